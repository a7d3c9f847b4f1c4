"""Confirmations of gate criteria that were given for other words than those the criterion has now."""

from __future__ import annotations

import json
from collections import defaultdict

from axonix_desktop.store.engine import ProgrammeFile


def reworded_since(f: ProgrammeFile) -> frozenset[int]:
    """The ids of confirmations whose criterion was worded otherwise when they were given.

    The history says when a confirmation was first there, and what each rewording replaced. A confirmation that comes
    back by undo is the one that was given; words that come back are the words it was given for.
    """
    changes: dict[int, list[tuple[int, str | None]]] = defaultdict(list)
    for criterion, place, words in f.read(
        "SELECT pk, seq, before ->> '$.text' FROM jr_row WHERE tbl = 'gate_criterion' AND op = 'U'"
        " AND json_type(after, '$.text') IS NOT NULL ORDER BY seq"
    ):
        changes[criterion].append((place, words))
    if not changes:
        return frozenset()
    found: set[int] = set()
    for number, criterion, words, given in f.read(
        "SELECT t.id, c.id, c.text, min(j.seq) FROM criterion_confirmation t JOIN gate_criterion c"
        " ON c.id = t.gate_criterion_id JOIN jr_row j ON j.tbl = 'criterion_confirmation' AND j.pk = t.id"
        " AND j.op = 'I' WHERE c.id IN (SELECT value FROM json_each(?)) GROUP BY t.id",
        (json.dumps(list(changes)),),
    ):
        then = next((before for place, before in changes[criterion] if place > given), words)
        if (then or "").split() != words.split():
            found.add(number)
    return frozenset(found)
