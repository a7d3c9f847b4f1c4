"""Step 1: where the rows come from: a file, the clipboard, or the file of last time; and a template to begin with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import Banner, StepPane
from axonix_desktop.ui.importing.wording import FORMATS, short, size_words
from axonix_desktop.ui.states import Badge
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look


class DropZone(Plate):
    """Where a file can be dropped, drawn so."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", radius=look.tokens.radius["lg"], parent=parent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("border_strong"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._look.colour("surface"))
        radius = self._look.tokens.radius["lg"]
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class SourceStep(StepPane):
    """Choose a file, paste, or take the file of last time; ``template_wanted(bool)``: with the data that is there."""

    file_wanted = Signal()
    paste_wanted = Signal()
    again_wanted = Signal(object)
    template_wanted = Signal(bool)
    cancel_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self._last: Path | None = None
        self.badge = Badge(look)
        self.title = PlainLabel(look, role="subtitle")
        self.text = PlainLabel(look, colour="text_muted", wraps=True)
        self.text.setFixedWidth(look.px(520))
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(look.px(240))
        self.bar.setAccessibleName(tr("Progress"))
        self.choose = self._button(tr("Choose a file…"), "folder-open", self.file_wanted.emit, is_primary=True)
        self.paste = self._button(tr("Paste from the clipboard"), "clipboard-paste", self.paste_wanted.emit)
        self.again = self._button("", "rotate-ccw", lambda: self.again_wanted.emit(self._last))
        self.stop = QPushButton(tr("Stop reading"))
        self.stop.clicked.connect(self.cancel_wanted)
        self.failure = Banner(look, "amber")
        self._lay_out()
        look.changed.connect(self._paint_icons)
        self._paint_icons()

    def _button(self, words: str, icon: str, act: object, *, is_primary: bool = False) -> QPushButton:
        button = QPushButton()
        self._call(button, words)
        button.setProperty("icon_name", icon)
        if is_primary:
            button.setProperty("kind", "primary")
        button.setFont(self.look.font("body_strong"))
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    @staticmethod
    def _call(button: QPushButton, words: str) -> None:
        """The words of a button, a little away from its icon."""
        button.setText(f"\u2009{words}")
        button.setAccessibleName(words)

    def _lay_out(self) -> None:
        zone = DropZone(self.look)
        inner = QVBoxLayout(zone)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.setSpacing(8)
        inner.addStretch(2)
        inner.addWidget(self.badge, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(8)
        inner.addWidget(self.title)
        inner.addWidget(self.text, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(8)
        inner.addWidget(self.bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.choose, self.paste, self.again, self.stop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addStretch(3)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(PlainLabel(self.look, tr("No tracker yet? Save a template:"), colour="text_muted"))
        for words, has_data in ((tr("blank"), False), (tr("with my data"), True)):
            link = QPushButton(words)
            link.setProperty("kind", "link")
            link.setAccessibleName(tr("Save a template, {kind}", kind=words))
            link.clicked.connect(lambda _checked=False, has_data=has_data: self.template_wanted.emit(has_data))
            foot.addWidget(link)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(self.failure)
        outer.addWidget(zone, 1)
        outer.addLayout(foot)

    def show_last(self, path: Path | None) -> None:
        """Offer the file of last time, where it still is."""
        self._last = path if path is not None and path.is_file() else None
        self.again.setVisible(self._last is not None and not self.session.is_reading)
        if self._last is not None:
            self._call(self.again, tr("Same as last time: {name}", name=short(self._last.name, 40)))

    def show_reading(self, name: str) -> None:
        """Say that a workbook is being read."""
        self.failure.say("")
        self.badge.set_mark("file-spreadsheet", "blue")
        self.title.setText(tr("Reading the workbook"))
        self.say(name)
        self._show_parts(is_reading=True)

    def say(self, words: str) -> None:
        """Say how far it is."""
        self.text.setText(words)
        self.text.setFixedHeight(self.text.heightForWidth(self.text.width()))

    def show_failure(self, words: str) -> None:
        """Say why nothing could be read; everything else stays as it was."""
        self.refresh()
        self.failure.say(words)

    def refresh(self) -> None:
        self._show_parts(is_reading=self.session.is_reading)
        if self.session.is_reading:
            return
        source, ready = self.session.source, self.session.ready
        if source is not None and ready is not None:
            self.badge.set_mark("file-spreadsheet", "green")
            self.title.setText(source.name)
            book = ready.draft.workbook
            words = [f"{tr(FORMATS[book.format])}, {size_words(source.size)}", *book.notes]
            if source.imported_at:
                day = Date().show(Date().from_store(source.imported_at[:10]))
                words.append(tr("This very file was imported on {day} already.", day=day))
            self.say("\n".join(words))
            self._call(self.choose, tr("Choose another file…"))
        else:
            self.badge.set_mark("file-spreadsheet", "blue")
            self.title.setText(tr("Drop a tracker here"))
            self.say(
                tr("Excel (.xlsx .xlsm .xlsb .xls), OpenDocument (.ods) or text (.csv .tsv). The file is only read; "
                   "nothing in it is run or changed.")
            )  # fmt: skip
            self._call(self.choose, tr("Choose a file…"))

    def take_focus(self) -> None:
        (self.stop if self.session.is_reading else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def objection(self) -> str | None:
        return None if self.session.draft is not None else tr("choose a file first")

    def _show_parts(self, *, is_reading: bool) -> None:
        self.bar.setVisible(is_reading)
        self.stop.setVisible(is_reading)
        self.choose.setVisible(not is_reading)
        self.paste.setVisible(not is_reading)
        self.again.setVisible(not is_reading and self._last is not None)

    def _paint_icons(self) -> None:
        for button in (self.choose, self.paste, self.again):
            role = "on_accent" if button.property("kind") == "primary" else "text_muted"
            button.setIcon(self.look.icon(str(button.property("icon_name")), role))
