"""Verbs that keep the ledger: rebuild its caches, verify its quotes, serve its page."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from dragoman.cli import show
from dragoman.cli.options import format_option, ledger_option


@click.command(epilog="Example: dragoman rebuild")
@ledger_option()
@format_option()
def rebuild(path: Path, form: str) -> None:
    """Drop all that was read and merged, and remake it from the stored pages and judgements."""
    from dragoman import ledger
    from dragoman.pipeline import read_page

    _need(path)
    defects: list[str] = []
    with ledger.writer(path) as book:
        read = partial(read_page, on_defect=defects.append)
        failures = (*ledger.rebuild(book, read, _counter()), *defects)
        held = ledger.overview(book)
    if form == "json":
        show.json(held)
    click.echo(
        f"{path}: {held.pages} pages, {held.documents} documents, {held.engagements} engagements",
        err=True,
    )
    for failure in failures:
        click.echo(f"dragoman: {show.clean(failure)}", err=True)
    if failures:
        raise SystemExit(1)


def _need(path: Path) -> None:
    """An error where there is no ledger: keeping must not make an empty one."""
    from dragoman.errors import LedgerError

    if not path.is_file():
        raise LedgerError(f"{path}: no ledger here; `dragoman add FILE...` makes one")


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
        click.echo(verified(report.pages, report.documents, report.quotes, len(report.failures)))
        for failure in report.failures:
            click.echo(show.clean(failure))
    if report.stale:
        click.echo(
            f"{report.stale} documents were read by another version: dragoman rebuild", err=True
        )
    if report.failures:
        raise SystemExit(3)


def verified(pages: int, documents: int, quotes: int, failures: int) -> str:
    """The outcome in one line."""
    counts = f"{pages} pages, {documents} documents, {quotes} quotes"
    return f"{counts} checked: {failures or 'none'} failed"


@click.command(epilog="Example: dragoman serve --port 8000")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="This machine alone, by default."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@ledger_option()
def serve(host: str, port: int, path: Path) -> None:
    """Show the ledger as a web page on this machine."""
    from dragoman import ledger

    with ledger.reader(path):  # a clear error now rather than on every page
        pass
    run_server(path, host, port)


def run_server(path: Path, host: str, port: int) -> None:
    """Serve until interrupted."""
    import uvicorn

    from dragoman.web.app import create

    click.echo(f"serving {path} at http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    uvicorn.run(create(path, host), host=host, port=port, log_level="warning", server_header=False)


VERBS = (rebuild, verify, serve)
