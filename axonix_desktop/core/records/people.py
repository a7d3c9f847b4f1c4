"""AI champions, what they support, when they checked in."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import Choice, Date, Integer, LongText, Number, Option, Reference, Text


class Champion(
    Record,
    kind="champion",
    label="Champion",
    plural="Champions",
    title="person_id",
    custom=True,
    unique=(("person_id", "business_unit_id"),),
    indexes=(("status",),),
):
    """A person who brings AI into a business unit."""

    person_id: int = field(
        Reference(target="person"),
        "Person",
        "Who it is",
        required=True,
        concept="name",
        names=("Name", "Champion", "Ambassador", "Contact", "Point of contact"),
    )
    business_unit_id: int | None = field(
        Reference(target="business_unit"),
        "Business unit",
        "Where they work",
        concept="business_unit",
        names=("Business unit", "Department", "Agency"),
    )
    role: str = field(
        Choice(
            options=(
                Option("sponsor", "Sponsor", ("executive sponsor",)),
                Option("lead", "Lead champion", ("lead", "coordinator")),
                Option("champion", "Champion", ("ambassador", "multiplier", "advocate")),
            )
        ),
        "Role",
        "Sponsor, lead champion or champion",
        default="champion",
        concept="role",
        names=("Role", "Champion role"),
    )
    wave: str | None = field(Text(), "Wave", "The group they were trained with", names=("Wave", "Cohort"))
    status: str = field(
        Choice(
            options=(
                Option("nominated", "Nominated", ("proposed", "candidate"), "grey"),
                Option("onboarding", "Onboarding", ("in training",), "blue"),
                Option("active", "Active", ("live", "current"), "green"),
                Option("paused", "Paused", ("on leave", "inactive"), "amber"),
                Option("alumni", "Alumni", ("former", "left", "retired"), "grey"),
            )
        ),
        "Status",
        "From nominated to alumni",
        default="nominated",
        concept="status",
        names=("Status",),
    )
    since_on: date | None = field(Date(), "Since", "When they began", concept="since", names=("Since", "Start date"))
    until_on: date | None = field(Date(), "Until", "When they end", names=("Until", "End date"))
    hours_a_week: float | None = field(Number(0, 168), "Hours a week", "Time set aside", names=("Hours a week",))
    deputy_id: int | None = field(Reference(target="person"), "Deputy", "Who stands in", names=("Deputy", "Backup"))
    last_check_in_on: date | None = field(Date(), "Last check-in", "When we last spoke", names=("Last check-in",))
    successor_id: int | None = field(
        Reference(target="person"), "Handed over to", "Who took over", names=("Successor", "Handed over to")
    )
    notes: str | None = field(
        LongText(), "Notes", "Anything else worth keeping", in_grid=False, names=("Notes", "Comments")
    )


class ChampionUseCase(
    Record,
    kind="champion_use_case",
    label="Supported use case",
    plural="Supported use cases",
    title="use_case_id",
    unique=(("champion_id", "use_case_id"),),
):
    """A champion supports a use case."""

    champion_id: int = field(Reference(target="champion"), "Champion", "Who supports", required=True)
    use_case_id: int = field(Reference(target="use_case"), "Use case", "What is supported", required=True)


class CheckIn(
    Record,
    kind="check_in",
    label="Check-in",
    plural="Check-ins",
    title="subject",
    indexes=(("champion_id", "held_on"),),
):
    """A talk, clinic or event a champion held."""

    champion_id: int = field(Reference(target="champion"), "Champion", "Who held it", required=True)
    held_on: date = field(Date(), "Date", "When it was", required=True)
    check_in_kind: str | None = field(
        Choice(
            options=(
                Option("one_to_one", "One to one", ("1:1", "call", "coaching")),
                Option("talk", "Talk", ("presentation", "webinar")),
                Option("clinic", "Clinic", ("office hours", "drop-in")),
                Option("workshop", "Workshop", ("training", "hackathon")),
                Option("event", "Event", ("community", "meet-up", "fair")),
                Option("report", "Report", ("status", "update")),
            )
        ),
        "Kind",
        "What sort of check-in it was",
        names=("Kind", "Type", "Format"),
    )
    subject: str | None = field(Text(), "Subject", "What it was about")
    people_reached: int | None = field(Integer(0), "People reached", "How many took part")
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)
