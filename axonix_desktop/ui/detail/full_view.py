"""A record over the whole page: its fields at the left, everything else beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.record_view import RecordView
from axonix_desktop.ui.texts import Plate


class FullDetail(Plate):
    """``back_wanted`` comes from Esc, Ctrl+Enter and the back button; ``step_wanted`` (±1) from previous and next."""

    back_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, context: PageContext, editing: Editing, parent: QWidget | None = None) -> None:
        """``editing`` is the panel's, so that what it holds back is found here too."""
        super().__init__(context.look, "surface", parent=parent)
        self.setObjectName("full_detail")
        self.setAccessibleName(tr("The selected record in the full window"))
        self.view = RecordView(context, editing, is_wide=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.view)
        self.view.close_wanted.connect(self.back_wanted)
        self.view.step_wanted.connect(self.step_wanted)

    @property
    def record_id(self) -> int | None:
        """The id of the record shown."""
        return self.view.record.id if self.view.record is not None else None

    def show_record(self, kind: str, record_id: int | None) -> None:
        """Show a record."""
        if self.view.shown == (kind, record_id):
            self.view.refresh()
        else:
            self.view.show_record(kind, record_id)

    def refresh(self, kinds: frozenset[str] = frozenset()) -> None:
        """Bring what is shown in line with the file; ``kinds`` changed (empty: any)."""
        self.view.refresh(kinds)

    def leave(self) -> None:
        """Keep what is being edited before the page goes away."""
        self.view.leave()

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        self.view.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
