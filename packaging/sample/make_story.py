"""Writes ``resources/samples/story.json``: how the sample programme came to what its tracker holds.

Gates, meetings, slips, colours and owners of half a year, and the plans of all stages, as days before and after the
day the tracker was last kept. Run it again and the file is the same.

    python packaging/sample/make_story.py [OUT.json]
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date
from pathlib import Path
from typing import Any

from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.queries.imports import fresh_view

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "resources" / "samples"
OUT = SAMPLES / "story.json"
AS_OF = date(2026, 11, 20)
BEGINS = -182
MANAGER, OFFICE, ANALYST = "Helen Marsden", "Ravi Joshi", "Tess Calloway"
SPONSORS = ("Margaret Ashdown", "Stefan Roth", "Elena Marsh")
CONDITIONS = (
    "Works council to be informed before the second site goes live.",
    "Fairness test to be repeated with the autumn data.",
    "Support rota to be staffed for evenings.",
    "Data protection note to be updated for the new supplier.",
    "Owner to name a deputy.",
    "Pilot group to grow to forty people before the next gate.",
)
NOTES = (
    "Benefit of the pilot confirmed by Finance.",
    "Users ask for a shorter reply; taken into the next release.",
    "Quality holds at the second site too.",
    "The team showed the numbers of eight weeks.",
    None,
    None,
)
DEPENDENCIES = (
    ("UC-004", "UC-001", "Uses the kiln settings as a starting point"),
    ("UC-014", "UC-012", "Needs the forecast by branch"),
    ("UC-013", "UC-014", "Promises rest on the loading plan"),
    ("UC-036", "UC-035", "Replies are drafted for routed mail only"),
    ("UC-037", "UC-032", "Takes over the dialogue tested with merchants"),
    ("UC-047", "UC-045", "Reads the captured invoices"),
    ("UC-021", "UC-045", "Shares the reading of documents"),
    ("UC-048", "UC-046", "Uses the cash-flow figures"),
    ("UC-062", "UC-064", "Shares the policy index"),
    ("UC-074", "UC-071", "Needs catalogued data"),
    ("UC-026", "UC-025", "Uses the same scores"),
    ("UC-072", "UC-070", "Shares the alert desk"),
)
AGENDA = "1. Actions of the last meeting\n2. Gates and slips\n3. Risks\n4. Champions and training\n5. Decisions"
MEETINGS: tuple[dict[str, Any], ...] = (
    {"held": -162, "n": 7, "minutes": "The committee agreed the order of roll-out and asked for one tracker for all.",
     "decisions": [("", "One tracker for all units", "Keep one list, closed monthly", "Agreed", -155),
                   ("UC-035", "Widen e-mail routing to all teams", "Go on to the remaining teams", "Agreed", -150)],
     "actions": [("Name an owner for every use case", "Jonas Berg", -120, "done"),
                 ("Bring the costs that Sales still owes", "Laura Bianchi", -110, "done")]},
    {"held": -134, "n": 8, "minutes": "Two slips in Manufacturing accepted; quality of camera data to be looked at.",
     "decisions": [("UC-010", "Continue the forklift warning despite the slip", "One more attempt until autumn",
                    "Agreed until the end of September", -125)],
     "actions": [("Measure camera quality on three lines", "Tom Whitfield", -95, "done"),
                 ("Plan the second wave of champions", "Ruth Adler", -100, "done")]},
    {"held": -106, "n": 9, "minutes": "Second wave of champions begins; budget for training confirmed.",
     "decisions": [("", "Budget for the second wave", "Release £60,000", "Released", -100),
                   ("UC-069", "Coding assistant for all developers", "Roll out with the agreed limits", "Agreed", -98)],
     "actions": [("Write the house rules for generated text", "Claire Dubois", -70, "done")]},
    {"held": -78, "n": 10, "minutes": "CV pre-sorting held: the fairness test shows a gap between age groups.",
     "decisions": [("UC-056", "Hold CV pre-sorting", "Hold until the test is repeated", "Held", -75)],
     "actions": [("Repeat the fairness test with autumn data", "Ruth Adler", -30, "in_progress"),
                 ("Ask the works council about shift planning", "Anna Keller", -40, "done")]},
    {"held": -50, "n": 11, "minutes": "Capacity for stages 4 to 7 is used up; no new starts before the year's end.",
     "decisions": [("", "No new starts before the year's end", "Finish what is under way", "Agreed", -45),
                   ("UC-024", "Offer letters: change the supplier", "Ask for two offers", "Agreed", -44)],
     "actions": [("Get two offers for offer letters", "Oliver Stead", -10, "in_progress"),
                 ("Report on time saved in Customer Service", "Grace Okoro", -15, "done")]},
    {"held": -22, "n": 12, "minutes": "Six use cases past their date; owners to say what they need.",
     "decisions": [("UC-037", "Chat for consumers: narrow to three topics", "Start small again", "Agreed", -15)],
     "actions": [("Say what the six late use cases need", "Jonas Berg", 3, "open"),
                 ("Close the open items of data protection", "Niall Byrne", -4, "open"),
                 ("Name deputies for all champions", "Beth Moran", 12, "in_progress")]},
    {"held": 6, "n": 13, "minutes": None,
     "decisions": [("UC-020", "Pallet counting: stop or try again?", "Stop at the gate of stage 3", None, 6),
                   ("", "Capacity for 2027", "Raise the limit to fifteen", None, 20),
                   ("UC-048", "Credit limit proposal: accept the high tier", "Accept with yearly review", None, 13)],
     "actions": [("Prepare the plan for 2027", MANAGER, 24, "open")]},
)  # fmt: skip
FOLLOWS = (
    {"kind": "enrolment", "date": "completed_on", "by": ANALYST, "label": "Record training completions",
     "before": {"status": "in_progress", "completed_on": None, "score": None}},
    {"kind": "champion", "date": "last_check_in_on", "by": OFFICE, "label": "Note check-ins with champions",
     "before": {"last_check_in_on": None}},
    {"kind": "raid", "date": "raised_on", "by": OFFICE, "label": "Add to the RAID list", "comes": True},
    {"kind": "checklist_response", "where": {"status": "done"}, "share_before": 45, "by": ANALYST,
     "label": "Sign off checklist items", "before": {"status": "in_progress"}},
)  # fmt: skip


def cases() -> list[dict[str, Any]]:
    """The use cases as the import of the shipped tracker reads them."""
    book = read_workbook(SAMPLES / "tracker.xlsx")
    plan = plan_workbook(book, believable(book, propose(book)), fresh_view())
    found: list[dict[str, Any]] = []
    for batch in plan.kinds["use_case"].batches:
        found.extend(dict(zip(batch.columns, row, strict=True)) for row in batch.rows)
    return sorted(found, key=lambda one: str(one["key"]).upper())


def story() -> dict[str, Any]:
    """The whole story as plain data."""
    chance = random.Random(20261120)
    gates: list[dict[str, Any]] = []
    before: list[dict[str, Any]] = []
    plans: dict[str, list[list[int | None]]] = {}
    for one in cases():
        key = str(one["key"]).upper()
        moves = _moves(chance, one, key)
        gates += moves
        before += _colours(chance, one, key)
        before += _slips(chance, one, key)
        if one["status"] in ("active", "proposed") and one["stage"]:
            plans[key] = _plan(chance, one, moves)
    gates += _stays()
    return {
        "as_of": AS_OF.isoformat(), "begins": BEGINS, "by": OFFICE,
        "programme": {"name": "Calderbrook Group AI programme", "sponsor": SPONSORS[0], "manager": MANAGER,
                      "partner_name": "Northlight Advisory", "notes": "Sample data: the company is invented."},
        "gates": sorted(gates, key=lambda gate: (gate["day"], gate["case"])),
        "before": sorted(before, key=lambda step: (step["day"], step["case"], step["field"])),
        "follows": list(FOLLOWS), "plans": plans, "dependencies": [list(one) for one in DEPENDENCIES],
        "meetings": [_meeting(one) for one in MEETINGS],
    }  # fmt: skip


def _moves(chance: random.Random, one: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The gates a use case passed in the half year, the last one into the stage it stands at."""
    stage = int(one["stage"] or 0)
    if one["status"] != "active" or stage == 0:
        return []
    number = min(chance.choices((0, 1, 2, 3), (20, 45, 28, 7))[0], stage)
    days = sorted(chance.sample(range(-172, -4, 7), number))
    found: list[dict[str, Any]] = []
    for place, day in enumerate(days):
        start = stage - number + place
        gate: dict[str, Any] = {
            "day": day, "case": key, "stage": start, "to": start + 1, "decision": "go",
            "by": chance.choice((OFFICE, OFFICE, MANAGER)),
            "forum": "Steering committee" if start >= 4 else "Gate review",
            "approver": chance.choice(SPONSORS), "note": chance.choice(NOTES),
        }  # fmt: skip
        if start and chance.random() < 0.28:
            met = day + chance.randint(12, 40)
            gate |= {"decision": "conditional_go", "conditions": chance.choice(CONDITIONS), "due": day + 42,
                     "met": met if met < -2 else None}  # fmt: skip
        found.append(gate)
    return found


