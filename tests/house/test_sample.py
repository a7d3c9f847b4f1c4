"""The sample tracker that ships is the one our script writes."""

from __future__ import annotations

import gzip
import importlib.util
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from axonix_desktop.paths import resources_folder

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "sample" / "make_sample.py"
SHIPPED = resources_folder() / "samples" / "tracker.xlsx"


def _script(name: str = "make_sample") -> Any:
    import sys

    if str(SCRIPT.parent) not in sys.path:
        sys.path.insert(0, str(SCRIPT.parent))
    spec = importlib.util.spec_from_file_location(name, SCRIPT.with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _cells(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_script_reproduces_the_shipped_sample_cell_by_cell(tmp_path: Path) -> None:
    _script().write(tmp_path / "again.xlsx")
    assert _cells(tmp_path / "again.xlsx") == _cells(SHIPPED)


def test_the_sample_has_about_sixty_use_cases_in_eight_units() -> None:
    cases = _script().use_cases()
    assert 60 <= len(cases) <= 65
    assert len({case.unit for case in cases}) == 8
    assert len({case.ref for case in cases}) == len(cases)


def test_the_script_of_the_roll_out_writes_the_shipped_entries_again(tmp_path: Path) -> None:
    _script("make_rollout").write(tmp_path / "again.gz")
    again, shipped = (tmp_path / "again.gz").read_bytes(), SHIPPED.with_name("rollout.json.gz").read_bytes()
    assert gzip.decompress(again) == gzip.decompress(shipped)
