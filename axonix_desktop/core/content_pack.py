"""Packs of checklist items: read from a pack file, and held against the items a programme has.

A programme may have edited an item since the pack came in. What only the pack changed comes in; what only the
programme changed stays; where both did, the programme's words stay unless a person takes the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Value, Words, YesNo
from axonix_desktop.core.problems import BadValueError, FileProblemError
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.core.words import tr

Values = Mapping[str, Value]
FRAMEWORKS: dict[str, str] = {
    "nist": "NIST AI RMF",
    "eu_ai_act": "EU AI Act",
    "iso42001": "ISO 42001",
    "omb_m2521": "OMB M-25-21",
    "uk": "UK",
    "ai_verify": "AI Verify",
}
"""The frameworks a pack refers to: the name of its column, and what people call it."""
PACK_FIELDS: tuple[str, ...] = (
    "topic", "text", "guidance", "evidence_wanted", "applies_from_tier", "condition", "condition_tier", "applies_to",
    "gate_stage", "is_blocking", "needs_sign_off", "validity_months", "is_programme_level", "cadence", "frameworks",
    "template",
)  # fmt: skip
"""The fields of an item that a pack sets."""
_RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Pack:
    """A named, numbered list of items: code to the values of :data:`PACK_FIELDS`."""

    name: str
    version: str
    items: Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class Installed:
    """An item as the programme has it. ``shipped`` is the item as its pack had it, None for one of the programme's own.

    ``pack`` names the pack it came from; ``was_retired``: an update took it out of force, not a person.
    """

    id: int
    code: str
    values: Values
    shipped: Values | None
    version: str | None
    pack: str = ""
    is_active: bool = True
    was_retired: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an item: what the programme has and what the pack brings."""

    field: Field
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """What a pack brings to one item. ``kept`` are fields in which the programme's own words stand against it."""

    code: str
    id: int | None
    title: str
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What an update would do.

    ``added`` with an id were taken out of force by an update before and come back. ``unchanged`` counts items that stay
    as they are, ``clashing`` are codes in use by items of the programme's own. ``ids`` tells which items are there by
    the pack's code, ``shipped`` how items came by their own; codes that differ in capitals alone are the same.
    """

    pack: Pack
    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    retired: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    clashing: tuple[Change, ...] = ()
    unchanged: int = 0
    installed_version: str | None = None
    ids: Mapping[str, int] = field(default_factory=dict[str, int])
    shipped: Mapping[str, Values] = field(default_factory=dict[str, Values])

    @property
    def is_empty(self) -> bool:
        """Whether nothing a person can see would differ."""
        return not (self.added or self.changed or self.retired)


def read_pack(raw: object) -> Pack:
    """A pack from what a pack file (JSON) holds. Raises FileProblemError with what is wrong in words."""
    if not isinstance(raw, dict) or "items" not in raw:
        raise FileProblemError(
            tr("This is not a checklist pack: it has no list of items. Choose a pack file that ends in .json.")
        )
    held = cast("dict[str, Any]", raw)
    name, version = str(held.get("pack") or "").strip(), str(held.get("version") or "").strip()
    if not name or not version:
        raise FileProblemError(tr("The pack does not say its name and version; ask whoever made it for a whole one."))
    found: dict[str, Values] = {}
    codes: set[str] = set()
    for place, one in enumerate(cast("list[Any]", held["items"] if isinstance(held["items"], list) else []), start=1):
        item = cast("dict[str, Any]", one) if isinstance(one, dict) else {}
        code, text = str(item.get("id") or "").strip(), str(item.get("text") or "").strip()
        if not code or not text:
            raise FileProblemError(tr("Item {place} of the pack has no code or no text.", place=place))
        if code.casefold() in codes:
            raise FileProblemError(tr("The pack has the code {code} twice.", code=code))
        codes.add(code.casefold())
        found[code] = _read_item(held, item, name, code)
    if not found:
        raise FileProblemError(tr("The pack holds no items."))
    return Pack(name, version, found)


def compare(pack: Pack, installed: Sequence[Installed]) -> PackPlan:
    """What ``pack`` would add, change and take out of force among the items ``installed``."""
    there = {one.code.casefold(): one for one in installed}
    codes = {code.casefold() for code in pack.items}
    added, changed, kept, clashing, unchanged = list[Change](), list[Change](), list[Change](), list[Change](), 0
    for code, values in pack.items.items():
        title = str(values["text"])
        held = there.get(code.casefold())
        if held is None:
            added.append(Change(code, None, title))
        elif held.shipped is None:
            clashing.append(Change(code, held.id, str(held.values.get("text") or "")))
        else:
            fresh, stays = _differences(held, held.shipped, values)
            if held.was_retired:
                added.append(Change(code, held.id, title, fresh, stays))
            elif fresh:
                changed.append(Change(code, held.id, title, fresh, stays))
            if stays:
                kept.append(Change(code, held.id, str(held.values.get("text") or ""), (), stays))
            unchanged += not fresh and not held.was_retired
    retired = [
        Change(one.code, one.id, str(one.values.get("text") or ""))
        for one in installed
        if one.shipped is not None and one.is_active and one.code.casefold() not in codes and one.pack == pack.name
    ]
    return PackPlan(
        pack, tuple(added), tuple(changed), tuple(retired), tuple(kept), tuple(clashing), unchanged,
        version_of(pack.name, installed),
        {code: there[code.casefold()].id for code in pack.items if code.casefold() in there},
        {one.code: one.shipped for one in installed if one.shipped is not None},
    )  # fmt: skip


def values_to_write(plan: PackPlan, take: Collection[str] = ()) -> dict[int, dict[str, Value]]:
    """New values by item id; ``take`` names the codes whose kept fields take the pack's words after all."""
    found: dict[int, dict[str, Value]] = {}
    for one in (*plan.changed, *plan.added):
        if one.id is not None:
            found[one.id] = {each.field.name: each.after for each in one.changes}
    for one in plan.kept:
        if one.id is not None and one.code in take:
            found.setdefault(one.id, {}).update({each.field.name: each.after for each in one.kept})
    return found


