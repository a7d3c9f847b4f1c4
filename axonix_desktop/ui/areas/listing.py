"""Which areas have commands, in the order in which menus show them."""

from __future__ import annotations

from collections.abc import Callable

from axonix_desktop.ui.areas import (
    champions,
    checklists,
    detail,
    gates,
    governance,
    grid,
    history,
    incidents,
    moving,
    pages,
    printing,
    readiness,
    roadmap,
    training,
    views,
)
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.importing import commands as importing
from axonix_desktop.ui.reach import Reach

AREAS: tuple[Callable[[Reach], tuple[Command, ...]], ...] = (
    pages.commands, moving.commands, gates.commands, detail.commands, grid.commands, views.commands, roadmap.commands,
    history.commands, printing.commands, governance.commands, checklists.commands, incidents.commands,
    champions.commands, training.commands, readiness.commands, importing.commands,
)  # fmt: skip
