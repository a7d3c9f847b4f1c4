"""What is done with champions: nominate, step by step to alumni, check in, hand over, name a deputy, support."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from axonix_desktop.core.champion_steps import (
    ChampionFacts,
    Nomination,
    Talk,
    check_in_objection,
    left_deputy_words,
    left_words,
    own_deputy_words,
    step_objections,
    values_after,
)
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.people import Champion, ChampionUseCase, CheckIn
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries import records as query
from axonix_desktop.store.queries.champions import champion_facts
from axonix_desktop.store.work import Work

_LABELS = {
    "nominated": mark("Nominate {name} again"),
    "onboarding": mark("Begin onboarding of {name}"),
    "active": mark("Activate {name}"),
    "paused": mark("Pause {name}"),
    "alumni": mark("End {name} as champion"),
}


def nominate(f: ProgrammeFile, *, wish: Nomination, actor: str) -> int:
    """Nominate a person as champion of a unit. Returns the change set's number.

    Raises RefusedError for somebody who has left, who is a champion there already, or whose deputy has left or is
    themselves.
    """
    reason = nominate_objection(f, wish)
    if reason or wish.person_id is None:
        raise RefusedError(reason or "")
    with f.work(tr("Nominate {name}", name=_person(f, wish.person_id)), actor=actor) as work:
        work.insert(Champion(
            id=new_id(), person_id=wish.person_id, business_unit_id=wish.unit_id, role=wish.role,
            wave=wish.wave.strip() or None, hours_a_week=wish.hours, deputy_id=wish.deputy_id,
        ))  # fmt: skip
        return work.change_set


def nominate_objection(f: ProgrammeFile, wish: Nomination) -> str | None:
    """Why a person cannot be nominated as wished, or None."""
    if wish.person_id is None:
        return tr("Choose who is nominated.")
    if wish.unit_id is None:
        return tr("Choose the business unit.")
    name = _person(f, wish.person_id)
    if _has_left(f, wish.person_id):
        return left_words(name)
    if wish.deputy_id == wish.person_id:
        return own_deputy_words(name)
    if wish.deputy_id is not None and _has_left(f, wish.deputy_id):
        return _left_deputy(f, wish.deputy_id)
    held = _champion_of(f, wish.person_id, wish.unit_id)
    if held is None:
        return None
    if held.status == "alumni":
        return tr("{name} was a champion there before. Nominate them again from their record.", name=name)
    return tr("{name} is a champion of this unit already.", name=name)


def change_status(f: ProgrammeFile, *, champion_id: int, to: str, on: date | None = None, actor: str) -> int | None:
    """Take a step; ``on`` is the day an active champion begins or an alumnus ends.

    Returns the change set's number. Raises RefusedError, in words, for a step that skips or misses something.
    """
    facts = _facts(f, champion_id)
    reasons = step_objections(facts, to, on, day_here(f.now))
    if reasons:
        raise RefusedError(" ".join(reasons))
    with f.work(tr(_LABELS[to], name=facts.name), actor=actor) as work:
        work.update("champion", champion_id, values_after(facts, to, on))
        return work.change_set


def log_check_in(f: ProgrammeFile, *, champion_id: int, talk: Talk, today: date, actor: str) -> int:
    """Note a check-in; the champion's last check-in moves on with it, never back.

    Returns the change set's number. Raises RefusedError for a day that is still to come.
    """
    facts = _facts(f, champion_id)
    reason = check_in_objection(talk, today)
    if reason or talk.held_on is None:
        raise RefusedError(reason or "")
    held = query.record(f, "champion", champion_id)
    last = held.last_check_in_on if isinstance(held, Champion) else None
    with f.work(tr("Log a check-in of {name}", name=facts.name), actor=actor) as work:
        work.insert(CheckIn(
            id=new_id(), champion_id=champion_id, held_on=talk.held_on, check_in_kind=talk.kind,
            subject=talk.subject.strip() or None, people_reached=talk.people_reached,
            notes=talk.notes.strip() or None,
        ))  # fmt: skip
        if last is None or talk.held_on > last:
            work.update("champion", champion_id, {"last_check_in_on": talk.held_on})
        return work.change_set


def hand_over(
    f: ProgrammeFile, *, champion_id: int, successor_id: int, on: date, is_active: bool = True, actor: str
) -> int:
    """Hand a champion's unit, role and use cases over to another person, in one change set.

    The old champion becomes alumni on that day; the new one is active from it, or begins onboarding. Who is a
    champion of the unit already keeps their record and takes the use cases on. Raises RefusedError.
    """
    reason = hand_over_objection(f, champion_id, successor_id, on)
    if reason:
        raise RefusedError(reason)
    old = query.record(f, "champion", champion_id)
    if not isinstance(old, Champion):
        raise RefusedError(_gone())
    label = tr("Hand over from {name} to {successor}", name=_person(f, old.person_id),
               successor=_person(f, successor_id))  # fmt: skip
    with f.work(label, actor=actor) as work:
        work.update("champion", old.id, {"status": "alumni", "until_on": on, "successor_id": successor_id})
        taker = _take_over(f, work, old, successor_id, on, is_active=is_active)
        _move_cases(f, work, old.id, taker)
        return work.change_set


def hand_over_objection(f: ProgrammeFile, champion_id: int, successor_id: int | None, on: date | None) -> str | None:
    """Why a champion cannot hand over to a person on a day, or None."""
    facts = _facts(f, champion_id)
    held = query.record(f, "champion", champion_id)
    if facts.status == "alumni":
        return tr("{name} has handed over already.", name=facts.name)
    if successor_id is None:
        return tr("Choose who takes over.")
    if isinstance(held, Champion) and held.person_id == successor_id:
        return tr("{name} cannot take over from themselves.", name=facts.name)
    if _has_left(f, successor_id):
        return left_words(_person(f, successor_id))
    if facts.unit_id is None:
        return tr("{name} has no business unit yet. Choose it first.", name=facts.name)
    ending = ChampionFacts(facts.name, "active", facts.unit_id, facts.since_on)
    return next(iter(step_objections(ending, "alumni", on, day_here(f.now))), None)


def set_deputy(f: ProgrammeFile, *, champion_id: int, deputy_id: int | None, actor: str) -> int | None:
    """Name who stands in, or nobody. Returns the change set's number, None when it is so already."""
    reason = deputy_objection(f, champion_id, deputy_id)
    if reason:
        raise RefusedError(reason)
    held = query.record(f, "champion", champion_id)
    if isinstance(held, Champion) and held.deputy_id == deputy_id:
        return None
    name = _facts(f, champion_id).name
    label = tr("Take the deputy of {name} away", name=name)
    if deputy_id is not None:
        label = tr("Make {deputy} deputy of {name}", deputy=_person(f, deputy_id), name=name)
    with f.work(label, actor=actor) as work:
        work.update("champion", champion_id, {"deputy_id": deputy_id})
        return work.change_set


