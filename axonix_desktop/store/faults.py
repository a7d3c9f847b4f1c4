"""What SQLite says, in words: every fault of the disk, the file or a rule becomes one kind sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from axonix_desktop.core.problems import BadValueError, FileProblemError, RefusedError, WorldError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.store.driver import driver

_FILE_FAULTS: tuple[tuple[str, str], ...] = (
    (
        "disk is full",
        "“{name}” could not be saved: there is no room left in the folder {folder}. Nothing was changed. "
        "Free some space there and try again.",
    ),
    (
        "disk I/O error",
        "“{name}” could not be saved or read: the disk in the folder {folder} reported a fault. Nothing was changed. "
        "Check the disk or the connection to it, and try again.",
    ),
    (
        "unable to open",
        "“{name}” cannot be opened or saved in the folder {folder}: it is missing, its name is too long, or you may "
        "not write there. Save a copy somewhere else.",
    ),
    (
        "readonly database",
        "“{name}” cannot be written: it is read-only, or the file was moved. Nothing was changed. Save a copy "
        "somewhere else.",
    ),
    (
        "locked",
        "“{name}” is being used by another program, so nothing was changed. Close it there and try again.",
    ),
    (
        "not a database",
        "“{name}” is not a programme file, is damaged, or needs another password. Choose another file, or open a "
        "backup.",
    ),
    (
        "malformed",
        "“{name}” is damaged. Nothing was changed. Keep the file as it is and open a backup.",
    ),
    (
        "out of memory",
        "There is not enough memory for this. Nothing was changed. Close other programs and try again.",
    ),
    ("interrupted", "It took too long and was stopped. Nothing was changed."),
    ("string or blob too big", "A text or file is too large to keep. Nothing was changed."),
)


def told(error: driver.Error, path: Path) -> WorldError | None:
    """The sentence for a fault of SQLite, or None when the fault is ours and must be reported as such."""
    text = str(error)
    if isinstance(error, driver.IntegrityError):
        return RefusedError(rule_in_words(text))
    if "NULL jr_row.txn" in text:
        return RefusedError(tr("A change must be part of a change set; nothing was changed."))
    for sign, sentence in _FILE_FAULTS:
        if sign in text:
            return FileProblemError(sentence.format(name=path.name, folder=path.parent))
    return None


@contextmanager
def in_words(path: Path) -> Generator[None]:
    """Turn what SQLite raises inside into a sentence for a person; faults of ours pass unchanged."""
    try:
        yield
    except driver.Error as error:
        sentence = told(error, path)
        if sentence is None:
            raise
        raise sentence from error
    except UnicodeEncodeError as error:
        raise BadValueError(tr("A text holds half a character that cannot be kept; type it again.")) from error
    except OverflowError as error:
        raise BadValueError(
            tr("A whole number is too large to keep; at most 9,223,372,036,854,775,807 fits.")
        ) from error


def rule_in_words(text: str) -> str:
    """Say which rule of the schema a change would break."""
    for pattern, sentence in _RULES:
        found = re.search(pattern, text)
        if found:
            return tr("{found} Nothing was changed.", found=sentence(found))
    return tr("The change breaks a rule of the programme file ({words}). Nothing was changed.", words=text)


def _unique_columns(found: re.Match[str]) -> str:
    pairs = [part.strip().split(".", 1) for part in found[1].split(",")]
    return _taken(pairs[0][0], [column for _, column in pairs])


def _taken(table: str, columns: list[str]) -> str:
    if columns == ["id"]:
        return tr("{table}: a record with this number is already there.", table=_label(table))
    names = [f"“{_field_label(table, column)}”" for column in columns]
    if len(names) > 1:
        first, last = ", ".join(names[:-1]), names[-1]
        return tr("{table}: another record already has the same {first} and {last}.", table=_label(table), first=first,
                  last=last)  # fmt: skip
    return tr("{table}: another record already has the same {names}.", table=_label(table), names=names[0])


def _label(table: str) -> str:
    try:
        return record_of(table).label
    except KeyError:
        return table


def _field_label(table: str, column: str) -> str:
    try:
        return record_of(table).fields[column].label
    except KeyError:
        return column


_RULES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"jr_row\.txn", lambda _: "A change must be part of a change set."),
    (r"UNIQUE.*index 'ux_(\w+?)__(\w+)'", lambda found: _taken(found[1], found[2].split("__"))),
    (r"UNIQUE constraint failed: (.+)", _unique_columns),
    (
        r"NOT NULL constraint failed: (\w+)\.(\w+)",
        lambda found: f"{_label(found[1])}: “{_field_label(found[1], found[2])}” must not be empty.",
    ),
    (
        "FOREIGN KEY",
        lambda _: "Another record still refers to this one, or refers to one that is gone.",
    ),
    (
        r"CHECK constraint failed: (?:octet_length\(|json_valid\()?\"?(\w+)",
        lambda found: f"The value does not fit the field “{found[1]}”.",
    ),
    (
        r"cannot store \w+ value in \w+ column (\w+)\.(\w+)",
        lambda found: f"{_label(found[1])}: the value does not fit “{_field_label(found[1], found[2])}”.",
    ),
)
