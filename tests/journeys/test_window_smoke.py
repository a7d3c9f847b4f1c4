"""The real program on an X display of its own, driven by keys as a person would; skipped where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.records import count
from axonix_desktop.store.undo import redoable

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def programme_path(tmp_path: Path) -> Path:
    """A programme file with thirty use cases and one step to undo."""
    path = tmp_path / "smoke.axonix"
    with ProgrammeFile.create(path, clock=lambda: datetime.now(UTC)) as file:
        begin_programme(file, "Smoke", actor="Tester")
        rows = [(number, f"UC-{place:03d}", f"Use case {place}", place % 10)
                for place, number in enumerate(new_ids(30))]  # fmt: skip
        with file.work("Add thirty use cases", actor="Tester") as work:
            work.insert_many(UseCase, ["id", "key", "title", "stage"], rows)
    return path


def waited_for(holds: Callable[[], object], seconds: float = 60.0) -> bool:
    """Whether ``holds`` became true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_the_program_opens_takes_keys_undoes_and_leaves(screen: dict[str, str], programme_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "axonix_desktop", str(programme_path)], env=screen, cwd=ROOT, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip

    def xdotool(*words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=screen, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    try:
        assert waited_for(lambda: xdotool("search", "--onlyvisible", "--name", "smoke.axonix"))
        window = xdotool("search", "--onlyvisible", "--name", "smoke.axonix").split()[0]
        xdotool("windowfocus", "--sync", window)
        for keys in ("Down", "Down", "ctrl+2", "Right", "ctrl+1", "ctrl+shift+t", "F6", "F6", "ctrl+z"):
            xdotool("key", "--clearmodifiers", keys)
            time.sleep(0.15)
        assert waited_for(lambda: use_cases(programme_path) == 0)
        xdotool("key", "--clearmodifiers", "ctrl+q")
        _, said = program.communicate(timeout=60)
        assert program.returncode == 0, said
        assert "Traceback" not in said
    finally:
        program.kill()
        program.wait()
    with ProgrammeFile.open(programme_path, clock=lambda: datetime.now(UTC)) as file:
        undone = redoable(file)
        assert undone is not None
        assert undone.label == "Add thirty use cases"


def use_cases(path: Path) -> int:
    """How many use cases stand in the file, read beside the running program."""
    with ProgrammeFile.open(path, clock=lambda: datetime.now(UTC), read_only=True) as file:
        return count(file, "use_case")


def test_exit_when_ready_prints_the_milliseconds(screen: dict[str, str], programme_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "axonix_desktop", str(programme_path), "--exit-when-ready"],
        env=screen, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert 0 < float(done.stdout) < 60_000


def test_exit_when_ready_fails_on_what_is_no_programme_file(tmp_path: Path, screen: dict[str, str]) -> None:
    path = tmp_path / "broken.axonix"
    path.write_text("nothing of ours", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "axonix_desktop", str(path), "--exit-when-ready"],
        env=screen, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "not a programme file" in done.stderr or "cannot be opened" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_told_without_a_window() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "axonix_desktop", "--no-such-option"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("usage: axonix-desktop")
