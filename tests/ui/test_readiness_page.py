"""The radar as a person uses it: choose, score with evidence, see the radar move, compare, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.readiness import Marked, score_items
from axonix_desktop.core.readiness import ITEMS, Subject
from axonix_desktop.store.queries.readiness import scores_of
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.readiness import ReadinessPage
from axonix_desktop.ui.readiness_views.radar import RadarChart, Series
from axonix_desktop.ui.readiness_views.score_dialog import ScoreDialog
from axonix_desktop.ui.theme.look import Look
from tests.ui.readiness_hand import DAY, Key, active, do, file_of, in_dialog, press, score, shown


def test_a_programme_without_scores_says_what_the_page_is_for_and_how_to_begin(desk: Desk) -> None:
    page = shown(desk, "radar", ReadinessPage)
    assert page.pane.isVisible()
    assert page.pane.title == "How ready are you to scale?"
    assert page.primary == ""
    page.pane.take_focus()
    press(Key.Key_Space)
    assert page.cards.isVisible()
    assert page.subject.sort == "case"
    assert QApplication.focusWidget() is page.cards.sheet.rows.rows[0]


def test_by_keyboard_a_unit_is_chosen_an_item_scored_with_evidence_and_undone(desk: Desk) -> None:
    cases = active(desk)
    score(desk, cases[0], "economics", "Benefits tracked", 2)
    page = shown(desk, "radar", ReadinessPage)
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

    in_dialog(ScoreDialog, say)
    press(Key.Key_3)
    assert page.cards.radar.series[0].values[0] == 3
    item = ITEMS["architecture"][0]
    kept = [scores_of(file_of(desk), one)["architecture", item] for one in page.shown.among]
    assert len(kept) == count
    assert {(one.score, one.evidence, one.assessed_by) for one in kept} == {
        (3, "Walked through with the team", "Tester")
    }
    desk.commands.run("edit.undo")
    QApplication.processEvents()
    assert page.cards.radar.series[0].values == before


def test_on_a_use_case_digits_score_and_delete_takes_the_score_away(desk: Desk) -> None:
    case = active(desk)[0]
    score(desk, case, "data", "Catalogued", 1)
    page = shown(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", case))
    page.axis(1)
    assert page.cards.sheet.dimension == "data"
    row = QApplication.focusWidget()
    assert row is page.cards.sheet.rows.rows[0]
    assert row.accessibleName() == "Catalogued: 1, begun"
    press(Key.Key_4)
    assert scores_of(file_of(desk), case)["data", "Catalogued"].score == 4
    assert row.accessibleName() == "Catalogued: 4, exemplary"
    assert QApplication.focusWidget() is row
    press(Key.Key_Down)
    press(Key.Key_2)
    assert scores_of(file_of(desk), case)["data", "Quality monitored"].score == 2
    assert page.cards.radar.series[0].values[1] == 3
    press(Key.Key_Delete)
    assert scores_of(file_of(desk), case)["data", "Quality monitored"].score is None
    assert page.cards.radar.series[0].values[1] == 4


def test_enter_opens_what_is_recorded_and_keeps_what_is_changed(desk: Desk) -> None:
    case = active(desk)[0]
    first = Marked("data", "Catalogued", {"score": 1, "evidence": "A list", "next_step": "Finish it"})
    do(desk, partial(score_items, use_case_id=case, marked=[first], by="Ada", on=DAY))
    page = shown(desk, "radar", ReadinessPage)
    page.show_item(case, "data", "Catalogued")

    def say(dialog: ScoreDialog) -> None:
        assert dialog.evidence.toPlainText() == "A list"
        assert dialog.next_step.text() == "Finish it"
        QTest.keyClick(dialog, Key.Key_2)
        dialog.next_step.setFocus()
        dialog.next_step.selectAll()
        QTest.keyClicks(dialog.next_step, "Keep it current")
        QTest.keyClick(dialog.next_step, Key.Key_Return)

    in_dialog(ScoreDialog, say)
    press(Key.Key_Return)
    kept = scores_of(file_of(desk), case)["data", "Catalogued"]
    assert (kept.score, kept.evidence, kept.next_step) == (2, "A list", "Keep it current")


def test_the_dialog_scores_only_the_use_cases_ticked(desk: Desk) -> None:
    cases = active(desk)
    score(desk, cases[0], "data", "Catalogued", 4)
    page = shown(desk, "radar", ReadinessPage)
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

    in_dialog(ScoreDialog, say)
    press(Key.Key_Return)
    found = file_of(desk).read("SELECT score FROM readiness_item WHERE item = 'Catalogued' ORDER BY score")
    assert found == [(1,), (4,)]


def test_the_programme_shows_its_own_scores_when_asked(desk: Desk) -> None:
    score(desk, active(desk)[0], "data", "Catalogued", 1)
    page = shown(desk, "radar", ReadinessPage)
    page.cards.sheet.own_button.click()
    page.axis(1)
    press(Key.Key_3)
    assert scores_of(file_of(desk), None)["data", "Catalogued"].score == 3
    assert page.cards.radar.series[0].values[1] == 3, "its own score counts before those of its use cases"


def test_the_arrow_keys_go_round_the_radar_and_its_labels_tell_the_values(desk: Desk) -> None:
    case = active(desk)[0]
    score(desk, case, "architecture", "Modular and reusable", 0)
    page = shown(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", case))
    marks = page.cards.radar.marks
    assert "0.0" in marks[0].accessibleName()
    assert "not scored" in marks[1].accessibleName()
    marks[0].setFocus()
    press(Key.Key_Left)
    assert QApplication.focusWidget() is marks[4]
    press(Key.Key_Return)
    assert page.cards.sheet.dimension == "economics"


def test_up_to_three_are_compared_and_the_numbers_can_be_copied(desk: Desk) -> None:
    cases = active(desk)
    for place, case in enumerate(cases[:3]):
        score(desk, case, "data", "Catalogued", place + 1)
    page = shown(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", cases[0]))
    page.cards.chooser.compared.emit((Subject("case", cases[1]), Subject("case", cases[2])))
    assert [one.values[1] for one in page.cards.radar.series] == [1, 2, 3]
    table = page.cards.radar_frame.table()
    assert [row[2] for row in table.rows] == [1, 2, 3]
    assert table.heads[1:] == ("Architecture", "Data", "Organisation", "Governance", "Economics", "Overall")


def test_use_cases_stand_by_readiness_and_open_their_own_radar(desk: Desk) -> None:
    cases = active(desk)
    score(desk, cases[0], "data", "Catalogued", 3)
    score(desk, cases[1], "data", "Catalogued", 1)
    page = shown(desk, "radar", ReadinessPage)
    names = [mark.spec.name for mark in page.cards.matrix.marks]
    keys = dict(file_of(desk).read("SELECT id, key FROM use_case"))
    assert [name.split()[0] for name in names] == [keys[cases[1]], keys[cases[0]]]
    page.cards.matrix.marks[0].click()
    assert page.subject == Subject("case", cases[1])


def test_what_is_not_scored_is_no_corner_of_the_radar(desk: Desk) -> None:
    case = active(desk)[0]
    score(desk, case, "architecture", "Modular and reusable", 0)
    score(desk, case, "data", "Catalogued", 4)
    page = shown(desk, "radar", ReadinessPage)
    page.show_subject(Subject("case", case))
    radar = page.cards.radar
    radar.grab()
    assert radar.series[0].values == (0.0, 4.0, None, None, None)
    middle = radar.point(0, 0)
    assert radar.point(1, 4) != middle
    assert radar.point(2, 0) == middle, "a value of 0 stands in the middle of every axis"


def test_on_a_file_for_reading_only_nothing_is_scored(
    make_desk: Callable[[Path], Desk], programme_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(programme_path)
    case = active(desk)[0]
    score(desk, case, "data", "Catalogued", 1)
    assert desk.bench is not None
    monkeypatch.setattr(type(desk.bench.programme), "read_only_reason", property(lambda _self: "It is only read."))
    page = shown(desk, "radar", ReadinessPage)
    page.show_item(case, "data", "Catalogued")
    press(Key.Key_4)
    press(Key.Key_Return)
    assert scores_of(file_of(desk), case)["data", "Catalogued"].score == 1


@pytest.mark.parametrize(("width", "scale"), [(1024, 1.0), (1280, 1.5)])
def test_in_a_narrow_window_the_page_opens_at_its_top_and_needs_no_sideways_rolling(
    desk: Desk, width: int, scale: float
) -> None:
    case = active(desk)[0]
    score(desk, case, "data", "Catalogued", 2)
    desk.look.apply("light", scale)
    desk.window.resize(width, 700)
    page = shown(desk, "radar", ReadinessPage)
    page.take_focus()
    QApplication.processEvents()
    area = page.cards
    assert area.verticalScrollBar().value() == 0
    assert area.horizontalScrollBar().maximum() == 0
    assert QApplication.focusWidget() is area.radar.marks[0]
    assert area.chooser.others[1].geometry().right() <= area.chooser.width()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_words_round_a_small_radar_never_run_into_each_other(look: Look, qtbot: QtBot, scale: float) -> None:
    look.apply("light", scale)
    radar = RadarChart(look, lambda _place: None, is_small=True)
    qtbot.addWidget(radar)
    radar.resize(look.px(320), radar.minimumSizeHint().height())
    axes = ("Architecture", "Data", "Organisation", "Governance", "Economics")
    radar.show_series(axes, [Series("Case", (2.5, 3.0, 3.0, 2.8, 2.2))])
    radar.show()
    boxes = [mark.geometry() for mark in radar.marks]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]
    assert all(radar.rect().contains(box) for box in boxes)
