"""Gathers every text a person reads into ``resources/words``, and makes the catalogues that the program loads.

``python packaging/words.py`` brings the translations up to date (new texts come in empty) and compiles them;
``--missing`` prints what is not translated yet.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.stages import STAGES
from axonix_desktop.store.queries.classification import risk_questions
from axonix_desktop.store.seed import legal_deadlines, table

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "resources" / "words"
LANGUAGES = ("de",)
_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""The same texts give the same bytes, whenever they are written."""
_KEYWORDS = {"tr": None, "mark": None, "trn": (1, 2)}
_NAMES = re.compile(r"{(\w+)}")


def gathered() -> Catalog:
    """Every text: those in calls of ``tr``, ``trn`` and ``mark``, and those of the declarations."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    found = extract_from_dir(ROOT / "axonix_desktop", method_map=[("**.py", "python")], keywords=_KEYWORDS)
    for _file, _line, message, _comments, _context in found:
        if message and any(message if isinstance(message, tuple) else (message,)):
            catalogue.add(message)
    for text in (*declared(), *asked()):
        catalogue.add(text)
    return catalogue


def declared() -> Iterator[str]:
    """The texts of records, fields, choices and stages."""
    for record in RECORDS:
        yield from (record.label, record.plural)
        for field in record.fields.values():
            yield from (text for text in (field.label, field.help, field.group) if text)
            if isinstance(field.kind, Choice):
                yield from (option.label for option in field.kind.options if option.label)
    yield from seeded()
    for stage in STAGES:
        yield from (stage.short, stage.name, stage.horizon)


def asked() -> Iterator[str]:
    """The texts of the risk classification: questions, answers and what they lead to."""
    content = risk_questions()
    for question in content.questions:
        yield from (question.section, question.text, question.help)
        yield from (option.label for option in question.options)
    yield from (rule.why for rule in content.rules)


def seeded() -> Iterator[str]:
    """The texts of gate criteria, of the incident protocol, of the reporting clocks and of the dates in law."""
    yield from (one["text"] for one in table("gate_criteria")["criterion"])
    for step in table("incident_protocol")["step"]:
        yield from (step["title"], step["asks"])
    for clock in table("reporting_clocks")["clock"]:
        yield from (clock["title"], clock["whom"], clock["words"], clock["source"], clock["confidence"])
    for deadline in legal_deadlines():
        yield from (deadline["what"], deadline["source"], deadline["confidence"])


def translated(language: str) -> Catalog:
    """The translations of ``language`` as they lie in the tree."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def po_file(language: str) -> Path:
    """Where the translations of ``language`` are edited."""
    return WORDS / language / "LC_MESSAGES" / "axonix.po"


def updated(language: str) -> Catalog:
    """The translations with every text that is there now and none that is gone."""
    catalogue = translated(language)
    catalogue.update(gathered(), no_fuzzy_matching=True, update_header_comment=False, keep_user_comments=False)
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version = "Axonix Desktop", ""
    catalogue.header_comment = f"# The words of Axonix Desktop in the language {language}."
    catalogue.creation_date = catalogue.revision_date = _UNDATED
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the program loads it."""
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def missing(catalogue: Catalog) -> list[str | tuple[str, ...]]:
    """The texts without a translation, or whose translation names something else in braces."""
    found: list[str | tuple[str, ...]] = []
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        names = set(_NAMES.findall(" ".join(ids)))
        if not all(strings) or any(set(_NAMES.findall(one)) - names for one in strings):
            found.append(message.id)
    return found


def main(arguments: list[str]) -> int:
    """Update and compile every language; with ``--missing`` print what lacks."""
    for language in LANGUAGES:
        catalogue = updated(language)
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, no_location=True, sort_output=True, omit_header=False)
        path.with_suffix(".mo").write_bytes(compiled(translated(language)))
        lacking = missing(catalogue)
        sys.stdout.write(f"{language}: {len(catalogue)} texts, {len(lacking)} not translated\n")
        if "--missing" in arguments:
            sys.stdout.writelines(f"{one}\n" for one in lacking)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
