"""The views that every programme begins with, and the columns that each kind of record shows at first."""

from __future__ import annotations

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Blob, Json, LongText, Moment
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.records.views import View, ViewLayout

GATE_DUE, MINE, QUIET = "gate_due", "mine", "quiet_champions"
DUE_DAYS = 30
_CASES = {"key": 96, "title": 232, "business_unit_id": 128, "stage": 214, "rag": 126, "owner_id": 142, "status": 114,
          "target_on": 106}  # fmt: skip
_COMMITTEE = {"key": 80, "title": 222, "business_unit_id": 120, "stage": 212, "rag": 142, "rag_reason": 132,
              "owner_id": 142, "target_on": 106}  # fmt: skip
_AT_RISK = {"key": 92, "title": 236, "rag": 146, "rag_reason": 240, "stage": 210, "owner_id": 146, "target_on": 106}
_MOST_COLUMNS = 8
_FIRST: dict[str, dict[str, int]] = {
    "raid": {"key": 84, "title": 280, "entry_kind": 120, "status": 120, "use_case_id": 190, "owner_id": 150,
             "due_on": 110},
    "person": {"name": 200, "business_unit_id": 160, "job_role": 190, "skill_level": 120, "email": 210,
               "is_active": 80},
    "enrolment": {"person_id": 170, "course_id": 230, "status": 124, "percent": 110, "due_on": 110,
                  "completed_on": 110, "expires_on": 110},
    "checklist_response": {"checklist_item_id": 300, "use_case_id": 210, "status": 130, "owner_id": 150,
                           "due_on": 110},
    "champion": {"person_id": 180, "business_unit_id": 160, "role": 130, "status": 120, "wave": 90, "since_on": 110,
                 "last_check_in_on": 130},
    "incident": {"key": 84, "summary": 300, "severity": 110, "use_case_id": 190, "detected_at": 140,
                 "is_lesson_closed": 120},
    "incident_event": {"happened_at": 150, "text": 320, "event_kind": 130, "told_by": 150, "incident_id": 220},
    "fairness_test": {"metric": 190, "use_case_id": 190, "group_tested": 150, "value": 80, "comparison": 100,
                      "threshold": 96, "has_passed": 86, "tested_on": 110, "valid_until": 110},
    "explainability": {"method": 300, "use_case_id": 200, "audience": 150, "reviewed_by": 140, "reviewed_on": 110,
                       "valid_until": 110},
    "model_change": {"changed_on": 110, "use_case_id": 190, "model": 140, "version": 90, "change_kind": 130,
                     "change": 280, "decision": 190, "approver": 140, "approved_on": 110},
    "escalation_rule": {"trigger": 300, "rule_kind": 110, "use_case_id": 180, "decider": 160, "within_hours": 100,
                        "signed_off_by": 140, "signed_off_on": 110, "rehearsed_on": 110},
    "workflow_change": {"process": 210, "business_unit_id": 150, "use_case_id": 180, "status": 110, "before": 200,
                        "after": 200, "owner_id": 140, "people_affected": 80, "due_on": 110, "agreed_on": 110},
    "curriculum_course": {"role_family": 150, "skill_level": 120, "course_id": 280},
    "skill_target": {"role_family": 160, "skill_level": 130, "target_percent": 110, "due_on": 110},
    "operator": {"person_id": 180, "use_case_id": 260, "since_on": 110},
    "cohort": {"name": 170, "purpose": 130, "course_id": 220, "planned_seats": 110, "starts_on": 110, "ends_on": 110,
               "trainer": 150},
    "course": {"code": 90, "title": 280, "topic": 130, "level": 120, "is_mandatory": 100, "duration_hours": 110},
    "steering_action": {"text": 320, "owner_id": 150, "due_on": 110, "status": 120, "use_case_id": 190},
}  # fmt: skip
_CLOSED_CASES = Condition("status", "none_of", ("completed", "retired"))
_PLURALS: dict[str, tuple[str, tuple[Condition, ...]]] = {
    "raid": (mark("Open"), (Condition("status", "any_of", ("open", "in_progress")),)),
    "incident": (mark("Lessons open"), (Condition("is_lesson_closed", "any_of", (None, 0)),)),
    "enrolment": (mark("Overdue"), (
        Condition("due_on", "within", ("overdue",)),
        Condition("status", "any_of", ("planned", "enrolled", "in_progress", "failed")))),
    "checklist_response": (mark("Overdue"), (
        Condition("due_on", "within", ("overdue",)), Condition("status", "any_of", ("not_started", "in_progress")))),
    "steering_action": (mark("Open"), (Condition("status", "any_of", ("open", "in_progress")),)),
    "person": (mark("Active"), (Condition("is_active", "any_of", (1,)),)),
    "champion": (mark("Active"), (Condition("status", "any_of", ("active",)),)),
    "data_source": (mark("Without an owner"), (Condition("owner_id", "empty"),)),
}  # fmt: skip

