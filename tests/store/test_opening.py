"""What may lie at a path, and what opening makes of it: a whole file, or one sentence and an untouched file."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from axonix_desktop.core.problems import BadValueError, FileProblemError, RefusedError
from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check, check_path
from axonix_desktop.store.lock import WriterLock
from axonix_desktop.store.opening import LONGEST_PATH_BYTES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def filled(tmp_path: Path, clock) -> Path:
    path = tmp_path / "filled.axonix"
    with ProgrammeFile.create(path, clock=clock) as f, f.work("fill", "x") as work:
        work.insert_many(BusinessUnit, ("name", "notes"), [(f"Unit {n}", f"note {n} " * 40) for n in range(300)])
    return path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _add(f: ProgrammeFile, name: str = "New") -> None:
    with f.work("add", "x") as work:
        work.insert_many(BusinessUnit, ("name",), [(name,)])


def test_t15_a_read_only_file_opens_for_reading_and_says_so(filled: Path, clock) -> None:
    filled.chmod(0o444)
    with ProgrammeFile.open(filled, clock=clock) as f:
        assert f.read("SELECT count(*) FROM business_unit") == [(300,)]
        with pytest.raises(RefusedError, match="read-only"):
            _add(f)


def test_t16_a_read_only_folder_opens_for_reading(filled: Path, clock) -> None:
    filled.parent.chmod(0o555)
    try:
        with ProgrammeFile.open(filled, clock=clock) as f:
            assert f.is_read_only
            assert str(filled.parent) in str(f.read_only_reason)
            assert f.read("SELECT count(*) FROM business_unit") == [(300,)]
    finally:
        filled.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("act", ["renamed", "deleted", "replaced"])
def test_t17_t18_t19_a_file_moved_deleted_or_replaced_is_noticed_and_nothing_lost(
    filled: Path, clock, act: str
) -> None:
    other = filled.with_name("other.axonix")
    shutil.copy(filled, other)
    with ProgrammeFile.open(filled, clock=clock) as f:
        _add(f, "Before")
        if act == "renamed":
            filled.rename(filled.with_name("moved.axonix"))
        elif act == "deleted":
            filled.unlink()
        else:
            other.replace(filled)
        with pytest.raises(FileProblemError, match="moved") as told:
            _add(f, "After")
        assert "Save a copy" in str(told.value)
        assert f.read("SELECT count(*) FROM business_unit") == [(301,)]


def test_t19_a_change_by_another_program_is_noticed(filled: Path, clock) -> None:
    with ProgrammeFile.open(filled, clock=clock) as f:
        stranger = driver.connect(str(filled), isolation_level=None)
        stranger.execute("PRAGMA user_version = 1")
        stranger.execute("UPDATE jr_txn SET who = 'someone'")
        stranger.close()
        with pytest.raises(FileProblemError, match="another program"):
            _add(f)


HOLD = """
import sys; from pathlib import Path; from datetime import datetime, UTC
from axonix_desktop.store.engine import ProgrammeFile
f = ProgrammeFile.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC))
print(f.is_read_only, flush=True); sys.stdin.read()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_t20_t22_a_second_window_reads_and_a_killed_one_leaves_no_lock(filled: Path, clock) -> None:
    holder = _holder(filled)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "False"
        with ProgrammeFile.open(filled, clock=clock) as second:
            assert "open in another window" in str(second.read_only_reason)
            assert second.read("SELECT count(*) FROM business_unit") == [(300,)]
            with pytest.raises(RefusedError, match="another window"):
                _add(second)
        assert WriterLock.beside(filled).exists()
    finally:
        holder.kill()
        holder.communicate()
    assert holder.returncode == -signal.SIGKILL
    with ProgrammeFile.open(filled, clock=clock) as f:
        _add(f)
    assert not WriterLock.beside(filled).exists()


def test_t20_a_window_that_reads_sees_what_the_other_saved(filled: Path, clock) -> None:
    with ProgrammeFile.open(filled, clock=clock) as first, ProgrammeFile.open(filled, clock=clock) as second:
        _add(first)
        assert second.read("SELECT count(*) FROM business_unit") == [(301,)]


def test_t21_links_are_refused(filled: Path, clock) -> None:
    link = filled.with_name("link.axonix")
    link.symlink_to(filled)
    with pytest.raises(FileProblemError, match="only a link"):
        ProgrammeFile.open(link, clock=clock)
    link.unlink()
    os.link(filled, link)
    with pytest.raises(FileProblemError, match="second name"):
        ProgrammeFile.open(filled, clock=clock)


SESSION = """
import sys; from pathlib import Path; from datetime import datetime, UTC
path = Path(sys.argv[1]); seen = []
sys.addaudithook(lambda event, args: event == "open" and str(path) == str(args[0]) and seen.append(args))
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store import integrity, past, undo
from axonix_desktop.core.records.programme import BusinessUnit
clock = lambda: datetime(2026, 11, 22, tzinfo=UTC)
with ProgrammeFile.create(path, clock=clock) as f:
    with f.work("a", "b") as work: work.insert(BusinessUnit(id=1, name="One"))
    undo.undo(f); undo.redo(f); integrity.check(f); past.as_of(f, 1, path.with_name("past.axonix"))
with ProgrammeFile.open(path, clock=clock, read_only=True) as f: f.read("SELECT * FROM business_unit")
print(len(seen), "sqlite3" in sys.modules, "sqlalchemy" in sys.modules)
"""


