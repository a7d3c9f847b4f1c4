"""The rule of closing incidents, asked wherever records are edited in general: in the grid, the form, by pasting.

An open incident is closed by a second person, and only when everything is known that closing asks for. What came in
closed stays as it is; imports take what a list says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.incidents import objections_to_closing
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.incidents import reporting_clocks
from axonix_desktop.store.queries.records import records, titles

Changes = Sequence[tuple[int, Mapping[str, Value]]]


def refuse_bad_closings(f: ProgrammeFile, kind: str, given: Changes) -> None:
    """Raises RefusedError where an open incident would be closed as it may not be; other kinds pass."""
    closing = {number: values for number, values in given if kind == "incident" and values.get("closed_on")}
    for one in records(f, "incident", {"id": list(closing)}) if closing else ():
        if not isinstance(one, Incident) or one.closed_on is not None:
            continue
        values = closing[one.id]
        after = one.changed(**{name: value for name, value in values.items() if name in Incident.fields})
        after = after.changed(closed_on=None)
        owner = titles(f, "person", [after.owner_id]).get(after.owner_id, "") if after.owner_id else ""
        reasons = objections_to_closing(after, after.closed_by or "", owner, reporting_clocks(), f.now)
        if reasons:
            raise RefusedError(" ".join(reasons))
