"""Erasing a person: nothing of them is left in the file, the rest is as it was, and the record still holds."""

from __future__ import annotations

from datetime import date, timedelta
from gettext import NullTranslations
from pathlib import Path

import pytest

from axonix_desktop.core.fields import field
from axonix_desktop.core.kinds import Text
from axonix_desktop.core.personal import ERASED_NAME, Sought, is_mapped, mapped_texts, scrubbed, sort_of
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.people import Champion, ChampionUseCase
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import Attachment, BusinessUnit, CustomField, Person
from axonix_desktop.core.records.steering import SteeringMeeting
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.core.words import speak
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import erase_again, erase_file, erase_person, erased_files, erased_numbers
from axonix_desktop.store.erased_backups import cleaned, holding
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.integrity import check
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.past import as_of, standing_at
from axonix_desktop.store.queries.personal import known_about
from axonix_desktop.store.queries.records import record, rows
from axonix_desktop.store.rolling import kept, rolling
from axonix_desktop.store.undo import undo, undoable
from tests.conftest import Clock

NAME, MAIL = "Zyxwvut Quillfeather", "zyxwvut@example.org"
CASE, UNIT, WHO, OTHER, COURSE, CHAMPION = (new_id() for _ in range(6))


@pytest.fixture
def told(programme: ProgrammeFile, clock: Clock) -> ProgrammeFile:
    """A programme in which one person has left traces of every sort."""
    f = programme
    with f.work("Begin", "Ada") as work:
        work.insert(BusinessUnit(id=UNIT, name="Claims"))
        work.insert(Person(id=WHO, name=NAME, email=MAIL, job_role="Adjuster", business_unit_id=UNIT))
        work.insert(Person(id=OTHER, name="Ben Example"))
        work.insert(Course(id=COURSE, title="Basics"))
        work.insert(UseCase(id=CASE, key="UC-1", title="Triage", owner_id=WHO, problem=f"Asked for by {NAME}."))
    clock.advance(days=1)
    with f.work(f"Nominate {NAME}", "Ada") as work:
        work.insert(Champion(id=CHAMPION, person_id=WHO, notes="Talks well", status="active"))
        work.insert(Enrolment(id=new_id(), person_id=WHO, course_id=COURSE, status="completed", score=91.0))
        work.insert(
            SteeringMeeting(id=new_id(), name="One", held_on=date(2026, 11, 1), attendees=(NAME, "Ben Example"))
        )
        work.insert(
            Attachment(id=new_id(), name="contract.txt", content=f"{NAME} signed".encode(), record_kind="person",
                       record_id=WHO)
        )  # fmt: skip
    clock.advance(days=1)
    with f.work("Change the address", NAME) as work:
        work.update("person", WHO, {"email": "old@example.org"})
        work.update("use_case", CASE, {"problem": "Asked for by the unit.", "title": f"Triage of {NAME.upper()}"})
    with f.work("Change it back", "Ada") as work:
        work.update("person", WHO, {"email": MAIL})
    return f


def erase(f: ProgrammeFile) -> None:
    erase_person(f, WHO, actor="Ada", reason="asked", label="Erase a person on request")


def test_somebody_has_said_of_every_field_how_it_stands_to_people() -> None:
    unmapped = [(one.kind, name) for one in RECORDS for name, field in one.fields.items() if not is_mapped(one, field)]
    assert unmapped == []
    assert mapped_texts() <= {(one.kind, name) for one in RECORDS for name in one.fields}

    class Diary(UseCase, kind="diary", label="Diary", plural="Diaries", title="words"):
        """A record somebody adds without thinking of people."""

        words: str = field(Text(), "Words", "What was said", required=True)

    assert not is_mapped(Diary, Diary.fields["words"])


def test_every_field_of_every_record_has_a_sort_and_names_of_people_are_known_as_such() -> None:
    sorts = {(one.kind, name): sort_of(one, field) for one in RECORDS for name, field in one.fields.items()}
    ends = ("_by", "approver", "attendees", "sponsor", "manager", "lead", "trainer", "actor")
    texts = [key for key, sort in sorts.items() if key[1].endswith(ends) and sort == "text"]
    assert texts == []


