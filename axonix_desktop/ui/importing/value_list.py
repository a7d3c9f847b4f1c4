"""The values of one column with what each becomes: each can be changed, left out, or linked to what is there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.importing import linking
from axonix_desktop.core.importing.draft import Draft
from axonix_desktop.core.importing.headings import HEADINGS, cell_columns, column_in, titles_of
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.meanings import ColumnTold, Meaning, declared_field
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.line_cells import Figure, LineCell, Pick, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.pick import Choice
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import open_picks
from axonix_desktop.ui.importing.wording import (
    CLEAR_CHOICE,
    LEAVE_OUT,
    MAKE_NEW,
    NAMED,
    how_sure_of,
    meaning_choices,
    meaning_words,
    short,
)

_MOST = 500


class ValueList(LineTable):
    """The distinct values of a column; ``is_narrow`` leaves the word for how sure it is away."""

    def __init__(self, session: ImportSession, *, is_narrow: bool = False, parent: QWidget | None = None) -> None:
        headings = (tr("In the file"), tr("Rows"), tr("Becomes"))
        shares = (46, -56, 54) if is_narrow else (34, -72, 36, 30)
        super().__init__(
            session.context.look, headings if is_narrow else (*headings, tr("How sure")), shares, line=48, parent=parent
        )
        self.session, self._is_narrow = session, is_narrow
        self.place, self.column = -1, -1
        self._meanings: list[Meaning] = []
        self.pick_wanted.connect(self._on_pick)

    def show_column(self, place: int, column: int) -> None:
        """Show the values of a column; those that somebody should look at come first."""
        is_same = (place, column) == (self.place, self.column)
        self.place, self.column = place, column
        told = self.told
        match = self._match
        if told is None or match is None:
            self.lines.show([])
            return
        self.setAccessibleName(tr("Values of {header}", header=short(match.header, 60)))
        order = told.meanings if is_same else tuple(sorted(told.meanings, key=lambda one: (one.is_sure, -one.count)))
        if is_same:
            places = {one.word: at for at, one in enumerate(self._meanings)}
            order = tuple(sorted(order, key=lambda one: places.get(one.word, len(places))))
        self._meanings = list(order[:_MOST])
        if self._is_narrow:
            self.share((100, -72, 0) if told.sort == "free" else (46, -56, 54))
        self.lines.show([self._cells(told, one, match) for one in self._meanings])
        if not is_same and self._meanings:
            self.choose(0)

    @property
    def told(self) -> ColumnTold | None:
        """All that is known of the column shown."""
        ready = self.session.ready
        if ready is None or not 0 <= self.place < len(ready.draft.tables) or self._match is None:
            return None
        return ready.column(self.place, self.column)

    @property
    def _match(self) -> ColumnMatch | None:
        ready = self.session.ready
        if ready is None or not 0 <= self.place < len(ready.draft.tables):
            return None
        return column_in(ready.draft.tables[self.place].match, self.column)

    def _cells(self, told: ColumnTold, one: Meaning, match: ColumnMatch) -> tuple[LineCell, ...]:
        ready = self.session.ready
        if ready is None:
            return ()
        kind = str(ready.draft.tables[self.place].kind)
        words = meaning_words(told, one, match, kind, ready.known)
        is_open = told.sort != "free"
        becomes = Pick(words, is_empty=one.code is None and not one.is_new, is_open=is_open)
        line: tuple[LineCell, ...] = (Words(one.word), Figure(one.count), becomes)
        return line if self._is_narrow else (*line, how_sure_of(told, one))

    def _on_pick(self, row: int, column: int) -> None:
        told, match, ready = self.told, self._match, self.session.ready
        if told is None or match is None or ready is None:
            return
        meaning = self._meanings[row]
        kind = str(ready.draft.tables[self.place].kind)
        choices = meaning_choices(told, meaning, match, kind, ready.known)
        if meaning.is_decided:
            choices.insert(0, Choice(CLEAR_CHOICE, tr("As proposed")))
        current = MAKE_NEW if meaning.is_new else meaning.code or LEAVE_OUT
        current = f"{NAMED}{meaning.meant}" if meaning.meant else current
        made = open_picks(self._look, tr("“{word}” becomes", word=short(meaning.word, 40)), choices, current, self)
        made.picked.connect(lambda code: self.decide(meaning.word, code))
        made.open_at(*self.place_of(row, column))

    def decide(self, word: str, code: str) -> None:
        """Let ``word`` become ``code`` from now on, and in the next file of this layout."""
        draft = self.session.draft
        if draft is not None:
            self.session.change(meaning_decided(draft, self.place, self.column, word, code))
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def meaning_decided(draft: Draft, place: int, column: int, word: str, code: str) -> Draft:
    """The draft in which ``word`` becomes ``code`` wherever it stands in a column."""
    table = draft.tables[place]
    match = column_in(table.match, column)
    if match is None:
        return draft
    if column == HEADINGS and match.field == "item":
        return _named_item(draft, table.match, word, code)
    declared = declared_field(str(table.kind), match)
    if declared is not None and isinstance(declared.kind, Reference):
        return _linking(draft, str(table.kind), match, word, code)
    words = _changed(dict(draft.decisions.words.get(match.header, {})), word, code)
    return draft.deciding(words={**draft.decisions.words, match.header: words})


def _linking(draft: Draft, kind: str, match: ColumnMatch, word: str, code: str) -> Draft:
    """The draft in which a name means the record ``code``, a new one, or none."""
    declared = declared_field(kind, match)
    if declared is None or not isinstance(declared.kind, Reference):
        return draft
    target = declared.kind.target
    held = dict(draft.decisions.links.get(target, {}))
    if code == CLEAR_CHOICE:
        held.pop(fold(word), None)
    elif code == MAKE_NEW:
        held[fold(word)] = linking.MAKE_NEW
    elif code.startswith(NAMED):
        held[fold(word)] = code.removeprefix(NAMED)
    else:
        held[fold(word)] = None if code == LEAVE_OUT else int(code)
    return draft.deciding(links={**draft.decisions.links, target: held})


def _named_item(draft: Draft, match: TableMatch, title: str, code: str) -> Draft:
    """The draft in which the heading ``title`` names the item of readiness ``code``."""
    columns = cell_columns(match)
    header = next(one.header for one in columns if titles_of(columns)[one.column] == title)
    words = _changed(dict(draft.decisions.words.get(header, {})), title, code)
    return draft.deciding(words={**draft.decisions.words, header: words})


def _changed(words: dict[str, str | None], word: str, code: str) -> Mapping[str, str | None]:
    if code == CLEAR_CHOICE:
        words.pop(word, None)
    else:
        words[word] = None if code == LEAVE_OUT else code
    return words
