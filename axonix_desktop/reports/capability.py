"""People, readiness and incidents in the steering summary: gathered from the figures that their pages show."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from axonix_desktop.core.attention import EXAMPLES, Attention
from axonix_desktop.core.champions import inactive
from axonix_desktop.core.health import Level
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.summary import Capability, DimensionFigure, IncidentFigure, PeopleFigure
from axonix_desktop.core.training import SOON
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import Champions, champion_rows, champions, limits
from axonix_desktop.store.queries.incidents import IncidentRow, figures, incident_rows
from axonix_desktop.store.queries.readiness import readiness_figures
from axonix_desktop.store.queries.training import Training, training
from axonix_desktop.store.queries.training_counts import training_counts

UNITS_SHOWN = 10
INCIDENTS_SHOWN = 5
_SEVERITY = Incident.fields["severity"].kind
_LEVELS: dict[str, Level] = {"critical": "red", "high": "red", "medium": "amber", "low": "none"}
_COVERAGE: dict[str, Level] = {"covered": "green", "short": "amber", "none": "red", "open": "none"}


def capability(f: ProgrammeFile, as_of: date) -> Capability:
    """Champions and training by unit, readiness by dimension, and the open incidents."""
    people, words = _people(champions(f, as_of), training(f, as_of))
    dimensions, told = _readiness(f)
    incidents, incident_words = _incidents(f, as_of)
    sections = {tr("Champions"), tr("Training")} if people else set[str]()
    sections |= {tr("Readiness")} if dimensions else set()
    sections |= {tr("Incidents")} if incidents else set()
    return Capability(
        people[:UNITS_SHOWN], len(people), words, dimensions, told, incidents[:INCIDENTS_SHOWN], len(incidents),
        incident_words, frozenset(sections),
    )  # fmt: skip


def other_findings(f: ProgrammeFile, as_of: date) -> tuple[Attention, ...]:
    """What to look at besides use cases: reports on incidents, quiet champions, training late or running out."""
    found: list[Attention] = []
    rows = [row for row in incident_rows(f, _begin(as_of)) if row.is_open and not row.incident.is_rehearsal]
    missed = [row for row in rows if row.clock is not None and row.clock.state == "missed"]
    if missed:
        words = trn("{count} incident report to an authority is overdue",
                    "{count} incident reports to an authority are overdue", len(missed))  # fmt: skip
        examples = tuple(shortened(row.incident.summary) for row in missed[:EXAMPLES])
        found.append(_finding("report_missed", "red", len(missed), words, tr("Report, or say why not"), examples))
    quiet = inactive(champion_rows(f, as_of), as_of, limits(f))
    if quiet:
        words = trn(
            "{count} champion has not checked in lately", "{count} champions have not checked in lately", len(quiet)
        )
        examples = tuple(f"{one.name} ({one.days} d)" if one.days else one.name for one in quiet[:EXAMPLES])
        found.append(_finding("quiet_champion", "amber", len(quiet), words, tr("Ask, or hand over"), examples))
    counts = training_counts(f, as_of)
    if counts.overdue:
        words = trn("{count} training is overdue", "{count} trainings are overdue", counts.overdue)
        found.append(_finding("training", "amber", counts.overdue, words, tr("Agree new days with the units"), ()))
    soon = len(counts.within(SOON[0]))
    if soon:
        words = trn("{count} training runs out within 30 days", "{count} trainings run out within 30 days", soon)
        found.append(_finding("expiring", "none", soon, words, tr("Plan refreshers"), ()))
    return tuple(found)


def _finding(code: str, level: Level, count: int, words: str, ask: str, examples: tuple[str, ...]) -> Attention:
    return Attention(code, level, count, words, ask, examples, frozenset())


def _people(heads: Champions, learned: Training) -> tuple[tuple[PeopleFigure, ...], str]:
    """Units with champions needed or courses asked, the largest gap first; and the whole in a sentence."""
    if not heads.rows and learned.is_empty:
        return (), tr("No champions and no training are recorded yet.")
    by_unit = {one.unit_id: one for one in learned.units}
    found: list[tuple[int, float, str, PeopleFigure]] = []
    for one in heads.units:
        taught = by_unit.get(one.unit.id)
        asked, through = (taught.people, len(taught.through)) if taught else (0, 0)
        if not (one.needed or one.filling or asked):
            continue
        behind = len(taught.behind) if taught else 0
        note = trn("{count} behind", "{count} behind", behind) if behind else ""
        figure = PeopleFigure(one.unit.name, len(one.filling), one.needed, through, asked, _COVERAGE[one.level], note)
        found.append((-one.gap, through / asked if asked else 1.0, one.unit.name.casefold(), figure))
    found.sort(key=lambda each: each[:3])
    whole = heads.total
    words = trn("{count} active champion fills {filled} of {needed} places",
                "{count} active champions fill {filled} of {needed} places", len(heads.active),
                filled=f"{whole.filled:,}", needed=f"{whole.needed:,}")  # fmt: skip
    if learned.asked:
        taught_words = tr("{through} of {asked} people hold all their courses ({share})",
                          through=f"{len(learned.through):,}", asked=f"{len(learned.asked):,}",
                          share=as_percent(int(learned.share or 0)))  # fmt: skip
        words = f"{words}; {taught_words}"
    return tuple(figure for _, _, _, figure in found), words


def _readiness(f: ProgrammeFile) -> tuple[tuple[DimensionFigure, ...], str]:
    found = readiness_figures(f)
    if not found.programme.is_scored:
        return (), tr("No readiness scores yet.")
    dimensions = tuple(
        DimensionFigure(tr(DIMENSION.show(one.dimension)), one.value, one.scored, one.asked)
        for one in found.programme.levels
    )
    weakest = found.programme.weakest
    words = tr(
        "{scored} of {active} active use cases are scored", scored=f"{found.scored:,}", active=f"{found.active:,}"
    )
    if weakest is not None and weakest.value is not None:
        weak = tr("weakest: {dimension} ({value:.1f} of 4)", dimension=tr(DIMENSION.show(weakest.dimension)),
                  value=weakest.value)  # fmt: skip
        words = f"{words}; {weak}"
    return dimensions, words


def _incidents(f: ProgrammeFile, as_of: date) -> tuple[tuple[IncidentFigure, ...], str]:
    """The open incidents, the most pressing first, and what all come to."""
    moment = _begin(as_of)
    total = figures(f, moment)
    if not total.total and not total.rehearsals:
        return (), tr("No incidents are recorded.")
    rows = [row for row in incident_rows(f, moment) if row.is_open and not row.incident.is_rehearsal]
    parts = [tr("{open} open of {total} on record", open=f"{len(total.open):,}", total=f"{total.total:,}")]
    if total.lessons_open:
        lessons = len(total.lessons_open)
        parts.append(trn("{count} lesson not acted upon", "{count} lessons not acted upon", lessons))
    count = len(total.rehearsals)
    parts.append(trn("{count} rehearsal", "{count} rehearsals", count) if count else tr("never rehearsed"))
    words = ", ".join(parts)
    return tuple(_incident(row) for row in rows), words


def _incident(row: IncidentRow) -> IncidentFigure:
    one = row.incident
    if row.clock is not None and row.clock.told_at is None:
        words = row.clock.words
    elif row.next is not None:
        words = tr("Next: {step}", step=tr(row.next.title))
    else:
        words = tr("Waits to be closed")
    is_missed = row.clock is not None and row.clock.state == "missed"
    level = "red" if is_missed else _LEVELS.get(one.severity or "", "none")
    severity = tr(_SEVERITY.show(one.severity)) if one.severity else tr("No severity")
    return IncidentFigure(one.key or row.case_key, " ".join(one.summary.split()), severity, level, words)


def _begin(day: date) -> datetime:
    """The first moment of a day: a report is overdue on paper when it was due before the day it is printed."""
    return datetime.combine(day, time.min, tzinfo=UTC)
