"""Asking for a new record of any kind, making it, and going to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from axonix_desktop.actions.bulk_records import Made, add_records
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Blob, Json, LongText, Moment, Reference, StageNumber, Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.keys import proposed_key
from axonix_desktop.store.queries.records import titles
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.records.form import FIRST_GROUP

_ASKED = {
    "use_case": ("title", "key", "business_unit_id", "owner_id", "status", "priority", "target_on", "problem"),
    "checklist_item": (
        "text", "topic", "code", "template", "evidence_wanted", "applies_from_tier", "gate_stage", "is_blocking",
        "needs_sign_off",
    ),
}  # fmt: skip
"""What a new record of some kinds is asked for."""
_MOST = 9


def new_record(context: PageContext, kind: str, presets: Mapping[str, Value] | None = None) -> int | None:
    """Ask for a new record of ``kind`` and select it. ``presets`` are values it begins with.

    Returns the id of the record made last, None when none was made.
    """
    from axonix_desktop.ui.detail.new_record import NewRecordDialog

    declared, begins = record_of(kind), dict(presets or {})
    editing = Editing(context)
    made: list[int] = []

    def begin() -> dict[str, Value]:
        key = declared.key_field
        return {**({key: proposed_key(context.programme.file, kind)} if key else {}), **begins}

    def make(values: Mapping[str, Value]) -> str | None:
        refusal: list[str] = []
        done = context.change(_adding(kind, {**begins, **values}, made, refusal), tr("It cannot be created"))
        editing.forget_titles(frozenset())
        if refusal:
            return refusal[0]
        return None if done else tr("It could not be written. Nothing was created.")

    dialog = NewRecordDialog(
        context.window, context.look, editing, declared, short_form(declared, begins), begin, make,
        _titles_of(context, declared, begins),
    )  # fmt: skip
    dialog.exec()
    dialog.deleteLater()
    if not made:
        return None
    context.open_record(kind, made[-1])
    return made[-1]


def short_form(record: type[Record], presets: Mapping[str, Value]) -> list[Field]:
    """The fields that a new record is asked for: those needed, then the main ones, not too many."""
    if record.kind in _ASKED:
        return [record.fields[name] for name in _ASKED[record.kind]]
    asked = [
        one
        for one in record.fields.values()
        if one.is_editable
        and one.name != "id"
        and not isinstance(one.kind, (Json, Blob))
        and not (isinstance(one.kind, StageNumber) and not one.required)
    ]
    wanted = [one for one in asked if one.required or one.name in presets or one.name == record.title_field]
    for one in asked:
        is_long = isinstance(one.kind, (LongText, Moment))
        if len(wanted) < _MOST and one not in wanted and one.group == FIRST_GROUP and not is_long:
            wanted.append(one)
    return [one for one in asked if one in wanted]


def _adding(kind: str, values: dict[str, Value], made: list[int], refusal: list[str]) -> Callable[..., Made | None]:
    """The act that adds the record; its id comes into ``made``, a refusal into ``refusal``."""
    declared = record_of(kind)
    title = values.get(declared.title_field)
    called = f" “{title}”" if isinstance(title, str) else ""
    label = tr("Add {label}{called}", label=small(declared.label), called=called)

    def act(f: ProgrammeFile, *, actor: str) -> Made | None:
        try:
            done = add_records(f, kind, [values], label, actor=actor)
        except RefusedError as error:
            refusal.append(str(error))
            return None
        made.append(done.ids[0])
        return done

    return act


def _titles_of(context: PageContext, record: type[Record], values: Mapping[str, Value]) -> dict[str, str]:
    """The titles of the records that values refer to, by field."""
    found: dict[str, str] = {}
    for name, value in values.items():
        kind = record.fields[name].kind if name in record.fields else None
        if isinstance(kind, Reference) and isinstance(value, int):
            found[name] = titles(context.programme.file, kind.target, [value]).get(value, "")
    return found
