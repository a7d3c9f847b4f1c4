"""A few typed letters find a title; what matched can be marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.finding import best, excerpt, likely_word, places, score

TITLES = ["Undo", "New use case", "Move to the next stage", "Open the sample programme", "Keyboard shortcuts"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [("new", "New use case"), ("nex sta", "Move to the next stage"), ("stage next", "Move to the next stage"),
     ("keybord", "Keyboard shortcuts"), ("shortcust", "Keyboard shortcuts"),
     ("sampel prog", "Open the sample programme")],
)  # fmt: skip
def test_beginnings_any_order_and_slips_find_the_title(typed: str, title: str) -> None:
    assert best(typed, TITLES, str, 5)[0] == title


def test_what_is_like_nothing_finds_nothing() -> None:
    assert best("qqqq", TITLES, str, 5) == []


def test_a_slip_in_a_long_word_is_forgiven_and_in_a_short_one_not() -> None:
    assert likely_word("governnace", ["governance", "invoice"]) == "governance"
    assert likely_word("cat", ["car"]) is None


@given(st.text(max_size=60), st.text(max_size=12))
def test_marked_places_hold_typed_words_and_do_not_overlap(text: str, typed: str) -> None:
    found = places(text, typed)
    assert all(one[0] + one[1] <= following[0] for one, following in pairwise(found))
    assert all(start >= 0 and start + length <= len(text) for start, length in found)


@given(st.text(max_size=400), st.text(max_size=10))
def test_an_excerpt_is_never_longer_than_its_room_and_two_dots(text: str, typed: str) -> None:
    assert len(excerpt(text, typed, 80)) <= 82


@given(st.text(max_size=30), st.text(max_size=60))
def test_a_score_is_a_share_of_a_hundred(typed: str, title: str) -> None:
    assert 0 <= score(typed, title) <= 100
