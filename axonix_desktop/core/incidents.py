"""Incidents: the steps of the protocol, the clocks that run from awareness, and what stands against closing.

Steps and clocks are dated data (``database/seed``); here is what they mean for one incident. Information, not legal
advice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moments import shown_moment, utc_moment, utc_text
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.same_person import is_same_person
from axonix_desktop.core.words import mark, tr, trn

ClockState = Literal["running", "told", "late", "missed"]
SOON_HOURS = 24
"""With less time left than this a running clock is shown as pressing."""
SEVERITIES = ("critical", "high", "medium", "low")
"""Severities from the worst on."""
_FIELDS: dict[str, str] = {
    "severity": mark("how severe it is"),
    "harm": mark("what it did to people"),
    "root_cause": mark("the root cause"),
    "lesson": mark("the lesson"),
    "resolved_at": mark("when it was over"),
}
_NOTED: dict[str, str] = {
    "contained_at": mark("Contained"),
    "reported_at": mark("Authority told"),
    "resolved_at": mark("Resolved"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the protocol: ``sets`` is the moment it notes, ``needs`` the fields that must be filled before."""

    code: str
    title: str
    asks: str
    sets: str | None = None
    needs: tuple[str, ...] = ()
    is_only_with_clock: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty to tell somebody within ``hours`` of becoming aware, with its source and how sure we are of it."""

    code: str
    harms: tuple[str, ...]
    hours: float
    title: str
    whom: str
    words: str
    source: str
    region: str
    applies_from: date
    confidence: str


@dataclass(frozen=True, slots=True)
class Running:
    """A clock of one incident at a moment. ``hours_left`` is negative after the time is over."""

    clock: Clock
    started_at: datetime
    due_at: datetime
    told_at: datetime | None
    state: ClockState
    hours_left: float
    is_duty: bool
    """Whether the law asks for it already on the day of awareness; before that it is good practice."""
    is_from_noticing: bool = False
    """Whether nobody noted when they became aware, so that it runs from when the incident was noticed."""

    @property
    def words(self) -> str:
        """The state in words."""
        due = shown_moment(utc_text(self.due_at))
        match self.state:
            case "told":
                return tr("Told in time, {span} before the end", span=span_words(-self.gap))
            case "late":
                return tr("Told {span} late", span=span_words(self.gap))
            case "missed":
                return tr("Missed: was due {due}, {span} ago", due=due, span=span_words(-self.hours_left))
            case _:
                return tr("{span} left, due {due}", span=span_words(self.hours_left), due=due)

    @property
    def short(self) -> str:
        """The state in a word or two, for a chip."""
        match self.state:
            case "told":
                return tr("Told in time")
            case "late":
                return tr("Told late")
            case "missed":
                return tr("Missed by {span}", span=span_words(-self.hours_left))
            case _:
                return tr("{span} left", span=span_words(self.hours_left))

    @property
    def due_words(self) -> str:
        """When it ends."""
        due = shown_moment(utc_text(self.due_at))
        return tr("Due {due}", due=due) if self.state == "running" else tr("Was due {due}", due=due)

    @property
    def rule_words(self) -> str:
        """What is asked, where it is counted from otherwise, and from which day the law asks for it."""
        parts = [f"{tr(self.clock.words)}."]
        if self.is_from_noticing:
            parts.append(tr("It is counted from when it was noticed; say when you became aware."))
        if not self.is_duty:
            day = Date().show(self.clock.applies_from)
            parts.append(tr("The duty applies from {date}; until then it is good practice.", date=day))
        return " ".join(parts)

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        if self.state == "running":
            return "amber" if self.hours_left < SOON_HOURS else "blue"
        return {"told": "green", "late": "amber", "missed": "red"}[self.state]

    @property
    def gap(self) -> float:
        """Hours between the end of the clock and telling: negative when told before."""
        return 0.0 if self.told_at is None else _hours(self.told_at - self.due_at)


def span_words(hours: float) -> str:
    """A span of hours as people say it: minutes below two hours, hours below three days, else days."""
    if hours < 2:
        return trn("{count} minute", "{count} minutes", max(int(hours * 60), 0))
    if hours < 72:
        return trn("{count} hour", "{count} hours", int(hours))
    return trn("{count} day", "{count} days", int(hours // 24))


def short_span(hours: float) -> str:
    """A span of hours for a figure: ``87 min``, ``5 h``, ``3 d``."""
    if hours < 2:
        return tr("{count} min", count=max(int(hours * 60), 0))
    if hours < 72:
        return tr("{count} h", count=int(hours))
    return tr("{count} d", count=f"{int(hours // 24):,}")


def clocks_of(incident: Incident, clocks: Sequence[Clock], now: datetime) -> tuple[Running, ...]:
    """The clocks of an incident, the one that ends first before the others; an exercise has none.

    They run from awareness, or from when it was noticed where awareness is not noted. Being told at the very moment a
    clock ends is in time.
    """
    aware = _moment(incident.aware_at)
    began = aware or _moment(incident.detected_at)
    if incident.is_rehearsal or began is None or not incident.harm:
        return ()
    told = _moment(incident.reported_at)
    running = (_running(one, began, told, now) for one in clocks if incident.harm in one.harms)
    found = [replace(one, is_from_noticing=aware is None) for one in running]
    return tuple(sorted(found, key=lambda one: one.due_at))


def clock_of(incident: Incident, clocks: Sequence[Clock], now: datetime) -> Running | None:
    """The clock of an incident that ends first; None where none runs."""
    found = clocks_of(incident, clocks, now)
    return found[0] if found else None


def has_clock(incident: Incident, clocks: Sequence[Clock]) -> bool:
    """Whether somebody outside must be told of the harm that was done."""
    return not incident.is_rehearsal and any(incident.harm in one.harms for one in clocks)


def steps_for(incident: Incident, steps: Sequence[Step], clocks: Sequence[Clock]) -> tuple[Step, ...]:
    """The steps that an incident goes through; nobody is notified where no clock runs and nobody was told."""
    is_told = has_clock(incident, clocks) or incident.reported_at is not None
    return tuple(one for one in steps if is_told or not one.is_only_with_clock)


def reached(incident: Incident, steps: Sequence[Step]) -> int:
    """The place among ``steps`` of the last one reached; -1 before the first. A closed incident is at the last."""
    if incident.closed_on is not None:
        return len(steps) - 1
    words = (incident.protocol_step or "").strip().casefold()
    known = next((place for place, one in enumerate(steps) if words in (one.code, one.title.casefold())), -1)
    return min(known, len(steps) - 2)


def next_step(incident: Incident, steps: Sequence[Step], clocks: Sequence[Clock]) -> Step | None:
    """The step to take next; None when the incident is closed."""
    if incident.closed_on is not None:
        return None
    own = steps_for(incident, steps, clocks)
    at = reached(incident, steps)
    passed = {one.code for one in steps[: at + 1]}
    return next((one for one in own if one.code not in passed), None)


def objections_to_step(
    incident: Incident, step: Step, steps: Sequence[Step], clocks: Sequence[Clock]
) -> tuple[str, ...]:
    """Why a step cannot be called reached now; empty when it can."""
    following = next_step(incident, steps, clocks)
    if following is None:
        return (tr("The incident is closed."),)
    if step.code != following.code:
        places = [one.code for one in steps]
        if places.index(step.code) <= reached(incident, steps):
            return (tr("“{step}” was reached already.", step=tr(step.title)),)
        return (tr("“{step}” comes first.", step=tr(following.title)),)
    return tuple(tr("Say {what} first.", what=tr(_FIELDS[name])) for name in step.needs if not getattr(incident, name))


def objections_to_closing(
    incident: Incident, closer: str, owner: str, clocks: Sequence[Clock], now: datetime
) -> tuple[str, ...]:
    """Why ``closer`` cannot close the incident; ``owner`` is the name of who leads the response. Empty: can."""
    if incident.closed_on is not None:
        by = incident.closed_by or tr("someone")
        return (tr("{person} closed it on {date}.", person=by, date=Date().show(incident.closed_on)),)
    reasons: list[str] = []
    if not owner.strip():
        reasons.append(tr("Name the owner first, so that a second person can close it."))
    if not closer.strip():
        reasons.append(tr("Name the second person who closes it."))
    elif is_same_person(closer, owner):
        reasons.append(tr("{owner} leads the response; a second person must close it.", owner=owner.strip()))
    reasons += [
        tr("Say {what} first.", what=tr(_FIELDS[name]))
        for name in (*(() if incident.is_rehearsal else ("harm",)), "resolved_at", "root_cause", "lesson")
        if not str(getattr(incident, name) or "").strip()
    ]
    running = clock_of(incident, clocks, now)
    if running is None and has_clock(incident, clocks):
        reasons.append(tr("Say when you became aware, and the clock runs from there."))
    if running is not None and running.told_at is None:
        reasons.append(tr("Note when {whom} was told.", whom=tr(running.clock.whom)))
    return tuple(reasons)


def moment_objection(incident: Incident, name: str, at: str, now: datetime) -> str | None:
    """Why something about the incident cannot have happened ``at`` a moment; None when it can."""
    moment, noticed = utc_moment(at), _moment(incident.detected_at)
    if moment > now + timedelta(minutes=1):
        return tr("{moment} is still to come.", moment=shown_moment(at))
    if noticed is not None and moment < noticed and name in _NOTED:
        return tr("{what} cannot be before it was noticed ({moment}).", what=tr(_NOTED[name]),
                  moment=shown_moment(str(incident.detected_at)))  # fmt: skip
    return None


def noted_words(name: str) -> str:
    """What a noted moment means, in words (``Contained``)."""
    return tr(_NOTED[name])


def _running(clock: Clock, began: datetime, told: datetime | None, now: datetime) -> Running:
    due = began + timedelta(hours=clock.hours)
    in_time = (told or now) <= due
    state: ClockState = ("told" if in_time else "late") if told is not None else "running" if in_time else "missed"
    return Running(clock, began, due, told, state, _hours(due - now), began.date() >= clock.applies_from)


def _moment(stored: str | None) -> datetime | None:
    try:
        return utc_moment(stored) if stored else None
    except ValueError:
        return None


def _hours(span: timedelta) -> float:
    return span.total_seconds() / 3600
