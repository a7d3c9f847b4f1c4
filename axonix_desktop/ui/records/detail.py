"""The panel at the right that follows the selection: key, title, stage and the form of the record."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import StageNumber
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.records.plain_form import RecordForm
from axonix_desktop.ui.records.source import Detail
from axonix_desktop.ui.records.stage_track import StageTrack, stage_words
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look


class DetailPanel(Plate):
    """``close_wanted`` comes from its close button and Esc, ``step_wanted`` (±1) from previous and next."""

    close_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="l", parent=parent)
        self._cells = CellPainter(look)
        self._detail: Detail | None = None
        self.setObjectName("detail")
        self.setAccessibleName("Detail of the selected record")
        self.setFixedWidth(look.size("detail"))
        self._key = PlainLabel(look, role="small", colour="text_muted", selects=True)
        self._title = PlainLabel(look, role="subtitle", wraps=True, selects=True)
        self._track = StageTrack(look)
        self._stage_words = PlainLabel(look, role="small")
        self._form = RecordForm(look, self._cells)
        self._empties = QPushButton()
        self._empties.setCheckable(True)
        self._empties.clicked.connect(self._on_empties_clicked)
        self._buttons = {
            "previous": self._button("chevron-left", "Previous record", lambda: self.step_wanted.emit(-1)),
            "next": self._button("chevron-right", "Next record", lambda: self.step_wanted.emit(1)),
            "close": self._button("panel-right", "Close the detail panel (Ctrl+I)", self.close_wanted.emit),
        }
        self._lay_out()
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.show_record(None)

    def _button(self, icon: str, name: str, act: object) -> QToolButton:
        """A small icon button."""
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("icon_name", icon)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        """Head, stage and form under each other; only the form scrolls."""
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._key, 1)
        for button in self._buttons.values():
            head.addWidget(button)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(20, 12, 20, 16)
        inner.addWidget(self._form)
        inner.addSpacing(8)
        inner.addWidget(self._empties, alignment=Qt.AlignmentFlag.AlignLeading)
        inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("Fields of the selected record")
        self._scroll.setWidget(body)
        self._scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 12, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 0, 14, 4)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self._title)
        top.addWidget(self._track)
        top.addWidget(self._stage_words)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)

    @property
    def record_id(self) -> int | None:
        """The id of the record shown."""
        return self._detail.record_id if self._detail else None

    def show_record(self, detail: Detail | None) -> None:
        """Show a record, or a sentence when none is selected."""
        self._detail = detail
        stage = (
            next((stored for field, stored, _w in detail.values if isinstance(field.kind, StageNumber)), None)
            if detail
            else None
        )
        has_stage = isinstance(stage, int)
        self._key.setText(detail.key if detail else "")
        self._title.setText(detail.title if detail else "Nothing is selected")
        self._track.setVisible(has_stage)
        self._stage_words.setVisible(has_stage or detail is None)
        self._stage_words.setText("Select a row or a card to see its fields here." if detail is None else "")
        if isinstance(stage, int):
            self._track.set_stage(stage)
            self._stage_words.setText(stage_words(stage))
        for name in ("previous", "next"):
            self._buttons[name].setEnabled(detail is not None)
        shown = [one for one in detail.values if not self._is_in_head(detail, one[0].name)] if detail else []
        empty = self._form.show_values(shown)
        self._empties.setVisible(bool(empty))
        self._empties.setText(
            "Hide empty fields"
            if self._form.show_empty
            else f"Show {empty} empty fields"
            if empty != 1
            else "Show 1 empty field"
        )

    @staticmethod
    def _is_in_head(detail: Detail, name: str) -> bool:
        """Whether the head shows the field already (or no one reads it)."""
        field, _stored, words = next(one for one in detail.values if one[0].name == name)
        is_said = bool(words) and words in (detail.key, detail.title)
        return name == "id" or is_said or isinstance(field.kind, StageNumber)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_empties_clicked(self) -> None:
        """Show or fold away the fields without a value."""
        self._form.show_empty = not self._form.show_empty
        self.show_record(self._detail)

    def _on_look_changed(self) -> None:
        """Take icons, sizes and colours of the look in use."""
        self.setFixedWidth(self._look.size("detail"))
        for button in self._buttons.values():
            button.setIcon(self._look.icon(str(button.property("icon_name"))))
            button.setIconSize(QSize(self._look.size("icon"), self._look.size("icon")))
            button.setFixedSize(self._look.px(32), self._look.px(32))
        if self._detail is not None:
            self.show_record(self._detail)
