"""A screen of its own for the programs that the journeys start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXONIX = (sys.executable, "-c", "from axonix_desktop.cli.main import main; main()")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of an X server that nobody else uses.

    Its keys do not repeat: on a loaded machine a key may be held down for long before it is let go.
    """
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("Xvfb and xdotool are not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-r"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    yield name
    server.terminate()
    server.wait()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What programs keep to start faster, for all of them."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def screen(display: str, cache: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a program on that screen, with settings of its own."""
    homes = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return {
        **os.environ, **homes, "XDG_CACHE_HOME": str(cache), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample programme, made once; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("made") / "sample.axonix"
    subprocess.run([*AXONIX, "new", str(path), "--sample"], cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Path:
    """A programme file with the sample programme in it."""
    return Path(shutil.copy(made_sample, tmp_path / "sample.axonix"))
