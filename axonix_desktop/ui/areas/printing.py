"""Printing: one preview for everything that goes on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.context import PageContext
    from axonix_desktop.ui.page import Page
    from axonix_desktop.ui.pages.records import RecordsPage
    from axonix_desktop.ui.pages.roadmap import RoadmapPage
    from axonix_desktop.ui.printing.subjects import Subject

_WIDTHS = (
    ("key", 80), ("title", 240), ("business_unit_id", 128), ("stage", 140), ("rag", 96), ("owner_id", 130),
    ("status", 100), ("target_on", 100),
)  # fmt: skip
_BY_PAGE = {"board": "board", "roadmap": "roadmap", "training/matrix": "literacy", "training/people": "literacy"}
_REPORTS = (
    ("steering", mark("&Steering summary…"), "presentation"), ("grid", mark("&Table…"), "table-2"),
    ("board", mark("&Board…"), "square-kanban"), ("roadmap", mark("&Roadmap…"), "chart-gantt"),
    ("literacy", mark("AI &literacy evidence…"), "graduation-cap"),
)  # fmt: skip


def commands(reach: Reach) -> tuple[Command, ...]:
    """Preview, print and save as PDF."""
    first = Command(
        "file.print", mark("&Print preview…"), "printer", "file", partial(_open, reach, ""), ("Ctrl+P",),
        tip=mark("See it as it will be printed, then print it or save the PDF"), objection=reach.needs_file, group=30,
    )  # fmt: skip
    others = [
        Command(f"report.{name}", title, icon, "report", partial(_open, reach, name), objection=reach.needs_file)
        for name, title, icon in _REPORTS
    ]
    return (first, *others)


def _open(reach: Reach, name: str) -> None:
    """Open the preview of a thing, or of what the page shows."""
    if reach.context is not None:
        open_preview(reach.context, reach.page(), name)


def open_preview(context: PageContext, page: Page | None, name: str = "", gate: Any = None) -> None:
    """Open the preview; ``gate`` are the facts of a gate page, shown first where they are given."""
    from axonix_desktop.ui.printing.preview import PrintPreview
    from axonix_desktop.ui.printing.subjects import gate as gate_subject

    subjects = subjects_of(context, page)
    if gate is not None:
        subjects.insert(0, gate_subject(gate))
    shown = page.page_id if page is not None else ""
    is_table = page is not None and _is_records(page)
    first = name or ("gate" if gate is not None else "grid" if is_table else _BY_PAGE.get(shown, "steering"))
    dialog = PrintPreview(
        context.look, (context.state, context.jobs, context.messages), subjects, first,
        (context.programme.path, context.programme.today()), context.window,
    )  # fmt: skip
    dialog.exec()
    dialog.deleteLater()


def subjects_of(context: PageContext, page: Page | None) -> list[Subject]:
    """What can be printed from where one is."""
    from axonix_desktop.ui.printing import subjects

    file, today = context.programme.file, context.programme.today()
    title = tr(cast("RecordsPage", page).record.plural) if page is not None and _is_records(page) else tr("Use cases")
    return [
        subjects.steering(file, today),
        subjects.grid(_grid_facts(context, page, title), title),
        subjects.board(_board_facts(context)),
        subjects.roadmap(_roadmap_facts(context, page)),
        subjects.literacy(file, today),
    ]


def _is_records(page: Page) -> bool:
    """Whether a page is a grid."""
    return hasattr(page, "record") and hasattr(page, "shown")


def _ready(context: PageContext, *names: str) -> None:
    """Read the use cases where no page has asked for them yet."""
    if not context.cases.is_loaded:
        context.cases.load()
    context.cases.need(*names)


def _grid_facts(context: PageContext, page: Page | None, title: str) -> Any:
    """How the rows of the grid are gathered."""
    from axonix_desktop.store.queries.steering import programme_name
    from axonix_desktop.ui.printing.facts import grid_facts

    if page is not None and _is_records(page):
        grid = cast("RecordsPage", page)
        records, layout, title_field = grid.shown.records, grid.views.layout(), grid.record.title_field
        widths, by, view = layout.columns, layout.group, grid.views.view.title
    else:
        _ready(context, *(name for name, _width in _WIDTHS))
        records, widths, by, view, title_field = context.cases.records, _WIDTHS, (), "", "title"
    file, today = context.programme.file, context.programme.today()
    return lambda: grid_facts(
        records, widths, by, programme=programme_name(file), title=title, title_field=title_field, view=view,
        about_file=(file.path.name, today),
    )  # fmt: skip


def _board_facts(context: PageContext) -> Any:
    """How the cards of the board are gathered."""
    from axonix_desktop.store.queries.steering import programme_name
    from axonix_desktop.ui.printing.facts import BOARD_COLUMNS, board_facts

    _ready(context, *BOARD_COLUMNS)
    records, file, today = context.cases.records, context.programme.file, context.programme.today()
    return lambda: board_facts(records, programme=programme_name(file), about_file=(file.path.name, today))


def _roadmap_facts(context: PageContext, page: Page | None) -> Any:
    """How the rows of the roadmap are gathered, in the groups they are shown in."""
    from axonix_desktop.reports.roadmap import gather
    from axonix_desktop.ui.printing.facts import about
    from axonix_desktop.ui.roadmap.rows import COLUMNS, GROUPS, CaseRow, GroupRow, rows_of

    _ready(context, *COLUMNS)
    by = context.state.text("roadmap/group", "unit")
    if page is not None and page.page_id == "roadmap":
        by = cast("RoadmapPage", page).group
    records, file, today = context.cases.records, context.programme.file, context.programme.today()
    title = next((tr(one[1]) for one in GROUPS if one[0] == by), "")
    words = about(records, "" if by == "none" else tr("By {field}", field=title.lower()))

    def gathered() -> Any:
        rows = rows_of(records, by, ())
        groups = [(row.name, row.ids) for row in rows if isinstance(row, GroupRow)]
        return gather(file, groups or [("", [row.id for row in rows if isinstance(row, CaseRow)])], today, words)

    return gathered
