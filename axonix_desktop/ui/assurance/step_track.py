"""The steps of a protocol as a track: those reached, the next one, those to come; each says its state in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.core.incidents import Step
from axonix_desktop.core.words import tr
from axonix_desktop.ui.theme.look import Look

_SIDE, _HEIGHT = 22, 48


class StepTrack(QWidget):
    """Shows ``steps`` with the ``place`` of the last one reached (-1: none)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.steps: tuple[Step, ...] = ()
        self.place = -1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_steps(self, steps: Sequence[Step], place: int) -> None:
        """Show how far it has come."""
        self.steps, self.place = tuple(steps), place
        done = sum(1 for at in range(len(steps)) if at <= place)
        last = tr(steps[place].title) if 0 <= place < len(steps) else tr("none")
        self.setAccessibleName(
            tr("Protocol: {done} of {count} steps reached, the last one {step}", done=done, count=len(steps), step=last)
        )
        self.setToolTip("\n".join(tr("{step}: {asks}", step=tr(one.title), asks=tr(one.asks)) for one in steps))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(420), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(260), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.steps:
            return
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        count, side = len(self.steps), look.px(_SIDE)
        wide = self.width() / count
        middle = side / 2 + 2

        def centre(at: int) -> float:
            x = (at + 0.5) * wide
            return self.width() - x if is_rtl else x

        for at in range(count - 1):
            painter.setPen(QPen(look.colour("accent" if at < self.place else "border_strong"), 2))
            first, second = sorted((centre(at), centre(at + 1)))
            painter.drawLine(round(first + side / 2 + 3), round(middle), round(second - side / 2 - 3), round(middle))
        for at, one in enumerate(self.steps):
            self._step(painter, QRectF(centre(at) - side / 2, 2, side, side), at)
            role = "small_strong" if at == self.place + 1 else "small"
            painter.setFont(look.font(role))
            painter.setPen(look.colour("text" if at <= self.place + 1 else "text_muted"))
            room = QRectF(centre(at) - wide / 2, side + 6, wide, look.px(18))
            words = look.metrics(role).elidedText(tr(one.title), Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _step(self, painter: QPainter, box: QRectF, at: int) -> None:
        """A filled disc with a tick, a ring with its number in the accent, or a quiet ring."""
        look = self._look
        is_done, is_next = at <= self.place, at == self.place + 1
        edge = "accent" if is_done or is_next else "border_strong"
        painter.setPen(QPen(look.colour(edge), 2 if is_next else 1))
        painter.setBrush(look.colour("accent" if is_done else "surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if is_done:
            size = look.px(13)
            picture = look.pixmap("check", "on_accent", size, self.devicePixelRatioF())
            painter.drawPixmap(round(box.center().x() - size / 2), round(box.center().y() - size / 2), picture)
            return
        painter.setFont(look.font("caption_strong" if is_next else "caption"))
        painter.setPen(look.colour("accent_text" if is_next else "text_muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
