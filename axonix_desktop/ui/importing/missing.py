"""What a record needs and no column gives: choose a column for it, or one value for all rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import column_letter
from axonix_desktop.core.importing.draft import Draft, missing_fields, with_target
from axonix_desktop.core.kinds import Choice as ChoiceKind
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.problems import BadValueError, RefusedError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.pick import Choice, PickButton
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.wording import short
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce


class MissingBar(Plate):
    """A line for each field: "choose a column" or "one value for all rows"; gone when nothing is missing."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        look = session.context.look
        super().__init__(look, "amber_bg", radius=look.tokens.radius["md"], parent=parent)
        self.session = session
        self.place = -1
        self._shown: tuple[object, ...] = ()
        self.title = PlainLabel(look, role="body_strong", colour="amber_fg", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addLayout(self._rows)
        self.hide()

    def show_table(self, place: int) -> None:
        """Show what is missing in a table."""
        draft = self.session.draft
        self.place = place
        if draft is None or not 0 <= place < len(draft.tables):
            self.hide()
            return
        table = draft.tables[place]
        missing = missing_fields(draft, table)
        given = draft.decisions.constants.get(str(table.kind), {})
        fields = {one.name: one for one in missing}
        mark = (place, tuple(fields), tuple(given.items()), table.targets)
        if mark == self._shown:
            return
        self._shown = mark
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in missing:
            self._rows.addWidget(self._row(draft, one, ""))
        for name, words in given.items():
            declared = _field(str(table.kind), name)
            if declared is not None and words:
                self._rows.addWidget(self._row(draft, declared, words))
        count = len(missing)
        self.title.setText(
            trn("{count} field that is needed has no column", "{count} fields that are needed have no column", count)
            if count else tr("One value for all rows")
        )  # fmt: skip
        self.setVisible(bool(missing or given))
        if missing:
            announce(self, self.title.text())

    def _row(self, draft: Draft, one: Field, words: str) -> QWidget:
        look, holder = self._look, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(look, tr(one.label), role="body_strong", colour="amber_fg"))
        column = PickButton(look, tr("Column for {field}", field=tr(one.label)))
        table = draft.tables[self.place]
        free = [
            Choice(str(other.column), short(other.header, 60) or column_letter(other.column), "",
                   column_letter(other.column))
            for other in table.match.columns
            if other.becomes != "field"
        ]  # fmt: skip
        column.offer(lambda: free, "", tr("Choose a column…"))
        column.picked.connect(lambda code, name=one.name: self._take_column(int(code), name))
        row.addWidget(column)
        row.addWidget(PlainLabel(look, tr("or one value for all rows:"), colour="amber_fg"))
        row.addWidget(self._value(one, words))
        row.addStretch(1)
        return holder

    def _value(self, one: Field, words: str) -> QWidget:
        label = tr("{field} for all rows", field=tr(one.label))
        choices = self._choices(one)
        if choices:
            shown = next((choice.words for choice in choices if choice.code == words), words or tr("Choose…"))
            button = PickButton(self._look, label)
            button.offer(lambda: choices, words, shown)
            button.picked.connect(lambda code, name=one.name: self._give(name, code))
            return button
        edit = QLineEdit(words)
        edit.setAccessibleName(label)
        edit.setFixedWidth(self._look.px(180))
        edit.editingFinished.connect(lambda: self._typed(one, edit))
        return edit

    def _choices(self, one: Field) -> list[Choice]:
        if isinstance(one.kind, ChoiceKind):
            return [Choice(option.label, tr(option.label)) for option in one.kind.options]
        if isinstance(one.kind, Reference) and self.session.ready is not None:
            titles = self.session.ready.known.titles.get(one.kind.target, {})
            return [Choice(title, title) for title in sorted(titles.values(), key=str.casefold) if title]
        return []

    def _typed(self, one: Field, edit: QLineEdit) -> None:
        text = edit.text().strip()
        try:
            if text and not isinstance(one.kind, Reference):
                one.kind.parse(text)
        except BadValueError as error:
            edit.setProperty("state", "bad")
            edit.setToolTip(str(error))
            announce(edit, str(error))
            edit.style().polish(edit)
            return
        self._give(one.name, text)

    def _give(self, name: str, words: str) -> None:
        draft = self.session.draft
        if draft is None:
            return
        kind = str(draft.tables[self.place].kind)
        given = dict(draft.decisions.constants.get(kind, {}))
        if given.get(name, "") == words:
            return
        if words:
            given[name] = words
        else:
            given.pop(name, None)
        self.session.change(draft.deciding(constants={**draft.decisions.constants, kind: given}))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_column(self, column: int, name: str) -> None:
        draft = self.session.draft
        if draft is None:
            return
        try:
            self.session.change(with_target(draft, self.place, column, name))
        except RefusedError as error:
            self.title.setText(str(error))


def _field(kind: str, name: str) -> Field | None:
    from axonix_desktop.core.records.catalogue import record_of

    return record_of(kind).fields.get(name)