_TIMED = (SortKey("changed_on"),)
_NEWEST_FIRST = (SortKey("detected_at", is_descending=True),)
_UNDONE = Condition("status", "none_of", ("done", "cancelled"))
_RUN_OUT = (mark("Out of date"), "out_of_date", (Condition("valid_until", "within", ("overdue",)),),
            (SortKey("valid_until"),), ())  # fmt: skip
_MORE: dict[str, tuple[tuple[str, str, tuple[Condition, ...], tuple[SortKey, ...], tuple[str, ...]], ...]] = {
    "champion": (
        (mark("Without deputy"), "without_deputy",
         (Condition("deputy_id", "empty"), Condition("status", "any_of", ("active",))),
         (SortKey("business_unit_id"),), ()),
        (mark("By wave"), "by_wave", (), (SortKey("since_on"),), ("wave",)),
    ),
    "enrolment": (
        (mark("Expiring in 90 days"), "expiring",
         (Condition("expires_on", "within", ("next 90 days",)), Condition("status", "any_of", ("completed",))),
         (SortKey("expires_on"),), ()),
        (mark("By course"), "by_course", (), (SortKey("due_on"),), ("course_id",)),
    ),
    "curriculum_course": ((mark("By role family"), "by_family", (), (), ("role_family", "skill_level")),),
    "operator": ((mark("By use case"), "by_case", (), (), ("use_case_id",)),),
    "course": (
        (mark("Mandatory"), "mandatory", (Condition("is_mandatory", "any_of", (1,)),), (), ()),
        (mark("AI literacy"), "literacy", (Condition("is_literacy", "any_of", (1,)),), (), ()),
    ),
    "incident": (
        (mark("Open"), "open", (Condition("closed_on", "empty"), Condition("is_rehearsal", "any_of", (None, 0))),
         _NEWEST_FIRST, ("severity",)),
        (mark("Exercises"), "exercises", (Condition("is_rehearsal", "any_of", (1,)),), _NEWEST_FIRST, ()),
    ),
    "model_change": (
        (mark("By use case"), "by_case", (), _TIMED, ("use_case_id",)),
        (mark("By model"), "by_model", (), _TIMED, ("model", "version")),
        (mark("Not approved"), "unapproved", (Condition("approver", "empty"),), _TIMED, ()),
    ),
    "fairness_test": (
        (mark("Failing"), "failing", (Condition("has_passed", "any_of", (0,)),), (SortKey("tested_on"),), ()),
        _RUN_OUT,
    ),
    "explainability": (
        _RUN_OUT,
        (mark("Not reviewed"), "unreviewed", (Condition("reviewed_on", "empty"),), (), ()),
    ),
    "escalation_rule": (
        (mark("Not signed off"), "unsigned", (Condition("signed_off_on", "empty"),), (), ("rule_kind",)),
        (mark("Signed, not tried"), "untried",
         (Condition("signed_off_on", "filled"), Condition("rehearsed_on", "empty")), (), ()),
        (mark("Everywhere"), "everywhere", (Condition("use_case_id", "empty"),), (), ("rule_kind",)),
    ),
    "workflow_change": (
        (mark("By unit"), "by_unit", (), (SortKey("due_on"),), ("business_unit_id",)),
        (mark("Not agreed"), "unagreed", (Condition("agreed_on", "empty"), _UNDONE), (SortKey("due_on"),), ()),
        (mark("Overdue"), "overdue", (Condition("due_on", "within", ("overdue",)), _UNDONE), (SortKey("due_on"),), ()),
    ),
}  # fmt: skip


