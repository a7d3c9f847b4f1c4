"""The seven steps of an import and the strip that shows where one stands: each can be gone to by click or key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.texts import Plate, start_of_line
from axonix_desktop.ui.theme.look import Look

StepName = Literal["source", "sheet", "columns", "values", "match", "review", "run"]
StepState = Literal["todo", "done", "asks"]
STEPS: tuple[tuple[StepName, str], ...] = (
    ("source", mark("Source")),
    ("sheet", mark("Sheet and header")),
    ("columns", mark("Columns")),
    ("values", mark("Values")),
    ("match", mark("Match")),
    ("review", mark("Review")),
    ("run", mark("Import")),
)
_HEIGHT, _CIRCLE, _GAP = 54, 24, 8


class StepButton(QAbstractButton):
    """One step: a circle with its number or a tick, its name, and what was decided there."""

    def __init__(self, look: Look, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._number, self._title = look, number, title
        self._told, self._state, self._is_current = "", "todo", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_step(self, told: str, state: StepState, *, is_current: bool, is_open: bool) -> None:
        """Show what was decided (``told``), whether it asks something, and whether one may go there."""
        self._told, self._state, self._is_current = told, state, is_current
        self.setEnabled(is_open)
        words = {"todo": tr("to do"), "done": tr("done"), "asks": tr("to look at")}[state]
        place = tr("current step") if is_current else words
        self.setAccessibleName(
            tr("Step {number}, {title}: {told}, {place}", number=self._number, title=tr(self._title), told=told,
               place=place)
        )  # fmt: skip
        self.setToolTip(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        title = look.metrics("body_strong").horizontalAdvance(tr(self._title))
        told = min(look.metrics("small").horizontalAdvance(self._told), look.px(150))
        return QSize(look.px(_CIRCLE) + look.px(_GAP) + max(title, told) + look.px(10), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        look = self._look
        title = look.metrics("body_strong").horizontalAdvance(tr(self._title))
        return QSize(look.px(_CIRCLE) + look.px(_GAP) + title + look.px(8), look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side, top = look.px(_CIRCLE), (self.height() - look.px(_CIRCLE)) // 2
        left = self.width() - side - 3 if is_rtl else 3
        self._paint_circle(painter, QRectF(left, top, side, side))
        room = self.width() - side - look.px(_GAP) - 4
        text = QRect(0 if is_rtl else side + look.px(_GAP) + 3, 0, room, self.height())
        line = start_of_line(is_rtl=is_rtl)
        half = self.height() // 2
        painter.setFont(look.font("body_strong" if self._is_current else "body"))
        painter.setPen(look.colour("text" if self.isEnabled() else "text_faint"))
        role = "body_strong" if self._is_current else "body"
        title = look.metrics(role).elidedText(tr(self._title), Qt.TextElideMode.ElideRight, room + 4)
        painter.drawText(text.adjusted(0, 6, 0, -half), line | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted" if self._state != "asks" else "amber_fg"))
        told = look.metrics("small").elidedText(self._told, Qt.TextElideMode.ElideRight, room)
        told = f"\u2066{told}\u2069" if is_rtl else told
        painter.drawText(text.adjusted(0, half - 4, 0, -8), line | Qt.AlignmentFlag.AlignVCenter, told)
        if self._is_current:
            painter.fillRect(0, self.height() - 3, self.width(), 3, look.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -4), 6, 6)

    def _paint_circle(self, painter: QPainter, box: QRectF) -> None:
        """A filled circle with a tick, one with the number, or an empty one."""
        look = self._look
        is_done = self._state == "done" and not self._is_current
        if is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box)
            size = look.px(14)
            tick = look.pixmap("check", "on_accent", size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), tick)
            return
        asks = self._state == "asks" and not self._is_current
        ring = "accent" if self._is_current else "amber" if asks else "border_strong"
        painter.setPen(QPen(look.colour(ring), 1.75))
        painter.setBrush(look.colour("accent_soft" if self._is_current else "amber_bg" if asks else "surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour("accent_text" if self._is_current else "amber_fg" if asks else "text_muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class _Rule(QWidget):
    """The line between two steps."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_done = look, False
        self.setMinimumWidth(look.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(_HEIGHT))

    def show_done(self, *, is_done: bool) -> None:
        """Draw it as passed or not."""
        self._is_done = is_done
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("accent" if self._is_done else "border_strong"), 1.5))
        middle = self.height() // 2
        painter.drawLine(2, middle, self.width() - 2, middle)


class StepStrip(Plate):
    """All steps side by side; ``step_wanted(str)`` asks to go to one."""

    step_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="b", parent=parent)
        self.setAccessibleName(tr("Steps of the import"))
        self.buttons: dict[str, StepButton] = {}
        self._rules: list[_Rule] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(6)
        for number, (name, title) in enumerate(STEPS, 1):
            if number > 1:
                rule = _Rule(look)
                self._rules.append(rule)
                row.addWidget(rule, 1)
            button = StepButton(look, number, title)
            button.clicked.connect(lambda _checked=False, name=name: self.step_wanted.emit(name))
            self.buttons[name] = button
            row.addWidget(button)

    def show_steps(
        self, current: StepName, told: Mapping[str, str], states: Mapping[str, StepState], reachable: frozenset[str]
    ) -> None:
        """Show where one stands; ``reachable`` are the steps that one may go to."""
        is_passed = True
        for place, (name, _title) in enumerate(STEPS):
            state = states.get(name, "todo")
            self.buttons[name].show_step(
                told.get(name, ""), state, is_current=name == current, is_open=name in reachable
            )
            if place:
                self._rules[place - 1].show_done(is_done=is_passed and (state != "todo" or name == current))
            is_passed = is_passed and state != "todo"
