"""Search over all words of a programme: an index in memory beside the file, made when it is first asked.

The file itself holds no index: it would cost every write and every byte on a laptop for what one person does now and
then. Building takes about a second for 100,000 use cases and runs in a thread; after a change only the rows that the
journal names are read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from axonix_desktop.core.fields import Record
from axonix_desktop.core.finding import likely_word
from axonix_desktop.core.kinds import Choice, LongText, Reference, Stored, Text
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows, titles

KINDS = (
    "use_case", "person", "business_unit", "champion", "course", "checklist_item", "checklist_response", "component",
    "data_source", "raid", "incident", "model_change", "fairness_test", "explainability", "escalation_rule",
    "workflow_change", "cohort", "check_in", "steering_decision", "steering_action", "gate_decision", "attachment",
)  # fmt: skip
"""The kinds that are searched, in the order in which results are shown."""

_BATCH = 5_000
_MOST_COUNTED = 5_000
_WORD = re.compile(r"\w+")
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was typed; ``text`` is all that is searched of it besides key and title."""

    kind: str
    record_id: int
    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first within their kind, how many there are by kind (counted up to a limit), and what was looked for.

    ``typed`` differs from what the person typed when only likely words were found.
    """

    hits: tuple[Hit, ...]
    counts: Mapping[str, int]
    typed: str


class SearchIndex:
    """The index of one programme file; usable from any thread, one question at a time."""

    def __init__(self, file: ProgrammeFile) -> None:
        self._file = file
        self._lock = Lock()
        self._memory = driver.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute(
            "CREATE VIRTUAL TABLE entry USING fts5(key, title, body, kind UNINDEXED, record UNINDEXED, "
            "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
        )
        self._memory.execute("CREATE VIRTUAL TABLE word USING fts5vocab(entry, 'row')")
        self._place: dict[tuple[str, int], int] = {}
        self._last = 0
        self._known: list[str] | None = None
        self.is_ready = False

    def build(self, step: Step) -> None:
        """Read everything; ``step`` is told what is read and raises when it is no longer wanted."""
        for kind in KINDS:
            step(record_of(kind).plural)
            self._read(kind, None, step)
        self.is_ready = True

    def update(self, touched: Mapping[str, Collection[int] | None]) -> None:
        """Read anew what a change set touched (by kind; None is everything of the kind)."""
        for kind, ids in touched.items():
            if kind in KINDS:
                self._read(kind, ids, lambda _words: None)

    def find(self, typed: str, most: int = 40, kinds: Iterable[str] = KINDS) -> Found:
        """At most ``most`` hits of each of ``kinds``: keys and titles first, then any words; beginnings are enough."""
        words = _WORD.findall(typed)[:12]
        if not words:
            return Found((), {}, typed)
        wanted = [kind for kind in KINDS if kind in set(kinds)]
        with self._lock:
            found = self._found(words, most, wanted)
            if not found.hits and (likely := self._likely(words)):
                found = self._found(likely, most, wanted)
        return _named_first(found, words)

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            self._memory.close()

    def _read(self, kind: str, ids: Collection[int] | None, step: Step) -> None:
        """Put the records ``ids`` of ``kind`` (all for None) into the index in place of what was there."""
        declared = record_of(kind)
        wanted = None if ids is None else {"id": list(ids)}
        names = _searched(declared)
        found = rows(self._file, kind, ["id", *names], wanted)
        labels = {
            name: titles(self._file, target, None if ids is None else _pointed_at(found, 1 + names.index(name)))
            for name, target in _references(declared, names)
        }
        gone = [one for one in self._place if one[0] == kind and (ids is None or one[1] in ids)]
        with self._lock:
            self._memory.execute("BEGIN")
            self._memory.executemany("DELETE FROM entry WHERE rowid = ?", [(self._place.pop(one),) for one in gone])
            for start in range(0, len(found), _BATCH):
                step(f"{declared.plural} {min(start + _BATCH, len(found)):,}")
                self._put(declared, names, labels, found[start : start + _BATCH])
            self._memory.execute("COMMIT")
            self._known = None

    def _put(
        self, declared: type[Record], names: Sequence[str], labels: Mapping[str, Mapping[int, str]],
        batch: Sequence[tuple[Stored, ...]],
    ) -> None:  # fmt: skip
        """Index a batch of rows."""
        entries: list[tuple[int, str, str, str, str, int]] = []
        for row in batch:
            record_id = int(row[0] or 0)
            words = {
                name: _worded(declared, name, value, labels)
                for name, value in zip(names, row[1:], strict=True)
                if value is not None
            }
            self._last += 1
            place = self._place[declared.kind, record_id] = self._last
            key = words.pop(declared.key_field or "", "")
            title = words.pop(declared.title_field, "")
            body = " · ".join(one for one in words.values() if one)
            entries.append((place, key, title, body, declared.kind, record_id))
        self._memory.executemany(
            "INSERT INTO entry (rowid, key, title, body, kind, record) VALUES (?, ?, ?, ?, ?, ?)", entries
        )

    def _found(self, words: Sequence[str], most: int, kinds: Sequence[str]) -> Found:
        """What holds the beginnings ``words``: counted by kind, named up to ``most`` a kind."""
        match = " ".join(f'"{word}"*' for word in words)
        counted: dict[str, int] = dict(
            self._memory.execute(
                "SELECT kind, count(*) FROM (SELECT kind FROM entry WHERE entry MATCH ? LIMIT ?) GROUP BY kind",
                (match, _MOST_COUNTED),
            ).fetchall()
        )
        hits: list[Hit] = []
        for kind in kinds:
            if kind not in counted:
                continue
            seen: dict[int, Hit] = {}
            for question in (f"{{key title}} : ({match})", match):
                if len(seen) >= most:
                    break
                for row in self._memory.execute(
                    "SELECT kind, record, key, title, body FROM entry WHERE entry MATCH ? AND kind = ? LIMIT ?",
                    (question, kind, most),
                ):
                    seen.setdefault(row[1], Hit(row[0], row[1], row[2], row[3], row[4]))
            hits.extend(list(seen.values())[:most])
        return Found(tuple(hits), {kind: counted[kind] for kind in kinds if kind in counted}, " ".join(words))

    def _likely(self, words: Sequence[str]) -> list[str]:
        """The words that were probably meant; empty when one of them is like nothing that is there."""
        if self._known is None:
            self._known = [row[0] for row in self._memory.execute("SELECT term FROM word WHERE length(term) > 3")]
        meant: list[str] = []
        for word in words:
            is_there = self._memory.execute(
                "SELECT 1 FROM entry WHERE entry MATCH ? LIMIT 1", (f'"{word}"*',)
            ).fetchone()
            likely = word if is_there else likely_word(word.casefold(), self._known)
            if likely is None:
                return []
            meant.append(likely)
        return meant


def _named_first(found: Found, words: Sequence[str]) -> Found:
    """Where the beginning of a key was typed (``INC-00``): the kinds with such keys first, in them those records."""
    typed = [word.casefold() for word in words]
    if not any(character.isdigit() for word in typed for character in word):
        return found

    def is_named(hit: Hit) -> bool:
        key = [word.casefold() for word in _WORD.findall(hit.key)][: len(typed)]
        return len(key) == len(typed) and key[:-1] == typed[:-1] and key[-1].startswith(typed[-1])

    named = {hit.kind for hit in found.hits if is_named(hit)}
    if not named:
        return found
    kinds = sorted(found.counts, key=lambda kind: kind not in named)
    hits = sorted(found.hits, key=lambda hit: (kinds.index(hit.kind), not is_named(hit)))
    return Found(tuple(hits), {kind: found.counts[kind] for kind in kinds}, found.typed)


def _searched(declared: type[Record]) -> list[str]:
    """The fields whose words are searched: texts, choices and what references point to."""
    return [
        one.name
        for one in declared.fields.values()
        if isinstance(one.kind, (Text, LongText, Choice, Reference)) and (one.is_in_grid or one.name == "notes")
    ]


def _references(declared: type[Record], names: Sequence[str]) -> list[tuple[str, str]]:
    """The reference fields among ``names`` with the kind they point to."""
    fields = [declared.fields[name] for name in names]
    return [(one.name, one.kind.target) for one in fields if isinstance(one.kind, Reference)]


def _pointed_at(found: Sequence[tuple[Stored, ...]], place: int) -> set[int]:
    """The ids in one column of rows."""
    return {value for row in found if isinstance(value := row[place], int)}


def _worded(declared: type[Record], name: str, value: Stored, labels: Mapping[str, Mapping[int, str]]) -> str:
    """The words of a stored value."""
    if name in labels:
        return labels[name].get(int(value or 0), "")
    kind = declared.fields[name].kind
    return kind.show(kind.from_store(value)) if isinstance(kind, Choice) else str(value)
