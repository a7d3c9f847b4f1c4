"""Files are dropped on a record, looked at as a copy, saved byte for byte, renamed and removed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.queries.attachments import attached_files
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.file_copies import PrivateCopies, read_whole, write_whole
from axonix_desktop.ui.detail.files import FilesPart, size_words
from tests.pictures import settle

Key = Qt.Key


@pytest.fixture
def files(desk: Desk) -> FilesPart:
    bench = desk.bench
    assert bench is not None
    bench.detail.show(is_shown=True)
    panel = bench.detail.panel
    assert panel is not None
    panel.settle()
    panel.view.show_tab("files")
    settle()
    part = panel.view.parts["use_case", "files"]
    assert isinstance(part, FilesPart)
    return part


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Rollout plan.pdf"
    path.write_bytes(b"%PDF-1.7\x00\xff plan")
    return path


def drop(part: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(part, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(part, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))


def attach(part: FilesPart, qtbot: QtBot, *paths: Path) -> None:
    wanted = len(part.rows) + len(paths)
    drop(part, *paths)
    qtbot.waitUntil(lambda: len(part.rows) == wanted)


def test_a_dropped_file_is_attached_and_listed_with_its_size(
    desk: Desk, files: FilesPart, plan: Path, qtbot: QtBot
) -> None:
    attach(files, qtbot, plan)
    assert files.rows[0].accessibleName().startswith("Rollout plan.pdf, 15 bytes")
    assert desk.window.toast.text == "“Rollout plan.pdf” is attached"
    desk.window.toast.do()
    assert files.rows == []


def test_a_file_dropped_on_the_fields_goes_to_the_files_and_shows_where(
    desk: Desk, files: FilesPart, plan: Path, qtbot: QtBot
) -> None:
    panel = desk.bench.detail.panel if desk.bench is not None else None
    assert panel is not None
    panel.view.show_tab("fields")
    drop(panel.view, plan)
    assert panel.view.strip.current_id == "files"
    qtbot.waitUntil(lambda: len(files.rows) == 1)


def test_a_file_chosen_with_the_button_is_attached(desk: Desk, files: FilesPart, plan: Path, qtbot: QtBot) -> None:
    desk.messages.paths = [plan]  # type: ignore[attr-defined]
    qtbot.mouseClick(files.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(files.rows) == 1)


def test_what_was_attached_is_saved_byte_for_byte(
    desk: Desk, files: FilesPart, plan: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    attach(files, qtbot, plan)
    target = tmp_path / "out.pdf"
    desk.messages.paths = [target]  # type: ignore[attr-defined]
    next(one for one in files.rows[0].menu().actions() if one.text() == "Save as…").trigger()
    assert target.read_bytes() == plan.read_bytes()
    assert [one.name for one in tmp_path.glob(".*.part")] == []


def test_a_copy_is_opened_read_only_in_a_folder_of_ones_own(
    files: FilesPart, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    attach(files, qtbot, plan)
    files.rows[0].setFocus()
    qtbot.keyClick(files.rows[0], Key.Key_Return)
    copy = opened[0]
    assert copy.name == "Rollout plan.pdf"
    assert copy != plan
    assert copy.read_bytes() == plan.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == stat.S_IRUSR
    if os.name == "posix":
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_what_can_do_something_by_itself_is_never_opened(
    desk: Desk, files: FilesPart, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    script = tmp_path / "setup.sh"
    script.write_text("exit 1")
    attach(files, qtbot, script)
    qtbot.keyClick(files.rows[0], Key.Key_Return)
    assert opened == []
    assert "is not opened from here" in desk.messages.told[0][0]  # type: ignore[attr-defined]
    assert not next(one for one in files.rows[0].menu().actions() if one.text() == "Open a copy").isEnabled()


def test_f2_renames_in_place_and_escape_leaves_the_name(files: FilesPart, plan: Path, qtbot: QtBot) -> None:
    attach(files, qtbot, plan)
    row = files.rows[0]
    row.setFocus()
    qtbot.keyClick(row, Key.Key_F2)
    assert row.box.selectedText() == "Rollout plan"
    qtbot.keyClicks(row.box, "Plan B")
    qtbot.keyClick(row.box, Key.Key_Return)
    assert [one.file.name for one in files.rows] == ["Plan B.pdf"]
    row = files.rows[0]
    row.setFocus()
    qtbot.keyClick(row, Key.Key_F2)
    qtbot.keyClicks(row.box, "Nonsense")
    qtbot.keyClick(row.box, Key.Key_Escape)
    assert [one.file.name for one in files.rows] == ["Plan B.pdf"]
    assert row.box.isHidden()


def test_delete_removes_and_the_toast_brings_it_back(desk: Desk, files: FilesPart, plan: Path, qtbot: QtBot) -> None:
    attach(files, qtbot, plan)
    files.rows[0].setFocus()
    qtbot.keyClick(files.rows[0], Key.Key_Delete)
    assert files.rows == []
    assert QApplication.focusWidget() is files.add
    assert desk.window.toast.text == "“Rollout plan.pdf” was removed"  # the newest word wins
    desk.window.toast.do()
    assert [one.file.name for one in files.rows] == ["Rollout plan.pdf"]


def test_the_undo_of_a_toast_takes_back_its_own_step_only(
    desk: Desk, files: FilesPart, plan: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("n")
    attach(files, qtbot, plan)
    attach(files, qtbot, other)
    assert desk.window.toast.text == "“notes.txt” is attached"
    desk.window.toast.do()
    assert [one.file.name for one in files.rows] == ["Rollout plan.pdf"]


def test_a_file_that_is_too_large_is_refused_with_a_sentence(
    desk: Desk, files: FilesPart, tmp_path: Path, qtbot: QtBot
) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    drop(files, large)
    qtbot.waitUntil(lambda: bool(desk.messages.told))  # type: ignore[attr-defined]
    title, text = desk.messages.told[0]  # type: ignore[attr-defined]
    assert title == "The file cannot be attached"
    assert "51 MB" in text
    assert "50 MB" in text
    bench = desk.bench
    assert bench is not None
    assert attached_files(bench.programme.file, "use_case", bench.current.record_id or 0) == []


def test_a_folder_or_a_file_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="not a file"):
        read_whole(tmp_path)
    with pytest.raises(FileProblemError, match=r"gone\.pdf.*cannot be read"):
        read_whole(tmp_path / "gone.pdf")


def test_a_file_that_cannot_be_written_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="cannot be written"):
        write_whole(tmp_path / "no folder" / "out.pdf", b"x")
    target = tmp_path / "taken"
    target.mkdir()
    with pytest.raises(FileProblemError):
        write_whole(target, b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_copies_are_thrown_away_at_the_end() -> None:
    copies = PrivateCopies()
    first, second = copies.write("a.txt", b"1"), copies.write("a.txt", b"2")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    copies.end()
    assert not first.exists()
    assert not second.exists()


def test_sizes_are_told_as_people_read_them() -> None:
    assert [size_words(size) for size in (0, 1, 1023, 1024, 3 * 1024 * 1024)] == [
        "0 bytes", "1 byte", "1,023 bytes", "1 KB", "3.0 MB",
    ]  # fmt: skip
