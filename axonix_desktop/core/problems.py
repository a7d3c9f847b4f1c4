"""The two families of errors: the world is at fault (shown kindly), or we are.

Anything derived from :class:`WorldError` carries a whole sentence for a person: what is wrong and how to mend it.
Everything else that escapes is a fault of ours and is shown as one.
"""


class WorldError(Exception):
    """Something outside the program is not as it must be; ``str(error)`` is the sentence to show."""


class RefusedError(WorldError):
    """An act is refused by a rule; nothing was changed."""


class BadValueError(WorldError):
    """A value a person or a file gave cannot be understood as what the field holds."""


class FileProblemError(WorldError):
    """A file is missing, damaged, locked, too large, of another sort, or cannot be written."""


class ConflictError(RefusedError):
    """Undo or merge met later work; ``conflicts`` lists one sentence each."""

    def __init__(self, message: str, conflicts: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.conflicts = conflicts
