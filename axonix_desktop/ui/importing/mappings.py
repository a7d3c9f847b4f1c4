"""The mappings that were kept: use one for the file that is open, give it another name, remove it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.actions.mapping_profiles import remove_mapping, rename_mapping
from axonix_desktop.core.importing.saved import from_json
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.mapping_profiles import KeptMapping, mapping_profiles
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.importing.line_cells import LineCell, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.step_pane import Banner
from axonix_desktop.ui.importing.wording import kind_words
from axonix_desktop.ui.states import StatePane


class MappingsDialog(QDialog):
    """``use`` reads the open file as a mapping says and answers whether that could be done; None without a file."""

    def __init__(
        self, context: PageContext, use: Callable[[KeptMapping], bool] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self._use = context, use
        look = context.look
        self.setWindowTitle(tr("Saved mappings"))
        self.resize(look.px(640), look.px(460))
        self.kept: list[KeptMapping] = []
        self.banner = Banner(look, "amber")
        self.list = LineTable(look, (tr("Mapping"), tr("Reads")), (45, 55), line=52)
        self.list.setAccessibleName(tr("Saved mappings"))
        self.list.chosen.connect(lambda _row: self._show_current())
        self.list.entered_line.connect(lambda _row: self.use_current())
        self.nothing = StatePane(look)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the mapping"))
        self.name.returnPressed.connect(self.rename)
        self.rename_button = QPushButton(tr("Rename"))
        self.rename_button.clicked.connect(self.rename)
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.clicked.connect(self.remove)
        self.use_button = QPushButton(tr("Use for this file"))
        self.use_button.setProperty("kind", "primary")
        self.use_button.clicked.connect(self.use_current)
        self.use_button.setVisible(use is not None)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        for button in (self.rename_button, self.remove_button, self.use_button, close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.rename_button)
        row.addWidget(self.remove_button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.use_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(row)
        layout.addLayout(foot)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the mappings as they are now."""
        self.kept = mapping_profiles(self.context.programme.file)
        self.list.lines.show([self._cells(one) for one in self.kept])
        has_any = bool(self.kept)
        for widget in (self.list, self.name, self.rename_button, self.remove_button):
            widget.setVisible(has_any)
        self.use_button.setEnabled(has_any)
        self.nothing.setVisible(not has_any)
        if not has_any:
            self.nothing.show_state(
                "bookmark", "blue", tr("No mapping is kept yet"),
                tr("An import keeps how its file was read, so that the next one of that layout needs no questions."),
            )  # fmt: skip
        elif not 0 <= self.list.currentIndex().row() < len(self.kept):
            self.list.choose(0)
        self._show_current()

    def use_current(self) -> None:
        """Read the open file as the mapping in use says."""
        one = self._current()
        if one is None or self._use is None:
            return
        try:
            is_done = self._use(one)
        except BadValueError as error:
            self.banner.say(str(error))
            return
        if is_done:
            self.context.toast.say(tr("Read as “{name}” says", name=one.name))
            self.accept()
        else:
            self.banner.say(tr("“{name}” fits none of the tables of this file.", name=one.name))

    def rename(self) -> None:
        """Give the mapping the name that was typed."""
        one, name = self._current(), self.name.text()
        if one is not None and name.strip() != one.name:
            act = partial(rename_mapping, number=one.id, name=name)
            self.context.change(act, tr("The mapping was not renamed"))
            self.refresh()

    def remove(self) -> None:
        """Forget the mapping; Undo brings it back."""
        one = self._current()
        if one is not None:
            self.context.change(partial(remove_mapping, number=one.id), tr("The mapping was not removed"))
            self.refresh()
            self.context.toast.say(tr("Mapping “{name}” removed", name=one.name), tr("Undo"),
                                   lambda: self.context.run("edit.undo"))  # fmt: skip

    def _current(self) -> KeptMapping | None:
        row = self.list.currentIndex().row()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def _show_current(self) -> None:
        one = self._current()
        self.name.setText(one.name if one is not None else "")

    @staticmethod
    def _cells(one: KeptMapping) -> tuple[LineCell, ...]:
        try:
            tables = from_json(one.content).tables
        except BadValueError as error:
            return Words(one.name, is_strong=True), Words(str(error))
        kinds = ", ".join(kind_words(table.kind) for table in tables)
        columns = sum(len(table.targets) for table in tables)
        return Words(one.name, is_strong=True), Words(kinds, trn("{count} column", "{count} columns", columns))
