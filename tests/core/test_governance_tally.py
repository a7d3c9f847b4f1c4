"""Counting items: levels, shares that never flatter, references to frameworks, deadlines as dated facts."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.checklists import SETTLED, State
from axonix_desktop.core.governance import (
    FRAMEWORKS,
    LEVEL_OF,
    LEVELS,
    Reference,
    Tally,
    deadlines,
    number_order,
    reference_of,
    references_told,
    tally_of,
    together,
)
from axonix_desktop.store.seed import legal_deadlines

STATES = st.sampled_from(get_args(State))
TALLIES = st.builds(Tally, st.dictionaries(STATES, st.integers(0, 500)), st.integers(0, 20))


def test_every_state_has_a_level_and_the_settled_ones_are_settled() -> None:
    assert set(LEVEL_OF) == set(get_args(State))
    assert {state for state, level in LEVEL_OF.items() if level == "settled"} == SETTLED


@given(TALLIES)
def test_levels_add_up_to_what_applies(tally: Tally) -> None:
    assert sum(tally.level(level) for level in LEVELS) == tally.applicable


@given(TALLIES)
def test_a_hundred_percent_means_all_and_only_all(tally: Tally) -> None:
    if not tally.applicable:
        assert tally.percent is None
    else:
        assert tally.percent is not None
        assert 0 <= tally.percent <= 100
        assert (tally.percent == 100) == (tally.settled == tally.applicable)


@given(st.lists(TALLIES, max_size=6))
def test_together_is_the_sum_whatever_the_order(tallies: list[Tally]) -> None:
    whole = together(tallies)
    assert whole.applicable == sum(one.applicable for one in tallies)
    assert whole.settled == sum(one.settled for one in tallies)
    assert whole.overdue == sum(one.overdue for one in tallies)
    back = together(reversed(tallies))
    assert {key: count for key, count in back.states.items() if count} == {
        key: count for key, count in whole.states.items() if count
    }


@given(st.lists(st.tuples(STATES, st.booleans())))
def test_a_tally_counts_each_standing_once(found: list[tuple[State, bool]]) -> None:
    tally = tally_of(found)
    assert tally.applicable == len(found)
    assert tally.overdue == sum(late for _, late in found)


def test_what_was_answered_leaves_out_only_what_nobody_began() -> None:
    tally = Tally({"not_started": 7, "done": 2, "expired": 1}, 3)
    assert tally.answered == Tally({"done": 2, "expired": 1}, 3)


def test_references_are_told_apart_by_framework() -> None:
    assert reference_of("NIST AI RMF GV 1.6") == Reference("NIST AI RMF", "GV 1.6")
    assert reference_of("EU AI Act 27(1)(a)-(c)") == Reference("EU AI Act", "27(1)(a)-(c)")
    assert reference_of("ISO 42001 A.3.2") == Reference("ISO/IEC 42001", "A.3.2")
    assert reference_of("ISO/IEC 42001 A.3.2") == Reference("ISO/IEC 42001", "A.3.2")
    assert reference_of("UK U4") == Reference("UK", "U4")
    assert reference_of("AI Verify ACC").framework == "AI Verify"
    assert reference_of("Ukrainian rule 3") == Reference("", "Ukrainian rule 3")


@given(st.sampled_from(FRAMEWORKS), st.from_regex(r"[A-Z]{1,3} ?[0-9]{1,3}", fullmatch=True))
def test_a_reference_written_down_is_read_back(name: str, number: str) -> None:
    assert reference_of(f"{name} {number}") == Reference(name, number)


def test_numbers_are_ordered_by_value_not_by_letter() -> None:
    wanted = ["5(1)", "9(2)", "10(2)(b)", "26(1)", "26(9)", "Annex I"]
    assert sorted(wanted[3:] + wanted[:3], key=number_order) == wanted
    assert number_order("GV 2") < number_order("GV 10")


@pytest.mark.parametrize("odd", ["26²", "½", "٣", "Ⅳ 2", "²³"])
def test_any_sign_a_person_writes_can_be_put_in_order(odd: str) -> None:
    assert sorted(["10", odd, "GV 2"], key=number_order)


def test_deadlines_come_by_day_and_are_counted_from_today() -> None:
    found = deadlines(legal_deadlines())
    dated = [one.on for one in found if one.on is not None]
    assert dated == sorted(dated)
    assert [one.on is None for one in found] == sorted(one.on is None for one in found)
    assert all(one.confidence and one.what for one in found)
    marking = next(one for one in found if one.on == date(2026, 12, 2))
    assert marking.days_left(date(2026, 11, 22)) == 10
    assert marking.days_left(date(2026, 12, 3)) == -1
    assert found[-1].days_left(date(2026, 11, 22)) is None


def test_where_a_law_is_named_it_is_said_that_this_is_no_legal_advice() -> None:
    assert references_told(["NIST AI RMF GV 1.6", "ISO/IEC 42001 A.5"]) == "NIST AI RMF GV 1.6; ISO/IEC 42001 A.5"
    told = references_told(["NIST AI RMF GV 1.6", "EU AI Act 26(1)"])
    assert told == "NIST AI RMF GV 1.6; EU AI Act 26(1). Information, not legal advice."
    assert references_told([]) == ""
