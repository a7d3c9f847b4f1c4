"""Acts that take a moment: done off the GUI thread with progress, shown when they are through, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from axonix_desktop.core.words import tr
from axonix_desktop.ui.bridge import Touched
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.programme import Act


def act_aside(
    context: PageContext,
    title: str,
    act: Act,
    failure_title: str,
    done: Callable[[], object],
    *,
    may_cancel: bool = True,
) -> Ticket:
    """Do an act in a thread, then show what it changed; it takes ``step`` to be stopped by where it ``may_cancel``.

    ``done`` is called when it is through; a refusal is told, and nothing was changed then or when it was stopped.
    """
    programme = context.programme

    def work(ticket: Ticket) -> Touched:
        return programme.act(partial(act, step=ticket.step) if may_cancel else act)

    def show(touched: object) -> None:
        if touched and isinstance(touched, dict):
            context.bridge.tell(touched)  # pyright: ignore[reportUnknownArgumentType]
        done()

    ticket = context.jobs.start(title, work, may_cancel=may_cancel)
    ticket.done.connect(show)
    ticket.failed.connect(lambda error: context.messages.tell_error(failure_title, error))
    ticket.cancelled.connect(lambda: context.toast.say(tr("Stopped: nothing was changed.")))
    return ticket
