"""The questions of the risk classification as boxes to tick: texts that wrap, one Tab stop a question or option."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.classification import Option, Question, chosen
from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look


class ClickedLabel(PlainLabel):
    """Words that belong to a box: a click on them is a click on it."""

    def __init__(self, look: Look, text: str, button: QAbstractButton) -> None:
        super().__init__(look, text, "body", wraps=True)
        self._button = button
        self.setBuddy(button)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()


class QuestionBox(Plate):
    """One question. ``changed`` carries the codes of the options chosen."""

    changed = Signal(object)

    def __init__(self, look: Look, question: Question, before: tuple[str, ...], note: str = "") -> None:
        """``before`` are the options chosen when it is first shown, ``note`` says where they come from."""
        super().__init__(look, "surface", radius=look.tokens.radius["md"])
        self._look, self.question, self.codes = look, question, before
        self.buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(not question.takes_several)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(PlainLabel(look, tr(question.text), "body_strong", wraps=True))
        column.addWidget(PlainLabel(look, tr(question.help), "small", "text_muted", wraps=True))
        options = QHBoxLayout() if question.kind == "yes_no" else QVBoxLayout()
        options.setSpacing(18 if question.kind == "yes_no" else 2)
        for option in question.options:
            options.addWidget(self._line(option))
        if question.kind == "yes_no":
            options.addStretch(1)
        column.addLayout(options)
        foot = " · ".join(part for part in (note, *question.references) if part)
        column.addWidget(PlainLabel(look, foot, "caption", "text_faint", wraps=True))
        self._show()

    def ask(self) -> None:
        """Put the keyboard on the answer, or on the first one."""
        code = self.codes[0] if self.codes else self.question.options[0].code
        self.buttons[code].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, option: Option) -> QWidget:
        """A box with its words."""
        button: QAbstractButton = QCheckBox() if self.question.takes_several else QRadioButton()
        label = tr(option.label)
        button.setAccessibleName(f"{tr(self.question.text)} {label}")
        button.setMinimumSize(self._look.px(24), self._look.px(24))
        button.clicked.connect(partial(self._on_clicked, option.code))
        self._group.addButton(button)
        self.buttons[option.code] = button
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        words = ClickedLabel(self._look, label, button)
        words.setContentsMargins(0, self._look.px(4), 0, 0)
        if self.question.kind == "yes_no":
            words.setWordWrap(False)
            row.addWidget(words)
        else:
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_clicked(self, code: str) -> None:
        self.codes = chosen(self.question, self.codes, code, is_on=self.buttons[code].isChecked())
        self._show()
        self.changed.emit(self.codes)

    def _show(self) -> None:
        for code, button in self.buttons.items():
            button.setChecked(code in self.codes)
