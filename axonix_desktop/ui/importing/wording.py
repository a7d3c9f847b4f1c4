"""The words of the import: how sure a match is, what columns and values may become, what rules are called."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.draft import SURE, TableDraft, field_label, target_of, targets_for
from axonix_desktop.core.importing.headings import HEADINGS, KNOWN_ITEMS, cell_columns
from axonix_desktop.core.importing.keeping import Place, place_of_unknown
from axonix_desktop.core.importing.lifecycle import Standing
from axonix_desktop.core.importing.linking import MADE_ON_DEMAND
from axonix_desktop.core.importing.meanings import ColumnTold, Known, Meaning, declared_field, standings
from axonix_desktop.core.importing.plan import ORDER, Policy
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.importing.ticks import TRAINING
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Choice as ChoiceKind
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.choices import CHECK_STATUS, DIMENSION
from axonix_desktop.core.words import mark, small, tr, trn
from axonix_desktop.ui.importing.line_cells import Sure
from axonix_desktop.ui.importing.pick import Choice

LEAVE_OUT, MAKE_NEW, CLEAR_CHOICE = "\0leave", "\0new", "\0again"
NAMED = "\0named:"
"""Before the name of something that the file itself brings: its id is another in each plan."""
FORMATS = {"xlsx": mark("Excel"), "xls": mark("Excel 97"), "xlsb": mark("Excel binary"), "ods": mark("OpenDocument"),
           "csv": mark("Text table")}  # fmt: skip
POLICIES: tuple[tuple[Policy, str, str], ...] = (
    ("ask", mark("Take the file's, keep what was changed here"),
     mark("Values that somebody changed here since the last import stay and are listed")),
    ("theirs", mark("Overwrite with the file's"), mark("Also values that were changed here")),
    ("ours", mark("Fill blanks only"), mark("Values that are here stay")),
    ("mine", mark("Keep mine"), mark("Nothing that is here changes, blanks stay blank")),
)  # fmt: skip
_EXACT = 0.9
_SAMPLES, _LONGEST = 3, 60


def kind_words(kind: str | None, *, is_many: bool = True) -> str:
    """What records of a kind are called."""
    if kind is None:
        return tr("Nothing of ours")
    record = record_of(kind)
    return tr(record.plural if is_many else record.label)


def counted(kind: str, count: int) -> str:
    """A count with the kind's noun."""
    record = record_of(kind)
    return f"{count:,} {small(record.label if count == 1 else record.plural)}"


def kind_choices() -> list[Choice]:
    """What the rows of a table may be."""
    return [Choice(kind, kind_words(kind)) for kind in ORDER]


def how_sure(table: TableDraft, one: ColumnMatch) -> Sure:
    """How sure a column's match is, and why."""
    if one.column in table.targets:
        reason = tr("as last time") if table.is_kind_chosen and len(table.targets) > 2 else tr("you chose this")
        if one.becomes == "nothing":
            return Sure(tr("Not imported"), "grey", reason)
        if one.becomes == "custom":
            return _sure_kept(table, reason)
        return Sure(tr("Exact"), "green", reason)
    match one.becomes:
        case "field":
            if one.confidence >= _EXACT:
                return Sure(tr("Exact"), "green", one.reason)
            if one.confidence >= SURE:
                return Sure(tr("Likely"), "blue", one.reason)
            return Sure(tr("Guess"), "amber", one.reason)
        case "checklist" | "cells":
            return Sure(tr("Likely"), "blue", one.reason)
        case "custom":
            return _sure_kept(table, one.reason)
        case _:
            return Sure(tr("Not imported"), "grey", one.reason)


def kept_in(table: TableDraft) -> Place:
    """Where columns of a table go that fit no field."""
    return place_of_unknown(str(table.kind), is_matrix=bool(cell_columns(table.match)))


def _sure_kept(table: TableDraft, reason: str) -> Sure:
    """A column that fits no field: kept, or left out where there is no place for it."""
    match kept_in(table):
        case "custom":
            return Sure(tr("Kept as custom field"), "violet", reason)
        case "notes":
            return Sure(tr("Kept in the notes"), "violet", reason)
        case _:
            return Sure(tr("Left out"), "amber", tr("no field of this kind fits"))


def becomes_words(table: TableDraft, one: ColumnMatch) -> str:
    """What a column becomes, in words."""
    match one.becomes:
        case "field":
            return tr(field_label(str(table.kind), one.field or ""))
        case "checklist":
            return tr("Checklist answer {code}", code=one.field)
        case "cells":
            return cells_words(str(table.kind), one.field or "")
        case "custom":
            return {"custom": tr("Custom field"), "notes": tr("Notes")}.get(kept_in(table), tr("Left out"))
        case _:
            return tr("Do not import")


