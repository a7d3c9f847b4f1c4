"""Words that people write where there is nothing to say; in a tracker they mean an empty cell."""

from __future__ import annotations

from axonix_desktop.core.importing.phrases import is_placeholder

EMPTY_WORDS = frozenset(
    {
        "n/a", "na", "n.a.", "n. a.", "none", "nil", "null", "nan", "unknown", "? unknown", "not known", "tbd",
        "tbc", "tba", "to be determined", "to be confirmed", "to be decided", "not available", "not applicable",
        "not provided", "not specified", "unspecified", "blank", "(blank)", "empty", "-", "--", "—", "–", ".", "..",
        "?", "keine", "k.a.", "unbekannt", "inconnu", "sin datos", "desconocido", "нет данных", "无", "未知",
    }
)  # fmt: skip


def says_nothing(text: str) -> bool:
    """True for a word for empty (``N/A``, ``TBD``, ``Unknown``, ``-``) and for a template's ``Select …``."""
    return text.strip().casefold() in EMPTY_WORDS or is_placeholder(text)
