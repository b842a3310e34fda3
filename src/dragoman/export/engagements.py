"""Engagements in every shape: a row, an entry of a feed, a day of a calendar, a citation.

Lines of the ledger come in with the days on which they were told, shapes go out. The columns of
the table bear the names that users of event data know, beside our own.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.export.shapes import (
    Calendar,
    Cell,
    Citation,
    Citations,
    Entry,
    Feed,
    Happening,
    Table,
)
from dragoman.ledger.queries_seen import Seen
from dragoman.ledger.views import DocumentLine, EngagementLine
from dragoman.lexicon import parties
from dragoman.merge.identity import named_after
from dragoman.wording import values
from dragoman.wording.headline import headline

COLUMNS = (
    "id", "event_date_start", "event_date_end", "date_prec", "edtf", "kind", "format", "status",
    "city", "country", "where_prec", "setting", "parties", "iso3_a", "cown_a", "gwn_a", "iso3_b",
    "cown_b", "gwn_b", "people", "offices", "number_of_sources", "number_of_origins",
    "first_reported", "last_reported", "timestamp",
)  # fmt: skip
ENTRIES = 2_000  # of a calendar, the newest: a program that reads it takes its time
LONGEST = 62  # days that a calendar shows as one entry; a longer run is not a date
Certainty = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
CERTAINTIES: Mapping[str, Certainty] = {
    "held": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "TENTATIVE", "proposed": "TENTATIVE",
    "postponed": "TENTATIVE", "cancelled": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip


def table(lines: Iterable[EngagementLine], seen: Mapping[str, Seen], *, raw: bool) -> Table:
    """A row for each engagement."""
    return Table(columns=COLUMNS, rows=tuple(_row(e, seen[e.id]) for e in lines), raw=raw)


def _row(line: EngagementLine, told: Seen) -> tuple[Cell, ...]:
    first, last = _days(line) or (None, None)
    place = line.place
    where = "city" if place and place.city else "country" if place and place.country else None
    a, b = (*line.parties, None, None)[:2]
    return (
        line.id, _written(first), _written(last), _precision(line.date), line.date, line.kind,
        line.format, line.status,
        place.city if place else None, place.country if place else None, where, line.setting,
        " ".join(line.parties), *_codes(a), *_codes(b),
        "; ".join(p.name or "" for p in line.people),
        "; ".join(p.office or "" for p in line.people),
        line.reports, line.origins, told.first, told.last, told.added,
    )  # fmt: skip


def _codes(party: str | None) -> tuple[Cell, Cell, Cell]:
    """ISO, Correlates of War, Gleditsch-Ward; an organisation has only its abbreviation."""
    state = parties.states().get(party or "")
    return party, state.cown if state else None, state.gwn if state else None


def _precision(value: str | None) -> str | None:
    try:
        return edtf.precision(value) if value else None
    except InputError:
        return None


def _days(line: EngagementLine) -> tuple[date, date] | None:
    """The first and the last day it may have been; None where the year is not known."""
    try:
        return edtf.bounds(line.date) if line.date else None
    except InputError:
        return None


def _written(day: date | None) -> str | None:
    """An ISO day; None for the end of an interval that is open there."""
    return None if day in (None, date.min, date.max) else str(day)


def feed(
    lines: Iterable[EngagementLine], seen: Mapping[str, Seen], title: str, base: str, address: str
) -> Feed:
    """An entry for each engagement."""
    entries = tuple(
        Entry(id=e.id, title=headline(e, offices=True), address=f"/engagement/{e.id}",
              updated=seen[e.id].stamp, summary=_about(e, seen[e.id]))
        for e in lines
    )  # fmt: skip
    return Feed(title=title, base=base, address=address, entries=entries)


def _about(line: EngagementLine, told: Seen) -> str:
    counts = f"{values.plural(line.reports, 'report')}, {values.plural(line.origins, 'origin')}"
    words = (values.word(line.kind), values.word(line.status), counts, f"last told {told.last}")
    return " · ".join(words if told.last else words[:-1])


def calendar(
    lines: Iterable[EngagementLine],
    seen: Mapping[str, Seen],
    title: str,
    base: str,
    others: Iterable[Happening] = (),
) -> Calendar:
    """An entry for each engagement whose days are known well enough to stand in a calendar.

    `others` stand behind them: editions of mechanisms.
    """
    found = (_happening(e, seen[e.id]) for e in lines)
    return Calendar(title=title, base=base, happenings=(*(one for one in found if one), *others))


def _happening(line: EngagementLine, told: Seen) -> Happening | None:
    days = _days(line)
    if days is None or (days[1] - days[0]).days > LONGEST:
        return None
    exact = line.date is not None and len(line.date.partition("/")[0]) == 10
    certainty = CERTAINTIES[line.status]
    return Happening(
        id=named_after("E", told.begun), title=headline(line),
        first=str(days[0]), last=str(days[1]),
        status=certainty if exact or certainty == "CANCELLED" else "TENTATIVE",
        stamp=told.stamp, address=f"/engagement/{line.id}",
        place=values.place(line.place), about=headline(line, offices=True),
    )  # fmt: skip


def citations(line: EngagementLine, documents: Iterable[DocumentLine], base: str) -> Citations:
    """The engagement as this ledger records it, then each document that tells of it."""
    held = list(documents)
    seen = max((d.retrieved[:10] for d in held), default="")
    first = _days(line)
    own = Citation(
        id=line.id, kind="dataset", title=headline(line, offices=True), publisher="Dragoman",
        published=_written(first[0]) if first else None,
        address=f"{base}/engagement/{line.id}", seen=seen,
        note=f"Record {line.id}; {values.plural(line.reports, 'report')}, "
        f"{values.plural(line.origins, 'origin')}",
    )  # fmt: skip
    return Citations(items=(own, *_articles(held)))


def _articles(documents: Iterable[DocumentLine]) -> Iterator[Citation]:
    for one in {d.id: d for d in documents}.values():
        yield Citation(
            id=one.id, kind="article", title=one.title or one.source, publisher=one.publisher,
            published=one.published, address=one.url, seen=one.retrieved[:10],
            language=one.language, note=f"sha256 {one.sha256}",
        )  # fmt: skip
