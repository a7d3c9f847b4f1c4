"""Where checklists stand in a programme file, and that the grouped query says what the rule says."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.checklists import SETTLED, Given, Item, state
from axonix_desktop.core.records.choices import CHECK_STATUS
from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse, RiskAnswer
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import Attachment, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import (
    ANSWERS_FROM,
    STATE_SQL,
    figures,
    items,
    programme_traits,
    standings,
    traits,
)
from axonix_desktop.store.seed import load_checklist

TODAY = date(2026, 11, 22)
_DAYS = st.none() | st.dates(TODAY - timedelta(days=800), TODAY + timedelta(days=800))
_NAMES = st.sampled_from(
    [None, "", "  ", "Ines Aydin", " ines aydin ", "Jürgen Ötz", "jürgen ötz", "JÜRGEN ÖTZ", "Tom"]
)
_WORDS = st.sampled_from([None, "", " \t\r\n", "Minutes", " x "])


@given(
    status=st.sampled_from([one.code for one in CHECK_STATUS.options]),
    reason=_WORDS, holds_until=_DAYS, evidence=_WORDS, evidence_on=_DAYS, expires=_DAYS, by=_NAMES,
    owner=_NAMES.filter(lambda name: name is None or bool(name.strip())),
    months=st.none() | st.integers(1, 30), second=st.booleans(), has_file=st.booleans(),
)  # fmt: skip
def test_the_grouped_query_says_what_the_rule_says(
    programme: ProgrammeFile, *, status: str, reason: str | None, holds_until: date | None, evidence: str | None,
    evidence_on: date | None, expires: date | None, by: str | None, owner: str | None, months: int | None,
    second: bool, has_file: bool,
) -> None:  # fmt: skip
    with programme.work("Write an answer", actor="Test") as work:
        for kind, number in (("attachment", 5), ("checklist_response", 4), ("checklist_item", 2), ("person", 3)):
            if programme.read(f"SELECT 1 FROM {kind} WHERE id = ?", (number,)):
                work.delete(kind, number)
        work.insert(
            ChecklistItem(id=2, code="ZZ-1", topic="T", text="t", needs_sign_off=second, validity_months=months)
        )
        if owner:
            work.insert(Person(id=3, name=owner))
        work.insert(
            ChecklistResponse(
                id=4, checklist_item_id=2, status=status, reason=reason, holds_until=holds_until, evidence=evidence,
                evidence_on=evidence_on, evidence_expires_on=expires, signed_off_by=by, owner_id=3 if owner else None,
            )
        )  # fmt: skip
        if has_file:
            work.insert(Attachment(id=5, name="a.txt", record_kind="checklist_response", record_id=4))
    item = Item(2, "ZZ-1", "T", "t", needs_sign_off=second, validity_months=months)
    answer = Given(status, reason, holds_until, evidence, evidence_on, expires, by, None, owner, None, has_file)
    asked = f"SELECT {STATE_SQL} FROM {ANSWERS_FROM} WHERE r.id = 4"
    assert programme.read(asked, (TODAY.isoformat(),))[0][0] == state(item, answer, TODAY)[0]


def _lay(programme: ProgrammeFile) -> None:
    """Two use cases, three items, three answers."""
    with programme.work("Lay out", actor="Test") as work:
        for row in programme.read("SELECT id FROM checklist_item"):
            work.delete("checklist_item", row[0])
        work.insert(UseCase(id=10, key="UC-010", title="Scores", risk_tier="high", stage=4, origin="built"))
        work.insert(UseCase(id=11, key="UC-011", title="Finds", stage=1, personal_data=False))
        work.insert(UseCase(id=12, key="UC-012", title="Gone", status="retired"))
        work.insert(ChecklistItem(id=20, code="A-1", topic="A", text="All", is_blocking=True, gate_stage=4))
        work.insert(ChecklistItem(id=21, code="A-2", topic="A", text="High", applies_from_tier="high"))
        work.insert(ChecklistItem(id=22, code="B-1", topic="B", text="Data", condition="personal_data"))
        work.insert(ChecklistItem(id=23, code="X-1", topic="X", text="Once", is_programme_level=True))
        work.insert(ChecklistItem(id=24, code="A-9", topic="A", text="Over", is_active=False))
        late = TODAY - timedelta(days=1)
        work.insert(ChecklistResponse(id=30, use_case_id=10, checklist_item_id=20, due_on=late))
        work.insert(
            ChecklistResponse(id=31, use_case_id=10, checklist_item_id=21, status="done", evidence="x", due_on=late)
        )
        work.insert(ChecklistResponse(id=32, checklist_item_id=23, status="done"))


def test_each_use_case_is_asked_what_applies_to_it_and_the_programme_once(programme: ProgrammeFile) -> None:
    _lay(programme)
    found = {(one.use_case_id, one.item.code): one for one in standings(programme, TODAY)}
    assert set(found) == {(10, "A-1"), (10, "A-2"), (10, "B-1"), (11, "A-1"), (None, "X-1")}
    first = found[10, "A-1"]
    assert (first.state, first.is_overdue, first.is_wanted, first.answer_id) == ("not_started", True, True, 30)
    assert (found[10, "A-2"].state, found[10, "A-2"].is_overdue) == ("done", False)
    assert not found[11, "A-1"].is_wanted
    assert found[None, "X-1"].state == "to_check"
    assert [one.item.code for one in standings(programme, TODAY, [12])] == ["A-1", "B-1"]
    assert standings(programme, TODAY, []) == []


def test_figures_count_what_standings_list(programme: ProgrammeFile) -> None:
    _lay(programme)
    listed, counted = standings(programme, TODAY), figures(programme, TODAY)
    for number, one in counted.items():
        own = [each for each in listed if each.use_case_id == number]
        assert one.total == len(own)
        assert one.settled == sum(each.state in SETTLED for each in own)
        assert one.overdue == sum(each.is_overdue for each in own)
        assert one.answered == sum(each.answer_id is not None for each in own)
    assert counted[10].blocked_by == ("A-1",)
    assert counted[11].blocked_by == ()
    assert (counted[None].to_check, counted[10].open) == (1, 2)


def test_traits_come_from_the_record_and_else_from_the_newest_answers(programme: ProgrammeFile) -> None:
    _lay(programme)
    with programme.work("Answer", actor="Test") as work:
        for number, code, answer in ((1, "workplace", "Yes"), (2, "workplace", "No"), (3, "bought", "Yes")):
            work.insert(RiskAnswer(id=40 + number, use_case_id=10, code=code, question="?", answer=answer))
    known = traits(programme, [10])[10].known
    assert (known["workplace"], known["bought"], known["built"], known.get("contact")) == (False, False, True, None)
    assert programme_traits(programme).tier == "high"


def test_items_come_by_topic_and_code_with_their_frameworks(programme: ProgrammeFile) -> None:
    with programme.work("Begin", actor="Test") as work:
        count = load_checklist(work)
    found = items(programme)
    assert len(found) == count > 0
    assert [(one.topic, one.code) for one in found] == sorted((one.topic, one.code) for one in found)
    assert any(len(one.frameworks) > 3 for one in found)
