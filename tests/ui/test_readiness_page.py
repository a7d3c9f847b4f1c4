"""Readiness as a person uses it: choose, score with evidence, see the radar move, undo; gaps, components, data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.components import link_sources, use_component, wait_for_component
from axonix_desktop.actions.readiness import Marked, score_items
from axonix_desktop.actions.records import add_record
from axonix_desktop.core.readiness import ITEMS, Subject
from axonix_desktop.core.records.readiness import Component, DataSource
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.components import read_components
from axonix_desktop.store.queries.data_sources import read_sources
from axonix_desktop.store.queries.readiness import scores_of
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.record_view import RecordView
from axonix_desktop.ui.pages.components import ComponentsPage
from axonix_desktop.ui.pages.data_sources import DataSourcesPage
from axonix_desktop.ui.pages.readiness import ReadinessPage
from axonix_desktop.ui.pages.scale_gaps import ScaleGapsPage
from axonix_desktop.ui.readiness_views.parts import ReadinessPart
from axonix_desktop.ui.readiness_views.score_dialog import ScoreDialog
from axonix_desktop.ui.readiness_views.tying import TieDialog

DAY = date(2026, 11, 22)
Key = Qt.Key
P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)


def _page(desk: Desk, tab: str, kind: type[P]) -> P:
    """Show a tab of the page, with the keyboard in the window."""
    desk.commands.run(f"view.readiness/{tab}")
    QApplication.processEvents()
    QApplication.setActiveWindow(desk.window)
    QApplication.processEvents()
    assert desk.bench is not None
    page = desk.bench.page.front() if desk.bench.page is not None else None
    assert isinstance(page, kind)
    return page


def _file(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def _do(desk: Desk, act: Callable[..., object]) -> None:
    """Do an act as the window would."""
    assert desk.context is not None
    assert desk.context.change(act, "no")
    QApplication.processEvents()


def _active(desk: Desk) -> list[int]:
    return [row[0] for row in _file(desk).read("SELECT id FROM use_case WHERE status = 'active' ORDER BY key")]


def _in_dialog(kind: type[D], act: Callable[[D], object]) -> None:
    """Do ``act`` as soon as a dialog of ``kind`` is open; a dialog that is left open by a failure is closed."""

    def found(tries: int = 300) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
        elif tries:
            QTimer.singleShot(10, lambda: found(tries - 1))

    QTimer.singleShot(0, found)


def _press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def _score(desk: Desk, case: int, dimension: str, item: str, score: int) -> None:
    marked = [Marked(dimension, item, {"score": score})]
    _do(desk, partial(score_items, use_case_id=case, marked=marked, by="Ada", on=DAY))


def test_a_programme_without_scores_says_what_the_page_is_for_and_how_to_begin(desk: Desk) -> None:
    page = _page(desk, "radar", ReadinessPage)
    assert page.pane.isVisible()
    assert page.pane.title == "How ready are you to scale?"
    assert page.primary == ""
    page.pane.take_focus()
    _press(Key.Key_Space)
    assert page.cards.isVisible()
    assert page.subject.sort == "case"
    assert QApplication.focusWidget() is page.cards.sheet.rows.rows[0]


def test_by_keyboard_a_unit_is_chosen_an_item_scored_with_evidence_and_undone(desk: Desk) -> None:
    cases = _active(desk)
    _score(desk, cases[0], "economics", "Benefits tracked", 2)
    page = _page(desk, "radar", ReadinessPage)
    unit = page.shown.scores.cases[cases[0]].unit_id if page.shown else None
    assert unit is not None
    assert page.shown is not None
    line = page.cards.chooser.subject.lineEdit()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, page.shown.scores.units[unit])
    completer = page.cards.chooser.subject.completer()
    if completer is not None and completer.popup() is not None and completer.popup().isVisible():
        QTest.keyClick(completer.popup(), Key.Key_Escape)
    page.cards.sheet.take_row()
    QApplication.processEvents()
    assert page.subject == Subject("unit", unit)
    before = page.cards.radar.series[0].values
    assert before[0] is None
    page.cards.sheet.take_row()
    count = len(page.shown.among)

    def say(dialog: ScoreDialog) -> None:
        assert dialog.group.checkedId() == 3
        assert dialog.focusWidget() is dialog.evidence
        QTest.keyClicks(dialog.evidence, "Walked through with the team")
        QTest.keyClick(dialog.evidence, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    _in_dialog(ScoreDialog, say)
    _press(Key.Key_3)
    assert page.cards.radar.series[0].values[0] == 3
    item = ITEMS["architecture"][0]
    kept = [scores_of(_file(desk), one)["architecture", item] for one in page.shown.among]
    assert len(kept) == count
    assert {(one.score, one.evidence, one.assessed_by) for one in kept} == {
        (3, "Walked through with the team", "Tester")
    }
    desk.commands.run("edit.undo")
    QApplication.processEvents()
    assert page.cards.radar.series[0].values == before


def test_on_a_use_case_digits_score_and_delete_takes_the_score_away(desk: Desk) -> None:
    case = _active(desk)[0]
    _score(desk, case, "data", "Catalogued", 1)
    page = _page(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", case))
    page.axis(1)
    assert page.cards.sheet.dimension == "data"
    row = QApplication.focusWidget()
    assert row is page.cards.sheet.rows.rows[0]
    assert row.accessibleName() == "Catalogued: 1, begun"
    _press(Key.Key_4)
    assert scores_of(_file(desk), case)["data", "Catalogued"].score == 4
    assert row.accessibleName() == "Catalogued: 4, exemplary"
    assert QApplication.focusWidget() is row
    _press(Key.Key_Down)
    _press(Key.Key_2)
    assert scores_of(_file(desk), case)["data", "Quality monitored"].score == 2
    assert page.cards.radar.series[0].values[1] == 3
    _press(Key.Key_Delete)
    assert scores_of(_file(desk), case)["data", "Quality monitored"].score is None
    assert page.cards.radar.series[0].values[1] == 4


def test_enter_opens_what_is_recorded_and_keeps_what_is_changed(desk: Desk) -> None:
    case = _active(desk)[0]
    first = Marked("data", "Catalogued", {"score": 1, "evidence": "A list", "next_step": "Finish it"})
    _do(desk, partial(score_items, use_case_id=case, marked=[first], by="Ada", on=DAY))
    page = _page(desk, "radar", ReadinessPage)
    page.show_item(case, "data", "Catalogued")

    def say(dialog: ScoreDialog) -> None:
        assert dialog.evidence.toPlainText() == "A list"
        assert dialog.next_step.text() == "Finish it"
        QTest.keyClick(dialog, Key.Key_2)
        dialog.next_step.setFocus()
        dialog.next_step.selectAll()
        QTest.keyClicks(dialog.next_step, "Keep it current")
        QTest.keyClick(dialog.next_step, Key.Key_Return)

    _in_dialog(ScoreDialog, say)
    _press(Key.Key_Return)
    kept = scores_of(_file(desk), case)["data", "Catalogued"]
    assert (kept.score, kept.evidence, kept.next_step) == (2, "A list", "Keep it current")


def test_the_dialog_scores_only_the_use_cases_ticked(desk: Desk) -> None:
    cases = _active(desk)
    _score(desk, cases[0], "data", "Catalogued", 4)
    page = _page(desk, "radar", ReadinessPage)
    page.show_item(None, "data", "Catalogued")

    def say(dialog: ScoreDialog) -> None:
        assert cases[0] not in dialog.chosen(), "a use case that is scored already is not scored over unasked"
        assert len(dialog.chosen()) == len(cases) - 1
        assert not dialog.button.isEnabled()
        QTest.keyClick(dialog, Key.Key_1)
        assert dialog.button.isEnabled()
        dialog._tick_all(False)
        assert not dialog.button.isEnabled()
        dialog.cases.item(1).setCheckState(Qt.CheckState.Checked)
        dialog.button.click()

    _in_dialog(ScoreDialog, say)
    _press(Key.Key_Return)
    found = _file(desk).read("SELECT score FROM readiness_item WHERE item = 'Catalogued' ORDER BY score")
    assert found == [(1,), (4,)]


def test_the_programme_shows_its_own_scores_when_asked(desk: Desk) -> None:
    _score(desk, _active(desk)[0], "data", "Catalogued", 1)
    page = _page(desk, "radar", ReadinessPage)
    page.cards.sheet.own_button.click()
    page.axis(1)
    _press(Key.Key_3)
    assert scores_of(_file(desk), None)["data", "Catalogued"].score == 3
    assert page.cards.radar.series[0].values[1] == 3, "its own score counts before those of its use cases"


def test_the_arrow_keys_go_round_the_radar_and_its_labels_tell_the_values(desk: Desk) -> None:
    case = _active(desk)[0]
    _score(desk, case, "architecture", "Modular and reusable", 0)
    page = _page(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", case))
    marks = page.cards.radar.marks
    assert "0.0" in marks[0].accessibleName()
    assert "not scored" in marks[1].accessibleName()
    marks[0].setFocus()
    _press(Key.Key_Left)
    assert QApplication.focusWidget() is marks[4]
    _press(Key.Key_Return)
    assert page.cards.sheet.dimension == "economics"


def test_up_to_three_are_compared_and_the_numbers_can_be_copied(desk: Desk) -> None:
    cases = _active(desk)
    for place, case in enumerate(cases[:3]):
        _score(desk, case, "data", "Catalogued", place + 1)
    page = _page(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", cases[0]))
    page.cards.chooser.compared.emit((Subject("case", cases[1]), Subject("case", cases[2])))
    assert [one.values[1] for one in page.cards.radar.series] == [1, 2, 3]
    table = page.cards.radar_frame.table()
    assert [row[2] for row in table.rows] == [1, 2, 3]
    assert table.heads[1:] == ("Architecture", "Data", "Organisation", "Governance", "Economics", "Overall")


def test_use_cases_stand_by_readiness_and_open_their_own_radar(desk: Desk) -> None:
    cases = _active(desk)
    _score(desk, cases[0], "data", "Catalogued", 3)
    _score(desk, cases[1], "data", "Catalogued", 1)
    page = _page(desk, "radar", ReadinessPage)
    names = [mark.spec.name for mark in page.cards.matrix.marks]
    keys = dict(_file(desk).read("SELECT id, key FROM use_case"))
    assert [name.split()[0] for name in names] == [keys[cases[1]], keys[cases[0]]]
    page.cards.matrix.marks[0].click()
    assert page.subject == Subject("case", cases[1])


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """A component that one use case uses and another waits for, a standard, a weak and a bare data source."""
    cases = _active(desk)
    api = Component(id=new_id(), name="Token API", component_kind="api")
    rule = Component(id=new_id(), name="Naming", component_kind="standard", is_mandatory=True)
    weak = DataSource(id=new_id(), name="Line images", quality_percent=55.0, is_automated=False)
    for made in (api, rule, weak, DataSource(id=new_id(), name="Ledger")):
        _do(desk, partial(add_record, made=made))
    _do(desk, partial(use_component, component_id=api.id, use_case_ids=cases[:1], on=DAY))
    _do(desk, partial(wait_for_component, component_id=api.id, use_case_ids=cases[1:2], on=date(2026, 9, 1)))
    _do(desk, partial(link_sources, source_ids=[weak.id], use_case_ids=cases[:2]))
    return desk


def test_gaps_tell_how_wide_they_are_and_what_would_close_them(stocked: Desk) -> None:
    page = _page(stocked, "gaps", ScaleGapsPage)
    cases = _active(stocked)
    model = page.table.rows
    row = next(place for place, one in enumerate(model.rows) if one.id == cases[0])
    page.table.setCurrentIndex(model.index(row, 3))
    words = model.data(model.index(row, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert "Real data: Wide open" in words
    shown = [button.accessibleName() for button in page.pane.buttons]
    assert any("quality of Line images to 80%" in one for one in shown)

    def say(dialog: ScoreDialog) -> None:
        QTest.keyClick(dialog, Key.Key_2)
        dialog.button.click()

    _in_dialog(ScoreDialog, say)
    page.table.setFocus()
    _press(Key.Key_Return)
    assert scores_of(_file(stocked), cases[0])["data", "Quality monitored"].score == 2
    shown = [button.accessibleName() for button in page.pane.buttons]
    assert not any("Quality monitored" in one for one in shown)


def test_the_filter_narrows_the_gaps_and_can_be_cleared(stocked: Desk) -> None:
    page = _page(stocked, "gaps", ScaleGapsPage)
    everything = page.table.rows.rowCount()
    page.filter_by(page.rows[0].key)
    assert 0 < page.table.rows.rowCount() < everything
    page.filter_by("nothing is called so")
    assert page._nothing.isVisible()
    assert page._nothing.title == "No use case matches"
    page.filter_by("")
    assert page.table.rows.rowCount() == everything


def test_a_segment_of_the_gaps_opens_the_use_cases_it_counts(stocked: Desk) -> None:
    page = _page(stocked, "gaps", ScaleGapsPage)
    mark = next(one for one in page.summary.marks if one.spec.name == "Curated vs real data, Wide open")
    assert mark.spec.value == "2 use cases"
    mark.click()
    QApplication.processEvents()
    assert stocked.bench is not None
    assert stocked.bench.page_id == "use_cases"
    records = stocked.bench.cases.records
    assert {records.ids[at] for at in records.order} == set(_active(stocked)[:2])


def test_components_tell_who_uses_and_who_waits_and_can_be_published(stocked: Desk) -> None:
    page = _page(stocked, "reuse", ComponentsPage)
    line = page.view.lists[0].lines[0]
    assert (line.title, line.figure) == ("Token API", "1")
    assert {chip.words for chip in line.chips} == {"1 waits", "Not published"}
    assert page.view.cards[1].kpi.since == "longest 82 days: Token API"
    publish = next(one for one in page.view.pane.buttons if one.text() == "Publish")
    publish.click()
    QApplication.processEvents()
    assert read_components(_file(stocked)).components[0].is_published
    stocked.commands.run("edit.undo")
    assert not read_components(_file(stocked)).components[0].is_published


def test_by_keyboard_more_use_cases_use_a_component(stocked: Desk) -> None:
    page = _page(stocked, "reuse", ComponentsPage)
    page.take_focus()
    _press(Key.Key_Down)
    assert page.view.lists[1].current is not None, "down leads on to the standards"
    third = _active(stocked)[2]

    def say(dialog: TieDialog) -> None:
        assert dialog.thing == page.view.lists[1].current
        assert not dialog.button.isEnabled()
        key = _file(stocked).read("SELECT key FROM use_case WHERE id = ?", (third,))[0][0]
        QTest.keyClicks(dialog.filter, key)
        row = next(at for at in range(dialog.cases.count()) if not dialog.cases.item(at).isHidden())
        dialog.cases.setCurrentRow(row)
        dialog.cases.setFocus()
        QTest.keyClick(dialog.cases, Key.Key_Space)
        assert dialog.button.text() == "Save for 1 use case"
        dialog.button.click()

    _in_dialog(TieDialog, say)
    next(one for one in page.view.pane.buttons if one.text() == "Use…").click()
    QApplication.processEvents()
    rule = next(one for one in read_components(_file(stocked)).components if one.name == "Naming")
    assert [use.use_case_id for use in rule.users] == [third]


def test_the_catalogue_tells_quality_and_opens_what_is_missing(stocked: Desk) -> None:
    page = _page(stocked, "catalogue", DataSourcesPage)
    lines = {line.title: line for line in page.view.lists[0].lines}
    assert lines["Line images"].figure == "55%"
    assert "By hand" in {chip.words for chip in lines["Line images"].chips}
    assert lines["Ledger"].figure == "–", "not measured is not zero"
    page.view.cards[1].click()
    QApplication.processEvents()
    assert stocked.bench is not None
    assert stocked.bench.page is not None
    assert stocked.bench.page.front().page_id == "readiness/sources"
    assert len(read_sources(_file(stocked))) == 2


@pytest.mark.parametrize("tab", ["gaps", "reuse", "catalogue"])
def test_an_empty_programme_is_told_what_each_page_is_for(
    make_desk: Callable[[object], Desk], tmp_path: object, clock: object, tab: str
) -> None:
    from pathlib import Path

    from axonix_desktop.actions.programme import begin_programme

    path = Path(str(tmp_path)) / "empty.axonix"
    with ProgrammeFile.create(path, clock=clock) as file:  # type: ignore[arg-type]
        begin_programme(file, "Empty", actor="Tester")
    desk = make_desk(path)
    kind = {"gaps": ScaleGapsPage, "reuse": ComponentsPage, "catalogue": DataSourcesPage}[tab]
    page = _page(desk, tab, kind)
    state = page.state if isinstance(page, ScaleGapsPage) else page.view.state
    assert state.isVisible()
    assert state.title
    assert page.primary == ""


def test_the_detail_panel_scores_by_digit(stocked: Desk, qtbot: QtBot) -> None:
    case = _active(stocked)[0]
    assert stocked.bench is not None
    stocked.bench.open_record("use_case", case)
    QApplication.processEvents()
    view = stocked.window.findChild(RecordView)
    assert view is not None
    view.show_tab("readiness")
    QApplication.processEvents()
    part = view.findChild(ReadinessPart)
    assert part is not None
    row = part.sheets["data"].rows[0]
    row.setFocus()
    QTest.keyClick(row, Key.Key_3)
    QApplication.processEvents()
    assert scores_of(_file(stocked), case)["data", "Catalogued"].score == 3
    qtbot.waitUntil(lambda: part.radar.series[0].values[1] == 3)


def test_a_component_tells_in_the_panel_who_uses_it(stocked: Desk) -> None:
    api = read_components(_file(stocked)).components[0]
    assert stocked.bench is not None
    stocked.bench.open_record("component", api.id)
    QApplication.processEvents()
    view = stocked.window.findChild(RecordView)
    assert view is not None
    view.show_tab("used_by")
    QApplication.processEvents()
    names = [one.accessibleName() for one in view.findChildren(QWidget) if "for 82 days" in one.accessibleName()]
    assert len(names) == 1


def test_score_readiness_leads_from_a_selected_use_case_to_its_score(stocked: Desk) -> None:
    case = _active(stocked)[0]
    assert stocked.bench is not None
    stocked.bench.open_record("use_case", case)
    seen: list[str] = []

    def say(dialog: ScoreDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    _in_dialog(ScoreDialog, say)
    stocked.commands.run("readiness.score")
    QApplication.processEvents()
    assert seen == ["Score readiness"]
    page = stocked.bench.page.front() if stocked.bench.page else None
    assert isinstance(page, ReadinessPage)
    assert page.subject == Subject("case", case)
