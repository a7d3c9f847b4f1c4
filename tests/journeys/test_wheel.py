"""What a person installs is whole: the wheel works in an environment of its own, far from the source tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


def _run(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    clean.pop("DISPLAY", None)
    clean.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, env=clean)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment in which the built wheel is installed."""
    away = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", away / "dist", ROOT, cwd=away)
    (wheel,) = (away / "dist").glob("*.whl")
    venv.create(away / "env", with_pip=True, symlinks=os.name != "nt")
    folder = away / "env" / ("Scripts" if os.name == "nt" else "bin")
    _run(folder / "python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=away)
    return folder


def test_the_wheel_brings_its_resources_and_its_database_folder(programs: Path, tmp_path: Path) -> None:
    code = (
        "from axonix_desktop import paths as p; print(p.__file__, p.resources_folder(), p.database_folder(), sep='\\n')"
    )
    module, resources, database = map(Path, _run(programs / "python", "-c", code, cwd=tmp_path).splitlines())
    assert ROOT not in module.parents
    assert resources.parent == database.parent == module.parent / "_shipped"
    assert (resources / "samples" / "tracker.xlsx").is_file()
    assert any((database / "seed").iterdir())
    assert any((database / "migrations").rglob("*.py"))


def test_the_demo_runs_from_the_wheel(programs: Path, tmp_path: Path) -> None:
    answer = json.loads(_run(programs / "axonix", "demo", "--out", "out", "--json", cwd=tmp_path))
    written = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert {".axonix", ".pdf", ".xlsx"} <= set(written)
    assert len(answer["files"]) >= 3


def test_the_window_program_is_installed(programs: Path) -> None:
    assert list(programs.glob("axonix-desktop*"))
