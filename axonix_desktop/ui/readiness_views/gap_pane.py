"""What is behind one gap of a use case: how wide it is, why, and each step that would close it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.scale_gaps import GAP_WORDS, Check, Gap, Width
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.readiness_views.gap_marks import paint_width, width_name
from axonix_desktop.ui.readiness_views.gap_table import GapRow
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_LINKED = ("source", "component")


class WidthPill(QWidget):
    """The width of a gap with sign and word."""

    def __init__(self, look: Look, width: Width, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._width: Width = width
        self.setAccessibleName(width_name(width))
        words = look.metrics("small_strong").horizontalAdvance(width_name(width))
        self.setFixedSize(words + look.px(36), look.px(24))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        paint_width(painter, self._look, QRectF(self.rect()), self._width)
        painter.end()


class GapPane(QWidget):
    """``close(row, check)`` is asked for when a person takes a step."""

    def __init__(
        self, look: Look, close: Callable[[GapRow, Check], object], parent: QWidget | None = None, *, may_write: bool
    ) -> None:
        super().__init__(parent)
        self._look, self._close, self._may_write = look, close, may_write
        self.buttons: list[QPushButton] = []
        plate = Plate(look, "surface", radius=10)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = Plate(look, "surface")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.setSpacing(8)
        self._area.setWidget(self._body)
        inner = QVBoxLayout(plate)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addWidget(self._area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(plate)

    def show_gap(self, row: GapRow, gap: Gap | None) -> None:
        """Show a gap, or all of a use case's that are not closed."""
        clear(self._column)
        self.buttons = []
        look = self._look
        self._column.addWidget(PlainLabel(look, row.name, "body_strong", wraps=True))
        if gap is None:
            for one in row.gaps:
                self._column.addSpacing(4)
                self._add_head(one)
        else:
            self._add_head(gap)
            self._column.addWidget(PlainLabel(look, gap.reason, "small", "text_muted", wraps=True))
            self._column.addSpacing(4)
            self._column.addWidget(PlainLabel(look, tr("In place or missing"), "small_strong", "text"))
            steps: set[str] = set()
            for check in sorted(gap.checks, key=lambda one: (one.holds is True, one.holds is None)):
                if check.holds or check.step not in steps:  # one step may serve several checks
                    self._column.addWidget(self._check(row, check))
                steps.add(check.step)
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _add_head(self, gap: Gap) -> None:
        line = QHBoxLayout()
        line.addWidget(PlainLabel(self._look, tr(GAP_WORDS[gap.code]), wraps=True), 1)
        line.addWidget(WidthPill(self._look, gap.width))
        self._column.addLayout(line)

    def _check(self, row: GapRow, check: Check) -> QWidget:
        """One thing the gap is read from: its sign, and what would bring it about with the button for it."""
        look = self._look
        plate = Plate(look, "surface_alt", radius=look.tokens.radius["md"])
        line = QHBoxLayout(plate)
        line.setContentsMargins(10, 8, 8, 8)
        line.setSpacing(8)
        sign = _Sign(look, check.holds)
        line.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = check.words[:1].upper() + check.words[1:] if check.holds else check.step
        line.addWidget(PlainLabel(look, words, "small", "text_muted" if check.holds else "text", wraps=True), 1)
        if not check.holds:
            button = QPushButton(tr("Score…") if check.item else tr("Link…") if check.remedy in _LINKED else tr("Show"))
            button.setProperty("kind", "quiet")
            button.setFont(look.font("small_strong"))
            button.setAccessibleName(f"{button.text().rstrip('…')}: {check.step}")
            button.setEnabled(self._may_write or not (check.item or check.remedy in _LINKED))
            button.clicked.connect(lambda _checked=False: self._close(row, check))
            line.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return plate


class _Sign(QWidget):
    """A tick where something is in place, a cross where it is missing, a dash where it is not recorded."""

    def __init__(self, look: Look, holds: bool | None) -> None:
        super().__init__()
        self._look, self._holds = look, holds
        self.setFixedSize(look.px(20), look.px(20))
        words = tr("in place") if holds else tr("not recorded") if holds is None else tr("missing")
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        code, tone = ("green", "green") if self._holds else ("none", "grey") if self._holds is None else ("red", "red")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        side, edge = look.px(9), (self.width() - look.px(9)) / 2
        paint_sign(painter, code, QRectF(edge, edge, side, side), look.colour(f"{tone}_fg"))
        painter.end()
