"""How sure a column is to be a field: by its header's words first, then by what its values look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.by_words import BRACKET, by_words
from axonix_desktop.core.importing.columns import LEAST, TAKEN, Column, Guess
from axonix_desktop.core.importing.looks import Look, suits
from axonix_desktop.core.importing.names.index import FieldsByKind, NameIndex
from axonix_desktop.core.importing.phrases import plain, word_set

_TWIN = frozenset(
    {
        "residual",
        "controlled",
        "new",
        "target",
        "revised",
        "post",
        "after",
        "previous",
        "net",
        "final",
        "expected",
        "rest",
    }
)
_TITLES: Mapping[str, tuple[str, ...]] = {
    "use_case": ("title", "problem", "description"), "raid": ("title", "description"),
    "checklist_response": ("checklist_item_id",),
}  # fmt: skip
_EARLIER = frozenset({"inherent", "initial", "gross", "original", "raw"})
_FIRST_COLUMN: Mapping[str, str] = {
    "use_case": "title", "raid": "title", "enrolment": "person_id", "champion": "person_id",
    "checklist_response": "checklist_item_id", "business_case_line": "name",
}  # fmt: skip
_CALLED: Mapping[str, str] = {"component": "name", "data_source": "name", "course": "title"}
"""What the first column of a list is when nothing else is: names, under whatever word."""
_UNITS: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("course", "validity_months"): re.compile(
        r"\b(?:months?|mths?|monate?n?|mois|meses|mesi|maanden|m[åa]neder)\b", re.I
    ),
    ("course", "duration_hours"): re.compile(
        r"\b(?:h|hrs?|hours?|std|stunden|heures|horas|ore|uren|timer|mins?|minutes?|minuten|minutos)\b", re.I
    ),
    ("champion", "hours_a_week"): re.compile(
        r"\b(?:h|hrs?|hours?|std|stunden|heures|horas|ore|uren|timer)\.? ?(?:/|per|a|pro|par|por|a la) ?"
        r"(?:w|wk|week|woche|wo|sem|semaine|semana|settimana|uke)\b", re.I
    ),
}  # fmt: skip
"""Units that a header names in brackets, over figures, and the field of a kind that is measured in them."""
_ADDRESSES = 0.8
"""The share of e-mail addresses from which a column that names people is their addresses."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_TELLS_APART = frozenset({"title", "name", "item", "checklist_item_id"})
_TWIN_FIELDS = frozenset({"probability", "impact"})
_OF_THE_PERSON = frozenset({"person_id", "person_id.email", "person_id.given", "person_id.family"})
_OF_ANOTHER = word_set("manager supervisor boss approver vorgesetzter vorgesetzte superieur jefe gestor leidinggevende")
"""Words of a heading that speaks of somebody beside the person of the row."""
_LONGEST_NAME = 60
_COUNTED = word_set("rank week year month day age score amount total")
_LABELS: Mapping[str, str] = {"use_case": "key", "raid": "key", "checklist_response": "checklist_item_id.topic"}


def guesses(column: Column, index: NameIndex, fields_by_kind: FieldsByKind, *, is_compared: bool = True) -> list[Guess]:
    """Every field ``column`` may be, best first for each field, with confidences from 0.4 to 1.

    Without ``is_compared`` only whole names count, not names that are nearly the header.
    """
    best: dict[tuple[str, str], Guess] = {}
    for named in (*by_words(column, index, is_compared=is_compared), *_by_look(column, index, fields_by_kind)):
        address = f"{named.field}.email"
        is_address = column.look.emails > _ADDRESSES and address in fields_by_kind.get(named.kind, {})
        guess = replace(named, field=address) if is_address else named
        one = fields_by_kind.get(guess.kind, {}).get(guess.field)
        if one is None:
            continue
        seen = _with_look(guess, column, one)
        old = best.get((guess.kind, guess.field))
        if seen.confidence >= LEAST and (old is None or seen.confidence > old.confidence):
            best[guess.kind, guess.field] = seen
    return list(best.values())


def _by_look(column: Column, index: NameIndex, fields_by_kind: FieldsByKind) -> Iterable[Guess]:
    """Guesses for a column without a (known) header: running numbers, e-mails, the first column of words."""
    look = column.look
    yield from _by_unit(column)
    is_words = look.filled > 0.5 * look.rows and look.length > 3 and look.numbers < 0.2 and look.dates < 0.2
    for kind, fields in fields_by_kind.items():
        first = _FIRST_COLUMN.get(kind, "")
        is_line = kind == "business_case_line" and look.ids < 0.6
        if column.is_first and is_words and first in fields and (not column.header or is_line):
            yield Guess(kind, first, 0.67, "The first column of words, taken as", "")
        if column.header:
            if kind in ("checklist_response", "enrolment") and _lists_its_choices(column):
                yield Guess(kind, "status", 0.7, "The header lists the choices its values take: read as", "")
            is_other = any(one.kind == kind and one.weight == 1 for one in index.exact.get(column.leaf, ()))
            if column.is_first and kind in _CALLED and not is_other and is_words and _are_names(look):
                yield Guess(kind, _CALLED[kind], 0.66, "The first column, unlike words, taken as", "")
            if column.is_first and kind in _LABELS and not is_other and _is_label(column):
                yield Guess(
                    kind, _LABELS[kind], 0.66, "The first column, unlike numbers under a word for them, taken as", ""
                )
            continue
        for name, one in fields.items():
            if one.kind.name == "key" and look.is_running:
                yield Guess(kind, name, 0.65, "No header, running numbers, taken as", "")
            elif one.kind.name == "email" and look.emails > 0.8:
                yield Guess(kind, name, 0.65, "No header, e-mail addresses, taken as", "")