def version_of(name: str, installed: Sequence[Installed]) -> str | None:
    """The newest version of the pack called ``name`` from which items came in; None where none did."""
    found = [one.version for one in installed if one.version and one.shipped is not None and one.pack == name]
    return max(found, key=_order, default=None)


def is_older(version: str | None, than: str) -> bool:
    """Whether ``version`` came before ``than``; no version at all is not older: there is nothing to update."""
    return version is not None and _order(version) < _order(than)


def to_json(values: Values) -> dict[str, object]:
    """An item as ``shipped`` keeps it: without what is empty."""
    plain = {name: values.get(name) for name in PACK_FIELDS}
    return {
        name: list(one) if isinstance(one, tuple) else one
        for name, one in plain.items()
        if one not in (None, "", (), False)
    }


def from_json(raw: Mapping[str, object]) -> dict[str, Value]:
    """An item as ``shipped`` kept it, as plain values."""
    return {name: _same_sort(ChecklistItem.fields[name], raw.get(name)) for name in PACK_FIELDS}


def retired_mark() -> dict[str, object]:
    """What ``shipped`` holds of an item that an update took out of force."""
    return {_RETIRED: True}


def is_retired_mark(raw: Mapping[str, object]) -> bool:
    """Whether an update took the item out of force."""
    return raw.get(_RETIRED) is True


def _differences(
    held: Installed, base: Values, pack: Values
) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
    """Fields that come in, and fields that stay the programme's although the pack has something new."""
    fresh, stays = list[FieldChange](), list[FieldChange]()
    for name in PACK_FIELDS:
        one = ChecklistItem.fields[name]
        was, yours, theirs = (_same_sort(one, side.get(name)) for side in (base, held.values, pack))
        if yours == theirs:
            continue
        if yours == was:
            fresh.append(FieldChange(one, yours, theirs))
        elif theirs != was:
            stays.append(FieldChange(one, yours, theirs))
    return tuple(fresh), tuple(stays)


def _same_sort(one: Field, value: object) -> Value:
    """A value in the one form in which it is compared: no value is None, no flag is False, words are a tuple."""
    if isinstance(one.kind, YesNo):
        return bool(value)
    if isinstance(one.kind, Words):
        return tuple(str(each) for each in cast("Sequence[object]", value)) if value else None
    return cast("Value", value) if value not in ("", ()) else None


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)) or (0,)


def _read_item(pack: Mapping[str, Any], item: Mapping[str, Any], name: str, code: str) -> dict[str, Value]:
    """The values of one item of a pack file. Raises FileProblemError where a word is not known."""
    word, cadence = str(item.get("tier") or "all"), str(item.get("cadence") or "")
    rule = _table(_table(pack, "tiers"), word) or ({"from": "minimal"} if word == "all" else {})
    if not rule:
        raise FileProblemError(
            tr("Item {code} applies to “{word}”, which the pack does not explain.", code=code, word=word)
        )
    topic = str(item.get("topic") or "").strip()
    programme_topic = _table(pack, "topics").get("X")
    given: dict[str, object] = {
        "topic": topic or name,
        "text": str(item["text"]).strip(),
        "guidance": item.get("guidance"),
        "evidence_wanted": item.get("evidence"),
        "applies_from_tier": rule.get("from", "minimal"),
        "condition": rule.get("where"),
        "condition_tier": rule.get("where_from"),
        "applies_to": rule.get("words"),
        "gate_stage": item.get("phase"),
        "is_blocking": item.get("blocks_gate") == "yes",
        "needs_sign_off": item.get("second_person") == "yes",
        "validity_months": _table(pack, "cadences").get(cadence),
        "is_programme_level": item.get("once") == "yes" or (topic != "" and topic == programme_topic),
        "cadence": cadence,
        "frameworks": _frameworks(item),
        "template": name,
    }
    try:
        return {one: _parsed(ChecklistItem.fields[one], value) for one, value in given.items()}
    except BadValueError as error:
        raise FileProblemError(tr("Item {code} of the pack: {error}", code=code, error=error)) from error


def _table(raw: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A part of a pack file that has names and values; empty where it is not there or something else."""
    found = raw.get(name)
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _parsed(one: Field, value: object) -> Value:
    if isinstance(one.kind, (YesNo, Words)) or value is None or value == "":
        return _same_sort(one, value)
    return one.kind.parse(value)


def _frameworks(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The references, each with its framework's name before it."""
    return tuple(
        f"{title} {part.strip()}"
        for key, title in FRAMEWORKS.items()
        for part in re.split("[;,]", str(item.get(key) or ""))
        if part.strip(" -–")
    )
