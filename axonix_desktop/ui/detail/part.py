"""What the tabs of a record have in common: when they read, and the few pieces they are put together from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

LONGEST_CHIP = 200


class Part(QWidget):
    """One tab of a record. It is filled when it is on screen and what it shows is not what the file holds.

    ``field_wanted`` asks for a field of the form by name, ``changed_here`` says that the part changed the file.
    """

    field_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.look: Look = context.look
        self.record: ShownRecord | None = None
        self.is_stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)

    def show_record(self, record: ShownRecord) -> None:
        """Show what belongs to ``record``; read when the part is shown."""
        self.record, self.is_stale = record, True

    def fill_if_stale(self) -> bool:
        """Bring the part in line with the file, when it is not. True when it was not."""
        if not self.is_stale or self.record is None:
            return False
        self.is_stale = False
        self.fill(self.record)
        return True

    def fill(self, record: ShownRecord) -> None:
        """Show what belongs to ``record`` now."""

    def empty_out(self) -> None:
        """Throw away what was shown."""
        clear(self.body)

    @property
    def may_write(self) -> bool:
        """Whether anything can be changed."""
        return not self.context.is_read_only

    def heading(self, text: str, note: str = "") -> QWidget:
        """A section's heading, with a word at its end."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(PlainLabel(self.look, text, "body_strong", wraps=True), 1)
        row.addWidget(PlainLabel(self.look, note, "small", "text_muted"))
        return holder

    def nothing(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> QWidget:
        """One line that says what is not there yet, and the one thing one can do about it."""
        plate = Plate(self.look, "surface_alt", radius=self.look.tokens.radius["md"])
        column = QVBoxLayout(plate)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.look, text, colour="text_muted", wraps=True))
        if verb and act is not None:
            button = self.button(verb, act)
            button.setEnabled(self.may_write)
            button.setToolTip(self.context.programme.read_only_reason or "")
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        return plate

    def button(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        """A button of the part."""
        button = QPushButton(words)
        button.setFont(self.look.font("body"))
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def chip(self, words: str, tone: str) -> QLabel:
        """A pill with the icon, word and colours of a tone."""
        label = QLabel()
        painter = CellPainter(self.look)
        painter.set_ratio(self.devicePixelRatioF())
        label.setPixmap(painter.chip(words, tone, self.look.px(LONGEST_CHIP)))
        label.setAccessibleName(words)
        return label


class RowButton(QPushButton):
    """A button as wide as its place and as high as it is told, without a frame of its own."""

    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self._look, self._height = look, height
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self._look.px(self._height))


class LinkRow(RowButton):
    """A line that opens something: a title, a word below it, a chevron at its end."""

    def __init__(
        self,
        look: Look,
        title: str,
        note: str = "",
        icon: str = "",
        picture: QLabel | None = None,
        badge: QLabel | None = None,
    ) -> None:
        """``picture`` (initials) stands before the title in place of ``icon``, ``badge`` behind it."""
        super().__init__(look, 48 if note else 36)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {note}" if note else title)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 6, 5)
        row.setSpacing(10)
        if picture is None and icon:
            picture = QLabel()
            picture.setPixmap(look.pixmap(icon, "text_muted", look.px(16), self.devicePixelRatioF()))
        if picture is not None:
            row.addWidget(picture)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._title = ElidedLabel(look, title, "body", "text")
        column.addWidget(self._title)
        if note:
            column.addWidget(ElidedLabel(look, note, "small", "text_muted"))
        row.addLayout(column, 1)
        if badge is not None:
            row.addWidget(badge)
        arrow = QLabel()
        is_rtl = self.isRightToLeft()
        name = "chevron-left" if is_rtl else "chevron-right"
        arrow.setPixmap(look.pixmap(name, "text_faint", look.px(14), self.devicePixelRatioF()))
        row.addWidget(arrow)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setToolTip(title)


class ElidedLabel(PlainLabel):
    """A line that is cut with dots where it does not fit."""

    def __init__(self, look: Look, text: str, role: str, colour: str, *, is_whole: bool = False) -> None:
        """``is_whole`` keeps the room that the words need."""
        super().__init__(look, text, role, colour)
        if not is_whole:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._look.colour(self._colour))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and throw it away."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def initials_picture(look: Look, name: str, ratio: float) -> QLabel:
    """A disc with a person's initials."""
    painter = CellPainter(look)
    painter.set_ratio(ratio)
    label = QLabel()
    label.setPixmap(painter.avatar(name))
    return label


def counted_words(number: int) -> str:
    """A count as a tab shows it."""
    return "" if not number else tr("99+") if number > 99 else str(number)
