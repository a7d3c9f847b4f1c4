"""The governance views as a person uses them by keyboard: figures to rows, map to checklist, work list, sign-off."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.checklists import SETTLED
from axonix_desktop.core.governance import LEVEL_OF
from axonix_desktop.core.records.governance import ChecklistResponse, Incident
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.checklists import items, standings
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.panel import DetailPanel
from axonix_desktop.ui.governance.work_groups import Group
from axonix_desktop.ui.overview.list_dialog import ListDialog
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.pages.governance_map import GovernanceMapPage
from axonix_desktop.ui.pages.governance_overview import GovernanceOverviewPage
from axonix_desktop.ui.pages.governance_work import GovernanceWorkPage
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.printing.preview import PrintPreview
from tests.conftest import Clock

TODAY = date(2026, 11, 22)
Make = Callable[[Path | None], Desk]


@pytest.fixture
def governed(tmp_path: Path, clock: Clock) -> Path:
    """Six use cases, some answers: done, overdue, expiring, expired, an exception; one open incident."""
    path = tmp_path / "governed.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Governed", actor="Tester")
        plain = [one for one in items(f) if not one.is_programme_level and not one.condition and not one.needs_sign_off
                 and one.tier in (None, "minimal")]  # fmt: skip
        own = next(one for one in items(f) if one.is_programme_level)
        unit, ada, tom, *cases = new_ids(9)
        with f.work("Fill", "Tester") as work:
            work.insert(BusinessUnit(id=unit, name="Finance"))
            work.insert(Person(id=ada, name="Ada"))
            work.insert(Person(id=tom, name="Tom"))
            for place, number in enumerate(cases):
                work.insert(UseCase(
                    id=number, key=f"UC-{place:03d}", title=f"Case {place}", stage=place, status="active",
                    risk_tier=("minimal", "limited", "high")[place % 3], business_unit_id=unit if place % 2 else None,
                    owner_id=ada, target_on=date(2027, 1, 1 + place),
                ))  # fmt: skip
            given: list[dict[str, Any]] = [
                {"status": "done", "evidence": "Minutes", "evidence_expires_on": date(2026, 12, 10)},
                {"status": "in_progress", "due_on": date(2026, 11, 1), "owner_id": ada},
                {"status": "not_started", "due_on": date(2026, 10, 1), "owner_id": tom},
                {"status": "done", "evidence": "Old", "evidence_expires_on": date(2026, 11, 1)},
                {"status": "exception", "reason": "Agreed", "holds_until": date(2027, 2, 1)},
            ]
            for case in cases[1:4]:
                for number, item, values in zip(new_ids(5), plain, given, strict=False):
                    work.insert(ChecklistResponse(id=number, use_case_id=case, checklist_item_id=item.id, **values))
            work.insert(ChecklistResponse(id=new_ids(1)[0], checklist_item_id=own.id, due_on=date(2026, 11, 20)))
            work.insert(Incident(id=new_ids(1)[0], key="INC-1", summary="Wrong answers", severity="high"))
    return path


@pytest.fixture
def window(make_desk: Make, governed: Path) -> Desk:
    return make_desk(governed)


def _go(desk: Desk, tab: str, qtbot: QtBot) -> Page:
    """A governance tab, read and in front, with the keyboard in it."""
    assert desk.bench is not None
    desk.commands.run(f"view.governance/{tab}")
    page = desk.bench.pages["governance"].front()
    assert page.page_id == f"governance/{tab}"
    QApplication.setActiveWindow(desk.window)
    QApplication.processEvents()
    page.take_focus()
    return page


def _overview(desk: Desk, qtbot: QtBot) -> GovernanceOverviewPage:
    page = _go(desk, "overview", qtbot)
    assert isinstance(page, GovernanceOverviewPage)
    return page


def _work(desk: Desk, qtbot: QtBot) -> GovernanceWorkPage:
    page = _go(desk, "work", qtbot)
    assert isinstance(page, GovernanceWorkPage)
    return page


def _front(desk: Desk) -> Page:
    assert desk.bench is not None
    assert desk.bench.page is not None
    return desk.bench.page.front()


def _rows(desk: Desk, page_id: str) -> set[int]:
    """The ids in the grid in front, which must be that of ``page_id``."""
    page = _front(desk)
    assert isinstance(page, RecordsPage)
    assert page.page_id == page_id
    return {page.records.ids[row] for row in page.records.order}


def _lines(page: GovernanceWorkPage) -> list[Any]:
    """Every line below the outermost headings."""
    return [one for group in page.model.top for one in group.lines]


def _file(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def _answered(dialog_type: type[QDialog], act: Callable[[Any], object]) -> None:
    """Do ``act`` with the dialog that opens next."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, dialog_type)
        act(dialog)

    QTimer.singleShot(150, found)


