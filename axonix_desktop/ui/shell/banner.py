"""Bands over the pages that say what holds for the whole window: read only, a past state, sample data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce


class Banner(Plate):
    """An icon, a sentence in a tone (``amber``, ``blue``, ``grey``, ``red``) and what can be done about it."""

    def __init__(
        self,
        look: Look,
        tone: str,
        icon: str,
        text: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Each of ``buttons`` is its words and what it does."""
        super().__init__(look, f"{tone}_bg", edges="b", parent=parent)
        self._look, self._tone, self._icon = look, tone, icon
        self._mark = PlainLabel(look)
        self._text = PlainLabel(look, colour=f"{tone}_fg", wraps=True, selects=True)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), look.px(6), look.px(16), look.px(6))
        row.setSpacing(look.px(10))
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        for words, act in buttons:
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
            self.buttons.append(button)
        look.changed.connect(self._paint_mark)
        self._paint_mark()
        self.set_text(text)

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def _paint_mark(self) -> None:
        side = self._look.px(18)
        self._mark.setPixmap(self._look.pixmap(self._icon, f"{self._tone}_fg", side, self.devicePixelRatioF()))


class BannerPlace(QWidget):
    """Where bands stand, one of each name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: dict[str, Banner] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.hide()

    def banner(self, name: str) -> Banner | None:
        """The band shown under ``name``."""
        return self._held.get(name)

    def put(self, name: str, banner: Banner) -> None:
        """Show a band in place of the one of that name, and let a screen reader say it."""
        self.clear(name)
        self._held[name] = banner
        self._list.addWidget(banner)
        self.show()
        announce(banner, banner.text())

    def clear(self, name: str = "") -> None:
        """Take a band away; all of them without a name."""
        for one in [name] if name else list(self._held):
            banner = self._held.pop(one, None)
            if banner is not None:
                self._list.removeWidget(banner)
                banner.hide()
                banner.deleteLater()
        self.setVisible(bool(self._held))
