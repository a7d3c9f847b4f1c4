"""The import's proposals as plain values for ``axonix inspect``: the words of the contract, nothing of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.cells import column_letter
from axonix_desktop.core.importing.columns import TAKEN
from axonix_desktop.core.importing.names.index import FieldsByKind, importable_fields
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.words import tr

KIND_WORDS: Mapping[str, str] = {
    "enrolment": "training",
    "raid": "risk",
    "checklist_response": "checklist",
    "checklist_item": "checklist",
    "business_case_line": "cost_benefit",
    "business_case": "cost_benefit",
    "actual": "cost_benefit",
}
"""Our kinds in the contract's words; a kind that is not here keeps its own name."""

Chosen = Mapping[str, Mapping[str, str | None]]
"""Of one table: field → value seen → the value of ours it was read as, or None."""


def kind_word(kind: str | None) -> str:
    """The contract's word for ``kind``: ``training`` for enrolments, ``none`` for no kind of ours."""
    return "none" if kind is None else KIND_WORDS.get(kind, kind)


def kind_named(word: str | None) -> str | None:
    """Our kind for a word a person or profile uses: ``training`` means enrolments, our own names themselves."""
    return next((kind for kind, told in KIND_WORDS.items() if told == word), word)


def tables_view(
    matches: Sequence[TableMatch],
    *,
    values: Sequence[Chosen] = (),
    questions: Sequence[Sequence[str]] = (),
    fields_by_kind: FieldsByKind | None = None,
) -> list[dict[str, object]]:
    """The list ``tables`` of ``axonix inspect --json``, in the order of ``matches`` (best first).

    ``values`` and ``questions`` are what reading the values found, one entry a match in the same order; missing ones
    count as empty. Questions about columns that are not sure enough come first.
    """
    fields = fields_by_kind or importable_fields()
    view: list[dict[str, object]] = []
    for place, match in enumerate(matches):
        table = match.table
        asked = [*_column_questions(match, fields), *(questions[place] if place < len(questions) else ())]
        view.append({
            "sheet": table.sheet,
            "sheet_index": table.sheet_index,
            "header_row": table.header_row,
            "first_row": table.first_row,
            "last_row": table.last_row,
            "rows": len(table.data_rows),
            "kind": kind_word(match.kind),
            "confidence": match.confidence,
            "reason": table.reason,
            "columns": [_column_view(one) for one in match.columns],
            "left_out": [{"row": row + 1, "reason": reason} for row, reason in table.left_out],
            "values": {name: dict(seen) for name, seen in values[place].items()} if place < len(values) else {},
            "questions": asked,
        })  # fmt: skip
    return view


def _column_view(one: ColumnMatch) -> dict[str, object]:
    return {
        "column": column_letter(one.column),
        "header": one.header,
        "becomes": one.becomes,
        "field": one.field,
        "concept": one.concept,
        "confidence": one.confidence,
        "reason": one.reason,
    }


def _column_questions(match: TableMatch, fields_by_kind: FieldsByKind) -> list[str]:
    """What a person should be asked about the match itself: doubtful columns, a doubtful kind."""
    asked: list[str] = []
    if match.kind is not None and match.confidence < TAKEN:
        word = kind_word(match.kind).replace("_", " ")
        asked.append(
            tr("Is the table on sheet “{sheet}” a list of {word} records?", sheet=match.table.sheet, word=word)
        )
    for one in match.columns:
        offered = fields_by_kind.get(match.kind or "", {}).get(one.field or "")
        if one.becomes == "custom" and offered is not None:
            asked.append(
                tr(
                    "Is column {column} (“{header}”) the field “{label}”?",
                    column=column_letter(one.column),
                    header=one.header,
                    label=offered.label,
                )
            )
    return asked
