"""What a number format makes of a number: a number, a share in percent, a date, a time or a length of time."""

from __future__ import annotations

import re

NUMBER = "n"
PERCENT = "p"
DATE = "d"
TIME = "h"
SPAN = "l"

_BUILT_IN = {
    **dict.fromkeys((9, 10), PERCENT),
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)), DATE),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47), TIME),
    46: SPAN,
}
_NO_CODES = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def built_in(number: int) -> str:
    """The sort of value of a format known by number only."""
    return _BUILT_IN.get(number, NUMBER)


def sort_of(code: str) -> str:
    """The sort of value that the format ``code`` shows: ``yyyy-mm-dd`` a date, ``0.0%`` a share.

    >>> [sort_of(code) for code in ("General", "dd/mm/yyyy hh:mm", "h:mm AM/PM", "[h]:mm", '0.0"d"', "0%")]
    ['n', 'd', 'h', 'l', 'n', 'p']
    """
    section = _NO_CODES.sub("", code).split(";", 1)[0].lower()
    if "general" in section or section.strip() in ("@", ""):
        return NUMBER
    if _SPAN.search(section):
        return SPAN
    section = section.replace("am/pm", "h").replace("a/p", "h")
    if "y" in section or "d" in section or "ge" in section or ("m" in section and not set(section) & set("hs")):
        return DATE
    if "h" in section or "s" in section:
        return TIME
    return PERCENT if "%" in section else NUMBER