def test_t23_t67_nothing_but_the_one_sqlite_opens_the_file(tmp_path: Path) -> None:
    path = tmp_path / "session.axonix"
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(path)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.split() == ["0", "False", "False"]


NAMES = ("grün – 名前 😀", "a b  c", "# ? % ' & ;", "%41%00", "x" * 233, "file:x?mode=memory")


@pytest.mark.parametrize("name", NAMES)
def test_t25_odd_names_work(tmp_path: Path, clock, name: str) -> None:
    path = tmp_path / f"{name}.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        _add(f)
    with ProgrammeFile.open(path, clock=clock) as f:
        assert not f.is_read_only
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("length", [400, 470, 481, 3_700])
def test_t25_a_long_path_works_or_is_refused_in_words(tmp_path: Path, clock, length: int) -> None:
    folder = tmp_path
    while len(str(folder)) < length - len("/a.axonix") - 1:
        folder = folder / ("f" * min(100, length - len(str(folder)) - len("/a.axonix") - 1))
    folder.mkdir(parents=True)
    path = folder / ("a" * (length - len(str(folder)) - len("/.axonix")) + ".axonix")
    if length > LONGEST_PATH_BYTES:
        with pytest.raises(FileProblemError, match="nearer to the top"):
            ProgrammeFile.create(path, clock=clock)
    else:
        with ProgrammeFile.create(path, clock=clock) as f:
            _add(f)
    assert path.exists() == (length <= LONGEST_PATH_BYTES)


def test_t25_a_name_too_long_for_its_journal_is_refused_in_words(tmp_path: Path, clock) -> None:
    with pytest.raises(FileProblemError, match="too long"):
        ProgrammeFile.create(tmp_path / ("x" * 247 + ".axonix"), clock=clock)
    assert list(tmp_path.iterdir()) == []


