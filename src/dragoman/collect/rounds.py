"""One round of collecting: lists are looked at, what they announce is fetched, read and kept.

Open ledger, sources, fetcher and workers come in, a `Summary` goes out. Requests run in threads,
one at a time for each host; reading runs in processes; the ledger is written here alone. Each
answer is stored before it is read, each step before the next, and the round may end anywhere.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from functools import partial
from typing import Any

from msgspec.structs import replace

from dragoman import ledger
from dragoman.collect import folders, lists
from dragoman.collect.asking import page_of, placed, request_of
from dragoman.collect.notes import Notes
from dragoman.collect.queue import Job, Queue
from dragoman.collect.reports import Event, Summary, What
from dragoman.collect.workers import Read, Workers
from dragoman.errors import DragomanError, FetchError, LedgerError
from dragoman.feeds import Listing
from dragoman.fetch import Answer, Fetcher
from dragoman.ledger import Ledger, collecting, hosts, versions
from dragoman.ledger.collecting import Item
from dragoman.records import Reading
from dragoman.sources import Source

THREADS = 24  # hosts asked at once
BACKLOG = 48  # answers that may wait to be read
AGAIN = 10.0  # seconds of rest after which an article is asked for again in the same round
_TRIES = 2  # in one round


class _Round:
    """The state of a round: what waits, what is under way, what was counted."""

    def __init__(
        self,
        book: Ledger,
        sources: Sequence[Source],
        fetcher: Fetcher,
        workers: Workers,
        read: Read,
        tell: Callable[[Event], None],
    ) -> None:
        self.book, self.fetcher, self.workers, self.read = book, fetcher, workers, read
        self.notes = Notes(book, sources, tell)
        self.queue = Queue(self.wait_of)
        self.flying: dict[Future[Answer], tuple[Job, list[Answer]]] = {}
        self.reading: dict[Future[tuple[Reading, ...]] | Future[Listing], tuple[Job, Answer]] = {}
        self.stored: list[tuple[Job, Answer]] = []  # received by an earlier run, not yet read
        self.requests = self.received = 0

    def wait_of(self, host: str) -> float:
        """Seconds until a host's turn; none where it rests for long, which is told at once."""
        return 0.0 if self.fetcher.rest_of(host) else self.fetcher.pace.wait(host)

    # --- what is asked ------------------------------------------------------------------------

    def start(self, source: Source) -> None:
        """Queue a source's list, and what an earlier round left waiting."""
        self.ask_list(source, source.url)
        self.enqueue(source)

    def look_into(self, source: Source) -> None:
        """Take what a folder holds that the ledger does not."""
        folders.look(self.book, source, self.workers, self.read, self.notes)

    def ask_list(self, source: Source, url: str, depth: int = 0) -> None:
        """Queue a list with what this source knows of it; `depth` lists led to it."""
        known = collecting.list_validators(self.book, source.name, url)
        self.queue.add(Job(source=source, url=url, depth=depth, validators=known))

    def enqueue(self, source: Source) -> None:
        """Queue the articles of a source that wait, each once a round."""
        added = 0
        for item in collecting.waiting(self.book, source.name, time.time()):
            job = Job(source=source, url=item.url, item=item)
            if not self.queue.claim(job):
                continue
            added += 1
            held = collecting.unread(self.book, item)
            if held is not None:
                self.stored.append((job, held))
                continue
            known = collecting.validators(self.book, item.url)
            self.queue.push(replace(job, validators=known))
        self.notes.told("queued", source, source.url, count=added)

    def fly(self, threads: ThreadPoolExecutor) -> None:
        """Send as many requests as hosts, threads and readers allow."""
        while self.stored and len(self.reading) < BACKLOG:
            unread = self.stored.pop()
            self.safely(unread[0], partial(self.submit, *unread))
        while len(self.flying) < THREADS and len(self.reading) < BACKLOG:
            job = self.queue.take()
            if job is None:
                return
            came: list[Answer] = []  # everything that is received, also on the way and in vain
            future = threads.submit(self.fetcher.fetch, request_of(job), came.append)
            self.flying[future] = (job, came)

    # --- what came ----------------------------------------------------------------------------

    def landed(self, future: "Future[Answer]") -> None:
        """A request is over, one way or the other."""
        job, came = self.flying.pop(future)
        self.queue.free(job)
        self.requests += max(1, len(came))
        self.received += sum(answer.received for answer in came)
        self.safely(job, partial(self.came, job, came, future))

    def came(self, job: Job, came: Sequence[Answer], future: "Future[Answer]") -> None:
        """Keep what came, and have it read where it is new."""
        collecting.keep(self.book, job.source.name, came)
        try:
            answer = future.result()
        except FetchError as error:
            self.missed(job, error)
            return
        same = job.validators is not None and job.validators.sha256 == answer.sha256
        if answer.unchanged or same:
            self.unchanged(job, answer)
            return
        self.submit(job, answer)

    def submit(self, job: Job, answer: Answer) -> None:
        """Have a list or an article read by a worker."""
        page = page_of(job, answer)
        if job.item is None:
            expected = None if job.depth or job.source.kind == "folder" else job.source.kind
            self.reading[self.workers.submit(lists.parse, page, expected)] = (job, answer)
        else:
            day = job.item.published
            self.reading[self.workers.submit(self.read, page, day)] = (job, answer)

    def unchanged(self, job: Job, answer: Answer) -> None:
        """The sender says, or the bytes show, that nothing is new."""
        if job.item is None:
            for url in collecting.children(self.book, job.source.name, job.url):
                self.ask_list(job.source, url, job.depth + 1)  # it may have grown all the same
            self.notes.looked(job, None)
            self.notes.told("same", job.source, job.url)
            return
        collecting.settle(self.book, job.item, answer)
        self.notes.of(job).unchanged += 1
        self.notes.told("unchanged", job.source, job.url)

    def missed(self, job: Job, error: FetchError) -> None:
        """A request gave nothing: again soon, later, or never."""
        if error.reason == "failed" and (error.rest or 0) <= AGAIN and job.tries < _TRIES:
            self.queue.add(job.again())
        elif job.item is None:
            self.notes.looked(job, str(error), error.rest)
        elif error.reason in ("rest", "failed"):
            self.later(job, job.item, error)
        else:
            self.fail(job, job.item, str(error))
        if error.reason == "rest" and (error.rest or 0) > AGAIN:
            hosts.leave_alone(self.book, self.fetcher.pace.rests(AGAIN), time.time())
            for other in self.queue.drop(job):
                self.missed(other, FetchError(str(error), "rest", error.rest))

    def later(self, job: Job, item: Item, error: FetchError) -> None:
        due = time.time() + max(error.rest or 0.0, 60.0)
        resting = error.reason == "rest"
        if resting:  # the host's wish is no fault of the article
            collecting.rest(self.book, item, str(error), due)
        else:
            collecting.postpone(self.book, item, str(error), due, for_good=False)
        self.notes.of(job).later.append(str(error))
        self.notes.told("postponed", job.source, job.url, str(error))

    def fail(self, job: Job, item: Item, words: str) -> None:
        """An article cannot be had or read; asked for again only if its list changes."""
        collecting.postpone(self.book, item, words, 0.0, for_good=True)
        self.notes.of(job).failed.append(words)
        self.notes.told("failed", job.source, job.url, words)

    # --- what was read ------------------------------------------------------------------------

    def was_read(self, future: "Future[tuple[Reading, ...]] | Future[Listing]") -> None:
        """A worker is done with a list or a page."""
        job, answer = self.reading.pop(future)
        self.safely(job, partial(self.understood, job, answer, future))

    def understood(
        self, job: Job, answer: Answer, future: "Future[tuple[Reading, ...]] | Future[Listing]"
    ) -> None:
        """Follow what a worker made of an answer."""
        try:
            result = future.result()
            if isinstance(result, Listing):
                self.listed(job, answer, result)
            elif job.item is not None:
                self.took(job, job.item, answer, result)
        except LedgerError:
            raise
        except DragomanError as error:
            self.failed(job, f"{job.url}: {str(error).removeprefix(f'{job.url}: ')}")

    def listed(self, job: Job, answer: Answer, listing: Listing) -> None:
        """A list was read: keep what it announces, then ask for it."""
        today = datetime.now(UTC).date()
        announced = lists.announced(listing, answer.url, job.source, today, job.depth)
        name, now = job.source.name, time.time()
        changed = collecting.announce(
            self.book, name, answer, announced.items, now, announced.lists, announced.problems
        )
        for url in announced.lists:
            self.ask_list(job.source, url, job.depth + 1)
        count = self.notes.of(job)
        count.renewed = count.renewed or changed > 0
        count.failed += announced.problems
        self.notes.looked(job, None)
        self.notes.told("listed", job.source, job.url, count=changed)
        self.enqueue(job.source)

    def took(self, job: Job, item: Item, answer: Answer, readings: tuple[Reading, ...]) -> None:
        """An article was read: into the ledger, unless the source brought the same text before."""
        page = page_of(job, answer)
        count = self.notes.of(job)
        texts = [reading.document.sha256 for reading in readings]
        count.failed += lists.to_come(job.url, readings, datetime.now(UTC).date())
        own = readings[0].document.url if readings else None
        known = collecting.holds_text(self.book, job.source.name, texts)
        if known or versions.is_twin(self.book, page, own):
            what: What = "unchanged"
            count.unchanged += 1
        else:
            day = item.published
            older = ledger.renew(self.book, page, readings, retrieved=answer.at, published=day)
            what = "changed" if older else "new"
            count.changed += bool(older)
            count.new += not older
        collecting.settle(self.book, item, answer)
        self.notes.told(what, job.source, job.url)

    def failed(self, job: Job, words: str) -> None:
        """Neither the list nor the article of a job can be used."""
        if job.item is None:
            self.notes.looked(job, words)
        else:
            self.fail(job, job.item, words)

    def safely(self, job: Job, step: Callable[[], None]) -> None:
        """Do a step; a defect that shows is a failure of its source, told with its place."""
        try:
            step()
        except LedgerError:
            raise  # no source's fault, and nothing more can be stored
        except Exception as error:  # noqa: BLE001  # whatever it is, the other sources go on
            words = f"{job.url}: {placed(error)}"
            try:
                self.failed(job, words)
            except LedgerError:
                raise
            except Exception:  # noqa: BLE001  # not even its address can be stored
                self.notes.of(job).failed.append(words)


