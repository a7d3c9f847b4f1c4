"""Which kind of record a table holds: the kind whose own words its headers and titles use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from axonix_desktop.core.importing.cells import Sheet
from axonix_desktop.core.importing.columns import TAKEN, Column, Guess
from axonix_desktop.core.importing.names.index import NameIndex
from axonix_desktop.core.importing.person_names import names_a_person
from axonix_desktop.core.importing.phrases import is_words, plain, word_set
from axonix_desktop.core.importing.proposal import TableFound

_CONTEXT: Mapping[str, frozenset[str]] = {
    "raid": word_set(
        "risk raid issue hazard risiko risikoanalyse risikokatalog riesgo risque risco рисков риски риск 风险 "
        "risikovurdering threat assumption dependency finding action decision"
    ),
    "enrolment": word_set(
        "training trainee course learning schulung formation capacitacion opplaering обучение 培训 curso academy "
        "workshop upskilling enrolment attendance skill leaderboard certification kurs"
    ),
    "checklist_response": word_set(
        "checklist audit compliance gap soa applicability requirement req assessable control checkliste prufliste "
        "conformity assessment controle sjekkliste чеклист 检查表 检查 清单 golive"
    ),
    "use_case": word_set(
        "usecase case inventory register portfolio project initiative tracker plan roadmap milestone task gantt "
        "projekt projet proyecto prosjekt проект 项目 计划 anwendungsfall backlog"
    ),
    "champion": word_set(
        "champion ambassador contact poc network contributor community representative liaison multiplikator "
        "officer"
    ),
    "business_case_line": word_set(
        "cost budget benefit financial finance kosten kostenplan costo presupuesto cout expense investment roi "
        "amount price saving spend fee бюджет затраты стоимость 成本 预算 费用 金额 financials "
        "gasto coste custo despesa depense montant prix betrag importe monto"
    ),
    "incident": frozenset(["incident", "vorfall", "incidente"]),
    "person": frozenset(["employee", "staff", "people", "personnel", "mitarbeiter", "roster", "hr"]),
    "component": word_set(
        "component asset standard baustein bausteine komponente komponent composant componente brique reuse "
        "reusable pattern"
    ),
    "data_source": word_set(
        "dataset data source datenquelle datenquellen datenkatalog datenbestand donnees fuente dato fonte dado "
        "datakilde datakilder feed gegevensbron dati"
    ),
    "course": word_set(
        "catalogue catalog curriculum katalog schulungskatalog kurskatalog schulungsangebot catalogo offering workshop "
        "course kurs curso cours corso"
    ),
    "readiness_item": word_set(
        "readiness maturity reife reifegrad reifegradbewertung reifegradmodell madurez maturite maturidade modenhet "
        "scorecard volwassenheid"
    ),
    "business_unit": frozenset(["unit", "department", "organisation"]),
    "steering_action": frozenset(["action"]),
    "actual": frozenset(["actual"]),
    "checklist_item": frozenset(["checklist", "requirement", "control", "framework"]),
}  # fmt: skip
_NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "use_case": (
        ("title", "description", "problem"),
        ("stage", "status", "problem", "business_unit_id", "owner_id", "start_on", "vendor", "target_on", "risk_tier",
         "expected_benefit", "cost_note", "priority"),
    ),
    "raid": (("title", "description"), ("probability", "impact", "response", "status", "owner_id", "raised_on")),
    "enrolment": (("person_id", "course_id"),),
    "champion": (("person_id",), ("person_id.email", "role", "business_unit_id", "status", "since_on")),
    "checklist_response": (("checklist_item_id",), ("status", "evidence", "owner_id", "checklist_item_id.topic")),
    "checklist_item": (("text",), ("topic", "code"), ("guidance", "cadence", "evidence_wanted", "code")),
    "business_case_line": (("amount_minor",), ("name",)),
    "actual": (("month_on",), ("planned_minor", "actual_minor")),
    "course": (("title",), ("duration_hours", "provider", "level", "is_mandatory", "validity_months", "role_families")),
    "person": (("name",), ("email", "job_role", "business_unit_id")),
    "business_unit": (("name",), ("lead", "headcount", "parent_id")),
    "component": (("name",), ("component_kind", "maturity", "link")),
    "data_source": (("name",), ("quality_percent", "refresh", "is_catalogued", "owner_id")),
    "incident": (
        ("summary", "key"), ("severity", "detected_at"), ("resolved_at", "root_cause", "contained_at", "lesson"),
    ),
    "readiness_item": (("item",), ("dimension",), ("score",)),
    "steering_action": (("text",), ("owner_id", "due_on"), ("steering_meeting_id",)),
}  # fmt: skip
_PRIOR: Mapping[str, float] = {
    "use_case": 0.45, "raid": 0.45, "enrolment": 0.45, "checklist_response": 0.45, "champion": 0.25,
    "business_case_line": 0.15,
}  # fmt: skip
_ENOUGH, _ENOUGH_OF_THE_REST = 1.1, 2.2
_WELL_NAMED = 4
"""Fields with which a key says that the rows are records, however few and different they are; without one, more."""
_SAYS_SO: Mapping[str, tuple[str, ...]] = {
    "raid": ("probability", "impact", "response"),
    "enrolment": ("course_id", "status", "score", "completed_on", "due_on", "percent"),
    "business_case_line": (),
    "component": ("owner_id", "maturity", "version", "link", "is_published", "is_mandatory", "reviewed_on"),
}
"""Kinds that must be named in the headers, the titles or the file's name unless one of these fields is matched."""
_FOREIGN = word_set(
    "sku barcode reorder warranty debit credit balance qty quantity stock hand serial room condition cart order invoice"
)
"""Words of stock lists, ledgers and shops: tables of theirs share names with ours ("Item", "Value", "Supplier")."""
_LIKELY = 0.55
_SCORED = 0.85
"""Confidence from which a column is surely a status, or surely a score."""
_STEM = 7
"""Letters from which on the head of a compound says what it is about."""
_OF_LEARNERS = frozenset({"person_id", "completed_on", "due_on", "percent", "score", "enrolled_on", "expires_on"})
_OF_COURSES = frozenset({"code", "topic", "level", "role_families", "is_mandatory", "is_literacy", "duration_hours",
                         "validity_months", "provider"})  # fmt: skip
