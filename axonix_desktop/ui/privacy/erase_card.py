"""The card that says what an erasure reaches, with counts per place, and what it leaves; and the button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from axonix_desktop.actions.privacy import copies_of
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.personal import Known
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.privacy.erasing import cautions, places_told
from axonix_desktop.ui.privacy.looking import Found
from axonix_desktop.ui.texts import PlainLabel


class EraseCard(Card):
    """Shows what would go before anything is asked."""

    def __init__(self, context: PageContext, erases: Callable[[], object]) -> None:
        super().__init__(context.look, tr("Erase on request"))
        self._context = context
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Why it was asked for (kept, without the name)"))
        self.reason.setAccessibleName(tr("Why it was asked for"))
        self.button = QPushButton(tr("Erase this person…"))
        self.button.setProperty("kind", "danger")
        self.button.clicked.connect(lambda _checked=False: erases())
        self._cautions = QVBoxLayout()
        self._cautions.setSpacing(context.look.px(6))
        self._places = QGridLayout()
        self._places.setColumnStretch(1, 1)
        self._places.setHorizontalSpacing(context.look.px(16))
        self._places.setVerticalSpacing(context.look.px(4))
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        self.column.addLayout(self._places)
        self.column.addLayout(self._cautions)
        text = tr("Workbooks, prints and copies you made yourself are not reached.")
        self.column.addWidget(PlainLabel(context.look, text, "small", "text_muted", wraps=True))
        self.column.addLayout(row)

    def show_places(self, known: Known, found: Found | None) -> None:
        """Show the counts for a person."""
        look = self._context.look
        for layout in (self._places, self._cautions):
            clear(layout)
        told = places_told(known, found, len(copies_of(self._context.programme.file)))
        for row, (place, amount) in enumerate(told):
            self._places.addWidget(PlainLabel(look, place, colour="text_muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._places.addWidget(PlainLabel(look, amount, wraps=True), row, 1)
        for words in cautions(known):
            line = QHBoxLayout()
            sign = QLabel()
            sign.setPixmap(look.pixmap("triangle-alert", "amber_fg", look.px(16), self.devicePixelRatioF()))
            line.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(PlainLabel(look, words, wraps=True), 1)
            self._cautions.addLayout(line)
