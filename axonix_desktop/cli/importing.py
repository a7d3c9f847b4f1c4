"""How the command line imports: read, propose, plan, apply. The steps of the window, one after the other."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from axonix_desktop.cli.console import actor, create, opened, say
from axonix_desktop.core.problems import BadValueError, FileProblemError, RefusedError

if TYPE_CHECKING:
    from axonix_desktop.actions.imports import ImportResult
    from axonix_desktop.core.importing.cells import Workbook
    from axonix_desktop.core.importing.plan import Decisions, ImportPlan
    from axonix_desktop.core.importing.proposal import TableMatch

Policy = Literal["ask", "theirs", "ours"]
_SAMPLE = "tracker.xlsx"


def bring_in(
    book: Workbook,
    source: Path,
    into: Path,
    *,
    kind: str | None = None,
    mapping: Path | None = None,
    dry_run: bool = False,
    policy: Policy | None = None,
) -> dict[str, Any]:
    """Plan and apply an import; the answer of ``axonix import``. A file that was absent is removed when it fails."""
    from axonix_desktop.actions.imports import apply_import, preview
    from axonix_desktop.core.importing.planning import plan_workbook
    from axonix_desktop.core.importing.profile import header_fingerprint, mapping_of
    from axonix_desktop.store.queries.imports import fresh_view, store_view

    matches, decisions = chosen_tables(book, kind, mapping, policy)
    is_new = not into.exists()
    if is_new and dry_run:
        plan = plan_workbook(book, matches, fresh_view(), decisions)
        return told(preview(plan), plan)
    if is_new:
        create(into)
    try:
        with opened(into, read_only=dry_run) as f:
            if not dry_run and f.is_read_only:
                raise RefusedError(f.read_only_reason or "The file is read-only.")
            plan = plan_workbook(book, matches, store_view(f), decisions)
            if dry_run:
                return told(preview(plan), plan)
            done = apply_import(
                f,
                plan,
                actor=actor(),
                file_hash=sha256(source.read_bytes()).hexdigest(),
                header_fingerprint=header_fingerprint(matches[0]),
                mapping=mapping_of(matches),
            )
    except BaseException:
        if is_new:
            into.unlink(missing_ok=True)
        raise
    for note in done.notes:
        say(note)
    return told(done, plan)


def read_book(path: Path, sheet: str | None = None) -> Workbook:
    """Read a workbook and say what should be known of the reading. Raises FileProblemError."""
    from axonix_desktop.exchange.workbook import read_workbook

    book = read_workbook(path, sheet=sheet)
    for note in book.notes:
        say(note)
    return book


def chosen_tables(
    book: Workbook, kind: str | None, mapping: Path | None, policy: Policy | None
) -> tuple[list[TableMatch], Decisions]:
    """The tables to take and the decisions over the proposals. Raises RefusedError when there is none to take."""
    from axonix_desktop.core.importing.inspection import kind_named
    from axonix_desktop.core.importing.matching import propose
    from axonix_desktop.core.importing.plan import ORDER
    from axonix_desktop.core.importing.planning import believable
    from axonix_desktop.core.importing.profile import Profile, decisions_of, laid_over
    from axonix_desktop.exchange.profiles import read_profile

    profile = read_profile(mapping) if mapping else Profile()
    wanted = kind_named(kind or profile.kind)
    if wanted is not None and wanted not in ORDER:
        raise BadValueError(f"“{wanted}” is no kind that can be imported. Choose one of: {', '.join(ORDER)}.")
    matches = propose(book, kind=wanted) if wanted else propose(book)
    taken = [one for one in matches if one.table.data_rows][:1] if wanted else believable(book, matches)
    if not taken:
        raise RefusedError(
            f"No table in “{book.file_name}” could be recognised with enough certainty. “axonix inspect” shows what "
            "was found; name the sheet with --sheet and what its rows are with --as."
        )
    taken = laid_over(taken, profile)
    return taken, decisions_of(taken, profile, policy or profile.policy or "ask")


def told(result: ImportResult, plan: ImportPlan) -> dict[str, Any]:
    """The answer of ``axonix import`` as plain values."""
    return {
        **{name: dict(counts) for name, counts in result.counts.items()},
        "tables": [asdict(one) for one in plan.tables],
        "values": {name: dict(seen) for name, seen in plan.seen.items() if not name.startswith("checklist:")},
        "questions": list(result.questions),
        "problems": [asdict(one) for one in result.problems],
        "change_set": result.change_set,
    }


def sample_tracker() -> Path:
    """The tracker the program ships with."""
    from axonix_desktop.paths import resources_folder

    folder = resources_folder() / "samples"
    path = folder / _SAMPLE
    if not path.is_file():
        raise FileProblemError(
            "The sample tracker is missing; the installation is incomplete. Please install it again."
        )
    return path
