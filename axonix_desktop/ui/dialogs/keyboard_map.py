"""Every shortcut of the window, read from the command registry, so that it cannot drift."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Commands, plain
from axonix_desktop.ui.menus import MENUS
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_IN_PLACES = (
    (mark("Board"), ((mark("Next or previous card"), "Up, Down"), (mark("Next or previous stage"), "Left, Right"),
                     (mark("Open the detail panel"), "Space"))),
    (mark("Filter box"), ((mark("To the rows"), "Down, Enter"), (mark("Clear"), "Esc"))),
    (mark("Palette"), ((mark("Choose"), "Enter"), (mark("Close"), "Esc"))),
)  # fmt: skip


class KeyboardMap(QDialog):
    """A list of all shortcuts by menu and page."""

    def __init__(self, look: Look, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(look.px(560), look.px(560))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("What it does"), tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(look.px(12))
        self.tree.setFont(look.font("body"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setAccessibleName(tr("Keyboard shortcuts"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for menu_id, title in MENUS:
            rows = [
                (plain(tr(one.title)), ", ".join(native(key) for key in (*one.keys, *one.shown_keys)))
                for one in commands
                if one.menu == menu_id and (one.keys or one.shown_keys)
            ]
            self._add(look, tr(title).replace("&", ""), rows)
        for title, members in _IN_PLACES:
            self._add(look, tr(title), [(tr(words), keys) for words, keys in members])
        self.tree.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(look, tr("Keyboard shortcuts"), "subtitle"))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)

    def _add(self, look: Look, title: str, rows: Iterable[tuple[str, str]]) -> None:
        """A group with its shortcuts; nothing when it has none."""
        pairs = list(rows)
        if pairs:
            group = QTreeWidgetItem(self.tree, [title])
            group.setFont(0, look.font("body_strong"))
            for words, keys in pairs:
                QTreeWidgetItem(group, [words, keys])


def native(key: str) -> str:
    """A key in Qt's portable words as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
