"""RAID entries, steering meetings, decisions and actions, health overrides, saved views, mapping profiles."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import Choice, Date, Integer, Json, Key, LongText, Option, Reference, Text, Words, YesNo
from axonix_desktop.core.records.choices import RAG, WORK_STATUS


class RaidEntry(
    Record,
    kind="raid",
    label="RAID entry",
    plural="RAID",
    title="title",
    key="key",
    key_prefix="R",
    custom=True,
    indexes=(("entry_kind", "status"), ("due_on",)),
):
    """A risk, assumption, issue or dependency."""

    key: str | None = field(
        Key(), "Key", "The entry's short name", concept="id", names=("Risk ID", "ID", "Ref", "No.", "#")
    )
    entry_kind: str = field(
        Choice(
            options=(
                Option("risk", "Risk", ("threat", "r")),
                Option("assumption", "Assumption", ("a",)),
                Option("issue", "Issue", ("problem", "i")),
                Option("dependency", "Dependency", ("d",)),
            )
        ),
        "Kind",
        "Risk, assumption, issue or dependency",
        default="risk",
        names=("RAID type", "Type", "Category"),
    )
    title: str = field(
        Text(),
        "Title",
        "What it is, in a line",
        required=True,
        concept="title",
        width=260,
        names=("Risk", "Title", "Risk name", "Issue"),
    )
    description: str | None = field(
        LongText(),
        "Description",
        "What it means",
        concept="description",
        names=("Description", "Risk description", "Details"),
    )
    use_case_id: int | None = field(
        Reference(target="use_case"), "Use case", "Where it bites", names=("Use case", "Project")
    )
    owner_id: int | None = field(
        Reference(target="person"),
        "Owner",
        "Who looks after it",
        concept="owner",
        names=("Owner", "Risk owner", "Responsible"),
    )
    probability: int | None = field(
        Integer(1, 5),
        "Probability",
        "1 rare, 5 almost certain",
        concept="likelihood",
        names=("Probability", "Likelihood"),
    )
    impact: int | None = field(
        Integer(1, 5), "Impact", "1 negligible, 5 severe", concept="impact", names=("Impact", "Severity", "Consequence")
    )
    response: str | None = field(
        LongText(),
        "Response",
        "What is done about it",
        concept="mitigation",
        names=("Mitigation", "Response", "Action", "Treatment"),
    )
    raised_on: date | None = field(Date(), "Raised", "When it was seen", names=("Date raised", "Date identified"))
    due_on: date | None = field(Date(), "Due", "By when it is dealt with", names=("Due date", "Target date"))
    status: str = field(
        WORK_STATUS, "Status", "How far it is", default="open", concept="status", names=("Status", "State")
    )
    notes: str | None = field(
        LongText(), "Notes", "Anything else worth keeping", in_grid=False, names=("Notes", "Comments")
    )


class SteeringMeeting(
    Record, kind="steering_meeting", label="Steering meeting", plural="Steering meetings", title="name"
):
    """A meeting of the committee and the record it saw."""

    name: str = field(Text(), "Meeting", "Such as Steering committee 12", required=True)
    held_on: date = field(Date(), "Date", "When it meets", required=True)
    attendees: tuple[str, ...] | None = field(Words(), "Attendees", "Who is there")
    agenda: str | None = field(LongText(), "Agenda", "What is talked about", in_grid=False)
    journal_position: int | None = field(
        Integer(0), "Change set seen", "The last change set in the printed summary", editable=False
    )
    minutes: str | None = field(LongText(), "Minutes", "What was said", in_grid=False)
    is_issued: bool = field(YesNo(), "Issued", "Whether the summary is frozen", default=False)


class SteeringDecision(Record, kind="steering_decision", label="Decision", plural="Decisions", title="text"):
    """A decision asked of, or taken by, the committee."""

    steering_meeting_id: int | None = field(Reference(target="steering_meeting"), "Meeting", "Where it is decided")
    use_case_id: int | None = field(Reference(target="use_case"), "Use case", "What it is about")
    text: str = field(Text(), "Decision", "What is to be decided", required=True)
    recommendation: str | None = field(LongText(), "Recommendation", "What we propose")
    due_on: date | None = field(Date(), "Last sensible date", "By when it is needed")
    outcome: str | None = field(Text(), "Outcome", "What was decided")
    decided_on: date | None = field(Date(), "Decided", "When")


class SteeringAction(
    Record, kind="steering_action", label="Action", plural="Actions", title="text", indexes=(("status", "due_on"),)
):
    """Something the committee asked someone to do."""

    steering_meeting_id: int | None = field(
        Reference(target="steering_meeting"), "Meeting", "Where it was asked", names=("Meeting",)
    )
    use_case_id: int | None = field(Reference(target="use_case"), "Use case", "What it is about", names=("Use case",))
    text: str = field(Text(), "Action", "What is to be done", required=True, names=("Action", "Task"))
    owner_id: int | None = field(Reference(target="person"), "Owner", "Who does it", names=("Owner", "Assigned to"))
    due_on: date | None = field(Date(), "Due", "By when", names=("Due", "Due date"))
    status: str = field(WORK_STATUS, "Status", "How far it is", default="open", names=("Status",))


class HealthOverride(
    Record,
    kind="health_override",
    label="Health override",
    plural="Health overrides",
    title="comment",
    importable=False,
):
    """A manager's own judgement in place of a computed RAG, until a date."""

    use_case_id: int | None = field(Reference(target="use_case"), "Use case", "Whose health; none: the programme's")
    aspect: str = field(
        Choice(
            options=(
                Option("delivery", "Delivery"),
                Option("governance", "Governance"),
                Option("adoption", "Adoption"),
                Option("benefits", "Benefits"),
            )
        ),
        "Aspect",
        "Which of the four",
        required=True,
    )
    rag: str = field(RAG, "RAG", "The colour that counts", required=True)
    comment: str = field(Text(), "Comment", "Why", required=True)
    expires_on: date | None = field(Date(), "Until", "When the rule counts again")


class Setting(
    Record, kind="setting", label="Setting", plural="Settings", title="name", importable=False, unique=(("name",),)
):
    """A threshold or preference that travels with the programme file."""

    name: str = field(Text(), "Name", "Which setting", required=True)
    value: str | None = field(Json(), "Value", "What it is set to")


class SavedView(
    Record,
    kind="saved_view",
    label="View",
    plural="Views",
    title="name",
    importable=False,
    unique=(("record_kind", "name"),),
):
    """Columns, filters, sorting and grouping of a grid under a name."""

    name: str = field(Text(), "Name", "What the view is called", required=True)
    record_kind: str = field(Text(), "Records", "What it shows", required=True)
    layout: str | None = field(Json(), "Layout", "Columns, filters, sorting, grouping", in_grid=False)
    position: int | None = field(Integer(), "Position", "Where its tab stands")


class MappingProfile(
    Record,
    kind="mapping_profile",
    label="Mapping profile",
    plural="Mapping profiles",
    title="name",
    importable=False,
    indexes=(("header_fingerprint",),),
):
    """How a tracker of a known layout is read."""

    name: str = field(Text(), "Name", "What the profile is called", required=True)
    header_fingerprint: str | None = field(Text(), "Header fingerprint", "Recognises the layout")
    content: str | None = field(Json(), "Content", "Columns, values and date order", in_grid=False)
