"""Names that are nearly those of something known: taken and asked about, or only asked about, never decided in silence.

A use case or checklist item that is written a little differently is taken for the one that is there, for nothing is
made in its place; a person, unit or course of nearly the same name is made and asked about, for two people may well
be called nearly the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from rapidfuzz import fuzz, process

from axonix_desktop.core.importing.phrases import plain
from axonix_desktop.core.importing.questions import checklist_item
from axonix_desktop.core.words import tr

TAKEN_FROM: Mapping[str, int] = {"use_case": 90, "checklist_item": 86}
"""Kinds of which a name this much alike (0 to 100) is taken for the one that is there."""
ASKED_FROM: Mapping[str, int] = {
    "person": 86, "business_unit": 86, "course": 88, "component": 88, "data_source": 88,
}  # fmt: skip
_SHORTEST = 5
_MOST_COMPARISONS = 2_000_000
_MOST_QUESTIONS = 60
_FIGURES = re.compile(r"\d+")
_CODE = re.compile(r"^\s*([A-Za-z]{1,4})[\s\-_.]?(\d{1,3})\b")


@dataclass(slots=True)
class Nearness:
    """Finds what a name may mean among the known names of its kind. It stops comparing when that would take long."""

    questions: list[str]
    _left: int = _MOST_COMPARISONS
    _asked: int = 0
    _claimed: dict[int, str] = field(default_factory=dict[int, str])
    _forms: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict[str, tuple[list[str], list[str]]])

    def likely(self, kind: str, folded: str, known: Mapping[str, int]) -> str | None:
        """The known name (folded) that ``folded`` is nearly; None when nothing is near enough."""
        least = TAKEN_FROM.get(kind) or ASKED_FROM.get(kind)
        if least is None or len(folded) < _SHORTEST or self._left < len(known):
            return None
        self._left -= len(known)
        names, forms = self._forms.setdefault(kind, ([], []))
        for name in islice(known, len(names), None):
            names.append(name)
            forms.append("" if "@" in name else in_order(name))
        found = process.extractOne(in_order(folded), forms, scorer=fuzz.ratio, score_cutoff=least)
        if found is None or _FIGURES.findall(names[found[2]]) != _FIGURES.findall(folded):
            return None
        return names[found[2]]

    def claim(self, record_id: int, folded: str) -> bool:
        """Take a record for a name that is not quite its own; False when another such name has it already."""
        return self._claimed.setdefault(record_id, folded) == folded

    def ask(self, sentence: str) -> None:
        """Put a question, as long as a person can still read them all."""
        self._asked += 1
        if self._asked <= _MOST_QUESTIONS:
            self.questions.append(sentence)


def in_order(name: str) -> str:
    """The words of a name in the order of the alphabet: "keller, anna" and "anna keller" are nearly the same."""
    return " ".join(sorted(name.split()))


def item_by_code(name: str, known: Mapping[str, int]) -> int | None:
    """The checklist item whose code a text begins with ("RA-06 Impact assessment", "ra 6")."""
    found = _CODE.match(name)
    if found is None:
        return None
    letters, number = found[1].casefold(), int(found[2])
    return next(
        (one for code in (f"{letters}-{number:02d}", f"{letters}-{number}", f"{letters}-{number:03d}")
         if (one := known.get(code))),
        None,
    )  # fmt: skip


def item_by_words(name: str, known: Mapping[str, int]) -> int | None:
    """The item of the shipped library that a question in other words asks about ("DPIA done?")."""
    asked = checklist_item(plain(name))
    return known.get(asked[0].casefold()) if asked is not None else None


def taken_for(kind: str, name: str, title: str) -> str:
    """The question for a name that was taken for something of nearly that name."""
    if kind == "use_case":
        return tr(
            "“{name}” was taken for the use case “{title}”. Is that right?", name=_short(name), title=_short(title)
        )
    return tr("“{name}” was taken for the checklist item “{title}”. Is that right?", name=_short(name),
              title=_short(title))  # fmt: skip


def kept_apart(name: str, title: str) -> str:
    """The question for a name that was made although one of nearly that name is there."""
    return tr("“{name}” was made new. Is it “{title}”?", name=_short(name), title=_short(title))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else line[:89] + "…"
