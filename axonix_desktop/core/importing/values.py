"""A column of cells becomes a column of stored values, each distinct value read once.

What cannot be read is left out and told with its row; how words were chosen is kept so that a person can see and
change it (``seen``). Nothing here knows of rows or records: that is ``plan``'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.amounts import amount_of, decimal_mark, reads_two_ways
from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.cells import CellValue, ErrorCell
from axonix_desktop.core.importing.choosing import option_of
from axonix_desktop.core.importing.dates import Order, in_words, read_dates
from axonix_desktop.core.importing.durations import hours_of, months_of
from axonix_desktop.core.importing.levels import level_reader
from axonix_desktop.core.importing.lifecycle import head_of
from axonix_desktop.core.importing.scales import rescaled
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Email,
    Integer,
    Key,
    Kind,
    LongText,
    Moment,
    Money,
    Number,
    Percent,
    StageNumber,
    Stored,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.moments import moment_from
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr

_BLANKS = " \t\r\n\v\f\u00a0\u200b\ufeff\u202f\u2007"
_EMAIL = re.compile(r"[^\s@;,<>()]+@[^\s@;,<>()]+\.\w{2,}")
_SCALED = ("score", "maturity")
"""Fields from 0 to 4, which trackers fill from scales of their own."""
_TIMED: Mapping[str, Callable[[str], float | None]] = {"duration_hours": hours_of, "validity_months": months_of}
_LARGEST_AMOUNT = 9e15
"""Whole units of a currency of which the minor units still fit a 63-bit integer."""
_YES = re.compile(r"^(?:yes|true|ja|oui|sí|sim|да|是)\b", re.IGNORECASE)
_NO = re.compile(r"^(?:no|none|false|nein|non|não|нет|否)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person or profile decided for a column: words → option codes (None: leave out), order of dates.

    ``factor`` is what bare figures are multiplied by: the header says that they are minutes, or years.
    """

    words: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    order: Order | None = None
    fiscal_start: int = 1
    is_fraction: bool = False
    factor: float = 1.0


@dataclass(slots=True)
class ColumnRead:
    """``stored`` value by value; ``refused`` (position, sentence) were left out, ``noted`` were taken with a doubt.

    ``seen`` maps each word of a choice to the words of what it became, None where nothing fits.
    """

    stored: list[Stored]
    refused: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    noted: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    seen: dict[str, str | None] = field(default_factory=dict[str, str | None])
    question: str | None = None


def as_text(cell: CellValue) -> str | None:
    """A cell as text: outer blanks cut, ``101.0`` as ``101``, dates in ISO form; None where there is nothing."""
    if cell is None or isinstance(cell, ErrorCell):
        return None
    if isinstance(cell, str):
        return cell.strip(_BLANKS) or None
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        is_day = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if is_day else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)


def read_column(one: Field, cells: Sequence[CellValue], choices: ReadingChoices) -> ColumnRead:
    """Read the cells of a column as values of a field."""
    kind = one.kind
    if isinstance(kind, Date):
        return _dates(cells, choices)
    if isinstance(kind, Choice):
        return _choices(kind, cells, choices)
    if one.name in ("probability", "impact"):
        reader, question = level_reader(cells)
        found = _each(cells, reader)
        found.question = question
        return found
    if isinstance(kind, Money):
        return _amounts(cells)
    if one.name in _SCALED and isinstance(kind, Integer):
        scores, question = rescaled(cells)
        found = _each(scores, _integer_reader(kind, None))
        found.question = question
        return found
    return _each(cells, _reader_of(one, cells, choices))


def _reader_of(one: Field, cells: Sequence[CellValue], choices: ReadingChoices) -> Callable[[CellValue], Stored]:
    """What reads a single cell of a column of ``one``."""
    kind = one.kind
    if isinstance(kind, (YesNo, Moment, Email)):
        return _yes_no if isinstance(kind, YesNo) else _moment if isinstance(kind, Moment) else _email
    if isinstance(kind, StageNumber):
        return _stage_reader(kind)
    if isinstance(kind, Percent):
        return _percent_reader(cells, choices)
    if one.name in _TIMED:
        return _time_reader(one, decimal_mark(cells), choices.factor)
    if isinstance(kind, Integer):
        return _integer_reader(kind, decimal_mark(cells))
    if isinstance(kind, Number):
        return _number_reader(kind, decimal_mark(cells))
    if isinstance(kind, Words):
        return _words_reader(kind)
    is_kept = one.name == "custom" or (one.required and not isinstance(kind, Key))
    return _text_reader(kind, keeps_empty_words=is_kept)


