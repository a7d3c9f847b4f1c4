"""Readiness, reuse and gaps as the file has them, now and at past moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from axonix_desktop.actions.components import link_sources, use_component, wait_for_component
from axonix_desktop.actions.readiness import Marked, score_item_for, score_items
from axonix_desktop.core.readiness import ITEMS, Subject
from axonix_desktop.core.records.readiness import Component, DataSource
from axonix_desktop.core.scale_gaps import gaps
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.components import reuse_at
from axonix_desktop.store.queries.readiness import (
    item_levels,
    read_scores,
    readiness_figures,
    recorded_items,
)
from axonix_desktop.store.queries.readiness_past import PastBooks
from axonix_desktop.store.queries.scale_gaps import gap_facts
from tests.builders import champion, person, unit, use_case
from tests.conftest import Clock

SPRING, SUMMER, NOW = date(2026, 3, 31), date(2026, 6, 30), date(2026, 11, 22)


@pytest.fixture
def ids() -> dict[str, int]:
    """Names for the records of the file."""
    names = ("unit", "one", "two", "idle", "api", "standard", "ledger", "person", "champion")
    return dict(zip(names, new_ids(len(names)), strict=True))


@pytest.fixture
def f(tmp_path: Path, ids: dict[str, int]) -> Iterator[ProgrammeFile]:
    """A unit with two active use cases, scored in spring and better in summer; a third that is on hold."""
    clock = Clock(datetime(2026, 2, 1, 9, tzinfo=UTC))
    with ProgrammeFile.create(tmp_path / "r.axonix", clock=clock) as file:
        with file.work("Begin", actor="Tester") as work:
            work.insert(unit(id=ids["unit"], name="Claims"))
            work.insert(person(id=ids["person"]))
            for name, status in (("one", "active"), ("two", "active"), ("idle", "on_hold")):
                work.insert(use_case(id=ids[name], business_unit_id=ids["unit"], status=status))
            work.insert(Component(id=ids["api"], name="Token API", component_kind="api"))
            work.insert(Component(id=ids["standard"], name="Naming", component_kind="standard", is_mandatory=True))
            work.insert(DataSource(id=ids["ledger"], name="Ledger", quality_percent=91.0))
            work.insert(champion(id=ids["champion"], person_id=ids["person"], business_unit_id=ids["unit"]))
        clock.now = datetime(2026, 3, 1, 9, tzinfo=UTC)
        both = [ids["one"], ids["two"]]
        marked = Marked("data", "Catalogued", {"score": 1})
        score_item_for(file, use_case_ids=both, marked=marked, by="Ada", on=SPRING, actor="Tester")
        wait_for_component(file, component_id=ids["api"], use_case_ids=both, on=SPRING, actor="Tester")
        clock.now = datetime(2026, 5, 1, 9, tzinfo=UTC)
        sheet = [Marked("data", "Catalogued", {"score": 4}), Marked("data", "Own rule", {"score": 2})]
        score_items(file, use_case_id=ids["one"], marked=sheet, by="Ada", on=SUMMER, actor="Tester")
        use_component(file, component_id=ids["api"], use_case_ids=both, on=SUMMER, actor="Tester")
        clock.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
        yield file


def test_scores_of_a_unit_are_the_means_of_its_active_use_cases(f: ProgrammeFile, ids: dict[str, int]) -> None:
    scores = read_scores(f)
    assert scores.book.profile(Subject("case", ids["one"])).level("data").value == 3
    assert scores.book.profile(Subject("unit", ids["unit"])).level("data").value == 2
    assert scores.book.profile(Subject()).level("data").asked == 2
    assert scores.name(Subject("unit", ids["unit"])) == "Claims"
    assert not scores.is_there(Subject("case", 4711))


def test_the_past_is_read_from_the_journal(f: ProgrammeFile, ids: dict[str, int]) -> None:
    books = PastBooks(f)
    found = books.read([SUMMER, SPRING, date(2026, 2, 15)])
    values = [book.profile(Subject("unit", ids["unit"])).level("data").value for book in found.values()]
    assert values == [None, 1, 2]
    assert books.knows([SPRING])
    assert found[SUMMER].tallies == read_scores(f).book.tallies


def test_items_of_a_programmes_own_stand_after_those_of_the_method(f: ProgrammeFile) -> None:
    assert recorded_items(f)["data"] == (*ITEMS["data"], "Own rule")


def test_an_item_tells_how_many_use_cases_have_each_score(f: ProgrammeFile, ids: dict[str, int]) -> None:
    both = (ids["one"], ids["two"])
    found = item_levels(f, both)
    assert found["data", "Catalogued"].counts == (0, 1, 0, 0, 1)
    assert found["data", "Own rule"].scored == 1


def test_reuse_is_known_at_every_moment(f: ProgrammeFile) -> None:
    before, spring, summer = reuse_at(f, [SUMMER, date(2026, 2, 15), SPRING])
    assert [one.percent for one in (before, spring, summer)] == [0, 0, 100]
    assert [one.waiting for one in (before, spring, summer)] == [0, 2, 0]


def test_gap_facts_gather_what_hangs_on_a_use_case(f: ProgrammeFile, ids: dict[str, int]) -> None:
    link_sources(f, source_ids=[ids["ledger"]], use_case_ids=[ids["one"]], actor="Tester")
    facts = gap_facts(f, [ids["one"], ids["two"], 4711])
    assert list(facts) == [ids["one"], ids["two"]]
    one = facts[ids["one"]]
    assert (one.components, one.champions, one.unit, one.sources[0].quality) == (1, 1, "Claims", 91.0)
    assert {gap.code: gap.width for gap in gaps(facts[ids["two"]])}["real_data"] == "unknown"


def test_the_figures_name_what_is_missing(f: ProgrammeFile, ids: dict[str, int]) -> None:
    link_sources(f, source_ids=[ids["ledger"]], use_case_ids=[ids["one"]], actor="Tester")
    found = readiness_figures(f)
    assert (found.active, found.scored, found.unscored_ids) == (2, 2, ())
    assert found.reuse_percent == 100
    assert (found.waiting, found.unadopted, found.uncatalogued) == (0, ("Naming",), ("Ledger",))
    assert ids["two"] in found.wide["people"]
