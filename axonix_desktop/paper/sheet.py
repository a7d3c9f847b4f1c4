"""The composer: a cursor that goes down the page, headings that stay with what follows, tables whose head repeats.

It collects marks in points, page by page; nothing is painted here. Every text is fitted when it is placed, so what a
test sees on a page is what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from axonix_desktop.core.drawing import Align, Drawing, Line, Mark, Text, box, moved
from axonix_desktop.core.words import tr
from axonix_desktop.paper.fonts import PrintFont

Paper = Literal["a4", "letter", "a3"]

SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.0, 842.0), "letter": (612.0, 792.0), "a3": (842.0, 1191.0)}
SIDE, TOP, BOTTOM = 42.5, 40.0, 62.0
TITLE, HEADING, LEAD, BODY, NOTE = 20.0, 11.0, 9.6, 9.0, 8.0
LINE = 1.34


Span = tuple[float, float]
RowPainter = Callable[[Sequence[Span]], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, share of the width (brought to 1 over the table), how its words stand."""

    title: str
    share: float
    align: Align = "left"


class Sheet:
    """Pages of one document. ``x`` runs from 0 to :attr:`width` within the margins, ``y`` down from the top edge."""

    def __init__(self, paper: Paper, font: PrintFont, caption: str, aside: str, *, is_landscape: bool = False) -> None:
        short, long = SIZES[paper]
        self.page_width, self.page_height = (long, short) if is_landscape else (short, long)
        self.width = self.page_width - 2 * SIDE
        self.font = font
        self.y = TOP
        self._body_top = 0.0
        self._caption, self._aside = caption, aside
        self._pages: list[list[Mark]] = [[]]

    @property
    def floor(self) -> float:
        """The lowest ``y`` that content may reach."""
        return self.page_height - BOTTOM

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.floor - self.y

    def put(self, mark: Mark) -> None:
        """Place a mark; a text with a width is fitted to it."""
        if isinstance(mark, Text):
            words = printable(mark.words)
            if mark.width is not None:
                words = self.font.fitted(words, mark.size, mark.weight, mark.width)
            mark = replace(mark, words=words, width=None)
        self._pages[-1].append(moved(mark, SIDE, 0))

    def text(  # noqa: PLR0913 - a text is where, what and how
        self,
        x: float,
        words: str,
        size: float = BODY,
        weight: int = 400,
        role: str = "ink",
        *,
        dy: float = 0.0,
        align: Align = "left",
        width: float | None = None,
    ) -> None:
        """Place one line with its top at the cursor plus ``dy``; the cursor stays."""
        self.put(Text(x, self.y + dy + size, words, size, weight, role, align, width))

    def paragraph(  # noqa: PLR0913 - a text is where, what and how
        self,
        x: float,
        words: str,
        width: float,
        size: float = BODY,
        weight: int = 400,
        role: str = "ink",
        *,
        dy: float = 0.0,
        most: int = 99,
    ) -> float:
        """Place wrapped lines with their top at the cursor plus ``dy``; returns their height, the cursor stays."""
        lines = self.font.wrapped(words, size, weight, width, most)
        for row, line in enumerate(lines):
            self.text(x, line, size, weight, role, dy=dy + row * size * LINE)
        return len(lines) * size * LINE

    def drawing(self, drawing: Drawing, x: float = 0.0, width: float | None = None) -> float:
        """Place a figure at the cursor, scaled to ``width``; returns its height, the cursor stays."""
        scale = (width or self.width) / drawing.width
        for mark in drawing.marks:
            self.put(moved(mark, x, self.y, scale))
        return drawing.height * scale

    def marks(self, marks: Sequence[Mark]) -> None:
        """Place several marks given in the sheet's own coordinates."""
        for mark in marks:
            self.put(mark)

    def rule(self, thick: float = 0.5, role: str = "ink", x: float = 0.0, width: float | None = None) -> None:
        """A line across at the cursor."""
        self.put(Line(x, self.y, x + (self.width if width is None else width), self.y, thick, role))

    def new_page(self, title: str) -> None:
        """Begin a page with the running head and a title."""
        self._pages.append([])
        self.begin(title)

    def begin(self, title: str) -> None:
        """Put the running head and a title on the page begun."""
        self.y = TOP
        self.text(0, self._caption, NOTE, 600, "accent_text", width=self.width * 0.6)
        aside = min(self.font.width(self._aside, NOTE, 500), self.width * 0.43)
        self.text(0, title, 15, 700, dy=12, width=self.width - aside - 16)
        self.text(self.width, self._aside, NOTE, 500, "muted", dy=18, align="right", width=self.width * 0.43)
        self.y += 36
        self.rule(1.4, "accent")
        self.y += 3
        self._body_top = self.y

    def need(self, height: float, title: str) -> bool:
        """Begin a page under ``title`` unless ``height`` points are left; says whether it did."""
        if height <= self.room:
            return False
        self.new_page(title)
        return True

    def heading(self, words: str, note: str = "", *, x: float = 0.0, width: float | None = None) -> None:
        """A section's heading below a rule, with a note at the right; the cursor moves below it."""
        room = self.width if width is None else width
        if self.y > self._body_top:
            self.rule(0.9, "ink", x, room)
        self.text(x, words, HEADING, 700, dy=5, width=room)
        used = self.font.width(words, HEADING, 700) + 12
        if note:
            self.text(x + room, note, NOTE, 400, "muted", dy=7.4, align="right", width=max(room - used, 20))
        self.y += 22

    def table_head(self, columns: Sequence[Column]) -> None:
        """A table's line of headings; the cursor moves below it."""
        x = 0.0
        for column in columns:
            room = column.share * self.width
            at = x + room - 6 if column.align == "right" else x
            self.text(at, column.title, NOTE, 600, "muted", dy=2, align=column.align, width=room - 6)
            x += room
        self.y += 15
        self.rule(0.8)
        self.y += 1

    def table(self, columns: Sequence[Column], rows: Sequence[RowPainter], height: float, title: str) -> None:
        """Rows of equal ``height``, each drawn by its function from the columns' (left, width); the head repeats.

        The last page never holds a single row alone: the page before gives one over.
        """
        whole = sum(column.share for column in columns)
        columns = [replace(column, share=column.share / whole) for column in columns]
        spans: list[Span] = []
        for column in columns:
            x = spans[-1][0] + spans[-1][1] if spans else 0.0
            spans.append((x, column.share * self.width))
        self.table_head(columns)
        for place, draw_row in enumerate(rows):
            left = len(rows) - place
            is_lone_next = left == 2 and self.room < 2 * height
            if (self.room < height or is_lone_next) and place:
                self.new_page(title)
                self.table_head(columns)
            draw_row(spans)
            self.y += height
            self.rule(0.3, "hair")

    def pages(self, footer: Sequence[str]) -> tuple[Drawing, ...]:
        """All pages with their footers, "Page n of m" at the right."""
        done: list[Drawing] = []
        y = self.page_height - 44
        for number, marks in enumerate(self._pages, 1):
            foot: list[Mark] = [Line(SIDE, y - 12, self.page_width - SIDE, y - 12, 0.4, "hair")]
            words = "   |   ".join(printable(part) for part in footer if part)
            words = self.font.fitted(words, 7.5, 400, self.width - 70)
            foot.append(Text(SIDE, y, words, 7.5, 400, "muted"))
            page = tr("Page {number} of {count}", number=number, count=len(self._pages))
            foot.append(Text(self.page_width - SIDE, y, page, 7.5, 500, "muted", "right"))
            done.append(Drawing(self.page_width, self.page_height, (*marks, *foot)))
        return tuple(done)


def printable(words: str) -> str:
    """The words on one line: line breaks, tabs and control characters become single blanks."""
    if words.isprintable():
        return words
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def badge(x: float, y: float, words: str, font: PrintFont) -> tuple[Mark, ...]:
    """A number or word in a small filled square."""
    width = max(13.0, font.width(words, 8, 700) + 6)
    return (box(x, y, width, 13, "accent"), Text(x + width / 2, y + 9.4, words, 8, 700, "paper", "centre"))
