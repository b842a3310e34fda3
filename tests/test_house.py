"""The rules of the house that no linter knows: sizes and names."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "bench").rglob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "misc", "base", "core"}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=lambda p: p.name)
def test_files_are_under_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.name)
def test_functions_have_40_lines_at_most(path: Path) -> None:
    assert [f"{f.name}: {length(f)} lines" for f in functions(path) if length(f) > 40] == []


def test_most_functions_are_short() -> None:
    assert median(length(f) for path in CODE for f in functions(path)) < 10


def test_names_say_a_purpose() -> None:
    assert [path for path in [*CODE, *TESTS] if path.stem in VAGUE] == []
