"""What a checklist answer is worth, when an item applies, and who may sign off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given as holding
from hypothesis import strategies as st

from axonix_desktop.core.checklists import (
    SETTLED,
    Asking,
    Given,
    Item,
    Traits,
    answer_objection,
    applies,
    consequences,
    expires_on,
    is_wanted,
    sign_off_objection,
    state,
)
from axonix_desktop.core.periods import months_later
from axonix_desktop.core.records.choices import CHECK_CONDITION
from axonix_desktop.core.traits import TRAITS, of_programme, told_by_answers, told_by_record

TODAY = date(2026, 11, 22)
PLAIN = Item(1, "GO-01", "Governance", "It is in the register.")
CHECKED = Item(2, "GO-02", "Governance", "It was looked at.", needs_sign_off=True, validity_months=12)


def given(**values: object) -> Given:
    """An answer that is done and proven, unless said otherwise."""
    return Given(**{"status": "done", "evidence": "Register entry", **values})  # type: ignore[arg-type]


def test_an_item_nobody_answered_is_not_started() -> None:
    assert state(PLAIN, None, TODAY)[0] == "not_started"
    assert state(PLAIN, Given(), TODAY)[0] == "not_started"


def test_work_begun_is_in_progress_whatever_its_dates_say() -> None:
    begun = Given(status="in_progress", evidence_expires_on=TODAY - timedelta(days=9))
    assert state(PLAIN, begun, TODAY)[0] == "in_progress"


@pytest.mark.parametrize(
    ("evidence", "has_file", "wanted"),
    [
        ("Minutes of 3 May", False, "done"),
        (None, True, "done"),
        (None, False, "to_check"),
        (" \n\t", False, "to_check"),
    ],
)
def test_done_counts_only_with_words_or_a_file_that_prove_it(evidence: str | None, has_file: bool, wanted: str) -> None:
    found, reason = state(PLAIN, given(evidence=evidence, has_file=has_file), TODAY)
    assert found == wanted
    assert reason


@pytest.mark.parametrize(("days", "wanted"), [(-1, "expired"), (0, "done"), (1, "done")])
def test_evidence_holds_through_its_last_day(days: int, wanted: str) -> None:
    ends = TODAY + timedelta(days=days)
    assert state(PLAIN, given(evidence_expires_on=ends), TODAY)[0] == wanted


def test_evidence_without_an_end_of_its_own_ends_by_the_items_months() -> None:
    signed = given(evidence_on=date(2025, 11, 21), signed_off_by="Ines Aydin", owner="Tom Berg")
    assert expires_on(CHECKED, signed) == date(2026, 11, 21)
    assert state(CHECKED, signed, TODAY)[0] == "expired"
    assert state(PLAIN, signed, TODAY)[0] == "done"
    longer = given(
        evidence_on=date(2025, 1, 1), evidence_expires_on=TODAY, signed_off_by="Ines Aydin", owner="Tom Berg"
    )
    assert state(CHECKED, longer, TODAY)[0] == "done"


def test_months_end_on_the_last_day_where_the_month_is_short() -> None:
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_later(date(2023, 11, 30), 15) == date(2025, 2, 28)
    assert months_later(date(9999, 11, 5), 1) == date(9999, 12, 5)
    assert months_later(date(9999, 11, 5), 2) == date.max
    assert months_later(date(2026, 5, 4), 12) == date(2027, 5, 4)
    assert months_later(date(9990, 5, 4), 600) == date.max


@pytest.mark.parametrize(
    ("by", "owner", "wanted"),
    [
        (None, "Tom Berg", "to_check"),
        ("  ", "Tom Berg", "to_check"),
        ("Tom Berg", "Tom Berg", "to_check"),
        (" tom berg ", "Tom Berg", "to_check"),
        ("Ines Aydin", "Tom Berg", "done"),
        ("Ines Aydin", None, "done"),
    ],
)
def test_where_a_second_person_is_wanted_the_owner_is_not_one(by: str | None, owner: str | None, wanted: str) -> None:
    assert state(CHECKED, given(signed_off_by=by, owner=owner), TODAY)[0] == wanted


@pytest.mark.parametrize("status", ["not_applicable", "exception"])
def test_what_is_excused_holds_with_a_reason_until_its_day(status: str) -> None:
    held = {"status": status, "reason": "No people are scored", "holds_until": TODAY}
    assert state(PLAIN, given(**held), TODAY)[0] == status
    assert state(PLAIN, given(**held), TODAY + timedelta(days=1))[0] == "lapsed"
    assert state(PLAIN, given(**held | {"reason": " "}), TODAY)[0] == "lapsed"
    assert state(PLAIN, given(**held | {"holds_until": None}), TODAY)[0] == "lapsed"


@pytest.mark.parametrize("status", ["not_applicable", "exception"])
def test_an_excuse_without_reason_or_end_is_refused_in_words(status: str) -> None:
    assert "reason" in (answer_objection(Given(status=status)) or "")
    assert "day" in (answer_objection(Given(status=status, reason="Why not")) or "")
    assert answer_objection(Given(status=status, reason="Why not", holds_until=TODAY)) is None


def test_done_without_evidence_may_be_kept_because_it_shows_as_to_check() -> None:
    assert answer_objection(Given(status="done")) is None
    assert state(PLAIN, Given(status="done"), TODAY)[0] not in SETTLED


def test_only_another_person_signs_off_what_is_done_and_proven() -> None:
    ready = given(owner="Tom Berg")
    assert sign_off_objection(ready, "Ines Aydin", ("Kim Voss",)) is None
    assert "owner" in (sign_off_objection(ready, "tom berg") or "")
    assert "gave the evidence" in (sign_off_objection(ready, "Kim Voss", ("Kim Voss",)) or "")
    assert "evidence" in (sign_off_objection(given(evidence=""), "Ines Aydin") or "")
    assert sign_off_objection(Given(status="in_progress", evidence="x"), "Ines Aydin")
    assert sign_off_objection(ready, " ")


def test_new_evidence_is_dated_expires_and_takes_the_sign_off_away() -> None:
    before = given(signed_off_by="Ines Aydin")
    made = consequences(CHECKED, before, {"evidence": "New record"}, TODAY)
    assert (made["evidence_on"], made["evidence_expires_on"]) == (TODAY, date(2027, 11, 22))
    assert made["signed_off_by"] is None
    assert consequences(CHECKED, before, {"evidence": before.evidence, "due_on": TODAY}, TODAY) == {
        "evidence": before.evidence, "due_on": TODAY,
    }  # fmt: skip
    assert consequences(CHECKED, before, {}, TODAY, has_new_file=True)["signed_off_by"] is None
    own_end = consequences(CHECKED, before, {"evidence": "x", "evidence_expires_on": None}, TODAY)
    assert own_end["evidence_expires_on"] is None


def test_leaving_done_or_an_excuse_takes_along_what_belonged_to_it() -> None:
    assert consequences(CHECKED, given(), {"status": "in_progress"}, TODAY)["signed_off_on"] is None
    excused = Given(status="exception", reason="Pilot", holds_until=TODAY)
    assert consequences(PLAIN, excused, {"status": "in_progress"}, TODAY) == {
        "status": "in_progress", "reason": None, "holds_until": None,
    }  # fmt: skip
    assert consequences(PLAIN, excused, {"status": "not_applicable"}, TODAY) == {"status": "not_applicable"}


@pytest.mark.parametrize(
    ("tier", "own", "holds"),
    [
        (None, None, True), ("minimal", None, True), ("limited", None, False), ("limited", "limited", True),
        ("high", "limited", False), ("high", "high", True), ("high", "prohibited", True), ("high", None, False),
    ],
)  # fmt: skip
def test_an_item_without_condition_is_asked_from_its_tier_on(tier: str | None, own: str | None, holds: bool) -> None:
    verdict = applies(Item(1, "A", "T", "t", tier=tier), Traits(tier=own))
    assert verdict.holds is holds
    assert verdict.reason


@pytest.mark.parametrize(("known", "holds"), [(True, True), (False, False), (None, True)])
def test_with_a_condition_alone_both_tier_and_condition_must_be_met(known: bool | None, holds: bool) -> None:
    item = Item(1, "A", "T", "t", tier="high", condition="workplace")
    assert applies(item, Traits("high", 1, {"workplace": known})).holds is holds
    assert not applies(item, Traits("limited", 1, {"workplace": known})).holds


@pytest.mark.parametrize(
    ("own", "known", "holds"),
    [("high", False, True), ("limited", True, True), ("limited", False, False), ("limited", None, True),
     ("minimal", True, False), (None, True, False)],
)  # fmt: skip
def test_with_both_the_condition_lowers_the_tier(own: str | None, known: bool | None, holds: bool) -> None:
    item = Item(1, "A", "T", "t", tier="high", condition="people_affected", condition_tier="limited")
    verdict = applies(item, Traits(own, 1, {"people_affected": known}))
    assert verdict.holds is holds
    assert verdict.is_assumed is (own == "limited" and known is None)


TIERS = st.sampled_from([None, "minimal", "limited", "high"])
CONDITIONS = st.sampled_from([None, "workplace", "bought"])
TRAITS_OF = st.builds(
    Traits,
    TIERS,
    st.just(1),
    st.dictionaries(st.sampled_from(["workplace", "bought"]), st.sampled_from([True, False, None])),
)


@holding(st.lists(st.tuples(TIERS, CONDITIONS, TIERS), max_size=12), st.lists(TRAITS_OF, max_size=5))
def test_looking_once_for_all_that_are_alike_finds_what_looking_at_each_item_finds(
    asked: list[tuple[str | None, str | None, str | None]], everyone: list[Traits]
) -> None:
    items = [
        Item(place, f"A-{place}", "T", "t", tier=tier, condition=condition, condition_tier=lower if condition else None)
        for place, (tier, condition, lower) in enumerate(asked)
    ]
    asking = Asking(items)
    for own in everyone:
        verdicts = [(one, applies(one, own)) for one in items]
        assert asking.of(own) == tuple((one, verdict.reason) for one, verdict in verdicts if verdict.holds)


def test_an_item_is_wanted_from_the_stage_whose_gate_it_guards() -> None:
    later = Item(1, "A", "T", "t", gate_stage=4)
    assert [is_wanted(later, stage) for stage in (0, 3, 4, 9)] == [False, False, True, True]
    assert is_wanted(PLAIN, 0)


def test_every_condition_of_an_item_is_a_trait_with_its_sentences() -> None:
    assert set(TRAITS) == {one.code for one in CHECK_CONDITION.options}
    for trait in TRAITS.values():
        assert len({trait.sentence(True), trait.sentence(False), trait.sentence(None)}) == 3


def test_the_record_tells_what_was_never_asked() -> None:
    assert told_by_record(True, "both", None, 80.0) == {
        "personal_data": True, "bought": True, "built": True, "partner_run": True,
    }  # fmt: skip
    assert told_by_record(None, None, "Acme", None)["bought"] is True
    assert set(told_by_record(None, None, " ", None).values()) == {None}
    assert told_by_answers({"workplace": "Yes", "contact": " no ", "learning": "Not known", "domain": "Yes"}) == {
        "workplace": True, "contact": False,
    }  # fmt: skip


def test_the_programme_has_a_trait_when_one_use_case_has_it() -> None:
    assert of_programme([{"contact": True}, {"contact": None}])["contact"] is True
    assert of_programme([{"contact": False}, {"contact": None}])["contact"] is None
    assert of_programme([{"contact": False}])["contact"] is False
