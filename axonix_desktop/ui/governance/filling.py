"""Words and numbers for the cards of the governance overview."""

from __future__ import annotations

from typing import Protocol

from axonix_desktop.core.forms import short_day
from axonix_desktop.core.governance import Tally
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.governance import Entry, Governance
from axonix_desktop.store.queries.incidents import IncidentFigures
from axonix_desktop.ui.governance.progress import ProgressRow, percent_words
from axonix_desktop.ui.overview.kpi import Kpi

FIGURES = "governance figures"
"""The name under which pages share what :func:`governance` reads."""
ANY_TIER = "-"
"""Stands for use cases without a risk tier where a code is needed."""
_TITLES = {
    "settled": mark("Items settled"),
    "overdue": mark("Items overdue"),
    "expired": mark("Expired or lapsed"),
    "exceptions": mark("Exceptions"),
    "blocked": mark("Blocked go-lives"),
    "incidents": mark("Open incidents"),
}


class Facts(Protocol):
    """What the figures are told from."""

    @property
    def figures(self) -> Governance:
        """The figures."""
        ...

    @property
    def overdue(self) -> tuple[Entry, ...]:
        """Open answers past their day."""
        ...

    @property
    def expired(self) -> tuple[Entry, ...]:
        """Answers that no longer count."""
        ...

    @property
    def exceptions(self) -> tuple[Entry, ...]:
        """Exceptions in force."""
        ...

    @property
    def incidents(self) -> IncidentFigures:
        """What the incidents come to."""
        ...


def kpi(name: str, now: Facts) -> Kpi:
    """One figure with the words below it."""
    whole, today = now.figures.total, now.figures.today
    match name:
        case "settled":
            value = percent_words(whole)
            since = tr("{settled} of {all}", settled=f"{whole.settled:,}", all=f"{whole.applicable:,}")
        case "overdue":
            value = f"{len(now.overdue):,}"
            day = now.overdue[0].day if now.overdue else None
            since = tr("None past its day")
            if day:
                since = trn("Oldest: {count} day", "Oldest: {count} days", (today - day).days)
        case "expired":
            value = f"{len(now.expired):,}"
            since = tr("To be renewed") if now.expired else tr("All proof is in date")
        case "exceptions":
            value = f"{len(now.exceptions):,}"
            day = now.exceptions[0].day if now.exceptions else None
            since = tr("First ends {day}", day=short_day(day, today)) if day else tr("None in force")
        case "blocked":
            blocked = now.figures.blocked
            value = f"{len(blocked):,}"
            active = sum(one.status == "active" and one.stage > 0 for one in now.figures.cases)
            since = trn("of {count} in the rollout", "of {count} in the rollout", active)
        case _:
            found = now.incidents
            value = f"{len(found.open):,}"
            since = tr("None open")
            if found.clocks_missed:
                since = trn("{count} report overdue", "{count} reports overdue", len(found.clocks_missed))
            elif found.clocks_running:
                since = trn("{count} reporting clock runs", "{count} reporting clocks run", len(found.clocks_running))
            elif found.open:
                since = tr("No reporting clock runs")
    title = tr(_TITLES[name])
    return Kpi(title, value, since=since, said=f"{title}: {value}. {since}", has_trend=False)


def topic_rows(found: Governance, *, is_answered_only: bool) -> list[ProgressRow]:
    """A bar for each topic."""
    return [
        ProgressRow(topic, topic, tally.answered if is_answered_only else tally)
        for topic, tally in found.by_topic().items()
    ]


def tier_rows(found: Governance, *, is_answered_only: bool) -> list[ProgressRow]:
    """A bar for each risk tier, with how many use cases it has."""
    rows: list[ProgressRow] = []
    for tier, tally in found.by_tier().items():
        cases = sum(one.tier == tier for one in found.cases)
        name = tr("{tier} ({count})", tier=tier_words(tier), count=f"{cases:,}")
        rows.append(ProgressRow(tier or ANY_TIER, name, tally.answered if is_answered_only else tally))
    return rows


def tier_words(tier: str | None) -> str:
    """A risk tier in words."""
    return tr(RISK_TIER.show(tier)) if tier else tr("Not classified")


def share_words(tally: Tally) -> str:
    """``4 of 6``, or a dash where nothing applies."""
    if not tally.applicable:
        return "–"
    return tr("{settled} of {all}", settled=f"{tally.settled:,}", all=f"{tally.applicable:,}")
