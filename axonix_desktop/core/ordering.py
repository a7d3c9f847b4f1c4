"""The order people expect of keys: UC-9 before UC-10, without regard to case."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"(\d+)")


def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that reads runs of digits as numbers."""
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part.casefold()) for part in _DIGITS.split(key) if part
    )
