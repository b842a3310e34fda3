"""Verbs that collect: `source` keeps settings, `fetch` looks once, `watch` looks for ever."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import show
from dragoman.cli.options import format_option, ledger_option
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.collect import Event, Outcome, Summary, Workers
    from dragoman.fetch import Fetcher
    from dragoman.ledger import Ledger
    from dragoman.sources import Source

PRIVATE = click.option(
    "--allow-private", "private", multiple=True, metavar="NETWORK",
    help="Fetch from this network too, such as 10.0.0.0/8; `all` for any.",
)  # fmt: skip
BUDGET = 300.0  # seconds a round of `watch` may begin requests in
LONGEST_SLEEP = 60.0  # seconds until `watch` looks at the settings again


@contextmanager
def _tools(book: "Ledger | None", private: Sequence[str]) -> "Iterator[tuple[Fetcher, Workers]]":
    """A fetcher that knows the rules of earlier runs, and workers."""
    from dragoman.collect import Workers
    from dragoman.fetch import Fetcher, Rules, networks
    from dragoman.ledger import collecting, hosts

    known, rests = {}, {}
    if book is not None:
        collecting.prepare(book)
        known = {origin: Rules(text, at) for origin, (text, at) in hosts.robots(book).items()}
        rests = dict(hosts.rests(book, time.time()))
    allowed = networks(private)
    with Fetcher(allowed=allowed, rules=known, rests=rests) as fetcher, Workers() as workers:
        yield fetcher, workers


def _load(path: Path) -> "tuple[Source, ...]":
    from dragoman import sources

    return sources.load(sources.folder_of(path), _complain)


def _complain(error: InputError) -> None:
    click.echo(f"dragoman: {show.clean(error)}", err=True)


def _chosen(path: Path, names: Sequence[str]) -> "tuple[Source, ...]":
    """The sources of these names, or all; an error where a name is none."""
    found = _load(path)
    missing = sorted(set(names) - {source.name for source in found})
    if missing:
        raise InputError(f"{missing[0]}: no such source; `dragoman source list` names them")
    if not found:
        raise InputError("no sources yet; `dragoman source add URL` adds one")
    return tuple(source for source in found if not names or source.name in names)


# --- settings ---------------------------------------------------------------------------------


@click.group(epilog="Example: dragoman source add https://example.org/news")
def source() -> None:
    """Keep the list of places that news is taken from: one TOML file each, beside the ledger."""


@source.command("add", epilog="Example: dragoman source add https://example.org/news --grade B")
@click.argument("named", metavar="URL|FILE...", nargs=-1, required=True)
@click.option("--name", help="The source's name; by default made from its address.")
@click.option("--title", help="What it is called, by default what it calls itself.")
@click.option("--language", metavar="XX", help="ISO 639-1.")
@click.option("--country", metavar="XXX", help="ISO 3166-1 alpha-3.")
@click.option("--owner", help="The state, party or company behind it.")
@click.option("--state-owned/--not-state-owned", default=None)
@click.option("--grade", help="How far you trust it, in your own scale.")
@click.option("--every", type=click.FloatRange(1), metavar="MINUTES", help="Default: learned.")
@click.option("--gap", type=click.FloatRange(0), metavar="SECONDS", help="Between requests to it.")
@PRIVATE
@ledger_option()
def add_source(
    named: tuple[str, ...], name: str | None, private: tuple[str, ...], path: Path, **given: object
) -> None:
    """Add a feed, a page that names its feeds, a sitemap, a section page, a folder or an OPML."""
    from dragoman import sources
    from dragoman.collect import discover
    from dragoman.errors import FetchError

    if name and len(named) > 1:
        raise InputError("--name names one source; add the others by themselves")
    told = {key: value for key, value in given.items() if value is not None}
    folder, failed = sources.folder_of(path), False
    known = {source.url: source.name for source in _load(path)}
    with _tools(None, private) as (fetcher, workers):
        for one in named:
            try:
                found = discover(one, sources.names(folder), fetcher, workers, name)
                _save_new(folder, found, known, name, told)
            except (InputError, FetchError) as error:
                _complain(InputError(str(error)))
                failed = True
    if failed:
        raise SystemExit(1)


def _save_new(
    folder: Path,
    found: "Sequence[Source]",
    known: dict[str, str],
    name: str | None,
    told: dict[str, object],
) -> None:
    """Keep sources whose addresses are not `known` yet, and say so; under `name` where given."""
    from msgspec.structs import replace

    from dragoman import sources

    if name and len(found) > 1:
        raise InputError(f"--name names one source, and here are {len(found)}")
    for new in found:
        if new.url in known:
            click.echo(f"{known[new.url]}\tknown\t{show.clean(new.url)}")
            continue
        kept = replace(new, **told, name=name or new.name)
        sources.save(folder, kept, new=True)
        known[kept.url] = kept.name
        click.echo(f"{kept.name}\t{kept.kind}\t{show.clean(kept.url)}")


@source.command("list", epilog="Example: dragoman source list")
@ledger_option()
@format_option()
def list_sources(path: Path, form: str) -> None:
    """Show sources with how they fare."""
    from dragoman.cli.health import lines

    found = lines(path, _load(path))
    if form == "json":
        show.json(found)
        return
    show.table(
        ("source", "kind", "state", "last success", "last new", "usual", "every", "read",
         "waiting", "failed", "problem"),
        [(one.name, one.kind, one.state, one.succeeded, one.renewed, one.usual, one.every,
          one.done, one.waiting, one.failed, one.problem) for one in found],
    )  # fmt: skip


def _pause(path: Path, names: Sequence[str], *, paused: bool) -> None:
    from msgspec.structs import replace

    from dragoman import sources

    for one in _chosen(path, names):
        sources.save(sources.folder_of(path), replace(one, paused=paused))


@source.command(epilog="Example: dragoman source pause example.org-news")
@click.argument("names", nargs=-1, required=True)
@ledger_option()
def pause(names: tuple[str, ...], path: Path) -> None:
    """Leave sources alone until they are resumed."""
    _pause(path, names, paused=True)


@source.command(epilog="Example: dragoman source resume example.org-news")
@click.argument("names", nargs=-1, required=True)
@ledger_option()
def resume(names: tuple[str, ...], path: Path) -> None:
    """Look at paused sources again."""
    _pause(path, names, paused=False)


@source.command(epilog="Example: dragoman source remove example.org-news")
@click.argument("names", nargs=-1, required=True)
@ledger_option()
def remove(names: tuple[str, ...], path: Path) -> None:
    """Drop sources; what they brought stays in the ledger."""
    from dragoman import sources

    for one in _chosen(path, names):
        sources.remove(sources.folder_of(path), one.name)


@source.command("export", epilog="Example: dragoman source export > feeds.opml")
@ledger_option()
def export_sources(path: Path) -> None:
    """Print the feeds as OPML, which feed readers import."""
    from dragoman import sources

    found = _load(path)
    click.echo(sources.to_opml(found), nl=False)
    others = [one.name for one in found if one.kind != "feed"]
    if others:
        click.echo(f"dragoman: left out, since OPML holds feeds: {', '.join(others)}", err=True)


# --- looking ----------------------------------------------------------------------------------


@click.command(epilog="Example: dragoman fetch --source example.org-news")
@click.option("--source", "names", multiple=True, metavar="NAME", help="Only this one.")
@PRIVATE
@ledger_option()
@format_option()
def fetch(names: tuple[str, ...], private: tuple[str, ...], path: Path, form: str) -> None:
    """Look at every source once and read what is new.

    A run that was interrupted is completed by running it again.
    """
    from dragoman import ledger

    chosen = _chosen(path, names)
    with ledger.writer(path) as book, _tools(book, private) as (fetcher, workers):
        summary = _round(book, chosen, fetcher, workers)
    if form == "json":
        show.json(summary)
    _report(summary)
    if not summary.whole:
        raise SystemExit(1)


@click.command(epilog="Example: dragoman watch")
@click.option("--source", "names", multiple=True, metavar="NAME", help="Only this one.")
@click.option("--rounds", type=click.IntRange(1), help="End after so many rounds.")
@PRIVATE
@ledger_option()
@format_option()
def watch(
    names: tuple[str, ...], rounds: int | None, private: tuple[str, ...], path: Path, form: str
) -> None:
    """Look at each source on its own cadence, for ever (Ctrl-C ends it)."""
    from dragoman import ledger

    if all(one.paused for one in _chosen(path, names)):
        raise InputError("every source is paused; `dragoman source resume NAME` wakes one")
    done = 0
    with ledger.writer(path) as book, _tools(book, private) as (fetcher, workers):
        while rounds is None or done < rounds:
            due, pause = _due(book, _chosen(path, names))
            if not due:
                time.sleep(min(pause, LONGEST_SLEEP))
                continue
            summary = _round(book, due, fetcher, workers, BUDGET)
            if form == "json":
                show.json(summary)
            _report(summary)
            done += 1


def _due(book: "Ledger", chosen: "Iterable[Source]") -> "tuple[list[Source], float]":
    """Sources whose time has come, and the seconds until the next one's."""
    from dragoman.ledger import collecting

    health, now = collecting.health(book), time.time()
    due, later = [], [LONGEST_SLEEP]
    for one in chosen:
        left = health[one.name].due - now if one.name in health else 0.0
        if one.paused:
            continue
        if left <= 0:
            due.append(one)
        else:
            later.append(left)
    return due, min(later)


