"""Classifying: answers, decision and tier as one step, and use cases that need a new look."""

from __future__ import annotations

from datetime import date

import pytest

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.classification import Decision, classify_risk
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import ModelChange
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.readiness import DataSource, DataSourceUse
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import traits
from axonix_desktop.store.queries.classification import (
    answers_of,
    history,
    latest,
    new_looks,
    newest_answers,
    risk_questions,
    unclassified,
)
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.undo import undo

TODAY = date(2026, 11, 22)
HARMLESS: dict[str, tuple[str, ...]] = {
    one.code: {"several": ("none",), "one": ("none",), "yes_no": ("no",)}[one.kind]
    for one in risk_questions().questions
} | {"harm": ("little",)}


@pytest.fixture(autouse=True)
def _laid_out(programme: ProgrammeFile) -> None:
    with programme.work("Lay out", actor="Setup") as work:
        work.insert(
            UseCase(id=10, key="UC-010", title="Scores", status="active", problem="Slow", users_affected=90, vendor="A")
        )
        work.insert(UseCase(id=11, key="UC-011", title="Finds", status="active"))


def _classify(f: ProgrammeFile, tier: str = "minimal", reason: str = "", **changes: str) -> int:
    answers = HARMLESS | {code: tuple(words.split()) for code, words in changes.items()}
    return classify_risk(f, 10, Decision(answers, tier, reason, "Ines Aydin"), today=TODAY, actor="Kim")


def test_a_classification_sets_the_tier_with_its_answers_in_one_step(programme: ProgrammeFile) -> None:
    _classify(programme, "high", area="employment", role="proposes", personal_data="yes", workplace="yes")
    assert rows(programme, "use_case", ["risk_tier", "personal_data"], {"id": 10}) == [("high", 1)]
    one = latest(programme)[10]
    assert (one.tier, one.proposed, one.decided_by, one.decided_on) == ("high", "high", "Ines Aydin", TODAY)
    assert one.occasion == "First look"
    assert one.reason.startswith("It takes part in decisions")
    said = {each.code: each.answer for each in answers_of(programme, one.id)}
    assert said["role"] == "It proposes or ranks, and a person decides"
    assert said == newest_answers(programme, 10)
    known = traits(programme, [10])[10].known
    assert (known["workplace"], known["contact"], known["personal_data"]) == (True, False, True)
    undo(programme, actor="Kim")
    assert rows(programme, "use_case", ["risk_tier", "personal_data"], {"id": 10}) == [(None, None)]
    assert count(programme, "risk_answer") == count(programme, "risk_classification") == 0


def test_deciding_otherwise_needs_a_reason_which_is_kept(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="Say why"):
        _classify(programme, "limited")
    assert count(programme, "risk_classification") == 0
    _classify(programme, "limited", "The works council asks for more care")
    one = latest(programme)[10]
    assert (one.tier, one.proposed, one.reason) == ("limited", "minimal", "The works council asks for more care")


def test_a_question_left_open_or_a_use_case_that_is_gone_is_refused(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="Not answered yet"):
        classify_risk(programme, 10, Decision({"harm": ("little",)}, "minimal"), today=TODAY, actor="Kim")
    with pytest.raises(RefusedError, match="no longer there"):
        classify_risk(programme, 99, Decision(HARMLESS, "minimal"), today=TODAY, actor="Kim")


def test_the_history_has_every_tier_newest_first_with_its_occasion(programme: ProgrammeFile) -> None:
    _classify(programme)
    _classify(programme, "limited", contact="yes")
    change_records(programme, "use_case", [(10, {"vendor": "B"})], actor="Kim")
    _classify(programme, "high", harm="grave")
    found = history(programme, 10)
    assert [one.tier for one in found] == ["high", "limited", "minimal"]
    assert found[1].occasion == "Looked at again"
    assert "Vendor changed" in found[0].occasion


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"problem": "Unfair"}, "Purpose"),
        ({"description": "It now also decides"}, "Purpose"),
        ({"personal_data": True}, "Data"),
        ({"ai_kind": "agent"}, "Model"),
        ({"origin": "bought"}, "Model"),
        ({"vendor": "B"}, "Vendor"),
        ({"users_affected": 5_000}, "Users"),
        ({"risk_tier": "high"}, "by hand"),
        ({"risk_tier": None}, "taken away"),
    ],
)
def test_a_change_of_the_use_case_asks_for_a_new_look(
    programme: ProgrammeFile, changes: dict[str, str], told: str
) -> None:
    _classify(programme)
    assert new_looks(programme) == []
    change_records(programme, "use_case", [(10, changes)], actor="Kim")
    found = new_looks(programme)
    assert [one.key for one in found] == ["UC-010"]
    assert len(found[0].reasons) == 1
    assert told in found[0].reasons[0]
    if "risk_tier" not in changes:
        _classify(programme, personal_data="yes" if "personal_data" in changes else "no")
        assert new_looks(programme) == []


def test_new_data_and_a_new_model_version_ask_for_a_new_look_but_a_few_more_users_do_not(
    programme: ProgrammeFile,
) -> None:
    _classify(programme)
    change_records(programme, "use_case", [(10, {"users_affected": 97})], actor="Kim")
    assert new_looks(programme) == []
    with programme.work("More data", actor="Kim") as work:
        work.insert(DataSource(id=30, name="Web logs"))
        work.insert(DataSourceUse(id=31, use_case_id=10, data_source_id=30))
        work.insert(ModelChange(id=32, use_case_id=10, change="New", model="Ranker", version="2.0"))
    reasons = new_looks(programme, [10])[0].reasons
    assert ["Data" in reasons[0], "Model" in reasons[1], len(reasons)] == [True, True, 2]


def test_active_use_cases_without_a_tier_wait_for_their_first_look(programme: ProgrammeFile) -> None:
    assert unclassified(programme) == [10, 11]
    _classify(programme)
    assert unclassified(programme) == [11]
    assert new_looks(programme) == []
