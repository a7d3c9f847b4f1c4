"""Real trackers through the window: read, promised, done, read again without a change, taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.records import change_record
from axonix_desktop.exchange.contents import contents
from axonix_desktop.paths import resources_folder
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.importing import ImportPage
from tests.benchmarks.mapping import trackers

FOLDER = trackers()
NAMES = (
    "triphora_dohs__2025_0128_ocio-dhs-ai-use-case-inventory.xlsx",
    "ombegov__2025_individually_reported_AI_use_cases.xlsx",
    "bgelido1__Training_Tracker.xlsx",
    "muhammadmuqris14__PMO_RAID_Log.xlsx",
    "rauschgold__uk_2022.csv",
    "yakupov__risks.ods",
)
PATHS = [FOLDER / name for name in NAMES] + [resources_folder() / "samples" / "tracker.xlsx"]


@pytest.fixture
def empty(make_desk: Callable[[Path | None], Desk], tmp_path: Path) -> Desk:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "new.axonix"]  # type: ignore[attr-defined]
    desk.commands.run("file.new")
    return desk


def read(desk: Desk, path: Path, qtbot: QtBot) -> ImportPage:
    desk.open_path(path)
    page = desk.importing.page
    assert page is not None
    qtbot.waitUntil(lambda: page.session.ready is not None, timeout=60_000)
    return page


def held(file: ProgrammeFile) -> list[tuple[str, object]]:
    return [(one.name, one.rows) for one in contents(file)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem[:24])
def test_a_tracker_comes_in_as_promised_changes_nothing_again_and_goes_whole(
    path: Path, empty: Desk, qtbot: QtBot
) -> None:
    if not path.is_file():
        pytest.skip("the real trackers are not on this computer")
    page = read(empty, path, qtbot)
    assert empty.bench is not None
    file = empty.bench.programme.file
    before = held(file)
    assert page.session.ready is not None
    promised = page.session.ready.plan.counts()
    rows = page.session.ready.rows
    for step in page.panes:
        page.go(step)
    page.go("review")
    page.go_on()
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=60_000)
    result = page.run.result
    assert result is not None
    assert result.counts == promised
    kind = next(iter(rows.values())).plan.kind
    new = sum(1 for one in rows.values() if one.plan.outcome == "new" and one.plan.kind == kind)
    assert new <= len(empty.bench.programme.rows(kind, ["id"]))
    again = read(empty, path, qtbot)
    assert again.step == "review"
    assert again.session.ready is not None
    assert again.session.ready.plan.is_empty
    empty.commands.run("edit.undo")
    empty.importing.leave()
    assert held(file) == before


def test_an_own_export_comes_back_with_no_question_and_no_change(empty: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    from axonix_desktop.exchange.export import write_workbook

    page = read(empty, PATHS[-1], qtbot)
    page.go("review")
    page.go_on()
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=60_000)
    assert empty.bench is not None
    out = tmp_path / "export.xlsx"
    write_workbook(out, contents(empty.bench.programme.file))
    again = read(empty, out, qtbot)
    assert again.step == "review"
    assert again.session.ready is not None
    assert again.session.ready.plan.is_empty


def test_a_value_changed_here_is_kept_until_one_takes_the_file_s(empty: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    def tracker(vendor: str) -> Path:
        lines = ["Use case ID,Use case name,Business unit,Vendor", f"UC-1,Invoice triage,Finance,{vendor}",
                 "UC-2,Contract finder,Legal,Initech"]  # fmt: skip
        (tmp_path / "monthly.csv").write_text("\n".join(lines), encoding="utf-8")
        return tmp_path / "monthly.csv"

    page = read(empty, tracker("Acme"), qtbot)
    page.go("review")
    page.go_on()
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=60_000)
    assert empty.bench is not None
    programme = empty.bench.programme
    number = next(row[0] for row in programme.rows("use_case", ["id", "key"]) if row[1] == "UC-1")
    assert isinstance(number, int)
    change_record(programme.file, "use_case", number, {"vendor": "Globex"}, actor="Tester")
    again = read(empty, tracker("Umbrella"), qtbot)
    assert again.session.ready is not None
    assert again.session.ready.plan.is_empty
    assert "1 record was changed here since the last import" in again.review.banner.words.text()
    again.review.table.setCurrentIndex(again.review.table.rows_model.index(0, 2))
    take = next(
        one for one in again.review.side.findChildren(QPushButton) if one.text() == "Take the file's for “Vendor”"
    )
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not again.session.is_planning, timeout=20_000)
    again.go_on()
    qtbot.waitUntil(lambda: again.run.result is not None, timeout=60_000)
    assert programme.rows("use_case", ["vendor"])[0][0] == "Umbrella"


def test_tab_goes_through_every_step_and_is_never_caught(empty: Desk, qtbot: QtBot) -> None:
    page = read(empty, PATHS[-1], qtbot)
    for step, pane in page.panes.items():
        page.go(step)
        pane.take_focus()
        met: set[object] = set()
        for _ in range(80):
            focus = QApplication.focusWidget()
            assert focus is not None
            met.add(focus)
            qtbot.keyClick(focus, Qt.Key.Key_Tab)
        assert page.cancel in met, step
        assert page.strip.buttons["source"] in met, step
