"""Runs ``axonix`` in this process, as a person would type it."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from axonix_desktop.cli.main import main


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object that ``--json`` prints."""
        return json.loads(self.out)


Axonix = Callable[..., Answer]


@pytest.fixture
def axonix(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Axonix:
    """Call as ``axonix("stats", path, "--json")``."""

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["axonix", *(str(one) for one in arguments)])
        code, was_collecting = 0, gc.isenabled()
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        if was_collecting:  # the program leaves it off; where Qt is at work it stays off
            gc.enable()
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return run
