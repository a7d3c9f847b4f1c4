"""What the headings of a matrix name: each is a course, person, item or use case, and can be pointed at another.

The headings of one table are shown like the values of a column of their own, so that what stands above the marks is
decided in the same way as any other name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.plan import Decisions
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.readiness import ITEMS, OPERATIONS
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr

HEADINGS = -1
"""The column that stands for the headings of a matrix."""
KNOWN_ITEMS: Mapping[str, str] = {
    **dict.fromkeys(OPERATIONS, "architecture"),
    **{item: dimension for dimension, items in ITEMS.items() for item in items},
}
"""The items of readiness that the method asks for, with their dimension."""
_NEARLY, _SHORTEST = 80, 5


def cell_columns(match: TableMatch) -> list[ColumnMatch]:
    """The columns of a table of which each filled cell is a record."""
    return [one for one in match.columns if one.becomes == "cells"]


def titles_of(columns: Sequence[ColumnMatch]) -> dict[int, str]:
    """What each column names: the last line of its header, the whole where several would be called the same."""
    leaves = {one.column: " ".join(one.header.rpartition(" / ")[2].split()) or one.header for one in columns}
    folded = [leaf.casefold() for leaf in leaves.values()]
    return {
        one.column: leaf if folded.count(leaf.casefold()) == 1 else " ".join(one.header.split())
        for one, leaf in ((one, leaves[one.column]) for one in columns)
    }


def headings_of(match: TableMatch) -> ColumnMatch | None:
    """The headings of a matrix as a column; None for a table that is none."""
    columns = cell_columns(match)
    if not columns:
        return None
    return ColumnMatch(HEADINGS, tr("Headings of the columns"), "field", columns[0].field, None, 1.0, "")


def column_in(match: TableMatch, column: int) -> ColumnMatch | None:
    """A column of a table, its headings among them."""
    if column == HEADINGS:
        return headings_of(match)
    return next((one for one in match.columns if one.column == column), None)


def item_named(one: ColumnMatch, title: str, decisions: Decisions) -> str:
    """The item of readiness that a heading names: the one decided, the known one of that name, else a new one."""
    decided = decisions.words.get(one.header, {}).get(title)
    if decided:
        return decided
    return next((item for item in KNOWN_ITEMS if item.casefold() == title.casefold()), title)


def item_nearly(title: str) -> str | None:
    """The known item that a heading is nearly the name of, or of which it has some words and no others."""
    items = list(KNOWN_ITEMS)
    folded = [item.casefold() for item in items]
    found = process.extractOne(title.casefold(), folded, scorer=fuzz.token_sort_ratio, score_cutoff=_NEARLY)
    if found is None and len(title) >= _SHORTEST:
        found = process.extractOne(title.casefold(), folded, scorer=fuzz.token_set_ratio, score_cutoff=100)
    return items[found[2]] if found is not None else None


def is_left_out(match: TableMatch, one: ColumnMatch, title: str, decisions: Decisions) -> bool:
    """Whether a person said that a heading means nothing."""
    declared = record_of(str(match.kind)).fields.get(str(one.field))
    target = getattr(declared.kind, "target", "") if declared is not None else ""
    decided = decisions.links.get(target, {})
    return fold(title) in decided and decided[fold(title)] is None
