"""The three lines read as a person would write them, and keys sort as a person would sort them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.forms import long_date
from axonix_desktop.core.health import CaseFacts
from axonix_desktop.core.ordering import natural
from axonix_desktop.core.sentences import counted, three_lines
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.summary import Movement

TODAY = date(2026, 11, 22)
UNKNOWN = Movement(None, False, "")


def test_an_empty_programme_is_described_without_a_figure() -> None:
    lines = three_lines([], UNKNOWN, [], TODAY, 0)
    assert lines[0] == "There are no use cases in this programme yet."
    assert not any(character.isdigit() for line in lines for character in line)


def test_one_use_case_is_told_in_the_singular() -> None:
    one = CaseFacts(id=1, key="A", title="Chat", stage=1, status="active", rag="red", rag_reason="No data")
    lines = three_lines([one], UNKNOWN, [], TODAY, 1)
    assert lines[0] == (
        "One use case is in the programme from one business unit: one in the rollout and none in the pipeline."
    )
    assert lines[1] == "One use case is off track, namely “Chat”."


def test_movement_is_told_with_its_day() -> None:
    cases = [CaseFacts(id=n, key=str(n), title="T", stage=1, status="active") for n in range(13)]
    moved = Movement(date(2026, 10, 1), True, "", forward=4, total_then=11)
    assert three_lines(cases, moved, [], TODAY, 1)[0] == (
        "13 use cases are in the programme, two more than on 1 October 2026. Four moved up a stage and none moved back."
    )


def test_numbers_up_to_twelve_are_words() -> None:
    assert (counted(12, "case"), counted(13, "case"), counted(1, "case")) == ("twelve cases", "13 cases", "one case")


def test_reports_write_the_month_out() -> None:
    assert long_date(date(2026, 1, 2)) == "2 January 2026"


@given(st.text(max_size=300))
def test_a_shortened_title_never_exceeds_its_limit(title: str) -> None:
    assert len(shortened(title, 40)) <= 40


def test_keys_are_ordered_by_their_numbers() -> None:
    assert sorted(["UC-10", "uc-9", "UC-1a", "UC-1"], key=natural) == ["UC-1", "UC-1a", "uc-9", "UC-10"]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_keys_can_be_ordered(keys: list[str]) -> None:
    assert len(sorted(keys, key=natural)) == len(keys)