def test_nothing_of_the_person_is_left_in_the_file(told: ProgrammeFile) -> None:
    erase(told)
    whole = told.path.read_bytes().lower()
    assert [
        one for one in (NAME, MAIL, "old@example.org", "Talks well", "Adjuster") if one.lower().encode() in whole
    ] == []
    assert not list(told.path.parent.glob("*-journal"))


def test_what_the_person_did_still_counts_as_that_of_an_erased_person(told: ProgrammeFile) -> None:
    erase(told)
    one = record(told, "person", WHO)
    assert isinstance(one, Person)
    assert (one.name, one.email, one.business_unit_id, one.is_active) == (ERASED_NAME, None, None, False)
    assert rows(told, "enrolment", ["status", "score"]) == [("completed", None)]
    assert rows(told, "champion", ["status", "notes"]) == [("active", None)]
    assert rows(told, "use_case", ["title", "owner_id"]) == [(f"Triage of {ERASED_NAME}", WHO)]
    assert rows(told, "steering_meeting", ["attendees"]) == [(f'["{ERASED_NAME}", "Ben Example"]',)]
    assert rows(told, "attachment", ["id"]) == []


def test_the_record_holds_and_the_past_can_still_be_shown(told: ProgrammeFile, tmp_path: Path) -> None:
    before = told.now - timedelta(days=1)
    erase(told)
    assert check(told).ok
    with standing_at(told, before) as then:
        assert rows(then, "use_case", ["problem"]) == [(f"Asked for by {ERASED_NAME}.",)]
    assert as_of(told, before, tmp_path / "then.axonix")["use_case"] == 1
    assert NAME.encode() not in (tmp_path / "then.axonix").read_bytes()


def test_an_erasure_cannot_be_taken_back_and_neither_can_what_it_reached(told: ProgrammeFile) -> None:
    erase(told)
    label = undoable(told)
    assert label is None or "Erase" not in label.label
    while undoable(told):
        try:
            undo(told, actor="Ada")
        except RefusedError:
            break
    assert NAME not in str(rows(told, "person"))
    assert MAIL not in str(rows(told, "person"))


def test_what_was_undone_below_an_erasure_is_undone_once(told: ProgrammeFile) -> None:
    with told.work("Note", "Ada") as work:
        work.update("business_unit", UNIT, {"notes": "New"})
    erase(told)
    undo(told, actor="Ada")
    assert rows(told, "business_unit", ["notes"]) == [(None,)]
    one = undoable(told)
    assert one is None or one.label != "Note"


def test_earlier_names_and_addresses_own_fields_and_removed_records_are_reached(programme: ProgrammeFile) -> None:
    f, own, field_id = programme, new_id(), new_id()
    with f.work("Begin", "Ada") as work:
        work.insert(CustomField(id=field_id, record_kind="use_case", name="Steward"))
        work.insert(Person(id=WHO, name="Zyxwvut Maidenname", email="maiden@example.org"))
        work.insert(UseCase(id=CASE, key="UC-1", title="Triage", problem="By Maidenname, Zyxwvut",
                            description="Zyxwvut\nQuillfeather, maiden@example.org"),
                    {str(field_id): NAME})  # fmt: skip
        work.insert(Champion(id=own, person_id=WHO, notes="Likes Beefeaters"))
    with f.work("Marry", "Ada") as work:
        work.update("person", WHO, {"name": NAME, "email": MAIL})
        work.update("use_case", CASE, {"description": "Shorter"})
        work.delete("champion", own)
    known = known_about(f, WHO)
    assert known is not None
    assert {(one.field, one.passage) for one in known.named} >= {("Steward", NAME)}
    erase(f)
    whole = f.path.read_bytes().lower()
    left = (NAME, "maidenname", "maiden@example.org", "Quillfeather", "Beefeaters")
    assert [one for one in left if one.lower().encode() in whole] == []
    assert check(f).ok


