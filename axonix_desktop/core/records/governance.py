"""Checklists with evidence, the trail of model decisions, fairness tests, incidents, escalation and workflows."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Integer,
    Key,
    LongText,
    Moment,
    Number,
    Option,
    Reference,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.records.choices import CHECK_STATUS, RISK_TIER, WORK_STATUS


class ChecklistItem(
    Record,
    kind="checklist_item",
    label="Checklist item",
    plural="Checklist items",
    title="text",
    key="code",
    unique=(("code",),),
    indexes=(("topic",),),
):
    """One thing to do and prove; the shipped library and the programme's own items alike."""

    code: str = field(Key(), "Code", "The item's short name, such as RA-01", required=True, names=("ID", "Code", "Ref"))
    topic: str = field(
        Text(),
        "Topic",
        "The subject the item belongs to",
        required=True,
        concept="topic",
        names=("Topic", "Category", "Section", "Area", "Domain"),
    )
    text: str = field(
        LongText(),
        "Item",
        "What must be true",
        required=True,
        concept="item",
        names=("Item", "Requirement", "Question", "Control", "Check"),
    )
    guidance: str | None = field(LongText(), "Guidance", "How to go about it", names=("Guidance", "Description"))
    evidence_wanted: str | None = field(Text(), "Evidence wanted", "What proves it", names=("Evidence required",))
    applies_from_tier: str | None = field(RISK_TIER, "From risk tier", "The lowest tier it applies to")
    applies_to: str | None = field(
        Text(),
        "Applies to",
        "When it applies, in words",
        concept="applies_to",
        names=("Applies to", "Applicability", "Scope"),
    )
    gate_stage: int | None = field(Integer(1, 9), "Before leaving stage", "The gate it must be done for")
    is_blocking: bool | None = field(YesNo(), "Blocks the gate", "Whether the gate stays shut without it")
    is_programme_level: bool | None = field(YesNo(), "Once per programme", "Done once, not per use case")
    cadence: str | None = field(Text(), "Repeat", "How often it must be done again", names=("Frequency", "Cadence"))
    frameworks: tuple[str, ...] | None = field(Words(), "Frameworks", "Where the item is referenced")
    version: str | None = field(Text(), "Version", "The content pack's version", editable=False)
    is_active: bool = field(YesNo(), "In force", "Whether it is asked", default=True)


class ChecklistResponse(
    Record,
    kind="checklist_response",
    label="Checklist answer",
    plural="Checklist answers",
    title="checklist_item_id",
    unique=(("use_case_id", "checklist_item_id"),),
    indexes=(("status", "due_on"), ("checklist_item_id", "status")),
):
    """Where a use case stands on an item, and what proves it."""

    use_case_id: int | None = field(
        Reference(target="use_case"),
        "Use case",
        "Whose answer; none: the programme's",
        concept="applies_to",
        names=("Use case", "System", "Applies to"),
    )
    checklist_item_id: int = field(
        Reference(target="checklist_item"),
        "Item",
        "What is answered",
        required=True,
        concept="item",
        names=("Item", "Requirement", "Question", "Control", "Check"),
    )
    status: str = field(
        CHECK_STATUS,
        "Status",
        "How far it is",
        default="not_started",
        concept="status",
        names=("Status", "Answer", "Compliance", "Done?"),
    )
    reason: str | None = field(Text(), "Reason", "Why it does not apply", names=("Reason", "Justification"))
    owner_id: int | None = field(
        Reference(target="person"),
        "Owner",
        "Who does it",
        concept="owner",
        names=("Owner", "Responsible", "Assigned to"),
    )
    due_on: date | None = field(Date(), "Due", "By when", concept="due_date", names=("Due date", "Deadline"))
    evidence: str | None = field(
        LongText(),
        "Evidence",
        "Text or link that proves it",
        concept="evidence",
        names=("Evidence", "Proof", "Comments", "Notes"),
    )
    evidence_expires_on: date | None = field(Date(), "Evidence expires", "When it must be renewed")
    signed_off_by: str | None = field(Text(), "Signed off by", "Who checked it", names=("Approved by", "Reviewer"))
    signed_off_on: date | None = field(Date(), "Signed off", "When it was checked", names=("Approval date",))


