"""The bar above the grid: what the rows are narrowed and sorted by, as chips that can be taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_LONGEST = 40
Chip = tuple[str, str, Callable[[], object]]
"""The words of a chip, what its removal is called, and what that does."""


class ChipBar(QWidget):
    """Says "All use cases" while nothing narrows or orders them."""

    def __init__(self, look: Look, plural: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._all = PlainLabel(look, f"All {plural.lower()}", "body_strong")
        self._chips: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._all)
        self._layout.addStretch(1)

    def words(self) -> list[str]:
        """The words of the chips shown."""
        return [chip.text().rstrip(" ×") for chip in self._chips]

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips instead of those before."""
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self._all.setVisible(not chips)
        for place, (words, removal, act) in enumerate(chips):
            chip = QPushButton(f"{words}  ×")
            chip.setProperty("kind", "chip")
            chip.setFont(self._look.font("small_strong"))
            chip.setAccessibleName(f"{words}: {removal}")
            chip.setToolTip(removal)
            chip.clicked.connect(lambda _checked=False, act=act: act())
            self._layout.insertWidget(1 + place, chip)
            self._chips.append(chip)
        if had_focus and self._chips:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)


def sort_words(keys: Sequence[SortKey], fields: Sequence[Field]) -> list[tuple[SortKey, str]]:
    """Each sort key with its words (``Stage, descending``)."""
    labels = {field.name: field.label for field in fields}
    return [
        (key, f"{labels.get(key.field, key.field)}, {'descending' if key.is_descending else 'ascending'}")
        for key in keys
    ]


def filter_words(text: str) -> str:
    """The words of the filter's chip."""
    return f"Contains “{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}”"
