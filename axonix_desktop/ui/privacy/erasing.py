"""Erasing a person: what is told and asked before, the act, and the backups that the program made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from axonix_desktop.actions.privacy import (
    OnList,
    came_back,
    clean_backups,
    copies_of,
    erase,
    erase_attachment,
    erase_restored,
)
from axonix_desktop.core.changes import number_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.exchange.file_words import UNREAD
from axonix_desktop.store.erased_backups import Held
from axonix_desktop.store.queries.attachments import KeptFile
from axonix_desktop.store.queries.personal import Known
from axonix_desktop.ui.aside import act_aside
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.privacy.looking import Found


def places_told(known: Known, found: Found | None, copies: int) -> list[tuple[str, str]]:
    """What an erasure would reach, as (place, how much) with counts, in the order people ask."""
    told = [(tr("Emptied, but still counted"), _counted(["person", *(one.kind for one in known.about)]))]
    named = {(one.kind, one.id) for one in known.named if not one.is_left and one.passage}
    linked = {(one.kind, one.id) for one in known.named if not one.passage}
    if named:
        told.append((tr("Name replaced"), _counted(kind for kind, _ in named)))
    if linked:
        told.append((tr("Point to “Erased person”"), _counted(kind for kind, _ in linked)))
    told.append((tr("History"), trn("{count} step", "{count} steps", len(known.history))))
    if known.files:
        told.append((tr("Files removed"), trn("{count} file", "{count} files", len(known.files))))
    if copies:
        told.append((tr("Backups cleaned"), trn("{count} backup", "{count} backups", copies)))
    left = {(one.kind, one.id) for one in known.named if one.is_left}
    if left:
        told.append((tr("Left as it is"), _counted(kind for kind, _ in left)))
    if found is not None and found.files:
        unread = sum(one.state == UNREAD for one in found.files)
        words = []
        if len(found.files) > unread:
            words.append(trn("{count} file names them inside", "{count} files name them inside",
                             len(found.files) - unread))  # fmt: skip
        if unread:
            words.append(trn("{count} file cannot be searched", "{count} files cannot be searched", unread))
        told.append((tr("Not changed"), ", ".join(words)))
    return told


def cautions(known: Known) -> list[str]:
    """What a person must know about this name before they erase."""
    told: list[str] = []
    name = known.person.title
    if known.namesakes:
        told.append(
            trn(
                "{count} other person is called {name} too: the name stays wherever it is written, only the address "
                "is replaced.",
                "{count} other people are called {name} too: the name stays wherever it is written, only the address "
                "is replaced.",
                known.namesakes, name=name,
            )
        )  # fmt: skip
    elif known.sought.left:
        told.append(
            tr("“{name}” is a single word: it is replaced where names stand, not within sentences, where it may mean "
               "something else.", name=name)
        )  # fmt: skip
    if known.sought.also:
        told.append(tr("Earlier names and addresses go as well: {names}", names=", ".join(known.sought.also)))
    return told


def erase_known(
    context: PageContext, known: Known, found: Found | None, reason: str, done: Callable[[], object]
) -> bool:
    """Ask, erase, then clean the backups, all aside; ``done`` is called when those are through as well."""
    name, copies = known.person.title, len(copies_of(context.programme.file))
    lines = [f"{place}: {amount}" for place, amount in places_told(known, found, copies)]
    if found is None:
        lines.append(tr("Files: they have not been searched to the end yet"))
    text = "\n\n".join(
        (
            "\n".join(lines),
            *cautions(known),
            tr("Copies and exports you made yourself are not reached, and a workbook that names them brings them back "
               "when it is imported. This cannot be undone."),
        )
    )  # fmt: skip
    if not context.messages.ask(tr("Erase {name} for good?", name=name), text, tr("Erase")):
        return False

    def erased() -> None:
        context.state.forget(known.sought.pattern())
        context.toast.say(tr("The person was erased."))
        clean(context, done)

    act = partial(erase, person_id=known.person.id, reason=reason)
    act_aside(context, tr("Erasing a person"), act, tr("The person cannot be erased"), erased)
    return True


def erase_file_found(context: PageContext, file: KeptFile, done: Callable[[], object]) -> bool:
    """Ask, then erase a file for good, from its record, the history and the backups."""
    text = tr("It goes from its record, the history and the backups this program made. This cannot be undone.")
    if not context.messages.ask(tr("Erase “{name}” for good?", name=file.name), text, tr("Erase")):
        return False

    def erased() -> None:
        context.toast.say(tr("The file was erased."))
        clean(context, done)

    act = partial(erase_attachment, number=file.id)
    act_aside(context, tr("Erasing a file"), act, tr("The file cannot be erased"), erased, may_cancel=False)
    return True


def erase_after_restore(context: PageContext, erased: OnList | None, words: str) -> None:
    """Erase again whom and what a restored backup brought back, and tell it after ``words``."""
    back = came_back(context.programme.file, erased) if erased is not None else 0
    if erased is None or not back:
        context.toast.say(words)
        return
    told = trn("{count} erased person or file was in it and was erased again.",
               "{count} erased people or files were in it and were erased again.", back)  # fmt: skip
    act_aside(
        context, tr("Erasing again who was erased"), partial(erase_restored, erased=erased),
        tr("Who was erased could not be erased again"), lambda: context.toast.say(f"{words}. {told}"), may_cancel=False,
    )  # fmt: skip


def clean(context: PageContext, done: Callable[[], object]) -> None:
    """Clean the copies this program made, aside; tell which could not be."""
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


def _counted(kinds: object) -> str:
    """How many records of which kinds, the most first."""
    return ", ".join(number_of(kind, count) for kind, count in Counter(kinds).most_common())  # type: ignore[arg-type]
