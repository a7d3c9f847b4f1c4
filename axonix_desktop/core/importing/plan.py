"""What an import would do, as plain values: shown before anything is written, then applied as one change set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.importing.dates import Order
from axonix_desktop.core.kinds import Stored

Policy = Literal["ask", "theirs", "ours", "mine"]
"""Whose value counts: the file's unless a person changed ours since the last import (``ask``), the file's always
(``theirs``), ours where there is one (``ours``), ours even where it is empty (``mine``)."""
Link = int | str | None
"""What a name means: the id of a record, the name of one that the file itself brings, None for nothing."""
Spot = tuple[int, int, int]
"""A cell: sheet index, row and column, 0-based positions in the sheet."""
RowChoice = int | str
"""What a person decided about a row: the id of the record it is, ``new``, ``skip``, or ``row:<n>``, the row (0-based)
that it completes."""
Outcome = Literal["new", "changed", "unchanged", "refused", "skipped", "excluded"]


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

    ``words`` maps header → word → option code, or "stage|status" for a lifecycle word, None to leave it out;
    ``rules`` a field → its own policy; ``clears`` says that an empty cell empties the field; ``keys`` maps a kind →
    ``key``, ``name`` or ``column:<header>``, by which rows find their records; ``constants`` a kind → field → the
    words that stand for every row; ``links`` a kind referred to → folded name → what it means;
    ``corrections`` are cells mended here, ``rows`` what was decided about (sheet index, row).
    """

    policy: Policy = "ask"
    rules: Mapping[str, Policy] = field(default_factory=dict[str, Policy])
    clears: bool = False
    keys: Mapping[str, str] = field(default_factory=dict[str, str])
    constants: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    links: Mapping[str, Mapping[str, Link]] = field(default_factory=dict[str, Mapping[str, Link]])
    corrections: Mapping[Spot, CellValue] = field(default_factory=dict[Spot, CellValue])
    rows: Mapping[tuple[int, int], RowChoice] = field(default_factory=dict[tuple[int, int], RowChoice])
    words: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict[str, Mapping[str, str | None]])
    orders: Mapping[str, Order] = field(default_factory=dict[str, Order])


@dataclass(slots=True)
class Batch:
    """New rows of one shape: stored values under ``columns`` (``id`` first).

    ``is_named`` tells records that were only named in cells of other tables from those that a table is of.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Stored, ...]]
    is_named: bool = False


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


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What becomes of one row of a sheet (0-based); ``record_id`` is the record made or met, if any."""

    sheet_index: int
    row: int
    kind: str
    outcome: Outcome
    record_id: int | None


@dataclass(frozen=True, slots=True)
class Twin:
    """A row that may be something already met: ``other_id`` is a record of the programme, ``other_row`` an earlier row.

    ``likeness`` is 0 to 100; ``is_same_key`` says that the two rows carry the same ID.
    """

    sheet_index: int
    row: int
    kind: str
    title: str
    other_id: int | None
    other_row: int | None
    other_title: str
    likeness: int
    is_same_key: bool = False


@dataclass(slots=True)
class ImportPlan:
    """The whole import. ``seen`` maps a field to the words met and what they became; ``questions`` are sentences.

    ``rows`` say what becomes of each row, ``twins`` which of them may be duplicates, ``taken_for`` which names (kind →
    folded name → record) were taken for something of nearly that name.
    """

    file_name: str
    kinds: dict[str, KindPlan] = field(default_factory=dict[str, KindPlan])
    tables: list[TableOutcome] = field(default_factory=list[TableOutcome])
    problems: list[Problem] = field(default_factory=list[Problem])
    questions: list[str] = field(default_factory=list[str])
    seen: dict[str, dict[str, str | None]] = field(default_factory=lambda: defaultdict(dict))
    rows: list[RowPlan] = field(default_factory=list[RowPlan])
    twins: list[Twin] = field(default_factory=list[Twin])
    taken_for: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

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
    "business_unit", "person", "course", "cohort", "curriculum_course", "skill_target", "component", "data_source",
    "checklist_item", "use_case", "stage_plan", "use_case_dependency", "champion", "champion_use_case", "check_in",
    "enrolment", "operator", "component_use", "data_source_use", "checklist_response", "readiness_item",
    "model_change", "fairness_test", "explainability", "incident", "incident_event", "escalation_rule",
    "workflow_change", "business_case", "business_case_line", "actual", "raid", "steering_meeting",
    "steering_decision", "steering_action",
)  # fmt: skip
"""Kinds in the order in which their tables are planned: what others refer to comes first."""
