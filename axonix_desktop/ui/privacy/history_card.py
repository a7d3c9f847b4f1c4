"""What a reduction of the history would take out, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.store.reduce import Reducible, Reduction
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.privacy.rule_lines import HISTORY_TITLE
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class HistoryCard(Card):
    """Shows the preview; ``reduces`` does it after asking."""

    def __init__(self, look: Look, reduces: Callable[[], object]) -> None:
        super().__init__(look, tr(HISTORY_TITLE))
        self.words = PlainLabel(look, "", wraps=True)
        self.button = QPushButton(tr("Reduce the history…"))
        self.button.setProperty("kind", "danger")
        self.button.clicked.connect(lambda _checked=False: reduces())
        told = tr("Figures, dates and choices of the past stay, and the record can still be checked.")
        row = QHBoxLayout()
        row.addWidget(PlainLabel(look, told, "small", "text_muted", wraps=True), 1)
        row.addWidget(self.button)
        self.column.addWidget(self.words)
        self.column.addLayout(row)

    def show_preview(self, found: Reducible | None, held: Reduction, reason: str | None) -> None:
        """Show what would be reduced, and how far it was before."""
        words = preview_words(found)
        if held.before:
            day = Date().show(Date().from_store(held.before))
            words += " " + tr("The history before {day} was reduced already.", day=day)
        self.words.setText(words)
        self.button.setVisible(found is not None and found.entries > 0)
        self.button.setEnabled(reason is None)
        self.button.setToolTip(reason or "")
        self.set_heading(self.title, f"{found.entries:,}" if found is not None and found.entries else "")


def preview_words(found: Reducible | None) -> str:
    """What would be reduced, in a sentence."""
    if found is None:
        return tr("The words of every change are kept for good.")
    if not found.entries:
        return tr("No change is old enough.")
    kinds = sorted(found.values.items(), key=lambda pair: -pair[1])[:3]
    told = ", ".join(small(record_of(kind).plural) for kind, _ in kinds)
    steps = trn("{count} step", "{count} steps", found.change_sets)
    return trn(
        "{count} change in {steps} from {first} to {last} would lose its words, in {kinds}.",
        "{count} changes in {steps} from {first} to {last} would lose their words, most of them in {kinds}.",
        found.entries, steps=steps, first=_day(found.first), last=_day(found.last), kinds=told,
    )  # fmt: skip


def _day(text: str) -> str:
    return Date().show(Date().from_store(text))
