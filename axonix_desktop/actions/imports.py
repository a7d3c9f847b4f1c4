"""Applying an import: one change set after a verified backup, or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from axonix_desktop.actions.mapping_profiles import write_mapping
from axonix_desktop.core.importing.plan import ImportPlan, Problem, Update
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.programme import ImportRun
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import count
from axonix_desktop.store.rolling import rolling


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Counts per kind, everything to look at, and the change set (None when nothing had to be changed)."""

    counts: Mapping[str, Mapping[str, int]]
    problems: tuple[Problem, ...]
    questions: tuple[str, ...]
    change_set: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MappingToKeep:
    """The mapping that is kept with an import, so that the next file of the layout is read alike."""

    name: str
    fingerprint: str
    content: str


def preview(plan: ImportPlan) -> ImportResult:
    """What :func:`apply_import` would answer, without doing it."""
    return ImportResult(plan.counts(), tuple(plan.problems), tuple(plan.questions), None)


def apply_import(  # noqa: PLR0913 - what is kept of an import is named once
    f: ProgrammeFile,
    plan: ImportPlan,
    *,
    actor: str,
    file_hash: str | None = None,
    header_fingerprint: str | None = None,
    mapping: object = None,
    keep: MappingToKeep | None = None,
    step: Callable[[str], None] = lambda _words: None,
) -> ImportResult:
    """Write the plan in one change set, which one undo takes back. A plan that changes nothing leaves no trace.

    ``keep`` is a mapping to be kept along with it. ``step`` is told what is done now; what it raises ends the import
    and nothing is written. A verified backup is made first when the programme holds use cases already; a backup that
    fails is told in ``notes`` and does not stop the import. Raises RefusedError, FileProblemError; then nothing was
    changed.
    """
    counts = plan.counts()
    if plan.is_empty:
        return ImportResult(counts, tuple(plan.problems), tuple(plan.questions), None)
    step("backup")
    rolled = rolling(f, "before import", f.now) if count(f, "use_case") else None
    with f.work(f"Import {plan.file_name}", actor=actor) as work:
        work.insert(
            ImportRun(
                id=new_id(),
                file_name=plan.file_name,
                file_hash=file_hash,
                header_fingerprint=header_fingerprint,
                mapping=json.dumps(mapping, ensure_ascii=False) if mapping is not None else None,
                counts=json.dumps(counts),
                imported_at=work.at,
                actor=actor,
            )
        )
        if keep is not None:
            write_mapping(f, work, keep.name, keep.fingerprint, keep.content)
        for kind, one in plan.kinds.items():
            step(kind)
            record = record_of(kind)
            for batch in one.batches:
                work.insert_many(record, batch.columns, batch.rows)
            work.update_many(kind, ((update.record_id, _values(kind, update)) for update in one.updates))
        step("")
    notes = (rolled.fault,) if rolled and rolled.fault else ()
    return ImportResult(counts, tuple(plan.problems), tuple(plan.questions), work.change_set, notes)


def _values(kind: str, update: Update) -> dict[str, Value]:
    """The new values of an update in plain form; those of custom fields are plain already."""
    fields = record_of(kind).fields
    return {
        name: fields[name].kind.from_store(new) if name in fields else _plain(new)
        for name, (_, new) in update.changes.items()
    }


def _plain(value: object) -> Value:
    return value if isinstance(value, (str, int, float)) else None
