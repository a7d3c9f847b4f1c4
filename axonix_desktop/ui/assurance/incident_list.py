"""The list of incidents: what happened, where, how bad, how far, and the clock that runs; read out as whole lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moments import local_day
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.incidents import IncidentRow
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

ROW = Qt.ItemDataRole.UserRole + 1
TONES = {"critical": "red", "high": "amber", "medium": "blue", "low": "grey"}
ICONS = {"critical": "octagon-alert", "high": "triangle-alert", "medium": "circle-alert", "low": "info"}
_ROW, _HEADING, _PAD, _MARK = 62, 34, 12, 32
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a group of incidents."""

    text: str


def severity_words(row: IncidentRow) -> str:
    """How bad an incident is, in words."""
    kind = Incident.fields["severity"].kind
    return tr(kind.show(row.incident.severity)) if row.incident.severity else tr("Severity not set")


def harm_words(row: IncidentRow) -> str:
    """What it did to people, in words; empty where nobody said."""
    return tr(Incident.fields["harm"].kind.show(row.incident.harm)) if row.incident.harm else ""


def chip_of(row: IncidentRow) -> tuple[str, str]:
    """The words and tone of what presses most: an exercise, the clock, or that it is resolved; empty for nothing."""
    one = row.incident
    if one.is_rehearsal:
        return (tr("Under way"), "violet") if row.is_open else (tr("Closed"), "green")
    if row.clock is not None and (row.is_open or row.clock.state == "late"):
        return row.clock.short, row.clock.tone
    if not row.is_open:
        return tr("Closed"), "green"
    return (tr("To close"), "violet") if one.resolved_at else ("", "")


def step_words(row: IncidentRow) -> str:
    """How far the protocol has come."""
    return tr(row.steps[row.place].title) if row.place >= 0 else tr("Not begun")


