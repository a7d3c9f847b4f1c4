"""Parts of XML out of strangers' files: no document types, no deep nesting, damage said in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits

Attributes = dict[str, str]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMERIC = re.compile("&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});")
_SURROGATES = re.compile("[\ud800-\udfff]")
CONTROLS_REMOVED = "Control characters were removed from the text."


def parse(
    blocks: Iterable[bytes],
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call ``start``, ``end`` and ``text`` for what ``blocks`` hold; names come without their prefix.

    Raises FileProblemError for a document type, nesting deeper than ``limits.XML_DEPTH`` and damaged XML.
    """
    depth = 0
    local: dict[str, str] = {}

    def name_of(name: str) -> str:
        found = local.get(name)
        if found is None:
            found = local[name] = name.rpartition(":")[2]
        return found

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.XML_DEPTH:
            raise FileProblemError(
                tr("The part {part} is nested too deeply to be read; save the file again in Excel.", part=part)
            )
        start(name_of(name), attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name_of(name))

    def on_doctype(*_declared: object) -> None:
        raise refused_doctype(part)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = on_doctype
    parser.EntityDeclHandler = on_doctype
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileProblemError(
            tr(
                "The part {part} is damaged at line {lineno}; open the file in the program it came "
                "from and save it again.",
                part=part,
                lineno=error.lineno,
            )
        ) from None


def with_plain_ends(data: bytes) -> bytes:
    """``data`` with line ends as XML reads them: a line feed each."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def refused_doctype(part: str) -> FileProblemError:
    """The refusal of a part that declares a document type (entities in it can do harm)."""
    return FileProblemError(
        tr(
            "The part {part} declares a document type (DOCTYPE), which no workbook needs and which "
            "can do harm; the file is not read.",
            part=part,
        )
    )


def is_plain_utf8(head: bytes) -> bool:
    """True when a part starts as XML in UTF-8, as nearly all do, so that its bytes can be searched directly."""
    declared = re.match(rb"""\s*<\?xml[^>]*?encoding=["']([^"']+)["']""", head.removeprefix(b"\xef\xbb\xbf")[:300])
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        return False
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def unescaped(text: str) -> str:
    """Replace the five entities of XML and character numbers."""
    if "&" not in text:
        return text
    if "&#" in text:
        text = _NUMERIC.sub(_numbered, text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'")
    return text.replace("&amp;", "&")


def _numbered(match: re.Match[str]) -> str:
    digits = match[1]
    code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    return chr(code) if code <= 0x10FFFF else ""


def spreadsheet_text(text: str) -> str:
    """Replace Excel's own escapes (``_x000D_``) by the characters they mean."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def clean(text: str) -> tuple[str, str | None]:
    """Take control characters and lone surrogates out of ``text``; say so when there were any."""
    if text.isprintable() or not _CONTROLS.search(text):
        return text, None
    return _CONTROLS.sub("", text), CONTROLS_REMOVED


def has_controls(text: str) -> bool:
    """True when ``text`` holds control characters (blanks, tabs and line ends are none) or lone surrogates."""
    return not text.replace("\n", "").isprintable() and _CONTROLS.search(text) is not None


def too_long(text: str) -> str | None:
    """The sentence for a text that is longer than a cell may be here, or None."""
    if len(text) <= limits.TEXT_CHARACTERS:
        return None
    return tr(
        "The text has {words:,} characters; at most {TEXT_CHARACTERS:,} are read, so it was left out.",
        words=len(text),
        TEXT_CHARACTERS=limits.TEXT_CHARACTERS,
    )
