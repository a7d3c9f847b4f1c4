"""A stored value as the XML of one spreadsheet cell: typed, exact, and never a formula."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import (
    Blob,
    Date,
    Integer,
    Kind,
    LongText,
    Moment,
    Money,
    Number,
    Percent,
    Reference,
    Stored,
    Text,
)

Style = Literal["text", "formula-like", "whole", "number", "percent", "money", "date", "moment", "id"]
Styles = Mapping[Style, int]
"""The number of each style in the workbook."""

CELL_CHARACTERS = 32_767
"""The most UTF-16 units a cell may hold."""

_FIRST = date(1900, 3, 1)
_EPOCH = date(1899, 12, 30).toordinal()
_EXACT = 2**53
_FORMULA_STARTS = frozenset("=+-@\t\r\n'|%\uff1d\uff0b\uff0d\uff20")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Cell = Callable[[Stored], tuple[int, str] | None]
"""Makes of a stored value the number of its style and the rest of its element, or None for an empty cell."""


@dataclass(frozen=True, slots=True)
class TooLongError(Exception):
    """A text does not fit a cell; ``text`` is all of it."""

    text: str


def cell_of(field: Field, styles: Styles, titles: Mapping[int, str] | None) -> Cell | None:
    """How the values of ``field`` are written; None for what has no place in a cell (bytes)."""
    kind = field.kind
    if isinstance(kind, Blob):
        return None
    if field.name == "id":
        return lambda value: None if value is None else _text_cell(str(value), styles["id"], styles["id"])
    if isinstance(kind, Reference):
        return _reference(styles, titles or {})
    if isinstance(kind, Money):
        return lambda value: _number_cell(_money(value), styles["money"])
    if isinstance(kind, Percent):
        return lambda value: _number_cell(_share(value), styles["percent"])
    if isinstance(kind, (Number, Integer)):
        return _plain_number(styles, styles["whole" if isinstance(kind, Integer) else "number"])
    if isinstance(kind, Date):
        return _day(styles)
    if isinstance(kind, Moment):
        return _moment(styles)
    return _worded(kind, styles)


def text_cell(text: str, styles: Styles) -> tuple[int, str] | None:
    """A text as a cell that stays text, also when a person edits it. Raises TooLongError."""
    return _text_cell(text, styles["text"], styles["formula-like"]) if text else None


def style_of(field: Field) -> Style:
    """The style of most values of ``field``, for its column's format."""
    kind = field.kind
    if field.name == "id":
        return "id"
    for kinds, style in (((Money,), "money"), ((Percent,), "percent"), ((Integer,), "whole"), ((Number,), "number"),
                         ((Date,), "date"), ((Moment,), "moment")):  # fmt: skip
        if isinstance(kind, kinds):
            return style  # type: ignore[return-value]
    return "text"


def _worded(kind: Kind, styles: Styles) -> Cell:
    plain, quoted = styles["text"], styles["formula-like"]
    if type(kind) in (Text, LongText):
        return lambda value: _text_cell(str(value), plain, quoted) if value not in (None, "") else None

    def worded(value: Stored) -> tuple[int, str] | None:
        text = "" if value is None else kind.show(kind.from_store(value))
        return _text_cell(text or str(value), plain, quoted) if value not in (None, "") else None

    return worded


def _reference(styles: Styles, titles: Mapping[int, str]) -> Cell:
    def reference(value: Stored) -> tuple[int, str] | None:
        if value is None:
            return None
        title = titles.get(int(value)) or str(value)
        return _text_cell(title, styles["text"], styles["formula-like"])

    return reference


def _plain_number(styles: Styles, style: int) -> Cell:
    def number(value: Stored) -> tuple[int, str] | None:
        if isinstance(value, int) and abs(value) > _EXACT:
            return _text_cell(str(value), styles["text"], styles["formula-like"])
        return _number_cell(value, style)

    return number


def _number_cell(value: Stored | float, style: int) -> tuple[int, str] | None:
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return style, f"><v>{value!r}</v></c>"


def _money(value: Stored) -> float | int | None:
    if not isinstance(value, int):
        return None
    whole, minor = divmod(value, 100)
    return value / 100 if minor else whole


def _share(value: Stored) -> float | None:
    return round(value / 100, 15) if isinstance(value, (int, float)) and math.isfinite(value) else None


def _day(styles: Styles) -> Cell:
    known: dict[Stored, tuple[int, str] | None] = {None: None, "": None}

    def day(value: Stored) -> tuple[int, str] | None:
        if value not in known:
            known[value] = _dated(str(value), styles)
        return known[value]

    return day


def _dated(text: str, styles: Styles) -> tuple[int, str] | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found < _FIRST:
        return _text_cell(text, styles["text"], styles["formula-like"])
    return styles["date"], f"><v>{found.toordinal() - _EPOCH}</v></c>"


def _moment(styles: Styles) -> Cell:
    def moment(value: Stored) -> tuple[int, str] | None:
        if value in (None, ""):
            return None
        try:
            found = datetime.fromisoformat(str(value).removesuffix("Z"))
        except ValueError:
            found = None
        if found is None or found.date() < _FIRST or found.tzinfo is not None:
            return _text_cell(str(value), styles["text"], styles["formula-like"])
        seconds = found.hour * 3_600 + found.minute * 60 + found.second
        serial = found.toordinal() - _EPOCH + round(seconds / 86_400, 10)
        return styles["moment"], f"><v>{serial!r}</v></c>"

    return moment


def _text_cell(text: str, plain: int, quoted: int) -> tuple[int, str]:
    if len(text) * 2 > CELL_CHARACTERS and len(text.encode("utf-16-le", "surrogatepass")) // 2 > CELL_CHARACTERS:
        raise TooLongError(text)
    return quoted if text[:1] in _FORMULA_STARTS else plain, f' t="inlineStr"><is>{run(text)}</is></c>'


def run(text: str) -> str:
    """The ``<t>`` element of a text: markup escaped, blanks at its ends kept, control characters left out."""
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r", "_x000D_")
    space = ' xml:space="preserve"' if text.strip() != text or "\n" in text else ""
    return f"<t{space}>{text}</t>"
