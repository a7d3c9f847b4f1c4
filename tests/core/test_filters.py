"""Conditions: what meets them, how they are typed and read, and that typing and reading are inverse."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filter_words import parse_typed, typed, words_of
from axonix_desktop.core.filters import Condition, condition_from_plain, condition_to_plain, meets
from axonix_desktop.core.kinds import Choice, Date, Integer, Kind, Money, Option, Percent, Reference, Text, YesNo
from axonix_desktop.core.periods import FIXED, span_of, words_of_period
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.portfolio import UseCase

TODAY = date(2026, 11, 22)  # a Sunday
TITLE, STAGE, TARGET, RAG, UNIT, USERS, PERSONAL = (
    UseCase.fields[name]
    for name in ("title", "stage", "target_on", "rag", "business_unit_id", "users_affected", "personal_data")
)
MONEY, SHARE = Field("value", Money(), "Value", ""), Field("share", Percent(), "Share", "")
UNITS = {1: "Finance", 2: "Legal, risk", 3: "People"}


def holds(text: str, field: Field, value: object, choices: dict[int, str] | None = None) -> bool:
    condition = parse_typed(text, field, today=TODAY, choices=choices or {})
    assert condition is not None
    words = choices or {}
    word = lambda one: words.get(one, "" if one is None else field.kind.show(field.kind.from_store(one)))  # noqa: E731
    return meets(condition, field.kind, TODAY, word)(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "is_met"),
    [
        (">100k", 100_001, True), (">100k", 100_000, False), (">= 100k", 100_000, True), ("<= 5", 5, True),
        ("<5", 5, False), ("10-20", 10, True), ("10 - 20", 20, True), ("20 to 10", 15, True), ("10-20", 21, False),
        ("7", 7, True), ("=7", 8, False), ("1,200", 1_200, True), ("is empty", None, True), ("is empty", 0, False),
        ("filled", 0, True), (">0", None, False), ("<9", None, False),
    ],
)  # fmt: skip
def test_numbers_are_asked_for_as_people_write_them(text: str, value: int | None, is_met: bool) -> None:
    assert holds(text, USERS, value) is is_met


def test_money_is_typed_in_pounds_and_compared_in_pence() -> None:
    assert parse_typed("> £1.5k", MONEY) == Condition("value", "more_than", (150_000,))
    assert holds(">= 1,500", MONEY, 150_000)


@pytest.mark.parametrize(
    ("text", "value", "is_met"),
    [
        ("this week", "2026-11-16", True), ("this week", "2026-11-22", True), ("this week", "2026-11-23", False),
        ("this month", "2026-11-30", True), ("next month", "2026-12-31", True), ("last month", "2026-10-01", True),
        ("this quarter", "2026-12-31", True), ("last quarter", "2026-09-30", True), ("next year", "2027-06-01", True),
        ("overdue", "2026-11-21", True), ("overdue", "2026-11-22", False), ("next 30 days", "2026-12-22", True),
        ("next 30 days", "2026-12-23", False), ("last 7 days", "2026-11-15", True),
        ("last 7 days", "2026-11-14", False),
        ("before 1 Mar 2026", "2026-02-28", True), ("before 1 Mar 2026", "2026-03-01", False),
        ("after 2026-03-01", "2026-03-01", False), ("from 1 March 2026", "2026-03-01", True),
        ("until 1 Mar 2026", "2026-03-01", True), ("> Mar 2026", "2026-03-31", False), ("< 2026", "2025-12-31", True),
        ("1 Jan 2026 to 5 Feb 2026", "2026-02-05", True), ("2026-01-01 - 2026-02-05", "2026-02-06", False),
        ("Q2 2026", "2026-06-30", True), ("mar 2026", "2026-04-01", False), ("2026", "2026-12-31", True),
        ("is empty", None, True), ("this month", None, False), ("in 2 weeks", "2026-12-06", True),
    ],
)  # fmt: skip
def test_dates_are_asked_for_as_people_write_them(text: str, value: str | None, is_met: bool) -> None:
    assert holds(text, TARGET, value) is is_met


@pytest.mark.parametrize(
    ("text", "value", "is_met"),
    [
        ("invoice", "The INVOICE triage", True), ("<>invoice", "Invoices", False), ("=Invoice", "invoice", True),
        ("=Invoice", "invoices", False), ('"is empty"', "this is empty", True),
        ("not started", "Not started yet", True),
    ],
)  # fmt: skip
def test_words_are_found_whatever_the_case(text: str, value: str, is_met: bool) -> None:
    assert holds(text, TITLE, value) is is_met


def test_choices_are_named_whole_in_part_or_several_at_once() -> None:
    assert parse_typed("at risk, off track", RAG) == Condition("rag", "any_of", ("amber", "red"))
    assert parse_typed("track", RAG) == Condition("rag", "any_of", ("green", "red"))
    assert parse_typed("all but On track", RAG) == Condition("rag", "none_of", ("green",))
    assert parse_typed("(empty), At risk", RAG) == Condition("rag", "any_of", (None, "amber"))
    with pytest.raises(BadValueError, match="none of: On track"):
        parse_typed("purple", RAG)


def test_stages_are_named_or_compared() -> None:
    assert parse_typed("pipeline", STAGE) == Condition("stage", "any_of", (0,))
    assert parse_typed(">= 4", STAGE) == Condition("stage", "at_least", (4,))
    assert parse_typed("4-6", STAGE) == Condition("stage", "between", (4, 6))


def test_a_reference_is_named_by_its_title_or_found_by_a_part_of_it() -> None:
    assert parse_typed('People, "Legal, risk"', UNIT, choices=UNITS) == Condition(UNIT.name, "any_of", (3, 2))
    assert parse_typed("leg", UNIT, choices=UNITS) == Condition(UNIT.name, "contains", ("leg",))
    assert holds("leg", UNIT, 2, UNITS)


def test_yes_and_no_are_words() -> None:
    assert holds("yes", PERSONAL, 1)
    assert not holds("no", PERSONAL, 1)


def test_what_is_no_number_or_date_is_refused_in_words() -> None:
    for text, field in (("soon", USERS), (">", USERS), ("someday", TARGET), ("before long", TARGET)):
        with pytest.raises(BadValueError):
            parse_typed(text, field, today=TODAY)


def test_a_chip_says_the_field_and_what_is_asked() -> None:
    assert words_of(Condition("target_on", "within", ("next 30 days",)), TARGET) == "Target: next 30 days"
    assert words_of(Condition("title", "contains", ("claims",)), TITLE) == "Use case: contains “claims”"
    assert words_of(Condition("users_affected", "more_than", (100_000,)), USERS) == "Users affected: > 100,000"
    assert words_of(Condition("id", "any_of", (1, 2), "Gates due in 30 days"), None) == "Gates due in 30 days"
    many = Condition("rag", "any_of", ("green", "amber", "red", None))
    assert words_of(many, RAG) == "Delivery RAG: On track, At risk or 2 more"


@given(st.sampled_from(FIXED), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_period_holds_its_days_in_order(code: str, today: date) -> None:
    first, last = span_of(code, today)
    assert first is None or last is None or first <= last
    if code.startswith("this") or code == "today":
        assert (first or today) <= today <= (last or today)
        assert None not in (first, last)


@given(st.sampled_from(["week", "month", "quarter", "year"]), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_last_this_and_next_follow_each_other_without_a_gap(unit: str, today: date) -> None:
    spans = [span_of(f"{which} {unit}", today) for which in ("last", "this", "next")]
    for (_first, end), (start, _last) in pairwise(spans):
        assert start == (end or today) + timedelta(days=1)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip).filter(bool)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat)
numbers = st.integers(-(10**9), 10**9)


def _ordered(name: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[Condition]:
    single = st.sampled_from(["is", "at_least", "at_most", "more_than", "less_than"])
    return st.one_of(
        st.builds(lambda test, value: Condition(name, test, (value,)), single, values),  # type: ignore[arg-type]
        st.tuples(values, values)
        .filter(lambda ends: ends[0] != ends[1])
        .map(lambda ends: Condition(name, "between", tuple(sorted(ends)))),  # type: ignore[type-var,arg-type]
    )


def _some(name: str, values: list[object]) -> st.SearchStrategy[Condition]:
    chosen = st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple)
    return st.builds(lambda test, among: Condition(name, test, among), st.sampled_from(["any_of", "none_of"]), chosen)


CASES = st.one_of(
    st.tuples(st.just(TITLE), st.builds(
        lambda test, text: Condition("title", test, (text,)), st.sampled_from(["contains", "lacks", "is"]), texts)),
    st.tuples(st.just(USERS), _ordered("users_affected", numbers.map(abs))),
    st.tuples(st.just(MONEY), _ordered("value", numbers)),
    st.tuples(st.just(TARGET), _ordered("target_on", days)),
    st.tuples(st.just(TARGET), st.builds(
        lambda count, which, unit: Condition("target_on", "within", (f"{which} {count} {unit}s",)),
        st.integers(1, 3_650), st.sampled_from(["next", "last"]), st.sampled_from(["day", "week", "month"]))),
    st.tuples(st.just(TARGET), st.sampled_from(FIXED).map(lambda code: Condition("target_on", "within", (code,)))),
    st.tuples(st.just(RAG), _some("rag", ["green", "amber", "red", None])),
    st.tuples(st.just(UNIT), _some(UNIT.name, [*UNITS, None])),
    st.tuples(st.just(STAGE), _some("stage", list(range(10)))),
    st.tuples(st.just(PERSONAL), _some("personal_data", [0, 1, None])),
    st.sampled_from([TITLE, USERS, TARGET, RAG, UNIT]).flatmap(lambda field: st.tuples(
        st.just(field), st.sampled_from(["empty", "filled"]).map(lambda test: Condition(field.name, test)))),
)  # fmt: skip


@given(CASES)
def test_what_a_condition_is_typed_as_reads_back_as_the_condition(case: tuple[Field, Condition]) -> None:
    field, condition = case
    choices = UNITS if field is UNIT else {}
    back = parse_typed(typed(condition, field, choices), field, today=TODAY, choices=choices)
    assert back is not None
    if condition == Condition(field.name, "any_of", (None,)):
        assert back == Condition(field.name, "empty")  # the same rows, in fewer words
    else:
        assert back == condition


@given(CASES)
def test_a_condition_survives_being_kept_with_a_view(case: tuple[Field, Condition]) -> None:
    assert condition_from_plain(condition_to_plain(case[1])) == case[1]


@pytest.mark.parametrize(
    "spoilt",
    [None, 3, {}, {"field": "x", "test": "explodes"}, {"field": "x", "test": "between", "values": [1]},
     {"field": "x", "test": "within", "values": ["sometime"]}, {"field": "x", "test": "is", "values": [[1]]}],
)  # fmt: skip
def test_a_spoilt_condition_is_left_out(spoilt: object) -> None:
    assert condition_from_plain(spoilt) is None


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), max_size=30), st.integers(0, 50))
def test_a_comparison_and_its_opposite_share_no_row_and_leave_only_empties(values: list[int | None], edge: int) -> None:
    kind: Kind = Integer()
    tests = [meets(Condition("n", test, (edge,)), kind, TODAY, str) for test in ("at_least", "less_than")]
    met = [sum(test(value) for test in tests) for value in values]
    assert met == [0 if value is None else 1 for value in values]


def test_words_are_those_of_the_field_kind() -> None:
    kind = Choice(options=(Option("a", "Alpha"), Option("b", "Beta")))
    field = Field("custom:1", kind, "Own", "")
    assert typed(Condition("custom:1", "any_of", ("b", "a")), field) == "Beta, Alpha"
    owner = Field("x", Reference(target="person"), "X", "")
    assert typed(Condition("x", "any_of", (9,)), owner, {9: "A, B"}) == '"A, B"'
    assert typed(Condition("x", "any_of", (1,)), Field("x", YesNo(), "X", "")) == "Yes"
    assert typed(Condition("x", "contains", ("a",)), Field("x", Text(), "X", "")) == "a"
    assert words_of_period("next 1 days") == "next 1 day"
    assert typed(Condition("d", "more_than", ("2026-03-01",)), Field("d", Date(), "D", "")) == "after 1 Mar 2026"
    assert typed(Condition("share", "at_least", (46.0,)), SHARE) == ">= 46%"
