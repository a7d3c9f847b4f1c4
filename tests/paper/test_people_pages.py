"""The pages on people, readiness and incidents hold their margins with any words, and leave out what is not there."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.summary import (
    Capability,
    DimensionFigure,
    IncidentFigure,
    PeopleFigure,
    SteeringSummary,
)
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.pages import pages
from axonix_desktop.paper.sheet import SIDE, Paper
from axonix_desktop.reports.steering import gather
from tests.reports.programmes import AS_OF, SINCE, programme

LONG = "Donaudampfschifffahrtsgesellschaft " * 9
PLAIN = Capability(
    people=tuple(PeopleFigure(f"Unit {n}", n % 3, 3, n, 12, "amber", "2 behind") for n in range(8)),
    people_total=8,
    people_words="8 active champions fill 8 of 24 places",
    dimensions=tuple(DimensionFigure(name, 2.0, 40, 45) for name in ("Architecture", "Data", "Organisation")),
    readiness_words="40 of 45 active use cases are scored",
    incidents=(IncidentFigure("INC-1", "Wrong letters", "High", "red", "3 days left"),),
    incidents_total=1,
    incident_words="1 open of 3 on record",
)
ODD = Capability(
    people=tuple(PeopleFigure(LONG, 10_000, 99_999, 1_234_567, 9_876_543, "red", "99,999 behind") for _ in range(10)),
    people_total=400,
    people_words=LONG * 3,
    dimensions=(DimensionFigure(LONG, None, 0, 99_999), DimensionFigure("Data", 4.0, 99_999, 99_999)),
    readiness_words=LONG * 3,
    incidents=tuple(IncidentFigure("K" * 40, LONG, LONG, "none", LONG) for _ in range(5)),
    incidents_total=12_345,
    incident_words=LONG * 3,
)


@cache
def _summary(count: int) -> SteeringSummary:
    with TemporaryDirectory() as folder, programme(Path(folder) / "p.axonix", count) as f:
        return gather(f, AS_OF, SINCE)


def _drawn(count: int, able: Capability, paper: Paper) -> tuple[Drawing, ...]:
    return pages(replace(_summary(count), capability=able), paper, PrintFont())


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("able", [PLAIN, ODD], ids=["plain", "odd"])
@pytest.mark.parametrize("count", [5, 50, 200])
def test_nothing_leaves_the_margins_and_no_page_runs_over(
    qapp: object, count: int, able: Capability, paper: Paper
) -> None:
    font = PrintFont()
    for page in _drawn(count, able, paper):
        for mark in page.marks:
            if isinstance(mark, Text):
                width = font.width(mark.words, mark.size, mark.weight)
                left = mark.x - {"left": 0.0, "centre": width / 2, "right": width}[mark.align]
                assert left >= SIDE - 2, mark
                assert left + width <= page.width - SIDE + 2, mark
                assert mark.y <= page.height - 36, mark


@pytest.mark.parametrize("count", [5, 50, 200])
def test_one_page_more_is_the_most_that_people_take(qapp: object, count: int) -> None:
    assert len(_drawn(count, PLAIN, "a4")) <= len(_drawn(count, Capability(), "a4")) + 1


def test_what_is_recorded_is_told_and_what_is_not_is_left_out(qapp: object) -> None:
    told = {mark.words for page in _drawn(5, PLAIN, "a4") for mark in page.marks if isinstance(mark, Text)}
    assert {"Champions and training", "Readiness", "Incidents", "Wrong letters", "2.0"} <= told
    silent = {mark.words for page in _drawn(5, Capability(), "a4") for mark in page.marks if isinstance(mark, Text)}
    assert not {"Champions and training", "Wrong letters"} & silent
