"""The steering summary's pages: facts in, drawings out; and how a drawing is painted.

One painting serves preview, printer and PDF: ``draw(page, painter, font)`` paints in points.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from axonix_desktop.core.drawing import Drawing, Line, Shape, Text
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.summary import SteeringSummary
from axonix_desktop.core.words import tr
from axonix_desktop.paper.back import closing
from axonix_desktop.paper.cases import case_table
from axonix_desktop.paper.fonts import REFERENCE, PrintFont
from axonix_desktop.paper.front import first_page
from axonix_desktop.paper.ink import colour
from axonix_desktop.paper.people import people
from axonix_desktop.paper.portfolio import portfolio
from axonix_desktop.paper.sheet import Paper, Sheet

Ink = Callable[[str], QColor]
"""Gives the colour of a role."""


def pages(summary: SteeringSummary, paper: Paper, font: PrintFont) -> tuple[Drawing, ...]:
    """All pages of the summary on ``paper``, in points."""
    aside = f"{summary.title}, {long_date(summary.as_of)}"
    sheet = Sheet(paper, font, summary.programme.upper(), aside)
    first_page(sheet, summary)
    if summary.total:
        portfolio(sheet, summary)
        people(sheet, summary)
        case_table(sheet, summary)
    closing(sheet, summary)
    return sheet.pages((summary.programme, summary.title, tr("As of {day}", day=long_date(summary.as_of))))


def draw(page: Drawing, painter: QPainter, font: PrintFont, ink: Ink = colour) -> None:
    """Paint a page in the colours of ``ink``; one unit of the painter must be one point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in page.marks:
        if isinstance(mark, Text):
            _draw_text(mark, painter, font, ink)
        elif isinstance(mark, Line):
            painter.setPen(_pen(ink(mark.role), mark.thick))
            painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
        else:
            _draw_shape(mark, painter, ink)


def _pen(shade: QColor, thick: float) -> QPen:
    pen = QPen(shade, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _draw_shape(shape: Shape, painter: QPainter, ink: Ink) -> None:
    painter.setPen(_pen(ink(shape.edge), shape.thick) if shape.edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(ink(shape.fill)) if shape.fill else QBrush(Qt.BrushStyle.NoBrush))
    points = [QPointF(x, y) for x, y in shape.points]
    if shape.is_ellipse:
        painter.drawEllipse(QRectF(points[0], points[1]))
    else:
        painter.drawPolygon(QPolygonF(points))


def _draw_text(text: Text, painter: QPainter, font: PrintFont, ink: Ink) -> None:
    if not text.words:
        return
    x = text.x
    if text.align != "left":
        width = font.width(text.words, text.size, text.weight)
        x -= width if text.align == "right" else width / 2
    scale = text.size / REFERENCE
    painter.save()
    painter.translate(x, text.y)
    painter.scale(scale, scale)
    painter.setPen(ink(text.role))
    painter.setFont(font.font(text.weight))
    painter.drawText(QPointF(0, 0), text.words)
    painter.restore()
