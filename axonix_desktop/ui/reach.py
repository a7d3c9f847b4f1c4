"""What commands can reach while they are done: the open programme, if any, and the page shown."""

from __future__ import annotations

from typing import Protocol

from axonix_desktop.store.queries.mapping_profiles import KeptMapping
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page


class Imports(Protocol):
    """What commands ask of the import."""

    @property
    def is_under_way(self) -> bool:
        """Whether an import is shown."""
        ...

    def paste(self) -> None:
        """Import the block of cells on the clipboard."""
        ...

    def step(self, *, is_back: bool) -> None:
        """Go on, or back."""
        ...

    def use_mapping(self, kept: KeptMapping) -> bool:
        """Read the open file as a kept mapping says; False where it does not fit."""
        ...


class Reach(Protocol):
    """The window answers it; a command asks anew each time."""

    @property
    def context(self) -> PageContext | None:
        """The open programme in its window, None when none is open."""
        ...

    @property
    def importing(self) -> Imports:
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
