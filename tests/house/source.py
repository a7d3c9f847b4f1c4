"""The program's own files as text and as syntax trees, for the tests of the house."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "axonix_desktop"
SKIPPED = {"__pycache__", "_shipped"}


@dataclass(frozen=True)
class Module:
    """A Python file of ours; ``name`` is its path from the root."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every imported module with its line, wherever in the file the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)

    def constants(self) -> Iterator[tuple[str, int]]:
        """Every text in the code that is not a docstring, with its line."""
        told = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield node.value, node.lineno


def modules(*folders: str) -> list[Module]:
    """The Python files below ``folders`` (from the root), in order."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [Module(path) for path in found if not SKIPPED & set(path.parts)]


def program() -> list[Module]:
    """The files that ship: the package and the migrations."""
    return modules("axonix_desktop", "database")


def everything() -> list[Module]:
    """All Python files of the project."""
    return modules("axonix_desktop", "database", "packaging", "resources", "tests")


def tracked() -> list[Path]:
    """Every file that the project's history holds and that still exists."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def called(node: ast.Call) -> str:
    """The dotted name of what is called, as far as it is names."""
    parts: list[str] = []
    target: ast.expr = node.func
    while isinstance(target, ast.Attribute):
        parts.insert(0, target.attr)
        target = target.value
    if isinstance(target, ast.Name):
        parts.insert(0, target.id)
    return ".".join(parts)
