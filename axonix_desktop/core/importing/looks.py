"""What the values of a column look like, from at most 300 spread rows, and whether that suits a field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.importing.phrases import is_blank, is_placeholder, word_set
from axonix_desktop.core.kinds import Choice, Reference

SAMPLE = 300
"""Rows looked at in each column; the looks of a column do not change with more."""

_MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|may|mai|jun|juin|jul|juil|aug|août|ago|sep|set|oct|okt|nov|dec|dez|déc|dic|des|ene|abr"
    r"|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)[a-zéûñçа-я]{0,7}\.?"  # noqa: RUF001 - Russian months
)
_DATE = re.compile(
    r"^\s*(?:[a-z]{2,3}\.? )?(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[-/. ]*{_MONTH}[-/., ]*(?:\d{{2,4}})?|{_MONTH}[-/. ]+\d{{1,4}}(?:,? \d{{4}})?"
    r"|\d{1,2}/\d{4}|\d{1,2}月.{0,8}|(?:19|20)\d\d)(?:\D.*)?$",
)
_EMAIL = re.compile(r"[^\s@;,]+@[^\s@;,]+\.\w{2,}")
_ID = re.compile(r"^[\W_]*(?:[A-Za-zА-Яа-я]{1,12}[\s_.\-–—#&/]*){0,4}\d[\w.\-–/ ]{0,14}$")  # noqa: RUF001
_NUMBER = re.compile(r"^[\s£€$¥]*[-+]?\d[\d\s.,' ]*\s*(?:%|[kKmM]|[£€$¥]|EUR|USD|GBP|CHF|NOK)?\s*$")
_PERSON = re.compile(r"^[^\W\d_][\w.'’\-]+(?:,? [^\W\d_][\w.'’\-]*){1,3}$")
_AMOUNTS_TOO = ("expected_benefit", "cost_note")
"""Fields of text that many a tracker fills with bare amounts."""
_YES_NO = word_set("yes no y n true false ja nein oui non si sí x ✓ ✗ t f да нет 是 否 sim não nao nei")
_RATINGS = word_set(
    "very low|low|medium|moderate|high|very high|critical|minor|major|severe|negligible|"
    "catastrophic|rare|unlikely|possible|likely|very likely|almost certain|certain|remote|probable|"
    "insignificant|significant|l|m|h|vl|vh|med|mid|extreme|alto|alta|medio|media|bajo|baja|"
    "niedrig|mittel|hoch|sehr hoch|sehr niedrig|gering|faible|moyen|moyenne|fort|forte|élevé|"
    "élevée|elevee|mineur|majeur|critique|kritisch|katastrophal|lav|middels|høy|низкая|средняя|"
    "высокая|низкий|средний|высокий|低|中|高|very unlikely|frequent|occasional|improbable"
)


@dataclass(frozen=True, slots=True)
class Look:
    """Shares (0–1) of the values that look like something; ``filled`` counts values, ``rows`` the rows looked at."""

    rows: int
    filled: int
    distinct: int
    numbers: float
    dates: float
    emails: float
    yes_no: float
    ids: float
    people: float
    ratings: float
    length: float
    longest: int
    is_running: bool
    is_packed: bool
    common: tuple[str, ...]

    @property
    def is_unique(self) -> bool:
        """True when (nearly) every value occurs once."""
        return self.filled > 0 and self.distinct >= 0.95 * self.filled

    @property
    def is_sentence(self) -> bool:
        """True when the values are texts to read, not words to choose."""
        return self.length > 35 and self.distinct > 0.4 * self.filled


def spread(rows: Sequence[int], most: int = SAMPLE) -> Sequence[int]:
    """At most ``most`` of ``rows``, evenly spread from first to last."""
    if len(rows) <= most:
        return rows
    step = len(rows) / most
    return [rows[int(at * step)] for at in range(most)]


def look_at(values: Sequence[CellValue]) -> Look:
    """The look of a column whose sampled cells are ``values`` (blank ones included)."""
    filled = [one for one in values if not is_blank(one) and not is_placeholder(one)]
    if not filled:
        return Look(len(values), 0, *NO_LOOK_TAIL)
    texts = [one.strip() if isinstance(one, str) else one for one in filled]
    words = [one.casefold() for one in texts if isinstance(one, str)]
    counts = Counter(words)
    share = 1 / len(filled)
    real = [one for one in texts if isinstance(one, (int, float)) and not isinstance(one, bool)]
    return Look(
        rows=len(values),
        filled=len(filled),
        distinct=len({str(one) for one in texts}),
        numbers=share * (len(real) + sum(n for word, n in counts.items() if _NUMBER.match(word))),
        dates=share
        * (
            sum(1 for one in texts if isinstance(one, (date, datetime)))
            + sum(1 for one in real if 1990 <= one <= 2100 and one == int(one))
            + sum(n for word, n in counts.items() if len(word) < 40 and _DATE.match(word))
        ),
        emails=share * sum(n for word, n in counts.items() if "@" in word and _EMAIL.search(word)),
        yes_no=share
        * (sum(1 for one in texts if isinstance(one, bool)) + sum(n for word, n in counts.items() if word in _YES_NO)),
        ids=share * (len(real) + sum(n for word, n in counts.items() if len(word) < 30 and _ID.match(word))),
        people=share * sum(1 for one in texts if isinstance(one, str) and len(one) < 50 and _is_person(one)),
        ratings=share
        * (
            sum(1 for one in real if 0 <= one <= 10)
            + sum(n for word, n in counts.items() if word in _RATINGS or (word.isdigit() and len(word) == 1))
        ),
        length=sum(len(str(one)) for one in texts) * share,
        longest=max(len(str(one)) for one in texts),
        is_running=_runs(real) and len(real) == len(filled),
        is_packed=all(not is_blank(one) for one in values[: len(filled)]),
        common=tuple(word for word, _ in counts.most_common(12)),
    )


NO_LOOK_TAIL = (0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, False, False, ())


def _is_person(text: str) -> bool:
    return _PERSON.match(text) is not None and all(word[0].isupper() for word in text.split())


def _runs(numbers: Sequence[int | float]) -> bool:
    """True for 1, 2, 3 …: whole and rising, with few steps left out."""
    if len(numbers) < 2 or any(one != int(one) for one in numbers[:50]):
        return False
    return all(later > earlier for earlier, later in pairwise(numbers))


def suits(look: Look, one: Field) -> float:
    """How well the values suit ``one``: 1 is what such a field holds, 0 says nothing, -1 cannot be that field."""
    if not look.filled:
        return 0.0
    name = one.kind.name
    if one.name in _AMOUNTS_TOO and look.numbers > 0.6 and not look.is_running:
        return 0.1
    if isinstance(one.kind, Reference) and one.kind.target == "checklist_item":
        return _as_long_text(look)
    if isinstance(one.kind, Reference) and one.kind.target == "course":
        return -0.9 if _are_links(look) else _as_text(look)
    if name in _SUITS:
        return _SUITS[name](look)
    if isinstance(one.kind, Choice):
        return _as_choice(look, one.kind)
    return _as_text(look)


def _are_links(look: Look) -> bool:
    """True for unlike addresses in the web, which name nobody and nothing."""
    return look.distinct > 1 and 2 * sum(
        1 for word in look.common if word.startswith(("http:", "https:", "www."))
    ) > len(look.common)


def _as_choice(look: Look, kind: Choice) -> float:
    known = {word.casefold() for option in kind.options for word in (option.code, option.label, *option.names)}
    hits = sum(1 for word in look.common if word.split(" – ")[0].lstrip("abcdef) ").strip() in known or word in known)
    if hits and hits >= 0.4 * len(look.common):
        return 1.0
    if look.dates > 0.7 or look.emails > 0.5:
        return -0.8
    if look.is_sentence and look.filled > 5:
        return -0.4
    return 0.3 if look.distinct <= max(3, look.filled // 3) else 0.0


def _as_text(look: Look) -> float:
    if look.dates > 0.8 or look.is_running:
        return -0.8
    if look.numbers > 0.9:
        return -0.05 if look.is_unique else -0.5  # unlike numbers may be labels: 4.1, 4.2
    if look.ratings > 0.8 and look.filled > 2:
        return -0.5
    return 0.2


def _as_stage(look: Look) -> float:
    return -1.0 if look.is_running and look.is_unique and look.filled > 2 else _as_choice_of_stages(look)


def _as_choice_of_stages(look: Look) -> float:
    if look.dates > 0.7 or look.emails > 0.5:
        return -0.8
    if look.numbers > 0.8:
        return -0.3
    return 0.5 if look.distinct <= max(4, look.filled // 4) else 0.0


def _as_long_text(look: Look) -> float:
    if look.dates > 0.8 or look.is_running or look.emails > 0.6:
        return -0.9
    if look.numbers > 0.8 or look.yes_no > 0.8:
        return -0.6
    if look.filled >= 8 and look.distinct <= 6 and look.length < 20:
        return -0.25
    return 0.6 if look.length > 40 else 0.2 if look.length > 15 else 0.0


def _as_key(look: Look) -> float:
    if look.length > 40 or (look.dates > 0.9 and not look.is_running and look.numbers < 0.5):
        return -0.8
    if look.is_unique:
        return 0.8 if look.ids > 0.6 else 0.3
    return 0.2 if look.ids > 0.6 else -0.2


def _as_date(look: Look) -> float:
    if look.dates > 0.5:
        return 0.9
    if look.yes_no > 0.8 or look.emails > 0.5 or look.length > 60:
        return -0.9
    if look.filled > 2 and look.dates < 0.1:
        return -0.5 if look.numbers > 0.5 or not look.is_unique else -0.8
    return 0.0


def _as_number(look: Look) -> float:
    if look.numbers > 0.6:
        return 0.6
    if look.dates > 0.5:
        return -0.9
    if look.filled > 2 and not any(letter.isdigit() for word in look.common for letter in word):
        return -1.0
    return -0.5 if look.filled > 2 else 0.0


def _as_integer(look: Look) -> float:
    if look.ratings > 0.6 or look.numbers > 0.8:
        return 0.8
    return -0.3 if look.length > 30 else 0.0


def _as_yes_no(look: Look) -> float:
    if look.yes_no > 0.5:
        return 0.9
    return -0.7 if look.yes_no < 0.1 and look.filled > 4 and look.is_unique else -0.3


def _as_email(look: Look) -> float:
    return 1.0 if look.emails > 0.4 else -0.8


def _as_reference(look: Look) -> float:
    if _are_links(look):
        return -0.9
    if look.dates > 0.7 and look.numbers < 0.5:
        return -0.9
    if look.length > 120 or (look.yes_no > 0.8 and look.filled > 2):
        return -0.6
    if look.people > 0.5 or look.emails > 0.5:
        return 0.5
    return 0.1


_SUITS = {
    "long_text": _as_long_text,
    "key": _as_key,
    "date": _as_date,
    "moment": _as_date,
    "number": _as_number,
    "percent": _as_number,
    "money": _as_number,
    "integer": _as_integer,
    "yes_no": _as_yes_no,
    "email": _as_email,
    "reference": _as_reference,
    "text": _as_text,
    "stage": _as_stage,
}
