"""A fairness test as a line: metric and group, the value against its threshold as a bar, the result in a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.fairness import STATE_TONES, STATE_WORDS
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.fairness import TestRow
from axonix_desktop.ui.assurance.share_bar import draw_outline
from axonix_desktop.ui.assurance.state_line import LineWords, State, StateLine
from axonix_desktop.ui.theme.look import Look

_ROOM, _BAR = 1.25, 1
_SHARES = (0.32, 0.36, 0.14, 0.18)


class TestLine(StateLine):
    """One test; a click or Enter opens it."""

    def __init__(self, look: Look, row: TestRow, opens: Callable[[], object], parent: QWidget | None = None) -> None:
        self.row = row
        super().__init__(look, _words(row), opens, _SHARES, parent)

    def draw_column(self, painter: QPainter, place: int, room: QRectF) -> None:
        if place == _BAR:
            self._draw_bar(painter, room)
        else:
            super().draw_column(painter, place, room)

    def _draw_bar(self, painter: QPainter, room: QRectF) -> None:
        """The fair side tinted, the value as a bar, the threshold as a line across."""
        look, test = self.look, self.row.test
        if test.value is None or test.threshold is None:
            return
        most = _most(test.value, test.threshold)
        high = look.px(12)
        track = QRectF(room.x(), room.center().y() - high / 2, room.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("grey_bg"))
        painter.drawRoundedRect(track, 3, 3)
        edge = track.width() * max(test.threshold, 0) / most
        is_most = test.comparison == "at_most"
        fair = QRectF(0, track.y(), edge, high) if is_most else QRectF(edge, track.y(), track.width() - edge, high)
        painter.setBrush(look.colour("green_bg"))
        painter.drawRoundedRect(self._in(track, fair), 3, 3)
        draw_outline(painter, look, track, 3)
        tone = STATE_TONES[self.row.judged.state]
        painter.setBrush(look.colour(tone))
        thick = look.px(6)
        value = QRectF(0, track.center().y() - thick / 2, track.width() * max(test.value, 0) / most, thick)
        painter.drawRoundedRect(self._in(track, value), 3, 3)
        line = self._in(track, QRectF(edge - 1, track.y() - look.px(4), 2, high + look.px(8)))
        painter.setBrush(look.colour("text"))
        painter.drawRect(line)

    def _in(self, track: QRectF, box: QRectF) -> QRectF:
        """A box told from the start of the track, in pixels of the line."""
        x = track.right() - box.right() if self.is_rtl else track.x() + box.x()
        return QRectF(x, box.y(), box.width(), box.height())


def _words(row: TestRow) -> LineWords:
    """What a test says: metric and group, value and threshold, result and day."""
    test, state, day = row.test, row.judged.state, Date().show(row.test.tested_on)
    parts = (test.metric, test.group_tested or "", tr(STATE_WORDS[state]), row.judged.reason, day)
    return LineWords(
        ((test.metric, test.group_tested or tr("Everyone")), ("", ""), (_number(test.value), _threshold(row))),
        State(tr(STATE_WORDS[state]), STATE_TONES[state], day, "clock" if state == "out_of_date" else ""),
        said=", ".join(part for part in parts if part),
        tip=row.judged.reason,
    )


def _threshold(row: TestRow) -> str:
    test = row.test
    if test.threshold is None:
        return tr("no threshold")
    number = _number(test.threshold)
    if test.comparison == "at_most":
        return tr("at most {number}", number=number)
    return tr("at least {number}", number=number)


def _most(value: float, threshold: float) -> float:
    """The end of the bar: 1 for shares in its neighbourhood, else some room beyond the larger number."""
    larger = max(value, threshold, 0.0)
    return 1.0 if 0.5 < larger <= 1 else larger * _ROOM or 1.0


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4g}"
