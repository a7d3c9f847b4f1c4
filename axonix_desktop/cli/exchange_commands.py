"""Commands that exchange with the world: inspect, import, export, report, demo."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from axonix_desktop.cli.console import (
    AsJson,
    Programme,
    SheetName,
    Spreadsheet,
    day_of,
    opened,
    reply,
    today,
)
from axonix_desktop.cli.importing import Policy, bring_in, read_book, sample_tracker
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.reports import text

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

commands = typer.Typer()
Paper = Literal["a4", "letter"]


@commands.command("inspect")
def inspect(workbook: Spreadsheet, sheet: SheetName = None, as_json: AsJson = False) -> None:
    """Say what an import would make of a workbook; change nothing."""
    from axonix_desktop.core.importing.inspection import tables_view
    from axonix_desktop.core.importing.matching import propose
    from axonix_desktop.core.importing.planning import plan_workbook
    from axonix_desktop.store.queries.imports import fresh_view

    book = read_book(workbook, sheet)
    matches = propose(book)
    values: list[dict[str, dict[str, str | None]]] = []
    questions: list[list[str]] = []
    for match in matches:
        plan = plan_workbook(book, [match], fresh_view())
        values.append({name: dict(list(seen.items())[:200]) for name, seen in plan.seen.items()})
        questions.append(plan.questions)
    found = {"tables": tables_view(matches, values=values, questions=questions)}
    reply(found, as_json, lambda: text.inspection_text(found))


@commands.command("import")
def import_(  # noqa: PLR0913, PLR0917 - the contract's options
    workbook: Spreadsheet,
    into: Annotated[
        Path, typer.Option("--into", metavar="FILE", readable=False, help="The programme file; made when absent.")
    ],
    sheet: SheetName = None,
    kind: Annotated[
        str | None, typer.Option("--as", metavar="KIND", help="What the rows are, such as use_case.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="PROFILE", readable=False, help="A mapping profile.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    policy: Annotated[Policy | None, typer.Option("--policy", help="Whose value counts where both changed.")] = None,
    as_json: AsJson = False,
) -> None:
    """Import a workbook into a programme file, all or nothing."""
    book = read_book(workbook, sheet)
    result = bring_in(book, workbook, into, kind=kind, mapping=mapping, dry_run=dry_run, policy=policy)
    reply(result, as_json, lambda: text.import_text(result, is_dry_run=dry_run))


@commands.command("export")
def export(
    file: Programme,
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", readable=False)],
    unit: Annotated[str | None, typer.Option("--unit", help="Only this business unit's use cases.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind of record.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write the programme as a clean, typed workbook."""
    from axonix_desktop.exchange.contents import contents
    from axonix_desktop.exchange.export import write_workbook

    _refuse_self(file, out)
    with opened(file) as f:
        sheets = contents(f, unit=unit, kind=kind)
        cover = cover_of(f)
    write_workbook(out, sheets, cover=cover, never=[file])
    found = {"sheets": {one.name: len(one.rows) for one in sheets}}
    reply(found, as_json, lambda: text.section(f"Wrote {out}", list(found["sheets"].items())))


def cover_of(f: ProgrammeFile) -> dict[str, str | int | float | date | None]:
    """What the first sheet of an export says: which programme, when, and the journal's head as a witness."""
    from axonix_desktop.store.journal import head, head_hash

    return {"Programme": f.path.stem, "Exported": today(), "Change set": head(f), "Journal head": head_hash(f)}


@commands.command("report")
def report(
    file: Programme,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", readable=False)],
    since: Annotated[str | None, typer.Option("--since", metavar="DATE|last|MEETING")] = None,
    paper: Annotated[Paper, typer.Option("--paper", help="Paper size.")] = "a4",
    as_json: AsJson = False,
) -> None:
    """Write the steering summary."""
    _refuse_self(file, out)
    if out.suffix.lower() != ".pdf":
        raise RefusedError(f"This version writes the summary as PDF. Name the file “{out.stem}.pdf”.")
    found = write_report(file, out, since, paper)
    reply(found, as_json, lambda: f"Wrote {out}: {found['pages']} pages, {found['since']} to {found['until']}.")


def write_report(file: Path, out: Path, since: str | None, paper: Paper) -> dict[str, Any]:
    """Gather, draw and write the summary; the answer of ``axonix report``."""
    from axonix_desktop.paper.printer import write_pdf
    from axonix_desktop.reports.steering import gather

    until = today()
    with opened(file) as f:
        begin = _since(f, since, until)
        summary = gather(f, until, begin)
    pages = write_pdf(summary, out, paper)
    return {"pages": pages, "since": begin, "until": until}


def _since(f: ProgrammeFile, word: str | None, until: date) -> date:
    """The day a summary looks back to: a date, the last meeting, a meeting's name, or one committee cadence ago."""
    from axonix_desktop.store.queries.meetings import cadence_days, last_meeting_on, meeting_on

    if word is None or word == "last":
        return last_meeting_on(f, until) or until - timedelta(days=cadence_days(f))
    return meeting_on(f, word) or day_of(word)


@commands.command("demo")
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", readable=False, help="Where the files go.")] = Path(
        "demo"
    ),
    as_json: AsJson = False,
) -> None:
    """Do the main job on the sample tracker: import it, print the figures, write PDF and workbook, open the window."""
    from axonix_desktop.exchange.contents import contents
    from axonix_desktop.exchange.export import write_workbook
    from axonix_desktop.store.queries.portfolio import figures

    out.mkdir(parents=True, exist_ok=True)
    file = _free(out / "Sample programme.axonix")
    pdf, workbook = file.with_suffix(".pdf"), file.with_suffix(".xlsx")
    tracker = sample_tracker()
    imported = bring_in(read_book(tracker), tracker, file)
    with opened(file) as f:
        found = figures(f, today())
        write_workbook(workbook, contents(f), cover=cover_of(f))
    write_report(file, pdf, None, "a4")
    files = [str(file), str(pdf), str(workbook)]
    reply(
        {"files": files, "imported": imported, "figures": found},
        as_json,
        lambda: "\n".join(
            [
                text.import_text(imported, is_dry_run=False),
                "",
                text.figures_text(found),
                "Wrote:",
                *(f"  {one}" for one in files),
            ]
        ),
    )
    _open_window(file)


def _open_window(file: Path) -> None:
    """Show the programme where there is a display; the command does not wait for the window to close."""
    has_display = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_display:
        subprocess.Popen([sys.executable, "-m", "axonix_desktop", str(file)], start_new_session=True)  # noqa: S603


def _free(path: Path) -> Path:
    """``path``, or the first of its numbered sisters that is not there yet: a demo never replaces a file."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found


def _refuse_self(file: Path, out: Path) -> None:
    if out.exists() and file.exists() and out.samefile(file):
        raise RefusedError(f"“{out.name}” is the programme file itself. Choose another name for the result.")
