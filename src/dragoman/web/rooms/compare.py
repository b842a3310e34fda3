"""Up to five relations side by side: level, engagements, forms, last and next, papers, pledges.

`pair` is asked for once for each relation, as `MNG-VNM`; the form gives two names instead.
"""

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request

from dragoman.errors import InputError
from dragoman.export.shapes import Shape, Table
from dragoman.ledger import Ledger, overview, relation
from dragoman.ledger.queries_claims import parties as known_parties
from dragoman.ledger.queries_counts import years
from dragoman.ledger.queries_relations import ALL
from dragoman.ledger.views import EngagementLine
from dragoman.lexicon import typed_parties
from dragoman.merge.beliefs import LevelBelief
from dragoman.records import DONE, Record
from dragoman.web import asking
from dragoman.web.pictures.counts import counts
from dragoman.web.pictures.style import Look
from dragoman.web.room import Picture, Room
from dragoman.wording import values

MOST = 5
PLANNED = ("planned", "proposed", "postponed")


class Column(Record):
    """One relation in figures; `without` is the question that leaves it out."""

    a: str
    b: str
    level: LevelBelief | None
    engagements: int
    held: int
    planned: int
    called_off: int
    formats: tuple[tuple[str, int], ...]
    last: EngagementLine | None
    next: EngagementLine | None
    instruments: int
    in_force: int
    mechanisms: tuple[tuple[str, str], ...]  # identifier and name; the page shows the first few
    pledges: int
    without: str


class Year(Record):
    """Engagements held in a year, relation by relation."""

    year: str
    held: tuple[int, ...]


class ComparePage(Record):
    """Relations side by side."""

    columns: tuple[Column, ...]
    years: tuple[Year, ...]  # the last first; those in which none met are left out
    questions: tuple[tuple[str, str], ...]  # what a form must keep
    full: bool
    parties: tuple[str, ...]


def look(book: Ledger, request: Request) -> ComparePage:
    """The relations asked for."""
    pairs = _pairs(request)
    return ComparePage(
        columns=tuple(_column(book, pairs, pair) for pair in pairs),
        years=_years([_held(book, pair) for pair in pairs]),
        questions=tuple(("pair", f"{a}-{b}") for a, b in pairs),
        full=len(pairs) >= MOST,
        parties=known_parties(book),
    )


def _pairs(request: Request) -> tuple[tuple[str, str], ...]:
    """Relations asked for by `pair`, then the one typed as two names."""
    asked = [_pair(*text.partition("-")[::2]) for text in request.query_params.getlist("pair")[:9]]
    typed = asking.named_parties(request, "party")
    if len(typed) > 1:
        asked.append(_pair(*typed[:2]))
    found = tuple(dict.fromkeys(asked))
    if len(found) > MOST:
        raise InputError(f"pair: at most {MOST} relations stand side by side")
    return found


def _pair(a: str, b: str) -> tuple[str, str]:
    codes = [typed_parties.code(text.strip()[: asking.LONGEST]) for text in (a, b)]
    first, second = codes
    if first is None or second is None or first == second:
        raise InputError(f"pair: {a[:40]}-{b[:40]} names no two parties; write MNG-VNM")
    return (first, second) if first < second else (second, first)


def _column(book: Ledger, pairs: tuple[tuple[str, str], ...], pair: tuple[str, str]) -> Column:
    view = relation(book, *pair, ALL)  # figures are of the whole
    lines = view.engagements
    held = [e for e in lines if e.status in DONE]
    now = overview(book).last or ""
    coming = [e for e in lines if e.status in PLANNED and e.date and e.date > now]
    return Column(
        a=pair[0], b=pair[1],
        level=next((level for level in view.levels if level.date), next(iter(view.levels), None)),
        engagements=len(lines), held=len(held),
        planned=sum(e.status in PLANNED for e in lines),
        called_off=sum(e.status in ("cancelled", "denied") for e in lines),
        formats=tuple(Counter(e.format for e in held).most_common()),
        last=next((e for e in held if e.date), None),
        next=coming[-1] if coming else None,
        instruments=len(view.instruments),
        in_force=sum(i.status in ("signed", "ratified", "in_force") for i in view.instruments),
        mechanisms=tuple((m.id, m.name) for m in view.mechanisms),
        pledges=len(view.pledges),
        without="&".join(f"pair={a}-{b}" for a, b in pairs if (a, b) != pair),
    )  # fmt: skip


def _held(book: Ledger, pair: tuple[str, str]) -> Counter[str]:
    """Engagements that two parties held, by year."""
    totals: Counter[str] = Counter()
    for row in years(book, pair):
        totals[row.year] += row.count
    return totals


def _years(held: Sequence[Counter[str]]) -> tuple[Year, ...]:
    met = sorted({year for one in held for year in one}, reverse=True)
    return tuple(Year(year=year, held=tuple(one[year] for one in held)) for year in met)


def paint_years(book: Ledger, request: Request, look: Look) -> Picture:
    """Engagements a year of each relation."""
    rows = []
    for a, b in _pairs(request):
        name = f"{values.party(a)} and {values.party(b)}"
        rows += [(year, name, count) for year, count in sorted(_held(book, (a, b)).items())]
    run = sorted({int(year) for year, _, _ in rows})
    spread = [str(y) for y in range(run[0], run[-1] + 1)][-30:] if run else []
    about = "; ".join(f"{name} {year}: {count}" for year, name, count in rows)
    return Picture("Engagements a year, by relation", about, counts(rows, spread, look))


def table(book: Ledger, request: Request) -> Shape:
    """A row for each relation."""
    pairs = _pairs(request)
    found = [_column(book, pairs, pair) for pair in pairs]
    columns = ("iso3_a", "iso3_b", "level", "level_date", "engagements", "held", "planned",
               "called_off", "instruments", "mechanisms", "pledges")  # fmt: skip
    rows = tuple(
        (c.a, c.b, c.level.level if c.level else None, c.level.date if c.level else None,
         c.engagements, c.held, c.planned, c.called_off, c.instruments, len(c.mechanisms),
         c.pledges)
        for c in found
    )  # fmt: skip
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


ROOM = Room("/compare", "compare.html", look, "parties", {Table: table}, {"years": paint_years})
