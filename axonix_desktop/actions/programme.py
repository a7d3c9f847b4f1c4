"""Beginning a programme: the record itself and the content it starts with, in one change set."""

from __future__ import annotations

from axonix_desktop.core.records.programme import Programme
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.seed import load_checklist, load_gate_criteria

BEGIN_LABEL = "Begin programme"


def begin_programme(f: ProgrammeFile, name: str, *, actor: str) -> int:
    """Give a new file its programme record, the default gate criteria and the checklist library.

    Returns the change set's number.
    """
    with f.work(BEGIN_LABEL, actor=actor) as work:
        work.insert(Programme(id=new_id(), name=name))
        load_gate_criteria(work)
        load_checklist(work)
        return work.change_set
