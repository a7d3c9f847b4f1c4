"""Files as a person meets them: the sample, restore points, copies, a backup looked at and restored, recent files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from axonix_desktop.actions.records import change_record
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import counts, rows
from axonix_desktop.store.rolling import Rolled, folder_of, kept
from axonix_desktop.ui import file_desk
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.files import backups, sample
from axonix_desktop.ui.files.restore_dialog import RestoreDialog
from axonix_desktop.ui.files.watch import Watch
from tests.conftest import Clock
from tests.ui.meeting import meeting

Open = Callable[[Path | None], Desk]


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups and the sample lie in a folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def rename(desk: Desk, title: str) -> None:
    assert desk.context
    number = rows(desk.context.programme.file, "use_case", ["id"])[0][0]
    act = partial(change_record, kind="use_case", number=number, values={"title": title})
    assert desk.context.change(act, "Not renamed")


def first_title(desk: Desk) -> str:
    assert desk.context
    return str(rows(desk.context.programme.file, "use_case", ["title"])[0][0])


def made(desk: Desk) -> list[str]:
    """Why each backup was made, oldest first."""
    assert desk.context
    return [one.reason for one in kept(folder_of(desk.context.programme.file))]


def save(desk: Desk, qtbot) -> None:
    before = len(made(desk))
    desk.commands.run("file.save")
    qtbot.waitUntil(lambda: len(made(desk)) > before, timeout=10_000)


def test_the_sample_opens_at_once_without_a_question_and_is_marked(make_desk: Open, qtbot) -> None:
    desk = make_desk(None)
    desk.commands.run("file.sample")
    assert desk.context
    assert desk.messages.paths == []  # type: ignore[attr-defined]
    assert counts(desk.context.programme.file)["use_case"] == 62
    band = desk.window.banners.banner("sample")
    assert band is not None
    assert band.text().startswith("Sample data")
    assert [one.text() for one in band.buttons] == ["Reset the sample", "Close"]
    band.buttons[1].click()
    assert desk.bench is None
    assert desk.window.banners.isHidden()


def test_the_sample_keeps_what_was_tried_until_it_is_reset(make_desk: Open, monkeypatch) -> None:
    desk = make_desk(None)
    desk.commands.run("file.sample")
    rename(desk, "Tried")
    desk.commands.run("file.close")
    desk.commands.run("file.sample")
    assert first_title(desk) == "Tried"
    asked: list[tuple[str, str, str]] = []
    monkeypatch.setattr(desk.messages, "ask", lambda *words: bool(asked.append(words)) or len(asked) > 1)
    desk.commands.run("file.reset_sample")
    assert first_title(desk) == "Tried"
    desk.commands.run("file.reset_sample")
    assert first_title(desk) != "Tried"
    assert asked[0][2] == "Reset the sample"


def test_a_file_of_ones_own_is_no_sample(desk: Desk) -> None:
    assert desk.window.banners.banner("sample") is None
    assert not desk.commands.action("file.reset_sample").isEnabled()


def test_ctrl_s_says_that_all_is_saved_and_keeps_a_restore_point(desk: Desk, qtbot) -> None:
    rename(desk, "Before lunch")
    QTest.keyClick(desk.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "restore point" in desk.window.toast.text, timeout=10_000)
    assert desk.window.toast.text.startswith("All changes saved 09:00")
    assert made(desk)[-1] == "restore point"


def test_a_backup_is_made_soon_after_opening_when_the_last_one_is_old(
    make_desk: Open, programme_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_desk, "_SETTLED_MS", 10)
    desk = make_desk(programme_path)
    qtbot.waitUntil(lambda: made(desk) == ["on opening"], timeout=10_000)


def test_no_backup_is_due_within_half_an_hour(desk: Desk, clock: Clock, qtbot) -> None:
    assert desk.context
    file = desk.context.programme.file
    save(desk, qtbot)
    rename(desk, "Changed")
    clock.advance(minutes=29)
    assert backups.backup_if_due(file, clock.now) is None
    clock.advance(minutes=2)
    rolled = backups.backup_if_due(file, clock.now)
    assert rolled is not None
    assert rolled.backup is not None


def test_a_backup_that_fails_is_told_in_a_band_until_one_succeeds(desk: Desk, monkeypatch, qtbot) -> None:
    import axonix_desktop.store.rolling as store

    real = store.rolling
    monkeypatch.setattr(store, "rolling", lambda *_: Rolled(None, "No backup could be made: the disk is full."))
    desk.commands.run("file.save")
    qtbot.waitUntil(lambda: desk.window.banners.banner("backup") is not None, timeout=10_000)
    band = desk.window.banners.banner("backup")
    assert band is not None
    assert "disk is full" in band.text()
    monkeypatch.setattr(store, "rolling", real)
    band.buttons[0].click()
    qtbot.waitUntil(lambda: desk.window.banners.banner("backup") is None, timeout=10_000)


def test_a_copy_is_saved_and_is_whole(desk: Desk, tmp_path: Path, clock: Clock, qtbot) -> None:
    target = tmp_path / "Copy"
    desk.messages.paths = [target]  # type: ignore[attr-defined]
    desk.commands.run("file.copy")
    qtbot.waitUntil(lambda: "Saved a copy" in desk.window.toast.text, timeout=10_000)
    with ProgrammeFile.open(tmp_path / "Copy.axonix", clock=clock) as copy:
        assert counts(copy)["use_case"] == 61


def test_a_copy_onto_the_file_itself_is_refused(desk: Desk, programme_path: Path) -> None:
    desk.messages.paths = [programme_path]  # type: ignore[attr-defined]
    desk.commands.run("file.copy")
    assert desk.messages.told[-1][0] == "No copy was made"  # type: ignore[attr-defined]


def test_the_backups_are_listed_with_date_reason_size_and_what_they_hold(desk: Desk, clock: Clock, qtbot) -> None:
    save(desk, qtbot)
    clock.advance(hours=3)
    rename(desk, "Later")
    save(desk, qtbot)
    assert desk.context
    assert desk.bench
    found = backups.backups_of(desk.context.programme.file)
    dialog = RestoreDialog(desk.look, desk.bench.jobs, found, clock.now, desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.holdings) == 2, timeout=10_000)
    cells = [[dialog.table.item(row, column).text() for column in range(4)] for row in range(2)]  # type: ignore[union-attr]
    assert cells[0][:2] == ["22 Nov 2026, 12:00", "Restore point (Ctrl+S)"]
    assert cells[0][2].endswith("KB") or cells[0][2].endswith("MB")
    assert cells[1][3].startswith("61 use cases")
    assert dialog.chosen() == found[0]


def look_at_the_oldest(desk: Desk) -> None:
    """Choose the oldest backup in the dialog with the keyboard."""

    def choose(dialog: RestoreDialog) -> None:
        QTest.keyClick(dialog.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        dialog.look_button.click()

    meeting(choose, RestoreDialog)
    desk.commands.run("file.restore")


def test_a_backup_is_looked_at_as_a_copy_before_it_is_restored(
    desk: Desk, programme_path: Path, clock: Clock, qtbot, monkeypatch
) -> None:
    rename(desk, "At noon")
    save(desk, qtbot)
    clock.advance(hours=3)
    rename(desk, "In the evening")
    look_at_the_oldest(desk)
    assert first_title(desk) == "At noon"
    assert desk.context
    assert desk.context.programme.read_only_reason
    assert desk.context.programme.path.parent != programme_path.parent
    band = desk.window.banners.banner("past")
    assert band is not None
    band.buttons[1].click()
    assert first_title(desk) == "In the evening"
    look_at_the_oldest(desk)
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(desk.messages, "ask", lambda *words: not asked.append(words))
    band = desk.window.banners.banner("past")
    assert band is not None
    band.buttons[0].click()
    assert "1 step made since will no longer be in it" in asked[0][1]
    assert asked[0][2] == "Restore"
    assert first_title(desk) == "At noon"
    assert desk.context
    assert desk.context.programme.path == programme_path
    assert desk.context.programme.read_only_reason is None
    aside = programme_path.with_name("sixty (set aside 1).axonix")
    with ProgrammeFile.open(aside, clock=clock) as former:
        assert rows(former, "use_case", ["title"])[0][0] == "In the evening"


def test_a_damaged_file_comes_back_from_its_backup(make_desk: Open, programme_path: Path, qtbot, monkeypatch) -> None:
    desk = make_desk(programme_path)
    rename(desk, "Kept")
    save(desk, qtbot)
    desk.commands.run("file.close")
    whole = programme_path.read_bytes()
    programme_path.write_bytes(whole[:5000] + b"\0" * 5000 + whole[10_000:])
    asked: list[str] = []
    monkeypatch.setattr(desk.messages, "ask", lambda *words: not asked.append(words[2]))

    meeting(lambda dialog: dialog.look_button.click(), RestoreDialog)
    assert not desk.open_path(programme_path)
    assert asked == ["Show the backups"]
    assert first_title(desk) == "Kept"
    band = desk.window.banners.banner("past")
    assert band is not None
    assert [one.text() for one in band.buttons] == ["&Restore this backup…", "Close"]
    band.buttons[0].click()
    assert desk.context
    assert desk.context.programme.path == programme_path
    assert desk.context.programme.read_only_reason is None
    assert first_title(desk) == "Kept"


def test_without_a_backup_the_restore_says_how_one_is_made(desk: Desk) -> None:
    desk.commands.run("file.restore")
    assert desk.messages.told[-1][0] == "There is no backup yet"  # type: ignore[attr-defined]


def test_closing_the_copy_of_a_backup_throws_it_away(desk: Desk, qtbot) -> None:
    save(desk, qtbot)
    look_at_the_oldest(desk)
    assert desk.context
    copy = desk.context.programme.path
    assert copy.exists()
    desk.commands.run("file.close")
    assert not copy.parent.exists()
    assert desk.bench is None


def test_a_note_about_the_files_place_stays_until_it_is_hidden(make_desk: Open, programme_path: Path, tmp_path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    desk = make_desk(Path(shutil.copy(programme_path, folder / "sixty.axonix")))
    band = desk.window.banners.banner("note 0")
    assert band is not None
    assert "synchronised" in band.text()
    band.buttons[0].click()
    assert desk.window.banners.isHidden()


def test_the_use_case_looked_at_last_is_current_again(make_desk: Open, programme_path: Path) -> None:
    desk = make_desk(programme_path)
    assert desk.context
    number = int(rows(desk.context.programme.file, "use_case", ["id"])[7][0] or 0)
    desk.context.current.set(number)
    desk.commands.run("file.close")
    desk.open_path(programme_path)
    assert desk.context
    assert desk.context.current.record_id == number


def test_a_changed_copy_is_found_in_the_background_and_a_sound_one_is_not(
    desk: Desk, programme_path: Path, tmp_path: Path, clock: Clock, qtbot
) -> None:
    from axonix_desktop.store.driver import driver

    sound, forged = (Path(shutil.copy(programme_path, tmp_path / name)) for name in ("sound.axonix", "forged.axonix"))
    connection = driver.connect(forged)
    connection.execute("DROP TRIGGER jr_use_case_update")
    connection.execute("UPDATE use_case SET title = 'Forged' WHERE id = (SELECT min(id) FROM use_case)")
    connection.commit()
    connection.close()
    for path, is_sound in ((sound, True), (forged, False)):
        watch = Watch(desk.window)
        with qtbot.waitSignal(watch.ended, timeout=10_000) as told:
            watch.begin(path, clock.now)
        assert (told.args == [()]) is is_sound


def test_recent_files_are_pinned_found_and_forgotten(make_desk: Open, programme_path: Path, tmp_path: Path) -> None:
    desk = make_desk(programme_path)
    other = Path(shutil.copy(programme_path, tmp_path / "other.axonix"))
    gone = tmp_path / "gone.axonix"
    for path in (other, gone):
        desk.state.keep_recent(path)
    desk.commands.run("file.close")
    page = desk.start_page
    assert page is not None
    assert [one.text() for one in page.recent] == ["gone", "other", "sixty"]
    page.recent[2].pin.click()
    assert [one.text() for one in page.recent] == ["sixty", "gone", "other"]
    assert page.recent[1].is_missing
    assert not page.recent[1].forget.isHidden()
    assert page.recent[2].forget.isHidden()
    page.recent[1].forget.click()
    assert [one.text() for one in page.recent] == ["sixty", "other"]
    for number in range(12):
        desk.state.keep_recent(tmp_path / f"file {number}.axonix")
    assert programme_path in desk.state.recent()
    assert len(desk.state.recent()) == 11


def test_a_missing_file_is_located(make_desk: Open, programme_path: Path, tmp_path: Path) -> None:
    desk = make_desk(None)
    desk.state.keep_recent(tmp_path / "moved.axonix")
    desk.show_start()
    assert desk.start_page is not None
    desk.messages.paths = [programme_path]  # type: ignore[attr-defined]
    desk.start_page.recent[0].locate.click()
    assert desk.context
    assert desk.state.recent() == [programme_path]


def test_every_control_of_the_start_page_has_a_name(make_desk: Open, programme_path: Path, tmp_path: Path) -> None:
    desk = make_desk(None)
    for path in (programme_path, tmp_path / "gone.axonix"):
        desk.state.keep_recent(path)
    desk.show_start()
    assert desk.start_page is not None
    for tile in (*desk.start_page.tiles, *desk.start_page.recent):
        assert tile.accessibleName()
        assert tile.accessibleDescription()
    for one in desk.start_page.recent:
        assert {button.accessibleName() for button in (one.pin, one.locate, one.forget)} >= {
            f"Locate {one.path.stem}", f"Remove {one.path.stem} from this list"
        }  # fmt: skip


def test_the_sample_lies_in_the_data_folder_of_the_person(tmp_path: Path) -> None:
    assert sample.sample_path() == tmp_path / "data" / "Axonix Desktop" / "Sample programme.axonix"
