"""Which fields a column may be by its header alone: the name whole, its telling pieces, its clues, names nearly it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from axonix_desktop.core.importing.columns import LEAST, TAKEN, Column, Guess
from axonix_desktop.core.importing.names.index import Meaning, NameIndex
from axonix_desktop.core.importing.phrases import plain, without_hints, word_set
from axonix_desktop.core.importing.questions import clues_in

_ALIKE, _OFFER = 80.0, 65.0
_NOUNS: Mapping[str, frozenset[str]] = {
    "use_case": word_set(
        "ai use case project system initiative solution application model record tool algorithm algorithmic agent "
        "demand idea opportunity uc ki ia"
    ),
    "raid": word_set("risk issue raid threat risiko riesgo risque finding hazard risco rischio risico ryzyko"),
    "enrolment": word_set(
        "learner employee trainee participant training course transcript learning attendee user worker staff colleague "
        "student delegate associate certification certificate enrolment lms"
    ),
    "champion": word_set(
        "champion ai principal officer contact primary ambassador representative liaison network nominee"
    ),
    "checklist_response": word_set(
        "control checklist audit compliance cybersecurity security check vendor supplier auditor assessor reviewer "
        "requirement"
    ),
    "business_case_line": word_set("project item line"),
    "incident": frozenset(["incident"]),
    "course": word_set("course training learning program workshop module curriculum class lesson item retraining"),
    "component": word_set("component asset service library module ci block pattern"),
    "data_source": word_set("data dataset source set asset"),
    "readiness_item": word_set("readiness maturity assessment"),
}
_EITHER = re.compile(r"\s*(?:/|&|\||\+|\bor\b|\band\b|\bund\b|\bet\b)\s*", re.IGNORECASE)
_CHANGERS = word_set(
    "type category id no date count url link code key level group language time cost start end by from hour "
    "day length history template version format file reason gap effectiveness weakness"
)
_HEADS = word_set(
    "status owner department office division bureau agency unit priority vendor supplier mitigation deadline "
    "stage phase responsible lead abteilung verantwortlicher contact manager budget cost benefit comment "
    "remark description state score grade question criterion"
)
_FILLERS = word_set("information info detail data field entry")
_NEVER_LEFT = frozenset({"name", "id", "no", "title", "code", "type", "date"})
_GENERAL = word_set(
    "identification general basic overview master main core key detail information data use case project system "
    "initiative record item allgemein stammdaten grunddaten generale general identificacion generalite anagrafica"
)
"""Words of groups above a "Name" that say nothing of whose name it is."""
_OTHERS = word_set(
    "manager supervisor parent previous former old line hr no not non without reason report head boss coach mentor "
    "approver reviewer creator created submitter requester last next days day"
)
"""Words before a name that make it the name of another thing: "Manager e-mail address"."""
_HEADS_FIRST = word_set("status statut estado estatus stato etat stan situacao")
"""Words that head a name in languages that put them first: "Status ukończenia", "Statut conformité"."""
_SHORTEST_PART = 4
BRACKET = re.compile(r"[()\[\]]")
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
    "forecast requested revised agreed proposed estimated expected planned current overall annual potential main "
    "primary anticipated approved total "
    "initial identified recommended required actual one off attended taken raised clinical local responsavel "
    "responsable responsabile prevu prevue previsto prevista estime estimado estimada esperado esperada attendu "
    "attendue atual identificado identifie geplant geplante geplanter geplantes planlagt erwarteter gepland verwachte"
)


def by_words(column: Column, index: NameIndex, *, is_compared: bool) -> Iterable[Guess]:
    """Guesses from the header alone: whole, parts of it, by its clues, by likeness."""
    if not column.full:
        return
    exact = False
    for word, sure in ((column.full, 0.95), (column.leaf, _leaf_sure(column))):
        more = 0.005 * min(4, word.count(" "))  # the longer name is the more telling one
        exact = exact or any(meaning.weight == 1 for meaning in index.exact.get(word, ()))
        yield from _named(index, word, sure + more, "the usual name of")
    for place, part in enumerate(_parts(column.line)):
        yield from _named(index, part, 0.9 - 0.04 * place, f"“{part}” is a usual name of")
    yield from _without_nouns(column, index)
    named = {one.kind for word in (column.full, column.leaf) for one in index.exact.get(word, ()) if one.weight == 1}
    yield from (one for one in _pieces(column, index) if one.kind not in named)
    words = column.leaf.split()
    if 1 < len(words) < 6 and words[-1] in _HEADS:
        yield from _named(index, words[-1], 0.68, "ends in a name of")
    yield from (one for one in _tails(words, index) if one.kind not in named)
    if 1 < len(words) < 4 and words[0] in _HEADS_FIRST and not _CHANGERS.intersection(words[1:]):
        yield from (one for one in _named(index, words[0], 0.69, "begins with a name of") if one.kind not in named)
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
    if BRACKET.search(column.header):
        hinted = plain(BRACKET.sub(" ", column.header))
        yield from _named(index, hinted, 0.92, f"“{hinted}” is a usual name of")
    leaf = without_hints(column.line)
    split = [plain(one) for one in _DASH.split(leaf) if one.strip()]
    if len(split) > 1:
        yield from _named(index, split[-1], 0.84, f"“{split[-1]}” is a usual name of")
        yield from _named(index, split[0], 0.78, f"“{split[0]}” is a usual name of")
    words = column.leaf.split()
    if len(words) == 2 and words[0] == "date":  # "Date started" is "Started"
        yield from _named(index, words[1], 0.86, f"“{words[1]}” is a usual name of")
    for rest in _softened(words):
        sure = 0.84 if " " in rest else 0.74
        yield from (one for one in _named(index, rest, sure, f"“{rest}” is a usual name of") if one.confidence > 0.7)
    apart = _run_apart(words, index)
    if apart:
        yield from _named(index, apart, 0.88, f"“{apart}” is a usual name of")
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


def _softened(words: Sequence[str]) -> list[str]:
    """The header without what only colours it, word by word: "estimated annual value" is an annual value, a value."""
    firm = [at for at, one in enumerate(words) if one not in _SOFT] or [0]
    starts = range(1, firm[0] + 1) if firm[0] else (0,)
    found = [" ".join(words[start : firm[-1] + 1]) for start in starts]
    return [one for one in found if one and one != " ".join(words) and one not in _NEVER_LEFT]


def _run_apart(words: Sequence[str], index: NameIndex) -> str:
    """The header with words that were run together parted, where known words come out: "timecompleted", "fullname"."""
    parts = [_parted(one, index.vocabulary) for one in words]
    return " ".join(parts) if parts != list(words) else ""


def _parted(word: str, vocabulary: frozenset[str]) -> str:
    if word in vocabulary or len(word) < 2 * _SHORTEST_PART or not word.isascii():
        return word
    for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        if word[:at] in vocabulary and word[at:] in vocabulary:
            return f"{word[:at]} {word[at:]}"
    return word


def _tails(words: Sequence[str], index: NameIndex) -> Iterable[Guess]:
    """Guesses from the longest name of several words that a header ends in: "Certification expiry date"."""
    for start in range(1, len(words) - 1):
        if words[start - 1] in _OTHERS:
            return
        tail = " ".join(words[start:])
        found = [one for one in index.exact.get(tail, ()) if one.weight == 1]
        if found:
            yield from (_guess(one, 0.72, tail, f"ends in “{tail}”, a name of") for one in found)
            return


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
    if column.leaf not in ("name", "title"):
        return 0.82
    group = column.full.removesuffix(column.leaf).split()
    return 0.82 if group and _GENERAL.issuperset(group) else 0.62


def _parts(line: str) -> list[str]:
    """What a header offers to choose from: "Owner / Lead", "Mitigation & response", "Control Measures/Comments"."""
    parts = [plain(one) for one in _EITHER.split(without_hints(line))]
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
