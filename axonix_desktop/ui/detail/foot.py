"""The foot of the detail panel: when it was saved last, and the one act of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_JUST_NOW_MS = 60_000


class Foot(Plate):
    """``next_wanted`` asks for the next stage; ``apply_wanted`` and ``cancel_wanted`` belong to editing several."""

    next_wanted = Signal()
    apply_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="t", parent=parent)
        self._now = now
        self._saved_at: datetime | None = None
        self.words = PlainLabel(look, role="small", colour="text_muted")
        self.next = QPushButton(tr("Move to next stage"))
        self.cancel = QPushButton(tr("Cancel"))
        self.apply = QPushButton()
        self.apply.setProperty("kind", "primary")
        for button, signal in (
            (self.next, self.next_wanted), (self.cancel, self.cancel_wanted), (self.apply, self.apply_wanted),
        ):  # fmt: skip
            button.setFont(look.font("body"))
            button.clicked.connect(signal)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.cancel, self.apply, self.next):
            row.addWidget(button)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._grow_older)
        look.changed.connect(self._dress)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No act: nothing is shown."""
        for button in (self.next, self.cancel, self.apply):
            button.hide()
        self._say_saved()

    def show_one(self, *, has_stage: bool, objection: str | None) -> None:
        """One record; the next stage where it has one, with the reason when it cannot be asked for."""
        self.cancel.hide()
        self.apply.hide()
        self.next.setVisible(has_stage)
        self.next.setEnabled(objection is None)
        self.next.setToolTip(objection or tr("Look at the gate and decide (Alt+Shift+Right)"))
        self._say_saved()

    def show_many(self, count: int, one: str, several: str, touched: int) -> None:
        """Several records, of which ``touched`` fields would be written."""
        self.next.hide()
        self.cancel.show()
        self.apply.show()
        self.cancel.setEnabled(bool(touched))
        self.apply.setEnabled(bool(touched))
        self.apply.setText(
            trn("Apply to {count} {record}", "Apply to {count} {records}", count, record=one, records=several)
        )
        self.words.setText("")

    def say_saved(self) -> None:
        """Something was kept just now."""
        self._saved_at = self._now()
        self._clock.start(_JUST_NOW_MS)
        self._say_saved(is_now=True)

    def forget(self) -> None:
        """Another record is shown: nothing of it was kept yet."""
        self._saved_at = None
        self._clock.stop()
        self.words.setText("")

    def _grow_older(self) -> None:
        if not self.apply.isVisibleTo(self):
            self._say_saved()

    def _say_saved(self, *, is_now: bool = False) -> None:
        if self._saved_at is None:
            self.words.setText("")
        elif is_now or self._clock.isActive():
            self.words.setText(tr("Saved just now"))
        else:
            self.words.setText(tr("Saved at {time}", time=f"{self._saved_at.astimezone():%H:%M}"))

    def _dress(self) -> None:
        for button in (self.next, self.cancel, self.apply):
            button.setFont(self._look.font("body"))
        self.layout().setAlignment(self.words, Qt.AlignmentFlag.AlignVCenter)  # type: ignore[union-attr]
