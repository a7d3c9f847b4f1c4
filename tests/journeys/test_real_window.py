"""A real window on a real X server: it opens, it is ready, it can be closed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOW = (sys.executable, "-m", "axonix_desktop")
pytestmark = pytest.mark.window


def test_the_window_opens_on_a_programme_and_says_when_it_is_ready(screen: dict[str, str], sample: Path) -> None:
    done = subprocess.run(
        [*WINDOW, str(sample), "--exit-when-ready"],
        env=screen,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert float(done.stdout.split()[0]) > 0


def test_the_window_takes_keys_and_leaves_when_told_to(screen: dict[str, str], sample: Path) -> None:
    program = subprocess.Popen([*WINDOW, str(sample)], env=screen, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        window = _window_of(program, screen)
        subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", "ctrl+q"], env=screen, check=True)
        _, said = program.communicate(timeout=60)
        assert program.returncode == 0, said
    finally:
        program.kill()
        program.wait()


def _window_of(program: subprocess.Popen[str], screen: dict[str, str]) -> str:
    for _ in range(600):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "sample"],
            env=screen,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        if found:
            return found[0]
        assert program.poll() is None, program.communicate()[1]
        time.sleep(0.1)
    raise AssertionError("no window within a minute")
