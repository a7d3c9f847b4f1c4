"""The programme itself, its units and people, its own settings and attached files."""

from __future__ import annotations

from axonix_desktop.core.fields import Record, field
from axonix_desktop.core.kinds import (
    Blob,
    Choice,
    Email,
    Integer,
    Json,
    LongText,
    Moment,
    Number,
    Option,
    Percent,
    Reference,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.records.choices import SKILL_LEVEL


class Programme(Record, kind="programme", label="Programme", plural="Programmes", title="name", importable=False):
    """The one programme a file holds."""

    name: str = field(Text(), "Name", "What the programme is called on every page", required=True)
    sponsor: str | None = field(Text(), "Sponsor", "Who answers for the programme to the board")
    manager: str | None = field(Text(), "Manager", "Who runs the programme day to day")
    partner_name: str | None = field(Text(), "Partner", "The outside firm that helps to deliver, if any")
    currency: str = field(Text(limit=3), "Currency", "Three letters such as GBP; every amount is in it", default="GBP")
    fiscal_year_start: int = field(Integer(1, 12), "Fiscal year starts in month", "1 is January, 4 is April", default=1)
    discount_rate: float = field(Percent(), "Discount rate", "Percent a year used to discount money", default=8.0)
    horizon_months: int = field(Integer(1, 240), "Horizon in months", "How far ahead business cases look", default=36)
    committee_cadence_days: int = field(
        Integer(1, 366), "Committee cadence in days", "Days between two steering meetings", default=28
    )
    capacity_limit: int = field(
        Integer(0, 10_000), "Capacity limit", "How many use cases may be in stages 4 to 7 at once", default=12
    )
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class BusinessUnit(
    Record,
    kind="business_unit",
    label="Business unit",
    plural="Business units",
    title="name",
    unique=(("name",),),
    custom=True,
):
    """A part of the organisation that uses or delivers AI."""

    name: str = field(
        Text(),
        "Name",
        "What the unit is called",
        required=True,
        names=("Business unit", "Unit", "Department", "Division"),
    )
    parent_id: int | None = field(
        Reference(target="business_unit"),
        "Parent unit",
        "The unit this one belongs to",
        names=("Parent unit", "Belongs to"),
    )
    lead: str | None = field(Text(), "Lead", "Who leads the unit", names=("Head", "Lead", "Director"))
    headcount: int | None = field(
        Integer(0, 10_000_000),
        "Headcount",
        "People who work in the unit",
        names=("Headcount", "FTE", "Employees", "Staff"),
    )
    champion_target: int | None = field(
        Integer(1, 100_000),
        "People per champion",
        "How many people one champion should look after",
        names=("Champion target", "People per champion"),
    )
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class Person(
    Record, kind="person", label="Person", plural="People", title="name", custom=True, indexes=(("email",), ("name",))
):
    """Someone who owns, decides, learns or champions."""

    name: str = field(
        Text(),
        "Name",
        "First and last name",
        required=True,
        width=160,
        names=("Name", "Full name", "Employee", "Contact"),
        concept="name",
    )
    email: str | None = field(
        Email(),
        "E-mail",
        "Where the person can be reached",
        names=("Email", "E-mail", "Mail", "Email address"),
        concept="email",
    )
    business_unit_id: int | None = field(
        Reference(target="business_unit"),
        "Business unit",
        "The unit the person works in",
        names=("Business unit", "Department"),
        concept="business_unit",
    )
    job_role: str | None = field(
        Text(), "Job role", "What the person does", names=("Role", "Job title", "Position"), concept="role"
    )
    role_family: str | None = field(
        Text(), "Role family", "The group of roles a curriculum is made for", names=("Role family", "Job family")
    )
    skill_level: str | None = field(
        SKILL_LEVEL, "Skill level", "How deep the person's AI skills should go", names=("Skill level", "Level")
    )
    is_active: bool = field(
        YesNo(), "Active", "Whether the person still works here", default=True, names=("Active", "Employed")
    )
    notes: str | None = field(LongText(), "Notes", "Anything else worth keeping", in_grid=False)


class CustomField(
    Record,
    kind="custom_field",
    label="Custom field",
    plural="Custom fields",
    title="name",
    importable=False,
    unique=(("record_kind", "name"),),
):
    """A field this programme added: the unknown column of a tracker, kept and typed."""

    record_kind: str = field(Text(), "Record", "Which records carry the field", required=True)
    name: str = field(Text(), "Name", "What the field is called", required=True)
    value_kind: str = field(
        Choice(
            options=(
                Option("text", "Text"),
                Option("long_text", "Long text"),
                Option("number", "Number"),
                Option("date", "Date"),
                Option("yes_no", "Yes or no"),
                Option("choice", "Choice"),
            )
        ),
        "Holds",
        "What sort of value the field holds",
        default="text",
    )
    choices: tuple[str, ...] | None = field(Words(), "Choices", "The values offered when the field is a choice")
    position: float | None = field(Number(), "Position", "Where the field stands among the others")
    help: str | None = field(Text(), "Help", "What to write here")


class Attachment(
    Record,
    kind="attachment",
    label="File",
    plural="Files",
    title="name",
    importable=False,
    indexes=(("record_kind", "record_id"),),
):
    """A file kept inside the programme file, tied to a record."""

    name: str = field(Text(limit=255), "Name", "The file's name", required=True)
    media_type: str | None = field(Text(), "Type", "What sort of file it is")
    content: bytes | None = field(Blob(), "Content", "The file's bytes", in_grid=False, editable=False)
    size_bytes: int | None = field(Integer(0), "Size in bytes", "How large the file is", editable=False)
    sha256: str | None = field(Text(limit=64), "Fingerprint", "SHA-256 of the bytes", editable=False, in_grid=False)
    record_kind: str | None = field(Text(), "Belongs to", "The kind of the record", editable=False)
    record_id: int | None = field(Integer(), "Record", "The record the file belongs to", editable=False)
    notes: str | None = field(LongText(), "Notes", "What the file proves", in_grid=False)


class ImportRun(Record, kind="import_run", label="Import", plural="Imports", title="file_name", importable=False):
    """One import that was applied: from which file, how it was read, what it did."""

    file_name: str = field(Text(), "File", "The workbook's name, without its folder", required=True)
    file_hash: str | None = field(Text(limit=64), "Fingerprint", "SHA-256 of the workbook")
    header_fingerprint: str | None = field(Text(limit=64), "Header fingerprint", "Recognises the same layout next time")
    mapping: str | None = field(Json(), "Mapping", "What each column became", in_grid=False)
    counts: str | None = field(Json(), "Counts", "Created, updated, unchanged, skipped", in_grid=False)
    imported_at: str | None = field(Moment(), "Imported", "When it was applied (UTC)")
    actor: str | None = field(Text(), "By", "Who applied it")


class Erasure(Record, kind="erasure", label="Erasure", plural="Erasures", title="reason", importable=False):
    """A person was erased on request; only the number remains, so that a restored backup can be cleaned as well."""

    person_number: int = field(Integer(), "Number", "The id the person had", required=True, editable=False)
    erased_at: str = field(Moment(), "Erased", "When it was done (UTC)", required=True, editable=False)
    actor: str | None = field(Text(), "By", "Who did it", editable=False)
    reason: str | None = field(Text(), "Reason", "Why it was asked for", editable=False)
    places: int | None = field(Integer(0), "Places", "How many values were erased", editable=False)