class IncidentModel(QAbstractListModel):
    """Incidents under their headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[IncidentRow | Heading] = []

    def show_rows(self, rows: Sequence[IncidentRow]) -> None:
        """Show these, grouped: open ones, closed ones, exercises."""
        self.beginResetModel()
        self.rows = []
        for words, group in _groups(rows):
            if group:
                self.rows += [Heading(words), *group]
        self.endResetModel()

    def place_of(self, incident_id: int | None) -> int:
        """The row of an incident; the first one where it is not shown, -1 for none."""
        numbers = [one.incident.id if isinstance(one, IncidentRow) else None for one in self.rows]
        if incident_id in numbers and incident_id is not None:
            return numbers.index(incident_id)
        return next((at for at, number in enumerate(numbers) if number is not None), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_row = index.isValid() and isinstance(self.rows[index.row()], IncidentRow)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_row else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.rows[index.row()]
        if role == ROW:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one.text if isinstance(one, Heading) else _said(one)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(one, IncidentRow):
            return one.clock.words if one.clock is not None else one.incident.summary
        return None


class IncidentList(QListView):
    """``chosen(object)`` carries the id of the incident the keyboard or pointer went to; Enter asks for its step."""

    chosen = Signal(object)
    step_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.incidents = IncidentModel(self)
        self.setModel(self.incidents)
        self.setItemDelegate(_RowPainter(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Incidents"))
        self.setAccessibleDescription(tr("Enter takes the next step of the protocol"))
        self.setProperty("kind", "plain")
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(_id_of(now)))
        look.changed.connect(self._on_look_changed)

    def current_id(self) -> int | None:
        """The incident the keyboard is on."""
        return _id_of(self.currentIndex())

    def show_rows(self, rows: Sequence[IncidentRow], current: int | None) -> None:
        """Show these and stay on ``current``."""
        bar = self.verticalScrollBar()
        at = bar.value()
        blocked = self.selectionModel().blockSignals(True)
        self.incidents.show_rows(rows)
        self.selectionModel().blockSignals(blocked)
        bar.setValue(at)
        self.choose(current)

    def choose(self, incident_id: int | None) -> None:
        """Go to an incident, or to the first one where it is not shown."""
        place = self.incidents.place_of(incident_id)
        self.setCurrentIndex(self.incidents.index(place) if place >= 0 else QModelIndex())
        if place == 1:
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.step_wanted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        self.doItemsLayout()
        self.viewport().update()


class _RowPainter(QStyledItemDelegate):
    """Paints headings and incidents."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = isinstance(index.data(ROW), Heading)
        return QSize(0, self._look.px(_HEADING if is_heading else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        box: QRect = option.rect  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        if isinstance(row, Heading):
            look = self._look
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("text_muted"))
            area = box.adjusted(look.px(_PAD), look.px(8), -look.px(_PAD), 0)
            painter.drawText(area, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, row.text)
        elif isinstance(row, IncidentRow):
            self._ground(painter, option, box)
            self._incident(painter, box.adjusted(self._look.px(4), 0, -self._look.px(4), 0), row, is_rtl=is_rtl)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        look = self._look
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        area = QRectF(box).adjusted(look.px(4), 1, -look.px(4), -1)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selected" if is_selected else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        view = self.parent()
        if is_selected and isinstance(view, QWidget) and view.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _incident(self, painter: QPainter, box: QRect, row: IncidentRow, *, is_rtl: bool) -> None:
        look, one = self._look, row.incident
        pad, side, gap = look.px(_PAD), look.px(_MARK), look.px(10)
        left = box.right() - pad - side if is_rtl else box.left() + pad
        tone = TONES.get(one.severity or "", "grey")
        mark = QRectF(left, box.top() + (box.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(mark, 8, 8)
        size = look.px(17)
        icon = look.pixmap(ICONS.get(one.severity or "", "circle-dashed"), f"{tone}_fg", size,
                           painter.device().devicePixelRatio())  # fmt: skip
        painter.drawPixmap(round(mark.center().x() - size / 2), round(mark.center().y() - size / 2), icon)
        words = box.adjusted(pad, 0, -(pad + side + gap), 0) if is_rtl else box.adjusted(pad + side + gap, 0, -pad, 0)
        align = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        role = "body_strong" if row.is_open else "body"
        top = QRect(words.left(), words.top() + look.px(10), words.width(), look.px(20))
        painter.setFont(look.font(role))
        painter.setPen(look.colour("text"))
        summary = look.metrics(role).elidedText(one.summary, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, align, summary)
        below = QRect(words.left(), top.bottom() + look.px(3), words.width(), look.px(20))
        taken = self._chip(painter, below, row, is_rtl=is_rtl)
        below = below.adjusted(taken, 0, 0, 0) if is_rtl else below.adjusted(0, 0, -taken, 0)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        line = look.metrics("small").elidedText(_line(row), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, align, line)

    def _chip(self, painter: QPainter, line: QRect, row: IncidentRow, *, is_rtl: bool) -> int:
        """The clock, or another word, at the end of the second line; returns the room it took."""
        text, tone = chip_of(row)
        if not text:
            return 0
        look = self._look
        wide, high = look.metrics("small_strong").horizontalAdvance(text) + look.px(16), look.px(20)
        box = QRect(line.left() if is_rtl else line.right() - wide + 1, line.top(), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(QRectF(box), high / 2, high / 2)
        painter.setPen(look.colour(f"{tone}_fg"))
        painter.setFont(look.font("small_strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return wide + look.px(8)


def _groups(rows: Sequence[IncidentRow]) -> tuple[tuple[str, list[IncidentRow]], ...]:
    real = [one for one in rows if not one.incident.is_rehearsal]
    going = [one for one in real if one.is_open]
    exercises = [one for one in rows if one.incident.is_rehearsal]
    closed = sorted((one for one in real if not one.is_open), key=lambda one: one.incident.detected_at or "")[::-1]
    return (
        (trn("{count} open", "{count} open", len(going)), going),
        (trn("{count} closed", "{count} closed", len(closed)), closed),
        (trn("{count} exercise", "{count} exercises", len(exercises)), exercises),
    )


def _line(row: IncidentRow) -> str:
    """Key, use case, day, and how far it has come."""
    day = local_day(row.incident.detected_at) if row.incident.detected_at else None
    step = step_words(row) if row.is_open else ""
    parts = (row.incident.key or "", row.case_key, Date().show(day), step)
    return "  ·  ".join(part for part in parts if part)


def _said(row: IncidentRow) -> str:
    """A whole incident in words, for screen readers."""
    chip, _tone = chip_of(row)
    clock = row.clock.words if row.clock is not None and row.is_open else chip
    parts = (severity_words(row), row.incident.summary, _line(row), clock)
    return ", ".join(part for part in parts if part)


def _id_of(index: Index) -> int | None:
    row = index.data(ROW) if index.isValid() else None
    return row.incident.id if isinstance(row, IncidentRow) else None
