"""The panel of columns: which are shown, in which order, which stay in sight; and the fields a programme adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.fields import Field
from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_NAME = Qt.ItemDataRole.UserRole
_WIDE, _HIGH = 344, 520


class ColumnsHost(Protocol):
    """What the panel shows and asks for; a page answers it."""

    def column_fields(self) -> Sequence[Field]:
        """All fields that may be columns."""
        ...

    def shown_columns(self) -> list[str]:
        """The columns shown, in their order."""
        ...

    def frozen_columns(self) -> int:
        """How many of them stay in sight."""
        ...

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order."""
        ...

    def freeze_columns(self, count: int) -> None:
        """Keep the first ``count`` in sight."""
        ...

    def fit_all(self) -> None:
        """Make every column as wide as what it shows."""
        ...

    def reset_view(self) -> None:
        """Back to the view as it was saved."""
        ...

    def edit_field(self, name: str) -> None:
        """Ask what a field of the programme's own is to be; a new one for no name."""
        ...

    def field_objection(self) -> str | None:
        """Why no field can be added or changed, or None."""
        ...


class ColumnsPanel(QFrame):
    """Ticks show, Alt+Up and Alt+Down move, the pin keeps all columns up to one in sight."""

    closed = Signal()

    def __init__(self, look: Look, host: ColumnsHost, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look, self._host = look, host
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Columns"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the columns"))
        self.search.setAccessibleName(tr("Search the columns"))
        self.items = QListWidget()
        self.items.setProperty("kind", "plain")
        self.items.setAccessibleName(tr("Columns"))
        self.up = self._tool("arrow-up", tr("Move up"), tr("Move the column up (Alt+Up)"), lambda: self.move_by(-1))
        self.down = self._tool(
            "arrow-down", tr("Move down"), tr("Move the column down (Alt+Down)"), lambda: self.move_by(1)
        )
        self.pin = self._tool(
            "pin", tr("Freeze up to here"), tr("Keep all columns up to this one in sight"), self.freeze_here
        )
        self.change = self._tool("pencil", tr("Change the field"), tr("Rename, change or remove the field"), self._edit)
        self._lay_out()
        self.fill()
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.items.itemChanged.connect(self._on_ticked)
        self.items.currentItemChanged.connect(lambda *_items: self._show_what_can_be_done())
        self.search.installEventFilter(self)
        self.items.installEventFilter(self)
        self._dress()

    def _tool(self, icon: str, name: str, tip: str, act) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._look.icon(icon))
        button.setIconSize(QSize(self._look.px(16), self._look.px(16)))
        button.setFixedSize(self._look.px(28), self._look.px(28))
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.clicked.connect(act)
        return button

    def _button(self, text: str, act, kind: str = "quiet") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(PlainLabel(self._look, tr("Columns"), "subtitle"))
        head.addStretch(1)
        for button in (self.change, self.up, self.down, self.pin):
            head.addWidget(button)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.items, 1)
        foot = QHBoxLayout()
        foot.setSpacing(2)
        self.add = self._button(tr("Add a field…"), lambda: self._leave_for(""))
        self.add.setIcon(self._look.icon("plus"))
        reason = self._host.field_objection()
        self.add.setEnabled(reason is None)
        self.add.setToolTip(reason or tr("A further field for all records of this kind"))
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self._button(tr("Fit all"), self._host.fit_all))
        foot.addWidget(self._button(tr("Reset"), self._reset))
        layout.addLayout(foot)

    def fill(self, current: str = "") -> None:
        """List the columns shown in their order, then the others by group."""
        self.items.blockSignals(True)
        self.items.clear()
        fields = {field.name: field for field in self._host.column_fields()}
        shown = [name for name in self._host.shown_columns() if name in fields]
        self._heading(tr("Shown"))
        frozen = self._host.frozen_columns()
        for at, name in enumerate(shown):
            self._line(fields[name], is_shown=True, is_frozen=at < frozen)
        rest = [field for name, field in fields.items() if name not in shown]
        for group in dict.fromkeys(field.group for field in rest):
            self._heading(tr(group) if group != "Main" else tr("Main fields"))
            for field in rest:
                if field.group == group:
                    self._line(field, is_shown=False, is_frozen=False)
        self.items.blockSignals(False)
        self._narrow()
        self._select(current or (shown[0] if shown else ""))

    def _heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._look.font("caption_strong"))
        item.setForeground(self._look.colour("text_faint"))
        item.setSizeHint(QSize(0, self._look.px(30)))
        self.items.addItem(item)

    def _line(self, field: Field, *, is_shown: bool, is_frozen: bool) -> None:
        item = QListWidgetItem(tr(field.label))
        item.setData(_NAME, field.name)
        item.setSizeHint(QSize(0, self._look.px(28)))
        item.setToolTip(tr(field.help))
        item.setFont(self._look.font("body"))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
        if is_frozen:
            item.setIcon(self._look.icon("pin", "accent_text"))
        self.items.addItem(item)

    def _narrow(self) -> None:
        """Show the columns that hold the searched words; headings only while nothing is searched."""
        words = self.search.text().casefold().split()
        for at in range(self.items.count()):
            item = self.items.item(at)
            is_line = item.data(_NAME) is not None
            text = item.text().casefold()
            item.setHidden(bool(words) and (not is_line or not all(word in text for word in words)))

    def _select(self, name: str) -> None:
        for at in range(self.items.count()):
            if self.items.item(at).data(_NAME) == name:
                self.items.setCurrentRow(at)
                return

    def current(self) -> str:
        """The column the keyboard is on; empty for none."""
        item = self.items.currentItem()
        return str(item.data(_NAME)) if item is not None and item.data(_NAME) else ""

    def move_by(self, steps: int) -> None:
        """Move the current column up or down among those shown."""
        name, shown = self.current(), self._host.shown_columns()
        if name not in shown:
            return
        at = shown.index(name)
        to = at + steps
        if 0 <= to < len(shown):
            shown.insert(to, shown.pop(at))
            self._host.set_columns(shown)
            self.fill(name)
            announce(self.items, tr("Column {place} of {count}", place=to + 1, count=len(shown)))

    def freeze_here(self) -> None:
        """Keep the columns up to the current one in sight, or none when they are already."""
        name, shown = self.current(), self._host.shown_columns()
        if name in shown:
            count = shown.index(name) + 1
            self._host.freeze_columns(0 if self._host.frozen_columns() == count else count)
            self.fill(name)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        name, shown = str(item.data(_NAME)), self._host.shown_columns()
        if item.checkState() is Qt.CheckState.Checked and name not in shown:
            self._host.set_columns([*shown, name])
        elif item.checkState() is Qt.CheckState.Unchecked and name in shown and len(shown) > 1:
            self._host.set_columns([one for one in shown if one != name])
        at = self.items.verticalScrollBar().value()
        self.fill(name)
        self.items.verticalScrollBar().setValue(at)

    def _show_what_can_be_done(self) -> None:
        name, shown = self.current(), self._host.shown_columns()
        at = shown.index(name) if name in shown else -1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(shown) - 1)
        self.pin.setEnabled(at >= 0)
        self.change.setEnabled(name.startswith("custom:") and self._host.field_objection() is None)

    def _edit(self) -> None:
        if self.current().startswith("custom:"):
            self._leave_for(self.current())

    def _leave_for(self, name: str) -> None:
        """Go away for the dialog of a field."""
        host = self._host
        self.close()
        host.edit_field(name)

    def _reset(self) -> None:
        self._host.reset_view()
        self.fill()

    def open_under(self, button: QWidget) -> None:
        """Show the panel under a button, inside the screen, with the keyboard in the search."""
        self.resize(self._look.px(_WIDE), self._look.px(_HIGH))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        at = button.mapToGlobal(QPoint(0 if is_rtl else button.width() - self.width(), button.height() + 4))
        screen = QApplication.screenAt(at) or QApplication.primaryScreen()
        room = screen.availableGeometry()
        self.resize(self.width(), min(self.height(), room.height() - 40))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, has_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if has_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_by(-1 if key == Qt.Key.Key_Up else 1)
            return True
        if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.items.currentItem() is None or self.items.currentItem().isHidden():
                rows = range(self.items.count())
                lines = (at for at in rows if not self.items.item(at).isHidden() and self.items.item(at).data(_NAME))
                self.items.setCurrentRow(next(lines, -1))
            return True
        return False

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _dress(self) -> None:
        surface, border = self._look.colour("surface").name(), self._look.colour("border_strong").name()
        self.setStyleSheet(
            tr(
                "QFrame#popup {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}",
                surface=surface,
                border=border,
            )
        )
