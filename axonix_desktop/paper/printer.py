"""Write the steering summary as a PDF, whole or not at all, with or without a display; same facts, same bytes."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QCoreApplication, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from axonix_desktop.core.drawing import Drawing
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.summary import SteeringSummary
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.ink import colour
from axonix_desktop.paper.pages import Ink, draw, pages
from axonix_desktop.paper.settle import settled
from axonix_desktop.paper.sheet import Paper, printable

RESOLUTION = 1200
_XMP = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='r'?>
"""


def write_pdf(summary: SteeringSummary, path: Path, paper: Paper = "a4") -> int:
    """Write the summary to ``path`` and return the number of pages. Raises FileProblemError, leaving nothing behind.

    An application is made when there is none; without a display it draws off screen.
    """
    title = printable(f"{summary.programme}: {summary.title}, {long_date(summary.as_of)}")
    return write_drawings(lambda font: pages(summary, paper, font), title, summary.as_of, path)


def write_drawings(
    draw_pages: Callable[[PrintFont], Sequence[Drawing]], title: str, day: date, path: Path, ink: Ink = colour
) -> int:
    """Write the pages that ``draw_pages`` makes to ``path``, as :func:`write_pdf` does; returns their number."""
    application = _application()
    font = PrintFont()
    drawn = draw_pages(font)
    QHashSeed.setDeterministicGlobalSeed()  # Qt writes fonts in the order of a hash table
    try:
        content = settled(_pdf(drawn, font, title, ink), day)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    _put(content, path)
    del application
    return len(drawn)


def _application() -> QCoreApplication:
    """The running application, or a new one that draws off screen: paper needs fonts, not a display."""
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if running is not None:
        raise FileProblemError("This program was started without fonts, so nothing can be drawn; start it anew.")
    before = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return QGuiApplication(sys.argv[:1])
    finally:
        if before is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = before


def _pdf(drawn: Sequence[Drawing], font: PrintFont, title: str, ink: Ink) -> bytes:
    """The pages as a PDF document in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Axonix Desktop")
    writer.setDocumentXmpMetadata(_XMP.format(title=escape(title)).encode("utf-8"))
    writer.setDocumentId(_identity(drawn, title))
    size = QSizeF(drawn[0].width, drawn[0].height)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    painter = QPainter(writer)
    try:
        painter.scale(RESOLUTION / 72, RESOLUTION / 72)
        for number, page in enumerate(drawn):
            if number:
                writer.newPage()
            draw(page, painter, font, ink)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _identity(drawn: Sequence[Drawing], title: str) -> QUuid:
    """A document id made from what is drawn."""
    digest = hashlib.sha256(repr((title, drawn)).encode("utf-8")).digest()[:16]
    return QUuid(str(UUID(bytes=digest)))


def _put(content: bytes, path: Path) -> None:
    """Write beside the target, then rename: a reader never sees half a file."""
    if path.is_dir():
        raise FileProblemError(f"{path} is a folder; name a file such as {path / 'summary.pdf'}.")
    if not path.parent.is_dir():
        raise FileProblemError(f"The folder {path.parent} does not exist; make it first or choose another one.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        why = problem.strerror or "the system refused"
        raise FileProblemError(
            f"{path} could not be written ({why}). Close it in other programs, or choose another name or folder."
        ) from problem
