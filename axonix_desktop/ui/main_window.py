"""The main window: a frame of rail, page bar, workspace and status bar. What it shows is decided elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.shell.banner import BannerPlace
from axonix_desktop.ui.shell.rail import Rail
from axonix_desktop.ui.shell.status_bar import StatusBar
from axonix_desktop.ui.shell.top_bar import TopBar
from axonix_desktop.ui.shell.workspace import Workspace
from axonix_desktop.ui.tab_order import step_focus
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import Toast


class MainWindow(QMainWindow):
    """``dropped(object)`` gives the path of a file dropped anywhere, ``closing`` comes before it closes."""

    dropped = Signal(object)
    closing = Signal()

    def __init__(self, look: Look, commands: Commands) -> None:
        super().__init__()
        self.setWindowTitle(tr("Axonix Desktop"))
        self.setMinimumSize(720, 480)
        self.setAcceptDrops(True)
        self.rail = Rail(look)
        self.top_bar = TopBar(look, commands)
        self.banners = BannerPlace()
        self.workspace = Workspace()
        self.status = StatusBar(look)
        centre = QWidget()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.top_bar)
        page.addWidget(self.banners)
        page.addWidget(self.workspace, 1)
        across.addLayout(page, 1)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(across, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(centre)
        self.toast = Toast(look, self.workspace)
        self.toast.room_wanted.connect(self.workspace.leave_room)

    def show_frame(self, *, is_shown: bool) -> None:
        """Show or hide rail and page bar (the start page needs neither)."""
        self.rail.setVisible(is_shown)
        self.top_bar.setVisible(is_shown)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return step_focus(self, forwards=next) or super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
