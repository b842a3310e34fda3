"""A mechanism in every shape: its editions as a table, and as a calendar with the one expected.

A mechanism comes in with the instant the ledger last learned of it, shapes go out. What is only
expected stays tentative until a source gives a date.
"""

from dragoman.dates import edtf
from dragoman.export.engagements import CERTAINTIES, LONGEST
from dragoman.export.shapes import Calendar, Happening, Table
from dragoman.ledger.rhythm import Expected, expected
from dragoman.merge.beliefs import EditionBelief, MechanismBelief
from dragoman.wording import values

COLUMNS = (
    "id", "mechanism", "ordinal", "status", "date", "city", "country", "parties", "sources",
)  # fmt: skip


def table(found: MechanismBelief, *, raw: bool) -> Table:
    """A row for each edition."""
    rows = tuple(
        (e.id, found.name, e.ordinal, e.status, e.date, e.place.city if e.place else None,
         e.place.country if e.place else None, " ".join(found.parties), len(e.claims))
        for e in found.editions
    )  # fmt: skip
    return Table(columns=COLUMNS, rows=rows, raw=raw)


def calendar(found: MechanismBelief, stamp: str, base: str) -> Calendar:
    """Its dated editions, and the one that is expected."""
    known = [_happening(found, edition, stamp) for edition in found.editions]
    coming = expected(found)
    if coming:
        known.append(_coming(found, coming, stamp))
    happenings = tuple(one for one in known if one)
    return Calendar(title=values.sentence(found.name), base=base, happenings=happenings)


def _named(found: MechanismBelief, ordinal: int | None) -> str:
    return values.sentence(found.name) + (f", number {ordinal}" if ordinal else "")


def _coming(found: MechanismBelief, coming: Expected, stamp: str) -> Happening:
    return Happening(
        id=f"{found.id}.{coming.ordinal or 'next'}",
        title=f"{_named(found, coming.ordinal)} (expected)",
        first=coming.first,
        last=coming.last,
        status="TENTATIVE",
        sequence=len(found.claims),
        stamp=stamp,
        address=f"/mechanism/{found.id}",
        place=values.party(coming.host),
        about=f"{coming.editions} editions stand as a rule {coming.rhythm} days apart.",
    )


def _happening(found: MechanismBelief, edition: EditionBelief, stamp: str) -> Happening | None:
    days = edtf.bounds(edition.date) if edition.date else None
    if days is None or (days[1] - days[0]).days > LONGEST:
        return None
    return Happening(
        id=edition.id,
        title=_named(found, edition.ordinal),
        first=str(days[0]),
        last=str(days[1]),
        status=CERTAINTIES[edition.status],
        sequence=max(0, len(edition.claims) - 1),
        stamp=stamp,
        address=f"/mechanism/{found.id}",
        place=values.place(edition.place),
    )
