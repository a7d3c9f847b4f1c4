"""The story of the sample programme: how a finished tracker came about over half a year, told from data.

The data says which values were others before and when they changed; the tracker says what they are now. Days are
numbers relative to the day the sample is opened: -30 is a month ago.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.kinds import Date, Stored
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr

Values = dict[str, Stored]


@dataclass(frozen=True, slots=True)
class Turn:
    """Records that change on a day: (kind, id, values in stored form), by whom, and what the history calls it."""

    day: int
    by: str
    label: str
    changes: tuple[tuple[str, int, Values], ...] = ()
    added: tuple[tuple[str, Values], ...] = ()
    gate: Mapping[str, Any] | None = None
    meeting: Mapping[str, Any] | None = None
    entries: tuple[Mapping[str, Any], ...] = ()


@dataclass(slots=True)
class Told:
    """A story laid over a plan: the plan holds the beginning, ``turns`` lead to the end, oldest first."""

    turns: list[Turn] = field(default_factory=list[Turn])
    cases: dict[str, int] = field(default_factory=dict[str, int])
    people: dict[str, int] = field(default_factory=dict[str, int])


def read_story(text: str, rollout: str) -> Mapping[str, Any]:
    """The story's data with the entries of the roll-out. Raises FileProblemError when it is not whole."""
    try:
        found: dict[str, Any] = {**json.loads(text), "entries": json.loads(rollout)["entries"]}
        _ = (found["as_of"], found["begins"], found["by"], found["gates"], found["before"], found["meetings"])
    except (ValueError, KeyError, TypeError) as error:
        raise FileProblemError(tr("The sample's story cannot be read; please install the program again.")) from error
    return found


def shift_dates(plan: ImportPlan, days: int) -> None:
    """Move every date of the records to be added by so many days."""
    for kind, one in plan.kinds.items():
        fields = record_of(kind).fields
        for batch in one.batches:
            dated = [
                i for i, name in enumerate(batch.columns) if name in fields and isinstance(fields[name].kind, Date)
            ]
            for place, row in enumerate(batch.rows):
                cells = list(row)
                for i in dated:
                    if isinstance(cells[i], str):
                        cells[i] = (date.fromisoformat(str(cells[i])) + timedelta(days=days)).isoformat()
                batch.rows[place] = tuple(cells)


def lay_story(plan: ImportPlan, story: Mapping[str, Any], today: date) -> Told:
    """Turn the plan back to the story's beginning and say what leads from there to what the tracker holds."""
    rows = _Rows(plan)
    told = Told(cases=rows.by("use_case", "key"), people=rows.by("person", "name"))
    _gates(rows, story, told)
    _values_before(rows, story, told)
    _followers(rows, story, told, today)
    told.turns.extend(Turn(one["day"], story["by"], "", meeting=one) for one in story["meetings"])
    told.turns.extend(
        Turn(one["day"], one["by"], one["label"], entries=tuple(one["records"])) for one in story["entries"]
    )
    told.turns.sort(key=lambda turn: turn.day)
    rows.write_back()
    return told


def _gates(rows: _Rows, story: Mapping[str, Any], told: Told) -> None:
    """Use cases stand where their first gate of the story found them."""
    seen: set[str] = set()
    for one in sorted(story["gates"], key=lambda gate: gate["day"]):
        record_id = told.cases.get(one["case"])
        if record_id is None:
            continue
        if one["case"] not in seen and one["to"] != one["stage"]:
            seen.add(one["case"])
            rows.set("use_case", record_id, "stage", one["stage"])
            if one["stage"] == 0:
                rows.set("use_case", record_id, "status", "proposed")
        told.turns.append(Turn(one["day"], one["by"], "", gate=one))


def _values_before(rows: _Rows, story: Mapping[str, Any], told: Told) -> None:
    """Fields hold what they held first; each later value comes on its day, the tracker's own one last."""
    lines: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for one in story["before"]:
        lines[one["case"], one["field"]].append(one)
    for (case, name), steps in lines.items():
        record_id = told.cases.get(case)
        if record_id is None:
            continue
        steps.sort(key=lambda one: one["day"])
        last = rows.get("use_case", record_id, name)
        values = [_before(last, one) for one in steps]
        rows.set("use_case", record_id, name, values[0])
        for one, value in zip(steps, [*values[1:], last], strict=True):
            told.turns.append(Turn(one["day"], one["by"], "", (("use_case", record_id, {name: value}),)))


