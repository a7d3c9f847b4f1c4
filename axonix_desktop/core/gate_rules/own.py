"""Rules that a programme chooses for criteria of its own: fields that must be filled, and a person's word."""

from __future__ import annotations

from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts, Rows, Verdict, itself, least, shown_day
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.words import tr


def field_filled(facts: GateFacts, criterion: Criterion) -> Verdict:
    """A field of the use case holds something."""
    name = criterion.parameter or ""
    if name not in UseCase.fields:
        words = tr("The criterion does not say which field it looks at; choose it in the gate criteria.")
        return Verdict(False, words, itself(facts, criterion.text))
    label, value = tr(UseCase.fields[name].label), facts.fields.get(name)
    if value is None or (isinstance(value, str) and not value.strip(" []")):
        return Verdict(False, tr("“{field}” is empty.", field=label), itself(facts, label))
    return Verdict(True, tr("“{field}” is filled.", field=label))


def field_at_least(facts: GateFacts, criterion: Criterion) -> Verdict:
    """A number of the use case is large enough."""
    name = criterion.parameter or ""
    if name not in UseCase.fields:
        words = tr("The criterion does not say which field it looks at; choose it in the gate criteria.")
        return Verdict(False, words, itself(facts, criterion.text))
    label, value, enough = tr(UseCase.fields[name].label), facts.fields.get(name), least(criterion)
    if not isinstance(value, int | float):
        return Verdict(False, tr("“{field}” is empty.", field=label), itself(facts, label))
    words = tr("“{field}” is {value:,g}; {least:,g} needed.", field=label, value=value, least=enough)
    return Verdict(value >= enough, words, None if value >= enough else itself(facts, label))


def confirmed_by_person(facts: GateFacts, criterion: Criterion) -> Verdict:
    """A person confirmed it for this use case, in the words it has now, and the confirmation is still valid."""
    found = facts.confirmations.get(criterion.id)
    if found is None:
        words = tr("Nobody has confirmed it yet.")
        return Verdict(False, words, Rows("criterion_confirmation", (), criterion.text))
    who, on, until = found.by.strip() or tr("Somebody"), shown_day(found.on), shown_day(found.valid_until)
    if not found.is_valid:
        words = tr("{who} confirmed it on {date}; that held until {until}.", who=who, date=on, until=until)
        return Verdict(False, words, Rows("criterion_confirmation", (found.id,), criterion.text))
    if found.is_reworded:
        words = tr("{who} confirmed it on {date}, before the criterion was reworded; it has to be confirmed again.",
                   who=who, date=on)  # fmt: skip
        return Verdict(False, words, Rows("criterion_confirmation", (found.id,), criterion.text))
    if until:
        return Verdict(True, tr("{who} confirmed it on {date}, valid until {until}.", who=who, date=on, until=until))
    return Verdict(True, tr("{who} confirmed it on {date}.", who=who, date=on))
