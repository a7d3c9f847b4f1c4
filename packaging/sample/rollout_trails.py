"""Tests, models, rules, changed workflows, incidents and operators of the sample; all of it is invented."""

from __future__ import annotations

from typing import Any

from rollout_words import STAFF


def _fair(day: int, case: str, metric: str, group: str, got: tuple[float, float, str], sample: int, by: str) -> Any:
    value, threshold, comparison = got
    passed = value >= threshold if comparison == "at_least" else value <= threshold
    return day, by, {
        "use_case_id": case, "metric": metric, "group_tested": group, "value": value, "threshold": threshold,
        "comparison": comparison, "has_passed": passed, "sample_size": sample, "tested_by": by, "tested_on": day,
        "valid_until": day + 180,
    }  # fmt: skip


def _model(  # noqa: PLR0913, PLR0917 - one line of the log
    day: int, case: str, sort: str, model: str, version: str, change: str, decision: str, who: str
) -> Any:
    return day, "Lucy Tan", {
        "use_case_id": case, "change_kind": sort, "model": model, "version": version, "change": change,
        "decision": decision, "approver": who, "changed_on": day, "approved_on": day + 1,
    }  # fmt: skip


def _explain(day: int, case: str, method: str, audience: str, limits: str) -> Any:
    return day, "Vera Horak", {
        "use_case_id": case, "method": method, "audience": audience, "limits": limits, "reviewed_by": "Vera Horak",
        "reviewed_on": day, "valid_until": day + 365,
    }  # fmt: skip


_FAIR = (
    _fair(-160, "UC-056", "Selection rate ratio", "Age over 50", (0.71, 0.8, "at_least"), 412, "Ruth Adler"),
    _fair(-28, "UC-056", "Selection rate ratio", "Age over 50", (0.77, 0.8, "at_least"), 530, "Ruth Adler"),
    _fair(-28, "UC-056", "Selection rate ratio", "Women", (0.93, 0.8, "at_least"), 530, "Ruth Adler"),
    _fair(-100, "UC-006", "Share of night shifts", "Part-time staff", (0.06, 0.1, "at_most"), 240, "Priya Raman"),
    _fair(-64, "UC-039", "Word error gap", "Callers with an accent", (0.08, 0.05, "at_most"), 900, "Priya Raman"),
    _fair(-21, "UC-039", "Word error gap", "Callers with an accent", (0.045, 0.05, "at_most"), 1150, "Priya Raman"),
    _fair(-90, "uc-031", "Summary quality ratio", "Calls in German", (0.88, 0.85, "at_least"), 300, "Lucy Tan"),
    _fair(-44, "UC-048", "Approval rate ratio", "Small merchants", (0.82, 0.8, "at_least"), 680, "Peter Harding"),
    _fair(-172, "UC-057", "Answer quality ratio", "Questions in Polish", (0.9, 0.85, "at_least"), 210, "Beth Moran"),
    _fair(-33, "UC-059", "Proposal rate ratio", "Staff without a degree", (0.84, 0.8, "at_least"), 390, "Ruth Adler"),
)
_MODELS = (
    _model(-158, "UC-036", "release", "Reply model", "2.0", "Shorter replies, new house prompts",
        "Released to all teams",
           "Grace Okoro"),
    _model(-121, "UC-036", "prompt", "Reply model", "2.1", "Apology wording softened", "Released", "Grace Okoro"),
    _model(-58, "UC-036", "rollback", "Reply model", "2.1", "Version 2.2 promised refunds it may not promise",
           "Back to 2.1 the same day", "Rosa Lindqvist"),
    _model(-31, "UC-036", "release", "Reply model", "2.3", "Refund wording taken out, test set of 200 mails passed",
           "Released after a week in one team", "Rosa Lindqvist"),
    _model(-150, "UC-012", "retraining", "Demand model", "2026-06", "Retrained with spring data", "Released",
        "Dev Chandra"),
    _model(-60, "UC-012", "retraining", "Demand model", "2026-09", "Retrained with summer data", "Released",
        "Dev Chandra"),
    _model(-140, "UC-003", "release", "Press model", "4.0", "Second plant added", "Released", "Tom Whitfield"),
    _model(-75, "UC-003", "data", "Press model", "4.1", "Two broken sensors left out", "Released", "Tom Whitfield"),
    _model(-110, "UC-069", "decision", "Coding assistant", "2026.2", "Supplier moved to a newer model",
           "Accepted after a test with ten developers", "Jonas Berg"),
    _model(-95, "UC-013", "release", "Delivery promise", "1.6", "Holiday calendar of three countries", "Released",
           "Dev Chandra"),
    _model(-83, "UC-045", "release", "Invoice reader", "2.4", "Reads credit notes", "Released", "Ines Duarte"),
    _model(-52, "UC-024", "prompt", "Offer letters", "1.9", "New price clauses", "Released", "Oliver Stead"),
    _model(-40, "UC-056", "decision", "CV pre-sorting", "0.8", "Gap between age groups", "Stays on hold",
        "Claire Dubois"),
    _model(-26, "UC-039", "release", "Call summary", "1.4", "Better with accents", "Released to half the teams",
           "Grace Okoro"),
    _model(-17, "UC-070", "retraining", "Alert model", "3.2", "Threshold by service", "Released", "Jonas Berg"),
    _model(-9, "UC-057", "release", "HR answers", "1.3", "New travel rules", "Released", "Samir Haddad"),
)  # fmt: skip
_EXPLAINED = (
    _explain(-132, "UC-006", "Rules of the rota shown beside each proposal", "Staff and works council",
             "Does not say how wishes were weighed against each other."),
    _explain(-118, "UC-048", "Three strongest reasons per proposal", "Credit team", "Reasons are local, not general."),
    _explain(-90, "UC-056", "Matched and missing requirements per CV", "Recruiters",
        "Does not explain the wording score."),
    _explain(-72, "UC-039", "Passages of the call behind each sentence", "Advisers", "Silent about tone."),
    _explain(-60, "uc-031", "Passages of the call behind each sentence", "Account managers", "Silent about tone."),
    _explain(-420, "UC-025", "Strongest signals per lead", "Sales", "Signals change with each retraining."),
    _explain(-35, "UC-012", "Share of season, trend and promotions", "Planners", "New branches have no history."),
)  # fmt: skip


