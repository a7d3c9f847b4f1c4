"""A zip container, looked at before anything in it is unpacked, and unpacked with every byte counted.

The container is a stranger's: what it declares is compared with what it holds, and nothing is written to disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits

_END = b"PK\x05\x06"
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_DAMAGED = "The file is damaged or was not copied completely; open it in the program it came from and save it again."
_BLOCK = 1 << 20


class Part:
    """One file inside the container: its name, sizes in bytes, and where its packed bytes start."""

    __slots__ = ("crc", "method", "name", "offset", "packed", "size")

    def __init__(self, name: str, sizes: tuple[int, int], offset: int, method: int, crc: int) -> None:
        self.name, (self.packed, self.size), self.offset, self.method, self.crc = name, sizes, offset, method, crc


class Container:
    """The parts of a zip file given as bytes. Raises FileProblemError for anything unsafe or damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.parts: dict[str, Part] = {}
        self._unpacked = 0
        self._read_directory()

    def find(self, name: str) -> Part | None:
        """The part ``name``, or the only one that differs in nothing but upper and lower case."""
        part = self.parts.get(name)
        if part is None:
            wanted = name.casefold()
            part = next((one for key, one in self.parts.items() if key.casefold() == wanted), None)
        return part

    def read(self, name: str) -> bytes | None:
        """All bytes of a part, or None when the container has no such part."""
        part = self.find(name)
        return None if part is None else b"".join(self.blocks(part))

    def blocks(self, part: Part) -> Iterator[bytes]:
        """The unpacked bytes of ``part`` block by block; stops where the declared size or a limit is passed."""
        packed = self._packed(part)
        made, crc = 0, 0
        for block in _inflate(packed, part.method):
            made += len(block)
            self._unpacked += len(block)
            if made > part.size or self._unpacked > 2 * limits.INFLATED_BYTES:
                raise FileProblemError(
                    tr(
                        "The part {name} unpacks to more than the file declares; it may be meant to "
                        "do harm. Open it in the program it came from and save it again.",
                        name=part.name,
                    )
                )
            crc = zlib.crc32(block, crc)
            yield block
        if made != part.size or crc != part.crc:
            raise FileProblemError(tr("The part {name} is damaged. {DAMAGED}", name=part.name, DAMAGED=_DAMAGED))

    def _packed(self, part: Part) -> memoryview:
        head = self._data[part.offset : part.offset + 30]
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise FileProblemError(_DAMAGED)
        name_length, extra_length = struct.unpack_from("<2H", head, 26)
        start = part.offset + 30 + name_length + extra_length
        if start + part.packed > len(self._data):
            raise FileProblemError(_DAMAGED)
        return memoryview(self._data)[start : start + part.packed]

    def _read_directory(self) -> None:
        data = self._data
        end = data.rfind(_END, max(0, len(data) - 65_600))
        if end < 0 or end + 22 > len(data):
            raise FileProblemError(_DAMAGED)
        count, size, start = struct.unpack_from("<H2L", data, end + 10)
        if start == 0xFFFFFFFF or size == 0xFFFFFFFF or count == 0xFFFF:
            count, size, start = self._wide_end(end)
        shift = data.find(b"PK\x01\x02", max(0, end - size - 100)) - start if count else 0
        if data[start : start + 4] == b"PK\x01\x02" or not count:
            shift = 0
        if count > limits.PARTS:
            raise FileProblemError(
                tr(
                    "The file holds {value:,} parts; a workbook has far fewer, and at most {PARTS:,} are looked at.",
                    value=count,
                    PARTS=limits.PARTS,
                )
            )
        position = start + shift
        for _ in range(count):
            position = self._read_entry(position, shift)
        self._weigh()

    def _wide_end(self, end: int) -> tuple[int, int, int]:
        found = self._data.rfind(b"PK\x06\x06", 0, end)
        if found < 0 or found + 56 > len(self._data):
            raise FileProblemError(_DAMAGED)
        count, size, start = struct.unpack_from("<3Q", self._data, found + 32)
        return count, size, start

    def _read_entry(self, position: int, shift: int) -> int:
        if position < 0 or position + _ENTRY.size > len(self._data):
            raise FileProblemError(_DAMAGED)
        entry = _ENTRY.unpack_from(self._data, position)
        if entry[0] != b"PK\x01\x02":
            raise FileProblemError(_DAMAGED)
        flags, method, crc, packed, size = entry[5], entry[6], entry[9], entry[10], entry[11]
        name_length, extra_length, comment_length, offset = entry[12], entry[13], entry[14], entry[18]
        name_at = position + _ENTRY.size
        raw = self._data[name_at : name_at + name_length]
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/").removeprefix("/")
        extra = self._data[name_at + name_length : name_at + name_length + extra_length]
        size, packed, offset = _wide_sizes(extra, size, packed, offset)
        if flags & 1:
            raise FileProblemError(
                tr("The file is an encrypted archive; save a copy without a password and read that.")
            )
        if name in self.parts:
            raise FileProblemError(
                tr(
                    "The file holds two parts named {name}, so programs may see different contents; "
                    "open it in the program it came from and save it again.",
                    name=name,
                )
            )
        self.parts[name] = Part(name, (packed, size), offset + shift, method, crc)
        return name_at + name_length + extra_length + comment_length

    def _weigh(self) -> None:
        total = 0
        for part in self.parts.values():
            total += part.size
            is_blown_up = part.size > limits.RATIO_FROM and part.size > limits.RATIO * max(part.packed, 1)
            if is_blown_up or total > limits.INFLATED_BYTES:
                raise FileProblemError(
                    tr(
                        "The file would unpack to more than {words} MB or to {RATIO} times its size; "
                        "it is too large to read.",
                        words=limits.INFLATED_BYTES >> 20,
                        RATIO=limits.RATIO,
                    )
                )


def _wide_sizes(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Take sizes that do not fit 32 bits from the entry's extra field."""
    wide = 0xFFFFFFFF
    if wide not in (size, packed, offset):
        return size, packed, offset
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            numbers = iter(struct.unpack_from(f"<{min(length, 24) // 8}Q", extra, at + 4))
            size = next(numbers, size) if size == wide else size
            packed = next(numbers, packed) if packed == wide else packed
            offset = next(numbers, offset) if offset == wide else offset
            break
        at += 4 + length
    return size, packed, offset


def _inflate(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == 0:
        for start in range(0, len(packed), _BLOCK):
            yield bytes(packed[start : start + _BLOCK])
        return
    if method != 8:
        raise FileProblemError(
            tr("The file is packed in a way that is not known; save it again as .xlsx and read that.")
        )
    unpack = zlib.decompressobj(-15)
    feed: bytes | memoryview = packed
    try:
        while not unpack.eof:
            block = unpack.decompress(feed, _BLOCK)
            feed = unpack.unconsumed_tail
            if block:
                yield block
            elif not feed:
                break
    except zlib.error:
        raise FileProblemError(_DAMAGED) from None
