"""The panel at the right: it follows the selection, unless it is pinned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.record_view import RecordView
from axonix_desktop.ui.texts import Plate

_SETTLED_MS = 70


class DetailPanel(Plate):
    """``close_wanted`` comes from its close button and Esc, ``step_wanted`` (±1) from previous and next.

    ``full_wanted`` asks for the full window: Ctrl+Enter, or the button.
    """

    close_wanted = Signal()
    step_wanted = Signal(int)
    full_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, "surface", edges="l", parent=parent)
        self.context = context
        self.setObjectName("detail")
        self.setAccessibleName(tr("Detail of the selected record"))
        self.editing = Editing(context)
        self.view = RecordView(context, self.editing)
        self.is_pinned = False
        self._wanted: tuple[str, tuple[int, ...]] | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_SETTLED_MS)
        self._clock.timeout.connect(self._show_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self.view)
        self.view.close_wanted.connect(self.close_wanted)
        self.view.step_wanted.connect(self._on_step)
        self.view.full_wanted.connect(self.full_wanted)
        self.view.pin_wanted.connect(lambda is_on: self.pin(is_pinned=is_on))
        self._look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def record_id(self) -> int | None:
        """The id of the record shown."""
        return self.view.record.id if self.view.record is not None else None

    def show_record(self, kind: str, record_id: int | None) -> None:
        """Show a record once the selection stands still; at once when it is the one shown already.

        A pinned panel stays with its record and only reads it anew.
        """
        self._ask(kind, () if record_id is None else (record_id,))

    def show_many(self, kind: str, ids: Sequence[int]) -> None:
        """Show several records, to be edited together; fewer than two are shown as usual."""
        self._ask(kind, tuple(ids))

    def refresh(self, kinds: frozenset[str] = frozenset()) -> None:
        """Bring what is shown in line with the file; ``kinds`` changed (empty: any)."""
        self.view.refresh(kinds)

    def pin(self, *, is_pinned: bool) -> None:
        """Stay with the record shown, or follow the selection again."""
        self.is_pinned = is_pinned
        self.view.head.show_pinned(is_pinned=is_pinned)
        if not is_pinned:
            current = self.context.current
            self._ask(current.kind, current.selected)

    def settle(self) -> None:
        """Show now what waits for the selection to stand still."""
        if self._clock.isActive():
            self._clock.stop()
            self._show_wanted()

    def take_focus(self) -> None:
        """Put the keyboard into the panel."""
        self.settle()
        self.view.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.full_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, kind: str, ids: tuple[int, ...]) -> None:
        """Show what is selected when it has not changed for a moment."""
        if self.is_pinned:
            self.view.refresh()
            return
        if self._is_shown(kind, ids):
            self._clock.stop()
            self.view.refresh()
            return
        is_first = self.view.record is None and self.view.many is None
        self._wanted = (kind, ids)
        self.view.leave()
        if is_first:
            self._clock.stop()
            self._show_wanted()
        else:
            self._clock.start()

    def stop(self) -> None:
        """Show nothing more: the file is about to be closed."""
        self._clock.stop()
        self._wanted = None

    def _is_shown(self, kind: str, ids: tuple[int, ...]) -> bool:
        """Whether that is what stands in the panel."""
        if len(ids) > 1:
            many = self.view.many
            return many is not None and (many.declared.kind, many.ids) == (kind, ids)
        return len(ids) == 1 and self.view.shown == (kind, ids[0])

    def _show_wanted(self) -> None:
        """Show what was asked for last."""
        if self._wanted is None:
            return
        kind, ids = self._wanted
        if len(ids) > 1:
            self.view.show_many(kind, ids)
        else:
            self.view.show_record(kind, ids[0] if ids else None)

    def _on_step(self, steps: int) -> None:
        """Go on to another record; a pinned panel takes it along."""
        if self.is_pinned:
            self.pin(is_pinned=False)
        self.step_wanted.emit(steps)

    def sizeHint(self) -> QSize:
        return QSize(self._look.size("detail"), super().sizeHint().height())

    def _on_look_changed(self) -> None:
        self.setFixedWidth(self._look.size("detail"))
