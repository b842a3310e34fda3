"""Where beliefs are looked for: the table and the conditions that filters mean.

Filters and a kind of belief come in, a `Sought` goes out. Beliefs of one party stand in
`belief_party`, of two together in `belief_pair`, each in the order of lists and with all that
lists and counts ask of them, so that no belief is opened that is not shown. All values are bound.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.ledger import found_at
from dragoman.ledger.files import Ledger
from dragoman.ledger.search import match_words, names_query, of_kind
from dragoman.ledger.views import Filters

TEXT = "number IN (SELECT rowid FROM belief_search WHERE belief_search MATCH ?)"
BEYOND = "EXISTS (SELECT 1 FROM belief_party p WHERE p.belief = belief_pair.belief AND p.party = ?)"

_HIS = (  # engagements under any name of people
    "SELECT e.belief FROM {} CROSS JOIN belief_name p ON p.belief = who CROSS JOIN belief_name e "
    "ON e.party = p.party AND e.name = p.name AND e.kind = 'engagement'"
)
_NAMED = (
    "(SELECT id AS who FROM belief_search s CROSS JOIN belief ON number = s.rowid "
    "WHERE belief_search MATCH ?)"
)
_KNOWN = (
    "(SELECT coalesce(a.belief, w.column1) AS who FROM (VALUES (?)) w "
    "LEFT JOIN belief_alias a ON a.alias = w.column1)"
)
PERSON = "H-"  # an identifier begins so

Condition = tuple[str, str]  # SQL with one "?", and the value bound in it


class Sought(NamedTuple):
    """A table, its column of identifiers, and which of its rows."""

    table: str
    id: str
    where: str
    values: tuple[str, ...]


def sought(filters: Filters, kind: str = "engagement") -> Sought:
    """Where beliefs that pass these filters stand; `InputError` for days that cannot be."""
    if filters.since and filters.until and filters.since > filters.until:
        raise InputError(f"since {filters.since} is after until {filters.until}: turn them round")
    asked = _asked(filters)
    table = ("belief", "belief_party", "belief_pair")[min(len(asked), 2)]
    id = "belief" if asked else "id"
    named = list(zip(("party = ?", "other = ?"), asked, strict=False))
    conditions = [*named, ("kind = ?", kind), *_rest(filters, kind, id)]
    conditions += [(BEYOND, code) for code in asked[2:]]
    return together(table, id, conditions)


def _asked(filters: Filters) -> list[str]:
    """The parties that take part, whoever gives its word first."""
    others = sorted(set(filters.party) - {filters.by})
    return [filters.by, *others] if filters.by else others


def beside(filters: Filters, kind: str = "engagement") -> Sought | None:
    """The same with each other party (`id`) beside the one that is asked for; None for several."""
    asked = sorted(set(filters.party))
    if len(asked) > 1:
        return None
    table, id = ("belief_pair", "other") if asked else ("belief_party", "party")
    named = [("party = ?", code) for code in asked]
    return together(table, id, [*named, ("kind = ?", kind), *_rest(filters, kind, "belief")])


def together(table: str, id: str, conditions: Sequence[Condition]) -> Sought:
    """Rows of a table that meet all conditions."""
    where = " AND ".join(part for part, _ in conditions)
    return Sought(table, id, where, tuple(value for _, value in conditions))


def _rest(filters: Filters, kind: str, id: str) -> Iterator[Condition]:
    """What is asked beside parties."""
    text = TEXT if id == "id" else f"belief IN (SELECT id FROM belief WHERE {TEXT})"
    asked = (
        ("gives = ?", filters.by and "1"),
        ("subkind = ?", filters.kind),
        ("status = ?", filters.status),
        ("first >= ?" if kind == "pledge" else "last >= ?", filters.since),  # told on one day
        ("first > '' AND first <= ?", filters.until),
        (text, of_kind(kind, match_words(filters.text or ""))),
        (text, of_kind(kind, _words(filters.place, found_at.asked), "places")),
        _of_person(filters.person, id),
    )
    yield from ((part, value) for part, value in asked if value)


def _words(typed: str | None, query: Callable[[str], str | None]) -> str | None:
    """The query for what was typed, if anything was; signs alone ask for nothing there is."""
    found = query(typed) if typed else None
    if typed and found is None:
        raise InputError(f"{typed!r}: has no word to look for; write a name or a word")
    return found


def _of_person(person: str | None, id: str) -> tuple[str, str | None]:
    """Those of somebody, under any name of theirs; of all who bear the words of a name."""
    if person and person.startswith(PERSON):
        return f"{id} IN ({_HIS.format(_KNOWN)})", person
    return f"{id} IN ({_HIS.format(_NAMED)})", of_kind("person", _words(person, names_query))


def by_words(filters: Filters) -> bool:
    """Whether words are asked for, in whose order no index stands."""
    return bool(filters.text or filters.person or filters.place)


def counted(book: Ledger, found: Sought) -> int:
    """How many there are."""
    if found.where == "kind = ?":
        row = book.db.execute("SELECT held FROM tally WHERE what = ?", found.values).fetchone()
        return row[0] if row else 0
    held: int = book.db.execute(
        f"SELECT count(*) FROM {found.table} WHERE {found.where}", found.values
    ).fetchone()[0]
    return held


def listed(
    book: Ledger, found: Sought, limit: int, offset: int = 0, by: str = "first"
) -> list[tuple[str]]:
    """The stored records of a part of them, newest by a day first, those without one last."""
    return book.db.execute(
        f"SELECT b.json FROM (SELECT {found.id} AS name FROM {found.table} WHERE {found.where} "
        f"ORDER BY {by} DESC, {found.id} LIMIT ? OFFSET ?) CROSS JOIN belief b ON b.id = name "
        f"ORDER BY b.{by} DESC, b.id",
        (*found.values, limit, offset),
    ).fetchall()
