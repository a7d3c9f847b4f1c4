"""Every sort of value is read, shown and stored without losing anything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Email,
    Integer,
    Key,
    Kind,
    Money,
    Number,
    Option,
    Percent,
    StageNumber,
    Text,
    Value,
    Words,
    YesNo,
)
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.stages import TITLES

COLOUR = Choice(options=(Option("r", "Red", ("rot",)), Option("g", "Green")))
STAGE = StageNumber(titles=TITLES)
WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)
EXAMPLES: list[tuple[Kind, st.SearchStrategy[Value]]] = [
    (Text(), WORD),
    (Integer(), st.integers(-(2**63), 2**63 - 1)),
    (Number(), st.floats(-1e14, 1e14, allow_nan=False)),
    (Percent(), st.floats(0, 100)),
    (Money(), st.integers(-(10**14), 10**14)),
    (YesNo(), st.booleans()),
    (Date(), st.dates(min_value=date(1000, 1, 1))),
    (COLOUR, st.sampled_from(["r", "g"])),
    (STAGE, st.integers(0, 9)),
    (Words(), st.lists(WORD, min_size=1, max_size=4, unique=True).map(tuple)),
]


@pytest.mark.parametrize("kind", [kind for kind, _ in EXAMPLES], ids=lambda kind: kind.name)
def test_no_value_is_shown_as_nothing_and_read_back(kind: Kind) -> None:
    assert kind.show(None) == ""
    assert kind.parse("") is None
    assert kind.to_store(None) is None


@pytest.mark.parametrize(("kind", "values"), EXAMPLES, ids=[kind.name for kind, _ in EXAMPLES])
def test_stored_value_comes_back_the_same(kind: Kind, values: st.SearchStrategy[Value]) -> None:
    @given(values)
    def law(value: Value) -> None:
        assert kind.from_store(kind.to_store(value)) == value

    law()


@pytest.mark.parametrize(("kind", "values"), EXAMPLES, ids=[kind.name for kind, _ in EXAMPLES])
def test_what_is_shown_can_be_typed_again(kind: Kind, values: st.SearchStrategy[Value]) -> None:
    @given(values)
    def law(value: Value) -> None:
        assert kind.show(kind.parse(kind.show(value))) == kind.show(value)

    law()


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Money(), "£1,234.50", 123450),
        (Money(), -0.5, -50),
        (Percent(), "45 %", 45.0),
        (Integer(), "1,234", 1234),
        (Integer(), 7.0, 7),
        (YesNo(), "Yes", True),
        (YesNo(), "0", False),
        (Date(), "22 Nov 2026", date(2026, 11, 22)),
        (Date(), "2026-11-22", date(2026, 11, 22)),
        (Key(), 101.0, "101"),
        (Key(), "007", "007"),
        (Email(), "Ada@Example.org", "ada@example.org"),
        (COLOUR, "ROT", "r"),
        (STAGE, "4 · Deploy", 4),
        (STAGE, "pipeline", 0),
    ],
)
def test_typed_words_are_read_as_people_mean_them(kind: Kind, typed: object, value: Value) -> None:
    assert kind.parse(typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Integer(), "1.5"),
        (Integer(1, 5), "6"),
        (Number(), "nan"),
        (Number(), float("inf")),
        (Percent(), "120"),
        (YesNo(), "perhaps"),
        (Date(), "01/02/26"),
        (Email(), "nobody"),
        (COLOUR, "blue"),
        (STAGE, "12"),
        (Text(limit=3), "four"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(kind: Kind, typed: object) -> None:
    with pytest.raises(BadValueError, match=r"\.$"):
        kind.parse(typed)


def test_choices_sort_in_their_own_order_and_blanks_last() -> None:
    assert sorted([None, "g", "r"], key=COLOUR.sort_key) == ["r", "g", None]
