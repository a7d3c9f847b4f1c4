"""A share has one form on every screen and page: ``core.numbers.as_percent`` writes its sign."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CODE = Path(__file__).resolve().parents[2] / "axonix_desktop"
_WRITES = {
    "core/numbers.py",  # the one place
    "core/blocks.py",  # what spreadsheets read from the clipboard
    "core/importing",  # what a file said
    "store/queries",  # any letters, to the database
}


def _written_by_hand(tree: ast.Module) -> Iterator[int]:
    """The lines where a text puts the sign behind a value, or a blank before it."""
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for value, after in zip(node.values, node.values[1:], strict=False):
                if isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant):
                    is_limit = isinstance(value.value, ast.Name) and value.value.id.isupper()
                    if re.match(r" %(?!\w)" if is_limit else r" ?%(?!\w|%)", str(after.value)):
                        yield node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            is_by_hand = bool(re.search(r"\} ?%|\d %(?!\w)", node.value))
            yield from [node.lineno] if is_by_hand else []


def test_a_share_is_written_in_one_form() -> None:
    found = [
        f"{path.relative_to(CODE)}:{line}"
        for path in sorted(CODE.rglob("*.py"))
        if not any(path.relative_to(CODE).as_posix().startswith(one) for one in _WRITES)
        for line in _written_by_hand(ast.parse(path.read_text("utf-8")))
    ]
    assert not found, f"write these with core.numbers.as_percent: {found}"
