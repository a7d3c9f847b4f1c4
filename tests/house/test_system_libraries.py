"""What the machine lacks is named once, by the package that mends it."""

from __future__ import annotations

import runpy
from typing import Any

from tests.house.source import ROOT

SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "system_libraries.py"))


def test_a_missing_library_or_tool_is_named_by_its_package() -> None:
    found = SCRIPT["missing"]({"libnowhere.so.9": "libnowhere9"}, {"no-such-tool": "toolbox"})
    assert found == ["libnowhere9", "toolbox"]


def test_what_is_there_is_not_named() -> None:
    assert SCRIPT["missing"]({"libc.so.6": "libc6"}, {"sh": "dash"}) == []
