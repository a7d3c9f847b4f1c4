"""The judged trackers as a floor: what was understood once stays understood."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from axonix_desktop.core.importing.names.index import importable_fields, name_index
from tests.benchmarks.mapping import proposal, score, trackers

FOLDER = trackers()

pytestmark = pytest.mark.skipif(
    not (FOLDER / "index.json").exists(), reason="the judged trackers are not here (AXONIX_TRACKERS names their folder)"
)


@pytest.mark.torture
def test_real_trackers_are_understood_as_well_as_promised() -> None:
    index = name_index(importable_fields())
    entries = [one for one in json.loads((FOLDER / "index.json").read_text("utf-8")) if one.get("primary", True)]
    total: Counter[str] = Counter()
    for entry in entries:
        found, _ = proposal(FOLDER / entry["file"], entry, index)
        total.update(score(entry, found)[0])
    assert total["header"] >= 0.97 * total["scored"]
    assert total["rows"] >= 0.95 * total["scored"]
    assert total["kind"] >= 0.95 * total["files"]
    assert total["right"] >= 0.95 * (total["right"] + total["wrong"])
    assert total["right"] >= 0.90 * total["want"]
