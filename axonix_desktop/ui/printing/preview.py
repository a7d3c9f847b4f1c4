"""The print preview: pages as they will be printed, options at the left, printing and saving side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsView,
    QHBoxLayout,
    QSpinBox,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.drawing import Drawing
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.words import small, tr
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.ink import colour, grey
from axonix_desktop.paper.pages import Ink, draw
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.printing.options import OptionsPanel
from axonix_desktop.ui.printing.subjects import Subject
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce
from axonix_desktop.ui.window_state import WindowState

PDF_FILES = "PDF (*.pdf)"
MOST_PREVIEWED, MOST_MARKS, LEAST_PREVIEWED = 60, 5_000, 3
_POINTS = 72.0
_PAPER = "printing/paper"


class PrintPreview(QDialog):
    """Shows ``subjects`` as pages; ``about`` is the programme file and the day the facts speak of."""

    def __init__(
        self,
        look: Look,
        tools: tuple[WindowState, Jobs, Messages],
        subjects: Sequence[Subject],
        first: str,
        about: tuple[Path, date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._state, self._jobs, self._messages = tools
        self._path, self._today = about
        self._font, self._job_font = PrintFont(), PrintFont()
        self._facts: dict[str, object] = {}
        self._ticket: Ticket | None = None
        self._is_dirty = False
        self.drawn: tuple[Drawing, ...] = ()
        self.setWindowTitle(tr("Print preview"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(True)
        self.resize(look.px(1180), look.px(780))
        self.panel = OptionsPanel(look, subjects, first, self._state.text(_PAPER, "a4"))
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setFullPage(True)
        self.view = QPrintPreviewWidget(self.printer)
        self.view.setAccessibleName(tr("Pages"))
        self.view.paintRequested.connect(self._paint_preview)
        self.state = StatePane(look)
        self._bar = self._tool_bar(look)
        self._lay_out()
        self.panel.changed.connect(self._redraw)
        self.panel.subject_changed.connect(self._redraw)
        self.panel.range_changed.connect(self._show_range)
        self.panel.pdf_wanted.connect(self.save_pdf)
        self.panel.print_wanted.connect(self.print_pages)
        self.view.previewChanged.connect(self._show_page)
        for inner in self.view.findChildren(QGraphicsView):
            inner.setBackgroundBrush(look.colour("grey_bg"))
        QTimer.singleShot(0, self, self._redraw)

    @property
    def is_ready(self) -> bool:
        """Whether pages are shown."""
        return self._stack.currentIndex() == 0 and bool(self.drawn) and self._ticket is None

    def wanted(self) -> tuple[Drawing, ...]:
        """The pages that are to be printed."""
        first, last = self.panel.page_range(len(self.drawn))
        return self.drawn[first - 1 : last]

    def previewed(self) -> int:
        """How many of the wanted pages the preview shows: so many that it is there at once."""
        marks = 0
        for number, page in enumerate(self.wanted()[:MOST_PREVIEWED]):
            marks += len(page.marks)
            if marks > MOST_MARKS and number >= LEAST_PREVIEWED:
                return number
        return min(len(self.wanted()), MOST_PREVIEWED)

    def save_pdf(self) -> None:
        """Ask where, then write the wanted pages as a PDF."""
        subject = self.panel.subject
        name = tr(
            "{stem} {title} {today:%Y-%m-%d}.pdf",
            stem=self._path.stem,
            title=small(subject.title),
            today=self._today,
        )
        path = self._messages.file_to_make(tr("Save PDF"), PDF_FILES, self._path.with_name(name))
        if path is None:
            return
        path = path if path.suffix.casefold() == ".pdf" else path.with_name(path.name + ".pdf")
        from axonix_desktop.paper.printer import write_drawings

        pages = self.wanted()
        title = f"{self._path.stem}: {tr(subject.title)}, {long_date(self._today)}"
        try:
            write_drawings(lambda _font: pages, title, self._today, path, self._ink())
        except Exception as error:
            self._messages.tell_error(tr("The PDF cannot be saved"), error)
            return
        self._say(tr("Saved as {name}", name=path.name))

    def print_pages(self) -> None:
        """Ask for a printer, then print the wanted pages."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._dress(printer)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(tr("Print"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintSelection, on=False)
        if dialog.exec():
            self.print_to(printer)
        dialog.deleteLater()

    def print_to(self, printer: QPrinter) -> None:
        """Print the wanted pages."""
        pages = self.wanted()
        self._dress(printer)
        printer.setDocName(f"{self._path.stem}, {tr(self.panel.subject.title)}")
        if self._paint(printer, pages):
            self._say(tr("Sent to {printer}", printer=printer.printerName() or tr("the printer")))
        else:
            self._messages.tell(
                tr("Nothing was printed"), tr("The printer does not answer. Choose another one, or save a PDF.")
            )

    def _tool_bar(self, look: Look) -> Plate:
        """Page and zoom, in the program's own looks."""
        bar = Plate(look, "surface", "b")
        bar.setFixedHeight(look.px(48))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        self.previous = self._button(look, "chevron-left", tr("Previous page"), "PgUp", lambda: self._turn(-1))
        self.following = self._button(look, "chevron-right", tr("Next page"), "PgDown", lambda: self._turn(1))
        self.page = QSpinBox()
        self.page.setAccessibleName(tr("Page shown"))
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setFixedWidth(look.px(76))
        self.page.setKeyboardTracking(False)
        self.page.valueChanged.connect(self._go_to)
        self.of = PlainLabel(look, colour="text_muted")
        for one in (self.previous, self.page, self.of, self.following):
            row.addWidget(one)
        self.told = PlainLabel(look, colour="text_muted")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.told, 1)
        zooms = (
            ("zoom-out", tr("Smaller"), "−", lambda: self.view.zoomOut(1.2)),
            ("zoom-in", tr("Larger"), "+", lambda: self.view.zoomIn(1.2)),
            ("arrow-right-left", tr("Fit the width"), "", self.view.fitToWidth),
            ("file-text", tr("Fit the page"), "", self.view.fitInView),
        )
        for icon, words, keys, act in zooms:
            row.addWidget(self._button(look, icon, words, keys, act))
        return bar

    def _button(self, look: Look, icon: str, words: str, keys: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon))
        button.setToolTip(f"{words} ({keys})" if keys else words)
        button.setAccessibleName(words)
        button.setFixedSize(look.px(32), look.px(32))
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.state)
        column.addWidget(holder, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(right, 1)

    def _redraw(self) -> None:
        """Gather where needed and draw the pages anew, off the GUI thread; the last wish wins."""
        if self._ticket is not None:
            self._is_dirty = True
            self._ticket.cancel()
            return
        self._is_dirty = False
        subject, options = self.panel.subject, self.panel.options()
        self._state.keep(_PAPER, options.paper)
        self._say_waiting(subject)
        font, facts = self._job_font, self._facts

        def work(ticket: Ticket) -> object:
            if subject.name not in facts:
                facts[subject.name] = subject.gather()
            ticket.step()
            return subject.pages(facts[subject.name], options, font)

        ticket = self._ticket = self._jobs.start(tr("Laying out the pages"), work)
        ticket.done.connect(self._on_drawn)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._on_cancelled)

    def _say_waiting(self, subject: Subject) -> None:
        """Say that pages are being made; what was shown before stays until then."""
        self.panel.set_ready(is_ready=False)
        if not self.drawn:
            self._stack.setCurrentIndex(1)
            self.state.show_state(
                subject.icon, "blue", tr("Laying out the pages"), tr("A large programme takes a few seconds.")
            )
            self.state.bar.show()

    def _on_drawn(self, pages: object) -> None:
        self._ticket = None
        if self._is_dirty:
            self._redraw()
            return
        is_first = not self.drawn
        self.drawn = pages if isinstance(pages, tuple) else ()
        self.state.bar.hide()
        self._stack.setCurrentIndex(0)
        self.panel.set_ready(is_ready=bool(self.drawn))
        self._show_range()
        if is_first:
            self.panel.print.setFocus()
        announce(self, self.panel.count.text())

    def _on_failed(self, error: object) -> None:
        self._ticket = None
        if self._is_dirty:
            self._redraw()
            return
        self.drawn = ()
        self._stack.setCurrentIndex(1)
        self.state.bar.hide()
        self.state.show_state(
            "triangle-alert", "amber", tr("The pages cannot be made"), str(error) or type(error).__name__,
            [(tr("Try again"), self._redraw)],
        )  # fmt: skip

    def _on_cancelled(self) -> None:
        self._ticket = None
        if self.isVisible():
            self._redraw()

    def _show_range(self) -> None:
        """Show the wanted pages."""
        total = len(self.drawn)
        self.panel.show_count(total)
        if not total:
            return
        self._dress(self.printer)
        self.view.setOrientation(self.printer.pageLayout().orientation())
        self.view.updatePreview()
        self._show_page()

    def _show_page(self) -> None:
        """Bring the page number in line with the page shown."""
        wanted = len(self.wanted())
        shown = self.previewed()
        here = min(max(self.view.currentPage(), 1), max(shown, 1))
        self.page.blockSignals(True)
        self.page.setRange(1, max(shown, 1))
        self.page.setValue(here)
        self.page.blockSignals(False)
        more = tr("of {total}; the preview shows the first {shown}", total=f"{wanted:,}", shown=shown)
        self.of.setText(more if wanted > shown else tr("of {total}", total=f"{wanted:,}"))
        self.previous.setEnabled(here > 1)
        self.following.setEnabled(here < shown)

    def _turn(self, steps: int) -> None:
        self.page.setValue(self.page.value() + steps)

    def _go_to(self, page: int) -> None:
        self.view.setCurrentPage(page)
        self._show_page()

    def _ink(self) -> Ink:
        return grey if self.panel.options().is_grey else colour

    def _dress(self, printer: QPrinter) -> None:
        """Give a printer the paper, its orientation and its colours."""
        if not self.drawn:
            return
        options, first = self.panel.options(), self.drawn[0]
        short, long = sorted((first.width, first.height))
        named = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter, "a3": QPageSize.PageSizeId.A3}
        size = QPageSize(named[options.paper])
        if not size.isValid():
            size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
        way = QPageLayout.Orientation.Landscape if first.width > first.height else QPageLayout.Orientation.Portrait
        layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
        layout.setMode(QPageLayout.Mode.FullPageMode)
        printer.setFullPage(True)
        printer.setPageLayout(layout)
        printer.setColorMode(QPrinter.ColorMode.GrayScale if options.is_grey else QPrinter.ColorMode.Color)

    def _paint_preview(self, printer: QPrinter) -> None:
        self._paint(printer, self.wanted()[: self.previewed()])

    def _paint(self, printer: QPrinter, pages: Sequence[Drawing]) -> bool:
        """Paint pages; False when the printer would not begin."""
        painter = QPainter()
        if not pages or not painter.begin(printer):
            return False
        ink = self._ink()
        try:
            painter.scale(printer.resolution() / _POINTS, printer.resolution() / _POINTS)
            for number, page in enumerate(pages):
                if number:
                    printer.newPage()
                draw(page, painter, self._font, ink)
        finally:
            painter.end()
        return True

    def _say(self, words: str) -> None:
        """Tell what was done, here and to a screen reader."""
        self.told.setText(words)
        announce(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_PageDown:
                self._turn(1)
            case Qt.Key.Key_PageUp:
                self._turn(-1)
            case Qt.Key.Key_Plus:
                self.view.zoomIn(1.2)
            case Qt.Key.Key_Minus:
                self.view.zoomOut(1.2)
            case Qt.Key.Key_P if plain == Qt.KeyboardModifier.ControlModifier and self.is_ready:
                self.print_pages()
            case _:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        self._stop()
        super().reject()

    def _stop(self) -> None:
        """Let go of what is being made."""
        if self._ticket is not None:
            self._ticket.cancel()
