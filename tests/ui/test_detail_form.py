"""What a person types into a form is kept when the field is left, or stays with the reason beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.ui.records.choosing import CalendarPopup, ListPopup
from axonix_desktop.ui.records.form import RecordForm, Shown
from axonix_desktop.ui.records.form_editors import FieldEditor, LongTextEditor
from axonix_desktop.ui.records.form_lookups import DateEditor, ReferenceEditor, editor_for, may_be_made
from axonix_desktop.ui.theme.look import Look
from tests.pictures import settle

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PEOPLE = {11: "Priya Nair", 14: "Marek Nowak", 15: "Martha Klein"}


class Door:
    """Three people, and a note of who was made."""

    def __init__(self) -> None:
        self.people = dict(PEOPLE)

    def titles(self, kind: str) -> Mapping[int, str]:
        return self.people if kind == "person" else {}

    def make(self, kind: str, title: str) -> int | None:
        self.people[99] = title
        return 99

    def may_make(self, kind: str) -> bool:
        return kind == "person"

    def today(self) -> date:
        return date(2026, 11, 22)

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 14, 32, tzinfo=UTC)


class Kept:
    """Remembers what was kept; refuses what ``refusal`` says."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self.refusal: str | None = None

    def __call__(self, name: str, value: Value) -> str | None:
        if self.refusal is None:
            self.values[name] = value
        return self.refusal


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def form(look: Look, kept: Kept, door: Door) -> Iterator[RecordForm]:
    made = RecordForm(look, door, kept)
    made.show_fields(
        list(UseCase.fields.values()), lambda field: "Kept by the program." if field.name == "source" else None
    )
    made.show_values(
        Shown(
            {"key": "UC-104", "title": "HR chatbot", "owner_id": 14, "status": "active", "source": "a.xlsx row 3"},
            {"owner_id": "Marek Nowak"},
        )
    )
    made.resize(360, 900)
    made.show()
    QApplication.setActiveWindow(made)
    settle()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def line_of(form: RecordForm, name: str) -> QLineEdit:
    form.go_to(name)
    inner = form.rows[name].editor.inner
    assert isinstance(inner, QLineEdit)
    return inner