def _each(cells: Sequence[CellValue], reader: Callable[[CellValue], Stored]) -> ColumnRead:
    """Read each distinct cell once; True and 1 are told apart by their type."""
    found = ColumnRead([])
    cache: dict[tuple[type, CellValue], tuple[Stored, str | None]] = {}
    for position, cell in enumerate(cells):
        if cell is None:
            found.stored.append(None)
            continue
        known = cache.get((cell.__class__, cell))
        if known is None:
            known = cache[cell.__class__, cell] = _read(cell, reader)
        value, refusal = known
        found.stored.append(value)
        if refusal is not None:
            found.refused.append((position, refusal))
    return found


def _read(cell: CellValue, reader: Callable[[CellValue], Stored]) -> tuple[Stored, str | None]:
    if isinstance(cell, ErrorCell):
        return None, tr("The cell holds the error {code}; correct the formula in the tracker.", code=cell.code)
    try:
        return reader(cell), None
    except BadValueError as error:
        return None, str(error)


def _text_reader(kind: Kind, *, keeps_empty_words: bool) -> Callable[[CellValue], Stored]:
    limit = kind.limit if isinstance(kind, Text) else 2_000
    keeps_lines = isinstance(kind, LongText)

    def read(cell: CellValue) -> Stored:
        text = as_text(cell)
        if text is None or (not keeps_empty_words and len(text) < 80 and says_nothing(text)):
            return None
        if not keeps_lines and not text.isprintable():
            text = " ".join(text.split())
        if len(text) > limit:
            raise BadValueError(
                tr(
                    "The text has {words:,} characters, at most {limit:,} fit. Shorten it.",
                    words=len(text),
                    limit=limit,
                )
            )
        return text

    return read


def _yes_no(cell: CellValue) -> Stored:
    if isinstance(cell, bool):
        return int(cell)
    text = as_text(cell)
    if text is None or says_nothing(text):
        return None
    try:
        return YesNo().to_store(YesNo().parse(text))
    except BadValueError:
        head = head_of(text)
        if _YES.match(head):
            return 1
        if _NO.match(head):
            return 0
        raise


def _stage_reader(kind: StageNumber) -> Callable[[CellValue], Stored]:
    def read(cell: CellValue) -> Stored:
        text = as_text(cell)
        return None if text is None else kind.to_store(kind.parse(text))

    return read


def _moment(cell: CellValue) -> Stored:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(cell, str):
        with suppress(BadValueError):
            return moment_from(cell, UTC)
    read = read_dates([cell])
    if read.doubts and read.values[0] is None:
        raise BadValueError(read.doubts[0][1])
    return f"{read.values[0].isoformat()}T00:00:00Z" if read.values[0] else None


def _email(cell: CellValue) -> Stored:
    text = as_text(cell)
    if text is None or says_nothing(text):
        return None
    match = _EMAIL.search(text.replace("mailto:", " "))
    if match is None:
        raise BadValueError(tr("“{words}” is not an e-mail address such as name@example.org.", words=text[:60]))
    return match[0].lower()


def _words_reader(kind: Words) -> Callable[[CellValue], Stored]:
    def read(cell: CellValue) -> Stored:
        text = as_text(cell)
        return None if text is None else kind.to_store(kind.parse(text.replace("\n", ",")))

    return read


def _number(cell: CellValue, decimal: str | None = None) -> float | None:
    if isinstance(cell, (bool, date, time)):
        raise BadValueError(tr("This is not a number."))
    if isinstance(cell, (int, float)):
        return float(cell)
    text = as_text(cell)
    if text is None or says_nothing(text):
        return None
    number = amount_of(text.removesuffix("%"), decimal)
    if number is None:
        raise BadValueError(
            tr("“{words}” is not a number, or can be read in two ways. Write it as 1,234.50.", words=text[:60])
        )
    return number


def _number_reader(kind: Number, decimal: str | None) -> Callable[[CellValue], Stored]:
    def read(cell: CellValue) -> Stored:
        number = _number(cell, decimal)
        return None if number is None else kind.to_store(kind.parse(number))

    return read


