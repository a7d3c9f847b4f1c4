"""One command for each page of the rail and each of its tabs, and for the next tab."""

from __future__ import annotations

from functools import partial

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.page_list import PAGES, PageSpec
from axonix_desktop.ui.reach import Reach
from axonix_desktop.ui.tabbed_page import TabbedPage


def commands(reach: Reach) -> tuple[Command, ...]:
    """Show a page or a tab."""
    tabs = (_tab_command(reach, page, tab) for page in PAGES for tab in page.tabs)
    return (*(_command(reach, spec) for spec in PAGES), *tabs, *_steps(reach))


def _command(reach: Reach, spec: PageSpec) -> Command:
    return Command(
        f"view.{spec.page_id}",
        spec.title,
        spec.icon,
        "view",
        partial(_show, reach, spec.page_id),
        (spec.keys,) if spec.keys else (),
        objection=reach.needs_file,
        is_checked=lambda: reach.page(spec.page_id) is not None,
        group=-10 + spec.section_place,
        under=spec.section if spec.section_place else "",
    )


def _tab_command(reach: Reach, page: PageSpec, tab: PageSpec) -> Command:
    return Command(
        f"view.{tab.page_id}",
        tab.title,
        tab.icon,
        "view",
        partial(_show, reach, tab.page_id),
        objection=reach.needs_file,
        is_checked=lambda: reach.page(tab.page_id) is not None,
        group=-10 + page.section_place,
        under=page.title,
    )


def _steps(reach: Reach) -> tuple[Command, ...]:
    """The next and the previous tab of a page."""

    def tabs() -> TabbedPage | None:
        page = reach.page()
        outer = reach.page(page.page_id.partition("/")[0]) if page is not None else None
        return outer if isinstance(outer, TabbedPage) else None

    def step(steps: int) -> None:
        page = tabs()
        if page is not None:
            page.step_tab(steps)

    def objection() -> str | None:
        return reach.needs_file() or (None if tabs() is not None else tr("this page has no tabs"))

    return (
        Command("view.next_tab", mark("Ne&xt tab"), "chevron-right", "view", partial(step, 1), ("Ctrl+Tab",),
                objection=objection, group=1),
        Command("view.previous_tab", mark("Pre&vious tab"), "chevron-left", "view", partial(step, -1),
                ("Ctrl+Shift+Tab",), objection=objection, group=1),
    )  # fmt: skip


def _show(reach: Reach, page_id: str) -> None:
    """Show a page of the open programme."""
    if reach.context is not None:
        reach.context.go(page_id)
