"""Words, numbers and answers of trackers become values of ours, and what cannot be meant is said."""

from __future__ import annotations

import pytest

from axonix_desktop.core.importing.cells import CellValue, ErrorCell
from axonix_desktop.core.importing.choosing import level_of, option_of, sense_of
from axonix_desktop.core.importing.keeping import guess
from axonix_desktop.core.importing.lifecycle import Standing, standing_of
from axonix_desktop.core.importing.values import ReadingChoices, amount_of, as_text, read_column
from axonix_desktop.core.records.choices import ORIGIN, RAG, RISK_TIER
from axonix_desktop.core.records.catalogue import record_of


@pytest.mark.parametrize(
    ("word", "stage", "status"),
    [
        ("a) Pre-deployment – The use case is in a development or acquisition status.", 2, "active"),
        ("b)  Pilot – The use case has been deployed in a limited test or pilot capacity.", 3, "active"),
        ("c) Deployed – The use case is being actively authorized", 4, "active"),
        ("d) Retired – it was reported last year", 4, "retired"),
        ("Operation and Maintenance", 5, "active"),
        ("Proof of Concept", 3, "active"),
        ("IN PRODUCTION", 4, "active"),
        ("On-hold", None, "on_hold"),
        ("Idea", 0, "proposed"),
        ("Stage 6", 6, None),
        ("7 · Self-service", 7, None),
        ("in Arbeit", 2, "active"),
    ],
)
def test_lifecycle_words_are_proposed_as_stage_and_status(word: str, stage: int | None, status: str | None) -> None:
    assert standing_of(word)[0] == Standing(stage, status)


@pytest.mark.parametrize("word", ["Blue", "Finance", "see comment"])
def test_a_word_that_is_no_lifecycle_word_is_left_alone(word: str) -> None:
    assert standing_of(word)[0] is None


@pytest.mark.parametrize(
    ("word", "tier"),
    [
        ("a) High-impact", "high"),
        ("b) Presumed high-impact but determined not high-impact", "limited"),
        ("c) Not high-impact", "minimal"),
        ("Unacceptable risk", "prohibited"),
        ("Yes", "high"),
        ("No", "minimal"),
        ("Rights-Impacting", "high"),
        ("mittel", "limited"),
    ],
)
def test_answers_about_impact_become_a_risk_tier(word: str, tier: str) -> None:
    assert option_of(RISK_TIER, word)[0] == tier


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Yes", "done"),
        ("a) Yes – sufficient monitoring protocols have been established", "done"),
        ("b) In-progress", "in_progress"),
        ("Development of monitoring protocols is in-progress", "in_progress"),
        ("No", "not_started"),
        ("Not applicable", "not_applicable"),
        ("c) Agency CAIO has waived this minimum practice", "not_applicable"),
        ("Established process", "done"),
    ],
)
def test_an_answer_says_how_far_its_item_is(answer: str, status: str) -> None:
    assert sense_of(answer)[0] == status


def test_coded_and_misspelt_words_find_their_option() -> None:
    assert option_of(ORIGIN, "c) Developed with both contracting and in-house resources")[0] == "both"
    assert option_of(RAG, "Amber")[0] == "amber"
    assert option_of(RAG, "purple") == (None, 0.0)


@pytest.mark.parametrize(
    ("word", "level"), [("Very High", 5), ("4 - Major", 4), ("medium", 3), ("hoch", 4), ("Rare", 1), ("whatever", None)]
)
def test_likelihood_words_are_levels_of_five(word: str, level: int | None) -> None:
    assert level_of(word) == level


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1,234.50", 1234.5),
        ("1.234,50 €", 1234.5),
        ("1 234,5", 1234.5),
        ("12k", 12_000),
        ("$1.5M", 1_500_000),
        ("(500)", -500),
        ("1,234", 1234),
        ("1.234", None),
        ("about 5", None),
    ],
)
def test_amounts_in_both_conventions_and_the_one_that_reads_two_ways(text: str, amount: float | None) -> None:
    assert amount_of(text) == amount


@pytest.mark.parametrize(
    ("cell", "text"), [(101.0, "101"), ("  007 ", "007"), (True, "Yes"), (ErrorCell("#N/A"), None), ("\u00a0", None)]
)
def test_cells_as_text_keep_what_ids_need(cell: CellValue, text: str | None) -> None:
    assert as_text(cell) == text


def test_fractions_of_a_percent_column_are_percent() -> None:
    percent = record_of("enrolment").fields["percent"]
    assert read_column(percent, [0.45, 1, None], ReadingChoices()).stored == [45.0, 100.0, None]
    assert read_column(percent, [45, "80%", 100], ReadingChoices()).stored == [45.0, 80.0, 100.0]


def test_impact_up_to_ten_is_halved_and_the_person_is_told() -> None:
    read = read_column(record_of("raid").fields["impact"], [10, 3, 7], ReadingChoices())
    assert read.stored == [5, 2, 4]
    assert read.question is not None


def test_a_profile_decides_what_a_word_means() -> None:
    rag = record_of("use_case").fields["rag"]
    read = read_column(rag, ["Purple", "Green"], ReadingChoices(words={"Purple": "red", "Green": None}))
    assert (read.stored, read.refused) == (["red", None], [])


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["yes", "No", None], "yes_no"),
        ([1, 2.5], "number"),
        (["a", "b"], "text"),
        (["x" * 200], "long_text"),
        ([None], "text"),
    ],
)
def test_an_unknown_column_is_kept_as_what_it_holds(cells: list[CellValue], kind: str) -> None:
    assert guess(cells) == kind
