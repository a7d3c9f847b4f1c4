"""The printed roadmap: every sheet names its rows and its time, whatever the paper."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.plans import propose_plans, set_baseline
from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.roadmap_sheet import PrintedBar, PrintedGroup, PrintedRow, RoadmapSheet
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.printer import write_drawings
from axonix_desktop.paper.roadmap_pages import roadmap_pages
from axonix_desktop.paper.sheet import SIZES, Paper
from axonix_desktop.reports.roadmap import gather
from axonix_desktop.store.ids import new_id
from tests.builders import unit, use_case

if TYPE_CHECKING:
    from pathlib import Path

    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)


def _facts(count: int, months: int = 20, groups: int = 2) -> RoadmapSheet:
    made = []
    for group in range(groups):
        rows = [
            PrintedRow(
                f"UC-{group}{number:03d}",
                f"Use case {number} of a name that is long enough to be cut somewhere along the line",
                "Finance",
                "amber",
                "12 days late",
                (PrintedBar("planned", 4, TODAY, TODAY + timedelta(days=60)),),
                TODAY + timedelta(days=90),
            )
            for number in range(count)
        ]
        made.append(PrintedGroup(f"Group {group}", tuple(rows)))
    span = (date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=months * 30))
    return RoadmapSheet("Axonix", "All", TODAY, span, tuple(made))


def _words(page: Drawing) -> list[str]:
    return [mark.words for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
@pytest.mark.parametrize("is_landscape", [True, False])
def test_every_sheet_repeats_axis_names_and_count(paper: Paper, is_landscape: bool) -> None:
    drawn = roadmap_pages(_facts(30, months=90), paper, PrintFont(), is_landscape=is_landscape)
    short, long = SIZES[paper]
    for number, page in enumerate(drawn, 1):
        assert (page.width, page.height) == ((long, short) if is_landscape else (short, long))
        words = _words(page)
        assert f"Page {number} of {len(drawn)}" in words
        assert "Use case" in words
        assert any(one.startswith("UC-") for one in words)
        assert any(one.isdigit() and len(one) == 4 for one in words)
    for row in ("UC-0000", "UC-1029"):
        assert any(row in one for page in drawn for one in _words(page))


def test_nothing_stands_outside_the_page() -> None:
    for page in roadmap_pages(_facts(40, months=120), "letter", PrintFont()):
        for mark in page.marks:
            if isinstance(mark, Text):
                assert 0 <= mark.x <= page.width
                assert 0 <= mark.y <= page.height


def test_a_group_that_goes_on_is_named_again() -> None:
    drawn = roadmap_pages(_facts(60, groups=1), "a4", PrintFont())
    assert any("Group 0, continued" in one for one in _words(drawn[1]))


def test_no_rows_make_one_page_that_says_so() -> None:
    drawn = roadmap_pages(_facts(0, groups=0), "a4", PrintFont())
    assert len(drawn) == 1
    assert "No use case is shown." in _words(drawn[0])


def test_what_is_printed_is_what_the_file_holds(programme: ProgrammeFile, tmp_path: Path) -> None:
    finance = unit(id=new_id(), name="Finance")
    case = use_case(
        id=new_id(), key="UC-104", title="HR policy chatbot", stage=2, business_unit_id=finance.id,
        start_on=date(2026, 1, 1), target_on=date(2026, 10, 1),
    )  # fmt: skip
    with programme.work("Import", actor="Tester") as work:
        work.insert(finance)
        work.insert(case)
    propose_plans(programme, ids=None, today=TODAY, actor="Tester")
    set_baseline(programme, ids=None, actor="Tester")
    facts = gather(programme, [("Finance", [case.id])], TODAY, "All use cases")
    row = facts.groups[0].rows[0]
    assert (row.key, row.unit, row.level) == ("UC-104", "Finance", "red")
    assert row.late.endswith("days late")
    assert {bar.kind for bar in row.bars} == {"baseline", "over", "now", "planned", "expected"}
    assert facts.span[0] <= date(2026, 1, 1)
    made = tmp_path / "roadmap.pdf"
    assert write_drawings(lambda font: roadmap_pages(facts, "a4", font), "Roadmap", TODAY, made) == 1
    assert made.read_bytes()[:5] == b"%PDF-"
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, text=True, check=True).stdout
        assert "HR policy chatbot" in text
