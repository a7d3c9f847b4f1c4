"""The programme files opened last: pinned ones first, folder shown, missing ones muted with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.files.tile import Tile
from axonix_desktop.ui.theme.look import Look

_HEIGHT, _GAP, _SIDE = 56, 8, 32


class RecentTile(Tile):
    """One file, with a pin and, when it is missing, the ways to find or forget it."""

    pin_wanted = Signal()
    locate_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, look: Look, path: Path, *, is_pinned: bool, is_missing: bool) -> None:
        line = tr("Not found in {folder}", folder=path.parent) if is_missing else str(path.parent)
        super().__init__(look, "file-x" if is_missing else "file", path.stem, line)
        self.path, self.is_missing, self.is_pinned = path, is_missing, is_pinned
        self.setToolTip(str(path))
        if is_missing:
            self.setAccessibleDescription(tr("Not found any more in {folder}", folder=path.parent))
        self.pin = QToolButton(self)
        self.pin.setIcon(look.icon("pin-off" if is_pinned else "pin", "accent_text" if is_pinned else "text_muted"))
        words = tr("Unpin {name}", name=path.stem) if is_pinned else tr("Pin {name} to the top", name=path.stem)
        self.pin.setAccessibleName(words)
        self.pin.setToolTip(words)
        self.pin.clicked.connect(self.pin_wanted)
        self.locate = self._small(tr("Locate…"), tr("Locate {name}", name=path.stem))
        self.locate.clicked.connect(self.locate_wanted)
        self.forget = self._small(tr("Remove"), tr("Remove {name} from this list", name=path.stem))
        self.forget.clicked.connect(self.forget_wanted)
        for button in (self.locate, self.forget):
            button.setVisible(is_missing)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(340), self.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons at the end of the line."""
        look = self.look
        side, edge = look.px(_SIDE), look.px(8)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        end = edge
        shown = [self.pin, *([self.forget, self.locate] if self.is_missing else [])]
        for button in shown:
            wide = side if button is self.pin else button.sizeHint().width()
            left = end if is_rtl else self.width() - end - wide
            button.setGeometry(left, (self.height() - side) // 2, wide, side)
            end += wide + look.px(4)
        self.room_at_end = end

    def _small(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(name)
        return button

    def _menu(self, at: object) -> None:
        """What can be done with the file, the same as its buttons."""
        menu = QMenu(self)
        if not self.is_missing:
            menu.addAction(tr("&Open")).triggered.connect(self.clicked)
        menu.addAction(tr("Un&pin") if self.is_pinned else tr("&Pin to the top")).triggered.connect(self.pin_wanted)
        menu.addAction(tr("&Locate…")).triggered.connect(self.locate_wanted)
        menu.addAction(tr("&Remove from this list")).triggered.connect(self.forget_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at))  # type: ignore[arg-type]


class RecentList(QScrollArea):
    """Each signal carries the path it is about."""

    open_wanted = Signal(object)
    pin_wanted = Signal(object)
    locate_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.tiles: list[RecentTile] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Recent programme files"))
        holder = QWidget()
        holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(look.px(_GAP))
        self._list.addStretch(1)
        self.setWidget(holder)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), len(self.tiles) * self._look.px(_HEIGHT + _GAP))

    def show_files(self, files: Sequence[Path], pinned: Sequence[Path]) -> None:
        """List the files in the order given."""
        for old in self.tiles:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.tiles = []
        for place, path in enumerate(files):
            tile = RecentTile(self._look, path, is_pinned=path in pinned, is_missing=not path.exists())
            wanted = self.locate_wanted if tile.is_missing else self.open_wanted
            tile.clicked.connect(lambda _checked=False, path=path, wanted=wanted: wanted.emit(path))
            tile.pin_wanted.connect(lambda path=path: self.pin_wanted.emit(path))
            tile.locate_wanted.connect(lambda path=path: self.locate_wanted.emit(path))
            tile.forget_wanted.connect(lambda path=path: self.forget_wanted.emit(path))
            self.tiles.append(tile)
            self._list.insertWidget(place, tile)
        high = len(files) * self._look.px(_HEIGHT + _GAP)
        self.setMinimumHeight(min(high, self._look.px(4 * 74 - 10)))
        self.setMaximumHeight(max(high, 1))
        self.updateGeometry()