def target_choices(table: TableDraft, column: int) -> list[Choice]:
    """What a column may become: the two ways out first, then the fields in their groups, with who holds them now."""
    kind = str(table.kind)
    held = {target_of(one): one for one in table.match.columns if one.becomes == "field" and one.column != column}
    choices = [Choice("nothing", tr("Do not import"), tr("No field of ours"))]
    if (kept := kept_in(table)) != "nothing":
        words = tr("Keep as custom field") if kept == "custom" else tr("Keep in the notes")
        choices.insert(0, Choice("custom", words, tr("No field of ours")))
    own = next((one for one in table.proposed.columns if one.column == column), None)
    if column in table.targets:
        choices.append(Choice(CLEAR_CHOICE, tr("As proposed"), tr("No field of ours")))
    if own is not None and own.becomes == "checklist":
        choices.append(Choice(f"checklist:{own.field}", tr("Checklist answer {code}", code=own.field), tr("Checklist")))
    choices.extend(
        Choice(f"cells:{name}", cells_words(kind, name), tr("Each filled cell a record"))
        for name in cells_offered(table)
    )
    groups: dict[str, list[Choice]] = {}
    for name, one in targets_for(kind).items():
        note = tr("column {header}", header=short(held[name].header, 24)) if name in held else ""
        group = tr(one.group) if "." not in name else tr("Of the record beside")
        groups.setdefault(group, []).append(Choice(name, tr(field_label(kind, name)), group, note))
    return [*choices, *(one for group in groups.values() for one in group)]


def cells_offered(table: TableDraft) -> tuple[str, ...]:
    """What the headers of matrix columns may name in a table of this kind, as far as no other column names it."""
    offered = {
        "enrolment": ("course_id", "person_id"),
        "checklist_response": ("checklist_item_id", "use_case_id"),
        "readiness_item": ("item", "use_case_id"),
    }.get(str(table.kind), ())
    named = {one.field for one in table.match.columns if one.becomes == "field"}
    return tuple(name for name in offered if name not in named)


def cells_words(kind: str, name: str) -> str:
    """What a column becomes of which each filled cell is a record."""
    return {
        ("enrolment", "course_id"): tr("Training course"),
        ("enrolment", "person_id"): tr("Person in training"),
        ("checklist_response", "checklist_item_id"): tr("Checklist item"),
        ("checklist_response", "use_case_id"): tr("Use case"),
        ("readiness_item", "item"): tr("Readiness item"),
        ("readiness_item", "use_case_id"): tr("Use case"),
    }.get((kind, name), tr("Each filled cell a record"))


def meaning_words(told: ColumnTold, meaning: Meaning, one: ColumnMatch, kind: str, known: Known) -> str:
    """What a value becomes, in words."""
    if told.sort == "stage":
        return stage_words(meaning.code) if meaning.code else tr("Leave empty")
    if told.sort == "item":
        item = meaning.code or meaning.word
        return tr(item) if item in KNOWN_ITEMS else item
    if told.sort == "link":
        if meaning.is_new:
            return tr("Create “{name}”", name=short(meaning.meant or meaning.word, 60))
        title = known.titles.get(_target(one, kind), {}).get(int(meaning.code)) if meaning.code else None
        return title or (tr("Leave out") if one.column == HEADINGS else tr("Leave empty"))
    choice = _choice_kind(told, one, kind)
    if choice is not None:
        return tr(choice.show(meaning.code)) if meaning.code else tr("Leave empty")
    return meaning.word


def how_sure_of(told: ColumnTold, one: Meaning) -> Sure:
    """How sure it is what a value becomes, and why."""
    if one.is_decided:
        return Sure(tr("Decided"), "green", tr("kept for next time"))
    if one.near is not None:
        return Sure(tr("Look"), "amber", tr("nearly “{name}”", name=one.near[1]))
    if one.is_new:
        return Sure(tr("New"), "violet", tr("not in this programme yet"))
    if one.code is None and told.sort != "free":
        if one.is_sure:
            return Sure(tr("Empty"), "grey", tr("a word for nothing"))
        return Sure(tr("Look"), "amber", tr("not understood"))
    if told.sort == "item" and one.is_sure and one.code not in KNOWN_ITEMS:
        return Sure(tr("New"), "violet", tr("an item of its own"))
    return Sure(tr("Likely"), "blue") if one.is_sure else Sure(tr("Look"), "amber", tr("a guess"))


def meaning_choices(told: ColumnTold, meaning: Meaning, one: ColumnMatch, kind: str, known: Known) -> list[Choice]:
    """What a value may become."""
    out = Choice(LEAVE_OUT, tr("Leave empty"))
    if told.sort == "stage":
        groups = {None: tr("Status only"), "": tr("Stage only")}
        return [out, *(Choice(code, one.in_words(), _group(one, groups)) for code, one in standings())]
    if told.sort == "item":
        return _item_choices(meaning)
    if told.sort == "link":
        return _link_choices(told, meaning, one, kind, known)
    choice = _choice_kind(told, one, kind)
    return [out, *(Choice(option.code, tr(option.label)) for option in choice.options)] if choice is not None else []


