"""Texts are filled in safely, fall back to English, and nouns keep their size where a language wants it."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations

import pytest

from axonix_desktop.core.words import mark, small, speak, tr, trn
from axonix_desktop.paths import resources_folder


class Wrong(NullTranslations):
    def gettext(self, message: str) -> str:
        return "{nobody} knows"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{nobody} knows"


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_braces_in_values_mean_nothing() -> None:
    assert tr("Open {name}", name="{x} {0}") == "Open {x} {0}"


def test_counts_are_grouped_and_choose_their_form() -> None:
    assert trn("{count} row", "{count} rows", 1) == "1 row"
    assert trn("{count} row", "{count} rows", 12_345) == "12,345 rows"


def test_a_translation_that_names_what_is_not_there_gives_way_to_english() -> None:
    speak(Wrong())
    assert tr("Open {name}", name="it") == "Open it"
    assert trn("{count} row", "{count} rows", 2) == "2 rows"


def test_german_is_spoken_and_keeps_its_nouns_large() -> None:
    with (resources_folder() / "words" / "de" / "LC_MESSAGES" / "axonix.mo").open("rb") as file:
        speak(GNUTranslations(file))
    assert tr(mark("Use case")) == "Anwendungsfall"
    assert small("Use cases") == "Anwendungsfälle"


def test_english_nouns_are_small_inside_a_sentence() -> None:
    assert small("Use cases") == "use cases"
    assert small("Delivery RAG") == "delivery RAG"
