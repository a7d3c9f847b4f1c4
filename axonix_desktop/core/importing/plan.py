"""What an import would do, as plain values: shown before anything is written, then applied as one change set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from axonix_desktop.core.importing.dates import Order
from axonix_desktop.core.kinds import Stored

Policy = Literal["ask", "theirs", "ours"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at, addressed as the spreadsheet shows it: ``row`` 1-based, ``column`` a letter or None.

    ``is_refusal`` tells a row that was not taken from a value that was left out or read with a doubt.
    """

    sheet: str
    row: int
    column: str | None
    value: str
    message: str
    is_refusal: bool = False


@dataclass(frozen=True, slots=True)
class Existing:
    """The records of a kind that are there already: rows of stored values under ``columns``, by id."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Stored, ...]]


@dataclass(frozen=True, slots=True)
class StoreView:
    """What an import must know of the programme.

    ``custom_fields`` are (id, record kind, name, value kind); ``edited`` answers which fields of records (kind, ids)
    a person changed after the last import; ``new_ids`` makes ids.
    """

    existing: Callable[[str], Existing]
    custom_fields: Sequence[tuple[int, str, str, str]]
    edited: Callable[[str, Sequence[int]], Mapping[int, frozenset[str]]]
    new_ids: Callable[[int], Sequence[int]]
    fiscal_start: int = 1


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a mapping profile or a person decided, over the proposals. Headers are compared as they stand.

    ``words`` maps header → word → option code, or "stage|status" for a lifecycle word, None to leave it out.
    """

    policy: Policy = "ask"
    words: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict[str, Mapping[str, str | None]])
    orders: Mapping[str, Order] = field(default_factory=dict[str, Order])


@dataclass(slots=True)
class Batch:
    """New rows of one shape: stored values under ``columns`` (``id`` first)."""

    columns: tuple[str, ...]
    rows: list[tuple[Stored, ...]]


@dataclass(frozen=True, slots=True)
class Update:
    """Fields of an existing record: name → (old, new) stored values."""

    record_id: int
    row: int
    changes: Mapping[str, tuple[Stored, Stored]]


@dataclass(slots=True)
class KindPlan:
    """What becomes of one kind of record."""

    kind: str
    batches: list[Batch] = field(default_factory=list[Batch])
    updates: list[Update] = field(default_factory=list[Update])
    conflicts: list[Update] = field(default_factory=list[Update])
    unchanged: int = 0

    @property
    def created(self) -> int:
        """Number of new records."""
        return sum(len(batch.rows) for batch in self.batches)


@dataclass(slots=True)
class TableOutcome:
    """How the rows of one table came out: taken + refused + skipped = rows."""

    sheet: str
    kind: str
    rows: int
    taken: int = 0
    refused: int = 0
    skipped: int = 0


@dataclass(slots=True)
class ImportPlan:
    """The whole import. ``seen`` maps a field to the words met and what they became; ``questions`` are sentences."""

    file_name: str
    kinds: dict[str, KindPlan] = field(default_factory=dict[str, KindPlan])
    tables: list[TableOutcome] = field(default_factory=list[TableOutcome])
    problems: list[Problem] = field(default_factory=list[Problem])
    questions: list[str] = field(default_factory=list[str])
    seen: dict[str, dict[str, str | None]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, kind: str) -> KindPlan:
        """The plan of a kind, made on first use."""
        if kind not in self.kinds:
            self.kinds[kind] = KindPlan(kind)
        return self.kinds[kind]

    @property
    def is_empty(self) -> bool:
        """True when nothing would be written."""
        return not any(one.batches or one.updates for one in self.kinds.values())

    def counts(self) -> dict[str, dict[str, int]]:
        """Per sort of outcome and kind, only what is not zero."""
        skipped: Counter[str] = Counter()
        refused: Counter[str] = Counter()
        for table in self.tables:
            skipped[table.kind] += table.skipped
            refused[table.kind] += table.refused
        return {
            "created": {kind: one.created for kind, one in self.kinds.items() if one.created},
            "updated": {kind: len(one.updates) for kind, one in self.kinds.items() if one.updates},
            "unchanged": {kind: one.unchanged for kind, one in self.kinds.items() if one.unchanged},
            "skipped": {kind: n for kind, n in skipped.items() if n},
            "refused": {kind: n for kind, n in refused.items() if n},
            "conflicts": {kind: len(one.conflicts) for kind, one in self.kinds.items() if one.conflicts},
        }


ORDER: tuple[str, ...] = (
    "business_unit", "person", "course", "component", "data_source", "checklist_item", "use_case", "champion",
    "enrolment", "checklist_response", "readiness_item", "incident", "business_case_line", "actual", "raid",
    "steering_action",
)  # fmt: skip
"""Kinds in the order in which their tables are planned: what others refer to comes first."""
