"""Names in cells become links: to the unit, person or course that is there, or to one made in the same import."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.completing import Completion
from axonix_desktop.core.importing.nearness import (
    TAKEN_FROM,
    Nearness,
    item_by_code,
    item_by_words,
    kept_apart,
    taken_for,
)
from axonix_desktop.core.importing.plan import Batch, ImportPlan, Link, StoreView
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.records.catalogue import record_of

_EMAIL = re.compile(r"[^\s@;,<>()]+@[^\s@;,<>()]+\.\w{2,}")
_LOGIN = re.compile(r"[^\W\d_]{2,}(?:[._][^\W\d_]{2,}){1,2}")
"""A name as people sign in with it: ``ana.keller``."""
_SEVERAL = re.compile(r"\s*(?:;|\n|\|)\s*")
_LONGEST_NAME = 300
MAKE_NEW = 0
"""Decided for a name: it is something new, whatever it resembles."""
MADE_ON_DEMAND = frozenset({"business_unit", "person", "course", "checklist_item", "component", "data_source"})
"""Kinds that a name alone is enough to make."""


def fold(text: object) -> str:
    """The form in which names and keys are compared: NFC, lower case, single blanks, one sort of dash."""
    words = text if isinstance(text, str) else str(text)
    if not words.isascii():
        words = unicodedata.normalize("NFC", words).replace("–", "-").replace("—", "-")
    return " ".join(words.casefold().split())


def first_of(text: str) -> tuple[str, int]:
    """The first of several names (or e-mail addresses) in a cell, and how many there are."""
    parts = [part for part in _SEVERAL.split(text) if part.strip(" ,")]
    if len(parts) == 1 and text.count("@") > 1:
        parts = _EMAIL.findall(text)
    return (parts[0].strip(" ,"), len(parts)) if parts else (text.strip(), 1)


class Linker:
    """Finds or plans the records that cells refer to by name, key or e-mail."""

    def __init__(
        self, plan: ImportPlan, view: StoreView, decided: Mapping[str, Mapping[str, Link]] | None = None
    ) -> None:
        """``decided`` is what a person said a name means: kind → folded name → record or name, None for nothing."""
        self._plan, self._view = plan, view
        self._decided = decided or {}
        self._known: dict[str, dict[str, int]] = {}
        self._made: dict[str, Batch] = {}
        self._near = Nearness(plan.questions)
        self.about = Completion()
        self._called: dict[str, dict[int, str]] = {}
        self._held: dict[str, dict[int, str]] = {}

    def ids(
        self,
        kind: str,
        names: Sequence[str | None],
        extras: Sequence[Stored] | None = None,
        *,
        by_words: bool = False,
    ) -> list[int | None]:
        """The id for each name; ``extras`` are e-mails of people, or topics of checklist items.

        A name that is not known is planned as a new record where a name is enough to make one; else it is None.
        ``by_words`` lets checklist items of use cases be found by what they ask, not by their text alone.
        """
        known = self._index(kind)
        cache: dict[tuple[str | None, Stored], int | None] = {}
        found: list[int | None] = []
        for position, name in enumerate(names):
            extra = extras[position] if extras else None
            pair = (name, extra)
            if pair not in cache:
                cache[pair] = self._one(kind, known, name, extra, by_words=by_words)
            found.append(cache[pair])
        return found

    def remember(self, kind: str, name: object, record_id: int) -> None:
        """Let later links find a record that a table of this import makes."""
        if name is not None:
            self._index(kind).setdefault(fold(name), record_id)
            self._called.setdefault(kind, {})[record_id] = str(name)

    def known(self, kind: str, name: str) -> int | None:
        """The record that is called ``name``, if there is one; nothing is made."""
        return self._index(kind).get(fold(name)) or None

    def nearly(self, kind: str, name: str) -> int | None:
        """The record that is called ``name`` or nearly so; then it is asked about."""
        return self.known(kind, name) or self._nearly(kind, self._index(kind), name, fold(name), by_words=False)

    def _one(
        self, kind: str, known: dict[str, int], name: str | None, extra: Stored, *, by_words: bool = False
    ) -> int | None:
        email = None
        decided = self._decided.get(kind)
        is_new = False
        if decided and (said := fold(name if name is not None else extra)) in decided:
            meant = decided[said]
            if meant is None or (meant != MAKE_NEW and meant in known.values()):
                return meant if meant is None else int(meant)
            if isinstance(meant, str) and fold(meant) != said:
                return self._one(kind, known, meant, None, by_words=by_words)
            is_new = meant == MAKE_NEW or isinstance(meant, str)
        if kind == "person":
            name, email = _person(name, extra)
            if email and email in known:
                return known[email]
        if name is None or says_nothing(name) or (len(name) > _LONGEST_NAME and kind != "checklist_item"):
            return None
        folded = fold(name)
        if folded in known:
            return known[folded]
        turned = _turned(name) if kind == "person" else None
        if turned and turned in known:
            return known[turned]
        near = None if is_new else self._nearly(kind, known, name, folded, by_words=by_words)
        if near is not None or kind not in MADE_ON_DEMAND:
            return near
        record_id = self._make(kind, name, email, extra)
        for alias in (folded, email, turned):
            if alias:
                known[alias] = record_id
        return record_id

    def _nearly(self, kind: str, known: dict[str, int], name: str, folded: str, *, by_words: bool) -> int | None:
        """The record of nearly that name, where such a one is taken; where it is not, it is only asked about."""
        if kind == "checklist_item":
            found = item_by_code(name, known)
            if found is not None:
                known[folded] = self._plan.taken_for[kind][folded] = found
                return found
        near = self._near.likely(kind, folded, known)
        found = known[near] if near is not None else None
        if found is None and by_words:
            found = item_by_words(name, known)
        if not found:
            return None
        code = next((one for one, number in known.items() if number == found), "") if kind == "checklist_item" else ""
        title = f"{code.upper()} {self.title(kind, found)}".strip()
        if kind not in TAKEN_FROM:
            self._near.ask(kept_apart(name, title))
            return None
        if not self._near.claim(found, folded):
            return None
        self._near.ask(taken_for(kind, name, title))
        known[folded] = self._plan.taken_for[kind][folded] = found
        return found

    def title(self, kind: str, record_id: int) -> str:
        """What a record is called, one that this import makes too; empty for one that is not known."""
        return self._called.get(kind, {}).get(record_id) or self._titles(kind).get(record_id, "")

    def _titles(self, kind: str) -> dict[int, str]:
        """The titles of the records that are there; one titled by a reference is called as what it refers to."""
        if kind not in self._held:
            declared, existing = record_of(kind), self._view.existing(kind)
            title = declared.fields[declared.title_field]
            at, identity = existing.columns.index(title.name), existing.columns.index("id")
            held = self._held[kind] = dict[int, str]()
            target = title.kind.target if isinstance(title.kind, Reference) else ""
            for row in existing.rows:
                number, words = row[identity], row[at]
                if isinstance(number, int) and words is not None:
                    held[number] = self.title(target, int(words)) if target else str(words)
        return self._held[kind]

    def _make(self, kind: str, name: str, email: str | None, extra: Stored) -> int:
        record_id = self._view.new_ids(1)[0]
        name = " ".join(name.split())
        batch = self._made.get(kind)
        if batch is None:
            columns = {
                "person": ("id", "name", "email"),
                "checklist_item": ("id", "code", "topic", "template", "text"),
                "course": ("id", "title"),
            }.get(kind, ("id", "name"))
            batch = self._made[kind] = Batch(columns, [], is_named=True)
            self._plan.of(kind).batches.insert(0, batch)
        row: tuple[Stored, ...] = (record_id, name)
        if kind == "person":
            row = (record_id, name, email)
        elif kind == "checklist_item":
            list_name = self._plan.file_name.rpartition(".")[0] or self._plan.file_name
            row = (record_id, self._code(), str(extra or "Imported"), list_name, name)
        self._called.setdefault(kind, {})[record_id] = name
        batch.rows.append(row)
        return record_id

    def _code(self) -> str:
        known = self._index("checklist_item")
        number = 1
        while fold(f"OWN-{number:03d}") in known:
            number += 1
        known[fold(f"OWN-{number:03d}")] = 0
        return f"OWN-{number:03d}"

    def _index(self, kind: str) -> dict[str, int]:
        """Folded names, keys and e-mails of a kind's records, the oldest record winning."""
        if kind in self._known:
            return self._known[kind]
        declared = record_of(kind)
        existing = self._view.existing(kind)
        wanted = [declared.key_field, declared.title_field, "email" if kind == "person" else None]
        places = [existing.columns.index(name) for name in wanted if name and name in existing.columns]
        identity = existing.columns.index("id")
        index: dict[str, int] = {}
        for row in existing.rows:
            record_id = row[identity]
            for place in places:
                if row[place] is not None and isinstance(record_id, int):
                    index.setdefault(fold(row[place]), record_id)
        if isinstance(declared.fields[declared.title_field].kind, Reference):
            for record_id, title in self._titles(kind).items():
                index.setdefault(fold(title), record_id)
        self._known[kind] = index
        return index


def _turned(name: str) -> str | None:
    """The name “Keller, Anna” as “anna keller”; None for a name that is written forwards."""
    last, comma, first = name.partition(",")
    return fold(f"{first} {last}") if comma and first.strip() and "," not in first else None


def _person(name: str | None, email: Stored) -> tuple[str | None, str | None]:
    """Name and e-mail from a cell that may hold either or both; a name is made from a lone address."""
    address = str(email).lower() if email else None
    if name and (match := _EMAIL.search(name)):
        address = address or match[0].lower()
        name = _EMAIL.sub("", name).strip(" ,;<>()[]:-") or None
    if name and _LOGIN.fullmatch(name):
        name = " ".join(part.capitalize() for part in re.split(r"[._]", name))
    if name and address and " " not in name and _LOGIN.fullmatch(address.partition("@")[0]):
        name = None
    if name is None and address:
        local = address.partition("@")[0]
        parts = [part for part in re.split(r"[._\-+]+", local) if part]
        name = " ".join(part.capitalize() for part in parts) if len(parts) > 1 else address
    return name, address
