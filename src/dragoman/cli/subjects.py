"""Verbs about somebody: a person, who held an office, two parties and what is between them.

Each opens the ledger for reading, asks one question and shows the answer; none changes anything.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import show
from dragoman.cli.asking import print_sources
from dragoman.cli.options import (
    day_option,
    format_option,
    known_option,
    ledger_option,
    party_argument,
    some_argument,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.ledger.queries_offices import Holders
    from dragoman.ledger.views import OfficeAnswer, PersonView, RelationView

    Table = tuple[str, Sequence[str], Sequence[Sequence[object]]]


@click.command(epilog='Example: dragoman person "Phạm Minh Đức"')
@some_argument("name", "NAME")
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="At most so many people.",
)
@known_option()
@ledger_option()
@format_option()
def person(name: str, limit: int, known: str | None, path: Path, form: str) -> None:
    """Show people of this name, with or without its marks: spellings, offices, engagements."""
    from dragoman import ledger
    from dragoman.errors import NotInLedger

    with ledger.as_known_on(path, known) as book:
        ids = (
            [name]
            if name.startswith("H-")
            else [line.id for line in ledger.people(book, name, limit)]
        )
        found = [ledger.person(book, identifier) for identifier in ids]
    if not found:
        raise NotInLedger(f"{name}: nobody of this name in {path}")
    if form == "json":
        return show.json(found)
    for view in found:
        _print_person(view)
    return None


def _print_person(view: "PersonView") -> None:
    from dragoman.cli import wording

    who = view.person
    show.fields((("id", who.id), ("name", who.name), ("party", who.party)))
    show.table(
        ("spelling", "language", "script", "order", "reports", "sources"),
        (
            (c.name, ", ".join(c.languages), c.script, c.order, c.reports, ", ".join(c.sources[:4]))
            for c in view.cards
        ),
    )
    show.table(
        ("id", "office", "seen", "reports"),
        ((t.id, t.office, wording.span(t), view.reports[t.id]) for t in view.tenures),
    )
    show.table(wording.ENGAGEMENT_COLUMNS, map(wording.engagement_row, view.engagements))


@click.command(
    epilog='Example: dragoman office Vietnam "Minister of National Defence" --on 2025-09-18'
)
@party_argument("party")
@some_argument("title", "OFFICE")
@day_option("--on", "The day asked about; without it, all who were ever called so.")
@known_option()
@ledger_option()
@format_option()
def office(
    party: str, title: str, on: str | None, known: str | None, path: Path, form: str
) -> None:
    """Say who held an office on a day, or between whom it passed, or that it is not known.

    Without a day, list everyone who was called so, the latest first, with the first and the last
    day on which documents do so; between these the ledger does not know.
    """
    from dragoman import ledger
    from dragoman.errors import NotInLedger
    from dragoman.ledger.queries_offices import ever, like

    with ledger.as_known_on(path, known) as book:
        if on:
            answer = ledger.office(book, party, title, on)
            return show.json(answer) if form == "json" else print_office(answer)
        found = ever(book, party, title)
        near = () if found.holders else like(book, party, title)
    if not found.holders:
        others = f"; it has: {', '.join(near)}" if near else ""
        which = f"{title}, {party}"
        raise NotInLedger(f"{which}: no document in {path} names a holder of this office{others}")
    return show.json(found) if form == "json" else _print_holders(found)


def _print_holders(found: "Holders") -> None:
    """A row for each, with what people decided about it, which is told in full below."""
    from dragoman.cli import wording

    rows = (
        (t.id, f"{t.name} (acting)" if t.acting else t.name, t.office, wording.span(t),
         len(t.claims), " ".join(found.decided(t)))
        for t in found.holders
    )  # fmt: skip
    show.table(("id", "holder", "office", "seen", "claims", "decided"), rows)
    show.fields(("judgement", wording.judgement(j)) for j in found.judgements)


def print_office(found: "OfficeAnswer") -> None:
    """The answer, its reason, what people decided, and the sentences it rests on."""
    from dragoman.cli import wording

    answer = found.name or {"between": "between two", "disputed": "disputed"}.get(
        found.certainty, "not known"
    )
    show.fields((("office", f"{found.office}, {found.party}, on {found.on}"), ("answer", answer),
                 ("reason", found.reason)))  # fmt: skip
    show.fields(("judgement", wording.judgement(j)) for j in found.judgements)
    print_sources(found.evidence)


@click.command(epilog="Example: dragoman relation GHA Uruguay")
@party_argument("one")
@party_argument("other")
@known_option()
@ledger_option()
@format_option()
def relation(one: str, other: str, known: str | None, path: Path, form: str) -> None:
    """Show two parties: levels, instruments, mechanisms, pledges, engagements."""
    from dragoman import ledger

    if one == other:
        raise click.UsageError(f"{one} and {other} are one party; a relation has two")
    with ledger.as_known_on(path, known) as book:
        found = ledger.relation(book, one, other)
    show.json(found) if form == "json" else print_relation(found)


def print_relation(found: "RelationView") -> None:
    """Five tables, the empty ones left out."""
    tables = [table for table in _tables(found) if table[2]]
    for number, (name, columns, rows) in enumerate(tables):
        if number:
            click.echo()
        show.heading(f"{found.parties[0]} and {found.parties[1]}: {name}")
        show.table(columns, rows)
    if not tables:
        click.echo(f"nothing between {found.parties[0]} and {found.parties[1]}", err=True)


def _tables(found: "RelationView") -> "tuple[Table, ...]":
    from dragoman.cli import wording

    became = found.outcomes
    return (
        ("levels", ("id", "date", "change", "level"),
         [(x.id, x.date, x.change, x.level) for x in found.levels]),
        ("instruments", ("id", "date", "kind", "status", "name", "period"),
         [(i.id, i.date, i.kind, i.status, i.name, i.period) for i in found.instruments]),
        ("mechanisms", ("id", "name", "editions"),
         [(m.id, m.name, wording.editions(m)) for m in found.mechanisms]),
        ("pledges", ("id", "date", "by", "modality", "what", "due", "became"),
         [(p.id, p.published, " ".join(p.by), p.modality, p.what, p.due,
           wording.became(p, became.get(p.id))) for p in found.pledges]),
        ("engagements", wording.ENGAGEMENT_COLUMNS,
         [wording.engagement_row(e) for e in found.engagements]),
    )  # fmt: skip


VERBS = (person, office, relation)
