"""How well imports understand real trackers: ``python -m tests.benchmarks.mapping`` or run this file.

Reads the judged trackers (AXONIX_TRACKERS, else the sibling ``shared/trackers/public``) and prints for each file, kind
and in all: header and rows right, columns right, missed and wrong, precision and recall. ``--unseen`` measures the gap
between seen and unseen words: before a file is matched, every name that no other publisher's file, no declared field
name and no shipped list of header words has is taken away. ``--half 0|1`` takes every other publisher only.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from axonix_desktop.core.importing.cells import column_letter  # noqa: E402
from axonix_desktop.core.importing.columns import TAKEN  # noqa: E402
from axonix_desktop.core.importing.headers import find_all  # noqa: E402
from axonix_desktop.core.importing.inspection import kind_word  # noqa: E402
from axonix_desktop.core.importing.matching import match_table  # noqa: E402
from axonix_desktop.core.importing.names.index import NameIndex, importable_fields, name_index  # noqa: E402
from axonix_desktop.core.importing.phrases import plain  # noqa: E402
from axonix_desktop.core.importing.proposal import TableMatch  # noqa: E402
from axonix_desktop.exchange.workbook import read_workbook  # noqa: E402

JUDGED_KIND = {"course": "training"}
FIELDS = importable_fields()


def trackers() -> Path:
    """The folder of judged trackers."""
    named = os.environ.get("AXONIX_TRACKERS")
    return Path(named) if named else ROOT.parent / "shared" / "trackers" / "public"


def publisher(entry: dict[str, Any]) -> str:
    """Who made the file: files of one maker share their words (all federal inventories use one form)."""
    maker = str(entry["file"]).split("__", 1)[0]
    return "federal" if maker.startswith(("triphora", "ombegov")) else maker


def words_of_entry(entry: dict[str, Any]) -> set[str]:
    """The headers of an entry in plain form, whole and last line."""
    headers = [str(column["header"] or "") for column in entry["columns"]]
    return {plain(header) for header in headers} | {plain(header.rpartition(" / ")[2]) for header in headers}


def reduced(index: NameIndex, entry: dict[str, Any], makers: dict[str, set[str]], common: set[str]) -> NameIndex:
    """``index`` without the names that only the maker of ``entry`` could have taught."""
    only_here = {word for word in words_of_entry(entry) if makers[word] == {publisher(entry)} and word not in common}
    exact = {word: meanings for word, meanings in index.exact.items() if word not in only_here}
    return NameIndex(exact, list(exact), index.kinds_of)


def proposal(path: Path, entry: dict[str, Any], index: NameIndex) -> tuple[list[TableMatch], float]:
    """All proposals for the judged sheet (for ``none``: for the file) and the CPU seconds they took."""
    book = read_workbook(path)
    sheets = {sheet.index: sheet for sheet in book.sheets}
    start = time.process_time()
    tables = find_all(book, index)
    mine = [one for one in tables if entry["kind"] == "none" or one.sheet_index == entry["sheet_index"]]
    found = [match_table(one, sheets[one.sheet_index], FIELDS, index=index, file_name=book.file_name) for one in mine]
    return found, time.process_time() - start


def score(entry: dict[str, Any], found: list[TableMatch]) -> tuple[Counter[str], list[str]]:
    """The counts of one file and what to look at in it."""
    count: Counter[str] = Counter(files=1)
    if entry["kind"] == "none":
        count["kind"] = all(one.kind is None or one.confidence < 0.5 for one in found)
        return count, [] if count["kind"] else [f"kind {found[0].kind} where nothing is ours"]
    want: dict[str, str] = dict(entry["mapping_by_column"])
    optional: dict[str, str] = entry.get("optional_mapping_by_column", {})
    count["scored"], count["want"] = 1, len(want)
    if not found:
        return count, ["no table"]
    match = next((one for one in found if one.table.header_row == entry["header_row"]), found[0])
    count["header"] = match.table.header_row == entry["header_row"]
    count["rows"] = len(match.table.data_rows) == entry["expected_rows"]
    count["kind"] = JUDGED_KIND.get(match.kind or "", kind_word(match.kind)) == entry["kind"]
    got = {column_letter(one.column): one.concept for one in match.columns if one.concept and one.confidence >= TAKEN}
    wrong = {at: word for at, word in got.items() if word not in (want.get(at), optional.get(at))}
    missed = {at: word for at, word in want.items() if got.get(at) != word}
    count["right"], count["wrong"] = len(want) - len(missed), len(wrong)
    notes = [f"header {match.table.header_row}, judged {entry['header_row']}"] if not count["header"] else []
    if not count["rows"]:
        notes.append(f"rows {len(match.table.data_rows)}, judged {entry['expected_rows']}")
    if not count["kind"]:
        notes.append(f"kind {kind_word(match.kind)}, judged {entry['kind']}")
    return count, [
        *notes,
        *(f"missed {at} {one}" for at, one in missed.items()),
        *(f"wrong {at} {one}" for at, one in wrong.items()),
    ]


def line(name: str, count: Counter[str]) -> str:
    """One line of the table."""
    precision = count["right"] / max(count["right"] + count["wrong"], 1)
    recall = count["right"] / max(count["want"], 1)
    scored = max(count["scored"], 1)
    return (
        f"{name[:58]:58} files {count['files']:3} "
        f"header {count['header'] / scored:5.3f} rows {count['rows'] / scored:5.3f} "
        f"kind {count['kind'] / max(count['files'], 1):5.3f} precision {precision:5.3f} recall {recall:5.3f} "
        f"({count['right']}/{count['want']}, wrong {count['wrong']})"
    )


def main() -> None:
    """Print the yardstick."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--unseen", action="store_true", help="take each file's own words away before matching it")
    asked.add_argument("--half", type=int, choices=(0, 1), help="only every other publisher")
    asked.add_argument("--files", action="store_true", help="one line a file with what was missed")
    options = asked.parse_args()
    folder = trackers()
    entries = [one for one in json.loads((folder / "index.json").read_text("utf-8")) if one.get("primary", True)]
    index = name_index(FIELDS)
    makers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for word in words_of_entry(entry):
            makers[word].add(publisher(entry))
    shipped = folder.parent.parent / "library" / "header_synonyms.json"
    lists = json.loads(shipped.read_text("utf-8")).values() if shipped.exists() else []
    common = {plain(word) for words in lists for word in words}
    common |= {plain(word) for fields in FIELDS.values() for one in fields.values() for word in (one.label, *one.names)}
    order = sorted({publisher(entry) for entry in entries})
    total, kinds, seconds = Counter[str](), defaultdict[str, Counter[str]](Counter), 0.0
    for entry in entries:
        if options.half is not None and order.index(publisher(entry)) % 2 != options.half:
            continue
        known = reduced(index, entry, makers, common) if options.unseen else index
        found, cpu = proposal(folder / entry["file"], entry, known)
        count, notes = score(entry, found)
        total.update(count)
        kinds[entry["kind"]].update(count)
        seconds += cpu
        if options.files or notes:
            print(line(entry["file"], count), "; ".join(notes))
    for kind, count in kinds.items():
        print(line(f"= {kind}", count))
    print(line("= all", total), f"{seconds:.1f} s CPU")


if __name__ == "__main__":
    main()
