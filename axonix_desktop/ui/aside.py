"""Acts that take a moment: done off the GUI thread with progress, shown when they are through, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.programme import Act
from axonix_desktop.ui.reading import SMALL_BYTES

MANY = 200
"""Up to so many rows an act in a small file takes less than a tenth of a second."""


def act_aside(
    context: PageContext,
    title: str,
    act: Act,
    failure_title: str,
    done: Callable[[], object],
    *,
    may_cancel: bool = True,
) -> Ticket:
    """Do an act as the job ``title``, then show what it changed; it takes ``step`` to be stopped by where it may be.

    ``done`` is called when it is through; a refusal is told, and nothing was changed then or when it was stopped.
    Until then other changes are refused.
    """
    programme = context.programme

    def work(ticket: Ticket) -> object:
        return programme.act(partial(act, step=ticket.step) if may_cancel else act)

    def show(touched: Any) -> None:
        programme.mark_saved()  # here, for the window may have asked what undo would do while it was written
        if touched:
            context.bridge.tell(touched)
        done()

    ticket = context.jobs.start(title, work, may_cancel=may_cancel)
    ticket.done.connect(show)
    ticket.failed.connect(lambda error: context.messages.tell_error(failure_title, error))
    ticket.cancelled.connect(lambda: context.toast.say(tr("Stopped: nothing was changed.")))
    return ticket


def change_rows(
    context: PageContext, title: str, act: Act, failure_title: str, done: Callable[[], object], *, rows: int
) -> None:
    """Do an act over ``rows`` rows: at once where that takes no time, else aside."""
    if rows > MANY or context.programme.path.stat().st_size > SMALL_BYTES:
        act_aside(context, title, act, failure_title, done)
    elif context.change(act, failure_title):
        done()
