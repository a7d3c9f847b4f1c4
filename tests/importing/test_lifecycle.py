"""Lifecycle words of real trackers become a stage and a status, always as a proposal."""

from __future__ import annotations

import pytest

from axonix_desktop.core.importing.lifecycle import Standing, head_of, standing_of


@pytest.mark.parametrize(
    ("text", "stage", "status"),
    [
        ("a) Pre-deployment – The use case is in a development or acquisition status.", 2, "active"),
        ("b)  Pilot – The use case has been deployed in a limited test or pilot capacity.", 3, "active"),
        ("c) Deployed – The use case is being actively authorized or utilized to support the mission.", 4, "active"),
        ("d) Retired – The use case was reported in the prior year’s inventory.", 4, "retired"),
        ("Initiated", 1, "active"),
        ("Idea", 0, "proposed"),
        ("Backlog", 0, "proposed"),
        ("NOT STARTED", 0, "proposed"),
        ("In development", 2, "active"),
        ("Acquisition and/or Development", 2, "active"),
        ("Proof of Concept", 3, "active"),
        ("In production", 4, "active"),
        ("Operation and Maintenance", 5, "active"),
        ("On hold", None, "on_hold"),
        ("Cancelled", None, "retired"),
        ("Completed", None, "completed"),
        ("Produktiv", 4, "active"),
        ("en cours", 2, "active"),
        ("已完成", None, "completed"),
        ("In progeress", 2, "active"),
    ],
)
def test_a_word_says_where_a_use_case_stands(text: str, stage: int | None, status: str) -> None:
    assert standing_of(text)[0] == Standing(stage, status)


@pytest.mark.parametrize(("text", "stage"), [("Stage 5", 5), ("3", 3), ("4 · Deploy", 4), ("Deploy", 4)])
def test_our_own_stages_are_read_back_without_touching_the_status(text: str, stage: int) -> None:
    assert standing_of(text)[0] == Standing(stage, None)


@pytest.mark.parametrize("text", ["", "Unknown", "The PM will meet with the employee", "42"])
def test_words_that_name_no_stage_are_not_guessed(text: str) -> None:
    assert standing_of(text)[0] is None


def test_the_very_word_is_surer_than_a_word_within() -> None:
    assert standing_of("Pilot")[1] > standing_of("second pilot in the north")[1] > 0


@pytest.mark.parametrize(
    ("text", "head"),
    [("c) Deployed – The use case is", "Deployed"), ("Pilot: limited", "Pilot"), ("a) No", "No"), ("Pilot", "Pilot")],
)
def test_the_word_before_the_explanation_counts(text: str, head: str) -> None:
    assert head_of(text) == head
