"""Everything a programme says can be found by a few letters, a beginning, or a word with a slip."""

from __future__ import annotations

import pytest

from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.journal import touched_ids
from axonix_desktop.store.search import SearchIndex


@pytest.fixture
def index(programme: ProgrammeFile) -> SearchIndex:
    unit, owner = new_id(), new_id()
    with programme.work("Add", actor="Tester") as work:
        work.insert(BusinessUnit(id=unit, name="Claims"))
        work.insert(Person(id=owner, name="Zoë Müller", email="zoe@example.org"))
        work.insert(UseCase(id=new_id(), key="UC-104", title="Invoice triage", business_unit_id=unit, owner_id=owner,
                            problem="Letters pile up in the post room"))  # fmt: skip
        work.insert(UseCase(id=new_id(), key="UC-105", title="Letter drafting", notes="Needs a translator"))
    made = SearchIndex(programme)
    made.build(lambda _words: None)
    return made


def titles(index: SearchIndex, typed: str) -> list[str]:
    return [hit.title for hit in index.find(typed).hits]


@pytest.mark.parametrize("typed", ["invoice", "INV", "uc-104", "post room", "triage claims", "muller", "ZOE triage"])
def test_a_use_case_is_found_by_its_words_those_of_its_owner_and_its_unit(index: SearchIndex, typed: str) -> None:
    assert "Invoice triage" in titles(index, typed)


def test_titles_stand_before_other_words(index: SearchIndex) -> None:
    assert titles(index, "letter")[:2] == ["Letter drafting", "Invoice triage"]


def test_a_key_typed_stands_before_words_and_numbers_that_look_alike(
    index: SearchIndex, programme: ProgrammeFile
) -> None:
    with programme.work("Add", actor="Tester") as work:
        work.insert(Incident(id=new_id(), key="INC-04", summary="Wrong letters sent"))
        work.insert(UseCase(id=new_id(), key="UC-040", title="Income check 04"))
    index.build(lambda _words: None)
    found = index.find("INC-04")
    assert [hit.key for hit in found.hits] == ["INC-04", "UC-040"]
    assert list(found.counts) == ["incident", "use_case"]


def test_a_word_with_a_slip_finds_what_was_meant_and_says_so(index: SearchIndex) -> None:
    found = index.find("invocie")
    assert [hit.title for hit in found.hits] == ["Invoice triage"]
    assert found.typed == "invoice"


@pytest.mark.parametrize("typed", ["", "   ", '"', "* !", "xyzzyx", "NEAR(", "a:b", "-"])
def test_whatever_is_typed_is_words_and_never_an_error(index: SearchIndex, typed: str) -> None:
    assert index.find(typed).hits == ()


def test_counts_are_by_kind(index: SearchIndex) -> None:
    assert index.find("claims").counts == {"use_case": 1, "business_unit": 1}


def test_a_change_is_found_once_the_index_was_told(index: SearchIndex, programme: ProgrammeFile) -> None:
    number = programme.read("SELECT id FROM use_case WHERE key = 'UC-105'")[0][0]
    with programme.work("Change", actor="Tester") as work:
        work.update("use_case", number, {"title": "Reply writing"})
    index.update(touched_ids(programme, work.change_set))
    assert titles(index, "reply") == ["Reply writing"]
    assert titles(index, "drafting") == []


def test_what_was_deleted_is_not_found(index: SearchIndex, programme: ProgrammeFile) -> None:
    number = programme.read("SELECT id FROM use_case WHERE key = 'UC-105'")[0][0]
    with programme.work("Remove", actor="Tester") as work:
        work.delete("use_case", number)
    index.update(touched_ids(programme, work.change_set))
    assert "Letter drafting" not in titles(index, "letter")
