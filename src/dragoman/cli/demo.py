"""The verb `demo`: the bundled samples into a new ledger, what was found, and the page.

It shows on thirty short articles, about invented people and real states, what the other verbs do,
and says which verb shows what.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import show
from dragoman.cli.keeping import run_server, verified
from dragoman.cli.options import format_option
from dragoman.cli.reading import add_all
from dragoman.cli.subjects import print_office, print_relation

if TYPE_CHECKING:
    from dragoman.ledger import Ledger


@click.command(epilog="Example: dragoman demo --no-serve")
@click.option(
    "--ledger",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default="demo.db",
    show_default=True,
    help="The ledger to make; an earlier one is replaced.",
)
@click.option("--no-serve", is_flag=True, help="End after printing.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@format_option()
def demo(path: Path, no_serve: bool, host: str, port: int, form: str) -> None:
    """Read the bundled samples into a new ledger, show what they tell, and serve the page."""
    from dragoman import ledger

    failures: list[str] = []
    names = _samples()
    _make_room(path, {Path(name).name for name in names})
    with ledger.writer(path) as book:
        add_all(book, names, None, failures, len(names))
        if form == "json":
            show.json({"held": ledger.overview(book), "verified": ledger.verify(book)})
        else:
            _tell(book, path)
    show.failures(failures)
    if not no_serve:
        run_server(path, host, port, form)
    if failures:
        raise SystemExit(1)


def _make_room(path: Path, samples: set[str]) -> None:
    """Remove the ledger of an earlier demo; any other file, or ledger, is refused and kept."""
    from dragoman import ledger
    from dragoman.errors import LedgerError

    if not path.exists():
        return
    with ledger.reader(path) as book:
        held = {line.source.partition("#")[0] for line in ledger.documents(book, limit=-1)}
    if held - samples:
        raise LedgerError(
            f"{path}: holds more than the samples and is kept; name another file with --ledger"
        )
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _samples() -> list[str]:
    """The paths of the bundled samples."""
    from importlib.resources import files

    folder = Path(str(files("dragoman"))) / "samples"
    return [str(p) for p in sorted(folder.iterdir()) if p.suffix in {".txt", ".html", ".tsv"}]


def _tell(book: "Ledger", path: Path) -> None:
    from dragoman import ledger
    from dragoman.cli import wording

    held = ledger.overview(book)
    click.echo(
        f"{held.pages} pages, {held.documents} documents: "
        f"{held.engagements} engagements, {held.people} people, "
        f"{held.instruments} instruments, {held.mechanisms} mechanisms, {held.levels} levels, "
        f"{held.pledges} pledges\n"
    )
    _section(path, "engagements --limit 12")
    found = ledger.engagements(book, ledger.Filters(limit=12)).lines
    show.table(wording.ENGAGEMENT_COLUMNS, map(wording.engagement_row, found))
    _tell_office(book, path)
    _tell_relation(book, path)
    report = ledger.verify(book)
    _section(path, "verify")
    click.echo(verified(report))


def _section(path: Path, words: str) -> None:
    """The command that shows what follows, as it can be typed again."""
    click.secho(f"\n$ dragoman {words} --ledger {path}", bold=True)


def _tell_office(book: "Ledger", path: Path) -> None:
    """The office with the most dated reports, asked about on the last day it was seen."""
    from dragoman import ledger

    tenure = ledger.best_attested(book)
    if tenure and tenure.party and tenure.last:
        _section(path, f'office {tenure.party} "{show.clean(tenure.office)}" --on {tenure.last}')
        print_office(ledger.office(book, tenure.party, tenure.office, tenure.last))


def _tell_relation(book: "Ledger", path: Path) -> None:
    """The pair of parties with the most engagements."""
    from collections import Counter

    from dragoman import ledger

    lines = ledger.engagements(book, ledger.Filters(limit=1000)).lines
    pairs = Counter((line.parties[0], line.parties[1]) for line in lines if len(line.parties) == 2)
    if pairs:
        one, other = min(pairs, key=lambda pair: (-pairs[pair], pair))
        _section(path, f"relation {one} {other}")
        print_relation(ledger.relation(book, one, other))


VERBS = (demo,)
