"""A chart as a picture, a drawing or a table: on the clipboard and in files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.clipboard import lay

SHARPNESS = 2


def picture(chart: QWidget, background: QColor) -> QImage:
    """What the chart looks like, twice as sharp as on an ordinary screen."""
    image = QImage(chart.size() * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(background)
    painter = QPainter(image)
    chart.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def copy_picture(chart: QWidget, background: QColor) -> None:
    """Lay the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(picture(chart, background))


def copy_table(table: ChartTable) -> None:
    """Lay the numbers on the clipboard, as cells and as a table."""
    lay(table.tsv(), table.html())


def save(chart: QWidget, table: ChartTable, title: str, background: QColor, path: Path) -> None:
    """Write the chart as the ending of ``path`` says: png, svg or csv. Raises FileProblemError."""
    ending = path.suffix.casefold()
    try:
        if ending == ".csv":
            path.write_text(table.csv(), encoding="utf-8-sig", newline="")
        elif ending == ".svg":
            _write_svg(chart, title, background, path)
        elif not picture(chart, background).save(str(path)):
            raise OSError
    except OSError as error:
        raise FileProblemError(
            tr("“{file}” cannot be written. Choose another folder or another name.", file=path.name)
        ) from error


def _write_svg(chart: QWidget, title: str, background: QColor, path: Path) -> None:
    """Draw the chart as vectors: its words stay words."""
    from PySide6.QtSvg import QSvgGenerator

    with path.open("wb"):
        pass  # the generator itself says nothing when it cannot write
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(chart.width(), chart.height()))
    generator.setViewBox(QRect(0, 0, chart.width(), chart.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(chart.rect(), background)
    chart.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
