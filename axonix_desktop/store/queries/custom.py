"""The fields a programme added itself: declared by records, held as JSON in the ``custom`` column.

Their values are in stored form there, so ``field.kind.from_store`` and ``show`` read them like any other field's.
"""

from __future__ import annotations

import json

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Date, Kind, LongText, Number, Option, Stored, Text, YesNo
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.sql_text import quoted

PREFIX = "custom:"


def custom_fields(f: ProgrammeFile, kind: str) -> list[Field]:
    """The custom fields of a kind in their order; each is named ``custom:<id of its custom_field record>``."""
    found = f.read(
        "SELECT id, name, value_kind, choices, help FROM custom_field WHERE record_kind = ? "
        "ORDER BY position IS NULL, position, id",
        (kind,),
    )
    fields: list[Field] = []
    for number, name, value_kind, choices, help_text in found:
        fields.append(
            custom_field_of_kind(
                f"{PREFIX}{number}", name, value_kind, tuple(json.loads(choices)) if choices else (), help_text
            )
        )
    return fields


def custom_field_of_kind(
    name: str, label: str, value_kind: str, choices: tuple[str, ...] = (), help_text: str | None = None
) -> Field:
    """A field of a programme as the screens see it; ``name`` is ``custom:<id>``."""
    held = _kind(value_kind, choices)
    return Field(
        name=name,
        kind=held,
        label=label,
        help=help_text or tr("A field of this programme: {label}", label=label),
        width=held.width,
        group=tr("Own fields"),
        is_custom=True,
    )


def custom_values(f: ProgrammeFile, kind: str) -> dict[int, dict[str, Stored]]:
    """The values of custom fields by record id, then by field name; records without any are left out."""
    found = f.read(f"SELECT id, custom FROM {quoted(kind)} WHERE custom IS NOT NULL ORDER BY id")
    return {number: {PREFIX + key: value for key, value in json.loads(text).items()} for number, text in found}


def _kind(value_kind: str, choices: tuple[str, ...]) -> Kind:
    match value_kind:
        case "long_text":
            return LongText()
        case "number":
            return Number()
        case "date":
            return Date()
        case "yes_no":
            return YesNo()
        case "choice":
            return Choice(options=tuple(Option(word, word) for word in choices))
        case _:
            return Text()
