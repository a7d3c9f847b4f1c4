"""What is printed speaks the language of the window: in a made-up one, only what people wrote keeps its letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.moving import Decision
from axonix_desktop.core.words import speak
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.gate_page import gate_pages
from axonix_desktop.paper.pages import pages
from axonix_desktop.paper.roadmap_pages import roadmap_pages
from axonix_desktop.reports.gate import gather_review
from axonix_desktop.reports.roadmap import gather as gather_roadmap
from axonix_desktop.reports.steering import gather
from axonix_desktop.store.engine import ProgrammeFile
from tests.reports.programmes import AS_OF, SINCE, programme

pytestmark = pytest.mark.qt
WRITTEN = (
    "SELECT title FROM use_case", "SELECT key FROM use_case", "SELECT rag_reason FROM use_case",
    "SELECT name FROM business_unit", "SELECT name FROM person", "SELECT name FROM programme",
    "SELECT title FROM raid", "SELECT text FROM steering_action", "SELECT text FROM steering_decision",
    "SELECT recommendation FROM steering_decision", "SELECT topic FROM checklist_item",
)  # fmt: skip


class MadeUp(NullTranslations):
    """Every letter of a text is another one, and there are more of them; what is filled in stays."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"({[^}]*})", message)
        return "".join(part if part.startswith("{") else re.sub("[A-Za-z]", "ž", part) for part in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def made_up() -> Iterator[None]:
    speak(MadeUp())
    yield
    speak(NullTranslations())


def english_left(drawn: Iterable[Drawing], f: ProgrammeFile) -> set[str]:
    """The words on the pages that nobody wrote into the file; what is cut short counts by its beginning."""
    told = " ".join(str(row[0]) for query in WRITTEN for row in f.read(query) if row[0])
    known = {word.casefold() for word in re.findall(r"[A-Za-z]+", f"{told} {f.path.stem} {f.path.suffix}")}
    texts = [mark.words for page in drawn for mark in page.marks if isinstance(mark, Text)]
    whole = {word for text in texts for word in re.findall(r"[A-Za-z]+(?!…)\b", text)}
    cut = {word for text in texts for word in re.findall(r"([A-Za-z]+)…", text)}
    begun = {word for word in cut if any(one.startswith(word.casefold()) for one in known)}
    return {word for word in whole | cut if word.casefold() not in known} - begun


@pytest.mark.parametrize("count", [0, 60, 240])
def test_no_english_word_is_left_in_the_summary(qapp: object, tmp_path: Path, made_up: None, count: int) -> None:
    with programme(tmp_path / "p.axonix", count) as f:
        assert english_left(pages(gather(f, AS_OF, SINCE), "a4", PrintFont()), f) == set()


def test_no_english_word_is_left_on_gate_page_and_roadmap(qapp: object, tmp_path: Path, made_up: None) -> None:
    with programme(tmp_path / "p.axonix", 12) as f:
        ids = [int(row[0]) for row in f.read("SELECT id FROM use_case WHERE stage > 0 ORDER BY id")]
        facts = gather_review(f, ids[0], Decision(decision="conditional_go", on=AS_OF), AS_OF)
        road = gather_roadmap(f, [("", ids)], AS_OF)
        drawn = (*gate_pages(facts, "a4", PrintFont()), *roadmap_pages(road, "a4", PrintFont()))
        assert english_left(drawn, f) == set()
