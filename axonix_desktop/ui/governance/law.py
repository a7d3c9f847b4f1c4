"""Legal deadlines as dated facts with their source and how sure we are of each; information, not legal advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.core.governance import Deadline, deadline_words
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_SOON = 90
_DATE, _LEFT, _REGION, _GAP = 96, 104, 64, 14
_SOURCE_SHARE, _SURE_SHARE = 0.34, 0.22
_SOURCE = 4
"""The column from which on words are smaller: where a date is written and how sure we are of it."""


@dataclass(frozen=True, slots=True)
class LawLine:
    """A deadline in the words of its columns; ``is_soon`` lies within ninety days, ``is_past`` behind us."""

    words: tuple[str, str, str, str, str, str]
    is_soon: bool = False
    is_past: bool = False
    is_head: bool = False


class LawTable(QWidget):
    """The lines below each other, as high as their words need."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.lines: tuple[LawLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(500), self.height())

    def show_lines(self, lines: Sequence[LawLine]) -> None:
        """Show other lines."""
        self.lines = tuple(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(sum(self._high(line) for line in self.lines), 1))
        self.update()

    def _columns(self) -> list[tuple[int, int]]:
        """Where each column begins and how wide it is, before it is mirrored."""
        look, gap = self._look, self._look.px(_GAP)
        fixed = [look.px(_DATE), look.px(_LEFT), look.px(_REGION)]
        rest = max(self.width() - sum(fixed) - 5 * gap, 200)
        source, sure = int(rest * _SOURCE_SHARE), int(rest * _SURE_SHARE)
        found: list[tuple[int, int]] = []
        x = 0
        for wide in (*fixed, rest - source - sure, source, sure):
            found.append((x, wide))
            x += wide + gap
        return found

    def _role(self, column: int, line: LawLine) -> str:
        if line.is_head or column >= _SOURCE:
            return "small"
        if column == 0:
            return "figures"
        return "body_strong" if column == 1 and line.is_soon else "body"

    def _high(self, line: LawLine) -> int:
        most = 0
        for column, (_, wide) in enumerate(self._columns()):
            metrics = self._look.metrics(self._role(column, line))
            flags = int(Qt.TextFlag.TextWordWrap)
            most = max(most, metrics.boundingRect(QRect(0, 0, wide, 10_000), flags, line.words[column]).height())
        return most + self._look.px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        flags = int(start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        y = 0
        for place, line in enumerate(self.lines):
            high = self._high(line)
            if place:
                painter.fillRect(0, y, self.width(), look.line, look.colour("border"))
            for column, (x, wide) in enumerate(self._columns()):
                ink = "text_muted" if line.is_head or column >= _SOURCE else "text"
                if line.is_past and not line.is_head:
                    ink = "text_faint"
                elif column == 1 and line.is_soon:
                    ink = "amber_fg"
                painter.setFont(look.font(self._role(column, line)))
                painter.setPen(look.colour(ink))
                left = self.width() - x - wide if is_rtl else x
                painter.drawText(QRect(left, y + look.px(6), wide, high), flags, line.words[column])
            y += high
        painter.end()


class LawCard(Card):
    """One line a deadline: day, how far it is, region, what it asks, where it is written, how sure we are of it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("Dates in law"), tr("Information, not legal advice"), parent)
        self.table = LawTable(look)
        self.column.addWidget(self.table)

    def show_deadlines(self, found: Sequence[Deadline], today: date) -> None:
        """Show the deadlines as they stand today: what comes soon is strong, what is past is faint."""
        heads = (tr("Date"), tr("Days left"), tr("Region"), tr("What"), tr("Source"), tr("How sure we are"))
        lines = [LawLine(heads, is_head=True)]
        for one in found:
            left = one.days_left(today)
            day = Date().show(one.on) if one.on else tr("No date")
            words = (day, days_words(left), one.region, *deadline_words(one))
            lines.append(LawLine(words, left is not None and 0 <= left <= _SOON, left is not None and left < 0))
        self.table.show_lines(lines)
        told = "\n".join(", ".join(part for part in line.words if part) for line in lines[1:])
        self.table.setAccessibleName(tr("Dates in law; information, not legal advice"))
        self.table.setAccessibleDescription(told)


def days_words(left: int | None) -> str:
    """How far a deadline is, computed from today."""
    if left is None:
        return "–"
    if left == 0:
        return tr("today")
    if left < 0:
        return trn("{count} day ago", "{count} days ago", -left)
    return trn("in {count} day", "in {count} days", left)
