"""Files on their way in and out: read with a limit, written out as they were; nothing is run or followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

from axonix_desktop.actions.attachments import MOST_BYTES, safe_name, size_objection
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr

_CHUNK = 1024 * 1024


def read_whole(path: Path) -> tuple[str, bytes]:
    """The name and bytes of a file. Raises FileProblemError for what is no plain file, too large, or unreadable."""
    name = path.name
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise FileProblemError(
                tr("“{name}” is not a file but a folder or a device; only files can be attached.", name=name)
            )
        reason = size_objection(name, state.st_size)
        if reason:
            raise FileProblemError(reason)
        parts: list[bytes] = []
        size = 0
        with path.open("rb") as stream:
            while part := stream.read(_CHUNK):
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:  # it grew while it was read
                    raise FileProblemError(size_objection(name, size) or "")
    except OSError as error:
        raise FileProblemError(
            tr(
                "“{name}” cannot be read: {why}. Check that it is still there and not locked.",
                name=name,
                why=_why(error),
            )
        ) from error
    return name, b"".join(parts)


def write_whole(path: Path, content: bytes) -> None:
    """Write bytes beside ``path`` and give them its name when they are whole. Raises FileProblemError."""
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileProblemError(
            tr("“{name}” cannot be written: {why}. Choose another folder.", name=path.name, why=_why(error))
        ) from error


class PrivateCopies:
    """A folder of this person's own, for looking at files: each copy is read only, all are thrown away at the end."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._count = 0

    def write(self, name: str, content: bytes) -> Path:
        """Write a read-only copy under its own name. Raises FileProblemError."""
        try:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="axonix-", ignore_cleanup_errors=True)
            self._count += 1
            place = Path(self._folder.name) / str(self._count)
            place.mkdir(mode=0o700)
            path = place / safe_name(name)
            path.write_bytes(content)
            path.chmod(stat.S_IRUSR)
        except OSError as error:
            raise FileProblemError(
                tr("“{name}” cannot be opened: {why}. Save it to a folder instead.", name=name, why=_why(error))
            ) from error
        return path

    def end(self) -> None:
        """Throw the copies away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _why(error: OSError) -> str:
    """What the system said, as the end of a sentence."""
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]
