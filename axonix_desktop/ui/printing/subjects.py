"""The things that can be printed: how each gathers its facts and becomes pages.

What draws the pages is loaded where a subject is made, on the main thread, for drawing them happens in another one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from axonix_desktop.core.drawing import Drawing
from axonix_desktop.core.words import mark
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import Paper
from axonix_desktop.store.engine import ProgrammeFile

PAPERS: tuple[tuple[Paper, str], ...] = (("a4", mark("A4")), ("letter", mark("Letter")), ("a3", mark("A3")))


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose for the paper."""

    paper: Paper = "a4"
    is_landscape: bool = False
    is_grey: bool = False
    fits: bool = True
    repeats: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """``gather`` reads the facts (in a thread), ``pages`` draws them; ``turns`` says that it may lie sideways."""

    name: str
    title: str
    note: str
    icon: str
    gather: Callable[[], Any]
    pages: Callable[[Any, Options, PrintFont], tuple[Drawing, ...]]
    turns: bool = True
    is_landscape: bool = False
    has_columns: bool = False


def steering(file: ProgrammeFile, today: date) -> Subject:
    """The steering summary as of today."""
    from axonix_desktop.paper.pages import pages as summary_pages

    def gather() -> Any:
        from axonix_desktop.reports.steering import gather

        return gather(file, today)

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return summary_pages(facts, options.paper, font)

    return Subject(
        "steering",
        mark("Steering summary"),
        mark("What the committee reads: movement, health, gates, risks"),
        "presentation",
        gather,
        pages,
        turns=False,
    )


def grid(gather: Callable[[], Any], title: str) -> Subject:
    """The grid as it is shown."""
    from axonix_desktop.paper.grid_pages import grid_pages

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return grid_pages(
            facts,
            options.paper,
            font,
            is_landscape=options.is_landscape,
            fits=options.fits,
            repeats=options.repeats,
        )

    note = mark("The rows and columns as they are shown now")
    return Subject("grid", title, note, "table-2", gather, pages, is_landscape=True, has_columns=True)


def board(gather: Callable[[], Any]) -> Subject:
    """The board as it is shown."""
    from axonix_desktop.paper.board_pages import board_pages

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return board_pages(facts, options.paper, font, is_landscape=options.is_landscape)

    note = mark("The stages with their use cases as lists")
    return Subject("board", mark("Board"), note, "square-kanban", gather, pages, is_landscape=True)


def roadmap(gather: Callable[[], Any]) -> Subject:
    """The roadmap as it is shown."""
    from axonix_desktop.paper.roadmap_pages import roadmap_pages

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return roadmap_pages(facts, options.paper, font, is_landscape=options.is_landscape)

    note = mark("Stages over time, axis and names on every sheet")
    return Subject("roadmap", mark("Roadmap"), note, "chart-gantt", gather, pages, is_landscape=True)


def gate(facts: Any) -> Subject:
    """The page of a gate decision."""
    from axonix_desktop.paper.gate_page import gate_pages

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return gate_pages(facts, options.paper, font)

    note = mark("One decision with its criteria, conditions and signatures")
    return Subject("gate", mark("Gate page"), note, "clipboard-check", lambda: facts, pages, turns=False)


def sign_off(file: ProgrammeFile, use_case_id: int, today: date) -> Subject:
    """The sign-off sheet of a use case as of today."""
    from axonix_desktop.paper.sign_off_pages import sign_off_pages

    def gather() -> Any:
        from axonix_desktop.reports.sign_off import gather_sign_off

        return gather_sign_off(file, use_case_id, today)

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return sign_off_pages(facts, options.paper, font)

    note = mark("One use case with its items, evidence and signatures")
    return Subject("sign_off", mark("Sign-off sheet"), note, "clipboard-check", gather, pages, turns=False)


def literacy(file: ProgrammeFile, today: date) -> Subject:
    """The evidence of AI literacy as of today."""
    from axonix_desktop.paper.literacy_pages import literacy_pages

    def gather() -> Any:
        from axonix_desktop.reports.literacy import gather_literacy

        return gather_literacy(file, today)

    def pages(facts: Any, options: Options, font: PrintFont) -> tuple[Drawing, ...]:
        return literacy_pages(facts, options.paper, font)

    note = mark("Who learned what and when, by role and level")
    return Subject("literacy", mark("AI literacy evidence"), note, "graduation-cap", gather, pages, turns=False)
