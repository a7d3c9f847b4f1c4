"""One grid on a real programme file, with what a page gives it and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.queries.records import values
from axonix_desktop.ui.bridge import Bridge, Current, Touched
from axonix_desktop.ui.opened import OpenedProgramme
from axonix_desktop.ui.records.editors import CellEditor
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.hand import GridHand
from axonix_desktop.ui.records.selection import Spot
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.source import RecordSource
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import Toast
from axonix_desktop.ui.window_state import WindowState

Key, Mod = Qt.Key, Qt.KeyboardModifier
COLUMNS = ("key", "title", "business_unit_id", "stage", "rag", "owner_id", "target_on", "users_affected", "tags",
           "problem")  # fmt: skip


class QuietMessages:
    """Keeps what would have been told in a box."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}. {text}")


@dataclass
class BenchContext:
    """What a grid asks of its window."""

    look: Look
    programme: OpenedProgramme
    state: WindowState
    toast: Toast
    bridge: Bridge
    current: Current
    messages: QuietMessages = field(default_factory=QuietMessages)

    def run(self, command_id: str) -> None:
        """Undo and redo, as the registry does."""
        acts = {"edit.undo": self.programme.undo, "edit.redo": self.programme.redo}
        self.bridge.tell(acts[command_id]())


class GridBench(QObject):
    """``press`` and ``type`` go to whatever has the keyboard, as a person's keys do."""

    def __init__(self, look: Look, programme: OpenedProgramme, folder: Path, record: type[Record] = UseCase,
                 columns: tuple[str, ...] = COLUMNS) -> None:  # fmt: skip
        super().__init__()
        self.window = QMainWindow()
        self.window.resize(1300, 600)
        self.programme = programme
        self.shown = ShownRecords(RecordSource(programme, record), (*columns, record.title_field), self)
        source = self.shown.source
        assert source is not None
        self.model = RecordTableModel(source.fields(), self.shown, record.title_field, self)
        self.grid = RecordGrid(look, self.model)
        self.shown.load()
        self.grid.show_fields(columns)
        host = QWidget()
        self.window.setCentralWidget(self.grid)
        state = WindowState(QSettings(str(folder / "grid.ini"), QSettings.Format.IniFormat))
        self.context = BenchContext(look, programme, state, Toast(look, host), Bridge(self), Current(self))
        self._host = host
        self.context.bridge.changed.connect(self._on_changed)
        self.hand = GridHand(self.grid, record, self.context)  # type: ignore[arg-type]
        self.record = record
        self.window.show()
        QApplication.setActiveWindow(self.window)
        self.window.activateWindow()
        self.grid.setFocus()
        self.grid.select_first()
        QApplication.processEvents()

    def _on_changed(self, touched: Touched) -> None:
        ids = touched.get(self.record.kind)
        others = set(touched) - {self.record.kind}
        self.shown.refresh(None if others or ids is None else ids)

    @property
    def editor(self) -> CellEditor | None:
        return self.hand.editing.editor

    @property
    def note(self) -> str:
        return self.hand.editing.note.words

    @property
    def said(self) -> str:
        return self.context.toast.text

    def at(self, row: int, name: str) -> GridBench:
        """Put the keyboard on a cell."""
        self.grid.go(Spot(row, self.grid.shown_fields().index(name)))
        return self

    def to(self, row: int, name: str) -> GridBench:
        """Extend the selection to a cell."""
        self.grid.selection.extend(Spot(row, self.grid.shown_fields().index(name)))
        return self

    def place(self) -> tuple[int, str]:
        """Where the keyboard is."""
        spot = self.grid.selection.current
        assert spot is not None
        return spot.row, self.grid.field_at(spot.column).name

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> GridBench:
        QTest.keyClick(QApplication.focusWidget() or self.grid, key, modifiers)
        QApplication.processEvents()
        return self

    def type(self, words: str) -> GridBench:
        for letter in words:
            QTest.keyClicks(QApplication.focusWidget() or self.grid, letter)
        QApplication.processEvents()
        return self

    def id(self, row: int) -> int:
        found = self.model.id_at(row)
        assert found is not None
        return found

    def value(self, row: int, name: str) -> Value:
        """What the file holds."""
        held = values(self.programme.file, self.record.kind, self.id(row))
        assert held is not None
        return held.get(name)

    def words(self, row: int, name: str) -> str:
        """What the grid shows."""
        column = self.model.records.columns[name]
        return column.text(self.model.records.order[row])

    def steps(self) -> int:
        """How many change sets there are."""
        return int(self.programme.file.read("SELECT count(*) FROM jr_txn")[0][0])

    def last_label(self) -> str:
        return str(self.programme.file.read("SELECT what FROM jr_txn ORDER BY id DESC LIMIT 1")[0][0])

    def rows(self) -> list[tuple[object, ...]]:
        """Every use case as the file holds it, stamps aside."""
        names = [name for name in self.record.columns() if name not in ("created_at", "updated_at")]
        return self.programme.rows(self.record.kind, names)

    def undo(self) -> None:
        self.context.run("edit.undo")

    def clip(self, text: str) -> GridBench:
        """Put text on the clipboard, as another program does."""
        QGuiApplication.clipboard().setText(text)
        return self

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self._host.deleteLater()
        self.programme.close()
