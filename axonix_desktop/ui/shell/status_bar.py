"""The status bar: counts at the left; file, save state and the running job at the right, all in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look


class StatusBar(Plate):
    """``cancel_wanted`` comes from the running job's button."""

    cancel_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "window", edges="t", parent=parent)
        self.setObjectName("status")
        self.setAccessibleName(tr("Status"))
        self._counts = PlainLabel(look, role="small", colour="text_muted")
        self._file = PlainLabel(look, role="small", colour="text_muted")
        self._saved = PlainLabel(look, role="small", colour="text_muted")
        self._job = PlainLabel(look, role="small", colour="text")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(look.px(90))
        self._progress.setAccessibleName(tr("Progress"))
        self._cancel = QToolButton()
        self._cancel.setText(tr("Cancel"))
        self._cancel.setFont(look.font("small_strong"))
        self._cancel.setAccessibleName(tr("Cancel the running job"))
        self._cancel.setToolTip(tr("Cancel: nothing half done is left behind"))
        self._cancel.clicked.connect(self.cancel_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 1, 14, 0)
        layout.setSpacing(20)
        layout.addWidget(self._counts)
        layout.addStretch(1)
        for part in (self._job, self._progress, self._cancel, self._file, self._saved):
            layout.addWidget(part)
        self.show_job("")
        self._resize()
        look.changed.connect(self._resize)

    @property
    def counts(self) -> str:
        """The words at the left."""
        return self._counts.text()

    @property
    def job(self) -> str:
        """The words of the running job."""
        return self._job.text()

    def show_counts(self, *words: str) -> None:
        """Show what the page counts."""
        self._counts.setText("      ".join(word for word in words if word))

    def show_file(self, name: str, state: str) -> None:
        """Show the file's name and its save state."""
        self._file.setText(name)
        self._saved.setText(state)

    def show_job(self, words: str, *, may_cancel: bool = True) -> None:
        """Show the running job, or nothing."""
        self._job.setText(words)
        for part in (self._job, self._progress):
            part.setVisible(bool(words))
        self._cancel.setVisible(bool(words) and may_cancel)

    def _resize(self) -> None:
        """Take the height of the look in use."""
        self.setFixedHeight(self._look.px(24))
        self._cancel.setFixedHeight(self._look.px(22))
