"""How sure a column is to be a field: by its header's words first, then by what its values look like."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.looks import Look, look_at, spread, suits
from axonix_desktop.core.importing.names.index import FieldsByKind, Meaning, NameIndex
from axonix_desktop.core.importing.phrases import plain, without_hints, word_set
from axonix_desktop.core.importing.proposal import TableFound
from axonix_desktop.core.importing.questions import clues_in

TAKEN = 0.65
"""Confidence from which a match is taken without asking."""
LEAST = 0.40
_ALIKE, _OFFER = 80.0, 65.0
_NOUNS: Mapping[str, frozenset[str]] = {
    "use_case": word_set("ai use case project system initiative solution application model"),
    "raid": word_set("risk issue raid threat risiko riesgo risque"),
    "enrolment": word_set("learner employee trainee participant training course transcript learning"),
    "champion": word_set("champion ai principal officer contact"),
    "checklist_response": word_set(
        "control checklist audit compliance cybersecurity security check vendor supplier auditor"
    ),
    "business_case_line": word_set("project item line"),
    "incident": frozenset(["incident"]),
    "course": word_set("course training learning program workshop module curriculum"),
    "component": word_set("component asset service library module"),
    "data_source": word_set("data dataset source set"),
    "readiness_item": word_set("readiness maturity assessment"),
}
_EITHER = re.compile(r"\s*(?:/|&|\||\+|\bor\b|\band\b|\bund\b|\bet\b)\s*", re.IGNORECASE)
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
_CHANGERS = word_set(
    "type category id no date count url link code key level group language time cost start end by from hour "
    "day length history template version format file reason gap effectiveness weakness"
)
_HEADS = word_set(
    "status owner department office division bureau agency unit priority vendor supplier mitigation deadline "
    "stage phase responsible lead department abteilung verantwortlicher contact manager budget cost benefit comment "
    "remark description state score grade"
)
_FILLERS = word_set("information info detail data field entry")
_NEVER_LEFT = frozenset({"name", "id", "no", "title", "code", "type", "date"})
_FIRST_COLUMN: Mapping[str, str] = {
    "use_case": "title", "raid": "title", "enrolment": "person_id", "champion": "person_id",
    "checklist_response": "checklist_item_id", "business_case_line": "name",
}  # fmt: skip
_TWIN_FIELDS = frozenset({"probability", "impact"})
_BRACKET = re.compile(r"[()\[\]]")
_DASH = re.compile(r"\s+[-–—|>:]\s+|:\s+")
_OF = re.compile(
    r"\s+(?:of|for|to|on|de|del|della|dei|di|do|da|du|des|der|van|von|para|por|pour|im|in|zum|zur|a|à|til|av|å|по)\s+|\s+d['’]",
    re.IGNORECASE,
)
_COMPOUND: Mapping[str, tuple[str, ...]] = {
    "use_case": ("projekt", "prosjekt", "project", "vorhaben", "system", "ideen"),
    "raid": ("risiko", "risk", "risico", "gefahren"),
    "enrolment": ("schulungs", "kurs", "trainings", "teilnehmer", "cursus", "opplaerings", "utbildnings"),
    "checklist_response": ("pruf", "kontroll", "audit", "controle"),
}
"""What Germanic compounds of a kind begin with; the rest names the field: "Projektbezeichnung"."""
_TAILS = ("status", "beschreibung", "bezeichnung", "verantwortlicher", "verantwortliche", "abteilung", "beskrivelse")
_SOFT = word_set(
    "estimated expected planned current overall proposed annual potential main primary anticipated approved total "
    "initial identified recommended required actual one off attended taken raised clinical local responsavel "
    "responsable responsabile prevu prevue previsto prevista estime estimado estimada esperado esperada attendu "
    "attendue atual identificado identifie geplant geplante geplanter geplantes planlagt erwarteter gepland verwachte"
)
_COUNTED = word_set("rank week year month day age score amount total")
_LABELS: Mapping[str, str] = {"use_case": "key", "raid": "key", "checklist_response": "checklist_item_id.topic"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header as written, in plain form whole and without its group, and its look.

    ``rest`` is the leaf without a first word that half of the columns share ("CAIO name", "CAIO title").
    """

    column: int
    header: str
    full: str
    leaf: str
    look: Look
    is_first: bool
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A field a column may be: how sure, why, and by which word of the index (empty for looks and clues)."""

    kind: str
    field: str
    confidence: float
    reason: str
    word: str


def columns_of(table: TableFound, sheet: Sheet) -> list[Column]:
    """The columns of ``table`` with the look of at most 300 of their values."""
    numbers = sheet.row_numbers
    rows = [sheet.rows[bisect_left(numbers, number)] for number in spread(table.data_rows)]
    columns: list[Column] = []
    for at, header in table.headers.items():
        values: list[CellValue] = [row[at] if at < len(row) else None for row in rows]
        group, slash, leaf = header.rpartition(" / ")
        whole = plain(f"{group} {leaf}") if slash else plain(header)
        words = (whole, plain(leaf)) if header else ("", "")
        columns.append(Column(at, header, *words, look_at(values), is_first=not columns))
    return _without_shared_word(columns)


def _without_shared_word(columns: list[Column]) -> list[Column]:
    """The columns, with the rest of the header where three of them, and half, begin with the same word."""
    begins = Counter(one.leaf.split()[0] for one in columns if " " in one.leaf)
    shared = {word for word, count in begins.items() if count >= max(3, 0.5 * len(columns))}
    return [
        replace(one, rest=one.leaf.partition(" ")[2]) if one.leaf.partition(" ")[0] in shared else one
        for one in columns
    ]


def guesses(column: Column, index: NameIndex, fields_by_kind: FieldsByKind, *, is_compared: bool = True) -> list[Guess]:
    """Every field ``column`` may be, best first for each field, with confidences from 0.4 to 1.

    Without ``is_compared`` only whole names count, not names that are nearly the header.
    """
    best: dict[tuple[str, str], Guess] = {}
    for guess in (*_by_words(column, index, is_compared=is_compared), *_by_look(column, index, fields_by_kind)):
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


def _by_words(column: Column, index: NameIndex, *, is_compared: bool) -> Iterable[Guess]:
    """Guesses from the header alone: whole, parts of it, by its clues, by likeness."""
    if not column.full:
        return
    exact = False
    for word, sure in ((column.full, 0.95), (column.leaf, _leaf_sure(column))):
        more = 0.005 * min(4, word.count(" "))  # the longer name is the more telling one
        exact = exact or any(meaning.weight == 1 for meaning in index.exact.get(word, ()))
        yield from _named(index, word, sure + more, "the usual name of")
    for place, part in enumerate(_parts(column.header)):
        yield from _named(index, part, 0.9 - 0.04 * place, f"“{part}” is a usual name of")
    yield from _without_nouns(column, index)
    named = {one.kind for word in (column.full, column.leaf) for one in index.exact.get(word, ()) if one.weight == 1}
    yield from (one for one in _pieces(column, index) if one.kind not in named)
    words = column.leaf.split()
    if 1 < len(words) < 6 and words[-1] in _HEADS:
        yield from _named(index, words[-1], 0.68, "ends in a name of")
    if len(words) > 1 and words[-1] in _FILLERS:
        yield from _named(index, " ".join(words[:-1]), 0.85, "the usual name of")
    if not exact and is_compared:
        yield from _endings(column.leaf, index)
        yield from _alike(column.leaf, index)


def _named(index: NameIndex, word: str, sure: float, reason: str) -> Iterable[Guess]:
    """A guess for each meaning of ``word``."""
    for meaning in index.exact.get(word, ()):
        yield _guess(meaning, sure * meaning.weight, word, reason)


def _without_nouns(column: Column, index: NameIndex) -> Iterable[Guess]:
    """Guesses without the nouns of a kind ("Project owner" is the owner), and by the clues of a question."""
    for kind, nouns in _NOUNS.items():
        rest = " ".join(one for one in column.leaf.split() if one not in nouns)
        if rest and rest != column.leaf and not (kind == "enrolment" and rest in _NEVER_LEFT):
            yield from (one for one in _named(index, rest, 0.88, "the usual name of") if one.kind == kind)
        for clue in clues_in(column.full, kind):
            yield Guess(
                kind, clue.field, 0.80 + 0.02 * min(5, len(clue.words.split())), f"asks for “{clue.words}”,", ""
            )


def _pieces(column: Column, index: NameIndex) -> Iterable[Guess]:
    """Guesses from the telling piece of a header: "Timeline - End", "Acciones a implementar", "Risikobeschreibung"."""
    if column.rest:
        yield from _named(index, column.rest, 0.86, f"“{column.rest}” is a usual name of")
    if _BRACKET.search(column.header):
        hinted = plain(_BRACKET.sub(" ", column.header))
        yield from _named(index, hinted, 0.92, f"“{hinted}” is a usual name of")
    leaf = without_hints(column.header.rpartition(" / ")[2])
    split = [plain(one) for one in _DASH.split(leaf) if one.strip()]
    if len(split) > 1:
        yield from _named(index, split[-1], 0.84, f"“{split[-1]}” is a usual name of")
        yield from _named(index, split[0], 0.78, f"“{split[0]}” is a usual name of")
    words = column.leaf.split()
    if len(words) == 2 and words[0] == "date":  # "Date started" is "Started"
        yield from _named(index, words[1], 0.86, f"“{words[1]}” is a usual name of")
    firm = [at for at, one in enumerate(words) if one not in _SOFT] or [0]
    rest = " ".join(words[firm[0] : firm[-1] + 1])
    if rest and rest != column.leaf and rest not in _NEVER_LEFT:
        yield from (one for one in _named(index, rest, 0.74, f"“{rest}” is a usual name of") if one.confidence > 0.7)
    if len(words) == 1:
        tail = next((one for one in _TAILS if column.leaf.endswith(one) and column.leaf != one), None)
        yield from _named(index, tail or "", 0.7, f"ends in “{tail}”, a name of")
    first = plain(_OF.split(leaf)[0])
    if first != column.leaf and first not in _NEVER_LEFT and not _CHANGERS.intersection(first.split()):
        yield from (
            one for one in _named(index, first, 0.72, f"begins with “{first}”, a name of") if one.confidence > 0.7
        )
    for kind, starts in _COMPOUND.items():
        start = next((one for one in starts if column.leaf.startswith(one) and len(column.leaf) > len(one) + 3), None)
        if start is not None:
            rest = column.leaf[len(start) :].lstrip("s ").strip()
            yield from (one for one in _named(index, rest, 0.86, f"“{rest}” is a usual name of") if one.kind == kind)


def _endings(header: str, index: NameIndex) -> Iterable[Guess]:
    """Guesses for words written without blanks (Chinese, Japanese): the longest name the header ends in."""
    if header.isascii() or not any("\u3040" <= one <= "\u9fff" for one in header):
        return
    for at in range(1, len(header) - 1):
        word = header[at:]
        if word in index.exact:
            yield from _named(index, word, 0.76, f"ends in “{word}”, a name of")
            return


def _leaf_sure(column: Column) -> float:
    """How much a header's last line says: all when it stands alone, less when one word stands under a group's name."""
    if column.full == column.leaf or " " in column.leaf:
        return 0.94
    return 0.62 if column.leaf in ("name", "title") else 0.82


def _parts(header: str) -> list[str]:
    """What a header offers to choose from: "Owner / Lead", "Mitigation & response", "Control Measures/Comments"."""
    leaf = header.rpartition(" / ")[2]
    parts = [plain(one) for one in _EITHER.split(without_hints(leaf))]
    return parts if len(parts) == 2 and all(len(one) > 2 for one in parts) else []


def _alike(header: str, index: NameIndex) -> Iterable[Guess]:
    """Guesses from names that are nearly the header: other order, one word more, spelling."""
    near = process.extract(header, index.words, scorer=fuzz.token_sort_ratio, score_cutoff=48.0, limit=40)
    for word, sort, _ in near:
        likeness = 0.6 * sort + 0.4 * fuzz.token_set_ratio(header, word)
        if likeness < _OFFER or word == header or not _share_a_word(header.split(), word.split()):
            continue
        if sort > 99 and header.rpartition(" ")[2] != word.rpartition(" ")[2] and word.endswith((" key", " id", " no")):
            continue  # "Key issues" is no "Issue key"
        if likeness >= _ALIKE and not _same_words(header.split(), word.split()):
            likeness = _ALIKE - 1
        if likeness >= _ALIKE:
            sure = 0.66 + (likeness - _ALIKE) / (100 - _ALIKE) * 0.26
        else:
            sure = LEAST + (likeness - _OFFER) / (_ALIKE - _OFFER) * (TAKEN - LEAST - 0.01)
        for meaning in index.exact[word]:
            yield _guess(meaning, sure * meaning.weight, word, f"{likeness:.0f}% like “{word}”, a name of")


def _share_a_word(header: Sequence[str], name: Sequence[str]) -> bool:
    """True when a word of the one is in the other, spelling apart: likeness of letters alone says nothing."""
    return not set(header).isdisjoint(name) or any(
        fuzz.ratio(one, other) >= 82 for one in header if len(one) > 3 for other in name if len(other) > 3
    )


def _same_words(header: Sequence[str], name: Sequence[str]) -> bool:
    """True when the header has every word of the name, spelling apart: "cours" is "course", "state" not "stage"."""
    rest = [word for word in header if word not in name]
    for word in (word for word in name if word not in header):
        partner = next((one for one in rest if fuzz.ratio(one, word) >= (90 if len(word) < 6 else 82)), None)
        if partner is None:
            return False
        rest.remove(partner)
    return not _CHANGERS.intersection(rest) and not any(len(one) < 3 and one.isdigit() for one in rest)


def _guess(meaning: Meaning, confidence: float, word: str, reason: str) -> Guess:
    return Guess(meaning.kind, meaning.field, confidence, reason, word)


def _is_denied(guess: Guess, look: Look) -> bool:
    """Whether the values show that a column is another thing than the field its name may mean."""
    match guess.field:
        case "response":  # "avoid", "accept": the option chosen, not what is done
            denied = 3 < look.filled >= 2 * look.distinct and look.length < 20
        case "ai_kind":  # a technique comes again; these are names
            denied = look.filled >= 8 and look.is_unique
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
    is_same_stage = guess.field == "stage" and look.distinct == 1 and look.filled >= 10
    if guess.confidence < 0.75 and look.rows and (not look.filled or is_same_stage):
        sure = min(sure, TAKEN - 0.05)  # a name that only may mean it, over a column that says nothing
    words = {*column.full.split(), *plain(_BRACKET.sub(" ", column.header)).split()}
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