def _altered(path: Path, *statements: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


HOSTILE = {
    "newer version": ("newer version", "PRAGMA user_version = 99999"),
    "other application": ("not a programme file", "PRAGMA application_id = 7"),
    "a trigger": ("other tables or triggers", "CREATE TRIGGER x AFTER INSERT ON person BEGIN SELECT 1; END"),
    "a view for a table": (
        "other tables or triggers",
        "DROP TABLE jr_current",
        "CREATE VIEW jr_current AS WITH RECURSIVE n(one, txn) AS (SELECT 1, 1 UNION ALL SELECT 1, txn FROM n) "
        "SELECT * FROM n",
    ),
    "a generated column": (
        "other tables or triggers",
        "ALTER TABLE setting ADD COLUMN x TEXT GENERATED ALWAYS AS (name || '!') VIRTUAL",
    ),
    "a full-text table": ("other tables or triggers", "CREATE VIRTUAL TABLE x USING fts5(y)"),
    "a dropped trigger": ("other tables or triggers", "DROP TRIGGER jr_person_update"),
    "an altered index": ("other tables or triggers", "DROP INDEX ix_person__name"),
    "never finished": ("never finished", "PRAGMA user_version = 0"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_t26_t27_t33_a_file_that_is_not_ours_is_refused_and_left_alone(filled: Path, clock, case: str) -> None:
    sentence, *statements = HOSTILE[case]
    _altered(filled, *statements)
    before = _digest(filled)
    with pytest.raises(FileProblemError, match=sentence):
        ProgrammeFile.open(filled, clock=clock)
    assert _digest(filled) == before
    assert [item.name for item in filled.parent.iterdir()] == [filled.name]


def test_t33_three_thousand_triggers_are_refused(filled: Path, clock) -> None:
    body = "AFTER INSERT ON person BEGIN SELECT 1; END"
    _altered(filled, "BEGIN", *(f"CREATE TRIGGER x{n} {body}" for n in range(3_000)), "COMMIT")
    with pytest.raises(FileProblemError, match="other tables or triggers"):
        ProgrammeFile.open(filled, clock=clock)


def _smash(data: bytearray, case: str) -> bytes:
    size = len(data)
    match case:
        case "50 bytes" | "100 bytes":
            return bytes(data[: int(case.split(maxsplit=1)[0])])
        case "half":
            return bytes(data[: size // 2])
        case "1000 bytes short":
            return bytes(data[:-1000])
        case "page size":
            data[16:18] = b"\x00\x07"
        case "header":
            data[0:16] = b"SQLite format 9\0"
        case "root page":
            data[100:160] = bytes(60)
        case "schema text":
            at = data.index(b"CREATE TABLE")
            data[at : at + 6] = b"CRAETE"
        case "zeros":
            return bytes(size)
        case "random":
            return random.Random(1).randbytes(size)
        case _:
            return b""
    return bytes(data)


CASES = (
    "50 bytes", "100 bytes", "half", "1000 bytes short", "page size", "header", "root page", "schema text", "zeros",
    "random", "empty",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_t28_t29_a_smashed_file_is_refused(filled: Path, clock, case: str) -> None:
    filled.write_bytes(_smash(bytearray(filled.read_bytes()), case))
    before = _digest(filled)
    with pytest.raises(FileProblemError):
        ProgrammeFile.open(filled, clock=clock)
    assert _digest(filled) == before


def test_t30_a_page_zeroed_or_randomised_is_refused(filled: Path, clock) -> None:
    whole = filled.read_bytes()
    dice = random.Random(2)
    for _ in range(25):
        data = bytearray(whole)
        page = dice.randrange(len(data) // 4096)
        data[page * 4096 : (page + 1) * 4096] = bytes(4096) if dice.random() < 0.5 else dice.randbytes(4096)
        filled.write_bytes(data)
        with pytest.raises(FileProblemError):
            ProgrammeFile.open(filled, clock=clock)


def test_t31_changed_bytes_are_refused_or_found_by_the_check(filled: Path, clock) -> None:
    whole = filled.read_bytes()
    with ProgrammeFile.open(filled, clock=clock) as f:
        rows = f.read("SELECT * FROM business_unit"), f.read("SELECT * FROM jr_row"), f.read("SELECT * FROM jr_txn")
    dice = random.Random(3)
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 100)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        filled.write_bytes(data)
        try:
            with ProgrammeFile.open(filled, clock=clock) as f:
                if check(f).ok:  # then the bytes lay where nothing is kept
                    queries = ("business_unit", "jr_row", "jr_txn")
                    assert tuple(f.read(f"SELECT * FROM {name}") for name in queries) == rows
        except FileProblemError:
            continue


def test_t32_a_strangers_wal_is_set_aside_and_never_applied(filled: Path, clock) -> None:
    other = filled.with_name("other.db")
    connection = driver.connect(str(other), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE hostile (a)")
    shutil.copy(f"{other}-wal", f"{filled}-wal")
    connection.close()
    with ProgrammeFile.open(filled, clock=clock) as f:
        assert f.read("SELECT count(*) FROM business_unit") == [(300,)]
        assert "kept aside" in f.notes[0]
    assert filled.with_name("filled.axonix-wal.aside-1").exists()


def test_t34_text_that_is_no_utf8_is_shown_as_damaged(filled: Path, clock) -> None:
    with ProgrammeFile.open(filled, clock=clock) as f:
        with f.work("odd", "x") as work:
            work.connection.execute("INSERT INTO business_unit (id, name) VALUES (1, CAST(x'41ff' AS TEXT))")
        assert f.read("SELECT name FROM business_unit WHERE id = 1") == [("A\ufffd",)]
        assert check(f).ok


def test_t34_values_the_columns_cannot_hold_are_refused_in_words(filled: Path, clock) -> None:
    with ProgrammeFile.open(filled, clock=clock) as f:
        for values in (("Wrong", "many"), ("Large", 2**63), ("Infinite", float("inf"))):
            with pytest.raises((RefusedError, BadValueError)), f.work("odd", "x") as work:
                work.insert_many(BusinessUnit, ("name", "headcount"), [values])
        with pytest.raises(BadValueError, match="half a character"), f.work("odd", "x") as work:
            work.insert_many(BusinessUnit, ("name",), [("\ud800",)])
        assert f.read("SELECT count(*) FROM business_unit") == [(300,)]


def test_nothing_there_a_folder_and_a_taken_name_are_told(tmp_path: Path, filled: Path, clock) -> None:
    with pytest.raises(FileProblemError, match="There is no file"):
        ProgrammeFile.open(tmp_path / "none.axonix", clock=clock)
    with pytest.raises(FileProblemError, match="is not a file"):
        ProgrammeFile.open(tmp_path, clock=clock)
    with pytest.raises(FileProblemError, match="already there"):
        ProgrammeFile.create(filled, clock=clock)


def test_a_protected_file_needs_its_key(tmp_path: Path, clock) -> None:
    path, key = tmp_path / "secret.axonix", "0f" * 32
    with ProgrammeFile.create(path, clock=clock, key=key) as f:
        _add(f, "Zyxwvut")
    assert b"Zyxwvut" not in path.read_bytes()
    with pytest.raises(FileProblemError, match="another password"):
        ProgrammeFile.open(path, clock=clock)
    with ProgrammeFile.open(path, clock=clock, key=key) as f:
        assert check(f).ok


def test_check_names_a_dropped_trigger_and_a_repair_lays_it_anew(filled: Path, clock) -> None:
    _altered(filled, "DROP TRIGGER jr_person_update", "DROP INDEX ix_person__name")
    found = check_path(filled, clock=clock)
    assert [line.split(".")[0] for line in found.findings] == [
        "The index “ix_person__name” is missing",
        "The trigger “jr_person_update” is missing",
    ]
    assert check_path(filled, clock=clock, repair=True).ok
    with ProgrammeFile.open(filled, clock=clock) as f:
        assert check(f).ok
