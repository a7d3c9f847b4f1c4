"""The help topics: one Markdown file each under ``resources/help/<language>``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BY_PAGE = {
    "overview": "overview", "use_cases": "grid", "board": "board", "roadmap": "roadmap", "history": "history",
    "import": "import", "training": "training", "champions": "champions", "people/privacy": "privacy",
    "governance": "governance", "governance/answers": "checklists", "governance/items": "checklists",
    "assurance": "trail", "assurance/incidents": "incidents", "assurance/incident_list": "incidents",
    "readiness": "readiness", "": "start",
}  # fmt: skip
_OTHER = "grid"


@dataclass(frozen=True, slots=True)
class Topic:
    """``name`` is the file's name without its number, ``text`` Markdown that begins with the title."""

    name: str
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether every one of ``words`` occurs in it."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def topics(folder: Path, language: str) -> list[Topic]:
    """The topics in ``language``, in English where there are none; in the order of their files."""
    place = folder / language
    if not place.is_dir():
        place = folder / "en"
    found: list[Topic] = []
    for path in sorted(place.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found.append(Topic(path.stem.partition("-")[2], text.partition("\n")[0].removeprefix("#").strip(), text))
    return found


def topic_of(page_id: str) -> str:
    """The topic that F1 opens on a page or a tab (``page/tab``); the grid's on grids of other records."""
    return BY_PAGE.get(page_id) or BY_PAGE.get(page_id.partition("/")[0], _OTHER)