def test_each_figure_opens_exactly_the_rows_it_counts(window: Desk, qtbot: QtBot) -> None:
    every = standings(_file(window), TODAY)
    wanted = {
        "overdue": {one.answer_id for one in every if one.is_overdue},
        "expired": {one.answer_id for one in every if one.state in ("expired", "lapsed")},
        "exceptions": {one.answer_id for one in every if one.state == "exception"},
    }
    assert all(wanted.values())
    for name, ids in wanted.items():
        page = _overview(window, qtbot)
        card = page.cards.kpis[name]
        assert card.kpi.value == str(len(ids))
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return)
        assert _rows(window, "governance/answers") == ids


def test_blocked_go_lives_and_incidents_open_their_records(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    assert page.now is not None
    blocked = {one.id for one in page.now.figures.blocked}
    qtbot.keyClick(page.cards.kpis["blocked"], Qt.Key.Key_Return)
    assert _rows(window, "use_cases") == blocked
    page = _overview(window, qtbot)
    assert page.cards.kpis["incidents"].kpi.value == "1"
    qtbot.keyClick(page.cards.kpis["incidents"], Qt.Key.Key_Return)
    assert len(_rows(window, "governance/incident_list")) == 1


def test_evidence_that_ends_opens_by_its_span(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    assert page.cards.spans[30].text().endswith("3")
    qtbot.keyClick(page.cards.spans[30], Qt.Key.Key_Space)
    assert len(_rows(window, "governance/answers")) == 3


def test_a_segment_of_a_topic_leads_to_the_work_list_with_those_items(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    mark = next(one for one in page.cards.topics.marks if ", Settled: " in one.accessibleName())
    topic, count = mark.accessibleName().split(", Settled: ")
    mark.setFocus()
    qtbot.keyClick(mark, Qt.Key.Key_Return)
    work = _front(window)
    assert isinstance(work, GovernanceWorkPage)
    lines = _lines(work)
    assert len(lines) == int(count.split()[0]) > 0
    assert {one.item.topic for one in lines} == {topic}
    qtbot.keyClick(work.chips.findChildren(type(work.all_button))[-1], Qt.Key.Key_Space)
    assert not work.sought.topic


def test_a_tier_leads_to_the_items_of_its_use_cases(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    page.tier("high", "")
    work = _front(window)
    assert isinstance(work, GovernanceWorkPage)
    cases = {one.key for one in _lines(work)}
    assert cases == {"UC-002", "UC-005"}


def test_only_answered_leaves_out_what_nobody_began(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    names = [one.accessibleName() for one in page.cards.topics.marks]
    assert any("Not started" in one for one in names)
    qtbot.keyClick(page.cards.answered_button, Qt.Key.Key_Space)
    assert not any("Not started" in one.accessibleName() for one in page.cards.topics.marks)
    answered = sum(one.answer_id is not None and one.state != "not_started" for one in standings(_file(window), TODAY))
    assert sum(row[1] + row[2] + row[3] for row in page.cards.topics.table("T").rows) == answered  # type: ignore[operator]


def test_dates_in_law_are_counted_from_today_and_say_what_they_are(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    told = page.cards.law.table.accessibleDescription()
    assert "2 Dec 2026, in 10 days, EU" in told
    assert "official journal not seen" in told
    assert "10 days from today" not in told
    assert "not legal advice" in page.cards.law.table.accessibleName()


def test_a_blocked_line_leads_to_the_checklist(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    line = page.cards.blocked.list.rows[0]
    assert "gate" in line.accessibleName()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    panel = window.window.findChild(DetailPanel)
    assert panel is not None
    assert panel.view.strip.current_id == "checklist"


def test_all_blocked_are_listed_with_every_item_that_blocks(window: Desk, qtbot: QtBot) -> None:
    page = _overview(window, qtbot)
    assert page.now is not None
    first = page.now.figures.blocked[0]
    seen: list[str] = []

    def look(dialog: ListDialog) -> None:
        seen.append(dialog.table.model().index(0, 4).data())
        dialog.reject()

    _answered(ListDialog, look)
    qtbot.keyClick(page.cards.all_blocked, Qt.Key.Key_Space)
    assert seen == [", ".join(item.code for item in first.blocked_by)]


def test_the_map_opens_a_checklist_by_keyboard_and_stays(window: Desk, qtbot: QtBot) -> None:
    page = _go(window, "map", qtbot)
    assert isinstance(page, GovernanceMapPage)
    assert page.window().focusWidget() is page.view
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    panel = window.window.findChild(DetailPanel)
    assert panel is not None
    assert panel.isVisible()
    assert panel.view.strip.current_id == "checklist"
    assert panel.record_id == page.model.rows[1].id
    assert _front(window) is page


def test_the_map_says_in_each_cell_what_the_standings_say(window: Desk, qtbot: QtBot) -> None:
    page = _go(window, "map", qtbot)
    assert isinstance(page, GovernanceMapPage)
    every = standings(_file(window), TODAY)
    for row, case in enumerate(page.model.rows):
        for column in range(1, page.model.columnCount()):
            own = [one for one in every if one.use_case_id == case.id and one.item.topic == page.model.head(column)]
            settled = sum(one.state in SETTLED for one in own)
            shown = page.model.index(row, column).data()
            assert shown == (f"{settled}/{len(own)}" if own else "–")


def test_the_map_is_narrowed_ordered_and_cleared(window: Desk, qtbot: QtBot) -> None:
    page = _go(window, "map", qtbot)
    assert isinstance(page, GovernanceMapPage)
    place = page.tiers.findData("high")
    page.tiers.setCurrentIndex(place)
    page.tiers.activated.emit(place)
    assert [one.key for one in page.model.rows] == ["UC-002", "UC-005"]
    assert page.counts() == "2 of 6 use cases"
    page.filter_by("nothing like this")
    assert not page.frame.is_showing_chart
    qtbot.mouseClick(page.frame.state.button, Qt.MouseButton.LeftButton)
    assert len(page.model.rows) == 6
    page.sort_by("most")
    shares = [page.model.tally(row, 0).settled / page.model.tally(row, 0).applicable for row in range(6)]
    assert shares == sorted(shares, reverse=True)
    page.view.topic_chosen.emit(2)
    assert page.model.order == "topic:1"
    shares = [page.model.tally(row, 2).settled / page.model.tally(row, 2).applicable for row in range(6)]
    assert shares == sorted(shares)


def _groups(page: GovernanceWorkPage) -> dict[str, Group]:
    return {one.title: one for one in page.model.top}


@pytest.mark.parametrize("group", ["use_case", "topic", "owner", "due"])
def test_every_open_item_stands_in_exactly_one_group(window: Desk, qtbot: QtBot, group: str) -> None:
    page = _work(window, qtbot)
    page.group_by(group)
    lines = [(one.use_case_id, one.item.id) for one in _lines(page)]
    wanted = {(one.use_case_id, one.item.id) for one in standings(_file(window), TODAY) if one.is_open}
    assert len(lines) == len(set(lines))
    assert set(lines) == wanted


def test_groups_of_days_begin_with_what_is_overdue(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    page.group_by("due")
    first: Any = page.model.top[0]
    assert first.title == "Overdue"
    days = [one.due_on for one in first.lines]
    assert days == sorted(days)
    assert all(one.is_overdue for one in first.lines)


def test_each_reference_says_how_many_items_cover_it_and_how_far_they_are(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    page.group_by("framework")
    assert [one.title for one in page.model.top] == [
        "NIST AI RMF", "EU AI Act", "ISO/IEC 42001", "OMB M-25-21", "UK", "AI Verify",
    ]  # fmt: skip
    every = standings(_file(window), TODAY)
    inner = next(one for one in _groups(page)["UK"].groups if one.title == "U4")
    own = [one for one in every if "UK U4" in one.item.frameworks]
    assert inner.tally.applicable == len(own)
    assert inner.tally.settled == sum(one.state in SETTLED for one in own)
    assert len(inner.lines) == len({one.item.id for one in own})
    assert inner.note == f"covered by {len(inner.lines)} items"
    assert page.law.isVisible()
    assert "not legal advice" in page.law.text()


def test_from_a_reference_to_its_item_to_all_who_are_asked_by_keys(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    page.group_by("framework")
    page.view.collapseAll()
    page.view.stand_on_first()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    node: Any = page.model.node(page.view.currentIndex())
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    lines = _lines(page)
    assert lines
    assert {one.item.code for one in lines} == {node.item.code}


def test_programme_level_items_have_a_view_of_their_own(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    page.scope.setCurrentIndex(1)
    page.scope.activated.emit(1)
    lines = _lines(page)
    assert lines
    assert all(one.use_case_id is None for one in lines)


def test_several_items_are_answered_as_one_step_and_undone(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    assert window.commands.command("governance.answer").objection() is not None
    group = next(one for one in page.model.top if one.title.startswith("UC-004"))
    index = page.model.index_of_group(group)
    page.view.expand(index)
    page.view.setCurrentIndex(page.model.index(0, 0, index))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.chosen()
    assert len(chosen) == 2

    def fill(dialog: FormDialog) -> None:
        form = dialog.form
        for name, words in (("evidence", "Minutes of 20 November"), ("status", "Done")):
            form.rows[name].editor.put_back(words)
            form.rows[name].editor.is_touched = True
        qtbot.keyClick(dialog.make_button, Qt.Key.Key_Space)

    _answered(FormDialog, fill)
    window.commands.run("governance.answer")
    ids = {(one.use_case_id, one.item.id) for one in chosen}
    after = [one for one in standings(_file(window), TODAY) if (one.use_case_id, one.item.id) in ids]
    assert {one.given.evidence for one in after if one.given} == {"Minutes of 20 November"}
    assert all(one.state in ("done", "to_check") for one in after)
    assert window.bench is not None
    window.bench.undo()
    after = [one for one in standings(_file(window), TODAY) if (one.use_case_id, one.item.id) in ids]
    assert {one.state for one in after} == {"not_started"}


def test_what_cannot_be_signed_off_says_why(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    command = window.commands.command("governance.sign_off")
    assert command.objection() == "Select the items first."
    index = page.model.index_of_group(next(one for one in page.model.top if one.title.startswith("UC-000")))
    page.view.expand(index)
    page.view.setCurrentIndex(page.model.index(0, 0, index))
    assert command.objection() == "Only items that are done can be signed off."
    _overview(window, qtbot)
    assert "work list" in (command.objection() or "")


def test_showing_a_level_leaves_only_its_items(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    page.show_level("reopened")
    lines = _lines(page)
    assert lines
    assert {LEVEL_OF[one.state] for one in lines} == {"reopened"}
    page.filter_by("nothing like this")
    assert not page.model.top
    assert page.nothing.title == "No item matches"
    page.clear()
    assert page.model.top


def test_open_groups_stay_open_when_something_changes(window: Desk, qtbot: QtBot) -> None:
    page = _work(window, qtbot)
    page.view.collapseAll()
    group = next(one for one in page.model.top if one.title.startswith("UC-003"))
    page.view.expand(page.model.index_of_group(group))
    with _file(window).work("Elsewhere", "Tester") as work:
        work.update("use_case", int(group.code), {"title": "Case 3, renamed"})
    page.refresh(frozenset({"use_case"}))
    assert page.view.opened_codes() == {group.code}
    assert "Case 3, renamed" in " ".join(_groups(page))


@pytest.mark.parametrize("tab", ["overview", "map", "work"])
def test_an_empty_programme_says_what_the_view_is_for(
    make_desk: Make, tmp_path: Path, clock: Clock, qtbot: QtBot, tab: str
) -> None:
    path = tmp_path / "empty.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Empty", actor="Tester")
        with f.work("Clear", "Tester") as work:
            for one in items(f):
                work.delete("checklist_item", one.id)
    page: Any = _go(make_desk(path), tab, qtbot)
    assert page.pane.isVisible()
    assert page.pane.title
    assert page.pane.isAncestorOf(page.window().focusWidget())


@pytest.mark.parametrize("tab", ["overview", "map", "work"])
def test_a_reading_that_fails_says_so_and_can_be_tried_again(
    window: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    page: Any = _go(window, tab, qtbot)

    def broken() -> None:
        raise OSError("The file cannot be read just now.")

    right = page.reading._read
    monkeypatch.setattr(page.reading, "_read", broken)
    page.refresh(frozenset())
    assert page.pane.isVisible()
    assert page.pane.title == "The checklists cannot be read"
    monkeypatch.setattr(page.reading, "_read", right)
    page.pane.take_focus()
    focus = page.window().focusWidget()
    assert page.pane.isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert not page.pane.isVisible()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_sign_off_sheet_of_the_chosen_use_case_is_previewed_and_saved(
    window: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _go(window, "map", qtbot)
    assert isinstance(page, GovernanceMapPage)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    wanted = page.model.rows[1]
    target = tmp_path / "sheet.pdf"
    assert window.bench is not None
    window.bench.context.messages.paths.append(target)  # type: ignore[attr-defined]

    def save(preview: PrintPreview) -> None:
        qtbot.waitUntil(lambda: preview.is_ready, timeout=10_000)
        assert preview.panel.subject.name == "sign_off"
        preview.save_pdf()
        preview.reject()

    _answered(PrintPreview, save)
    window.commands.run("governance.print")
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert wanted.key in text
    assert wanted.title in text
    assert "Signatures" in text
    assert "not legal advice" in text


def test_without_a_selection_the_sign_off_sheet_asks_for_the_use_case(window: Desk, qtbot: QtBot) -> None:
    _overview(window, qtbot)
    assert window.bench is not None
    window.bench.current.set(None)
    seen: list[int] = []

    def look(dialog: ListDialog) -> None:
        seen.append(dialog.table.model().rowCount())
        dialog.reject()

    _answered(ListDialog, look)
    window.commands.run("governance.print")
    assert seen == [6]
