"""A disk that can lose power: every write is recorded and, after a cut, may be missing, torn, garbled or out of order.

The model: what was synced stays. A write that was not synced is cut into 512-byte sectors, each of which arrives,
stays away, arrives in half or arrives as garbage. A file's new length may or may not arrive. A deletion holds for
certain only when SQLite asked for the folder to be synced with it. A sync hardens the file's name in the folder too.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Literal

import apsw

SECTOR = 512
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened to the disk, or a mark (``ack``) that a person was told "saved"."""

    sort: Literal["write", "sync", "truncate", "delete", "ack"]
    name: str = ""
    offset: int = 0
    data: bytes = b""
    is_durable: bool = False


@dataclass
class Faults:
    """Which operation fails next: from ``after`` operations on, once or for good, as an I/O error or a full disk."""

    after: int | None = None
    for_good: bool = False
    is_full: bool = False
    seen: int = 0

    def step(self, *, is_write: bool) -> None:
        """Count one operation and fail when its turn has come."""
        if self.after is None or (self.is_full and not is_write):
            return
        self.seen += 1
        if self.seen == self.after or (self.for_good and self.seen > self.after):
            raise apsw.FullError("disk full") if self.is_full else apsw.IOError("injected")


@dataclass
class Disk:
    """The recorded disk: ``log`` in order of happening, ``faults`` to inject, ``vfs`` the name SQLite knows it by."""

    log: list[Record] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    vfs: str = field(default_factory=lambda: f"axonix-disk-{next(_numbers)}")

    def register(self) -> _Vfs:
        """Make SQLite know the disk; keep the returned object as long as a connection lives."""
        return _Vfs(self)

    def acknowledge(self) -> None:
        """Note that the last commit was reported as saved."""
        self.log.append(Record("ack"))


class _Vfs(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__(disk.vfs, "")

    def xOpen(self, name, flags):
        return _File(self.disk, name, flags)

    def xDelete(self, filename, syncdir):
        self.disk.faults.step(is_write=False)
        super().xDelete(filename, syncdir)
        self.disk.log.append(Record("delete", Path(filename).name, is_durable=bool(syncdir)))


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name, flags) -> None:
        self.disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.name = Path(path).name if path else ""
        super().__init__("", name, flags)

    def _note(self, record: Record) -> None:
        if self.name:
            self.disk.log.append(record)

    def xRead(self, amount, offset):
        self.disk.faults.step(is_write=False)
        return super().xRead(amount, offset)

    def xWrite(self, data, offset):
        self.disk.faults.step(is_write=True)
        super().xWrite(data, offset)
        self._note(Record("write", self.name, offset, bytes(data)))

    def xTruncate(self, size):
        self.disk.faults.step(is_write=False)
        super().xTruncate(size)
        self._note(Record("truncate", self.name, size))

    def xSync(self, flags):
        self.disk.faults.step(is_write=False)
        super().xSync(flags)
        self._note(Record("sync", self.name))


@dataclass
class _Content:
    """One file as the disk holds it: what is safe, and what was written since the last sync."""

    safe: bytearray | None
    pending: list[Record] = field(default_factory=list)

    def settle(self) -> None:
        data = self.safe if self.safe is not None else bytearray()
        for record in self.pending:
            _apply(data, record)
        self.safe, self.pending = data, []


def after_cut(
    start: dict[str, bytes], log: list[Record], chance: random.Random, *, obeys_sync: bool = True
) -> dict[str, bytes]:
    """The files as they are found after the power went at the end of ``log``.

    ``start`` holds the safe files before the log; with ``obeys_sync`` False the disk lies: syncs harden nothing.
    """
    files = {name: _Content(bytearray(data)) for name, data in start.items()}
    undone: dict[str, _Content] = {}
    for record in log:
        if record.sort == "ack":
            continue
        if record.sort == "delete":
            gone = files.pop(record.name, None)
            if gone is not None and not (record.is_durable and obeys_sync):
                undone[record.name] = gone
            continue
        content = files.setdefault(record.name, _Content(None))
        if record.sort == "sync":
            if obeys_sync:
                content.settle()
                undone.pop(record.name, None)
        else:
            content.pending.append(record)
    for name, content in undone.items():
        if name not in files and chance.random() < 0.5:
            files[name] = content
    found = {name: _found(content, chance) for name, content in files.items()}
    return {name: data for name, data in found.items() if data is not None}


def acknowledged(log: list[Record]) -> int:
    """How many commits were reported as saved within ``log``."""
    return sum(record.sort == "ack" for record in log)


def _found(content: _Content, chance: random.Random) -> bytes | None:
    """What one file holds after the cut; None when not even its name arrived."""
    if content.safe is None and (not content.pending or chance.random() < 0.3):
        return None
    data = bytearray(content.safe or b"")
    parts = [part for record in content.pending for part in _sectors(record)]
    if chance.random() < 0.5:
        chance.shuffle(parts)
    keep = chance.choice((0.1, 0.5, 0.9, 1.0))
    for part in parts:
        if chance.random() < keep:
            _apply(data, _spoiled(part, chance))
    return bytes(data)


def _sectors(record: Record) -> list[Record]:
    if record.sort != "write":
        return [record]
    parts: list[Record] = []
    offset, data = record.offset, record.data
    while data:
        size = SECTOR - offset % SECTOR
        parts.append(Record("write", record.name, offset, data[:size]))
        offset, data = offset + size, data[size:]
    return parts


def _spoiled(part: Record, chance: random.Random) -> Record:
    """The sector as it arrived: mostly whole, now and then half or garbage."""
    fate = chance.random()
    if part.sort != "write" or fate < 0.9:
        return part
    if fate < 0.95:
        return Record("write", part.name, part.offset, part.data[: len(part.data) // 2])
    return Record("write", part.name, part.offset, chance.randbytes(len(part.data)))


def _apply(data: bytearray, record: Record) -> None:
    if record.sort == "truncate":
        del data[record.offset :]
        data.extend(bytes(record.offset - len(data)))
    elif record.sort == "write":
        end = record.offset + len(record.data)
        if len(data) < end:
            data.extend(bytes(end - len(data)))
        data[record.offset : end] = record.data
