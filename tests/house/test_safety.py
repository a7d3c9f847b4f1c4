"""Nothing out of a file is ever run, and the program never speaks to a network."""

from __future__ import annotations

import pytest

from tests.house.source import ROOT, Call, program

RUNS = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile", "yaml.load", "pickle.loads",
    "pickle.load", "marshal.loads", "shelve.open", "QDesktopServices.openUrl", "ctypes.CDLL",
}  # fmt: skip
BARRED = (
    "pickle", "marshal", "shelve", "yaml", "PySide6.QtGui.QDesktopServices", "PySide6.QtCore.QProcess",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineCore", "PySide6.QtQml",
)  # fmt: skip
NETWORK = (
    "socket", "socketserver", "urllib.request", "http.client", "http.server", "ftplib", "smtplib", "telnetlib", "ssl",
    "requests", "httpx", "aiohttp", "asyncio", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebSockets",
)  # fmt: skip

# A person asked to see a file that they attached themselves: a private, read-only copy of a harmless sort is handed to
# the desktop. Nothing else is opened by anything.
SHOWN_ON_REQUEST = "axonix_desktop/ui/detail/files.py"
# The C library that runs the process already is asked to give memory back; no library is loaded.
OWN_LIBRARY = "axonix_desktop/ui/sparing.py"


def _calls() -> list[tuple[str, Call]]:
    return [(f"{one.name}:{call.line}", call) for one in program() for call in one.calls()]


def test_nothing_is_evaluated_unpickled_or_handed_to_a_shell() -> None:
    found = [(place, call.name) for place, call in _calls() if call.name in RUNS]
    assert [call for place, call in found if place.startswith(SHOWN_ON_REQUEST)] == ["QDesktopServices.openUrl"]
    assert [call for place, call in found if place.startswith(OWN_LIBRARY)] == ["ctypes.CDLL"]
    assert "ctypes.CDLL(None)" in (ROOT / OWN_LIBRARY).read_text("utf-8")
    assert not [place for place, _ in found if not place.startswith((SHOWN_ON_REQUEST, OWN_LIBRARY))]


def test_no_process_is_started_through_a_shell() -> None:
    assert not [place for place, call in _calls() if "shell" in call.words]


@pytest.mark.parametrize("barred", [BARRED, NETWORK], ids=["runs things", "network"])
def test_no_module_is_imported_that_can(barred: tuple[str, ...]) -> None:
    found = [
        f"{one.name}:{line} {name}"
        for one in program()
        for name, line in one.imports()
        if any(name == word or name.startswith(f"{word}.") for word in barred)
        and not (one.name == SHOWN_ON_REQUEST and name.endswith("QDesktopServices"))
    ]
    assert not found
