"""Whether two written names mean one person, where a second one has to look at something."""

from __future__ import annotations

import re
from unicodedata import normalize


def is_same_person(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's, whoever typed them.

    Capitals, blanks, accents in one letter or two, and the surname before a comma do not matter.
    """
    words = _words(one)
    return bool(words) and words == _words(other)


def _words(name: str | None) -> list[str]:
    return sorted(re.findall(r"\w+", normalize("NFC", (name or "").casefold())))
