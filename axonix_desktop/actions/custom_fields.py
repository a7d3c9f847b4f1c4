"""The fields a programme adds itself: adding, renaming, turning into another kind, removing; one step to undo each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Stored, Value
from axonix_desktop.core.problems import BadValueError, RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.programme import CustomField
from axonix_desktop.core.typed import read_typed
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.custom import custom_field_of_kind, custom_fields, custom_values
from axonix_desktop.store.queries.records import record

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class FieldWish:
    """What a person wants a field of their own to be: its name, what it holds, its choices, and a help text."""

    name: str
    value_kind: str = "text"
    choices: tuple[str, ...] = ()
    help: str = ""


def name_objection(name: str, others: Sequence[str]) -> str | None:
    """Why a field cannot be called ``name`` beside the ``others``, or None."""
    if not name.strip():
        return tr("A field needs a name.")
    if len(name.strip()) > LONGEST_NAME:
        return tr("At most {count} letters make a readable heading.", count=LONGEST_NAME)
    if name.strip().casefold() in {other.casefold() for other in others}:
        return tr("There is a field called “{name}” already.", name=name.strip())
    return None


def wish_objection(wish: FieldWish, others: Sequence[str]) -> str | None:
    """Why a field cannot be made as wished, or None."""
    if wish.value_kind == "choice" and not [one for one in wish.choices if one.strip()]:
        return tr("A choice needs at least one value to choose.")
    return name_objection(wish.name, others)


def taken_names(f: ProgrammeFile, kind: str, but: int | None = None) -> list[str]:
    """What the fields of a kind are called, declared and added, without that of ``but``."""
    own = [one.label for one in custom_fields(f, kind) if one.name != f"custom:{but}"]
    return [*(one.label for one in record_of(kind).fields.values()), *own]


def add_field(f: ProgrammeFile, kind: str, wish: FieldWish, *, actor: str) -> int:
    """Give the records of a kind another field. Raises RefusedError. Returns the change set's number."""
    if not record_of(kind).has_custom_fields:
        raise RefusedError(tr("{records} cannot have fields of their own.", records=tr(record_of(kind).plural)))
    _refuse(wish_objection(wish, taken_names(f, kind)))
    with f.work(
        tr("Add field “{name}” to {plural}", name=wish.name.strip(), plural=small(record_of(kind).plural)), actor=actor
    ) as work:
        work.insert(
            CustomField(
                id=new_id(),
                record_kind=kind,
                name=wish.name.strip(),
                value_kind=wish.value_kind,
                choices=wish.choices or None,
                position=float(len(custom_fields(f, kind)) + 1),
                help=wish.help.strip() or None,
            )
        )
        return work.change_set


def change_field(f: ProgrammeFile, kind: str, number: int, wish: FieldWish, *, actor: str) -> int | None:
    """Rename a field or let it hold something else; every value is turned into the new kind.

    Raises RefusedError when a value cannot be turned, with how many and an example; nothing is changed then.
    """
    now = _field(f, kind, number)
    _refuse(wish_objection(wish, taken_names(f, kind, but=number)))
    target = custom_field_of_kind(now.name, wish.name.strip(), wish.value_kind, wish.choices)
    turned = _turned(f, kind, now, target)
    label = tr("Rename field “{label}” to “{name}”", label=now.label, name=wish.name.strip())
    if target.kind != now.kind:
        label = tr("Change what field “{name}” holds", name=wish.name.strip())
    with f.work(label, actor=actor) as work:
        values: dict[str, Value] = {
            "name": wish.name.strip(),
            "value_kind": wish.value_kind,
            "choices": wish.choices or None,
            "help": wish.help.strip() or None,
        }
        work.update("custom_field", number, values)
        work.update_many(kind, ((record_id, {now.name: value}) for record_id, value in turned))
    return work.change_set or None


def remove_field(f: ProgrammeFile, kind: str, number: int, *, actor: str) -> int:
    """Remove a field with its values from all records. Returns the change set's number."""
    now = _field(f, kind, number)
    holders = [record_id for record_id, held in custom_values(f, kind).items() if now.name in held]
    with f.work(
        tr("Remove field “{label}” from {plural}", label=now.label, plural=small(record_of(kind).plural)), actor=actor
    ) as work:
        work.update_many(kind, ((record_id, {now.name: None}) for record_id in holders))
        work.delete("custom_field", number)
        return work.change_set


def filled_count(f: ProgrammeFile, kind: str, number: int) -> int:
    """How many records have a value in a field."""
    return sum(f"custom:{number}" in held for held in custom_values(f, kind).values())


def _field(f: ProgrammeFile, kind: str, number: int) -> Field:
    found = next((one for one in custom_fields(f, kind) if one.name == f"custom:{number}"), None)
    if found is None or record(f, "custom_field", number) is None:
        raise RefusedError(tr("The field is no longer there."))
    return found


def _refuse(reason: str | None) -> None:
    if reason:
        raise RefusedError(reason)


def _turned(f: ProgrammeFile, kind: str, now: Field, target: Field) -> list[tuple[int, Value]]:
    """The values of a field in another kind, by record. Raises RefusedError for those that cannot be turned."""
    if target.kind == now.kind:
        return []
    found: list[tuple[int, Value]] = []
    misfits: list[str] = []
    for record_id, held in custom_values(f, kind).items():
        stored = held.get(now.name)
        if stored is None:
            continue
        words = _words(now, stored)
        try:
            found.append((record_id, read_typed(target, words)))
        except BadValueError:
            misfits.append(words)
    if misfits:
        raise RefusedError(
            trn(
                "{count} value does not fit, for example “{example}”. Change it first; nothing was changed.",
                "{count} values do not fit, for example “{example}”. Change them first; nothing was changed.",
                len(misfits),
                example=misfits[0][:60],
            )
        )
    return found


def _words(field: Field, stored: Stored) -> str:
    """What a person reads in a field, so that another kind can read it too."""
    try:
        return field.kind.show(field.kind.from_store(stored))
    except (TypeError, ValueError):
        return str(stored)


def choices_in_use(f: ProgrammeFile, kind: str, number: int, most: int = 40) -> tuple[str, ...]:
    """The different values of a field in their order, to begin a list of choices with; none when there are too many."""
    now = _field(f, kind, number)
    if isinstance(now.kind, Choice):
        return tuple(option.label for option in now.kind.options)
    words = {_words(now, held[now.name]) for held in custom_values(f, kind).values() if now.name in held}
    return tuple(sorted(words, key=str.casefold)) if 0 < len(words) <= most else ()
