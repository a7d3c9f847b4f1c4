"""What every command shares: how it answers, how it opens a file, where it reads the clock."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from axonix_desktop.core.problems import BadValueError, FileProblemError

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Programme = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The programme file (.axonix).")]
Spreadsheet = Annotated[
    Path, typer.Argument(metavar="WORKBOOK", readable=False, help="Any spreadsheet: xlsx, xls, ods, csv …")
]
SheetName = Annotated[str | None, typer.Option("--sheet", help="Only this sheet.")]


class FailedError(Exception):
    """The command did its work and found fault; the answer has been printed."""


def now() -> datetime:
    """The present moment in UTC: the one place where the command line reads the clock."""
    return datetime.now(UTC)


def today() -> date:
    """The calendar day where the person is."""
    return datetime.now().astimezone().date()


def actor() -> str:
    """Who works here, as the computer knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def reply(values: dict[str, Any], as_json: bool, words: Callable[[], str]) -> None:
    """Print the answer: one JSON object, or the same in words."""
    if as_json:
        json.dump(values, sys.stdout, ensure_ascii=False, default=_plain)
        sys.stdout.write("\n")
    else:
        print(words())


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)


def say(message: str) -> None:
    """A message beside the result, on standard error."""
    print(message, file=sys.stderr)


def day_of(word: str) -> date:
    """A day from the command line. Raises BadValueError."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BadValueError(f"“{word}” is not a date; write it as 2026-11-22.") from None


def end_of(day: date) -> datetime:
    """The last moment of a day where the person is, in UTC."""
    return datetime.combine(day, time.max).astimezone().astimezone(UTC)


@contextmanager
def opened(path: Path, *, read_only: bool = True) -> Generator[ProgrammeFile]:
    """A programme file, closed again whatever happens."""
    from axonix_desktop.store.engine import ProgrammeFile

    with ProgrammeFile.open(path, clock=now, read_only=read_only) as f:
        yield f


def record_counts(f: ProgrammeFile) -> dict[str, int]:
    """How many records of each kind there are, kinds without any left out."""
    from axonix_desktop.store.queries.records import counts

    return {kind: number for kind, number in counts(f).items() if number}


def refuse_existing(path: Path) -> None:
    """Raises FileProblemError when something stands at ``path`` already."""
    if path.exists():
        raise FileProblemError(f"“{path.name}” is already there. Choose another name, or open it.")


def create(path: Path) -> None:
    """A new programme file with its first content; nothing is left behind when it fails."""
    from axonix_desktop.actions.programme import begin_programme
    from axonix_desktop.store.engine import ProgrammeFile

    with ProgrammeFile.create(path, clock=now) as f:
        begin_programme(f, path.stem, actor=actor())
