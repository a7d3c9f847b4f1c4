"""Choosing a list of checklist items for use cases that are selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class ListChoice(QDialog):
    """``items`` are the ids of the items of the list chosen."""

    def __init__(
        self, look: Look, lists: Mapping[str, Sequence[int]], count: int, parent: QWidget | None = None
    ) -> None:
        """``lists`` are ids of items by the list's name, ``count`` how many use cases get them."""
        super().__init__(parent)
        self._lists = dict(lists)
        self.setWindowTitle(tr("Add a list's items"))
        self.box = QComboBox()
        for name, ids in self._lists.items():
            words = trn("{name} ({count} item)", "{name} ({count} items)", len(ids), name=name or tr("Without a list"))
            self.box.addItem(words, name)
        title = trn(
            "Add the items of a list to {count} use case", "Add the items of a list to {count} use cases", count
        )
        self.box.setAccessibleName(tr("List"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(look, title, "subtitle", wraps=True))
        words = tr("Each gets every item of the list, whatever its risk tier. Items it has already stay as they are.")
        layout.addWidget(PlainLabel(look, words, colour="text_muted", wraps=True))
        layout.addWidget(self.box)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, keep = QPushButton(tr("Cancel")), QPushButton(tr("Add items"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        keep.setProperty("kind", "primary")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(keep)
        layout.addLayout(row)
        self.setMinimumWidth(look.px(460))

    @property
    def items(self) -> tuple[int, ...]:
        """The items of the list chosen."""
        return tuple(self._lists.get(str(self.box.currentData() or ""), ()))
