"""The journal as the widgets of this package show it: change sets with who and when, and their changes in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from axonix_desktop.core.changes import FieldChange, Line, Names, line, local_moment
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import Change, ChangeSet, changes
from axonix_desktop.store.queries import history
from axonix_desktop.ui.jobs import Jobs
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.programme import Act, Programme
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import Toast


class HistoryContext(Protocol):
    """What this package asks of the window; the page context answers it."""

    @property
    def look(self) -> Look:
        """The look in use."""
        ...

    @property
    def programme(self) -> Programme:
        """The open programme."""
        ...

    @property
    def messages(self) -> Messages:
        """Questions and bad news."""
        ...

    @property
    def jobs(self) -> Jobs:
        """Work off the GUI thread."""
        ...

    @property
    def toast(self) -> Toast:
        """The short words at the bottom."""
        ...

    @property
    def change(self) -> ChangeDoor:
        """Does an act and shows what it changed; False, and told, when it cannot be done."""
        ...


class ChangeDoor(Protocol):
    """How an act is done."""

    def __call__(self, act: Act, failure_title: str, /) -> bool:
        """Do it; False when it was refused."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words, with the stored value that stood there before.

    ``is_kept`` is False where the history was reduced: which field was changed is known, the values are not.
    """

    line: Line
    old: Stored
    new: Stored
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A change set with its moment in the time of this computer and some of its changes in words."""

    set: ChangeSet
    at: datetime
    changes: tuple[Told, ...]


def told(f: ProgrammeFile, found: Iterable[Change]) -> list[Told]:
    """Changes in words, in their order."""
    kept = list(found)
    names = history.names_of(f, kept)
    return [_told(one, names) for one in kept]


def _told(one: Change, names: Names) -> Told:
    change = None if one.field is None else FieldChange(one.field, one.old, one.new)
    words = line(one.kind, one.record_id, one.op, change, names)
    if not one.is_kept:
        words = replace(words, old=tr("no longer kept"), new=tr("no longer kept"))
    return Told(words, one.old, one.new, one.is_kept)


def changes_in_words(f: ProgrammeFile, number: int, skip: int = 0, limit: int = 500) -> list[Told]:
    """What a change set changed, in words: ``limit`` entries after the first ``skip``."""
    return told(f, changes(f, number, limit=limit, skip=skip))


def record_entries(
    f: ProgrammeFile, kind: str, record_id: int, before: int | None = None, limit: int = 20
) -> list[Entry]:
    """What became of one record, newest first; the next page begins ``before`` the last change set's number."""
    key = (kind, record_id)
    sets = history.change_sets(f, history.Sought(record=key), before=before, limit=limit)
    found = [(one, changes(f, one.id, key)) for one in sets]
    words = iter(told(f, [change for _, some in found for change in some]))
    return [Entry(one, local_moment(one.at), tuple(next(words) for _ in some)) for one, some in found]
