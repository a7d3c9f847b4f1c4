"""The words of an attached file of any common sort, and whether they name a person; runs in the reading helper.

Zipped documents (Word, Excel, PowerPoint, OpenDocument) are read part by part as text without their marks; texts are
decoded; of everything else the bytes are searched as they stand, which can say yes but never no.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zlib
from collections.abc import Iterator
from html import unescape

from axonix_desktop.core.personal import Sought
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.container import Container

HOLDS, PERHAPS, CLEAR, UNREAD = "holds", "perhaps", "clear", "unread"
"""Names the person; holds the parts of the name apart; does not; cannot be read."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_APART = re.compile(
    rb"</(?:[\w]+:)?(?:p|si|c|row|tc|tr|t?d|h|a:p|table-cell|table-row|li|div|author|creator|lastModifiedBy)>"
    rb"|<(?:[\w]+:)?(?:tab|br|cr|line-break|s)\b[^>]*>",
    re.IGNORECASE,
)
_MARK = re.compile(rb"<[^>]*>")
_RTF_LETTER = re.compile(rb"\\'([0-9a-fA-F]{2})")
_RTF_WORD = re.compile(rb"\\[a-zA-Z]+-?\d* ?|[{}\r\n]")
_STREAM = re.compile(rb"stream\r?\n")
_SHOWN = 60


def answer() -> int:
    """Read JSON (``name``, ``email``, ``also``) on a line and bytes after it from standard input; write the state."""
    line, _, data = sys.stdin.buffer.read(limits.FILE_BYTES).partition(b"\n")
    asked = json.loads(line)
    try:
        state, passage = looked_at(data, Sought(asked["name"], asked["email"], tuple(asked["also"])))
    except (FileProblemError, MemoryError, ValueError, RecursionError):
        state, passage = UNREAD, ""
    sys.stdout.write(json.dumps([state, passage]))
    return 0


def looked_at(data: bytes, sought: Sought) -> tuple[str, str]:
    """Whether a file names the person, and the passage that does."""
    is_read = True
    apart: set[str] = set()
    parts = [part.casefold() for part in sought.name.split()]
    pattern = sought.pattern()
    for text in _texts(data):
        if text is None:
            is_read = False
            continue
        place = pattern.search(text) if pattern is not None else None
        if place is not None:
            return HOLDS, " ".join(text[max(0, place.start() - _SHOWN) : place.end() + _SHOWN].split())
        folded = text.casefold()
        apart |= {part for part in parts if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", folded)}
    if parts and apart == set(parts):
        return PERHAPS, ""
    return (CLEAR if is_read else UNREAD), ""


def _texts(data: bytes) -> Iterator[str | None]:
    """The texts of a file; None where something of it cannot be read."""
    if data.startswith(_OLE):
        yield from _compound(data)
    elif data.startswith(b"PK"):
        yield from _zipped(Container(data))
    elif data[:1024].lstrip().startswith(b"%PDF"):
        yield from _paper(data)
    elif data.lstrip()[:5] == b"{\\rtf":
        plain = _RTF_WORD.sub(b" ", _RTF_LETTER.sub(lambda found: bytes([int(found[1], 16)]), data))
        yield plain.decode("cp1252", "replace")
        yield _RTF_WORD.sub(b"", plain).decode("cp1252", "replace")
    elif _is_text(data):
        text = _decoded(data)
        yield text
        if "<" in text or "&" in text:
            yield unescape(_plain(text.encode()).decode())
        if b"quoted-printable" in data.lower() or b"base64" in data.lower():
            yield from _mail(data)
    else:
        yield from _raw(data)


def _zipped(container: Container) -> Iterator[str | None]:
    """Every part that is marked text; pictures are passed over, what is packed within is not read."""
    for name in container.parts:
        ending = name.rpartition(".")[2].casefold()
        if ending in ("xml", "rels", "txt", "csv", "htm", "html", "md", "json"):
            body = container.read(name) or b""
            yield unescape(_plain(body).decode("utf-8", "replace"))
        elif ending in ("bin", "zip", "docx", "xlsx", "pptx", "odt", "ods", "pdf", "iwa", "doc", "xls", "ppt"):
            yield None


def _compound(data: bytes) -> Iterator[str | None]:
    """Old Office files: workbooks are read as for an import, of others the bytes are searched."""
    try:
        from axonix_desktop.exchange.legacy import LegacyBook
        from axonix_desktop.exchange.wire import Writer

        book, lines = LegacyBook(data), io.BytesIO()
        for index in range(len(book.sheets())):
            book.read_sheet(Writer(lines), index)
        said = [json.loads(line) for line in lines.getvalue().splitlines()]
        yield " ".join(one for line in said if line[0] in ("rows", "texts") for one in _strings(line[1:]))
    except (FileProblemError, ValueError, KeyError):
        yield from _raw(data)


def _strings(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, list):
        for one in held:  # pyright: ignore[reportUnknownVariableType]
            yield from _strings(one)  # pyright: ignore[reportUnknownArgumentType]


def _paper(data: bytes) -> Iterator[str | None]:
    """A PDF: what stands in it as plain letters; most write with letters of their own, so this never says no."""
    yield from _raw(data)
    unpacked = 0
    for found in _STREAM.finditer(data):
        if unpacked > limits.INFLATED_BYTES:
            return
        try:
            body = zlib.decompressobj().decompress(data[found.end() :], limits.RATIO_FROM)
        except zlib.error:
            continue
        unpacked += len(body)
        shown = b"".join(re.findall(rb"\(((?:[^()\\]|\\.)*)\)", body)) if b"TJ" in body or b"Tj" in body else b""
        if shown:
            yield shown.decode("cp1252", "replace")


def _raw(data: bytes) -> Iterator[str | None]:
    """The bytes as letters of one byte and of two; and that this is no proof."""
    yield None
    yield data.decode("cp1252", "replace")
    yield data.decode("utf-8", "ignore")
    yield data.decode("utf-16-le", "ignore")
    yield data[1:].decode("utf-16-le", "ignore")


def _mail(data: bytes) -> Iterator[str | None]:
    """The texts of an e-mail; what is attached to it is not read."""
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_maintype() == "text":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                yield unescape(_plain(_decoded(body).encode()).decode("utf-8", "replace"))
        elif not part.is_multipart():
            yield None


def _plain(body: bytes) -> bytes:
    """Marked text without its marks; what stands in other paragraphs or cells stays apart."""
    return _MARK.sub(b"", _APART.sub(b"\n", body))


def _is_text(data: bytes) -> bool:
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\0" not in head and sum(head.count(code) for code in range(1, 32) if code not in (9, 10, 12, 13)) < 4


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
