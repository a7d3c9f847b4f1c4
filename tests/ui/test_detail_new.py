"""A new record: its key is proposed, its name is enough, and it is selected when it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import change_sets, head
from axonix_desktop.store.queries.keys import proposed_key
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.making import short_form
from axonix_desktop.ui.detail.new_record import NewRecordDialog
from tests.builders import use_case
from tests.pictures import settle
from tests.ui.meeting import meeting

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def during(act: Callable[[NewRecordDialog], None]) -> list[BaseException]:
    """Do ``act`` with the dialog as soon as it is there; whatever happens, it is closed."""
    faults: list[BaseException] = []

    def run(dialog: NewRecordDialog) -> None:
        try:
            act(dialog)
        except BaseException as error:
            faults.append(error)

    meeting(run, NewRecordDialog)
    return faults


def ask(desk: Desk, qtbot: QtBot, act: Callable[[NewRecordDialog], None]) -> None:
    faults = during(act)
    qtbot.keyClick(desk.window, Key.Key_N, Modifier.ControlModifier)
    for fault in faults:
        raise fault


def file_of(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def test_a_name_and_enter_make_a_use_case_that_is_then_selected(desk: Desk, qtbot: QtBot) -> None:
    at = head(file_of(desk))

    def act(dialog: NewRecordDialog) -> None:
        line = QApplication.focusWidget()
        assert line is dialog.form.rows["title"].editor.inner
        qtbot.keyClicks(line, "Bid writing helper")
        qtbot.keyClick(line, Key.Key_Return)

    ask(desk, qtbot, act)
    assert head(file_of(desk)) == at + 1
    assert change_sets(file_of(desk), 1)[0].label == "Add use case “Bid writing helper”"
    number, key = rows(file_of(desk), "use_case", ["id", "key"], {"title": "Bid writing helper"})[0]
    assert key == "UC-1000"
    assert desk.bench is not None
    assert desk.bench.current.record_id == number
    panel = desk.bench.detail.panel
    assert panel is not None
    panel.settle()
    assert panel.record_id == number


def test_without_a_name_it_says_so_at_the_field_and_makes_nothing(desk: Desk, qtbot: QtBot) -> None:
    at = head(file_of(desk))

    def act(dialog: NewRecordDialog) -> None:
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert dialog.form.rows["title"].objection == "“Use case” is needed: what people call it."
        assert QApplication.focusWidget() is dialog.form.rows["title"].editor.inner

    ask(desk, qtbot, act)
    assert head(file_of(desk)) == at


def test_create_and_add_another_goes_on_with_the_next_key(desk: Desk, qtbot: QtBot) -> None:
    def act(dialog: NewRecordDialog) -> None:
        for name in ("First", "Second"):
            line = dialog.form.rows["title"].editor.inner
            qtbot.keyClicks(line, name)
            qtbot.mouseClick(dialog.again_button, Qt.MouseButton.LeftButton)
            settle()
            assert isinstance(line, QLineEdit)
            assert line.text() == ""
        assert dialog.form.rows["key"].editor.typed() == "UC-1002"

    ask(desk, qtbot, act)
    made = rows(file_of(desk), "use_case", ["key", "title"], {"title": ["First", "Second"]})
    assert made == [("UC-1000", "First"), ("UC-1001", "Second")]


def test_a_key_that_is_taken_is_told_above_the_form_and_can_be_mended(desk: Desk, qtbot: QtBot) -> None:
    def act(dialog: NewRecordDialog) -> None:
        qtbot.keyClicks(dialog.form.rows["title"].editor.inner, "Twice")
        key = dialog.form.rows["key"].editor.inner
        assert isinstance(key, QLineEdit)
        key.setFocus()
        key.selectAll()
        qtbot.keyClicks(key, "UC-001")
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert dialog._note.text()
        assert dialog._note.text() != "Needed: Use case. Everything else can come later."

    ask(desk, qtbot, act)
    assert rows(file_of(desk), "use_case", ["id"], {"title": "Twice"}) == []


def test_escape_leaves_no_trace(desk: Desk, qtbot: QtBot) -> None:
    at = head(file_of(desk))

    def act(dialog: NewRecordDialog) -> None:
        line = dialog.form.rows["vendor" if "vendor" in dialog.form.rows else "title"].editor.inner
        qtbot.keyClicks(line, "Never mind")
        qtbot.keyClick(line, Key.Key_Escape)
        qtbot.keyClick(line, Key.Key_Escape)
        assert not dialog.isVisible()

    ask(desk, qtbot, act)
    assert head(file_of(desk)) == at


@pytest.mark.parametrize(
    "record", [one for one in RECORDS if one.kind not in ("programme", "attachment")], ids=lambda one: one.kind
)
def test_the_short_form_of_every_kind_asks_for_all_it_needs(record: type) -> None:
    asked = {one.name for one in short_form(record, {})}
    needed = {
        name for name, one in record.fields.items() if one.required and one.default is None and one.is_editable
    } - {"id"}
    assert needed <= asked
    assert len(asked) <= max(9, len(needed))


@given(st.lists(st.integers(0, 4_000), max_size=20, unique=True), st.sampled_from(["UC-", "AI ", "P"]))
def test_the_proposed_key_is_free_and_goes_on_in_the_pattern(
    programme: ProgrammeFile, numbers: list[int], prefix: str
) -> None:
    with programme.work("Clear", actor="Ada") as work:
        work.delete_many("use_case", [int(row[0] or 0) for row in rows(programme, "use_case", ["id"])])
        for number in numbers:
            work.insert(use_case(key=f"{prefix}{number:03d}"))
    taken = {str(row[0]) for row in rows(programme, "use_case", ["key"])}
    key = proposed_key(programme, "use_case") or ""
    assert key not in taken
    assert key.startswith(prefix if numbers else "UC-")
    figures: Mapping[str, int] = {one: int(one.removeprefix(prefix)) for one in taken}
    assert int(key.removeprefix(prefix if numbers else "UC-")) == max(figures.values(), default=0) + 1