def _are_names(look: Look) -> bool:
    """True for short texts of which none comes twice, and that are no ids."""
    return look.is_unique and look.ids < 0.6 and look.length < _LONGEST_NAME


def _by_unit(column: Column) -> Iterable[Guess]:
    """Guesses by the unit that a header names in brackets: "Refresh every (months)", "Time given (h/week)"."""
    unit = _IN_BRACKETS.search(column.line)
    if unit is None or column.look.numbers < 0.6:
        return
    for (kind, name), words in _UNITS.items():
        if words.search(unit[1]):
            yield Guess(kind, name, 0.7, f"Measured in {unit[1]}, as", "")


def _lists_its_choices(column: Column) -> bool:
    """True for "C / NC / OFI" over the values C, NC and OFI: the header is the answers, the field is the answer."""
    choices = {one.strip().casefold() for one in column.header.split("/")}
    return len(choices) > 1 and len(column.look.common) > 1 and choices.issuperset(column.look.common)


def _is_label(column: Column) -> bool:
    """True for unlike ids under a header that ends in a word for them ("Datix ID", "TSC ref"), for running numbers."""
    look = column.look
    words = column.leaf.split()
    if look.filled < 3 or not look.is_unique:
        return False
    if words and words[-1] in ("id", "no", "ref", "reference", "code", "key"):
        return look.ids > 0.6
    return look.is_running and look.dates < 0.5 and len(words) < 3 and not _COUNTED.intersection(words)


def _is_denied(guess: Guess, look: Look) -> bool:
    """Whether the values show that a column is another thing than the field its name may mean."""
    match guess.field:
        case "response":  # "avoid", "accept": the option chosen, not what is done
            denied = 3 < look.filled >= 2 * look.distinct and look.length < 20
        case "ai_kind":  # a technique comes again; these are names
            denied = look.filled >= 8 and look.is_unique
        case "code":  # a bare number of the row
            denied = guess.word == "no" and look.is_running
        case "impact":  # what follows, told in words, is no rating
            denied = look.length > 25 and not {"impact", "severity"}.intersection(guess.word.split())
        case _:  # what names a record hardly repeats
            is_title = guess.field in _TITLES.get(guess.kind, ())
            denied = is_title and look.filled >= 10 and look.distinct <= max(1, 0.03 * look.filled)
    return denied


def _with_look(guess: Guess, column: Column, one: Field) -> Guess:
    """The guess made surer or less sure by the column's values, and worded with the field's label."""
    fit, look = suits(column.look, one), column.look
    fit = min(fit, -0.9) if _is_denied(guess, look) else fit
    sure = guess.confidence + (0.05 * fit if fit > 0 else 0.36 * fit)
    if guess.confidence < TAKEN:
        sure = min(sure, TAKEN - 0.01)  # looks alone lift no doubtful name over the line
    if guess.field == "title":
        sure += 0.004  # a lone text that may be either is what the record is called
    if guess.field in _TELLS_APART and look.filled >= 6 and not look.is_unique:
        sure -= 0.01  # of two that fit, the one that tells records apart
    is_same_stage = guess.field == "stage" and look.distinct == 1 and look.filled >= 10
    if guess.confidence < 0.75 and look.rows and (not look.filled or is_same_stage):
        sure = min(sure, TAKEN - 0.05)  # a name that only may mean it, over a column that says nothing
    words = {*column.full.split(), *plain(BRACKET.sub(" ", column.header)).split()}
    if guess.field in _OF_THE_PERSON and _OF_ANOTHER & words:
        sure = min(sure, TAKEN - 0.05)
    if guess.field in _TWIN_FIELDS and _TWIN & words:
        sure = min(sure, TAKEN - 0.05)
    elif look.distinct == 1 and look.filled >= 10:
        sure -= 0.02  # of two that fit, the one that tells records apart
    elif guess.field in _TWIN_FIELDS and _EARLIER & words:
        sure -= 0.03  # the present rating counts where both are given
    reason = f"{guess.reason} “{one.label}”"
    if fit >= 0.5:
        reason += f"; its {column.look.filled} values look like it"
    elif fit <= -0.3:
        reason += "; its values do not look like it"
    return Guess(guess.kind, guess.field, max(0.0, min(0.99, sure)), reason[0].upper() + reason[1:] + ".", guess.word)
