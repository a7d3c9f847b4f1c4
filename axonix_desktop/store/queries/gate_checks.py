"""The checklist items that gates ask about, read when a criterion first asks and for all use cases at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import overload

from axonix_desktop.core.checklists import SETTLED, Asking, Item, Traits, applies
from axonix_desktop.core.gate_rules.facts import Check
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import ANSWERS_FROM, STATE_SQL, items, programme_traits, traits

_NO_GATE = 1
"""An item without a gate is asked from the first one on."""


class CheckReader:
    """Reads nothing until the checks of a use case are wanted; then those of all ``ids`` (None: of every one)."""

    def __init__(self, f: ProgrammeFile, today: date, ids: Collection[int] | None) -> None:
        self._file, self._today, self._ids = f, today, ids
        self._is_read = False
        self._asking = Asking(())
        self._shared: tuple[Check, ...] = ()
        self._traits: dict[int, Traits] = {}
        self._answers: dict[int | None, dict[int, tuple[int, bool]]] = {}
        self._asked: dict[tuple[object, ...], list[Item]] = {}

    def of(self, use_case: int) -> LazyChecks:
        """The checks of one use case, those of the programme after its own."""
        return LazyChecks(self, use_case)

    def read(self, use_case: int) -> tuple[Check, ...]:
        """The checks of one use case, read now."""
        if not self._is_read:
            self._read()
        here = self._traits.get(use_case, Traits())
        key = (here.tier, *sorted(here.known.items()))
        if key not in self._asked:
            self._asked[key] = [one for one, _ in self._asking.of(here)]
        answers = self._answers.get(use_case, {})
        return (*(_check(one, answers.get(one.id)) for one in self._asked[key]), *self._shared)

    def _read(self) -> None:
        library, whole = items(self._file), programme_traits(self._file)
        self._asking = Asking(one for one in library if not one.is_programme_level)
        self._traits = traits(self._file, self._ids)
        self._answers = self._given()
        once = [one for one in library if one.is_programme_level and applies(one, whole).holds]
        answers = self._answers.get(None, {})
        self._shared = tuple(_check(one, answers.get(one.id)) for one in once)
        self._is_read = True

    def _given(self) -> dict[int | None, dict[int, tuple[int, bool]]]:
        """The id of every answer and whether it settles its item, by use case and item."""
        among, params = "", [self._today.isoformat()]
        if self._ids is not None:
            among = " WHERE r.use_case_id IS NULL OR r.use_case_id IN (SELECT value FROM json_each(?2))"
            params.append(json.dumps(list(self._ids)))
        found: dict[int | None, dict[int, tuple[int, bool]]] = defaultdict(dict)
        for use_case, item, answer, how in self._file.read(
            f"SELECT r.use_case_id, r.checklist_item_id, r.id, {STATE_SQL} FROM {ANSWERS_FROM}{among}", params
        ):
            found[use_case][item] = (answer, how in SETTLED)
        return found


class LazyChecks(Sequence[Check]):
    """The checks of a use case; most gates are judged without them."""

    def __init__(self, reader: CheckReader, use_case: int) -> None:
        self._reader, self._use_case = reader, use_case
        self._known: tuple[Check, ...] | None = None

    def _all(self) -> tuple[Check, ...]:
        if self._known is None:
            self._known = self._reader.read(self._use_case)
        return self._known

    @overload
    def __getitem__(self, index: int) -> Check: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Check, ...]: ...
    def __getitem__(self, index: int | slice) -> Check | tuple[Check, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())


def _check(item: Item, held: tuple[int, bool] | None) -> Check:
    answer, is_settled = held or (None, False)
    return Check(
        item.id, answer, item.code, item.topic, item.gate_stage or _NO_GATE, item.is_blocking, item.is_programme_level,
        is_settled,
    )  # fmt: skip
