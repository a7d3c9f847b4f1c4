"""The headings of a matrix among the columns: what each names, how sure that is, and what it may name instead."""

from __future__ import annotations

from axonix_desktop.core.importing.draft import TableDraft
from axonix_desktop.core.importing.headings import HEADINGS, cell_columns, headings_of, titles_of
from axonix_desktop.core.importing.meanings import ColumnTold, Meaning
from axonix_desktop.core.importing.proposal import ColumnMatch
from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.line_cells import Sure
from axonix_desktop.ui.importing.pick import Choice
from axonix_desktop.ui.importing.planned import Planned
from axonix_desktop.ui.importing.wording import LEAVE_OUT, MAKE_NEW, how_sure_of, meaning_choices, meaning_words

HEADING = "\0heading:"
"""Before what the heading of a column is chosen to name."""


def heading_sure(ready: Planned, place: int, table: TableDraft, one: ColumnMatch) -> Sure | None:
    """What the heading of a column names and how sure that is; None for another column."""
    found = _meaning(ready, place, table, one)
    if found is None or (headings := headings_of(table.match)) is None:
        return None
    told, meaning = found
    sure = how_sure_of(told, meaning)
    named = meaning_words(told, meaning, headings, str(table.kind), ready.known)
    if meaning.near is not None and not meaning.is_decided:
        named = sure.reason
    return Sure(sure.word, sure.tone, named)


def heading_choices(ready: Planned, place: int, table: TableDraft, one: ColumnMatch) -> tuple[list[Choice], str]:
    """What the heading of a column may name, and what is chosen now; none for another column."""
    found = _meaning(ready, place, table, one)
    if found is None or (headings := headings_of(table.match)) is None:
        return [], ""
    told, meaning = found
    choices = [
        Choice(f"{HEADING}{choice.code}", choice.words, choice.group or tr("The heading means"), choice.note)
        for choice in meaning_choices(told, meaning, headings, str(table.kind), ready.known)
        if choice.code != LEAVE_OUT
    ]
    return choices, f"{HEADING}{MAKE_NEW if meaning.is_new else meaning.code}"


def heading_of(table: TableDraft, column: int) -> str:
    """The words by which a column of a matrix names something."""
    return titles_of(cell_columns(table.match)).get(column, "")


def _meaning(ready: Planned, place: int, table: TableDraft, one: ColumnMatch) -> tuple[ColumnTold, Meaning] | None:
    """The headings of the table and what that of the column means; None while the plan is behind."""
    told = ready.told.get((place, HEADINGS))
    if one.becomes != "cells" or told is None:
        return None
    title = heading_of(table, one.column)
    meaning = next((other for other in told.meanings if other.word == title), None)
    return (told, meaning) if meaning is not None else None
