"""German is complete: every text is translated with the same names in braces, and what is loaded was written here."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from tests.house.source import ROOT


@pytest.fixture(scope="module")
def words() -> ModuleType:
    """The script that gathers the texts."""
    spec = importlib.util.spec_from_file_location("gathering_of_words", ROOT / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_of_the_program_is_translated(words: ModuleType) -> None:
    assert words.missing(words.updated("de")) == []


def test_the_catalogue_that_is_loaded_is_the_one_that_was_written(words: ModuleType) -> None:
    assert words.po_file("de").with_suffix(".mo").read_bytes() == words.compiled(words.translated("de"))


def test_the_catalogue_holds_no_text_that_is_gone(words: ModuleType) -> None:
    there = {message.id for message in words.gathered() if message.id}
    assert {message.id for message in words.translated("de") if message.id} <= there
