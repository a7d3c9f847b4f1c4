"""Acts over many rows: done off the GUI thread with progress, one change set, shown when they are through."""

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


def change_aside(
    context: PageContext, act: Act, title: str, failure: str, done: Callable[[], object], *, rows: int
) -> None:
    """Do an act over ``rows`` rows: at once where that takes no time, else as the job ``title`` that can be stopped.

    ``act`` takes ``step`` besides the file and the actor, and calls it with what it is at. ``done`` is called when it
    is through; a refusal is told under ``failure``. Refused or stopped, nothing was changed.
    """
    programme = context.programme
    if rows <= MANY and programme.path.stat().st_size <= SMALL_BYTES:
        if context.change(act, failure):
            done()
        return

    def work(ticket: Ticket) -> object:
        return programme.act(partial(act, step=ticket.step))

    def show(touched: Any) -> None:
        programme.mark_saved()  # here, for the window may have asked what undo would do while it was written
        if touched:
            context.bridge.tell(touched)
        done()

    ticket = context.jobs.start(title, work)
    ticket.done.connect(show)
    ticket.failed.connect(lambda error: context.messages.tell_error(failure, error))
    ticket.cancelled.connect(lambda: context.toast.say(tr("Stopped: nothing was changed.")))
