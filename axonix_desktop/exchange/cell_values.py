"""The content of a cell as it stands in the file, made a plain value of its sort (``wire`` lists the sorts)."""

from __future__ import annotations

from typing import Any

from axonix_desktop.exchange.xml_parts import (
    CONTROLS_REMOVED,
    clean,
    has_controls,
    spreadsheet_text,
    too_long,
    unescaped,
)

TOO_LONG = "#TOO LONG"
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\r")
_LARGEST = 1.7e308
_MOST_DIGITS = 400
_PLACE_DIGITS = 9
_SHOWN = 100

Plain = tuple[str, Any, str | None]
"""Sort, value, and the sentence about what was odd, or None."""


def plain(sort: str, content: Any, *, is_escaped: bool) -> Plain:
    """Return the plain value of one cell.

    ``content`` is bytes out of an XML part, or what a reader worked out itself. ``is_escaped`` says that ``_x000D_``
    in a text stands for a character, as Excel writes it. What is no value of its sort becomes sort ``x``.
    """
    if sort == "t":
        return _text(content, is_escaped=is_escaped)
    if sort in "snpdhl":
        return _number(sort, content.decode("utf-8", "replace").strip())
    text = unescaped(content.decode("utf-8")) if isinstance(content, bytes) else content
    if sort == "b" and isinstance(text, str):
        word = text.strip().lower()
        return ("b", word in ("1", "true"), None) if word in ("0", "1", "true", "false") else ("x", text[:_SHOWN], None)
    return sort, clean(text)[0][:_SHOWN] if isinstance(text, str) else text, None


def texts(contents: list[Any], *, is_escaped: bool) -> tuple[list[Any], dict[int, str]] | None:
    """All texts of a column at once: the values, and sentences by position. None where one must become an error."""
    is_sound = False
    if any(isinstance(one, bytes) for one in contents):
        raw = b"\0".join([b"" if one is None else one for one in contents])
        is_sound = b"&#" not in raw and len(raw.translate(None, _CONTROLS)) == len(raw)
        joined = raw.decode("utf-8")
        values: list[Any] = joined.split("\0")
        if "&" in joined:
            values = [unescaped(one) if "&" in one else one for one in values]
    else:
        values = ["" if one is None else one for one in contents]
        joined = "".join(values)
    if is_escaped and "_x" in joined:
        values = [spreadsheet_text(one) for one in values]
        is_sound = False
    if max(map(len, values), default=0) > 1_000 and any(too_long(one) for one in values):
        return None
    odd: dict[int, str] = {}
    if not is_sound and has_controls("".join(values)):
        for place, one in enumerate(values):
            if has_controls(one):
                values[place] = clean(one)[0]
                odd[place] = CONTROLS_REMOVED
    return values, odd


def _text(content: Any, *, is_escaped: bool) -> Plain:
    text: str = unescaped(content.decode("utf-8")) if isinstance(content, bytes) else content
    cleaned, sentence = clean(spreadsheet_text(text) if is_escaped else text)
    length = too_long(cleaned)
    return ("e", TOO_LONG, length) if length else ("t", cleaned, sentence)


def _number(sort: str, text: str) -> Plain:
    refused: Plain = ("x", text[:_SHOWN], None)
    if "_" in text or not text.isascii():
        return refused
    try:
        if sort == "s":
            return ("s", int(text), None) if text.isdigit() and len(text) <= _PLACE_DIGITS else refused
        is_whole = text.lstrip("-").isdigit() and len(text) < _MOST_DIGITS
        number: int | float = int(text) if is_whole else float(text)
    except ValueError:
        return refused
    if abs(number) >= 10**17 and isinstance(number, int):
        number = float(number) if number < _LARGEST else _LARGEST * 10
    return (sort, number, None) if abs(number) <= _LARGEST else refused
