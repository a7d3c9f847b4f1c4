"""Reads text tables (CSV, TSV): the encoding, the delimiter and the quoting are found, not assumed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.wire import SheetWriter, Writer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_KANA = re.compile("[\u3040-\u30ff]")
_SEPARATOR = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_DELIMITERS = (",", ";", "\t", "|")
_NAMES = {
    "cp1252": "Windows-1252 (Western European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "latin-1": "ISO 8859-1 (Western European)",
    "gb18030": "GB 18030 (Chinese)",
    "cp932": "Shift JIS (Japanese)",
}
_SAMPLE = 300


class TextTable:
    """A text table, decoded: ``text``, its ``delimiter``, and ``notes`` a person should read.

    Raises FileProblemError when a line is too long.
    """

    def __init__(self, data: bytes) -> None:
        self.notes: list[str] = []
        self._odd_lines: list[int] = []
        text = self._decoded(data)
        if "\0" in text:
            self.notes.append(tr("{words:,} NUL characters were removed from the file.", words=text.count(chr(0))))
            text = text.replace("\0", "")
        if "\n" not in text and "\r" in text:
            text = text.replace("\r", "\n")
        self._refuse_long_lines(text)
        self._first_row = 0
        separator = _SEPARATOR.match(text[:20])
        if separator is not None:
            text = text[separator.end() :]
            self._first_row = 1
        self.text = text
        self.delimiter = separator[1] if separator is not None else _delimiter(text)

    def read(self, writer: Writer) -> None:
        """Send the table as one sheet. Raises FileProblemError for an open quote and for too many columns."""
        out = SheetWriter(writer, 0)
        out.facts["merged"] = []
        csv.field_size_limit(limits.LINE_CHARACTERS)
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        width = _usual_width(self.text, self.delimiter)
        line = first_line = 0
        row = self._first_row - 1
        try:
            for row, cells in enumerate(reader, self._first_row):
                first_line, line = line, reader.line_num
                self._put(out, row, cells, width)
                if row % 2_000 == 0:
                    writer.say("tick", row, row)
        except csv.Error:
            raise FileProblemError(
                tr(
                    "A quote opened in or after line {words} is never closed, or a cell there is "
                    "longer than {LINE_CHARACTERS:,} characters; correct that line and read the file "
                    "again.",
                    words=line + 1 + self._first_row,
                    LINE_CHARACTERS=limits.LINE_CHARACTERS,
                )
            ) from None
        if line - first_line > 1 and self._is_open(first_line):
            raise FileProblemError(
                tr(
                    "A quote opened in line {words} is never closed; close or remove it and read the file again.",
                    words=first_line + 1 + self._first_row,
                )
            )
        for odd in self._odd_lines:
            out.problem(odd, None, tr("This line is not UTF-8 as the rest of the file is; letters in it may be wrong."))
        out.finish()

    def _put(self, out: SheetWriter, row: int, cells: list[str], width: int) -> None:
        if len(cells) > limits.SHEET_COLUMNS:
            raise FileProblemError(
                tr(
                    "A line has {cells:,} cells; a sheet has at most {SHEET_COLUMNS:,}.",
                    cells=len(cells),
                    SHEET_COLUMNS=limits.SHEET_COLUMNS,
                )
            )
        last = -1
        for column, cell in enumerate(cells):
            if not cell or cell.isspace():
                continue
            out.put(column, "t", cell)
            last = column
        if last < 0:
            return
        if width > 1 and len(cells) != width and (last >= width or 1 < len(cells) < width):
            out.problem(
                row, None, tr("This line has {cells} cells; most lines have {width}.", cells=len(cells), width=width)
            )
        out.end_row(row, last)

    def _is_open(self, first_line: int) -> bool:
        lines = list(islice(io.StringIO(self.text, newline=""), first_line, None))
        try:
            list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _decoded(self, data: bytes) -> str:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding, "replace")
        head = data[:4_000]
        if head.count(0) * 3 > len(head):
            encoding = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
            return data.decode(encoding, "replace")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        mixed = self._mixed(data)
        if mixed is not None:
            return mixed
        encoding = _guessed(data)
        self.notes.append(
            tr(
                "The text is not UTF-8; it was read as {NAMES}. If letters look wrong, save the file "
                "as UTF-8 and read it again.",
                NAMES=_NAMES[encoding],
            )
        )
        return data.decode(encoding)

    def _mixed(self, data: bytes) -> str | None:
        """Decode line by line when some lines are UTF-8 and others are not; None when it is not so."""
        right = 0
        texts: list[str] = []
        wrong: list[int] = []
        for number, line in enumerate(data.split(b"\n")):
            try:
                texts.append(line.decode("utf-8"))
                right += not line.isascii()
            except UnicodeDecodeError:
                texts.append(line.decode(_western(line)))
                wrong.append(number)
        if not right or right * 4 < len(wrong):
            return None
        self._odd_lines = wrong[:100]
        self.notes.append(
            tr(
                "{wrong:,} lines are not UTF-8 as the rest of the file is; they were read as Western "
                "European text. Check their letters, or save the file as UTF-8 and read it again.",
                wrong=len(wrong),
            )
        )
        return "\n".join(texts)

    def _refuse_long_lines(self, text: str) -> None:
        start = 0
        while start < len(text):
            end = text.find("\n", start, start + limits.LINE_CHARACTERS + 1)
            if end < 0:
                if len(text) - start > limits.LINE_CHARACTERS:
                    raise FileProblemError(
                        tr(
                            "A line is longer than {LINE_CHARACTERS:,} characters; this is no table that can be read.",
                            LINE_CHARACTERS=limits.LINE_CHARACTERS,
                        )
                    )
                return
            start = end + 1


def _western(data: bytes) -> str:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _guessed(data: bytes) -> str:
    """The likeliest encoding of text that is not UTF-8: bytes beyond ASCII come in runs in East Asia and Russia."""
    sample = data[:200_000]
    runs = _HIGH_RUN.findall(sample)
    high = sum(map(len, runs))
    in_runs = sum(len(run) for run in runs if len(run) > 1)
    japanese = _tried(data, "cp932")
    if japanese is not None and len(_KANA.findall(japanese[:100_000])) * 10 > high:
        return "cp932"
    if in_runs * 10 >= high * 8:
        is_even = sum(len(run) for run in runs if len(run) % 2 == 0) * 10 >= high * 9
        if is_even and _tried(data, "gb18030") is not None:
            return "gb18030"
        letters = sum(1 for run in runs for byte in run if byte >= 0xC0)
        if letters * 10 >= high * 9 and high > 3 * len(runs) and _tried(data, "cp1251") is not None:
            return "cp1251"
    return _western(data)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _widths(text: str, delimiter: str) -> list[int]:
    sample = io.StringIO(text[:200_000], newline="")
    try:
        rows = list(islice(csv.reader(sample, delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return []
    widths = [len(row) for row in rows if any(row)]
    return widths[:-1] if len(text) > 200_000 and len(widths) > 1 and len(widths) < _SAMPLE else widths


def _delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells, more than one."""
    csv.field_size_limit(limits.LINE_CHARACTERS)
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        if width > 1:
            score = count / len(widths) * (1 + min(width, 40) / 100)
        else:
            wide = [one for one in widths if one > 1]
            score = len(wide) / len(widths) * 0.5
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _usual_width(text: str, delimiter: str) -> int:
    """The number of cells of most lines, or 0 when lines do not agree."""
    widths = _widths(text, delimiter)
    if not widths:
        return 0
    width, count = Counter(widths).most_common(1)[0]
    return width if count * 10 >= len(widths) * 6 or len(widths) < 6 else 0