def _nothing(_event: Event) -> None:
    pass


def collect(
    book: Ledger,
    sources: Iterable[Source],
    fetcher: Fetcher,
    workers: Workers,
    read: Read,
    *,
    tell: Callable[[Event], None] = _nothing,
    budget: float | None = None,
) -> Summary:
    """One look at each source, and everything that waits of it. `tell` hears each event.

    After `budget` seconds no request is begun; what waits is done by the next round.
    """
    chosen = [source for source in sources if not source.paused]
    collecting.prepare(book)
    turn = _Round(book, chosen, fetcher, workers, read, tell)
    for source in chosen:
        begin = turn.look_into if source.kind == "folder" else turn.start
        turn.safely(Job(source=source, url=source.url), partial(begin, source))
    end = None if budget is None else time.monotonic() + budget
    threads = ThreadPoolExecutor(THREADS)
    try:
        _run(turn, threads, end)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
    return turn.notes.summary(turn.requests, turn.received)


def _run(turn: _Round, threads: ThreadPoolExecutor, end: float | None) -> None:
    while True:
        open_ = end is None or time.monotonic() < end
        if open_:
            turn.fly(threads)
        under_way: list[Future[Any]] = [*turn.flying, *turn.reading]
        if not under_way:
            pause = turn.queue.pause()
            if pause is None or not open_:
                return
            time.sleep(min(pause, 0.5))
            continue
        done, _ = wait(under_way, timeout=turn.queue.pause(), return_when=FIRST_COMPLETED)
        for future in done:
            if future in turn.flying:
                turn.landed(future)
            else:
                turn.was_read(future)
