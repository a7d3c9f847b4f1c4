"""What enrolling and completing would do: who is taken in, who is left out and why, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from axonix_desktop.core.kinds import Date, Value
from axonix_desktop.core.periods import months_later
from axonix_desktop.core.training import MISSING, OPEN_STATUSES, Standing, Taken, folded
from axonix_desktop.core.words import tr, trn

Left = Literal["held", "running", "in_class"]


@dataclass(frozen=True, slots=True)
class EnrolPlan:
    """``new`` are (person, course, cohort) to be enrolled, ``again`` cancelled enrolments to be taken up again.

    ``left`` counts by reason those who are left out.
    """

    new: tuple[tuple[int, int, str], ...] = ()
    again: tuple[int, ...] = ()
    left: Mapping[Left, int] = field(default_factory=dict[Left, int])

    @property
    def total(self) -> int:
        """How many enrolments there would be."""
        return len(self.new) + len(self.again)

    @property
    def people(self) -> int:
        """How many people would be enrolled anew."""
        return len({person for person, _course, _cohort in self.new})


def plan_enrolment(
    pairs: Iterable[tuple[int, int]],
    standings: Mapping[int, Mapping[int, Standing]],
    taken: Iterable[Taken],
    cohort: str,
    repeat: str,
    *,
    is_refresher: bool = False,
) -> EnrolPlan:
    """Whom to enrol of ``pairs`` (person, course) in the cohort, or in none where ``cohort`` is empty.

    Who holds the course is left out, unless it is a refresher; so is who is enrolled already, and who was in the
    cohort of this name before (a cancelled enrolment in it is taken up again). A person can take a course once
    without a cohort: who takes it again is put into the cohort ``repeat`` (see :func:`repeat_name`).
    """
    fold = cache(folded)
    called = (fold(cohort), fold(repeat))
    before_in = {(one.person_id, one.course_id, name): one for one in taken if (name := fold(one.cohort)) in called}
    new: dict[tuple[int, int, str], None] = {}
    again: list[int] = []
    left: Counter[Left] = Counter()
    for person, course in dict.fromkeys(pairs):
        found = standings.get(person, {}).get(course, MISSING)
        before = before_in.get((person, course, called[0]))
        if found.is_running:
            left["running"] += 1
        elif found.is_held and not is_refresher:
            left["held"] += 1
        elif before is not None and before.status == "cancelled":
            again.append(before.id)
        elif before is None:
            new[person, course, cohort] = None
        elif not cohort and (person, course, called[1]) not in before_in:
            new[person, course, repeat] = None
        else:
            left["in_class"] += 1
    return EnrolPlan(tuple(new), tuple(again), dict(left))


def repeat_name(today: date) -> str:
    """The cohort of those who take a course again, where none is named (``Refresher Nov 2026``)."""
    return tr("Refresher {month}", month=Date().show(today).partition(" ")[2])


def plan_words(plan: EnrolPlan) -> str:
    """What enrolling would do, in words."""
    parts = [trn("{count} enrolment will be made", "{count} enrolments will be made", plan.total)]
    if not plan.total:
        parts = [tr("Nobody would be enrolled")]
    if held := plan.left.get("held", 0):
        parts.append(trn("{count} is left out: it is completed and still valid",
                         "{count} are left out: they are completed and still valid", held))  # fmt: skip
    if running := plan.left.get("running", 0):
        parts.append(trn("{count} is enrolled already", "{count} are enrolled already", running))
    if again := plan.left.get("in_class", 0):
        parts.append(trn("{count} was in this cohort before; name another one",
                         "{count} were in this cohort before; name another one", again))  # fmt: skip
    return tr("{words}.", words="; ".join(parts))


def enrol_objection(people: Sequence[int], courses: Sequence[int], due_on: date | None, today: date) -> str | None:
    """Why a group cannot be enrolled like this, or None."""
    if not people:
        return tr("Choose at least one person.")
    if not courses:
        return tr("Choose at least one course.")
    if due_on is not None and due_on < today:
        return tr("The due date lies in the past; everyone would be overdue at once. Choose a day from today on.")
    return None


def complete_objection(
    chosen: Sequence[Taken], completed_on: date | None, score: float | None, today: date
) -> str | None:
    """Why completions cannot be recorded like this, or None."""
    if not chosen:
        return tr("Choose at least one enrolment.")
    if completed_on is None:
        return tr("Say on which day it was completed.")
    if reason := future_objection(completed_on, today):
        return reason
    if score is not None and score < 0:
        return tr("A score is not less than 0.")
    cancelled = sum(one.status == "cancelled" for one in chosen)
    if cancelled:
        return trn("{count} of the enrolments was cancelled. Take it out, or enrol the person again.",
                   "{count} of the enrolments were cancelled. Take them out, or enrol these people again.",
                   cancelled)  # fmt: skip
    if not to_complete(chosen):
        return tr("All of them are completed already. Correct a day in the enrolment; repeat a course by a refresher.")
    return None


def future_objection(completed_on: date, today: date) -> str | None:
    """Why a day cannot be that of a completion, or None."""
    if completed_on > today:
        return tr("The day of completion lies in the future. Record it when it has happened.")
    return None


def with_completion(
    held: Taken, typed: Mapping[str, Value], validity_months: int | None, today: date
) -> dict[str, Value]:
    """What is typed into an enrolment with what goes with it.

    Completing brings the day (today where none is typed or known), the percent and the day it expires. Where the day
    is corrected, an expiry that was worked out from the former day follows; one that was agreed otherwise stays.
    """
    found = dict(typed)
    if typed.get("status", held.status) != "completed":
        return found
    is_new = held.status not in ("completed", "expired")
    if is_new:
        found = {"percent": 100.0, "completed_on": held.completed_on or today, **found}
    on = found.get("completed_on", held.completed_on)
    if not isinstance(on, date) or not validity_months:
        return found
    worked_out = months_later(held.completed_on, validity_months) if held.completed_on else None
    if is_new or (on != held.completed_on and held.expires_on in (None, worked_out)):
        found.setdefault("expires_on", months_later(on, validity_months))
    return found


def to_complete(chosen: Iterable[Taken]) -> list[Taken]:
    """Those of which a completion would be recorded: what is completed already keeps its day and score."""
    return [one for one in chosen if one.status in OPEN_STATUSES]


def completed_words(count: int) -> str:
    """That so many were completed already."""
    return trn("{count} was completed already and stays as it is",
               "{count} were completed already and stay as they are", count)  # fmt: skip


def cancel_objection(chosen: Sequence[Taken]) -> str | None:
    """Why enrolments cannot be cancelled, or None: what is completed stays as proof."""
    if not chosen:
        return tr("Choose at least one enrolment.")
    done = sum(one.status not in OPEN_STATUSES and one.status != "cancelled" for one in chosen)
    if done:
        return trn("{count} of the enrolments is completed; what was learned is not cancelled.",
                   "{count} of the enrolments are completed; what was learned is not cancelled.", done)  # fmt: skip
    return None


def refresher_due(day: date | None, chosen: date | None, today: date) -> date:
    """By when a refresher is to be taken: the day chosen, else the day the old completion ends, never before today."""
    return chosen if chosen is not None else max(day or today, today)
