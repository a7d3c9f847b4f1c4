"""Before several steps are taken back at once: which they are, by name and number, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.changes import local_moment, moment_words
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.journal import ChangeSet
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_MOST_LISTED = 500


class StepsDialog(QDialog):
    """Shows the steps and asks; ``verb`` is what the button does."""

    def __init__(
        self, look: Look, title: str, text: str, verb: str, steps: Sequence[ChangeSet], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(look.px(560), look.px(440))
        self.list = QListWidget()
        self.list.setAccessibleName(trn("{count} step", "{count} steps", len(steps)))
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet(f"QListWidget::item {{ padding: {look.px(4)}px {look.px(8)}px; }}")
        for one in steps[:_MOST_LISTED]:
            when = moment_words(local_moment(one.at))
            self.list.addItem(tr("{step}  ·  {moment}, {person}", step=one.label, moment=when, person=one.actor))
        self.do_button = QPushButton(verb)
        self.do_button.setProperty("kind", "primary")
        self.do_button.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        if len(steps) > _MOST_LISTED:
            more = trn("and {count} earlier step", "and {count} earlier steps", len(steps) - _MOST_LISTED)
            buttons.addWidget(PlainLabel(look, more, "small", "text_muted"))
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.do_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        layout.addWidget(PlainLabel(look, title, "subtitle", wraps=True))
        layout.addWidget(PlainLabel(look, text, colour="text_muted", wraps=True))
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        cancel.setFocus()
