"""The form of any record: its fields in their groups, each with label and editor, kept one by one when left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.editing import is_same, value_objection
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Blob, Json, Moment, Reference, Value
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.records.form_door import FormDoor
from axonix_desktop.ui.records.form_editors import FieldEditor, is_several_lines
from axonix_desktop.ui.records.form_lookups import editor_for
from axonix_desktop.ui.records.form_row import FieldRow
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

FIRST_GROUP, LAST_GROUP = "Main", "Record"
_MENU_LETTERS = frozenset("fevidrwhn")
_ROUNDS = 3
_REST_MS = 150

Keep = Callable[[str, Value], "str | None"]
"""Keeps a field's new value; the answer is a sentence when it cannot be kept."""


@dataclass(slots=True)
class Shown:
    """What a form shows: plain values and words by field, and the fields whose records differ."""

    values: Mapping[str, Value]
    words: Mapping[str, str]
    mixed: frozenset[str] = frozenset()


class RecordForm(QWidget):
    """Shows and edits the fields of one kind of record; the widgets stay while the kind stays.

    Editors out of sight are made a moment later than those in it, so that a record is there at once.

    ``told`` says that a value was kept or refused, ``touched`` that a person began to change something,
    ``entered`` that Enter was pressed in a field.
    """

    told = Signal()
    touched = Signal()
    entered = Signal()

    def __init__(self, look: Look, door: FormDoor, keep: Keep, parent: QWidget | None = None) -> None:
        """``keep`` is asked with every value a person leaves behind."""
        super().__init__(parent)
        self._look, self._door, self._keep = look, door, keep
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self._body: QWidget | None = None
        self._headings: dict[str, PlainLabel] = {}
        self._shape: tuple[object, ...] = ()
        self._words: dict[str, str] = {}
        self.rows: dict[str, FieldRow] = {}
        self.shows_empty = False
        self.folds = True
        self.empties = QPushButton()
        self.empties.setProperty("kind", "quiet")
        self.empties.clicked.connect(self._on_empties_clicked)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._make_rest)
        look.changed.connect(self._on_look_changed)

    def show_fields(self, fields: Sequence[Field], objection: Callable[[Field], str | None]) -> None:
        """Make the rows for ``fields``; nothing is done when they are there already."""
        reasons = {one.name: objection(one) for one in fields}
        shape = (tuple(fields), tuple(reasons.items()), self._look.scale)
        if shape == self._shape:
            return
        self._shape = shape
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self.empties.setParent(self)
            self._body.hide()
            self._body.deleteLater()
        self.rows, self._headings = {}, {}
        body = self._body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        label_width = self._label_width(fields)
        for group, members in grouped(fields).items():
            if group != FIRST_GROUP:
                heading = self._headings[group] = PlainLabel(self._look, tr(group), "body_strong")
                heading.setContentsMargins(0, self._look.px(10), 0, 0)
                grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for one in members:
                self._add_row(grid, one, reasons[one.name], label_width)
        grid.addWidget(self.empties, grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
        self._give_mnemonics(reasons)
        self._layout.insertWidget(0, body)

    def _label_width(self, fields: Sequence[Field]) -> int:
        """As wide as the longest word of a label asks for, within bounds; labels break between words."""
        look = self._look
        labels = [one.label if one.is_custom else tr(one.label) for one in fields if not is_several_lines(one)]
        metrics = look.metrics("body")
        longest = max((metrics.horizontalAdvance(word) for label in labels for word in label.split()), default=0)
        return min(max(look.px(98), longest + 2), look.px(132))

    def _add_row(self, grid: QGridLayout, field: Field, reason: str | None, label_width: int) -> None:
        """Label beside a short editor, above a long one."""
        make = partial(self._made_editor, field, reason)
        row = self.rows[field.name] = FieldRow(self._look, field, make, label_width, grid.parentWidget())
        place = grid.rowCount()
        if is_several_lines(field):
            grid.addWidget(row.label, place, 0, 1, 2)
            grid.addWidget(row.box, place + 1, 0, 1, 2)
        else:
            grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.box, place, 1)

    def _made_editor(self, field: Field, reason: str | None) -> FieldEditor:
        """The editor of a field; words with a ``reason`` where it cannot be edited."""
        editor, name = editor_for(self._look, field, self._door, reason), field.name
        editor.touched.connect(lambda: self._on_touched(self.rows[name]))
        editor.left.connect(lambda: self.keep(name))
        editor.restored.connect(lambda: self.restore(name))
        editor.entered.connect(self.entered)
        return editor

    def show_values(self, shown: Shown, room: int | None = None) -> None:
        """Show values; what a person is changing at this moment stays as it is.

        ``room`` is how many pixels of the form can be seen at most: editors further down may come a moment later.
        """
        self._words = dict(shown.words)
        for name, row in self.rows.items():
            if not row.is_touched:
                row.show_value(shown.values.get(name), shown.words.get(name, ""), is_mixed=name in shown.mixed)
        self.fold()
        if room is None:
            self._make_rest()
            return
        for row in self.rows.values():
            if room > 0 and not row.box.isHidden():
                row.make()
                room -= row.height
        if not all(row.is_made for row in self.rows.values()):
            self._rest.start()

    def _make_rest(self) -> None:
        """Make the editors that were out of sight."""
        self._rest.stop()
        for row in self.rows.values():
            row.make()

    def fold(self) -> None:
        """Show what holds something; fold the rest away behind its button."""
        folded = 0
        visible: set[str] = set()
        for row in self.rows.values():
            group = group_of(row.field)
            is_foldable = self.folds and row.is_empty and group != FIRST_GROUP and not row.has_focus
            folded += is_foldable
            is_shown = not is_foldable or self.shows_empty
            row.show(is_shown=is_shown)
            if is_shown:
                visible.add(group)
        for group, heading in self._headings.items():
            heading.setVisible(group in visible)
        self.empties.setVisible(bool(folded))
        self.empties.setText(
            tr("Hide empty fields")
            if self.shows_empty
            else trn("Show {count} empty field", "Show {count} empty fields", folded)
        )

    def keep(self, name: str) -> bool:
        """Keep what stands in a field, when a person changed it. False when it cannot be kept."""
        row = self.rows[name]
        if not row.is_touched or row.is_keeping:
            return not row.is_bad
        row.is_keeping = True
        try:
            reason = self._kept(row)
        except BadValueError as error:
            reason = str(error)
        finally:
            row.is_keeping = False
        if reason is not None:
            row.editor.is_touched = True
            row.show_objection(reason)
        self.told.emit()
        return reason is None

    def _kept(self, row: FieldRow) -> str | None:
        """Keep what was typed, or say why not. Raises BadValueError."""
        editor, name = row.editor, row.field.name
        value = editor.read()
        words = editor.typed() if isinstance(row.field.kind, Reference) else ""
        if is_same(row.field, editor.value, value) and not editor.is_mixed:
            self._put_back(row)
            return None
        reason = value_objection(row.field, value) or self._keep(name, value)
        if reason is None:
            self._words[name] = words
            editor.show_value(value, words)
            row.clear_objection()
        return reason

    def keep_all(self) -> bool:
        """Keep everything a person changed. False when something of it cannot be kept."""
        kept = [self.keep(name) for name in self.rows]  # every one is tried
        return all(kept)

    def restore(self, name: str) -> None:
        """Put the old value back (Esc)."""
        self._put_back(self.rows[name])
        self.told.emit()

    def bad_values(self) -> dict[str, tuple[str, str]]:
        """What stands in editors and cannot be kept: the text and the sentence by field."""
        return {name: (row.editor.typed(), row.objection) for name, row in self.rows.items() if row.is_bad}

    def put_back_bad(self, values: Mapping[str, tuple[str, str]]) -> None:
        """Put texts that could not be kept back into their editors, with their sentences."""
        for name, (text, sentence) in values.items():
            if name in self.rows:
                self.rows[name].editor.put_back(text)
                self.rows[name].show_objection(sentence)
        self.fold()

    def drop_edits(self) -> None:
        """Forget what is being changed, before another record is shown."""
        for row in self.rows.values():
            row.forget()

    def mark_changed(self, names: Collection[str]) -> None:
        """Make the labels of fields stand out that are to be written."""
        for name, row in self.rows.items():
            row.label.set_colour("accent_text" if name in names else "text_muted")

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field, unfolding it."""
        row = self.rows.get(name)
        if row is None:
            return
        self._make_rest()
        if row.box.isHidden():
            self.shows_empty = True
            self.fold()
        row.editor.inner.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            lay_out_now()
            area.ensureWidgetVisible(row.editor.inner, 0, self._look.px(60))

    def first_field(self) -> QWidget | None:
        """The first editor that takes the keyboard."""
        shown = (row.editor.inner for row in self.rows.values() if not row.box.isHidden())
        return next((one for one in shown if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fold()

    def _put_back(self, row: FieldRow) -> None:
        editor = row.editor
        editor.show_value(editor.value, self._words.get(row.field.name, ""), is_mixed=editor.is_mixed)
        row.clear_objection()

    def _on_touched(self, row: FieldRow) -> None:
        if row.editor.is_bad:
            row.clear_objection()
        self.touched.emit()

    def _on_empties_clicked(self) -> None:
        self.shows_empty = not self.shows_empty
        self.fold()

    def _on_look_changed(self) -> None:
        for row in self.rows.values():
            if row.is_made:
                row.editor.dress()

    def _give_mnemonics(self, reasons: Mapping[str, str | None]) -> None:
        """An Alt letter for each label that can be edited, as far as letters go that no menu has."""
        taken = set(_MENU_LETTERS)
        for name, row in self.rows.items():
            text = row.label.text().replace("&", "&&")
            place = next((at for at, one in enumerate(text) if one.isalpha() and one.lower() not in taken), None)
            if place is not None and reasons[name] is None:
                taken.add(text[place].lower())
                text = f"{text[:place]}&{text[place:]}"
            row.label.setText(text)


def grouped(fields: Iterable[Field]) -> dict[str, list[Field]]:
    """The fields by group, in the order in which groups first occur; what no form shows is left out."""
    groups: dict[str, list[Field]] = {FIRST_GROUP: []}
    for one in fields:
        if one.name != "id" and not isinstance(one.kind, (Json, Blob)):
            groups.setdefault(group_of(one), []).append(one)
    groups[LAST_GROUP] = groups.pop(LAST_GROUP, [])
    return {name: members for name, members in groups.items() if members}


def lay_out_now() -> None:
    """Give every widget its place before anything is painted: a request makes further ones, hence the rounds."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def group_of(field: Field) -> str:
    """The section of the form a field stands in; the stamps stand last."""
    return LAST_GROUP if isinstance(field.kind, Moment) and not field.is_editable else field.group
