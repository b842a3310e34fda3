"""How fast pages answer with many readers at once, and whether the server's memory stays flat.

    python -m bench.ledger --keep big.db        makes a ledger of 100,000 engagements, once
    python -m bench.pages big.db --pause 500    20 readers, 30 seconds a page, under 100 ms
    python -m bench.pages big.db --pause 500 --again 20    the same few addresses, asked again
    python -m bench.pages big.db --pause 500 --burst       all come in the same millisecond
    python -m bench.pages big.db                nobody waits: all that the processors can serve
    python -m bench.pages big.db --readers 5 --seconds 2 --page /people

The server is `dragoman serve` as it comes; the readers are wrk (Debian: `apt install wrk`). With a
pause they come in one by one over the first of it, and each reads between half of it and one and a
half before asking again; with `--burst` they do all that at once, which in a short run is much of
what is measured. No address is asked twice, so that every answer is made; `--again` asks a few in
turn. wrk counts until the last byte, which is stricter than until the first. Where other work keeps
the machine busy times say little; `cpu`, milliseconds of processor time an answer, does.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

import httpx
import msgspec

from bench.questions import questions
from dragoman import ledger

SCRIPT = Path(__file__).with_name("pages.lua")
LIMIT = 100.0  # milliseconds, at the 95th percentile
DIFFERENT = 2000  # things asked about, of each kind
SETTLED = 15  # seconds after which a server has read what it reads at its start
GROWTH = 1.10  # of memory, while everything is asked once more


class Load(msgspec.Struct):
    """What wrk says of one page; times in milliseconds."""

    count: int
    p50: float
    p95: float
    worst: float
    failed: int


def addresses(path: Path) -> dict[str, list[str]]:
    """By the path of a room, the addresses that are asked for in turn, in no order."""
    with ledger.reader(path) as book:
        asked = questions(book, DIFFERENT)
    mixed = random.Random(4)  # noqa: S311 - nothing secret
    found = {
        room: list(dict.fromkeys(_address(room, *one) for one in several))
        for room, several in asked.items()
    }
    for several in found.values():
        mixed.shuffle(several)
    return found


def _address(room: str, parts: dict[str, str], query: dict[str, str]) -> str:
    """An address of a room: `/relation/{a}/{b}` with its parts filled in."""
    place = re.sub(r"\{(\w+)(:path)?\}", lambda m: quote(parts[m[1]], safe=""), room)
    return place + (f"?{urlencode(query)}" if query else "")


@contextmanager
def served(path: Path) -> Iterator[tuple[str, int]]:
    """`dragoman serve` over a ledger: its address and the number of its process."""
    verb = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve", "--port", "0",
            "--format", "json", "--ledger", str(path)]  # fmt: skip
    with subprocess.Popen(
        verb, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            said = "".join(iter(server.stdout.readline, "}\n")) if server.stdout else ""
            yield json.loads(f"{said}}}")["url"].rstrip("/"), server.pid
        finally:
            server.terminate()


class Readers(NamedTuple):
    """How many ask at once, for how many seconds, and how many milliseconds each waits between."""

    many: int
    seconds: float
    pause: int
    burst: bool = False  # all come at once
    again: int = 0  # so few addresses are asked, time and again; 0: none is asked twice

    def environment(self) -> dict[str, str]:
        """What the script of wrk is told of them."""
        return {"READERS": str(self.many), "PAUSE": str(self.pause),
                "BURST": str(int(self.burst)), "FRESH": str(int(not self.again))}  # fmt: skip


def load(wrk: str, url: str, asked: Sequence[str], readers: Readers) -> Load:
    """What wrk says of so many readers."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(asked))
        file.flush()
        answer = subprocess.run(
            [wrk, "-t", "1", "-c", str(readers.many), "-d", f"{readers.seconds:.0f}s",
             "--timeout", "30s", "-s", str(SCRIPT), url],
            env={**os.environ, "ADDRESSES": file.name, **readers.environment()},
            capture_output=True, check=True,
        )  # fmt: skip
    return msgspec.json.decode(answer.stdout.splitlines()[-1], type=Load)


def family(pid: int) -> Iterator[Path]:
    """The folders of a process and of all it began, in /proc."""
    folder = Path(f"/proc/{pid}")
    yield folder
    for thread in (folder / "task").glob("*/children"):  # each thread tells its own
        with suppress(OSError):
            for child in thread.read_text().split():
                yield from family(int(child))


def memory(pid: int) -> float:
    """MiB that a process and all it began hold of their own, without the file."""
    held = 0.0
    for folder in family(pid):
        with suppress(OSError):
            text = (folder / "smaps_rollup").read_text()
            held += sum(int(kb) for kb in re.findall(r"^Pss_Anon:\s+(\d+) kB", text, re.MULTILINE))
    return held / 1024


def worked(pid: int) -> float:
    """Milliseconds of processor time that a process and all it began have had."""
    ticks = 0
    for folder in family(pid):
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def row(name: str, different: int, one: Load, cpu: float, held: float) -> str:
    """A row of the table."""
    told = f"  over {LIMIT:.0f}" if one.p95 > LIMIT or not one.count else ""
    told += f"  {one.failed} failed" if one.failed else ""
    return (
        f"{name:30} {one.count:6} {different:9} {one.p50:7.1f} {one.p95:7.1f} {one.worst:7.1f} "
        f"{cpu / max(1, one.count):6.1f} {held:5.0f}{told}"
    )


def report(wrk: str, path: Path, readers: Readers, only: str | None) -> bool:
    """Print the table; whether every page holds."""
    few = readers.again or None
    asked = {room: a[:few] for room, a in addresses(path).items() if only in (None, room)}
    print(f"{'page':30} {'asked':>6} {'different':>9} {'p50':>7} {'p95':>7} {'worst':>7} "
          f"{'cpu':>6} {'MiB':>5}")  # fmt: skip
    everything, holds = [a for several in asked.values() for a in several], True
    with served(path) as (url, pid):
        for address in (one for several in asked.values() for one in several[:4]):
            httpx.get(url + address, timeout=60)  # every process has read its words and templates
        time.sleep(SETTLED)
        for room, several in asked.items():
            before = worked(pid)
            one = load(wrk, url, several, readers)
            print(row(room, len(several), one, worked(pid) - before, memory(pid)), flush=True)
            holds = holds and one.count > 0 and one.p95 <= LIMIT and not one.failed
        held, before = memory(pid), worked(pid)
        one = load(wrk, url, everything, readers._replace(seconds=readers.seconds * 5))
        end = memory(pid)
        print(row("all in turn", len(everything), one, worked(pid) - before, end))
    flat = end <= held * GROWTH
    print(f"memory: {held:.0f} MiB before, {end:.0f} after {one.count} more"
          f"{'' if flat else ': not flat'}")  # fmt: skip
    return holds and flat


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a page is too slow or memory grows."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages")
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pause", type=int, default=0, help="milliseconds before asking again")
    parser.add_argument("--burst", action="store_true", help="all readers come at once")
    parser.add_argument("--again", type=int, default=0, help="ask so few addresses, time and again")
    parser.add_argument("--page", help="only this one, as the table names it")
    args = parser.parse_args(argv)
    wrk = shutil.which("wrk")
    if wrk is None:
        parser.error("wrk is not installed; Debian has it: apt install wrk")
    readers = Readers(args.readers, args.seconds, args.pause, args.burst, args.again)
    return 0 if report(wrk, args.ledger, readers, args.page) else 1


if __name__ == "__main__":
    sys.exit(main())
