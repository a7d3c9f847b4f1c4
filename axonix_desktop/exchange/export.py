"""Writes a programme as a clean, typed workbook: one sheet a kind of record, and a cover.

The caller gives plain data (``contents`` gathers it); nothing here asks the store. XlsxWriter makes the workbook,
the rows of the sheets are streamed into it as they are, which takes a third of the time.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange.export_sheets import Book, sheet_names

_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """The records of one kind.

    ``rows`` hold stored values in the order of ``fields`` (custom fields among them); the field ``id`` is written
    last, whatever its place. ``references`` gives, for each field that refers to records, the title by id.
    """

    name: str
    kind: str
    fields: Sequence[Field]
    rows: Sequence[tuple[Stored, ...]]
    references: Mapping[str, Mapping[int, str]] = field(default_factory=dict[str, Mapping[int, str]])


def write_workbook(
    path: Path,
    sheets: Iterable[ExportSheet],
    *,
    cover: Mapping[str, str | int | float | date | None] | None = None,
    never: Iterable[Path] = (),
) -> None:
    """Write ``sheets`` to the .xlsx file ``path``, whole or not at all; sheets without rows are left out.

    ``cover`` is what the first sheet says, line by line. ``never`` are files that must not be replaced, such as the
    workbook that was imported. Raises FileProblemError, and leaves what was there untouched, when the file cannot be
    written or the name belongs to something else.
    """
    path = Path(path)
    _refuse(path, never)
    filled = [sheet for sheet in sheets if sheet.rows]
    try:
        with tempfile.TemporaryDirectory(prefix=".axonix-export-", dir=path.parent) as folder:
            made = Path(folder) / "workbook.xlsx"
            _make(made, Path(folder), filled, cover or {})
            _settle(made, path)
    except OSError as error:
        raise _problem(path, error) from error


def _make(
    made: Path, folder: Path, sheets: Sequence[ExportSheet], cover: Mapping[str, str | int | float | date | None]
) -> None:
    from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

    book = Book(made, folder)
    names = sheet_names([sheet.name for sheet in sheets])
    book.write_cover(cover, [(name, len(sheet.rows)) for name, sheet in zip(names, sheets, strict=True)])
    for name, sheet in zip(names, sheets, strict=True):
        book.write_sheet(name, sheet.fields, sheet.rows, sheet.references)
    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error))
        raise cause from error


def _settle(made: Path, path: Path) -> None:
    """Put the finished file in its place in one step, once it is safely on the disk."""
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    if path.exists():
        made.chmod(path.stat().st_mode & 0o777)
    os.replace(made, path)  # noqa: PTH105 - the call that is atomic on every system
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _refuse(path: Path, never: Iterable[Path]) -> None:
    if path.suffix.lower() != ".xlsx":
        raise FileProblemError(tr("The export is an Excel workbook; name it “{stem}.xlsx”.", stem=path.stem))
    if not path.parent.is_dir():
        raise FileProblemError(tr("The folder “{parent}” is not there; choose another one.", parent=path.parent))
    if path.is_dir():
        raise FileProblemError(tr("“{name}” is a folder; choose another name.", name=path.name))
    if not path.exists():
        return
    if any(one.exists() and one.samefile(path) for one in never):
        raise FileProblemError(tr("“{name}” is the file the programme came from; choose another name.", name=path.name))
    if not os.access(path, os.W_OK):
        raise FileProblemError(tr("“{name}” is read-only; choose another name or allow writing to it.", name=path.name))
    with path.open("rb") as file:
        head = file.read(16)
    if head == _SQLITE or (head and not head.startswith(b"PK")):
        raise FileProblemError(
            tr("“{name}” exists and is no workbook; it is not replaced. Choose another name.", name=path.name)
        )


def _problem(path: Path, error: OSError) -> FileProblemError:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        told = tr(
            "The disk of “{parent}” is full; make room or choose another folder. Nothing was changed.",
            parent=path.parent,
        )
    elif error.errno == errno.EROFS or (isinstance(error, PermissionError) and not os.access(path.parent, os.W_OK)):
        told = tr("The folder “{parent}” is read-only; choose another folder.", parent=path.parent)
    elif isinstance(error, PermissionError):
        told = tr("“{name}” is open in another program; close it there or choose another name.", name=path.name)
    elif error.errno == errno.ENAMETOOLONG:
        told = tr("The name “{name}…” is too long; choose a shorter one.", name=path.name[:60])
    else:
        told = tr(
            "“{name}” could not be written ({words}); choose another folder.",
            name=path.name,
            words=error.strerror or error,
        )
    return FileProblemError(told)
