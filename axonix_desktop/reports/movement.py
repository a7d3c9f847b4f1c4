"""What changed between then and now: stages, newcomers, departures, dates that slipped. Pure comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from axonix_desktop.core.forms import long_date
from axonix_desktop.core.health import CLOSED_STATUSES, CaseFacts
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import GATE_DECISION, STATUS
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.summary import Move, Movement
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.store.queries.steering import PastCase

GateRow = tuple[int, str, str, int, str, str]
NAMED_UP_TO = 4
_ORDER = ("Back", "Move", "Gate", "Slip", "Status", "New", "Gone")


def unknown(since: date | None, first_day: date | None) -> Movement:
    """No movement can be told: no day was asked for, or the file is younger than that day."""
    if since is None:
        return Movement(None, False, tr("No earlier date was asked for, so this summary shows the present only."))
    words = tr(
        "This programme file holds no history yet; how things stood on {since} is not on record.",
        since=long_date(since),
    )
    if first_day:
        words = tr(
            "This programme file begins on {day}; how things stood on {since} is not on record.",
            day=long_date(first_day),
            since=long_date(since),
        )
    return Movement(since, False, words)


def movement(
    cases: Sequence[CaseFacts], past: Mapping[int, PastCase], since: date, gates: Sequence[GateRow] = ()
) -> Movement:
    """Compare ``cases`` with the same use cases as they stood at the end of ``since``; ``gates`` were decided after."""
    moves = [_gate(*row) for row in gates]
    new: list[Move] = []
    forward = back = slipped = 0
    for case in cases:
        before = past.get(case.id)
        if before is None:
            new.append(Move("New", case.key, case.title, _entering(case.stage), case.id))
            continue
        found = _changes(case, before)
        forward += any(move.what == "Move" for move in found)
        back += any(move.what == "Back" for move in found)
        slipped += any(move.what == "Slip" for move in found)
        moves.extend(found)
    here = {case.id for case in cases}
    gone = [(number, row) for number, row in past.items() if number not in here]
    left = [Move("Gone", key, title, _leaving(stage), number) for number, (key, title, stage, *_) in gone]
    moves += [*_few("New", new, tr("entered since then")), *_few("Gone", left, tr("left since then"))]
    moves.sort(key=lambda move: (_ORDER.index(move.what), move.key, move.case_id))
    return Movement(
        since=since, is_known=True, note="", added=len(new), removed=len(gone), forward=forward, back=back,
        slipped=slipped, moves=tuple(moves), total_then=len(past),
    )  # fmt: skip


def _changes(case: CaseFacts, before: PastCase) -> list[Move]:
    _, _, stage, status, target = before
    found: list[Move] = []
    if case.stage != stage:
        what = "Move" if case.stage > stage else "Back"
        found.append(Move(what, case.key, case.title, f"{_stage(stage)} → {_stage(case.stage)}", case.id))
    if case.status != status and (case.status == "on_hold" or case.status in CLOSED_STATUSES or status == "on_hold"):
        words = f"{small(STATUS.show(status))} → {small(STATUS.show(case.status))}"
        found.append(Move("Status", case.key, case.title, words, case.id))
    if case.is_open and target and case.target_on and case.target_on > target:
        words = f"{Date().show(target)} → {Date().show(case.target_on)}"
        found.append(Move("Slip", case.key, case.title, words, case.id))
    return found


def _gate(case_id: int, key: str, title: str, stage: int, decision: str, day: str) -> Move:
    told = small(GATE_DECISION.show(decision))
    words = tr("gate {stage}: {decision}, {day}", stage=stage, decision=told, day=Date().show(date.fromisoformat(day)))
    return Move("Gate", key, title, words, case_id)


def _few(what: str, moves: list[Move], words: str) -> list[Move]:
    """The moves themselves while they are few; else one line with their number, so that others are seen."""
    return (
        moves
        if len(moves) <= NAMED_UP_TO
        else [Move(what, "", trn("{count} use case", "{count} use cases", len(moves)), words)]
    )


def _stage(number: int) -> str:
    return f"{number} {tr(STAGES[number].short)}" if number else small(STAGES[0].short)


def _entering(number: int) -> str:
    return tr("enters at {stage}", stage=_stage(number))


def _leaving(number: int) -> str:
    return tr("was at {stage}", stage=_stage(number))
