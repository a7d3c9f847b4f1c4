"""The navigation rail: the pages in their groups; collapses to icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.painted import PaintedButton
from axonix_desktop.ui.texts import PlainLabel, Plate, start_of_line
from axonix_desktop.ui.theme.look import Look

_COLLAPSED = 56
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page: its id, words, icon, the group it stands under, and its keys."""

    page: str
    title: str
    icon: str
    group: str
    keys: str = ""


class RailButton(PaintedButton):
    """An entry of the rail, painted: icon and words, tinted when its page is shown."""

    stepped = Signal(int)

    def __init__(self, look: Look, title: str, icon: str, keys: str = "") -> None:
        super().__init__(look)
        self._icon = icon
        self.is_folded = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(f"{title} ({keys})" if keys else title)
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.size("row"))

    def goes(self, key: int) -> bool:
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        return True

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, is_rtl = self.look, self.is_rtl
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        colour = "accent_text" if self.isChecked() else "text_muted"
        side = look.size("icon_nav")
        lead = (self.width() - side) // 2 if self.is_folded else _MARGIN
        x = self.width() - lead - side if is_rtl else lead
        painter.drawPixmap(
            x, (self.height() - side) // 2, look.pixmap(self._icon, colour, side, self.devicePixelRatioF())
        )
        if not self.is_folded:
            painter.setPen(look.colour(colour if self.isChecked() else "text"))
            painter.setFont(look.font("body_strong" if self.isChecked() else "body"))
            room = (
                box.adjusted(_MARGIN, 0, -(lead + side + 10), 0)
                if is_rtl
                else box.adjusted(lead + side + 10, 0, -_MARGIN, 0)
            )
            painter.drawText(room, self.line_start | Qt.AlignmentFlag.AlignVCenter, self.text())


class Rail(Plate):
    """``page_wanted(str)`` when an entry is chosen; ``folded_changed(bool)`` when collapsed or opened."""

    page_wanted = Signal(str)
    folded_changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "sidebar", edges="r", parent=parent)
        self.setObjectName("rail")
        self.setAccessibleName(tr("Navigation"))
        self._is_folded = False
        self._buttons: dict[str, RailButton] = {}
        self._captions: list[QWidget] = []
        self._brand = Brand(look, lead=10)
        self._fold = RailButton(look, tr("Collapse"), "panel-left")
        self._fold.setCheckable(False)
        self._fold.clicked.connect(lambda: self.set_folded(is_folded=not self._is_folded))
        self._fold.stepped.connect(lambda _rows: self.focus_first())
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 10, _MARGIN, _MARGIN)
        layout.setSpacing(0)
        layout.addWidget(self._brand)
        layout.addSpacing(10)
        layout.addLayout(self._list)
        layout.addStretch(1)
        layout.addWidget(self._fold)
        look.changed.connect(self._resize)
        self._resize()

    @property
    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._is_folded

    def show_items(self, items: Sequence[RailItem]) -> None:
        """Show these pages, each group under its caption."""
        while self._list.count():
            item = self._list.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        self._buttons.clear()
        self._captions.clear()
        group = ""
        for item in items:
            if item.group != group:
                group = item.group
                caption = PlainLabel(self._look, group.upper(), "caption", "text_muted")
                caption.setContentsMargins(_MARGIN - 2, 8, 0, 6)
                self._captions.append(caption)
                self._list.addWidget(caption)
                caption.setVisible(not self._is_folded)
            button = RailButton(self._look, item.title, item.icon, item.keys)
            button.is_folded = self._is_folded
            button.clicked.connect(lambda _checked=False, page=item.page: self._on_clicked(page))
            button.stepped.connect(lambda rows, page=item.page: self._step(page, rows))
            self._buttons[item.page] = button
            self._list.addWidget(button)

    def show_page(self, page: str) -> None:
        """Mark ``page`` as the one shown."""
        for name, button in self._buttons.items():
            button.setChecked(name == page)

    def set_folded(self, *, is_folded: bool) -> None:
        """Show icons only, or icons and words."""
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        for button in (*self._buttons.values(), self._fold):
            button.is_folded = is_folded
        for caption in self._captions:
            caption.setVisible(not is_folded)
        words = tr("Open the navigation") if is_folded else tr("Collapse")
        self._fold.setText(words)
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(words)
        self._brand.set_folded(is_folded=is_folded)
        self._resize()
        self.folded_changed.emit(is_folded)

    def focus_first(self) -> None:
        """Put the keyboard on the entry of the page shown."""
        buttons = list(self._buttons.values()) or [self._fold]
        next((one for one in buttons if one.isChecked()), buttons[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, page: str) -> None:
        """Ask for the page and keep the marks true until it is shown."""
        self._buttons[page].setChecked(True)
        self.page_wanted.emit(page)

    def _step(self, page: str, rows: int) -> None:
        """Arrow keys walk through the entries."""
        names = list(self._buttons)
        place = names.index(page) + rows
        if 0 <= place < len(names):
            self._buttons[names[place]].setFocus(Qt.FocusReason.TabFocusReason)
        elif place == len(names):
            self._fold.setFocus(Qt.FocusReason.TabFocusReason)

    def _resize(self) -> None:
        """Take the width of the look in use."""
        self.setFixedWidth(self._look.px(_COLLAPSED) if self._is_folded else self._look.size("sidebar"))


class Brand(QWidget):
    """The program's mark and name at the head of the rail."""

    def __init__(self, look: Look, lead: int = 0) -> None:
        """``lead`` pixels stand before the mark."""
        super().__init__()
        self._look, self._lead = look, lead
        self._is_folded = False
        self.setAccessibleName("Axonix")
        look.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        """Take the height of the look in use."""
        self.setFixedHeight(self._look.px(28))
        self.update()

    def set_folded(self, *, is_folded: bool) -> None:
        """Show the mark only."""
        self._is_folded = is_folded
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, side = self._look, QPainter(self), self._look.px(20)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        lead = (self.width() - side) // 2 if self._is_folded else self._lead
        x = self.width() - lead - side if is_rtl else lead
        painter.drawPixmap(
            x, (self.height() - side) // 2, look.pixmap("layers", "accent", side, self.devicePixelRatioF())
        )
        if not self._is_folded:
            painter.setFont(look.font("subtitle"))
            painter.setPen(look.colour("text"))
            gap = lead + side + 9
            room = self.rect().adjusted(0, 0, -gap, 0) if is_rtl else self.rect().adjusted(gap, 0, 0, 0)
            painter.drawText(room, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, "Axonix")
