"""Courses, curricula and who has learned what."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Integer,
    Key,
    LongText,
    Number,
    Option,
    Percent,
    Reference,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.records.choices import SKILL_LEVEL


class Course(
    Record,
    kind="course",
    label="Course",
    plural="Courses",
    title="title",
    key="code",
    key_prefix="C",
    custom=True,
    indexes=(("title",),),
):
    """Something people can learn."""

    code: str | None = field(Key(), "Code", "The course's short name", names=("Course code", "Course ID", "Code"))
    title: str = field(
        Text(),
        "Course",
        "What the course is called",
        required=True,
        concept="course",
        names=("Course", "Course title", "Training", "Module"),
        width=240,
    )
    topic: str | None = field(Text(), "Topic", "What it is about", names=("Topic", "Subject", "Category"))
    level: str | None = field(SKILL_LEVEL, "Level", "How deep it goes", names=("Level", "Skill level"))
    role_families: tuple[str, ...] | None = field(
        Words(), "Role families", "Who it is for", names=("Audience", "Target group", "Role families")
    )
    is_mandatory: bool | None = field(
        YesNo(), "Mandatory", "Whether everyone in scope must take it", names=("Mandatory", "Required", "Compulsory")
    )
    is_literacy: bool | None = field(
        YesNo(), "AI literacy", "Whether it counts as proof of AI literacy", names=("AI literacy", "Literacy")
    )
    duration_hours: float | None = field(
        Number(0, 10_000), "Hours", "How long it takes", names=("Duration", "Hours", "Length")
    )
    validity_months: int | None = field(
        Integer(1, 600),
        "Valid for months",
        "After which it must be repeated",
        names=("Validity", "Valid for", "Refresher after"),
    )
    provider: str | None = field(Text(), "Provider", "Who teaches it", names=("Provider", "Trainer", "Vendor"))
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class CurriculumCourse(
    Record,
    kind="curriculum_course",
    label="Curriculum entry",
    plural="Curricula",
    title="role_family",
    unique=(("role_family", "skill_level", "course_id"),),
):
    """A role family at a skill level needs a course."""

    role_family: str = field(Text(), "Role family", "Whose curriculum", required=True, names=("Role family",))
    skill_level: str = field(SKILL_LEVEL, "Skill level", "For which depth", required=True, names=("Level",))
    course_id: int = field(
        Reference(target="course"), "Course", "What they must learn", required=True, names=("Course",)
    )


class Enrolment(
    Record,
    kind="enrolment",
    label="Enrolment",
    plural="Enrolments",
    title="course_id",
    custom=True,
    unique=(("person_id", "course_id", "cohort"),),
    indexes=(("status", "due_on"), ("status", "expires_on")),
):
    """A person takes a course."""

    person_id: int = field(
        Reference(target="person"),
        "Person",
        "Who learns",
        required=True,
        concept="person",
        names=("Name", "Employee", "Learner", "Participant", "Trainee"),
    )
    course_id: int = field(
        Reference(target="course"),
        "Course",
        "What they learn",
        required=True,
        concept="course",
        names=("Course", "Training", "Module", "Program"),
    )
    cohort: str | None = field(Text(), "Cohort", "The wave or class", names=("Cohort", "Wave", "Batch"))
    status: str = field(
        Choice(
            options=(
                Option("planned", "Planned", ("scheduled", "assigned", "not started"), "grey"),
                Option("enrolled", "Enrolled", ("registered", "booked"), "blue"),
                Option("in_progress", "In progress", ("started", "ongoing"), "blue"),
                Option(
                    "completed", "Completed", ("complete", "done", "passed", "finished", "yes", "attended"), "green"
                ),
                Option("failed", "Failed", ("not passed", "fail"), "red"),
                Option("expired", "Expired", ("lapsed", "overdue for refresh"), "amber"),
                Option("cancelled", "Cancelled", ("withdrawn", "dropped", "no show"), "grey"),
            )
        ),
        "Status",
        "How far they are",
        default="planned",
        concept="status",
        names=("Status", "Completion status", "Progress status"),
    )
    percent: float | None = field(
        Percent(), "Progress", "Percent done", concept="percent", names=("Progress", "% complete", "Completion")
    )
    score: float | None = field(
        Number(), "Score", "Points or percent reached", concept="score", names=("Score", "Result", "Grade", "Marks")
    )
    enrolled_on: date | None = field(Date(), "Enrolled", "When they joined", names=("Enrolled on", "Start date"))
    due_on: date | None = field(
        Date(), "Due", "By when it must be done", concept="due_date", names=("Due date", "Deadline")
    )
    completed_on: date | None = field(
        Date(),
        "Completed",
        "When they finished",
        concept="completed_date",
        names=("Completed", "Completion date", "Date completed"),
    )
    expires_on: date | None = field(
        Date(), "Expires", "When it must be repeated", names=("Expires", "Valid until", "Expiry date")
    )
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class SkillTarget(
    Record,
    kind="skill_target",
    label="Skill target",
    plural="Skill targets",
    title="role_family",
    unique=(("role_family", "skill_level"),),
):
    """How many of a role family should have reached a skill level, and by when."""

    role_family: str = field(Text(), "Role family", "Whose target", required=True, names=("Role family",))
    skill_level: str = field(SKILL_LEVEL, "Skill level", "Which depth", required=True, names=("Level",))
    target_percent: float = field(
        Percent(), "Target", "Share of the people at this level that should be through", default=100.0
    )
    due_on: date | None = field(Date(), "By", "When the target should be reached", names=("By", "Due date"))


class Cohort(
    Record,
    kind="cohort",
    label="Cohort",
    plural="Cohorts and waves",
    title="name",
    unique=(("purpose", "name"),),
):
    """A planned wave of champions or class of learners; who is in it carries its name."""

    name: str = field(Text(), "Name", "What the wave or class is called", required=True, names=("Cohort", "Wave"))
    purpose: str = field(
        Choice(
            options=(
                Option("training", "Training class", ("class", "course", "batch")),
                Option("champions", "Champion wave", ("wave", "champion")),
            )
        ),
        "Purpose",
        "Whether people learn in it or become champions",
        default="training",
    )
    course_id: int | None = field(Reference(target="course"), "Course", "What is taught", names=("Course",))
    planned_seats: int | None = field(
        Integer(0), "Planned seats", "How many people it is planned for", names=("Seats",)
    )
    starts_on: date | None = field(Date(), "Starts", "The first day", names=("Start date", "Starts"))
    ends_on: date | None = field(Date(), "Ends", "The last day", names=("End date", "Ends"))
    trainer: str | None = field(Text(), "Led by", "Who teaches or leads it", names=("Trainer", "Lead"))
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class Operator(
    Record,
    kind="operator",
    label="Operator",
    plural="Operators",
    title="person_id",
    unique=(("use_case_id", "person_id"),),
):
    """A person who works with a use case day by day and must be trained for it."""

    use_case_id: int = field(
        Reference(target="use_case"),
        "Use case",
        "What the person operates",
        required=True,
        names=("Use case", "System"),
    )
    person_id: int = field(
        Reference(target="person"), "Person", "Who operates it", required=True, names=("Name", "Person", "Operator")
    )
    since_on: date | None = field(Date(), "Since", "When they began", names=("Since",))
