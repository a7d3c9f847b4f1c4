"""Whoever adds a folder puts it on the map; whoever reads the map finds what it names."""

from __future__ import annotations

import re

import pytest

from tests.house.source import PACKAGE, ROOT, tracked

MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_every_folder_is_on_the_map() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")} | {
        path.parent for path in (ROOT / "tests").rglob("test_*.py")
    }
    folders |= {ROOT / path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}
    names = {f"{folder.relative_to(ROOT).as_posix()}/" for folder in folders - {ROOT, PACKAGE}}
    assert not {name for name in names if f"`{name}`" not in MAP and name not in ("tests/", "axonix_desktop/", "docs/")}


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:axonix_desktop|database|docs|packaging)/[\w/.]*)`", MAP)))
)
def test_what_the_map_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_decisions_are_numbered_without_gaps_and_say_what_they_cost() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text("utf-8")
        assert {"## Context", "## Decision", "## Consequences"} <= set(text.splitlines()), path.name
