"""The figures that the command line and the Overview show, each one covered by an index."""

from __future__ import annotations

from datetime import date
from typing import Any

from axonix_desktop.core.champions import inactive
from axonix_desktop.core.portfolio import programme_stage, share
from axonix_desktop.core.records.choices import RAG, RISK_TIER, STATUS
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import active_champions, champion_rows, champions_by_unit, limits
from axonix_desktop.store.queries.gates import criteria, facts_of_active
from axonix_desktop.store.queries.governance import governance
from axonix_desktop.store.queries.training_counts import training_counts

_EXPIRING_DAYS = 90
MISTAKES = (
    "scaling_too_fast",
    "ignoring_technical_debt",
    "underinvesting_in_change",
    "centralising_too_much",
    "decentralising_too_much",
)
"""The five classic mistakes; None in the figures says that this version does not watch for one yet."""


def _counts(f: ProgrammeFile, column: str) -> dict[str, int]:
    return {str(value): n for value, n in f.read(f"SELECT {column}, count(*) FROM use_case GROUP BY {column}")}


def _one(f: ProgrammeFile, sql: str, params: tuple[object, ...] = ()) -> Any:
    return f.read(sql, params)[0][0]


def use_case_figures(f: ProgrammeFile) -> dict[str, Any]:
    """Totals by stage ("0" to "9"), status, unit, risk tier and RAG; "none" counts what is not set."""
    stages, statuses = _counts(f, "stage"), _counts(f, "status")
    tiers, rags = _counts(f, "risk_tier"), _counts(f, "rag")
    units = f.read(
        "SELECT coalesce(u.name, 'none'), count(*) FROM use_case c LEFT JOIN business_unit u"
        " ON u.id = c.business_unit_id GROUP BY c.business_unit_id ORDER BY 2 DESC, 1"
    )
    return {
        "total": sum(stages.values()),
        "by_stage": {str(n): stages.get(str(n), 0) for n in range(10)},
        "by_status": {option.code: statuses.get(option.code, 0) for option in STATUS.options},
        "by_unit": dict(units),
        "by_risk_tier": {code: tiers.get(key, 0) for code, key in _codes(RISK_TIER.options)},
        "by_rag": {code: rags.get(key, 0) for code, key in _codes(RAG.options)},
    }


def _codes(options: tuple[Any, ...]) -> list[tuple[str, str]]:
    return [*((option.code, option.code) for option in options), ("none", "None")]


def people_figures(f: ProgrammeFile, today: date) -> dict[str, Any]:
    """Champions and training as of ``today``, as the Overview counts them."""
    training = training_counts(f, today)
    return {
        "champions": {
            "active": active_champions(f),
            "units_covered": len(champions_by_unit(f)),
            "units_total": _one(f, "SELECT count(*) FROM business_unit"),
            "inactive": len(inactive(champion_rows(f, today), today, limits(f))),
        },
        "training": {
            "enrolments": training.enrolments,
            "completed": training.completed,
            "overdue": training.overdue,
            "completion_rate": share(training.completed, training.enrolments),
            "expiring": len(training.within(_EXPIRING_DAYS)),
        },
    }


def governance_figures(f: ProgrammeFile, today: date) -> dict[str, Any]:
    """The checklist items that apply and where they really stand, and the go-lives that blocking items hold up.

    ``done`` are those that need nothing more: done with proof in date, not applicable, excepted.
    """
    found = governance(f, today)
    total = found.total
    return {
        "items": total.applicable,
        "done": total.settled,
        "overdue": total.overdue,
        "expired": total.states.get("expired", 0) + total.states.get("lapsed", 0),
        "to_check": total.states.get("to_check", 0),
        "blocked_go_lives": len(found.blocked),
    }


def economics_figures(f: ProgrammeFile) -> dict[str, Any]:
    """Sums of what is recorded, in the programme's currency; None where nothing is."""
    planned, realised = f.read("SELECT sum(planned_minor), sum(actual_minor) FROM actual WHERE line = 'benefit'")[0]
    cost = _one(f, "SELECT sum(amount_minor) FROM business_case_line WHERE line_kind <> 'benefit'")
    return {
        "npv": None,
        "payback_month": None,
        "planned_benefit": None if planned is None else planned / 100,
        "realised_benefit": None if realised is None else realised / 100,
        "total_cost": None if cost is None else cost / 100,
    }


def figures(f: ProgrammeFile, today: date) -> dict[str, Any]:
    """Every figure of ``axonix stats`` as of ``today``."""
    stage = programme_stage(criteria(f), facts_of_active(f, today))
    return {
        "use_cases": use_case_figures(f),
        **people_figures(f, today),
        "governance": governance_figures(f, today),
        "economics": economics_figures(f),
        "programme_stage": stage.number,
        "programme_stage_reason": stage.reason,
        "warnings": dict.fromkeys(MISTAKES),
    }
