"""An import being prepared: the tables of a workbook with all that was chosen about them, as one plain value.

Each choice makes a new draft, so that a plan can be worked out from one while the next choice is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import Sheet, Workbook, column_letter
from axonix_desktop.core.importing.columns import TAKEN
from axonix_desktop.core.importing.headers import table_under
from axonix_desktop.core.importing.headings import cell_columns
from axonix_desktop.core.importing.lending import BORROWED
from axonix_desktop.core.importing.matching import match_table, propose
from axonix_desktop.core.importing.names.index import importable_fields, name_index
from axonix_desktop.core.importing.own_export import kind_fields
from axonix_desktop.core.importing.person_names import PARTS
from axonix_desktop.core.importing.plan import ORDER, Decisions
from axonix_desktop.core.importing.planning import believable
from axonix_desktop.core.importing.profile import decided_match
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.importing.unfolding import given_by_cells
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr

_SURE_KIND = 0.65


@dataclass(frozen=True, slots=True)
class TableDraft:
    """One table: as proposed under its header, and what was chosen. ``targets`` are columns that were decided."""

    proposed: TableMatch
    is_taken: bool
    targets: Mapping[int, str] = field(default_factory=dict[int, str])
    is_kind_chosen: bool = False

    @property
    def kind(self) -> str | None:
        """What the rows are."""
        return self.proposed.kind

    @property
    def match(self) -> TableMatch:
        """The table with the chosen columns in place of the proposed ones."""
        if self.proposed.kind is None or not self.targets:
            return self.proposed
        wanted = {one.column: self.targets.get(one.column) for one in self.proposed.columns}
        fields = record_of(self.proposed.kind).fields
        columns = [
            decided_match(one, target, fields) if (target := wanted[one.column]) else one
            for one in self.proposed.columns
        ]
        decided = {one.field for one in columns if one.becomes == "field" and wanted[one.column]}
        columns = [
            replace(one, becomes="custom", field=None, concept=None)
            if one.becomes == "field" and one.field in decided and not wanted[one.column]
            else one
            for one in columns
        ]
        return replace(self.proposed, columns=tuple(columns))


@dataclass(frozen=True, slots=True)
class Draft:
    """``tables`` are all that were found, best first; ``saved_as`` names the saved mapping they were read with."""

    workbook: Workbook
    tables: tuple[TableDraft, ...]
    decisions: Decisions = field(default_factory=Decisions)
    saved_as: str = ""

    @property
    def taken(self) -> list[TableDraft]:
        """The tables that are imported."""
        return [one for one in self.tables if one.is_taken and one.kind in ORDER]

    @property
    def matches(self) -> list[TableMatch]:
        """The tables that are imported, as planning wants them."""
        return [one.match for one in self.taken]

    def sheet(self, table: TableDraft) -> Sheet:
        """The sheet a table stands in."""
        index = table.proposed.table.sheet_index
        return next(one for one in self.workbook.sheets if one.index == index)

    def deciding(self, **changes: object) -> Draft:
        """The draft with other decisions."""
        return replace(self, decisions=replace(self.decisions, **changes))  # type: ignore[arg-type]


def draft_of(workbook: Workbook) -> Draft:
    """The draft that the proposals make."""
    matches = propose(workbook)
    sure = {id(one) for one in believable(workbook, matches)}
    return Draft(workbook, tuple(TableDraft(one, id(one) in sure) for one in matches))


def with_table(draft: Draft, place: int, table: TableDraft) -> Draft:
    """The draft with the table at ``place`` in another form."""
    tables = list(draft.tables)
    tables[place] = table
    return replace(draft, tables=tuple(tables))


def taking(draft: Draft, place: int, *, is_taken: bool) -> Draft:
    """The draft with or without a table. Raises RefusedError for one whose rows are of no kind yet."""
    table = draft.tables[place]
    if is_taken and table.kind is None:
        raise RefusedError(tr("Choose what the rows of this sheet are, then it can be taken."))
    return with_table(draft, place, replace(table, is_taken=is_taken))


def as_kind(draft: Draft, place: int, kind: str) -> Draft:
    """The draft with the rows of a table taken for ``kind``; columns chosen for another kind are proposed anew."""
    table = draft.tables[place]
    match = _matched(draft, draft.sheet(table), table.proposed.table.header_rows, kind)
    return with_table(draft, place, TableDraft(match or table.proposed, is_taken=True, is_kind_chosen=True))


def under_header(draft: Draft, sheet_index: int, header_rows: Sequence[int]) -> Draft:
    """The draft with the table of a sheet under other header lines (sheet rows). Raises RefusedError for no header."""
    sheet = next(one for one in draft.workbook.sheets if one.index == sheet_index)
    place = place_of_sheet(draft, sheet_index)
    old = draft.tables[place] if place is not None else None
    kind = old.kind if old is not None and old.is_kind_chosen else None
    match = _matched(draft, sheet, header_rows, kind)
    if match is None:
        raise RefusedError(
            tr("Row {words} names fewer than two columns; choose the row with the headings.", words=header_rows[-1] + 1)
        )
    kept = match.kind is not None and (old is None or old.is_taken or old.kind is None)
    made = TableDraft(match, is_taken=kept, is_kind_chosen=kind is not None)
    if place is None:
        return replace(draft, tables=(*draft.tables, made))
    return with_table(draft, place, made)


def place_of_sheet(draft: Draft, sheet_index: int) -> int | None:
    """The place of the (best) table of a sheet; None where none was found."""
    places = (at for at, one in enumerate(draft.tables) if one.proposed.table.sheet_index == sheet_index)
    return next(places, None)


def with_target(draft: Draft, place: int, column: int, target: str) -> Draft:
    """The draft with a column that becomes ``target``.

    That is a field, ``checklist:<code>``, ``cells:<what the header names>``, ``custom`` or ``nothing``.
    Raises RefusedError when another column of the table is that field already.
    """
    table = draft.tables[place]
    other = holder_of(table, target)
    if other is not None and other.column != column:
        label = field_label(str(table.kind), target)
        raise RefusedError(
            tr(
                "Column {column} (“{header}”) is “{label}” already. Two columns cannot become one "
                "field: choose something else for that column first.",
                column=column_letter(other.column),
                header=_short(other.header),
                label=label,
            )
        )
    return with_table(draft, place, replace(table, targets={**table.targets, column: target}))


def proposed_cells(table: TableDraft) -> list[ColumnMatch]:
    """The columns that are, or were proposed to be, columns of a matrix."""
    chosen = {column for column, target in table.targets.items() if target.startswith("cells:")}
    return [one for one in table.proposed.columns if one.becomes == "cells" or one.column in chosen]


def cells_switched(draft: Draft, place: int, *, is_on: bool) -> Draft:
    """The draft with all columns of a table's matrix as they were proposed, or left out."""
    table = draft.tables[place]
    columns = {one.column for one in proposed_cells(table)}
    targets = {column: target for column, target in table.targets.items() if column not in columns}
    if not is_on:
        targets |= dict.fromkeys(columns, "nothing")
    return with_table(draft, place, replace(table, targets=targets))


