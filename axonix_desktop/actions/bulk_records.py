"""Changing, adding, duplicating and removing many records: one act, one change set, one undo step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from axonix_desktop.actions.answer_rules import refuse_bad_answers, with_consequences, with_first_consequences
from axonix_desktop.actions.champion_rules import (
    last_check_ins_kept,
    refuse_bad_naming,
    refuse_bad_steps,
    with_days_of_steps,
)
from axonix_desktop.actions.incident_rules import refuse_bad_closings
from axonix_desktop.actions.score_rules import with_assessment
from axonix_desktop.actions.signed_rules import with_signatures_taken
from axonix_desktop.actions.training_rules import refuse_bad_completions, with_completions
from axonix_desktop.core.belonging import ties_to
from axonix_desktop.core.editing import beginning, cell_objection, edit_label, value_objection
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Key, Reference, Value
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.custom import PREFIX, custom_fields
from axonix_desktop.store.queries.keys import free_keys
from axonix_desktop.store.queries.records import rows, titles, values
from axonix_desktop.store.work import Work

Changes = Iterable[tuple[int, Mapping[str, Value]]]
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Made:
    """Records that were added by one change set."""

    change_set: int
    ids: tuple[int, ...]


def fields_of(f: ProgrammeFile, kind: str, names: Iterable[str] = ()) -> dict[str, Field]:
    """The fields of a kind by name; the programme's own ones too when one of ``names`` is such."""
    declared = record_of(kind)
    if declared.has_custom_fields and any(name.startswith(PREFIX) for name in names):
        return {**declared.fields, **{one.name: one for one in custom_fields(f, kind)}}
    return declared.fields


def change_records(f: ProgrammeFile, kind: str, changes: Changes, label: str = "", *, actor: str) -> int | None:
    """Set fields of many records; ``label`` is its words in the history, made from the fields when it is empty.

    Values are plain, ``custom:<id>`` names a field of the programme's own. Returns the change set's number, or None
    when nothing differs. Raises RefusedError for a field that may not be edited, a needed one left empty, or a
    record that is gone; then nothing is changed.
    """
    given = [(number, dict(fields)) for number, fields in changes if fields]
    if not given:
        return None
    declared, fields = record_of(kind), _check(f, kind, given)
    if not label:
        called = _called(f, kind, [given[0][0]])[0] if len(given) == 1 else ""
        label = edit_label("Change", declared, fields, len(given), called)
    with f.work(label, actor=actor) as work:
        _write(f, work, kind, with_assessment(f, kind, given, actor))
    return work.change_set or None


def add_records(
    f: ProgrammeFile, kind: str, given: Sequence[Mapping[str, Value]], label: str = "", *, actor: str
) -> Made:
    """Add one record for each of ``given`` (values by field). Human keys and working titles are made where missing.

    Raises RefusedError when a needed value is missing that cannot be made.
    """
    if not given:
        raise RefusedError(tr("There is nothing to add."))
    declared = record_of(kind)
    with f.work(label or _counted(declared, len(given), "Add"), actor=actor) as work:
        made = insert_records(f, work, kind, given)
    return Made(work.change_set, made)


def write_block(
    f: ProgrammeFile,
    kind: str,
    changes: Changes,
    additions: Sequence[Mapping[str, Value]],
    label: str,
    *,
    actor: str,
) -> Made:
    """Change records and add others in one change set, as a pasted block asks for. Raises RefusedError."""
    given = [(number, dict(fields)) for number, fields in changes if fields]
    _check(f, kind, given)
    with f.work(label, actor=actor) as work:
        _write(f, work, kind, with_assessment(f, kind, given, actor))
        made = insert_records(f, work, kind, additions) if additions else ()
    return Made(work.change_set, made)


def insert_records(f: ProgrammeFile, work: Work, kind: str, given: Sequence[Mapping[str, Value]]) -> tuple[int, ...]:
    """Add records inside an open change set and return their ids."""
    declared = record_of(kind)
    ids = tuple(new_ids(len(given)))
    refuse_bad_answers(f, kind, [(0, one) for one in given])
    refuse_bad_naming(f, kind, [(0, one) for one in given])
    refuse_bad_completions(f, kind, [(0, one) for one in given])
    given = with_first_consequences(f, kind, given, day_here(f.now))
    lacking = [place for place, one in enumerate(given) if declared.key_field and not one.get(declared.key_field)]
    keys = dict(zip(lacking, free_keys(f, declared.kind, len(lacking)), strict=True)) if lacking else {}
    taken = _taken_titles(f, declared)
    made: list[tuple[Record, dict[str, Value]]] = []
    for place, (number, one) in enumerate(zip(ids, given, strict=True)):
        own = {name.removeprefix(PREFIX): value for name, value in one.items() if name.startswith(PREFIX)}
        plain, reasons = beginning(declared, {k: v for k, v in one.items() if not k.startswith(PREFIX)})
        if reasons:
            raise RefusedError(
                tr(
                    "A {label} cannot be added like this. {reasons}",
                    label=small(declared.label),
                    reasons=" ".join(reasons),
                )
            )
        if place in keys and declared.key_field:
            plain[declared.key_field] = keys[place]
        if not one.get(declared.title_field):
            plain[declared.title_field] = _told_apart(plain.get(declared.title_field), taken)
        held = {name: value for name, value in plain.items() if value is not None}
        made.append((declared(**{**held, "id": number}), own))
    with last_check_ins_kept(f, work, kind, (), given):
        for record, own in made:
            work.insert(record, own)
    return ids


