"""The bar above the grid: what the rows are narrowed, sorted and grouped by, as chips that can be taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.theme.look import Look

_LONGEST = 64
_GAP, _MOST_LINES = 6, 3
Chip = tuple[str, str, str, Callable[[], object]]
"""The icon of a chip, its words, what its removal is called, and what that does."""


class ChipBar(QWidget):
    """Chips in as many lines as they need, up to three; no height while there are none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: list[QPushButton] = []
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._acts: list[Callable[[], object]] = []
        self._clear = QPushButton(tr("Clear all"), self)
        self._clear.setProperty("kind", "link")
        self._clear.setToolTip(tr("Take off all filters"))
        self._clear.hide()
        self.clear_wanted = self._clear.clicked
        self.setAccessibleName(tr("Filters and order in use"))
        look.changed.connect(self._dress)
        self.setVisible(False)

    def words(self) -> list[str]:
        """The words of the chips shown."""
        return [words for _icon, words, _removal in self._shown]

    def show_chips(self, chips: Sequence[Chip], *, has_filters: bool = False) -> None:
        """Show these chips instead of those before; with filters there is also a way to clear them all."""
        self._acts = [act for _icon, _words, _removal, act in chips]
        shown = tuple((icon, words, removal) for icon, words, removal, _act in chips)
        if shown != self._shown:
            had_focus = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), -1)
            for chip in self._chips:
                chip.hide()
                chip.deleteLater()
            self._shown = shown
            self._chips = [self._made(at, *one) for at, one in enumerate(shown)]
            if had_focus >= 0 and self._chips:
                self._chips[min(had_focus, len(self._chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self._clear.setVisible(has_filters)
        self.setVisible(bool(shown))
        self._place()

    def _made(self, at: int, icon: str, words: str, removal: str) -> QPushButton:
        text = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        chip = QPushButton(f" {text.replace('&', '&&')}  ×", self)
        chip.setProperty("kind", "chip")
        chip.setFont(self._look.font("small_strong"))
        chip.setIcon(self._look.icon(icon, "accent_text"))
        chip.setIconSize(QSize(self._look.px(14), self._look.px(14)))
        chip.setAccessibleName(tr("{words}: {removal}", words=words, removal=removal))
        chip.setToolTip(removal if text == words else f"{words}\n{removal}")
        chip.clicked.connect(lambda _checked=False: self._acts[at]())
        chip.show()
        return chip

    def _place(self) -> None:
        """Lay the chips out in lines and take the height they need."""
        gap, width = self._look.px(_GAP), max(self.width(), 200)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y, line, high = 0, 0, 1, 0
        for part in [*self._chips, *([self._clear] if not self._clear.isHidden() else [])]:
            size = part.sizeHint().boundedTo(QSize(width, 100))
            if x and x + size.width() > width and line < _MOST_LINES:
                x, y, line = 0, y + high + gap, line + 1
            part.setGeometry(width - x - size.width() if is_rtl else x, y, size.width(), size.height())
            x, high = x + size.width() + gap, max(high, size.height())
        self.setFixedHeight(y + high if self._chips else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def _dress(self) -> None:
        """Take fonts and icons of the look in use."""
        for chip, (icon, _words, _removal) in zip(self._chips, self._shown, strict=True):
            chip.setFont(self._look.font("small_strong"))
            chip.setIcon(self._look.icon(icon, "accent_text"))
        self._place()


def sort_words(keys: Sequence[SortKey], fields: Sequence[Field]) -> list[tuple[SortKey, str]]:
    """Each sort key with its words (``Stage, descending``)."""
    labels = {field.name: tr(field.label) for field in fields}
    return [
        (
            key,
            tr("{field}, descending", field=labels.get(key.field, key.field))
            if key.is_descending
            else tr("{field}, ascending", field=labels.get(key.field, key.field)),
        )
        for key in keys
    ]


def filter_words(text: str) -> str:
    """The words of the filter's chip."""
    return tr("Contains “{words}”", words=text)