_HANDLED = frozenset({"response", "owner_id", "status", "key", "raised_on", "due_on"})
_NAMELESS = 4
"""Fields that make a use case of a row that has a description but no name."""


@dataclass(frozen=True, slots=True)
class KindRated:
    """A kind (None: nothing of ours) and how sure it is."""

    kind: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a table, in plain form: near ones (sheet name, titles above) and those of the file's name."""

    near: frozenset[str]
    file: frozenset[str]


def speaks_of(words: frozenset[str], around: Iterable[str]) -> bool:
    """Whether one of ``words`` stands in the words ``around``, whole or as the head of a compound."""
    return any(one in words or any(one.startswith(word) for word in words if len(word) >= _STEM) for one in around)


def is_about(kind: str, context: Context) -> bool:
    """Whether the words around a table speak of ``kind``."""
    return speaks_of(_CONTEXT.get(kind, frozenset[str]()), context.near | context.file)


def context_words(table: TableFound, sheet: Sheet, file_name: str) -> Context:
    """The words of the sheet's name, of the titles above the header and of the file's name."""
    titles: list[str] = []
    for number, row in zip(sheet.row_numbers[:20], sheet.rows[:20], strict=False):
        if number >= table.header_rows[0]:
            break
        texts = [one for one in row if is_words(one)]
        if len(texts) <= 2:
            titles.extend(one for one in texts if len(one) < 80)
    near = plain(" ".join([sheet.name, *titles]).replace("_", " "))
    stem = file_name.rpartition(".")[0] or file_name
    return Context(frozenset(near.split()), frozenset(plain(stem.replace("_", " ").replace("-", " ")).split()))


def rate_kinds(
    columns: Sequence[Column],
    per_kind: Mapping[str, Mapping[tuple[int, str], Guess]],
    index: NameIndex,
    context: Context,
) -> list[KindRated]:
    """All kinds that the table may hold, surest first; a lone ``KindRated(None, …)`` when nothing fits."""
    rated: list[tuple[float, str]] = []
    matched: dict[str, dict[str, float]] = {}
    is_named = False
    for kind, found in per_kind.items():
        best: dict[str, Guess] = {}
        used: set[int] = set()
        places: dict[str, int] = {}
        for (column, name), guess in sorted(found.items(), key=lambda one: -one[1].confidence):
            if guess.confidence >= TAKEN and name not in best and column not in used:
                best[name] = guess
                used.add(column)
                places[name] = column
        is_named = is_named or ("key" in best and len(best) >= _WELL_NAMED) or len(best) > _WELL_NAMED
        likely = {name for (_, name), guess in found.items() if guess.confidence >= _LIKELY}
        score = _score(kind, best, index, context, columns)
        enough = _ENOUGH if _PRIOR.get(kind) else _ENOUGH_OF_THE_REST
        is_whole = _may_be(kind, set(best), likely, around=is_about(kind, context))
        if kind == "raid" and _explains_ratings(places, columns):
            continue
        if score >= enough and is_whole and _is_said(kind, likely, context, columns):
            rated.append((score, kind))
        matched[kind] = {name: guess.confidence for name, guess in best.items()}
    rated = [one for one in rated if not _is_rather(one[1], matched, {kind for _, kind in rated})]
    rated.sort(key=lambda one: -one[0])
    if not rated or (_are_lists(columns) and not is_named):
        return [KindRated(None, 0.2 if rated else 0.1)]
    top = rated[0][0]
    second = rated[1][0] if len(rated) > 1 else 0.0
    sure = min(0.99, 0.35 + 0.12 * top) * (0.8 + 0.2 * min(1.0, (top - second) / max(1.0, 0.5 * top)))
    rest = [KindRated(kind, round(sure * score / top, 2)) for score, kind in rated[1:]]
    return [KindRated(rated[0][1], round(sure, 2)), *rest]


