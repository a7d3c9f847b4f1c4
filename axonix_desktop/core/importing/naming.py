"""What names the records of a table whose words say what it holds, where no heading does: the column of unlike texts.

A list of components under "Offering", an action log under "Action", a maturity model under "Practice area": the sheet
or the file says what the rows are, and one column tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.columns import TAKEN, Column, Guess
from axonix_desktop.core.importing.table_kinds import Context, is_about

_NAMED: Mapping[str, tuple[str, ...]] = {
    "raid": ("title", "description"),
    "checklist_response": ("checklist_item_id",),
    "readiness_item": ("item",),
    "component": ("name",),
    "data_source": ("name",),
    "course": ("title",),
}
"""Kinds and the fields that say which record a row is; the first is what a column may be taken as.

Not use cases: the words around them ("project", "plan") stand around anything.
"""
_TOLD_AT_LENGTH = frozenset({"checklist_response", "readiness_item"})
"""Kinds of which the records are sentences: of several columns the one with the longest texts, else the first."""
_SURE = 0.66
_OTHERWISE = 0.85
"""Confidence from which a column is another field of the kind by its own name."""
_GIVES_WAY: Mapping[str, str] = {"raid": "response"}
"""A field that is the record itself where nothing else is: the actions of a log of actions."""
_FEWEST = 3
_LONGEST = 200

PerKind = Mapping[str, dict[tuple[int, str], Guess]]


def name_by_place(columns: Sequence[Column], per_kind: PerKind, context: Context) -> None:
    """Add to ``per_kind`` the column that names the records of each kind the words around the table speak of."""
    for kind, names in _NAMED.items():
        found = per_kind.get(kind, {})
        if not is_about(kind, context) or any(
            guess.confidence >= TAKEN and field in names for (_, field), guess in found.items()
        ):
            continue
        open_ones = [one for one in columns if _tells_apart(one) and not _is_another(one, kind, found)]
        if not open_ones:
            continue
        one = max(open_ones, key=lambda each: each.look.length) if kind in _TOLD_AT_LENGTH else open_ones[0]
        for place in [place for place in found if place[0] == one.column]:
            del found[place]
        reason = "Unlike texts, and no other column names the record: taken as it."
        found[one.column, names[0]] = Guess(kind, names[0], _SURE, reason, "")


def _tells_apart(one: Column) -> bool:
    """True for a column under a heading of unlike words that are no ids, people, days or addresses."""
    look = one.look
    is_plain = look.numbers < 0.2 and look.dates < 0.2 and look.emails < 0.2 and look.ids < 0.6 and look.people < 0.6
    return bool(one.header) and look.filled >= _FEWEST and look.is_unique and is_plain and 3 < look.length < _LONGEST


def _is_another(one: Column, kind: str, found: Mapping[tuple[int, str], Guess]) -> bool:
    """True when the column is surely another field of the kind."""
    return any(
        at == one.column and guess.confidence >= _OTHERWISE and field != _GIVES_WAY.get(kind)
        for (at, field), guess in found.items()
    )