def deputy_objection(f: ProgrammeFile, champion_id: int, deputy_id: int | None) -> str | None:
    """Why a person cannot be deputy of a champion, or None."""
    held = query.record(f, "champion", champion_id)
    if not isinstance(held, Champion):
        return _gone()
    if deputy_id is None:
        return None
    if deputy_id == held.person_id:
        return own_deputy_words(_person(f, deputy_id))
    return _left_deputy(f, deputy_id) if _has_left(f, deputy_id) else None


def support(f: ProgrammeFile, *, champion_id: int, use_case_ids: Sequence[int], actor: str) -> int | None:
    """Let a champion support use cases; those supported already are left out.

    Returns the change set's number, None when all are supported already. Raises RefusedError for an alumnus.
    """
    facts = _facts(f, champion_id)
    if facts.status == "alumni":
        raise RefusedError(tr("{name} has ended. Nominate them again first.", name=facts.name))
    now = {row[0] for row in query.rows(f, "champion_use_case", ["use_case_id"], {"champion_id": champion_id})}
    fresh = [one for one in dict.fromkeys(use_case_ids) if one not in now]
    if query.count(f, "use_case", {"id": fresh}) != len(fresh):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    if not fresh:
        return None
    label = trn("Let {name} support {count} use case", "Let {name} support {count} use cases", len(fresh),
                name=facts.name)  # fmt: skip
    with f.work(label, actor=actor) as work:
        for one in fresh:
            work.insert(ChampionUseCase(id=new_id(), champion_id=champion_id, use_case_id=one))
        return work.change_set


