"""The editor of one cell, made from its field alone: a line, a box of lines, with a list or a calendar beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Date, LongText, Moment, Words
from axonix_desktop.core.moments import with_day
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.choosing import CalendarPopup, ListPopup
from axonix_desktop.ui.records.entries import Entry, matching
from axonix_desktop.ui.theme.look import Look

_KEY, _MOD = Qt.Key, Qt.KeyboardModifier
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_LEAVING = {_KEY.Key_Up: "up", _KEY.Key_Down: "down", _KEY.Key_Left: "left", _KEY.Key_Right: "right"}
_DAYS = {_KEY.Key_Up: -7, _KEY.Key_Down: 7, _KEY.Key_Left: -1, _KEY.Key_Right: 1}
_GLOBAL = (_KEY.Key_F1, _KEY.Key_F6, _KEY.Key_F11)
_KEPT_FOCUS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
               Qt.FocusReason.MenuBarFocusReason)  # fmt: skip
_LONG_SIZE = (380, 132)


class CellEditor(QWidget):
    """An editor over a cell.

    ``leave_wanted(str)`` asks to keep the value and go ``down``, ``up``, ``right``, ``left``, to ``fill`` the
    selection or to ``stay``; ``given_up`` to forget what was typed; ``typed(str)`` tells of every keystroke.
    """

    leave_wanted = Signal(str)
    given_up = Signal()
    typed = Signal(str)

    def __init__(
        self, look: Look, field: Field, parent: QWidget, entries: Sequence[Entry] = (), create: str = ""
    ) -> None:
        """``entries`` is what can be chosen; ``create`` are the words with ``{words}`` that offer to make it.

        ``today`` is the day a calendar opens on when the cell has none, ``read_day`` reads one from words.
        """
        super().__init__(parent)
        self._look, self._field = look, field
        self._entries, self._create = list(entries), create
        self.today: Callable[[], date] = lambda: date(2000, 1, 1)
        self.read_day: Callable[[str], date | None] = lambda _words: None
        self._picked: Entry | None = None
        self._is_bad = self._is_replacing = self._is_leaving = False
        self.is_long = isinstance(field.kind, LongText)
        self.input: QLineEdit | QPlainTextEdit = QPlainTextEdit() if self.is_long else QLineEdit()
        self.input.setAccessibleName(tr(field.label))
        self.input.setAccessibleDescription(tr(field.help))
        self.input.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.addWidget(self.input)
        self.setFocusProxy(self.input)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._popup: ListPopup | CalendarPopup | None = None
        self._dress()
        self.input.textChanged.connect(self._on_text_changed)

    @property
    def has_list(self) -> bool:
        """Whether values are chosen from a list."""
        return bool(self._entries or self._create)

    def begin(self, words: str, typed: str | None, *, opens: bool) -> None:
        """Start with the cell's ``words`` and the caret at their end, or with what was typed in their place."""
        self._is_replacing = typed is not None
        self.set_words(words if typed is None else typed)
        self.show()
        self.raise_()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed and self.has_list:
            self._on_text_changed()
        elif opens:
            self.open_popup()

    def words(self) -> str:
        """What stands in the editor."""
        return self.input.toPlainText() if isinstance(self.input, QPlainTextEdit) else self.input.text()

    def set_words(self, words: str) -> None:
        """Put ``words`` in with the caret behind them; the list stays as it is."""
        blocked = self.input.blockSignals(True)
        if isinstance(self.input, QPlainTextEdit):
            self.input.setPlainText(words)
            self.input.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.input.setText(words)
            self.input.setCursorPosition(len(words))
        self.input.blockSignals(blocked)

    def picked(self) -> Entry | None:
        """What was chosen from the list, None when the words count."""
        return self._picked

    def show_bad(self, *, is_bad: bool) -> None:
        """Take the red outline on or off."""
        if is_bad != self._is_bad:
            self._is_bad = is_bad
            self.update()
        if is_bad:
            self.close_popup()
            self._is_leaving = False
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, cell: QRect) -> None:
        """Stand over the cell; long texts in a box that reaches beyond it."""
        parent = self.parentWidget()
        area = parent.rect() if parent is not None else cell
        box = QRect(cell)
        box.setHeight(max(cell.height(), self._look.px(24)))
        if self.is_long:
            box.setSize(box.size().expandedTo(QSize(*map(self._look.px, _LONG_SIZE))))
            box.moveRight(min(box.right(), area.right()))
            box.moveBottom(min(box.bottom(), area.bottom()))
            box.moveTopLeft(box.topLeft() if box.x() >= 0 and box.y() >= 0 else box.intersected(area).topLeft())
        self.setGeometry(box)
        if self._popup is not None and self._popup.isVisible():
            self._show_popup()

    def open_popup(self) -> None:
        """Open the list or the calendar."""
        if self.has_list:
            popup = self._list()
            popup.offer(self._offered("" if self._is_unchanged() else self._sought()), self._present())
            self._show_popup()
        elif isinstance(self._field.kind, (Date, Moment)):
            if self._popup is None:
                self._popup = CalendarPopup(self._look, self.window())
                self._popup.chosen.connect(self._on_day)
            if isinstance(self._popup, CalendarPopup):
                self._popup.mark(self.read_day(self.words()) or self.today())
            self._show_popup()

    def close_popup(self) -> None:
        """Put list and calendar away."""
        if self._popup is not None:
            self._popup.hide()

    def end(self) -> None:
        """Go for good."""
        self._is_leaving = True
        self.input.removeEventFilter(self)
        if self._popup is not None:
            self._popup.hide()
            self._popup.deleteLater()
            self._popup = None
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.input:
            return False
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() not in _GLOBAL:
                event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        is_left = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _KEPT_FOCUS
        if is_left and not self._is_leaving:
            QTimer.singleShot(0, self, self._leave_quietly)
        return False

    def _leave_quietly(self) -> None:
        """The keyboard went elsewhere: keep the value where that is possible."""
        if not self._is_leaving and not self.input.hasFocus():
            self.leave_wanted.emit("stay")

    def _press(self, event: QKeyEvent) -> bool:
        """Answer a key before the text does; True when that is all."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_MOD.KeypadModifier
        is_bare = modifiers == _MOD.NoModifier
        if key in _ENTER:
            self._enter(modifiers)
        elif key in (_KEY.Key_Tab, _KEY.Key_Backtab):
            self._leave("right" if key == _KEY.Key_Tab else "left")
        elif key == _KEY.Key_Escape:
            self._is_leaving = True
            self.given_up.emit()
        elif key == _KEY.Key_F2:
            self._is_replacing = not self._is_replacing
        elif key in (_KEY.Key_Down, _KEY.Key_Up) and modifiers == _MOD.AltModifier:
            if self._popup is not None and self._popup.isVisible():
                self.close_popup()
            else:
                self.open_popup()
        else:
            return self._move(key, is_bare=is_bare)
        return True

    def _move(self, key: Qt.Key, *, is_bare: bool) -> bool:
        """Arrows: in the list, in the calendar, or out of the cell when it was begun by typing."""
        is_open = self._popup is not None and self._popup.isVisible()
        if is_open and is_bare and isinstance(self._popup, ListPopup) and key in (_KEY.Key_Up, _KEY.Key_Down):
            self._popup.step(1 if key == _KEY.Key_Down else -1)
            return True
        if is_open and is_bare and isinstance(self._popup, CalendarPopup):
            months = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}.get(key, 0)
            if key in _DAYS or months:
                self.set_words(self._with_day(self._popup.step(_DAYS.get(key, 0), months)))
                self.typed.emit(self.words())
                return True
        if is_bare and self._is_replacing and key in _LEAVING:
            self._leave(_LEAVING[key])
            return True
        return False

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Enter keeps the value and goes on; Alt+Enter begins a new line where there may be several."""
        if modifiers == _MOD.AltModifier:
            if isinstance(self.input, QPlainTextEdit):
                self.input.insertPlainText("\n")
        elif modifiers == _MOD.ControlModifier:
            self._leave("fill")
        else:
            self._leave("up" if modifiers == _MOD.ShiftModifier else "down")

    def _leave(self, direction: str) -> None:
        """Take what is marked in the list, then ask to leave."""
        popup = self._popup
        if isinstance(popup, ListPopup) and popup.isVisible() and popup.marked is not None:
            self._take(popup.marked)
        self._is_leaving = True
        self.leave_wanted.emit(direction)

    def _take(self, entry: Entry) -> None:
        """Put a chosen entry into the editor."""
        if isinstance(self._field.kind, Words) and entry.value is not None:
            before = self.words().rpartition(",")[0]
            self.set_words(f"{before}, {entry.words}" if before else entry.words)
        else:
            self._picked = entry
            if not entry.is_new:
                self.set_words("" if entry.value is None else entry.words)

    def _on_chosen(self, entry: Entry) -> None:
        self._take(entry)
        self._is_leaving = True
        self.leave_wanted.emit("stay")

    def _on_day(self, day: date) -> None:
        self.set_words(self._with_day(day))
        self._is_leaving = True
        self.leave_wanted.emit("stay")

    def _with_day(self, day: date) -> str:
        """The words of ``day``; of a moment with the time of day that stands there."""
        return with_day(self.words(), day) if isinstance(self._field.kind, Moment) else self._field.kind.show(day)

    def _on_text_changed(self) -> None:
        """The words count again; narrow the list to them."""
        self._picked = None
        self.show_bad(is_bad=False)
        self.typed.emit(self.words())
        if self.has_list:
            sought = self._sought()
            found = self._offered(sought)
            if not found:
                self.close_popup()
                return
            is_many = isinstance(self._field.kind, Words)
            self._list().offer(found, found[0] if sought and not found[0].is_new and not is_many else None)
            self._show_popup()
        elif isinstance(self._popup, CalendarPopup) and self._popup.isVisible():
            day = self.read_day(self.words())
            if day is not None:
                self._popup.mark(day)

    def _sought(self) -> str:
        """The words the list is narrowed to: of several tags, the last."""
        words = self.words()
        return (words.rpartition(",")[2] if isinstance(self._field.kind, Words) else words).strip()

    def _is_unchanged(self) -> bool:
        """Whether the cell's own words still stand there, so that the whole list is offered."""
        return any(one.words == self.words() for one in self._entries) or isinstance(self._field.kind, Words)

    def _present(self) -> Entry | None:
        return next((one for one in self._entries if one.words == self.words()), None)

    def _offered(self, sought: str) -> list[Entry]:
        """What the list offers for the words typed."""
        found = matching(self._entries, sought)
        is_known = any(one.words.casefold() == sought.casefold() for one in found)
        if self._create and sought and not is_known:
            found.append(Entry(None, self._create.format(words=sought), "plus", "accent_text", is_new=True))
        return found

    def _list(self) -> ListPopup:
        if not isinstance(self._popup, ListPopup):
            self._popup = ListPopup(self._look, self.window(), tr(self._field.label))
            self._popup.chosen.connect(self._on_chosen)
        return self._popup

    def _show_popup(self) -> None:
        popup = self._popup
        if popup is not None:
            size = popup.wanted_size(self.width()) if isinstance(popup, ListPopup) else popup.wanted_size()
            popup.show_at(self, self.rect(), size)

    def _dress(self) -> None:
        """Take font and colours of the look in use, without the frames that inputs have elsewhere."""
        look = self._look
        self.input.setFont(look.font("body"))
        ground, ink = look.colour("surface").name(), look.colour("text").name()
        bare = f"border: 0; border-radius: 0; min-height: 0; padding: 0 6px; background: {ground}; color: {ink};"
        self.input.setStyleSheet(
            f"QLineEdit, QLineEdit:focus, QPlainTextEdit {{ {bare} selection-background-color: "
            f"{look.colour('accent').name()}; selection-color: {look.colour('on_accent').name()}; }}"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setPen(QPen(look.colour("red" if self._is_bad else "focus"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
