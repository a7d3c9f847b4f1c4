"""The panel beside the grid: it follows, edits, keeps what could not be kept, and knows what belongs to a record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.records import change_record, remove_record
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import change_sets, head
from axonix_desktop.store.queries.records import rows, values
from axonix_desktop.store.undo import undo
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.panel import DetailPanel
from axonix_desktop.ui.detail.reading import read_many, read_record
from axonix_desktop.ui.records.form_lookups import ReferenceEditor
from axonix_desktop.ui.workbench import Workbench
from tests.pictures import settle
from tests.ui.detail_hand import form_of, number_of, show, type_into

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def bench(desk: Desk) -> Workbench:
    assert desk.bench is not None
    desk.bench.detail.show(is_shown=True)
    settle()
    return desk.bench


@pytest.fixture
def panel(bench: Workbench) -> DetailPanel:
    shown = bench.detail.panel
    assert shown is not None
    return shown


@pytest.fixture
def file(bench: Workbench) -> ProgrammeFile:
    return bench.programme.file


def test_the_panel_waits_for_the_selection_to_stand_still(bench: Workbench, panel: DetailPanel, qtbot: QtBot) -> None:
    first = show(bench, panel, "UC-001")
    shown: list[int | None] = []
    for key in ("UC-002", "UC-003", "UC-004"):
        bench.current.set(number_of(bench.programme.file, key))
        shown.append(panel.record_id)
    assert shown == [first] * 3
    qtbot.waitUntil(lambda: panel.record_id == number_of(bench.programme.file, "UC-004"))


def test_an_edit_is_one_step_with_a_name_and_undo_takes_it_back(
    desk: Desk, bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    before = values(file, "use_case", number)
    at = head(file)
    line = type_into(qtbot, panel, "title", "Safety report reader")
    qtbot.keyClick(line, Key.Key_Return)
    assert head(file) == at + 1
    assert change_sets(file, 1)[0].label == "Change name of UC-003"
    assert panel.view.foot.words.text() == "Saved just now"
    assert bench.cases.records.columns["title"].text(bench.cases.records.row_of(number) or 0) == "Safety report reader"
    desk.commands.run("edit.undo")
    assert line.text() == (before or {})["title"]
    assert QApplication.focusWidget() is line
    now = values(file, "use_case", number)
    assert {k: v for k, v in (now or {}).items() if k != "updated_at"} == {
        k: v for k, v in (before or {}).items() if k != "updated_at"
    }


@settings(max_examples=15)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_undo_after_an_edit_is_as_if_nothing_had_been(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, text: str
) -> None:
    number = show(bench, panel, "UC-005")
    before = rows(file, "use_case", where={"id": number})
    form = form_of(panel)
    editor = form.rows["vendor"].editor
    assert isinstance(editor.inner, QLineEdit)
    editor.put_back(text)
    assert form.keep("vendor")
    assert rows(file, "use_case", ["vendor"], {"id": number}) == [(text,)]
    undo(file)
    panel.refresh()
    assert rows(file, "use_case", where={"id": number}) == before
    assert editor.typed() == ""


def test_control_z_is_the_lines_while_one_types_and_the_programmes_afterwards(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    old = rows(file, "use_case", ["title"], {"id": number})[0][0]
    at = head(file)
    line = type_into(qtbot, panel, "title", "A")
    qtbot.keyClick(line, Key.Key_Z, Modifier.ControlModifier)
    assert line.text() == old
    assert head(file) == at
    line.selectAll()
    qtbot.keyClicks(line, "Another name")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.keyClick(line, Key.Key_Z, Modifier.ControlModifier)
    assert rows(file, "use_case", ["title"], {"id": number}) == [(old,)]
    assert line.text() == old
    assert change_sets(file, 1)[0].role == "undo"


def test_what_could_not_be_kept_waits_for_the_way_back(
    desk: Desk, bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    before = values(file, "use_case", number)
    type_into(qtbot, panel, "target_on", "31 Feb 2027")
    show(bench, panel, "UC-004")
    assert panel.record_id != number
    assert desk.window.toast.text == "“31 Feb 2027” was not kept as Target of UC-003"
    desk.window.toast.do()
    panel.settle()
    assert panel.record_id == number
    assert form_of(panel).rows["target_on"].editor.typed() == "31 Feb 2027"
    assert "31 Feb 2027" in form_of(panel).rows["target_on"].objection
    assert values(file, "use_case", number) == before


def test_a_valid_edit_is_kept_when_the_selection_moves_on(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    type_into(qtbot, panel, "vendor", "Pressguard")
    show(bench, panel, "UC-004")
    assert rows(file, "use_case", ["vendor"], {"id": number}) == [("Pressguard",)]
    assert form_of(panel).rows["vendor"].editor.typed() == ""


def test_a_key_that_is_taken_is_refused_at_its_field(
    desk: Desk, bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    show(bench, panel, "UC-003")
    at = head(file)
    line = type_into(qtbot, panel, "key", "UC-004")
    qtbot.keyClick(line, Key.Key_Return)
    assert head(file) == at
    assert line.text() == "UC-004"
    assert form_of(panel).rows["key"].objection
    assert desk.messages.told == []  # type: ignore[attr-defined]


def test_several_records_show_what_they_share_and_only_touched_fields_are_written(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    ids = [number_of(file, f"UC-{n:03d}") for n in range(1, 13)]
    before = {one: values(file, "use_case", one) for one in ids}
    bench.current.select(ids)
    panel.settle()
    assert panel.view.foot.apply.text() == "Apply to 12 use cases"
    assert not panel.view.foot.apply.isEnabled()
    title = form_of(panel).rows["title"].editor.inner
    assert isinstance(title, QLineEdit)
    assert (title.text(), title.placeholderText()) == ("", "Mixed values")
    line = type_into(qtbot, panel, "vendor", "Pressguard")
    qtbot.keyClick(line, Key.Key_Return)
    assert form_of(panel).rows["vendor"].label._colour == "accent_text"
    at = head(file)
    qtbot.mouseClick(panel.view.foot.apply, Qt.MouseButton.LeftButton)
    assert head(file) == at + 1
    assert change_sets(file, 1)[0].label == "Change vendor of 12 use cases"
    for one in ids:
        now = values(file, "use_case", one) or {}
        assert {k for k in now if now[k] != (before[one] or {})[k]} <= {"vendor", "updated_at"}
        assert now["vendor"] == "Pressguard"
    undo(file)
    assert all((values(file, "use_case", one) or {})["vendor"] is None for one in ids)


def test_cancel_forgets_what_was_typed_for_several(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    bench.current.select([number_of(file, key) for key in ("UC-001", "UC-002")])
    panel.settle()
    at = head(file)
    line = type_into(qtbot, panel, "title", "All the same")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.mouseClick(panel.view.foot.cancel, Qt.MouseButton.LeftButton)
    assert (line.text(), line.placeholderText()) == ("", "Mixed values")
    assert not panel.view.foot.apply.isEnabled()
    assert head(file) == at


def test_changes_to_several_that_were_not_applied_are_offered_once_more(
    desk: Desk, bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    ids = [number_of(file, key) for key in ("UC-001", "UC-002")]
    bench.current.select(ids)
    panel.settle()
    type_into(qtbot, panel, "vendor", "Pressguard")
    show(bench, panel, "UC-009")
    assert desk.window.toast.text == "The changes to 2 use cases were not applied"
    desk.window.toast.do()
    assert rows(file, "use_case", ["vendor"], {"id": ids}) == [("Pressguard",)] * 2


def test_a_pinned_panel_stays_and_unpinned_it_follows_again(bench: Workbench, panel: DetailPanel, qtbot: QtBot) -> None:
    first = show(bench, panel, "UC-001")
    qtbot.mouseClick(panel.view.head.buttons["pin"], Qt.MouseButton.LeftButton)
    other = show(bench, panel, "UC-002")
    assert panel.record_id == first
    qtbot.mouseClick(panel.view.head.buttons["pin"], Qt.MouseButton.LeftButton)
    panel.settle()
    assert panel.record_id == other


def test_the_full_window_shows_the_record_and_escape_goes_back(
    desk: Desk, bench: Workbench, panel: DetailPanel, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    page = desk.window.workspace.pages.currentWidget()
    panel.take_focus()
    qtbot.keyClick(QApplication.focusWidget() or panel, Key.Key_Return, Modifier.ControlModifier)
    full = bench.detail.full
    assert full is not None
    assert desk.window.workspace.pages.currentWidget() is full
    assert full.record_id == number
    assert not desk.window.workspace.is_detail_shown
    assert full.isAncestorOf(QApplication.focusWidget() or desk.window)
    assert next(tab.tab_id for tab in full.view.strip.tabs) == "stages"
    qtbot.keyClick(QApplication.focusWidget() or full, Key.Key_Escape)
    assert desk.window.workspace.pages.currentWidget() is page
    assert desk.window.workspace.is_detail_shown


def test_a_click_on_a_step_asks_for_the_gate_of_that_stage(
    desk: Desk, bench: Workbench, panel: DetailPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(bench, panel, "UC-003")
    asked: list[str] = []
    monkeypatch.setattr(desk.commands, "run", asked.append)
    record = panel.view.record
    assert record is not None
    stage = record.stage or 0
    track = panel.view.head.track
    centres = track._centres()
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(round(centres[8]), track.height() // 2))
    assert asked == ["stage.to_9" if stage != 8 else "stage.next"]
    qtbot.mouseClick(panel.view.foot.next, Qt.MouseButton.LeftButton)
    assert asked[-1] == "stage.next"


def test_a_record_that_was_removed_is_said_to_be_gone_and_undo_brings_it_back(
    desk: Desk, bench: Workbench, panel: DetailPanel, file: ProgrammeFile
) -> None:
    number = show(bench, panel, "UC-003")
    remove_record(file, "use_case", number, actor="Tester")
    panel.refresh()
    assert panel.view.nothing.title.text() == "No longer there"
    undo(file)
    panel.show_record("use_case", number)
    panel.settle()
    assert panel.record_id == number


def test_nothing_selected_is_said(bench: Workbench, panel: DetailPanel) -> None:
    bench.current.set(None)
    panel.settle()
    assert panel.view.nothing.title.text() == "Nothing is selected"
    assert panel.view.strip.isHidden()


def test_a_record_made_on_the_way_is_one_step_and_is_chosen(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    line = type_into(qtbot, panel, "sponsor_id", "Zoe Adler")
    assert isinstance(form_of(panel).rows["sponsor_id"].editor, ReferenceEditor)
    qtbot.keyClick(line, Key.Key_Return)
    made = rows(file, "person", ["id"], {"name": "Zoe Adler"})
    assert len(made) == 1
    assert rows(file, "use_case", ["sponsor_id"], {"id": number}) == [made[0]]


@pytest.mark.parametrize("reading", [read_many, lambda f, kind, ids: read_record(f, kind, ids[0])])
def test_what_several_share_is_what_each_of_them_holds(
    file: ProgrammeFile, reading: Callable[[ProgrammeFile, str, list[int]], object]
) -> None:
    ids = [number_of(file, key) for key in ("UC-001", "UC-002", "UC-003")]
    shown = reading(file, "use_case", ids)
    each = [values(file, "use_case", one) or {} for one in (ids if reading is read_many else ids[:1])]
    mixed = getattr(shown, "mixed", frozenset())
    for name, value in shown.values.items():  # type: ignore[attr-defined]
        held = {str(one[name]) for one in each}
        assert (name in mixed) == (len(held) > 1), name
        if name not in mixed:
            assert held == {str(value)}


def test_next_and_previous_walk_in_the_order_of_the_grid(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    records = bench.cases.records
    bench.current.set(records.ids[records.order[3]])
    panel.settle()
    qtbot.mouseClick(panel.view.head.buttons["next"], Qt.MouseButton.LeftButton)
    panel.settle()
    assert panel.record_id == records.ids[records.order[4]]
    qtbot.mouseClick(panel.view.head.buttons["previous"], Qt.MouseButton.LeftButton)
    panel.settle()
    assert panel.record_id == records.ids[records.order[3]]


def test_data_in_labels_is_never_read_as_markup(bench: Workbench, panel: DetailPanel, file: ProgrammeFile) -> None:
    number = show(bench, panel, "UC-003")
    marked = {"title": "<b>bold</b>", "delivery_team": "<img src=x>"}
    bench.change(partial(change_record, kind="use_case", number=number, values=marked), "")
    panel.view.show_tab("people")
    settle()
    labels = [one for one in panel.findChildren(QLabel) if one.text() in marked.values()]
    assert {one.text() for one in labels} == set(marked.values())
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}


def test_a_field_that_was_folded_away_is_on_screen_when_one_is_led_to_it(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile
) -> None:
    show(bench, panel, "UC-003")
    inner = form_of(panel).rows["handover_on"].editor.inner
    assert not inner.isVisible()
    panel.view.go_to_field("handover_on")
    assert QApplication.focusWidget() is inner
    assert inner.visibleRegion().boundingRect().height() == inner.height()


def test_with_large_text_the_panel_is_narrower_rather_than_cut_by_the_window(
    desk: Desk, bench: Workbench, panel: DetailPanel
) -> None:
    desk.window.resize(1280, 800)
    desk.commands.run("view.people/list")
    settle()
    assert panel.width() == desk.look.size("detail")
    desk.look.apply("light", 1.5)
    desk.window.resize(1280, 800)
    settle()
    assert panel.isVisible()
    assert panel.geometry().right() < desk.window.workspace.width()
    desk.look.apply("light", 1.0)
    settle()
    assert panel.width() == desk.look.size("detail")
