"""Cells become values of a field, each distinct one read once, and what cannot be read is told with its place."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.amounts import amount_of, decimal_mark
from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.cells import CellValue, ErrorCell
from axonix_desktop.core.importing.choosing import level_of, option_of, sense_of
from axonix_desktop.core.importing.values import ColumnRead, ReadingChoices, as_text, read_column
from axonix_desktop.core.kinds import (
    Date,
    Email,
    Integer,
    Key,
    Kind,
    LongText,
    Money,
    Number,
    Percent,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.records.choices import AI_KIND, ORIGIN, RAG, RISK_TIER, STATUS, WORK_STATUS


def read(kind: Kind, *cells: CellValue, **choices: object) -> ColumnRead:
    return read_column(Field("field", kind, "Field", ""), cells, ReadingChoices(**choices))  # type: ignore[arg-type]


def stored(kind: Kind, *cells: CellValue) -> list[object]:
    return list(read(kind, *cells).stored)


def test_identifiers_stay_text_with_leading_zeros_and_without_a_decimal_point() -> None:
    assert stored(Key(), "007", 101.0, 25, " UC-1\u00a0", 1.1) == ["007", "101", "25", "UC-1", "1.1"]


@pytest.mark.parametrize(
    "word", ["N/A", "n/a", "None", "TBD", "Unknown", "-", "–", "Select Risk Category", "[Name]", ".."]
)
def test_words_for_empty_are_no_value(word: str) -> None:
    assert says_nothing(word)
    assert stored(Text(), word) == [None]
    assert stored(Key(), word) == [None]


def test_a_required_text_keeps_its_words() -> None:
    one = Field("title", Text(), "Title", "", required=True)
    assert read_column(one, ["None"], ReadingChoices()).stored == ["None"]


def test_stray_blanks_go_and_lines_stay_only_in_long_text() -> None:
    assert stored(Text(), "  two\nlines\u00a0 ") == ["two lines"]
    assert stored(LongText(), "  two\nlines\u00a0 ") == ["two\nlines"]


def test_an_error_cell_is_left_out_and_told() -> None:
    found = read(Text(), "fine", ErrorCell("#REF!"))
    assert found.stored == ["fine", None]
    assert found.refused[0][0] == 1
    assert "#REF!" in found.refused[0][1]


def test_yes_and_no_are_found_at_the_start_of_a_sentence() -> None:
    cells = ["Yes", "a) Yes", "Yes – by the CAIO", " No", "a) No", True, "x", "No, not yet", None, "N/A"]
    assert stored(YesNo(), *cells) == [1, 1, 1, 0, 0, 1, 1, 0, None, None]


def test_an_answer_that_is_neither_yes_nor_no_is_told() -> None:
    assert read(YesNo(), "Maybe").refused[0][0] == 0


def test_percent_is_read_with_sign_as_number_and_as_fraction() -> None:
    assert stored(Percent(), 0.45, 1, 0.0) == [45.0, 100.0, 0.0]
    assert stored(Percent(), 45, 1) == [45.0, 1.0]
    assert stored(Percent(), "45%", "45 %", "0.5%") == [45.0, 45.0, 0.5]
    assert stored(Percent(), "0.45", "0.9") == [45.0, 90.0]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.50", 1234.5), ("1.234,50", 1234.5), ("£1,200", 1200.0), ("1 200,5 €", 1200.5), ("USD 3m", 3_000_000.0),
        ("(500)", -500.0), ("-12.5", -12.5), ("1.234.567", 1_234_567.0), ("1'000.25", 1000.25), ("2.5k", 2500.0),
        ("0.125", 0.125), ("12,5", 12.5),
    ],
)  # fmt: skip
def test_amounts_are_read_in_both_comma_conventions(text: str, amount: float) -> None:
    assert amount_of(text) == amount


@pytest.mark.parametrize("text", ["1.200", "about 5", "10-20", "", "n/a", "12.500 €"])
def test_an_amount_that_is_none_or_reads_two_ways_is_not_guessed(text: str) -> None:
    assert amount_of(text) is None


def test_the_column_decides_what_a_lone_mark_means() -> None:
    assert stored(Money(), "1.200", "3.400,50") == [120_000, 340_050]
    assert stored(Money(), "1.200", "3,400.50") == [120, 340_050]
    assert decimal_mark(["1.200,00", "1,200.00"]) is None


def test_an_undecided_column_of_amounts_is_left_empty_and_asked_about() -> None:
    found = read(Money(), "1.200", 50)
    assert found.stored == [None, 5000]
    assert found.question is not None
    assert "1.200" in found.question
    assert [position for position, _ in found.refused] == [0]


def test_whole_numbers_refuse_ranges_and_fractions_in_words() -> None:
    found = read(Integer(0), "1,250", 12.0, "101-1000", 1.5, -1)
    assert found.stored == [1250, 12, None, None, None]
    assert [position for position, _ in found.refused] == [2, 3, 4]


def test_several_words_in_a_cell_become_a_list() -> None:
    assert [json.loads(str(one)) for one in stored(Words(), "a; b, a", "x\ny")] == [["a", "b"], ["x", "y"]]


def test_an_address_is_found_within_its_cell() -> None:
    assert stored(Email(), "Ann <Ann@Example.org>", "mailto:a@b.org", None) == ["ann@example.org", "a@b.org", None]
    assert read(Email(), "call me").refused


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("a) High-impact ", "high"), ("b) Presumed high-impact but determined not high-impact", "limited"),
        ("c) Not high-impact", "minimal"), ("Yes", "high"), ("No", "minimal"), ("Rights-Impacting", "high"),
        ("Medium", "limited"), ("Prohibited practice", "prohibited"),
    ],
)  # fmt: skip
def test_answers_about_high_impact_become_a_risk_tier(text: str, tier: str) -> None:
    assert option_of(RISK_TIER, text)[0] == tier


@pytest.mark.parametrize(
    ("text", "colour"),
    [("Amber/Red", "red"), ("Amber/Green", "amber"), ("G", "green"), ("Exempt under Section 43", None)],
)
def test_colours_between_two_count_as_the_worse(text: str, colour: str | None) -> None:
    assert option_of(RAG, text)[0] == colour


def test_coded_and_explained_options_are_recognised() -> None:
    assert option_of(ORIGIN, "c) Developed with both contracting and in-house resources")[0] == "both"
    assert option_of(AI_KIND, "Generative AI: AI that generates new or synthetic content")[0] == "generative"
    assert option_of(STATUS, "Proposed")[0] == "proposed"
    assert option_of(WORK_STATUS, "Pending")[0] == "open"
    assert option_of(STATUS, "blue")[0] is None


def test_choices_show_every_word_met_and_what_it_became() -> None:
    found = read(ORIGIN, "b) Developed in-house", "Atlantis", "N/A", None)
    assert found.stored == ["built", None, None, None]
    assert found.seen == {"b) Developed in-house": "Built", "Atlantis": None}
    assert [position for position, _ in found.refused] == [1]


def test_a_persons_decision_beats_the_proposal() -> None:
    found = read(ORIGIN, "Atlantis", "built", words={"Atlantis": "bought", "built": None})
    assert found.stored == ["bought", None]
    assert not found.refused


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("a) Yes", "done"), ("b) In-progress", "in_progress"), ("No", "not_started"),
        ("b) Not applicable", "not_applicable"), ("Not started", "not_started"), ("Unverified", "not_started"),
        ("Yes, sufficient and periodic training has been established", "done"), ("Not implemented", "not_started"),
        ("Establishment of sufficient and periodic training is in-progress", "in_progress"),
        ("b) Development of monitoring protocols is in-progess", "in_progress"), ("Fully achieved", "done"),
    ],
)  # fmt: skip
def test_an_answer_says_how_far_a_governance_item_is(text: str, status: str) -> None:
    assert sense_of(text)[0] == status


@pytest.mark.parametrize(
    ("word", "level"), [("High", 4), ("4 - Major", 4), ("very low", 1), ("Mittel", 3), ("critique", 5)]
)
def test_levels_are_read_in_words_and_numbers(word: str, level: int) -> None:
    assert level_of(word) == level


def test_dates_of_a_column_are_stored_as_iso_with_doubts_addressed() -> None:
    found = read(Date(), date(2026, 2, 1), "14/03/2025", "Mar-25", "soon", None)
    assert found.stored == ["2026-02-01", "2025-03-14", "2025-03-01", None, None]
    assert [position for position, _ in found.noted] == [2]
    assert [position for position, _ in found.refused] == [3]


def test_a_cell_as_text_keeps_what_a_person_sees() -> None:
    midnight = datetime(2026, 1, 2)
    cells = [101.0, True, midnight, "  ", ErrorCell("#N/A")]
    assert [as_text(one) for one in cells] == ["101", "Yes", "2026-01-02", None, None]


CELLS = st.one_of(
    st.none(), st.text(max_size=30), st.integers(-(10**18), 10**18), st.floats(), st.booleans(), st.dates(),
    st.datetimes(), st.just(ErrorCell("#DIV/0!")),
)  # fmt: skip
KINDS: list[Kind] = [
    Text(), LongText(), Key(), Email(), Integer(), Number(), Percent(), Money(), YesNo(), Date(), Words(), STATUS,
    RISK_TIER, RAG,
]  # fmt: skip


@given(st.lists(CELLS, max_size=12), st.sampled_from(KINDS))
def test_any_column_reads_as_any_kind_one_value_a_cell(cells: list[CellValue], kind: Kind) -> None:
    found = read(kind, *cells)
    assert len(found.stored) == len(cells)
    assert all(0 <= position < len(cells) for position, _ in [*found.refused, *found.noted])
    assert all(found.stored[position] is None for position, _ in found.refused)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_an_amount_written_in_either_convention_reads_the_same(whole: int, cents: int) -> None:
    british = f"{whole:,}.{cents:02}"
    continental = british.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert amount_of(british) == amount_of(continental) == pytest.approx(whole + cents / 100)
