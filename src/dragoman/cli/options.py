"""Options that many verbs share, each with its meaning in one place."""

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


def iso_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """An ISO day that the calendar has."""
    from dragoman.dates import edtf
    from dragoman.errors import InputError

    try:
        return edtf.day(value) if value is not None else None
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def _party(_context: click.Context, _argument: click.Parameter, value: str) -> str:
    return party_code(value)


def party_code(text: str) -> str:
    """The code of a party given as a code or as a name: `VNM`, `Vietnam`, `Viet Nam`."""
    from dragoman.errors import InputError
    from dragoman.lexicon import party_names, typed_parties

    try:
        code = typed_parties.code(text)
    except InputError as error:
        raise click.BadParameter(str(error)) from error
    if code is None:
        raise click.BadParameter(party_names.unknown(text))
    return code


def _parties(
    _context: click.Context, _option: click.Parameter, value: str | tuple[str, ...] | None
) -> str | tuple[str, ...] | None:
    """What a party's option was given, as codes."""
    if isinstance(value, tuple):
        return tuple(map(party_code, value))
    return None if value is None else party_code(value)


def party_option(
    *names: str, help: str, many: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An option that takes a party by code or name, or several of them."""
    return click.option(*names, multiple=many, callback=_parties, help=help)


def _some(_context: click.Context, argument: click.Parameter, value: str) -> str:
    if not value.strip():
        name = argument.human_readable_name
        raise click.BadParameter(f"is empty; give {name} as the example of --help does")
    return value


def some_argument(
    name: str, metavar: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An argument that is not empty, as an unset variable of a shell is."""
    return click.argument(name, metavar=metavar, callback=_some)


def ledger_option() -> Callable[[Callable[P, R]], Callable[P, R]]:
    """`--ledger PATH`, passed as `path`."""
    return click.option(
        "--ledger", "path", type=click.Path(dir_okay=False, path_type=Path), default="dragoman.db",
        envvar="DRAGOMAN_LEDGER", show_default=True, show_envvar=True, help="The ledger file.",
    )  # fmt: skip


def known_option() -> Callable[[Callable[P, R]], Callable[P, R]]:
    """`--as-known-on DATE`, passed as `known`, for `ledger.as_known_on`."""
    return day_option(
        "--as-known-on",
        "Answer from the documents published and the judgements made by this day.",
        name="known",
    )


def format_option(*others: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """`--format text|json`, passed as `form`; `others` are offered instead of json."""
    return click.option(
        "--format", "form", type=click.Choice(["text", *(others or ("json",))]), default="text",
        show_default=True, help="Tables on a terminal and tab-separated lines in a pipe, or JSON.",
    )  # fmt: skip


def day_option(
    option: str, help: str, *, name: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An option that takes an ISO day."""
    names = (option, name) if name else (option,)
    return click.option(*names, metavar="DATE", callback=iso_day, help=help)


def party_argument(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An argument that takes a party by code or name."""
    return click.argument(name, metavar="PARTY", callback=_party)


def now() -> str:
    """The time, as the ledger writes it: UTC, ISO 8601, to the second."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