def _rule(day: int, case: str | None, sort: str, words: str, who: str, hours: float, signed: bool) -> Any:
    return day, "Claire Dubois", {
        "use_case_id": case, "rule_kind": sort, "trigger": words, "decider": who, "within_hours": hours,
        "signed_off_by": "Claire Dubois" if signed else None, "signed_off_on": day + 10 if signed else None,
        "rehearsed_on": -40 if signed and sort == "escalation" else None,
    }  # fmt: skip


_RULES = (
    _rule(
        -150, None, "escalation", "A result is doubted by the person who must act on it", "Head of the unit", 24.0, True
    ),
    _rule(
        -150, None, "escalation", "A customer or employee objects to a result", "Data protection officer", 48.0, True
    ),
    _rule(-120, "UC-006", "escalation", "Shift leader disagrees with the proposed rota", "Plant manager", 4.0, True),
    _rule(-88, "UC-056", "escalation", "Recruiter disagrees with the ranking", "HR business partner", 24.0, False),
    _rule(
        -80,
        "UC-048",
        "escalation",
        "Proposed limit differs from the analyst's by a third",
        "Finance director",
        24.0,
        False,
    ),
    _rule(
        -60,
        "UC-074",
        "guardrail",
        "No personal data in questions to the assistant",
        "Data protection officer",
        24.0,
        True,
    ),
    _rule(
        -60,
        "UC-074",
        "guardrail",
        "Results go outside the company only after a second look",
        "Head of the unit",
        24.0,
        True,
    ),
    _rule(-30, "UC-036", "guardrail", "No promise of money in a reply without a person", "Head of service", 2.0, True),
)


def _flow(
    day: int, unit: str, case: str, process: str, before: str, after: str, more: tuple[str, str, int, int]
) -> Any:
    owner, status, people, due = more
    return day, "Ravi Joshi", {
        "business_unit_id": unit, "use_case_id": case, "process": process, "before": before, "after": after,
        "owner_id": owner, "status": status, "people_affected": people, "due_on": due,
        "agreed_on": due - 12 if status == "done" else None,
    }  # fmt: skip


