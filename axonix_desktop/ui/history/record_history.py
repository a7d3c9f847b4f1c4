"""What became of one record: newest first, each field from what to what, with the way back to the old value."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.actions.history import restore_objection, restore_value
from axonix_desktop.core.changes import moment_words
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.history import Sought, number_of_change_sets
from axonix_desktop.store.queries.records import values
from axonix_desktop.ui.history.reading import Entry, HistoryContext, Told, record_entries
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce

_PAGE = 20
_MOST_VALUES = 6
_LONG = 220


class RecordHistory(QWidget):
    """The history of one record, for a tab of the detail panel. Reads when it is shown."""

    def __init__(self, context: HistoryContext, kind: str, record_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind, self._record_id = kind, record_id
        self._oldest: int | None = None
        self._is_stale = True
        self._now: dict[str, Stored] = {}
        self.entries: list[EntryBox] = []
        self._counts = PlainLabel(context.look, colour="text_muted", role="small", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(context.look.px(10))
        self.older = QPushButton(tr("Show earlier changes"))
        self.older.setProperty("kind", "quiet")
        self.older.clicked.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.look.px(10))
        layout.addWidget(self._counts)
        layout.addLayout(self._list)
        layout.addWidget(self.older, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_record(self, kind: str, record_id: int) -> None:
        """Show another record."""
        self._kind, self._record_id = kind, record_id
        self.refresh()

    def refresh(self) -> None:
        """Read anew; a widget that is not on screen waits until it is."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        """Show the newest page."""
        self._is_stale = False
        file = self._context.programme.file
        had_focus = self.isAncestorOf(focus) if (focus := self.focusWidget()) is not None else False
        for box in self.entries:
            box.hide()
            box.deleteLater()
        self.entries, self._oldest = [], None
        number = number_of_change_sets(file, Sought(record=(self._kind, self._record_id)))
        self._counts.setText(
            trn("{count} step, newest first", "{count} steps, newest first", number)
            if number
            else tr("Nothing has been changed here yet.")
        )
        self._now = _stored_now(self._context, self._kind, self._record_id)
        self._left = number
        self._show_more()
        if had_focus and self.entries:
            self.entries[0].take_focus()

    def _show_more(self) -> None:
        """Show the next page."""
        file = self._context.programme.file
        found = record_entries(file, self._kind, self._record_id, self._oldest, _PAGE)
        for entry in found:
            box = EntryBox(self._context, entry, self._now)
            box.restore_wanted.connect(self._restore)
            self.entries.append(box)
            self._list.addWidget(box)
        if found:
            self._oldest = found[-1].set.id
        self._left -= len(found)
        self.older.setVisible(self._left > 0)
        if self._left > 0:
            self.older.setText(trn("Show {count} earlier step", "Show {count} earlier steps", min(self._left, _PAGE)))

    def _restore(self, told: Told) -> None:
        """Put the old value of a change back."""
        one = told.line
        act = partial(restore_value, kind=one.kind, number=one.record_id, field=one.field or "", stored=told.old)
        if self._context.change(act, tr("The old value cannot be put back")):
            words = tr("{field} is “{value}” again", field=one.label, value=_short(one.old)) if one.old else tr(
                "{field} is empty again", field=one.label
            )  # fmt: skip
            announce(self, words)
            self._context.toast.say(words)
            self.refresh()


class EntryBox(Plate):
    """One change set of a record: what was done, who and when, and each field from what to what.

    ``restore_wanted(object)`` carries the :class:`Told` whose old value is to be put back.
    """

    restore_wanted = Signal(object)

    def __init__(self, context: HistoryContext, entry: Entry, now: dict[str, Stored]) -> None:
        look = context.look
        super().__init__(look, "surface_alt", radius=look.tokens.radius["md"])
        self._context, self._now = context, now
        self.buttons: list[QPushButton] = []
        who = tr("{moment} by {person}", moment=moment_words(entry.at), person=entry.set.actor)
        title = PlainLabel(look, entry.set.label, "body_strong", wraps=True, selects=True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(look.px(12), look.px(8), look.px(10), look.px(10))
        inner.setSpacing(look.px(2))
        inner.addWidget(title)
        inner.addWidget(PlainLabel(look, who, "small", "text_muted", wraps=True))
        changed = [one for one in entry.changes if one.line.field is not None]
        shown = changed[:_MOST_VALUES]
        for one in shown:
            inner.addSpacing(look.px(6))
            inner.addWidget(self._change(one))
        if len(changed) > len(shown):
            inner.addSpacing(look.px(6))
            rest = trn("and {count} more field", "and {count} more fields", len(changed) - len(shown))
            inner.addWidget(PlainLabel(look, rest, "small", "text_muted"))
        self.setAccessibleName(f"{entry.set.label}. {who}")

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, told: Told) -> QWidget:
        """One field: its label, the old value, the new value, and the button to restore."""
        look, one = self._context.look, told.line
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(PlainLabel(look, one.label, "small", "text_muted"), 0, 0)
        grid.addWidget(self._values(told), 1, 0)
        if self._may_restore(told):
            button = QPushButton(tr("Restore"))
            button.setProperty("kind", "quiet")
            old = _short(one.old) if one.old else tr("empty")
            button.setToolTip(tr("Put “{value}” back", value=old))
            button.setAccessibleName(tr("Restore {field} to {value}", field=one.label, value=old))
            button.clicked.connect(lambda _checked=False: self.restore_wanted.emit(told))
            self.buttons.append(button)
            grid.addWidget(button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _values(self, told: Told) -> QWidget:
        """What stood there, an arrow, and what stands there since; one above the other when they are long."""
        look, one = self._context.look, told.line
        if one.op != "changed":
            words = _short(one.new if one.op == "added" else one.old)
            return PlainLabel(look, words, wraps=True, selects=True)
        old = PlainLabel(look, _short(one.old) or tr("empty"), colour="text_muted", wraps=True, selects=True)
        new = PlainLabel(look, _short(one.new) or tr("empty"), wraps=True, selects=True)
        old.setAccessibleName(tr("Was: {value}", value=old.text()))
        new.setAccessibleName(tr("Is: {value}", value=new.text()))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        arrow = PlainLabel(look, "→" if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else "←")
        arrow.set_colour("text_faint")
        for label in (old, new):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(old, 1 if len(one.old) > len(one.new) + 8 else 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(new, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _may_restore(self, told: Told) -> bool:
        """Whether the old value differs from today's and may be put back."""
        one, programme = told.line, self._context.programme
        if one.op != "changed" or one.field is None or programme.read_only_reason is not None or not self._now:
            return False
        if not told.is_kept or self._now.get(one.field) == told.old:
            return False
        return restore_objection(programme.file, one.kind, one.field) is None


def _stored_now(context: HistoryContext, kind: str, record_id: int) -> dict[str, Stored]:
    """What the record holds now, in stored form; empty when it is gone."""
    held = values(context.programme.file, kind, record_id)
    if held is None:
        return {}
    fields = record_of(kind).fields
    return {name: fields[name].kind.to_store(value) if name in fields else value for name, value in held.items()}  # type: ignore[misc]


def _short(words: str) -> str:
    """Long texts in a few lines."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONG else f"{flat[:_LONG].rstrip()}…"
