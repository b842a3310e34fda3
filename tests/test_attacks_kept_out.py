"""Attacks 44 and 45: what is not here cannot be used, and tests see that it stays away.

Nothing is unpickled or run from data, and there is no door for a client that is steered by text: no
verb or address takes an address to fetch from a reader, and what sources say stays data.
"""

import ast
import re
from pathlib import Path

import httpx
import pytest

import dragoman
from dragoman.web.description import describe
from dragoman.web.rooms import ROOMS
from tests import hostile, serving

SOURCE = Path(dragoman.__file__).parent
RUNS = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "torch", "yaml"}
OWN = {("collect/workers.py", "pickle")}  # through pipes to processes of our own, from no file
CALLS = {"eval", "exec", "compile", "__import__"}


def trees() -> list[tuple[str, ast.Module]]:
    return [
        (str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def test_attack_44_nothing_that_is_loaded_can_run() -> None:
    found = []
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found += [(name, a.name) for a in node.names if a.name.partition(".")[0] in RUNS]
            elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in RUNS:
                found.append((name, str(node.module)))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found += [(name, node.func.id)] if node.func.id in CALLS else []
    assert set(found) <= OWN


def test_attack_44_data_are_tables_and_texts_alone() -> None:
    kinds = {path.suffix for path in (SOURCE / "data").rglob("*") if path.is_file()}
    assert kinds <= {".toml", ".csv", ".json", ".md", ".txt"}


@pytest.mark.parametrize("suffix", ["pkl", "pickle", "joblib", "pt", "npy"])
def test_attack_44_a_pickle_that_is_added_is_no_more_than_bytes(
    tmp_path: Path, suffix: str
) -> None:
    from click.testing import CliRunner

    from dragoman.cli import dragoman as program

    trap = b"cos\nsystem\n(S'touch " + str(tmp_path / "ran").encode() + b"'\ntR."
    file = tmp_path / f"model.{suffix}"
    file.write_bytes(trap)
    CliRunner().invoke(program, ["add", str(file), "--ledger", str(tmp_path / "a.db")])
    assert not (tmp_path / "ran").exists()


def test_attack_45_no_address_asks_the_server_to_fetch_one() -> None:
    asked = {
        one["name"]
        for path in describe(ROOMS)["paths"].values()  # type: ignore[attr-defined]
        for of in path.values()
        for one in of.get("parameters", ())
    }
    assert asked
    assert not asked & {"url", "uri", "href", "link", "address", "callback", "next", "redirect"}


def test_attack_45_the_pages_cannot_reach_the_network() -> None:
    inside = re.compile(r"dragoman\.(fetch|collect)|httpcore|httpx|urllib\.request|socket")
    for name, tree in trees():
        if name.startswith("web/"):
            modules = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
            modules += [
                a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names
            ]
            assert not [m for m in modules if inside.match(m)], name


def test_attack_45_what_a_program_is_told_of_the_api_holds_no_words_of_a_source(
    tmp_path: Path,
) -> None:
    path = hostile.fill(tmp_path / "hostile.db")
    with serving.served(path) as address:
        told = httpx.get(f"{address}/openapi.json", timeout=60).text
        empty = httpx.get(f"{address}/engagements.json?text=ferry", timeout=60)
    assert not [words for words in hostile.HOSTILE if words in told]
    assert empty.headers["content-type"] == "application/json"
    assert empty.headers["x-content-type-options"] == "nosniff"
