"""Prints how fast a big ledger is: made at once, one document more, and the queries of each page.

    python -m bench.ledger                      100,000 engagements, in a file that is then deleted
    python -m bench.ledger 10000 --keep big.db  another number; the file is kept and used again

Readings are made up (see `bench.generated`). Times are processor time of this process, in
milliseconds, so that a busy machine does not change them; waiting for the disk is not in them.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from urllib.parse import urlencode

from starlette.requests import Request

from bench.generated import OFFICES, page, readings
from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.beliefs import believe_all
from dragoman.ledger.claims import put_page, put_readings
from dragoman.ledger.files import transaction
from dragoman.ledger.identity import page_id
from dragoman.web.rooms import ROOMS

NOW = "2026-01-01T00:00:00Z"
TIMES = 60  # of each question, and of documents added
PAGE = 50.0


def make(path: Path, engagements: int) -> None:
    """A ledger of so many engagements, all claims first and then merged at once."""
    begun = time.process_time()
    with ledger.writer(path) as book:
        with transaction(book) as db:
            for one in readings(engagements):
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


def adding(book: Ledger) -> Iterator[float]:
    """Milliseconds to add each of some more documents."""
    for one in islice(readings(TIMES * 2, seed=2), TIMES):
        begun = time.process_time()
        ledger.add(book, page(one), [one], retrieved=NOW)
        yield (time.process_time() - begun) * 1000


def questions(book: Ledger) -> dict[str, list[tuple[dict[str, str], dict[str, str]]]]:
    """By the path of a room, what is asked: parts of the path, and what follows a "?"."""
    chance = random.Random(3)  # noqa: S311 - nothing secret

    def some(kind: str) -> list[str]:
        rows = book.db.execute(
            "SELECT id FROM belief WHERE kind = ? ORDER BY id LIMIT 20000", (kind,)
        ).fetchall()
        return [id for (id,) in chance.choices(rows, k=TIMES)]

    pairs = [line.parties for line in ledger.engagements(book, ledger.Filters(limit=TIMES)).lines]
    days = [f"{chance.randrange(2013, 2024)}-{chance.randrange(1, 13):02}-15" for _ in range(TIMES)]
    documents = book.db.execute("SELECT id FROM document LIMIT 20000").fetchall()
    people = some("person")
    asked: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = {
        "/": [({}, {"on": day}) for day in days],
        "/engagements": [({}, q) for p, day in zip(pairs, days, strict=True) for q in (
            {}, {"party": p[0]}, {"party": p[0], "since": day}, {"text": "marne"}, {"page": "5"})],
        "/engagement/{id}": [({"id": id}, {}) for id in some("engagement")],
        "/document/{id}": [({"id": id}, {}) for (id,) in chance.choices(documents, k=TIMES)],
        "/relation/{a}/{b}": [({"a": p[0], "b": p[1]}, {}) for p in pairs],
        "/person/{id}": [({"id": id}, {}) for id in people],
        "/office/{party}/{office:path}": [
            ({"party": p[0], "office": office}, {"on": day})
            for p, day, office in zip(pairs, days, OFFICES * TIMES, strict=False)
        ],
        "/mechanism/{id}": [({"id": id}, {}) for id in some("mechanism")],
        "/instrument/{id}": [({"id": id}, {}) for id in some("instrument")],
    }  # fmt: skip
    first = {"party": pairs[0][0], "a": pairs[0][0], "b": pairs[0][1], "office": OFFICES[2]}
    plain = [({name: first[name] for name in first}, {"q": "marne", "on": day}) for day in days]
    return {room.path: asked.get(room.path, plain) for room in ROOMS}


def asking(book: Ledger) -> Iterator[tuple[str, list[float]]]:
    """The path of each room and the milliseconds of its questions."""
    asked = questions(book)
    for room in ROOMS:
        look = room.look
        requests = [_request(room.path, path, query) for path, query in asked[room.path]]
        yield room.path, list(_timed(partial(look, book, request) for request in requests))
    names = ["marne", "bado kilu", "ta"] * 20
    yield "people (by name)", list(_timed(partial(ledger.people, book, name) for name in names))
    yield "search", list(_timed(partial(ledger.search, book, name) for name in names))


def _timed(acts: Iterable[Callable[[], object]]) -> Iterator[float]:
    for act in acts:
        begun = time.process_time()
        act()
        yield (time.process_time() - begun) * 1000


def _request(address: str, path: dict[str, str], query: dict[str, str]) -> Request:
    return Request({
        "type": "http", "method": "GET", "path": address, "headers": [], "path_params": path,
        "query_string": urlencode(query).encode(),
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
    parser.add_argument("engagements", type=int, nargs="?", default=100_000)
    parser.add_argument("--keep", type=Path, help="use this file, made if it is not there")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as spare:
        path = args.keep or Path(spare) / "big.db"
        if not path.exists():
            make(path, args.engagements)
        report(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
