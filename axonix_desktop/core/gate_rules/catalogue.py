"""Every rule a criterion can name, declared once: what it is called, what it asks for, and the function that judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from axonix_desktop.core.gate_rules import foundation, governance, own, people, running
from axonix_desktop.core.gate_rules.facts import Rule
from axonix_desktop.core.words import mark

Area = Literal["own", "foundation", "people", "governance", "running"]
AREAS: Mapping[Area, str] = {
    "own": mark("Use case and confirmation"),
    "foundation": mark("Data, architecture and readiness"),
    "people": mark("Champions and training"),
    "governance": mark("Checklists, incidents and risks"),
    "running": mark("Operation and value"),
}
"""The groups in which rules are offered."""
ParameterKind = Literal["readiness", "field", "number", "topic", "severity"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number a rule compares with: ``usual`` is proposed."""

    label: str
    usual: float
    least: float = 0.0
    most: float = 100.0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a rule looks at, chosen from a list of ``kind``."""

    label: str
    kind: ParameterKind


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule: ``sentence`` is the criterion's text until a person writes another one.

    ``kind`` is the kind of record it looks at. A programme-level rule answers the same for every use case.
    """

    code: str
    area: Area
    label: str
    help: str
    sentence: str
    judge: Rule
    kind: str = "use_case"
    threshold: Threshold | None = None
    parameter: Parameter | None = None
    is_programme_level: bool = False


_SCORE = Threshold(mark("At least"), 2, 0, 4, mark("of 4"))
_ITEM = Parameter(mark("Item or dimension"), "readiness")


def _percent(usual: float) -> Threshold:
    return Threshold(mark("At least"), usual, 0, 100, mark("%"))


def _at_most(usual: float) -> Threshold:
    return Threshold(mark("At most"), usual, 0, 100, mark("%"))


