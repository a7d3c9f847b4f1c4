"""Who reads several things at once gets a connection for each; afterwards few stay, for each holds pages and schema."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import get_ident
from typing import TYPE_CHECKING

from axonix_desktop.store.connection import PLAIN_CACHE, PROTECTED_CACHE, connect, pragma
from axonix_desktop.store.engine import ProgrammeFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clock


def _read_six_at_once(programme: ProgrammeFile) -> int:
    with ExitStack() as several:
        held = [several.enter_context(programme.reading()) for _ in range(6)]
        assert all(one.execute("SELECT count(*) FROM use_case").fetchone() == (0,) for one in held)
        return len({id(one) for one in held})


def test_connections_made_for_reading_at_once_are_closed_again_but_for_one(programme: ProgrammeFile) -> None:
    with ThreadPoolExecutor(1) as aside:
        assert aside.submit(_read_six_at_once, programme).result() == 6
    assert len(programme._readers) == 1
    assert programme.read("SELECT count(*) FROM use_case") == [(0,)]


def test_more_pages_of_a_protected_file_are_kept_for_each_must_be_deciphered(tmp_path: Path, clock: Clock) -> None:
    key = secrets.token_hex(32)
    with ProgrammeFile.create(tmp_path / "kept.axonix", clock=clock, key=key) as f, ThreadPoolExecutor(1) as aside:
        assert int(pragma(f.connection, "cache_size")) == PROTECTED_CACHE
        assert int(aside.submit(f.read, "PRAGMA cache_size").result()[0][0]) == PROTECTED_CACHE


def test_few_pages_of_a_plain_file_are_kept(programme: ProgrammeFile) -> None:
    with ThreadPoolExecutor(1) as aside:
        assert aside.submit(programme.read, "PRAGMA cache_size").result() == [(PLAIN_CACHE,)]
    assert pragma(programme.connection, "cache_size") == PLAIN_CACHE


def test_connecting_reads_nothing_of_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "damaged.axonix"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4_096)
    connect(path).close()


def test_a_file_opened_aside_is_read_on_the_connection_that_writes_once_it_has_a_home(
    tmp_path: Path, clock: Clock
) -> None:
    with ThreadPoolExecutor(1) as aside:
        f = aside.submit(lambda: ProgrammeFile.create(tmp_path / "aside.axonix", clock=clock)).result()
    with f:
        with f.reading() as own:
            assert own is not f.connection
        f.home = get_ident()
        with f.reading() as own:
            assert own is f.connection
