"""What keeping pages costs beside reading them, where one leader is named on nearly every page.

Adds the first texts of the shared archive, the news of one government, to a new ledger: in batches,
as `dragoman add` does, and page by page. Printed is processor time of this process; waiting for the
disk is not in it. Without the archive nothing is measured, and it says so.

    python -m bench.adding [WORDS]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.texts import count_words, general
from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.pipeline import read_page
from dragoman.records import Page, Reading

NOW = "2026-01-01T00:00:00Z"

Told = Sequence[tuple[Page, tuple[Reading, ...]]]


def _worked(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _together(book: Ledger, told: Told) -> None:
    with ledger.batch(book) as batch:
        for page, readings in told:
            batch.add(page, readings, retrieved=NOW)


def _one_by_one(book: Ledger, told: Told) -> None:
    for page, readings in told:
        ledger.add(book, page, readings, retrieved=NOW)


def _seconds(way: Callable[[Ledger, Told], None], told: Told) -> float:
    with tempfile.TemporaryDirectory() as folder, ledger.writer(Path(folder) / "l.db") as book:
        return _worked(lambda: way(book, told))


def main() -> None:
    """Print how long reading takes, and how long each way to add takes beside it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("words", nargs="?", type=int, default=1_000_000)
    texts = general(parser.parse_args().words)
    if not texts:
        sys.exit("no ../shared/bench/general-news.jsonl.gz: nothing to add")
    pages = [Page(source=f"{n}.txt", raw=text.encode()) for n, text in enumerate(texts)]
    read_page(pages[0])
    told = list[tuple[Page, tuple[Reading, ...]]]()
    reading = _worked(lambda: told.extend((page, read_page(page)) for page in pages))
    print(f"{len(pages)} pages, {count_words(texts)} words: read in {reading:.1f} s")
    _seconds(_one_by_one, told[:30])  # what a process loads once
    for name, way in (("in batches", _together), ("page by page", _one_by_one)):
        seconds = _seconds(way, told)
        print(f"added {name} in {seconds:.1f} s, {seconds / reading:.1f} x reading")


if __name__ == "__main__":
    main()
