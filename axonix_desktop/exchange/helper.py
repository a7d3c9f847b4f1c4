"""The process that reads a stranger's file: bounded in memory, ended at will, and sending plain values only.

It is started by ``workbook.read_workbook`` and imports nothing but the standard library and calamine. A built program
starts itself with :data:`FLAG`, and its entry points hand what follows the flag to :func:`main`.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.container import Container
from axonix_desktop.exchange.sniff import sniff
from axonix_desktop.exchange.wire import Writer

FLAG = "--import-helper"
_TOO_MUCH = (
    f"Reading the file needs more than {limits.MEMORY_BYTES >> 20} MB of memory; "
    "split it or delete sheets that are not needed."
)


def main(arguments: list[str]) -> int:
    """Read the file ``arguments[0]``; ``arguments[1]`` picks sheets: ``all``, ``#3`` (position) or ``=name``.

    ``--words`` alone says whether a file from standard input names a person.
    """
    limits.confine()
    gc.disable()
    if arguments == ["--words"]:
        from axonix_desktop.exchange.file_words import answer

        return answer()
    stream = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    writer = Writer(stream)
    try:
        _read(arguments[0], arguments[1], writer)
        writer.say("done")
    except FileProblemError as problem:
        writer.say("problem", str(problem))
    except MemoryError:
        writer.say("problem", _TOO_MUCH)
    except BrokenPipeError:
        return 1
    except BaseException as error:
        writer.say("problem", _unforeseen(error))
    return 0


def _unforeseen(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119
    return tr(
        "The file is written in a way that is not understood ({name}{place}); open it in Excel or "
        "LibreOffice, save it as .xlsx and read that.",
        name=type(error).__name__,
        place=place,
    )


def _read(path: str, picked: str, writer: Writer) -> None:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
        data = file.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise FileProblemError(
            tr("The file is larger than {words} MB; that is the most that is read.", words=limits.FILE_BYTES >> 20)
        )
    kind, container = sniff(data)
    if kind == "csv":
        _read_text(data, path, picked, writer)
    elif kind == "ods" and container is not None:
        _read_ods(container, picked, writer)
    elif kind == "xlsx" and container is not None:
        _read_xlsx(container, picked, writer)
    else:
        _read_legacy(kind, data, picked, writer)


def _read_text(data: bytes, path: str, picked: str, writer: Writer) -> None:
    from axonix_desktop.exchange.delimited import TextTable

    table = TextTable(data)
    name = os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122
    name = name.encode("utf-8", "replace").decode("utf-8")
    _pick([(name, "visible", "text")], picked)
    writer.say("book", "csv", [[name, "visible"]], False)
    for note in table.notes:
        writer.say("note", note)
    table.read(writer)


def _read_ods(container: Container, picked: str, writer: Writer) -> None:
    from axonix_desktop.exchange import ods

    sheets = [(name, state, "content.xml") for name, state in ods.sheet_list(container)]
    wanted = _pick(sheets, picked)
    _announce("ods", sheets, wanted, writer)
    ods.read_sheets(container, writer, set(wanted))


def _read_xlsx(container: Container, picked: str, writer: Writer) -> None:
    from axonix_desktop.exchange.xlsx_parts import Book, SharedTexts
    from axonix_desktop.exchange.xlsx_sheet import read_sheet

    book = Book(container)
    wanted = _pick(book.sheets, picked)
    _announce("xlsx", book.sheets, wanted, writer, uses_1904=book.uses_1904)
    SharedTexts(book, writer)

    def read(index: int) -> None:
        read_sheet(book, writer, index)

    _read_each(wanted, read, picked, writer)


def _read_legacy(kind: str, data: bytes, picked: str, writer: Writer) -> None:
    from axonix_desktop.exchange.legacy import LegacyBook

    book = LegacyBook(data)
    sheets = book.sheets()
    wanted = _pick(sheets, picked)
    _announce(kind, sheets, wanted, writer)

    def read(index: int) -> None:
        book.read_sheet(writer, index)

    _read_each(wanted, read, picked, writer)


def _announce(kind: str, sheets: list[Any], wanted: list[int], writer: Writer, *, uses_1904: bool = False) -> None:
    writer.say("book", kind, [[name, state] for name, state, _ in sheets], uses_1904)
    cells = sum(1 for _, _, part in sheets if part != "")
    if len(wanted) == limits.SHEETS < cells:
        writer.say(
            "note",
            tr("The workbook has {cells:,} sheets; the first {SHEETS} were read.", cells=cells, SHEETS=limits.SHEETS),
        )


def _read_each(wanted: list[int], read: Any, picked: str, writer: Writer) -> None:
    """Read each sheet; where one of several cannot be read, say so and go on."""
    failures: list[FileProblemError] = []
    for index in wanted:
        try:
            read(index)
        except FileProblemError as problem:
            if picked != "all" or len(wanted) == 1:
                raise
            failures.append(problem)
            writer.say("skip", index, str(problem))
    if failures and len(failures) == len(wanted):
        raise failures[0]


def _pick(sheets: list[Any], picked: str) -> list[int]:
    """Positions of the sheets to read. Raises FileProblemError when the picked one is not there."""
    cells = [index for index, (_, _, part) in enumerate(sheets) if part != ""]
    if picked == "all":
        if not cells:
            raise FileProblemError(tr("The workbook holds only charts and no sheet of cells."))
        return cells[: limits.SHEETS]
    wanted = picked[1:]
    if picked.startswith("#"):
        found = [index for index in cells if index == int(wanted)]
    else:
        found = [index for index in cells if sheets[index][0] == wanted]
        found = found or [index for index in cells if sheets[index][0].strip().casefold() == wanted.strip().casefold()]
    if not found:
        names = ", ".join(f"“{sheets[index][0][:40]}”" for index in cells[:10])
        shown = str(int(wanted) + 1) if picked.startswith("#") else wanted[:60]
        raise FileProblemError(
            tr("The file has no sheet “{shown}”; it has {words}.", shown=shown, words=names or "none")
        )
    return found[:1]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
