"""From answers to a risk tier with reasons, and what asks for a new look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.checklists import RANKS
from axonix_desktop.core.classification import (
    BASIS,
    Answers,
    answer_codes,
    answer_words,
    chosen,
    classify,
    decision_objection,
    needs_new_look,
    users_band,
)
from axonix_desktop.core.traits import TRAITS
from axonix_desktop.store.queries.classification import risk_questions

CONTENT = risk_questions()
BY_CODE = {one.code: one for one in CONTENT.questions}
HARMLESS: dict[str, tuple[str, ...]] = {
    one.code: {"several": ("none",), "one": ("none",), "yes_no": ("no",)}[one.kind] for one in CONTENT.questions
} | {"harm": ("little",)}


def answers(**changes: str) -> Answers:
    """Harmless answers but for those named; several options are parted by blanks."""
    return HARMLESS | {code: tuple(words.split()) for code, words in changes.items()}


@pytest.mark.parametrize(
    ("changes", "tier"),
    [
        ({}, "minimal"),
        ({"forbidden": "scores"}, "prohibited"),
        ({"forbidden": "manipulates watches_public", "area": "law", "role": "decides"}, "prohibited"),
        ({"area": "employment", "role": "proposes"}, "high"),
        ({"area": "services", "role": "decides"}, "high"),
        ({"area": "employment", "role": "prepares"}, "limited"),
        ({"area": "education", "role": "none"}, "limited"),
        ({"area": "education", "role": "none", "profiles": "yes"}, "high"),
        ({"area": "education", "role": "prepares", "profiles": "unknown"}, "high"),
        ({"area": "product"}, "high"),
        ({"harm": "grave"}, "high"),
        ({"harm": "mendable"}, "limited"),
        ({"contact": "yes"}, "limited"),
        ({"contact": "unknown"}, "limited"),
        ({"people_affected": "yes"}, "limited"),
        ({"profiles": "yes"}, "limited"),
        ({"role": "decides"}, "minimal"),
        ({"workplace": "yes", "learning": "yes", "supplier_model": "unknown", "partner_run": "yes"}, "minimal"),
    ],
)
def test_answers_lead_to_their_tier_with_reasons(changes: dict[str, str], tier: str) -> None:
    outcome = classify(CONTENT, answers(**changes))
    assert outcome.tier == tier
    assert outcome.is_whole
    assert outcome.reasons[0].tier == tier
    assert outcome.words


def test_what_is_not_known_counts_as_yes_and_says_so() -> None:
    sure, unsure = (classify(CONTENT, answers(contact=word)).reasons[0] for word in ("yes", "unknown"))
    assert (sure.is_assumed, unsure.is_assumed) == (False, True)
    assert sure.words in unsure.words != sure.words


def test_questions_not_answered_are_named_and_keep_the_decision_open() -> None:
    outcome = classify(CONTENT, {"harm": ("grave",)})
    assert outcome.tier == "high"
    assert len(outcome.missing) == len(CONTENT.questions) - 1
    assert outcome.missing[0].text in (decision_objection(outcome, "high", "") or "")
    assert classify(CONTENT, {}).reasons == ()


def test_another_tier_than_proposed_needs_a_reason() -> None:
    outcome = classify(CONTENT, answers(contact="yes"))
    assert decision_objection(outcome, "limited", "") is None
    assert "Limited" in (decision_objection(outcome, "high", " ") or "")
    assert decision_objection(outcome, "high", "The works council asks for it") is None
    assert decision_objection(outcome, "grave", "x")


_ANY = st.fixed_dictionaries(
    {
        one.code: st.lists(st.sampled_from([each.code for each in one.options]), max_size=3, unique=True).map(tuple)
        for one in CONTENT.questions
    }
)


@given(given_answers=_ANY, data=st.data())
def test_one_more_answer_never_lowers_the_tier(given_answers: Answers, data: st.DataObject) -> None:
    before = classify(CONTENT, given_answers)
    code = data.draw(st.sampled_from([one.code for one in CONTENT.questions]))
    more = data.draw(st.sampled_from([each.code for each in BY_CODE[code].options]))
    after = classify(CONTENT, {**given_answers, code: (*given_answers[code], more)})
    assert RANKS[after.tier] >= RANKS[before.tier]


def test_the_reasons_stand_gravest_first_and_the_first_is_the_tier() -> None:
    outcome = classify(CONTENT, answers(area="employment", role="decides", contact="yes", forbidden="scores"))
    assert [RANKS[one.tier] for one in outcome.reasons] == sorted(
        (RANKS[one.tier] for one in outcome.reasons), reverse=True
    )


def test_every_rule_speaks_of_answers_that_can_be_given() -> None:
    for rule in CONTENT.rules:
        assert rule.tier in RANKS
        for code, wanted in rule.when.items():
            assert set(wanted) <= {one.code for one in BY_CODE[code].options}


def test_every_trait_the_record_cannot_tell_is_asked_and_answers_keep_apart() -> None:
    asked = {code for code in TRAITS if code in BY_CODE}
    assert {code for code, one in TRAITS.items() if not one.field} <= asked
    for question in CONTENT.questions:
        labels = [one.label for one in question.options]
        assert len({label.casefold() for label in labels}) == len(labels)
        assert not any(";" in label for label in labels)


def test_none_of_these_excludes_the_others_and_they_exclude_it() -> None:
    area = BY_CODE["area"]
    some = chosen(area, chosen(area, (), "law", is_on=True), "identity", is_on=True)
    assert some == ("identity", "law")
    assert chosen(area, some, "none", is_on=True) == ("none",)
    assert chosen(area, ("none",), "law", is_on=True) == ("law",)
    assert chosen(area, some, "law", is_on=False) == ("identity",)
    assert chosen(BY_CODE["harm"], ("little",), "grave", is_on=True) == ("grave",)


@given(given_answers=_ANY)
def test_kept_answers_read_as_they_were_given(given_answers: Answers) -> None:
    for code, codes in given_answers.items():
        words = answer_words(BY_CODE[code], codes)
        assert set(answer_codes(BY_CODE[code], words)) == set(codes)


@pytest.mark.parametrize("what", list(BASIS))
def test_a_change_of_any_ground_asks_for_a_new_look(what: str) -> None:
    then = {name: f"Old {name}" for name in BASIS}
    assert needs_new_look(then, then) == ()
    found = needs_new_look(then, {**then, what: "Something new"})
    assert len(found) == 1
    assert "Something new" in found[0]
    assert f"Old {what}" in found[0]


def test_what_changed_is_told_in_words_and_from_where_it_differs() -> None:
    then = {"model": "generative · bought", "users": "Claims · ≤ 100", "data": "no personal data"}
    now = {"model": "generative · built", "users": "Claims · ≤ 1,000", "data": "personal data · Claims file"}
    told = " ".join(needs_new_look(then, now))
    assert "Generative · Bought" in told
    assert "Claims · up to 1,000 people" in told
    assert "≤" not in told
    same = "It reads the letters of people who ask for a pension and sorts them"
    (long,) = needs_new_look({"purpose": f"{same} by topic"}, {"purpose": f"{same} by their chance of success"})
    assert "by topic” then" in long
    assert "by their chance of success” now" in long


def test_spelling_blanks_and_what_was_never_kept_ask_for_nothing() -> None:
    assert needs_new_look({"purpose": "Score  Claims"}, {"purpose": "score claims", "vendor": "New"}) == ()
    assert len(needs_new_look({"vendor": "Acme"}, {})) == 1


def test_users_count_in_steps_of_ten() -> None:
    assert users_band(None) == ""
    assert users_band(0) == users_band(10) == "≤ 10"
    assert users_band(11) == users_band(100)
    assert users_band(101) == "≤ 1,000"
