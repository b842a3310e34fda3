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

from msgspec import Struct
from msgspec.structs import replace

from dragoman import inputs, ledger
from dragoman.collect import lists
from dragoman.collect.asking import page_of, placed, request_of
from dragoman.collect.queue import Job, Queue
from dragoman.collect.reports import Event, Outcome, Summary, What, is_silent
from dragoman.collect.workers import Workers
from dragoman.errors import DragomanError, FetchError, InputError, LedgerError
from dragoman.feeds import Listing
from dragoman.fetch import Answer, Fetcher
from dragoman.ledger import Ledger, collecting, versions
from dragoman.ledger.collecting import Item
from dragoman.records import Page, Reading
from dragoman.sources import Source, rhythm

Read = Callable[[Page, str | None], tuple[Reading, ...]]
THREADS = 24  # hosts asked at once
BACKLOG = 48  # answers that may wait to be read
AGAIN = 10.0  # seconds of rest after which an article is asked for again in the same round
_TRIES = 2  # in one round
_HOUR = 3600.0


class _Count(Struct):
    """What became of a source so far."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: list[str] = []
    postponed: int = 0
    problem: str | None = None
    renewed: bool = False
    looked: bool = False


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
        self.tell = tell
        self.counts = {source.name: _Count() for source in sources}
        self.queue = Queue(fetcher.pace.wait)
        self.flying: dict[Future[Answer], Job] = {}
        self.reading: dict[Future[tuple[Reading, ...]] | Future[Listing], tuple[Job, Answer]] = {}
        self.stored: list[tuple[Job, Answer]] = []  # received by an earlier run, not yet read
        self.requests = self.received = 0

    # --- what is asked ------------------------------------------------------------------------

    def start(self, source: Source) -> None:
        """Queue a source's list, and what an earlier round left waiting."""
        self.ask_list(source, source.url)
        self.enqueue(source)

    def ask_list(self, source: Source, url: str, *, child: bool = False) -> None:
        """Queue a list with what this source knows of it."""
        known = collecting.list_validators(self.book, source.name, url)
        self.queue.add(Job(source=source, url=url, child=child, validators=known))

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
        self.told("queued", source, source.url, count=added)

    def fly(self, threads: ThreadPoolExecutor) -> None:
        """Send as many requests as hosts, threads and readers allow."""
        while self.stored and len(self.reading) < BACKLOG:
            unread = self.stored.pop()
            self.safely(unread[0], partial(self.submit, *unread))
        while len(self.flying) < THREADS and len(self.reading) < BACKLOG:
            job = self.queue.take()
            if job is None:
                return
            self.flying[threads.submit(self.fetcher.fetch, request_of(job))] = job

    # --- what came ----------------------------------------------------------------------------

    def landed(self, future: "Future[Answer]") -> None:
        """A request is over, one way or the other."""
        job = self.flying.pop(future)
        self.queue.free(job)
        self.requests += 1
        self.safely(job, partial(self.came, job, future))

    def came(self, job: Job, future: "Future[Answer]") -> None:
        """Keep an answer, and have it read where it is new."""
        try:
            answer = future.result()
        except FetchError as error:
            self.missed(job, error)
            return
        self.received += answer.received
        collecting.keep(self.book, job.source.name, answer)
        same = job.validators is not None and job.validators.sha256 == answer.sha256
        if answer.unchanged or same:
            self.unchanged(job, answer)
            return
        self.submit(job, answer)

    def submit(self, job: Job, answer: Answer) -> None:
        """Have a list or an article read by a worker."""
        page = page_of(job, answer)
        if job.item is None:
            expected = None if job.child or job.source.kind == "folder" else job.source.kind
            self.reading[self.workers.submit(lists.parse, page, expected)] = (job, answer)
        else:
            day = job.item.published
            self.reading[self.workers.submit(self.read, page, day)] = (job, answer)

    def unchanged(self, job: Job, answer: Answer) -> None:
        """The sender says, or the bytes show, that nothing is new."""
        if job.item is None:
            for url in collecting.children(self.book, job.source.name, job.url):
                self.ask_list(job.source, url, child=True)  # it may have grown all the same
            self.looked(job, None)
            self.told("same", job.source, job.url)
            return
        collecting.settle(self.book, job.item, answer)
        self.counts[job.source.name].unchanged += 1
        self.told("unchanged", job.source, job.url)

    def missed(self, job: Job, error: FetchError) -> None:
        """A request gave nothing: again soon, later, or never."""
        if error.reason == "failed" and (error.rest or 0) <= AGAIN and job.tries < _TRIES:
            self.queue.add(job.again())
        elif job.item is None:
            self.looked(job, str(error), error.rest)
        elif error.reason in ("rest", "failed"):
            self.later(job, job.item, error)
        else:
            self.fail(job, job.item, str(error))
        if error.reason == "rest" and (error.rest or 0) > AGAIN:
            for other in self.queue.drop(job):
                self.missed(other, FetchError(str(error), "rest", error.rest))

    def later(self, job: Job, item: Item, error: FetchError) -> None:
        due = time.time() + max(error.rest or 0.0, 60.0)
        resting = error.reason == "rest"
        if resting:  # the host's wish is no fault of the article
            collecting.rest(self.book, item, str(error), due)
        else:
            collecting.postpone(self.book, item, str(error), due, for_good=False)
        self.counts[job.source.name].postponed += 1
        self.told("postponed", job.source, job.url, str(error))

    def fail(self, job: Job, item: Item, words: str) -> None:
        """An article cannot be had or read; asked for again only if its list changes."""
        collecting.postpone(self.book, item, words, 0.0, for_good=True)
        self.counts[job.source.name].failed.append(words)
        self.told("failed", job.source, job.url, words)

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
        except DragomanError as error:
            self.failed(job, f"{job.url}: {str(error).removeprefix(f'{job.url}: ')}")
            return
        if isinstance(result, Listing):
            self.listed(job, answer, result)
        elif job.item is not None:
            self.took(job, job.item, answer, result)

    def listed(self, job: Job, answer: Answer, listing: Listing) -> None:
        """A list was read: keep what it announces, then ask for it."""
        today = datetime.now(UTC).date()
        if listing.kind == "index":
            children = tuple(dict.fromkeys(lists.children_of(listing, answer.url)))
            items: Sequence[Item] = ()
            problems: Sequence[str] = listing.problems
        else:
            children = ()
            items, problems = lists.items_of(listing, answer.url, job.source, today)
        name, now = job.source.name, time.time()
        changed = collecting.announce(self.book, name, answer, items, now, children)
        for url in children:
            self.ask_list(job.source, url, child=True)
        count = self.counts[job.source.name]
        count.renewed = count.renewed or changed > 0
        count.failed += problems
        self.looked(job, None)
        self.told("listed", job.source, job.url, count=changed)
        self.enqueue(job.source)

    def took(self, job: Job, item: Item, answer: Answer, readings: tuple[Reading, ...]) -> None:
        """An article was read: into the ledger, unless the source brought the same text before."""
        page = page_of(job, answer)
        count = self.counts[job.source.name]
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
        self.told(what, job.source, job.url)

    def failed(self, job: Job, words: str) -> None:
        """Neither the list nor the article of a job can be used."""
        if job.item is None:
            self.looked(job, words)
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
                self.counts[job.source.name].failed.append(words)

    # --- notes ----------------------------------------------------------------------------------

    def looked(self, job: Job, problem: str | None, rest: float | None = None) -> None:
        """Note how a look at a source went, and when the next is due."""
        count, now = self.counts[job.source.name], time.time()
        if job.child and problem is not None:
            count.failed.append(problem)
            return
        beat = rhythm(collecting.times(self.book, job.source.name), job.source.every)
        pause = beat.wait
        if problem is not None:
            before = collecting.health(self.book).get(job.source.name)
            pause = min(24 * _HOUR, beat.wait * 2.0 ** min(before.failures if before else 0, 8))
            count.problem = problem
            self.told("failed", job.source, job.url, problem)
        due = now + max(pause, rest or 0.0)
        collecting.looked(
            self.book, job.source.name, now, due, error=problem, renewed=count.renewed
        )

    def told(
        self, what: What, source: Source, url: str, words: str | None = None, count: int = 1
    ) -> None:
        self.tell(Event(what=what, source=source.name, url=url, words=words, count=count))

    def summary(self) -> Summary:
        health, now = collecting.health(self.book), time.time()
        outcomes = []
        for name, count in self.counts.items():
            beat = rhythm(collecting.times(self.book, name))
            state = health.get(name)
            outcomes.append(Outcome(
                source=name, new=count.new, changed=count.changed, unchanged=count.unchanged,
                failed=tuple(count.failed), postponed=count.postponed, problem=count.problem,
                silent=is_silent(state.renewed if state else None, beat, now),
            ))  # fmt: skip
        return Summary(outcomes=tuple(outcomes), requests=self.requests, received=self.received)


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
        begin = partial(_folder, turn) if source.kind == "folder" else turn.start
        turn.safely(Job(source=source, url=source.url), partial(begin, source))
    end = None if budget is None else time.monotonic() + budget
    threads = ThreadPoolExecutor(THREADS)
    try:
        _run(turn, threads, end)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
    return turn.summary()


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


def _folder(turn: _Round, source: Source) -> None:
    """A folder or file: every page of it that the ledger does not hold yet."""
    count, problem = turn.counts[source.name], None
    failures: list[str] = []
    try:
        for page in inputs.pages([source.url], on_error=lambda e: failures.append(str(e))):
            _take(turn, source, page, failures)
    except InputError as error:
        problem = str(error)
    if not count.new + count.unchanged and failures:
        problem = problem or failures[0]
    count.failed += failures
    count.problem, now = problem, time.time()
    beat = rhythm(collecting.times(turn.book, source.name), source.every)
    collecting.looked(
        turn.book, source.name, now, now + beat.wait, error=problem, renewed=count.new > 0
    )


def _take(turn: _Round, source: Source, page: Page, failures: list[str]) -> None:
    count = turn.counts[source.name]
    try:
        if ledger.known(turn.book, page):
            count.unchanged += 1
            return
        readings = turn.workers.submit(turn.read, page, None).result()
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        ledger.add(turn.book, page, readings, retrieved=at)
    except InputError as error:
        failures.append(f"{page.source}: {str(error).removeprefix(f'{page.source}: ')}")
        return
    count.new += 1
    turn.told("new", source, page.source)
