"""How output looks: tables on a terminal, tab-separated lines in a pipe, JSON where asked.

Records and rows come in, lines on standard output go out. Source text is data: characters that
control or disguise (see `signs`) are blanked before they reach a terminal, in JSON they stand as
their escapes, and nothing is taken as markup. The table library is loaded only when there is a
terminal.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from dragoman.signs import DISGUISING, LAYOUT, pattern

T = TypeVar("T")
UNSAFE = pattern(DISGUISING | LAYOUT)  # could redraw a terminal's lines, or hide in them
UNSEEN = pattern(DISGUISING)  # in JSON only within texts: there each may be written as an escape


def clean(text: object) -> str:
    """One line that is safe to print; nothing for None."""
    return "" if text is None else UNSAFE.sub(" ", str(text)).strip()


def json(value: object) -> None:
    """Print a record as indented JSON; what disguises is escaped, which reads as the same text."""
    import msgspec

    _echo(msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2))


def json_line(value: object) -> None:
    """The same on one line, its fields in their own order."""
    import msgspec

    _echo(msgspec.json.encode(value))


def _echo(encoded: bytes) -> None:
    click.echo(UNSEEN.sub(_escaped, encoded.decode()))


def _escaped(run: re.Match[str]) -> str:
    r"""Each character as \uXXXX, in two halves beyond the first 65,536."""
    units = run[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def heading(text: str) -> None:
    """A line above a table on a terminal, where one of several follows; none in a pipe."""
    if sys.stdout.isatty():
        click.secho(clean(text), bold=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under columns."""
    cells = [[clean(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _drawn(columns, cells)
        return
    click.echo("\t".join(columns))
    for row in cells:
        click.echo("\t".join(row))
    if not cells:
        click.echo("none", err=True)


WHOLE = frozenset({"id", "date", "on", "kind", "status", "other", "parties"})  # never broken
ROOM = 18  # characters in which a column of words still reads well
BETWEEN = 3  # characters between two columns


def _drawn(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not cells:
        click.echo("none")
        return
    if not fits(columns, cells, console.width):
        _stacked(columns, cells)
        return
    drawn = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold", no_wrap=column in WHOLE)
    for row in cells:
        drawn.add_row(*map(Text, row))
    console.print(drawn)


def fits(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> bool:
    """Whether columns can be read side by side in a terminal of so many characters."""
    needed = (_room(column, [row[n] for row in cells]) for n, column in enumerate(columns))
    return sum(room + BETWEEN for room in needed) <= width


def _room(column: str, cells: Iterable[str]) -> int:
    """The characters a column needs: all of an identifier, some of a sentence."""
    longest = max(map(len, cells), default=0)
    return max(len(column), longest if column in WHOLE else min(longest, ROOM))


def _stacked(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    """Rows below one another: what is short on the first lines, the rest named and indented."""
    for row in cells:
        told = [(column, cell) for column, cell in zip(columns, row, strict=True) if cell]
        head = [cell for column, cell in told if column in WHOLE]
        click.secho("  ".join(head or [cell for _, cell in told[:1]]), bold=True)
        rest = [(c, cell) for c, cell in (told if head else told[1:]) if c not in WHOLE]
        for column, cell in rest:
            if len(cell) > ROOM:
                click.echo(f"    {click.style(column, dim=True)} {cell}")
        short = [f"{click.style(c, dim=True)} {cell}" for c, cell in rest if len(cell) <= ROOM]
        if short:
            click.echo(f"    {' · '.join(short)}")


def quote(text: str, indent: str = "  ") -> None:
    """A sentence as its source words it, lit on a terminal."""
    click.echo(indent + click.style(f"“{clean(text)}”", fg="yellow"))


def fields(pairs: Iterable[tuple[str, object]]) -> None:
    """Name and value, a line each; empty values are left out."""
    for name, value in pairs:
        if value not in (None, "", ()):
            click.echo(f"{click.style(name, bold=True)}\t{clean(value)}")


def failures(words: Iterable[str]) -> None:
    """List on standard error what failed."""
    for failure in words:
        click.echo(f"dragoman: {clean(failure)}", err=True)


def finish(failed: Sequence[str]) -> None:
    """List what failed and leave with 1; nothing when all went well."""
    failures(failed)
    if failed:
        raise SystemExit(1)


@contextmanager
def progress(items: Iterable[T], total: int | None, label: str) -> Iterator[Iterable[T]]:
    """Items with a bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield bar.track(items, total=total, description=label)
