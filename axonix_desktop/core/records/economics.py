"""Business cases, their benefit and cost lines, and what really came of them."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import Choice, Date, Integer, LongText, Money, Number, Option, Percent, Reference, Text

_LINE = Choice(
    options=(
        Option("benefit", "Benefit", ("saving", "revenue", "value")),
        Option("delivery", "Delivery", ("build", "capex", "implementation", "development")),
        Option("infrastructure", "Infrastructure", ("cloud", "licence", "hardware")),
        Option("change", "Change management", ("training", "adoption")),
        Option("run", "Run", ("opex", "maintenance", "support", "operations")),
    )
)


class BusinessCase(
    Record,
    kind="business_case",
    label="Business case",
    plural="Business cases",
    title="use_case_id",
    unique=(("use_case_id", "scenario"),),
):
    """What a use case is expected to bring and to cost."""

    use_case_id: int = field(
        Reference(target="use_case"), "Use case", "Whose case", required=True, names=("Use case", "Project")
    )
    scenario: str = field(Text(), "Scenario", "Which version of the future", default="Plan")
    pilot_gain_minor: int | None = field(
        Money(), "Pilot gain a month", "What the pilot brought in a month", names=("Pilot benefit", "Pilot gain")
    )
    scale_factor: float | None = field(Number(0), "Scale factor", "How many times the pilot's base is reached")
    realisation_factor: float | None = field(
        Number(0, 2), "Realisation factor", "Share of the pilot's gain that survives at scale (0.5 to 0.8)"
    )
    go_live_on: date | None = field(Date(), "Go-live", "When benefits begin")
    months_to_full: int | None = field(Integer(0, 240), "Months to full adoption", "From go-live to everyone")
    confidence_percent: float | None = field(Percent(), "Confidence", "How sure we are")
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class BusinessCaseLine(
    Record,
    kind="business_case_line",
    label="Benefit or cost line",
    plural="Benefit and cost lines",
    title="name",
    indexes=(("line_kind",),),
):
    """One benefit or cost of a business case."""

    business_case_id: int | None = field(Reference(target="business_case"), "Business case", "Whose line")
    use_case_id: int | None = field(
        Reference(target="use_case"), "Use case", "Whose money", names=("Use case", "Project")
    )
    name: str = field(
        Text(),
        "Line",
        "What it is",
        required=True,
        concept="item",
        names=("Item", "Cost item", "Benefit", "Description", "Category"),
        width=220,
    )
    line_kind: str = field(_LINE, "Kind", "Benefit or which cost", default="delivery", names=("Type", "Cost type"))
    amount_minor: int | None = field(
        Money(),
        "Amount",
        "How much, in the programme's currency",
        concept="amount",
        names=("Amount", "Cost", "Total", "Value"),
    )
    period: str | None = field(
        Text(), "Period", "Once, a month or a year", concept="period", names=("Period", "Year", "Month", "Frequency")
    )
    per_user_minor: int | None = field(Money(), "Per user a month", "Cost that grows with users")
    low_minor: int | None = field(Money(), "Low", "Unlikely to be less")
    high_minor: int | None = field(Money(), "High", "Unlikely to be more")
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class Actual(
    Record, kind="actual", label="Actual", plural="Actuals", title="line", unique=(("use_case_id", "month_on", "line"),)
):
    """Planned and actual amount of a month."""

    use_case_id: int = field(
        Reference(target="use_case"), "Use case", "Whose money", required=True, names=("Use case", "Project")
    )
    month_on: date = field(Date(), "Month", "First day of the month", required=True, names=("Month", "Period"))
    line: str = field(_LINE, "Line", "Benefit or which cost", required=True, names=("Line", "Type"))
    planned_minor: int | None = field(Money(), "Planned", "What was planned", names=("Planned", "Budget"))
    actual_minor: int | None = field(Money(), "Actual", "What came", names=("Actual", "Realised"))
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)
