"""Gate criteria are changed by form: each change one step with a version, nothing shipped is lost, decisions keep."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.actions.gate_criteria import (
    add_criterion,
    change_criterion,
    confirm_criterion,
    remove_criterion,
    reset_criterion,
    switch_criterion,
    update_criteria,
    withdraw_confirmation,
)
from axonix_desktop.actions.gates import decide_gate
from axonix_desktop.actions.history import take_back_step
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.gate_editing import (
    CriterionDraft,
    draft_objections,
    fixed_choices,
    own_code,
    parameter_words,
    proposed_text,
)
from axonix_desktop.core.gate_rules.catalogue import RULES
from axonix_desktop.core.moving import Decision
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import head, history
from axonix_desktop.store.queries.gate_criteria import all_criteria, new_shipped, previews, shipped
from axonix_desktop.store.queries.moves import decisions, standings
from axonix_desktop.store.undo import undo
from tests.builders import use_case

TODAY = date(2026, 11, 22)


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def criterion(f: ProgrammeFile, code: str) -> GateCriterion:
    return next(one for one in all_criteria(f) if one.code == code)


def keep(f: ProgrammeFile, *records: Any) -> None:
    with f.work("Keep", actor="Ada") as work:
        for one in records:
            work.insert(one)


def confirmed(text: str = "The works council agreed", stage: int = 2) -> CriterionDraft:
    return CriterionDraft(stage, text, "confirmed_by_person")


def test_a_criterion_of_ones_own_is_asked_at_its_gate_and_undo_takes_it_back(begun: ProgrammeFile) -> None:
    case = use_case(stage=2)
    keep(begun, case)
    add_criterion(begun, confirmed(), actor="Ada")
    gate = standings(begun, [case.id], TODAY)[case.id].gate
    assert [one.criterion.code for one in gate.findings] == ["G2-ARCHITECTURE", "G2-COMPONENT", "G2-OWN-1"]
    undo(begun, actor="Ada")
    assert len(standings(begun, [case.id], TODAY)[case.id].gate.findings) == 2


def test_each_change_raises_the_version_and_stands_in_the_history(begun: ProgrammeFile) -> None:
    one = criterion(begun, "G6-CURRICULA")
    draft = CriterionDraft(6, one.text, one.rule, 70.0)
    assert change_criterion(begun, one.id, draft, actor="Ada")
    assert change_criterion(begun, one.id, draft, actor="Ada") is None
    switch_criterion(begun, one.id, is_active=False, actor="Bo")
    now = criterion(begun, "G6-CURRICULA")
    assert (now.threshold, now.is_active, now.version) == (70.0, False, 3)
    told = history(begun, "gate_criterion", one.id)
    assert [(each.actor, {change.field for change in changes} - {"version"}) for each, changes in told[:2]] == [
        ("Bo", {"is_active"}), ("Ada", {"threshold"}),
    ]  # fmt: skip
    reset_criterion(begun, one.id, actor="Ada")
    again = criterion(begun, "G6-CURRICULA")
    assert (again.threshold, again.is_active, again.version) == (60.0, True, 4)


def test_what_is_shipped_can_be_switched_off_but_not_removed(begun: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="switch it off"):
        remove_criterion(begun, criterion(begun, "G1-TIER").id, actor="Ada")
    add_criterion(begun, confirmed(), actor="Ada")
    own = criterion(begun, "G2-OWN-1")
    with pytest.raises(RefusedError, match="programme's own"):
        reset_criterion(begun, own.id, actor="Ada")
    remove_criterion(begun, own.id, actor="Ada")
    assert own.id not in {one.id for one in all_criteria(begun)}


def test_a_file_of_an_earlier_version_gets_the_new_criteria_switched_off(begun: ProgrammeFile) -> None:
    edited = criterion(begun, "G4-CHECKLIST")
    change_criterion(begun, edited.id, CriterionDraft(4, "Our own words", edited.rule), actor="Ada")
    gone = [one.id for one in all_criteria(begun) if not one.is_active] + [criterion(begun, "G9-PARTNER").id]
    with begun.work("Make older", actor="Ada") as work:
        work.delete_many("gate_criterion", gone)
    assert len(new_shipped(begun)) == len(gone) == 10
    assert update_criteria(begun, actor="Ada")
    assert {one.code for one in all_criteria(begun)} == set(shipped())
    assert not criterion(begun, "G9-PARTNER").is_active
    assert criterion(begun, "G4-CHECKLIST").text == "Our own words"
    assert update_criteria(begun, actor="Ada") is None


def test_a_draft_that_says_too_little_is_refused_in_words_and_leaves_no_trace(begun: ProgrammeFile) -> None:
    before = len(all_criteria(begun))
    for draft, words in (
        (CriterionDraft(2, " ", "component_used"), "in words"),
        (CriterionDraft(2, "x", "operators_trained"), "how much"),
        (CriterionDraft(2, "x", "operators_trained", 101.0), "between 0 and 100"),
        (CriterionDraft(2, "x", "topic_settled"), "Topic"),
        (CriterionDraft(2, "x", "field_filled", parameter="nonsense"), "Field"),
        (CriterionDraft(2, "x", "telepathy"), "telepathy"),
        (CriterionDraft(0, "x", "component_used"), "stages 1 to 9"),
    ):
        with pytest.raises(RefusedError, match=words):
            add_criterion(begun, draft, actor="Ada")
    assert len(all_criteria(begun)) == before


def test_a_person_confirms_a_criterion_until_a_day_and_may_take_it_back(begun: ProgrammeFile) -> None:
    case = use_case(stage=2)
    keep(begun, case)
    add_criterion(begun, confirmed(), actor="Ada")
    number = criterion(begun, "G2-OWN-1").id

    def found(day: date) -> tuple[bool, str]:
        one = next(
            each for each in standings(begun, [case.id], day)[case.id].gate.findings if each.criterion.id == number
        )
        return one.holds, one.reason

    assert found(TODAY) == (False, "Nobody has confirmed it yet.")
    confirm_criterion(begun, case.id, number, "Priya Nair", date(2026, 12, 1), today=TODAY, actor="Ada")
    again = confirm_criterion(begun, case.id, number, "Priya Nair ", date(2026, 12, 1), today=TODAY, actor="Bo")
    assert again is None
    assert found(TODAY) == (True, "Priya Nair confirmed it on 22 Nov 2026, valid until 1 Dec 2026.")
    assert found(date(2026, 12, 1))[0]
    assert not found(date(2026, 12, 2))[0]
    confirm_criterion(begun, case.id, number, "Bo", None, today=date(2026, 12, 3), actor="Ada")
    assert found(date(2030, 1, 1))[0]
    held = begun.read("SELECT id FROM criterion_confirmation")
    assert len(held) == 1
    withdraw_confirmation(begun, held[0][0], actor="Ada")
    assert not found(TODAY)[0]


def test_a_confirmation_does_not_count_for_other_words_than_those_it_was_given_for(begun: ProgrammeFile) -> None:
    case = use_case(stage=2)
    keep(begun, case)
    add_criterion(begun, confirmed(), actor="Ada")
    number, words = criterion(begun, "G2-OWN-1").id, criterion(begun, "G2-OWN-1").text

    def found() -> tuple[bool, str]:
        gate = standings(begun, [case.id], TODAY)[case.id].gate
        one = next(each for each in gate.findings if each.criterion.id == number)
        return one.holds, one.reason

    def confirm() -> int | None:
        return confirm_criterion(begun, case.id, number, "Priya Nair", None, today=TODAY, actor="Ada")

    confirm()
    for is_active in (False, True):
        switch_criterion(begun, number, is_active=is_active, actor="Ada")
    change_criterion(begun, number, confirmed(text=f" {words}  "), actor="Ada")
    assert found() == (True, "Priya Nair confirmed it on 22 Nov 2026.")
    change_criterion(begun, number, confirmed(text="The board has agreed in writing"), actor="Ada")
    again = "before the criterion was reworded; it has to be confirmed again."
    assert found() == (False, f"Priya Nair confirmed it on 22 Nov 2026, {again}")
    change_criterion(begun, number, confirmed(text=words), actor="Ada")
    assert found()[0]  # the words it was given for
    change_criterion(begun, number, confirmed(text="The board has agreed in writing"), actor="Ada")
    assert confirm() is not None  # the same person on the same day, for the new words
    assert found()[0]
    undo(begun, actor="Ada")
    assert not found()[0]


def test_a_confirmation_that_comes_back_after_a_rewording_is_still_for_the_old_words(begun: ProgrammeFile) -> None:
    case = use_case(stage=2)
    keep(begun, case)
    add_criterion(begun, confirmed(), actor="Ada")
    number = criterion(begun, "G2-OWN-1").id
    for day in (TODAY, date(2026, 11, 23)):
        confirm_criterion(begun, case.id, number, "Priya Nair", None, today=day, actor="Ada")
    renewed = head(begun)
    change_criterion(begun, number, confirmed(text="Other words"), actor="Ada")
    take_back_step(begun, renewed, actor="Ada")
    gate = standings(begun, [case.id], TODAY)[case.id].gate
    assert not next(each for each in gate.findings if each.criterion.id == number).holds


def test_what_the_data_says_nobody_can_confirm_by_hand(begun: ProgrammeFile) -> None:
    case = use_case(stage=1)
    keep(begun, case)
    add_criterion(begun, confirmed(stage=1), actor="Ada")
    own, tier = criterion(begun, "G1-OWN-1").id, criterion(begun, "G1-TIER").id
    for number, by, until, words in (
        (tier, "Ada", None, "judged from the data"),
        (own, "  ", None, "who confirms"),
        (own, "Ada", date(2026, 11, 21), "ended already"),
        (999, "Ada", None, "no longer there"),
    ):
        with pytest.raises(RefusedError, match=words):
            confirm_criterion(begun, case.id, number, by, until, today=TODAY, actor="Ada")
    assert begun.read("SELECT count(*) FROM criterion_confirmation") == [(0,)]


def test_a_decision_keeps_what_it_saw_after_the_criterion_has_changed(begun: ProgrammeFile) -> None:
    case = use_case(stage=6, title="Forecast")
    keep(begun, case)
    asked = standings(begun, [case.id], TODAY)[case.id].gate
    waivers = {one.criterion.code: "Agreed" for one in asked.missing}
    decide_gate(begun, case.id, Decision("go", TODAY, waivers=waivers), today=TODAY, actor="Ada")
    one = criterion(begun, "G6-CURRICULA")
    change_criterion(begun, one.id, CriterionDraft(6, "Something else", "curricula_complete", 95.0), actor="Ada")
    saw = json.loads(decisions(begun, case.id)[0].snapshot or "{}")["criteria"]
    kept = next(each for each in saw if each["code"] == "G6-CURRICULA")
    assert (kept["text"], kept["threshold"], kept["version"]) == (
        "Role curricula are at least 60% complete in scope",
        60.0,
        1,
    )
    assert (kept["rule"], kept["holds"], kept["waived"]) == ("curricula_complete", False, True)


def test_the_preview_counts_who_would_pass(begun: ProgrammeFile) -> None:
    keep(
        begun, use_case(stage=3, vendor="Acme", users_affected=10), use_case(stage=3, users_affected=500),
        use_case(stage=3, status="on_hold", vendor="Acme"), use_case(stage=4, vendor="Acme"),
    )  # fmt: skip
    asked = [
        CriterionDraft(3, "x", "field_filled", parameter="vendor").criterion(),
        CriterionDraft(3, "x", "field_at_least", 11.0, "users_affected").criterion(),
    ]
    first, second = previews(begun, asked, 3, TODAY)
    assert (first.passing, first.total, len(first.failing)) == (1, 2, 1)
    assert (second.passing, second.total) == (1, 2)
    assert "“Users affected” is 10; 11 needed." in second.example


def test_every_rule_proposes_words_and_offers_what_it_looks_at() -> None:
    for spec in RULES.values():
        assert proposed_text(spec, None, None)
        if spec.parameter is not None and spec.parameter.kind != "topic":
            choices = fixed_choices(spec.parameter.kind)
            assert len(choices) > 3
            assert all(words for _, words in choices)
            draft = CriterionDraft(5, "x", spec.code, spec.threshold.usual if spec.threshold else None, choices[0][0])
            assert draft_objections(draft) == ()
    assert proposed_text(RULES["topic_settled"], None, "Privacy") == "The checklist topic “Privacy” is settled"
    assert parameter_words("readiness", "data/Catalogued") == "Data: Catalogued"


@given(st.integers(1, 9), st.sets(st.integers(1, 30)))
def test_an_own_code_is_never_taken(stage: int, used: set[int]) -> None:
    taken = [f"g{stage}-own-{one}" for one in used]
    assert own_code(stage, taken).casefold() not in taken
