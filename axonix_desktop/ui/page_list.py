"""The pages of the rail, in their order; a page's module is loaded when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from axonix_desktop.core.words import mark
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page

SECTIONS = (mark("Programme"), mark("People"), mark("Control"), mark("Committee"))


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: words, icon and section of the rail, its keys, and where its class is found.

    ``kind`` is the kind of record of a page that shows any kind.
    """

    page_id: str
    title: str
    icon: str
    section: str
    module: str
    class_name: str
    keys: str = ""
    kind: str = ""

    @property
    def section_place(self) -> int:
        """The place of its section among :data:`SECTIONS`."""
        return SECTIONS.index(self.section)

    def make(self, context: PageContext) -> Page:
        """Make the page."""
        made = getattr(import_module(f"axonix_desktop.ui.pages.{self.module}"), self.class_name)
        page = cast("Page", made(context, self.kind) if self.kind else made(context))
        page.page_id = self.page_id
        return page


PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", mark("Overview"), "layout-dashboard", "Programme", "overview", "OverviewPage", "Ctrl+1"),
    PageSpec("use_cases", mark("Use cases"), "table-2", "Programme", "records", "RecordsPage", "Ctrl+2", "use_case"),
    PageSpec("board", mark("Board"), "square-kanban", "Programme", "board", "BoardPage", "Ctrl+3"),
    PageSpec("roadmap", mark("Roadmap"), "chart-gantt", "Programme", "roadmap", "RoadmapPage", "Ctrl+4"),
    PageSpec("champions", mark("Champions"), "award", "People", "records", "RecordsPage", "Ctrl+5", "champion"),
    PageSpec("training", mark("Training"), "graduation-cap", "People", "records", "RecordsPage", "Ctrl+6", "enrolment"),
    PageSpec("people", mark("People"), "users", "People", "records", "RecordsPage", "", "person"),
    PageSpec("units", mark("Business units"), "building-complex", "People", "records", "RecordsPage", "",
             "business_unit"),
    PageSpec("governance", mark("Governance"), "shield-check", "Control", "records", "RecordsPage", "Ctrl+7",
             "checklist_response"),
    PageSpec("risks", mark("Risks and issues"), "flag", "Control", "records", "RecordsPage", "Ctrl+8", "raid"),
    PageSpec("history", mark("History"), "rotate-ccw-clock", "Committee", "history", "HistoryPage", "Ctrl+9"),
)  # fmt: skip


def spec_of(page_id: str) -> PageSpec | None:
    """The page with this id, None when there is none."""
    return next((one for one in PAGES if one.page_id == page_id), None)


def page_of_kind(kind: str) -> str | None:
    """The page on which records of ``kind`` live."""
    return next((one.page_id for one in PAGES if one.kind == kind), None)
