"""Keeping, renaming, ordering and removing the saved views of a grid: one act, one step to undo."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.steering import SavedView
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.views import KeptView, kept_views

LONGEST_NAME = 60


def name_objection(name: str, others: Sequence[str]) -> str | None:
    """Why a view cannot be called ``name`` beside the ``others``, or None."""
    if not name.strip():
        return tr("A view needs a name.")
    if len(name.strip()) > LONGEST_NAME:
        return tr("At most {count} letters fit on a tab.", count=LONGEST_NAME)
    if name.strip().casefold() in {other.strip().casefold() for other in others}:
        return tr("There is a view called “{name}” already.", name=name.strip())
    return None


def keep_views(f: ProgrammeFile, kind: str, views: Sequence[KeptView], label: str, *, actor: str) -> int | None:
    """Write ``views`` of the records of a kind: new ones without a number, the others as changed.

    Returns the change set's number, None when nothing differed. Raises RefusedError for a name that is empty or taken.
    """
    before = {one.number: one for one in kept_views(f, kind)}
    changed = {one.number for one in views if one.number is not None}
    names = [one.name for number, one in before.items() if number not in changed]
    for one in views:
        reason = name_objection(one.name, names)
        if reason:
            raise RefusedError(reason)
        if one.number is not None and one.number not in before:
            raise RefusedError(tr("The view “{name}” is no longer there.", name=one.name))
        names.append(one.name)
    if all(before.get(one.number) == one for one in views if one.number is not None) and all(
        one.number is not None for one in views
    ):
        return None
    with f.work(label, actor=actor) as work:
        for one in views:
            values = {"name": one.name.strip(), "layout": one.layout, "position": one.position}
            if one.number is None:
                work.insert(SavedView(id=new_id(), record_kind=kind, **values))
            else:
                work.update("saved_view", one.number, values)
        return work.change_set


def remove_view(f: ProgrammeFile, kind: str, number: int, label: str, *, actor: str) -> int:
    """Remove a saved view. Raises RefusedError when it is gone. Returns the change set's number."""
    if number not in {one.number for one in kept_views(f, kind)}:
        raise RefusedError(tr("The view is no longer there."))
    with f.work(label, actor=actor) as work:
        work.delete("saved_view", number)
        return work.change_set