def _item_choices(meaning: Meaning) -> list[Choice]:
    """What the heading of a score may mean: an item of its own, the one nearly called so, the known ones."""
    own = Choice(meaning.word, tr("Keep “{name}” as an item of its own", name=short(meaning.word, 60)))
    near = [Choice(meaning.near[1], tr(meaning.near[1]), tr("Nearly the same"))] if meaning.near is not None else []
    dimensions = {option.code: tr(option.label) for option in DIMENSION.options}
    known = sorted(KNOWN_ITEMS.items(), key=lambda pair: list(dimensions).index(pair[1]))
    return [own, *near, *(Choice(item, tr(item), dimensions[group]) for item, group in known)]


def _link_choices(told: ColumnTold, meaning: Meaning, one: ColumnMatch, kind: str, known: Known) -> list[Choice]:
    """What a name may mean: something new, nothing, what is nearly called so, what is there, what the file brings."""
    target, is_heading = _target(one, kind), one.column == HEADINGS
    there, here = tr("In this programme"), tr("In this file")
    choices: list[Choice] = []
    if target in MADE_ON_DEMAND:
        choices.append(Choice(MAKE_NEW, tr("Create “{name}”", name=short(meaning.word, 60))))
    choices.append(Choice(LEAVE_OUT, tr("Leave out") if is_heading else tr("Leave empty")))

    def code_of(number: int, title: str) -> str:
        return f"{NAMED}{title}" if number in known.fresh else str(number)

    if meaning.near is not None:
        choices.append(Choice(code_of(*meaning.near), meaning.near[1], tr("Nearly the same")))
    others = sorted(known.titles.get(target, {}).items(), key=lambda pair: pair[1].casefold())
    choices.extend(
        Choice(code_of(number, title), title, here if number in known.fresh else there)
        for number, title in others
        if title
    )
    if target in MADE_ON_DEMAND:
        new = [other.word for other in told.meanings if other.is_new and not other.meant and other.word != meaning.word]
        choices.extend(Choice(f"{NAMED}{word}", word, here) for word in new)
    return choices


def _target(one: ColumnMatch, kind: str) -> str:
    """The kind of record that a column's values name."""
    declared = declared_field(kind, one)
    return declared.kind.target if declared is not None and isinstance(declared.kind, Reference) else ""


def stage_words(code: str) -> str:
    """A stage and status in words."""
    stage, _, status = code.partition("|")
    return Standing(int(stage) if stage.isdigit() else None, status or None).in_words()


def samples(match: TableMatch, column: int, sheet: Sheet) -> tuple[str, ...]:
    """The first few different values of a column."""
    rows = dict(zip(sheet.row_numbers, sheet.rows, strict=True))
    found: dict[str, None] = {}
    for number in match.table.data_rows[:300]:
        row = rows.get(number, [])
        text = as_text(row[column]) if column < len(row) else None
        if text:
            found[short(text, _LONGEST)] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def shown_cell(cell: CellValue) -> str:
    """A raw cell as text."""
    return as_text(cell) or ""


def shown_value(declared: Field | None, stored: Stored, titles: dict[str, dict[int, str]] | None = None) -> str:
    """A stored value as people read it; references by their titles where they are known."""
    if stored is None:
        return ""
    if declared is None:
        return str(stored)
    if isinstance(declared.kind, Reference):
        return (titles or {}).get(declared.kind.target, {}).get(int(stored or 0), str(stored))
    try:
        return declared.kind.show(declared.kind.from_store(stored))
    except (ValueError, TypeError):
        return str(stored)


def short(text: str, most: int) -> str:
    """``text`` in one line, cut to ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def size_words(size: int) -> str:
    """The size of a file."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(size // 1024, 1):,} KB"


def columns_words(tables: Sequence[TableDraft]) -> str:
    """How many columns there are."""
    return trn("{count} column", "{count} columns", sum(len(one.match.columns) for one in tables))


def _choice_kind(told: ColumnTold, one: ColumnMatch, kind: str) -> ChoiceKind | None:
    if told.sort == "answer":
        return CHECK_STATUS
    if told.sort == "mark":
        return TRAINING
    declared = declared_field(kind, one)
    return declared.kind if declared is not None and isinstance(declared.kind, ChoiceKind) else None


def _group(standing: Standing, groups: dict[str | None, str]) -> str:
    if standing.stage is None:
        return groups[None]
    return groups[""] if standing.status is None else tr("Stage and status")
