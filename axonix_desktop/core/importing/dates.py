"""Dates as trackers write them, decided once per column from all its values.

A column of ``01/02/2026`` can be read two ways; the whole column is asked which way no value contradicts, and when
nothing speaks for either the reading is chosen, said in words, and listed as a question. Real date cells are never
turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from axonix_desktop.core.importing.blanks import EMPTY_WORDS
from axonix_desktop.core.importing.cells import CellValue, ErrorCell
from axonix_desktop.core.importing.phrases import is_placeholder
from axonix_desktop.core.words import tr

Order = Literal["day", "month"]
_EPOCH = date(1899, 12, 30)
_SERIALS = (20_000, 73_050)
"""Serial numbers taken for dates: 1954 to 2099."""
_SECONDS = (946_684_800, 4_102_444_800)
"""Seconds since 1970 taken for moments, as computers count them: 2000 to 2099; thousandths of them likewise."""
_LIKELY_YEARS = (1950, 2100)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio янв января",
            "feb february februar février fevrier febrero fevereiro febbraio фев февраля",
            "mar march märz maerz mrz mars marzo março marco мар марта",
            "apr april avril abril aprile апр апреля",
            "may mai mayo maio maggio мая май",
            "jun june juni juin junio junho giugno июн июня",
            "jul july juli juillet julio julho luglio июл июля",
            "aug august août aout agosto авг августа",
            "sep sept september septembre septiembre setembro settembre сен сентября",
            "oct october oktober okt octobre octubre outubro ottobre окт октября",
            "nov november novembre noviembre novembro ноя ноября",
            "dec december dezember dez décembre decembre diciembre dezembro dicembre дек декабря",
        ),
        start=1,
    )
    for word in words.split()
}
_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?![\d?])(.*)$")
_ISO_MONTH = re.compile(r"^(\d{4})[-/.年](\d{1,2})(?:月|-\?\?|-xx)?$", re.IGNORECASE)
_NUMERIC = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)(.*)$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})[-/](\d{4})$")
_DAY_WORD = re.compile(
    r"^(?:[^\W\d]+,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[-/. ]*(?:of |de )?([^\W\d]+)\.?[-/., ]*(?:de )?(\d{4}|\d{2})$"
)
_WORD_DAY = re.compile(r"^(?:[^\W\d]+, )?([^\W\d]+)\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4}|\d{2})$")
_WORD_YEAR = re.compile(r"^([^\W\d]+)\.?[-/., ']*(\d{4}|\d{2})$")
_YEAR_WORD = re.compile(r"^(\d{4}|\d{2})[-/. ]+([^\W\d]+)$")
_QUARTER = re.compile(
    r"^(?:(FY|CY)?\s*'?(\d{4}|\d{2})[\s/-]*)?Q([1-4])(?:[\s/-]*(FY|CY)?\s*'?(\d{4}|\d{2}))?$", re.IGNORECASE
)
_FISCAL = re.compile(r"^(FY|CY)\s*'?(\d{4}|\d{2})$", re.IGNORECASE)
_DAYS = re.compile(r"^(\d{1,2})\s*[-–—]\s*\d{1,2}\.? ([^\W\d]+)\.? (\d{4})$")
_TIME = re.compile(
    r"[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})?$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"^[^\W\d]{2,10}[.,]?,? +(?=\d{1,4}[-/.]\d)")
_DAY_MONTH = re.compile(r"^(?:(\d{1,2})(?:st|nd|rd|th|\.)? ([^\W\d]+)\.?|(\d)-([^\W\d]+))$")
_SERIAL = re.compile(r"^[2-7]\d{4}(?:\.\d+)?$")
_STAMP = re.compile(r"^\d{9,10}(?:\d{3})?$")
_YEAR = re.compile(r"^(19|20)\d{2}$")


@dataclass(slots=True)
class DatesRead:
    """A column of dates: ``values`` row by row, and what a person should know of the reading.

    ``doubts`` are (position in the column, sentence) for cells that hold no date one can be sure of; ``order`` is
    the order chosen for ``01/02/2026``; ``question`` is set when nothing in the column speaks for it.
    """

    values: list[date | None]
    doubts: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    order: Order = "day"
    question: str | None = None


def read_dates(cells: Sequence[CellValue], *, order: Order | None = None, fiscal_start: int = 1) -> DatesRead:
    """Read a column. ``order`` forces day or month first; ``fiscal_start`` is the month a fiscal year begins in."""
    chosen, question = (order, None) if order else decide_order(cells)
    cache: dict[CellValue, tuple[date | None, str | None]] = {}
    found = DatesRead([], order=chosen, question=question)
    for position, cell in enumerate(cells):
        if isinstance(cell, datetime):
            value, doubt = _plausible(cell.date())
        elif isinstance(cell, date):
            value, doubt = _plausible(cell)
        elif cell is None:
            value, doubt = None, None
        else:
            known = cache.get(cell)
            if known is None:
                known = cache[cell] = read_date(cell, chosen, fiscal_start)
            value, doubt = known
        found.values.append(value)
        if doubt:
            found.doubts.append((position, doubt))
    return found


def decide_order(cells: Iterable[CellValue]) -> tuple[Order, str | None]:
    """Which of day and month comes first in ``01/02/2026``, by all values; and a question when none speaks for it."""
    day = month = 0
    example: tuple[str, int, int, int] | None = None
    for cell in cells:
        if not isinstance(cell, str):
            continue
        match = _NUMERIC.match(_bare(cell))
        if match is None:
            continue
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        if first > 12 >= second:
            day += 1
        elif second > 12 >= first:
            month += 1
        elif first != second and example is None:
            example = (match[0], first, second, year)
    order: Order = "month" if month > day else "day"
    if example is None or (day > 0) != (month > 0):
        return order, None
    text, first, second, year = example
    d, m = (first, second) if order == "day" else (second, first)
    try:
        shown = in_words(date(year, m, d))
    except ValueError:
        return order, None
    why = "values speak for both readings" if day else "no value says which comes first"
    return order, tr(
        "“{words}” is read as {shown}, {order} first: {why}.", words=text, shown=shown, order=order, why=why
    )


def numeric_parts(text: str) -> tuple[int, int] | None:
    """The first and second number of a date written in figures alone (``01/02/2026``); None for anything else."""
    match = _NUMERIC.match(_bare(text))
    return None if match is None else (int(match[1]), int(match[2]))


def in_words(day: date) -> str:
    """``1 February 2026``, whatever the language of the computer."""
    return f"{day.day} {_NAMES[day.month - 1]} {day.year}"


def read_date(cell: CellValue, order: Order = "day", fiscal_start: int = 1) -> tuple[date | None, str | None]:
    """One cell as (date, doubt). A doubt with a date says how it was read; without one, that it cannot be."""
    if cell is None or (isinstance(cell, str) and is_placeholder(cell)):
        return None, None
    if isinstance(cell, ErrorCell):
        return None, tr("The cell holds the error {code}; there is no date in it.", code=cell.code)
    if isinstance(cell, bool):
        return None, tr("“yes” or “no” is not a date.")
    if isinstance(cell, (int, float)):
        return _from_number(cell)
    if not isinstance(cell, str):
        return None, tr("“{cell}” is not a date.", cell=cell)
    text = " ".join(cell.replace("\u00a0", " ").split()).strip(" ,;")
    if not text or text.casefold() in EMPTY_WORDS:
        return None, None
    try:
        value, doubt = _from_text(_bare(text), order, fiscal_start)
    except (ValueError, OverflowError):
        return None, tr(
            "“{words}” names a day that does not exist. Correct it in the tracker or leave it empty.", words=text
        )
    if value is None and doubt is None:
        shown = text if len(text) <= 60 else text[:59] + "…"
        return None, tr("“{shown}” cannot be read as a date. Write it as 22 Nov 2026 or 2026-11-22.", shown=shown)
    if value is not None:
        return _plausible(value) if doubt is None else (value, doubt)
    return value, doubt


def _plausible(value: date) -> tuple[date | None, str | None]:
    """Excel writes an empty date as 30 December 1899 or in 1900; such a day is no value."""
    if value.year <= 1900:
        return None, None
    if not _LIKELY_YEARS[0] <= value.year <= _LIKELY_YEARS[1]:
        return value, tr("The year {year} is unlikely; read as it stands. Check it.", year=value.year)
    return value, None


def _bare(text: str) -> str:
    """``text`` without the weekday before and the time of day behind a date."""
    text = text.strip()
    if ":" in text:
        text = _TIME.sub("", text)
    return _WEEKDAY.sub("", text) if text[:1].isalpha() else text


def _whole(value: date, text: str, rest: str) -> tuple[date, str | None]:
    """A day, and a doubt when the cell says more than a day (a range, a remark)."""
    words = rest.strip(" ,;")
    if not words or (words.startswith("(") and words.strip("() .").isalpha()):
        return value, None
    return value, tr("“{words}” says more than a day; read as {value}.", words=text[:60], value=in_words(value))


def _from_number(cell: float) -> tuple[date | None, str | None]:
    if cell == 0:
        return None, None
    if isinstance(cell, int) and 1990 <= cell <= 2100:
        return date(cell, 1, 1), tr("Only the year {cell} is given; read as 1 January {cell}.", cell=cell)
    if _SERIALS[0] <= cell <= _SERIALS[1]:
        return _EPOCH + timedelta(days=int(cell)), None
    for unit in (1, 1000):
        if _SECONDS[0] * unit <= cell < _SECONDS[1] * unit:
            return datetime.fromtimestamp(cell / unit, UTC).date(), None
    return None, tr("“{cell:g}” is not a date.", cell=cell)


def _from_text(text: str, order: Order, fiscal_start: int) -> tuple[date | None, str | None]:
    if match := _ISO.match(text):
        return _whole(date(int(match[1]), int(match[2]), int(match[3])), text, match[4])
    if _SERIAL.match(text) or _STAMP.match(text):
        return _from_number(float(text))
    if match := _NUMERIC.match(text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        day, month = (first, second) if order == "day" else (second, first)
        if month > 12:
            day, month = month, day
        return _whole(date(year, month, day), text, match[4])
    if (match := _DAY_WORD.match(text)) and (month := _MONTHS.get(match[2].casefold())):
        return date(_year(match[3]), month, int(match[1])), None
    if (match := _WORD_DAY.match(text)) and (month := _MONTHS.get(match[1].casefold())):
        return date(_year(match[3]), month, int(match[2])), None
    if (match := _DAY_MONTH.match(text)) and (match[2] or match[4]).casefold() in _MONTHS:
        return None, tr("“{words}” names no year. Write it with its year, as 22 Nov 2026.", words=text)
    return _from_coarse(text, fiscal_start)


def _from_coarse(text: str, fiscal_start: int) -> tuple[date | None, str | None]:
    """A month, quarter or year: its first day, and a sentence that says so."""
    found: date | None = None
    if match := _QUARTER.match(text):
        year = match[2] or match[5]
        is_fiscal = (match[1] or match[4] or "").upper() == "FY"
        found = _quarter(_year(year), int(match[3]), fiscal_start if is_fiscal else 1) if year else None
    elif match := _FISCAL.match(text):
        found = _quarter(_year(match[2]), 1, fiscal_start if match[1].upper() == "FY" else 1)
    elif match := _ISO_MONTH.match(text):
        found = date(int(match[1]), int(match[2]), 1)
    elif match := _MONTH_YEAR.match(text):
        found = date(int(match[2]), int(match[1]), 1)
    elif match := _WORD_YEAR.match(text):
        found = _first_of(match[1], match[2])
    elif match := _YEAR_WORD.match(text):
        found = _first_of(match[2], match[1])
    elif (match := _DAYS.match(text)) and (month := _MONTHS.get(match[2].casefold())):
        found = date(int(match[3]), month, int(match[1]))
        return found, tr("“{words}” names several days; read as {found}.", words=text, found=in_words(found))
    elif _YEAR.match(text):
        found = date(int(text), 1, 1)
    if found is None:
        return None, None
    return found, tr("“{words}” names no day; read as {found}.", words=text, found=in_words(found))


def _first_of(word: str, year: str) -> date | None:
    month = _MONTHS.get(word.casefold())
    return date(_year(year), month, 1) if month else None


def _quarter(year: int, quarter: int, fiscal_start: int) -> date:
    """First day of a quarter; a fiscal year that does not start in January is named after the year it ends in."""
    month = fiscal_start + 3 * (quarter - 1)
    start = year - 1 if fiscal_start > 1 else year
    return date(start + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _year(text: str) -> int:
    year = int(text)
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year
