"""Which areas have commands, in the order in which menus show them."""

from __future__ import annotations

from collections.abc import Callable

from axonix_desktop.ui.areas import history, pages, roadmap
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

AREAS: tuple[Callable[[Reach], tuple[Command, ...]], ...] = (pages.commands, roadmap.commands, history.commands)
