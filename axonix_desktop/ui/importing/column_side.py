"""Beside the columns: the values of the one in use, how often each stands there, and what it becomes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.dates_card import DatesCard
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import MOST_WIDE
from axonix_desktop.ui.importing.value_list import ValueList
from axonix_desktop.ui.importing.wording import how_sure
from axonix_desktop.ui.texts import PlainLabel, Plate


class ColumnSide(Plate):
    """``values_wanted`` asks for the step where all values are."""

    values_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        look = session.context.look
        super().__init__(look, "surface", edges="l", parent=parent)
        self.session = session
        self.setFixedWidth(min(look.size("detail"), MOST_WIDE))
        look.changed.connect(self._resize)
        self.place = PlainLabel(look, role="small", colour="text_muted")
        self.title = PlainLabel(look, role="subtitle", wraps=True)
        self.why = PlainLabel(look, role="small", colour="text_muted", wraps=True, selects=True)
        self.values = ValueList(session, is_narrow=True)
        self.dates = DatesCard(session)
        self.summary = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.more = QPushButton(tr("All values of this file"))
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self.values_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 14)
        layout.setSpacing(6)
        for label in (self.place, self.title, self.why):
            label.setContentsMargins(16, 0, 16, 0)
            layout.addWidget(label)
        layout.addWidget(self.values, 1)
        cards = QVBoxLayout()
        cards.setContentsMargins(16, 4, 16, 0)
        cards.setSpacing(8)
        cards.addWidget(self.dates)
        cards.addWidget(self.summary)
        cards.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(cards)
        self._filler = QWidget()
        layout.addWidget(self._filler, 1)

    def _resize(self) -> None:
        """Take the width of the look in use."""
        self.setFixedWidth(min(self._look.size("detail"), MOST_WIDE))

    def show_column(self, place: int, column: int, where: str) -> None:
        """Show a column of a table."""
        ready = self.session.ready
        if ready is None or place >= len(ready.draft.tables):
            return
        one = next((one for one in ready.draft.tables[place].match.columns if one.column == column), None)
        if one is None:
            return
        self.why.setText(how_sure(ready.draft.tables[place], one).reason)
        told = ready.column(place, column)
        distinct = len(told.meanings) if told.dates is None else len(told.dates.shapes)
        words = (
            trn("{count} different value", "{count} different values", distinct)
            if told.dates is None
            else trn("{count} form of date", "{count} forms of date", distinct)
        )
        self.place.setText(f"{where}, {words}")
        self.title.setText(" ".join(one.header.split()) or tr("(no heading)"))
        is_dates = told.dates is not None
        self.dates.setVisible(is_dates)
        self.values.setVisible(not is_dates)
        self._filler.setVisible(is_dates)
        if told.dates is not None:
            self.dates.show_dates(one.header, told.dates)
            self.values.show_column(-1, -1)
        else:
            self.values.show_column(place, column)
        self.summary.setText(self._summary(told.rows, told.blank, told.open_count, is_free=told.sort == "free"))
        self.more.setVisible(told.sort not in ("free", "date"))

    @staticmethod
    def _summary(rows: int, blank: int, open_count: int, *, is_free: bool) -> str:
        words = [trn("{count} row", "{count} rows", rows)]
        if blank:
            words.append(trn("{count} blank", "{count} blank", blank))
        if not is_free:
            asked = trn("{count} value to look at", "{count} values to look at", open_count)
            words.append(asked if open_count else tr("all understood"))
        return ", ".join(words)
