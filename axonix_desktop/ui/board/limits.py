"""How many use cases a stage should hold at most: one number for each stage, none by default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_MOST = 9_999


class LimitsDialog(QDialog):
    """Asks for the limit of every stage; the first field of ``stage`` has the keyboard."""

    def __init__(
        self,
        look: Look,
        limits: Mapping[int, int],
        counts: Sequence[int],
        stage: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Limits of work in progress"))
        self.boxes: dict[int, QSpinBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for one in STAGES[1:]:
            box = self.boxes[one.number] = QSpinBox()
            box.setRange(0, _MOST)
            box.setSpecialValueText(tr("No limit"))
            box.setValue(limits.get(one.number, 0))
            box.setFont(look.font("body"))
            box.setFixedWidth(look.px(120))
            words = tr("{number} {name}", number=one.number, name=tr(one.short))
            box.setAccessibleName(tr("Limit of stage {stage}", stage=words))
            label = PlainLabel(look, words.replace("&", "&&"))
            label.setBuddy(box)
            now = trn("{count} there now", "{count} there now", counts[one.number])
            grid.addWidget(label, one.number, 0)
            grid.addWidget(PlainLabel(look, now, "small", "text_muted"), one.number, 1)
            grid.addWidget(box, one.number, 2)
        keep, cancel = QPushButton(tr("Keep limits")), QPushButton(tr("Cancel"))
        keep.setProperty("kind", "primary")
        keep.setDefault(True)
        cancel.setAutoDefault(False)
        keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, keep):
            button.setFont(look.font("body_strong"))
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(look, tr("Limits of work in progress"), "subtitle"))
        words = tr("A stage that holds more than its limit is marked. Nothing is refused.")
        layout.addWidget(PlainLabel(look, words, colour="text_muted", wraps=True))
        layout.addLayout(grid)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        self.resize(look.px(460), self.sizeHint().height())
        chosen = self.boxes.get(stage) or self.boxes[1]
        chosen.setFocus()
        chosen.selectAll()

    def limits(self) -> dict[int, int]:
        """The limits that are set."""
        return {stage: box.value() for stage, box in self.boxes.items() if box.value()}
