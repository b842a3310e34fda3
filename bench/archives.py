"""How fast an archive is read, with the look at raw bytes and without, and what the look loses.

Writes a web archive of `--pages` pages in the manner of news sites, one in twenty about a meeting,
and streams it: pages a second, peak memory over the run, how many were skipped. Without the look
only `--plain` pages are read, because it takes so much longer. Then every page of the gold sets is
looked at as it is and as HTML, in every language: how many with anything in their gold would be
skipped.

    python -m bench.archives [--pages 100000] [--plain 2000] [--read]
"""

import argparse
import gzip
import io
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from pathlib import Path

from bench.score import load
from bench.sets import find_sets
from dragoman import inputs
from dragoman.lexicon import sieve
from dragoman.pipeline import read_page
from dragoman.records import Page
from dragoman.sieve import may_hold
from tests.newsrooms import article

RELEVANT = 20  # one page in so many
_CLAIMS = ("engagements", "instruments", "mechanisms", "levels", "pledges", "tenures")
_MENU = "".join(
    f"<li><a href='/s/{n}'>{word}</a></li>"
    for n, word in enumerate(("World", "Business", "Sport", "Food", "Weather", "Call us", "Visit"))
)
_FILLER = (
    "<p>The kitchen garden at the end of the lane has been open since the spring, and visitors "
    "may come in on most days to see how the beans are doing this year.</p>"
    "<p>“We left the tools where they were and talked to everyone who came by,” the head gardener "
    "said, adding that a tour for schools was due in autumn.</p>"
)
_SCRIPT = (
    "<script>" + "window.layer=window.layer||[];layer.push({page:'news',ad:1});" * 60 + "</script>"
)


def page(number: int) -> bytes:
    """A page of about fifteen kilobytes, as news sites send them."""
    whole = article(number, relevant=number % RELEVANT == 0)
    head, _, rest = whole.partition("<article>")
    return f"{head}{_SCRIPT}<ul>{_MENU * 8}</ul><article>{rest}{_FILLER * 8}{_SCRIPT}".encode()


def write(path: Path, count: int) -> int:
    """The archive; its bytes before compression."""
    size = 0
    with path.open("wb") as file:
        for number in range(count):
            body = page(number)
            answer = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
            )
            record = io.BytesIO()
            with gzip.GzipFile(fileobj=record, mode="wb", compresslevel=1, mtime=0) as packed:
                packed.write(
                    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.example/%d\r\n"
                    b"WARC-Record-ID: <urn:uuid:%032d>\r\nWARC-Date: 2025-03-04T00:00:00Z\r\n"
                    b"Content-Type: application/http; msgtype=response\r\n"
                    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (number, number, len(answer), answer)
                )
            file.write(record.getvalue())
            size += len(answer)
    return size


def peak() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(pages: Iterator[Page], read: Callable[[Page], object]) -> tuple[int, float]:
    """How many pages were read, and the seconds of processor time that took."""
    began, count = time.process_time(), 0
    for one in pages:
        read(one)
        count += 1
    return count, time.process_time() - began


def stream(path: Path, plain: int, *, whole: bool) -> None:
    """Print the figures of reading the archive."""
    words = sieve.load()
    seen = [0]

    def wanted(one: Page) -> bool:
        seen[0] += 1
        return may_hold(one.raw, words)

    read_page(Page(source="first.html", raw=page(0)))  # the words are loaded
    count, seconds = timed(inputs.pages([str(path)]), lambda one: one)
    print(f"records only        {count / seconds:>8,.0f} pages/s  peak {peak():.0f} MB")
    found = inputs.pages([str(path)], wanted=wanted)
    kept, seconds = timed(found, lambda one: one)
    print(f"with the look only  {seen[0] / seconds:>8,.0f} pages/s  peak {peak():.0f} MB; "
          f"{seen[0] - kept:,} of {seen[0]:,} skipped")  # fmt: skip
    seen[0] = 0
    found = inputs.pages([str(path)], wanted=wanted)
    kept, seconds = timed(found if whole else islice(found, plain // RELEVANT), read_page)
    print(f"look, then reading  {seen[0] / seconds:>8,.0f} pages/s  peak {peak():.0f} MB "
          f"({seen[0]:,} pages, {kept:,} read)")  # fmt: skip
    count, seconds = timed(islice(inputs.pages([str(path)]), plain), read_page)
    print(f"reading all         {count / seconds:>8,.0f} pages/s  peak {peak():.0f} MB "
          f"({count:,} pages)")  # fmt: skip


def lost() -> None:
    """Print how many gold pages the look would skip that hold something."""
    words = sieve.load()
    for one in find_sets():
        records = load(one.gold).values()  # also of languages that the set is not scored in
        holding = {
            str(record["document"]["source"]).partition("#")[0]  # type: ignore[index]
            for record in records
            if any(record.get(key) for key in _CLAIMS)
        }
        skipped = wrong = 0
        for path in one.pages():
            raw = path.read_bytes()
            text = raw.decode("utf-8", "replace")
            lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n\n"))
            if may_hold(raw, words) and may_hold(f"<html>{lines}".encode(), words):
                continue
            skipped += 1
            wrong += path.name in holding
        told = f"{skipped:>3} skipped, {wrong} of them hold something"
        print(f"{one.name:<12} {len(one.pages()):>4} pages, {told}")


def main() -> None:
    """Write, stream, print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--pages", type=int, default=100_000)
    reader.add_argument("--plain", type=int, default=2_000)
    reader.add_argument("--read", action="store_true", help="read every page that the look keeps")
    given = reader.parse_args()
    lost()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        size = write(path, given.pages)
        packed = path.stat().st_size
        print(f"{given.pages:,} pages, {size / 1e6:,.0f} MB, {packed / 1e6:,.0f} MB packed")
        stream(path, given.plain, whole=given.read)


if __name__ == "__main__":
    main()
