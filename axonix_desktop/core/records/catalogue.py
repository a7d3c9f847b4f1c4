"""All records of the programme, in an order in which no record refers to a later one."""

from __future__ import annotations

from axonix_desktop.core.fields import Record
from axonix_desktop.core.records.economics import Actual, BusinessCase, BusinessCaseLine
from axonix_desktop.core.records.governance import (
    ChecklistItem,
    ChecklistResponse,
    EscalationRule,
    Explainability,
    FairnessTest,
    Incident,
    IncidentEvent,
    ModelChange,
    RiskAnswer,
    RiskClassification,
    WorkflowChange,
)
from axonix_desktop.core.records.people import Champion, ChampionUseCase, CheckIn
from axonix_desktop.core.records.portfolio import (
    CriterionConfirmation,
    GateCriterion,
    GateDecision,
    StagePlan,
    UseCase,
    UseCaseDependency,
)
from axonix_desktop.core.records.programme import (
    Attachment,
    BusinessUnit,
    CustomField,
    Erasure,
    ImportRun,
    Person,
    Programme,
)
from axonix_desktop.core.records.readiness import Component, ComponentUse, DataSource, DataSourceUse, ReadinessItem
from axonix_desktop.core.records.steering import (
    HealthOverride,
    MappingProfile,
    RaidEntry,
    SavedView,
    Setting,
    SteeringAction,
    SteeringDecision,
    SteeringMeeting,
)
from axonix_desktop.core.records.training import Cohort, Course, CurriculumCourse, Enrolment, Operator, SkillTarget

RECORDS: tuple[type[Record], ...] = (
    Programme, BusinessUnit, Person, CustomField, UseCase, StagePlan, GateDecision, GateCriterion,
    CriterionConfirmation, UseCaseDependency, Champion, ChampionUseCase, CheckIn, Course, CurriculumCourse,
    SkillTarget, Cohort, Enrolment, Operator, ReadinessItem, Component, ComponentUse, DataSource, DataSourceUse,
    ChecklistItem, ChecklistResponse, RiskClassification, RiskAnswer, ModelChange, FairnessTest, Explainability,
    Incident, IncidentEvent, EscalationRule, WorkflowChange, BusinessCase, BusinessCaseLine, Actual, RaidEntry,
    SteeringMeeting, SteeringDecision, SteeringAction, HealthOverride, Attachment, ImportRun, Setting, SavedView,
    MappingProfile, Erasure,
)  # fmt: skip

_BY_KIND: dict[str, type[Record]] = {record.kind: record for record in RECORDS}


def record_of(kind: str) -> type[Record]:
    """The record declared under ``kind``; raises ``KeyError`` for a word that names none."""
    return _BY_KIND[kind]
