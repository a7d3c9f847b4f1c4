"""The timeline of an incident: when, what, by whom, one line below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.moments import shown_moment
from axonix_desktop.core.records.governance import IncidentEvent
from axonix_desktop.core.words import tr
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_SIGNS = {
    "noticed": ("eye", "amber"), "step": ("flag", "blue"), "action": ("hammer", "blue"),
    "decision": ("circle-check", "violet"), "message": ("send", "green"),
}  # fmt: skip
_MARK = 24


class Timeline(QWidget):
    """Shows entries; ``changes(entry)`` asks how one is to be, None where nothing can be changed."""

    def __init__(
        self, look: Look, changes: Callable[[IncidentEvent], object] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._changes = look, changes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(tr("Timeline"))

    def show_entries(self, entries: Sequence[IncidentEvent]) -> None:
        """Show these, oldest first."""
        clear(self._column)
        for place, one in enumerate(entries):
            self._column.addWidget(self._row(one, is_last=place == len(entries) - 1))
        if not entries:
            self._column.addWidget(PlainLabel(self._look, tr("Nothing is noted yet."), colour="text_muted"))

    def _row(self, one: IncidentEvent, *, is_last: bool) -> QWidget:
        look = self._look
        kind = IncidentEvent.fields["event_kind"].kind
        sort = tr(kind.show(one.event_kind)) if one.event_kind else ""
        by = tr("by {person}", person=one.told_by) if one.told_by else ""
        when = shown_moment(one.happened_at)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Mark(look, *_SIGNS.get(one.event_kind or "", ("circle-dot", "grey")), is_last=is_last))
        words = QVBoxLayout()
        words.setContentsMargins(0, look.px(3), 0, look.px(12))
        words.setSpacing(1)
        words.addWidget(PlainLabel(look, one.text, wraps=True, selects=True))
        about = "  ·  ".join(part for part in (when, sort, by) if part)
        words.addWidget(PlainLabel(look, about, "small", "text_muted", wraps=True))
        row.addLayout(words, 1)
        if self._changes is not None:
            row.addWidget(self._pencil(one, self._changes), 0, Qt.AlignmentFlag.AlignTop)
        holder.setAccessibleName(", ".join(part for part in (when, sort, one.text, by) if part))
        return holder

    def _pencil(self, one: IncidentEvent, changes: Callable[[IncidentEvent], object]) -> QPushButton:
        """The way to change an entry."""
        button = QPushButton()
        button.setProperty("kind", "quiet")
        button.setIcon(self._look.icon("pencil"))
        button.setFixedSize(self._look.px(28), self._look.px(28))
        button.setToolTip(tr("Change this entry"))
        button.setAccessibleName(tr("Change “{entry}”", entry=one.text))
        button.clicked.connect(lambda _checked=False: changes(one))
        return button


class _Mark(QWidget):
    """The sort of entry as a picture in a disc, with the line that leads to the next one."""

    def __init__(self, look: Look, icon: str, tone: str, *, is_last: bool) -> None:
        super().__init__()
        self._look, self._icon, self._tone, self._is_last = look, icon, tone, is_last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_MARK), self._look.px(_MARK))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, side = self._look, QPainter(self), self._look.px(_MARK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_last:
            painter.setPen(QPen(look.colour("border"), 2))
            painter.drawLine(side // 2, side + 2, side // 2, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self._tone}_bg"))
        painter.drawEllipse(0, 0, side, side)
        size = look.px(13)
        picture = look.pixmap(self._icon, f"{self._tone}_fg", size, self.devicePixelRatioF())
        painter.drawPixmap((side - size) // 2, (side - size) // 2, picture)
        painter.end()