def type_into(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_what_can_be_seen_is_there_at_once_and_the_rest_a_moment_later(
    look: Look, kept: Kept, door: Door, qtbot: QtBot
) -> None:
    made = RecordForm(look, door, kept)
    qtbot.addWidget(made)
    made.show_fields(list(UseCase.fields.values()), lambda _field: None)
    made.show_values(Shown({"key": "UC-104", "title": "HR chatbot", "vendor": "Pressguard"}, {}), room=200)
    seen = [row for row in made.rows.values() if not row.box.isHidden()]
    places = [row.is_made for row in seen]
    assert places[0]
    assert not places[-1]
    assert places == sorted(places, reverse=True)
    assert sum(row.height for row in seen if row.is_made) >= 200
    made.fold()
    assert not made.rows["vendor"].is_empty
    assert made.bad_values() == {}
    assert made.keep_all()
    assert not made.rows["vendor"].is_made
    qtbot.waitUntil(lambda: all(row.is_made for row in made.rows.values()))
    assert made.rows["vendor"].editor.typed() == "Pressguard"
    assert kept.values == {}


def test_enter_keeps_a_field_and_leaving_it_does_too(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    title = line_of(form, "title")
    type_into(qtbot, title, "HR policy chatbot")
    qtbot.keyClick(title, Key.Key_Return)
    assert kept.values == {"title": "HR policy chatbot"}
    type_into(qtbot, line_of(form, "vendor"), "Pressguard")
    form.go_to("key")
    assert kept.values["vendor"] == "Pressguard"


def test_a_field_left_as_it_was_keeps_nothing(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    title = line_of(form, "title")
    type_into(qtbot, title, "HR chatbot")
    qtbot.keyClick(title, Key.Key_Return)
    form.go_to("key")
    assert kept.values == {}


def test_escape_puts_the_old_value_back(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    title = line_of(form, "title")
    type_into(qtbot, title, "Something else")
    qtbot.keyClick(title, Key.Key_Escape)
    assert title.text() == "HR chatbot"
    form.go_to("key")
    assert kept.values == {}


def test_a_bad_value_stays_with_its_sentence_until_it_is_right(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    target = line_of(form, "target_on")
    type_into(qtbot, target, "31 Feb 2027")
    form.go_to("key")
    row = form.rows["target_on"]
    assert target.text() == "31 Feb 2027"
    assert row.editor.is_bad
    assert "31 Feb 2027" in row.objection
    assert target.property("state") == "bad"
    assert kept.values == {}
    type_into(qtbot, line_of(form, "target_on"), "28 Feb 2027")
    qtbot.keyClick(target, Key.Key_Return)
    assert kept.values == {"target_on": date(2027, 2, 28)}
    assert not row.editor.is_bad


def test_a_needed_field_cannot_be_emptied(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    title = line_of(form, "title")
    title.selectAll()
    qtbot.keyClick(title, Key.Key_Delete)
    qtbot.keyClick(title, Key.Key_Return)
    assert kept.values == {}
    assert "is needed" in form.rows["title"].objection


def test_what_a_rule_refuses_stays_with_the_rules_sentence(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    kept.refusal = "There is already a use case UC-001."
    key = line_of(form, "key")
    type_into(qtbot, key, "UC-001")
    qtbot.keyClick(key, Key.Key_Return)
    assert form.rows["key"].objection == "There is already a use case UC-001."
    assert key.text() == "UC-001"
    assert form.bad_values() == {"key": ("UC-001", "There is already a use case UC-001.")}


def test_new_values_from_outside_do_not_touch_what_is_being_typed(form: RecordForm, qtbot: QtBot) -> None:
    title = line_of(form, "title")
    type_into(qtbot, title, "Half a ti")
    form.show_values(Shown({"key": "UC-105", "title": "Changed elsewhere", "status": "on_hold"}, {}))
    assert title.text() == "Half a ti"
    assert QApplication.focusWidget() is title
    assert form.rows["key"].editor.typed() == "UC-105"
    assert form.rows["status"].editor.typed() == "On hold"


def test_a_few_letters_and_enter_choose_a_person(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    sponsor = line_of(form, "sponsor_id")
    qtbot.keyClicks(sponsor, "pri")
    editor = form.rows["sponsor_id"].editor
    assert isinstance(editor, ReferenceEditor)
    assert isinstance(editor.popup, ListPopup)
    qtbot.keyClick(sponsor, Key.Key_Return)
    assert kept.values == {"sponsor_id": 11}
    assert sponsor.text() == "Priya Nair"
    assert editor.popup is None


def test_arrow_keys_walk_the_list_and_escape_closes_only_the_list(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    sponsor = line_of(form, "sponsor_id")
    qtbot.keyClicks(sponsor, "mar")
    qtbot.keyClick(sponsor, Key.Key_Down)
    qtbot.keyClick(sponsor, Key.Key_Return)
    assert kept.values == {"sponsor_id": 15}
    qtbot.keyClick(sponsor, Key.Key_Down, Modifier.AltModifier)
    editor = form.rows["sponsor_id"].editor
    assert isinstance(editor, ReferenceEditor)
    assert editor.popup is not None
    qtbot.keyClick(sponsor, Key.Key_Escape)
    assert editor.popup is None
    assert sponsor.text() == "Martha Klein"


def test_somebody_unknown_is_made_on_the_way(form: RecordForm, kept: Kept, door: Door, qtbot: QtBot) -> None:
    sponsor = line_of(form, "sponsor_id")
    qtbot.keyClicks(sponsor, "Zoe Adler")
    qtbot.keyClick(sponsor, Key.Key_Return)
    assert door.people[99] == "Zoe Adler"
    assert kept.values == {"sponsor_id": 99}


def test_an_unknown_name_that_is_only_left_is_not_made(form: RecordForm, kept: Kept, door: Door, qtbot: QtBot) -> None:
    qtbot.keyClicks(line_of(form, "sponsor_id"), "Zoe Adler")
    form.go_to("key")
    assert 99 not in door.people
    assert kept.values == {}
    assert "Zoe Adler" in form.rows["sponsor_id"].objection


def test_an_emptied_reference_is_no_value(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    owner = line_of(form, "owner_id")
    assert owner.text() == "Marek Nowak"
    owner.selectAll()
    qtbot.keyClick(owner, Key.Key_Backspace)
    form.go_to("key")
    assert kept.values == {"owner_id": None}


def test_a_day_is_chosen_with_arrows_from_the_calendar(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    start = line_of(form, "start_on")
    qtbot.keyClick(start, Key.Key_Down, Modifier.AltModifier)
    editor = form.rows["start_on"].editor
    assert isinstance(editor, DateEditor)
    assert isinstance(editor.popup, CalendarPopup)
    qtbot.keyClick(start, Key.Key_Down)
    qtbot.keyClick(start, Key.Key_Left)
    qtbot.keyClick(start, Key.Key_Return)
    assert kept.values == {"start_on": date(2026, 11, 28)}
    assert start.text() == "28 Nov 2026"


def test_control_semicolon_is_today(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    qtbot.keyClick(line_of(form, "start_on"), Key.Key_Semicolon, Modifier.ControlModifier)
    assert kept.values == {"start_on": date(2026, 11, 22)}


def test_empty_fields_are_folded_and_come_back_with_one_button(form: RecordForm, qtbot: QtBot) -> None:
    assert form.rows["runbook"].box.isHidden()
    assert form.rows["priority"].box.isVisible()  # the main fields always stand there
    assert form.empties.text().startswith("Show ")
    qtbot.mouseClick(form.empties, Qt.MouseButton.LeftButton)
    assert form.rows["runbook"].box.isVisible()
    assert form.empties.text() == "Hide empty fields"


def test_a_long_text_grows_with_what_is_written(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    form.go_to("notes")
    editor = form.rows["notes"].editor
    assert isinstance(editor, LongTextEditor)
    before = editor.box.height()
    for _ in range(6):
        qtbot.keyClicks(editor.box, "line")
        qtbot.keyClick(editor.box, Key.Key_Return)
    assert editor.box.height() > before
    form.go_to("key")
    assert str(kept.values["notes"]).count("line") == 6


def test_what_cannot_be_edited_says_why_and_takes_no_keys(form: RecordForm) -> None:
    editor = form.rows["source"].editor
    assert editor.inner.toolTip() == "Kept by the program."
    assert editor.typed() == "a.xlsx row 3"


def test_the_wheel_over_a_choice_changes_nothing(form: RecordForm, kept: Kept, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    box = form.rows["status"].editor.inner
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Modifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert form.rows["status"].editor.typed() == "Active"
    assert kept.values == {}


def test_every_label_leads_to_its_editor_and_no_letter_is_given_twice(form: RecordForm) -> None:
    letters = [
        row.label.text().split("&")[1][:1].lower() for row in form.rows.values() if row.label.text().count("&") == 1
    ]
    assert len(letters) == len(set(letters)) >= 12
    assert not set(letters) & set("fevidrwh")
    assert all(row.label.buddy() is row.editor.inner for row in form.rows.values())


def test_only_what_needs_a_title_alone_can_be_made_on_the_way() -> None:
    assert may_be_made("person")
    assert may_be_made("business_unit")
    assert may_be_made("use_case")
    assert not may_be_made("champion")
    assert not may_be_made("gate_decision")


_EDITED = [one for one in UseCase.fields.values() if one.is_editable and one.name not in ("id", "stage")]


@given(data=st.data())
def test_showing_a_value_and_reading_it_back_changes_nothing(look: Look, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(_EDITED))
    value = data.draw(_values_of(field))
    editor: FieldEditor = editor_for(look, field, Door(), None)
    editor.show_value(value, PEOPLE.get(value, "") if isinstance(value, int) else "")
    assert editor.read() == value
    editor.deleteLater()
    QCoreApplication.sendPostedEvents(editor, QEvent.Type.DeferredDelete.value)


def _values_of(field: Field) -> st.SearchStrategy[Value]:
    words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40)
    made: dict[str, Callable[[], st.SearchStrategy[Value]]] = {
        "choice": lambda: st.sampled_from([one.code for one in field.kind.options]),  # type: ignore[attr-defined]
        "yes_no": st.booleans,
        "date": lambda: st.dates(date(1990, 1, 1), date(2099, 12, 31)),
        "integer": lambda: st.integers(0, 100_000),
        "percent": lambda: st.integers(0, 100).map(float),
        "reference": lambda: st.sampled_from(sorted(PEOPLE)) if field.kind.target == "person" else st.none(),  # type: ignore[attr-defined]
        "words": lambda: st.lists(
            words.filter(lambda one: "," not in one and ";" not in one), min_size=1, max_size=3, unique=True
        ).map(tuple),
    }
    return made.get(field.kind.name, lambda: words)()
