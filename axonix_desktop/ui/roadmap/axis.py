"""The time axis: how wide a day is at each zoom, and what stands in its two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from axonix_desktop.core.forms import month_name
from axonix_desktop.core.words import mark, tr

_DAY = timedelta(days=1)
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Zoom:
    """``pixels`` is the width of a day in pixels at 100 %."""

    name: str
    title: str
    pixels: float


ZOOMS = (
    Zoom("week", mark("Week"), 24.0),
    Zoom("month", mark("Month"), 7.0),
    Zoom("quarter", mark("Quarter"), 2.6),
    Zoom("year", mark("Year"), 0.95),
)


def zoom_of(name: str) -> Zoom:
    """The zoom called ``name``; the quarter's for a name that is none."""
    return next((one for one in ZOOMS if one.name == name), ZOOMS[2])


@dataclass(frozen=True, slots=True)
class Tick:
    """A span of the axis with its words; ``end`` is the first day after it."""

    start: date
    end: date
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``first`` for so many ``days`` at a zoom; ``scale`` is the text size as a factor."""

    first: date
    days: int
    zoom: Zoom
    scale: float = 1.0

    @property
    def day_width(self) -> float:
        """The width of a day in pixels."""
        return self.zoom.pixels * self.scale

    @property
    def width(self) -> int:
        """The whole width in pixels."""
        return round(self.days * self.day_width)

    def x(self, day: date) -> float:
        """Where ``day`` begins."""
        return (day - self.first).days * self.day_width

    def day_at(self, x: float) -> date:
        """The day at ``x``, within the calendar."""
        return clamped(self.first + timedelta(days=int(x // self.day_width)))

    def upper(self, first: date, last: date) -> Iterator[Tick]:
        """The upper line between two days: years, quarters or months."""
        match self.zoom.name:
            case "year":
                yield from _spans(first, last, 12, lambda day: str(day.year))
            case "quarter":
                yield from _spans(first, last, 3, _quarter_and_year)
            case _:
                yield from _spans(first, last, 1, month_and_year)

    def lower(self, first: date, last: date) -> Iterator[Tick]:
        """The lower line between two days: quarters, months, weeks or days."""
        match self.zoom.name:
            case "year":
                yield from _spans(first, last, 3, _quarter)
            case "quarter":
                yield from _spans(first, last, 1, lambda day: month_name(day.month))
            case "month":
                start = first - timedelta(days=first.weekday())
                while start <= last:
                    yield Tick(start, start + 7 * _DAY, str(start.day))
                    start += 7 * _DAY
            case _:
                start = first
                while start <= last:
                    yield Tick(start, start + _DAY, str(start.day))
                    start += _DAY


def month_and_year(day: date) -> str:
    """``Nov 2026``."""
    return tr("{month} {year}", month=month_name(day.month), year=day.year)


def clamped(day: date) -> date:
    """The day, not beyond what the axis can show."""
    return min(max(day, EARLIEST), LATEST)


def _quarter(day: date) -> str:
    return tr("Q{number}", number=(day.month - 1) // 3 + 1)


def _quarter_and_year(day: date) -> str:
    return tr("Q{number} {year}", number=(day.month - 1) // 3 + 1, year=day.year)


def _spans(first: date, last: date, months: int, words: Callable[[date], str]) -> Iterator[Tick]:
    """Spans of so many months, from the one that holds ``first``."""
    start = date(first.year, (first.month - 1) // months * months + 1, 1)
    while start <= last:
        place = start.year * 12 + start.month - 1 + months
        end = date(place // 12, place % 12 + 1, 1)
        yield Tick(start, end, words(start))
        start = end
