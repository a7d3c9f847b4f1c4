"""What a programme may make of its gate criteria: drafts, why one cannot be kept, and the words it begins with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from axonix_desktop.core.gate_rules.catalogue import RULES, ParameterKind, RuleSpec
from axonix_desktop.core.gate_rules.facts import Criterion
from axonix_desktop.core.gate_rules.governance import SEVERITIES
from axonix_desktop.core.kinds import Integer, Number
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.readiness import ITEMS, OPERATIONS
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.stages import FIRST, LAST
from axonix_desktop.core.words import tr

MOST_TEXT = 300
_NOT_ASKED = ("key", "title", "stage", "status", "source", "created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """A criterion as a person wants it."""

    stage: int
    text: str
    rule: str
    threshold: float | None = None
    parameter: str | None = None
    is_active: bool = True

    def criterion(self, number: int = 0, code: str = "") -> Criterion:
        """The draft as it would be judged."""
        return Criterion(code, self.stage, self.text, self.rule, self.threshold, self.parameter, number)


def draft_objections(draft: CriterionDraft) -> tuple[str, ...]:
    """Why the draft cannot be kept; empty when it can. What is switched off may name a rule of another version."""
    found: list[str] = []
    spec = RULES.get(draft.rule)
    if not FIRST <= draft.stage <= LAST:
        found.append(tr("A criterion guards one of the stages 1 to 9."))
    if not draft.text.strip():
        found.append(tr("Say in words what must hold."))
    elif len(draft.text) > MOST_TEXT:
        found.append(tr("The words are too long; {most} characters are the most.", most=MOST_TEXT))
    if spec is None:
        if draft.is_active:
            found.append(tr("This version does not know the rule “{rule}”.", rule=draft.rule))
        return tuple(found)
    if spec.threshold is not None:
        least, most = spec.threshold.least, spec.threshold.most
        if draft.threshold is None:
            found.append(tr("Say how much is enough."))
        elif not least <= draft.threshold <= most:
            found.append(tr("The number lies between {least:,g} and {most:,g}.", least=least, most=most))
    if spec.parameter is not None and not is_parameter(spec.parameter.kind, draft.parameter):
        found.append(tr("Choose something at “{field}”: the rule looks at it.", field=tr(spec.parameter.label)))
    return tuple(found)


def is_parameter(kind: ParameterKind, value: str | None) -> bool:
    """Whether ``value`` can be looked at. A topic may be any: the library is the programme's own."""
    if kind == "topic":
        return bool((value or "").strip())
    return value in {code for code, _ in fixed_choices(kind)}


def fixed_choices(kind: ParameterKind) -> tuple[tuple[str, str], ...]:
    """What can be chosen for a parameter, (code, words); nothing for topics, which are the programme's own."""
    if kind == "severity":
        return tuple((code, parameter_words(kind, code)) for code in SEVERITIES)
    if kind == "readiness":
        items = {**ITEMS, "architecture": (*ITEMS["architecture"], *OPERATIONS)}
        codes = [code for one, names in items.items() for code in (one, *(f"{one}/{name}" for name in names))]
        return tuple((code, parameter_words(kind, code)) for code in codes)
    if kind in ("field", "number"):
        asked = [one for one in UseCase.fields.values() if one.name not in _NOT_ASKED and one.name != "id"]
        numbers = [one for one in asked if isinstance(one.kind, Integer | Number)]
        return tuple((one.name, tr(one.label)) for one in (numbers if kind == "number" else asked))
    return ()


def parameter_words(kind: ParameterKind, code: str | None) -> str:
    """What a parameter is called."""
    if not code:
        return ""
    if kind == "severity":
        return tr(Incident.fields["severity"].kind.show(code))
    if kind == "readiness":
        dimension, _, item = code.partition("/")
        name = tr(DIMENSION.show(dimension))
        return (
            tr("{dimension}: {item}", dimension=name, item=tr(item))
            if item
            else tr("{dimension}: mean", dimension=name)
        )
    if kind in ("field", "number") and code in UseCase.fields:
        return tr(UseCase.fields[code].label)
    return code


def proposed_text(spec: RuleSpec, threshold: float | None, parameter: str | None) -> str:
    """The words a criterion of this rule begins with."""
    number = ""
    if spec.threshold:
        amount = threshold if threshold is not None else spec.threshold.usual
        number = as_percent(amount) if spec.threshold.unit == "%" else f"{amount:,g}"
    what = parameter_words(spec.parameter.kind, parameter) if spec.parameter else ""
    if spec.parameter is not None and spec.parameter.kind == "severity":
        what = what.lower()
    return tr(spec.sentence, number=number, what=what or "…")


def own_code(stage: int, taken: Collection[str]) -> str:
    """A code for a criterion of the programme's own."""
    number = 1
    used = {code.casefold() for code in taken}
    while f"g{stage}-own-{number}" in used:
        number += 1
    return f"G{stage}-OWN-{number}"
