"""An empty tracker to begin with: a sheet a kind, a column a field, lists where there is a choice."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from axonix_desktop.core.importing.cells import column_letter
from axonix_desktop.core.kinds import Choice, Date, StageNumber
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import colours

KINDS = ("use_case", "champion", "enrolment", "checklist_response", "raid")
_ROWS, _LIST_CHARACTERS, _PIXELS = 1_000, 250, 7.0


def write_template(path: Path, kinds: Sequence[str] = KINDS) -> None:
    """Write an empty workbook that the import reads without a question once it is filled in.

    Raises FileProblemError when it cannot be written.
    """
    from openpyxl import Workbook

    path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
    book: Any = Workbook()
    book.remove(book.active)
    for kind in kinds:
        _sheet(book, kind)
    try:
        with tempfile.TemporaryDirectory(prefix=".axonix-template-", dir=path.parent) as folder:
            made = Path(folder) / "template.xlsx"
            book.save(made)
            os.replace(made, path)  # noqa: PTH105 - the call that is atomic on every system
    except OSError as error:
        raise FileProblemError(
            tr("“{name}” could not be written ({words}).", name=path.name, words=error.strerror or error)
        ) from error


def _sheet(book: Any, kind: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    record = record_of(kind)
    sheet = book.create_sheet(record.plural[:31])
    fields = [one for one in record.fields.values() if one.is_importable]
    fill = PatternFill("solid", start_color=colours.HEADER.lstrip("#"), end_color=colours.HEADER.lstrip("#"))
    for column, one in enumerate(fields, 1):
        cell = sheet.cell(1, column, one.label)
        cell.font, cell.fill = Font(bold=True), fill
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = column_letter(column - 1)
        sheet.column_dimensions[letter].width = max(one.width / _PIXELS, 12)
        if isinstance(one.kind, Date):
            sheet.column_dimensions[letter].number_format = "d mmm yyyy"
        words = _words(one.kind)
        listed = ",".join(words)
        if words and len(listed) <= _LIST_CHARACTERS:
            offer: Any = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(offer)
            offer.add(f"{letter}2:{letter}{_ROWS}")
    sheet.freeze_panes = "B2"


def _words(kind: object) -> list[str]:
    """The words of a list, where a list can hold them."""
    if isinstance(kind, Choice):
        words = [one.label for one in kind.options]
    elif isinstance(kind, StageNumber):
        words = [kind.show(number) for number in range(len(kind.titles))]
    else:
        return []
    return [] if any("," in word for word in words) else words
