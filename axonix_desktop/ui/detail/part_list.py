"""Which tabs a kind of record has, and who fills each."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.queries.belongings import PartCounts
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import Part, counted_words
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.tabs import Tab

_USE_CASE = (
    ("fields", "text-cursor-input", mark("Fields")),
    ("stages", "flag", mark("Stages")),
    ("checklist", "list-checks", mark("Checklist")),
    ("readiness", "gauge", mark("Readiness")),
    ("people", "users", mark("People")),
    ("operators", "user-check", mark("Operators")),
    ("trail", "scroll-text", mark("Trail")),
    ("money", "coins", mark("Money")),
    ("files", "paperclip", mark("Files")),
    ("history", "rotate-ccw-clock", mark("History")),
)
_OTHERS = (
    ("fields", "text-cursor-input", mark("Fields")),
    ("related", "network", mark("Related")),
    ("files", "paperclip", mark("Files")),
    ("history", "rotate-ccw-clock", mark("History")),
)
_PERSON = (_OTHERS[0], ("training", "graduation-cap", mark("Training")), *_OTHERS[1:])
_INCIDENT = (_OTHERS[0], ("timeline", "clock", mark("Timeline")), *_OTHERS[1:])
_CHAMPION = (_OTHERS[0], ("champion", "award", mark("Champion")), *_OTHERS[1:])
_UNIT = (_OTHERS[0], ("coverage", "award", mark("Coverage")), *_OTHERS[1:])
_SHARED = (_OTHERS[0], ("used_by", "table-2", mark("Used by")), *_OTHERS[1:])
_ANSWER = (("answer", "clipboard-check", mark("Answer")), *_OTHERS)
_MADE_BY = {
    "answer": ("answer_part", "AnswerPart"),
    "readiness": ("axonix_desktop.ui.readiness_views.parts", "ReadinessPart"),
    "used_by": ("axonix_desktop.ui.readiness_views.parts", "UsedByPart"),
    "champion": ("axonix_desktop.ui.champions.parts", "ChampionPart"),
    "coverage": ("axonix_desktop.ui.champions.parts", "CoveragePart"),
    "stages": ("stages", "StagesPart"),
    "checklist": ("checklist", "ChecklistPart"),
    "people": ("people", "PeoplePart"),
    "operators": ("training", "OperatorsPart"),
    "training": ("training", "TrainingPart"),
    "money": ("money", "MoneyPart"),
    "files": ("files", "FilesPart"),
    "history": ("record_story", "HistoryPart"),
    "related": ("related", "RelatedPart"),
    "trail": ("axonix_desktop.ui.assurance.parts", "TrailPart"),
    "timeline": ("axonix_desktop.ui.assurance.parts", "TimelinePart"),
}


def tabs_of(kind: str) -> list[Tab]:
    """The tabs of a kind of record."""
    tabs = {
        "use_case": _USE_CASE,
        "person": _PERSON,
        "incident": _INCIDENT,
        "champion": _CHAMPION,
        "business_unit": _UNIT,
        "component": _SHARED,
        "data_source": _SHARED,
        "checklist_response": _ANSWER,
    }.get(kind, _OTHERS)
    tips = {"stages": tr("Stages and gates")}
    return [Tab(tab_id, icon, tr(title), tip=tips.get(tab_id, "")) for tab_id, icon, title in tabs]


def make_part(tab_id: str, context: PageContext) -> Part:
    """The part behind a tab; its module is loaded when it is first wanted."""
    module, name = _MADE_BY[tab_id]
    path = module if "." in module else f"axonix_desktop.ui.detail.{module}"
    return cast("Part", getattr(import_module(path), name)(context))


def counts_in_words(record: ShownRecord, counts: PartCounts, related: int) -> dict[str, str]:
    """How much is behind each tab, as the tab shows it."""
    done = f"{counts.answers_done}/{counts.answers}" if counts.answers else ""
    people = {record.values.get(name) for name in ("owner_id", "sponsor_id", "support_owner_id")} - {None}
    return {
        "stages": counted_words(counts.decisions),
        "checklist": done,
        "people": counted_words(len(people) + counts.champions),
        "money": counted_words(counts.money),
        "files": counted_words(counts.files),
        "related": counted_words(related),
    }
