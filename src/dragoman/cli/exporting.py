"""The verb `export`: what a page gives as a file, to a file or to standard output.

A format, the name of a page and its questions come in; the same bytes go out that `serve` gives at
that address. A file is written whole or not at all.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import files, show
from dragoman.cli.options import iso_day, known_option, ledger_option

if TYPE_CHECKING:
    from dragoman.export.shapes import Format, Shape
    from dragoman.web.schemas import Json

HOME = "http://127.0.0.1:8000"  # where `serve` shows the pages unless it is told otherwise


class Suffix(click.ParamType[str]):
    """A format, by the suffix of its files; what there is is looked up only when it is asked."""

    name = "format"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:  # fmt: skip
        """The suffix, or an error that names those there are."""
        if value not in _formats():
            words = f"{value!r} is none of {', '.join(_formats())}; other verbs have --format json"
            self.fail(words, param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """What stands for it in help."""
        return f"[{'|'.join(_formats())}]"


def _formats() -> "dict[str, Format]":
    from dragoman.export import formats

    return {form.suffix: form for form in formats()}


class Asking(click.Command):
    """A verb that is asked what pages are; the options are made when the verb itself is looked at.

    Each page takes some of these, and refuses the rest.
    """

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The questions of pages, then its own."""
        from dragoman.web.giving import questions

        return [*(_option(*asked) for asked in questions()), *super().get_params(ctx)]


def _option(name: str, form: "Json", words: str) -> click.Option:
    """A question as the pages describe it, as an option."""
    choices = form.get("enum")
    day = form.get("format") == "date"
    return click.Option(
        [f"--{name}"],
        type=click.Choice(choices) if isinstance(choices, list) else click.STRING,
        multiple=form["type"] == "array",
        metavar="DATE" if day else None,
        callback=iso_day if day else None,
        help=f"{words[:1].upper()}{words[1:]}.",
    )


@click.command(
    cls=Asking,
    epilog="Example: dragoman export csv --party Ghana --since 2026-01-01 --output ghana.csv",
)
@click.argument("form", type=Suffix())
@click.argument("page", nargs=-1, metavar="[PAGE]")
@click.option("--raw", is_flag=True, help="CSV for programs: no byte order mark, no guard.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, whole or not at all; else standard output.",
)
@click.option(
    "--address",
    show_default=HOME,
    help="Of the pages, for links; without it the entries of a calendar have none.",
)
@known_option()
@ledger_option()
def export(
    form: str, page: tuple[str, ...], output: Path | None, address: str | None, known: str | None,
    path: Path, **asked: str | tuple[str, ...] | bool | None,
) -> None:  # fmt: skip
    """Write what a page gives as a file: a table, feed, calendar, citation, map or network.

    PAGE is a list (engagements, instruments, pledges, levels, mechanisms, people, parties, today,
    map, network, compare, search, sources, review), an identifier (E-..., M-..., H-...), or words
    as `relation GHA URY`, `party GHA`, `office GHA "Foreign Minister"`; by default engagements,
    of geojson the map, of graphml the network. A file holds 10,000 things at most.
    """
    from dragoman import ledger
    from dragoman.web import giving

    if address and not address.startswith(("http://", "https://")):
        raise click.UsageError(f"--address: {address!r}: write it as {HOME}")
    what = _formats()[form]
    where = _path(page) or _usual(what)
    with ledger.as_known_on(path, known) as book:
        found = giving.shape(book, what, where, _typed(asked), (address or HOME).rstrip("/"))
    body = what.write(found if address else _unserved(found))
    if output:
        files.write(output, body)
    else:
        _print(body)
    if len(getattr(found, "rows", ())) >= giving.FILE:
        words = f"{giving.FILE:,} rows, as many as a file holds; ask for fewer days or one party"
        click.echo(f"dragoman: {words}", err=True)


def _unserved(found: "Shape") -> "Shape":
    """What is given where nobody says that the pages are served: a calendar without links to them.

    It is sent to others, for whom the address of this machine is their own.
    """
    from msgspec.structs import replace

    from dragoman.export.shapes import Calendar

    return replace(found, base="") if isinstance(found, Calendar) else found


def _path(page: tuple[str, ...]) -> str:
    """The path of a page that is named in words or by an identifier."""
    from dragoman.wording.addresses import opens

    words = "/".join(word.strip("/") for word in page)
    return opens(words).strip("/") or words


def _usual(form: "Format") -> str:
    """The page that is meant where none is named: the list of a format that has one."""
    from dragoman.web import giving

    known = giving.given(form)
    lists = [path for path in known if "{" not in path and path != "today"]
    if not lists:
        raise click.UsageError(f"{form.suffix}: of what? It is given for {', '.join(known)}")
    return lists[0]


def _typed(asked: dict[str, str | tuple[str, ...] | bool | None]) -> list[tuple[str, str]]:
    """The questions that were asked, as an address has them."""
    found: list[tuple[str, str]] = []
    for name, value in asked.items():
        if isinstance(value, tuple):
            found += [(name, one) for one in value]
        elif value:
            found.append((name, "1" if value is True else value))
    return found


def _print(body: bytes) -> None:
    """The bytes as they are; on a terminal without what could redraw it."""
    if sys.stdout.isatty():
        for line in body.decode("utf-8-sig").splitlines():
            click.echo(show.clean(line))
        return
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


VERBS = (export,)
