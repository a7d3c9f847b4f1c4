"""The dialog for a field that a programme adds: its name, what it holds, its choices; and its removal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.actions.custom_fields import FieldWish
from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.records.programme import CustomField
from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_WIDE = 460


class FieldDialog(QDialog):
    """``objection`` says why a wish cannot be; ``removal`` (for a field that is there) says what would be lost."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        *,
        plural: str,
        wish: FieldWish | None,
        objection: Callable[[FieldWish], str | None],
        suggested: Sequence[str] = (),
        removal: str = "",
    ) -> None:
        """``suggested`` are the choices to begin with when the field becomes a choice."""
        super().__init__(parent)
        self._look, self._objection, self._suggested = look, objection, tuple(suggested)
        self.is_removal = False
        is_new = wish is None
        begin = wish or FieldWish("")
        self.setWindowTitle(tr("Add a field to {records}", records=plural) if is_new else tr("Change the field"))
        self.setMinimumWidth(look.px(_WIDE))
        self.name = QLineEdit(begin.name)
        self.name.setMaxLength(80)
        self.holds = QComboBox()
        kind = CustomField.fields["value_kind"].kind
        for option in kind.options if isinstance(kind, Choice) else ():
            self.holds.addItem(tr(option.label), option.code)
        self.holds.setCurrentIndex(max(self.holds.findData(begin.value_kind), 0))
        self.choices = QPlainTextEdit("\n".join(begin.choices))
        self.choices.setTabChangesFocus(True)
        self.choices.setFixedHeight(look.px(120))
        self.choices.setPlaceholderText(tr("One value a line"))
        self.help = QLineEdit(begin.help)
        self.help.setPlaceholderText(tr("What to write here"))
        self.fault = PlainLabel(look, "", "small", "red_fg", wraps=True)
        self.save = QPushButton(tr("Add field") if is_new else tr("Save"))
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        self.remove = QPushButton(tr("Remove field"))
        self.remove.setVisible(not is_new)
        self.remove.setToolTip(removal)
        self._lay_out(removal)
        self.name.textChanged.connect(lambda _text: self._check())
        self.choices.textChanged.connect(self._check)
        self.holds.currentIndexChanged.connect(lambda _at: self._on_kind())
        self.save.clicked.connect(self.accept)
        self.remove.clicked.connect(self._on_remove)
        self._on_kind()
        self.fault.setText("")

    def _lay_out(self, removal: str) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._rows: list[tuple[PlainLabel, QWidget]] = []
        for words, editor in (
            (tr("&Name"), self.name), (tr("&Holds"), self.holds), (tr("&Choices"), self.choices),
            (tr("H&elp"), self.help),
        ):  # fmt: skip
            label = PlainLabel(self._look, words)
            label.setBuddy(editor)
            editor.setAccessibleName(words.replace("&", ""))
            form.addRow(label, editor)
            self._rows.append((label, editor))
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        if removal:
            layout.addWidget(PlainLabel(self._look, removal, "small", "text_muted", wraps=True))
        layout.addWidget(self.fault)
        layout.addLayout(row)

    def wish(self) -> FieldWish:
        """What stands in the dialog."""
        code = str(self.holds.currentData())
        lines = dict.fromkeys(line.strip() for line in self.choices.toPlainText().splitlines() if line.strip())
        return FieldWish(self.name.text(), code, tuple(lines) if code == "choice" else (), self.help.text())

    def _on_kind(self) -> None:
        """Choices are asked for where the field is one."""
        is_choice = self.holds.currentData() == "choice"
        if is_choice and not self.choices.toPlainText() and self._suggested:
            self.choices.setPlainText("\n".join(self._suggested))
        for widget in self._rows[2]:
            widget.setVisible(is_choice)
        self._check()
        self.adjustSize()

    def _check(self) -> None:
        reason = self._objection(self.wish())
        self.fault.setText(reason or "")
        self.save.setEnabled(reason is None)

    def _on_remove(self) -> None:
        self.is_removal = True
        self.accept()
