"""Check programme: is the file whole, and is it what its journal says it is? Findings are sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import Clock, ProgrammeFile
from axonix_desktop.store.schema import normalised, schema_objects, trigger_objects
from axonix_desktop.store.sql_text import SchemaObject, quoted
from axonix_desktop.store.verify import Finding, Replay, chain_findings, sealed_sets

_MOST_TOLD = 20
_REPAIRABLE = ("index", "trigger")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: ``ok`` when nothing is wrong, else one sentence a fault, the first bad entry first.

    ``repaired`` says what was mended, ``erased`` counts the entries that were erased on request.
    """

    ok: bool
    findings: tuple[str, ...]
    repaired: tuple[str, ...] = ()
    erased: int = 0


def check(f: ProgrammeFile, *, repair: bool = False) -> Findings:
    """Look at pages, references, schema, chain, seals and every row's replay; changes nothing unless ``repair``.

    ``repair`` lays missing triggers and indexes anew, nothing else: rows and journal are never touched. Raises
    RefusedError for a repair of a file that is open for reading only.
    """
    repaired = _repaired(f) if repair else ()
    with f.reading() as connection:
        try:
            sentences, erased = _findings(connection)
        except driver.OperationalError as error:
            if "decode" not in str(error):
                raise
            sentences, erased = _findings_of_damaged_text(connection)
    return Findings(not sentences, tuple(sentences), tuple(repaired), erased)


def check_path(path: Path, *, clock: Clock, repair: bool = False, key: str | None = None) -> Findings:
    """The same for a file that may be too damaged to be opened for work.

    Raises FileProblemError only where there is no such file, or it is no programme file at all.
    """
    with ProgrammeFile.open(path, clock=clock, read_only=not repair, key=key, is_for_check=True) as f:
        return check(f, repair=repair)


def _findings(connection: Connection) -> tuple[list[str], int]:
    try:
        pages = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})")]
    except driver.DatabaseError as error:
        pages = [str(error)]
    sentences = [tr("The file is damaged: {line}. Open a backup.", line=line) for line in pages if line != "ok"]
    try:
        sentences.extend(_schema_findings(connection))
        sentences.extend(_reference_findings(connection))
        sets = sealed_sets(connection)
        replay = Replay(connection, sets)
        found = sorted([*chain_findings(connection, sets), *replay.findings()])
    except (driver.Error, ValueError, KeyError) as error:
        if "decode" in str(error):
            raise
        sentences.append(
            tr("The journal cannot be read to its end ({name}). Open a backup.", name=type(error).__name__)
        )
        return sentences, 0
    sentences.extend(_told(found))
    return sentences, replay.erased


def _findings_of_damaged_text(connection: Connection) -> tuple[list[str], int]:
    """Look again with letters that are no UTF-8 shown as �, which no image or seal agrees with."""
    plain = connection.text_factory
    connection.text_factory = _forgiving
    try:
        return _findings(connection)
    finally:
        connection.text_factory = plain


def _told(found: list[Finding]) -> Iterator[str]:
    for finding in found[:_MOST_TOLD]:
        yield finding.sentence
    if len(found) > _MOST_TOLD:
        yield tr("And {words:,} more of this kind.", words=len(found) - _MOST_TOLD)


def _schema_differences(connection: Connection) -> Iterator[tuple[str, SchemaObject | None, str]]:
    """(what is wrong, the object as it must be or None for a stranger, the stranger's name) of each difference."""
    found = {
        (row[0], row[1]): normalised(row[2] or "")
        for row in connection.execute("SELECT type, name, sql FROM sqlite_schema")
    }
    for item in [*schema_objects(), *trigger_objects()]:
        sql = found.pop((item.type, item.name), None)
        if sql is None:
            yield tr("The {type} “{name}” is missing.", type=item.type, name=item.name), item, item.name
        elif sql != normalised(item.sql):
            yield tr("The {type} “{name}” was altered.", type=item.type, name=item.name), item, item.name
    for (kind, name), _ in found.items():
        if "alembic_version" not in name:
            yield tr("The {kind} “{name}” is none of this program’s.", kind=kind, name=name), None, f"{kind} {name}"


def _schema_findings(connection: Connection) -> Iterator[str]:
    for sentence, item, _ in _schema_differences(connection):
        mending = tr("A repair lays it anew.") if item and item.type in _REPAIRABLE else tr("Open a backup.")
        yield f"{sentence} {mending}"


def _reference_findings(connection: Connection) -> Iterator[str]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, record_id, target, _ in islice(rows, _MOST_TOLD):
        yield tr(
            "{label} {record_id} refers to a {label2} that is not there.",
            label=record_of(table).label,
            record_id=record_id,
            label2=small(record_of(target).label),
        )
    if len(rows) > _MOST_TOLD:
        yield tr("And {words:,} more references lead nowhere.", words=len(rows) - _MOST_TOLD)


def _repaired(f: ProgrammeFile) -> list[str]:
    """Lay missing or altered indexes and triggers anew in one transaction; sentences say which."""
    if f.read_only_reason is not None:
        raise RefusedError(f.read_only_reason)
    told: list[str] = []
    with f.exclusive() as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for _, item, _ in list(_schema_differences(connection)):
                if item is None or item.type not in _REPAIRABLE:
                    continue
                connection.execute(f"DROP {item.type} IF EXISTS {quoted(item.name)}")
                connection.execute(item.sql)
                told.append(tr("The {type} “{name}” was laid anew.", type=item.type, name=item.name))
            connection.execute("REINDEX")
            connection.execute("COMMIT")
        except driver.Error as error:
            connection.execute("ROLLBACK")
            raise FileProblemError(tr("The file is too damaged to be repaired. Open a backup.")) from error
    return told


def _forgiving(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