def _may_be(kind: str, taken: set[str], likely: set[str], *, around: bool) -> bool:
    """True when the fields a record of ``kind`` cannot do without are there.

    What it is called must be sure, or likely where the words ``around`` the table name the kind; others likely.
    """
    first, *others = _NEEDS.get(kind, ((),))
    taken, likely = ({*names, *(one.partition(".")[0] for one in names if names_a_person(one))}
                     for names in (taken, likely))  # fmt: skip
    if kind == "use_case" and "title" not in taken and len(taken) < _NAMELESS:
        return False
    return bool((likely if around else taken).intersection(first)) and all(
        likely.intersection(group) for group in others
    )


def _is_rather(kind: str, matched: Mapping[str, Mapping[str, float]], rated: set[str]) -> bool:
    """True for a kind that another one explains: lists of courses are no enrolments, scored dimensions no checks."""
    mine = {name.partition(".")[0] for name in matched.get(kind, ())}
    if kind == "enrolment" and "course" in rated:
        return mine.isdisjoint(_OF_LEARNERS) and len(_OF_COURSES.intersection(matched["course"])) > 1
    if kind == "checklist_response" and "readiness_item" in rated:
        scored = matched["readiness_item"]
        is_scored = {"dimension", "item"} <= scored.keys() and scored.get("score", 0.0) >= _SCORED
        return is_scored and matched[kind].get("status", 0.0) < _SCORED
    return False


def _is_said(kind: str, likely: set[str], context: Context, columns: Sequence[Column]) -> bool:
    """True unless ``kind`` must be named and nothing names it."""
    if kind not in _SAYS_SO or likely.intersection(_SAYS_SO[kind]):
        return True
    headers = {word for column in columns for word in column.full.split()}
    return speaks_of(_CONTEXT[kind], headers | context.near | context.file)


def _explains_ratings(places: Mapping[str, int], columns: Sequence[Column]) -> bool:
    """True for the key to the ratings of a risk register: each rating once, and nobody who does anything about it."""
    if not _HANDLED.isdisjoint(places):
        return False
    looks = {one.column: one.look for one in columns}
    ratings = [looks[places[name]] for name in ("probability", "impact") if name in places]
    return bool(ratings) and all(2 < one.filled == one.distinct for one in ratings)


def _are_lists(columns: Sequence[Column]) -> bool:
    """True for lists of allowed values side by side: each column full to its own end, no value twice."""
    filled = [one.look for one in columns if one.look.filled]
    lists = [one for one in filled if one.is_packed and one.distinct == one.filled and not one.is_running]
    lengths = {one.filled for one in filled} or {0}
    shorter = sum(1 for one in filled if one.filled < max(lengths))
    is_ragged = len(lengths) > 2 or 2 * shorter >= len(filled)  # records lack a value here and there
    return (
        len(filled) > 1
        and len(lists) == len(filled)
        and is_ragged
        and max(lengths) > 3
        and min(lengths) <= 0.75 * max(lengths)
    )


def _score(
    kind: str, best: Mapping[str, Guess], index: NameIndex, context: Context, columns: Sequence[Column]
) -> float:
    headers = {word for column in columns for word in column.full.split()} - {"issue"}
    named = sum(1 for column in columns if column.header)
    own = sum(guess.confidence / index.kinds_of.get(guess.word, 1) ** 0.7 for guess in best.values())
    money = _is_money_table(columns) if kind in ("business_case_line", "use_case", "actual") else False
    cover = sum(guess.confidence for guess in best.values()) / max(named, 4)
    words = _CONTEXT.get(kind, frozenset())
    said = (
        0.9 * speaks_of(words, context.near)
        + 0.5 * speaks_of(words, context.file)
        + 0.25 * min(3, len(words & headers))
    )
    if kind != "business_case_line":
        said -= 0.8 * max(0, min(4, len(_FOREIGN & headers) - 1))
    if money:
        said += -1.0 if kind == "use_case" else 1.2
    return own + 2.0 * cover + said + _PRIOR.get(kind, 0.0)


def _is_money_table(columns: Sequence[Column]) -> bool:
    """True when most columns after the first hold amounts: numbers that are no scores, years or running numbers."""
    amounts = sum(
        1
        for one in columns[1:]
        if one.look.numbers > 0.7 and one.look.ratings < 0.9 and one.look.dates < 0.5 and not one.look.is_running
    )
    return amounts >= 2 and amounts > 0.5 * (len(columns) - 1)
