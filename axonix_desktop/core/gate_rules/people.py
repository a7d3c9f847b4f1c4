"""Rules about people: champions of units, training of champions, operators and roles."""

from __future__ import annotations

from axonix_desktop.core import attainment
from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts, Rows, Verdict, failing, itself, least, names
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.words import tr


def units_have_champions(facts: GateFacts, _: Criterion) -> Verdict:
    """Every unit with an active use case has an active champion."""
    rows = failing(facts, "business_unit", "units_without_champion", tr("Units without a champion"))
    if not facts.units_in_scope:
        return Verdict(False, tr("No business unit is named, so no champion can be looked for."), rows)
    if facts.units_without_champion:
        words = tr("No active champion in {units_without_champion}.",
                   units_without_champion=names(facts.units_without_champion))  # fmt: skip
        return Verdict(False, words, rows)
    words = tr("Every unit in scope has an active champion: {units_in_scope}.",
               units_in_scope=names(facts.units_in_scope))  # fmt: skip
    return Verdict(True, words)


def units_covered_share(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Enough of the units with an active use case have an active champion."""
    rows = failing(facts, "business_unit", "units_without_champion", tr("Units without a champion"))
    if not facts.units_in_scope:
        return Verdict(False, tr("No business unit is named, so no champion can be looked for."), rows)
    covered = len(facts.units_in_scope) - len(facts.units_without_champion)
    percent, enough = 100.0 * covered / len(facts.units_in_scope), least(criterion)
    words = tr("{covered} of {units} units in scope have an active champion ({share}); {least} needed.",
               covered=covered, units=len(facts.units_in_scope), share=attainment.percent_words(percent),
               least=as_percent(enough))  # fmt: skip
    return Verdict(percent >= enough, words, None if percent >= enough else rows)


def unit_champion_active(facts: GateFacts, _: Criterion) -> Verdict:
    """The unit of the use case has an active champion."""
    if facts.unit is None:
        words = tr("No business unit is named, so no champion can be looked for.")
        return Verdict(False, words, itself(facts, tr("Business unit")))
    if facts.unit_has_champion:
        return Verdict(True, tr("{unit} has an active champion.", unit=facts.unit))
    rows = failing(facts, "champion", "unit_champions", tr("Champions of {unit}", unit=facts.unit))
    return Verdict(False, tr("No champion of {unit} is active.", unit=facts.unit), rows)


def champions_trained(facts: GateFacts, _: Criterion) -> Verdict:
    """All active champions completed the champion curriculum, and what they completed is still valid."""
    rows = failing(facts, "champion", "champions_untrained", tr("Champions not through their curriculum"))
    if not facts.champions:
        return Verdict(False, tr("There is no active champion to train."), rows)
    if not facts.has_champion_curriculum:
        words = tr("No champion curriculum is set up.")
        return Verdict(False, words, Rows("curriculum_course", (), tr("Curricula")))
    if facts.champions_untrained:
        words = tr("Not yet through the champion curriculum: {champions_untrained}.",
                   champions_untrained=names(facts.champions_untrained))  # fmt: skip
        return Verdict(False, words, rows)
    return Verdict(True, tr("All {champions} champions completed the curriculum.", champions=facts.champions))


def curricula_complete(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Enough of what the curricula ask of the people in scope is completed and still valid."""
    learned = facts.learned()
    if learned.percent is None:
        words = tr("No curriculum is set up for the roles in scope.")
        return Verdict(False, words, Rows("curriculum_course", (), tr("Curricula")))
    enough, percent = least(criterion), learned.percent
    words = tr("Curricula are {share} complete; {least} needed.", share=attainment.percent_words(percent),
               least=as_percent(enough))  # fmt: skip
    rows = Rows("person", learned.lacking, tr("People not through their curriculum"))
    return Verdict(percent >= enough, words, None if percent >= enough else rows)


def operators_trained(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Enough of the people who operate the use case are trained for it."""
    holds, words = attainment.operators_trained(facts.operators, least(criterion, attainment.TRAINED_PERCENT))
    if holds:
        return Verdict(True, words)
    ids = tuple(one.operator_id for one in facts.operators.untrained)
    return Verdict(False, words, Rows("operator", ids, tr("Operators not yet trained")))
