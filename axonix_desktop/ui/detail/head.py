"""The head of a record: key, buttons, title, and for a use case where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.ui.detail.reading import ShownMany, ShownRecord
from axonix_desktop.ui.records.stage_track import StageTrack, stage_words
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class RecordHead(QWidget):
    """Each button has its signal; ``step_wanted`` carries ±1, ``stage_wanted`` the stage asked for."""

    step_wanted = Signal(int)
    pin_wanted = Signal(bool)
    history_wanted = Signal()
    full_wanted = Signal()
    close_wanted = Signal()
    stage_wanted = Signal(int)
    back_wanted = Signal()

    def __init__(self, look: Look, *, is_wide: bool, parent: QWidget | None = None) -> None:
        """``is_wide`` is the head of the full window, which goes back instead of closing."""
        super().__init__(parent)
        self._look, self._is_wide = look, is_wide
        self._key = PlainLabel(look, role="small", colour="text_muted", selects=True)
        self._title = PlainLabel(look, role="title" if is_wide else "subtitle", wraps=True, selects=True)
        self.track = StageTrack(look)
        self.track.stage_wanted.connect(self.stage_wanted)
        if is_wide:
            self.track.setMaximumWidth(look.px(720))
        self._stage_words = PlainLabel(look, role="small")
        self.buttons: dict[str, QToolButton] = {}
        inset = look.px(4)  # the track's first step has room for its ring
        for label in (self._key, self._title, self._stage_words):
            label.setContentsMargins(inset, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        if is_wide:
            row.addWidget(self._button("back", "arrow-left", tr("Back (Esc)"), self.close_wanted.emit))
            row.addSpacing(8)
        add = self._button
        self.way_back = add("from", "corner-up-left", tr("Back"), self.back_wanted.emit)
        self.way_back.hide()
        row.addWidget(self.way_back)
        row.addWidget(self._key, 1)
        row.addWidget(add("previous", "chevron-up", tr("Previous record"), lambda: self.step_wanted.emit(-1)))
        row.addWidget(add("next", "chevron-down", tr("Next record"), lambda: self.step_wanted.emit(1)))
        row.addWidget(add("history", "rotate-ccw-clock", tr("History of this record"), self.history_wanted.emit))
        if not is_wide:
            pin = add("pin", "pin", tr("Pin: keep this record while the selection moves on"), self._on_pin)
            pin.setCheckable(True)
            row.addWidget(pin)
            row.addWidget(add("full", "maximize", tr("Full window (Ctrl+Enter)"), self.full_wanted.emit))
            row.addWidget(add("close", "panel-right", tr("Close the detail panel (Ctrl+I)"), self.close_wanted.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._title)
        layout.addSpacing(2)
        layout.addWidget(self.track)
        layout.addWidget(self._stage_words)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().verticalPolicy())
        look.changed.connect(self._dress)
        self._dress()

    def _button(self, name: str, icon: str, words: str, act: Callable[[], object]) -> QToolButton:
        """A small icon button."""
        button = QToolButton()
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setProperty("icon_name", icon)
        button.clicked.connect(lambda _checked=False: act())
        self.buttons[name] = button
        return button

    def show_record(self, record: ShownRecord) -> None:
        """Show one record."""
        self._key.setText(record.key or tr(record.declared.label))
        self._title.show()
        self._title.setText(record.title or tr("Without a name"))
        stage = record.stage
        self._show_stage(stage)
        for name in ("previous", "next", "history", "full", "pin"):
            if name in self.buttons:
                self.buttons[name].setEnabled(True)

    def show_many(self, many: ShownMany) -> None:
        """Show how many records are edited at once."""
        one, several = small(many.declared.label), small(many.declared.plural)
        count = len(many.ids)
        self._key.setText(tr("Edit several at once"))
        self._title.show()
        self._title.setText(trn("{count} {record}", "{count} {records}", count, record=one, records=several))
        self._show_stage(None)
        self._disable()

    def show_nothing(self) -> None:
        """There is no record: only the way out is left."""
        self._key.setText("")
        self._title.setText("")
        self._title.hide()
        self._show_stage(None)
        self._disable()

    def show_way_back(self, called: str) -> None:
        """Offer the way back to the record one came from; none for no name."""
        words = tr("Back to {record}", record=called)
        self.way_back.setVisible(bool(called))
        self.way_back.setToolTip(words)
        self.way_back.setAccessibleName(words)

    def show_pinned(self, *, is_pinned: bool) -> None:
        """Show whether the record stays."""
        pin = self.buttons.get("pin")
        if pin is not None:
            pin.setChecked(is_pinned)
            pin.setProperty("icon_name", "pin-off" if is_pinned else "pin")
            words = tr("Unpin: follow the selection again") if is_pinned else tr(
                "Pin: keep this record while the selection moves on"
            )  # fmt: skip
            pin.setAccessibleName(words)
            pin.setToolTip(words)
            self._dress()

    def _show_stage(self, stage: int | None) -> None:
        self.track.setVisible(stage is not None)
        self._stage_words.setVisible(stage is not None)
        if stage is not None:
            self.track.set_stage(stage)
            self._stage_words.setText(stage_words(stage))

    def _disable(self) -> None:
        for name in ("previous", "next", "history", "full", "pin"):
            if name in self.buttons:
                self.buttons[name].setEnabled(False)

    def _on_pin(self) -> None:
        self.pin_wanted.emit(self.buttons["pin"].isChecked())

    def _dress(self) -> None:
        """Take icons and sizes of the look in use."""
        look = self._look
        for button in self.buttons.values():
            role = "accent_text" if button.isChecked() else "text_muted"
            button.setIcon(look.icon(str(button.property("icon_name")), role))
            button.setIconSize(QSize(look.size("icon"), look.size("icon")))
            button.setFixedSize(look.px(30), look.px(30))
        self._key.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