def _round(
    book: "Ledger",
    chosen: "Sequence[Source]",
    fetcher: "Fetcher",
    workers: "Workers",
    budget: float | None = None,
) -> "Summary":
    from dragoman.collect import collect
    from dragoman.pipeline import read_page

    with _shown() as tell:
        return collect(book, chosen, fetcher, workers, read_page, tell=tell, budget=budget)


@contextmanager
def _shown() -> "Iterator[_Tell]":
    """A bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield _Tell()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("fetching", total=None)
        yield _Tell(lambda done, total: bar.update(task, completed=done, total=total or None))


class _Tell:
    """Counts events, for a bar."""

    def __init__(self, draw: Callable[[int, int], object] | None = None) -> None:
        self.draw, self.done, self.total = draw, 0, 0

    def __call__(self, event: "Event") -> None:
        if event.what == "queued":
            self.total += event.count
        elif event.what in ("new", "changed", "unchanged", "failed", "postponed"):
            self.done += 1
        if self.draw is not None:
            self.draw(self.done, self.total)


def _report(summary: "Summary") -> None:
    """What a round did, in one line, and what went wrong, a line each."""
    for outcome in summary.outcomes:
        for words in _complaints(outcome):
            click.echo(f"dragoman: {outcome.source}: {show.clean(words)}", err=True)
    told = [f"{summary.total(what)} {what}" for what in ("new", "changed", "unchanged")]
    failed = sum(len(outcome.failed) + bool(outcome.problem) for outcome in summary.outcomes)
    silent = sum(outcome.silent for outcome in summary.outcomes)
    words = ", ".join([*told, f"{failed} failed", f"{summary.total('postponed')} postponed"])
    size = f"{summary.requests} requests, {summary.received:,} bytes"
    click.echo(
        f"{len(summary.outcomes)} sources: {words}, {silent} silent too long ({size})", err=True
    )


def _complaints(outcome: "Outcome") -> Iterator[str]:
    if outcome.problem:
        yield outcome.problem
    yield from outcome.failed
    yield from (f"{words}; will be asked for again" for words in dict.fromkeys(outcome.later))
    if outcome.silent:
        yield "has brought nothing for longer than is usual"


VERBS = (source, fetch, watch)
