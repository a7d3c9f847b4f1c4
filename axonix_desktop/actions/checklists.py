"""Opening the governance checklist of a use case: one answer, not started, for every item that applies to it."""

from __future__ import annotations

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import ChecklistResponse
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.belongings import applicable_items
from axonix_desktop.store.queries.records import rows


def open_checklist(f: ProgrammeFile, use_case_id: int, *, actor: str) -> int | None:
    """Add an answer for each item in force that applies to the use case's risk tier and has none yet.

    Returns the change set's number, None when every item has its answer. Raises RefusedError when the use case is gone.
    """
    found = rows(f, "use_case", ["key"], {"id": use_case_id})
    if not found:
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    items = applicable_items(f, use_case_id)
    if not items:
        return None
    with f.work(tr("Open checklist of {found}", found=found[0][0]), actor=actor) as work:
        for number, item in zip(new_ids(len(items)), items, strict=True):
            work.insert(ChecklistResponse(id=number, use_case_id=use_case_id, checklist_item_id=item))
    return work.change_set or None
