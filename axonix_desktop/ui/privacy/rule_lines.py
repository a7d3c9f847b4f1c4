"""The times a programme keeps records of people for: a line for each rule, with the choice at its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.retention import HISTORY, MONTHS, RULES, months_of, span_words
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

HISTORY_TITLE = mark("Words in the history")
_HISTORY_SINCE = mark("since the change; which field was changed, by whom and when always stays")


class RuleLine(QWidget):
    """One rule: its title, from when it counts, what is done when it is due, and how long."""

    def __init__(self, look: Look, title: str, words: str, chosen: Callable[[int | None], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._months: list[int | None] = [None, *MONTHS]
        self.box = QComboBox()
        self.box.setAccessibleName(tr("How long to keep: {what}", what=title))
        self.box.setAccessibleDescription(words)
        self.box.setMinimumWidth(look.px(130))
        self.box.activated.connect(lambda place: self._chosen(self._months[place]))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(look, title, "body"))
        texts.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(5), 0, look.px(5))
        row.setSpacing(look.px(12))
        row.addLayout(texts, 1)
        row.addWidget(self.box)

    def show_months(self, months: int | None, reason: str | None) -> None:
        """Show what is chosen; ``reason`` is why nothing can be chosen."""
        offered: set[int] = {*MONTHS, *([months] if months else [])}
        self._months = [None, *sorted(offered)]
        self.box.clear()
        self.box.addItems([span_words(one) for one in self._months])
        self.box.setCurrentIndex(self._months.index(months))
        self.box.setEnabled(reason is None)
        self.box.setToolTip(reason or "")


class RulesCard(Card):
    """Every rule; ``chosen`` is called with its name and the months, None for ever."""

    def __init__(self, look: Look, chosen: Callable[[str, int | None], object]) -> None:
        super().__init__(look, tr("How long it is kept"))
        words = tr("Nothing goes by itself: what is past its time is listed, and goes when you say so.")
        self.column.addWidget(PlainLabel(look, words, colour="text_muted", wraps=True))
        self.lines: dict[str, RuleLine] = {}
        told = [(one.name, tr(one.title), f"{tr(one.since)}. {tr(one.does)}.") for one in RULES]
        for name, title, line in (*told, (HISTORY, tr(HISTORY_TITLE), f"{tr(_HISTORY_SINCE)}.")):
            made = RuleLine(look, title, line[:1].upper() + line[1:], partial(chosen, name))
            self.lines[name] = made
            self.column.addWidget(made)
        self.column.addStretch(1)

    def show_rules(self, held: Mapping[str, Any], reason: str | None) -> None:
        """Show what the programme has chosen."""
        for name, line in self.lines.items():
            line.show_months(months_of(held, name), reason)
