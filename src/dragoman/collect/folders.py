"""A folder or file as a source: every page of it that the ledger does not hold yet.

The source comes in, its pages go to the ledger. Archives in it are gone through from
where the last look stopped, and records whose bytes show that they tell of nothing are passed over.
What cannot be read is noted at the source, and the rest is read.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from dragoman import inputs, ledger
from dragoman.collect.notes import Notes
from dragoman.collect.queue import Job
from dragoman.collect.workers import Read, Workers
from dragoman.errors import InputError
from dragoman.ledger import Batch, Ledger
from dragoman.ledger.archives import bookmarks
from dragoman.lexicon import sieve
from dragoman.records import Page
from dragoman.sieve import may_hold
from dragoman.sources import Source


def look(book: Ledger, source: Source, workers: Workers, read: Read, notes: Notes) -> None:
    """Take what is new, and note how the look went."""
    job, problem = Job(source=source, url=source.url), None
    count = notes.of(job)
    failures: list[str] = []
    try:
        with ledger.batch(book) as batch:
            for page in _pages(book, batch, source, failures):
                try:
                    _take(book, batch, job, page, workers, read, notes)
                except InputError as error:
                    failures.append(f"{page.source}: {str(error).removeprefix(f'{page.source}: ')}")
    except InputError as error:
        problem = str(error)
    if not count.new + count.unchanged and failures:
        problem = problem or failures.pop(0)
    count.failed += failures
    count.renewed = count.new > 0
    notes.looked(job, problem)


def _pages(book: Ledger, batch: Batch, source: Source, failures: list[str]) -> Iterator[Page]:
    return inputs.pages(
        [source.url],
        on_error=lambda error: failures.append(str(error)),
        wanted=lambda page: may_hold(page.raw, sieve.load()),
        marks=bookmarks(book, before=batch.write),
    )


def _take(
    book: Ledger, batch: Batch, job: Job, page: Page, workers: Workers, read: Read, notes: Notes
) -> None:
    """Read a page that the ledger does not hold."""
    count = notes.of(job)

    def told(outcome: str) -> None:
        if outcome == "known":  # twice in one archive
            count.unchanged += 1
            return
        count.new += 1
        notes.told("new", job.source, page.source)

    if ledger.known(book, page):
        count.unchanged += 1
        return
    readings = batch.of(workers.submit(read, page, None))
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    batch.add(page, readings, retrieved=at, then=told)
