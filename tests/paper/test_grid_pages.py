"""Tables and boards on paper: headings repeat, wide tables are cut between columns, nothing leaves the sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.grid_sheet import BoardCard, BoardColumn, BoardSheet, GridColumn, GridGroup, GridRow, GridSheet
from axonix_desktop.core.stages import STAGES
from axonix_desktop.paper.board_pages import board_pages
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.grid_pages import MOST_LINES, SMALLEST, grid_pages
from axonix_desktop.paper.ink import colour, grey
from axonix_desktop.paper.printer import write_drawings
from axonix_desktop.paper.sheet import SIDE, SIZES, Paper

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
LONG = "A text that goes on and on about what the use case is meant to solve, for whom, and why it matters. " * 6


def _facts(rows: int, columns: int = 6, text: str = "Short", groups: int = 0) -> GridSheet:
    heads = [GridColumn("Key", 50), GridColumn("Use case", 150, is_title=True), GridColumn("Users", 50, "right")]
    heads += [GridColumn(f"Column {number}", 90) for number in range(columns - 3)]
    made = [
        GridRow((f"UC-{at:03d}", f"Use case {at}", "1,204", *([text] * (columns - 3))), "amber") for at in range(rows)
    ]
    parts = [GridGroup("", tuple(made))] if not groups else [
        GridGroup(f"Unit {at}", tuple(made[at::groups])) for at in range(groups)
    ]  # fmt: skip
    return GridSheet("Axonix", "Use cases", "At risk; Business unit is Finance", TODAY, tuple(heads), tuple(parts),
                     "axonix.axonix")  # fmt: skip


def _words(page: Drawing) -> list[str]:
    return [mark.words for mark in page.marks if isinstance(mark, Text)]


def _is_within(page: Drawing, font: PrintFont) -> bool:
    for mark in page.marks:
        if isinstance(mark, Text):
            width = font.width(mark.words, mark.size, mark.weight)
            left = mark.x - (width if mark.align == "right" else width / 2 if mark.align == "centre" else 0)
            if left < SIDE - 1 or left + width > page.width - SIDE + 1 or not 0 < mark.y < page.height - 20:
                return False
    return True


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
@pytest.mark.parametrize("is_landscape", [True, False])
def test_headings_view_and_count_are_told_and_every_row_is_printed_once(paper: Paper, is_landscape: bool) -> None:
    font = PrintFont()
    drawn = grid_pages(_facts(120), paper, font, is_landscape=is_landscape)
    short, long = SIZES[paper]
    assert "120 rows. At risk; Business unit is Finance" in _words(drawn[0])
    for number, page in enumerate(drawn, 1):
        assert (page.width, page.height) == ((long, short) if is_landscape else (short, long))
        assert {"Key", "Use case", f"Page {number} of {len(drawn)}"} <= set(_words(page))
        assert any("axonix.axonix" in one for one in _words(page))
        assert _is_within(page, font)
    keys = [one for page in drawn for one in _words(page) if one.startswith("UC-")]
    assert keys == [f"UC-{at:03d}" for at in range(120)]


def test_headings_need_not_be_repeated() -> None:
    drawn = grid_pages(_facts(120), "a4", PrintFont(), is_landscape=True, repeats=False)
    assert ["Key" in _words(page) for page in drawn] == [True] + [False] * (len(drawn) - 1)


def test_a_wide_table_shrinks_as_far_as_it_stays_legible() -> None:
    font = PrintFont()
    wide = _facts(10, columns=12, text="Words of some length")
    fitted = grid_pages(wide, "a4", font, is_landscape=True)
    assert len(fitted) == 1
    sizes = {mark.size for mark in fitted[0].marks if isinstance(mark, Text) and mark.words == "Words of some length"}
    assert all(SMALLEST - 0.01 <= one < 8 for one in sizes)
    assert len(grid_pages(wide, "a4", font, is_landscape=True, fits=False)) == 2


def test_a_very_wide_table_is_cut_between_columns_and_names_its_rows_again() -> None:
    font = PrintFont()
    drawn = grid_pages(_facts(5, columns=30, text="Words of some length"), "a4", font, is_landscape=False)
    assert len(drawn) > 2
    assert f"Use cases, columns 1 of {len(drawn)}" in _words(drawn[0])
    columns = [one for page in drawn for one in _words(page) if one.startswith("Column ")]
    assert sorted(columns) == sorted(f"Column {number}" for number in range(27))
    for page in drawn:
        assert {"UC-000", "Use case 0"} <= set(_words(page))
        assert _is_within(page, font)


def test_a_long_text_takes_three_lines_at_most() -> None:
    drawn = grid_pages(_facts(1, columns=4, text=LONG), "a4", PrintFont(), is_landscape=False)
    lines = [one for one in _words(drawn[0]) if one.rstrip("…") and one.rstrip("…") in LONG and len(one) > 12]
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")


def test_groups_are_named_and_an_empty_table_says_so() -> None:
    drawn = grid_pages(_facts(9, groups=3), "a4", PrintFont(), is_landscape=True)
    assert [one for one in _words(drawn[0]) if one.startswith("Unit ")] == ["Unit 0", "Unit 1", "Unit 2"]
    assert "No row is shown." in _words(grid_pages(_facts(0), "a4", PrintFont(), is_landscape=True)[0])


def _board(counts: list[int]) -> BoardSheet:
    columns = tuple(
        BoardColumn(
            stage.number,
            stage.short,
            tuple(
                BoardCard(f"UC-{stage.number}{at:03d}", f"Card {at} with a title of several words", "Finance", "",
                          "red", "Off track")
                for at in range(count)
            ),
        )
        for stage, count in zip(STAGES, counts, strict=True)
    )  # fmt: skip
    return BoardSheet("Axonix", "All", TODAY, columns, "axonix.axonix")


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
@pytest.mark.parametrize("is_landscape", [True, False])
def test_every_card_of_the_board_is_printed_once_under_its_stage(paper: Paper, is_landscape: bool) -> None:
    font = PrintFont()
    counts = [3, 0, 40, 1, 2, 0, 5, 90, 1, 4]
    drawn = board_pages(_board(counts), paper, font, is_landscape=is_landscape)
    words = [one for page in drawn for one in _words(page)]
    keys = [one for one in words if one.startswith("UC-")]
    assert len(keys) == len(set(keys)) == sum(counts)
    assert words.count("No use case") == 2
    assert any(one.startswith("Self-service") and one != "Self-service" for one in words)
    assert all(_is_within(page, font) for page in drawn)
    assert all(f"Page {number} of {len(drawn)}" in _words(page) for number, page in enumerate(drawn, 1))


def test_grey_keeps_lightness_and_reaches_the_pdf(tmp_path: Path) -> None:
    for role in ("accent", "red", "amber_bg", "heat4"):
        shade = grey(role)
        assert shade.red() == shade.green() == shade.blue()
        assert abs(shade.lightnessF() - colour(role).lightnessF()) < 0.35
    assert grey("heat1").lightness() > grey("heat3").lightness() > grey("heat5").lightness()
    drawn = grid_pages(_facts(3), "a4", PrintFont(), is_landscape=True)
    plain, pale = tmp_path / "plain.pdf", tmp_path / "grey.pdf"
    write_drawings(lambda _font: drawn, "Table", TODAY, plain)
    write_drawings(lambda _font: drawn, "Table", TODAY, pale, grey)
    assert plain.read_bytes() != pale.read_bytes()
