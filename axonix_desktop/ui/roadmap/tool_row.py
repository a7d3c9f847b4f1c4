"""The row above the roadmap: grouping, zoom, today, and what the bars mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.roadmap.axis import ZOOMS
from axonix_desktop.ui.roadmap.rows import GROUPS
from axonix_desktop.ui.texts import PlainLabel, start_of_line
from axonix_desktop.ui.theme.look import Look

_MARKS = (
    ("plan", mark("Planned")), ("actual", mark("Actual")), ("expected", mark("Forecast")),
    ("baseline", mark("Baseline")), ("target", mark("Target")),
)  # fmt: skip


class Legend(QWidget):
    """A sample of each mark with its word; those without room are left out from the end."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            tr("Bars: planned; actual: solid line; forecast: hatched; baseline: thin line; target: diamond")
        )
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(420), self._look.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, is_rtl = look.metrics("small"), self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        wide, gap = look.px(22), look.px(18)
        widths = [wide + look.px(6) + metrics.horizontalAdvance(tr(words)) for _name, words in _MARKS]
        count = len(_MARKS)
        while count and sum(widths[:count]) + gap * (count - 1) > self.width():
            count -= 1
        x = self.width() - sum(widths[:count]) - gap * max(count - 1, 0)
        for (name, words), whole in zip(_MARKS[:count], widths[:count], strict=True):
            left = self.width() - x - whole if is_rtl else x
            sample = QRectF(left + whole - wide if is_rtl else left, 0, wide, self.height())
            self._sample(painter, name, sample)
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_muted"))
            box = QRectF(left if is_rtl else left + wide + look.px(6), 0, whole - wide - look.px(4), self.height())
            painter.drawText(box, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, tr(words))
            x += whole + gap

    def _sample(self, painter: QPainter, name: str, box: QRectF) -> None:
        """What a bar of this sort looks like."""
        look, y = self._look, box.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        if name == "plan":
            painter.setPen(QPen(look.colour("border_strong"), 1))
            painter.setBrush(look.stage_colour(4))
            painter.drawRoundedRect(QRectF(box.left() + 0.5, y - 5.5, box.width() - 1, 11), 3, 3)
        elif name == "actual":
            painter.setBrush(look.colour("text"))
            painter.drawRect(QRectF(box.left(), y - 2, box.width(), 4))
        elif name == "expected":
            painter.setPen(QPen(look.colour("amber"), 1))
            painter.setBrush(QBrush(look.colour("amber"), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(box.left() + 0.5, y - 3, box.width() - 1, 6))
        elif name == "baseline":
            painter.setBrush(look.colour("grey"))
            painter.drawRect(QRectF(box.left(), y, box.width(), 2))
            painter.drawRect(QRectF(box.left(), y - 3, 1.5, 5))
            painter.drawRect(QRectF(box.right() - 1.5, y - 3, 1.5, 5))
        else:
            painter.setBrush(look.colour("violet"))
            painter.translate(box.center())
            painter.rotate(45)
            painter.drawRect(QRectF(-3.5, -3.5, 7, 7))
            painter.resetTransform()


class ToolRow(QWidget):
    """``grouped(str)``, ``zoom_wanted(str)`` and ``today_wanted`` say what was chosen."""

    grouped = Signal(str)
    zoom_wanted = Signal(str)
    today_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.group = QComboBox()
        self.group.setAccessibleName(tr("Group by"))
        for name, title, _field, _none in GROUPS:
            self.group.addItem(tr(title), name)
        label = PlainLabel(look, tr("&Group by"), colour="text_muted")
        label.setBuddy(self.group)
        self.group.activated.connect(lambda place: self.grouped.emit(self.group.itemData(place)))
        self.zooms: dict[str, QPushButton] = {}
        self._zoom_group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.group)
        row.addSpacing(12)
        zooms = QHBoxLayout()
        zooms.setSpacing(4)
        for zoom in ZOOMS:
            button = self.zooms[zoom.name] = QPushButton(tr(zoom.title))
            button.setCheckable(True)
            button.setProperty("kind", "quiet")
            button.setAccessibleName(tr("Zoom: {zoom}", zoom=tr(zoom.title)))
            button.setToolTip(tr("Zoom: {zoom} (Ctrl and the wheel, + and −)", zoom=tr(zoom.title)))
            button.clicked.connect(lambda _on=False, name=zoom.name: self.zoom_wanted.emit(name))
            self._zoom_group.addButton(button)
            zooms.addWidget(button)
        row.addLayout(zooms)
        row.addSpacing(4)
        self.today = QPushButton(tr("Today"))
        self.today.setProperty("kind", "quiet")
        self.today.setToolTip(tr("Scroll to today (T)"))
        self.today.clicked.connect(self.today_wanted)
        row.addWidget(self.today)
        row.addSpacing(16)
        self.legend = Legend(look)
        row.addWidget(self.legend, 1)

    def show_choices(self, group: str, zoom: str) -> None:
        """Show what is in use."""
        self.group.setCurrentIndex(max(self.group.findData(group), 0))
        if zoom in self.zooms:
            self.zooms[zoom].setChecked(True)
