"""What every page of the workbench offers; a page is a layout and the fields, figures and acts it shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.records.shown import ShownRecords


class Page(QWidget):
    """``told`` says that the words of :meth:`counts` or :meth:`status` are others now.

    A page is made when it is first shown. :meth:`refresh` is called before it is shown for the first time and
    whenever something it shows has changed since.
    """

    told = Signal()
    front_changed = Signal()
    """Another tab of the page stands in front."""

    page_id: str = ""
    kinds: frozenset[str] = frozenset()
    """The kinds of record the page shows; empty means any."""
    has_filter: bool = False
    """Whether the filter box of the top bar narrows what the page shows."""
    needs_cases: bool = False
    """Whether the page shows ``context.cases``, which are read before it is refreshed."""
    has_detail: bool = False
    """Whether the detail panel belongs beside the page."""
    primary: str = ""
    """The command of the page's one primary button; empty for none."""
    side_buttons: tuple[str, ...] = ()
    """The commands of the page's other buttons in the top bar."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def refresh(self, kinds: frozenset[str]) -> None:
        """Bring what is shown in line with the file; ``kinds`` changed (empty: anything)."""

    def front(self) -> Page:
        """The page that stands in front: itself, or the page of the tab shown."""
        return self

    def shown_rows(self) -> ShownRecords | None:
        """The rows the page shows in their order, where it shows rows."""
        return self.context.cases if self.needs_cases else None

    def counts(self) -> str:
        """The words beside the title."""
        return ""

    def status(self) -> tuple[str, ...]:
        """The words at the left of the status bar."""
        words = self.counts()
        return (words,) if words else ()

    def filter_by(self, text: str) -> None:
        """Narrow what is shown to the words of the filter box."""

    def filter_words(self) -> str:
        """The words the page is narrowed to, for the filter box."""
        return ""

    def take_focus(self) -> None:
        """Put the keyboard into the page."""
        self.setFocus()

    def may_be_made_anew(self) -> bool:
        """Whether nothing is lost when the page is closed while it is hidden, and made again when it is wanted."""
        return False

    def leave(self) -> None:
        """The page is about to be hidden or closed: remember what is to be remembered."""
