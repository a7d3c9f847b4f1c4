"""The portfolio: use cases, their stages, the decisions at their gates, and what depends on what."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import (
    Date,
    Integer,
    Json,
    Key,
    LongText,
    Percent,
    Reference,
    StageNumber,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.records.choices import AI_KIND, GATE_DECISION, ORIGIN, PRIORITY, RAG, RISK_TIER, STATUS
from axonix_desktop.core.stages import TITLES


class UseCase(
    Record,
    kind="use_case",
    label="Use case",
    plural="Use cases",
    title="title",
    key="key",
    key_prefix="UC",
    unique=(("key",),),
    custom=True,
    indexes=(("stage", "status"), ("status", "rag"), ("risk_tier",), ("target_on",)),
):
    """One use of AI on its way through the nine stages."""

    key: str = field(
        Key(),
        "Key",
        "The short name people quote, such as UC-042",
        required=True,
        concept="id",
        names=("Use case ID", "ID", "Ref", "Reference", "No.", "#"),
    )
    title: str = field(
        Text(limit=500),
        "Use case",
        "What people call it",
        required=True,
        concept="title",
        width=260,
        names=("Use case name", "Name", "Title", "Initiative", "Project", "Solution"),
    )
    problem: str | None = field(
        LongText(),
        "Problem",
        "What is to be solved, and for whom",
        group="Purpose",
        names=("Problem", "Problem statement", "What problem is the AI intended to solve?"),
        concept="description",
    )
    description: str | None = field(
        LongText(),
        "Description",
        "What the AI does, in a few sentences",
        group="Purpose",
        names=("Description", "Summary", "Purpose"),
        concept="description",
    )
    business_unit_id: int | None = field(
        Reference(target="business_unit"),
        "Business unit",
        "The unit that uses it",
        concept="business_unit",
        names=("Business unit", "BU", "Department", "Division", "Bureau"),
    )
    owner_id: int | None = field(
        Reference(target="person"),
        "Owner",
        "Who answers for it in the business",
        concept="owner",
        names=("Owner", "Business owner", "Responsible", "Lead"),
    )
    delivery_team: str | None = field(
        Text(),
        "Delivery team",
        "Who builds and runs it",
        group="People",
        names=("Delivery team", "Team", "Squad", "Technical owner"),
    )
    sponsor_id: int | None = field(
        Reference(target="person"),
        "Sponsor",
        "Who backs it on the board",
        group="People",
        names=("Sponsor", "Executive sponsor"),
    )
    stage: int = field(
        StageNumber(titles=TITLES),
        "Stage",
        "Where it stands in the rollout, 0 (pipeline) to 9",
        default=0,
        concept="stage",
        names=("Stage", "Phase", "Lifecycle", "Stage of development"),
    )
    status: str = field(
        STATUS,
        "Status",
        "Whether it is being worked on",
        default="proposed",
        concept="stage",
        names=("Status", "State"),
    )
    priority: str | None = field(
        PRIORITY,
        "Priority",
        "How much it matters against the others",
        concept="priority",
        names=("Priority", "Prio", "Rank", "MoSCoW"),
    )
    ai_kind: str | None = field(
        AI_KIND,
        "AI kind",
        "What sort of AI it is",
        group="Technology",
        names=("AI type", "Technique", "AI classification", "Model type"),
    )
    origin: str | None = field(
        ORIGIN,
        "Origin",
        "Built in house, bought, or both",
        group="Technology",
        names=("Built or bought", "Commercial or in-house", "Sourcing"),
    )
    vendor: str | None = field(
        Text(),
        "Vendor",
        "Who supplies it",
        group="Technology",
        concept="vendor",
        width=150,
        names=("Vendor", "Supplier", "Provider", "Vendor(s) name"),
    )
    risk_tier: str | None = field(
        RISK_TIER,
        "Risk tier",
        "How much harm it could do if it fails",
        group="Governance",
        concept="risk_tier",
        names=("Risk tier", "Risk class", "High-impact", "EU AI Act class"),
    )
    personal_data: bool | None = field(
        YesNo(),
        "Personal data",
        "Whether it works on data about people",
        group="Governance",
        names=("PII", "Personal data", "Personal information"),
    )
    users_affected: int | None = field(
        Integer(0),
        "Users affected",
        "How many people use it or feel its results",
        group="Purpose",
        names=("Users", "Affected people", "Users affected"),
    )
    expected_benefit: str | None = field(
        LongText(),
        "Expected benefit",
        "What it should bring, in words",
        group="Purpose",
        concept="benefits",
        names=("Benefits", "Expected benefits", "Value", "Outcome"),
    )
    cost_note: str | None = field(
        Text(),
        "Cost",
        "What it costs, as the tracker said it",
        group="Purpose",
        concept="cost",
        names=("Cost", "Budget", "Total cost"),
    )
    start_on: date | None = field(
        Date(),
        "Start",
        "When work began or will begin",
        group="Dates",
        concept="start_date",
        names=("Start", "Start date", "Date initiated", "Kick-off"),
    )
    target_on: date | None = field(
        Date(),
        "Target",
        "When it should be in use",
        group="Dates",
        concept="target_date",
        names=("Target date", "Go-live", "Due", "End date"),
    )
    rag: str | None = field(RAG, "Delivery RAG", "Whether delivery is on track", names=("RAG", "Health", "Ampel"))
    rag_reason: str | None = field(Text(), "Reason", "Why it has that colour", names=("RAG reason", "Status reason"))
    units_live: int | None = field(
        Integer(0, 100_000),
        "Units in production",
        "How many business units work with it",
        group="Operation",
        names=("Units live", "Units in production"),
    )
    support_owner_id: int | None = field(
        Reference(target="person"),
        "Support owner",
        "Who keeps it running",
        group="Operation",
        names=("Support owner", "Run owner"),
    )
    runbook: str | None = field(
        Text(), "Runbook", "Where operators find what to do", group="Operation", names=("Runbook", "Operations manual")
    )
    partner_share: float | None = field(
        Percent(),
        "Partner effort",
        "Share of the effort an outside partner gives",
        group="Operation",
        names=("Partner share", "Partner effort"),
    )
    self_service_users: int | None = field(
        Integer(0),
        "Self-service users",
        "People who use it without help",
        group="Operation",
        names=("Self-service users",),
    )
    handover_on: date | None = field(
        Date(),
        "Handover signed",
        "When the partner handed over",
        group="Operation",
        names=("Handover signed", "Handover date"),
    )
    tags: tuple[str, ...] | None = field(
        Words(), "Tags", "Your own words to find it by", names=("Tags", "Labels", "Keywords")
    )
    source: str | None = field(
        Text(), "Source", "The file and row it was imported from", group="Source", editable=False, importable=False
    )
    notes: str | None = field(
        LongText(),
        "Notes",
        "Anything else worth keeping",
        concept="notes",
        in_grid=False,
        names=("Notes", "Comments", "Remarks"),
    )


class StagePlan(
    Record,
    kind="stage_plan",
    label="Stage plan",
    plural="Stage plans",
    title="stage",
    unique=(("use_case_id", "stage"),),
):
    """When a use case is planned to pass a stage, was planned to at the baseline, and really did."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "Whose plan it is", required=True)
    stage: int = field(StageNumber(titles=TITLES), "Stage", "Which stage is planned", required=True)
    planned_start_on: date | None = field(Date(), "Planned start", "When the stage should begin")
    planned_end_on: date | None = field(Date(), "Planned end", "When its gate should open")
    baseline_start_on: date | None = field(Date(), "Baseline start", "The start that was promised")
    baseline_end_on: date | None = field(Date(), "Baseline end", "The end that was promised")
    actual_start_on: date | None = field(Date(), "Actual start", "When the stage really began")
    actual_end_on: date | None = field(Date(), "Actual end", "When its gate really opened")
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class GateDecision(
    Record,
    kind="gate_decision",
    label="Gate decision",
    plural="Gate decisions",
    title="decision",
    importable=False,
    indexes=(("decided_on",),),
):
    """What a forum decided at a gate, and what it saw."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "Whose gate it was", required=True)
    stage: int = field(StageNumber(titles=TITLES), "Stage", "The stage to be left", required=True)
    decision: str = field(GATE_DECISION, "Decision", "What was decided", required=True)
    decided_on: date = field(Date(), "Date", "When it was decided", required=True)
    forum: str | None = field(Text(), "Forum", "Who met")
    approver: str | None = field(Text(), "Approver", "Who signed")
    conditions: str | None = field(LongText(), "Conditions", "What a conditional go asks for")
    conditions_due_on: date | None = field(Date(), "Conditions due", "By when")
    conditions_met_on: date | None = field(Date(), "Conditions met", "When they were all met")
    waivers: str | None = field(Json(), "Waivers", "Criteria waived, each with its reason", in_grid=False)
    snapshot: str | None = field(Json(), "Criteria as they stood", "What the data said that day", in_grid=False)
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class GateCriterion(
    Record,
    kind="gate_criterion",
    label="Gate criterion",
    plural="Gate criteria",
    title="text",
    importable=False,
    unique=(("code",),),
):
    """One thing that must hold before a stage may be left; editable per programme."""

    code: str = field(Key(), "Code", "The criterion's short name", required=True)
    stage: int = field(StageNumber(titles=TITLES), "Stage", "The stage it guards", required=True)
    text: str = field(Text(), "Criterion", "What must hold, in words", required=True)
    rule: str = field(Text(), "Rule", "The rule that looks at the data", required=True)
    threshold: float | None = field(Percent(most=1e9), "Threshold", "The least that is enough")
    parameter: str | None = field(Text(), "About", "The item or field the rule looks at")
    is_active: bool = field(YesNo(), "In force", "Whether the criterion is asked", default=True)
    version: int = field(Integer(1), "Version", "Counts its changes", default=1)
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class CriterionConfirmation(
    Record,
    kind="criterion_confirmation",
    label="Confirmation",
    plural="Confirmations",
    title="note",
    importable=False,
    unique=(("use_case_id", "gate_criterion_id"),),
):
    """A person confirms that a criterion holds for a use case, where no data can say so."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "For which it holds", required=True)
    gate_criterion_id: int = field(Reference(target="gate_criterion"), "Criterion", "What holds", required=True)
    confirmed_by: str | None = field(Text(), "Confirmed by", "Who says so")
    confirmed_on: date = field(Date(), "Date", "When it was confirmed", required=True)
    valid_until: date | None = field(Date(), "Valid until", "When it must be confirmed again")
    note: str | None = field(LongText(), "Note", "What shows it")


class UseCaseDependency(
    Record,
    kind="use_case_dependency",
    label="Dependency",
    plural="Dependencies",
    title="reason",
    unique=(("use_case_id", "needs_id"),),
):
    """One use case waits for another."""

    use_case_id: int = field(Reference(target="use_case"), "Use case", "Which one waits", required=True)
    needs_id: int = field(Reference(target="use_case"), "Waits for", "Which one must come first", required=True)
    reason: str | None = field(Text(), "Reason", "What it waits for")