def _before(last: Stored, one: Mapping[str, Any]) -> Stored:
    """What stood there before: the value told, or the last one (a date) so many days earlier."""
    earlier = one.get("earlier")
    if earlier is not None and isinstance(last, str):
        return (date.fromisoformat(last) - timedelta(days=int(earlier))).isoformat()
    return one.get("value")


def _followers(rows: _Rows, story: Mapping[str, Any], told: Told, today: date) -> None:
    """What carries a date after the beginning came on that date; a week's worth is one step."""
    begins = int(story["begins"])
    weeks: defaultdict[tuple[int, str, str], tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for rule in story["follows"]:
        for place, (record_id, day) in enumerate(_dated(rows, rule, today, begins)):
            week = min(day + (-day) % 7, -1) - place % 2
            change, added = weeks[week, rule["by"], rule["label"]]
            if rule.get("comes"):
                added.append((rule["kind"], rows.take_out(rule["kind"], record_id)))
            else:
                was = {name: rows.get(rule["kind"], record_id, name) for name in rule["before"]}
                for name, value in rule["before"].items():
                    rows.set(rule["kind"], record_id, name, value)
                change.append((rule["kind"], record_id, was))
    for (day, by, label), (change, added) in weeks.items():
        told.turns.append(Turn(day, by, label, tuple(change), tuple(added)))


def _dated(rows: _Rows, rule: Mapping[str, Any], today: date, begins: int) -> list[tuple[int, int]]:
    """The records a rule is about with the day it happened: by a date they carry, or evenly over the time."""
    ids = [one for one in rows.ids(rule["kind"]) if _fits(rows, rule, one)]
    if "date" not in rule:
        late = ids[len(ids) * int(rule["share_before"]) // 100 :]
        return [(one, begins + 7 + place * (-begins - 14) // max(len(late), 1)) for place, one in enumerate(late)]
    found: list[tuple[int, int]] = []
    for one in ids:
        held = rows.get(rule["kind"], one, rule["date"])
        day = (date.fromisoformat(str(held)) - today).days if held else begins
        if begins < day < 0:
            found.append((one, day))
    return sorted(found, key=lambda pair: pair[1])


def _fits(rows: _Rows, rule: Mapping[str, Any], record_id: int) -> bool:
    return all(rows.get(rule["kind"], record_id, name) == value for name, value in rule.get("where", {}).items())


class _Rows:
    """The plan's new rows as values by id, to be read and changed."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._held: dict[str, dict[int, Values]] = {}
        for kind, one in plan.kinds.items():
            rows = self._held[kind] = {}
            for batch in one.batches:
                for row in batch.rows:
                    values = dict(zip(batch.columns, row, strict=True))
                    rows[_id(values["id"])] = values
        self._gone: set[int] = set()

    def by(self, kind: str, name: str) -> dict[str, int]:
        """The ids of a kind by one of its fields."""
        return {str(row.get(name)).upper() if name == "key" else str(row.get(name)): one
                for one, row in self._held.get(kind, {}).items()}  # fmt: skip

    def ids(self, kind: str) -> Sequence[int]:
        """The ids of a kind in their order, without those taken out."""
        return [one for one in self._held.get(kind, {}) if one not in self._gone]

    def get(self, kind: str, record_id: int, name: str) -> Stored:
        """A value of a row."""
        return self._held[kind][record_id].get(name)

    def set(self, kind: str, record_id: int, name: str, value: Stored) -> None:
        """Another value for a row that has the column."""
        row = self._held[kind][record_id]
        if name in row:
            row[name] = value

    def take_out(self, kind: str, record_id: int) -> Values:
        """Leave a row out of the import and return it."""
        self._gone.add(record_id)
        return self._held[kind][record_id]

    def write_back(self) -> None:
        """Put the rows as they are now into the plan."""
        for kind, one in self._plan.kinds.items():
            for batch in one.batches:
                at = batch.columns.index("id")
                kept = [self._held[kind][_id(row[at])] for row in batch.rows if row[at] not in self._gone]
                batch.rows = [tuple(row[name] for name in batch.columns) for row in kept]


def _id(value: Stored) -> int:
    return value if isinstance(value, int) else 0