class RiskAnswer(
    Record, kind="risk_answer", label="Risk answer", plural="Risk answers", title="question", importable=False
):
    """An answer to a question of the risk classification."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "Whose classification", required=True)
    question: str = field(Text(), "Question", "What was asked", required=True)
    answer: str | None = field(Text(), "Answer", "What was said")
    answered_by: str | None = field(Text(), "Answered by", "Who said so")
    answered_on: date | None = field(Date(), "Date", "When")


class ModelChange(Record, kind="model_change", label="Model log entry", plural="Model log", title="change"):
    """A decision about or an update of a model."""

    use_case_id: int = field(
        Reference(target="use_case"), "Use case", "Whose model", required=True, names=("Use case",)
    )
    model: str | None = field(Text(), "Model", "Name of the model", names=("Model", "Model name"))
    version: str | None = field(Text(), "Version", "Which version", names=("Version",))
    change: str = field(LongText(), "Change", "What changed", required=True, names=("Change", "Update"))
    decision: str | None = field(Text(), "Decision", "What was decided", names=("Decision",))
    approver: str | None = field(Text(), "Approver", "Who approved", names=("Approver", "Approved by"))
    changed_on: date | None = field(Date(), "Date", "When", names=("Date",))


class FairnessTest(Record, kind="fairness_test", label="Fairness test", plural="Fairness tests", title="metric"):
    """A measured comparison between groups."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "What was tested", required=True)
    metric: str = field(Text(), "Metric", "What was measured", required=True, names=("Metric",))
    group_tested: str | None = field(Text(), "Group", "For whom", names=("Group", "Subgroup"))
    value: float | None = field(Number(), "Value", "What came out", names=("Value", "Result"))
    threshold: float | None = field(Number(), "Threshold", "What is still fair", names=("Threshold", "Limit"))
    tested_on: date | None = field(Date(), "Date", "When", names=("Date", "Test date"))
    valid_until: date | None = field(Date(), "Valid until", "When it must be repeated")
    has_passed: bool | None = field(YesNo(), "Passed", "Whether it is within the threshold", names=("Passed",))
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class Explainability(
    Record, kind="explainability", label="Explainability record", plural="Explainability records", title="method"
):
    """How a decision of the AI can be explained, and to whom."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "What is explained", required=True)
    method: str = field(Text(), "Method", "How it is explained", required=True)
    audience: str | None = field(Text(), "Audience", "To whom")
    limits: str | None = field(LongText(), "Limits", "What it cannot explain")
    reviewed_on: date | None = field(Date(), "Reviewed", "When it was last looked at")


class Incident(
    Record,
    kind="incident",
    label="Incident",
    plural="Incidents",
    title="summary",
    key="key",
    key_prefix="INC",
    custom=True,
    indexes=(("severity", "detected_at"),),
):
    """Something went wrong."""

    key: str | None = field(Key(), "Key", "The incident's short name", names=("Incident ID", "Ticket"))
    use_case_id: int | None = field(
        Reference(target="use_case"), "Use case", "Where it happened", names=("Use case", "System")
    )
    summary: str = field(Text(), "Summary", "What happened", required=True, names=("Summary", "Incident", "Title"))
    severity: str | None = field(
        Choice(
            options=(
                Option("low", "Low", ("minor", "sev4", "4"), "grey"),
                Option("medium", "Medium", ("moderate", "sev3"), "blue"),
                Option("high", "High", ("major", "sev2"), "amber"),
                Option("critical", "Critical", ("severe", "sev1"), "red"),
            )
        ),
        "Severity",
        "How bad it was",
        names=("Severity", "Impact level"),
    )
    detected_at: str | None = field(Moment(), "Detected", "When it was noticed (UTC)", names=("Detected", "Date"))
    contained_at: str | None = field(Moment(), "Contained", "When it stopped spreading (UTC)", names=("Contained",))
    resolved_at: str | None = field(Moment(), "Resolved", "When it was over (UTC)", names=("Resolved", "Closed"))
    protocol_step: str | None = field(Text(), "Protocol step", "How far the protocol has come")
    root_cause: str | None = field(LongText(), "Root cause", "Why it happened", names=("Root cause", "Cause"))
    lesson: str | None = field(LongText(), "Lesson", "What was learned", names=("Lesson", "Lessons learned"))
    is_lesson_closed: bool | None = field(YesNo(), "Lesson closed", "Whether the lesson was acted upon")
    is_rehearsal: bool | None = field(YesNo(), "Rehearsal", "Whether it was an exercise")
    closed_by: str | None = field(Text(), "Closed by", "The second person who closed it")


class EscalationRule(
    Record, kind="escalation_rule", label="Escalation rule", plural="Escalation rules", title="trigger"
):
    """What happens when an AI recommendation conflicts with human judgement."""

    use_case_id: int | None = field(Reference(target="use_case"), "Use case", "Where it applies; none: everywhere")
    trigger: str = field(Text(), "Trigger", "What sets it off", required=True, names=("Trigger",))
    decider: str | None = field(Text(), "Who decides", "Who has the last word", names=("Who decides", "Decider"))
    within_hours: float | None = field(Number(0), "Within hours", "How soon", names=("Within hours",))
    signed_off_on: date | None = field(Date(), "Signed off", "When it was agreed")


class WorkflowChange(
    Record, kind="workflow_change", label="Workflow change", plural="Workflow changes", title="process"
):
    """A way of working that AI changes."""

    business_unit_id: int | None = field(
        Reference(target="business_unit"), "Business unit", "Where work changes", names=("Department", "Business unit")
    )
    use_case_id: int | None = field(Reference(target="use_case"), "Use case", "What changes it", names=("Use case",))
    process: str = field(Text(), "Process", "Which way of working", required=True, names=("Process", "Workflow"))
    before: str | None = field(LongText(), "Before", "How it was done", names=("Before", "As is"))
    after: str | None = field(LongText(), "After", "How it will be done", names=("After", "To be"))
    owner_id: int | None = field(Reference(target="person"), "Owner", "Who leads the change", names=("Owner",))
    status: str = field(WORK_STATUS, "Status", "How far it is", default="open", names=("Status",))
    agreed_on: date | None = field(Date(), "Agreed", "When it was agreed")