def test_what_is_left_because_it_may_mean_another_is_listed_as_such(programme: ProgrammeFile) -> None:
    f = programme
    with f.work("Begin", "Ada") as work:
        work.insert(Person(id=WHO, name="Max"))
        work.insert(UseCase(id=CASE, key="UC-1", title="Max load", problem="Ask Max"))
        work.insert(SteeringMeeting(id=new_id(), name="One", held_on=date(2026, 11, 1), attendees=("Max", "Ben")))
    known = known_about(f, WHO)
    assert known is not None
    assert {(one.field, one.is_left) for one in known.named} == {
        ("Use case", True), ("Problem", True), ("Attendees", False)
    }  # fmt: skip
    erase(f)
    assert rows(f, "use_case", ["title", "problem"]) == [("Max load", "Ask Max")]
    assert rows(f, "steering_meeting", ["attendees"]) == [(f'["{ERASED_NAME}", "Ben"]',)]


def test_erasing_twice_or_nobody_is_refused(told: ProgrammeFile) -> None:
    erase(told)
    with pytest.raises(RefusedError, match="already"):
        erase(told)
    with pytest.raises(RefusedError, match="no longer there"):
        erase_person(told, new_id(), actor="Ada", reason="", label="Erase")


def test_a_namesake_keeps_the_name(told: ProgrammeFile) -> None:
    with told.work("Add", "Ada") as work:
        work.insert(Person(id=new_id(), name=NAME))
        work.update("use_case", CASE, {"problem": f"{NAME} and {MAIL}"})
    erase(told)
    assert rows(told, "use_case", ["problem"]) == [(f"{NAME} and {ERASED_NAME}",)]
    assert len(rows(told, "person", ["id"], {"name": NAME})) == 1


def test_backups_that_hold_the_person_are_found_and_cleaned(told: ProgrammeFile, tmp_path: Path) -> None:
    root = tmp_path / "backups"
    made = rolling(told, "daily", told.now, root=root).backup
    assert made is not None
    folder = made.path.parent
    erase(told)
    assert [one.backup for one in holding(kept(folder), [WHO], told.now)] == [made]
    fault = cleaned(made, erased_numbers(told), told.now, actor="Ada", label="Erase")
    assert fault is None
    assert holding(kept(folder), [WHO], told.now) == []
    assert [NAME.encode() in one.read_bytes() for one in folder.iterdir()] == [False]
    with ProgrammeFile.open(kept(folder)[0].path, clock=lambda: told.now) as f:
        assert check(f).ok


def test_a_file_is_erased_for_good_from_rows_history_and_backups(told: ProgrammeFile, tmp_path: Path) -> None:
    with told.work("Attach", "Ada") as work:
        for name in ("here.txt", "gone.txt"):
            work.insert(Attachment(id=new_id(), name=name, content=f"{name} 4711".encode(), record_kind="use_case",
                                   record_id=CASE))  # fmt: skip
    ids = {str(name): int(number or 0) for number, name in rows(told, "attachment", ["id", "name"])}
    made = rolling(told, "daily", told.now, root=tmp_path / "backups").backup
    assert made is not None
    with told.work("Remove", "Ada") as work:
        work.delete("attachment", ids["gone.txt"])
    for name in ("here.txt", "gone.txt"):
        assert f"{name} 4711".encode() in told.path.read_bytes() or f"{name} 4711".encode().hex().upper().encode() in (
            told.path.read_bytes()
        )
        erase_file(told, ids[name], actor="Ada", label="Erase a file")
        whole = told.path.read_bytes()
        assert f"{name} 4711".encode() not in whole
        assert f"{name} 4711".encode().hex().upper().encode() not in whole
    assert check(told).ok
    assert (undoable(told) or change_sets(told)[0]).label not in ("Erase a file", "Remove")
    assert erased_files(told) == sorted((ids["here.txt"], ids["gone.txt"]))
    assert holding([made], [], told.now, files=erased_files(told))
    assert cleaned(made, [], told.now, files=erased_files(told), actor="Ada", label="Erase") is None
    assert not any(b"4711" in one.read_bytes() for one in made.path.parent.iterdir())


