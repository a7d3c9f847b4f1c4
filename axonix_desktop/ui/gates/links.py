"""Where the thing that a criterion asks for can be looked at and mended: exactly the rows that fail."""

from __future__ import annotations

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.gates import Finding
from axonix_desktop.core.moving import Standing
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page_list import page_of_kind

_CASE = "use_case"
_FURTHER = "further_use_cases"


def link_words(finding: Finding) -> str:
    """What following the link of a finding shows."""
    if finding.criterion.rule == _FURTHER:
        return tr("Show these use cases")
    kind = _kind(finding)
    if _is_unanswered(finding):
        return tr("Show the checklist")
    if kind == _CASE or finding.rows is None:
        return tr("Show the use case")
    what = tr(record_of(kind).plural)
    if len(finding.rows.ids) > 1:
        return tr("Show: {what} ({count})", what=what, count=f"{len(finding.rows.ids):,}")
    return tr("Show: {what}", what=what)


def follow(context: PageContext, finding: Finding, standing: Standing) -> None:
    """Show the rows that fail; where none are recorded yet, those of the use case, or the page of their kind."""
    if finding.criterion.rule == _FURTHER:
        context.show_rows((Condition("stage", "at_least", (4,)),), tr("Stage 4 or later"))
        return
    kind, rows = _kind(finding), finding.rows
    context.current.set(standing.id)
    if _is_unanswered(finding):
        context.run("gates.checklist")
    elif kind == _CASE or rows is None:
        context.open_record(_CASE, standing.id)
    elif rows.ids:
        context.show_rows((Condition("id", "any_of", rows.ids, rows.title),), rows.title, kind)
    elif "use_case_id" in record_of(kind).fields and not finding.is_programme_level:
        own = Condition("use_case_id", "any_of", (standing.id,))
        context.show_rows((own,), rows.title, kind)
    else:
        context.go(page_of_kind(kind) or "use_cases")


def _is_unanswered(finding: Finding) -> bool:
    """Whether items of the use case have no answer yet: there are no rows to show, its checklist is where they wait."""
    rows = finding.rows
    if rows is None or finding.is_programme_level:
        return False
    return (rows.kind == "checklist_item" and bool(rows.ids)) or (rows.kind == "checklist_response" and not rows.ids)


def _kind(finding: Finding) -> str:
    """The kind of record to show; the use case itself where its kind has no page."""
    kind = finding.rows.kind if finding.rows is not None else _CASE
    return kind if page_of_kind(kind) is not None else _CASE
