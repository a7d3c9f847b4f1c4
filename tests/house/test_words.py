"""What the project's files may not say: a machine's paths, a registry's address, people who are none of ours."""

from __future__ import annotations

import re
import tomllib

from tests.house.source import ROOT, modules, tracked

TEXT = {
    ".py", ".md", ".toml", ".txt", ".cfg", ".ini", ".json", ".csv", ".qss", ".svg", ".html", ".mako", ".yml", ".yaml",
    ".po", ".spec", ".xml", "",
}  # fmt: skip
# One letter of each word stands in brackets, so that this file passes its own look.
PLACES = re.compile(
    r"(?<![\w.:/])(/wor[k]/|/hom[e]/\w|/roo[t]/|/op[t]/\w|/tm[p]/venv|/User[s]/\w)|[A-Z]:\\\\?Users\\\\?\w"
)
REGISTRIES = re.compile(
    r"pyp[i]\.org|pythonhoste[d]|registr[y]\.npmjs|deb\.debia[n]\.org|index[-]url|trusted[-]host", re.I
)
AUTHORS = re.compile(
    r"co-authored-b[y]|signed-off-b[y]:|@autho[r]|^author\s*[:=]|\bgenerated (by|with) \w+", re.I | re.M
)
LEFTOVERS = re.compile(r"\b(TO[D]O|FIXM[E]|XX[X]|HAC[K])\b|NotImplemented[E]rror")


def _texts() -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), path.read_text("utf-8", "replace"))
        for path in tracked()
        if path.suffix in TEXT
    ]


def _hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1} {hit.group()}"
        for name, text in _texts()
        for hit in pattern.finditer(text)
    ]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert not _hits(PLACES)


def test_no_file_names_a_registry() -> None:
    assert not _hits(REGISTRIES)


def test_no_file_names_authors_of_its_own() -> None:
    assert not _hits(AUTHORS)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert not {"authors", "maintainers"} & set(project)


def test_nothing_is_left_for_later() -> None:
    found = [one.name for one in modules("axonix_desktop", "database", "packaging") if LEFTOVERS.search(one.text)]
    assert not found


def test_pins_are_plain_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    odd = [line for line in lines if line and not re.fullmatch(r"#.*|[\w.\-\[\]]+==[\w.+!]+", line)]
    assert not odd
