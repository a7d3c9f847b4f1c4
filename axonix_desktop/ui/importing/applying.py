"""Doing the import off the GUI thread: one transaction that Stop takes back whole."""

from __future__ import annotations

from axonix_desktop.actions.imports import ImportResult, MappingToKeep, apply_import
from axonix_desktop.core.importing.profile import header_fingerprint, mapping_of
from axonix_desktop.core.importing.saved import saved_of, to_json
from axonix_desktop.core.words import tr, within
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.importing.planned import Planned
from axonix_desktop.ui.importing.session import Source
from axonix_desktop.ui.importing.wording import kind_words
from axonix_desktop.ui.jobs import Ticket


def applied(f: ProgrammeFile, ready: Planned, source: Source, name: str, ticket: Ticket, *, actor: str) -> ImportResult:
    """Write the plan; ``name`` is what its mapping is kept under, empty where it is not kept."""

    def step(what: str) -> None:
        if what == "backup":
            ticket.step(tr("Making a backup"))
        elif what:
            ticket.step(tr("Writing {kind}", kind=within(kind_words(what))))
        else:
            ticket.step()

    saved = saved_of(ready.draft)
    lead = ready.draft.matches[0]
    return apply_import(
        f,
        ready.plan,
        actor=actor,
        file_hash=source.file_hash,
        header_fingerprint=saved.fingerprint or header_fingerprint(lead),
        mapping=mapping_of(ready.draft.matches),
        keep=MappingToKeep(name, saved.fingerprint, to_json(saved)) if name else None,
        step=step,
    )
