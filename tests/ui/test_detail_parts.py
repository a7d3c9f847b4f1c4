"""The tabs of a record show what belongs to it, and it is changed there in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.attachments import attach_files
from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.checklists import open_checklist
from axonix_desktop.core.records.people import Champion
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.journal import head
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.checklist import ChecklistPart
from axonix_desktop.ui.detail.panel import DetailPanel
from axonix_desktop.ui.detail.part import LinkRow
from axonix_desktop.ui.detail.stages import StagesPart
from axonix_desktop.ui.workbench import Workbench
from tests.pictures import settle
from tests.ui.detail_hand import form_of, part_of, show, type_into

Key = Qt.Key


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


def test_dates_of_a_stage_are_typed_in_place_and_refused_the_wrong_way_round(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    part = part_of(panel, "stages")
    assert isinstance(part, StagesPart)
    box = part.boxes[5]
    qtbot.mouseClick(box.head, Qt.MouseButton.LeftButton)
    for name, text in (("planned_start", "1 Mar 2027"), ("planned_end", "30 Apr 2027")):
        line = box.editors[name].line
        line.setFocus()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Key.Key_Return)
    plan = rows(file, "stage_plan", ["planned_start_on", "planned_end_on"], {"use_case_id": number, "stage": 5})
    assert plan == [("2027-03-01", "2027-04-30")]
    at = head(file)
    line = box.editors["planned_end"].line
    line.selectAll()
    qtbot.keyClicks(line, "1 Feb 2027")
    qtbot.keyClick(line, Key.Key_Return)
    assert head(file) == at
    assert box.editors["planned_end"].is_bad
    assert line.text() == "1 Feb 2027"


def test_the_checklist_is_opened_and_ticked_off_in_place(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    part = part_of(panel, "checklist")
    assert isinstance(part, ChecklistPart)
    assert part.rows == []
    part._begin(number)
    settle()
    assert len(part.rows) > 5
    row = part.rows[1]
    row.setFocus()
    at = head(file)
    qtbot.keyClick(row, Key.Key_Space)
    assert head(file) == at + 1
    assert row.standing.given is not None
    assert row.standing.given.status == "done"
    assert row.standing.state == "to_check"
    change_records(file, "checklist_response", [(row.standing.answer_id or 0, {"evidence": "Minutes"})], actor="Tester")
    bench.bridge.tell()
    settle()
    assert row.standing.state == "done"
    assert [tab.count for tab in panel.view.strip.tabs if tab.tab_id == "checklist"] == [f"1/{len(part.rows)}"]
    assert QApplication.focusWidget() is row
    qtbot.keyClick(row, Key.Key_Down)
    assert QApplication.focusWidget() is part.rows[2]
    next(one for one in row.menu().actions() if one.text() == "In progress").trigger()
    assert rows(file, "checklist_response", ["status"], {"id": row.standing.answer_id}) == [("in_progress",)]


def test_people_lead_to_their_record_and_missing_ones_to_their_field(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    owner, unit = rows(file, "person", ["id"])[0][0], rows(file, "business_unit", ["id"])[0][0]
    assert isinstance(owner, int)
    assert isinstance(unit, int)
    with file.work("Set up", actor="Tester") as work:
        work.update("use_case", number, {"owner_id": owner, "business_unit_id": unit})
        work.insert(Champion(id=new_id(), person_id=owner, business_unit_id=unit, status="active"))
    bench.bridge.tell()
    part = part_of(panel, "people")
    found = {row.accessibleName(): row for row in part.findChildren(LinkRow)}  # type: ignore[attr-defined]
    assert any(name.endswith("Champion") for name in found)
    missing = next(row for name, row in found.items() if name.endswith("Sponsor"))
    qtbot.mouseClick(missing, Qt.MouseButton.LeftButton)
    assert panel.view.strip.current_id == "fields"
    assert QApplication.focusWidget() is form_of(panel).rows["sponsor_id"].editor.inner
    part_of(panel, "people")
    qtbot.mouseClick(next(row for name, row in found.items() if name.endswith("Owner")), Qt.MouseButton.LeftButton)
    panel.settle()
    assert panel.view.shown == ("person", owner)
    assert panel.view.head.way_back.toolTip() == "Back to UC-003"
    qtbot.mouseClick(panel.view.head.way_back, Qt.MouseButton.LeftButton)
    panel.settle()
    assert panel.view.shown == ("use_case", number)
    assert panel.view.head.way_back.isHidden()


def test_another_kind_shows_what_refers_to_it(bench: Workbench, panel: DetailPanel, file: ProgrammeFile) -> None:
    unit = rows(file, "business_unit", ["id"])[0][0]
    assert isinstance(unit, int)
    bench.open_record("business_unit", unit)
    panel.settle()
    expected = len(rows(file, "use_case", ["id"], {"business_unit_id": unit}))
    part = part_of(panel, "related", "business_unit")
    assert [tab.count for tab in panel.view.strip.tabs if tab.tab_id == "related"] == [str(expected)]
    assert 1 <= len(part.findChildren(LinkRow)) <= expected  # type: ignore[attr-defined]
    assert panel.view.foot.next.isHidden()


def test_history_brings_an_old_value_back(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, qtbot: QtBot
) -> None:
    number = show(bench, panel, "UC-003")
    old = rows(file, "use_case", ["title"], {"id": number})
    qtbot.keyClick(type_into(qtbot, panel, "title", "Another name"), Key.Key_Return)
    qtbot.mouseClick(panel.view.head.buttons["history"], Qt.MouseButton.LeftButton)
    settle()
    story = panel.view.parts["use_case", "history"].story  # type: ignore[attr-defined]
    qtbot.mouseClick(story.entries[0].buttons[0], Qt.MouseButton.LeftButton)
    assert rows(file, "use_case", ["title"], {"id": number}) == old


@pytest.mark.parametrize("is_full", [False, True])
@pytest.mark.parametrize("tab", ["fields", "stages", "checklist", "people", "money", "files", "history"])
def test_every_control_has_a_name_and_room_for_a_finger(
    bench: Workbench, panel: DetailPanel, file: ProgrammeFile, tab: str, is_full: bool
) -> None:
    number = show(bench, panel, "UC-003")
    open_checklist(file, number, actor="Tester")
    attach_files(file, "use_case", number, [("plan.pdf", b"plan")], actor="Tester")
    view = panel.view
    if is_full:
        bench.detail.show_full()
        assert bench.detail.full is not None
        view = bench.detail.full.view
    view.refresh()
    view.show_tab(tab)
    settle()
    found = 0
    for widget in view.findChildren(QWidget):
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()
        if not takes or isinstance(widget.parent(), QLineEdit):
            continue
        found += 1
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
        assert words, f"{type(widget).__name__} has no name"
        assert words == words.strip()
        if not isinstance(widget, QLabel):
            assert min(widget.width(), widget.height()) >= 24, words
    assert found > 5
