"""A view of a grid as a value: columns, widths, filters, sort, groups, density; and the views of one kind of record.

Shipped views are made on the fly until a person changes them; then a record stands for each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from axonix_desktop.core.filters import Condition, condition_from_plain, condition_to_plain
from axonix_desktop.store.queries.views import KeptView
from axonix_desktop.ui.records.columns import SortKey

DENSITIES = {"compact": "row_compact", "normal": "row", "comfortable": "row_comfort"}
"""Each density with the size of the look that is its height of a row."""


@dataclass(frozen=True, slots=True)
class ViewLayout:
    """How a grid looks: ``columns`` with widths at 100 %, ``sets`` names rows that are looked up when it is shown."""

    columns: tuple[tuple[str, int], ...] = ()
    frozen: int = 0
    conditions: tuple[Condition, ...] = ()
    sets: tuple[str, ...] = ()
    sort: tuple[SortKey, ...] = ()
    group: tuple[str, ...] = ()
    density: str = "normal"
    is_elastic: bool = True
    """Whether the title takes the room that the other columns leave."""

    def names(self) -> list[str]:
        """The fields of the columns in their order."""
        return [name for name, _width in self.columns]

    def fields_needed(self) -> list[str]:
        """Every field that must be loaded to show it."""
        others = [one.field for one in self.conditions if not one.is_named_set]
        return [*self.names(), *others, *(key.field for key in self.sort), *self.group]

    def within(self, known: Iterable[str]) -> ViewLayout:
        """The same without fields that are no longer there."""
        there = frozenset(known)
        columns = tuple(one for one in self.columns if one[0] in there)
        return replace(
            self,
            columns=columns,
            frozen=min(self.frozen, max(len(columns) - 1, 0)),
            conditions=tuple(one for one in self.conditions if one.is_named_set or one.field in there),
            sort=tuple(key for key in self.sort if key.field in there),
            group=tuple(name for name in self.group if name in there),
        )


@dataclass(frozen=True, slots=True)
class View:
    """A tab: ``code`` names a shipped view, ``number`` the record that keeps it; both where a person changed one."""

    title: str
    layout: ViewLayout
    code: str = ""
    number: int | None = None
    is_hidden: bool = False

    @property
    def key(self) -> str:
        """What the window remembers it by."""
        return self.code or str(self.number)


def layout_to_text(layout: ViewLayout | None, code: str = "", *, is_hidden: bool = False) -> str:
    """A layout as the file keeps it; ``code`` says of which shipped view; no layout means "as shipped"."""
    plain: dict[str, object] = {}
    if layout is not None:
        plain = {
            "columns": [list(one) for one in layout.columns],
            "frozen": layout.frozen,
            "conditions": [condition_to_plain(one) for one in layout.conditions],
            "sets": list(layout.sets),
            "sort": [[key.field, key.is_descending] for key in layout.sort],
            "group": list(layout.group),
            "density": layout.density,
            "elastic": layout.is_elastic,
        }
    if code:
        plain["shipped"] = code
    if is_hidden:
        plain["hidden"] = True
    return json.dumps(plain, ensure_ascii=False)


def layout_from_text(text: str | None) -> tuple[ViewLayout | None, str, bool]:
    """The layout, the shipped view's code and whether it is hidden; what is spoilt is left out."""
    plain = _plain(text)
    code, is_hidden = str(plain.get("shipped") or ""), plain.get("hidden") is True
    columns = [
        (str(one[0]), int(one[1]))
        for one in _list(plain, "columns")
        if isinstance(one, list) and len(cast("list[object]", one)) == 2 and isinstance(one[1], (int, float))
    ]
    if not columns:
        return None, code, is_hidden
    frozen = plain.get("frozen")
    density = str(plain.get("density"))
    layout = ViewLayout(
        columns=tuple(columns),
        frozen=frozen if isinstance(frozen, int) and frozen >= 0 else 0,
        conditions=tuple(one for raw in _list(plain, "conditions") if (one := condition_from_plain(raw))),
        sets=tuple(str(one) for one in _list(plain, "sets")),
        sort=tuple(
            SortKey(str(one[0]), one[1] is True)
            for one in _list(plain, "sort")
            if isinstance(one, list) and len(cast("list[object]", one)) == 2
        ),
        group=tuple(str(one) for one in _list(plain, "group")),
        density=density if density in DENSITIES else "normal",
        is_elastic=plain.get("elastic") is not False,
    )
    return layout, code, is_hidden


def _plain(text: str | None) -> dict[str, object]:
    try:
        found: object = json.loads(text or "{}")
    except ValueError:
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _list(plain: dict[str, object], name: str) -> list[list[object]]:
    found = plain.get(name)
    return cast("list[list[object]]", found) if isinstance(found, list) else []


def views_of(kept: Sequence[KeptView], shipped: Sequence[View]) -> list[View]:
    """The tabs in their order: those kept, and the shipped ones that nobody has changed."""
    made: list[tuple[float, View]] = []
    changed: set[str] = set()
    originals = {view.code: view for view in shipped}
    for at, one in enumerate(kept):
        layout, code, is_hidden = layout_from_text(one.layout)
        original = originals.get(code)
        place = one.position if one.position is not None else 1_000 + at
        if original is not None:
            changed.add(code)
            title = one.name
            made.append((place, View(title, layout or original.layout, code, one.number, is_hidden)))
        elif layout is not None:
            made.append((place, View(one.name, layout, "", one.number, is_hidden)))
    made += [(at, view) for at, view in enumerate(shipped) if view.code not in changed]
    return [view for _place, view in sorted(made, key=lambda pair: pair[0])]
