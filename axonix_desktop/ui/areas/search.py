"""Commands that open the palette."""

from __future__ import annotations

from collections.abc import Callable

from axonix_desktop.core.words import mark
from axonix_desktop.ui.commands import Command


def commands(open_palette: Callable[[bool], object]) -> tuple[Command, ...]:
    """``open_palette(is_everything)`` shows the palette, or the search over all words."""
    return (
        Command("search.palette", mark("Search and co&mmands…"), "search", "edit", lambda: open_palette(False),
                ("Ctrl+K",), tip=mark("Search everything: commands, records, people, settings, help"), group=1),
        Command("search.everything", mark("Search all &words…"), "search", "edit", lambda: open_palette(True),
                ("Ctrl+Shift+F",), tip=mark("Search all words of all records"), group=1),
    )  # fmt: skip
