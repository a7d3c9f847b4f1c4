"""Runs work in a child process and kills it without warning at a random moment."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

Told = Callable[[int], None]


def killed_at_random(work: Callable[[Told], None], chance: random.Random, longest: float = 0.3) -> int:
    """Fork, let the child do ``work``, kill it within ``longest`` seconds; returns the last number it told, or 0.

    The child tells a number by writing it to a pipe after the fact, as a program shows "saved" after the commit.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(lambda number: _tell(writer, number))
        finally:
            os._exit(0)
    os.close(writer)
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().split()
    os.waitpid(child, 0)
    return int(told[-1]) if told else 0


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, b"%d\n" % number)
