"""Labels that never read their text as markup, in the roles of the look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QWidget

from axonix_desktop.ui.theme.look import Look


class PlainLabel(QLabel):
    """A label of plain text in a type role and colour role; follows the look."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
        selects: bool = False,
    ) -> None:
        """``selects`` lets a person mark and copy the text."""
        super().__init__(parent)
        self._look, self._role, self._colour = look, role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if selects:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)
        look.changed.connect(self._dress)
        self._dress()

    def set_colour(self, colour: str) -> None:
        """Take another colour role."""
        self._colour = colour
        self._dress()

    def _dress(self) -> None:
        """Take font and colour from the look in use."""
        self.setFont(self._look.font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._look.colour(self._colour))
        self.setPalette(palette)


def start_of_line(*, is_rtl: bool) -> Qt.AlignmentFlag:
    """The side where reading begins, for own painting (Qt would turn a plain left or right round by itself)."""
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


class Plate(QWidget):
    """A widget filled with a colour role, with hairlines on the named edges and rounded when asked."""

    def __init__(self, look: Look, fill: str, edges: str = "", radius: int = 0, parent: QWidget | None = None) -> None:
        """``edges`` holds letters of ``l t r b``; a ``radius`` in pixels draws a whole outline."""
        super().__init__(parent)
        self._look, self._fill, self._edges, self._radius = look, fill, edges, radius
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        line = look.colour("border")
        if self._radius:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(line, look.line))
            painter.setBrush(look.colour(self._fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
            return
        painter.fillRect(self.rect(), look.colour(self._fill))
        wide, high = self.width(), self.height()
        thick = look.line
        for edge, box in {
            "l": (0, 0, thick, high),
            "t": (0, 0, wide, thick),
            "r": (wide - thick, 0, thick, high),
            "b": (0, high - thick, wide, thick),
        }.items():
            if edge in self._edges:
                painter.fillRect(*box, line)
