"""The three lines at the head of the steering summary: what moved, what is off track, what to attend to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from axonix_desktop.core.attention import Attention
from axonix_desktop.core.health import CaseFacts, delivery
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.summary import Movement
from axonix_desktop.core.words import tr

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def number(count: int) -> str:
    """Up to twelve as a word, above in figures: ``"seven"``, ``"1,204"``."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """``"one use case"``, ``"seven use cases"``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def long_date(day: date) -> str:
    """``"22 November 2026"``, as reports write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def capital(text: str) -> str:
    """The text with its first letter large; the rest stays."""
    return text[:1].upper() + text[1:]


def three_lines(
    cases: Sequence[CaseFacts], movement: Movement, attention: Sequence[Attention], as_of: date, unit_count: int
) -> tuple[str, str, str]:
    """The three lines, from the same facts as the pages below them."""
    if not cases:
        return (
            tr("There are no use cases in this programme yet."),
            tr("Nothing is off track, because nothing has been recorded."),
            tr("The first step is to enter the use cases or to import the tracker that holds them."),
        )
    return (_standing(cases, movement, unit_count), _off_track(cases, as_of), _attention(attention))


def _standing(cases: Sequence[CaseFacts], movement: Movement, unit_count: int) -> str:
    total, in_rollout = len(cases), sum(case.stage > 0 for case in cases)
    verb = "is" if total == 1 else "are"
    head = tr("{total} {verb} in the programme", total=capital(counted(total, "use case")), verb=verb)
    if not movement.is_known or movement.since is None:
        units = f" from {counted(unit_count, 'business unit')}" if unit_count else ""
        rest = total - in_rollout
        return tr(
            "{head}{units}: {in_rollout} in the rollout and {rest} in the pipeline.",
            head=head,
            units=units,
            in_rollout=number(in_rollout),
            rest=number(rest),
        )
    difference = total - movement.total_then
    more = (
        tr("{difference} {words} than", difference=number(abs(difference)), words="more" if difference > 0 else "fewer")
        if difference
        else "as many as"
    )
    moved = tr(
        "{forward} moved up a stage and {back} moved back.",
        forward=capital(number(movement.forward)),
        back=number(movement.back),
    )
    return tr("{head}, {more} on {since}. {moved}", head=head, more=more, since=long_date(movement.since), moved=moved)


def _off_track(cases: Sequence[CaseFacts], as_of: date) -> str:
    ratings = [(delivery(case, as_of), case) for case in cases]
    red = sorted(
        ((rating, case) for rating, case in ratings if rating.level == "red"),
        key=lambda pair: (pair[1].due_on or date.max, pair[1].key, pair[1].id),
    )
    amber = sum(rating.level == "amber" for rating, _ in ratings)
    rated = sum(rating.level != "none" for rating, _ in ratings)
    if not rated:
        return tr("None can be rated for delivery: neither a status colour nor a target date is recorded.")
    tail = (
        tr(" {amber} {words} at risk.", amber=capital(counted(amber, "use case")), words="is" if amber == 1 else "are")
        if amber
        else ""
    )
    if not red:
        return tr("None of the {rated} rated use cases is off track.{tail}", rated=number(rated), tail=tail)
    verb = "is" if len(red) == 1 else "are"
    named = " and ".join(f"“{shortened(case.title, 44)}”" for _, case in red[:2])
    first = tr("{red} {verb} off track", red=capital(counted(len(red), "use case")), verb=verb)
    return f"{first}, {'first of all ' if len(red) > 2 else 'namely '}{named}.{tail}"


def _attention(attention: Sequence[Attention]) -> str:
    other = [item for item in attention if item.code != "off_track"][:2]
    if not other:
        return tr("No other rule calls for the committee’s attention today.")
    return tr("Most in need of attention: {words}.", words=", and ".join(item.words for item in other))
