"""Where the thing that a criterion asks for can be looked at and mended."""

from __future__ import annotations

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.moving import Standing
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page_list import page_of_kind

_CASE = "use_case"
_KINDS = {
    "data_readiness": "readiness_item",
    "architecture_readiness": "readiness_item",
    "operations_readiness": "readiness_item",
    "data_owner_named": "data_source",
    "checklist_opened": "checklist_response",
    "checklist_complete": "checklist_response",
    "component_used": "component",
    "units_have_champions": "champion",
    "champions_trained": "champion",
    "lesson_closed": "incident",
    "incident_rehearsed": "incident",
    "workflow_agreed": "workflow_change",
    "curricula_complete": "enrolment",
    "guardrails_signed": "escalation_rule",
    "fairness_in_date": "fairness_test",
    "benefits_realised": "actual",
}
"""The kind of record a rule looks at; those left out look at the use case itself."""
_ROWS = "further_use_cases"


def link_words(rule: str) -> str:
    """What following the link of a rule shows."""
    if rule == _ROWS:
        return tr("Show these use cases")
    kind = _KINDS.get(rule, _CASE)
    if kind == _CASE or page_of_kind(kind) is None:
        return tr("Show the use case")
    return tr("Show: {what}", what=tr(record_of(kind).plural))


def follow(context: PageContext, rule: str, standing: Standing) -> None:
    """Show what the rule looks at: the rows, the page of its kind of record, or the use case in its panel."""
    if rule == _ROWS:
        context.show_rows((Condition("stage", "at_least", (4,)),), tr("Stage 4 or later"))
        return
    page_id = page_of_kind(_KINDS.get(rule, _CASE))
    context.current.set(standing.id)
    if _KINDS.get(rule, _CASE) != _CASE and page_id is not None:
        context.go(page_id)
    else:
        context.open_record(_CASE, standing.id)
