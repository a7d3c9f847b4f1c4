"""Checklists with evidence, the trail of model decisions, fairness tests, incidents, escalation and workflows."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Integer,
    Json,
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
from axonix_desktop.core.records.choices import CHECK_CONDITION, CHECK_STATUS, RISK_TIER, WORK_STATUS


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
    condition: str | None = field(
        CHECK_CONDITION,
        "Only where",
        "A trait of the use case on which it depends",
        names=("Condition",),
    )
    condition_tier: str | None = field(
        RISK_TIER, "Then from risk tier", "Where the trait is there, it applies from this lower tier already"
    )
    applies_to: str | None = field(
        Text(),
        "Applies to",
        "When it applies, in words",
        concept="applies_to",
        names=("Applies to", "Applicability", "Scope"),
    )
    gate_stage: int | None = field(Integer(1, 9), "Before leaving stage", "The gate it must be done for")
    is_blocking: bool | None = field(YesNo(), "Blocks the gate", "Whether the gate stays shut without it")
    needs_sign_off: bool | None = field(YesNo(), "Second person", "Whether someone else must check the evidence")
    validity_months: int | None = field(
        Integer(1, 600), "Evidence valid for months", "After which the evidence must be renewed"
    )
    is_programme_level: bool | None = field(YesNo(), "Once per programme", "Done once, not per use case")
    cadence: str | None = field(Text(), "Repeat", "How often it must be done again", names=("Frequency", "Cadence"))
    frameworks: tuple[str, ...] | None = field(Words(), "Frameworks", "Where the item is referenced")
    template: str | None = field(Text(), "List", "The checklist the item belongs to", names=("Checklist", "Template"))
    version: str | None = field(Text(), "Version", "The content pack's version", editable=False)
    shipped: str | None = field(
        Json(), "As shipped", "The item as the content pack had it", in_grid=False, editable=False, importable=False
    )
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
    reason: str | None = field(
        Text(), "Reason", "Why it does not apply, or why an exception is made", names=("Reason", "Justification")
    )
    holds_until: date | None = field(
        Date(), "Holds until", "When “not applicable” or the exception is looked at again", names=("Exception until",)
    )
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
    evidence_on: date | None = field(Date(), "Evidence of", "The day the evidence was given", names=("Evidence date",))
    evidence_expires_on: date | None = field(Date(), "Evidence expires", "When it must be renewed")
    signed_off_by: str | None = field(Text(), "Signed off by", "Who checked it", names=("Approved by", "Reviewer"))
    signed_off_on: date | None = field(Date(), "Signed off", "When it was checked", names=("Approval date",))


class RiskClassification(
    Record,
    kind="risk_classification",
    label="Risk classification",
    plural="Risk classifications",
    title="reason",
    importable=False,
    indexes=(("use_case_id", "decided_on"),),
):
    """The risk tier a use case was given, with what led to it; the newest one counts."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "Whose classification", required=True)
    tier: str = field(RISK_TIER, "Risk tier", "What was decided", required=True)
    proposed_tier: str | None = field(RISK_TIER, "Proposed", "What the answers lead to", editable=False)
    reason: str | None = field(LongText(), "Reason", "Which answers led to it, or why it was decided otherwise")
    decided_by: str | None = field(Text(), "Decided by", "Who classified it")
    decided_on: date | None = field(Date(), "Date", "When it was classified")
    occasion: str | None = field(Text(), "Occasion", "First look, or what had changed")
    questions_version: str | None = field(Text(), "Questions", "The version of the questions asked", editable=False)
    basis: str | None = field(
        Json(), "Basis", "Purpose, data, model, vendor and users that day", in_grid=False, editable=False
    )


