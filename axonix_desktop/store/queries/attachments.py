"""The files kept inside the programme file: listed without their bytes, read one at a time and checked."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file tied to a record; ``attached_at`` is UTC text."""

    id: int
    name: str
    media_type: str
    size: int
    attached_at: str
    notes: str


def attached_files(f: ProgrammeFile, kind: str, record_id: int) -> list[AttachedFile]:
    """The files of a record, newest first."""
    rows = f.read(
        "SELECT id, name, coalesce(media_type, ''), coalesce(size_bytes, 0), coalesce(created_at, ''),"
        " coalesce(notes, '') FROM attachment WHERE record_kind = ? AND record_id = ? ORDER BY id DESC",
        (kind, record_id),
    )
    return [AttachedFile(*row) for row in rows]


def attached_bytes(f: ProgrammeFile, attachment: int) -> bytes:
    """The bytes of a file, held against their fingerprint.

    Raises RefusedError when the file is gone, FileProblemError when the bytes are not those that were attached.
    """
    rows = f.read("SELECT name, content, size_bytes, sha256 FROM attachment WHERE id = ?", (attachment,))
    if not rows:
        raise RefusedError(tr("The file is no longer there; it may have been removed meanwhile."))
    name, content, size, fingerprint = rows[0]
    held = bytes(content) if content is not None else b""
    if (size is not None and size != len(held)) or (fingerprint and sha256(held).hexdigest() != fingerprint):
        raise FileProblemError(
            tr(
                "“{name}” is no longer as it was attached: its bytes do not match its fingerprint. "
                "Restore it from a backup (File, Restore), or attach the original again.",
                name=name,
            )
        )
    return held


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file anywhere in the programme: of which record, or removed and in the history alone."""

    id: int
    name: str
    kind: str
    record_id: int
    is_removed: bool = False


def all_files(f: ProgrammeFile) -> list[KeptFile]:
    """Every file whose bytes the programme file holds, those in the history last."""
    here = f.read("SELECT id, name, coalesce(record_kind, ''), coalesce(record_id, 0), 0 FROM attachment ORDER BY id")
    gone = f.read(
        "SELECT pk, before ->> '$.name', coalesce(before ->> '$.record_kind', ''),"
        " coalesce(before ->> '$.record_id', 0), 1 FROM jr_row WHERE tbl = 'attachment' AND op = 'D'"
        " AND before ->> '$.content' IS NOT NULL AND pk NOT IN (SELECT id FROM attachment) ORDER BY seq"
    )
    return [KeptFile(number, name, kind, record, bool(left)) for number, name, kind, record, left in (*here, *gone)]


def kept_bytes(f: ProgrammeFile, file: KeptFile) -> bytes:
    """The bytes of a file as they stand, in its record or in the history; empty where they are gone."""
    if not file.is_removed:
        found = f.read("SELECT content FROM attachment WHERE id = ?", (file.id,))
        return bytes(found[0][0]) if found and found[0][0] is not None else b""
    found = f.read(
        "SELECT before ->> '$.content.b' FROM jr_row WHERE tbl = 'attachment' AND pk = ? AND op = 'D'"
        " ORDER BY seq DESC LIMIT 1",
        (file.id,),
    )
    return bytes.fromhex(found[0][0]) if found and found[0][0] else b""
