"""Checklists, readiness and trails of the sample's roll-out."""

from __future__ import annotations

import json
import random
from pathlib import Path

import rollout_proof as proof
import rollout_trails as trail
import rollout_words as words
from rollout_book import ANALYST, BEGINS, MANAGER, OFFICE, Book, Record, week

LIBRARY = Path(__file__).resolve().parents[2] / "database" / "seed" / "checklist_library.json"


def checklists(book: Book, chance: random.Random) -> None:
    """Answers with evidence for the use cases whose checklist is open, and those of the programme itself."""
    items = json.loads(LIBRARY.read_text(encoding="utf-8"))["items"]
    for text, topic in words.TOPICS.items():
        label = "Sort the items of the tracker under the topics of the checklist"
        values = {"topic": topic, "applies_from_tier": "limited"}
        book.add(BEGINS + 3, ANALYST, label, "checklist_item", values, at=text)
    for key, (tier, stage, personal, bought, unit) in proof.CHECKED.items():
        opened = BEGINS + chance.randint(4, 60)
        before, here = chance.choice(((1.0, 1.0), (1.0, 0.9), (1.0, 0.8), (1.0, 0.65), (0.93, 0.5)))
        for item in items:
            if item["topic"].startswith("Programme") or not _asked(item["tier"], tier, personal, bought):
                continue
            place = int(item["phase"])
            odds = before if place < stage else here if place == stage else 0.12
            _answer(book, chance, key, item, unit, opened, odds)
    for item in items:
        if item["topic"].startswith("Programme"):
            _answer(book, chance, None, item, "Legal & Compliance", BEGINS + 5, 0.9)


def _asked(said: str, tier: str, personal: bool, bought: bool) -> bool:
    if said == "all bought":
        return bought
    if said == "all with personal data":
        return personal
    if said.startswith("all") and "(" not in said:
        return said in ("all", "all with contact to people or content")
    if said.startswith("all"):
        return True
    return tier == "high" or ("medium" in said and tier == "limited")


def _answer(
    book: Book, chance: random.Random, key: str | None, item: Record, unit: str, opened: int, odds: float
) -> None:
    code, title = item["id"], key or "the programme"
    ref = f"{key or 'programme'}/{code}"
    owner = chance.choice(words.STAFF[unit][:6])
    signer = chance.choice([name for name in words.REVIEWERS if name != owner])
    due = opened + 45 + 22 * int(item["phase"]) + chance.randint(-10, 25)
    first = {"use_case_id": key, "checklist_item_id": code, "owner_id": owner, "due_on": due}
    chosen = chance.random()
    book.add(
        opened, ANALYST, f"Open checklist of {title}", "checklist_response", first | {"status": "not_started"}, ref=ref
    )
    day = week(min(max(opened + 8, due - chance.randint(0, 40)), -2))
    if chosen < odds * 0.94:
        evidence = f"{chance.choice(proof.PROOF)}: {item['evidence']}"
        expires = {"yearly": 365, "quarterly": 120, "half-yearly": 190, "monthly": 75}.get(
            item["cadence"].split(" ")[0]
        )
        values = {
            "status": "done",
            "evidence": evidence,
            "evidence_on": day,
            "signed_off_by": signer,
            "signed_off_on": day + 1 if day < -1 else day,
            "evidence_expires_on": day + expires if expires else None,
        }
        book.add(day, ANALYST, "Work on the checklists", "checklist_response", values, at=f"#{ref}")
    elif chosen < odds * 0.975:
        book.add(
            day,
            MANAGER,
            "Decide on exceptions",
            "checklist_response",
            {
                "status": "not_applicable",
                "reason": chance.choice(proof.NOT_APPLICABLE),
                "holds_until": chance.choice((120, 200, 300)),
                "signed_off_by": signer,
            },
            at=f"#{ref}",
        )
    elif chosen < odds:
        book.add(
            day,
            MANAGER,
            "Decide on exceptions",
            "checklist_response",
            {
                "status": "exception",
                "reason": chance.choice(proof.EXCEPTIONS),
                "holds_until": chance.choice((-9, 25, 40, 60, 75, 90, 120)),
                "signed_off_by": signer,
            },
            at=f"#{ref}",
        )
    elif chosen < odds + (1 - odds) * 0.45:
        book.add(day, ANALYST, "Work on the checklists", "checklist_response", {"status": "in_progress"}, at=f"#{ref}")


def readiness(book: Book, chance: random.Random) -> None:
    """Scores now and before, components, data sources, and who uses them."""
    for key, (_tier, stage, *_rest) in proof.ALL_CASES.items():
        for dimension, items in proof.ITEMS.items():
            for item in items:
                least = 2 if dimension == "data" else 0
                level = min(4, max(least, round(chance.gauss(0.6 + stage * 0.42 + proof.LEAN[dimension], 0.7))))
                before = max(0, level - chance.choice((0, 0, 1, 1, 2)))
                common = {"use_case_id": key, "dimension": dimension, "item": item}
                book.add(
                    BEGINS + 8,
                    ANALYST,
                    "Score the readiness",
                    "readiness_item",
                    common | {"score": before, "assessed_by": ANALYST, "assessed_on": BEGINS + 8},
                )
                if before != level:
                    day = chance.choice((-118, -83, -55, -27))
                    book.add(
                        day,
                        ANALYST,
                        "Score the readiness again",
                        "readiness_item",
                        common
                        | {
                            "score": level,
                            "assessed_by": ANALYST,
                            "assessed_on": day,
                            "evidence": chance.choice(proof.SEEN),
                            "next_step": chance.choice(proof.NEXT) if level < 2 else None,
                        },
                    )
        if stage >= 6:
            for item in proof.OPERATIONS:
                book.add(
                    -48,
                    ANALYST,
                    "Score the readiness again",
                    "readiness_item",
                    {
                        "use_case_id": key,
                        "dimension": "architecture",
                        "item": item,
                        "score": chance.choice((1, 2, 2, 3)),
                        "assessed_by": ANALYST,
                        "assessed_on": -48,
                    },
                )
    _components(book, chance)
    _sources(book, chance)


