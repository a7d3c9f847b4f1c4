"""The page of a decision out of the window: into a PDF, or onto a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from axonix_desktop.core.gate_sheet import GateSheet
from axonix_desktop.core.moving import Decision
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext

_RESOLUTION = 72.0


class GatePaper:
    """Saves and prints; failures are told, success is said in a toast."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        self._context, self._parent = context, parent

    def save(self, use_case_id: int, draft: Decision) -> bool:
        """Save the page as it stands before the decision; False when nothing was saved."""
        return self._save(lambda: self._review(use_case_id, draft))

    def save_decision(self, decision_id: int) -> bool:
        """Save the page of a recorded decision."""
        return self._save(lambda: self._recorded(decision_id))

    def print(self, use_case_id: int, draft: Decision) -> bool:
        """Print the page as it stands before the decision; False when nothing was printed."""
        return self._print(lambda: self._review(use_case_id, draft))

    def print_decision(self, decision_id: int) -> bool:
        """Print the page of a recorded decision."""
        return self._print(lambda: self._recorded(decision_id))

    def _review(self, use_case_id: int, draft: Decision) -> GateSheet:
        from axonix_desktop.reports.gate import gather_review

        return gather_review(self._context.programme.file, use_case_id, draft, self._context.programme.today())

    def _recorded(self, decision_id: int) -> GateSheet:
        from axonix_desktop.reports.gate import gather_decision

        return gather_decision(self._context.programme.file, decision_id, self._context.programme.today())

    def _save(self, gathering: Callable[[], GateSheet]) -> bool:
        from axonix_desktop.paper.gate_page import write_gate_pdf

        context = self._context
        try:
            facts = gathering()
            folder = context.programme.path.parent
            wanted = folder / f"{_file_name(facts)}.pdf"
            path = context.messages.file_to_make(tr("Save the page as"), tr("PDF files (*.pdf)"), wanted)
            if path is None:
                return False
            path = path if path.suffix.casefold() == ".pdf" else Path(f"{path}.pdf")
            write_gate_pdf(facts, path)
        except Exception as error:
            context.messages.tell_error(tr("The page cannot be saved"), error)
            return False
        context.toast.say(tr("Saved {file}", file=path.name))
        return True

    def _print(self, gathering: Callable[[], GateSheet]) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle(tr("Print this page"))
        if not dialog.exec():
            return False
        try:
            self.paint(gathering(), printer)
        except Exception as error:
            self._context.messages.tell_error(tr("The page cannot be printed"), error)
            return False
        self._context.toast.say(tr("Sent to the printer"))
        return True

    def paint(self, facts: GateSheet, printer: object) -> None:
        """Paint the pages on a printer, one unit a point."""
        from PySide6.QtGui import QPainter
        from PySide6.QtPrintSupport import QPrinter

        from axonix_desktop.paper.fonts import PrintFont
        from axonix_desktop.paper.gate_page import gate_pages
        from axonix_desktop.paper.pages import draw

        if not isinstance(printer, QPrinter):
            return
        font = PrintFont()
        drawn = gate_pages(facts, "a4", font)
        page = printer.pageLayout().fullRectPoints()
        painter = QPainter(printer)
        try:
            scale = min(page.width() / drawn[0].width, page.height() / drawn[0].height)
            painter.scale(printer.resolution() / _RESOLUTION * scale, printer.resolution() / _RESOLUTION * scale)
            for number, one in enumerate(drawn):
                if number:
                    printer.newPage()
                draw(one, painter, font)
        finally:
            painter.end()


def _file_name(facts: GateSheet) -> str:
    """A name for the file that any system takes."""
    key = "".join(one if one.isalnum() or one in "-_ " else "-" for one in facts.key)
    return tr("{key} gate {stage}", key=key, stage=facts.stage)
