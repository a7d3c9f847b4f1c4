"""What a block of words would do to rows of cells: what changes, what is refused and why, what rows would be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from axonix_desktop.core.blocks import Block
from axonix_desktop.core.editing import beginning, cell_objection, value_objection
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.typed import Find, nobody, order_of, read_typed
from axonix_desktop.core.words import tr

Row = tuple[int, Mapping[str, Value]]
"""A row a block falls on: its id and the plain values it holds now, by field."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that stays as it is: the place of its row from the first on, its column, what was given, and why."""

    place: int
    record_id: int | None
    column: str
    label: str
    words: str
    reason: str


@dataclass(slots=True)
class PastePlan:
    """What would be done; nothing is done yet."""

    changes: dict[int, dict[str, Value]] = field(default_factory=dict[int, dict[str, Value]])
    additions: list[dict[str, Value]] = field(default_factory=list[dict[str, Value]])
    refusals: list[Refusal] = field(default_factory=list[Refusal])
    same: int = 0
    outside: int = 0
    """Columns of the block that reach beyond the last column."""

    @property
    def cells(self) -> int:
        """How many cells would be set, those of added rows included."""
        return sum(map(len, self.changes.values())) + sum(map(len, self.additions))

    @property
    def refused_rows(self) -> int:
        """In how many rows something is refused."""
        return len({one.place for one in self.refusals})

    @property
    def wants_a_look(self) -> bool:
        """Whether a person should see it first: rows would be added, or several rows hold what does not fit."""
        return bool(self.additions) or self.refused_rows > 1


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a block falls: the columns from its first one on, the rows from its first one on, and who is who."""

    record: type[Record]
    fields: Sequence[Field]
    rows: Sequence[Row]
    find: Find = nobody
    today: date | None = None
    may_add: bool = True


def plan_paste(block: Block, ground: Ground) -> PastePlan:
    """Judge every cell of ``block`` laid on ``ground``; what reaches below its last row becomes new rows."""
    plan = PastePlan()
    wide = len(block[0]) if block else 0
    columns = list(ground.fields[:wide])
    plan.outside = max(wide - len(columns), 0)
    orders = [order_of(one, [row[place] for row in block]) for place, one in enumerate(columns)]
    for place, cells in enumerate(block):
        row = ground.rows[place] if place < len(ground.rows) else None
        if row is None and (not ground.may_add or not any(one.strip() for one in cells)):
            continue
        made: dict[str, Value] = {}
        refused: list[Refusal] = []
        for one, words, order in zip(columns, cells, orders, strict=False):
            reason, value = _judged(ground, one, words, row, order)
            if reason:
                refused.append(Refusal(place, row[0] if row else None, one.name, tr(one.label), words, reason))
            elif row is not None and row[1].get(one.name) == value:
                plan.same += 1
            elif row is not None or value is not None:
                made[one.name] = value
        _take(plan, ground, place, row, made, refused)
    return plan


def filled(words: str, high: int, wide: int) -> Block:
    """One value for a whole selection."""
    return [[words] * wide for _ in range(high)]


def tiled(block: Block, high: int, wide: int) -> Block:
    """``block`` repeated over a selection that is a multiple of it (one cell fills any); else the block itself."""
    rows, columns = len(block), len(block[0]) if block else 0
    if not rows or not columns or high % rows or wide % columns:
        return block
    return [list(row) * (wide // columns) for _ in range(high // rows) for row in block]


def _take(
    plan: PastePlan, ground: Ground, place: int, row: Row | None, made: dict[str, Value], refused: list[Refusal]
) -> None:
    """Note what becomes of one row."""
    if row is not None:
        if made:
            plan.changes[row[0]] = made
    elif made:
        _whole, reasons = beginning(ground.record, made)
        if reasons:
            words = "\t".join(str(value) for value in made.values())[:80]
            refused = [Refusal(place, None, "", tr("New row"), words, " ".join(reasons))]
        else:
            plan.additions.append(made)
    plan.refusals.extend(refused)


def _judged(ground: Ground, one: Field, words: str, row: Row | None, order: str) -> tuple[str, Value]:
    """Why the words cannot stand in the field (empty when they can), and the value they mean."""
    reason = cell_objection(ground.record, one)
    is_new_stage = row is None and one.is_editable
    now = row[1].get(one.name) if row is not None else None
    if isinstance(now, str) and now == words:
        return "", now
    try:
        value = read_typed(one, words, ground.find, today=ground.today, order="month" if order == "month" else "day")
    except BadValueError as error:
        return reason or str(error), None
    if row is not None and now == value:
        return "", value
    if reason and not is_new_stage and (row is not None or value is not None):
        return reason, None
    if row is not None:
        return value_objection(one, value) or "", value
    return "", value