def _stays() -> list[dict[str, Any]]:
    """Decisions that moved nothing on."""
    common = {"by": MANAGER, "forum": "Steering committee", "approver": SPONSORS[0]}
    return [
        {"day": -78, "case": "UC-056", "stage": 1, "to": 1, "decision": "recycle",
         "note": "Repeat the fairness test with autumn data.", **common},
        {"day": -134, "case": "UC-010", "stage": 1, "to": 1, "decision": "recycle",
         "note": "Camera quality is too low on two lines.", **common},
        {"day": -22, "case": "UC-037", "stage": 3, "to": 3, "decision": "recycle",
         "note": "Narrow to three topics and show again.", **common},
    ]  # fmt: skip


def _colours(chance: random.Random, one: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """How a use case came to its colour."""
    if not one.get("rag") or one["status"] != "active":
        return []
    number = chance.choices((0, 1, 2), (45, 38, 17))[0]
    days = sorted(chance.sample(range(-170, -3, 5), number))
    found: list[dict[str, Any]] = []
    last = one["rag"]
    for day in reversed(days):
        colour = {"red": "amber", "amber": chance.choice(("green", "red")), "green": "amber"}[last]
        found.append({"day": day, "by": chance.choice((OFFICE, ANALYST)), "case": key, "field": "rag", "value": colour})
        last = colour
    return found


def _slips(chance: random.Random, one: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Dates that moved out, and owners that were named late."""
    found: list[dict[str, Any]] = []
    if one.get("target_on") and one["status"] == "active" and chance.random() < (0.5 if one["rag"] != "green" else 0.2):
        found.append({"day": chance.randint(-150, -8), "by": OFFICE, "case": key, "field": "target_on",
                      "earlier": chance.choice((14, 21, 30, 45, 60))})  # fmt: skip
    if one.get("owner_id") and chance.random() < 0.12:
        found.append({"day": chance.randint(-140, -20), "by": MANAGER, "case": key, "field": "owner_id", "value": None})
    return found


def _plan(chance: random.Random, one: dict[str, Any], moves: list[dict[str, Any]]) -> list[list[int | None]]:
    """Planned, promised and real dates of the stages, as (stage, planned, planned, baseline, baseline, real, real).

    Real dates after the beginning are left to the gates of the story.
    """
    stage = int(one["stage"])
    told = {move["to"]: int(move["day"]) for move in moves}
    first = min(told.values(), default=BEGINS - 20)
    begun = _since(one.get("start_on"), first - 45 * stage)
    old = [number for number in range(1, stage + 1) if number not in told]
    begun = min(begun, first - 30 * max(len(old), 1))
    starts = {number: begun + (first - begun) * place // max(len(old), 1) for place, number in enumerate(old)} | told
    if not told and old:
        starts[stage] = min(starts[stage], BEGINS - 3)
    found: list[list[int | None]] = []
    late = {"red": (20, 62), "amber": (5, 26)}.get(str(one["rag"]), chance.choice(((0, 0), (0, 0), (-9, -2), (0, 6))))
    day = 0
    for number in range(1, min(stage + 4, 10)):
        slip = chance.randint(*late) if number >= stage - 1 else chance.randint(-5, 12)
        if number < stage:
            start, end = starts[number], starts[number + 1]
            real_start: int | None = start if start <= BEGINS else None
            real_end: int | None = end if end <= BEGINS else None
            planned = (start, end - max(slip, 0) // 2)
        elif number == stage:
            start = starts[number]
            end = max(start + chance.randint(50, 120), chance.randint(-18, 95))
            real_start, real_end = (start if start <= BEGINS else None), None
            planned = (start, end)
        else:
            start, end = day + 1, day + chance.randint(40, 85)
            real_start, real_end = None, None
            planned = (start, end)
        day = planned[1]
        base = (planned[0] - max(slip, 0) // 2, planned[1] - slip)
        found.append([number, *planned, base[0], max(base[1], base[0] + 7), real_start, real_end])
    return found


def _since(text: object, other: int) -> int:
    """The day of an ISO date relative to the day of the tracker."""
    return (date.fromisoformat(str(text)) - AS_OF).days if text else other


def _meeting(one: dict[str, Any]) -> dict[str, Any]:
    """A meeting as the story tells it; a coming one is prepared ten days before."""
    held = int(one["held"])
    return {
        "day": held if held <= 0 else held - 16, "held": held, "name": f"Steering committee {one['n']}",
        "attendees": [*SPONSORS, MANAGER, "Jonas Berg", "Claire Dubois"], "agenda": AGENDA, "minutes": one["minutes"],
        "decisions": [
            {"case": case, "text": text, "recommendation": advice, "outcome": outcome, "due": due}
            for case, text, advice, outcome, due in one["decisions"]
        ],
        "actions": [
            {"text": text, "owner": owner, "due": due, "status": status} for text, owner, due, status in one["actions"]
        ],
    }  # fmt: skip


def write(out: Path = OUT) -> None:
    """Write the story."""
    text = json.dumps(story(), ensure_ascii=False, indent=1, sort_keys=True)
    out.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
