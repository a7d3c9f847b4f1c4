"""Ways between the governance views: to the list of items narrowed to something, to a use case's checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QObject

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page

WORK, MAP = "governance/work", "governance/map"
CHECKLIST = "checklist"
ANSWER = "checklist_response"


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list of items is narrowed to; ``words`` name it. Empty parts narrow nothing.

    ``tier`` is a risk tier in stored form; with ``has_tier`` and no tier the use cases that have none.
    """

    words: str = ""
    topic: str = ""
    tier: str | None = None
    has_tier: bool = False
    level: str = ""
    framework: str = ""
    number: str = ""
    item_id: int | None = None
    use_case_id: int | None = None
    programme_only: bool = False


class Narrowed(Protocol):
    """A page that can be narrowed from elsewhere."""

    def show_sought(self, sought: Sought, group: str = "") -> None:
        """Show only what is sought, grouped by ``group`` where one is named."""
        ...


class _Tabs(Protocol):
    pages: dict[str, Page]


def show_items(page: Page, sought: Sought, group: str = "") -> None:
    """Go to the list of items, narrowed; ``page`` is any tab of the governance page."""
    page.context.go(WORK)
    above: QObject | None = page.parent()
    while above is not None and not hasattr(above, "step_tab"):
        above = above.parent()
    if above is not None:
        cast("Narrowed", cast("_Tabs", above).pages[WORK]).show_sought(sought, group)


def show_checklist(context: PageContext, use_case_id: int, *, stays: bool = False) -> None:
    """Show the checklist of a use case in the detail panel; it ``stays`` on the page or goes to the use cases."""
    from axonix_desktop.ui.detail.panel import DetailPanel

    if stays:
        context.current.set(use_case_id, "use_case")
        context.show_detail()
    else:
        context.open_record("use_case", use_case_id)
    panel = context.window.findChild(DetailPanel)
    if panel is not None:
        panel.settle()
        panel.view.show_tab(CHECKLIST)
