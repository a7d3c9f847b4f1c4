"""From nominated to alumni: which step comes next, and why another one cannot be taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.kinds import Date, Value
from axonix_desktop.core.words import mark, tr, trn

STATUS_WORDS = {
    "nominated": mark("Nominated"),
    "onboarding": mark("Onboarding"),
    "active": mark("Active"),
    "paused": mark("Paused"),
    "alumni": mark("Alumni"),
}
_STEPS = {
    "nominated": ("onboarding", "alumni"),
    "onboarding": ("active", "nominated", "alumni"),
    "active": ("paused", "alumni"),
    "paused": ("active", "alumni"),
    "alumni": ("nominated",),
}
_VERBS = {
    ("nominated", "onboarding"): mark("Begin onboarding"),
    ("nominated", "alumni"): mark("Withdraw nomination"),
    ("onboarding", "active"): mark("Activate"),
    ("onboarding", "nominated"): mark("Back to nominated"),
    ("onboarding", "alumni"): mark("End"),
    ("active", "paused"): mark("Pause"),
    ("active", "alumni"): mark("End"),
    ("paused", "active"): mark("Resume"),
    ("paused", "alumni"): mark("End"),
    ("alumni", "nominated"): mark("Nominate again"),
}


@dataclass(frozen=True, slots=True)
class ChampionFacts:
    """A champion before a step; ``has_left`` says that the person is no longer with the organisation."""

    name: str
    status: str
    unit_id: int | None
    since_on: date | None = None
    until_on: date | None = None
    use_cases: int = 0
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Nomination:
    """Who is to be a champion of which unit."""

    person_id: int | None
    unit_id: int | None
    role: str = "champion"
    wave: str = ""
    hours: float | None = None
    deputy_id: int | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A check-in as it is noted."""

    held_on: date | None
    kind: str | None = None
    subject: str = ""
    people_reached: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is champion, who stands in, and from when to when; ``is_over`` says that they are a champion no longer."""

    person_id: int | None
    deputy_id: int | None = None
    since_on: date | None = None
    until_on: date | None = None
    is_over: bool = False


def steps(status: str) -> tuple[str, ...]:
    """The statuses that may follow, the usual one first."""
    return _STEPS.get(status, ())


def naming_objection(named: Named, people: Mapping[int, tuple[str, bool]], typed: Collection[str]) -> str | None:
    """Why a champion cannot be named like this, or None; ``typed`` are the fields that are new.

    ``people`` gives name and whether they are still there by id.
    """
    who, is_here = people.get(named.person_id or 0, ("", True))
    deputy, deputy_is_here = people.get(named.deputy_id or 0, ("", True))
    if "person_id" in typed and not is_here and not named.is_over:
        return left_words(who)
    if named.deputy_id is not None and named.deputy_id == named.person_id and {"person_id", "deputy_id"} & {*typed}:
        return own_deputy_words(who)
    if "deputy_id" in typed and not deputy_is_here:
        return left_deputy_words(deputy)
    begun, ended = named.since_on, named.until_on
    if {"since_on", "until_on"} & {*typed} and begun is not None and ended is not None and ended < begun:
        return ends_before_words(who, begun)
    return None


def left_words(name: str) -> str:
    """That a person is no longer there."""
    return tr("{name} has left the organisation.", name=name)


def left_deputy_words(name: str) -> str:
    """That a person who is no longer there cannot stand in."""
    return tr("{name} has left the organisation and cannot be a deputy.", name=name)


def own_deputy_words(name: str) -> str:
    """That nobody stands in for themselves."""
    return tr("{name} cannot be their own deputy.", name=name)


def ends_before_words(name: str, since_on: date | None) -> str:
    """That the end lies before the beginning."""
    return tr("{name} began on {day}; the end cannot be before.", name=name, day=Date().show(since_on))


def step_words(status: str, to: str) -> str:
    """What a step is called on its button."""
    return tr(_VERBS[status, to])


def step_objections(facts: ChampionFacts, to: str, on: date | None, today: date) -> tuple[str, ...]:
    """Why the step to ``to`` on the day ``on`` cannot be taken, in sentences; empty when it can.

    ``on`` is when an active champion began and an alumnus ended; who is active again keeps the day they began. A day
    that is still to come would count somebody today who is not there yet, or no longer who is.
    """
    if to == facts.status:
        return (tr("{name} is {status} already.", name=facts.name, status=_small(to)),)
    if to not in steps(facts.status):
        return (_order_words(facts, to), _next_words(facts))
    found: list[str] = []
    if to in ("onboarding", "active") and facts.unit_id is None:
        found.append(tr("{name} has no business unit yet. Choose it first.", name=facts.name))
    if to in ("nominated", "onboarding", "active") and facts.has_left:
        found.append(left_words(facts.name))
    begins = facts.since_on if to == "active" and facts.status == "paused" and facts.since_on else on
    if to == "active" and begins is None:
        found.append(tr("Say since when {name} is active.", name=facts.name))
    if to in ("active", "alumni") and on is not None and on > today:
        found.append(tr("{day} is still to come. Change the status on the day itself.", day=Date().show(on)))
    if to == "alumni":
        found += _ending_objections(facts, on)
    return tuple(found)


def _ending_objections(facts: ChampionFacts, on: date | None) -> list[str]:
    if on is None:
        return [tr("Say until when {name} was a champion.", name=facts.name)]
    found: list[str] = []
    if facts.since_on is not None and on < facts.since_on:
        found.append(ends_before_words(facts.name, facts.since_on))
    if facts.use_cases:
        found.append(trn(
            "{name} still supports {count} use case. Hand over to a successor first.",
            "{name} still supports {count} use cases. Hand over to a successor first.",
            facts.use_cases, name=facts.name,
        ))  # fmt: skip
    return found


def _order_words(facts: ChampionFacts, to: str) -> str:
    """Why a status does not follow from the one before."""
    name = facts.name
    if facts.status == "alumni":
        return tr("{name} has ended. Nominate them again first.", name=name)
    if to == "active":
        return tr("Onboarding comes before active. Let {name} begin onboarding first.", name=name)
    if to == "paused":
        return tr("Only an active champion can be paused; {name} is {status}.", name=name, status=_small(facts.status))
    return tr("{name} is {status}; that does not go back to {to}. Pause or end instead.", name=name,
              status=_small(facts.status), to=_small(to))  # fmt: skip


def _next_words(facts: ChampionFacts) -> str:
    """The statuses that may follow."""
    following = [_small(one) for one in steps(facts.status)]
    if len(following) == 1:
        return tr("After {status} comes {next}.", status=_small(facts.status), next=following[0])
    return tr("After {status} comes {next} or {last}.", status=_small(facts.status), next=", ".join(following[:-1]),
              last=following[-1])  # fmt: skip


def values_after(facts: ChampionFacts, to: str, on: date | None) -> dict[str, Value]:
    """What the step writes: the status, and the days that go with it."""
    if to == "active":
        begins = facts.since_on if facts.status == "paused" and facts.since_on else on
        return {"status": to, "since_on": begins, "until_on": None}
    if to == "alumni":
        return {"status": to, "until_on": on}
    if facts.status == "alumni":
        return {"status": to, "since_on": None, "until_on": None, "successor_id": None}
    return {"status": to}


def day_of_step(values: Mapping[str, Value], to: str, today: date) -> date | None:
    """The day on which a step typed into a cell is taken: the one typed with it, else today."""
    name = "since_on" if to == "active" else "until_on"
    day = values.get(name, today)
    return day if isinstance(day, date) else None


def last_check_in(noted: date | None, before: Collection[date], newest: date | None) -> date | None:
    """The last check-in of a champion once check-ins changed: ``before`` are the days they had, ``newest`` what is now.

    A day that was noted otherwise (by hand, or from a list) stands until a check-in is newer.
    """
    if noted is None or noted in before:
        return newest
    return max(noted, newest) if newest is not None else noted


def check_in_objection(talk: Talk, today: date) -> str | None:
    """Why a check-in cannot be noted."""
    if talk.held_on is None:
        return tr("Say on which day it was.")
    if talk.held_on > today:
        day = Date().show(talk.held_on)
        return tr("{day} is still to come. A check-in is noted when it has been.", day=day)
    if talk.people_reached is not None and talk.people_reached < 0:
        return tr("The number of people reached cannot be below zero.")
    return None


def _small(status: str) -> str:
    return tr(STATUS_WORDS[status]).lower() if status in STATUS_WORDS else status