def holder_of(table: TableDraft, target: str) -> ColumnMatch | None:
    """The column of a table that becomes the field ``target`` now."""
    return next((one for one in table.match.columns if one.becomes == "field" and one.field == target), None)


def target_of(one: ColumnMatch) -> str:
    """What a column becomes, as a target."""
    if one.becomes == "field":
        return one.field or "custom"
    return f"{one.becomes}:{one.field}" if one.becomes in ("checklist", "cells") else one.becomes


def targets_for(kind: str) -> dict[str, Field]:
    """The fields that a column of ``kind`` may become."""
    return importable_fields().get(kind) or kind_fields(kind)


def field_label(kind: str, target: str) -> str:
    """What people call a field; one of a record beside is called after both."""
    base, _, far = target.partition(".")
    one = record_of(kind).fields.get(base)
    if one is None:
        return target
    if not far:
        return one.label
    if far in PARTS:
        return PARTS[far]
    beside = record_of(getattr(one.kind, "target", kind)).fields.get(far)
    return f"{one.label}: {beside.label.lower() if beside else far}"


def missing_fields(draft: Draft, table: TableDraft) -> list[Field]:
    """The fields that a record needs and that neither a column nor one value for all rows gives."""
    if table.kind is None:
        return []
    given = draft.decisions.constants.get(table.kind, {})
    present = {(one.field or "").partition(".")[0] for one in table.match.columns if one.becomes == "field"}
    cells = cell_columns(table.match)
    present |= {str(one.field) for one in cells} | (set(given_by_cells(table.kind)) if cells else set())
    record = record_of(table.kind)
    made = {"id", record.key_field if record.kind == "use_case" else "id"}
    return [
        one
        for one in record.fields.values()
        if one.required and one.default is None and one.name not in made and one.is_importable
        and one.name not in present and not given.get(one.name) and not _is_lent(table.kind, one.name, present)
    ]  # fmt: skip


def _is_lent(kind: str, name: str, present: set[str]) -> bool:
    """Whether another column, or the sheet's name, gives a field that has no column of its own."""
    if kind == "enrolment" and name == "course_id":
        return True
    has = present - {"key"}
    return any(name == lent and has.intersection(lenders) for lent, lenders in BORROWED.get(kind, ()))


def doubtful_columns(table: TableDraft) -> list[ColumnMatch]:
    """Columns that were matched without certainty and that nobody has looked at."""
    return [
        one
        for one in table.match.columns
        if one.column not in table.targets
        and one.becomes == "field"
        and one.confidence < SURE
    ]  # fmt: skip


SURE = 0.75
"""From here on a match is not asked about; below, the columns are shown first."""


def is_doubtful_table(table: TableDraft) -> bool:
    """Whether nobody can be sure what the rows of a table are."""
    return not table.is_kind_chosen and table.proposed.confidence < max(TAKEN, _SURE_KIND)


def _matched(draft: Draft, sheet: Sheet, header_rows: Sequence[int], kind: str | None) -> TableMatch | None:
    fields = importable_fields()
    index = name_index(fields)
    table = table_under(sheet, header_rows, index)
    if table is None:
        return None
    return match_table(table, sheet, fields, index=index, file_name=draft.workbook.file_name, kind=kind)


def _short(header: str) -> str:
    text = " ".join(header.split())
    return text if len(text) <= 40 else text[:39] + "…"
