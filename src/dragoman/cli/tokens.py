"""Verbs for tokens: who may judge, or read, on a server that other people reach.

A name and a scope come in; the token goes to standard output once and is kept nowhere.
"""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dragoman.cli import show
from dragoman.cli.options import day_option, format_option, ledger_option, now

if TYPE_CHECKING:
    from dragoman.web.tokens import Scope

COLUMNS = ("name", "scope", "made", "ends")


@click.group(epilog="Example: dragoman token add amara --scope judge", no_args_is_help=True)
def token() -> None:
    """Say who may judge, or read, where others reach the pages (see `dragoman serve --name`)."""


@token.command(epilog="Example: dragoman token add amara --scope judge --ends 2027-01-31")
@click.argument("name")
@click.option(
    "--scope", type=click.Choice(["read", "judge"]), required=True,
    help="judge: sign judgements with NAME; read: read a server that is --private.",
)  # fmt: skip
@day_option("--ends", "The last day on which it opens anything; else until it is removed.")
@ledger_option()
@format_option()
def add(name: str, scope: str, ends: str | None, path: Path, form: str) -> None:
    """Make a token for NAME and print it, once: only its hash is kept, beside the ledger."""
    from dragoman import ledger
    from dragoman.web import tokens

    with ledger.reader(path):  # a token of no ledger opens nothing
        pass
    secret = tokens.add(path, name, cast("Scope", scope), now(), ends)
    if form == "json":
        show.json({"name": name, "scope": scope, "ends": ends, "token": secret})
    else:
        click.echo(secret)
    click.echo(f"{tokens.beside(path)}: its hash; the token itself is shown only now", err=True)


@token.command(name="list", epilog="Example: dragoman token list")
@ledger_option()
@format_option()
def list_(path: Path, form: str) -> None:
    """Show who has a token, of which scope, since and until when."""
    from dragoman.web import tokens

    held = tokens.held(path)
    if form == "json":
        show.json(
            [{"name": t.name, "scope": t.scope, "made": t.made, "ends": t.ends} for t in held]
        )
    else:
        show.table(COLUMNS, [(t.name, t.scope, t.made, t.ends) for t in held])


@token.command(name="remove", epilog="Example: dragoman token remove amara")
@click.argument("name")
@ledger_option()
@format_option()
def remove(name: str, path: Path, form: str) -> None:
    """End the token of NAME, at once."""
    from dragoman.web import tokens

    tokens.remove(path, name)
    if form == "json":
        show.json({"name": name, "removed": True})
    click.echo(f"{name}: this token opens nothing any more", err=True)


VERBS = (token,)
