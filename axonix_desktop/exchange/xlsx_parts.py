"""What an Excel file says about itself outside its sheets: which sheets there are, number formats, shared texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import number_formats
from axonix_desktop.exchange.container import Container
from axonix_desktop.exchange.wire import Writer
from axonix_desktop.exchange.xml_parts import (
    Attributes,
    clean,
    is_plain_utf8,
    parse,
    refused_doctype,
    spreadsheet_text,
    too_long,
    unescaped,
    with_plain_ends,
)

_ITEM = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_RUN = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_STATES = {"hidden": "hidden", "veryHidden": "very hidden"}
_TEXTS_A_LINE = 20_000


class Book:
    """The sheets of a workbook in order and what its cells refer to.

    ``sheets`` are (name, state, part or None); a chart sheet stands in it with the part ``""``.
    ``sorts[n]`` is the sort of value of cell style ``n``.
    """

    def __init__(self, container: Container) -> None:
        self.container = container
        self.sheets: list[tuple[str, str, str | None]] = []
        self.uses_1904 = False
        self.sorts: list[str] = []
        self._part = self._workbook_part()
        self._relations = self._relations_of(self._part)
        self._read_workbook()
        self._read_styles()
        self.texts_part = self._related("/sharedStrings")

    def _workbook_part(self) -> str:
        for kind, target in self._relations_of("").values():
            if kind.endswith("/officeDocument"):
                return target
        found = next((name for name in self.container.parts if name.lower().endswith("workbook.xml")), None)
        if found is None:
            raise FileProblemError(tr("The workbook's main part is missing; the file is damaged."))
        return found

    def _relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        data = self.container.read(posixpath.join(folder, "_rels", name + ".rels"))
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, attributes: Attributes) -> None:
            target = attributes.get("Target", "")
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                place = target if target.startswith("/") else posixpath.join("/" + folder, target)
                place = posixpath.normpath(place).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", ""), place)

        if data is not None:
            parse([data], part + ".rels", start)
        return found

    def _related(self, kind: str) -> str | None:
        return next((target for one, target in self._relations.values() if one.endswith(kind)), None)

    def _read_workbook(self) -> None:
        data = self.container.read(self._part)
        if data is None:
            raise FileProblemError(tr("The workbook's main part is missing; the file is damaged."))

        def start(element: str, attributes: Attributes) -> None:
            if element == "workbookPr":
                self.uses_1904 = attributes.get("date1904", "0") in ("1", "true", "on")
            elif element == "sheet":
                key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
                kind, target = self._relations.get(key, ("/worksheet", ""))
                is_there = bool(target) and self.container.find(target) is not None
                part = (target if is_there else None) if kind.endswith("/worksheet") else ""
                state = _STATES.get(attributes.get("state", ""), "visible")
                self.sheets.append((clean(attributes.get("name", ""))[0], state, part))

        parse([data], self._part, start)
        if not self.sheets:
            raise FileProblemError(tr("The workbook holds no sheet; the file is damaged or empty."))

    def _read_styles(self) -> None:
        part = self._related("/styles")
        data = self.container.read(part) if part else None
        if part is None or data is None:
            return
        codes: dict[int, str] = {}
        inside = ""

        def start(element: str, attributes: Attributes) -> None:
            nonlocal inside
            if element == "numFmt" and not inside:
                codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            elif element in ("cellXfs", "cellStyleXfs", "dxfs"):
                inside = element
            elif element == "xf" and inside == "cellXfs":
                number = _whole(attributes.get("numFmtId"))
                code = codes.get(number)
                self.sorts.append(number_formats.built_in(number) if code is None else number_formats.sort_of(code))

        def end(element: str) -> None:
            nonlocal inside
            if element == inside:
                inside = ""

        parse([data], part, start, end)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 10 else 0


class SharedTexts:
    """Reads the shared texts and sends them as they are read."""

    def __init__(self, book: Book, writer: Writer) -> None:
        self._writer = writer
        self._count = 0
        part = book.container.find(book.texts_part) if book.texts_part else None
        if part is None:
            return
        for texts in _texts(book.container, part.name):
            self._send(texts)

    def _send(self, texts: list[str]) -> None:
        odd: dict[int, str] = {}
        joined = "\0".join(texts)
        if "_x" in joined:
            texts = [spreadsheet_text(text) for text in texts]
            joined = "".join(texts)
        if max(map(len, texts), default=0) > 1_000 or not joined.replace("\0", "").isprintable():
            for place, text in enumerate(texts):
                cleaned, sentence = clean(text)
                length = too_long(cleaned)
                if sentence or length:
                    texts[place] = "" if length else cleaned
                    odd[self._count + place] = length or sentence or ""
        self._count += len(texts)
        for start in range(0, len(texts), _TEXTS_A_LINE):
            self._writer.say("texts", texts[start : start + _TEXTS_A_LINE], odd)
            odd = {}


def _texts(container: Container, name: str) -> Iterator[list[str]]:
    """The shared texts in lists: by search in the bytes, or by the careful parser where these are unusual."""
    part = container.parts[name]
    done = 0
    carry = b""
    try:
        for block in container.blocks(part):
            if not done and not carry and not is_plain_utf8(block):
                raise UnusualError
            data = carry + block
            cut = data.rfind(b"</si>") + 5
            if cut < 5:
                carry = data
                continue
            carry = data[cut:]
            texts = _searched(with_plain_ends(data[:cut]), name)
            done += len(texts)
            yield texts
        if b"<!" in carry or b"<si" in carry or b"</" not in carry or b":" in carry.rpartition(b"</")[2]:
            raise UnusualError
    except (UnusualError, UnicodeDecodeError):
        texts = _parsed(container, name)
        yield texts[done:]


class UnusualError(Exception):
    """A part is not written the way the fast search expects; the careful parser reads it."""


def _searched(data: bytes, name: str) -> list[str]:
    if b"<!" in data or b"\0" in data:
        if b"<!DOCTYPE" in data:
            raise refused_doctype(name)
        raise UnusualError
    found = _ITEM.findall(data)
    if len(found) != data.count(b"<si"):
        found = [_runs(item) for item in data.split(b"</si>")[:-1]]
        if len(found) != data.count(b"<si>") + data.count(b"<si "):
            raise UnusualError
    texts = b"\0".join(found).decode("utf-8").split("\0") if found else []
    return [unescaped(text) if "&" in text else text for text in texts]


def _runs(item: bytes) -> bytes:
    if b"<rPh" in item:
        item = _PHONETIC.sub(b"", item)
    found = _RUN.findall(item)
    if len(found) != item.count(b"</t>"):
        raise UnusualError
    return b"".join(found)


def _parsed(container: Container, name: str) -> list[str]:
    texts: list[str] = []
    pieces: list[str] = []
    is_text = False
    phonetic = 0

    def start(element: str, _attributes: Attributes) -> None:
        nonlocal is_text, phonetic
        if element == "si":
            pieces.clear()
        elif element == "rPh":
            phonetic += 1
        is_text = element == "t" and not phonetic

    def end(element: str) -> None:
        nonlocal is_text, phonetic
        is_text = False
        if element == "si":
            texts.append("".join(pieces))
        elif element == "rPh":
            phonetic -= 1

    def text(piece: str) -> None:
        if is_text:
            pieces.append(piece)

    parse(container.blocks(container.parts[name]), name, start, end, text)
    return texts
