"""Runs the sessions shown in the documents and compares, or refreshes, what they print.

A session is a fenced `console` block: lines that begin with `$ ` are commands, what follows is
their output on standard output. The sessions of one document run in order in one new folder, where
`src/dragoman/samples` is to be found, with their ledger there too. A line `...` stands for
any lines. A command that fails is an error: a document that shows a failure says so with
`|| echo $?`. `python -m bench.sessions FILE...` writes the present output into the documents.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.sets import ROOT

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE_END = re.compile(r"[ \t]+$", re.MULTILINE)  # empty last cells of a table
_DOTS = re.compile(r"^\.\.\.$", re.MULTILINE)
_SKIPPED = ("make ", "pip ", "git ")  # they set up the machine; a test asks make for its targets


@dataclass(frozen=True)
class Command:
    """A command of a session and the output that the document shows for it."""

    line: str
    shown: str


def commands(block: str) -> list[Command]:
    """The commands of one block with their shown output."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [Command(*_cut(part)) for part in parts]


def _cut(part: str) -> tuple[str, str]:
    line, _, shown = part.partition("\n")
    return line, shown


def sessions(text: str) -> list[str]:
    """The blocks of a document."""
    return _BLOCK.findall(text)


def run(line: str, folder: Path) -> str:
    """What the command prints on standard output, run in `folder` as a reader would.

    Raises ValueError, with what it said on standard error, where it ends with an exit code.
    """
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "TZ": "UTC", **home},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise ValueError(f"$ {line}: exit {done.returncode}: {done.stderr.strip()}")
    return _LINE_END.sub("", done.stdout)


def agrees(shown: str, printed: str) -> bool:
    """Whether the output is as shown; a line `...` in it stands for any lines."""
    pieces = [re.escape(piece.strip("\n")) for piece in _DOTS.split(shown)]
    return re.fullmatch(r"\n?.*?\n?".join(pieces), printed.strip("\n"), re.DOTALL) is not None


def replay(text: str) -> Iterator[tuple[Command, str]]:
    """Each command of a document that is run, and what it prints now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "src").symlink_to(ROOT / "src")
        for block in sessions(text):
            for command in commands(block):
                if not command.line.startswith(_SKIPPED):
                    yield command, run(command.line, folder)


def refreshed(text: str) -> str:
    """The document with present output; a shown output that still agrees is left as it is."""
    for command, printed in replay(text):
        if not agrees(command.shown, printed):
            before = f"$ {command.line}\n{command.shown}"
            text = text.replace(before, f"$ {command.line}\n{printed.rstrip()}\n", 1)
    return text


def main(names: Sequence[str]) -> None:
    """Refresh the documents named."""
    for name in names:
        path = Path(name)
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
