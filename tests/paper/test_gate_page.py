"""The page of a gate decision: one page, all that was decided, the same bytes, readable without colour."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from axonix_desktop.actions.gates import decide_gate
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.gate_sheet import CriterionLine, GateSheet, PastLine
from axonix_desktop.core.moving import Decision
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.gate_page import gate_pages, write_gate_pdf
from axonix_desktop.paper.sheet import BOTTOM, SIDE, Paper
from axonix_desktop.reports.gate import gather_decision, gather_review
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.moves import decisions
from tests.builders import person, unit, use_case

pytestmark = pytest.mark.qt
TODAY = date(2026, 11, 22)
LONG = "The committee asked for a second look at the training of the service desk before the roll-out. " * 6
FACTS = GateSheet(
    programme="AI programme",
    as_of=TODAY,
    key="UC-104",
    title="A chatbot for questions about personnel rules that has a rather long title " * 2,
    unit="People",
    owner="Ada",
    sponsor="",
    risk_tier="Limited",
    stage=5,
    to=6,
    after="Stage 6 Capability",
    is_recorded=True,
    decision="Conditional go",
    tone="blue",
    decided_on=TODAY,
    forum="AI steering committee",
    approver="Priya Nair",
    conditions=LONG,
    conditions_due_on=date(2026, 12, 24),
    conditions_met_on=None,
    note=LONG,
    criteria=(
        CriterionLine("A support owner and a runbook are named", "met", "Support: Ada; the runbook is named."),
        CriterionLine("At least one lesson is closed", "missing", "0 lessons have been closed; 1 is needed."),
        CriterionLine("The protocol has been rehearsed", "waived", "It never has been.", "Comes in the spring. " * 9),
        CriterionLine("Workflow changes are agreed", "conditions", "Not yet agreed: Triage."),
    ),
    open_before=("Gate of stage 4: train the desk",),
    past=tuple(PastLine(date(2026, 1, number), f"Gate {number}: Go", "AI board") for number in range(1, 9)),
)


def words(pages: tuple[Drawing, ...]) -> list[str]:
    return [mark.words for page in pages for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_full_decision_fits_on_one_page_inside_its_margins(paper: Paper) -> None:
    pages = gate_pages(FACTS, paper, PrintFont())
    assert len(pages) == 1
    font = PrintFont()
    for mark in pages[0].marks:
        if isinstance(mark, Text) and mark.align == "left":
            assert mark.x >= SIDE - 1
            assert mark.x + font.width(mark.words, mark.size, mark.weight) <= pages[0].width - SIDE + 1, mark.words
            assert mark.y <= pages[0].height - BOTTOM + 24


def test_the_page_says_what_was_decided_and_each_criterion_in_words() -> None:
    told = words(gate_pages(FACTS, "a4", PrintFont()))
    whole = " ".join(told)
    assert "Conditional go" in told
    assert {"Met", "Missing", "Waived", "Left to conditions"} <= set(told)
    assert "Waived because: Comes in the spring." in whole
    assert "due 24 December 2026, open" in whole
    assert "1 of 4 met, as they stood on 22 November 2026" in told
    assert "Gate 1: Go" in told
    assert "earlier" in whole


def test_a_page_for_a_forum_leaves_lines_to_be_filled_in_by_hand() -> None:
    review = replace(FACTS, is_recorded=False, forum="", approver="", decided_on=None)
    told = words(gate_pages(review, "a4", PrintFont()))
    assert "Proposed: conditional go" in told
    assert "1 of 4 met, as they stand today" in told


def test_many_criteria_go_on_to_a_second_page_and_lose_none() -> None:
    many = tuple(CriterionLine(f"Criterion {number}", "missing", LONG) for number in range(30))
    pages = gate_pages(replace(FACTS, criteria=many), "a4", PrintFont())
    assert len(pages) > 1
    assert {f"Criterion {number}" for number in range(30)} <= set(words(pages))


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    assert write_gate_pdf(FACTS, tmp_path / "a.pdf") == 1
    write_gate_pdf(FACTS, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_text_of_the_pdf_can_be_selected(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    write_gate_pdf(FACTS, tmp_path / "a.pdf")
    done = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True)
    assert "Conditional go" in done.stdout
    assert "Priya Nair" in done.stdout


@pytest.fixture
def file(programme: ProgrammeFile) -> ProgrammeFile:
    """A use case at stage 1 with unit and owner, with the criteria every programme begins with."""
    begin_programme(programme, "AI programme", actor="Mo")
    with programme.work("Add", actor="Mo") as work:
        work.insert(unit(id=5, name="People"))
        work.insert(person(id=6, name="Ada"))
        work.insert(use_case(id=1, key="UC-001", stage=1, risk_tier="limited", business_unit_id=5, owner_id=6))
    return programme


def test_the_facts_of_a_recorded_decision_are_what_was_seen_that_day(file: ProgrammeFile) -> None:
    waivers = dict.fromkeys(("G1-DATA", "G1-OWNER", "G1-CHECKLIST"), "Agreed")
    review = gather_review(file, 1, Decision("go", TODAY, waivers=waivers), TODAY)
    decide_gate(file, 1, Decision("go", TODAY, waivers=waivers, forum="AI board"), today=TODAY, actor="Mo")
    with file.work("Change", actor="Mo") as work:
        work.update("use_case", 1, {"risk_tier": None})
    facts = gather_decision(file, decisions(file, 1)[0].id, TODAY)
    assert facts.criteria == review.criteria
    assert {one.state for one in facts.criteria} == {"met", "waived"}
    assert (facts.unit, facts.owner, facts.forum, facts.after) == ("People", "Ada", "AI board", "Stage 2 Components")
    assert review.past == ()
    assert not review.is_recorded


def test_a_decision_that_is_gone_is_told(file: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="no longer there"):
        gather_decision(file, 77, TODAY)
    with pytest.raises(RefusedError, match="no longer there"):
        gather_review(file, 77, Decision("go", TODAY), TODAY)
