"""Editors that look something up: a day in the calendar, a record among those there are; and the choice of editor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Date, LongText, Moment, Reference, StageNumber, Text, Value, YesNo
from axonix_desktop.core.moments import local_day, utc_text, with_day
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.typed import read_typed
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column
from axonix_desktop.ui.records.entries import Entry, matching
from axonix_desktop.ui.records.form_door import FormDoor
from axonix_desktop.ui.records.form_editors import (
    ChoiceEditor,
    FieldEditor,
    LongTextEditor,
    TextEditor,
)
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from axonix_desktop.ui.records.choosing import Popup


class LookingUp(TextEditor):
    """A line with a pop-up beside it that never takes the keyboard; Alt+Down or its button opens it."""

    def __init__(self, look: Look, field: Field, today: date | None, icon: str, words: str, role: str = "body") -> None:
        """``icon`` and ``words`` are those of the button; ``role`` is the type role the line is written in."""
        self._icon, self._role = icon, role
        self._opens = QAction(words)
        self._popup: Popup | None = None
        super().__init__(look, field, today)
        self._opens.setParent(self)
        self.line.addAction(self._opens, QLineEdit.ActionPosition.TrailingPosition)
        self._opens.triggered.connect(self._on_button)

    def dress(self) -> None:
        self.line.setFont(self.look.font(self._role))
        self._opens.setIcon(self.look.icon(self._icon))

    @property
    def popup(self) -> Popup | None:
        """The pop-up while it is open."""
        return self._popup

    def open_popup(self) -> None:
        """Show what can be chosen."""

    def close_popup(self) -> None:
        """Put the pop-up away."""
        popup, self._popup = self._popup, None
        if popup is not None:
            popup.hide()
            popup.deleteLater()

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._on_button()
            return True
        if self._popup is not None:
            if event.key() == Qt.Key.Key_Escape:
                self.close_popup()
                return True
            if self.on_popup_key(event):
                return True
        return super().on_key(event)

    def on_popup_key(self, _event: QKeyEvent) -> bool:
        """Whether a key was meant for the open pop-up."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inner:
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.close_popup()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() is QEvent.Type.ShortcutOverride
                and event.key() == Qt.Key.Key_Escape
                and self._popup is not None
            ):
                event.accept()
        return super().eventFilter(watched, event)

    def _on_button(self) -> None:
        """Open the pop-up, or close it."""
        if self._popup is not None:
            self.close_popup()
        elif not self.line.isReadOnly():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.open_popup()


