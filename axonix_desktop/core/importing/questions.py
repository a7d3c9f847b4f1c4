"""Long headers understood by the words in them: fields asked for as questions, and questions of governance.

"What problem is the AI intended to solve?" is a field; "Has an AI impact assessment been completed?" answers an item
of the checklist library. A clue is a set of words that must all be in the header (in its plain form).
"""

from __future__ import annotations

from dataclasses import dataclass

LONG = 4
"""Words from which on a header is read by its clues."""

_USE_CASE: dict[str, str] = {
    "problem": "problem solve; problem address; problem intended; pain point; business need; problem trying",
    "expected_benefit": (
        "expected benefit; positive outcome; benefit outcome; business value; expected value; anticipated benefit; "
        "benefit expect; value expect"
    ),
    "description": (
        "intended purpose; purpose use case; describe use case; description use case; summary use case; brief "
        "description; short description; purpose ai; describe solution"
    ),
    "start_on": (
        "date operational; date pilot start; date became; date implemented; date start; date deployed; date live; "
        "start date"
    ),
    "target_on": (
        "expected completion; target date; planned date; date complete; due date; expected date; end date; completion "
        "date"
    ),
    "stage": (
        "stage development; stage life cycle; stage lifecycle; current stage; development stage; lifecycle stage; "
        "deployment status; current status; stage use case"
    ),
    "risk_tier": (
        "use case high impact; ai high impact; high risk; risk level; risk class; risk classification; risk category; "
        "right safety impacting; impact classification; high impact"
    ),
    "vendor": (
        "vendor name; name vendor; name supplier; commercial product name; name commercial product; product service "
        "name; name provider"
    ),
    "owner_id": (
        "who responsible; person responsible; who own; responsible person; responsible contact; contact person; point "
        "contact; contact email; responsible official"
    ),
    "business_unit_id": "department office; responsible department; owning department",
    "personal_data": "personally identifiable; personal data; personal information; identifiable information",
    "origin": (
        "purchased vendor; developed contract; developed house; built bought; purchased developed; developed "
        "internally; buy build"
    ),
    "users_affected": "how many user; no user; how many people; how many employee; no people; people affected",
    "ai_kind": "type ai; ai technique; ai classification; kind ai; type model; ai technology",
    "cost_note": "estimated cost; total cost; how much cost; annual cost; total budget",
}
_RAID: dict[str, str] = {
    "description": "description risk; describe risk; description issue",
    "response": (
        "control measure; how mitigation; action mitigation; mitigation action; action reduce; measure reduce; action "
        "taken; treatment description; action address"
    ),
    "probability": "how likely; likelihood occur; probability occur; likelihood risk; probability risk",
    "impact": "how severe; impact project; severity impact",
    "owner_id": "person responsible; who responsible; responsible manag",
}
_CHECKLIST: dict[str, str] = {
    "checklist_item_id": (
        "control description; control clause; requirement description; checklist question; audit question; security "
        "control; auditable item"
    ),
    "status": "implementation status; compliance status; auditor rating; control implemented; requirement met",
    "evidence": "link evidence; supporting evidence; evidence document; justification status",
}
_TRAINING: dict[str, str] = {
    "completed_on": "date complete; date training completed; training end date",
    "due_on": "date conducting; date training; date session; date class",
    "score": "no badge completed; no course completed; score obtained",
    "course_id": "name completed badge; name training; name course; training attended; course completed name",
    "status": "all completed; completed yes; training status; all badge completed; course completed",
}
_CLUES: dict[str, dict[str, str]] = {
    "use_case": _USE_CASE,
    "raid": _RAID,
    "checklist_response": _CHECKLIST,
    "enrolment": _TRAINING,
}

