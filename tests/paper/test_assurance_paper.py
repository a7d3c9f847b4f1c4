"""The report of an incident and the trail of a use case on paper: whole, and black on white."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from axonix_desktop.core.assurance_sheets import IncidentLine, IncidentSheet, TrailSection, TrailSheet
from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.incident_page import incident_pages
from axonix_desktop.paper.model_trail_pages import trail_pages
from axonix_desktop.paper.printer import write_drawings

DAY = date(2026, 11, 22)


def words(pages: tuple[Drawing, ...]) -> str:
    return " ".join(one.words for page in pages for one in page.marks if isinstance(one, Text))


def incident(entries: int = 2, closed: str = "") -> IncidentSheet:
    return IncidentSheet(
        "Calder", DAY, "INC-001", "Wrong refunds", "High", "Personal data exposed", False, "UC-036 Replies", "Ana",
        (("Noticed", "1 Nov 2026, 08:00"), ("Contained", "")), (("Detect", True), ("Contain", False)),
        "5 hours left, due 4 Nov 2026, 08:00", "Tell the authority: 72 hours.", "GDPR. Information, not legal advice.",
        tuple(IncidentLine("1 Nov 2026, 08:00", "Action", f"Entry number {n}", "Ben") for n in range(entries)),
        "An old letter", "Test prompts", True, closed,
    )  # fmt: skip


def trail(entries: int) -> TrailSheet:
    rows = tuple(("1 Nov 2026", f"Change {n} " + "with many words " * 9, "Ana") for n in range(entries))
    sections = (
        TrailSection("Model log", f"{entries} entries", ("Date", "Change", "Approved"), (0.2, 0.6, 0.2), rows, "None."),
        TrailSection("Incidents", "", ("Noticed",), (1.0,), (), "No incident is recorded."),
    )
    return TrailSheet("Calder", DAY, "UC-036", "Replies", "High", "Ana", "Service", sections)


@pytest.fixture
def font() -> PrintFont:
    return PrintFont()


def test_an_incident_fits_one_page_with_clock_timeline_cause_and_lesson(font: PrintFont) -> None:
    pages = incident_pages(incident(6), "a4", font)
    assert len(pages) == 1
    said = words(pages)
    for part in ("INC-001", "5 hours left", "not legal advice", "Entry number 5", "An old letter", "Test prompts",
                 "Name and signature, not the owner", "not noted"):  # fmt: skip
        assert part in said


def test_a_closed_incident_names_who_closed_it_and_has_no_line_to_sign(font: PrintFont) -> None:
    said = words(incident_pages(incident(closed="Ben, 20 Nov 2026"), "a4", font))
    assert "Ben, 20 Nov 2026" in said
    assert "Name and signature" not in said


def test_a_long_timeline_goes_on_over_pages_and_loses_nothing(font: PrintFont) -> None:
    pages = incident_pages(incident(80), "letter", font)
    assert len(pages) > 1
    said = words(pages)
    assert all(f"Entry number {n}" in said for n in range(80))


def test_the_trail_repeats_its_head_and_says_where_there_is_nothing(font: PrintFont) -> None:
    pages = trail_pages(trail(60), "a4", font)
    assert len(pages) > 1
    for page in pages[:-1]:
        assert "Approved" in words((page,))
    assert "No incident is recorded." in words(pages)
    assert all(f"Change {n} " in words(pages) for n in range(60))


def test_nothing_stands_outside_the_page(font: PrintFont) -> None:
    for page in (*incident_pages(incident(30), "a4", font), *trail_pages(trail(20), "letter", font)):
        for one in page.marks:
            if isinstance(one, Text):
                assert 0 <= one.x <= page.width
                assert 0 <= one.y <= page.height


def test_both_become_pdf_files(tmp_path: Path) -> None:
    for name, draw in (
        ("incident.pdf", partial(incident_pages, incident(), "a4")),
        ("trail.pdf", partial(trail_pages, trail(3), "a4")),
    ):
        assert write_drawings(draw, name, date(2026, 11, 22), tmp_path / name) == 1
    assert (tmp_path / "incident.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "trail.pdf").stat().st_size > 2_000
