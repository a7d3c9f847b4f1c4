"""The lines of the palette as a list: headings, titles with what was typed marked, notes and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from axonix_desktop.core.finding import places
from axonix_desktop.core.words import tr
from axonix_desktop.ui.search.entries import Entry
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_SIDE = 12


class EntryModel(QAbstractListModel):
    """The entries shown and what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.typed = ""

    def show(self, entries: Sequence[Entry], typed: str) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries, self.typed = list(entries), typed
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [entry.title, entry.note, entry.keys, tr("not now: {reason}", reason=entry.reason)]
            return ", ".join(one for one in said[: 4 if entry.reason else 3] if one)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints a line."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        is_heading = isinstance(model, EntryModel) and model.entries[index.row()].is_heading
        return QSize(self._look.px(300), self._look.px(28 if is_heading else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        entry, look = model.entries[index.row()], self._look
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        painter.save()
        if entry.is_heading:
            self._line(painter, box.adjusted(_SIDE, 4, -_SIDE, 0), entry.title, "caption_strong", "text_muted", is_rtl)
            if entry.note:
                self._line(painter, box.adjusted(_SIDE, 4, -_SIDE, 0), entry.note, "caption", "text_faint", not is_rtl)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("focus"), 1))
            painter.setBrush(look.colour("selected"))
            painter.drawRoundedRect(box.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        self._entry(painter, box.adjusted(_SIDE, 0, -_SIDE, 0), entry, model.typed, is_rtl=is_rtl)
        painter.restore()

    def _entry(self, painter: QPainter, box: QRectF, entry: Entry, typed: str, *, is_rtl: bool) -> None:
        """Icon, title with marks, note, keys."""
        look, side = self._look, self._look.px(16)
        colour = "text_disabled" if entry.reason else "text"
        x = box.right() - side if is_rtl else box.left()
        icon = look.pixmap(entry.icon or "circle", "text_disabled" if entry.reason else "text_muted", side,
                           painter.device().devicePixelRatioF())  # fmt: skip
        painter.drawPixmap(round(x), round(box.center().y() - side / 2), icon)
        room = box.adjusted(0, 0, -side - 10, 0) if is_rtl else box.adjusted(side + 10, 0, 0, 0)
        if entry.keys:
            wide = look.metrics("small").horizontalAdvance(entry.keys) + 12
            self._line(painter, room, entry.keys, "small", "text_faint", not is_rtl)
            room = room.adjusted(wide, 0, 0, 0) if is_rtl else room.adjusted(0, 0, -wide, 0)
        metrics = look.metrics("body_strong")
        title = metrics.elidedText(
            entry.title, Qt.TextElideMode.ElideRight, int(room.width() * 0.72 if entry.note else room.width())
        )
        wide = metrics.horizontalAdvance(title)
        self._marks(painter, room, title, typed, is_rtl=is_rtl)
        self._line(painter, room, title, "body_strong", colour, is_rtl)
        note = tr("not now: {reason}", reason=entry.reason) if entry.reason else entry.note
        if note:
            rest = room.adjusted(0, 0, -wide - 12, 0) if is_rtl else room.adjusted(wide + 12, 0, 0, 0)
            short = look.metrics("small").elidedText(note, Qt.TextElideMode.ElideRight, int(rest.width()))
            self._line(painter, rest, short, "small", "text_faint" if entry.reason else "text_muted", is_rtl)

    def _marks(self, painter: QPainter, room: QRectF, title: str, typed: str, *, is_rtl: bool) -> None:
        """Tint the letters that were typed."""
        metrics = self._look.metrics("body_strong")
        high = metrics.height()
        for start, length in places(title, typed):
            before, wide = (
                metrics.horizontalAdvance(title[:start]),
                metrics.horizontalAdvance(title[start : start + length]),
            )
            x = room.right() - before - wide if is_rtl else room.left() + before
            painter.fillRect(QRectF(x, room.center().y() - high / 2, wide, high), self._look.colour("amber_bg"))

    def _line(self, painter: QPainter, box: QRectF, text: str, role: str, colour: str, is_right: bool) -> None:
        """One line of text at an edge of ``box``."""
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.colour(colour))
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
