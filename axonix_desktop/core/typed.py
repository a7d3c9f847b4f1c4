"""What a person typed or pasted into a cell, read as the value of a field: more forgiving than a kind alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Integer,
    LongText,
    Moment,
    Money,
    Number,
    Percent,
    Reference,
    StageNumber,
    Text,
    Value,
    YesNo,
)
from axonix_desktop.core.moments import moment_of, split_clock
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr, trn

if TYPE_CHECKING:
    from axonix_desktop.core.importing.dates import Order

Find = Callable[[str, str], Sequence[int]]
"""The ids of the records of a kind that are called so (by title, key or e-mail address)."""


def nobody(_kind: str, _words: str) -> Sequence[int]:
    """Finds no record; for fields that refer to none."""
    return ()


def read_typed(
    field: Field, text: str, find: Find = nobody, *, today: date | None = None, order: Order = "day"
) -> Value:
    """The value a person meant by ``text``; empty text means no value. Raises BadValueError with a sentence.

    ``today`` gives a day without a year its year; ``order`` says what ``01/02/2026`` means.
    """
    kind = field.kind
    if not text.strip():
        return None
    if isinstance(kind, Text) and not isinstance(kind, LongText):
        text = " ".join(text.splitlines())
    if isinstance(kind, Reference):
        return _referred(kind, text, find)
    try:
        return kind.parse(text)
    except BadValueError:
        value = _forgiving(field, text, today, order)
        if value is None:
            raise
        return value


def order_of(field: Field, texts: Sequence[str]) -> Order:
    """Whether day or month comes first in a pasted column of dates, by all its values."""
    if not isinstance(field.kind, Date):
        return "day"
    from axonix_desktop.core.importing.dates import decide_order

    return decide_order(texts)[0]


def _referred(kind: Reference, text: str, find: Find) -> int:
    words = " ".join(text.split())
    found = find(kind.target, words)
    if len(found) == 1:
        return found[0]
    label = small(record_of(kind.target).label)
    if not found:
        raise BadValueError(
            tr("There is no {record} called “{words}”. Choose one from the list.", record=label, words=words)
        )
    raise BadValueError(
        trn(
            "{count} record is called “{words}”. Choose one from the list.",
            "{count} records are called “{words}”. Choose one from the list.",
            len(found),
            words=words,
        )
    )


def _forgiving(field: Field, text: str, today: date | None, order: Order) -> Value:
    """Read what the kind alone does not: words of another language, dates in any form, ``£1.2m``; else None."""
    kind, words = field.kind, " ".join(text.split()).casefold()
    if isinstance(kind, Choice):
        return next((one.code for one in kind.options if tr(one.label).casefold() == words), None)
    if isinstance(kind, YesNo):
        return {tr("Yes").casefold(): True, tr("No").casefold(): False}.get(words)
    if isinstance(kind, StageNumber):
        name = words.rpartition("·")[2].strip()
        return next((number for number, title in enumerate(kind.titles) if tr(title).casefold() == name), None)
    if isinstance(kind, Date):
        return _day(text, today, order)
    if isinstance(kind, Moment):
        return _moment(text, today, order)
    if isinstance(kind, (Integer, Number, Money)) and not isinstance(kind, Percent):
        from axonix_desktop.core.importing.amounts import amount_of

        amount = amount_of(text)
        return None if amount is None else kind.parse(amount)
    return None


def _day(text: str, today: date | None, order: Order) -> date | None:
    """A day in any form; one without a year is in that of ``today``."""
    from axonix_desktop.core.importing.dates import read_date

    day, _doubt = read_date(text, order)
    if day is None and today is not None:
        day, _doubt = read_date(f"{text.strip()} {today.year}", order)
    return day


def _moment(text: str, today: date | None, order: Order) -> Value:
    """A moment whose day is written in any form, or left out: then it is today. Raises BadValueError for the time."""
    words, clock = split_clock(text)
    day = today if not words and clock else None
    if words:
        day = _day(words, today, order)
    return None if day is None else moment_of(day, clock, text=text)
