"""Readiness scores, reusable components and standards, data sources."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import Choice, Date, Integer, LongText, Option, Percent, Reference, Text, YesNo
from axonix_desktop.core.records.choices import DIMENSION


class ReadinessItem(
    Record,
    kind="readiness_item",
    label="Readiness score",
    plural="Readiness",
    title="item",
    unique=(("use_case_id", "dimension", "item"),),
    indexes=(("dimension", "item"),),
):
    """How ready a use case (or the programme) is on one item, 0 to 4."""

    use_case_id: int | None = field(
        Reference(target="use_case"), "Use case", "Whose score; none: the programme's", names=("Use case",)
    )
    dimension: str = field(DIMENSION, "Dimension", "One of the five", required=True, names=("Dimension", "Pillar"))
    item: str = field(Text(), "Item", "What is scored", required=True, names=("Item", "Capability", "Criterion"))
    score: int | None = field(Integer(0, 4), "Score", "0 nothing, 4 exemplary", names=("Score", "Rating", "Maturity"))
    evidence: str | None = field(LongText(), "Evidence", "What shows it", names=("Evidence", "Comment"))
    next_step: str | None = field(Text(), "Next step", "What would raise the score", names=("Next step", "Action"))
    assessed_by: str | None = field(Text(), "Assessed by", "Who scored it", names=("Assessor", "Assessed by"))
    assessed_on: date | None = field(Date(), "Assessed", "When", names=("Date", "Assessed on"))


class Component(
    Record, kind="component", label="Component", plural="Components and standards", title="name", custom=True
):
    """Something built once and used again, or a standard to follow."""

    name: str = field(Text(), "Name", "What it is called", required=True, names=("Component", "Name", "Asset"))
    component_kind: str | None = field(
        Choice(
            options=(
                Option("model", "Model"),
                Option("pipeline", "Data pipeline", ("pipeline",)),
                Option("feature_store", "Feature store"),
                Option("api", "API", ("service", "endpoint")),
                Option("prompt", "Prompt"),
                Option("template", "Template"),
                Option("standard", "Standard", ("guideline", "policy")),
            )
        ),
        "Kind",
        "What sort of thing it is",
        names=("Type", "Kind"),
    )
    owner_id: int | None = field(Reference(target="person"), "Owner", "Who keeps it", names=("Owner", "Maintainer"))
    maturity: int | None = field(Integer(0, 4), "Maturity", "0 idea, 4 proven", names=("Maturity", "Readiness"))
    is_published: bool | None = field(YesNo(), "Published", "Whether others may use it", names=("Published",))
    is_mandatory: bool | None = field(
        YesNo(), "Must be used", "Whether use cases have to adopt it", names=("Mandatory",)
    )
    version: str | None = field(Text(), "Version", "Which version is in use", names=("Version",))
    reviewed_on: date | None = field(Date(), "Reviewed", "When it was last checked", names=("Reviewed",))
    review_expires_on: date | None = field(Date(), "Review expires", "When it must be checked again")
    link: str | None = field(Text(), "Where", "Where it is found", names=("Link", "Repository", "URL"))
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class ComponentUse(
    Record,
    kind="component_use",
    label="Component use",
    plural="Component uses",
    title="use_case_id",
    unique=(("component_id", "use_case_id"),),
):
    """A use case uses, or waits for, a component."""

    component_id: int = field(Reference(target="component"), "Component", "What is used", required=True)
    use_case_id: int = field(Reference(target="use_case"), "Use case", "Who uses it", required=True)
    is_waiting: bool | None = field(YesNo(), "Waiting", "Whether it still waits for the component")
    since_on: date | None = field(Date(), "Since", "When it began to use it, or to wait")


class DataSource(Record, kind="data_source", label="Data source", plural="Data sources", title="name", custom=True):
    """Data that use cases rest on."""

    name: str = field(
        Text(), "Name", "What it is called", required=True, names=("Data source", "Dataset", "Source", "System")
    )
    owner_id: int | None = field(
        Reference(target="person"), "Owner", "Who answers for the data", names=("Owner", "Data owner", "Steward")
    )
    business_unit_id: int | None = field(
        Reference(target="business_unit"), "Business unit", "Where the data come from", names=("Business unit",)
    )
    sensitivity: str | None = field(
        Choice(
            options=(
                Option("public", "Public", ("open",), "green"),
                Option("internal", "Internal", tone="blue"),
                Option("confidential", "Confidential", ("restricted",), "amber"),
                Option("personal", "Personal", ("pii", "personal data"), "amber"),
                Option("sensitive", "Sensitive personal", ("special category", "health"), "red"),
            )
        ),
        "Sensitivity",
        "How carefully it must be handled",
        names=("Sensitivity", "Classification"),
    )
    is_catalogued: bool | None = field(YesNo(), "Catalogued", "Whether it is in the catalogue", names=("Catalogued",))
    quality_percent: float | None = field(Percent(), "Quality", "Measured quality", names=("Quality", "Data quality"))
    checked_on: date | None = field(Date(), "Quality checked", "When the quality was last measured")
    refresh: str | None = field(Text(), "Refresh", "How often it is renewed", names=("Refresh", "Update frequency"))
    is_automated: bool | None = field(
        YesNo(), "Pipeline automated", "Whether it flows by itself", names=("Automated", "Pipeline")
    )
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class DataSourceUse(
    Record,
    kind="data_source_use",
    label="Data source use",
    plural="Data source uses",
    title="use_case_id",
    unique=(("data_source_id", "use_case_id"),),
):
    """A use case rests on a data source."""

    data_source_id: int = field(Reference(target="data_source"), "Data source", "What is used", required=True)
    use_case_id: int = field(Reference(target="use_case"), "Use case", "Who uses it", required=True)
