"""Prints how fast a big ledger is: made at once, one document more, and the queries of each page.

    python -m bench.ledger                        a million claims, in a file that is then deleted
    python -m bench.ledger 100000 --keep big.db   another number; the file is kept and used again

Readings are made up (see `bench.generated`). What a process loads once, words and titles, is loaded
before the documents are timed. Times are processor time of this process, in milliseconds, so that a
busy machine does not change them; waiting for the disk is not in them.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request

from bench.generated import page, readings
from bench.questions import questions
from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.beliefs import believe_all
from dragoman.ledger.claims import put_page, put_readings, statements
from dragoman.ledger.files import transaction
from dragoman.ledger.identity import page_id
from dragoman.merge import merge
from dragoman.records import Reading, claims_of
from dragoman.web.rooms import ROOMS

NOW = "2026-01-01T00:00:00Z"
TIMES = 60  # of each question, and of documents added
MOST = 200  # questions of a room
PAGE = 50.0


def make(path: Path, claims: int) -> None:
    """A ledger of about so many claims, all of them first and then merged at once."""
    begun = time.process_time()
    with ledger.writer(path) as book:
        with transaction(book) as db:
            for one in _telling(claims):
                document = one.document
                id = page_id(document.source, document.sha256)
                put_page(db, id, page(one), NOW, None)
                put_readings(db, id, [one])
        read = time.process_time()
        with transaction(book) as db:
            believe_all(db)
            db.execute("ANALYZE")
        done = time.process_time()
        held = ledger.overview(book)
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{held.documents:,} documents, {held.claims:,} claims, {held.engagements:,} engagements, "
        f"{held.people:,} people, {path.stat().st_size / 2**20:,.0f} MiB\n"
        f"stored in {read - begun:.0f} s, merged in {done - read:.0f} s: "
        f"{(done - read) / held.claims * 1e6:.0f} µs a claim; {memory:,.0f} MiB of memory at most"
    )


def _telling(count: int) -> Iterator[Reading]:
    """Made-up readings until they make so many claims."""
    told = 0
    for one in readings(count):
        told += sum(len(claims) for _, claims in claims_of(one))
        yield one
        if told >= count:
            return


def adding(book: Ledger) -> Iterator[float]:
    """Milliseconds to add each of some more documents, once words and titles are loaded."""
    new = ledger.overview(book).documents  # a seed that a kept file has not had
    more = list(islice(readings(TIMES * 2, seed=new), TIMES))
    merge(statements(islice(readings(TIMES, seed=0), TIMES)))
    gc.collect()
    for one in more:
        begun = time.process_time()
        ledger.add(book, page(one), [one], retrieved=NOW)
        yield (time.process_time() - begun) * 1000


def asking(book: Ledger) -> Iterator[tuple[str, list[float]]]:
    """The path of each room and the milliseconds of its questions."""
    asked = questions(book, TIMES)
    for room in ROOMS:
        look, several = room.look, asked[room.path][:MOST]
        requests = [_request(room.path, path, query) for path, query in several]
        yield room.path, list(_timed(partial(look, book, request) for request in requests))


def _timed(acts: Iterable[Callable[[], object]]) -> Iterator[float]:
    for act in acts:
        begun = time.process_time()
        act()
        yield (time.process_time() - begun) * 1000


def _request(address: str, path: dict[str, str], query: dict[str, str]) -> Request:
    return Request({
        "type": "http", "method": "GET", "path": address, "headers": [], "path_params": path,
        "query_string": urlencode(query).encode(), "app": Starlette(),
    })  # fmt: skip


def line(name: str, times: Sequence[float], limit: float) -> str:
    """A row of the table: the middle, the 95th percentile, the worst, and whether it holds."""
    ranked = sorted(times)
    p95 = ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]
    told = "" if p95 <= limit else f"  over {limit:.0f}"
    return f"{name:34} {ranked[len(ranked) // 2]:9.1f} {p95:9.1f} {ranked[-1]:9.1f}{told}"


def report(path: Path) -> None:
    """The table."""
    print(f"{'milliseconds':34} {'median':>9} {'p95':>9} {'worst':>9}")
    with ledger.writer(path) as book:
        for name, times in asking(book):
            print(line(name, times, PAGE), flush=True)
        print(line("one document more", list(adding(book)), 100.0))


def main(argv: Sequence[str] | None = None) -> int:
    """Make the ledger unless it is there, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger")
    parser.add_argument("claims", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--keep", type=Path, help="use this file, made if it is not there")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as spare:
        path = args.keep or Path(spare) / "big.db"
        if not path.exists():
            make(path, args.claims)
        report(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
