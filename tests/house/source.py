"""The program's own files as text and as syntax trees, for the tests of the house."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "axonix_desktop"
SKIPPED = {"__pycache__", "_shipped"}


class Call(NamedTuple):
    """A call in the code: the dotted name as far as it is names, and the keywords that are not plainly False."""

    name: str
    line: int
    is_method: bool
    words: tuple[str | None, ...]


class Function(NamedTuple):
    """A function or method with its first line and how many it has."""

    name: str
    line: int
    length: int


@dataclass(frozen=True)
class Facts:
    """What the tests ask of a file: kept instead of its tree, which takes a hundred times the memory."""

    imports: tuple[tuple[str, int], ...]
    constants: tuple[tuple[str, int], ...]
    calls: tuple[Call, ...]
    functions: tuple[Function, ...]


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

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def _facts(self) -> Facts:
        """The file is parsed once, whatever many tests ask."""
        nodes = list(ast.walk(self.tree))
        told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        return Facts(
            tuple(_imports(nodes)),
            tuple((node.value, node.lineno) for node in nodes
                  if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told),
            tuple(_call(node) for node in nodes if isinstance(node, ast.Call)),
            tuple(Function(node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1)
                  for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)),
        )  # fmt: skip

    def imports(self) -> tuple[tuple[str, int], ...]:
        """Every imported module with its line, wherever in the file the import stands."""
        return self._facts.imports

    def constants(self) -> tuple[tuple[str, int], ...]:
        """Every text in the code that is not a docstring, with its line."""
        return self._facts.constants

    def calls(self) -> tuple[Call, ...]:
        """Every call."""
        return self._facts.calls

    def functions(self) -> tuple[Function, ...]:
        """Every function and method."""
        return self._facts.functions


@cache
def _module(path: Path) -> Module:
    return Module(path)


def _imports(nodes: list[ast.AST]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def _call(node: ast.Call) -> Call:
    words = (one.arg for one in node.keywords if not (isinstance(one.value, ast.Constant) and one.value.value is False))
    return Call(_dotted(node), node.lineno, isinstance(node.func, ast.Attribute), tuple(words))


def modules(*folders: str) -> list[Module]:
    """The Python files below ``folders`` (from the root), in order."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [_module(path) for path in found if not SKIPPED & set(path.parts)]


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


def _dotted(node: ast.Call) -> str:
    """The dotted name of what is called, as far as it is names."""
    parts: list[str] = []
    target: ast.expr = node.func
    while isinstance(target, ast.Attribute):
        parts.insert(0, target.attr)
        target = target.value
    if isinstance(target, ast.Name):
        parts.insert(0, target.id)
    return ".".join(parts)
