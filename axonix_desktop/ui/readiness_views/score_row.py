"""One item of a score sheet: its words, and five fields 0 to 4 that a click or a digit key fills."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.readiness import HIGHEST, SCORE_WORDS, ItemLevel, score_words
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.heat import RAMP, ramp_step
from axonix_desktop.ui.charts.scales import ink_on
from axonix_desktop.ui.painted import bring_into_view
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

ROW, TALL, FIELD, FIELD_HIGH, GAP = 50, 64, 34, 28, 3
_NARROW, _SLIM = 420, 25
_DIGITS = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


@dataclass(frozen=True, slots=True)
class RowItem:
    """What a row shows: an item with its own score, or (``level``) how several use cases score on it."""

    dimension: str
    item: str
    score: int | None = None
    evidence: str = ""
    next_step: str = ""
    assessed_by: str = ""
    assessed_on: str = ""
    level: ItemLevel | None = None

    @property
    def note(self) -> str:
        """The line below the item: evidence, or how many are scored; then what comes next."""
        if self.level is not None:
            return tr(
                "{scored} of {all} use cases scored", scored=f"{self.level.scored:,}", all=f"{self.level.asked:,}"
            )
        return self.evidence or (tr("No evidence yet") if self.score is not None else tr("Not scored yet"))

    @property
    def said(self) -> str:
        """The score as a screen reader says it."""
        if self.level is None:
            return score_words(self.score)
        value = self.level.value
        return tr("not scored") if value is None else tr("mean {value}", value=f"{value:.1f}")

    @property
    def tip(self) -> str:
        """Everything about the item, for the tip."""
        lines = [tr(self.item), self.said, *([self.evidence] if self.evidence else [])]
        if self.next_step:
            lines.append(tr("Next: {step}", step=self.next_step))
        if self.assessed_by and self.assessed_on:
            day = Date().show(Date().from_store(self.assessed_on))
            lines.append(tr("Assessed by {name} on {day}", name=self.assessed_by, day=day))
        return "\n".join(lines)


class ScoreRow(QWidget):
    """``scored(int or None)`` asks for a score, ``opened`` for everything about it, ``stepped`` ±1 for a neighbour."""

    scored = Signal(object)
    opened = Signal()
    stepped = Signal(int)

    def __init__(
        self, look: Look, item: RowItem, parent: QWidget | None = None, *, has_line: bool = True, is_tall: bool = False
    ) -> None:
        super().__init__(parent)
        self._look, self.item, self._has_line = look, item, has_line
        self._high = TALL if is_tall else ROW
        self.may_write = True
        self._pointed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look)
        self._name()

    def show_item(self, item: RowItem) -> None:
        """Show the item as it is now."""
        self.item = item
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{tr(self.item.item)}: {self.item.said}")
        self.setAccessibleDescription(self.item.note)

    def _on_look(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(380), self._look.px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(self._high))

    def field_box(self, score: int) -> QRectF:
        """Where the field of a score stands."""
        return self._mirrored(_field(self._look, self.rect().toRectF(), score))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        if self._has_line:
            painter.fillRect(QRectF(0, 0, self.width(), 1), look.colour("border"))
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 2, 0, -1), 6, 6)
        for score in range(HIGHEST + 1):
            self._paint_field(painter, score)
        wide = field_width(look, self.width())
        room = self.width() - look.px(4) - 5 * wide - 4 * look.px(GAP) - look.px(14 if wide > look.px(_SLIM) else 6)
        room = self._paint_mean(painter, room)
        self._paint_words(painter, room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -1), 6, 6)
        painter.end()

    def _paint_words(self, painter: QPainter, room: float) -> None:
        """The item, below it its evidence and the next step: on lines of their own where there is room."""
        look, item = self._look, self.item
        note = item.note.replace("\n", " ")
        step = tr("Next: {step}", step=item.next_step) if item.next_step else ""
        lines = [(note, "text_faint" if item.level is None and not item.evidence else "text_muted")]
        if step and self.height() >= look.px(TALL):
            lines.append((step, "text_muted"))
        elif step:
            lines = [(f"{note}  →  {item.next_step}", lines[0][1])]
        first, other = look.metrics("body").height(), look.metrics("small").height() + 1
        y = (self.height() - first - other * len(lines)) / 2
        self._paint_line(painter, QRectF(0, y, room, first), tr(item.item), "body", "text")
        for place, (words, ink) in enumerate(lines):
            self._paint_line(painter, QRectF(0, y + first + other * place, room, other), words, "small", ink)

    def _paint_line(self, painter: QPainter, box: QRectF, words: str, role: str, ink: str) -> None:
        look, left = self._look, self._look.px(6)
        painter.setFont(look.font(role))
        painter.setPen(look.colour(ink))
        inner = box.adjusted(left, 0, 0, 0)
        shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
        flags = start_of_line(is_rtl=self._is_rtl()) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(inner), flags, shown)

    def _paint_mean(self, painter: QPainter, room: float) -> float:
        """The mean of several use cases before the fields; returns the room that is left for the words."""
        level, look = self.item.level, self._look
        if level is None:
            return room
        wide = look.px(34)
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text" if level.value is not None else "text_faint"))
        words = "–" if level.value is None else f"{level.value:.1f}"
        box = self._mirrored(QRectF(room - wide, 0, wide, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return room - wide - look.px(8)

    def _paint_field(self, painter: QPainter, score: int) -> None:
        """A field: filled where it is the score, tinted below it; or how many use cases have this score."""
        look, box, level = self._look, self.field_box(score), self.item.level
        ink = look.colour("text_muted")
        painter.setFont(look.font("small"))
        if level is not None:
            count = level.counts[score]
            fill = look.colour("sunken")
            if count:
                fill = look.stage_colour(RAMP[ramp_step(count, max(level.counts))])
                ink = ink_on(look, fill)
                painter.setFont(look.font("small_strong"))
            words = f"{count:,}" if count else "·"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
        else:
            words, mine = str(score), self.item.score
            is_on, is_below = mine == score, mine is not None and score < mine
            fill = look.colour("accent" if is_on else "accent_soft" if is_below else "surface")
            painter.setPen(QPen(look.colour("accent" if is_on or is_below else "border_strong"), look.line))
            painter.setBrush(fill)
            if is_on:
                ink = look.colour("on_accent")
                painter.setFont(look.font("small_strong"))
            elif is_below:
                ink = look.colour("accent_text")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if score == self._pointed and self.may_write:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and key in _DIGITS and self.may_write:
            self.scored.emit(_DIGITS[key])
        elif is_plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.may_write:
            self.scored.emit(None)
        elif is_plain and key in _OPEN:
            self.opened.emit()
        elif is_plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        score = self._field_at(event.position().toPoint())
        if score is None:
            self.opened.emit()
        elif self.may_write:
            self.scored.emit(score)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self._field_at(event.position().toPoint())
        self._point(-1 if pointed is None else pointed)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            score = self._field_at(event.pos())
            words = self.item.tip if score is None else f"{score}: {tr(SCORE_WORDS[score])}"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _point(self, score: int) -> None:
        if score != self._pointed:
            self._pointed = score
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.update()

    def _field_at(self, place: QPoint) -> int | None:
        return next((one for one in range(HIGHEST + 1) if self.field_box(one).contains(QPointF(place))), None)

    def _is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _mirrored(self, box: QRectF) -> QRectF:
        if self._is_rtl():
            return QRectF(self.width() - box.right(), box.y(), box.width(), box.height())
        return box


class ScaleHead(QWidget):
    """The numbers 0 to 4 above fields that count use cases."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(380), self._look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text_muted"))
        whole = self.rect().toRectF()
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        boxes = [_field(look, whole, score) for score in range(HIGHEST + 1)]
        mean = QRectF(boxes[0].left() - look.px(62), 0, look.px(62), whole.height())
        for box, words in (*zip(boxes, map(str, range(HIGHEST + 1)), strict=True), (mean, tr("Mean"))):
            shown = QRectF(whole.width() - box.right(), 0, box.width(), whole.height()) if is_rtl else box
            painter.drawText(QRectF(shown.x(), 0, shown.width(), whole.height()), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def field_width(look: Look, room: float) -> int:
    """How wide a field is: slimmer where the words would be left without room."""
    return look.px(FIELD if room >= look.px(_NARROW) else _SLIM)


def _field(look: Look, whole: QRectF, score: int) -> QRectF:
    """Where the field of a score stands in a row, before it is mirrored."""
    wide, high, gap = field_width(look, whole.width()), look.px(FIELD_HIGH), look.px(GAP)
    x = whole.width() - look.px(4) - (HIGHEST + 1 - score) * wide - (HIGHEST - score) * gap
    return QRectF(x, (whole.height() - high) / 2, wide, high)
