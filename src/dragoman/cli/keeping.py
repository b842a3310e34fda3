"""Verbs that keep the ledger: rebuild, verify, serve, take in tables, take out sources."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import show
from dragoman.cli.options import format_option, ledger_option, now

if TYPE_CHECKING:
    import socket

    from dragoman.ledger.views import VerifyReport


@click.command(epilog="Example: dragoman rebuild")
@ledger_option()
@format_option()
def rebuild(path: Path, form: str) -> None:
    """Drop all that was read and merged, and remake it from the stored pages and judgements."""
    from dragoman import ledger
    from dragoman.pipeline import read_page

    defects: list[str] = []
    ledger.upgrade(path)
    with ledger.writer(path, make=False) as book:
        read = partial(read_page, on_defect=defects.append)
        failures = (*ledger.rebuild(book, read, _counter()), *defects)
        held = ledger.overview(book)
    if form == "json":
        show.json(held)
    click.echo(
        f"{path}: {held.pages} pages, {held.documents} documents, {held.engagements} engagements",
        err=True,
    )
    show.finish(failures)


def _counter() -> Callable[[int, int], None] | None:
    if not sys.stderr.isatty():
        return None
    return lambda done, total: click.echo(f"\r{done} of {total} pages", err=True, nl=done == total)


@click.command(epilog="Example: dragoman verify --format json")
@ledger_option()
@format_option()
def verify(path: Path, form: str) -> None:
    """Check that every quote equals its characters in its text, and every page its hash.

    Leaves with 3 when anything fails, and lists it.
    """
    from dragoman import ledger

    with ledger.reader(path) as book:
        report = ledger.verify(book)
    if form == "json":
        show.json(report)
    else:
        click.echo(verified(report))
        for failure in report.failures:
            click.echo(show.clean(failure))
    if report.stale:
        click.echo(
            f"{report.stale} documents were read by another version: dragoman rebuild", err=True
        )
    if report.failures:
        raise SystemExit(3)


def verified(report: "VerifyReport") -> str:
    """The outcome in one line."""
    counts = f"{report.pages} pages, {report.documents} documents, {report.quotes} quotes"
    return f"{counts} checked: {len(report.failures) or 'none'} failed"


def _processors() -> int:
    """As many as answer at once, four at most."""
    return min(4, os.cpu_count() or 1)


@click.command(epilog="Example: dragoman serve --port 8000")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="This machine alone, by default."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name by which others ask for it, as desk.example; no other is answered.",
)
@click.option("--private", is_flag=True, help="Nothing is read without a token.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=_processors,
    show_default="one a processor, four at most",
    help="Processes that answer; each holds some 100 MB. They share the wrong tokens that one "
    "address may try, one at least each.",
)
@ledger_option()
@format_option()
def serve(
    host: str, port: int, names: tuple[str, ...], private: bool, workers: int, path: Path, form: str
) -> None:
    """Show the ledger as a web page on this machine, or to others.

    On this machine alone (the default) whoever asks reads and judges, without a login. With another
    --host, with a --name (a proxy in front, say) or --private, judging needs a token that
    `dragoman token add NAME --scope judge` makes: a browser takes it as the password.
    """
    from dragoman import ledger

    with ledger.reader(path):  # a clear error now rather than on every page
        pass
    run_server(path, host, port, form, names, private=private, workers=workers)


def run_server(
    path: Path, host: str, port: int, form: str, names: tuple[str, ...] = (), *,
    private: bool = False, workers: int = 1,
) -> None:  # fmt: skip
    """Hold the port, say where the page is (with "json" on standard output too), and serve."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from dragoman.web.app import create

    with _held(host, port) as door:
        number = door.getsockname()[1]
        url = f"http://[{host}]:{number}/" if ":" in host else f"http://{host}:{number}/"
        if form == "json":
            show.json({"ledger": str(path), "url": url})
            sys.stdout.flush()
        click.echo(f"serving {path} at {url} (Ctrl-C ends it)", err=True)
        alone = not names and not private
        reviewer = _reviewer(host) if alone else None
        app = partial(
            create, path, host, *names, reviewer=reviewer, private=private, workers=workers
        )
        config = uvicorn.Config(
            app, factory=True, workers=workers, log_level="warning", server_header=False
        )
        if workers > 1:  # each makes the application anew, out of what is told here
            Multiprocess(config, sockets=[door]).run()
            return
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[door])


def _reviewer(host: str) -> str | None:
    """Whose judgements the pages take: the user's, where nobody on another machine reaches them."""
    from getpass import getuser
    from ipaddress import ip_address

    try:
        alone = host == "localhost" or ip_address(host).is_loopback
    except ValueError:  # another name
        alone = False
    return getuser() if alone else None


def _held(host: str, port: int) -> "socket.socket":
    """The listening socket; taken before the address is told, so that a script may wait for it."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.UsageError(
            f"{host}:{port}: {error.strerror}; choose another with --host or --port"
        ) from error


class Tables(click.Group):
    """Kinds of tables; a file where the kind should stand is answered with how to write it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb of the kind that stands first."""
        if args[0] not in self.commands:
            ways = " or ".join(f"`dragoman import {kind} {args[0]}`" for kind in self.commands)
            ctx.fail(f"{args[0]!r} is no kind of table; write {ways}")
        return super().resolve_command(ctx, args)


@click.group(
    "import",
    cls=Tables,
    epilog="Example: dragoman import tenures ministers.csv",
    no_args_is_help=True,
)
def import_() -> None:
    """Take in tables made elsewhere, each as one more source."""


@import_.command(epilog="Example: dragoman import tenures ministers.csv --ledger mine.db")
@click.argument("file", type=click.Path(dir_okay=False))
@ledger_option()
@format_option()
def tenures(file: str, path: Path, form: str) -> None:
    """Take in a table of who held which office, as one more source.

    FILE is CSV in UTF-8 with the columns person, party, office, start, end, source. Dates are
    2021-04-08, 2021-04 or 2021; one of start and end may be empty, and so may source. A table
    takes the place of an earlier one of its name; `dragoman remove FILE` takes it out.
    """
    from msgspec.structs import replace

    from dragoman import inputs, ledger, tables
    from dragoman.pipeline import read_page

    page = replace(inputs.page(file), media_type=tables.TENURES)
    readings = read_page(page)
    with ledger.writer(path) as book:
        outcome = ledger.add(book, page, readings, retrieved=now(), instead=True)
    rows = sum(len({c.evidence for c in one.tenures}) for one in readings)
    if form == "json":
        show.json({"source": page.source, "outcome": outcome, "rows": rows})
    click.echo(f"{path}: {page.source}: {rows} rows, {outcome}", err=True)


@click.command(epilog="Example: dragoman remove ministers.csv")
@click.argument("source")
@ledger_option()
@format_option()
def remove(source: str, path: Path, form: str) -> None:
    """Take out a source, by its name or that of a page (P-...), with all that rested on it."""
    from dragoman import ledger

    with ledger.writer(path, make=False) as book:
        count = ledger.remove(book, source)
    if form == "json":
        show.json({"source": source, "pages": count})
    click.echo(f"{path}: {source}: {count} pages removed", err=True)


VERBS = (rebuild, verify, serve, import_, remove)
