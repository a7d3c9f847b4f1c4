"""Commands of champions: nominate, activate, log a check-in, hand over; the windows are loaded when first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.context import PageContext

_UNDER = mark("Champions")
_GROUP = 6


def commands(reach: Reach) -> tuple[Command, ...]:
    """They are about the champion selected; where none is, the window asks for whom."""

    def act(doing: Callable[[PageContext], object]) -> Callable[[], object]:
        return lambda: doing(reach.context) if reach.context is not None else None

    def needs_champion() -> str | None:
        reason = reach.may_write()
        if reason is not None or reach.context is None:
            return reason
        from axonix_desktop.store.queries.records import count

        return None if count(reach.context.programme.file, "champion") else tr("there is no champion yet")

    return (
        Command("champions.nominate", mark("&Nominate a champion…"), "user-plus", "data", act(_nominate),
                tip=mark("Say who is to be a champion of which business unit"), objection=reach.may_write,
                under=_UNDER, group=_GROUP),
        Command("champions.activate", mark("&Activate a champion…"), "circle-play", "data", act(_activate),
                tip=mark("Say since when a champion is active"), objection=needs_champion, under=_UNDER, group=_GROUP),
        Command("champions.check_in", mark("Log a &check-in…"), "calendar-check", "data", act(_check_in),
                tip=mark("Note a talk, clinic or call with a champion"), objection=needs_champion, under=_UNDER,
                group=_GROUP),
        Command("champions.hand_over", mark("&Hand over…"), "arrow-right-left", "data", act(_hand_over),
                tip=mark("Give a champion's unit and use cases to a successor"), objection=needs_champion,
                under=_UNDER, group=_GROUP),
    )  # fmt: skip


def _nominate(context: PageContext) -> None:
    from axonix_desktop.ui.champions import asking

    current = context.current
    unit = current.record_id if current.kind == "business_unit" else None
    person = current.record_id if current.kind == "person" else None
    asking.nominate(context, asking.Begin(person, unit))


def _activate(context: PageContext) -> None:
    from axonix_desktop.ui.champions import asking

    asking.activate(context, asking.with_champion(context))


def _check_in(context: PageContext) -> None:
    from axonix_desktop.ui.champions import asking

    asking.check_in(context, asking.with_champion(context))


def _hand_over(context: PageContext) -> None:
    from axonix_desktop.ui.champions import asking

    asking.hand_over(context, asking.with_champion(context))
