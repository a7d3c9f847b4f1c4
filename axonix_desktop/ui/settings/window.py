"""The settings window: each setting with its help beside its control; what is chosen holds at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.settings.declared import SETTINGS, Setting
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState


class SettingsWindow(QDialog):
    """``applied(name)`` is called after a setting was kept."""

    def __init__(
        self, look: Look, state: WindowState, applied: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._state, self._applied = look, state, applied
        self.controls: dict[str, QWidget] = {}
        self.setWindowTitle(tr("Settings"))
        self.resize(look.px(640), look.px(640))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for section in dict.fromkeys(one.section for one in SETTINGS):
            heading = PlainLabel(look, tr(section), "subtitle")
            heading.setContentsMargins(0, 8, 0, 0)
            column.addWidget(heading)
            column.addWidget(self._card([one for one in SETTINGS if one.section == section]))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(tr("Settings"))
        scroll.setWidget(body)
        close = QPushButton(tr("Close"))
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(PlainLabel(look, tr("Kept on this computer, not in the programme file"), "small", "text_muted"))
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def go_to(self, name: str) -> None:
        """Put the keyboard on the control of a setting."""
        self.controls[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, members: list[Setting]) -> Plate:
        """The settings of one section."""
        card = Plate(self._look, "surface", radius=self._look.tokens.radius["lg"])
        rows = QVBoxLayout(card)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(12)
        for one in members:
            words = QVBoxLayout()
            words.setSpacing(0)
            title = PlainLabel(self._look, tr(one.title), "body_strong")
            words.addWidget(title)
            words.addWidget(PlainLabel(self._look, tr(one.help), "small", "text_muted", wraps=True))
            control = self._control(one)
            focus = self.controls[one.name]
            focus.setAccessibleName(tr(one.title))
            focus.setAccessibleDescription(tr(one.help))
            title.setBuddy(focus)
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addLayout(words, 1)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            rows.addLayout(row)
        return card

    def _control(self, one: Setting) -> QWidget:
        """The control of a setting, showing what is kept."""
        kept = self._state.text(one.name, one.default)
        if one.kind == "flag":
            box = QCheckBox()
            box.setChecked(self._state.flag(one.name, default=False))
            box.toggled.connect(lambda is_on: self._keep(one.name, value=is_on))
            self.controls[one.name] = box
            return box
        if one.kind == "choice":
            choice = QComboBox()
            choice.setMinimumWidth(self._look.px(200))
            for value, words in one.options:
                choice.addItem(tr(words), value)
            place = choice.findData(kept)
            choice.setCurrentIndex(max(place, 0))
            choice.activated.connect(lambda at: self._keep(one.name, value=str(choice.itemData(at))))
            self.controls[one.name] = choice
            return choice
        line = QLineEdit(kept)
        line.setMinimumWidth(self._look.px(200))
        line.editingFinished.connect(lambda: self._keep(one.name, value=line.text().strip()))
        self.controls[one.name] = line
        return self._with_browse(one, line) if one.kind == "folder" else line

    def _with_browse(self, one: Setting, line: QLineEdit) -> QWidget:
        """A line for a folder with a button that asks for one."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        browse = QPushButton(tr("Choose…"))
        browse.setAccessibleName(tr("Choose the folder for programme files"))
        browse.clicked.connect(lambda: self._browse(one, line))
        row.addWidget(line)
        row.addWidget(browse)
        return holder

    def _browse(self, one: Setting, line: QLineEdit) -> None:
        """Ask for a folder."""
        found = QFileDialog.getExistingDirectory(self, tr(one.title), line.text() or str(Path.home()))
        if found:
            line.setText(found)
            self._keep(one.name, value=found)

    def _keep(self, name: str, *, value: str | bool) -> None:
        """Keep a value, when it is another, and let it take effect."""
        if isinstance(value, bool) or value != self._state.text(name, "\0"):
            self._state.keep(name, value)
            self._applied(name)
