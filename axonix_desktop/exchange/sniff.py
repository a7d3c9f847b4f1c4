"""Says what a file is by what it holds, never by its name."""

from __future__ import annotations

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange.container import Container

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh")
_SAVE_AS = "open it in Excel or LibreOffice, save it as .xlsx and read that."


def sniff(data: bytes) -> tuple[str, Container | None]:
    """Return the format (``xlsx``, ``xlsb``, ``ods``, ``xls`` or ``csv``) and the container of zipped ones.

    Raises FileProblemError, in one sentence, for everything that is no spreadsheet.
    """
    if not data:
        raise FileProblemError(tr("The file is empty."))
    if data.startswith(_OLE):
        return _ole(data), None
    refused = _other(data)
    if refused:
        raise FileProblemError(refused)
    if data.startswith(b"PK") or (b"PK\x03\x04" in data[:4096] and b"PK\x05\x06" in data[-65_600:]):
        container = Container(data)
        return _zipped(container), container
    if _looks_binary(data):
        raise FileProblemError(tr("The file is no spreadsheet: it is neither a workbook nor a text table."))
    return "csv", None


def _other(data: bytes) -> str | None:
    """The sentence that refuses a file of another sort, or None."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return tr("The file is a PDF; tables in a PDF cannot be read. Ask for the workbook it was made from.")
    if data.startswith(b"SQLite format 3\0"):
        return tr("The file is a database, perhaps a programme of this app: use Open instead of Import.")
    if data.startswith(_PROGRAMS) and _looks_binary(data):
        return tr("The file is a program, not a spreadsheet; do not open it if you did not expect one.")
    if data.startswith(_PICTURES):
        return tr("The file is a picture; tables in a picture cannot be read.")
    if data.startswith(_ARCHIVES):
        return tr("The file is a packed archive; unpack it and read the workbook inside.")
    if start.startswith(b"{\\rtf"):
        return tr("The file is a text document (RTF), not a spreadsheet; {SAVE_AS}", SAVE_AS=_SAVE_AS)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        return tr("The file is an Excel 2003 XML file; {SAVE_AS}", SAVE_AS=_SAVE_AS)
    if start.startswith((b"<!doctype html", b"<html")) or (b"<table" in start and start.startswith(b"<")):
        return tr("The file is a web page saved under a spreadsheet's name; {SAVE_AS}", SAVE_AS=_SAVE_AS)
    if start.startswith(b"<?xml"):
        return tr("The file is an XML file, not a workbook; {SAVE_AS}", SAVE_AS=_SAVE_AS)
    return None


def _looks_binary(data: bytes) -> bool:
    """True when the first bytes can be no text of any encoding."""
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    odd = sum(head.count(code) for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 26, 27))
    zeros = head.count(0)
    wide = zeros and max(head[0::2].count(0), head[1::2].count(0)) == zeros
    return odd * 50 > len(head) or (zeros * 10 > len(head) * 3 and not wide)


def _ole(data: bytes) -> str:
    """Tell the old binary workbook from everything else in Microsoft's compound file."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise FileProblemError(
            tr("The file is protected by a password; open it in Excel, save a copy without the password and read that.")
        )
    if holds("Workbook") or holds("Book"):
        return "xls"
    if holds("WordDocument"):
        raise FileProblemError(tr("The file is a Word document, not a spreadsheet; copy its table into a workbook."))
    if holds("PowerPoint Document"):
        raise FileProblemError(tr("The file is a PowerPoint presentation, not a spreadsheet."))
    raise FileProblemError(tr("The file is a Microsoft file of another sort, not a workbook."))


def _zipped(container: Container) -> str:
    parts = container.parts
    names = {name.casefold() for name in parts}
    if any(name.startswith("xl/") and name.endswith("workbook.xml") for name in names):
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("word/") for name in names):
        raise FileProblemError(tr("The file is a Word file, not a spreadsheet; copy its table into a workbook."))
    if any(name.startswith("ppt/") for name in names):
        raise FileProblemError(tr("The file is a PowerPoint presentation, not a spreadsheet."))
    if "content.xml" in names:
        return _open_document(container)
    if "[content_types].xml" in names and "xl" in {name.partition("/")[0] for name in names}:
        return "xlsx"
    if any(name.endswith(".iwa") for name in names):
        raise FileProblemError(tr("The file is an Apple Numbers file; export it as Excel from Numbers and read that."))
    raise FileProblemError(
        tr("The file is a zip archive without a workbook in it; unpack it and read the workbook inside.")
    )


def _open_document(container: Container) -> str:
    kind = (container.read("mimetype") or b"")[:200]
    if kind and b"opendocument.spreadsheet" not in kind:
        raise FileProblemError(tr("The file is an OpenDocument file, but no spreadsheet."))
    manifest = container.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise FileProblemError(
            tr(
                "The file is protected by a password; open it in LibreOffice, save a copy without the password "
                "and read that."
            )
        )
    return "ods"