_FLOWS = (
    _flow(
        -140,
        "Supply Chain",
        "UC-012",
        "Weekly branch order",
        "Branches order by feel and fax",
        "The forecast proposes, the branch corrects until noon",
        ("Dev Chandra", "done", 140, -60),
    ),
    _flow(
        -135,
        "Supply Chain",
        "UC-013",
        "Delivery promise on the phone",
        "A call to the depot",
        "Shown beside the order",
        ("Marek Nowak", "done", 60, -48),
    ),
    _flow(
        -130,
        "Customer Service",
        "UC-036",
        "Answering a mail",
        "Written from scratch or from a folder of samples",
        "Draft is proposed, adviser edits and sends",
        ("Grace Okoro", "done", 210, -70),
    ),
    _flow(
        -120,
        "Customer Service",
        "UC-035",
        "Sorting the inbox",
        "Two people sort each morning",
        "Sorted at arrival, doubtful mail to a person",
        ("Grace Okoro", "in_progress", 24, 20),
    ),
    _flow(
        -110,
        "Manufacturing",
        "UC-003",
        "Maintenance of presses",
        "Every six weeks",
        "When the sensor asks for it",
        ("Tom Whitfield", "done", 48, -55),
    ),
    _flow(
        -100,
        "Manufacturing",
        "UC-006",
        "Making the rota",
        "Shift leader with a spreadsheet",
        "Proposal by Wednesday, leader decides",
        ("Luke Fenwick", "open", 320, -12),
    ),
    _flow(
        -92,
        "Finance",
        "UC-045",
        "Booking an invoice",
        "Typed by hand",
        "Read, checked, released",
        ("Ines Duarte", "done", 22, -30),
    ),
    _flow(
        -85,
        "Human Resources",
        "UC-057",
        "Questions to HR",
        "Mail and telephone",
        "Asked in chat, difficult ones to HR",
        ("Samir Haddad", "done", 96, -25),
    ),
    _flow(
        -70,
        "Sales",
        "UC-024",
        "Writing an offer",
        "Copied from the last one",
        "Draft from the price list",
        ("Oliver Stead", "in_progress", 64, 15),
    ),
    _flow(
        -66,
        "IT & Data",
        "UC-069",
        "Code review",
        "One reviewer",
        "Assistant first, reviewer after",
        ("Jonas Berg", "done", 70, -20),
    ),
    _flow(
        -40,
        "Legal & Compliance",
        "UC-062",
        "First reading of a contract",
        "Page by page",
        "Marked clauses first",
        ("Niall Byrne", "open", 12, 30),
    ),
)
TRAILS = (
    ("fairness_test", "Record fairness tests", _FAIR), ("model_change", "Keep the model log", _MODELS),
    ("explainability", "Record explanations", _EXPLAINED), ("escalation_rule", "Agree escalation rules", _RULES),
    ("workflow_change", "Map changed workflows", _FLOWS),
)  # fmt: skip
INCIDENTS: tuple[dict[str, Any], ...] = (
    {"summary": "Replies promised refunds without approval", "day": -58, "by": "Grace Okoro", "closed": -24,
     "first": {"key": "INC-001", "use_case_id": "UC-036", "severity": "high", "harm": "none", "owner_id": "Grace Okoro",
               "detected_at": [-58, "08:20"], "aware_at": [-58, "08:40"], "protocol_step": "Contain"},
     "events": ((-58, "Three refunds announced by drafts that nobody changed", "noticed", "08:20"),
                (-58, "Version 2.2 switched off, 2.1 back", "action", "10:05"),
                (-57, "Customers called, refunds honoured", "message", "14:00"),
                (-50, "Refund wording goes into the test set", "decision", "09:30")),
     "end": {"contained_at": [-58, "10:05"], "resolved_at": [-50, "16:00"], "protocol_step": "Learn",
             "root_cause": "A sample letter with an old refund clause stood in the prompt collection.",
             "lesson": "Prompts are released like code, with the test set.", "is_lesson_closed": True,
             "closed_by": "Niall Byrne", "closed_on": -24}},
    {"summary": "Call notes of another customer shown", "day": -34, "by": "Henrik Lund", "closed": -6,
     "first": {"key": "INC-002", "use_case_id": "UC-039", "severity": "critical", "harm": "personal_data",
               "owner_id": "Henrik Lund", "detected_at": [-34, "13:10"], "aware_at": [-34, "15:00"],
               "protocol_step": "Assess"},
     "events": ((-34, "Adviser saw notes of another call", "noticed", "13:10"),
                (-34, "Summary switched off for the affected team", "action", "14:20"),
                (-33, "Data protection authority told", "message", "11:30"),
                (-30, "Supplier found a mixed-up session", "step", "17:00")),
     "end": {"contained_at": [-34, "14:20"], "reported_at": [-33, "11:30"], "resolved_at": [-27, "12:00"],
             "protocol_step": "Close", "root_cause": "Sessions of two calls shared one key after a restart.",
             "lesson": "Restart test before each release of the supplier.", "is_lesson_closed": True,
             "closed_by": "Niall Byrne", "closed_on": -6}},
    {"summary": "Demand forecast doubled for one branch", "day": -47, "by": "Dev Chandra", "closed": -20,
     "first": {"key": "INC-003", "use_case_id": "UC-012", "severity": "medium", "harm": "none",
      "owner_id": "Dev Chandra",
               "detected_at": [-47, "06:50"], "aware_at": [-47, "07:15"], "protocol_step": "Repair"},
     "events": ((-47, "Branch asks about a double order", "noticed", "06:50"),
                (-47, "Order corrected by hand", "action", "07:40")),
     "end": {"contained_at": [-47, "07:40"], "resolved_at": [-41, "10:00"], "protocol_step": "Learn",
             "root_cause": "Sales of a moved branch were counted twice.", "lesson": "Moves of branches are announced.",
             "is_lesson_closed": False}},
    {"summary": "Phishing mail passed for two hours", "day": -12, "by": "Jonas Berg", "closed": 0,
     "first": {"key": "INC-004", "use_case_id": "UC-072", "severity": "high", "harm": "serious",
      "owner_id": "Jonas Berg",
               "detected_at": [-12, "09:05"], "aware_at": [-12, "09:30"], "contained_at": [-12, "11:10"],
               "protocol_step": "Assess"},
     "events": ((-12, "Service desk reports the same mail from forty people", "noticed", "09:05"),
                (-12, "Rule set by hand", "action", "11:10"), (-11, "Supplier asked for the cause", "message",
                 "08:15")),
     "end": None},
    {"summary": "Shift proposal ignored agreed leave", "day": -4, "by": "Luke Fenwick", "closed": 0,
     "first": {"key": "INC-005", "use_case_id": "UC-006", "severity": "medium", "harm": "none",
      "owner_id": "Luke Fenwick",
               "detected_at": [-4, "12:30"], "aware_at": [-4, "12:45"], "protocol_step": "Detect"},
     "events": ((-4, "Two people were planned on agreed leave", "noticed", "12:30"),), "end": None},
    {"summary": "Rehearsal: chat assistant gives wrong safety advice", "day": -76, "by": "Rosa Lindqvist",
     "closed": -70,
     "first": {"key": "INC-006", "use_case_id": "UC-037", "severity": "high", "harm": "none", "is_rehearsal": True,
               "owner_id": "Rosa Lindqvist", "detected_at": [-76, "09:00"], "aware_at": [-76, "09:10"]},
     "events": ((-76, "Exercise begins", "noticed", "09:00"), (-76, "Assistant switched off in 14 minutes", "action",
                "09:24"), (-76, "Chain of contacts reached, one number was old", "step", "10:15")),
     "end": {"contained_at": [-76, "09:24"], "resolved_at": [-76, "11:00"], "protocol_step": "Close",
             "root_cause": "Exercise.", "lesson": "Contact list gets an owner.", "is_lesson_closed": True,
             "closed_by": "Vera Horak", "closed_on": -70}},
)  # fmt: skip
OPERATORS = {
    "UC-003": STAFF["Manufacturing"][1:6], "UC-012": STAFF["Supply Chain"][:6], "UC-013": STAFF["Supply Chain"][2:8],
    "UC-024": STAFF["Sales"][:6], "UC-036": STAFF["Customer Service"][2:10], "UC-039": STAFF["Customer Service"][:6],
    "UC-045": STAFF["Finance"][1:6], "UC-057": STAFF["Human Resources"], "UC-069": STAFF["IT & Data"][:7],
    "UC-006": STAFF["Manufacturing"][3:9], "UC-062": STAFF["Legal & Compliance"],
}  # fmt: skip


