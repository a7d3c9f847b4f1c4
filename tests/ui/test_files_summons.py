"""A second start finds the first window and leaves; another file gets a window of its own."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.files.summons import Summons

FILE = Path("/programmes/one.axonix")


def answered(first: Summons, second: Summons, path: Path | None, qtbot) -> bool:
    """Ask from another thread, as another process would, while this one answers."""
    with ThreadPoolExecutor(1) as pool:
        told: Future[bool] = pool.submit(second.ask, path, 60.0)
        qtbot.waitUntil(told.done, timeout=10_000)
    return told.result()


@pytest.fixture
def pair(tmp_path: Path, qapp) -> tuple[Summons, Summons]:
    """The first window's end and that of a second start."""
    first, second = Summons(tmp_path), Summons(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    return first, second


@pytest.mark.parametrize(("path", "comes"), [(None, True), (FILE, True), (Path("/programmes/two.axonix"), False)])
def test_the_first_window_comes_when_asked_for_its_file_or_for_none(pair, path, comes, tmp_path, qtbot) -> None:
    first, second = pair
    seen: list[str] = []
    first.answer(lambda: FILE, lambda: seen.append("here"))
    assert answered(first, second, path, qtbot) is comes
    assert seen == (["here"] if comes else [])
    assert not list((tmp_path / "summons").iterdir())


def test_nobody_answers_and_the_second_start_goes_on_by_itself(pair, tmp_path) -> None:
    _first, second = pair
    assert not second.ask(FILE, patience=0.1)
    assert not list((tmp_path / "summons").iterdir())


def test_after_the_first_window_closed_the_next_start_is_the_first(pair) -> None:
    first, second = pair
    first.leave()
    assert second.is_first()


def test_the_window_comes_forward_and_says_so(desk: Desk, programme_path: Path) -> None:
    desk.window.showMinimized()
    desk.come_forward()
    assert not desk.window.isMinimized()
    assert desk.shown_path() == programme_path
    assert "was open already" in desk.window.toast.text
