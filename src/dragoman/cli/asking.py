"""Verbs that ask the ledger: engagements, one thing in full, why, mechanisms, a day's digest.

Each opens the ledger for reading, asks one question and shows the answer; none changes anything.
"""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from dragoman.cli import lists, originals, show
from dragoman.cli.options import (
    day_option,
    format_option,
    known_option,
    ledger_option,
    party_option,
    some_argument,
)
from dragoman.records import EngagementKind, Status

KINDS, STATUSES = ", ".join(get_args(EngagementKind)), ", ".join(get_args(Status))

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.ledger.views import (
        Apart,
        ClaimView,
        DocumentLine,
        EngagementView,
        Explanation,
    )
    from dragoman.merge.alignment import Point
    from dragoman.merge.beliefs import Link


@click.command(
    epilog="Example: dragoman engagements --party Ghana --since 2026-01-01 --kind meeting"
)
@party_option("--party", "parties", help="A party taking part; repeat for several.", many=True)
@click.option("--kind", type=click.Choice(get_args(EngagementKind)), metavar="KIND", help=KINDS)
@click.option("--status", type=click.Choice(get_args(Status)), metavar="STATUS", help=STATUSES)
@day_option("--since", "Not over before this day.")
@day_option("--until", "Begun by this day.")
@click.option("--text", help="Words in names, offices, setting or place.")
@click.option("--person", help="Somebody, by a name as any document spells it, or H-...")
@click.option("--place", help='A town, a state, or both: "Accra, Ghana".')
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True)
@known_option()
@ledger_option()
@format_option()
def engagements(
    known: str | None, path: Path, form: str, parties: tuple[str, ...], **asked: str | int | None
) -> None:
    """List engagements, newest first."""
    from dragoman import ledger
    from dragoman.cli import wording

    wanted = lists.filters(parties, asked)
    with ledger.as_known_on(path, known) as book:
        found = ledger.engagements(book, wanted)
    if form == "json":
        return show.json(found)
    show.table(wording.ENGAGEMENT_COLUMNS, map(wording.engagement_row, found.lines))
    return lists.left(found.total, len(found.lines), wanted)


@click.command("show", epilog="Example: dragoman show E-7k2m9xq4tz0c")
@some_argument("identifier", "ID")
@click.option("--raw", is_flag=True, help="The bytes of a page, as they came.")
@known_option()
@ledger_option()
@format_option()
def show_one(identifier: str, raw: bool, known: str | None, path: Path, form: str) -> None:
    """Show an engagement with its sources and sentences, a document (D-) or a page (P-).

    A document names the other versions of its address, which can be shown and quoted too.
    """
    from dragoman import ledger

    with ledger.as_known_on(path, known) as book:
        if raw:
            return originals.pour(ledger.raw(book, identifier))
        if identifier.startswith("D-"):
            document = ledger.document(book, identifier)
            return show.json(document) if form == "json" else originals.print_document(document)
        if identifier.startswith("P-"):
            page = ledger.page(book, identifier)
            return show.json(page) if form == "json" else originals.print_page(page)
        found = ledger.engagement(book, identifier)
    return show.json(found) if form == "json" else _print_engagement(found)


def _print_engagement(found: "EngagementView") -> None:
    from dragoman.cli import wording
    from dragoman.wording.values import plural

    belief = found.engagement
    show.fields(
        (
            ("id", belief.id),
            ("kind", belief.kind),
            ("status", belief.status),
            ("format", belief.format),
            ("date", belief.date),
            ("place", wording.place(belief.place)),
            ("setting", belief.setting),
            ("from", belief.sender),
            ("parties", " ".join(belief.parties)),
            ("people", wording.people(belief.participants)),
            ("reports", f"{belief.reports}, of {plural(belief.origins, 'origin')}"),
        )
    )
    for slot in belief.slots:
        if len(slot.values) > 1:
            told = ((wording.value(slot.name, v.value), len(v.claims)) for v in slot.values)
            values = "; ".join(f"{value} ({claims})" for value, claims in told)
            show.fields([(f"{slot.name}, {'disputed' if slot.disputed else 'as told'}", values)])
    show.fields(
        [("history", "; ".join(f"{s.published or 'undated'} {s.status}" for s in belief.history))]
    )
    show.fields(("instrument", f"{i.name}: {i.status} ({i.id})") for i in found.instruments)
    show.fields(
        ("pledge", f"{p.what}: {wording.became(p, found.outcomes.get(p.id))} ({p.id})")
        for p in found.pledges
    )
    for name, group in (("within", found.within), ("holds", found.holds), ("beside", found.beside)):
        show.fields((name, f"{part.name} ({part.id}): {part.reason}") for part in group)
    show.fields(("judgement", wording.judgement(j)) for j in found.judgements)
    _print_points(found.points)
    print_sources(found.sources)


