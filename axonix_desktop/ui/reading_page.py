"""A page that reads what it shows; while it reads, cannot, or was stopped, a state stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.reading import Reading
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """What the states of a page say: its icon, and the titles while it reads, when it fails, when it was stopped."""

    icon: str
    reading: str
    failed: str
    stopped: str


class ReadingPage(Page):
    """``pane`` is the state, in front until :meth:`show_content`; ``has_read`` says whether anything was read yet."""

    def __init__(
        self, context: PageContext, words: ReadingWords, read: Callable[[], Any], parent: QWidget | None = None
    ) -> None:
        """``words`` in the language in use; ``read`` may be called in a thread."""
        super().__init__(context, parent)
        self.reading_words, self.has_read = words, False
        self.pane = StatePane(context.look)
        self._empty = Plate(context.look, "window")
        around = QVBoxLayout(self._empty)
        around.addWidget(self.pane)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self.reading = Reading(context.programme, context.jobs, words.reading, read, self)
        self.reading.shown.connect(self._on_read)
        self.reading.failed.connect(self._on_failed)
        self.reading.loading.connect(self._on_loading)
        self.reading.stopped.connect(self._on_stopped)

    def fill(self, found: Any) -> None:
        """Show what was read; each page does it in its own way."""

    def refresh(self, kinds: frozenset[str]) -> None:
        self.reading.refresh()

    def hold(self, content: QWidget) -> None:
        """Keep what :meth:`show_content` will show; it goes with the page, shown or not."""
        self._stack.addWidget(content)

    def show_content(self, content: QWidget) -> None:
        """Put the content in front."""
        self.pane.bar.hide()
        self._stack.setCurrentWidget(content)

    def show_pane(
        self, icon: str, tone: str, title: str, words: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (), *, is_busy: bool = False,
    ) -> None:  # fmt: skip
        """Put a state in front; ``is_busy`` shows that something is under way."""
        self.pane.bar.setVisible(is_busy)
        self.pane.show_state(icon, tone, title, words, list(buttons))
        self.pane.bar.setVisible(is_busy)
        self._stack.setCurrentWidget(self._empty)

    @property
    def is_showing_pane(self) -> bool:
        """Whether a state stands in front."""
        return self._stack.currentWidget() is self._empty

    def _on_read(self, found: object) -> None:
        self.has_read = True
        self.fill(found)

    def _on_loading(self) -> None:
        if not self.has_read:
            words = self.reading_words
            self.show_pane(words.icon, "blue", words.reading, tr("A large programme takes a moment."), is_busy=True)

    def _on_failed(self, error: object) -> None:
        again = (tr("Try again"), self.reading.refresh)
        self.show_pane("circle-alert", "red", self.reading_words.failed, str(error), [again])

    def _on_stopped(self) -> None:
        if not self.has_read:
            words, again = self.reading_words, (tr("Read again"), self.reading.refresh)
            self.show_pane(words.icon, "grey", words.stopped, tr("Reading was stopped. Nothing is lost."), [again])
