"""People are completed from the columns that other tables have about them; nothing that is there is overwritten.

A roster names people by name and tells their e-mail, unit and role beside it. Who is made in the same import gets all
of it; who was known gets what was empty, and where the file says something else than the programme it is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from axonix_desktop.core.importing.plan import Batch, ImportPlan, Policy, StoreView, Update
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn

_EXAMPLES = 3
_NOTHING: Mapping[str, Stored] = {}


@dataclass(slots=True)
class Completion:
    """What tables tell about records of another kind: kind → record → field → value, the first one told."""

    _told: dict[str, dict[int, dict[str, Stored]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict[str, Stored]))
    )
    _rows: dict[int, int] = field(default_factory=dict[int, int])

    def tell(
        self, kind: str, ids: Sequence[int | None], name: str, values: Sequence[Stored], rows: Sequence[int]
    ) -> None:
        """Take down what a column says of the field ``name``; ``rows`` are the sheet rows (0-based) it stands in."""
        for record_id, value, row in zip(ids, values, rows, strict=True):
            if record_id is not None and value is not None:
                self._told[kind][record_id].setdefault(name, value)
                self._rows.setdefault(record_id, row + 1)

    def finish(self, plan: ImportPlan, view: StoreView, policy: Policy) -> None:
        """Lay what was told into the records that are made, and fill what is empty in those that are there."""
        for kind, told in self._told.items():
            self._fill_new(kind, plan.of(kind).batches, told)
            if policy != "mine":
                self._fill_known(kind, plan, view, told)

    @staticmethod
    def _fill_new(kind: str, batches: Iterable[Batch], told: Mapping[int, Mapping[str, Stored]]) -> None:
        names = [name for name in record_of(kind).fields if any(name in values for values in told.values())]
        for batch in batches:
            if not any(row[0] in told for row in batch.rows):
                continue
            width, more = len(batch.columns), [name for name in names if name not in batch.columns]
            batch.columns = (*batch.columns, *more)
            places = [(batch.columns.index(name), name) for name in names]
            for at, row in enumerate(batch.rows):
                cells: list[Stored] = [*row, *([None] * (len(batch.columns) - width))]
                values = told.get(row[0], _NOTHING) if isinstance(row[0], int) else _NOTHING
                for place, name in places:
                    if cells[place] is None and name in values:
                        cells[place] = values[name]
                batch.rows[at] = tuple(cells)

    def _fill_known(
        self, kind: str, plan: ImportPlan, view: StoreView, told: Mapping[int, Mapping[str, Stored]]
    ) -> None:
        held = view.existing(kind)
        identity, title = held.columns.index("id"), held.columns.index(record_of(kind).title_field)
        rows = {int(row[identity] or 0): row for row in held.rows if row[identity] in told}
        changing: dict[int, set[str]] = defaultdict(set)
        for update in plan.of(kind).updates:
            changing[update.record_id] |= set(update.changes)
        by_hand: Mapping[int, frozenset[str]] = view.edited(kind, list(rows)) if rows else {}
        filled: dict[str, int] = defaultdict(int)
        others: dict[str, list[str]] = defaultdict(list)
        for record_id, row in rows.items():
            changes: dict[str, tuple[Stored, Stored]] = {}
            for name, value in told[record_id].items():
                old = row[held.columns.index(name)]
                if name in changing[record_id]:
                    continue
                if old is None and name not in by_hand.get(record_id, frozenset[str]()):
                    changes[name] = (None, value)
                    filled[name] += 1
                elif old is not None and str(old).casefold() != str(value).casefold():
                    others[name].append(str(row[title]))
            if changes:
                plan.of(kind).updates.append(Update(record_id, self._rows[record_id], changes))
        self._say(kind, plan, filled, others)

    @staticmethod
    def _say(kind: str, plan: ImportPlan, filled: Mapping[str, int], others: Mapping[str, Sequence[str]]) -> None:
        fields = record_of(kind).fields
        for name, count in filled.items():
            plan.questions.append(
                trn("{label}: {count} person known already gets the one of the file; it was empty.",
                    "{label}: {count} people known already get the one of the file; it was empty.", count,
                    label=tr(fields[name].label))
            )  # fmt: skip
        for name, people in others.items():
            shown = ", ".join(people[:_EXAMPLES]) + ("…" if len(people) > _EXAMPLES else "")
            plan.questions.append(
                trn("{label}: the file has another one for {count} person ({names}); the programme's is kept.",
                    "{label}: the file has another one for {count} people ({names}); the programme's is kept.",
                    len(people), label=tr(fields[name].label), names=shown)
            )  # fmt: skip