def _run(owner: str, runbook: str, units: int, partner: float, users: int, alone: int | None = None) -> dict[str, Any]:
    return {"support_owner_id": owner, "runbook": runbook, "units_live": units, "partner_share": partner,
            "users_affected": users, "self_service_users": alone}  # fmt: skip


RUNNING = {
    "UC-003": _run("Tom Whitfield", "Runbook presses 2.1", 2, 35.0, 48, 12),
    "UC-012": _run("Dev Chandra", "Runbook demand 1.4", 3, 30.0, 140),
    "UC-013": _run("Marek Nowak", "Runbook promise 1.2", 2, 25.0, 60, 30),
    "UC-024": _run("Oliver Stead", "Runbook offers 1.0", 2, 40.0, 64, 18),
    "UC-036": _run("Grace Okoro", "Runbook replies 2.3", 3, 20.0, 210, 45),
    "UC-045": _run("Ines Duarte", "Runbook invoices 1.7", 2, 45.0, 22),
    "UC-057": _run("Samir Haddad", "Runbook HR answers 1.1", 2, 30.0, 96, 96),
    "UC-069": _run("Jonas Berg", "Runbook assistant 1.0", 1, 10.0, 70, 70),
    "UC-070": _run("Jonas Berg", "Runbook alerts 3.0", 2, 5.0, 15),
    "UC-002": {"units_live": 1, "users_affected": 30},
    "UC-025": {"units_live": 2, "users_affected": 40},
    "UC-039": {"units_live": 2, "users_affected": 120},
    "UC-035": {"units_live": 1, "users_affected": 24},
    "UC-072": {"units_live": 4, "users_affected": 3100},
    "UC-068": {"units_live": 1, "users_affected": 12},
    "UC-021": {"units_live": 1, "users_affected": 18},
    "uc-031": {"units_live": 1, "users_affected": 45},
}
