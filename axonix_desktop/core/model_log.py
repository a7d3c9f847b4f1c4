"""The log of models: which version is in use, what nobody approved, and whether something watches the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.readiness import DRIFT_ALERTS, HIGHEST, MONITORING
from axonix_desktop.core.records.governance import ModelChange
from axonix_desktop.core.words import mark, tr, trn

LogState = Literal["open", "undated", "approved", "retired"]
LOG_STATES: tuple[LogState, ...] = ("open", "undated", "approved", "retired")
"""From what needs something to what does not."""
LOG_WORDS: dict[LogState, str] = {
    "open": mark("Not approved"), "undated": mark("Approval undated"), "approved": mark("Approved"),
    "retired": mark("Retired"),
}  # fmt: skip
LOG_TONES: dict[LogState, str] = {"open": "red", "undated": "amber", "approved": "green", "retired": "grey"}
WatchState = Literal["watched", "partly", "unwatched", "unscored"]
WATCH_WORDS: dict[WatchState, str] = {
    "watched": mark("Watched"), "partly": mark("Watched in part"), "unwatched": mark("Not watched"),
    "unscored": mark("Not scored"),
}  # fmt: skip
WATCHED_FROM = 3
"""The score of monitoring and drift alerts from which on a model counts as watched."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one model stands: ``version`` in use ``since`` a day, and why it is in its ``state``.

    ``entries`` are newest first; ``open_ids`` those that nobody approved or whose day of approval is missing;
    ``decided`` is the last entry that says what was decided; ``retrained_on`` the last retraining.
    """

    model: str
    version: str
    since: date | None
    state: LogState
    reason: str
    entries: tuple[ModelChange, ...]
    open_ids: tuple[int, ...] = ()
    decided: ModelChange | None = None
    retrained_on: date | None = None


def entry_state(one: ModelChange) -> LogState:
    """Whether an entry is approved, and whether one can say when."""
    if not (one.approver or "").strip():
        return "open"
    return "undated" if one.approved_on is None else "approved"


def entry_reason(one: ModelChange) -> str:
    """Who approved an entry and when, or what is missing of that."""
    match entry_state(one):
        case "open":
            return tr("Nobody approved it.")
        case "undated":
            return tr("Approved by {person}; the day is not noted.", person=one.approver)
        case _:
            return tr("Approved by {person} on {date}.", person=one.approver, date=Date().show(one.approved_on))


def standings(entries: Iterable[ModelChange], today: date) -> tuple[Standing, ...]:
    """Where each model of one use case stands, by name; entries without a name belong to the only model named."""
    held: dict[str, list[ModelChange]] = defaultdict(list)
    for one in entries:
        held[_name(one).casefold()].append(one)
    if "" in held and len(held) == 2:
        nameless = held.pop("")
        next(iter(held.values())).extend(nameless)
    return tuple(_standing(group, today) for _, group in sorted(held.items()))


def watch_state(scores: Mapping[str, int | None]) -> WatchState:
    """Whether a model is watched, by the readiness scores of monitoring and drift alerts."""
    found = [score for name in (MONITORING, DRIFT_ALERTS) if (score := scores.get(name)) is not None]
    if not found:
        return "unscored"
    if len(found) == 2 and min(found) >= WATCHED_FROM:
        return "watched"
    return "partly" if max(found) > 0 else "unwatched"


def watch_reason(scores: Mapping[str, int | None]) -> str:
    """The scores of monitoring and drift alerts in words."""
    words = [
        tr("{item}: not scored", item=tr(name)) if scores.get(name) is None
        else tr("{item}: {score} of {highest}", item=tr(name), score=scores[name], highest=HIGHEST)
        for name in (MONITORING, DRIFT_ALERTS)
    ]  # fmt: skip
    return ", ".join(words)


def watch_figures(scores: Mapping[str, int | None]) -> str:
    """The scores of monitoring and drift alerts in short; empty where neither is scored."""
    if watch_state(scores) == "unscored":
        return ""
    first, second = ("–" if scores.get(one) is None else str(scores[one]) for one in (MONITORING, DRIFT_ALERTS))
    return tr("monitoring {first}, drift {second}", first=first, second=second)


def approval_objections(by: str, on: date, entries: Sequence[ModelChange], today: date) -> tuple[str, ...]:
    """Why entries cannot be approved so; empty when they can."""
    reasons: list[str] = []
    if not by.strip():
        reasons.append(tr("Name who approved it; the trail is worth what its approvals are worth."))
    if on > today:
        reasons.append(tr("An approval cannot be in the future."))
    if any(one.changed_on is not None and one.changed_on > on for one in entries):
        reasons.append(tr("It cannot be approved before the day of the change."))
    return tuple(reasons)


def _name(one: ModelChange) -> str:
    return " ".join((one.model or "").split())


def _standing(group: list[ModelChange], today: date) -> Standing:
    entries = tuple(sorted(group, key=lambda one: (one.changed_on or date.min, one.id), reverse=True))
    past = [one for one in entries if one.changed_on is None or one.changed_on <= today]
    current = next((one for one in past if (one.version or "").strip()), None)
    is_retired = bool(past) and past[0].change_kind == "retirement"
    lacking = [one for one in entries if entry_state(one) in ("open", "undated")]
    unapproved = [one for one in lacking if entry_state(one) == "open"]
    retrained = next((one for one in past if one.change_kind == "retraining"), None)
    state: LogState = "open" if unapproved else "undated" if lacking else "retired" if is_retired else "approved"
    if unapproved:
        reason = trn("{count} entry has no approver.", "{count} entries have no approver.", len(unapproved))
    elif lacking:
        reason = trn("{count} approval has no day.", "{count} approvals have no day.", len(lacking))
    elif is_retired:
        reason = tr("Retired on {date}.", date=Date().show(past[0].changed_on))
    else:
        reason = entry_reason(current or entries[0])
    return Standing(
        model=next((name for one in entries if (name := _name(one))), ""),
        version=(current.version or "").strip() if current is not None else "",
        since=past[0].changed_on if is_retired else current.changed_on if current is not None else None,
        state=state,
        reason=reason,
        entries=entries,
        open_ids=tuple(one.id for one in lacking),
        decided=next((one for one in past if (one.decision or "").strip()), None),
        retrained_on=retrained.changed_on if retrained is not None else None,
    )
