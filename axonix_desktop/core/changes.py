"""Changes in words: one field of one record from what to what, and what differs between two states of a programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Blob, Choice, Date, Json, Moment, Reference, StageNumber, Stored, YesNo
from axonix_desktop.core.moments import shown_moment
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.words import mark, tr, trn

Op = Literal["added", "changed", "removed"]
Row = Mapping[str, Stored]
UNTOLD = frozenset({"id", "created_at", "updated_at", "custom"})
"""Columns nobody is told about: numbers and stamps of the program's own, and the holder of own fields."""

OP_WORDS: Mapping[Op, str] = {"added": mark("Added"), "changed": mark("Changed"), "removed": mark("Removed")}
_MOST_SHOWN = 20_000
_MAIN = "use_case"
_RECORD_KIND = "record_kind"
_KINDS: Mapping[Stored, type[Record]] = {record.kind: record for record in RECORDS}


@dataclass(frozen=True, slots=True)
class Name:
    """What people call a record: its key (empty where it has none) and its title."""

    key: str
    title: str

    @property
    def words(self) -> str:
        """The short name people quote: the key, else the title."""
        return self.key or self.title


@dataclass(frozen=True, slots=True)
class Names:
    """What is needed to put changes in words: names of records by kind and id, and the programme's own fields."""

    records: Mapping[tuple[str, int], Name] = field(default_factory=dict[tuple[str, int], Name])
    own_fields: Mapping[tuple[str, str], Field] = field(default_factory=dict[tuple[str, str], Field])

    def name(self, kind: str, record_id: int) -> Name:
        """What the record is called; the word for its kind when nothing else is known of it."""
        return self.records.get((kind, record_id)) or Name("", tr(record_of(kind).label))

    def field(self, kind: str, name: str | None) -> Field | None:
        """The declaration of a field, own ones included; None for one that is no more."""
        if name is None:
            return None
        return record_of(kind).fields.get(name) or self.own_fields.get((kind, name))


@dataclass(frozen=True, slots=True)
class Line:
    """One change as a person reads it. ``old`` and ``new`` are empty for no value."""

    kind: str
    record_id: int
    op: Op
    record: Name
    field: str | None
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field from one stored value to another."""

    field: str
    old: Stored
    new: Stored


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that was added, removed or changed between two states, with the fields that differ."""

    kind: str
    record_id: int
    op: Op
    fields: tuple[FieldChange, ...]


def differences(kind: str, before: Mapping[int, Row], after: Mapping[int, Row]) -> list[RecordChange]:
    """What must be done to ``before`` to come to ``after``, by id; stamps do not count."""
    found: list[RecordChange] = []
    for record_id in sorted(before.keys() | after.keys()):
        old, new = before.get(record_id), after.get(record_id)
        op: Op = "added" if old is None else "removed" if new is None else "changed"
        fields = tuple(
            FieldChange(name, was, now)
            for name in dict.fromkeys((*(old or ()), *(new or ())))
            if name not in UNTOLD and (was := (old or {}).get(name)) != (now := (new or {}).get(name))
        )
        if fields or op != "changed":
            found.append(RecordChange(kind, record_id, op, fields))
    return found


def line(kind: str, record_id: int, op: Op, change: FieldChange | None, names: Names) -> Line:
    """One change in words; without ``change`` only that the record came or went."""
    record = names.name(kind, record_id)
    if change is None:
        return Line(kind, record_id, op, record, None, "", "", "")
    declared = names.field(kind, change.field)
    label = tr(declared.label) if declared and not declared.is_custom else declared.label if declared else tr("Field")
    return Line(
        kind, record_id, op, record, change.field, label,
        value_words(declared, change.old, names), value_words(declared, change.new, names),
    )  # fmt: skip


def value_words(declared: Field | None, stored: Stored, names: Names) -> str:
    """A stored value as a person reads it; empty for no value. What cannot be read is shown as it is held."""
    if stored is None:
        return ""
    if declared is None:
        return str(stored)[:_MOST_SHOWN]
    words = _held_words(declared, stored, names)
    if words is not None:
        return words
    try:
        return _kind_words(declared, stored)[:_MOST_SHOWN]
    except (TypeError, ValueError):
        return str(stored)


