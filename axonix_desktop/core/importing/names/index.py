"""The names of all fields, made comparable and looked up by header: exact first, then by likeness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.names import further, governance, people, portfolio
from axonix_desktop.core.importing.names.assets import ASSETS
from axonix_desktop.core.importing.names.broader import BROADER
from axonix_desktop.core.importing.names.broader_people import BROADER_PEOPLE
from axonix_desktop.core.importing.names.wider import WIDER
from axonix_desktop.core.importing.names.wider_logs import WIDER_LOGS
from axonix_desktop.core.importing.names.wider_people import WIDER_PEOPLE
from axonix_desktop.core.importing.person_names import PARTS, part_field
from axonix_desktop.core.importing.phrases import plain
from axonix_desktop.core.records.catalogue import RECORDS, record_of

NAMES: Mapping[str, Mapping[str, str]] = {
    "use_case": portfolio.USE_CASE,
    "business_unit": portfolio.BUSINESS_UNIT,
    "component": portfolio.COMPONENT,
    "data_source": portfolio.DATA_SOURCE,
    "person": people.PERSON,
    "champion": people.CHAMPION,
    "course": people.COURSE,
    "enrolment": people.ENROLMENT,
    "raid": governance.RAID,
    "checklist_response": governance.CHECKLIST_RESPONSE,
    "checklist_item": governance.CHECKLIST_ITEM,
    "incident": governance.INCIDENT,
    "readiness_item": governance.READINESS_ITEM,
    "business_case_line": governance.BUSINESS_CASE_LINE,
    "actual": governance.ACTUAL,
    "steering_action": governance.STEERING_ACTION,
}
"""Kinds of table that an import can propose; the order breaks ties."""

_SHIPPED = (NAMES, further.FURTHER, BROADER, BROADER_PEOPLE, ASSETS, WIDER, WIDER_LOGS, WIDER_PEOPLE)
STRONG, WEAK, OFFERED = 1.0, 0.74, 0.55
BORROWED = 0.85
_UNIT, _ITS_UNIT = "business_unit_id", "person_id.business_unit_id"
_LENT: tuple[tuple[str, str, str, str], ...] = (
    ("enrolment", "course_id", "course", "title"),
    ("use_case", _UNIT, "enrolment", _ITS_UNIT),
    ("use_case", _UNIT, "champion", _UNIT),
    ("use_case", _UNIT, "person", _UNIT),
    ("use_case", _UNIT, "data_source", _UNIT),
    ("enrolment", _ITS_UNIT, "champion", _UNIT),
    ("enrolment", _ITS_UNIT, "use_case", _UNIT),
    ("raid", "due_on", "checklist_response", "due_on"),
    ("raid", "due_on", "use_case", "target_on"),
    ("checklist_response", "due_on", "raid", "due_on"),
    ("raid", "owner_id", "checklist_response", "owner_id"),
    ("raid", "owner_id", "use_case", "owner_id"),
    ("use_case", "owner_id", "raid", "owner_id"),
    ("use_case", "owner_id", "checklist_response", "owner_id"),
    ("use_case", "owner_id", "data_source", "owner_id"),
    ("use_case", "owner_id", "component", "owner_id"),
)
"""Whose own names are lent to whom: a field of one kind, and the field of another that means the same."""
FieldsByKind = Mapping[str, Mapping[str, Field]]


def importable_fields() -> dict[str, dict[str, Field]]:
    """The fields of every proposable kind, in its record's order, those of records beside it under dotted names.

    ``person_id.email`` of an enrolment is the e-mail of the person its ``person_id`` refers to: a tracker of
    enrolments carries it, and the plan gives it to the person it finds or makes.
    """
    known = {record.kind for record in RECORDS}
    fields: dict[str, dict[str, Field]] = {}
    for kind, names in NAMES.items():
        if kind not in known:
            continue
        own = {name: one for name, one in record_of(kind).fields.items() if one.is_importable}
        for dotted in (name for name in names if "." in name):
            reference, _, far = dotted.partition(".")
            base = record_of(kind).fields[reference]
            target = getattr(base.kind, "target", "")
            own[dotted] = part_field(base, far) if far in PARTS else record_of(target).fields[far]
        fields[kind] = own
    return fields


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a name may mean: ``weight`` 1 for its own name, less for a name that only may mean it."""

    kind: str
    field: str
    weight: float


@dataclass(slots=True)
class NameIndex:
    """All names of all fields. ``exact`` maps a name in its plain form to what it may mean, strongest first."""

    exact: dict[str, list[Meaning]] = field(default_factory=dict[str, list[Meaning]])
    words: list[str] = field(default_factory=list[str])
    kinds_of: dict[str, int] = field(default_factory=dict[str, int])
    vocabulary: frozenset[str] = frozenset()
    _plain: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    def knows(self, header: str) -> bool:
        """True when ``header`` (plain) is a field's name, whole."""
        return header in self.exact

    def add(self, name: str, meaning: Meaning) -> None:
        """Take ``name`` (any form) in as a word for ``meaning``; a stronger claim of the same field wins."""
        word = self._plain.get(name)
        if word is None:
            word = self._plain[name] = plain(name)
        if not word:
            return
        meanings = self.exact.setdefault(word, [])
        for place, old in enumerate(meanings):
            if (old.kind, old.field) == (meaning.kind, meaning.field):
                if meaning.weight > old.weight:
                    meanings[place] = meaning
                return
        meanings.append(meaning)


def name_index(fields_by_kind: FieldsByKind) -> NameIndex:
    """The index over the labels and declared names of ``fields_by_kind`` and over the shipped names."""
    index = NameIndex()
    for kind, fields in fields_by_kind.items():
        shipped = [one.get(kind, {}) for one in _SHIPPED]
        for name, one in fields.items():
            weak: set[str] = set()
            for written in (word for names in shipped for word in names.get(name, "").split(";")):
                word = written.strip()
                weight = WEAK if word.startswith("~") else OFFERED if word.startswith("?") else STRONG
                if weight < STRONG:
                    weak.add(plain(word))
                index.add(word.lstrip("~?"), Meaning(kind, name, weight))
            if "." not in name:
                for word in (one.label, *one.names):
                    if (word == one.label or plain(word) not in weak) and not _says_less(index, word, kind):
                        index.add(word, Meaning(kind, name, STRONG))
    index.words = list(index.exact)
    index.vocabulary = frozenset(word for name in index.words for word in name.split())
    index.kinds_of = {word: len({one.kind for one in meanings}) for word, meanings in index.exact.items()}
    _lend(index)
    return index


def _lend(index: NameIndex) -> None:
    """Let fields of one meaning share their names, where a name means nothing else in the other's kind."""
    to: dict[tuple[str, str], list[Meaning]] = {}
    for kind, name, to_kind, to_name in _LENT:
        to.setdefault((kind, name), []).append(Meaning(to_kind, to_name, BORROWED))
    for meanings in index.exact.values():
        lent = [
            meaning
            for one in meanings
            if one.weight == STRONG and (one.kind, one.field) in to
            for meaning in to[one.kind, one.field]
        ]
        for meaning in lent:
            if all(one.kind != meaning.kind for one in meanings):
                meanings.append(meaning)


def _says_less(index: NameIndex, word: str, kind: str) -> bool:
    """True for a label of which the plain form is another field's own name: "Evidence of" (a day) is "Evidence"."""
    rest = plain(word)
    is_cut = len(rest.split()) < len(word.split())
    return is_cut and any(one.kind == kind and one.weight == STRONG for one in index.exact.get(rest, ()))
