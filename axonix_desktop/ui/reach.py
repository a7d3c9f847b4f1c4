"""What commands can reach while they are done: the open programme, if any, and the page shown."""

from __future__ import annotations

from typing import Protocol

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.import_desk import ImportDesk
from axonix_desktop.ui.page import Page


class Reach(Protocol):
    """The window answers it; a command asks anew each time."""

    @property
    def context(self) -> PageContext | None:
        """The open programme in its window, None when none is open."""
        ...

    @property
    def importing(self) -> ImportDesk:
        """The import, which stands before the pages while it is under way."""
        ...

    def page(self, page_id: str = "") -> Page | None:
        """The page shown when it is ``page_id`` (or whichever, for no name), else None."""
        ...

    def needs_file(self) -> str | None:
        """Why a command for an open file cannot be done now, or None."""
        ...

    def may_write(self) -> str | None:
        """Why nothing can be changed now (no file, read only), or None."""
        ...
