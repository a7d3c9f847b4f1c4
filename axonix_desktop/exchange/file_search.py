"""Asks the reading helper whether an attached file names a person; the bytes go through a pipe, never to the disk."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable

from axonix_desktop.core.personal import Sought
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.file_words import UNREAD
from axonix_desktop.exchange.workbook import helper_command

WORDS = "--words"
_POLL_SECONDS = 0.1


def names_person(content: bytes, sought: Sought, step: Callable[[], object] = lambda: None) -> tuple[str, str]:
    """The state of a file (``file_words``) and the passage that names the person; ``step`` may raise to stop."""
    who = {"name": sought.name, "email": sought.email, "also": sought.also}
    asked = json.dumps(who).encode() + b"\n" + content
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, a list of arguments, no shell
            helper_command([WORDS]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return UNREAD, ""
    try:
        return _answer(process, asked, step)
    finally:
        process.kill()
        process.communicate()


def _answer(process: subprocess.Popen[bytes], asked: bytes, step: Callable[[], object]) -> tuple[str, str]:
    last = time.monotonic() + limits.SILENT_SECONDS
    sent: bytes | None = asked
    while time.monotonic() < last:
        step()
        try:
            said, _ = process.communicate(sent, timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            sent = None
            continue
        except OSError:
            break
        try:
            state, passage = json.loads(said)
        except ValueError:
            break
        return str(state), str(passage)
    return UNREAD, ""
