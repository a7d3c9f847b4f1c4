"""What the plan took on trust: one sentence each, so that a person can say that it is otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_MOST_HIGH = 132


class QuestionsCard(Plate):
    """Folded to its title until it is opened; ``answer_wanted`` asks for the step where names are decided."""

    answer_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "amber_bg", radius=look.tokens.radius["md"], parent=parent)
        self._is_open = False
        self._count = 0
        self.title = PlainLabel(look, role="body_strong", colour="amber_fg", wraps=True)
        self.fold = QPushButton()
        self.fold.setProperty("kind", "link")
        self.fold.clicked.connect(self._on_fold)
        self.answer = QPushButton(tr("Decide the names"))
        self.answer.setProperty("kind", "link")
        self.answer.clicked.connect(self.answer_wanted)
        self.text = PlainLabel(look, colour="amber_fg", wraps=True, selects=True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.text)
        self.area.setMaximumHeight(look.px(_MOST_HIGH))
        self.area.viewport().setAutoFillBackground(False)
        self.text.setAutoFillBackground(False)
        self.area.setAccessibleName(tr("Questions"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.answer)
        head.addWidget(self.fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.area)
        self.hide()

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show these sentences; none hides the card."""
        self._count = len(questions)
        self.text.setText("\n".join(questions))
        self.title.setText(trn("{count} thing was taken on trust", "{count} things were taken on trust", self._count))
        self.setVisible(bool(questions))
        self._show_fold()

    def _show_fold(self) -> None:
        self.area.setVisible(self._is_open)
        self.fold.setText(tr("Fold away") if self._is_open else tr("Show them"))

    def _on_fold(self) -> None:
        self._is_open = not self._is_open
        self._show_fold()
