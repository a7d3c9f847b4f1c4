"""Who gave the evidence of a checklist answer, as the history has it, and the files that prove it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection

from axonix_desktop.store.engine import ProgrammeFile

_AMONG = "IN (SELECT value FROM json_each(?))"


def evidence_givers(f: ProgrammeFile, answers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By answer: who wrote the evidence that stands there now, and who attached the files that are still there."""
    wanted = json.dumps(list(answers))
    written: dict[int, str] = {}
    for answer, who in f.read(
        "SELECT j.pk, t.who FROM jr_row j JOIN jr_txn t ON t.id = j.txn JOIN checklist_response r ON r.id = j.pk"
        f" WHERE j.tbl = 'checklist_response' AND j.pk {_AMONG} AND coalesce(r.evidence, '') <> ''"
        " AND (j.op = 'I' OR (j.before IS NOT NULL AND json_type(j.after, '$.evidence') IS NOT NULL)) ORDER BY j.seq",
        (wanted,),
    ):
        written[answer] = who
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for answer, who in written.items():
        found[answer][who] = None
    for answer, who in f.read(
        "SELECT a.record_id, t.who FROM attachment a JOIN jr_row j ON j.tbl = 'attachment' AND j.pk = a.id"
        f" AND j.op = 'I' JOIN jr_txn t ON t.id = j.txn WHERE a.record_kind = 'checklist_response'"
        f" AND a.record_id {_AMONG} ORDER BY j.seq",
        (wanted,),
    ):
        found[answer][who] = None
    return {answer: tuple(who for who in names if who) for answer, names in found.items()}


def evidence_files(f: ProgrammeFile, answers: Collection[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """By answer: the files attached to it (id and name), oldest first."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for answer, number, name in f.read(
        "SELECT record_id, id, name FROM attachment WHERE record_kind = 'checklist_response'"
        f" AND record_id {_AMONG} ORDER BY id",
        (json.dumps(list(answers)),),
    ):
        found[answer].append((number, name))
    return {answer: tuple(files) for answer, files in found.items()}