def stop_supporting(f: ProgrammeFile, *, champion_id: int, use_case_id: int, actor: str) -> int | None:
    """Let a champion support a use case no longer. Returns the change set's number, None when it is so already."""
    facts = _facts(f, champion_id)
    found = query.rows(f, "champion_use_case", ["id"], {"champion_id": champion_id, "use_case_id": use_case_id})
    if not found:
        return None
    with f.work(tr("Let {name} support a use case no longer", name=facts.name), actor=actor) as work:
        work.delete_many("champion_use_case", [int(row[0] or 0) for row in found])
        return work.change_set


def _take_over(f: ProgrammeFile, work: Work, old: Champion, successor_id: int, on: date, *, is_active: bool) -> int:
    """The record of the successor in the unit, made or brought on; returns its id."""
    unit = old.business_unit_id
    held = _champion_of(f, successor_id, unit) if unit is not None else None
    stands_in = old.deputy_id is not None and old.deputy_id != successor_id and not _has_left(f, old.deputy_id)
    deputy = old.deputy_id if stands_in else None
    status = "active" if is_active else "onboarding"
    if held is None:
        return work.insert(Champion(
            id=new_id(), person_id=successor_id, business_unit_id=unit, role=old.role, status=status,
            since_on=on if is_active else None, hours_a_week=old.hours_a_week, deputy_id=deputy,
        ))  # fmt: skip
    values: dict[str, Value] = {"until_on": None, "successor_id": None}
    if held.role == "champion" and old.role == "lead":
        values["role"] = "lead"
    if is_active and held.status != "active":
        keeps = held.status == "paused" and held.since_on is not None
        values |= {"status": "active", "since_on": held.since_on if keeps else on}
    elif not is_active and held.status in ("nominated", "alumni"):
        values |= {"status": "onboarding", "since_on": None}
    if held.deputy_id is None and deputy is not None:
        values["deputy_id"] = deputy
    work.update("champion", held.id, values)
    return held.id


def _move_cases(f: ProgrammeFile, work: Work, giver: int, taker: int) -> None:
    """Let the taker support what the giver supported, each use case once."""
    has = {row[0] for row in query.rows(f, "champion_use_case", ["use_case_id"], {"champion_id": taker})}
    moved: list[int] = []
    double: list[int] = []
    for number, case in query.rows(f, "champion_use_case", ["id", "use_case_id"], {"champion_id": giver}):
        (double if case in has else moved).append(int(number or 0))
    work.update_many("champion_use_case", [(one, {"champion_id": taker}) for one in moved])
    work.delete_many("champion_use_case", double)


def _facts(f: ProgrammeFile, champion_id: int) -> ChampionFacts:
    found = champion_facts(f, champion_id)
    if found is None:
        raise RefusedError(_gone())
    return found


def _champion_of(f: ProgrammeFile, person_id: int, unit_id: int) -> Champion | None:
    found = query.records(f, "champion", {"person_id": person_id, "business_unit_id": unit_id})
    return next((one for one in found if isinstance(one, Champion)), None)


def _person(f: ProgrammeFile, person_id: int) -> str:
    return query.titles(f, "person", [person_id]).get(person_id) or tr("somebody who is gone")


def _has_left(f: ProgrammeFile, person_id: int) -> bool:
    found = query.rows(f, "person", ["is_active"], {"id": person_id})
    return not found or found[0][0] == 0


def _left_deputy(f: ProgrammeFile, person_id: int) -> str:
    return left_deputy_words(_person(f, person_id))


def _gone() -> str:
    return tr("The champion is no longer there; they may have been removed meanwhile.")