def set_title(name: str) -> str:
    """The words of a named set of rows."""
    if name == QUIET:
        return tr("Inactive champions")
    return tr("Gate due in 30 days") if name == GATE_DUE else tr("Mine")


def shipped_views(record: type[Record]) -> list[View]:
    """The views of a kind that nobody has to make; the first one shows everything."""
    everything = ViewLayout(columns=tuple(first_columns(record).items()))
    if record.kind != "use_case":
        views = [View(tr("All"), everything, "all")]
        if record.kind in _PLURALS:
            title, conditions = _PLURALS[record.kind]
            if all(one.field in record.fields for one in conditions):
                views.append(View(tr(title), _narrowed(everything, conditions), "special"))
        for title, name, conditions, sort, group in _MORE.get(record.kind, ()):
            layout = ViewLayout(columns=everything.columns, conditions=conditions, sort=sort, group=group)
            views.append(View(tr(title), layout, name))
        if record.kind == "champion":
            quiet = _with(everything, sets=(QUIET,), sort=(SortKey("last_check_in_on"),))
            views.insert(2, View(tr("Inactive"), quiet, QUIET))
        return views
    worst_first = (SortKey("rag", is_descending=True), SortKey("target_on"))
    committee = ViewLayout(
        columns=tuple(_COMMITTEE.items()),
        conditions=(Condition("status", "any_of", ("active", "on_hold")), Condition("stage", "at_least", (1,))),
        sort=worst_first,
    )
    at_risk = ViewLayout(
        columns=tuple(_AT_RISK.items()),
        conditions=(Condition("rag", "any_of", ("amber", "red")), _CLOSED_CASES),
        sort=worst_first,
    )
    return [
        View(tr("All"), everything, "all"),
        View(tr("Steering committee"), committee, "steering"),
        View(tr("At risk"), at_risk, "at_risk"),
        View(tr("Gate due in 30 days"), _with(everything, sets=(GATE_DUE,), sort=(SortKey("target_on"),)), GATE_DUE),
        View(tr("Mine"), _with(everything, sets=(MINE,)), MINE),
        View(tr("Unassigned"), _narrowed(everything, (Condition("owner_id", "empty"), _CLOSED_CASES)), "unassigned"),
    ]


def _narrowed(layout: ViewLayout, conditions: tuple[Condition, ...]) -> ViewLayout:
    return ViewLayout(columns=layout.columns, conditions=conditions)


def _with(layout: ViewLayout, *, sets: tuple[str, ...], sort: tuple[SortKey, ...] = ()) -> ViewLayout:
    return ViewLayout(columns=layout.columns, sets=sets, sort=sort)


def first_columns(record: type[Record]) -> dict[str, int]:
    """The columns shown at first with their widths: key and title, then the fields in their order."""
    if record.kind == "use_case":
        return dict(_CASES)
    if record.kind in _FIRST:
        return {name: width for name, width in _FIRST[record.kind].items() if name in record.fields}
    lead = [name for name in (record.key_field, record.title_field) if name]
    rest = [one.name for one in record.fields.values() if _is_plain(one) and one.name not in lead]
    names = list(dict.fromkeys([*lead, *rest]))[:_MOST_COLUMNS]
    return {name: _width(record, name) for name in names}


def _width(record: type[Record], name: str) -> int:
    field = record.fields[name]
    is_title = name == record.title_field and field.kind.name in ("text", "long_text")
    return max(field.width, field.kind.width, 236 if is_title else 96)


def _is_plain(field: Field) -> bool:
    """Whether a field makes a good column at first."""
    return field.is_in_grid and not isinstance(field.kind, (LongText, Json, Blob, Moment))