def _components(book: Book, chance: random.Random) -> None:
    """Components and standards, who uses them and who waits."""
    for name, sort, owner, maturity, published, mandatory, version, users, waiting in proof.COMPONENTS:
        book.add(
            BEGINS + 12,
            OFFICE,
            "Register components and standards",
            "component",
            {
                "name": name,
                "component_kind": sort,
                "owner_id": owner,
                "maturity": maturity,
                "is_published": published,
                "is_mandatory": mandatory,
                "version": version,
                "reviewed_on": -chance.randint(30, 200),
                "review_expires_on": chance.randint(-15, 300),
            },
            ref=name,
        )
        for key in users:
            since = -chance.randint(10, 165)
            book.add(
                week(since),
                OFFICE,
                "Note the use of components",
                "component_use",
                {"component_id": f"#{name}", "use_case_id": key, "since_on": week(since)},
            )
        for key in waiting:
            book.add(
                -64,
                OFFICE,
                "Note who waits for components",
                "component_use",
                {"component_id": f"#{name}", "use_case_id": key, "is_waiting": True, "since_on": -64},
            )


def _sources(book: Book, chance: random.Random) -> None:
    """Data sources and the use cases that rest on them."""
    for name, unit, owner, sensitivity, catalogued, quality, refresh, automated, users in proof.SOURCES:
        book.add(
            BEGINS + 14,
            ANALYST,
            "List the data sources",
            "data_source",
            {
                "name": name,
                "business_unit_id": unit,
                "owner_id": owner,
                "sensitivity": sensitivity,
                "is_catalogued": catalogued,
                "quality_percent": quality,
                "refresh": refresh,
                "is_automated": automated,
                "checked_on": -chance.randint(5, 160),
            },
            ref=name,
        )
        for key in (*users, *(_others(unit, users) if owner and name in proof.MAIN_SOURCES else ())):
            book.add(
                BEGINS + 15,
                ANALYST,
                "Link data sources to use cases",
                "data_source_use",
                {"data_source_id": f"#{name}", "use_case_id": key},
            )


def _others(unit: str, users: tuple[str, ...]) -> list[str]:
    """The use cases of a unit that no data source names: they rest on its main one."""
    named = {key for one in proof.SOURCES for key in one[-1]} | set(users)
    return [key for key, case in proof.ALL_CASES.items() if case[4] == unit and key not in named]


def _risk_answers(key: str, tier: str, personal: bool, bought: bool) -> dict[str, list[str]]:
    """Answers to the questions of the risk classification that lead to the tier the tracker has."""
    area = proof.AREAS.get(key, "none")
    said = {
        "forbidden": "none", "area": area,
        "role": {"minimal": "none", "limited": "prepares", "high": "proposes"}[tier],
        "harm": {"minimal": "little", "limited": "mendable"}.get(tier, "mendable" if area != "none" else "grave"),
    }  # fmt: skip
    yes = {
        "profiles": key in proof.PROFILES, "people_affected": tier == "high" or (tier == "limited" and personal),
        "public_facing": key in proof.PUBLIC, "contact": tier != "minimal" and key in proof.GENERATIVE,
        "workplace": key in proof.AT_WORK, "personal_data": personal, "sensitive_checks": key == "UC-056",
        "supplier_model": bought, "learning": key in proof.LEARNING, "partner_run": False,
    }  # fmt: skip
    told = said | {code: "yes" if is_so else "no" for code, is_so in yes.items()}
    return {code: [word] for code, word in told.items()}


def trails(book: Book, chance: random.Random) -> None:
    """Classifications, tests, explanations, model changes, incidents, rules, changed workflows, operators."""
    for key, (tier, _stage, personal, bought, _unit) in proof.ALL_CASES.items():
        day = chance.randint(-86, -14)
        book.add(
            day,
            "Claire Dubois",
            f"Classify {key}",
            "classify",
            {"case": key, "tier": tier, "answers": _risk_answers(key, tier, personal, bought)},
        )
    for kind, label, rows in trail.TRAILS:
        for day, by, values in rows:
            book.add(day, by, label, kind, values)
    for one in trail.INCIDENTS:
        ref = one["summary"]
        book.add(one["day"], one["by"], "Report an incident", "incident", one["first"] | {"summary": ref}, ref=ref)
        for day, text, sort, clock in one["events"]:
            book.add(
                day,
                one["by"],
                "Note the course of an incident",
                "incident_event",
                {
                    "incident_id": f"#{ref}",
                    "happened_at": [day, clock],
                    "event_kind": sort,
                    "text": text,
                    "told_by": one["by"],
                },
            )
        if one["end"]:
            book.add(one["closed"], one["by"], "Close an incident", "incident", one["end"], at=f"#{ref}")
    for key, names in trail.OPERATORS.items():
        for name in names:
            book.add(
                -132,
                OFFICE,
                "Name the operators",
                "operator",
                {"use_case_id": key, "person_id": name, "since_on": -140},
            )
    for key, values in trail.RUNNING.items():
        book.add(-88, OFFICE, "Say who runs what", "use_case", values, at=key)