def refer_to_new(f: ProgrammeFile, kind: str, ids: Sequence[int], field: str, title: str, *, actor: str) -> Made:
    """Make the record that ``field`` of the records is to name, by its title alone, and let them name it."""
    declared, one = record_of(kind), record_of(kind).fields[field]
    if not isinstance(one.kind, Reference):
        raise RefusedError(tr("“{label}” names no other record.", label=one.label))
    target = record_of(one.kind.target)
    called = _called(f, kind, ids)[0] if len(ids) == 1 else ""
    label = tr(
        "{words}, adding {label} “{title}”",
        words=edit_label("Change", declared, [one], len(ids), called),
        label=small(target.label),
        title=title,
    )
    with f.work(label, actor=actor) as work:
        made = insert_records(f, work, target.kind, [{target.title_field: title}])
        work.update_many(kind, [(number, {field: made[0]}) for number in ids])
    return Made(work.change_set, made)


def duplicate_records(f: ProgrammeFile, kind: str, ids: Sequence[int], *, actor: str) -> Made:
    """Add a copy of each record, with a key of its own and "copy" behind its title.

    What belongs to a record is not copied. Raises RefusedError for one that is gone or may be there only once.
    """
    declared = record_of(kind)
    copies: list[dict[str, Value]] = []
    taken = _taken_titles(f, declared)
    for number in ids:
        held = values(f, kind, number)
        if held is None:
            raise RefusedError(
                tr("The {label} is no longer there; it may have been removed meanwhile.", label=small(declared.label))
            )
        copy = _copy_of(f, declared, held)
        copies.append({**copy, declared.title_field: _told_apart(copy[declared.title_field], taken)})
    return add_records(f, kind, copies, _counted(declared, len(copies), "Duplicate"), actor=actor)


def remove_records(f: ProgrammeFile, kind: str, ids: Sequence[int], *, actor: str, label: str = "") -> int:
    """Remove records and what belongs to them. Returns the change set's number; its label counts all, unless given.

    Raises RefusedError while records with a standing of their own refer to one of them.
    """
    declared = record_of(kind)
    wanted = list(dict.fromkeys(ids))
    called = _called(f, kind, wanted)
    if not wanted or len(rows(f, kind, ["id"], {"id": wanted})) != len(wanted):
        raise RefusedError(tr("The record is no longer there."))
    gone, users = _with_belongings(f, kind, wanted)
    if users:
        subject = called[0] if len(wanted) == 1 else f"{len(wanted):,} {small(declared.plural)}"
        raise RefusedError(
            trn(
                "{subject} is still used by {users}. Remove these first, or let them name another.",
                "{subject} are still used by {users}. Remove these first, or let them name another.",
                len(wanted),
                subject=subject,
                users=", ".join(users),
            )
        )
    told = f"{small(declared.label)} {called[0]}" if len(wanted) == 1 else _amount(kind, len(wanted))
    parts = {other: len(numbers) for other, numbers in gone.items()} | {kind: len(gone[kind]) - len(wanted)}
    children = [_amount(other, count) for other, count in parts.items() if count]
    label = label or (
        tr("Remove {told} with {children}", told=told, children=_listed(children))
        if children
        else tr("Remove {told}", told=told)
    )
    with f.work(label, actor=actor) as work, last_check_ins_kept(f, work, kind, wanted):
        for other, numbers in reversed(gone.items()):
            work.delete_many(other, sorted(numbers))
    return work.change_set


def belongings(f: ProgrammeFile, kind: str, ids: Sequence[int]) -> tuple[str, ...]:
    """What would be removed together with the records, in words with counts (``12 stage plans``)."""
    gone, _users = _with_belongings(f, kind, list(ids))
    return tuple(_amount(other, len(numbers)) for other, numbers in gone.items() if other != kind)


def _check(f: ProgrammeFile, kind: str, given: Sequence[tuple[int, Mapping[str, Value]]]) -> list[Field]:
    """The fields that would change. Raises RefusedError where one may not, or a needed one would be empty."""
    names = dict.fromkeys(name for _number, fields in given for name in fields)
    declared, known = record_of(kind), fields_of(f, kind, names)
    for name in names:
        if name not in known:
            raise RefusedError(tr("One of the fields is no longer there; it may have been removed meanwhile."))
        reason = cell_objection(declared, known[name])
        if reason:
            raise RefusedError(reason)
    for _number, fields in given:
        for name, value in fields.items():
            reason = value_objection(known[name], value)
            if reason:
                raise RefusedError(reason)
    refuse_bad_answers(f, kind, given)
    refuse_bad_steps(f, kind, given)
    refuse_bad_naming(f, kind, given)
    refuse_bad_completions(f, kind, given)
    refuse_bad_closings(f, kind, given)
    return [known[name] for name in names]


