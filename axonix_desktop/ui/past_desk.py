"""Shows the whole window as it stood at a moment, and brings it back; the programme file stays open meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from axonix_desktop.core.words import tr
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.programme import Programme
from axonix_desktop.ui.shell.banner import Banner
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from axonix_desktop.ui.history.moments import Moment
    from axonix_desktop.ui.history.past import PastProgramme

_BAND = "past"


class PastDesk(QObject):
    """``show(programme, keeps_file=…)`` puts a programme into the window in place of the one before."""

    def __init__(self, window: MainWindow, look: Look, show: Callable[[Programme, bool], None]) -> None:
        super().__init__(window)
        self._window, self._look, self._show = window, look, show
        self._present: Programme | None = None
        self._is_visiting = False

    @property
    def is_past(self) -> bool:
        """Whether a past state (or a copy of a backup) is shown."""
        return self._is_visiting

    @property
    def present(self) -> Programme | None:
        """The file that stays open behind the state shown; None where the file itself cannot be opened."""
        return self._present

    def begin(self, bench: Workbench, moment: Moment) -> None:
        """Read the programme as it stood, off the GUI thread, then show it."""
        from axonix_desktop.ui.history.past import PastProgramme, past_programme

        present = self._present or bench.programme

        def ready(past: object) -> None:
            if isinstance(past, PastProgramme):
                self._arrive(past, bench)

        ticket = bench.jobs.start(
            tr("Going back to {day}", day=moment.words), lambda _ticket: past_programme(present, moment)
        )
        queued = Qt.ConnectionType.QueuedConnection
        ticket.done.connect(ready, queued)
        ticket.failed.connect(lambda error: self._fail(bench, error), queued)

    def visit(self, bench: Workbench | None, programme: Programme, banner: Banner) -> None:
        """Show another state (a past one, a copy of a backup) under a band; the file itself stays open meanwhile."""
        is_first = bench is not None and not self._is_visiting
        if bench is not None and is_first:
            self._present = bench.programme
        self._is_visiting = True
        self._window.banners.clear()
        self._window.banners.put(_BAND, banner)
        self._show(programme, is_first)

    def back(self) -> None:
        """Show the present again."""
        present, self._present = self._present, None
        self._is_visiting = False
        if present is not None:
            self._window.banners.clear(_BAND)
            self._show(present, False)

    def leave(self) -> None:
        """The window shows another file or closes: let go of the present too."""
        present, self._present = self._present, None
        self._is_visiting = False
        self._window.banners.clear(_BAND)
        if present is not None:
            present.close()

    def _arrive(self, past: PastProgramme, bench: Workbench) -> None:
        """Put the past into the window, unless the person has gone on meanwhile."""
        if bench.is_ended:
            past.close()
            return
        from axonix_desktop.ui.history.past import PastBanner

        banner = PastBanner(self._look, past.moment, past.reduced_words)
        banner.back_wanted.connect(self.back)
        self.visit(bench, past, banner)

    def _fail(self, bench: Workbench, error: object) -> None:
        if isinstance(error, BaseException) and not bench.is_ended:
            bench.context.messages.tell_error(tr("That day cannot be shown"), error)
