"""Verbs that read: `read` shows what is in documents, `add` keeps it in the ledger."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import show
from dragoman.cli.options import day_option, format_option, ledger_option, now
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.ledger import Batch, Ledger
    from dragoman.records import Page, Reading

Failures = list[str]
NAMED_MOST = 3  # documents without a day that are named
PUBLISHED = (
    "The day of documents that state none; resolves “last week”. Typed for one file it stands "
    "before a day in its name, for several, a folder or an archive behind a day beside each."
)


@click.command(epilog="Example: dragoman read talks.txt notes/ --format jsonl")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@format_option("jsonl")
@day_option("--published", PUBLISHED)
def read(inputs: tuple[str, ...], form: str, published: str | None) -> None:
    """Show what documents claim, without a ledger.

    INPUT is a text or HTML file, a .tsv of headlines (headline, publisher, date), an archive
    (WARC, JSON Lines, CSV, mbox, ZIP, TAR), a folder, or - for standard input.
    """
    failures: Failures = []
    for _, readings in _read_all(inputs, published, failures):
        for reading in readings:
            _print_line(reading) if form == "jsonl" else _print_claims(reading)
    show.finish(failures)


@click.command(epilog="Example: dragoman add articles/ --ledger mine.db")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@ledger_option()
@day_option("--published", PUBLISHED)
@click.option("--anew", is_flag=True, help="Read archives from their beginning again.")
@format_option()
def add(inputs: tuple[str, ...], path: Path, published: str | None, anew: bool, form: str) -> None:
    """Read inputs into the ledger. Adding the same again adds nothing.

    Each page goes in whole or not at all, so an interrupted run is completed by running it again;
    an archive is gone on with where it was left. A document that a defect of Dragoman kept from
    being read is listed and stored without claims; `dragoman rebuild` reads it again.
    """
    from dragoman import ledger

    failures: Failures = []
    with ledger.writer(path) as book:
        counts, undated = add_all(book, inputs, published, failures, anew=anew)
    told = {name: counts.get(name, 0) for name in ("added", "reread", "known")}
    if "skipped" in counts:  # records of archives, about other things
        told["skipped"] = counts["skipped"]
    if form == "json":
        show.json({**told, "failed": len(failures)})
    words = ", ".join(f"{count} {name}" for name, count in told.items())
    click.echo(f"{path}: {words}, {len(failures)} failed", err=True)
    _tell_days(counts.get("named", 0), undated, published)
    show.finish(failures)


def _tell_days(named: int, undated: Sequence[str], published: str | None) -> None:
    from dragoman.wording.values import plural

    if named:
        instead = f", not {published}" if published else ""
        which = f"{plural(named, 'file')} whose text states no day"
        click.echo(f"{which}: taken from the name{instead}", err=True)
    if undated:
        more = f" and {len(undated) - NAMED_MOST} more" if len(undated) > NAMED_MOST else ""
        names = ", ".join(map(show.clean, undated[:NAMED_MOST]))
        which = f"{plural(len(undated), 'document')} with engagements and without a day"
        click.echo(f"{which} ({names}{more}): --published DATE gives one", err=True)


def add_all(
    book: "Ledger",
    inputs: Sequence[str],
    published: str | None,
    failures: Failures,
    total: int | None = None,
    *,
    anew: bool = False,
) -> tuple[dict[str, int], list[str]]:
    """Add every input that can be read; what became of them, counted, and those without a day."""
    from dragoman import ledger
    from dragoman.inputs import pages
    from dragoman.ledger.archives import bookmarks

    counts: dict[str, int] = {}
    undated: list[str] = []

    def kept(readings: "Sequence[Reading]", state: str) -> None:
        counts[state] = counts.get(state, 0) + 1
        counts["named"] = counts.get("named", 0) + any(map(_named_day, readings))
        undated.extend(r.document.source for r in readings if _undated(r))

    with ledger.batch(book) as batch:
        marks = bookmarks(book, published, _tell_resumed, anew=anew, before=batch.write)
        given = pages(inputs, on_error=_collect(failures), wanted=_sieve(counts), marks=marks)
        with show.progress(given, total, "reading") as found:
            for page in found:
                try:
                    day = _day_for(page, published, inputs)
                    _add_one(book, batch, page, day, failures, kept)
                except InputError as error:
                    failures.append(_named(page, error))
    return counts, undated


def _day_for(page: "Page", published: str | None, inputs: Sequence[str]) -> str | None:
    """The day typed: of one file always, of several where none stands beside the page."""
    from dragoman.inputs import is_one
    from dragoman.pages import dated_beside

    return published if is_one(inputs) or not dated_beside(page) else None


def _tell_resumed(name: str, position: int | None) -> None:
    where = "was read to its end before; --anew reads it again"
    if position is not None:
        where = f"goes on behind {abs(position):,}"
    click.echo(f"{show.clean(name)}: {where}", err=True)


def _sieve(counts: dict[str, int]) -> "Callable[[Page], bool]":
    """Counts the records of archives whose bytes show that they tell of no dealings of states."""
    from dragoman.lexicon import sieve
    from dragoman.sieve import may_hold

    def wanted(page: "Page") -> bool:
        if may_hold(page.raw, sieve.load()):
            return True
        counts["skipped"] = counts.get("skipped", 0) + 1
        return False

    return wanted


def _add_one(
    book: "Ledger",
    batch: "Batch",
    page: "Page",
    published: str | None,
    failures: Failures,
    kept: "Callable[[Sequence[Reading], str], None]",
) -> None:
    """Read a page that the ledger does not hold; `kept` is told what became of any."""
    from dragoman import ledger
    from dragoman.pipeline import read_page

    if ledger.known(book, page, published):
        kept((), "known")
        return
    readings = read_page(page, published, failures.append)
    before = ledger.days(book, page)

    def told(state: str) -> None:
        kept(() if state == "known" else readings, state)
        if state == "known":  # twice in one archive
            return
        _tell_moved(page, before, readings)
        if why := next((w for r in readings if (w := r.document.inferred.get("text"))), None):
            click.echo(f"{show.clean(page.source)}: read {show.clean(why)}", err=True)

    batch.add(page, readings, retrieved=now(), published=published, then=told)


def _undated(reading: "Reading") -> bool:
    """Whether a document tells of engagements, and nothing says of which day it is."""
    return bool(reading.engagements) and reading.document.published is None


def _named_day(reading: "Reading") -> bool:
    """Whether a document has its day from the name of its file."""
    from dragoman.pages import DayFrom

    return reading.document.inferred.get("published") == DayFrom.NAME


def _tell_moved(page: "Page", before: tuple[str, ...], readings: "Iterable[Reading]") -> None:
    """Say that a page is of another day than before: what counts from it moves."""
    after = sorted({r.document.published for r in readings if r.document.published})
    if before and list(before) != after:
        days = f"was of {' '.join(before)}, is of {' '.join(after) or 'no day'} now"
        click.echo(f"{show.clean(page.source)}: {days}; what is dated from it has moved", err=True)


def _read_all(
    inputs: Sequence[str], published: str | None, failures: Failures
) -> Iterator[tuple["Page", "tuple[Reading, ...]"]]:
    from dragoman.inputs import pages
    from dragoman.pipeline import read_page

    for page in pages(inputs, on_error=_collect(failures)):
        try:
            day = _day_for(page, published, inputs)
            yield page, read_page(page, day, failures.append)
        except InputError as error:
            failures.append(_named(page, error))


def _named(page: "Page", error: InputError) -> str:
    """An error's words, with the page's name before them where they lack it."""
    words = str(error)
    return words if words.startswith(page.source) else f"{page.source}: {words}"


def _collect(failures: Failures) -> Callable[[InputError], None]:
    return lambda error: failures.append(str(error))


def _print_line(reading: "Reading") -> None:
    """One document in the form of the reading contract."""
    import msgspec

    line = msgspec.to_builtins(reading)
    del line["document"]["text"]
    show.json_line(line)


def _print_claims(reading: "Reading") -> None:
    """A document's claims, each under its sentences."""
    from dragoman.cli import wording
    from dragoman.records import claims_of, phrase_of

    document = reading.document
    about = " · ".join(
        part
        for part in (document.publisher, document.byline, document.published, document.language)
        if part
    )
    click.secho(f"{document.source}  {show.clean(document.title)}", bold=True)
    click.echo(f"  {show.clean(about)}")
    if why := document.inferred.get("published"):
        click.echo(f"  inferred day: {show.clean(why)}")
    for said in (claim for _, family in claims_of(reading) for claim in family):
        for evidence in said.evidence:
            show.quote(evidence.quote)
        phrase = phrase_of(said)
        click.echo(f"    {show.clean(wording.claim(said))}" + (f"  [{phrase}]" if phrase else ""))
        if why := wording.inferred(said):
            click.echo(f"      inferred {show.clean(why)}")
    if reading.areas:
        click.echo(f"  areas: {' '.join(reading.areas)}")
    for problem in reading.problems:
        click.echo(f"  ! {show.clean(problem)}")
    click.echo()


VERBS = (read, add)
