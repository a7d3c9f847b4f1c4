"""The import: seven steps over one state; a file that leaves nothing in doubt lands on the review at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.actions.imports import ImportResult
from axonix_desktop.core.problems import WorldError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.mapping_profiles import KeptMapping
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.importing.clipboard import laid_down
from axonix_desktop.ui.importing.columns_step import ColumnsStep
from axonix_desktop.ui.importing.match_step import MatchStep
from axonix_desktop.ui.importing.planned import first_step
from axonix_desktop.ui.importing.review_step import ReviewStep
from axonix_desktop.ui.importing.run_step import RunStep, work_words
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.sheet_step import SheetStep
from axonix_desktop.ui.importing.source_step import SourceStep
from axonix_desktop.ui.importing.step_pane import StepPane
from axonix_desktop.ui.importing.steps import STEPS, StepName, StepStrip
from axonix_desktop.ui.importing.strip_words import reachable, states, step_words
from axonix_desktop.ui.importing.values_step import ValuesStep
from axonix_desktop.ui.importing.wording import short
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce

_ORDER: tuple[StepName, ...] = tuple(name for name, _ in STEPS)


class ImportPage(QWidget):
    """``run_wanted`` asks for the import to be done, ``leave_wanted`` leaves; ``told`` says that the words changed."""

    run_wanted = Signal()
    leave_wanted = Signal()
    told = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session = ImportSession(context, self)
        self.step: StepName = "source"
        look = context.look
        self.strip = StepStrip(look)
        self.strip.step_wanted.connect(self.go)
        self.source = SourceStep(self.session)
        self.sheet = SheetStep(self.session)
        self.columns = ColumnsStep(self.session)
        self.values = ValuesStep(self.session)
        self.match = MatchStep(self.session)
        self.review = ReviewStep(self.session)
        self.run = RunStep(self.session)
        self.panes: dict[StepName, StepPane] = {
            "source": self.source, "sheet": self.sheet, "columns": self.columns, "values": self.values,
            "match": self.match, "review": self.review, "run": self.run,
        }  # fmt: skip
        self.summary = PlainLabel(look, role="body_strong")
        self.cancel = self._button(tr("Cancel"), self.leave_wanted.emit)
        self.back = self._button(tr("Back"), self.go_back)
        self.next = self._button(tr("Continue"), self.go_on, is_primary=True)
        for pane in self.panes.values():
            pane.go_wanted.connect(self.go)
        self._connect()
        self._lay_out()
        self._show()

    def _button(self, words: str, act: Callable[[], object], *, is_primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        if is_primary:
            button.setProperty("kind", "primary")
        button.setFont(self.context.look.font("body_strong"))
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _connect(self) -> None:
        session = self.session
        session.read.connect(self._on_read)
        session.changed.connect(self._on_changed)
        session.planned.connect(self._on_planned)
        session.failed.connect(self._on_failed)
        session.cancelled.connect(self._on_cancelled)
        session.progressed.connect(self._on_progress)
        self.source.cancel_wanted.connect(session.stop)
        self.source.cancel_wanted.connect(self._on_cancelled)

    def _lay_out(self) -> None:
        content = QWidget()
        self._stack = QStackedLayout(content)
        for name in _ORDER:
            self._stack.addWidget(self.panes[name])
        foot = Plate(self.context.look, "surface", edges="t")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(24, 10, 20, 10)
        buttons.setSpacing(8)
        self.summary.setMinimumWidth(1)
        buttons.addWidget(self.summary, 1)
        for button in (self.cancel, self.back, self.next):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(content, 1)
        layout.addWidget(foot)

    def read_file(self, path: Path) -> None:
        """Read a workbook and go to the first step that asks something."""
        self.source.show_reading(path.name)
        self.session.read_file(path)
        self._begin_reading()

    def read_clipboard(self, text: str) -> None:
        """Read a block of cells that was copied."""
        name = tr("Clipboard")
        self.source.show_reading(name)
        self.session.read_text(name, lambda: laid_down(text))
        self._begin_reading()

    def use_mapping(self, kept: KeptMapping) -> bool:
        """Read the workbook as a kept mapping says; False where it fits none of its tables."""
        return self.session.use(kept)

    def go(self, step: StepName) -> None:
        """Go to a step; everything chosen stays."""
        if step in reachable(self.session, self.run) and not self.run.is_running:
            self.step = step
            self.session.plan_now()
            self.panes[step].refresh()
            self._show()
            self.take_focus() if step == "run" else self.panes[step].take_focus()
            announce(self.strip, self.strip.buttons[step].accessibleName())

    def go_back(self) -> None:
        """One step back."""
        self.go(_ORDER[max(_ORDER.index(self.step) - 1, 0)])

    def go_on(self) -> None:
        """One step on; the last ones do the import."""
        pane = self.panes[self.step]
        reason = pane.objection()
        if reason is not None or self.run.is_running:
            return
        if self.step in ("review", "run"):
            self.run_wanted.emit()
        else:
            self.go(_ORDER[_ORDER.index(self.step) + 1])

    def begin_running(self) -> None:
        """The import runs: show the last step."""
        self.step = "run"
        self.run.refresh()
        self.run.begin()
        self._show()

    def show_result(self, result: ImportResult) -> None:
        """Show what was done."""
        self.run.show_result(result)
        self._show()
        self.run.take_focus()
        announce(self, self.run.title.text())

    def show_undone(self) -> None:
        """The import was taken back; the choices are still here."""
        self.run.show_undone()
        self.session.refresh()
        self._show()
        announce(self, self.run.title.text())

    def show_run_failure(self, words: str) -> None:
        """The import did not work; nothing was written."""
        self.run.show_failure(words)
        self._show()

    def take_focus(self) -> None:
        """Put the keyboard where one goes on."""
        if self.step in ("review", "run") and self.next.isEnabled():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panes[self.step].take_focus()

    def title(self) -> str:
        """The page's title."""
        source = self.session.source
        return tr("Import {name}", name=short(source.name, 44)) if source is not None else tr("Import a tracker")

    def status(self) -> tuple[str, ...]:
        """The words at the left of the status bar."""
        place = tr("Import, step {number} of 7", number=_ORDER.index(self.step) + 1)
        if self.run.result is not None:
            return (place, tr("Imported"))
        return (place, tr("Nothing written yet"))

    def _begin_reading(self) -> None:
        self.step = "source"
        self.run.result = None
        self.run.name.clear()
        self._show()
        self.source.take_focus()

    def _on_read(self) -> None:
        ready = self.session.ready
        if ready is None:
            return
        self.source.refresh()
        self.run.result = None
        self.step = first_step(ready)
        self.review.filter = "problem" if ready.problem_rows() and not ready.draft.saved_as else "all"
        for name in ("sheet", "columns", "values", "match", "review", "run"):
            self.panes[name].refresh()
        self._show()
        self.take_focus()
        announce(self, f"{self.title()}. {self.summary.text()}. {self.strip.buttons[self.step].accessibleName()}")

    def _on_changed(self) -> None:
        self.run.result = None
        self._show_foot()

    def _on_planned(self) -> None:
        self.panes[self.step].refresh()
        self._show()
        announce(self.summary, self.summary.text())

    def _on_failed(self, error: object) -> None:
        words = (
            str(error)
            if isinstance(error, WorldError)
            else tr("Something went wrong inside the program ({name}). Please report this.", name=type(error).__name__)
        )
        self.step = "source"
        self.source.show_failure(words)
        self._show()
        self.source.take_focus()

    def _on_cancelled(self) -> None:
        self.source.refresh()
        self._show()
        self.source.take_focus()

    def _on_progress(self, words: str) -> None:
        if self.session.is_reading:
            self.source.say(words)

    def _show(self) -> None:
        """Show the step with its strip and foot."""
        self._stack.setCurrentWidget(self.panes[self.step])
        session = self.session
        self.strip.show_steps(
            self.step, step_words(session, self.run), states(session, self.step, self.run), reachable(session, self.run)
        )
        self._show_foot()
        self.told.emit()

    def _show_foot(self) -> None:
        """The summary and the buttons."""
        pane, is_done = self.panes[self.step], self.run.result is not None
        self.summary.setText(self._summary())
        self.back.setVisible(self.step != "source" and not is_done)
        self.back.setEnabled(not self.run.is_running)
        self.cancel.setText(tr("Close") if is_done else tr("Cancel"))
        self.cancel.setVisible(not self.run.is_running)
        self.next.setVisible(not is_done and not self.run.is_running and not self.session.is_reading)
        reason = pane.objection()
        ready = self.session.ready
        if self.step in ("review", "run") and ready is not None:
            words = tr("Import {what}", what=work_words(ready))
            self.next.setText(tr("Nothing to import") if ready.plan.is_empty else words)
        else:
            self.next.setText(tr("Continue") if self.step == "source" else pane.next_words())
        self.next.setEnabled(reason is None)
        self.next.setToolTip(reason or "")

    def _summary(self) -> str:
        """The line at the foot of the page."""
        ready = self.session.ready
        if self.session.is_reading or ready is None:
            return tr("Nothing is changed until the last step")
        rows = trn("{count} row", "{count} rows", len(ready.rows))
        parts = [
            trn("{count} new", "{count} new", ready.count("new")),
            trn("{count} changed", "{count} changed", ready.count("changed")),
            trn("{count} unchanged", "{count} unchanged", ready.count("unchanged")),
        ]
        out = ready.count("refused") + ready.count("skipped") + ready.count("excluded")
        if out:
            parts.append(trn("{count} not imported", "{count} not imported", out))
        questions = ready.open_values() + len(ready.open_twins())
        if questions:
            parts.append(trn("{count} question", "{count} questions", questions))
        return f"{rows}: {', '.join(parts)}"
