"""Reads a tracker, plans its import and applies it: the engine of ``axonix import``, in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from axonix_desktop.actions.imports import ImportResult, apply_import
from axonix_desktop.core.importing.cells import Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import ImportPlan, Problem
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.core.importing.profile import header_fingerprint, mapping_of
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.exchange.workbook import ReadingCancelledError, read_workbook
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.imports import store_view
from axonix_desktop.ui.importing.preview import ColumnLine, Outcome, Preview, ProblemLine, Step
from axonix_desktop.ui.jobs import CancelledError

_EXACT, _LIKELY = 0.9, 0.65
_SAMPLES, _LONGEST_SAMPLE = 3, 60
_MOST_STANDINGS = 10


def preview(f: ProgrammeFile, path: Path, step: Step) -> Preview:
    """What an import of ``path`` would do; changes nothing.

    Raises FileProblemError when the file cannot be read, RefusedError when no table in it is recognised.
    """
    book = _read(path, step)
    step("Finding the tables and matching their columns")
    matches = believable(book, propose(book))
    if not matches:
        raise RefusedError(
            f"No table in “{book.file_name}” could be recognised with enough certainty. It needs a line of headings "
            "with one record in each row below."
        )
    step("Comparing with what the programme holds")
    plan = plan_workbook(book, matches, store_view(f))
    step("")
    return _told(book, matches, plan, sha256(path.read_bytes()).hexdigest())


def apply(f: ProgrammeFile, told: Preview, step: Step, *, actor: str) -> Outcome:
    """Do what ``told`` shows, as one change set. Raises RefusedError and FileProblemError; then nothing was changed."""
    match told.plan:
        case (ImportPlan() as plan, str() as file_hash, str() as fingerprint, mapping):
            pass
        case _:
            raise TypeError("This preview holds no plan of an import.")
    step("Writing everything in one step")
    result = apply_import(f, plan, actor=actor, file_hash=file_hash, header_fingerprint=fingerprint, mapping=mapping)
    return Outcome(_outcome_words(result), frozenset(plan.kinds))


def _read(path: Path, step: Step) -> Workbook:
    """Read the workbook, saying how far it is."""

    def cancelled() -> bool:
        try:
            step("")
        except CancelledError:
            return True
        return False

    def progress(done: int, total: int) -> None:
        step(f"{done:,} of {total:,} rows" if total else f"{done:,} rows")

    try:
        return read_workbook(path, cancelled=cancelled, progress=progress)
    except ReadingCancelledError:
        raise CancelledError from None


def _told(book: Workbook, matches: Sequence[TableMatch], plan: ImportPlan, file_hash: str) -> Preview:
    """The plan in the page's words; the table with the most rows of use cases leads."""
    counts = plan.counts()
    lead = max(matches, key=lambda one: (one.kind == "use_case", len(one.table.data_rows)))
    kind = lead.kind or "use_case"
    ordered = [lead, *(one for one in matches if one is not lead)]
    sheets = {sheet.index: sheet for sheet in book.sheets}
    has_sheets = len(book.sheets) > 1
    notes = [*_standings(plan), *book.notes, *plan.questions]
    conflicts = sum(counts["conflicts"].values())
    if conflicts:
        notes.insert(
            0,
            f"{_counted(conflicts, 'record', 'records')} changed here since the last import; what was "
            "changed here is kept.",
        )
    return Preview(
        file_name=book.file_name,
        table="\n".join(_table_words(one) for one in ordered),
        added=counts["created"].get(kind, 0),
        changed=counts["updated"].get(kind, 0),
        same=counts["unchanged"].get(kind, 0),
        left_out=counts["refused"].get(kind, 0) + counts["skipped"].get(kind, 0),
        columns=[_column_line(one, column, sheets[one.table.sheet_index]) for one in ordered for column in one.columns],
        problems=[_problem_line(one, has_sheets=has_sheets) for one in plan.problems],
        notes=notes,
        plan=(plan, file_hash, header_fingerprint(lead), mapping_of(ordered)),
        also=_also(plan, kind),
        noun=_small(record_of(kind).label),
        nouns=_small(record_of(kind).plural),
        is_empty=plan.is_empty,
    )


