"""The start page: new, open, import, the sample, and the files opened last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from axonix_desktop.ui.commands import Commands, plain_title
from axonix_desktop.ui.shell.rail import Brand
from axonix_desktop.ui.texts import PlainLabel, start_of_line
from axonix_desktop.ui.theme.look import Look


class Tile(QAbstractButton):
    """A large button: icon, title and a line of explanation."""

    def __init__(self, look: Look, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._look, self._icon, self._line = look, icon, text
        self.is_missing = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(340), self._look.px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        painter.setPen(QPen(look.colour("focus" if has_focus else "border"), 2 if has_focus else 1))
        painter.setBrush(look.colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        inset = 1.0 if has_focus else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 10, 10)
        side, lead = look.px(22), look.px(18)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - lead - side if is_rtl else lead
        painter.drawPixmap(
            x,
            (self.height() - side) // 2,
            look.pixmap(
                self._icon, "text_disabled" if self.is_missing else "accent_text", side, self.devicePixelRatioF()
            ),
        )
        gap, end = lead + side + look.px(16), look.px(14)
        words = self.rect().adjusted(end, 0, -gap, 0) if is_rtl else self.rect().adjusted(gap, 0, -end, 0)
        align = start_of_line(is_rtl=is_rtl)
        half = self.height() // 2
        for role, colour, text, area, edge in (
            (
                "body_strong",
                "text_faint" if self.is_missing else "text",
                self.text(),
                words.adjusted(0, 0, 0, -half - 1),
                Qt.AlignmentFlag.AlignBottom,
            ),
            ("small", "text_muted", self._line, words.adjusted(0, half + 1, 0, 0), Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
            painter.drawText(area, align | edge, shown)


class StartPage(QWidget):
    """``recent_wanted(object)`` gives the path of a recent file, ``forget_wanted(object)`` takes one off the list."""

    recent_wanted = Signal(object)
    forget_wanted = Signal(object)
    locate_wanted = Signal(object)

    def __init__(
        self, look: Look, commands: Commands, tiles: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """``tiles`` are command ids with a line of explanation each."""
        super().__init__(parent)
        self._look = look
        self._recent: list[Tile] = []
        self._tiles: list[Tile] = []
        actions = self._actions(commands, tiles)
        self._files = QVBoxLayout()
        self._files.setSpacing(10)
        self._heading = PlainLabel(look, "Recent programme files", "subtitle")
        self._none = PlainLabel(
            look,
            "Files you open will be listed here. You can also drop a programme file or a "
            "workbook anywhere on this window.",
            colour="text_muted",
            wraps=True,
        )
        recent = QVBoxLayout()
        recent.setSpacing(10)
        recent.addWidget(self._heading)
        recent.addLayout(self._files)
        recent.addWidget(self._none)
        recent.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.addLayout(actions, 1)
        columns.addLayout(recent, 1)
        body = QWidget()
        body.setMaximumWidth(look.px(860))
        inner = QVBoxLayout(body)
        inner.setSpacing(0)
        inner.addWidget(Brand(look))
        inner.addSpacing(20)
        inner.addWidget(PlainLabel(look, "Where does every use case stand?", "kpi"))
        inner.addSpacing(6)
        inner.addWidget(
            PlainLabel(
                look,
                "One programme file on this computer holds the use cases, their stages, people, governance and "
                "money. Nothing leaves it.",
                colour="text_muted",
                wraps=True,
            )
        )
        inner.addSpacing(32)
        inner.addLayout(columns)
        layout = QGridLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setRowStretch(0, 2)
        layout.addWidget(body, 1, 1)
        layout.setRowStretch(2, 3)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 20)
        layout.setColumnStretch(2, 1)

    def _actions(self, commands: Commands, tiles: Sequence[tuple[str, str]]) -> QVBoxLayout:
        """The tiles of the commands under their heading."""
        actions = QVBoxLayout()
        actions.setSpacing(10)
        actions.addWidget(PlainLabel(self._look, "Begin", "subtitle"))
        for command_id, text in tiles:
            command = commands.command(command_id)
            tile = Tile(self._look, command.icon, plain_title(command), text)
            keys = commands.keys_text(command_id)
            tile.setToolTip(f"{plain_title(command)} ({keys})" if keys else plain_title(command))
            tile.clicked.connect(commands.action(command_id).trigger)
            self._tiles.append(tile)
            actions.addWidget(tile)
        actions.addStretch(1)
        return actions

    @property
    def tiles(self) -> list[Tile]:
        """The action tiles, first one first."""
        return self._tiles

    @property
    def recent(self) -> list[Tile]:
        """The tiles of the recent files."""
        return self._recent

    def show_recent(self, files: Sequence[Path]) -> None:
        """List the files opened last; missing ones are muted and say so."""
        while self._files.count():
            item = self._files.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._recent = []
        for path in files[:6]:
            is_missing = not path.exists()
            tile = Tile(
                self._look,
                "file",
                path.stem,
                "Not found any more; choose it to locate it" if is_missing else str(path.parent),
            )
            tile.is_missing = is_missing
            tile.setToolTip(str(path))
            tile.clicked.connect(
                lambda _checked=False, path=path, is_missing=is_missing: (
                    self.locate_wanted if is_missing else self.recent_wanted
                ).emit(path)
            )
            tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            tile.customContextMenuRequested.connect(lambda at, tile=tile, path=path: self._menu(tile, at, path))
            self._recent.append(tile)
            self._files.addWidget(tile)
        self._none.setVisible(not files)

    def take_focus(self) -> None:
        """Put the keyboard on the first recent file, else on the first action."""
        present = [tile for tile in self._recent if not tile.is_missing]
        (present or self._tiles)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, tile: Tile, at: object, path: Path) -> None:
        """What can be done with a recent file."""
        menu = QMenu(self)
        menu.addAction("&Open").triggered.connect(lambda: self.recent_wanted.emit(path))
        menu.addAction("&Locate…").triggered.connect(lambda: self.locate_wanted.emit(path))
        menu.addAction("&Remove from this list").triggered.connect(lambda: self.forget_wanted.emit(path))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(tile.mapToGlobal(at))  # type: ignore[arg-type]
