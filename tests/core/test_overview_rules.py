"""The rules of the Overview, beside a second counting that is as plain as can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.matters import KINDS, MATTERS, Around, Thresholds, attention_lines, in_short, matters
from axonix_desktop.core.overview import (
    RAG_ORDER,
    CaseRow,
    PastCase,
    changes,
    moves,
    past_days,
    portfolio,
    shown_units,
)

TODAY = date(2026, 11, 22)
DAYS = st.none() | st.integers(-120, 120).map(lambda days: (TODAY + timedelta(days=days)).isoformat())


@st.composite
def rows(draw: st.DrawFn) -> list[CaseRow]:
    """Any use cases."""
    count = draw(st.integers(0, 25))
    return [
        CaseRow(
            id=number + 1,
            key=f"UC-{number:03d}",
            title=f"Case {number}",
            stage=draw(st.integers(0, 9)),
            status=draw(st.sampled_from(["proposed", "active", "active", "on_hold", "completed", "retired"])),
            rag=draw(st.sampled_from(["green", "amber", "red", None])),
            unit_id=draw(st.sampled_from([1, 2, 3, None])),
            owner_id=draw(st.sampled_from([7, 8, None])),
            tier=draw(st.sampled_from(["high", "prohibited", "minimal", None])),
            due_on=draw(DAYS),
            updated_on=(TODAY - timedelta(days=draw(st.integers(0, 200)))).isoformat() + "T10:00:00Z",
        )
        for number in range(count)
    ]


@given(rows())
def test_every_count_of_the_portfolio_equals_a_plain_count(cases: list[CaseRow]) -> None:
    found = portfolio(cases, TODAY)
    active = [row for row in cases if row.status == "active"]
    assert found.active == len(active)
    assert found.total == len(cases)
    for stage in range(10):
        assert found.at_stage(stage) == len([row for row in active if row.stage == stage])
        for level in RAG_ORDER:
            wanted = [row for row in active if row.stage == stage and (row.rag or "none") == level]
            assert found.by_stage_rag.get((stage, level), 0) == len(wanted)
        for unit in (1, 2, 3, None):
            wanted = [row for row in active if row.stage == stage and row.unit_id == unit]
            assert found.by_unit_stage.get((unit, stage), 0) == len(wanted)
    in_time = [row for row in active if row.due_on and 0 <= (date.fromisoformat(row.due_on) - TODAY).days <= 30]
    assert sorted(found.due_ids) == sorted(row.id for row in in_time)
    assert sum(found.rated(level) for level in RAG_ORDER) == found.active


@given(rows(), st.integers(1, 4))
def test_the_heat_map_shows_every_unit_once_alone_or_among_the_others(cases: list[CaseRow], most: int) -> None:
    found = portfolio(cases, TODAY)
    shown = shown_units(found, {1: "One", 2: "Two", 3: "Three"}, most)
    units = [*shown.units, *shown.others]
    assert sorted(units, key=str) == sorted({unit for unit, _ in found.by_unit_stage}, key=str)
    assert len(shown.others) != 1


def _wanted(code: str, row: CaseRow, around: Around, limits: Thresholds) -> bool:
    """Whether an open use case belongs on a pile, said a second time."""
    late = (TODAY - date.fromisoformat(row.due_on)).days if row.due_on else 0
    count = around.overdue_items.get(row.id, (0, ""))[0]
    return {
        "prohibited": row.tier == "prohibited",
        "off_track": row.rag == "red",
        "gate_late": row.rag != "red" and late > limits.late_red_days,
        "gate_passed": row.rag != "red" and 0 < late <= limits.late_red_days,
        "gate_soon": row.status == "active" and bool(row.due_on) and -limits.soon_days <= late <= 0,
        "items_late": count >= limits.items_red,
        "items_overdue": 0 < count < limits.items_red,
        "unchecked": row.id in around.unchecked and row.id not in around.blocked,
        "blocked": row.id in around.blocked,
        "evidence_expired": row.id in around.expired and row.id not in around.blocked,
        "new_look": row.id in around.new_looks,
        "on_hold": row.status == "on_hold",
        "no_owner": row.owner_id is None,
        "owner_left": row.owner_id in around.people_left,
        "no_tier": row.tier is None and row.stage > 0,
        "no_unit": row.unit_id is None,
        "stale": row.status == "active" and (TODAY - date.fromisoformat(row.updated_on[:10])).days > limits.stale_days,
    }[code]


@given(rows(), st.integers(0, 60), st.integers(1, 5), st.integers(10, 120))
def test_what_needs_attention_is_what_the_rules_say_with_any_thresholds(
    cases: list[CaseRow], late: int, items: int, stale: int
) -> None:
    limits = Thresholds(late_red_days=late, items_red=items, stale_days=stale)
    around = Around(
        {row.id: (row.id % 6, "2026-11-01") for row in cases if row.id % 6},
        {2, 4, 6},
        {4: 1, 9: 2},
        {4: 1, 5: 3},
        {7},
        {8},
    )
    told = {one.code: set(one.ids) for one in matters(cases, around, TODAY, limits)}
    still_open = [row for row in cases if row.status not in ("completed", "retired")]
    for code in set(MATTERS) - {"capacity", "training", *KINDS}:
        assert told.get(code, set()) == {row.id for row in still_open if _wanted(code, row, around, limits)}, code


@given(rows())
def test_the_list_in_short_loses_nothing_and_keeps_its_order(cases: list[CaseRow]) -> None:
    around = Around(units_without_champion=(1, 2, 3), capacity_limit=1, training_overdue=4)
    found = matters(cases, around, TODAY, Thresholds())
    lines = attention_lines(found)
    assert [MATTERS[line.code] for line in lines] == sorted(
        (MATTERS[line.code] for line in lines), key=["red", "amber", "blue", "grey"].index
    )
    for one in found:
        ids = [number for line in lines if line.code == one.code for number in line.ids]
        assert ids == list(one.ids)
    for most in (1, 4, 50):
        few = in_short(lines, most)
        assert len(few) == min(most, len(lines))
        assert list(few) == [line for line in lines if line in few]
        kinds = {line.code for line in lines}
        assert len({line.code for line in few}) == min(most, len(kinds))


def test_a_crowd_in_the_middle_stages_is_told_only_above_the_limit() -> None:
    cases = [_case(number, stage=5) for number in range(1, 5)]
    over = matters(cases, Around(capacity_limit=3), TODAY, Thresholds())
    assert next(one for one in over if one.code == "capacity").number == 4
    assert not [one for one in matters(cases, Around(capacity_limit=4), TODAY, Thresholds()) if one.code == "capacity"]
    assert not [one for one in matters(cases, Around(capacity_limit=0), TODAY, Thresholds()) if one.code == "capacity"]


def test_changes_tell_each_field_then_and_now_newcomers_and_those_that_left() -> None:
    past = {
        1: PastCase("UC-1", "One", 2, "active", "green", None),
        2: PastCase("UC-2", "Two", 2, "active", "green", 7),
    }
    now = [_case(1, stage=3, rag="red", owner_id=9, status="on_hold"), _case(5)]
    told = {(one.code, one.id): (one.old, one.new) for one in changes(past, now)}
    assert told == {
        ("stage", 1): (2, 3),
        ("rag", 1): ("green", "red"),
        ("status", 1): ("active", "on_hold"),
        ("owner", 1): (None, 9),
        ("new", 5): (None, 1),
        ("removed", 2): (2, None),
    }
    assert [one.code for one in changes(past, now)] == ["stage", "rag", "status", "owner", "new", "removed"]


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 9)), st.dictionaries(st.integers(1, 9), st.integers(0, 9)))
def test_moves_count_only_those_that_were_there_and_still_are(before: dict[int, int], after: dict[int, int]) -> None:
    found = moves(before, after)
    both = before.keys() & after.keys()
    assert set(found.forward) == {one for one in both if after[one] > before[one]}
    assert set(found.back) == {one for one in both if after[one] < before[one]}


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(0, 900))
def test_a_trend_has_at_most_twelve_days_all_of_them_within_the_history(today: date, age: int) -> None:
    first = today - timedelta(days=age)
    days = past_days(first, today)
    assert len(days) <= 12
    assert list(days) == sorted(set(days))
    assert all(first <= day < today for day in days)
    if age > 84:
        assert all((day + timedelta(days=1)).day == 1 for day in days)
    assert bool(days) == (age > 0)


def _case(number: int, **values: object) -> CaseRow:
    whole: dict[str, object] = {
        "id": number, "key": f"UC-{number}", "title": f"Case {number}", "stage": 1, "status": "active", "rag": None,
        "unit_id": 1, "owner_id": 1, "tier": "minimal", "due_on": None, "updated_on": "2026-11-20", **values,
    }  # fmt: skip
    names: Sequence[str] = CaseRow._fields
    return CaseRow._make([whole[name] for name in names])
