"""The verb `serve` as a script uses it, and what every verb offers."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

import click
import httpx
import pytest

from dragoman.cli import dragoman
from tests import serving

PROGRAM = "from dragoman.cli import main; main()"


def filled(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "ledger.db", serving.readings())


@contextmanager
def serve(path: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """`dragoman serve` over a ledger, ended by the test's end at the latest."""
    verb = [sys.executable, "-c", PROGRAM, "serve", "--ledger", str(path), *words]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(verb, stdout=pipe, stderr=pipe, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_script_waits_for_the_address_and_interrupts(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with serve(path, "--port", "0", "--format", "json") as process:
        assert process.stdout is not None
        said = b""
        while not said.rstrip().endswith(b"}"):
            said += process.stdout.readline()
        told = json.loads(said)
        assert told["ledger"] == str(path)
        assert httpx.get(told["url"], timeout=60).status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def test_a_taken_port_is_an_error_of_use(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        port = str(door.getsockname()[1])
        with serve(path, "--port", port) as process:
            _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert f"127.0.0.1:{port}: ".encode() in said
    assert b"--port" in said


GROUPS = {name: verb for name, verb in dragoman.commands.items() if isinstance(verb, click.Group)}


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_every_verb_of_a_group_has_an_example(name: str) -> None:
    verbs = GROUPS[name].commands
    assert [
        v for v in verbs if f"Example: dragoman {name} {v}" not in (verbs[v].epilog or "")
    ] == []


@pytest.mark.parametrize("name", sorted(set(dragoman.commands) - set(GROUPS) - {"export"}))
def test_every_verb_has_a_format_and_an_example(name: str) -> None:
    verb = dragoman.commands[name]
    forms = [p.type for p in verb.params if p.name == "form"]
    choices = cast(click.Choice[str], forms[0]).choices
    assert choices[0] == "text"
    assert {"json", "jsonl"} & set(choices)
    assert f"Example: dragoman {name}" in (verb.epilog or "")


def test_export_is_asked_for_a_format_and_has_an_example() -> None:
    verb = dragoman.commands["export"]
    written = next(p for p in verb.params if isinstance(p, click.Argument))
    assert "csv" in (written.type.get_metavar(written, click.Context(verb)) or "")
    assert "Example: dragoman export" in (verb.epilog or "")


def begun_by(number: int) -> list[int]:
    """All processes that a process began, and those that these began, as the system tells."""
    threads = Path(f"/proc/{number}/task").glob("*/children")
    found = [int(child) for thread in threads for child in thread.read_text().split()]
    return [*found, *(one for child in found for one in begun_by(child))]


def ended(number: int) -> bool:
    """Whether a process is gone, or only waits for whoever collects what it leaves."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system tells no processes")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_nothing_that_it_began_outlives_it(
    tmp_path: Path, workers: str, sent: signal.Signals
) -> None:
    path = filled(tmp_path)
    with serve(path, "--port", "0", "--format", "json", "--workers", workers) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = b"".join(iter(process.stdout.readline, b"}\n"))
        url = json.loads(said + b"}")["url"]
        assert httpx.get(f"{url}party/MNG.years.svg", timeout=60).status_code == 200
        began = begun_by(process.pid)
        assert began  # at least the process that draws
        process.send_signal(sent)
        process.wait(timeout=60)
        for _ in range(600):
            if all(map(ended, began)):
                break
            time.sleep(0.1)
        assert [number for number in began if not ended(number)] == []
        if sent == signal.SIGTERM:
            assert b"leaked" not in process.stderr.read()
