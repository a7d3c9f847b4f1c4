"""Which records were touched since something was read, so that only they are read again."""

from __future__ import annotations

from axonix_desktop.store.engine import ProgrammeFile

_MOST = 500


def position(f: ProgrammeFile) -> int:
    """How far the journal goes: what is read from now on holds everything up to here."""
    return f.read("SELECT coalesce(max(seq), 0) FROM jr_row")[0][0]


def touched_since(f: ProgrammeFile, since: int, until: int) -> dict[str, list[int]] | None:
    """The records touched between two positions by kind; None when everything is to be read.

    That is so before anything was read (``since`` is negative), after very many changes, and in a journal that was cut
    back.
    """
    if since < 0 or until < since or until - since > _MOST:
        return None
    found: dict[str, list[int]] = {}
    for kind, number in f.read("SELECT tbl, pk FROM jr_row WHERE seq > ? ORDER BY seq", (since,)):
        found.setdefault(kind, []).append(number)
    return found
