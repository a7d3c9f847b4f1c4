"""What is personal in a programme file: how each field stands to people, and how a person's words are found in text.

Every field of every record has a sort, so that nothing can be forgotten: a field of words that is not named here is
searched all the same, and fails a test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast
from unicodedata import normalize

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Email, Json, Key, Reference, Stored, Text, Words
from axonix_desktop.core.records.catalogue import RECORDS

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
CHILDREN: dict[str, tuple[str, str]] = {
    "check_in": ("champion", "champion_id"),
    "champion_use_case": ("champion", "champion_id"),
}
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
_FREE_TEXT: dict[str, str] = {
    "programme": "name partner_name currency notes",
    "business_unit": "name notes",
    "person": "role_family",
    "custom_field": "record_kind name choices help",
    "use_case": "title problem description delivery_team vendor expected_benefit "
    "cost_note rag_reason runbook tags source notes",
    "stage_plan": "notes",
    "gate_decision": "forum conditions waivers snapshot notes",
    "gate_criterion": "text rule parameter notes",
    "criterion_confirmation": "note",
    "use_case_dependency": "reason",
    "champion": "wave",
    "course": "title topic role_families provider notes",
    "curriculum_course": "role_family",
    "skill_target": "role_family",
    "cohort": "name notes",
    "enrolment": "cohort",
    "readiness_item": "item evidence next_step",
    "component": "name version link notes",
    "data_source": "name refresh notes",
    "checklist_item": "topic text guidance evidence_wanted applies_to cadence frameworks template version shipped",
    "checklist_response": "reason evidence",
    "risk_classification": "reason occasion questions_version basis",
    "risk_answer": "code question answer",
    "model_change": "model version change decision",
    "fairness_test": "metric group_tested notes",
    "explainability": "method audience limits",
    "incident": "summary protocol_step root_cause lesson",
    "incident_event": "text",
    "escalation_rule": "trigger",
    "workflow_change": "process before after",
    "business_case": "scenario notes",
    "business_case_line": "name period notes",
    "actual": "notes",
    "raid": "title description response notes",
    "steering_meeting": "name agenda minutes",
    "steering_decision": "text recommendation outcome",
    "steering_action": "text",
    "health_override": "comment",
    "attachment": "name media_type sha256 record_kind notes",
    "import_run": "file_name file_hash header_fingerprint mapping counts",
    "setting": "name value",
    "saved_view": "name record_kind layout",
    "mapping_profile": "name header_fingerprint content",
    "erasure": "reason",
}  # fmt: skip
"""Fields that are free words, or words of the program's own, by record: searched for anyone's name."""
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


def is_mapped(record: type[Record], field: Field) -> bool:
    """Whether somebody has said how a field stands to people; one that holds words must be named in this file.

    Files are searched by themselves (``exchange/file_words.py``); own fields of a programme are treated as texts, and
    as a name where the whole value is the person's.
    """
    return sort_of(record, field) != "text" or field.name in _FREE_TEXT.get(record.kind, "").split()


def may_name_people(kind: str, name: str, *, is_typed: bool = False) -> bool:
    """Whether the values of a field by which rows are grouped are names of people.

    ``is_typed`` asks of words that someone typed to look for in the field, which may be a name in any text.
    """
    record = next(one for one in RECORDS if one.kind == kind)
    if name not in record.fields:
        return name.startswith("custom")
    sort = sort_of(record, record.fields[name])
    return sort not in ("none", "text") or (is_typed and sort == "text")


def mapped_texts() -> set[tuple[str, str]]:
    """The (kind, field) of everything that is mapped as free text."""
    return {(kind, name) for kind, names in _FREE_TEXT.items() for name in names.split()}


@dataclass(frozen=True)
class Sought:
    """The words that mean one person: names in full and addresses, and what stands in their place.

    ``also`` are names and addresses they had before. A name of one word alone is not looked for in free text, where it
    may be another word; a name that someone else bears too (``is_shared``) is looked for nowhere, addresses alone are.
    """

    name: str
    email: str | None = None
    also: tuple[str, ...] = ()
    is_shared: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for in any text, longest first."""
        found = [form for one in self._names for form in _forms(one)] + self._addresses
        return tuple(sorted({one for one in found if len(one) >= _FEWEST_LETTERS}, key=lambda one: (-len(one), one)))

    @property
    def left(self) -> tuple[str, ...]:
        """What may mean the person in a text, but is left as it is, since it may mean something or someone else."""
        name = " ".join(self.name.split())
        if self.is_shared:
            return tuple(_forms(name)) or (name,)
        return (name,) if name and not _forms(name) else ()

    @property
    def _names(self) -> list[str]:
        return [] if self.is_shared else [self.name, *(one for one in self.also if "@" not in one)]

    @property
    def _addresses(self) -> list[str]:
        return [one for one in (self.email, *self.also) if one and "@" in one]

    def pattern(self) -> re.Pattern[str] | None:
        """Finds the words as whole words, in whatever letters; None where there is nothing to look for."""
        return self._pattern

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Made once: it is asked for with every text of a programme."""
        return _whole_words(self.words)

    @cached_property
    def left_pattern(self) -> re.Pattern[str] | None:
        """Finds what is left as it is."""
        return _whole_words(self.left)

    def is_name(self, text: str) -> bool:
        """Whether the whole text is the person's name or address."""
        plain = " ".join(text.split()).casefold()
        return bool(plain) and plain in {" ".join(one.split()).casefold() for one in (*self._names, *self._addresses)}

    def may_stand_in(self, text: str) -> bool:
        """Whether a text written as JSON may hold one of the words; quick, and never a wrong no."""
        folded = text.casefold()
        return any(all(part in folded for part in parts) for parts in self._parts)

    @cached_property
    def _parts(self) -> list[list[str]]:
        """The pieces of each name and address as they stand in JSON, where blanks may be written in other ways."""
        either = [*self._names, *self._addresses, *self.words]
        return [
            [json.dumps(part, ensure_ascii=False)[1:-1].casefold() for part in one.split()] for one in either if one
        ]


def _forms(name: str) -> list[str]:
    """A name of several words both ways round, its accents written in one letter or in two; none for one word."""
    found: dict[str, None] = {}
    for form in ("NFC", "NFD"):
        parts = normalize(form, name).split()
        if len(parts) > 1:
            found[" ".join(parts)] = None
            found[f"{parts[-1]}, {' '.join(parts[:-1])}"] = None
    return list(found)


def _whole_words(words: Iterable[str]) -> re.Pattern[str] | None:
    either = "|".join(r"\s+".join(re.escape(part) for part in one.split()) for one in words if one)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None


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


def mentions(pattern: re.Pattern[str] | None, values: Iterable[Stored]) -> list[str]:
    """The passages that name the person, shortened around the first place of each text."""
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