class DateEditor(LookingUp):
    """A day: typed freely, or taken from the calendar; Ctrl+; is today."""

    def __init__(self, look: Look, field: Field, door: FormDoor, role: str = "body") -> None:
        self._door = door
        super().__init__(look, field, door.today(), "calendar", tr("Open the calendar (Alt+Down)"), role)

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take(self._door.today())
            return True
        return super().on_key(event)

    def open_popup(self) -> None:
        from axonix_desktop.ui.records.choosing import CalendarPopup

        try:
            day = self.marked_day()
        except BadValueError:
            day = None
        popup = CalendarPopup(self.look, self.window())
        popup.mark(day or self._door.today())
        popup.chosen.connect(self._take)
        popup.show_at(self.line, self.line.rect(), popup.wanted_size())
        self._popup = popup

    def marked_day(self) -> date | None:
        """The day that stands in the line. Raises BadValueError."""
        day = read_typed(self.field, self.line.text(), today=self._door.today())
        return day if isinstance(day, date) else None

    def on_popup_key(self, event: QKeyEvent) -> bool:
        from axonix_desktop.ui.records.choosing import CalendarPopup

        popup = self._popup
        if not isinstance(popup, CalendarPopup):
            return False
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in days:
            popup.step(days=days[Qt.Key(event.key())])
        elif event.key() in months:
            popup.step(months=months[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(popup.step())
        else:
            return False
        return True

    def _take(self, day: date) -> None:
        """Take the day chosen."""
        self.close_popup()
        self.line.setText(self._words_of(day))
        self.touch()
        self.left.emit()

    def _words_of(self, day: date) -> str:
        return self.field.kind.show(day)


class MomentEditor(DateEditor):
    """A day with a time: typed freely (``22 Nov 14:30``, ``14:30``), its day from the calendar; Ctrl+; is now."""

    def __init__(self, look: Look, field: Field, door: FormDoor) -> None:
        super().__init__(look, field, door)
        self._now = QAction(tr("Now (Ctrl+;)"), self)
        self._now.triggered.connect(self._take_now)
        self.line.addAction(self._now, QLineEdit.ActionPosition.TrailingPosition)
        self.dress()

    def dress(self) -> None:
        super().dress()
        if hasattr(self, "_now"):
            self._now.setIcon(self.look.icon("timer"))

    def fill(self, value: Value, words: str) -> None:
        super().fill(value, "")  # always in the zone and form in use
        if not self.is_mixed:
            self.line.setPlaceholderText(tr("Day and time"))

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take_now()
            return True
        return super().on_key(event)

    def marked_day(self) -> date | None:
        value = read_typed(self.field, self.line.text(), today=self._door.today())
        return local_day(str(value)) if value else None

    def _words_of(self, day: date) -> str:
        return with_day(self.line.text(), day)

    def _take_now(self) -> None:
        """Take the moment it is."""
        if self.line.isReadOnly():
            return
        self.close_popup()
        self.line.setText(self.field.kind.show(utc_text(self._door.now())))
        self.touch()
        self.left.emit()


class ReferenceEditor(LookingUp):
    """A record found by typing part of its title; what is not there yet can be made on the way."""

    def __init__(self, look: Look, field: Field, door: FormDoor) -> None:
        self._door = door
        self._target = field.kind.target if isinstance(field.kind, Reference) else ""
        self._chosen: int | None = None
        super().__init__(look, field, None, "chevron-down", tr("Show the list (Alt+Down)"))
        self.line.textEdited.connect(self._on_edited)

    def fill(self, value: Value, words: str) -> None:
        self._chosen = value if isinstance(value, int) else None
        super().fill(value, words)

    def shown(self, value: Value, words: str) -> str:
        return words if value is not None else ""

    def read(self) -> Value:
        text = " ".join(self.line.text().split())
        if not text:
            return None
        titles = self._door.titles(self._target)
        if self._chosen is not None and titles.get(self._chosen, text).strip() == text:
            return self._chosen
        return read_typed(self.field, text, lambda _kind, words: _called(titles, words))

    def open_popup(self) -> None:
        self._offer(self.line.text() if self.is_touched else "")

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and self._popup is None and not event.modifiers():
            self._on_button()
            return True
        return super().on_key(event)

    def on_popup_key(self, event: QKeyEvent) -> bool:
        from axonix_desktop.ui.records.choosing import ListPopup

        popup = self._popup
        if not isinstance(popup, ListPopup):
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        if event.key() in steps and not event.modifiers():
            popup.step(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and popup.marked is not None:
            self._take(popup.marked)
            return True
        return False

    def _on_edited(self, text: str) -> None:
        self._chosen = None
        if text.strip():
            self._offer(text)
        else:
            self.close_popup()

    def _offer(self, typed: str) -> None:
        """Show what fits the words typed; the first entry is marked where it begins with them, or is the only one."""
        from axonix_desktop.ui.records.choosing import ListPopup

        words = " ".join(typed.split())
        titles = sorted(self._door.titles(self._target).items(), key=lambda pair: pair[1].casefold())
        found = matching([Entry(record_id, title) for record_id, title in titles], words)
        is_known = any(one.words.casefold() == words.casefold() for one in found)
        if not words and not self.field.required and (self.value is not None or self.is_mixed):
            found.insert(0, Entry(None, tr("None"), "x"))
        if words and not is_known and self._door.may_make(self._target):
            found.append(Entry(words, tr("Create “{name}”", name=words), "plus", is_new=True))
        if not found:
            self.close_popup()
            return
        if not isinstance(self._popup, ListPopup):
            self._popup = ListPopup(self.look, self.window(), self.line.accessibleName())
            self._popup.chosen.connect(self._take)
        first = (
            found[0] if words and (found[0].words.casefold().startswith(words.casefold()) or len(found) == 1) else None
        )
        present = next((one for one in found if not words and one.value == self.value), None)
        self._popup.offer(found, first or present)
        self._popup.show_at(self.line, self.line.rect(), self._popup.wanted_size(self.line.width()))

    def _take(self, entry: Entry) -> None:
        """Take what was chosen; make it first where it is new."""
        self.close_popup()
        record_id, title = entry.value, entry.words
        if entry.is_new:
            title = str(entry.value)
            record_id = self._door.make(self._target, title)
            if record_id is None:
                return
        self._chosen = record_id if isinstance(record_id, int) else None
        self.line.setText(title if record_id is not None else "")
        self.touch()
        self.left.emit()


class ReadOnlyWords(FieldEditor):
    """A value that is kept by the program: words to mark and copy, with the reason as the tip."""

    def __init__(self, look: Look, field: Field, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.words = PlainLabel(look, colour="text_muted", wraps=True, selects=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.hold(self.words)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setMinimumHeight(look.px(24))
        self.words.setContentsMargins(0, look.px(6), 0, look.px(6))
        self.words.setToolTip(reason)
        self.words.setAccessibleDescription(reason)

    def fill(self, value: Value, words: str) -> None:
        shown = words or self._shown(value)
        self.words.setText(tr("Mixed values") if self.is_mixed else shown or "–")
        self.words.set_colour("text_faint" if self.is_mixed or not shown else "text_muted")

    def _shown(self, value: Value) -> str:
        if isinstance(self.field.kind, Moment):
            return Column(self.field, [str(value) if value else None]).text(0)
        return self.field.kind.show(value)

    def typed(self) -> str:
        return self.words.text()


def editor_for(look: Look, field: Field, door: FormDoor, objection: str | None) -> FieldEditor:
    """The editor for ``field``; words that cannot be edited, with the ``objection`` as tip, when there is one."""
    kind = field.kind
    if objection:
        return ReadOnlyWords(look, field, objection)
    if isinstance(kind, LongText):
        return LongTextEditor(look, field)
    if isinstance(kind, (Choice, YesNo, StageNumber)):
        return ChoiceEditor(look, field)
    if isinstance(kind, Date):
        return DateEditor(look, field, door)
    if isinstance(kind, Moment):
        return MomentEditor(look, field, door)
    if isinstance(kind, Reference):
        return ReferenceEditor(look, field, door)
    return TextEditor(look, field, door.today())


def may_be_made(kind: str) -> bool:
    """Whether a record of ``kind`` needs nothing but a title to be made (its key can be proposed)."""
    declared = record_of(kind)
    needed = {
        name
        for name, one in declared.fields.items()
        if one.required and one.default is None and name not in ("id", declared.key_field)
    }
    title = declared.fields[declared.title_field]
    return needed == {title.name} and isinstance(title.kind, Text)


def _called(titles: Mapping[int, str], words: str) -> list[int]:
    """The ids of the records that are called so, whatever the case."""
    wanted = words.casefold()
    return [record_id for record_id, title in titles.items() if title.strip().casefold() == wanted]
