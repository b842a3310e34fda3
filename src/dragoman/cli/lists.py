"""Verbs that list what lies between parties: instruments, pledges, levels of relations.

Each opens the ledger for reading, asks with the filters that its page has too, and shows the
answer, newest first; none changes anything.
"""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar, get_args

import click

from dragoman.cli import show
from dragoman.cli.options import (
    day_option,
    format_option,
    known_option,
    ledger_option,
    party_option,
)
from dragoman.records import (
    InstrumentKind,
    InstrumentStatus,
    LevelChange,
    LevelState,
    Modality,
    PledgeState,
)

if TYPE_CHECKING:
    from dragoman.ledger.views import Filters

P = ParamSpec("P")
R = TypeVar("R")
STANDING = (*get_args(LevelState), "any")


def filter_options(
    kinds: tuple[str, ...], statuses: tuple[str, ...], default: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The filters of a list, with the kinds and statuses that it knows."""
    known = ", ".join
    options = (
        party_option("--party", "parties", help="A party to it; repeat for two.", many=True),
        click.option("--kind", type=click.Choice(kinds), metavar="KIND", help=known(kinds)),
        click.option(
            "--status", type=click.Choice(statuses), metavar="STATUS", help=known(statuses),
            default=default, show_default=default is not None,
        ),
        day_option("--since", "Not before this day."),
        day_option("--until", "By this day."),
        click.option("--text", help="Words in it."),
        click.option(
            "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True
        ),
        click.option("--offset", type=click.IntRange(0), default=0, show_default=True),
        known_option(), ledger_option(), format_option(),
    )  # fmt: skip
    return lambda verb: reduce(lambda made, option: option(made), reversed(options), verb)


def filters(parties: tuple[str, ...], asked: dict[str, str | int | None]) -> "Filters":
    """What is asked for."""
    import msgspec

    from dragoman.ledger import Filters

    return msgspec.convert({"party": parties, **asked}, Filters)


def left(total: int, shown: int, filters: "Filters") -> None:
    """Say how many were not shown."""
    more = total - shown - filters.offset
    if more > 0:
        click.echo(f"{more} more; raise --limit or --offset", err=True)
    elif total and not shown:
        click.echo(f"there are {total}; lower --offset", err=True)


@click.command(epilog="Example: dragoman instruments --party Ghana --status signed")
@filter_options(get_args(InstrumentKind), get_args(InstrumentStatus))
def instruments(
    parties: tuple[str, ...], known: str | None, path: Path, form: str, **asked: str | int | None
) -> None:
    """List agreements, memoranda, plans and statements, with what became of them."""
    from dragoman import ledger
    from dragoman.ledger import queries_lists

    wanted = filters(parties, asked)
    with ledger.as_known_on(path, known) as book:
        found = queries_lists.instruments(book, wanted)
    if form == "json":
        return show.json(found)
    show.table(
        ("id", "date", "kind", "status", "parties", "name", "period", "claims"),
        ((i.id, i.date, i.kind, i.status, " ".join(i.parties), i.name, i.period, len(i.claims))
         for i in found.lines),
    )  # fmt: skip
    return left(found.total, len(found.lines), wanted)


@click.command(epilog="Example: dragoman pledges --by Ghana --party Uruguay --status open")
@party_option("--by", help="The party that promises.")
@filter_options(get_args(Modality), get_args(PledgeState))
def pledges(
    parties: tuple[str, ...], by: str | None, known: str | None, path: Path, form: str,
    **asked: str | int | None,
) -> None:  # fmt: skip
    """List what was promised, hoped for or refused, and whether it is open, met or lapsed.

    A pledge is met by an instrument, an engagement or an edition that later documents tell of, or
    where they say that it was kept. It lapses when the time by which it is due is over.
    """
    from dragoman import ledger
    from dragoman.cli import wording
    from dragoman.ledger import queries_lists

    wanted = filters(parties, {**asked, "by": by})
    with ledger.as_known_on(path, known) as book:
        found = queries_lists.pledges(book, wanted)
    if form == "json":
        return show.json(found)
    show.table(
        ("id", "date", "by", "parties", "kind", "what", "due", "became"),
        ((p.id, p.published, " ".join(p.by), " ".join(p.parties), p.modality, p.what, p.due,
          wording.became(p, found.outcomes.get(p.id))) for p in found.lines),
    )  # fmt: skip
    return left(found.total, len(found.lines), wanted)


@click.command(epilog="Example: dragoman levels --party Ghana")
@filter_options(get_args(LevelChange), STANDING, STANDING[0])
def levels(
    parties: tuple[str, ...], known: str | None, path: Path, form: str, **asked: str | int | None
) -> None:
    """List at what level relations stand and since when; with `--status any` how they came there.

    The date is that of the step, none where no source states it; it was first told on "told".
    """
    from dragoman import ledger
    from dragoman.ledger import queries_lists

    any_status = asked["status"] == STANDING[-1]
    wanted = filters(parties, {**asked, "status": None if any_status else asked["status"]})
    with ledger.as_known_on(path, known) as book:
        found = queries_lists.levels(book, wanted)
    if form == "json":
        return show.json(found)
    show.table(
        ("id", "parties", "level", "date", "told", "change", "before", "status", "until",
         "disputed"),
        ((x.id, " ".join(x.parties), x.level, x.date, x.published, x.change, x.before,
          STANDING[not x.stands], x.until, "; ".join(x.against)) for x in found.lines),
    )  # fmt: skip
    return left(found.total, len(found.lines), wanted)


VERBS = (instruments, pledges, levels)
