"""Paints the cells of a list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.line_cells import Figure, LineCell, Pick, Samples, Sure, Tick, Words
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

PAD = 12
_BOX = 32
_LONGEST = 400


class LinePainter(QStyledItemDelegate):
    """Two lines of text at most in a cell; boxes, chips and ticks as in the rest of the window."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._chips = look, CellPainter(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(60, self._look.px(48))

    def fits(self, cell: LineCell, width: int) -> bool:
        """Whether a cell's text is shown whole."""
        room = width - 2 * PAD
        match cell:
            case Words(text, second):
                if second:
                    return self._wide(text, "body_strong") <= room and self._wide(second, "small") <= room
                lines = self.broken(text.split(" "), " ", "body_strong" if cell.is_strong else "body", room)
                return len(lines) <= 2 and "…" not in "".join(lines[:2])
            case Samples(values):
                return len(self.broken(list(values), "  ·  ", "body", room)) <= 2
            case Sure(_, _, reason):
                return self._wide(reason, "small") <= room
            case Pick(text):
                return self._wide(text, "body") <= room - 40
            case _:
                return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        look = self._look
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        model, row, column = index.model(), index.row(), index.column()  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selected"))
            if column == 0:
                edge = box.right() - 2 if is_rtl else box.x()
                painter.fillRect(edge, box.y(), 3, box.height(), look.colour("accent"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, look.colour("grid"))
        inner = box.adjusted(PAD, 3, -PAD, -4)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        self._cell(painter, inner, model.cell(row, column), is_rtl, row in model.muted, has_focus)
        if has_focus and not isinstance(model.cell(row, column), Pick):
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _cell(
        self, painter: QPainter, inner: QRect, cell: LineCell, is_rtl: bool, is_muted: bool, has_focus: bool
    ) -> None:
        quiet = "text_faint" if is_muted else "text_muted"
        match cell:
            case Words(text, second, is_strong, tone):
                role = "body_strong" if is_strong else "body"
                ink = quiet if is_muted else tone
                if second:
                    half = inner.height() // 2
                    self._one(painter, inner.adjusted(0, 2, 0, -half), text, role, ink, is_rtl)
                    self._one(painter, inner.adjusted(0, half, 0, -2), second, "small", quiet, is_rtl)
                else:
                    self._lines(
                        painter, inner, self.broken(text.split(" "), " ", role, inner.width()), role, ink, is_rtl
                    )
            case Samples(values):
                lines = self.broken(list(values), "  ·  ", "body", inner.width())
                self._lines(painter, inner, lines, "body", quiet, is_rtl)
            case Pick():
                self._pick(painter, inner.adjusted(-PAD + 4, 0, PAD - 4, 0), cell, is_rtl, has_focus)
            case Sure(word, tone, reason):
                self._sure(painter, inner, word, tone, reason, is_rtl)
            case Figure(value):
                painter.setFont(self._look.font("figures"))
                painter.setPen(self._look.colour("text" if value else "text_faint"))
                side = Qt.AlignmentFlag.AlignLeft if is_rtl else Qt.AlignmentFlag.AlignRight
                flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(inner, flags, f"{value:,}")
            case Tick(is_on, is_open):
                self._tick(painter, inner, is_on=is_on, is_open=is_open)

    def _pick(self, painter: QPainter, inner: QRect, cell: Pick, is_rtl: bool, has_focus: bool) -> None:
        """A box with the choice and the mark that it opens a list."""
        look = self._look
        high = look.px(_BOX)
        box = QRectF(inner.x(), inner.y() + (inner.height() - high) / 2, inner.width(), high).adjusted(
            0.5, 0.5, -0.5, -0.5
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.is_open:
            ring = QPen(look.colour("focus"), 2) if has_focus else QPen(look.colour("border_strong"), 1)
            painter.setPen(ring)
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box, look.tokens.radius["md"], look.tokens.radius["md"])
        size = look.px(16)
        mark = 0 if not cell.is_open else size + 8
        text = box.toRect().adjusted(8 + (mark if is_rtl else 0), 0, -8 - (0 if is_rtl else mark), 0)
        self._one(painter, text, cell.text, "body", "text_faint" if cell.is_empty else "text", is_rtl)
        if cell.is_open:
            left = box.x() + 8 if is_rtl else box.right() - size - 8
            arrow = look.pixmap("chevron-down", "text_muted", size, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, box.center().y() - size / 2), arrow)

    def _sure(self, painter: QPainter, inner: QRect, word: str, tone: str, reason: str, is_rtl: bool) -> None:
        """The chip over the reason; alone it stands in the middle."""
        ratio = painter.device().devicePixelRatioF()
        self._chips.set_ratio(ratio)
        chip = self._chips.chip(word, tone, inner.width())
        high, wide = round(chip.height() / ratio), round(chip.width() / ratio)
        left = inner.right() - wide + 2 if is_rtl else inner.x() - 2
        top = inner.y() if reason else inner.y() + (inner.height() - high) // 2
        painter.drawPixmap(left, top, chip)
        if reason:
            self._one(painter, inner.adjusted(0, high + 1, 0, 1), reason, "small", "text_muted", is_rtl)

    def _tick(self, painter: QPainter, inner: QRect, *, is_on: bool, is_open: bool) -> None:
        look, side = self._look, self._look.px(18)
        box = QRectF(inner.center().x() - side / 2, inner.center().y() - side / 2, side, side).adjusted(
            0.5, 0.5, -0.5, -0.5
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if is_on else "border_strong" if is_open else "border"), 1))
        painter.setBrush(look.colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            size = look.px(14)
            mark = look.pixmap("check", "on_accent", size, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), mark)

    def broken(self, parts: list[str], between: str, role: str, room: int) -> list[str]:
        """``parts`` laid into lines that break between them; the second line takes what is left."""
        metrics = self._look.metrics(role)
        lines: list[str] = []
        line = ""
        for at, part in enumerate(parts):
            longer = f"{line}{between}{part}" if line else part
            if metrics.horizontalAdvance(longer[:_LONGEST]) <= room or not line:
                line = longer
                continue
            lines.append(line)
            if len(lines) == 1:
                line = part
                continue
            return [*lines, between.join(parts[at:])]
        return [*lines, line]

    def _lines(self, painter: QPainter, box: QRect, lines: list[str], role: str, colour: str, is_rtl: bool) -> None:
        """One line in the middle, or two; what does not fit is cut with an ellipsis."""
        if len(lines) == 1:
            self._one(painter, box, lines[0], role, colour, is_rtl)
            return
        high = self._look.metrics(role).height() + 1
        top = box.y() + (box.height() - 2 * high) // 2
        second = lines[1] if len(lines) == 2 else f"{lines[1]} …"
        self._one(painter, QRect(box.x(), top, box.width(), high), lines[0], role, colour, is_rtl)
        self._one(painter, QRect(box.x(), top + high, box.width(), high), second, role, colour, is_rtl)

    def _one(self, painter: QPainter, box: QRect, text: str, role: str, colour: str, is_rtl: bool) -> None:
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.colour(colour))
        line = self._chips.shortened(text[:_LONGEST], role, box.width())
        line = f"\u2066{line}\u2069" if is_rtl else line  # figures keep their place among the words
        painter.drawText(box, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, line)

    def _wide(self, text: str, role: str) -> int:
        return self._look.metrics(role).horizontalAdvance(text[:_LONGEST])


def nothing_here() -> Words:
    """A line that says that there is nothing."""
    return Words(tr("Nothing here"), tone="text_muted")