def _standings(plan: ImportPlan) -> list[str]:
    """What the lifecycle words of the file are taken for, each in a line."""
    met = [(word, standing) for word, standing in plan.seen.get("stage", {}).items() if standing]
    lines = [f"{_short(word)} → {standing}" for word, standing in met[:_MOST_STANDINGS]]
    if len(met) > len(lines):
        lines.append(f"and {len(met) - len(lines)} more words")
    return ["Stage and status, as read from the file:", *lines, ""] if lines else []


def _short(word: str) -> str:
    """A word of the file, cut where its explanation begins."""
    head = " ".join(word.split()).partition(" – ")[0]
    return head if len(head) <= _LONGEST_SAMPLE else head[: _LONGEST_SAMPLE - 1].rstrip() + "…"


def _table_words(match: TableMatch) -> str:
    """Where a table was found."""
    table, kind = match.table, _small(record_of(match.kind or "use_case").plural)
    rows = _counted(len(table.data_rows), "row", "rows")
    lines = _counted(len(table.left_out), "other line", "other lines")
    left = f", {lines} left out" if table.left_out else ""
    return f"Sheet “{table.sheet}”: {rows} of {kind}, headings in row {table.header_row + 1}{left}"


def _column_line(match: TableMatch, one: ColumnMatch, sheet: Sheet) -> ColumnLine:
    """A column of the file with what it becomes, how sure that is, and why."""
    record = record_of(match.kind or "use_case")
    field = record.fields.get(one.field or "") if one.becomes == "field" else None
    match one.becomes:
        case "field":
            word = "Exact" if one.confidence >= _EXACT else "Likely" if one.confidence >= _LIKELY else "Guess"
            becomes = field.label if field else one.field or ""
        case "checklist":
            word, becomes = "Checklist", "Checklist answer"
        case "custom":
            word, becomes = "Kept as custom field", one.header
        case _:
            word, becomes = "Not imported", "–"
    return ColumnLine(one.header, _samples(match, one.column, sheet), becomes, word, one.reason)


def _samples(match: TableMatch, column: int, sheet: Sheet) -> tuple[str, ...]:
    """The first few different values of a column."""
    rows = dict(zip(sheet.row_numbers, sheet.rows, strict=True))
    found: dict[str, None] = {}
    for number in match.table.data_rows[:200]:
        row = rows.get(number, [])
        text = as_text(row[column]) if column < len(row) else None
        if text:
            found[text if len(text) <= _LONGEST_SAMPLE else text[:_LONGEST_SAMPLE].rstrip() + "…"] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def _problem_line(one: Problem, *, has_sheets: bool) -> ProblemLine:
    """A problem with its address as the spreadsheet shows it."""
    where = f"{one.column}{one.row}" if one.column else f"Row {one.row}"
    message = f"{one.message} The row is left out." if one.is_refusal else one.message
    return ProblemLine(f"{where} {one.sheet}" if has_sheets else where, one.value or "(blank)", message)


def _also(plan: ImportPlan, kind: str) -> str:
    """What else would be made or changed, in words."""
    others = [(record_of(name), one.created, len(one.updates)) for name, one in plan.kinds.items() if name != kind]
    made = [_counted(new, _small(record.label), _small(record.plural)) for record, new, _changed in others if new]
    return ", ".join(made)


def _outcome_words(result: ImportResult) -> str:
    """What the import did, in the past tense: ``214 use cases added, 13 changed, 2 left out``."""
    counts = result.counts
    kinds = [*counts["created"], *counts["updated"]]
    kind = "use_case" if "use_case" in kinds or not kinds else kinds[0]
    record = record_of(kind)
    created, updated = counts["created"].get(kind, 0), counts["updated"].get(kind, 0)
    words = [f"{_counted(created, _small(record.label), _small(record.plural))} added"] if created else []
    if updated:
        changed = f"{updated:,} changed"
        words.append(changed if words else f"{_counted(updated, _small(record.label), _small(record.plural))} changed")
    left = counts["refused"].get(kind, 0)
    if left:
        words.append(f"{left:,} left out")
    return ", ".join(words) or "Nothing had to be changed"


def _counted(count: int, one: str, many: str) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def _small(words: str) -> str:
    """Words within a sentence: the first letter small, unless they begin with an abbreviation."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
