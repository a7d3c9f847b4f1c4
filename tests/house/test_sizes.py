"""Files and functions stay small, modules are nouns, packages hold nothing."""

from __future__ import annotations

import ast

from tests.house.source import everything, program

FORBIDDEN = {"utils", "helpers", "common", "misc", "base", "manager"}


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    long = {one.name: one.text.count("\n") for one in everything() if one.text.count("\n") > 400}
    assert not long


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = [
        f"{one.name}:{function.line} {function.name} has {function.length} lines"
        for one in everything()
        for function in one.functions()
        if function.length > 60
    ]
    assert not long


def test_an_init_file_holds_a_docstring_only() -> None:
    full = [
        one.name
        for one in program()
        if one.path.name == "__init__.py" and [node for node in one.tree.body if not isinstance(node, ast.Expr)]
    ]
    assert not full


def test_no_module_is_named_after_nothing() -> None:
    words = [one.name for one in program() if FORBIDDEN & set(one.path.stem.split("_"))]
    assert not words


def test_tests_are_no_packages() -> None:
    assert not [one.name for one in everything() if one.name.startswith("tests/") and one.path.name == "__init__.py"]


def test_names_of_test_modules_occur_once() -> None:
    names = [one.path.name for one in everything() if one.path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def test_every_public_class_function_and_method_says_what_it_is() -> None:
    """A method of a class with bases may be an override, which says what its base says."""
    silent: list[str] = []
    for one in program():
        if one.name.startswith("database/migrations"):
            continue
        for node in one.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                silent += _silent(one.name, node)
    assert not silent


def _silent(name: str, node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    found = [] if ast.get_docstring(node) else [f"{name}:{node.lineno} {node.name}"]
    if isinstance(node, ast.ClassDef) and not node.bases:
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_") and not ast.get_docstring(inner):
                found.append(f"{name}:{inner.lineno} {node.name}.{inner.name}")
    return found
