"""Which use cases the printed table shows: all of them while they fit, else those the committee should see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from axonix_desktop.core.attention import late_days
from axonix_desktop.core.health import GO_LIVE_STAGE, CaseFacts, delivery, governance, worst
from axonix_desktop.core.records.choices import STATUS
from axonix_desktop.core.summary import CaseRow, CaseTable, Movement
from axonix_desktop.core.words import tr

ALL_UP_TO = 200
MOST_ROWS = 120

_Reason = tuple[str, Callable[[CaseFacts], bool]]


def case_table(cases: Sequence[CaseFacts], movement: Movement, as_of: date) -> CaseTable:
    """The rows to print and the rule that chose them, in words with counts."""
    steps = {move.case_id: move.what for move in movement.moves if move.what in ("Move", "Back")}
    if len(cases) <= ALL_UP_TO:
        return CaseTable(tuple(case_row(case, as_of, steps) for case in cases), len(cases), "")
    reasons = _reasons(movement, as_of)
    chosen: dict[int, CaseFacts] = {}
    told: list[str] = []
    for words, holds in reasons:
        hits = [case for case in cases if case.id not in chosen and holds(case)]
        hits.sort(key=lambda case: (-late_days(case, as_of), -case.stage))  # stable: else in key order
        taken = hits[: MOST_ROWS - len(chosen)]
        chosen.update((case.id, case) for case in taken)
        if taken:
            part = (
                tr("{taken:,} of {hits:,}", taken=len(taken), hits=len(hits))
                if len(taken) < len(hits)
                else f"{len(hits):,}"
            )
            told.append(f"{words} ({part})")
    head = tr(
        "The programme has {cases:,} use cases; {chosen:,} are printed here, chosen in this order: ",
        cases=len(cases),
        chosen=len(chosen),
    )
    rule = tr(
        "{head}{told}. All {cases:,} stand in the exported workbook.", head=head, told="; ".join(told), cases=len(cases)
    )
    rows = tuple(case_row(case, as_of, steps) for case in cases if case.id in chosen)
    return CaseTable(rows, len(cases), rule)


def _reasons(movement: Movement, as_of: date) -> tuple[_Reason, ...]:
    """The rule's steps: a use case counts under the first that fits."""
    moved = {move.case_id for move in movement.moves if move.what in ("Move", "Back", "Slip", "Status")}
    return (
        (tr("moved, slipped or changed status since then"), lambda case: case.id in moved),
        (tr("off track"), lambda case: _overall_level(case, as_of) == "red"),
        (tr("prohibited risk tier"), lambda case: case.is_open and case.tier == "prohibited"),
        (
            tr("high risk at stage {stage} or later", stage=GO_LIVE_STAGE),
            lambda case: case.is_open and case.tier == "high" and case.stage >= GO_LIVE_STAGE,
        ),
        (tr("delivery at risk"), lambda case: delivery(case, as_of).level == "amber"),
        (tr("high risk before that stage"), lambda case: case.is_open and case.tier == "high"),
        (tr("critical priority"), lambda case: case.is_open and case.priority == "critical"),
        (tr("furthest in the rollout"), lambda case: case.is_open),
    )


def _overall_level(case: CaseFacts, as_of: date) -> str:
    return worst((delivery(case, as_of), governance(case))).level


def case_row(case: CaseFacts, as_of: date, steps: Mapping[int, str]) -> CaseRow:
    """A use case as a line of the table: its health is the worst of delivery and governance, with the reason.

    ``steps`` says of the use cases that moved whether it was a "Move" or "Back".
    """
    rag = worst((delivery(case, as_of), governance(case)))
    is_told = rag.level in ("amber", "red") or (rag.origin != "rule" and bool(case.rag_reason))
    return CaseRow(
        key=case.key,
        title=" ".join(case.title.split()),
        unit=case.unit or "",
        stage=case.stage,
        step={"Move": "↑", "Back": "↓"}.get(steps.get(case.id, ""), ""),
        status=STATUS.show(case.status),
        rag=rag,
        owner=case.owner or "",
        due_on=case.due_on,
        note=rag.reason if is_told else "",
        is_late=case.is_open and case.due_on is not None and case.due_on < as_of,
    )
