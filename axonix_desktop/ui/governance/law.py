"""Legal deadlines as dated facts with how sure we are of each; information, not legal advice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from axonix_desktop.core.governance import Deadline
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_SOON = 90
_HEADS = 4


class LawCard(Card):
    """One line a deadline: day, how far it is, region, what it asks, and how sure we are of it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("Dates in law"), tr("Information, not legal advice"), parent)
        self.lines: list[str] = []
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(3, 3)
        self._grid.setColumnStretch(4, 2)
        self.column.addWidget(self._body)

    def show_deadlines(self, found: Sequence[Deadline], today: date) -> None:
        """Show the deadlines as they stand today: what lies ahead is strong, what is past is faint."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = []
        heads = (tr("Date"), tr("Days left"), tr("Region"), tr("What"), tr("How sure we are"))
        for column, head in enumerate(heads):
            self._put(0, column, head, "small", "text_muted")
        for row, one in enumerate(found, 1):
            left = one.days_left(today)
            is_past = left is not None and left < 0
            ink = "text_faint" if is_past else "text"
            is_soon = left is not None and 0 <= left <= _SOON
            words = (
                Date().show(one.on) if one.on else tr("No date"), days_words(left), one.region, one.what,
                sureness(one),
            )  # fmt: skip
            self._put(row, 0, words[0], "figures", ink)
            self._put(row, 1, words[1], "body_strong" if is_soon else "body", "amber_fg" if is_soon else ink)
            self._put(row, 2, words[2], "body", ink)
            self._put(row, 3, words[3], "body", ink)
            self._put(row, 4, words[4], "small", "text_muted")
            self.lines.append(", ".join(part for part in words if part))
        self.setAccessibleDescription("\n".join(self.lines))

    def _put(self, row: int, column: int, words: str, role: str, ink: str) -> None:
        is_long = column >= _HEADS - 1
        label = PlainLabel(self.look, words, role, ink, wraps=is_long, selects=row > 0)
        policy = QSizePolicy.Policy.Ignored if is_long else QSizePolicy.Policy.Preferred
        label.setSizePolicy(policy, QSizePolicy.Policy.MinimumExpanding)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)


def days_words(left: int | None) -> str:
    """How far a deadline is, computed from today."""
    if left is None:
        return tr("with the event")
    if left == 0:
        return tr("today")
    if left < 0:
        return trn("{count} day ago", "{count} days ago", -left)
    return trn("in {count} day", "in {count} days", left)


def sureness(one: Deadline) -> str:
    """Source and confidence of a deadline."""
    parts = [part for part in (one.source, one.confidence) if part]
    return "; ".join(parts) if parts else tr("Not checked")
