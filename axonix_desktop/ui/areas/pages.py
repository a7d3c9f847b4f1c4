"""One command for each page of the rail."""

from __future__ import annotations

from functools import partial

from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.page_list import PAGES, PageSpec
from axonix_desktop.ui.reach import Reach


def commands(reach: Reach) -> tuple[Command, ...]:
    """Show a page."""
    return tuple(_command(reach, spec) for spec in PAGES)


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


def _show(reach: Reach, page_id: str) -> None:
    """Show a page of the open programme."""
    if reach.context is not None:
        reach.context.go(page_id)
