"""The words a person reads, in the language chosen: every text of a screen passes here once.

The one thing of the process that everybody shares; why it is so stands in decision record 0010. Texts are English in
the code; a catalogue (gettext) holds their translations. The command line and what is written to files stay English.
"""

from __future__ import annotations

from gettext import NullTranslations


class _Book:
    """Holds the catalogue in use."""

    def __init__(self) -> None:
        self.catalogue = NullTranslations()


_BOOK = _Book()


def speak(catalogue: NullTranslations) -> None:
    """Take the translations of ``catalogue`` from now on (``NullTranslations()`` is English)."""
    _BOOK.catalogue = catalogue


def language() -> str:
    """The two letters of the language in use."""
    return _BOOK.catalogue.info().get("language", "") or "en"


def tr(text: str, **values: object) -> str:
    """``text`` in the language in use, its ``{names}`` filled in with ``values``.

    Values are put in as they are: braces in them mean nothing. A translation that names what is not there gives way
    to the English text.
    """
    found = _BOOK.catalogue.gettext(text) if text else text
    if not values:
        return found
    try:
        return found.format(**values)
    except (KeyError, IndexError, ValueError):
        return text.format(**values)


def trn(one: str, many: str, count: int, **values: object) -> str:
    """``one`` or ``many`` by ``count`` as the language has it; ``{count}`` is filled in with thousands grouped."""
    found = _BOOK.catalogue.ngettext(one, many, count)
    shown = {"count": f"{count:,}", **values}
    try:
        return found.format(**shown)
    except (KeyError, IndexError, ValueError):
        return (one if count == 1 else many).format(**shown)


def small(text: str) -> str:
    """``text`` in the language in use as it stands inside a sentence: small in English, as it is in others.

    German writes its nouns large wherever they stand; abbreviations (RAG, AI) stay large in English too.
    """
    return within(tr(text))


def within(words: str) -> str:
    """Words of the language in use as they stand inside a sentence; see :func:`small`."""
    if type(_BOOK.catalogue) is not NullTranslations:
        return words
    return " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in words.split(" "))


def mark(text: str) -> str:
    """``text`` unchanged: says that it is translated where it is shown, by :func:`tr`."""
    return text
