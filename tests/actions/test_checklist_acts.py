"""Working a checklist: every act, what it refuses, and that it can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from axonix_desktop.actions.attachments import attach_files, remove_attachment, rename_attachment
from axonix_desktop.actions.bulk_records import add_records, change_records
from axonix_desktop.actions.checklists import (
    answer_items,
    open_checklist,
    open_checklists,
    open_programme_checklist,
    reopen,
    sign_off,
)
from axonix_desktop.actions.privacy import erase_attachment
from axonix_desktop.core.forms import write_moments
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import left_out, standings
from axonix_desktop.store.queries.evidence import evidence_files, evidence_givers
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.undo import undo
from tests.conftest import Clock

TODAY = date(2026, 11, 22)
LATER = date(2027, 6, 30)


@pytest.fixture(autouse=True)
def _laid_out(programme: ProgrammeFile) -> None:
    """Two use cases of different tiers, four items, one of them for the whole programme."""
    with programme.work("Lay out", actor="Setup") as work:
        work.insert(Person(id=5, name="Tom Berg"))
        work.insert(UseCase(id=10, key="UC-010", title="Scores", risk_tier="high"))
        work.insert(UseCase(id=11, key="UC-011", title="Finds", risk_tier="minimal"))
        work.insert(ChecklistItem(id=20, code="A-1", topic="A", text="All", template="Ours"))
        work.insert(
            ChecklistItem(
                id=21, code="A-2", topic="A", text="High", applies_from_tier="high", needs_sign_off=True,
                validity_months=12,
            )
        )  # fmt: skip
        work.insert(ChecklistItem(id=22, code="B-1", topic="B", text="Bought", condition="bought"))
        work.insert(ChecklistItem(id=23, code="X-1", topic="X", text="Once", is_programme_level=True))


def _state(f: ProgrammeFile, case: int | None, item: int) -> str:
    return next(one.state for one in standings(f, TODAY) if (one.use_case_id, one.item.id) == (case, item))


def _answer(f: ProgrammeFile, case: int | None, item: int, *fields: str) -> tuple[object, ...]:
    return rows(f, "checklist_response", fields, {"use_case_id": case, "checklist_item_id": item})[0]


def _number(f: ProgrammeFile, case: int | None, item: int) -> int:
    return int(str(_answer(f, case, item, "id")[0]))


def test_checklists_of_many_use_cases_open_in_one_step(programme: ProgrammeFile) -> None:
    before = count(programme, "checklist_response")
    assert open_checklists(programme, [10, 11], actor="Ines")
    assert count(programme, "checklist_response", {"use_case_id": 10}) == 3
    assert count(programme, "checklist_response", {"use_case_id": 11}) == 2
    assert open_checklists(programme, [10, 11], actor="Ines") is None
    undo(programme, actor="Ines")
    assert count(programme, "checklist_response") == before


def test_the_items_of_one_list_open_for_chosen_use_cases_whatever_their_tier(programme: ProgrammeFile) -> None:
    open_checklists(programme, [11], [21], actor="Ines")
    assert rows(programme, "checklist_response", ["use_case_id", "checklist_item_id"]) == [(11, 21)]
    with pytest.raises(RefusedError, match="no longer there"):
        open_checklists(programme, [11, 999], actor="Ines")
    with pytest.raises(RefusedError, match="no longer there"):
        open_checklist(programme, 999, actor="Ines")


def test_an_answer_is_made_where_there_is_none_and_its_evidence_is_dated_and_expires(programme: ProgrammeFile) -> None:
    answer_items(programme, [(10, 21)], {"status": "done", "evidence": "Minutes"}, today=TODAY, actor="Kim")
    assert _answer(programme, 10, 21, "evidence_on", "evidence_expires_on") == ("2026-11-22", "2027-11-22")
    assert _state(programme, 10, 21) == "to_check"
    undo(programme, actor="Kim")
    assert count(programme, "checklist_response") == 0


def test_a_file_is_evidence_and_comes_in_with_the_answer(programme: ProgrammeFile) -> None:
    answer_items(
        programme, [(10, 20), (11, 20)], {"status": "done"}, [("proof.pdf", b"%PDF")], today=TODAY, actor="Kim"
    )
    assert (_state(programme, 10, 20), _state(programme, 11, 20)) == ("done", "done")
    number = _number(programme, 10, 20)
    assert [name for _id, name in evidence_files(programme, [number])[number]] == ["proof.pdf"]
    assert _answer(programme, 10, 20, "evidence_on", "evidence_expires_on") == ("2026-11-22", None)


def test_owner_and_due_date_are_set_for_many_in_one_step(programme: ProgrammeFile) -> None:
    targets = [(10, 20), (11, 20), (10, 21)]
    answer_items(programme, targets, {"owner_id": 5, "due_on": LATER}, today=TODAY, actor="Kim")
    found = rows(programme, "checklist_response", ["owner_id", "due_on", "status"])
    assert found == [(5, "2027-06-30", "not_started")] * 3


def test_a_programme_level_item_is_answered_once(programme: ProgrammeFile) -> None:
    answer_items(programme, [(None, 23)], {"status": "done", "evidence": "Charter"}, today=TODAY, actor="Kim")
    answer_items(programme, [(None, 23)], {"evidence": "New charter"}, today=TODAY, actor="Kim")
    assert count(programme, "checklist_response", {"use_case_id": None}) == 1
    assert _state(programme, None, 23) == "done"


def test_the_programmes_own_checklist_opens_once(programme: ProgrammeFile) -> None:
    assert open_programme_checklist(programme, actor="Kim")
    assert rows(programme, "checklist_response", ["use_case_id", "checklist_item_id"]) == [(None, 23)]
    assert open_programme_checklist(programme, actor="Kim") is None


def test_the_programmes_own_checklist_asks_what_applies_to_it(programme: ProgrammeFile) -> None:
    with programme.work("Add", actor="Kim") as work:
        for number, share in ((10, 10.0), (11, 0.0)):
            work.update("use_case", number, {"partner_share": share})
        work.insert(
            ChecklistItem(id=24, code="X-2", topic="X", text="It", condition="partner_run", is_programme_level=True)
        )
    assert open_programme_checklist(programme, actor="Kim")
    assert count(programme, "checklist_response", {"checklist_item_id": 24}) == 0
    with programme.work("Change", actor="Kim") as work:
        work.update("use_case", 10, {"partner_share": 80.0})
    assert open_programme_checklist(programme, actor="Kim")
    assert count(programme, "checklist_response", {"checklist_item_id": 24}) == 1


def test_items_that_do_not_apply_say_why(programme: ProgrammeFile) -> None:
    with programme.work("Built", actor="Kim") as work:
        work.update("use_case", 11, {"origin": "built"})
    found = {item.code: reason for item, reason in left_out(programme, 11)}
    assert set(found) == {"A-2", "B-1"}
    assert "High" in found["A-2"]
    assert "not bought" in found["B-1"]
    assert left_out(programme, 999) == []


@pytest.mark.parametrize("status", ["not_applicable", "exception"])
def test_excuses_need_a_reason_and_an_end_date(programme: ProgrammeFile, status: str) -> None:
    for changes in ({}, {"reason": "No scoring"}, {"holds_until": LATER}):
        with pytest.raises(RefusedError):
            answer_items(programme, [(10, 20)], {"status": status, **changes}, today=TODAY, actor="Kim")
    over = {"status": status, "reason": "No scoring", "holds_until": date(2026, 11, 21)}
    with pytest.raises(RefusedError, match="has passed"):
        answer_items(programme, [(10, 20)], over, today=TODAY, actor="Kim")
    assert count(programme, "checklist_response") == 0
    whole = {"status": status, "reason": "No scoring", "holds_until": LATER}
    answer_items(programme, [(10, 20)], whole, today=TODAY, actor="Kim")
    assert _state(programme, 10, 20) == status
    for name in ("reason", "holds_until"):
        with pytest.raises(RefusedError):
            answer_items(programme, [(10, 20)], {name: None}, today=TODAY, actor="Kim")
    answer_items(programme, [(10, 20)], {"status": "in_progress"}, today=TODAY, actor="Kim")
    assert _answer(programme, 10, 20, "reason", "holds_until") == (None, None)


def test_a_second_person_signs_off_and_new_evidence_takes_it_off_again(programme: ProgrammeFile) -> None:
    proof = {"status": "done", "evidence": "Test record", "owner_id": 5}
    answer_items(programme, [(10, 21)], proof, today=TODAY, actor="Kim Voss")
    number = _number(programme, 10, 21)
    assert evidence_givers(programme, [number]) == {number: ("Kim Voss",)}
    for signer in ("Tom Berg", "kim voss", " "):
        with pytest.raises(RefusedError):
            sign_off(programme, [number], signer, today=TODAY, actor="Kim Voss")
    sign_off(programme, [number], " Ines Aydin ", today=TODAY, actor="Ines Aydin")
    assert _answer(programme, 10, 21, "signed_off_by", "signed_off_on") == ("Ines Aydin", "2026-11-22")
    assert _state(programme, 10, 21) == "done"
    answer_items(programme, [(10, 21)], {"evidence": "Other record"}, today=TODAY, actor="Kim Voss")
    assert _answer(programme, 10, 21, "signed_off_by", "signed_off_on") == (None, None)
    undo(programme, actor="Kim Voss")
    assert _state(programme, 10, 21) == "done"


def _signed(f: ProgrammeFile) -> int:
    """An answer with a file, signed off, whose evidence is a year old but for a day; its number."""
    proof = {"status": "done", "evidence": "Test record", "evidence_on": date(2025, 11, 23)}
    answer_items(f, [(10, 21)], proof, [("a.txt", b"x")], today=TODAY, actor="Kim")
    number = _number(f, 10, 21)
    sign_off(f, [number], "Ines", today=TODAY, actor="Ines")
    return number


def test_a_file_added_after_the_check_is_new_evidence_and_undo_brings_the_sign_off_back(
    programme: ProgrammeFile,
) -> None:
    number = _signed(programme)
    fields = ("signed_off_by", "signed_off_on", "evidence_on", "evidence_expires_on")
    before = _answer(programme, 10, 21, *fields)
    attach_files(programme, "checklist_response", number, [("b.txt", b"y")], actor="Kim")
    assert _answer(programme, 10, 21, *fields) == (None, None, "2026-11-22", "2027-11-22")
    assert _state(programme, 10, 21) == "to_check"
    undo(programme, actor="Kim")
    assert _answer(programme, 10, 21, *fields) == before
    assert [len(files) for files in evidence_files(programme, [number]).values()] == [1]


@pytest.mark.parametrize("way", ["removed", "erased", "emptied"])
def test_evidence_that_goes_after_the_check_takes_the_sign_off_with_it(programme: ProgrammeFile, way: str) -> None:
    number = _signed(programme)
    file = evidence_files(programme, [number])[number][0][0]
    if way == "removed":
        remove_attachment(programme, file, actor="Kim")
    elif way == "erased":
        erase_attachment(programme, file, actor="Kim")
    else:
        change_records(programme, "checklist_response", [(number, {"evidence": None})], actor="Kim")
    assert _answer(programme, 10, 21, "signed_off_by", "signed_off_on", "evidence_on") == (None, None, "2025-11-23")
    assert _state(programme, 10, 21) == "to_check"
    if way != "erased":
        undo(programme, actor="Kim")
        assert _answer(programme, 10, 21, "signed_off_by") == ("Ines",)


def test_a_renamed_file_is_the_same_evidence(programme: ProgrammeFile) -> None:
    number = _signed(programme)
    rename_attachment(programme, evidence_files(programme, [number])[number][0][0], "c", actor="Kim")
    assert _answer(programme, 10, 21, "signed_off_by") == ("Ines",)


def test_who_attached_the_file_may_not_sign_it_off(programme: ProgrammeFile) -> None:
    answer_items(programme, [(10, 21)], {"status": "done"}, today=TODAY, actor="Kim")
    number = _number(programme, 10, 21)
    with pytest.raises(RefusedError, match="no evidence"):
        sign_off(programme, [number], "Ines", today=TODAY, actor="Ines")
    attach_files(programme, "checklist_response", number, [("a.txt", b"x")], actor="Lea")
    with pytest.raises(RefusedError, match="gave the evidence"):
        sign_off(programme, [number], "Lea", today=TODAY, actor="Lea")
    with pytest.raises(RefusedError, match="no longer there"):
        sign_off(programme, [number, 999], "Ines", today=TODAY, actor="Ines")


def test_who_wrote_evidence_that_was_replaced_may_sign_the_new_one_off(programme: ProgrammeFile) -> None:
    answer_items(programme, [(10, 21)], {"status": "done", "evidence": "Old"}, today=TODAY, actor="Kim")
    answer_items(programme, [(10, 21)], {"evidence": "New"}, today=TODAY, actor="Lea")
    number = _number(programme, 10, 21)
    assert evidence_givers(programme, [number]) == {number: ("Lea",)}
    sign_off(programme, [number], "Kim", today=TODAY, actor="Kim")
    assert _state(programme, 10, 21) == "done"


def test_reopening_takes_sign_off_and_excuse_away_and_keeps_the_evidence(programme: ProgrammeFile) -> None:
    answer_items(programme, [(10, 21)], {"status": "done", "evidence": "Record"}, today=TODAY, actor="Kim")
    number = _number(programme, 10, 21)
    sign_off(programme, [number], "Ines", today=TODAY, actor="Ines")
    reopen(programme, [number], actor="Ines")
    assert _answer(programme, 10, 21, "status", "signed_off_by", "evidence") == ("in_progress", None, "Record")
    assert reopen(programme, [number], actor="Ines") is None
    with pytest.raises(RefusedError):
        reopen(programme, [number, 999], actor="Ines")


def test_what_is_gone_is_refused_and_leaves_no_trace(programme: ProgrammeFile) -> None:
    for target in ((999, 20), (10, 999)):
        with pytest.raises(RefusedError, match="no longer there"):
            answer_items(programme, [(10, 20), target], {"status": "done"}, today=TODAY, actor="Kim")
    with pytest.raises(RefusedError):
        answer_items(programme, [(10, 20)], {"signed_off_by": "Kim"}, today=TODAY, actor="Kim")
    assert count(programme, "checklist_response") == 0


def test_nothing_chosen_is_refused_in_words(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="Choose at least one item"):
        answer_items(programme, [], {"status": "done"}, today=TODAY, actor="Kim")
    with pytest.raises(RefusedError, match="Choose at least one item"):
        sign_off(programme, [], "Ines", today=TODAY, actor="Kim")
    with pytest.raises(RefusedError, match="Choose at least one item"):
        reopen(programme, [], actor="Kim")


def test_the_grid_asks_the_same_rule(programme: ProgrammeFile) -> None:
    open_checklist(programme, 10, actor="Kim")
    number = _number(programme, 10, 20)

    def change(**values: object) -> None:
        change_records(programme, "checklist_response", [(number, values)], actor="Kim")  # type: ignore[list-item]

    with pytest.raises(RefusedError, match="reason"):
        change(status="exception")
    change(reason="Pilot only")
    with pytest.raises(RefusedError, match="until when"):
        change(status="exception")
    change(holds_until=date(2026, 11, 21))  # noted while nothing is excused: a day like any other
    with pytest.raises(RefusedError, match="has passed"):
        change(status="exception")
    with pytest.raises(RefusedError, match="has passed"):
        answer_items(programme, [(10, 20)], {"status": "exception"}, today=TODAY, actor="Kim")
    change(status="exception", holds_until=LATER)
    with pytest.raises(RefusedError, match="has passed"):
        change(holds_until=date(2026, 11, 21))
    over = {"status": "exception", "reason": "Pilot", "holds_until": date(2026, 11, 21)}
    with pytest.raises(RefusedError, match="has passed"):
        add_records(programme, "checklist_response", [{"checklist_item_id": 23, **over}], actor="Kim")
    with pytest.raises(RefusedError, match="reason"):
        change(reason=None)
    with pytest.raises(RefusedError, match="reason"):
        add_records(programme, "checklist_response", [{"checklist_item_id": 23, "status": "exception"}], actor="Kim")
    change(status="done")
    assert _answer(programme, 10, 20, "reason", "holds_until") == (None, None)


def test_evidence_typed_in_the_grid_is_dated_expires_and_has_to_be_signed_off_anew(programme: ProgrammeFile) -> None:
    open_checklist(programme, 10, actor="Kim")
    number = _number(programme, 10, 21)
    kind = "checklist_response"
    change_records(programme, kind, [(number, {"status": "done", "evidence": "Record", "owner_id": 5})], actor="Kim")
    assert _answer(programme, 10, 21, "evidence_on", "evidence_expires_on") == ("2026-11-22", "2027-11-22")
    for signer in ("Tom Berg", "Kim"):
        with pytest.raises(RefusedError):
            change_records(programme, kind, [(number, {"signed_off_by": signer})], actor="Kim")
    change_records(programme, kind, [(number, {"signed_off_by": "Ines", "signed_off_on": TODAY})], actor="Kim")
    assert _state(programme, 10, 21) == "done"
    change_records(programme, kind, [(number, {"evidence": "Other record"})], actor="Kim")
    assert _answer(programme, 10, 21, "signed_off_by", "signed_off_on") == (None, None)
    assert _state(programme, 10, 21) == "to_check"


def test_an_answer_added_with_evidence_is_dated_and_expires_like_any_other(programme: ProgrammeFile) -> None:
    one = {"use_case_id": 11, "checklist_item_id": 21, "status": "done", "evidence": "Record"}
    given = {**one, "use_case_id": 10, "evidence_on": LATER}
    add_records(programme, "checklist_response", [one, given], actor="Kim")
    assert _answer(programme, 11, 21, "evidence_on", "evidence_expires_on") == ("2026-11-22", "2027-11-22")
    assert _answer(programme, 10, 21, "evidence_on") == (LATER.isoformat(),)


@pytest.mark.parametrize(("zone", "hours", "day"), [("Pacific/Auckland", 6, "2026-11-23"), ("UTC", 6, "2026-11-22"),
                                                    ("America/New_York", 17, "2026-11-22")])  # fmt: skip
def test_evidence_is_of_the_day_it_is_where_people_work(
    programme: ProgrammeFile, clock: Clock, zone: str, hours: int, day: str
) -> None:
    write_moments(ZoneInfo(zone))
    clock.advance(hours=hours)
    open_checklist(programme, 10, actor="Kim")
    number = _number(programme, 10, 21)
    change_records(programme, "checklist_response", [(number, {"evidence": "Record", "status": "done"})], actor="Kim")
    assert _answer(programme, 10, 21, "evidence_on") == (day,)
    excuse = {"status": "exception", "reason": "Pilot", "holds_until": date.fromisoformat(day)}
    change_records(programme, "checklist_response", [(number, excuse)], actor="Kim")
    ended = {**excuse, "holds_until": date.fromisoformat(day) - timedelta(days=1)}
    with pytest.raises(RefusedError, match="has passed already"):
        change_records(programme, "checklist_response", [(number, ended)], actor="Kim")
    attach_files(programme, "checklist_response", number, [("a.txt", b"x")], actor="Kim")
    assert _answer(programme, 10, 21, "evidence_on") == (day,)


def test_answers_that_came_in_bare_may_be_mended_field_by_field(programme: ProgrammeFile) -> None:
    with programme.work("Import", actor="Kim") as work:
        work.insert(ChecklistResponse(id=70, use_case_id=11, checklist_item_id=20, status="not_applicable"))
    assert _state(programme, 11, 20) == "lapsed"
    with pytest.raises(RefusedError, match="has passed"):
        change_records(programme, "checklist_response", [(70, {"holds_until": date(2026, 11, 21)})], actor="Kim")
    change_records(programme, "checklist_response", [(70, {"reason": "No people"})], actor="Kim")
    change_records(programme, "checklist_response", [(70, {"holds_until": LATER})], actor="Kim")
    assert _state(programme, 11, 20) == "not_applicable"
