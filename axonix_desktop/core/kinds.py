"""One object per sort of value: how it is read from what people type, shown, stored, ordered and checked.

``parse`` takes what a person typed (or a cell holds) and returns the plain value or raises :class:`BadValueError` with
a sentence; ``show`` is what grids, forms and reports print. Values are plain Python; ``None`` is "no value".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal, cast

from axonix_desktop.core.forms import shown_amount, shown_date
from axonix_desktop.core.moments import day_from, moment_from, shown_moment
from axonix_desktop.core.numbers import as_percent, number_from
from axonix_desktop.core.problems import BadValueError

Value = str | int | float | bool | date | tuple[str, ...] | bytes | None
Stored = str | int | float | bytes | None
Storage = Literal["TEXT", "INTEGER", "REAL", "BLOB"]

_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "ja", "j", "oui", "si", "sí", "wahr"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "falsch", "✗", "✘"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What every kind offers; the base keeps text as it is. A kind without fields needs no dataclass of its own."""

    storage: ClassVar[Storage] = "TEXT"
    name: ClassVar[str] = "text"
    is_numeric: ClassVar[bool] = False
    width: ClassVar[int] = 140

    def parse(self, raw: object) -> Value:
        """Return the value a person meant by ``raw``; empty text means no value. Raises BadValueError."""
        text = str(raw).strip() if raw is not None else ""
        return text or None

    def show(self, value: Value) -> str:
        """Return the words a person reads; no value is shown as empty text."""
        return "" if value is None else str(value)

    def to_store(self, value: Value) -> Stored:
        """Return what the programme file holds for ``value``."""
        return value if value is None or isinstance(value, (str, int, float)) else str(value)

    def from_store(self, stored: Stored) -> Value:
        """Return the plain value for what the programme file holds."""
        return stored if not isinstance(stored, bytes) else stored.decode("utf-8", "replace")

    def sort_key(self, value: Value) -> tuple[int, object]:
        """Order by value, never by its words; no value comes last."""
        return (1, "") if value is None else (0, value)


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """One line of text, at most ``limit`` characters."""

    limit: int = 2_000

    def parse(self, raw: object) -> Value:
        text = Kind.parse(self, raw)
        if isinstance(text, str) and len(text) > self.limit:
            raise BadValueError(f"The text has {len(text):,} characters; at most {self.limit:,} fit here.")
        return text

    def sort_key(self, value: Value) -> tuple[int, object]:
        return (1, "") if value is None else (0, str(value).casefold())


@dataclass(frozen=True, slots=True)
class LongText(Text):
    """Several lines of text."""

    name: ClassVar[str] = "long_text"
    width: ClassVar[int] = 280
    limit: int = 100_000


@dataclass(frozen=True, slots=True)
class Key(Text):
    """A human key such as ``UC-042``: kept as typed, leading zeros included, compared without case and blanks."""

    name: ClassVar[str] = "key"
    width: ClassVar[int] = 116
    limit: int = 100

    def parse(self, raw: object) -> Value:
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        return Text.parse(self, raw)


@dataclass(frozen=True, slots=True)
class Email(Text):
    """An e-mail address, kept in lower case."""

    name: ClassVar[str] = "email"
    width: ClassVar[int] = 200
    limit: int = 320

    def parse(self, raw: object) -> Value:
        text = Text.parse(self, raw)
        if text is None:
            return None
        address = str(text).lower().removeprefix("mailto:")
        local, at, host = address.rpartition("@")
        if not (local and at and "." in host) or " " in address:
            raise BadValueError(f"“{text}” is not an e-mail address such as name@example.org.")
        return address


