"""The only message boxes: plain text, a verb on every button, the safe button first."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from axonix_desktop.core.problems import ConflictError, WorldError
from axonix_desktop.core.words import tr

PROGRAMME_FILES = "Programme files (*.axonix)"
WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv)"
_LOG = logging.getLogger(__name__)


class Messages:
    """Questions and bad news for one window; tests hand in another one."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def tell(self, title: str, text: str) -> None:
        """Say what could not be done and how to mend it."""
        box = self._box(QMessageBox.Icon.Warning, title, text)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def tell_error(self, title: str, error: BaseException) -> None:
        """Tell a problem of the world in its own words, a fault of ours as one (and log it)."""
        if isinstance(error, ConflictError) and error.conflicts:
            self.tell_list(title, str(error), error.conflicts)
            return
        if isinstance(error, WorldError):
            self.tell(title, str(error))
            return
        log_fault(error)
        self.tell(
            title,
            tr(
                "Something went wrong inside the program; what was saved before is safe. Please report this: {name}.",
                name=type(error).__name__,
            ),
        )

    def tell_list(self, title: str, text: str, reasons: Sequence[str]) -> None:
        """Say what could not be done, with everything that stands against it in a list that can be copied."""
        from axonix_desktop.ui.dialogs.conflicts import ConflictDialog

        dialog = ConflictDialog(title, text, reasons, self._parent)
        dialog.exec()
        dialog.deleteLater()

    def tell_about(self) -> None:
        """Say what this program is."""
        box = self._box(
            QMessageBox.Icon.Information,
            tr("Axonix Desktop"),
            tr("The programme office for scaling AI, on one laptop, offline.\n{version}", version=_version()),
        )
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def ask(self, title: str, text: str, verb: str) -> bool:
        """Ask before what cannot be undone; True when the person chose ``verb``."""
        box = self._box(QMessageBox.Icon.Question, title, text)
        yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        return box.clickedButton() is yes

    def file_to_open(self, title: str, filters: str, folder: Path | None) -> Path | None:
        """Ask for a file that exists."""
        name, _chosen = QFileDialog.getOpenFileName(self._parent, title, str(folder or ""), filters)
        return Path(name) if name else None

    def file_to_make(self, title: str, filters: str, folder: Path | None) -> Path | None:
        """Ask where a new file is to lie; Qt asks before one is overwritten."""
        name, _chosen = QFileDialog.getSaveFileName(self._parent, title, str(folder or ""), filters)
        return Path(name) if name else None

    def _box(self, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        """A box whose texts are never read as markup."""
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(icon)
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(text)
        return box


def log_fault(error: BaseException) -> None:
    """Write down where a fault of ours happened; its own words may hold what records hold and are left out."""
    places = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("Unexpected fault: %s\n%s", type(error).__name__, places)


class FaultTeller:
    """An exception hook: what escapes is logged and told once at a time, instead of being lost on a console."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._is_telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Take an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt) or self._is_telling:
            log_fault(error)
            return
        self._is_telling = True
        QTimer.singleShot(0, lambda: self._tell(error))

    def _tell(self, error: BaseException) -> None:
        """Tell it once the event that failed is over."""
        try:
            self._messages.tell_error(tr("That did not work"), error)
        finally:
            self._is_telling = False


class Unattended(Messages):
    """For a window that nobody looks at: tells on standard error and asks nothing."""

    def tell(self, title: str, text: str) -> None:
        sys.stderr.write(f"{title}. {text}\n")

    def tell_list(self, title: str, text: str, reasons: Sequence[str]) -> None:
        self.tell(title, "\n".join((text, *reasons)))

    def ask(self, title: str, text: str, verb: str) -> bool:
        return False

    def file_to_open(self, title: str, filters: str, folder: Path | None) -> Path | None:
        return None

    def file_to_make(self, title: str, filters: str, folder: Path | None) -> Path | None:
        return None


def _version() -> str:
    """The installed version in words, or that it runs from its source."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return tr("Version {words}", words=version("axonix-desktop"))
    except PackageNotFoundError:
        return tr("Run from its source")
