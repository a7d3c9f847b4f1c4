"""Scoring, using components and linking data sources: one act is one undo step, a refusal leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.components import (
    leave_component,
    link_sources,
    publish_components,
    unlink_source,
    use_component,
    wait_for_component,
)
from axonix_desktop.actions.readiness import Marked, score_item_for, score_items
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.readiness import Component, DataSource
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.components import read_components
from axonix_desktop.store.queries.data_sources import read_sources
from axonix_desktop.store.queries.readiness import scores_of
from axonix_desktop.store.undo import undo
from tests.builders import use_case
from tests.conftest import Clock

DAY = date(2026, 11, 22)
ITEM = ("data", "Catalogued")


@pytest.fixture
def f(tmp_path: Path, clock: Clock) -> Iterator[ProgrammeFile]:
    """Two use cases, a component and a data source."""
    with ProgrammeFile.create(tmp_path / "r.axonix", clock=clock) as file:
        with file.work("Begin", actor="Tester") as work:
            for number in new_ids(2):
                work.insert(use_case(id=number))
            work.insert(Component(id=new_ids(1)[0], name="Token API", component_kind="api"))
            work.insert(DataSource(id=new_ids(1)[0], name="Ledger"))
        yield file


def _cases(f: ProgrammeFile) -> list[int]:
    return [row[0] for row in f.read("SELECT id FROM use_case ORDER BY id")]


def _only(f: ProgrammeFile, kind: str) -> int:
    return f.read(f"SELECT id FROM {kind}")[0][0]


def _sets(f: ProgrammeFile) -> int:
    return len(change_sets(f, 100))


def test_a_score_is_kept_with_its_evidence_and_who_gave_it_when(f: ProgrammeFile) -> None:
    case = _cases(f)[0]
    marked = Marked(*ITEM, {"score": 3, "evidence": " In the catalogue ", "next_step": ""})
    assert score_items(f, use_case_id=case, marked=[marked], by="Ada", on=DAY, actor="Tester")
    kept = scores_of(f, case)[ITEM]
    assert (kept.score, kept.evidence, kept.next_step) == (3, "In the catalogue", "")
    assert (kept.assessed_by, kept.assessed_on) == ("Ada", "2026-11-22")
    assert change_sets(f, 1)[0].label.startswith("Score “Catalogued” of UC-")


def test_scoring_twice_the_same_changes_nothing_and_keeps_who_scored_first(f: ProgrammeFile) -> None:
    case = _cases(f)[0]
    marked = [Marked(*ITEM, {"score": 2})]
    score_items(f, use_case_id=case, marked=marked, by="Ada", on=DAY, actor="Tester")
    assert score_items(f, use_case_id=case, marked=marked, by="Bob", on=DAY, actor="Tester") is None
    assert scores_of(f, case)[ITEM].assessed_by == "Ada"


def test_what_is_not_given_stays_as_it_was(f: ProgrammeFile) -> None:
    case = _cases(f)[0]
    first = Marked(*ITEM, {"score": 1, "evidence": "A list", "next_step": "Finish it"})
    score_items(f, use_case_id=case, marked=[first], by="Ada", on=DAY, actor="Tester")
    score_items(f, use_case_id=case, marked=[Marked(*ITEM, {"score": 2})], by="Bob", on=DAY, actor="Tester")
    kept = scores_of(f, case)[ITEM]
    assert (kept.score, kept.evidence, kept.next_step, kept.assessed_by) == (2, "A list", "Finish it", "Bob")


def test_a_whole_sheet_is_one_step_that_undo_takes_back(f: ProgrammeFile) -> None:
    case, before = _cases(f)[0], _sets(f)
    sheet = [Marked("data", "Catalogued", {"score": 0}), Marked("economics", "Benefits tracked", {"score": 4})]
    number = score_items(f, use_case_id=case, marked=sheet, by="Ada", on=DAY, actor="Tester")
    assert _sets(f) == before + 1
    assert {key: one.score for key, one in scores_of(f, case).items()} == {
        ("data", "Catalogued"): 0, ("economics", "Benefits tracked"): 4
    }  # fmt: skip
    assert number is not None
    undo(f, actor="Tester")
    assert scores_of(f, case) == {}


def test_the_programme_has_one_score_an_item_of_its_own(f: ProgrammeFile) -> None:
    for score in (1, 3):
        marked = [Marked(*ITEM, {"score": score})]
        score_items(f, use_case_id=None, marked=marked, by="Ada", on=DAY, actor="Tester")
    assert f.read("SELECT score FROM readiness_item") == [(3,)]


def test_the_same_item_of_several_use_cases_is_one_step(f: ProgrammeFile) -> None:
    cases, before = _cases(f), _sets(f)
    marked = Marked(*ITEM, {"score": 2, "evidence": "Common catalogue"})
    score_item_for(f, use_case_ids=[*cases, cases[0]], marked=marked, by="Ada", on=DAY, actor="Tester")
    assert [scores_of(f, case)[ITEM].score for case in cases] == [2, 2]
    assert _sets(f) == before + 1
    assert change_sets(f, 1)[0].label == "Score “Catalogued” of 2 use cases"


@pytest.mark.parametrize("score", [5, -1, True, "3"])
def test_what_is_no_score_is_refused_and_leaves_no_trace(f: ProgrammeFile, score: object) -> None:
    case, before = _cases(f)[0], _sets(f)
    marked = [Marked("economics", "Benefits tracked", {"score": 1}), Marked(*ITEM, {"score": score})]  # type: ignore[dict-item]
    with pytest.raises(RefusedError, match="0 to 4"):
        score_items(f, use_case_id=case, marked=marked, by="Ada", on=DAY, actor="Tester")
    assert scores_of(f, case) == {}
    assert _sets(f) == before


def test_a_use_case_that_is_gone_is_refused(f: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="no longer there"):
        score_items(f, use_case_id=4711, marked=[Marked(*ITEM, {"score": 1})], by="", on=DAY, actor="Tester")
    with pytest.raises(RefusedError, match="at least one"):
        score_item_for(f, use_case_ids=[], marked=Marked(*ITEM, {"score": 1}), by="", on=DAY, actor="Tester")


def test_a_next_step_leaves_the_score_and_who_gave_it_alone(f: ProgrammeFile) -> None:
    case = _cases(f)[0]
    score_items(f, use_case_id=case, marked=[Marked(*ITEM, {"score": 1})], by="Ada", on=DAY, actor="Tester")
    step = Marked(*ITEM, {"next_step": "Fill the catalogue"})
    score_items(f, use_case_id=case, marked=[step], by="Bo", on=DAY, actor="Tester")
    kept = scores_of(f, case)[ITEM]
    assert (kept.score, kept.next_step, kept.assessed_by) == (1, "Fill the catalogue", "Ada")
    score_items(f, use_case_id=case, marked=[Marked(*ITEM, {"next_step": None})], by="Bo", on=DAY, actor="Tester")
    assert scores_of(f, case)[ITEM].next_step == ""


def test_who_waited_for_a_component_uses_it_from_the_day_it_came(f: ProgrammeFile) -> None:
    cases, component = _cases(f), _only(f, "component")
    wait_for_component(f, component_id=component, use_case_ids=cases, on=date(2026, 9, 1), actor="Tester")
    found = read_components(f).components[0]
    assert [(one.use_case_id, one.days(DAY)) for one in found.waiting] == [(one, 82) for one in cases]
    use_component(f, component_id=component, use_case_ids=cases[:1], on=DAY, actor="Tester")
    found = read_components(f).components[0]
    assert [(one.use_case_id, one.since_on) for one in found.users] == [(cases[0], "2026-11-22")]
    assert [one.use_case_id for one in found.waiting] == cases[1:]
    assert use_component(f, component_id=component, use_case_ids=cases[:1], on=DAY, actor="Tester") is None


def test_a_use_case_that_uses_a_component_cannot_wait_for_it(f: ProgrammeFile) -> None:
    case, component = _cases(f)[0], _only(f, "component")
    use_component(f, component_id=component, use_case_ids=[case], on=DAY, actor="Tester")
    with pytest.raises(RefusedError, match="already uses “Token API”"):
        wait_for_component(f, component_id=component, use_case_ids=[case], on=DAY, actor="Tester")


def test_leaving_a_component_can_be_undone(f: ProgrammeFile) -> None:
    cases, component = _cases(f), _only(f, "component")
    use_component(f, component_id=component, use_case_ids=cases, on=DAY, actor="Tester")
    assert read_components(f).reuse_percent == 100
    leave_component(f, component_id=component, use_case_ids=cases, actor="Tester")
    assert read_components(f).components[0].users == ()
    assert read_components(f).reuse_percent == 0
    undo(f, actor="Tester")
    assert len(read_components(f).components[0].users) == 2
    assert leave_component(f, component_id=component, use_case_ids=[cases[0]], actor="Tester") is not None
    assert leave_component(f, component_id=component, use_case_ids=[cases[0]], actor="Tester") is None


def test_publishing_is_told_by_name_and_done_once(f: ProgrammeFile) -> None:
    component = _only(f, "component")
    assert publish_components(f, ids=[component], actor="Tester")
    assert read_components(f).components[0].is_published
    assert change_sets(f, 1)[0].label == "Publish “Token API”"
    assert publish_components(f, ids=[component], actor="Tester") is None
    with pytest.raises(RefusedError, match="no longer there"):
        publish_components(f, ids=[4711], actor="Tester")


def test_use_cases_rest_on_a_data_source_once(f: ProgrammeFile) -> None:
    cases, source = _cases(f), _only(f, "data_source")
    assert link_sources(f, source_ids=[source], use_case_ids=cases, actor="Tester")
    assert [use.use_case_id for use in read_sources(f)[0].uses] == cases
    assert link_sources(f, source_ids=[source], use_case_ids=cases, actor="Tester") is None
    assert unlink_source(f, source_id=source, use_case_ids=cases[:1], actor="Tester")
    assert [use.use_case_id for use in read_sources(f)[0].uses] == cases[1:]


def test_a_score_typed_into_the_list_is_assessed_today_by_who_typed_it(f: ProgrammeFile, clock: Clock) -> None:
    case = _cases(f)[0]
    score_items(f, use_case_id=case, marked=[Marked(*ITEM, {"score": 1})], by="Ben", on=DAY, actor="Ben")
    number = _only(f, "readiness_item")
    asked = "SELECT score, assessed_by, assessed_on FROM readiness_item"
    clock.advance(days=30)
    change_records(f, "readiness_item", [(number, {"score": 1, "next_step": "Ask"})], actor="Ada")
    assert f.read(asked) == [(1, "Ben", DAY.isoformat())]
    change_records(f, "readiness_item", [(number, {"score": 3})], actor="Ada")
    assert f.read(asked) == [(3, "Ada", f.now.date().isoformat())]
    change_records(f, "readiness_item", [(number, {"evidence": "Seen", "assessed_by": "Cleo"})], actor="Ada")
    assert f.read(asked) == [(3, "Cleo", f.now.date().isoformat())]
    undo(f, actor="Ada")
    undo(f, actor="Ada")
    assert f.read(asked) == [(1, "Ben", DAY.isoformat())]
