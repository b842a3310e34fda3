"""Mechanisms in every shape: their editions as a table, and as a calendar with those expected.

Mechanisms come in with the instant the ledger last learned of each, shapes go out. What is only
expected stays tentative until a source gives a date, and then keeps its place in the calendar: an
edition is known there by its number and by what first told of its mechanism, which never changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dragoman.dates import edtf
from dragoman.export.engagements import CERTAINTIES, LONGEST
from dragoman.export.shapes import Calendar, Happening, Table
from dragoman.ledger.queries_seen import Seen
from dragoman.ledger.rhythm import Expected, expected
from dragoman.merge.beliefs import EditionBelief, MechanismBelief
from dragoman.merge.identity import named_after
from dragoman.wording import values

COLUMNS = (
    "id", "mechanism", "ordinal", "status", "date", "city", "country", "parties", "sources",
)  # fmt: skip


def table(found: Iterable[MechanismBelief], *, raw: bool) -> Table:
    """A row for each edition."""
    rows = tuple(
        (e.id, one.name, e.ordinal, e.status, e.date, e.place.city if e.place else None,
         e.place.country if e.place else None, " ".join(one.parties), len(e.claims))
        for one in found
        for e in one.editions
    )  # fmt: skip
    return Table(columns=COLUMNS, rows=rows, raw=raw)


def calendar(found: MechanismBelief, told: Seen, order: Mapping[str, int], base: str) -> Calendar:
    """Its dated editions, and the one that is expected."""
    return Calendar(
        title=values.sentence(found.name),
        base=base,
        happenings=tuple(happenings((found,), {found.id: told}, order)),
    )


def happenings(
    found: Iterable[MechanismBelief], seen: Mapping[str, Seen], order: Mapping[str, int]
) -> Iterator[Happening]:
    """The dated editions of each, then the one that is expected of it.

    `order` is the one in which the claims of editions came in.
    """
    for one in found:
        told = seen[one.id]
        name = named_after("M", told.begun)
        borne = Counter(edition.ordinal for edition in one.editions)
        for edition in one.editions:
            known = edition.ordinal and borne[edition.ordinal] == 1
            id = f"{name}.{edition.ordinal}" if known else _own(edition, order)
            happening = _happening(one, edition, id, told.stamp)
            if happening:
                yield happening
        coming = expected(one)
        if coming:
            yield _coming(one, coming, f"{name}.{coming.ordinal or 'next'}", told.stamp)


def _own(edition: EditionBelief, order: Mapping[str, int]) -> str:
    """The name of an edition that no number tells from others."""
    return named_after("N", min(edition.claims, key=lambda claim: (order.get(claim, 0), claim)))


def _named(found: MechanismBelief, ordinal: int | None) -> str:
    return values.sentence(found.name) + (f", number {ordinal}" if ordinal else "")


def _coming(found: MechanismBelief, coming: Expected, id: str, stamp: str) -> Happening:
    return Happening(
        id=id,
        title=f"{_named(found, coming.ordinal)} (expected)",
        first=coming.first,
        last=coming.last,
        status="TENTATIVE",
        stamp=stamp,
        address=f"/mechanism/{found.id}",
        place=values.party(coming.host),
        about=f"{coming.editions} editions stand as a rule {coming.rhythm} days apart.",
    )


def _happening(
    found: MechanismBelief, edition: EditionBelief, id: str, stamp: str
) -> Happening | None:
    days = edtf.bounds(edition.date) if edition.date else None
    if days is None or (days[1] - days[0]).days > LONGEST:
        return None
    certain = CERTAINTIES[edition.status]
    exact = days[0] == days[1] or "/" in (edition.date or "")
    return Happening(
        id=id,
        title=_named(found, edition.ordinal),
        first=str(days[0]),
        last=str(days[1]),
        status=certain if exact or certain == "CANCELLED" else "TENTATIVE",
        stamp=stamp,
        address=f"/mechanism/{found.id}",
        place=values.place(edition.place),
    )
