"""One person stays one person however the name is typed; two people stay two."""

from __future__ import annotations

from datetime import UTC, datetime
from unicodedata import normalize

import pytest

from axonix_desktop.core.checklists import Given, sign_off_objection
from axonix_desktop.core.incidents import objections_to_closing
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.same_person import is_same_person

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)

SAME = ("Élise Müller", "  ÉLISE   müller ", "Müller, Élise", normalize("NFD", "Élise Müller"), "müller élise")


@pytest.mark.parametrize("typed", SAME)
def test_a_name_typed_otherwise_is_no_second_person(typed: str) -> None:
    assert is_same_person(typed, SAME[0])
    done = Given("done", evidence="note", owner=SAME[0])
    assert sign_off_objection(done, typed)
    assert sign_off_objection(Given("done", evidence="note"), typed, (SAME[0],))
    over = Incident(id=1, summary="x", resolved_at="2026-11-01T09:00:00Z", root_cause="x", lesson="x")
    assert objections_to_closing(over, typed, SAME[0], (), NOW)


@pytest.mark.parametrize("typed", ["Élise Möller", "Élise", "Élise Anna Müller", "", "  ", None])
def test_another_name_is_another_person(typed: str | None) -> None:
    assert not is_same_person(typed, SAME[0])
    assert not is_same_person(typed, None)
