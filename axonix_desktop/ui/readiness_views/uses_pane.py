"""Beside a list: what is stood on, its facts, and the use cases tied to it, each opened by a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.words import trn
from axonix_desktop.ui.detail.part import LinkRow, clear
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_MOST = 40
_BUTTON_PAD, _AROUND = 16, 60


@dataclass(frozen=True, slots=True)
class Tied:
    """A heading and the use cases below it: id, name, note. ``none`` is said where there is none."""

    title: str
    none: str
    cases: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """A button: its words, what it does, and whether it can be done."""

    words: str
    act: Callable[[], object]
    is_possible: bool = True


class UsesPane(QWidget):
    """``opened(use case id)`` asks for a use case."""

    def __init__(self, look: Look, opened: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._opened = look, opened
        self.buttons: list[QPushButton] = []
        plate = Plate(look, "surface", radius=10)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Plate(look, "surface")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 8, 12, 8)
        self._column.setSpacing(6)
        self._area.setWidget(body)
        inner = QVBoxLayout(plate)
        inner.setContentsMargins(1, 6, 1, 6)
        inner.addWidget(self._area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(plate)

    def show_thing(
        self, title: str, facts: Sequence[tuple[str, str]], tied: Sequence[Tied], verbs: Sequence[Verb]
    ) -> None:
        """Show a component, standard or data source."""
        clear(self._column)
        look = self._look
        self.buttons = []
        self._column.addWidget(PlainLabel(look, title, "subtitle", wraps=True))
        grid_holder = QWidget()
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (label, words) in enumerate(facts):
            grid.addWidget(PlainLabel(look, label, "small", "text_muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(look, words, "small", wraps=True), row, 1)
        self._column.addWidget(grid_holder)
        self._add_verbs(verbs)
        for one in tied:
            self._column.addSpacing(4)
            line = QHBoxLayout()
            line.addWidget(PlainLabel(look, one.title, "body_strong"), 1)
            line.addWidget(PlainLabel(look, f"{len(one.cases):,}" if one.cases else "", "small", "text_muted"))
            self._column.addLayout(line)
            if not one.cases:
                self._column.addWidget(PlainLabel(look, one.none, "small", "text_muted", wraps=True))
            for number, name, note in one.cases[:_MOST]:
                row = LinkRow(look, name, note, "table-2")
                row.clicked.connect(partial(self._open, number))
                self._column.addWidget(row)
            rest = len(one.cases) - _MOST
            if rest > 0:
                words = trn("{count} more is not listed.", "{count} more are not listed.", rest)
                self._column.addWidget(PlainLabel(look, words, "small", "text_faint"))
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _add_verbs(self, verbs: Sequence[Verb]) -> None:
        """The buttons, two in a line, or each in its own where their words are long."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setSpacing(6)
        metrics = self._look.metrics("small_strong")
        longest = max((metrics.horizontalAdvance(one.words) for one in verbs), default=0) + 2 * _BUTTON_PAD
        across = 2 if 2 * longest + _AROUND <= self.width() else 1
        for place, one in enumerate(verbs):
            button = QPushButton(one.words)
            button.setFont(self._look.font("small_strong"))
            button.setEnabled(one.is_possible)
            button.clicked.connect(lambda _checked=False, act=one.act: act())
            grid.addWidget(button, place // across, place % across)
            self.buttons.append(button)
        self._column.addWidget(holder)

    def _open(self, number: int, _checked: bool = False) -> None:
        self._opened(number)
