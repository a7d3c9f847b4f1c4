"""Editors that look something up: a day in the calendar, a record among those there are; and the choice of editor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Date, LongText, Moment, Reference, StageNumber, Value, YesNo
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.typed import read_typed
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column
from axonix_desktop.ui.records.form_editors import (
    ChoiceEditor,
    FieldEditor,
    FormDoor,
    LongTextEditor,
    TextEditor,
)
from axonix_desktop.ui.records.form_pickers import CalendarPopup, Offers
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class DateEditor(TextEditor):
    """A day: typed freely, or taken from the calendar (Alt+Down); Ctrl+; is today."""

    def __init__(self, look: Look, field: Field, door: FormDoor, role: str = "body") -> None:
        """``role`` is the type role it is written in."""
        self._door, self._role = door, role
        self._opens = QAction(tr("Open the calendar (Alt+Down)"))
        super().__init__(look, field, door.today())
        self._opens.setParent(self)
        self.line.addAction(self._opens, QLineEdit.ActionPosition.TrailingPosition)
        self._opens.triggered.connect(self.open_calendar)
        self._popup: CalendarPopup | None = None
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.line.setFont(self.look.font(self._role))
        self._opens.setIcon(self.look.icon("calendar"))

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_picked(self._door.today())
            return True
        return super().on_key(event)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        try:
            day = read_typed(self.field, self.line.text(), today=self._door.today())
        except BadValueError:
            day = None
        kind = self.field.kind
        popup = CalendarPopup(self.look, self._door.today(), self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.picked.connect(self._on_picked)
        self._popup = popup
        popup.open_below(self.line, kind.from_store(kind.to_store(day)) if day is not None else None)  # type: ignore[arg-type]

    def _on_picked(self, day: Value) -> None:
        """Take the day chosen."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(self.field.kind.show(day))
        self.touch()
        self.left.emit()


class ReferenceEditor(TextEditor):
    """A record found by typing part of its title; what is not there yet can be made on the way."""

    def __init__(self, look: Look, field: Field, door: FormDoor) -> None:
        self._door = door
        self._target = field.kind.target if isinstance(field.kind, Reference) else ""
        self._opens = QAction(tr("Show the list (Alt+Down)"))
        self._chosen: int | None = None
        super().__init__(look, field)
        self._opens.setParent(self)
        self.line.addAction(self._opens, QLineEdit.ActionPosition.TrailingPosition)
        self._opens.triggered.connect(self.open_list)
        self._offers = Offers(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self.line)
        self._list = QListView()
        self._list.setProperty("kind", "popup")
        self._completer.setPopup(self._list)
        self._completer.activated[QModelIndex].connect(self._on_picked)  # pyright: ignore[reportIndexIssue]
        self.line.textEdited.connect(self._on_edited)
        self.dress()

    def dress(self) -> None:
        super().dress()
        self._opens.setIcon(self.look.icon("chevron-down"))

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

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.open_list()
            return True
        return super().on_key(event)

    def open_list(self) -> None:
        """Show everything there is, or what fits the words typed."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer(self.line.text() if self.is_touched else "")

    def make(self, title: str) -> bool:
        """Add a record called ``title`` and take it. False when it could not be made."""
        made = self._door.make(self._target, title)
        if made is None:
            return False
        self._take(made, title)
        return True

    def _on_edited(self, text: str) -> None:
        self._chosen = None
        if text.strip():
            self._offer(text)
        else:
            self._list.hide()

    def _offer(self, typed: str) -> None:
        """Fill the list and show it where it has something."""
        self._offers.offer(
            self._door.titles(self._target),
            typed,
            may_make=self._door.may_make(self._target),
            may_clear=not self.field.required and (self.value is not None or self.is_mixed),
        )
        if self._offers.rowCount():
            self._list.setMinimumHeight(0)
            self._completer.complete()
            self._mark_first(typed)
        else:
            self._list.hide()

    def _on_picked(self, index: QModelIndex) -> None:
        """Take what was chosen in the list."""
        record_id = index.data(Offers.IdRole)
        if record_id == Offers.MAKE:
            self.make(" ".join(self.line.text().split()))
        elif record_id == Offers.NOTHING:
            self._take(None, "")
        elif isinstance(record_id, int):
            self._take(record_id, str(index.data()))

    def _mark_first(self, typed: str) -> None:
        """Let Enter take the first offer where it begins with the words typed, or is the only one."""
        first = self._offers.index(0, 0)
        words = " ".join(typed.split()).casefold()
        if words and (str(first.data()).casefold().startswith(words) or self._offers.rowCount() == 1):
            self._list.setCurrentIndex(first)

    def _take(self, record_id: int | None, title: str) -> None:
        self._chosen = record_id
        self.line.setText(title)
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
    return needed == {declared.title_field}


def _called(titles: Mapping[int, str], words: str) -> list[int]:
    """The ids of the records that are called so, whatever the case."""
    wanted = words.casefold()
    return [record_id for record_id, title in titles.items() if title.strip().casefold() == wanted]
