"""Puts together a workbook from the lines the reading helper sends (``wire`` says what they are)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axonix_desktop.core.importing.cells import CellProblem, CellValue, ErrorCell, Sheet, Workbook
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.serials import NO_DATE, from_iso, moment, no_date, span

_EXACT = 2**53
_TOO_LONG = ErrorCell("#TOO LONG")


class _Moments(dict[float, CellValue]):
    """Serial numbers to dates, each worked out once."""

    def __init__(self, convert: Callable[[float], CellValue]) -> None:
        super().__init__()
        self._convert = convert
        self.has_none = False

    def __missing__(self, serial: float) -> CellValue:
        value = self[serial] = self._convert(serial)
        if value is NO_DATE:
            self.has_none = True
        return value


class Assembly:
    """Takes the helper's lines one by one; :meth:`workbook` is the file as read."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._format: Any = "csv"
        self._names: list[tuple[str, Any]] = []
        self._texts: list[CellValue] = []
        self._odd_texts: dict[int, str] = {}
        self._sheets: dict[int, Sheet] = {}
        self._sheet = Sheet(name="", index=-1)
        self._percent: dict[int, int] = {}
        self._plain: dict[int, int] = {}
        self._moments: dict[str, _Moments] = {}
        self.notes: list[str] = []

    def take(self, line: list[Any]) -> None:
        """Take one line."""
        kind = line[0]
        if kind == "rows":
            self._take_rows(line[1], line[2])
        elif kind == "texts":
            self._take_texts(line[1], line[2])
        elif kind == "book":
            self._format = line[1]
            self._names = [(one[0], one[1]) for one in line[2]]
            self._set_calendar(uses_1904=line[3])
        elif kind == "sheet":
            name, state = self._names[int(line[1])]
            self._sheet = Sheet(name=name, index=line[1], state=state, is_text_only=self._format == "csv")
            self._sheets[line[1]] = self._sheet
            self._percent, self._plain = {}, {}
        elif kind == "facts":
            self._take_facts(line[1])
        elif kind == "skip":
            self._sheets.pop(line[1], None)
            left_out = str(self._names[int(line[1])][0])
            self.notes.append(tr("The sheet “{sheet}” was left out. {reason}", sheet=left_out, reason=str(line[2])))
        elif kind == "note":
            self.notes.append(line[1])

    def workbook(self) -> Workbook:
        """The workbook; its sheets are in the file's order."""
        sheets = [self._sheets[index] for index in sorted(self._sheets)]
        return Workbook(file_name=self._file_name, format=self._format, sheets=sheets, notes=self.notes)

    def _set_calendar(self, *, uses_1904: bool) -> None:
        self._moments = {
            "d": _Moments(lambda serial: moment(serial, is_time=False, uses_1904=uses_1904)),
            "h": _Moments(lambda serial: moment(serial, is_time=True, uses_1904=uses_1904)),
            "l": _Moments(span),
        }

    def _take_texts(self, texts: list[str], odd: dict[str, str]) -> None:
        self._texts += [None if not text or text.isspace() else text for text in texts]
        for place, sentence in odd.items():
            self._odd_texts[int(place)] = sentence
            if sentence.startswith("The text has"):
                self._texts[int(place)] = _TOO_LONG

    def _take_rows(self, numbers: list[int], columns: list[list[Any]]) -> None:
        values = [(column, self._column(numbers, column, sort, raw)) for column, sort, raw in columns]
        sheet = self._sheet
        for number, row in zip(numbers, _rows(len(numbers), values), strict=True):
            while row and row[-1] is None:
                row.pop()
            if row:
                sheet.row_numbers.append(number)
                sheet.rows.append(row)

    def _column(self, numbers: list[int], column: int, sort: str, raw: list[Any]) -> list[CellValue]:
        if sort == "s":
            return self._shared(numbers, column, raw)
        if sort == "m":
            return [
                None if one is None else self._single(number, column, *one)
                for number, one in zip(numbers, raw, strict=True)
            ]
        if sort in ("n", "p"):
            counts = self._percent if sort == "p" else self._plain
            counts[column] = counts.get(column, 0) + len(raw) - raw.count(None)
            return [int(one) if isinstance(one, float) and one.is_integer() else one for one in raw]
        if sort in self._moments:
            made = self._moments[sort]
            values = [None if one is None else made[one] for one in raw]
            if made.has_none:
                self._note_no_dates(numbers, column, raw, values)
            return values
        if sort == "t":
            return [None if one is None or one.isspace() or not one else one for one in raw]
        return [
            None if one is None else self._single(number, column, sort, one)
            for number, one in zip(numbers, raw, strict=True)
        ]

    def _shared(self, numbers: list[int], column: int, raw: list[int | None]) -> list[CellValue]:
        texts = self._texts
        if self._odd_texts:
            for number, place in zip(numbers, raw, strict=True):
                if place in self._odd_texts:
                    self._problem(number, column, self._odd_texts[place])
        try:
            return [None if place is None else texts[place] for place in raw]
        except IndexError:
            return [
                None if place is None else self._single(number, column, "s", place)
                for number, place in zip(numbers, raw, strict=True)
            ]

    def _note_no_dates(self, numbers: list[int], column: int, raw: list[float | None], values: list[CellValue]) -> None:
        for number, serial, value in zip(numbers, raw, values, strict=True):
            if value is NO_DATE and serial is not None:
                self._problem(number, column, no_date(serial))

    def _single(self, row: int, column: int, sort: str, value: Any) -> CellValue:
        """The value of one cell of a column whose cells are of several sorts."""
        if sort in ("n", "p"):
            return self._number(row, column, sort, value)
        if sort == "s":
            if not 0 <= value < len(self._texts):
                self._problem(row, column, tr("The file is damaged: this cell names a text that is not there."))
                return ErrorCell("#DAMAGED")
            if value in self._odd_texts:
                self._problem(row, column, self._odd_texts[value])
            return self._texts[int(value)]
        if sort == "t":
            text: str = value
            return text if text and not text.isspace() else None
        if sort in self._moments:
            made = self._moments[sort][value]
            if made is NO_DATE:
                self._problem(row, column, no_date(value))
            return made
        return self._unusual(row, column, sort, value)

    def _number(self, row: int, column: int, sort: str, value: float) -> CellValue:
        counts = self._percent if sort == "p" else self._plain
        counts[column] = counts.get(column, 0) + 1
        if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
            return int(value)
        if abs(value) > _EXACT and isinstance(value, int):
            self._problem(
                row, column, tr("This number has more digits than a spreadsheet keeps; the last ones may be wrong.")
            )
        return value

    def _unusual(self, row: int, column: int, sort: str, value: Any) -> CellValue:
        if sort == "b":
            return bool(value)
        if sort == "e":
            return ErrorCell(str(value))
        if sort == "i":
            made = from_iso(str(value))
            if made is NO_DATE:
                self._problem(row, column, tr("“{value}” is no date, though the file says so.", value=value))
            return made
        self._problem(row, column, tr("“{value}” is no value of the sort the file says it is.", value=value))
        return ErrorCell("#VALUE!")

    def _problem(self, row: int, column: int | None, sentence: str) -> None:
        if len(self._sheet.problems) < 1_000:
            self._sheet.problems.append(CellProblem(row, column, sentence))

    def _take_facts(self, facts: dict[str, Any]) -> None:
        sheet = self._sheet
        for row, column, sentence in facts["problems"]:
            self._problem(row, column, sentence)
        sheet.merged = [(one[0], one[1], one[2], one[3]) for one in facts.get("merged", ())]
        sheet.hidden_rows = frozenset(facts.get("hidden_rows", ()))
        sheet.hidden_columns = frozenset(facts.get("hidden_columns", ()))
        sheet.percent_columns = frozenset(
            column for column, count in self._percent.items() if count > self._plain.get(column, 0)
        )
        if any(later <= earlier for earlier, later in zip(sheet.row_numbers, sheet.row_numbers[1:], strict=False)):
            self._put_in_order()
        sheet.problems.sort(key=lambda one: (one.row, -1 if one.column is None else one.column))

    def _put_in_order(self) -> None:
        """Bring rows into order; a row that the file holds in pieces becomes one."""
        sheet = self._sheet
        merged: dict[int, list[CellValue]] = {}
        for number, row in zip(sheet.row_numbers, sheet.rows, strict=True):
            first = merged.get(number)
            if first is None:
                merged[number] = row
                continue
            for column, value in enumerate(row):
                if value is None:
                    continue
                if column < len(first) and first[column] is not None:
                    self._problem(number, column, tr("The file holds this cell twice; the last one counts."))
                first += [None] * (column + 1 - len(first))
                first[column] = value
        sheet.row_numbers = sorted(merged)
        sheet.rows = [merged[number] for number in sheet.row_numbers]


def _rows(count: int, columns: list[tuple[int, list[CellValue]]]) -> list[list[CellValue]]:
    """Turn columns into rows; wide and thinly filled ones are filled cell by cell."""
    if not columns:
        return [[] for _ in range(count)]
    width = columns[-1][0] + 1
    if width * count <= limits.SLOTS // 10:
        by_column = dict(columns)
        blank: list[CellValue] = [None] * count
        return [list(row) for row in zip(*(by_column.get(column, blank) for column in range(width)), strict=True)]
    rows: list[list[CellValue]] = [[] for _ in range(count)]
    for column, values in columns:
        for row, value in zip(rows, values, strict=True):
            if value is not None:
                row.extend([None] * (column - len(row)))
                row.append(value)
    return rows
