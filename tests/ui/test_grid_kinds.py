"""Every kind of record, and the programme's own fields, are edited by the same grid."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from axonix_desktop.core.fields import Record
from axonix_desktop.core.records.economics import BusinessCaseLine
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, CustomField, Person
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.paths import resources_folder
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.theme.look import Look
from tests.conftest import Clock
from tests.ui.grid_bench import GridBench, Key, Mod

OWN = {"text": new_id(), "number": new_id(), "date": new_id(), "choice": new_id(), "yes_no": new_id()}
Make = Callable[..., GridBench]


@pytest.fixture
def make(look: Look, filled: Path, tmp_path: Path, clock: Clock) -> Iterator[Make]:
    """Makes a bench for any kind, on a file with fields of its own."""
    benches: list[GridBench] = []
    path = Path(shutil.copy(filled, tmp_path / "kinds.axonix"))
    with ProgrammeFile.open(path, clock=clock) as file, file.work("Own fields", actor="Tester") as work:
        for kind, number in OWN.items():
            choices = ("Low", "High") if kind == "choice" else None
            work.insert(CustomField(id=number, record_kind="use_case", name=f"Own {kind}", value_kind=kind,
                                    choices=choices))  # fmt: skip
        work.insert(Course(id=new_id(), code="C-1", title="Prompting"))
        work.insert(BusinessCaseLine(id=new_id(), name="Licences", amount_minor=123_450))

    def made(record: type[Record], *columns: str) -> GridBench:
        programmes = OpenedProgrammes(clock=clock, actor="Tester", samples=resources_folder() / "samples")
        benches.append(GridBench(look, programmes.open(path), tmp_path, record, columns))  # type: ignore[arg-type]
        return benches[-1]

    yield made
    for one in benches:
        one.close()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("kind", "typed", "value", "words"),
    [
        ("text", "mine", "mine", "mine"), ("number", "1,234.5", 1234.5, "1,234.5"),
        ("date", "3 Feb 2027", "2027-02-03", "3 Feb 2027"), ("choice", "hi", "High", "High"),
        ("yes_no", "y", 1, "Yes"),
    ],
)  # fmt: skip
def test_own_fields_are_edited_by_their_kind(make: Make, kind: str, typed: str, value: object, words: str) -> None:
    name = f"custom:{OWN[kind]}"
    bench = make(UseCase, "title", name)
    bench.at(2, name).type(typed).press(Key.Key_Return)
    assert bench.value(2, name) == value
    assert bench.words(2, name) == words
    bench.at(2, name).press(Key.Key_C, Mod.ControlModifier).at(4, name).press(Key.Key_V, Mod.ControlModifier)
    assert bench.value(4, name) == value
    bench.at(2, name).press(Key.Key_Delete)
    assert bench.value(2, name) is None


def test_an_address_that_is_none_is_refused_with_an_example(make: Make) -> None:
    bench = make(Person, "name", "email", "business_unit_id", "is_active")
    bench.at(0, "email").type("priya").press(Key.Key_Return)
    assert "name@example.org" in bench.note
    bench.type("@Example.org").press(Key.Key_Return)
    assert bench.value(0, "email") == "priya@example.org"


def test_people_are_found_by_their_address_too(make: Make) -> None:
    people = make(Person, "name", "email")
    people.at(0, "email").type("priya@example.org").press(Key.Key_Return)
    name = people.words(0, "name")
    people.close()
    bench = make(UseCase, "title", "owner_id")
    bench.clip("priya@example.org").at(3, "owner_id").press(Key.Key_V, Mod.ControlModifier)
    assert bench.words(3, "owner_id") == name


def test_money_is_typed_with_its_sign_and_copied_without(make: Make) -> None:
    bench = make(BusinessCaseLine, "name", "amount_minor")
    bench.at(0, "amount_minor").press(Key.Key_C, Mod.ControlModifier)
    assert QApplication.clipboard().text() == "1234.50\r\n"
    bench.at(0, "amount_minor").type("£2.5k").press(Key.Key_Return)
    assert bench.value(0, "amount_minor") == 250_000


def test_a_unit_is_inserted_under_a_name_of_its_own(make: Make) -> None:
    bench = make(BusinessUnit, "name", "headcount")
    count = bench.model.rowCount()
    for _ in range(2):
        bench.hand.acts.insert_rows()
        bench.press(Key.Key_Escape)
    assert [bench.value(row, "name") for row in (count, count + 1)] == ["New business unit", "New business unit 2"]


def test_a_record_that_needs_others_says_which_instead_of_being_begun(make: Make) -> None:
    bench = make(Course, "code", "title")
    bench.hand.editing.record = Enrolment
    bench.hand.acts.insert_rows()
    assert "“Person” is needed" in bench.note
    assert "“Course” is needed" in bench.note


def test_a_unit_that_use_cases_name_is_not_removed_and_the_reason_is_told(make: Make) -> None:
    bench = make(BusinessUnit, "name")
    count = bench.model.rowCount()
    bench.at(0, "name")
    bench.hand.acts.remove_rows()
    assert bench.model.rowCount() == count
    assert "still used by" in bench.context.messages.told[0]


def test_today_goes_into_a_text_as_words_to_go_on_from(make: Make) -> None:
    bench = make(UseCase, "title", "vendor", "target_on")
    bench.at(2, "vendor").press(Key.Key_Semicolon, Mod.ControlModifier)
    assert bench.editor is not None
    assert bench.editor.words().endswith("22 Nov 2026")
    bench.press(Key.Key_Escape)
    bench.at(2, "target_on").press(Key.Key_Semicolon, Mod.ControlModifier)
    assert bench.value(2, "target_on") == date(2026, 11, 22)
