"""Answers to governance questions in a tracker's columns become checklist answers of that use case.

The words of the answer are kept as evidence, behind the question they answered; a blank answer makes no record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.choosing import sense_of
from axonix_desktop.core.importing.phrases import is_placeholder
from axonix_desktop.core.importing.plan import Batch, ImportPlan, Policy, StoreView, Update
from axonix_desktop.core.importing.reading import TableReader
from axonix_desktop.core.importing.settling import settle
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Stored

_KIND = "checklist_response"
_COLUMNS = ("id", "use_case_id", "checklist_item_id", "status", "evidence")
_LONGEST_QUESTION = 160


def plan_answers(
    reader: TableReader,
    plan: ImportPlan,
    view: StoreView,
    ids: Sequence[int | None],
    is_new: Sequence[bool],
    policy: Policy,
) -> None:
    """Add the checklist answers of a table of use cases to the plan; ``ids`` are the use cases row by row."""
    items = _items(view)
    asked: dict[int, list[tuple[int, str, Mapping[str, str | None]]]] = {}
    for one in reader.match.columns:
        if one.becomes == "checklist" and one.field in items:
            asked.setdefault(items[one.field], []).append((one.column, one.header, reader.choices(one).words))
    if not asked:
        return
    existing = {} if all(is_new) else _existing(view)
    rows: list[tuple[Stored, ...]] = []
    differing: list[Update] = []
    kind_plan = plan.of(_KIND)
    for item, columns in asked.items():
        for position, answer in enumerate(_answers(reader, columns, plan)):
            use_case = ids[position]
            if answer is None or use_case is None:
                continue
            old = existing.get((use_case, item))
            if old is None:
                rows.append((use_case, item, *answer))
                continue
            changes: dict[str, tuple[Stored, Stored]] = {
                name: (was, now)
                for name, was, now in zip(("status", "evidence"), old[1:], answer, strict=True)
                if was != now
            }
            if changes:
                differing.append(Update(old[0], reader.numbers[position] + 1, changes))
            else:
                kind_plan.unchanged += 1
    if rows:
        made = view.new_ids(len(rows))
        kind_plan.batches.append(Batch(_COLUMNS, [(number, *row) for number, row in zip(made, rows, strict=True)]))
    settle(differing, plan, view, _KIND, reader.match.table.sheet, policy)


def _answers(
    reader: TableReader, columns: Sequence[tuple[int, str, Mapping[str, str | None]]], plan: ImportPlan
) -> list[tuple[str, str] | None]:
    """Status and evidence row by row; where several columns answer one item, the least advanced answer counts."""
    order = ("not_started", "in_progress", "not_applicable", "done")
    combined: list[tuple[str, str] | None] = []
    for column, header, words in columns:
        question = " ".join(header.split())
        if len(question) > _LONGEST_QUESTION:
            question = question[: _LONGEST_QUESTION - 1] + "…"
        cache: dict[str, tuple[str, str] | None] = {}
        for position, cell in enumerate(reader.cells(column)):
            text = as_text(cell)
            answer = None
            if text is not None:
                if text not in cache:
                    status = words[text] if text in words else _status(text)
                    cache[text] = (status, f"{question}: {text}") if status else None
                    if len(text) <= _LONGEST_QUESTION:
                        plan.seen[f"checklist: {question}"][text] = status
                answer = cache[text]
            if position >= len(combined):
                combined.append(answer)
                continue
            other = combined[position]
            if answer is not None and other is not None:
                least = min(answer[0], other[0], key=order.index)
                combined[position] = (least, f"{other[1]}\n{answer[1]}")
            elif answer is not None:
                combined[position] = answer
    return combined


def _status(text: str) -> str | None:
    status, _ = sense_of(text)
    if status is None and is_placeholder(text):
        return None
    return status


def _items(view: StoreView) -> dict[str, int]:
    known = view.existing("checklist_item")
    code, identity = known.columns.index("code"), known.columns.index("id")
    return {str(row[code]): row[identity] for row in known.rows if isinstance(row[identity], int)}  # type: ignore[misc]


def _existing(view: StoreView) -> dict[tuple[Stored, Stored], tuple[int, Stored, Stored]]:
    known = view.existing(_KIND)
    at = [known.columns.index(name) for name in ("use_case_id", "checklist_item_id", "id", "status", "evidence")]
    found: dict[tuple[Stored, Stored], tuple[int, Stored, Stored]] = {}
    for row in known.rows:
        use_case, item, number, status, evidence = (row[place] for place in at)
        if isinstance(number, int):
            found[use_case, item] = (number, status, evidence)
    return found
