import doctest
import os
import re
import subprocess
from pathlib import Path

import click
import pytest

from bench.sessions import agrees, commands, refreshed, replay, sessions
from dragoman.cli import dragoman

ROOT = Path(__file__).parents[1]
PROSE = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
SESSIONS = [path for path in PROSE if sessions(path.read_text(encoding="utf-8"))]
SHOWN = re.compile(r"(?:`|^\$ |^ {4})dragoman ([a-z][a-z-]*)((?: [^`\n]*)?)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("path", SESSIONS, ids=lambda p: p.name)
def test_sessions_print_what_the_document_shows(path: Path) -> None:
    for command, printed in replay(path.read_text(encoding="utf-8")):
        assert agrees(command.shown, printed), f"$ {command.line}\n{printed}"


def test_the_readme_shows_what_its_commands_print() -> None:
    assert ROOT / "README.md" in SESSIONS
    blocks = sessions((ROOT / "README.md").read_text(encoding="utf-8"))
    asked = [c for block in blocks for c in commands(block) if c.line.startswith("dragoman ")]
    assert len(asked) >= 5
    assert [c.line for c in asked if not c.shown and not c.line.startswith("dragoman add")] == []


@pytest.mark.parametrize("line", ["no-such-command", "echo a; false"])
def test_a_command_that_fails_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match="exit 1"):
        list(replay(f"```console\n$ {line}\n```\n"))


def test_the_make_targets_shown_exist() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PROSE)
    shown = set(re.findall(r"(?:`|^\$ )make ([a-z]+)", text, re.MULTILINE))
    assert {"demo", "test"} <= shown
    subprocess.run(["make", "-n", *sorted(shown)], cwd=ROOT, check=True, capture_output=True)


def test_the_command_is_where_the_readme_says() -> None:
    (folder,) = re.findall(r"`source (\S+)/bin/activate`", (ROOT / "README.md").read_text("utf-8"))
    plain = {"PATH": os.environ["PATH"]}  # without what a make around this test has been told
    made = subprocess.run(["make", "-n", "demo"], cwd=ROOT, env=plain, check=True, text=True,
                          capture_output=True)  # fmt: skip
    assert f"{folder}/bin/dragoman demo" in made.stdout


def test_every_verb_and_option_shown_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PROSE)
    shown = SHOWN.findall(text)
    assert len(shown) > 50
    for verb, rest in shown:
        command = dragoman.commands[verb]
        inner = getattr(command, "commands", {}).get(rest.split(" ")[1] if rest else "", command)
        told = inner.get_help(click.Context(inner))
        assert [o for o in re.findall(r"(?<= )--[a-z-]+", rest) if o not in told] == [], verb


@pytest.mark.parametrize("path", PROSE, ids=lambda p: p.name)
def test_links_lead_to_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    missing = [name for name in LINK.findall(text) if not (path.parent / name).exists()]
    assert missing == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in sorted(folder.glob("0*.md")) if f"({p.name})" not in index] == []


def test_every_sample_is_in_its_list() -> None:
    folder = ROOT / "src" / "dragoman" / "samples"
    listed = re.findall(r"^\| `([^`]+)`", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(p.name for p in folder.iterdir() if p.name[0].isdigit())


def test_commands_are_cut_from_a_block() -> None:
    cut = commands("$ echo a\na\n$ true\n")
    assert [(c.line, c.shown) for c in cut] == [("echo a", "a\n"), ("true", "")]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("...\nd\n", "a\nb\nd\n", True),
        ("a\n...\nd\n", "a\nb\nc\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_dots_stand_for_lines(shown: str, printed: str, same: bool) -> None:
    assert agrees(shown, printed) is same


def test_refreshing_writes_the_output_and_keeps_what_agrees() -> None:
    text = "One\n\n```console\n$ echo new\nold\n$ printf '1\\n2\\n3\\n'\n1\n...\n3\n```\n"
    assert refreshed(text) == text.replace("old", "new")


def test_a_wrong_session_is_found() -> None:
    text = "```console\n$ echo a\nb\n```\n"
    assert [agrees(c.shown, printed) for c, printed in replay(text)] == [False]


def test_the_tour_is_what_the_stages_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "tour.md"), module_relative=False)
    assert tried > 0
    assert failed == 0