@dataclass(frozen=True, slots=True)
class Integer(Kind):
    """A whole number between ``least`` and ``most``."""

    storage: ClassVar[Storage] = "INTEGER"
    name: ClassVar[str] = "integer"
    is_numeric: ClassVar[bool] = True
    width: ClassVar[int] = 90
    least: int = -(2**63)
    most: int = 2**63 - 1

    def parse(self, raw: object) -> Value:
        number = number_from(raw)
        if number is None:
            return None
        if isinstance(number, float):
            if not number.is_integer():
                raise BadValueError(f"“{raw}” is not a whole number.")
            number = int(number)
        if not self.least <= number <= self.most:
            raise BadValueError(f"{number:,} is outside {self.least:,} to {self.most:,}.")
        return number

    def show(self, value: Value) -> str:
        return "" if value is None else f"{value:,}"


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number with decimals between ``least`` and ``most``."""

    storage: ClassVar[Storage] = "REAL"
    name: ClassVar[str] = "number"
    is_numeric: ClassVar[bool] = True
    width: ClassVar[int] = 90
    least: float = -1e15
    most: float = 1e15

    def parse(self, raw: object) -> Value:
        number = number_from(raw)
        if number is None:
            return None
        if not self.least <= number <= self.most:
            raise BadValueError(f"{number:,} is outside {self.least:g} to {self.most:g}.")
        return float(number)

    def show(self, value: Value) -> str:
        return "" if value is None else f"{value or 0:,.15g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True, slots=True)
class Percent(Number):
    """A share in percent, 0 to 100 unless said otherwise; stored as the number before the sign."""

    name: ClassVar[str] = "percent"
    least: float = 0.0
    most: float = 100.0

    def parse(self, raw: object) -> Value:
        if isinstance(raw, str):
            raw = raw.strip().removesuffix("%").strip()
        return Number.parse(self, raw)

    def show(self, value: Value) -> str:
        return "" if value is None else as_percent(value) if isinstance(value, (int, float)) else str(value)


class Money(Kind):
    """An amount in the programme's currency, held as whole minor units (pence)."""

    __slots__ = ()
    storage: ClassVar[Storage] = "INTEGER"
    name: ClassVar[str] = "money"
    is_numeric: ClassVar[bool] = True
    width: ClassVar[int] = 110

    def parse(self, raw: object) -> Value:
        if isinstance(raw, str):
            raw = raw.strip().replace("£", "").replace("€", "").replace("$", "").replace("¥", "").strip()
        return None if (number := number_from(raw)) is None else round(number * 100)

    def show(self, value: Value) -> str:
        return shown_amount(int(value)) if isinstance(value, (int, float)) else ""


class YesNo(Kind):
    """Yes, no, or not known."""

    __slots__ = ()
    storage: ClassVar[Storage] = "INTEGER"
    name: ClassVar[str] = "yes_no"
    width: ClassVar[int] = 80

    def parse(self, raw: object) -> Value:
        if raw is None or isinstance(raw, bool):
            return raw
        word = str(raw).strip().casefold().removesuffix(".0")
        if not word:
            return None
        if word in _YES or word in _NO:
            return word in _YES
        raise BadValueError(f"“{raw}” is neither yes nor no.")

    def show(self, value: Value) -> str:
        return "" if value is None else "Yes" if value else "No"

    def to_store(self, value: Value) -> Stored:
        return None if value is None else int(bool(value))

    def from_store(self, stored: Stored) -> Value:
        return None if stored is None else bool(stored)


class Date(Kind):
    """A day without a time, so that no time zone can shift it; stored as ISO text."""

    __slots__ = ()
    name: ClassVar[str] = "date"
    width: ClassVar[int] = 110

    def parse(self, raw: object) -> Value:
        if raw is None or raw == "":
            return None
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        day = day_from(str(raw))
        if day is None:
            raise BadValueError(f"“{raw}” is not a date; write it as 22 Nov 2026 or 2026-11-22.")
        return day

    def show(self, value: Value) -> str:
        return shown_date(value) if isinstance(value, date) else ""

    def to_store(self, value: Value) -> Stored:
        return value.isoformat() if isinstance(value, date) else None

    def from_store(self, stored: Stored) -> Value:
        return None if stored is None else date.fromisoformat(str(stored))


