"""The start page: new, open, import, the sample, and the files opened last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.commands import Commands, plain_title
from axonix_desktop.ui.files.recent import RecentList, RecentTile
from axonix_desktop.ui.files.tile import Tile
from axonix_desktop.ui.shell.rail import Brand
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class StartPage(QWidget):
    """Each signal carries the path of the recent file that is to be opened, forgotten, found or pinned."""

    recent_wanted = Signal(object)
    forget_wanted = Signal(object)
    locate_wanted = Signal(object)
    pin_wanted = Signal(object)

    def __init__(
        self, look: Look, commands: Commands, tiles: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """``tiles`` are command ids with a line of explanation each."""
        super().__init__(parent)
        self._look = look
        self._tiles: list[Tile] = []
        actions = self._actions(commands, tiles)
        self._files = RecentList(look)
        self._files.open_wanted.connect(self.recent_wanted)
        self._files.forget_wanted.connect(self.forget_wanted)
        self._files.locate_wanted.connect(self.locate_wanted)
        self._files.pin_wanted.connect(self.pin_wanted)
        self._none = PlainLabel(
            look,
            tr(
                "Files you open will be listed here. You can also drop a programme file or a "
                "workbook anywhere on this window."
            ),
            colour="text_muted",
            wraps=True,
        )
        recent = QVBoxLayout()
        recent.setSpacing(look.px(10))
        recent.addWidget(PlainLabel(look, tr("Recent programme files"), "subtitle"))
        recent.addWidget(self._files)
        recent.addWidget(self._none)
        recent.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(look.px(48))
        columns.addLayout(actions, 1)
        columns.addLayout(recent, 1)
        body = QWidget()
        body.setMaximumWidth(look.px(900))
        inner = QVBoxLayout(body)
        inner.setSpacing(0)
        inner.addWidget(Brand(look))
        inner.addSpacing(look.px(20))
        inner.addWidget(PlainLabel(look, tr("Where does every use case stand?"), "kpi"))
        inner.addSpacing(look.px(6))
        words = tr(
            "One programme file on this computer holds the use cases, their stages, people, governance and "
            "money. Nothing leaves it."
        )
        inner.addWidget(PlainLabel(look, words, colour="text_muted", wraps=True))
        inner.addSpacing(look.px(32))
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
        actions.setSpacing(self._look.px(10))
        actions.addWidget(PlainLabel(self._look, tr("Begin"), "subtitle"))
        for command_id, text in tiles:
            command = commands.command(command_id)
            tile = Tile(self._look, command.icon, plain_title(command), tr(text))
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
    def recent(self) -> list[RecentTile]:
        """The tiles of the recent files."""
        return self._files.tiles

    def show_recent(self, files: Sequence[Path], pinned: Sequence[Path] = ()) -> None:
        """List the files opened last, pinned ones first; missing ones are muted and say so."""
        ordered = [*(one for one in files if one in pinned), *(one for one in files if one not in pinned)]
        self._files.show_files(ordered, pinned)
        self._files.setVisible(bool(files))
        self._none.setVisible(not files)

    def take_focus(self) -> None:
        """Put the keyboard on the first recent file, else on the first action."""
        present = [tile for tile in self.recent if not tile.is_missing]
        (present or self._tiles)[0].setFocus(Qt.FocusReason.OtherFocusReason)
