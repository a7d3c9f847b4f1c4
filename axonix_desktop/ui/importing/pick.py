"""The list of choices that a box opens: searched by typing, in groups, chosen by Enter or click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_CODE, _NOTE, _HEAD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_MOST_HIGH, _LEAST_WIDE, _SEARCH_FROM = 380, 260, 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: what is handed back, the words shown, the group it stands in, a quieter note beside it."""

    code: str
    words: str
    group: str = ""
    note: str = ""


class _ChoicePainter(QStyledItemDelegate):
    """A heading for a group; else the words with the note at the end, ticked where it is the choice in use."""

    def __init__(self, look: Look, current: str, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._current = look, current

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._look.px(24 if index.data(_HEAD) else 28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._look
        box: QRect = option.rect  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        line = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if index.data(_HEAD):
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("text_faint"))
            painter.drawText(box.adjusted(8, 4, -8, 0), line, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(box, look.colour("selected"))
        size = look.px(16)
        if index.data(_CODE) == self._current:
            tick = look.pixmap("check", "accent_text", size, painter.device().devicePixelRatioF())
            left = box.right() - size - 6 if is_rtl else box.x() + 6
            painter.drawPixmap(left, box.center().y() - size // 2, tick)
        text = box.adjusted(8 if is_rtl else size + 12, 0, -(size + 12) if is_rtl else -8, 0)
        note = str(index.data(_NOTE) or "")
        taken = look.metrics("small").horizontalAdvance(note) + 12 if note else 0
        taken = min(taken, text.width() // 2)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text"))
        words = look.metrics("body").elidedText(str(index.data()), Qt.TextElideMode.ElideRight, text.width() - taken)
        painter.drawText(text, line, words)
        if note:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_muted"))
            far = Qt.AlignmentFlag.AlignLeft if is_rtl else Qt.AlignmentFlag.AlignRight
            shown = look.metrics("small").elidedText(note, Qt.TextElideMode.ElideRight, taken)
            painter.drawText(text, far | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class PickList(QFrame):
    """A popup; ``picked(str)`` hands back the code of the choice."""

    picked = Signal(str)

    def __init__(self, look: Look, name: str, choices: Sequence[Choice], current: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look, self._choices, self._current = look, tuple(choices), current
        self.setObjectName("pick")
        edge, fill = look.colour("border_strong").name(), look.colour("surface").name()
        self.setStyleSheet(f"QFrame#pick {{ background: {fill}; border: 1px solid {edge}; border-radius: 6px; }}")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search in {name}", name=name))
        self.search.setVisible(len(choices) >= _SEARCH_FROM)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.view = QListView()
        self.view.setProperty("kind", "plain")
        self.view.setAccessibleName(name)
        self._model = QStandardItemModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_ChoicePainter(look, current, self))
        self.view.clicked.connect(self._on_clicked)
        self.view.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        self._fill("")

    def open_at(self, where: QPoint, wide: int) -> None:
        """Open below ``where`` (on the screen), on the screen whole."""
        look = self._look
        rows = sum(look.px(24 if self._model.item(at).data(_HEAD) else 28) for at in range(self._model.rowCount()))
        high = min(rows + 12 + (look.px(40) if not self.search.isHidden() else 0), look.px(_MOST_HIGH))
        body, small = look.metrics("body"), look.metrics("small")
        wides = (body.horizontalAdvance(one.words) + small.horizontalAdvance(one.note) for one in self._choices)
        widest = max(wides, default=0) + 84
        width = max(wide, min(max(widest, look.px(_LEAST_WIDE)), look.px(420)))
        self.resize(width, high)
        screen = QGuiApplication.screenAt(where) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        left = min(max(where.x(), area.left()), area.right() - width)
        top = where.y() if where.y() + high <= area.bottom() else max(where.y() - high - look.px(36), area.top())
        self.move(left, top)
        self.show()
        (self.view if self.search.isHidden() else self.search).setFocus()

    def choose(self, code: str) -> None:
        """Hand a choice back and close."""
        self.close()
        self.picked.emit(code)

    def _fill(self, typed: str) -> None:
        """Show the choices whose words hold all that was typed."""
        parts = typed.casefold().split()
        self._model.clear()
        group = ""
        first = chosen = None
        for one in self._choices:
            text = f"{one.words} {one.note} {one.group}".casefold()
            if not all(part in text for part in parts):
                continue
            if one.group != group:
                group = one.group
                head = QStandardItem(group)
                head.setData(True, _HEAD)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(head)
            item = QStandardItem(one.words)
            item.setData(one.code, _CODE)
            item.setData(one.note, _NOTE)
            item.setToolTip(one.note)
            item.setData(f"{one.words}, {one.note}" if one.note else one.words, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
            first = first or item
            chosen = item if one.code == self._current and not parts else chosen
        if first is None:
            none = QStandardItem(tr("Nothing matches “{typed}”", typed=typed.strip()))
            none.setData(True, _HEAD)
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(none)
        if (wanted := chosen or first) is not None:
            self.view.setCurrentIndex(wanted.index())

    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.data(_HEAD):
            self.choose(str(index.data(_CODE)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                index = self.view.currentIndex()
                if index.isValid() and not index.data(_HEAD):
                    self.choose(str(index.data(_CODE)))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if watched is self.search and event.key() in (
                Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
            ):  # fmt: skip
                self.view.event(event)
                return True
        return False


class PickButton(QPushButton):
    """A box that opens a list of choices; ``picked(str)`` tells what was chosen."""

    picked = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name = look, name
        self._choices: Callable[[], Sequence[Choice]] = lambda: ()
        self.code = ""
        self._words = ""
        self.setProperty("kind", "pick")
        self.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.clicked.connect(self.open_list)
        look.changed.connect(self._dress)
        self._dress()

    def offer(self, choices: Callable[[], Sequence[Choice]], code: str, words: str) -> None:
        """What may be chosen (asked for when the list opens), and what is."""
        self._choices, self.code = choices, code
        self._words = words
        self._shorten()
        self.updateGeometry()
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(words)

    def open_list(self) -> PickList:
        """Open the list below."""
        made = PickList(self._look, self._name, self._choices(), self.code, self)
        made.picked.connect(self.picked)
        made.open_at(self.mapToGlobal(QPoint(0, self.height())), self.width())
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        look, size = self._look, self._look.px(16)
        painter = QPainter(self)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 9 if is_rtl else self.width() - size - 9
        mark = look.pixmap("chevron-down", "text_muted", size, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, mark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def sizeHint(self) -> QSize:
        wide = min(self._look.metrics("body").horizontalAdvance(self._words), self._look.px(280))
        return QSize(wide + self._look.px(58), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), super().minimumSizeHint().height())

    def _shorten(self) -> None:
        """As much of the words as there is room for."""
        room = max(self.width() - self._look.px(54), 40)
        self.setText(self._look.metrics("body").elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        end = "left" if is_rtl else "right"  # the style turns the text round by itself, but not the padding
        self.setStyleSheet(f"QPushButton {{ text-align: left; padding-{end}: 28px; }}")
