"""The painted parts of the gate dialog: the way from stage to stage, and a decision as a card one can choose."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from axonix_desktop.core.move_words import stage_words
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_SIDE, _GAP = 12, 10


class StageWay(QWidget):
    """Where the use case stands and where the decision leads: two stages with an arrow between them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._start, self._end, self._end_words = 0, 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._resize)
        self._resize()

    def show_way(self, start: int, end: int, words: str = "") -> None:
        """Show the stages; ``words`` stand in place of the second one (completed, retired)."""
        self._start, self._end, self._end_words = start, end, words
        there = words or stage_words(end)
        self.setAccessibleName(tr("From {start} to {end}", start=stage_words(start), end=there))
        self.updateGeometry()
        self.update()

    def _resize(self) -> None:
        self.setFixedHeight(self._look.px(28))
        self.update()

    def _parts(self) -> list[tuple[str, str]]:
        """Number and name of each end."""
        ends = [(str(self._start) if self._start else "", tr(STAGES[self._start].short))]
        if self._end_words:
            ends.append(("", self._end_words))
        elif self._end != self._start:
            ends.append((str(self._end) if self._end else "", tr(STAGES[self._end].short)))
        return ends

    def sizeHint(self) -> QSize:
        metrics, look = self._look.metrics("body_strong"), self._look
        wide = sum(metrics.horizontalAdvance(name) + (look.px(28) if number else 0) for number, name in self._parts())
        return QSize(wide + look.px(48), look.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, side, middle = 0, look.px(20), self.height() / 2

        def placed(wide: int) -> QRectF:
            left = self.width() - x - wide if is_rtl else x
            return QRectF(left, 0, wide, self.height())

        for place, (number, name) in enumerate(self._parts()):
            if place:
                mark = look.pixmap(
                    "arrow-left" if is_rtl else "arrow-right", "text_muted", look.px(16), self.devicePixelRatioF()
                )
                painter.drawPixmap(round(placed(look.px(16)).x()), round(middle - look.px(8)), mark)
                x += look.px(16) + _GAP
            if number:
                box = placed(side)
                box = QRectF(box.x(), middle - side / 2, side, side)
                painter.setPen(QPen(look.colour("accent" if place else "border_strong"), 1))
                painter.setBrush(look.colour("accent" if place else "surface"))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
                painter.setFont(look.font("caption_strong"))
                painter.setPen(look.colour("on_accent" if place else "text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
                x += side + 6
            wide = look.metrics("body_strong").horizontalAdvance(name) + 2
            painter.setFont(look.font("body_strong"))
            painter.setPen(look.colour("text"))
            painter.drawText(placed(wide), start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, name)
            x += wide + _GAP


class ChoiceCard(QAbstractButton):
    """One decision: icon, word and a line of what it means or why it cannot be taken."""

    def __init__(self, look: Look, code: str, title: str, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look, self._icon, self._tone = look, icon, tone
        self.code, self._note = code, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(self._look.px(45))

    def set_note(self, note: str, *, is_possible: bool) -> None:
        """Say what it means, or why it cannot be taken now."""
        self._note = note
        self.setEnabled(is_possible)
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.update()

    @property
    def note(self) -> str:
        """The line below the word."""
        return self._note

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(260), self._look.px(45))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(45))

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, is_rtl = self.isChecked(), self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = "focus" if self.hasFocus() else "accent" if is_on else "border_strong" if self.isEnabled() else "border"
        fill = "selected" if is_on else "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter.setPen(QPen(look.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(box, 8, 8)
        ring, mark = look.px(14), look.px(18)
        line = QRect(_SIDE, 0, self.width() - 2 * _SIDE, self.height())
        dot_x = line.right() - ring if is_rtl else line.left()
        dot = QRectF(dot_x, (self.height() - ring) / 2, ring, ring)
        painter.setPen(QPen(look.colour("accent" if is_on else "border_strong" if self.isEnabled() else "border"), 1.5))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(dot)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(dot.adjusted(ring / 4, ring / 4, -ring / 4, -ring / 4))
        icon_x = line.left() if is_rtl else line.right() - mark
        role = f"{self._tone}_fg" if self.isEnabled() else "text_disabled"
        painter.drawPixmap(
            icon_x, (self.height() - mark) // 2, look.pixmap(self._icon, role, mark, self.devicePixelRatioF())
        )
        start, end = (mark, ring) if is_rtl else (ring, mark)
        words = line.adjusted(start + _GAP, 0, -end - _GAP, 0)
        self._paint_words(painter, words, is_rtl=is_rtl)

    def _paint_words(self, painter: QPainter, words: QRect, *, is_rtl: bool) -> None:
        """The word above, what it means below."""
        look, half = self._look, self.height() // 2
        beside = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text" if self.isEnabled() else "text_muted"))
        painter.drawText(
            QRect(words.x(), words.y() + look.px(4), words.width(), half - look.px(3)), beside, self.text()
        )
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        note = look.metrics("small").elidedText(self._note, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.adjusted(0, half - look.px(2), 0, -look.px(5)), beside, note)
