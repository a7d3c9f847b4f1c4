"""The three lines at the head of the steering summary: what moved, what is off track, what to attend to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from axonix_desktop.core.attention import Attention
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.health import CaseFacts, delivery
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.summary import Movement
from axonix_desktop.core.words import mark, tr, trn

_WORDS = (
    mark("none"), mark("one"), mark("two"), mark("three"), mark("four"), mark("five"), mark("six"), mark("seven"),
    mark("eight"), mark("nine"), mark("ten"), mark("eleven"), mark("twelve"),
)  # fmt: skip


def number(count: int) -> str:
    """Up to twelve as a word, above in figures: ``"seven"``, ``"1,204"``."""
    return tr(_WORDS[count]) if 0 <= count < len(_WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """``"one use case"``, ``"seven use cases"``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


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
    if movement.is_known and movement.since is not None:
        moved = tr(
            "{forward} moved up a stage and {back} moved back.",
            forward=capital(number(movement.forward)),
            back=number(movement.back),
        )
        return f"{_compared(total, movement.total_then, movement.since)} {moved}"
    told = {
        "total": capital(number(total)),
        "units": number(unit_count),
        "in_rollout": number(in_rollout),
        "rest": number(total - in_rollout),
    }
    if not unit_count:
        return trn(
            "{total} use case is in the programme: {in_rollout} in the rollout and {rest} in the pipeline.",
            "{total} use cases are in the programme: {in_rollout} in the rollout and {rest} in the pipeline.",
            total,
            **told,
        )
    if unit_count == 1:
        return trn(
            "{total} use case is in the programme from one business unit: {in_rollout} in the rollout and {rest} in "
            "the pipeline.",
            "{total} use cases are in the programme from one business unit: {in_rollout} in the rollout and {rest} in "
            "the pipeline.",
            total,
            **told,
        )
    return trn(
        "{total} use case is in the programme from {units} business units: {in_rollout} in the rollout and {rest} in "
        "the pipeline.",
        "{total} use cases are in the programme from {units} business units: {in_rollout} in the rollout and {rest} in "
        "the pipeline.",
        total,
        **told,
    )


def _compared(total: int, then: int, since: date) -> str:
    """How many use cases there are now, against how many there were."""
    told = {"total": capital(number(total)), "difference": number(abs(total - then)), "since": long_date(since)}
    if total > then:
        return trn(
            "{total} use case is in the programme, {difference} more than on {since}.",
            "{total} use cases are in the programme, {difference} more than on {since}.",
            total,
            **told,
        )
    if total < then:
        return trn(
            "{total} use case is in the programme, {difference} fewer than on {since}.",
            "{total} use cases are in the programme, {difference} fewer than on {since}.",
            total,
            **told,
        )
    return trn(
        "{total} use case is in the programme, as many as on {since}.",
        "{total} use cases are in the programme, as many as on {since}.",
        total,
        **told,
    )


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
    if red:
        told = [_named(len(red), [shortened(case.title, 44) for _, case in red[:2]])]
    else:
        told = [
            trn(
                "The one rated use case is not off track.",
                "None of the {rated} rated use cases is off track.",
                rated,
                rated=number(rated),
            )
        ]
    if amber:
        at_risk = capital(number(amber))
        told.append(trn("{number} use case is at risk.", "{number} use cases are at risk.", amber, number=at_risk))
    return " ".join(told)


def _named(count: int, titles: Sequence[str]) -> str:
    """How many are off track, the first two of them by name."""
    if count == 1:
        return tr("One use case is off track, namely “{title}”.", title=titles[0])
    if count == 2:
        return tr("Two use cases are off track, namely “{first}” and “{second}”.", first=titles[0], second=titles[1])
    return tr(
        "{number} use cases are off track, first of all “{first}” and “{second}”.",
        number=capital(number(count)),
        first=titles[0],
        second=titles[1],
    )


def _attention(attention: Sequence[Attention]) -> str:
    other = [item.words for item in attention if item.code != "off_track"]
    if not other:
        return tr("No other rule calls for the committee’s attention today.")
    if len(other) == 1:
        return tr("Most in need of attention: {words}.", words=other[0])
    return tr("Most in need of attention: {first}, and {second}.", first=other[0], second=other[1])
