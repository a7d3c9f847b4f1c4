"""The report of an incident and the trail of a use case in the print preview."""

from __future__ import annotations

from typing import Any

from axonix_desktop.core.drawing import Drawing
from axonix_desktop.core.words import mark, tr
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.printing.subjects import Options, Subject


def preview_incident(context: PageContext, incident_id: int) -> None:
    """Open the preview on the page of an incident."""
    from axonix_desktop.paper.incident_page import incident_pages

    file, now = context.programme.file, context.programme.now()

    def gather() -> Any:
        from axonix_desktop.reports.incident import gather_incident

        return gather_incident(file, incident_id, now)

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return incident_pages(facts, options.paper, font)

    note = mark("What happened, clocks, timeline, cause and lesson")
    _preview(context, Subject("incident", mark("Incident report"), note, "triangle-alert", gather, pages, turns=False))


def preview_trail(context: PageContext, use_case_id: int) -> None:
    """Open the preview on the trail of a use case."""
    from axonix_desktop.paper.model_trail_pages import trail_pages

    file, today = context.programme.file, context.programme.today()

    def gather() -> Any:
        from axonix_desktop.reports.model_trail import gather_trail

        return gather_trail(file, use_case_id, today)

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return trail_pages(facts, options.paper, font)

    note = mark("Decisions about and updates of models, tests and rules, for the auditor")
    _preview(context, Subject("trail", mark("Model trail"), note, "git-branch", gather, pages, turns=False))


def ask_trail(context: PageContext) -> None:
    """Ask of which use case, those with a model log first, then open its trail."""
    from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing

    logged: dict[int, int] = {}
    for (number,) in rows(context.programme.file, "model_change", ["use_case_id"]):
        logged[int(number or 0)] = logged.get(int(number or 0), 0) + 1
    found = sorted(
        (
            (int(number or 0), str(key or ""), str(title or ""))
            for number, key, title in rows(context.programme.file, "use_case", ["id", "key", "title"])
        ),
        key=lambda one: (one[0] not in logged, one[1]),
    )
    lines = [(title, key, str(logged.get(number, 0))) for number, key, title in found]
    heads = (tr("Use case"), tr("Key"), tr("Model log"))
    listing = Listing(tr("Model trail: which use case?"), heads, lines)
    dialog = ListDialog(context.look, listing, lambda row: preview_trail(context, found[row][0]), context.window)
    dialog.exec()
    dialog.deleteLater()


def _preview(context: PageContext, subject: Subject) -> None:
    from axonix_desktop.ui.printing.preview import PrintPreview

    dialog = PrintPreview(
        context.look, (context.state, context.jobs, context.messages), [subject], subject.name,
        (context.programme.path, context.programme.today()), context.window,
    )  # fmt: skip
    dialog.exec()
    dialog.deleteLater()
