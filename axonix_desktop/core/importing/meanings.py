"""What the values of a column become, each distinct value once with its count: for a person to see and to change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from rapidfuzz import fuzz, process

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.choosing import option_of, sense_of
from axonix_desktop.core.importing.dates import Order, decide_order, in_words, numeric_parts, read_date
from axonix_desktop.core.importing.headings import (
    HEADINGS,
    KNOWN_ITEMS,
    cell_columns,
    item_named,
    item_nearly,
    titles_of,
)
from axonix_desktop.core.importing.lifecycle import Standing, standing_of
from axonix_desktop.core.importing.linking import MADE_ON_DEMAND, MAKE_NEW, first_of, fold
from axonix_desktop.core.importing.plan import Decisions, Existing
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.importing.ticks import Manner, training_said
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Choice, Date, Reference, Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.choices import STATUS
from axonix_desktop.core.stages import TITLES

Sort = Literal["choice", "stage", "link", "date", "answer", "mark", "item", "free"]
_SURE, _ALIKE = 0.9, 80


@dataclass(frozen=True, slots=True)
class Meaning:
    """One distinct value: how often it stands there and what it becomes.

    ``code`` is what :class:`Decisions` holds for it (an option, ``stage|status``, a record's id as text), None where
    it is left out or, for a link, made new; ``is_new`` tells the two apart. ``is_sure`` says that nobody needs to look.
    ``near`` is a record of nearly that name (an item of readiness has no id), ``meant`` another name it stands for.
    """

    word: str
    count: int
    code: str | None
    is_sure: bool
    is_decided: bool = False
    is_new: bool = False
    near: tuple[int, str] | None = None
    meant: str = ""


@dataclass(frozen=True, slots=True)
class DateShape:
    """Dates of one form: an example, how it is read (None: it cannot be), how many there are."""

    example: str
    count: int
    reading: str | None
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class DatesTold:
    """How the dates of a column are read. ``day``, ``month`` and ``either`` count what speaks for an order."""

    order: Order
    is_decided: bool
    day: int
    month: int
    either: int
    shapes: tuple[DateShape, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """All of one column. ``blank`` counts the empty cells."""

    sort: Sort
    meanings: tuple[Meaning, ...] = ()
    blank: int = 0
    dates: DatesTold | None = None
    rows: int = 0

    @property
    def open_count(self) -> int:
        """How many distinct values somebody should look at."""
        dates = 1 if self.dates is not None and self.dates.question and not self.dates.is_decided else 0
        return dates + sum(1 for one in self.meanings if not one.is_sure and not one.is_decided)


@dataclass(frozen=True, slots=True)
class Known:
    """Names of the records that columns refer to: kind → folded name → id, and the title by id.

    ``near`` are names that the plan took for something of nearly that name; ``fresh`` are ids that the file itself
    brings: they are others in the next plan.
    """

    ids: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    titles: Mapping[str, Mapping[int, str]] = field(default_factory=dict[str, Mapping[int, str]])
    near: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    fresh: frozenset[int] = frozenset()


def known_names(
    existing: Mapping[str, Existing], made: Mapping[str, Sequence[Mapping[str, Stored]]] | None = None
) -> Known:
    """The index over ``existing`` (kind → its records) and over what the file itself makes (kind → values by field)."""
    ids: dict[str, dict[str, int]] = {}
    titles: dict[str, dict[int, str]] = {}
    for kind, held in existing.items():
        declared = record_of(kind)
        names = [declared.title_field, declared.key_field, "email" if kind == "person" else None]
        places = [held.columns.index(name) for name in names if name and name in held.columns]
        own, called = ids.setdefault(kind, {}), titles.setdefault(kind, {})
        for row in held.rows:
            number = int(row[held.columns.index("id")] or 0)
            called[number] = str(row[places[0]] or "")
            for place in places:
                if row[place] is not None:
                    own.setdefault(fold(row[place]), number)
    fresh: set[int] = set()
    for kind, rows in (made or {}).items():
        declared = record_of(kind)
        own, called = ids.setdefault(kind, {}), titles.setdefault(kind, {})
        for values in rows:
            number = int(values["id"] or 0)
            fresh.add(number)
            called.setdefault(number, str(values.get(declared.title_field) or ""))
            for name in (declared.title_field, declared.key_field or "", "email"):
                if isinstance(values.get(name), str):
                    own.setdefault(fold(values[name]), number)
    return Known(ids, titles, fresh=frozenset(fresh))


def sort_of(kind: str, one: ColumnMatch, has_stage: bool = False) -> Sort:
    """What sort of values a column holds, as far as they can be chosen."""
    if one.becomes == "checklist" or (one.becomes == "cells" and kind == "checklist_response"):
        return "answer"
    if one.becomes == "cells" and kind == "enrolment":
        return "mark"
    declared = declared_field(kind, one)
    if one.column == HEADINGS and one.field == "item":
        return "item"
    if declared is None:
        return "free"
    if kind == "use_case" and (one.field == "stage" or (one.field == "status" and not has_stage)):
        return "stage"
    if isinstance(declared.kind, Choice):
        return "choice"
    if isinstance(declared.kind, Reference):
        return "link"
    return "date" if isinstance(declared.kind, Date) else "free"


def declared_field(kind: str, one: ColumnMatch) -> Field | None:
    """The field that a column becomes; None for another target, and for fields of records beside."""
    if one.becomes != "field" or not one.field or "." in one.field:
        return None
    return record_of(kind).fields.get(one.field)


def column_told(
    match: TableMatch, one: ColumnMatch, sheet: Sheet, decisions: Decisions, known: Known, fiscal_start: int = 1
) -> ColumnTold:
    """What the values of a column become."""
    kind = str(match.kind)
    cells = cells_of(match, one.column, sheet) if one.column != HEADINGS else []
    texts = [as_text(cell) for cell in cells]
    counts = Counter(text for text in texts if text is not None)
    blank = len(texts) - sum(counts.values())
    if one.column == HEADINGS:
        counts = _marked(match, sheet)
    sort = sort_of(kind, one, any(other.field == "stage" for other in match.columns))
    if sort == "date":
        dates = dates_told(cells, decisions.orders.get(one.header), fiscal_start)
        return ColumnTold(sort, blank=blank, dates=dates, rows=len(cells))
    words = decisions.words.get(one.header, {})
    declared = declared_field(kind, one)
    if sort == "link" and declared is not None and isinstance(declared.kind, Reference):
        meanings = _links(counts, declared.kind.target, decisions, known)
    elif sort == "item":
        meanings = [_item(match, title, count, decisions) for title, count in counts.items()]
    elif sort == "free":
        meanings = [Meaning(word, count, None, is_sure=True) for word, count in counts.most_common()]
    else:
        meanings = [_chosen(word, count, sort, declared, words) for word, count in counts.most_common()]
    return ColumnTold(sort, tuple(meanings), blank, rows=len(cells))


def _marked(match: TableMatch, sheet: Sheet) -> Counter[str]:
    """What the headings of a matrix name, with the number of filled cells below each."""
    counts: Counter[str] = Counter()
    for column, title in titles_of(cell_columns(match)).items():
        counts[title] += sum(1 for cell in cells_of(match, column, sheet) if as_text(cell) is not None)
    return counts


def _item(match: TableMatch, title: str, count: int, decisions: Decisions) -> Meaning:
    """A heading as the item of readiness that it names: decided, known, nearly a known one, or one of its own."""
    columns = cell_columns(match)
    titles = titles_of(columns)
    one = next(one for one in columns if titles[one.column] == title)
    item = item_named(one, title, decisions)
    is_decided = title in decisions.words.get(one.header, {})
    nearly = None if is_decided or item in KNOWN_ITEMS else item_nearly(title)
    near = (0, nearly) if nearly is not None else None
    return Meaning(title, count, item, is_sure=nearly is None, is_decided=is_decided, near=near)


def cells_of(match: TableMatch, column: int, sheet: Sheet) -> list[CellValue]:
    """The cells of a column in the rows that hold records."""
    wanted = set(match.table.data_rows)
    return [
        row[column] if column < len(row) else None
        for number, row in zip(sheet.row_numbers, sheet.rows, strict=True)
        if number in wanted
    ]


def standing_code(standing: Standing | None) -> str | None:
    """A stage and status as decisions hold them: ``4|active``."""
    if standing is None:
        return None
    return f"{'' if standing.stage is None else standing.stage}|{standing.status or ''}"


def standings() -> list[tuple[str, Standing]]:
    """All that a lifecycle word may become, by its code."""
    whole = [Standing(stage, "proposed" if stage == 0 else "active") for stage in range(len(TITLES))]
    kept = [Standing(None, option.code) for option in STATUS.options]
    staged = [Standing(stage, None) for stage in range(len(TITLES))]
    ended = [Standing(4, "retired"), Standing(9, "completed")]
    return [(str(standing_code(one)), one) for one in (*whole, *kept, *staged, *ended)]


def _chosen(word: str, count: int, sort: Sort, declared: Field | None, words: Mapping[str, str | None]) -> Meaning:
    if word in words:
        return Meaning(word, count, words[word], is_sure=True, is_decided=True)
    is_blank = says_nothing(word)
    if sort == "stage":
        standing, sure = standing_of(word)
        return Meaning(word, count, standing_code(standing), is_sure=is_blank or sure >= _SURE)
    if sort == "mark":
        said = training_said(word, Manner())
        return Meaning(word, count, said.status if said is not None else None, is_sure=said is None or not said.fault)
    code, sure = sense_of(word) if sort == "answer" else (None, 0.0)
    if declared is not None and isinstance(declared.kind, Choice):
        code, sure = option_of(declared.kind, word)
    return Meaning(word, count, code, is_sure=is_blank or sort == "answer" or (code is not None and sure >= 0.7))


def _links(counts: Counter[str], target: str, decisions: Decisions, known: Known) -> list[Meaning]:
    """Each name with the record it means, one to be made, or none."""
    ids = known.ids.get(target, {})
    decided = decisions.links.get(target, {})
    names: Counter[str] = Counter()
    for text, count in counts.items():
        names[first_of(text)[0] if target in ("person", "business_unit") else text] += count
    found: list[Meaning] = []
    for name, count in names.most_common():
        folded = fold(name)
        if folded in decided and decided[folded] == MAKE_NEW:
            found.append(Meaning(name, count, None, is_sure=True, is_decided=True, is_new=True))
        elif folded in decided and isinstance(decided[folded], str):
            meant = str(decided[folded])
            number = ids.get(fold(meant))
            code = None if number is None else str(number)
            found.append(Meaning(name, count, code, True, is_decided=True, is_new=number is None, meant=meant))
        elif folded in decided:
            number = decided[folded]
            found.append(Meaning(name, count, None if number is None else str(number), True, is_decided=True))
        elif folded in ids:
            found.append(Meaning(name, count, str(ids[folded]), is_sure=True))
        elif says_nothing(name):
            found.append(Meaning(name, count, None, is_sure=True))
        else:
            found.append(_unknown(name, count, target, known))
    return found


def _unknown(name: str, count: int, target: str, known: Known) -> Meaning:
    """A name that no record has: nearly another's, which is taken or offered, or a new one."""
    ids, titles = known.ids.get(target, {}), known.titles.get(target, {})
    taken = known.near.get(target, {}).get(fold(name))
    if taken is not None:
        near = (taken, titles.get(taken, ""))
        return Meaning(name, count, str(taken), is_sure=target == "checklist_item", near=near)
    best = process.extractOne(fold(name), ids.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
    near = None if best is None else (ids[best[0]], titles.get(ids[best[0]], best[0]))
    is_new = target in MADE_ON_DEMAND
    return Meaning(name, count, None, is_sure=is_new and near is None, is_new=is_new, near=near)


def dates_told(cells: Sequence[CellValue], order: Order | None, fiscal_start: int = 1) -> DatesTold:
    """How the dates of a column are read, one example for each form."""
    chosen, question = (order, None) if order else decide_order(cells)
    shapes: dict[tuple[str, bool], list[object]] = {}
    day = month = either = 0
    for cell in cells:
        if cell is None or cell == "":
            continue
        is_either = False
        if isinstance(cell, str) and (parts := numeric_parts(cell)):
            first, second = parts
            day, month = day + (first > 12 >= second), month + (second > 12 >= first)
            is_either = max(parts) <= 12 and first != second
            either += is_either
        mark = (_shape(cell), is_either)
        if mark in shapes:
            shapes[mark][1] = int(str(shapes[mark][1])) + 1
        else:
            shapes[mark] = [cell, 1]
    told: list[DateShape] = []
    for (_, is_either), (example, count) in sorted(shapes.items(), key=lambda one: -int(str(one[1][1])))[:12]:
        told.append(_shape_told(example, int(str(count)), chosen, fiscal_start, is_either=is_either))
    return DatesTold(chosen, order is not None, day, month, either, tuple(told), question)


def _shape(cell: CellValue) -> str:
    """What dates of one form have in common: figures and letters count by their number, not by which they are."""
    if isinstance(cell, (date, datetime)):
        return "date"
    if isinstance(cell, (int, float)):
        return "number"
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", str(cell).strip()))[:40]


def _shape_told(example: object, count: int, order: Order, fiscal_start: int, *, is_either: bool) -> DateShape:
    if isinstance(example, (date, datetime)):
        day = example.date() if isinstance(example, datetime) else example
        return DateShape(day.isoformat(), count, in_words(day))
    if not isinstance(example, (str, int, float)):
        return DateShape(str(example), count, None)
    value, _ = read_date(example, order, fiscal_start)
    return DateShape(str(example).strip(), count, in_words(value) if value else None, is_either)