def _integer_reader(kind: Integer, decimal: str | None) -> Callable[[CellValue], Stored]:
    def read(cell: CellValue) -> Stored:
        if isinstance(cell, int) and not isinstance(cell, bool) and kind.least <= cell <= kind.most:
            return cell
        number = _number(cell, decimal)
        return None if number is None else kind.to_store(kind.parse(number))

    return read


def _time_reader(one: Field, decimal: str | None, factor: float) -> Callable[[CellValue], Stored]:
    """Lengths of time: texts with units as they say, clock times as hours and minutes, bare figures by the header."""

    def read(cell: CellValue) -> Stored:
        if isinstance(cell, time):
            cell = f"{cell.hour}:{cell.minute:02d}"
        text = as_text(cell)
        number = _TIMED[one.name](text) if isinstance(cell, str) and text is not None else None
        if number is None:
            bare = _number(cell, decimal)
            number = None if bare is None else bare * factor
        return None if number is None else one.kind.to_store(one.kind.parse(round(number, 2)))

    return read


def _percent_reader(cells: Sequence[CellValue], choices: ReadingChoices) -> Callable[[CellValue], Stored]:
    """Fractions are percent when the sheet formats them so, or when no value of the column is above one."""
    decimal = decimal_mark(cells)
    bare = (_bare_number(cell, decimal) for cell in cells)
    numbers = [one for one in bare if one is not None]
    is_fraction = choices.is_fraction or (bool(numbers) and max(numbers) <= 1 and any(0 < one < 1 for one in numbers))

    def read(cell: CellValue) -> Stored:
        number = _number(cell, decimal)
        if number is None:
            return None
        is_share = is_fraction and _bare_number(cell, decimal) is not None
        return Percent().to_store(Percent().parse(round(number * 100, 6) if is_share else number))

    return read


def _bare_number(cell: CellValue, decimal: str | None) -> float | None:
    """The number of a cell that names no percent sign; None for anything else."""
    if isinstance(cell, (int, float)):
        return None if isinstance(cell, bool) else float(cell)
    return amount_of(cell, decimal) if isinstance(cell, str) and not cell.rstrip().endswith("%") else None


def _amounts(cells: Sequence[CellValue]) -> ColumnRead:
    """Amounts in minor units; where ``1.200`` may be 1200 or 1.2 and no cell tells, the column is asked about."""
    decimal = decimal_mark(cells)

    def read(cell: CellValue) -> Stored:
        number = _number(cell, decimal)
        if number is None:
            return None
        if not abs(number) <= _LARGEST_AMOUNT:
            raise BadValueError(
                tr("{number:g} is too large for an amount of money. Correct it in the tracker.", number=number)
            )
        return round(number * 100)

    found = _each(cells, read)
    doubtful = reads_two_ways(cells)
    if decimal is None and doubtful is not None:
        found.question = tr(
            "Is “{doubtful}” more or less than a thousand? No value of the column tells; left empty.",
            doubtful=doubtful.strip(),
        )
    return found


def _dates(cells: Sequence[CellValue], choices: ReadingChoices) -> ColumnRead:
    read = read_dates(cells, order=choices.order, fiscal_start=choices.fiscal_start)
    found = ColumnRead([value.isoformat() if value else None for value in read.values], question=read.question)
    for position, sentence in read.doubts:
        (found.refused if read.values[position] is None else found.noted).append((position, sentence))
    for position, cell in enumerate(cells):
        value = read.values[position]
        if isinstance(cell, str) and value is not None and len(found.seen) < 12:
            found.seen.setdefault(cell.strip(_BLANKS), in_words(value))
    return found


def _choices(kind: Choice, cells: Sequence[CellValue], choices: ReadingChoices) -> ColumnRead:
    found = ColumnRead([])
    cache: dict[str, str | None] = {}
    for position, cell in enumerate(cells):
        text = as_text(cell)
        if text is None:
            found.stored.append(None)
            continue
        if text not in cache:
            cache[text] = choices.words[text] if text in choices.words else option_of(kind, text)[0]
            if cache[text] is None and says_nothing(text):
                found.stored.append(None)
                del cache[text]
                continue
            found.seen[text] = kind.show(cache[text]) if cache[text] else None
        code = cache[text]
        found.stored.append(code)
        if code is None and text not in choices.words:
            allowed = ", ".join(option.label for option in kind.options)
            found.refused.append(
                (
                    position,
                    tr("“{words}” is none of: {allowed}. Choose what it means.", words=text[:60], allowed=allowed),
                )
            )
    return found
