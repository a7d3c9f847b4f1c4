"""Erasing a person: what is asked before, the act, and the backups that the program made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from axonix_desktop.actions.privacy import clean_backups, erase, erase_restored
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.erased_backups import Held
from axonix_desktop.store.queries.personal import Known
from axonix_desktop.store.rolling import folder_of, kept
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.jobs import Ticket


def erase_known(context: PageContext, known: Known, reason: str, done: Callable[[], object]) -> bool:
    """Ask, erase, then clean the backups in the background; ``done`` is called when those are through as well."""
    name, file = known.person.title, context.programme.file
    backups = len(kept(folder_of(file)))
    text = "\n\n".join(
        (
            trn("The name goes from {count} other place too, and from the history.",
                "The name goes from {count} other places too, and from the history.", len(known.named)),
            tr("Counts stay true: what the person learned and did stays as that of an “Erased person”."),
            trn("{count} backup that this program made is cleaned as well.",
                "{count} backups that this program made are cleaned as well.", backups),
            tr("Copies and exports you made yourself are not reached. This cannot be undone."),
        )
    )  # fmt: skip
    if not context.messages.ask(tr("Erase {name} for good?", name=name), text, tr("Erase")):
        return False
    act = partial(erase, person_id=known.person.id, reason=reason)
    if not context.change(act, tr("The person cannot be erased")):
        return False
    context.toast.say(tr("The person was erased."))
    _clean(context, done)
    return True


def erase_after_restore(context: PageContext, numbers: list[int]) -> None:
    """Erase again those whom a restored backup brought back; says nothing where it brought nobody back."""
    context.change(partial(erase_restored, numbers=numbers), tr("Who was erased could not be erased again"))


def _clean(context: PageContext, done: Callable[[], object]) -> None:
    programme = context.programme
    now, actor = programme.now(), programme.actor

    def work(ticket: Ticket) -> list[Held]:
        return clean_backups(programme.file, now, actor=actor, step=ticket.step)

    def tell(left: object) -> None:
        faults = [f"{one.backup.path.name}: {one.fault}" for one in left if isinstance(one, Held)] \
            if isinstance(left, list) else []  # fmt: skip
        if faults:
            context.messages.tell_list(
                tr("Some backups still hold the person"),
                tr("They could not be cleaned. Delete them by hand, or keep them until newer ones take their place:"),
                faults,
            )
        done()

    ticket = context.jobs.start(tr("Cleaning the backups"), work)
    ticket.done.connect(tell)
    ticket.failed.connect(lambda error: context.messages.tell_error(tr("The backups could not be cleaned"), error))
    ticket.cancelled.connect(lambda: context.toast.say(tr("Stopped: some backups still hold the person.")))
