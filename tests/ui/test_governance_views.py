"""The governance overview and the heat map by keyboard: figures to rows, cells to checklists, paper."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.checklists import SETTLED
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import items, standings
from axonix_desktop.ui import reading
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.panel import DetailPanel
from axonix_desktop.ui.governance.classify_dialog import ClassifyDialog
from axonix_desktop.ui.overview.list_dialog import ListDialog
from axonix_desktop.ui.pages.governance_map import GovernanceMapPage
from axonix_desktop.ui.pages.governance_work import GovernanceWorkPage
from axonix_desktop.ui.printing.preview import PrintPreview
from tests.conftest import Clock
from tests.ui.governance_hand import TODAY, answered, file_of, front, go, governed_file, lines, overview, rows

Make = Callable[[Path | None], Desk]


@pytest.fixture
def window(make_desk: Make, tmp_path: Path, clock: Clock) -> Desk:
    return make_desk(governed_file(tmp_path, clock))


def test_each_figure_opens_exactly_the_rows_it_counts(window: Desk, qtbot: QtBot) -> None:
    every = standings(file_of(window), TODAY)
    wanted = {
        "overdue": {one.answer_id for one in every if one.is_overdue},
        "expired": {one.answer_id for one in every if one.state in ("expired", "lapsed")},
        "exceptions": {one.answer_id for one in every if one.state == "exception"},
    }
    assert all(wanted.values())
    for name, ids in wanted.items():
        page = overview(window)
        card = page.cards.kpis[name]
        assert card.kpi.value == str(len(ids))
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return)
        assert rows(window, "governance/answers") == ids
        assert window.context is not None
        assert window.context.current.record_id in ids


def test_blocked_go_lives_and_incidents_open_their_records(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    assert page.now is not None
    blocked = {one.id for one in page.now.figures.blocked}
    qtbot.keyClick(page.cards.kpis["blocked"], Qt.Key.Key_Return)
    assert rows(window, "use_cases") == blocked
    page = overview(window)
    assert page.cards.kpis["incidents"].kpi.value == "1"
    qtbot.keyClick(page.cards.kpis["incidents"], Qt.Key.Key_Return)
    assert len(rows(window, "assurance/incident_list")) == 1


def test_evidence_that_ends_opens_by_its_span(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    assert page.cards.spans[30].text().endswith("3")
    qtbot.keyClick(page.cards.spans[30], Qt.Key.Key_Space)
    assert len(rows(window, "governance/answers")) == 3


def test_a_segment_of_a_topic_leads_to_the_work_list_with_those_items(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    mark = next(one for one in page.cards.topics.marks if ", Settled: " in one.accessibleName())
    topic, count = mark.accessibleName().split(", Settled: ")
    mark.setFocus()
    qtbot.keyClick(mark, Qt.Key.Key_Return)
    work = front(window)
    assert isinstance(work, GovernanceWorkPage)
    found = lines(work)
    assert len(found) == int(count.split()[0]) > 0
    assert {one.item.topic for one in found} == {topic}
    qtbot.keyClick(work.chips.findChildren(type(work.all_button))[-1], Qt.Key.Key_Space)
    assert not work.sought.topic


def test_a_tier_leads_to_the_items_of_its_use_cases(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    page.tier("high", "")
    work = front(window)
    assert isinstance(work, GovernanceWorkPage)
    cases = {one.key for one in lines(work)}
    assert cases == {"UC-002", "UC-005"}


def test_only_answered_leaves_out_what_nobody_began(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    names = [one.accessibleName() for one in page.cards.topics.marks]
    assert any("Not started" in one for one in names)
    qtbot.keyClick(page.cards.answered_button, Qt.Key.Key_Space)
    assert not any("Not started" in one.accessibleName() for one in page.cards.topics.marks)
    begun = sum(one.state != "not_started" for one in standings(file_of(window), TODAY))
    assert sum(row[1] + row[2] + row[3] for row in page.cards.topics.table("T").rows) == begun  # type: ignore[operator]


def test_dates_in_law_are_counted_from_today_and_say_what_they_are(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    told = page.cards.law.table.accessibleDescription()
    assert "2 Dec 2026, in 10 days, EU" in told
    assert "Articles 50(2) and 5" in told
    assert "the official journal was not seen" in told
    assert "10 days from today" not in told
    assert "not legal advice" in page.cards.law.table.accessibleName()


def test_a_blocked_line_leads_to_the_checklist(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    line = page.cards.blocked.list.rows[0]
    assert "gate" in line.accessibleName()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    panel = window.window.findChild(DetailPanel)
    assert panel is not None
    assert panel.view.strip.current_id == "checklist"


def test_all_blocked_are_listed_with_every_item_that_blocks(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    assert page.now is not None
    first = page.now.figures.blocked[0]
    seen: list[str] = []

    def look(dialog: ListDialog) -> None:
        seen.append(dialog.table.model().index(0, 4).data())
        dialog.reject()

    answered(ListDialog, look)
    qtbot.keyClick(page.cards.all_blocked, Qt.Key.Key_Space)
    assert seen == [", ".join(item.code for item in first.blocked_by)]


def test_what_was_never_classified_is_asked_right_there(window: Desk, qtbot: QtBot) -> None:
    page = overview(window)
    assert page.now is not None
    assert not page.cards.classify.list.isVisible()
    case = page.now.figures.cases[4]
    assert case.id is not None
    with file_of(window).work("Take off", "Tester") as work:
        work.update("use_case", case.id, {"risk_tier": None})
    page.refresh(frozenset({"use_case"}))
    line = page.cards.classify.list.rows[0]
    assert line.accessibleName() == f"{case.key} {case.title}: Never classified. Classify"
    seen: list[int | None] = []

    def look(dialog: ClassifyDialog) -> None:
        assert window.bench is not None
        seen.append(window.bench.current.record_id)
        dialog.reject()

    answered(ClassifyDialog, look)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert seen == [case.id]


def test_the_map_opens_a_checklist_by_keyboard_and_stays(window: Desk, qtbot: QtBot) -> None:
    page = go(window, "map")
    assert isinstance(page, GovernanceMapPage)
    assert page.window().focusWidget() is page.view
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    panel = window.window.findChild(DetailPanel)
    assert panel is not None
    assert panel.isVisible()
    assert panel.view.strip.current_id == "checklist"
    assert panel.record_id == page.model.rows[1].id
    assert front(window) is page


def test_the_map_says_in_each_cell_what_the_standings_say(window: Desk, qtbot: QtBot) -> None:
    page = go(window, "map")
    assert isinstance(page, GovernanceMapPage)
    every = standings(file_of(window), TODAY)
    for row, case in enumerate(page.model.rows):
        for column in range(1, page.model.columnCount()):
            own = [one for one in every if one.use_case_id == case.id and one.item.topic == page.model.head(column)]
            settled = sum(one.state in SETTLED for one in own)
            shown = page.model.index(row, column).data()
            assert shown == (f"{settled}/{len(own)}" if own else "–")


def test_the_map_fits_again_when_large_text_becomes_ordinary(window: Desk, qtbot: QtBot) -> None:
    window.look.apply("light", 1.5)
    page = go(window, "map")
    assert isinstance(page, GovernanceMapPage)
    window.look.apply("light", 1.0)
    window.window.resize(1440, 900)
    header = page.view.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() <= page.view.viewport().width())
    assert header.minimumSectionSize() < 100  # as ordinary text asks for; 111 with large text


def test_the_map_is_narrowed_ordered_and_cleared(window: Desk, qtbot: QtBot) -> None:
    page = go(window, "map")
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


@pytest.mark.parametrize("tab", ["overview", "map", "work"])
@pytest.mark.parametrize("has_library", [True, False])
def test_an_empty_programme_says_what_the_view_is_for(
    make_desk: Make, tmp_path: Path, clock: Clock, tab: str, *, has_library: bool
) -> None:
    path = tmp_path / "empty.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Empty", actor="Tester")
        if not has_library:
            with f.work("Clear", "Tester") as work:
                for one in items(f):
                    work.delete("checklist_item", one.id)
    page: Any = go(make_desk(path), tab)
    if tab == "work" and has_library:
        assert {one.use_case_id for one in lines(page)} == {None}  # the programme can begin with its own items
        return
    assert page.pane.isVisible()
    assert page.pane.title
    assert page.pane.isAncestorOf(page.window().focusWidget())


@pytest.mark.parametrize("tab", ["overview", "map", "work"])
def test_a_reading_that_fails_says_so_and_can_be_tried_again(
    window: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    page: Any = go(window, tab)

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
    page = go(window, "map")
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

    answered(PrintPreview, save)
    window.commands.run("governance.print")
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert wanted.key in text
    assert wanted.title in text
    assert "Signatures" in text
    assert "not legal advice" in text


def test_without_a_selection_the_sign_off_sheet_asks_for_the_use_case(window: Desk, qtbot: QtBot) -> None:
    overview(window)
    assert window.bench is not None
    window.bench.current.set(None)
    seen: list[int] = []

    def look(dialog: ListDialog) -> None:
        seen.append(dialog.table.model().rowCount())
        dialog.reject()

    answered(ListDialog, look)
    window.commands.run("governance.print")
    assert seen == [6]


@pytest.mark.parametrize("tab", ["overview", "map", "work"])
def test_a_large_file_is_read_beside_the_window(
    window: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    monkeypatch.setattr(reading, "SMALL_BYTES", 0)
    page: Any = go(window, tab)
    assert page.reading.is_under_way
    assert page.pane.isVisible()
    assert page.pane.title == "Reading the checklists"
    page.refresh(frozenset())  # asked for again meanwhile: read once more afterwards
    qtbot.waitUntil(lambda: not page.reading.is_under_way and not page.pane.isVisible(), timeout=10_000)
    page.reading.refresh()
    page.reading._ticket.cancel()
    qtbot.waitUntil(lambda: not page.reading.is_under_way, timeout=10_000)
    assert not page.pane.isVisible()  # what was read before stays
