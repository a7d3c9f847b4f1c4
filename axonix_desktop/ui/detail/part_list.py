"""Which tabs a kind of record has, and who fills each."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.queries.belongings import PartCounts
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import Part, counted_words
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.detail.tabs import Tab

_USE_CASE = (
    ("fields", "text-cursor-input", mark("Fields")),
    ("stages", "flag", mark("Stages")),
    ("checklist", "list-checks", mark("Checklist")),
    ("people", "users", mark("People")),
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
_MADE_BY = {
    "stages": ("stages", "StagesPart"),
    "checklist": ("checklist", "ChecklistPart"),
    "people": ("people", "PeoplePart"),
    "money": ("money", "MoneyPart"),
    "files": ("files", "FilesPart"),
    "history": ("record_story", "HistoryPart"),
    "related": ("related", "RelatedPart"),
}


def tabs_of(kind: str) -> list[Tab]:
    """The tabs of a kind of record."""
    tabs = _USE_CASE if kind == "use_case" else _OTHERS
    tips = {"stages": tr("Stages and gates")}
    return [Tab(tab_id, icon, tr(title), tip=tips.get(tab_id, "")) for tab_id, icon, title in tabs]


def make_part(tab_id: str, context: PageContext) -> Part:
    """The part behind a tab; its module is loaded when it is first wanted."""
    module, name = _MADE_BY[tab_id]
    return cast("Part", getattr(import_module(f"axonix_desktop.ui.detail.{module}"), name)(context))


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