def _write(f: ProgrammeFile, work: Work, kind: str, given: Sequence[tuple[int, Mapping[str, Value]]]) -> None:
    """Write what was asked for and what follows from it."""
    day = day_here(f.now)
    whole = with_consequences(f, kind, with_signatures_taken(f, kind, given), day)
    whole = with_completions(f, kind, with_days_of_steps(f, kind, whole, day), day)
    with last_check_ins_kept(f, work, kind, [number for number, _ in given], [values for _, values in given]):
        work.update_many(kind, whole)


def _with_belongings(f: ProgrammeFile, kind: str, ids: list[int]) -> tuple[dict[str, set[int]], tuple[str, ...]]:
    """All that goes, by kind, and in words what refers to it without belonging to it."""
    gone: dict[str, set[int]] = {kind: set(ids)}
    users: dict[str, set[int]] = {}
    waiting: list[tuple[str, set[int]]] = [(kind, set(ids))]
    while waiting:
        target, numbers = waiting.pop()
        for tie in ties_to(target):
            found = {int(row[0] or 0) for row in rows(f, tie.kind, ["id"], {tie.field: numbers})}
            if not tie.belongs:
                users.setdefault(tie.kind, set()).update(found)
            elif fresh := found - gone.get(tie.kind, set()):
                gone.setdefault(tie.kind, set()).update(fresh)
                waiting.append((tie.kind, fresh))
        files = {
            int(row[0] or 0) for row in rows(f, "attachment", ["id"], {"record_kind": target, "record_id": numbers})
        }
        if files:
            gone.setdefault("attachment", set()).update(files)
    left = {other: numbers - gone.get(other, set()) for other, numbers in users.items()}
    return gone, tuple(_amount(other, len(numbers)) for other, numbers in left.items() if numbers)


def _copy_of(f: ProgrammeFile, declared: type[Record], held: Mapping[str, Value]) -> dict[str, Value]:
    """The values of a copy: its key left to be made, its title told apart."""
    own = {one.name: one for one in custom_fields(f, declared.kind)} if declared.has_custom_fields else {}
    made: dict[str, Value] = {}
    for name, value in held.items():
        if name in own:
            made[name] = own[name].kind.from_store(value if not isinstance(value, (bool, date, tuple)) else None)
        elif name in declared.fields and name not in ("id", "created_at", "updated_at"):
            made[name] = value
    title = declared.fields[declared.title_field]
    if isinstance(made.get(title.name), str) and title.name != declared.key_field:
        made[title.name] = tr("{made} (copy)", made=made[title.name])
    key = declared.fields[declared.key_field] if declared.key_field else None
    if key is not None and isinstance(key.kind, Key):
        made[key.name] = None
    if "source" in made and not declared.fields["source"].is_editable:
        made["source"] = None
    return made


def _taken_titles(f: ProgrammeFile, declared: type[Record]) -> set[str] | None:
    """The titles that are there, where each may be there only once; else None."""
    name = declared.title_field
    if (name,) not in declared.unique or name == declared.key_field:
        return None
    return {str(row[0]) for row in rows(f, declared.kind, [name])}


def _told_apart(title: Value, taken: set[str] | None) -> Value:
    """A title made here, with a number behind it where another record has it already."""
    if taken is None or not isinstance(title, str):
        return title
    free, number = title, 1
    while free in taken:
        number += 1
        free = f"{title} {number}"
    taken.add(free)
    return free


def _called(f: ProgrammeFile, kind: str, ids: Sequence[int]) -> list[str]:
    """What the first few records are called in the history: by key, else by title."""
    declared, first = record_of(kind), list(ids[:_MOST_NAMED])
    if declared.key_field:
        found = {
            int(row[0] or 0): str(row[1] or "") for row in rows(f, kind, ["id", declared.key_field], {"id": first})
        }
        named = [found.get(number, "") for number in first]
    else:
        named = ["" for _ in first]
    if not all(named):
        titled = titles(f, kind, first)
        quoted = {number: f"“{titled[number]}”" for number in first if titled.get(number)}
        named = [key or quoted.get(number, "") for key, number in zip(named, first, strict=True)]
    return [one or f"a {small(declared.label)}" for one in named]


def _counted(declared: type[Record], count: int, verb: str) -> str:
    return f"{verb} {_amount(declared.kind, count)}"


def _amount(kind: str, count: int) -> str:
    declared = record_of(kind)
    return f"{count:,} {small(declared.label if count == 1 else declared.plural)}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else tr("{words} and {words2}", words=", ".join(words[:-1]), words2=words[-1])
