"""The groups of the work list say what the standings say, in whatever way they are grouped, narrowed and shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from axonix_desktop.core.checklists import SETTLED
from axonix_desktop.core.governance import LEVEL_OF, LEVELS, tally_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import Standing, standings
from axonix_desktop.store.queries.work_list import Lines, WorkCase, work_list
from axonix_desktop.ui.governance.going import Sought
from axonix_desktop.ui.governance.work_groups import Choices, Group, listed
from tests.conftest import Clock
from tests.ui.governance_hand import TODAY, governed_file

Governed = tuple[list[Standing], tuple[WorkCase, ...]]
_WORDS = ("", "case 3", "ada", "ada case 2", "FINANCE tom", "nothing like this")


@pytest.fixture(scope="module")
def governed(tmp_path_factory: pytest.TempPathFactory) -> Governed:
    clock = Clock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    path: Path = governed_file(tmp_path_factory.mktemp("governed"), clock)
    with ProgrammeFile.open(path, clock=clock) as f:
        return standings(f, TODAY), work_list(f, TODAY)


def _told(one: Standing) -> str:
    return f"{one.key} {one.title} {one.item.code} {one.item.text} {one.item.topic} {one.owner} {one.unit}".casefold()


def _names(groups: list[Group]) -> list[Standing]:
    return [line for group in groups for line in group.lines if isinstance(line, Standing)]


def _key(one: Standing) -> tuple[int, int]:
    return one.use_case_id or 0, one.item.id


@pytest.mark.parametrize("words", _WORDS)
@pytest.mark.parametrize("group", ["use_case", "topic", "owner", "due"])
def test_lines_are_the_standings_that_are_sought(governed: Governed, group: str, words: str) -> None:
    every, cases = governed
    sought = [one for one in every if all(word in _told(one) for word in words.casefold().split())]
    for level in ("", *LEVELS):
        found = listed(cases, Choices(Sought(), words, group, level, is_open_only=not level), TODAY)
        wanted = [
            one
            for one in sought
            if (LEVEL_OF[one.state] == level if level else one.is_open) and (group != "due" or one.is_open)
        ]
        assert sorted(_names(found.groups), key=_key) == sorted(wanted, key=_key)
        assert (found.count, found.open) == (len(sought), sum(one.state not in SETTLED for one in sought))
        assert found.late == sum(one.is_overdue for one in sought)


def test_headings_count_everything_and_list_in_the_order_of_the_standings(governed: Governed) -> None:
    every, cases = governed
    for group in ("topic", "owner"):
        made = listed(cases, Choices(Sought(), "", group, "", is_open_only=False), TODAY).groups
        for one in made:
            own = [each for each in every if (each.item.topic if group == "topic" else each.owner) == one.code]
            assert list(one.lines) == own
            assert one.tally == tally_of((each.state, each.is_overdue) for each in own)


def test_a_line_is_found_by_its_place_from_either_end(governed: Governed) -> None:
    every, cases = governed
    lines = Lines([(held, tuple(range(len(held.asked)))) for held in cases], TODAY)
    assert list(lines) == every
    assert [lines[place] for place in range(len(lines))] == every
    assert (lines[-1], lines[2:9]) == (every[-1], every[2:9])
    assert list(lines.given()) == [one.given for one in every]
    for row in (0, len(every) // 2, len(every) - 1):
        assert lines.row_of(every[row].use_case_id, every[row].item.id) == row
        parts = list(lines.part(row // 2, row))
        assert list(Lines(parts, TODAY)) == every[row // 2 : row + 1]
    with pytest.raises(IndexError):
        lines[len(every)]
