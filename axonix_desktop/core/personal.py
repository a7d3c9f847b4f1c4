"""What is personal in a programme file: how each field stands to people, and how a person's words are found in text.

Every field of every record has a sort, so that nothing can be forgotten: what is not named here is treated as text
that may mention anyone, and is searched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Email, Json, Key, Reference, Stored, Text, Words

Sort = Literal["identifier", "link", "about", "name", "text", "none"]
"""identifier: says who a person is; link: points to a person; about: told of the person alone; name: holds names of
people as text; text: free words that may mention anyone; none: cannot."""

PERSON = "person"
ABOUT: dict[str, str] = {
    "champion": "person_id",
    "enrolment": "person_id",
    "operator": "person_id",
}
"""Records that are about one person, by the field that says whom."""
CHILDREN: dict[str, tuple[str, str]] = {"check_in": ("champion", "champion_id")}
"""Records that hang on such a record: the kind they hang on, and their field that says which."""
TOLD: dict[str, tuple[str, ...]] = {
    "champion": ("notes",),
    "enrolment": ("notes", "score"),
    "check_in": ("subject", "notes"),
}
"""Their fields that tell of the person in free words or marks, and are emptied when the person is erased."""
_NAMES = frozenset(
    {
        ("programme", "sponsor"), ("programme", "manager"), ("business_unit", "lead"), ("cohort", "trainer"),
        ("gate_decision", "approver"), ("criterion_confirmation", "confirmed_by"), ("readiness_item", "assessed_by"),
        ("checklist_response", "signed_off_by"), ("risk_classification", "decided_by"), ("risk_answer", "answered_by"),
        ("model_change", "approver"), ("fairness_test", "tested_by"), ("explainability", "reviewed_by"),
        ("incident", "closed_by"), ("incident_event", "told_by"), ("escalation_rule", "decider"),
        ("escalation_rule", "signed_off_by"), ("steering_meeting", "attendees"), ("import_run", "actor"),
        ("erasure", "actor"), ("health_override", "set_by"), ("business_case", "approved_by"),
    }
)  # fmt: skip
_FEWEST_LETTERS = 3
ERASED_NAME = "Erased person"
"""What stands in place of an erased person's name; no translation, since it is kept in the file."""


def sort_of(record: type[Record], field: Field) -> Sort:
    """How a field stands to people."""
    if record.kind == PERSON and field.name in ("name", "email"):
        return "identifier"
    if isinstance(field.kind, Reference) and field.kind.target == PERSON:
        return "link"
    if field.name in TOLD.get(record.kind, ()) or (record.kind == PERSON and field.name in ("job_role", "notes")):
        return "about"
    if (record.kind, field.name) in _NAMES:
        return "name"
    if isinstance(field.kind, Key):
        return "none"
    return "text" if isinstance(field.kind, (Text, Words, Json, Email)) else "none"


@dataclass(frozen=True)
class Sought:
    """The words that mean one person: names in full and addresses, and what stands in their place.

    A name of one word alone is not looked for in free text, where it may be another word.
    """

    name: str
    email: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for in any text, longest first."""
        parts = self.name.split()
        forms = [" ".join(parts), f"{parts[-1]}, {' '.join(parts[:-1])}"] if len(parts) > 1 else []
        found = [*forms, *([self.email] if self.email else [])]
        return tuple(sorted((one for one in found if len(one) >= _FEWEST_LETTERS), key=len, reverse=True))

    def pattern(self) -> re.Pattern[str] | None:
        """Finds the words as whole words, in whatever letters; None where there is nothing to look for."""
        return self._pattern

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Made once: it is asked for with every text of a programme."""
        if not self.words:
            return None
        either = "|".join(r"\s+".join(re.escape(part) for part in one.split()) for one in self.words)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

    def is_name(self, text: str) -> bool:
        """Whether the whole text is the person's name or address."""
        plain = " ".join(text.split()).casefold()
        return plain in {" ".join(self.name.split()).casefold(), (self.email or "\0").casefold()}


def scrubbed(sought: Sought, value: Stored, *, holds_names: bool = False) -> Stored:
    """``value`` with the person's words replaced; JSON stays JSON. The same value where nothing is found."""
    if not isinstance(value, str):
        return value
    if holds_names and sought.is_name(value):
        return ERASED_NAME
    pattern = sought.pattern()
    if value[:1] in "[{":
        try:
            held = json.loads(value)
        except ValueError:
            held = None
        if isinstance(held, (dict, list)):
            inner = _within(sought, cast("Any", held), pattern, holds_names=holds_names)
            if inner == held:
                return value
            return json.dumps(inner, ensure_ascii=False)
    if pattern is None:
        return value
    return pattern.sub(ERASED_NAME, value)


def mentions(sought: Sought, values: Iterable[Stored]) -> list[str]:
    """The passages that name the person, shortened around the first place of each text."""
    pattern = sought.pattern()
    if pattern is None:
        return []
    found: list[str] = []
    for value in values:
        place = pattern.search(value) if isinstance(value, str) else None
        if place is not None and isinstance(value, str):
            start, end = max(0, place.start() - 40), min(len(value), place.end() + 40)
            found.append(("…" if start else "") + value[start:end].strip() + ("…" if end < len(value) else ""))
    return found


def _within(sought: Sought, held: Any, pattern: re.Pattern[str] | None, *, holds_names: bool) -> Any:
    if isinstance(held, str):
        if holds_names and sought.is_name(held):
            return ERASED_NAME
        return pattern.sub(ERASED_NAME, held) if pattern else held
    if isinstance(held, list):
        items = cast("list[Any]", held)
        return [_within(sought, one, pattern, holds_names=holds_names) for one in items]
    if isinstance(held, dict):
        pairs = cast("dict[str, Any]", held)
        return {
            (pattern.sub(ERASED_NAME, key) if pattern else key): _within(sought, one, pattern, holds_names=holds_names)
            for key, one in pairs.items()
        }
    return held
