"""How long what tells of people is kept: a rule for each kind of record, and the day on which one is due.

Nothing is ever removed because of a rule: a rule only says what stands on the list of what is due. Without a choice
of the programme everything is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from axonix_desktop.core.periods import months_later
from axonix_desktop.core.words import mark, tr, trn

SETTING = "retention"
"""The setting that holds the months by rule."""
HISTORY = "history"
"""The name under which the months of the history stand."""
MONTHS = (3, 6, 12, 18, 24, 36, 60, 84, 120)
"""What is offered; no number means that everything is kept."""
_LONGEST = 600
_YEAR = 12

Act = Literal["erase", "remove", "empty"]
"""erase: as on request, for good; remove: the records go, undo brings them back; empty: only the names go."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the kind of record, what is done when it is due, and the words that say from when it counts.

    ``fields`` are those that ``empty`` clears. The words are English and marked for translation.
    """

    name: str
    kind: str
    act: Act
    title: str
    since: str
    does: str
    fields: tuple[str, ...] = ()


RULES: tuple[Rule, ...] = (
    Rule(
        "people", "person", "erase", mark("People who left"),
        mark("since anything about someone who is not active was last dated or changed"),
        mark("Erased as on request: from records, history and backups, for good"),
    ),
    Rule(
        "alumni", "champion", "remove", mark("Former champions"),
        mark("since they ended (status Alumni)"),
        mark("Removed with their check-ins and the use cases they supported"),
    ),
    Rule(
        "check_ins", "check_in", "remove", mark("Check-ins"), mark("since they were held"),
        mark("Removed; the date of the last check-in stays with the champion"),
    ),
    Rule(
        "training", "enrolment", "remove", mark("Training records"),
        mark("since they were completed, failed or cancelled, or ran out, whichever is later"),
        mark("Removed; who is left without a record counts as not trained"),
    ),
    Rule(
        "attendance", "steering_meeting", "empty", mark("Who attended meetings"), mark("since the meeting"),
        mark("The names go; the meeting, its decisions and actions stay"), ("attendees",),
    ),
    Rule(
        "classes", "cohort", "empty", mark("Who taught classes and waves"), mark("since the last day"),
        mark("The name goes; the class and who learned in it stay"), ("trainer",),
    ),
    Rule(
        "incidents", "incident", "empty", mark("Names in closed incidents"), mark("since the incident was closed"),
        mark("Who closed it and who said what goes; what happened and the lesson stay"), ("closed_by",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """A record that is due: what it is called, and the day its time is counted from."""

    kind: str
    id: int
    title: str
    since: date


def rule_of(name: str) -> Rule:
    """The rule of this name."""
    return next(one for one in RULES if one.name == name)


def months_of(held: Mapping[str, Any], name: str) -> int | None:
    """The months kept for a rule, as the setting holds them; None where everything is kept."""
    months = held.get(name)
    return months if isinstance(months, int) and not isinstance(months, bool) and 0 < months <= _LONGEST else None


def last_day_due(today: date, months: int) -> date:
    """What counts from this day or an earlier one is due today."""
    return months_later(today, -months)


def span_words(months: int | None) -> str:
    """A time to keep as people say it: ``18 months``, ``2 years``; for none ``Keep``."""
    if months is None:
        return tr("Keep")
    if months % _YEAR:
        return trn("{count} month", "{count} months", months)
    return trn("{count} year", "{count} years", months // _YEAR)