def test_a_file_of_the_person_that_was_removed_before_leaves_the_history_as_well(told: ProgrammeFile) -> None:
    number = int(rows(told, "attachment", ["id"])[0][0] or 0)
    with told.work("Remove", "Ada") as work:
        work.delete("attachment", number)
    assert f"{NAME} signed".encode().hex().upper().encode() in told.path.read_bytes()
    erase(told)
    assert f"{NAME} signed".encode().hex().upper().encode() not in told.path.read_bytes()
    assert check(told).ok


def test_a_restored_file_is_cleaned_by_the_list_of_numbers(told: ProgrammeFile, tmp_path: Path) -> None:
    made = rolling(told, "daily", told.now, root=tmp_path / "backups").backup
    assert made is not None
    erase(told)
    with ProgrammeFile.open(made.path, clock=lambda: told.now) as f:
        assert erase_again(f, erased_numbers(told), actor="Ada", reason="", label="Erase").change_set
        assert not erase_again(f, erased_numbers(told), actor="Ada", reason="", label="Erase").change_set


def test_all_that_is_known_is_told_and_nothing_after_the_erasure(told: ProgrammeFile) -> None:
    known = known_about(told, WHO)
    assert known is not None
    assert ("E-mail", MAIL) in known.person.values
    assert {one.kind for one in known.about} == {"champion", "enrolment"}
    assert {(one.kind, one.field) for one in known.named} >= {("use_case", "Owner"), ("use_case", "Use case"),
                                                             ("steering_meeting", "Attendees")}  # fmt: skip
    assert [name for _, name in known.files] == ["contract.txt"]
    assert {one.what for one in known.history} >= {f"Nominate {NAME}", "Change the address"}
    erase(told)
    assert known_about(told, WHO) is None


@pytest.mark.parametrize(
    ("text", "kept_text"),
    [
        ("Ask Ana Li today", f"Ask {ERASED_NAME} today"),
        ("ANA  LI, and li, ana", f"{ERASED_NAME}, and {ERASED_NAME}"),
        ("Analise ana.li@example.org.", f"Analise {ERASED_NAME}."),
        ("Montana Lister", "Montana Lister"),
        ('["Ana Li", "Bo"]', f'["{ERASED_NAME}", "Bo"]'),
    ],
)
def test_words_are_replaced_whole_and_in_any_letters(text: str, kept_text: str) -> None:
    assert scrubbed(Sought("Ana Li", "ana.li@example.org"), text) == kept_text


def test_a_name_of_one_word_is_replaced_only_where_names_stand() -> None:
    max_only = Sought("Max")
    assert scrubbed(max_only, "Max value") == "Max value"
    assert scrubbed(max_only, "Max", holds_names=True) == ERASED_NAME


def test_what_is_known_is_told_in_the_language_of_the_window(told: ProgrammeFile) -> None:
    class Marked(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"«{message}»"

    speak(Marked())
    try:
        known = known_about(told, WHO)
    finally:
        speak(NullTranslations())
    assert known is not None
    assert dict(known.person.values)["Active"] == "«Yes»"
    champion = next(one for one in known.about if one.kind == "champion")
    assert dict(champion.values)["Status"] == "«Active»"
    details = [line for one in known.history for line in one.details]
    assert "«Champion», «Status»: – → «Active»" in details


def test_the_use_cases_a_champion_supports_are_known_of_the_person(told: ProgrammeFile) -> None:
    with told.work("Let them support a use case", "Ada") as work:
        work.insert(ChampionUseCase(id=new_id(), champion_id=CHAMPION, use_case_id=CASE))
    known = known_about(told, WHO)
    assert known is not None
    supported = [one for one in known.about if one.kind == "champion_use_case"]
    assert [dict(one.values)["Champion"] for one in supported] == [NAME]
    assert any("Let them support a use case" in one.what for one in known.history)
    erase(told)
    assert check(told).ok
    assert [row[0] for row in rows(told, "champion_use_case", ["use_case_id"])] == [CASE]