_SPECS = (
    RuleSpec(
        "confirmed_by_person", "own", mark("Confirmed by a person"),
        mark("For what no data can say: somebody confirms it for each use case, with name and date, until a day."),
        mark("It is confirmed by a person"), own.confirmed_by_person, "criterion_confirmation",
    ),
    RuleSpec(
        "field_filled", "own", mark("A field is filled"),
        mark("A field of the use case that you choose holds something."),
        mark("{what} is filled"), own.field_filled, parameter=Parameter(mark("Field"), "field"),
    ),
    RuleSpec(
        "field_at_least", "own", mark("A number is at least"),
        mark("A number of the use case that you choose is large enough."),
        mark("{what} is at least {number}"), own.field_at_least,
        threshold=Threshold(mark("At least"), 1, 0, 1e9), parameter=Parameter(mark("Field"), "number"),
    ),
    RuleSpec(
        "risk_tier_set", "foundation", mark("Risk tier set"),
        mark("The use case has a risk tier, and it is not prohibited."),
        mark("The risk tier is set"), foundation.risk_tier_set,
    ),
    RuleSpec(
        "data_readiness", "foundation", mark("Data readiness"),
        mark("All four items of the data dimension score enough."),
        mark("Data readiness is {number} or more on all four items"), foundation.data_readiness,
        "readiness_item", _SCORE,
    ),
    RuleSpec(
        "architecture_readiness", "foundation", mark("Modular and API-first"),
        mark("Both items of the architecture dimension score enough."),
        mark("Architecture readiness is {number} or more on modular and API-first"), foundation.architecture_readiness,
        "readiness_item", _SCORE,
    ),
    RuleSpec(
        "operations_readiness", "foundation", mark("MLOps readiness"),
        mark("Monitoring, drift alerts, retraining and model registry all score enough."),
        mark("Monitoring, drift alerts, retraining and model registry are all at {number} or more"),
        foundation.operations_readiness, "readiness_item", Threshold(mark("At least"), 3, 0, 4, mark("of 4")),
    ),
    RuleSpec(
        "readiness_at_least", "foundation", mark("Readiness of an item or dimension"),
        mark("One item scores enough, or the mean of a dimension does; what is not scored counts as 0."),
        mark("{what} scores {number} or more"), foundation.readiness_at_least, "readiness_item", _SCORE, _ITEM,
    ),
    RuleSpec(
        "programme_readiness", "foundation", mark("Readiness of the programme"),
        mark("The programme's own score of an item, or its mean of a dimension, is enough."),
        mark("The programme scores {number} or more on {what}"), foundation.programme_readiness,
        "readiness_item", _SCORE, _ITEM, is_programme_level=True,
    ),
    RuleSpec(
        "data_owner_named", "foundation", mark("Data owner named"),
        mark("A data source is linked, and each one linked has an owner."),
        mark("A data owner is named"), foundation.data_owner_named, "data_source",
    ),
    RuleSpec(
        "component_used", "foundation", mark("Component used"),
        mark("At least one registered component is used or published; waiting for one does not count."),
        mark("At least one registered component is used or published"), foundation.component_used, "component",
    ),
    RuleSpec(
        "unit_champion_active", "people", mark("Champion of the unit active"),
        mark("The business unit of the use case has an active champion."),
        mark("The unit has an active champion"), people.unit_champion_active, "champion",
    ),
    RuleSpec(
        "units_have_champions", "people", mark("Champion in every unit"),
        mark("Every business unit with an active use case has an active champion."),
        mark("Every business unit in scope has an active champion"), people.units_have_champions, "business_unit",
        is_programme_level=True,
    ),
    RuleSpec(
        "units_covered_share", "people", mark("Share of units with a champion"),
        mark("Enough of the business units with an active use case have an active champion."),
        mark("At least {number} of the units in scope have an active champion"), people.units_covered_share,
        "business_unit", _percent(80), is_programme_level=True,
    ),
    RuleSpec(
        "champions_trained", "people", mark("Champions trained"),
        mark("Every active champion completed the curriculum of the role family “champion”, and it is still valid."),
        mark("Those champions completed the champion curriculum"), people.champions_trained, "champion",
        is_programme_level=True,
    ),
    RuleSpec(
        "curricula_complete", "people", mark("Curricula complete"),
        mark("Of the courses that curricula ask of active people, enough are completed and still valid."),
        mark("Role curricula are at least {number} complete in scope"), people.curricula_complete, "person",
        _percent(60), is_programme_level=True,
    ),
    RuleSpec(
        "operators_trained", "people", mark("Operators trained"),
        mark("Enough of the people who operate the use case are trained, and their training is still valid."),
        mark("At least {number} of operators are trained"), people.operators_trained, "operator", _percent(90),
    ),
    RuleSpec(
        "checklist_opened", "governance", mark("Checklist opened"),
        mark("The use case has at least one answer in the governance checklist."),
        mark("The governance checklist is opened"), governance.checklist_opened, "checklist_response",
    ),
    RuleSpec(
        "checklist_complete", "governance", mark("Checklist complete"),
        mark("All items that apply to the use case and are due by this gate are settled, those of the programme too."),
        mark("The checklist is complete for the risk tier"), governance.checklist_complete, "checklist_response",
    ),
    RuleSpec(
        "blocking_items_settled", "governance", mark("Blocking checklist items settled"),
        mark("All items that block a gate and are due by this one are settled."),
        mark("Blocking checklist items of this gate are settled"), governance.blocking_items_settled,
        "checklist_response",
    ),
    RuleSpec(
        "topic_settled", "governance", mark("Checklist topic settled"),
        mark("All items of a topic that apply to the use case are settled, whatever gate they are due by."),
        mark("The checklist topic “{what}” is settled"), governance.topic_settled, "checklist_response",
        parameter=Parameter(mark("Topic"), "topic"),
    ),
    RuleSpec(
        "programme_items_settled", "governance", mark("Programme's checklist settled"),
        mark("All items that are answered once for the programme and are due by this gate are settled."),
        mark("The programme's own checklist items are settled"), governance.programme_items_settled,
        "checklist_response", is_programme_level=True,
    ),
    RuleSpec(
        "fairness_in_date", "governance", mark("Fairness tests in date"),
        mark("There are fairness tests, and the newest of each metric and group has passed and is in date."),
        mark("Fairness tests are in date"), governance.fairness_in_date, "fairness_test",
    ),
    RuleSpec(
        "explainability_in_date", "governance", mark("Explainability in date"),
        mark("An explanation says what the risk tier asks for, was reviewed and is in date; minimal risk needs none."),
        mark("Explainability is in date"), governance.explainability_in_date, "explainability",
    ),
    RuleSpec(
        "no_open_incident", "governance", mark("No open incident"),
        mark("No incident of this severity or worse is open; one without a severity counts, a rehearsal does not."),
        mark("No incident of severity {what} or worse is open"), governance.no_open_incident, "incident",
        parameter=Parameter(mark("From severity"), "severity"),
    ),
    RuleSpec(
        "no_open_risk_above", "governance", mark("No open risk above"),
        mark("No open risk of the use case scores above this (probability × impact); an unscored one counts."),
        mark("No open risk scores above {number}"), governance.no_open_risk_above, "raid",
        Threshold(mark("At most"), 12, 0, 25, mark("of 25")),
    ),
    RuleSpec(
        "guardrails_signed", "governance", mark("Guardrails signed off"),
        mark("Rules of the use case, else of the programme, are complete and signed off; a high risk has its own."),
        mark("Guardrails and escalation rules are signed off"), governance.guardrails_signed, "escalation_rule",
    ),
    RuleSpec(
        "incident_rehearsed", "governance", mark("Incident protocol rehearsed"),
        mark("At least one rehearsal of the incident protocol is recorded."),
        mark("The incident protocol has been rehearsed"), governance.incident_rehearsed, "incident",
        is_programme_level=True,
    ),
    RuleSpec(
        "lesson_closed", "governance", mark("Lessons closed"),
        mark("Enough lessons from incidents of the use case were acted upon."),
        mark("At least {number} lesson is closed"), governance.lesson_closed, "incident",
        Threshold(mark("At least"), 1, 1, 100),
    ),
    RuleSpec(
        "beyond_pilot_unit", "running", mark("Beyond the pilot unit"),
        mark("It is in production in enough units besides the pilot."),
        mark("In production in at least {number} unit beyond the pilot"), running.beyond_pilot_unit,
        threshold=Threshold(mark("At least"), 1, 1, 1000),
    ),
    RuleSpec(
        "further_use_cases", "running", mark("Further use cases"),
        mark("Enough other use cases of the programme stand at stage 4 or later."),
        mark("The programme has at least {number} further use cases at stage 4 or later"), running.further_use_cases,
        threshold=Threshold(mark("At least"), 2, 1, 1000),
    ),
    RuleSpec(
        "support_and_runbook", "running", mark("Support owner and runbook"),
        mark("Both fields of the use case are filled."),
        mark("A support owner and a runbook are named"), running.support_and_runbook,
    ),
    RuleSpec(
        "workflow_agreed", "running", mark("Workflow changes agreed"),
        mark("At least one workflow change is recorded, and all are agreed or done."),
        mark("Workflow changes are agreed"), running.workflow_agreed, "workflow_change",
    ),
    RuleSpec(
        "internal_owner", "running", mark("Internal owner"),
        mark("Owner and support owner of the use case are named."),
        mark("An internal owner is named for delivery and run"), running.internal_owner,
    ),
    RuleSpec(
        "partner_share", "running", mark("Partner's share"),
        mark("The partner gives at most this share of the effort."),
        mark("The partner gives at most {number} of the effort"), running.partner_share, threshold=_at_most(50),
    ),
    RuleSpec(
        "self_service_reported", "running", mark("Self-service users"),
        mark("How many people use it without help is reported, and it is more than none."),
        mark("Self-service users are reported"), running.self_service_reported,
    ),
    RuleSpec(
        "handover_signed", "running", mark("Handover signed"),
        mark("The day on which the partner handed over is recorded."),
        mark("The handover is signed"), running.handover_signed,
    ),
    RuleSpec(
        "benefits_realised", "running", mark("Benefits realised"),
        mark("Of the benefit planned for the last three whole months, enough came in."),
        mark("Benefits realised are at least {number} of plan for three months"), running.benefits_realised, "actual",
        _percent(80),
    ),
)  # fmt: skip
RULES: Mapping[str, RuleSpec] = {one.code: one for one in _SPECS}
"""Every rule by its code."""
