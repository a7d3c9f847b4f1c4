"""A mapping profile: what a person decided about a layout, laid over the proposals. Headers are compared folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from axonix_desktop.core.importing.dates import Order
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.plan import Decisions, Policy
from axonix_desktop.core.importing.proposal import ERRORS_COLUMN, Becomes, ColumnMatch, TableMatch
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr


@dataclass(frozen=True, slots=True)
class Profile:
    """What was decided about the headers of a layout.

    ``columns`` maps a header to a field's name, ``custom``, ``nothing``, ``checklist:<code>`` or ``cells:<field>``
    (each filled cell is a record, the header names its field).
    ``values`` maps a header to word → option code (``stage|status`` for lifecycle words, None: leave out); ``dates``
    maps a header to ``day`` or ``month`` first; ``kind`` forces the kind of record.
    """

    kind: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict[str, Mapping[str, str | None]])
    dates: Mapping[str, Order] = field(default_factory=dict[str, Order])
    policy: Policy | None = None


def header_fingerprint(match: TableMatch) -> str:
    """Recognises a layout: SHA-256 over its headers in order, folded; a last column of errors told is none of it."""
    headers = [fold(one.header) for one in match.columns]
    if headers and headers[-1] == ERRORS_COLUMN.casefold():
        headers.pop()
    return sha256("\n".join(headers).encode()).hexdigest()


def mapping_of(matches: Sequence[TableMatch]) -> list[dict[str, object]]:
    """What each column of the imported tables became, for the record of the import."""
    return [
        {
            "sheet": match.table.sheet,
            "kind": match.kind,
            "columns": {one.header: one.field or one.becomes for one in match.columns},
        }
        for match in matches
    ]


def laid_over(matches: Sequence[TableMatch], profile: Profile) -> list[TableMatch]:
    """The matches with the profile's columns in place of the proposed ones. Raises BadValueError for unknown fields."""
    wanted = {fold(header): target for header, target in profile.columns.items()}
    return [_with_columns(match, wanted) for match in matches]


def decisions_of(matches: Sequence[TableMatch], profile: Profile, policy: Policy) -> Decisions:
    """The profile's decisions under the headers as they stand in the file."""
    headers = {fold(one.header): one.header for match in matches for one in match.columns}
    return Decisions(
        policy=policy,
        words={headers[fold(name)]: words for name, words in profile.values.items() if fold(name) in headers},
        orders={headers[fold(name)]: order for name, order in profile.dates.items() if fold(name) in headers},
    )


def _with_columns(match: TableMatch, wanted: Mapping[str, str]) -> TableMatch:
    if match.kind is None:
        return match
    fields = record_of(match.kind).fields
    chosen: dict[int, ColumnMatch] = {}
    for one in match.columns:
        target = wanted.get(fold(one.header))
        if target is not None:
            chosen[one.column] = decided_match(one, target, fields)
    taken = {one.field for one in chosen.values() if one.becomes == "field"}
    columns = [
        chosen.get(one.column) or (_displaced(one) if one.becomes == "field" and one.field in taken else one)
        for one in match.columns
    ]
    return replace(match, columns=tuple(columns))


def _displaced(one: ColumnMatch) -> ColumnMatch:
    """A column whose field the profile gave to another: kept as a custom field."""
    return replace(one, becomes="custom", field=None, concept=None)


def decided_match(one: ColumnMatch, target: str, fields: Mapping[str, object]) -> ColumnMatch:
    """``one`` as it was decided. Raises BadValueError for a field that the kind does not have."""
    becomes: Becomes
    name: str | None = None
    if target in ("custom", "nothing"):
        becomes = "custom" if target == "custom" else "nothing"
        name = one.field if one.becomes == "cells" else None
    elif target.startswith("checklist:"):
        becomes, name = "checklist", target.removeprefix("checklist:")
    elif target.startswith("cells:") and target.removeprefix("cells:") in fields:
        becomes, name = "cells", target.removeprefix("cells:")
    elif target.partition(".")[0] in fields:
        becomes, name = "field", target
    else:
        raise BadValueError(
            tr(
                "The mapping profile names the field “{target}”, which this kind of record does not have.",
                target=target,
            )
        )
    return replace(one, becomes=becomes, field=name, concept=None, confidence=1.0, reason="set by the mapping profile")