class Moment(Kind):
    """A moment as UTC text, ``2026-11-22T14:32:05Z``; read and shown in the zone in use."""

    __slots__ = ()
    name: ClassVar[str] = "moment"
    width: ClassVar[int] = 140

    def parse(self, raw: object) -> Value:
        text = Kind.parse(self, raw)
        return None if text is None else moment_from(str(text))

    def show(self, value: Value) -> str:
        return "" if value is None else shown_moment(str(value))


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice: its code in the file, the word shown, other people's words, a colour role."""

    code: str
    label: str
    names: tuple[str, ...] = ()
    tone: str = "grey"


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of a fixed list of options; the code is stored, the label shown, the list's order is the sort order."""

    name: ClassVar[str] = "choice"
    width: ClassVar[int] = 130
    options: tuple[Option, ...] = ()

    def parse(self, raw: object) -> Value:
        text = Kind.parse(self, raw)
        if text is None:
            return None
        word = str(text).casefold()
        for option in self.options:
            if word in (option.code.casefold(), option.label.casefold(), *(name.casefold() for name in option.names)):
                return option.code
        allowed = ", ".join(option.label for option in self.options)
        raise BadValueError(f"“{text}” is not one of: {allowed}.")

    def option(self, code: Value) -> Option | None:
        """The option of ``code``, or None for no value and for codes of newer versions."""
        return next((option for option in self.options if option.code == code), None)

    def show(self, value: Value) -> str:
        option = self.option(value)
        return option.label if option else "" if value is None else str(value)

    def sort_key(self, value: Value) -> tuple[int, object]:
        codes = [option.code for option in self.options]
        return (0, codes.index(str(value))) if value in codes else (1, 0)


@dataclass(frozen=True, slots=True)
class StageNumber(Kind):
    """Where a use case stands: 0 is the pipeline, 1 to 9 the rollout stages; ``titles[n]`` is the name."""

    storage: ClassVar[Storage] = "INTEGER"
    name: ClassVar[str] = "stage"
    width: ClassVar[int] = 190
    titles: tuple[str, ...] = ()

    def parse(self, raw: object) -> Value:
        text = str(raw).strip() if raw is not None else ""
        if not text:
            return None
        head = text.removesuffix(".0").split("·")[0].strip()
        if head.isdigit() and int(head) < len(self.titles):
            return int(head)
        for number, title in enumerate(self.titles):
            if title.casefold() == text.casefold():
                return number
        raise BadValueError(f"“{text}” is not a stage from 0 (pipeline) to {len(self.titles) - 1}.")

    def show(self, value: Value) -> str:
        if not isinstance(value, int) or not 0 <= value < len(self.titles):
            return ""
        return f"{value} · {self.titles[value]}" if value else self.titles[0]


class Words(Kind):
    """Several short texts (tags, role families), shown with commas, stored as a JSON list."""

    __slots__ = ()
    name: ClassVar[str] = "words"
    width: ClassVar[int] = 180

    def parse(self, raw: object) -> Value:
        if raw is None:
            return None
        is_listed = isinstance(raw, (tuple, list))
        parts = cast("Iterable[object]", raw) if is_listed else str(raw).replace(";", ",").split(",")
        words = tuple(dict.fromkeys(str(part).strip() for part in parts if str(part).strip()))
        return words or None

    def show(self, value: Value) -> str:
        return ", ".join(value) if isinstance(value, tuple) else ""

    def to_store(self, value: Value) -> Stored:
        return json.dumps(list(value), ensure_ascii=False) if isinstance(value, tuple) else None

    def from_store(self, stored: Stored) -> Value:
        return tuple(json.loads(str(stored))) if stored else None


class Json(Kind):
    """Structured data that no one edits as text (snapshots)."""

    __slots__ = ()
    name: ClassVar[str] = "json"


class Blob(Kind):
    """Bytes of an attached file."""

    __slots__ = ()
    storage: ClassVar[Storage] = "BLOB"
    name: ClassVar[str] = "blob"

    def to_store(self, value: Value) -> Stored:
        return value if isinstance(value, bytes) else None

    def from_store(self, stored: Stored) -> Value:
        return stored


@dataclass(frozen=True, slots=True)
class Reference(Kind):
    """The id of a record of kind ``target``; people see that record's title."""

    storage: ClassVar[Storage] = "INTEGER"
    name: ClassVar[str] = "reference"
    width: ClassVar[int] = 150
    target: str = ""

    def parse(self, raw: object) -> Value:
        return Integer().parse(raw)