class RiskAnswer(
    Record,
    kind="risk_answer",
    label="Risk answer",
    plural="Risk answers",
    title="question",
    importable=False,
    indexes=(("use_case_id", "code"),),
):
    """An answer to a question of the risk classification."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "Whose classification", required=True)
    risk_classification_id: int | None = field(
        Reference(target="risk_classification"), "Classification", "The look at which it was given", editable=False
    )
    code: str | None = field(Text(limit=100), "Code", "The question's short name", editable=False)
    question: str = field(Text(), "Question", "What was asked", required=True)
    answer: str | None = field(Text(), "Answer", "What was said")
    answered_by: str | None = field(Text(), "Answered by", "Who said so")
    answered_on: date | None = field(Date(), "Date", "When")


class ModelChange(Record, kind="model_change", label="Model log entry", plural="Model log entries", title="change"):
    """A decision about or an update of a model."""

    use_case_id: int = field(
        Reference(target="use_case"), "Use case", "Whose model", required=True, names=("Use case",)
    )
    change_kind: str | None = field(
        Choice(
            options=(
                Option("release", "New version", ("release", "version", "deployment")),
                Option("retraining", "Retraining", ("retrained", "fine-tuning")),
                Option("data", "Data", ("data change", "new data")),
                Option("prompt", "Prompt or settings", ("prompt", "configuration", "threshold")),
                Option("rollback", "Rollback", ("reverted", "roll back")),
                Option("decision", "Decision", ("approval", "review")),
                Option("retirement", "Retirement", ("decommissioned", "retired")),
            )
        ),
        "Kind",
        "What sort of change it was",
        names=("Kind", "Type", "Change type"),
    )
    model: str | None = field(Text(), "Model", "Name of the model", names=("Model", "Model name"))
    version: str | None = field(Text(), "Version", "Which version", names=("Version",))
    change: str = field(LongText(), "Change", "What changed", required=True, names=("Change", "Update"))
    decision: str | None = field(Text(), "Decision", "What was decided", names=("Decision",))
    approver: str | None = field(Text(), "Approver", "Who approved", names=("Approver", "Approved by"))
    changed_on: date | None = field(Date(), "Date", "When", names=("Date",))
    approved_on: date | None = field(Date(), "Approved", "When it was approved", names=("Approved on",))


class FairnessTest(Record, kind="fairness_test", label="Fairness test", plural="Fairness tests", title="metric"):
    """A measured comparison between groups."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "What was tested", required=True)
    metric: str = field(Text(), "Metric", "What was measured", required=True, names=("Metric",))
    group_tested: str | None = field(Text(), "Group", "For whom", names=("Group", "Subgroup"))
    value: float | None = field(Number(), "Value", "What came out", names=("Value", "Result"))
    threshold: float | None = field(Number(), "Threshold", "What is still fair", names=("Threshold", "Limit"))
    comparison: str | None = field(
        Choice(options=(Option("at_least", "At least", ("min", ">=")), Option("at_most", "At most", ("max", "<=")))),
        "Must be",
        "Whether the value may not fall below or rise above the threshold",
        names=("Must be", "Direction"),
    )
    sample_size: int | None = field(Integer(0), "Sample", "How many cases were measured", names=("Sample size", "n"))
    tested_by: str | None = field(Text(), "Tested by", "Who measured", names=("Tester", "Tested by"))
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
    reviewed_by: str | None = field(Text(), "Reviewed by", "Who looked at it")
    reviewed_on: date | None = field(Date(), "Reviewed", "When it was last looked at")
    valid_until: date | None = field(Date(), "Valid until", "When it must be looked at again")


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
    harm: str | None = field(
        Choice(
            options=(
                Option("none", "No one harmed", ("near miss", "no harm"), "grey"),
                Option("personal_data", "Personal data exposed", ("data breach", "privacy"), "amber"),
                Option("serious", "Serious", ("rights", "property", "environment"), "red"),
                Option("widespread", "Widespread or critical infrastructure", ("critical infrastructure",), "red"),
                Option("death", "Death", ("fatal",), "red"),
            )
        ),
        "Harm",
        "What it did to people; decides which reporting clocks run",
        names=("Harm", "Consequence"),
    )
    owner_id: int | None = field(
        Reference(target="person"), "Owner", "Who leads the response", names=("Owner", "Assigned to")
    )
    aware_at: str | None = field(Moment(), "Aware", "When we became aware; reporting clocks run from here (UTC)")
    reported_at: str | None = field(Moment(), "Reported", "When the authority was told (UTC)", names=("Reported",))
    detected_at: str | None = field(Moment(), "Detected", "When it was noticed (UTC)", names=("Detected", "Date"))
    contained_at: str | None = field(Moment(), "Contained", "When it stopped spreading (UTC)", names=("Contained",))
    resolved_at: str | None = field(Moment(), "Resolved", "When it was over (UTC)", names=("Resolved", "Closed"))
    protocol_step: str | None = field(Text(), "Protocol step", "How far the protocol has come")
    root_cause: str | None = field(LongText(), "Root cause", "Why it happened", names=("Root cause", "Cause"))
    lesson: str | None = field(LongText(), "Lesson", "What was learned", names=("Lesson", "Lessons learned"))
    is_lesson_closed: bool | None = field(YesNo(), "Lesson closed", "Whether the lesson was acted upon")
    is_rehearsal: bool | None = field(YesNo(), "Rehearsal", "Whether it was an exercise")
    closed_by: str | None = field(Text(), "Closed by", "The second person who closed it")
    closed_on: date | None = field(Date(), "Closed", "When the second person closed it")


