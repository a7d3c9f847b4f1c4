"""Small pieces of SQL text, and what an object of the schema is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ObjectType = Literal["table", "index", "trigger"]


@dataclass(frozen=True, slots=True)
class SchemaObject:
    """One object of the file's schema: its type and name, the table it belongs to, and the SQL that creates it."""

    type: ObjectType
    name: str
    table: str
    sql: str


def quoted(name: str) -> str:
    """An identifier as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def months_later(day: str, months: str) -> str:
    """The day ``months`` after ``day`` (both SQL terms), as ``core.periods.months_later`` has it."""
    return (
        f"min(date({day}, '+' || {months} || ' months'),"
        f" date({day}, 'start of month', '+' || ({months} + 1) || ' months', '-1 day'))"
    )


def literal(value: str | float | None) -> str:
    """A constant as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(int(value)) if isinstance(value, int) else repr(value)
