"""The printed summary: whole pages, embedded fonts, the same bytes, and nothing outside the sheet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtGui import QImage, QPainter

from axonix_desktop.core.drawing import Drawing, Line, Shape, Text
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person, Programme
from axonix_desktop.core.summary import SteeringSummary
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.ink import colour
from axonix_desktop.paper.pages import draw, pages
from axonix_desktop.paper.printer import write_pdf
from axonix_desktop.paper.settle import settled
from axonix_desktop.paper.sheet import SIDE, Paper
from axonix_desktop.reports.steering import gather
from axonix_desktop.store.engine import ProgrammeFile
from tests.reports.programmes import AS_OF, NOW, SINCE, Clock, programme

pytestmark = pytest.mark.qt
PAPERS: tuple[Paper, ...] = ("a4", "letter")
SAME_BYTES = """
import sys
from datetime import timezone
from pathlib import Path
from axonix_desktop.paper.printer import write_pdf
from axonix_desktop.reports.steering import gather
from tests.reports.programmes import AS_OF, SINCE, programme
folder = Path(sys.argv[1])
with programme(folder / "p.axonix", 12) as f:
    write_pdf(gather(f, AS_OF, SINCE), folder / "p.pdf", "a4")
"""


@cache
def _gathered(count: int, units: int) -> SteeringSummary:
    """Facts are frozen, so tests may share them."""
    with TemporaryDirectory() as folder, programme(Path(folder) / "p.axonix", count, units=units) as f:
        return gather(f, AS_OF, SINCE)


def summary_of(count: int, units: int = 10) -> SteeringSummary:
    return _gathered(count, units)


@cache
def _hostile() -> SteeringSummary:
    """A programme whose words are as long and odd as a strange tracker's."""
    odd = "Line one\nline two\ttab \x07 bell " + "Donaudampfschifffahrtsgesellschaftskapitän" * 40
    far = "機械学習による需要予測 " * 30 + "توقع الطلب " * 20 + "🚀"
    with TemporaryDirectory() as folder, ProgrammeFile.create(Path(folder) / "p.axonix", clock=Clock(NOW)) as f:
        with f.work("Odd", actor="Test") as work:
            work.insert(Programme(id=1, name=odd[:190]))
            work.insert(BusinessUnit(id=2, name=odd[:190]))
            work.insert(Person(id=3, name=far[:190]))
            for number in range(10, 100):
                work.insert(
                    UseCase(
                        id=number, key=f"{number}-{'K' * 90}", title=(odd if number % 2 else far)[:490],
                        stage=number % 10, status="active", business_unit_id=2, owner_id=3, rag="red",
                        rag_reason=odd[:190], target_on=SINCE,
                    )
                )  # fmt: skip
        return gather(f, AS_OF, None)


def drawn(qapp: object, count: int, paper: Paper = "a4", units: int = 10) -> tuple[Drawing, ...]:
    return pages(summary_of(count, units), paper, PrintFont())


def words_of(page: Drawing) -> list[str]:
    return [mark.words for mark in page.marks if isinstance(mark, Text)]


def tool(name: str, *arguments: str) -> str:
    if shutil.which(name) is None:
        pytest.skip(f"{name} (poppler-utils) is not installed, so the PDF cannot be read back")
    return subprocess.run([name, *arguments], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [0, 1, 60, 199, 450, -1])
def test_nothing_leaves_the_margins(qapp: object, count: int, paper: Paper) -> None:
    font = PrintFont()
    for page in pages(_hostile(), paper, font) if count < 0 else drawn(qapp, count, paper, units=40):
        for mark in page.marks:
            if isinstance(mark, Text):
                width = font.width(mark.words, mark.size, mark.weight)
                left = mark.x - {"left": 0.0, "centre": width / 2, "right": width}[mark.align]
                corners = [(left, mark.y - mark.size * 0.75), (left + width, mark.y + mark.size * 0.25)]
            elif isinstance(mark, Line):
                corners = [(mark.x1, mark.y1), (mark.x2, mark.y2)]
            else:
                corners = list(mark.points)
            for x, y in corners:
                assert SIDE - 2 <= x <= page.width - SIDE + 2, mark
                assert 36 <= y <= page.height - 36, mark


@pytest.mark.parametrize("count", [5, 60, 199])
def test_no_words_are_cut_down_to_nothing(qapp: object, count: int) -> None:
    for page in drawn(qapp, count, "letter", units=40):
        assert [words for words in words_of(page) if words.endswith("…") and len(words) < 4] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [5, 60, 199, 450])
def test_no_words_lie_on_other_words(qapp: object, count: int, paper: Paper) -> None:
    font = PrintFont()
    for page in drawn(qapp, count, paper):
        boxes: list[tuple[float, float, float, float, str]] = []
        for mark in page.marks:
            if isinstance(mark, Text) and mark.words:
                width = font.width(mark.words, mark.size, mark.weight)
                left = mark.x - {"left": 0.0, "centre": width / 2, "right": width}[mark.align]
                boxes.append((left, mark.y - mark.size * 0.7, left + width, mark.y, mark.words))
        boxes.sort(key=lambda one: one[1])
        for place, (left, top, right, bottom, words) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                if other[1] >= bottom:
                    break
                assert other[0] >= right - 0.3 or other[2] <= left + 0.3 or other[3] <= top, (words, other[4])


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("count", "most"), [(0, 1), (5, 4), (50, 8), (199, 8), (450, 8)])
def test_the_summary_keeps_to_its_pages(qapp: object, count: int, most: int, paper: Paper) -> None:
    assert len(drawn(qapp, count, paper)) <= most


def test_every_page_says_its_number_and_how_many_there_are(qapp: object) -> None:
    drawings = drawn(qapp, 60)
    for number, page in enumerate(drawings, 1):
        assert words_of(page)[-1] == f"Page {number} of {len(drawings)}"


def test_the_table_repeats_its_head_and_prints_every_use_case_once(qapp: object) -> None:
    drawings = drawn(qapp, 150)
    table_pages = [words for page in drawings if "Key" in (words := words_of(page))]
    assert len(table_pages) >= 3
    for words in table_pages:
        assert {"Key", "Use case", "Unit", "Stage", "Health", "Owner"} <= set(words)
    keys = [word for words in table_pages for word in words[words.index("Key") :] if word.startswith("UC-")]
    assert {f"UC-{n:03d}" for n in range(1, 151)} <= set(keys)


def test_a_programme_without_use_cases_is_one_honest_page(qapp: object) -> None:
    words = words_of(drawn(qapp, 0)[0])
    assert "There are no use cases in this programme yet." in words
    assert "No training records yet." in words


def test_the_pdf_has_selectable_words_embedded_fonts_and_a_title(tmp_path: Path, qapp: object) -> None:
    out = tmp_path / "summary.pdf"
    count = write_pdf(summary_of(60), out, "letter")
    text = tool("pdftotext", "-layout", str(out), "-")
    assert f"Page {count} of {count}" in text
    assert "61 use cases are in the programme" in " ".join(text.split())
    fonts = tool("pdffonts", str(out)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes\s+\w+\s+yes\b", line) for line in fonts), fonts
    info = tool("pdfinfo", str(out))
    assert "Axonix AI programme 2026: Steering summary, 22 November 2026" in info
    assert "612 x 792 pts (letter)" in info
    assert "image" not in tool("pdfimages", "-list", str(out)), "figures are vectors, not pictures"


def test_two_processes_in_two_time_zones_write_the_same_bytes(tmp_path: Path) -> None:
    written: list[bytes] = []
    for zone in ("UTC", "Asia/Kolkata"):
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        environment = {**os.environ, "TZ": zone, "QT_QPA_PLATFORM": "", "DISPLAY": "", "PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", SAME_BYTES, str(folder)], env=environment, check=True)
        written.append((folder / "p.pdf").read_bytes())
    assert written[0] == written[1]


def test_the_table_of_offsets_still_points_at_its_objects_when_dates_change_length() -> None:
    body = b"%PDF-1.4\n1 0 obj\n<< /CreationDate (D:20260101120000+05'30') >>\nendobj\n2 0 obj\n<< >>\nendobj\n"
    first, second = body.index(b"1 0 obj"), body.index(b"2 0 obj")
    table = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (first, second)
    pdf = body + table + b"trailer\n<< /Size 3 >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    done = settled(pdf, AS_OF)
    offsets = [int(found) for found in re.findall(rb"(\d{10}) \d{5} n", done)]
    assert [done[at : at + 7] for at in offsets] == [b"1 0 obj", b"2 0 obj"]
    assert done[int(re.search(rb"startxref\n(\d+)", done)[1]) :].startswith(b"xref")  # type: ignore[index]
    assert b"(D:20261122000000Z)" in done


def test_levels_are_told_apart_without_colour(qapp: object) -> None:
    words = {word for page in drawn(qapp, 60) for word in words_of(page)}
    assert {"On track", "At risk", "Off track"} <= words
    greys = [colour(role).lightness() for role in ("heat1", "heat2", "heat3", "heat4", "heat5")]
    assert greys == sorted(greys, reverse=True)
    assert min(a - b for a, b in pairwise(greys)) >= 15


def test_signs_of_levels_differ_in_shape(qapp: object) -> None:
    from axonix_desktop.core.drawing import sign

    shapes = {
        level: tuple((type(mark), len(mark.points) if isinstance(mark, Shape) else 0) for mark in sign(level, 0, 0))
        for level in ("green", "amber", "red", "none")
    }
    assert len(set(shapes.values())) == 4


@pytest.mark.parametrize("place", ["no-such-folder/a.pdf", ".", "file.txt/a.pdf"])
def test_a_target_that_cannot_be_written_is_refused_with_a_sentence(tmp_path: Path, qapp: object, place: str) -> None:
    summary = summary_of(0)
    (tmp_path / "file.txt").write_text("not a folder")
    with pytest.raises(FileProblemError, match=r"\w.*\.$"):
        write_pdf(summary, tmp_path / place, "a4")
    assert not list(tmp_path.glob("**/*.part"))


def test_an_older_file_of_that_name_is_replaced_whole(tmp_path: Path, qapp: object) -> None:
    out = tmp_path / "summary.pdf"
    out.write_text("old")
    write_pdf(summary_of(0), out, "a4")
    assert out.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["summary.pdf"]


def test_a_preview_paints_the_same_page_on_a_picture(qapp: object) -> None:
    page = drawn(qapp, 5)[0]
    picture = QImage(int(page.width * 1.5), int(page.height * 1.5), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.scale(1.5, 1.5)
    draw(page, painter, PrintFont())
    painter.end()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    whole = (picture.width() // 3) * (picture.height() // 3)
    assert 0.01 < dark / whole < 0.15


def test_odd_words_of_strange_trackers_are_printed_on_one_line_each(tmp_path: Path, qapp: object) -> None:
    out = tmp_path / "odd.pdf"
    count = write_pdf(_hostile(), out, "a4")
    assert all(mark.words.isprintable() for page in pages(_hostile(), "a4", PrintFont()) for mark in page.marks
               if isinstance(mark, Text))  # fmt: skip
    assert f"Pages:           {count}" in tool("pdfinfo", str(out))
