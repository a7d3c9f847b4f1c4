"""Scoring readiness: one item, a whole sheet of items, or the same item for several use cases; one act, one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.readiness import score_objections
from axonix_desktop.core.records.readiness import ReadinessItem
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.work import Work

_GIVEN = ("score", "evidence", "next_step")


@dataclass(frozen=True, slots=True)
class Marked:
    """What is said of one item; ``values`` holds ``score``, ``evidence`` and ``next_step`` as far as they are given."""

    dimension: str
    item: str
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])


def score_items(
    f: ProgrammeFile, *, use_case_id: int | None, marked: Sequence[Marked], by: str, on: date, actor: str
) -> int | None:
    """Score items of a use case (None: of the programme itself), each with its evidence, assessed ``by`` and ``on``.

    Returns the change set's number, None when nothing differs. Raises RefusedError.
    """
    given = [(use_case_id, one) for one in marked]
    name = tr("the programme") if use_case_id is None else _keys(f, [use_case_id])[use_case_id]
    if len(marked) == 1:
        label = tr("Score “{item}” of {name}", item=marked[0].item, name=name)
    else:
        label = tr("Score readiness of {name}", name=name)
    return _write(f, label, given, by, on, actor)


def score_item_for(
    f: ProgrammeFile, *, use_case_ids: Sequence[int], marked: Marked, by: str, on: date, actor: str
) -> int | None:
    """Score the same item for several use cases at once.

    Returns the change set's number, None when nothing differs. Raises RefusedError when none is named or one is gone.
    """
    if not use_case_ids:
        raise RefusedError(tr("Choose at least one use case to score."))
    keys = _keys(f, use_case_ids)
    if len(keys) == 1:
        label = tr("Score “{item}” of {name}", item=marked.item, name=next(iter(keys.values())))
    else:
        label = tr("Score “{item}” of {count} use cases", item=marked.item, count=f"{len(keys):,}")
    return _write(f, label, [(number, marked) for number in keys], by, on, actor)


def _write(
    f: ProgrammeFile,
    label: str,
    given: Sequence[tuple[int | None, Marked]],
    by: str,
    on: date | None,
    actor: str,
) -> int | None:
    """Write what differs in one change set; whoever assesses is kept with a new score or new evidence."""
    _check(one for _, one in given)
    now = _recorded(f, given)
    with f.work(label, actor=actor) as work:
        for case, one in given:
            _write_one(work, now.get((case, one.dimension, one.item)), case, one, (by, on))
    return work.change_set or None


def _write_one(
    work: Work, now: tuple[Value, ...] | None, case: int | None, one: Marked, assessed: tuple[str, date | None]
) -> None:
    values = {name: _clean(one.values[name]) for name in _GIVEN if name in one.values}
    old: dict[str, Value] = dict(zip(("id", *_GIVEN), now, strict=True)) if now is not None else {}
    changed: dict[str, Any] = {name: value for name, value in values.items() if old.get(name) != value}
    if not changed:
        return
    if "score" in changed or "evidence" in changed:
        changed |= {"assessed_by": assessed[0] or None, "assessed_on": assessed[1]}
    if now is not None:
        work.update("readiness_item", int(str(now[0])), changed)
        return
    fields: dict[str, Any] = {"id": new_id(), "use_case_id": case, "dimension": one.dimension, "item": one.item}
    work.insert(ReadinessItem(**fields, **changed))


def _check(given: Iterable[Marked]) -> None:
    """Raise RefusedError with every reason why something cannot be kept."""
    reasons: dict[str, None] = {}
    for one in given:
        score = one.values.get("score")
        if isinstance(score, bool) or (score is not None and not isinstance(score, int)):
            reasons[tr("A score is a whole number from 0 to 4, not {score}.", score=score)] = None
        else:
            reasons.update(dict.fromkeys(score_objections(one.dimension, one.item, score)))
    if reasons:
        raise RefusedError(" ".join(reasons))


def _recorded(
    f: ProgrammeFile, given: Sequence[tuple[int | None, Marked]]
) -> dict[tuple[int | None, str, str], tuple[Value, ...]]:
    """What is recorded of the use cases named, by use case, dimension and item: id, score, evidence, next step."""
    cases = {case for case, _ in given}
    names = ["use_case_id", "dimension", "item", "id", *_GIVEN]
    found = rows(f, "readiness_item", names, {"use_case_id": {one for one in cases if one is not None}})
    if None in cases:
        found = [*found, *rows(f, "readiness_item", names, {"use_case_id": None})]
    kept: dict[tuple[int | None, str, str], tuple[Value, ...]] = {}
    for case, dimension, item, *rest in found:
        kept.setdefault((None if case is None else int(case), str(dimension), str(item)), tuple(_plain(rest)))
    return kept


def _plain(stored: Sequence[object]) -> Iterable[Value]:
    for one in stored:
        yield one if isinstance(one, (int, str)) else None


def _clean(value: Value) -> Value:
    """Words without outer blanks; no words are no value."""
    return (value.strip() or None) if isinstance(value, str) else value


def _keys(f: ProgrammeFile, ids: Sequence[int]) -> dict[int, str]:
    """The keys of use cases in the order named, each once. Raises RefusedError when one is gone."""
    found = {int(row[0] or 0): str(row[1]) for row in rows(f, "use_case", ["id", "key"], {"id": list(set(ids))})}
    if len(found) < len(set(ids)):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    return {number: found[number] for number in dict.fromkeys(ids)}
