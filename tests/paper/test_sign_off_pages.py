"""The sign-off sheet: everything asked of a use case, inside its margins, heads repeated, readable without colour."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from axonix_desktop.actions.checklists import answer_items
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import RiskClassification
from axonix_desktop.core.sign_off_sheet import SignOffLine, SignOffSheet, SignOffTopic
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.printer import write_drawings
from axonix_desktop.paper.sheet import BOTTOM, SIDE, Paper
from axonix_desktop.paper.sign_off_pages import sign_off_pages
from axonix_desktop.reports.sign_off import gather_sign_off
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import items, standings
from tests.builders import person, unit, use_case

TODAY = date(2026, 11, 22)
STATES = ("not_started", "in_progress", "to_check", "done", "expired", "not_applicable", "exception", "lapsed")


def line(number: int, state: str) -> SignOffLine:
    has_proof = state in ("done", "expired", "to_check")
    return SignOffLine(
        code=f"RA-{number:02}", text="The effects on people were assessed before go-live by those who know. " * 2,
        state=state, why="It held until 1 Nov 2026; look at it again.", is_blocking=number % 2 == 0, gate_stage=4,
        is_wanted=True, evidence="Minutes of the board, with signatures " * 3 if has_proof else "",
        evidence_on=TODAY if has_proof else None, evidence_expires_on=date(2027, 1, 1) if has_proof else None,
        owner="Ada Lovelace-Featherstonehaugh" if number % 3 else "", due_on=date(2026, 12, 1),
        signed_off_by="Tom Iverson" if state == "done" else "", signed_off_on=TODAY if state == "done" else None,
        frameworks=("NIST AI RMF GV 1.6", "NIST AI RMF MP 1.1", "EU AI Act 26(1)", "Own rule 7"),
    )  # fmt: skip


def sheet(count: int) -> SignOffSheet:
    lines = tuple(line(number, STATES[number % len(STATES)]) for number in range(count))
    half = len(lines) // 2
    topics = tuple(
        SignOffTopic(name, part, sum(one.state in ("done", "not_applicable", "exception") for one in part))
        for name, part in (("Risk", lines[:half]), ("Bias", lines[half:]))
        if part
    )
    return SignOffSheet(
        "AI programme", TODAY, "UC-104", "A chatbot for questions about personnel rules " * 3, "It answers. " * 60,
        "People", "Ada", "", "Visiondale", 4, "High", "It decides about people at work. " * 20, "Tom", TODAY, topics,
    )  # fmt: skip


def words(pages: tuple[Drawing, ...]) -> list[str]:
    return [mark.words for page in pages for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
@pytest.mark.parametrize("count", [0, 1, 7, 60])
def test_nothing_leaves_the_margins_on_any_paper(paper: Paper, count: int) -> None:
    font = PrintFont()
    for page in sign_off_pages(sheet(count), paper, font):
        for mark in page.marks:
            if isinstance(mark, Text) and mark.align == "left":
                assert mark.x >= SIDE - 1
                assert mark.x + font.width(mark.words, mark.size, mark.weight) <= page.width - SIDE + 1, mark.words
                assert mark.y <= page.height - BOTTOM + 24, mark.words


def test_each_page_repeats_the_heads_and_says_its_number() -> None:
    pages = sign_off_pages(sheet(60), "a4", PrintFont())
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        told = words((page,))
        assert f"Page {number} of {len(pages)}" in told
        assert any("Not legal advice" in one for one in told)
        if number < len(pages):
            assert "Item and evidence" in told
            assert "Signed off" in told
        if number > 1:
            assert "UC-104" in " ".join(told)
            assert "Sign-off sheet" in told


def test_every_state_is_told_in_words_and_every_item_once() -> None:
    told = words(sign_off_pages(sheet(16), "a4", PrintFont()))
    whole = " ".join(told)
    for state in ("Not started", "In progress", "To check", "Done", "Expired", "Not applicable", "Exception", "Lapsed"):
        assert state in told
    assert [sum(one.startswith(f"RA-{number:02}") for one in told) for number in range(16)] == [1] * 16
    assert "not legal advice" in whole
    assert told.count("Name, date, signature") == 3
    assert "NIST AI RMF GV 1.6, MP 1.1; EU AI Act 26(1); Own rule 7" in whole
    assert "6 of 16 items settled" in told


def test_open_blocking_items_of_the_present_gate_are_named_above() -> None:
    facts = sheet(16)
    open_ones = [one.code for topic in facts.topics for one in topic.lines if one.is_blocking
                 and one.state not in ("done", "not_applicable", "exception")]  # fmt: skip
    assert list(facts.blocking) == open_ones
    told = " ".join(words(sign_off_pages(facts, "a4", PrintFont())))
    assert "keeping the present gate shut: " + ", ".join(open_ones[:3]) in told


@pytest.fixture
def kept(tmp_path: Path, clock: object) -> ProgrammeFile:
    f = ProgrammeFile.create(tmp_path / "kept.axonix", clock=clock)  # pyright: ignore[reportArgumentType]
    begin_programme(f, "Kept", actor="Tester")
    with f.work("Fill", "Tester") as work:
        work.insert(unit(id=1, name="Finance"))
        work.insert(person(id=2, name="Priya Nair"))
        work.insert(use_case(id=3, key="UC-003", title="Loans", risk_tier="high", stage=4, business_unit_id=1,
                             owner_id=2, description="Ranks requests for loans"))  # fmt: skip
        work.insert(RiskClassification(id=4, use_case_id=3, tier="high", reason="It decides on loans.",
                                       decided_by="Tom Iverson", decided_on=date(2026, 10, 1)))  # fmt: skip
    return f


def test_the_sheet_says_what_the_file_holds(kept: ProgrammeFile) -> None:
    first = next(one for one in items(kept) if not one.is_programme_level and one.condition is None)
    answer_items(kept, [(3, first.id)], {"status": "done", "evidence": "Register entry 17", "owner_id": 2},
                 today=TODAY, actor="Tester")  # fmt: skip
    facts = gather_sign_off(kept, 3, TODAY)
    every = standings(kept, TODAY, [3])
    assert (facts.key, facts.unit, facts.owner, facts.tier) == ("UC-003", "Finance", "Priya Nair", "High")
    assert (facts.tier_reason, facts.classified_by) == ("It decides on loans.", "Tom Iverson")
    assert facts.items == len(every) > 40
    told = next(one for topic in facts.topics for one in topic.lines if one.code == first.code)
    assert (told.evidence, told.owner, told.evidence_on) == ("Register entry 17", "Priya Nair", TODAY)


def test_a_tier_set_otherwise_has_no_reason_that_is_not_its_own(kept: ProgrammeFile) -> None:
    with kept.work("Set", "Tester") as work:
        work.update("use_case", 3, {"risk_tier": "limited"})
    facts = gather_sign_off(kept, 3, TODAY)
    assert (facts.tier, facts.tier_reason, facts.classified_by) == ("Limited", "", "")


def test_a_use_case_that_is_gone_is_refused_in_words(kept: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="no longer there"):
        gather_sign_off(kept, 99, TODAY)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_pdf_holds_its_words_as_text(kept: ProgrammeFile, tmp_path: Path) -> None:
    facts = gather_sign_off(kept, 3, TODAY)
    pages = write_drawings(partial(sign_off_pages, facts, "a4"), "Sheet", TODAY, tmp_path / "sheet.pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "sheet.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    for wanted in ("Sign-off sheet", "UC-003", "Loans", "High", "It decides on loans.", "Signatures",
                   f"Page {pages} of {pages}", "not legal advice"):  # fmt: skip
        assert wanted in text, wanted
    for topic in facts.topics:
        for one in topic.lines:
            assert one.code in text
