"""Files tied to records: attaching, renaming, removing. The bytes are stored as they came and never looked into."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath

from axonix_desktop.actions.answer_rules import after_file
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.programme import Attachment
from axonix_desktop.core.words import mark, small, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import count, rows, titles
from axonix_desktop.store.work import Work

MOST_BYTES = 50 * 1024 * 1024
_LONGEST_NAME = 255
_UNSAFE = frozenset('/\\:*?"<>|')
UNKNOWN_TYPE = "application/octet-stream"
_TYPES = {
    "pdf": "application/pdf", "txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "tsv": "text/csv",
    "log": "text/plain", "json": "application/json", "xml": "application/xml", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff",
    "webp": "image/webp", "svg": "image/svg+xml", "html": "text/html", "htm": "text/html", "zip": "application/zip",
    "eml": "message/rfc822", "msg": "application/vnd.ms-outlook", "mp3": "audio/mpeg", "wav": "audio/wav",
    "mp4": "video/mp4", "mov": "video/quicktime",
}  # fmt: skip
_OPENABLE = frozenset(
    {"pdf", "txt", "md", "csv", "tsv", "log", "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp",
     "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "mp3", "wav", "mp4", "mov", "eml", "msg"}
)  # fmt: skip
_TOO_LARGE = mark(
    "“{name}” has {size} MB; at most {most} MB fit into one attached file. Make it smaller, or note down where it lies."
)


def media_type(name: str) -> str:
    """What sort of file a name stands for, judged by its ending alone."""
    return _TYPES.get(_ending(name), UNKNOWN_TYPE)


def may_open(name: str) -> bool:
    """Whether a copy may be handed to the desktop: documents, pictures and recordings, nothing that can be run."""
    return _ending(name) in _OPENABLE


def safe_name(name: str) -> str:
    """``name`` without folders, control characters and what no file may be called, on any system."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if one in _UNSAFE or not one.isprintable() else one for one in plain).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME:
        kept = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}" if dot else kept[:_LONGEST_NAME]
    return kept or "file"


def size_objection(name: str, size: int) -> str | None:
    """Why a file of ``size`` bytes cannot be attached, in words; None when it can."""
    if size > MOST_BYTES:
        return tr(_TOO_LARGE, name=name, size=f"{size / 1024 / 1024:,.0f}", most=MOST_BYTES // 1024 // 1024)
    return None


def attach_files(
    f: ProgrammeFile, kind: str, record_id: int, files: Sequence[tuple[str, bytes]], *, actor: str
) -> int | None:
    """Tie files (name and bytes) to a record. Returns the change set's number, None when there are none.

    On a checklist answer they are new evidence: what follows from that is written with them.
    Raises RefusedError for a file that is too large, or when the record is gone; then nothing is kept.
    """
    if not files:
        return None
    refuse_large(files)
    called = _called(f, kind, record_id)
    first = safe_name(files[0][0])
    what = f"“{first}”" if len(files) == 1 else tr("{files:,} files", files=len(files))
    with f.work(tr("Attach {what} to {called}", what=what, called=called), actor=actor) as work:
        insert_files(work, kind, record_id, files)
        _write_after(f, work, kind, record_id, is_new=True)
    return work.change_set or None


def refuse_large(files: Sequence[tuple[str, bytes]]) -> None:
    """Raises RefusedError for a file that is too large."""
    for name, content in files:
        reason = size_objection(name, len(content))
        if reason:
            raise RefusedError(reason)


def insert_files(work: Work, kind: str, record_id: int, files: Sequence[tuple[str, bytes]]) -> None:
    """Tie files to a record inside an open change set."""
    for name, content in files:
        work.insert(
            Attachment(
                id=new_id(),
                name=safe_name(name),
                media_type=media_type(name),
                content=content,
                size_bytes=len(content),
                sha256=sha256(content).hexdigest(),
                record_kind=kind,
                record_id=record_id,
            )
        )


def rename_attachment(f: ProgrammeFile, attachment: int, name: str, *, actor: str) -> int | None:
    """Give a file another name; its ending stays when the new name has none.

    Returns the change set's number, None when nothing differs. Raises RefusedError for no name, or a file that is gone.
    """
    held = _name_of(f, attachment)
    if not name.strip():
        raise RefusedError(tr("A file needs a name."))
    wanted = safe_name(name)
    if "." not in wanted and _ending(held):
        wanted = f"{wanted}.{_ending(held)}"
    if wanted == held:
        return None
    with f.work(tr("Rename file “{held}” to “{wanted}”", held=held, wanted=wanted), actor=actor) as work:
        work.update("attachment", attachment, {"name": wanted, "media_type": media_type(wanted)})
    return work.change_set or None


def remove_attachment(f: ProgrammeFile, attachment: int, *, actor: str) -> int:
    """Take a file off its record; undo brings it back byte for byte. Raises RefusedError when it is gone.

    A checklist answer loses its sign-off with it: what was looked at is no longer there.
    """
    name = _name_of(f, attachment)
    kind, record_id = rows(f, "attachment", ["record_kind", "record_id"], {"id": attachment})[0]
    with f.work(tr("Remove file “{name}”", name=name), actor=actor) as work:
        work.delete("attachment", attachment)
        _write_after(f, work, str(kind), int(record_id or 0), is_new=False)
    return work.change_set


def _write_after(f: ProgrammeFile, work: Work, kind: str, record_id: int, *, is_new: bool) -> None:
    """Write what follows for the record from a file that came or went."""
    found = after_file(f, kind, record_id, day_here(f.now), is_new=is_new)
    if found:
        work.update(kind, record_id, found)


def _ending(name: str) -> str:
    return PurePath(name).suffix.removeprefix(".").casefold()


def _name_of(f: ProgrammeFile, attachment: int) -> str:
    found = titles(f, "attachment", [attachment])
    if attachment not in found:
        raise RefusedError(tr("The file is no longer there; it may have been removed meanwhile."))
    return found[attachment]


def _called(f: ProgrammeFile, kind: str, record_id: int) -> str:
    """What the record is called in the history. Raises RefusedError when it is gone."""
    declared = record_of(kind)
    if not count(f, kind, {"id": record_id}):
        raise RefusedError(
            tr(
                "The {record} is no longer there; it may have been removed meanwhile.",
                record=small(declared.label),
            )
        )
    title = titles(f, kind, [record_id]).get(record_id, "")
    if declared.key_field:
        key = rows(f, kind, [declared.key_field], {"id": record_id})[0][0]
        title = str(key) if key else title
        return title or small(declared.label)
    return f"“{title}”" if title else small(declared.label)
