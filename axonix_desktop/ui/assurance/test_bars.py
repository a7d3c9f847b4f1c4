"""A fairness test as a line: metric and group, the value against its threshold as a bar, the result in a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from axonix_desktop.core.fairness import STATE_TONES, STATE_WORDS
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.assurance import TestRow
from axonix_desktop.ui.charts.marks import bring_into_view
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_HEIGHT, _ROOM = 46, 1.25
_ICONS = {"passed": "circle-check", "failed": "circle-x", "out_of_date": "clock", "unknown": "circle-dashed"}


class TestLine(QAbstractButton):
    """One test; a click or Enter opens it."""

    def __init__(self, look: Look, row: TestRow, opens: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.row = look, row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._said())
        self.setToolTip(row.judged.reason)
        self.clicked.connect(lambda _checked=False: opens())
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(520), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(_HEIGHT))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        wide = box.width() - look.px(24)
        parts = (0.32, 0.36, 0.14, 0.18)
        x = look.px(12)
        rooms: list[QRectF] = []
        for share in parts:
            rooms.append(self._mirrored(QRectF(x, 0, wide * share - look.px(10), box.height())))
            x += wide * share
        test = self.row.test
        self._two_lines(painter, rooms[0], test.metric, test.group_tested or tr("Everyone"))
        self._bar(painter, rooms[1])
        self._two_lines(painter, rooms[2], _number(test.value), self._threshold())
        self._result(painter, rooms[3])
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _two_lines(self, painter: QPainter, room: QRectF, first: str, second: str) -> None:
        look = self._look
        side = start_of_line(is_rtl=self._is_rtl()) | Qt.AlignmentFlag.AlignVCenter
        half = room.height() / 2
        for words, role, ink, top in (
            (first, "body", "text", room.top() + look.px(3)), (second, "small", "text_muted", room.top() + half - 2),
        ):  # fmt: skip
            painter.setFont(look.font(role))
            painter.setPen(look.colour(ink))
            shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(QRectF(room.x(), top, room.width(), half - 2), side, shown)

    def _bar(self, painter: QPainter, room: QRectF) -> None:
        """The fair side tinted, the value as a bar, the threshold as a line across."""
        look, test = self._look, self.row.test
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
        tone = STATE_TONES[self.row.judged.state]
        painter.setBrush(look.colour(tone))
        thick = look.px(6)
        value = QRectF(0, track.center().y() - thick / 2, track.width() * max(test.value, 0) / most, thick)
        painter.drawRoundedRect(self._in(track, value), 3, 3)
        line = self._in(track, QRectF(edge - 1, track.y() - look.px(4), 2, high + look.px(8)))
        painter.setBrush(look.colour("text"))
        painter.drawRect(line)

    def _result(self, painter: QPainter, room: QRectF) -> None:
        """The result as icon and word, and the day below."""
        look, state = self._look, self.row.judged.state
        tone, size = STATE_TONES[state], look.px(15)
        half, is_rtl = room.height() / 2, self._is_rtl()
        left = room.right() - size if is_rtl else room.x()
        picture = look.pixmap(_ICONS[state], f"{tone}_fg", size, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(room.y() + look.px(4) + (half - size) / 2 - 1), picture)
        words = room.adjusted(0, 0, -size - 6, 0) if is_rtl else room.adjusted(size + 6, 0, 0, 0)
        side = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour(f"{tone}_fg"))
        shown = look.metrics("small_strong").elidedText(
            tr(STATE_WORDS[state]), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(QRectF(words.x(), room.y() + look.px(3), words.width(), half - 2), side, shown)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(
            QRectF(words.x(), room.y() + half - 2, words.width(), half - 2), side, Date().show(self.row.test.tested_on)
        )

    def _threshold(self) -> str:
        test = self.row.test
        if test.threshold is None:
            return tr("no threshold")
        number = _number(test.threshold)
        return tr("at most {number}", number=number) if test.comparison == "at_most" else tr(
            "at least {number}", number=number
        )  # fmt: skip

    def _said(self) -> str:
        test = self.row.test
        parts = (test.metric, test.group_tested or "", tr(STATE_WORDS[self.row.judged.state]), self.row.judged.reason,
                 Date().show(test.tested_on))  # fmt: skip
        return ", ".join(part for part in parts if part)

    def _is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _mirrored(self, box: QRectF) -> QRectF:
        return QRectF(self.width() - box.right(), box.y(), box.width(), box.height()) if self._is_rtl() else box

    def _in(self, track: QRectF, box: QRectF) -> QRectF:
        """A box told from the start of the track, in pixels of the line."""
        x = track.right() - box.right() if self._is_rtl() else track.x() + box.x()
        return QRectF(x, box.y(), box.width(), box.height())

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _most(value: float, threshold: float) -> float:
    """The end of the bar: 1 for shares in its neighbourhood, else some room beyond the larger number."""
    larger = max(value, threshold, 0.0)
    return 1.0 if 0.5 < larger <= 1 else larger * _ROOM or 1.0


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4g}"
