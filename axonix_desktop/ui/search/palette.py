"""The palette: one box over the window that finds commands, pages, records, people, settings and help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.search import Found
from axonix_desktop.ui.search.entries import Entry, answers, record_entries
from axonix_desktop.ui.search.listing import EntryDelegate, EntryModel
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_WIDE, _HIGH = 680, 520
_COMMANDS = 8
_PAUSE_MS = 40


class Sources(Protocol):
    """Where the palette gets its lines."""

    def entries(self) -> Sequence[Entry]:
        """Commands, settings and help topics."""
        ...

    def recent(self) -> Sequence[Entry]:
        """What was chosen last, newest first."""
        ...

    def chosen(self, entry: Entry) -> None:
        """An entry was chosen."""
        ...

    def find(self, typed: str, most: int) -> Found | None:
        """Records that hold what was typed; None while they are still being read or no file is open."""
        ...

    def waiting(self) -> str:
        """Why records cannot be found yet; empty when they can."""
        ...

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record."""
        ...


class Palette(QWidget):
    """Lies over the whole window; Esc or a click beside it closes it and gives the keyboard back."""

    closed = Signal()

    def __init__(self, look: Look, window: QWidget, sources: Sources) -> None:
        super().__init__(window)
        self._look, self._window, self._sources = look, window, sources
        self._is_everything = False
        self._entries: list[Entry] = []
        self._before: QWidget | None = None
        self.setAccessibleName(tr("Search everything"))
        self.card = Plate(look, "surface", radius=look.tokens.radius["lg"], parent=self)
        self.box = QLineEdit()
        self.box.setProperty("kind", "search")
        self.box.setFont(look.font("subtitle"))
        self.box.setAccessibleName(tr("Search commands, records, people, settings and help"))
        self.box.textChanged.connect(lambda _text: self._pause.start())
        self.box.installEventFilter(self)
        self.model = EntryModel(self)
        self.list = QListView()
        self.list.setProperty("kind", "plain")
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(look, self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Results"))
        self.list.clicked.connect(self._choose)
        self._note = PlainLabel(look, role="small", colour="text_muted")
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(12, 12, 12, 8)
        inner.setSpacing(8)
        inner.addWidget(self.box)
        inner.addWidget(self.list, 1)
        inner.addWidget(self._note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show_answers)
        window.installEventFilter(self)
        self.hide()

    def open(self, *, is_everything: bool = False, typed: str = "") -> None:
        """Show the palette; ``is_everything`` searches all words of all records and lists no commands."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._is_everything = is_everything
        self._entries = [] if is_everything else list(self._sources.entries())
        self.box.setPlaceholderText(
            tr("Search all words of all records") if is_everything
            else tr("What do you want to do or find?")
        )  # fmt: skip
        self.box.setText(typed)
        self.box.selectAll()
        self._place()
        self.show()
        self.raise_()
        self.show_answers()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_now(self) -> None:
        """Hide and give the keyboard back."""
        self._pause.stop()
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def show_answers(self) -> None:
        """List what answers to the words typed; recent ones while nothing is typed."""
        typed = self.box.text().strip()
        entries: list[Entry] = []
        if not self._is_everything:
            entries.extend(self._commands(typed))
        found = self._sources.find(typed, 40 if self._is_everything else 5) if typed else None
        if found is not None:
            entries.extend(record_entries(found, found.typed, self._sources.open_record, is_full=self._is_everything))
        self.model.show(entries, found.typed if found is not None else typed)
        self._say(typed, found, entries)
        self._select(self._next(-1, 1))

    def _commands(self, typed: str) -> list[Entry]:
        """Recent entries, or the commands that answer, under their heading."""
        if not typed:
            recent = list(self._sources.recent())[:_COMMANDS]
            known = {one.entry_id for one in recent}
            rest = [one for one in self._entries if one.entry_id not in known and not one.reason]
            return ([Entry("", tr("Recent")), *recent] if recent else []) + [Entry("", tr("Commands")), *rest]
        found = answers(self._entries, typed, _COMMANDS)
        return [Entry("", tr("Commands")), *found] if found else []

    def _say(self, typed: str, found: Found | None, entries: Sequence[Entry]) -> None:
        """Say at the foot what was found, or why not."""
        number = sum(not one.is_heading for one in entries)
        if typed and found is None and self._sources.waiting():
            words = self._sources.waiting()
        elif typed and not number:
            words = tr("Nothing answers to “{typed}”. Try fewer letters.", typed=typed[:60])
        elif found is not None and found.counts and found.typed.casefold() not in typed.casefold():
            words = tr("Showing results for “{typed}”.", typed=found.typed)
        else:
            words = tr("Enter chooses, Esc closes, arrows move")
        self._note.setText(words)
        if typed:
            announce(self.box, trn("{count} result", "{count} results", number))

    def _next(self, row: int, step: int) -> int:
        """The next row that can be chosen; ``row`` itself when there is none."""
        at = row + step
        while 0 <= at < len(self.model.entries) and self.model.entries[at].is_heading:
            at += step
        return at if 0 <= at < len(self.model.entries) else row

    def _select(self, row: int) -> None:
        """Mark a row and bring it, with the heading above it, into view."""
        if 0 <= row < len(self.model.entries):
            if row and self.model.entries[row - 1].is_heading:
                self.list.scrollTo(self.model.index(row - 1))
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        """Do what an entry is for; one that cannot be done now says why and stays."""
        entry = self.model.entries[index.row()] if index.isValid() else None
        if entry is None or entry.act is None:
            return
        if entry.reason:
            self._note.setText(tr("“{title}” cannot be done now: {reason}.", title=entry.title, reason=entry.reason))
            announce(self.box, self._note.text())
            return
        self.close_now()
        self._sources.chosen(entry)
        entry.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Walk through the list while the keyboard stays in the box."""
        row, page = self.list.currentIndex().row(), max(self.list.height() // self._look.px(36) - 1, 1)
        steps: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Down: lambda: self._next(row, 1),
            Qt.Key.Key_Up: lambda: self._next(row, -1),
            Qt.Key.Key_PageDown: lambda: self._next(min(row + page, len(self.model.entries) - 1) - 1, 1),
            Qt.Key.Key_PageUp: lambda: self._next(max(row - page, 0) - 1, 1),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self.show_answers()
            self._choose(self.list.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # the keyboard stays in the box until it is closed
        elif event.key() in steps:
            self._select(steps[event.key()]())
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_now()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self._look.colour("scrim"))

    def _place(self) -> None:
        """Over the window, the card in the upper middle."""
        window = self._window
        self.setGeometry(window.rect())
        wide, high = min(self._look.px(_WIDE), window.width() - 48), min(self._look.px(_HIGH), window.height() - 120)
        self.card.setGeometry((window.width() - wide) // 2, min(90, window.height() // 10), wide, high)
