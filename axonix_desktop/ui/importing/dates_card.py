"""How the dates of one column are read, in words, and whether day or month comes first."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.importing.meanings import DatesTold
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.wording import short
from axonix_desktop.ui.texts import PlainLabel, Plate

_SHAPES = 7


class DatesCard(Plate):
    """Names the column, gives an example of each form with its reading, and lets one choose the order."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        look = session.context.look
        super().__init__(look, "sunken", radius=look.tokens.radius["lg"], parent=parent)
        self.session = session
        self.header = ""
        self.title = PlainLabel(look, role="body_strong", wraps=True)
        self.words = PlainLabel(look, role="body", colour="text_muted", wraps=True, selects=True)
        self.day = self._button(tr("Day first"), "day")
        self.month = self._button(tr("Month first"), "month")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.day)
        buttons.addWidget(self.month)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addLayout(buttons)

    def show_dates(self, header: str, dates: DatesTold) -> None:
        """Show how the dates of the column ``header`` are read."""
        self.header = header
        self.title.setText(tr("Dates in “{header}”", header=short(header, 60)))
        lines = [self._line(one.example, one.reading, one.count) for one in dates.shapes[:_SHAPES]]
        if len(dates.shapes) > _SHAPES:
            rest = len(dates.shapes) - _SHAPES
            lines.append(trn("and {count} more form", "and {count} more forms", rest))
        lines.append(self._why(dates))
        self.words.setText("\n".join(line for line in lines if line))
        is_asked = bool(dates.day or dates.month or dates.either)
        for button, order in ((self.day, "day"), (self.month, "month")):
            button.setVisible(is_asked)
            button.setChecked(dates.order == order)
            is_chosen = dates.order == order
            button.setIcon(self._look.icon("check", "accent_text") if is_chosen else self._look.icon("circle"))
            button.setIconSize(QSize(self._look.px(16), self._look.px(16)))
            button.setAccessibleName(
                tr("{words} in {header}", words=button.text(), header=short(header, 60))
            )  # fmt: skip

    @staticmethod
    def _line(example: str, reading: str | None, count: int) -> str:
        shown = short(example, 40)
        if reading is None:
            return tr("“{example}” is no date ({count})", example=shown, count=f"{count:,}")
        return tr("“{example}” is read as {reading} ({count})", example=shown, reading=reading, count=f"{count:,}")

    @staticmethod
    def _why(dates: DatesTold) -> str:
        """What speaks for the order."""
        if not dates.either and not dates.day and not dates.month:
            return tr("Real dates are never turned round.") if dates.shapes else tr("There are no dates in it.")
        order = tr("Day first") if dates.order == "day" else tr("Month first")
        for_it, against = (dates.day, dates.month) if dates.order == "day" else (dates.month, dates.day)
        either = trn("{count} could be read either way", "{count} could be read either way", dates.either)
        if dates.is_decided:
            return tr("{order}: you chose this. {either}.", order=order, either=either)
        if not for_it and not against:
            return tr("{order}: no value says which comes first. {either}. Please choose.", order=order, either=either)
        sure = trn("{count} date can only be read so", "{count} dates can only be read so", for_it)
        if against:
            other = trn("{count} speaks against it", "{count} speak against it", against)
            return tr("{order}: {sure}, {other}. {either}.", order=order, sure=sure, other=other, either=either)
        return tr("{order}: {sure}. {either}, none speaks against it.", order=order, sure=sure, either=either)

    def _button(self, words: str, order: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setFont(self._look.font("body_strong"))
        button.clicked.connect(lambda _checked=False: self._choose(order))
        return button

    def _choose(self, order: str) -> None:
        draft = self.session.draft
        if draft is not None:
            self.session.change(draft.deciding(orders={**draft.decisions.orders, self.header: order}))