_GOVERNANCE: dict[str, str] = {
    "RA-06": "impact assessment; algorithmic impact; fundamental right assessment; folgenabschatzung; fria",
    "AT-07": (
        "pre deployment testing; predeployment testing; test plan; testing completed; testing conducted; pre "
        "production testing; acceptance testing"
    ),
    "BT-08": "independent review; independent evaluation; independently reviewed; independent validation",
    "IR-06": (
        "ongoing monitoring; monitoring plan; post deployment monitoring; monitoring protocol; performance "
        "monitoring; monitoring place; monitoring process; continuous monitoring"
    ),
    "IR-07": "drift; model performance monitored",
    "EX-10": (
        "training operator; operator training; training user ai; operator trained; staff trained; training "
        "established; periodic training"
    ),
    "EX-11": "fail safe; failsafe; kill switch; human oversight; override; human loop; human intervention",
    "EX-09": "appeal; contest decision; opt out; redress; recourse; object decision",
    "IR-08": (
        "feedback user; incorporate feedback; consult feedback; public consultation; stakeholder feedback; end user "
        "feedback; consultation"
    ),
    "RA-07": (
        "privacy impact; pia; dpia; data protection impact; privacy assessment; privacy review; legal basis; gdpr "
        "assessment; datenschutz"
    ),
    "RA-13": (
        "authorization operate; authorisation operate; ato; security review; security assessment; penetration test; "
        "security approval; cyber security review"
    ),
    "BT-01": (
        "demographic variable; demographic feature; protected characteristic; protected group; vulnerable group; "
        "sensitive attribute"
    ),
    "BT-05": (
        "bias testing; bias test; fairness test; bias assessment; fairness assessment; disparity; bias evaluated; "
        "bias assessed; discrimination"
    ),
    "BT-04": (
        "data used train; training data source; data provenance; data used fine tune; dataset documentation; data "
        "origin; origin data"
    ),
    "BT-03": "data quality assessed; data quality check; training data quality",
    "RA-09": "potential impact using; known risk; key risk identified; risk identified; foreseeable risk",
    "EX-05": (
        "notice user; notify individual; disclosure; user informed; public notice; transparency notice; people "
        "informed; individual notified; adverse notice"
    ),
    "EX-02": "explainability; explainable; explanation method; interpretability",
    "EX-03": "plain language; publicly available documentation; public documentation",
    "AT-02": "model version; version control; model registry; change log",
    "AT-03": "audit log; logging; audit trail",
    "AT-01": "documentation complete; technical documentation; model card; system card",
    "AT-10": "public register; public inventory; registered public; public reporting; eu database",
    "RA-12": "vendor assessment; supplier assessment; third party risk; vendor review; due diligence",
    "RA-14": "risk acceptance; residual risk accepted; waiver; risk accepted; extension",
    "RA-03": "prohibited practice; forbidden practice; prohibited use",
    "RA-08": "environmental impact; energy use; societal impact; carbon",
    "IR-01": "incident definition; incident response; incident process; incident plan",
    "IR-12": "fallback; contingency plan; manual alternative; business continuity",
    "IR-13": "retirement plan; decommission plan; exit plan",
    "RA-11": "alternative considered; non ai alternative; reason using ai",
    "RA-02": "intended user; out scope use",
    "X-03": "ai literacy",
}
_ANSWERED = frozenset({"RA-06", "AT-07", "BT-08", "RA-07", "RA-13", "BT-05", "IR-06"})
"""Items that short headers name too: "DPIA", "Bias test done", "Independent review"."""


_WHY = frozenset({"justification", "justify", "explain", "explanation", "reason", "why", "rationale"})
"""Words by which a header asks for the reason of a field's value rather than for the value."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A field that a long header asks for, with the words that say so."""

    field: str
    words: str


def clues_in(header: str, kind: str) -> list[Clue]:
    """The fields of ``kind`` that ``header`` (plain) asks for, the longest clue of each."""
    words = header.split()
    if len(words) < LONG or _WHY.intersection(words):
        return []
    found: list[Clue] = []
    for name, clues in _CLUES.get(kind, {}).items():
        hits = [clue for clue in clues.split("; ") if _holds(words, clue.split())]
        if hits:
            found.append(Clue(name, max(hits, key=len)))
    return sorted(found, key=lambda one: -len(one.words))


def checklist_item(header: str) -> tuple[str, str] | None:
    """The checklist item that ``header`` (plain) asks about and the words that say so; None when it asks for none."""
    words = header.split()
    best: tuple[str, str] | None = None
    for code, clues in _GOVERNANCE.items():
        if len(words) < LONG and code not in _ANSWERED:
            continue
        for clue in clues.split("; "):
            if _holds(words, clue.split()) and (best is None or len(clue) > len(best[1])):
                best = (code, clue)
    return best


def _holds(words: list[str], clue: list[str]) -> bool:
    """True when the words of the clue stand in ``words`` in that order, at most four others between two of them."""
    for start, word in enumerate(words):
        if word != clue[0]:
            continue
        at = start
        for part in clue[1:]:
            near = words[at + 1 : at + 6]
            if part not in near:
                break
            at += 1 + near.index(part)
        else:
            return True
    return False