class IncidentEvent(
    Record,
    kind="incident_event",
    label="Timeline entry",
    plural="Timeline",
    title="text",
    indexes=(("incident_id", "happened_at"),),
):
    """Something that happened, was decided or was told in the course of an incident."""

    incident_id: int = field(Reference(target="incident"), "Incident", "What it belongs to", required=True)
    happened_at: str = field(Moment(), "When", "When it happened (UTC)", required=True)
    event_kind: str | None = field(
        Choice(
            options=(
                Option("noticed", "Noticed"),
                Option("step", "Protocol step", tone="blue"),
                Option("action", "Action", tone="blue"),
                Option("decision", "Decision", tone="violet"),
                Option("message", "Told someone", tone="amber"),
            )
        ),
        "Kind",
        "What sort of entry it is",
    )
    text: str = field(LongText(), "Entry", "What happened", required=True)
    told_by: str | None = field(Text(), "By", "Who says so")


class EscalationRule(
    Record, kind="escalation_rule", label="Escalation rule", plural="Escalation rules", title="trigger"
):
    """What happens when an AI recommendation conflicts with human judgement."""

    use_case_id: int | None = field(Reference(target="use_case"), "Use case", "Where it applies; none: everywhere")
    rule_kind: str = field(
        Choice(options=(Option("escalation", "Escalation"), Option("guardrail", "Guardrail", ("limit", "boundary")))),
        "Kind",
        "An escalation to a person, or a limit that self-service may not cross",
        default="escalation",
    )
    trigger: str = field(Text(), "Trigger", "What sets it off", required=True, names=("Trigger",))
    decider: str | None = field(Text(), "Who decides", "Who has the last word", names=("Who decides", "Decider"))
    within_hours: float | None = field(Number(0), "Within hours", "How soon", names=("Within hours",))
    signed_off_by: str | None = field(Text(), "Signed off by", "Who agreed to it")
    signed_off_on: date | None = field(Date(), "Signed off", "When it was agreed")
    rehearsed_on: date | None = field(Date(), "Tried", "When it was last tried")


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
    people_affected: int | None = field(Integer(0), "People", "How many people work differently", names=("People",))
    due_on: date | None = field(Date(), "Due", "By when it should be in place", names=("Due date",))
    agreed_on: date | None = field(Date(), "Agreed", "When it was agreed")
