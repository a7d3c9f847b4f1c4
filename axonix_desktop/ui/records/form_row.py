"""One field of a form: its label, its editor, made when it is to be seen, and below it what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.form_editors import FieldEditor, is_several_lines, least_height
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_EMPTY: tuple[object, ...] = (None, "", ())
_BETWEEN = 8


class FieldRow:
    """Label and place of one field. The editor is made when it is asked for, or when the form comes to it."""

    def __init__(
        self, look: Look, field: Field, make: Callable[[], FieldEditor], label_width: int, parent: QWidget | None
    ) -> None:
        """``make`` makes the editor, once; ``parent`` is where label and editor will stand."""
        self.field = field
        self.is_keeping = False
        self._look, self._make = look, make
        self._editor: FieldEditor | None = None
        self._value: tuple[Value, str, bool] | None = None
        self._said: _Objection | None = None
        label = tr(field.label) if not field.is_custom else field.label
        self.label = PlainLabel(look, label, colour="text_muted", parent=parent, wraps=True)
        self.label.setToolTip(tr(field.help) if not field.is_custom else field.help)
        if not is_several_lines(field):
            self.label.setMinimumHeight(look.size("control"))
            self.label.setFixedWidth(label_width)
        vertical = Qt.AlignmentFlag.AlignBottom if is_several_lines(field) else Qt.AlignmentFlag.AlignVCenter
        self.label.setAlignment(vertical | Qt.AlignmentFlag.AlignLeading)
        self.box = QWidget(parent)
        self._layout = QVBoxLayout(self.box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.box.setMinimumHeight(least_height(look, field))

    @property
    def editor(self) -> FieldEditor:
        """The editor, made now where it is not there yet."""
        return self.make()

    def make(self) -> FieldEditor:
        """Make the editor, unless it is there already."""
        editor = self._editor
        if editor is None:
            editor = self._editor = self._make()
            self.label.setBuddy(editor.inner)
            self._layout.insertWidget(0, editor)
            self.box.setMinimumHeight(0)
            if self._value is not None:
                value, words, is_mixed = self._value
                editor.show_value(value, words, is_mixed=is_mixed)
        return editor

    @property
    def is_made(self) -> bool:
        """Whether the editor is there."""
        return self._editor is not None

    @property
    def height(self) -> int:
        """The least room that the row takes in a form."""
        own = least_height(self._look, self.field) + _BETWEEN
        return own + self._look.metrics("body").height() + _BETWEEN if is_several_lines(self.field) else own

    @property
    def is_touched(self) -> bool:
        """Whether a person changed what stands there."""
        return self._editor is not None and self._editor.is_touched

    @property
    def is_bad(self) -> bool:
        """Whether what stands there cannot be kept."""
        return self._editor is not None and self._editor.is_bad

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        return self._editor is not None and self._editor.inner.hasFocus()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see in it."""
        editor = self._editor
        if editor is None:
            return self._value is None or (self._value[0] in _EMPTY and not self._value[2])
        return editor.value in _EMPTY and not (editor.is_touched or editor.is_bad or editor.is_mixed)

    def show_value(self, value: Value, words: str, *, is_mixed: bool) -> None:
        """Show a value, now or when the editor is made."""
        self.clear_objection()
        if self._editor is not None:
            self._editor.show_value(value, words, is_mixed=is_mixed)
        else:
            self._value = (value, words, is_mixed)

    def forget(self) -> None:
        """What a person changed is no longer of interest."""
        if self._editor is not None:
            self._editor.is_touched = False
        self.clear_objection()

    def show_objection(self, sentence: str) -> None:
        """Say what is wrong with what stands in the editor; it stays there."""
        self.editor.set_bad(is_bad=True)
        self.editor.inner.setAccessibleDescription(sentence)
        if self._said is None:
            self._said = _Objection(self._look)
            self._layout.addWidget(self._said)
        self._said.say(sentence)
        announce(self.editor, sentence)

    def clear_objection(self) -> None:
        """What stands in the editor is right, as far as one knows."""
        if self._editor is not None:
            self._editor.set_bad(is_bad=False)
            self._editor.inner.setAccessibleDescription("")
        if self._said is not None:
            self._said.hide()

    @property
    def objection(self) -> str:
        """The sentence shown, empty for none."""
        return self._said.note.text() if self.is_bad and self._said is not None else ""

    def show(self, *, is_shown: bool) -> None:
        """Show or hide label and editor."""
        if self.label.isHidden() == is_shown or self.box.isHidden() == is_shown:
            self.label.setVisible(is_shown)
            self.box.setVisible(is_shown)


class _Objection(QWidget):
    """What is wrong with a value, below its editor."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._mark = QLabel()
        self.note = PlainLabel(look, role="small", colour="red_fg", wraps=True, selects=True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.note, 1)

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        look = self._look
        self._mark.setPixmap(look.pixmap("circle-alert", "red_fg", look.px(14), self.devicePixelRatioF()))
        self.note.setText(sentence)
        self.show()