def _held_words(declared: Field, stored: Stored, names: Names) -> str | None:
    """The words of values that mean nothing as they are held: numbers of records, bytes, moments; None for others."""
    kind = declared.kind
    if isinstance(kind, Reference):
        return names.name(kind.target, stored).title if isinstance(stored, int) else str(stored)
    if isinstance(kind, Blob) or isinstance(stored, bytes):
        return trn("{count} byte", "{count} bytes", len(stored) if isinstance(stored, bytes) else 0)
    if isinstance(kind, Json):
        return tr("Kept by the program")
    if isinstance(kind, Moment):
        return shown_moment(str(stored))
    is_kind = declared.name == _RECORD_KIND and stored in _KINDS
    return tr(_KINDS[stored].plural) if is_kind else None


def _kind_words(declared: Field, stored: Stored) -> str:
    """A value in the words of its kind. Raises ValueError and TypeError for what the kind cannot read."""
    kind = declared.kind
    value = kind.from_store(stored)
    if isinstance(kind, Choice):
        option = kind.option(value)
        return tr(option.label) if option and not declared.is_custom else kind.show(value)
    if isinstance(kind, YesNo):
        return tr("Yes") if value else tr("No")
    if isinstance(kind, StageNumber) and isinstance(value, int) and 0 <= value < len(kind.titles):
        title = tr(kind.titles[value])
        return f"{value} · {title}" if value else title
    return kind.show(value)


def counts_in_words(counts: Mapping[str, int], most: int = 3) -> str:
    """How many records of which kinds (``2 use cases, 30 people, 4 other records``): use cases, then the most."""
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] != _MAIN, -pair[1]))
    told = [number_of(kind, number) for kind, number in ordered[:most]]
    rest = sum(number for _, number in ordered[most:])
    if rest:
        told.append(trn("{count} other record", "{count} other records", rest))
    return ", ".join(told)


def number_of(kind: str, number: int) -> str:
    """A number of records of a kind: ``1 use case``, ``12 use cases``."""
    declared = record_of(kind)
    return f"{number:,} {_low(tr(declared.label if number == 1 else declared.plural))}"


def local_moment(at: str, zone: tzinfo | None = None) -> datetime:
    """A moment of the journal (UTC text) in the time of ``zone``, of this computer without one."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(zone)


def day_words(day: date, today: date) -> str:
    """A day as a heading: ``Today``, ``Yesterday``, ``Friday 20 November 2026``."""
    full = f"{tr(_WEEKDAYS[day.weekday()])} {day.day} {tr(_MONTHS[day.month - 1])} {day.year}"
    if day == today:
        return tr("Today, {day}", day=full)
    if day == today - timedelta(days=1):
        return tr("Yesterday, {day}", day=full)
    return full


def moment_words(moment: datetime) -> str:
    """A moment in a line: ``20 Nov 2026, 14:32``."""
    return f"{Date().show(moment.date())}, {moment:%H:%M}"


def table_rows(lines: Iterable[Line]) -> list[tuple[str, ...]]:
    """Changes as the rows of a table for a spreadsheet, with a row of headings."""
    head = (tr("Records"), tr("Key"), tr("Name"), tr("What happened"), tr("Field"), tr("Was"), tr("Is"))
    return [head, *(_cells(one) for one in lines)]


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as spreadsheets take them from the clipboard."""
    return _delimited(rows, "\t")


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a file of comma separated values, with a mark that spreadsheets know UTF-8 by.

    A text that a spreadsheet would take for a formula is set off with an apostrophe.
    """
    safe = [["'" + cell if cell[:1] in _FORMULA else cell for cell in row] for row in rows]
    return "\ufeff" + _delimited(safe, ",")


def _delimited(rows: Sequence[Sequence[str]], mark_between: str) -> str:
    import csv
    from io import StringIO

    out = StringIO(newline="")
    csv.writer(out, delimiter=mark_between, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cells(one: Line) -> tuple[str, ...]:
    declared = record_of(one.kind)
    return (tr(declared.plural), one.record.key, one.record.title, tr(OP_WORDS[one.op]), one.label, one.old, one.new)


def _low(words: str) -> str:
    """Words inside a sentence: a first capital falls, an abbreviation (RAID) stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"), mark("Saturday"),
    mark("Sunday"),
)  # fmt: skip
_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip
