"""The evidence of AI literacy: what it counts, and what stands on its pages."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtWidgets import QApplication

from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.literacy_sheet import LiteracySheet
from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.literacy_pages import literacy_pages
from axonix_desktop.paper.printer import write_drawings
from axonix_desktop.reports.literacy import gather_literacy
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from tests.conftest import Clock
from tests.trained import fill_training

TODAY = date(2026, 11, 22)


@pytest.fixture
def facts(tmp_path: Path, clock: Clock) -> LiteracySheet:
    """The evidence of a hundred and twenty people."""
    with ProgrammeFile.create(tmp_path / "proof.axonix", clock=clock) as f:
        fill_training(f, TODAY)
        return gather_literacy(f, TODAY)


def _words(page: Drawing) -> list[str]:
    return [mark.words for mark in page.marks if isinstance(mark, Text)]


def test_everyone_is_either_literate_or_named_with_what_is_lacking(facts: LiteracySheet) -> None:
    assert facts.people == 120
    assert facts.literate + len(facts.unproven) == facts.people
    assert sum(one.people for one in facts.roles) == sum(one.people for one in facts.units) == facts.people
    assert sum(one.literate for one in facts.roles) == sum(one.literate for one in facts.units) == facts.literate
    assert all(one.reason for one in facts.unproven)
    assert all(one.share is not None and 0 <= one.share <= 100 for one in (*facts.roles, *facts.units))
    assert sum(one.completions for one in facts.courses) == len(facts.proofs)


def test_a_completion_that_ran_out_proves_nothing_until_it_is_renewed(tmp_path: Path, clock: Clock) -> None:
    with ProgrammeFile.create(tmp_path / "one.axonix", clock=clock) as f:
        with f.work("Add", "Tester") as work:
            course = work.insert(Course(id=new_id(), title="Care", is_literacy=True, validity_months=12))
            ada, ben, _cy = (work.insert(Person(id=new_id(), name=name)) for name in ("Ada", "Ben", "Cy"))
            for person, day in ((ada, date(2025, 11, 22)), (ben, date(2025, 11, 21))):
                work.insert(Enrolment(id=new_id(), person_id=person, course_id=course, status="completed",
                                      completed_on=day))  # fmt: skip
        found = gather_literacy(f, TODAY)
        assert found.literate == 1
        assert [(one.person, one.is_valid) for one in found.proofs] == [("Ada", True), ("Ben", False)]
        assert [one.person for one in found.unproven] == ["Ben", "Cy"]
        with f.work("Refresh", "Tester") as work:
            work.insert(Enrolment(id=new_id(), person_id=ben, course_id=course, status="completed",
                                  completed_on=TODAY, cohort="Refresher"))  # fmt: skip
        again = gather_literacy(f, TODAY)
        assert again.literate == 2
        assert [(one.completed_on, one.is_valid) for one in again.proofs if one.person == "Ben"] == [
            (date(2025, 11, 21), False), (TODAY, True),
        ]  # fmt: skip


def test_the_heads_stand_on_every_page_and_no_text_leaves_its_page(qapp: QApplication, facts: LiteracySheet) -> None:
    pages = literacy_pages(facts, "a4", PrintFont())
    assert len(pages) > 3
    first = _words(pages[0])
    assert "AI literacy: evidence" in first
    assert any("Information, not legal advice." in one for one in first) or any("legal advice" in one for one in first)
    tables = [page for page in pages[1:] if "Completed" in _words(page)]
    assert len(tables) > 2
    for page in tables:
        assert {"Person", "Unit", "Role and level", "Course", "Valid until"} <= set(_words(page))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in _words(page)
        assert all(0 <= mark.x <= page.width and 0 < mark.y <= page.height for mark in page.marks
                   if isinstance(mark, Text))  # fmt: skip


def test_every_proof_and_every_person_without_one_is_on_paper(qapp: QApplication, facts: LiteracySheet) -> None:
    words = [word for page in literacy_pages(facts, "a4", PrintFont()) for word in _words(page)]
    days = [word for word in words if word.startswith("run out ")]
    assert len(days) == sum(not one.is_valid and one.until is not None for one in facts.proofs)
    for one in facts.unproven:
        assert one.person in words


def test_an_empty_programme_says_what_is_to_be_done(qapp: QApplication, tmp_path: Path, clock: Clock) -> None:
    with ProgrammeFile.create(tmp_path / "bare.axonix", clock=clock) as f:
        found = gather_literacy(f, TODAY)
    (page,) = literacy_pages(found, "letter", PrintFont())
    assert any(one.startswith("No course is marked as AI literacy") for one in _words(page))
    assert "–" in _words(page)


@pytest.mark.skipif(which("pdftotext") is None, reason="needs a reader of PDFs")
def test_the_pdf_can_be_read_and_is_the_same_each_time(
    qapp: QApplication, facts: LiteracySheet, tmp_path: Path
) -> None:
    made = []
    for name in ("one.pdf", "two.pdf"):
        count = write_drawings(
            lambda font: literacy_pages(facts, "a4", font), "AI literacy", TODAY, tmp_path / name
        )  # fmt: skip
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    told = subprocess.run(["pdftotext", "-layout", str(tmp_path / "one.pdf"), "-"], capture_output=True, text=True,
                          check=True).stdout  # fmt: skip
    assert told.count("\f") == count
    assert "AI literacy: evidence" in told
    assert f"{facts.literate} of {facts.people} people are literate today." in told
