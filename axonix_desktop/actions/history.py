"""Going back: the old value of one field, one step of the past taken back, or every step since one."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.actions.bulk_records import change_records, fields_of
from axonix_desktop.core.changes import FieldChange, RecordChange, value_words
from axonix_desktop.core.editing import cell_objection
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store import undo as steps
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.history import names_of
from axonix_desktop.store.queries.records import count

_MOST_IN_A_LABEL = 60


def restore_objection(f: ProgrammeFile, kind: str, field: str) -> str | None:
    """Why an old value of ``field`` cannot be put back by itself, in words; None when it can."""
    declared = fields_of(f, kind, [field]).get(field)
    if declared is None:
        return tr("The field is no longer there; it was removed meanwhile.")
    return cell_objection(record_of(kind), declared)


def restore_value(f: ProgrammeFile, kind: str, number: int, field: str, stored: Stored, *, actor: str) -> int | None:
    """Put an earlier value (as the journal holds it) back into a field, as one step of its own.

    Returns the change set's number, or None when the field holds that value already. Raises RefusedError for a
    record, a field or a referred record that is no more, and for fields that are not typed over.
    """
    record = record_of(kind)
    reason = restore_objection(f, kind, field)
    if reason is not None:
        raise RefusedError(reason)
    declared = fields_of(f, kind, [field])[field]
    if not count(f, kind, {"id": number}):
        raise RefusedError(
            tr(
                "The {label} is no longer there. Take back the step that removed it, then try again.",
                label=small(record.label),
            )
        )
    target = declared.kind.target if isinstance(declared.kind, Reference) else None
    if target and stored is not None and not count(f, target, {"id": _id(stored)}):
        raise RefusedError(
            tr(
                "The {label} that stood there is no longer in the programme, so the old value cannot be put back.",
                label=small(record_of(target).label),
            )
        )
    names = names_of(f, [RecordChange(kind, number, "changed", (FieldChange(field, None, stored),))])
    words = value_words(declared, stored, names)
    label = _restored(declared, names.name(kind, number).words, " ".join(words.split()))
    return change_records(f, kind, [(number, {field: declared.kind.from_store(stored)})], label, actor=actor)


def undo_to(f: ProgrammeFile, number: int, *, actor: str) -> int:
    """Take back every step after change set ``number``, newest first, all or none.

    Returns the newest change set's number. Raises RefusedError, ConflictError with the list of what stands against it.
    """
    return steps.undo(f, number, actor=actor).change_set


def redo_to(f: ProgrammeFile, number: int, *, actor: str) -> int:
    """Do again what was taken back, oldest first, up to and with change set ``number``.

    Raises RefusedError when it was not taken back, ConflictError when later work stands against it.
    """
    _, taken_back = steps.steps(f)
    if number not in taken_back:
        raise RefusedError(tr("This step cannot be done again: something else was done since it was taken back."))
    last = 0
    for _ in range(len(taken_back) - taken_back.index(number)):
        last = steps.redo(f, actor=actor).change_set
    return last


def take_back_step(f: ProgrammeFile, number: int, *, actor: str) -> int:
    """Take back one step of the past and keep everything after it; the taking back can be undone like any step.

    Raises RefusedError when there is no such step, ConflictError when later work stands on it.
    """
    return steps.take_back(f, number, actor=actor).change_set


def later_steps(done: Sequence[int], number: int) -> list[int]:
    """The steps that :func:`undo_to` would take back, newest first; ``done`` are those that can be undone."""
    return [one for one in reversed(done) if one > number]


def _restored(field: Field, record: str, words: str) -> str:
    label = field.label if field.label[1:2].isupper() else field.label[:1].lower() + field.label[1:]
    if not words:
        return tr("Empty {label} of {record} again", label=label, record=record)
    shown = words if len(words) <= _MOST_IN_A_LABEL else f"{words[:_MOST_IN_A_LABEL].rstrip()}…"
    return tr("Restore {label} of {record} to {shown}", label=label, record=record, shown=shown)


def _id(stored: Stored) -> int:
    return stored if isinstance(stored, int) else 0
