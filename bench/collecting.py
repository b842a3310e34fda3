"""Collecting at scale, on this machine alone: feeds served on loopback, fetched, killed, completed.

Starts a hundred sites with a feed of a hundred articles each (one in twenty about a meeting), runs
`dragoman fetch` on them, kills it at twenty random moments, lets it end, and runs it once more.
Prints what came, what came twice, what is missing, how close requests to one host were, and what
the last run transferred.

    python -m bench.collecting [--feeds 100] [--items 100] [--kills 20] [--gap 0.05]
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

from dragoman import ledger
from dragoman.errors import LedgerError
from tests.newsrooms import Newsroom, article, tagged
from tests.sites import Ask, Site, site

PROGRAM = "from dragoman.cli import main; main()"
RELEVANT = 20  # one article in so many


class _Room(Newsroom):
    """A newsroom that writes about meetings now and then."""

    def __call__(self, ask: Ask) -> "Sequence[bytes]":
        number = ask.path.removeprefix("/news/")
        if number.isdigit() and int(number) < self.count:
            key = int(number) + self.first
            text = f"Served by {ask.headers['host']}."
            return list(tagged(ask, article(key, text, relevant=key % RELEVANT == 0)))
        return list(super().__call__(ask))


def main() -> None:
    """Run it and print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--feeds", type=int, default=100)
    reader.add_argument("--items", type=int, default=100)
    reader.add_argument("--kills", type=int, default=20)
    reader.add_argument("--gap", type=float, default=0.05)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        rooms = [_Room(given.items) for _ in range(given.feeds)]
        served = [
            stack.enter_context(site(room, f"127.1.{n // 250}.{n % 250 + 1}"))
            for n, room in enumerate(rooms)
        ]
        _settings(Path(folder), served, given.gap)
        where = Path(folder) / "dragoman.db"
        began = time.monotonic()
        for held in _killed(where, given.kills):
            print(f"killed; {held} pages held", flush=True)
        _run(where).wait()
        print(f"completed after {time.monotonic() - began:.0f} s in all")
        _table(where, served, given.feeds * given.items)
        before = sum(len(one.asked) for one in served)
        began = time.monotonic()
        last = _run(where, stderr=subprocess.PIPE)
        _, told = last.communicate()
        print(f"second run: {time.monotonic() - began:.0f} s, "
              f"{sum(len(one.asked) for one in served) - before} requests")  # fmt: skip
        print(told.decode().strip())


def _settings(folder: Path, served: Sequence[Site], gap: float) -> None:
    (folder / "sources").mkdir()
    for n, one in enumerate(served):
        text = f'url = "{one.url}/feed"\nkind = "feed"\ngap = {gap}\n'
        (folder / "sources" / f"feed-{n:04}.toml").write_text(text)


def _run(where: Path, stderr: int = subprocess.DEVNULL) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(filter(None, sys.path))
    words = ("fetch", "--ledger", str(where), "--allow-private", "127.0.0.0/8")
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        stderr=stderr,
        env={**os.environ, "PYTHONPATH": path},
    )


def _killed(where: Path, kills: int) -> "Sequence[int]":
    """Start and kill; how many pages were held after each."""
    chance = random.Random(11)  # noqa: S311  # moments, not secrets
    found = []
    for _ in range(kills):
        run = _run(where)
        time.sleep(chance.uniform(2.0, 25.0))
        run.kill()
        run.wait()
        found.append(_pages(where))
    return found


def _pages(where: Path) -> int:
    try:
        with ledger.reader(where) as book:
            return ledger.overview(book).pages
    except LedgerError:
        return 0


def _table(where: Path, served: Sequence[Site], wanted: int) -> None:
    with ledger.reader(where) as book:
        urls = [url for (url,) in book.db.execute("SELECT url FROM page")]
        failures = ledger.verify(book).failures
    asked = [ask for one in served for ask in one.asked if ask.path.startswith("/news/")]
    answered = len({(one.url, ask.path) for one in served for ask in one.asked}) - 2 * len(served)
    gaps = [b.at - a.at for one in served for a, b in pairwise(one.asked)]
    print(f"articles announced      {wanted}")
    print(f"pages held              {len(urls)}")
    print(f"lost                    {wanted - len(set(urls))}")
    print(f"held twice              {len(urls) - len(set(urls))}")
    print(f"article requests        {len(asked)} for {answered} addresses")
    print(f"closest two requests    {min(gaps):.3f} s (one host, kills included)")
    print(f"quotes that fail        {len(failures)}")


if __name__ == "__main__":
    main()