def _print_points(points: "Iterable[Point]") -> None:
    """Both sides' accounts, a point a row; nothing where one side alone tells of it."""
    from dragoman.cli import wording

    rows = [(p.topic, p.what, p.verdict, wording.said(p)) for p in points]
    if rows:
        show.heading("both sides' accounts")
        show.table(("point", "what", "told", "words"), rows)


def print_sources(sources: "tuple[ClaimView, ...]") -> None:
    """Each claim under its document, with its sentences."""
    from dragoman.cli import wording

    for source in sources:
        line = source.document
        where = " · ".join(part for part in (line.source, line.publisher, line.published) if part)
        click.echo(f"\n{click.style(source.id, bold=True)}  {show.clean(where)}")
        _print_day(line)
        for evidence in source.evidence:
            show.quote(evidence.quote)
        click.echo(f"  {show.clean(wording.claim(source.claim))}")
        if why := wording.inferred(source.claim):
            click.echo(f"    inferred {show.clean(why)}")


def _print_day(document: "DocumentLine") -> None:
    """Why a document has its day, where it does not state it itself."""
    if document.inferred_day:
        click.echo(f"  inferred day: {show.clean(document.inferred_day)}")


@click.command(epilog="Example: dragoman explain E-7k2m9xq4tz0c E-1hs0v5wd3b8p")
@some_argument("identifier", "ID")
@click.argument("other", metavar="[ID]", required=False)
@known_option()
@ledger_option()
@format_option()
def explain(identifier: str, other: str | None, known: str | None, path: Path, form: str) -> None:
    """Show why something is believed: claim, sentence, phrase, page; of two, why they are apart.

    ID is any identifier a verb printed: of an engagement, a claim, a person, a tenure, an
    instrument, a mechanism, a level or a pledge.
    """
    from dragoman import ledger

    with ledger.as_known_on(path, known) as book:
        if other is not None:
            return _print_apart(ledger.apart(book, identifier, other), form)
        found = ledger.explain(book, identifier)
    return show.json(found) if form == "json" else _print_explanation(found)


def _print_apart(found: "Apart", form: str) -> None:
    from dragoman.cli import wording

    if form == "json":
        return show.json(found)
    for id, label in zip((found.a, found.b), found.labels, strict=True):
        click.secho(f"{id}  {found.kind}: {show.clean(label)}", bold=True)
    show.fields(("apart", reason) for reason in found.reasons)
    show.fields(("judgement", wording.judgement(j)) for j in found.judgements)
    return _print_links(found.links)


def _print_explanation(found: "Explanation") -> None:
    from dragoman.cli import wording

    click.secho(f"{found.id}  {found.kind}: {show.clean(found.label)}", bold=True)
    for claim in found.claims:
        document = claim.document
        click.echo(f"\nclaim {claim.id}: {show.clean(wording.claim(claim.claim))}")
        for evidence in claim.evidence:
            click.echo(f"  characters {evidence.start}-{evidence.end}")
            show.quote(evidence.quote, "    ")
        click.echo(f"  phrase {claim.by or 'not named'}")
        if why := wording.inferred(claim.claim):
            click.echo(f"  inferred {show.clean(why)}")
        click.echo(
            f"  document {document.id} {show.clean(document.source)}, sha256 {document.sha256}"
        )
        _print_day(document)
        click.echo(
            f"  page {document.page}, retrieved {document.retrieved} {show.clean(document.url)}"
        )
    show.fields(("\njudgement", wording.judgement(j)) for j in found.judgements)
    _print_points(found.points)
    _print_links(found.links)


def _print_links(links: "Iterable[Link]") -> None:
    for link in links:
        marks = ", ".join(f"{name} {value:g}" for name, value in link.features.items())
        click.echo(
            f"\n{link.a} and {link.b}: {link.verdict}, score {link.score:g} "
            f"({link.reason}): {marks}"
        )


@click.command(epilog="Example: dragoman mechanisms --party MNG")
@party_option("--party", help="Only those this party takes part in.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=200, show_default=True)
@known_option()
@ledger_option()
@format_option()
def mechanisms(party: str | None, limit: int, known: str | None, path: Path, form: str) -> None:
    """List recurring dialogues, forums and exercises with their editions, gaps and clashes.

    Of three dated editions or more also when the next may be, at whose place, and by which rhythm.
    """
    from dragoman import ledger
    from dragoman.cli import wording
    from dragoman.ledger.rhythm import expected

    with ledger.as_known_on(path, known) as book:
        found = ledger.mechanisms(book, party, limit)
    if form == "json":
        return show.json(found)
    rows = (
        (
            m.id,
            m.name,
            " ".join(m.parties),
            wording.editions(m),
            _numbers(m.missing),
            _numbers(m.clashes),
            wording.expected(expected(m)),
        )
        for m in found
    )
    columns = ("id", "name", "parties", "editions", "missing", "clashes", "expected")
    return show.table(columns, rows)


def _numbers(ordinals: tuple[int, ...]) -> str:
    return " ".join(map(str, ordinals))


VERBS = (engagements, show_one, explain, mechanisms)
