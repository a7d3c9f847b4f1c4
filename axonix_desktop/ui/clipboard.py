"""Laying words and tables on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication


def lay(text: str, html: str = "") -> None:
    """Offer ``text``, and ``html`` where there is any, to other programs."""
    data = _blank_data()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def _blank_data() -> QMimeData:
    """Clipboard data made by Qt itself: such as Python makes would call Python when it goes, after Python is gone."""
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data
