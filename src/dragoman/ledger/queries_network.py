"""Who met whom over a period: pairs of parties or of people, those who met most often first.

Days and parties come in, pairs go out, each with how many engagements the two shared. Only what
took place counts; a conference of many ties each of them to each other, and one of more than
`CROWD` ties nobody, since everyone would then know everyone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import chain, combinations
from sys import intern

import msgspec
from msgspec import Struct

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_counts import TAKEN
from dragoman.ledger.sought import sought
from dragoman.ledger.views import Filters
from dragoman.records import Record

CROWD = 12  # more than these are a gathering and no tie
_IN_DAYS = f"first BETWEEN ? AND ? AND {TAKEN}"
_EVERYONES = (
    "SELECT id AS belief, first AS day FROM belief INDEXED BY belief_where "
    f"WHERE kind = 'engagement' AND {_IN_DAYS}"
)
_PARTIES = (
    "SELECT t.day, t.belief, p.party AS who FROM taken t JOIN belief_party p "
    "ON p.belief = t.belief AND p.kind = 'engagement'"
)
# A person bears several spellings in one engagement and is one all the same.
_PEOPLE = (
    "SELECT t.day, t.belief, h.belief AS who FROM taken t JOIN belief_name n "
    "ON n.belief = t.belief AND n.kind = 'engagement' JOIN belief_name h ON h.party = n.party "
    "AND h.name = n.name AND h.kind = 'person'"
)


class Named(Struct, frozen=True):
    """A person's name and party: of all that is believed of them nothing else is read."""

    id: str
    name: str
    party: str | None


Met = Mapping[tuple[str, str], int]


class Pair(Record):
    """Two who met, by code or by identifier, and how often; `a` stands before `b`."""

    a: str
    b: str
    engagements: int


def first(found: Met, limit: int) -> tuple[Pair, ...]:
    """Those who met most often."""
    most = nsmallest(limit, ((-n, pair) for pair, n in found.items()))
    return tuple(Pair(a=a, b=b, engagements=-n) for n, (a, b) in most)


def met(
    book: Ledger, since: str, until: str, parties: Sequence[str] = (), *, people: bool = False
) -> Met:
    """How often each two met within engagements of all these parties, in no order."""
    return Counter(chain.from_iterable(daily(book, since, until, parties, people=people).values()))


def daily(
    book: Ledger, since: str, until: str, parties: Sequence[str] = (), *, people: bool = False
) -> dict[str, list[tuple[str, str]]]:
    """The same by the ISO day on which they met, each two as often as they did."""
    taken, values = _EVERYONES, tuple[str, ...]()
    if parties:
        found = sought(Filters(party=tuple(parties)))
        taken = f"SELECT belief, first AS day FROM {found.table} WHERE {found.where} AND {_IN_DAYS}"
        values = found.values
    rows = book.db.execute(
        f"WITH taken AS ({taken}) {_PEOPLE if people else _PARTIES}", (*values, since, until)
    ).fetchall()  # at once: each step on its own would wait for whoever else is at work
    present: dict[str, list[str]] = {}
    for day, engagement, who in rows:
        present.setdefault(engagement, [day]).append(intern(who))  # many days, the same few
    pairs: dict[str, list[tuple[str, str]]] = {}
    for day, *several in present.values():
        if len(there := sorted(set(several))) <= CROWD:
            pairs.setdefault(day, []).extend(combinations(there, 2))
    return pairs


def last_met(book: Ledger, until: str) -> str | None:
    """The last ISO day, up to one, on which two parties met; None where there is none."""
    row = book.db.execute(
        "SELECT first FROM belief INDEXED BY belief_where WHERE kind = 'engagement' "
        f"AND first <= ? AND first > '' AND {TAKEN} AND (SELECT count(*) FROM belief_party p "
        "WHERE p.belief = belief.id AND p.kind = 'engagement') > 1 ORDER BY first DESC LIMIT 1",
        (until,),
    ).fetchone()
    return str(row[0]) if row else None


def named(book: Ledger, ids: Sequence[str]) -> dict[str, Named]:
    """People by identifier."""
    rows = book.db.execute(
        "SELECT b.json FROM json_each(?) w CROSS JOIN belief b ON b.id = w.value "
        "AND b.kind = 'person'",
        (msgspec.json.encode(sorted(set(ids))).decode(),),
    )
    found = (msgspec.json.decode(text, type=Named) for (text,) in rows)
    return {person.id: person for person in found}
