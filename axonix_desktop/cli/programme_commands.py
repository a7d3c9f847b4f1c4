"""Commands that look after a programme file: new, stats, check, history, undo, redo, as-of, gate, backup, restore."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from axonix_desktop.cli.console import (
    AsJson,
    FailedError,
    Programme,
    actor,
    create,
    day_of,
    end_of,
    now,
    opened,
    record_counts,
    refuse_existing,
    reply,
    today,
)
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.paths import resources_folder
from axonix_desktop.reports import text

commands = typer.Typer()


@commands.command("new")
def new(
    file: Programme,
    sample: Annotated[bool, typer.Option("--sample", help="Fill it with the sample programme.")] = False,
    as_json: AsJson = False,
) -> None:
    """Create a programme file."""
    if sample:
        from axonix_desktop.ui.files.sample import make_sample

        refuse_existing(file)
        make_sample(resources_folder() / "samples", file, now())
    else:
        create(file)
    with opened(file) as f:
        records = record_counts(f)
    answer = {"programme": str(file), "records": records}
    reply(answer, as_json, lambda: f"Created {file}.\n" + text.section("Records", list(records.items())))


@commands.command("stats")
def stats(
    file: Programme,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As it stood that evening.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print every figure that the screens show."""
    from axonix_desktop.store.queries.portfolio import figures

    day = day_of(as_of) if as_of else today()
    with opened(file) as f:
        if as_of is None:
            found = figures(f, day)
        else:
            from axonix_desktop.store.past import standing_at

            with standing_at(f, end_of(day)) as past:
                found = figures(past, day)
    reply(found, as_json, lambda: text.figures_text(found))


@commands.command("check")
def check(
    file: Programme,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended without loss.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look whether the programme file is whole: database, references, journal, schema."""
    from axonix_desktop.store.integrity import check_path

    outcome = check_path(file, clock=now, repair=repair)
    findings = list(outcome.findings)
    answer = {"ok": outcome.ok, "findings": findings}
    reply(answer, as_json, lambda: "\n".join(findings) or "The programme file is whole.")
    if not outcome.ok:
        raise FailedError


@commands.command("history")
def history(
    file: Programme,
    record: Annotated[str | None, typer.Option("--record", metavar="KEY", help="Only this record.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many change sets.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Print the journal, newest first."""
    from axonix_desktop.store.journal import change_sets
    from axonix_desktop.store.queries.records import find_by_key

    with opened(file) as f:
        found = find_by_key(f, record) if record else None
        if record and found is None:
            raise RefusedError(f"No record has the key “{record}”.")
        sets = [
            {"id": one.id, "at": one.at, "actor": one.actor, "label": one.label, "changes": one.changes}
            for one in change_sets(f, limit=limit, record=found)
        ]
    reply({"change_sets": sets}, as_json, lambda: text.history_text(sets))


@commands.command("undo")
def undo(
    file: Programme,
    to: Annotated[int | None, typer.Option("--to", metavar="CHANGE_SET", help="Take back all after this one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Take back the last change set, or all after one."""
    from axonix_desktop.store.undo import undo as take_back

    with opened(file, read_only=False) as f:
        done = take_back(f, to=to, actor=actor())
    reply(
        {"undone": [asdict(one) for one in done.undone], "change_set": done.change_set},
        as_json,
        lambda: "\n".join(f"Undone: {one.label}" for one in done.undone),
    )


@commands.command("redo")
def redo(file: Programme, as_json: AsJson = False) -> None:
    """Do again what was last undone."""
    from axonix_desktop.store.undo import redo as do_again

    with opened(file, read_only=False) as f:
        done = do_again(f, actor=actor())
    reply(
        {"undone": [asdict(one) for one in done.undone], "change_set": done.change_set},
        as_json,
        lambda: "\n".join(f"Done again: {one.label}" for one in done.undone),
    )


@commands.command("as-of")
def as_of(
    file: Programme,
    day: Annotated[str, typer.Argument(metavar="DATE")],
    out: Annotated[Path, typer.Argument(metavar="OUT.axonix", readable=False)],
    as_json: AsJson = False,
) -> None:
    """Write the programme as it stood on the evening of a date."""
    from axonix_desktop.store.past import as_of as stand

    with opened(file) as f:
        stand(f, end_of(day_of(day)), out)
    with opened(out) as past:
        records = record_counts(past)
    reply({"records": records}, as_json, lambda: text.section(f"{out} as of {day}", list(records.items())))


@commands.command("gate")
def gate(
    file: Programme,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Such as UC-042.")],
    as_json: AsJson = False,
) -> None:
    """Show the next gate of a use case: what holds, what is missing, and why."""
    from axonix_desktop.core.moving import hindrances
    from axonix_desktop.store.queries.gates import use_case_id
    from axonix_desktop.store.queries.moves import standings

    with opened(file) as f:
        number = use_case_id(f, key)
        if number is None:
            raise RefusedError(f"No use case has the key “{key}”.")
        standing = standings(f, [number], today())[number]
    hindered = [one.words for one in hindrances(standing)]
    answer = {
        "stage": standing.stage,
        "open": not hindered and not standing.missing(standing.waivers),
        "hindrances": hindered,
        "criteria": [
            {
                "id": one.criterion.code,
                "text": one.criterion.text,
                "holds": one.holds,
                "reason": one.reason,
                "waived": one.criterion.code in standing.waivers,
            }
            for one in standing.gate.findings
        ],
    }
    reply(answer, as_json, lambda: text.gate_text(answer))


@commands.command("backup")
def backup(
    file: Programme, out: Annotated[Path, typer.Argument(metavar="OUT", readable=False)], as_json: AsJson = False
) -> None:
    """Make an exact copy, verified, also while the file is open elsewhere."""
    from axonix_desktop.store.backup import backup as copy

    copy(file, out)
    reply({"bytes": out.stat().st_size, "ok": True}, as_json, lambda: f"Backed up to {out}.")


@commands.command("restore")
def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", readable=False)],
    out: Annotated[Path, typer.Argument(metavar="OUT", readable=False)],
    as_json: AsJson = False,
) -> None:
    """Bring a backup back; a file that stands in its place is moved aside, never deleted."""
    from axonix_desktop.store.restore import restore as bring_back

    bring_back(source, out)
    reply({"bytes": out.stat().st_size, "ok": True}, as_json, lambda: f"Restored to {out}.")
