"""What stands around a day's lines: who told them, what is coming or expected, who fell silent.

Identifiers and ISO days come in, plain records go out. A publisher is silent when it has told
nothing for three times its usual gap, and for a week at least; one that never had a rhythm is not.
"""

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import engagement_lines
from dragoman.ledger.queries_days import status_on
from dragoman.ledger.ranks import PLANNED
from dragoman.ledger.rhythm import Expected, expected
from dragoman.ledger.rows import beliefs
from dragoman.ledger.views import EngagementLine
from dragoman.merge.beliefs import EngagementBelief, MechanismBelief
from dragoman.records import Record

FEWEST = 4  # documents from which a rhythm is told
GAPS, WEEK = 3, 7
AHEAD = timedelta(days=3 * 366)  # further off, nothing is near enough to tell
NEAR = timedelta(days=366)  # and what only a rhythm lets expect must be nearer


class Silence(Record):
    """A publisher that has told nothing for longer than it used to."""

    publisher: str
    last: str  # ISO day
    days: int  # since then
    usual: float  # days between two documents, as a rule


class Ahead(NamedTuple):
    """What is planned: the nearest, how many more there are, and how many are told of elsewhere."""

    lines: tuple[EngagementLine, ...]
    left: int
    beside: int


class Awaited(NamedTuple):
    """A mechanism, and when its next edition is expected."""

    mechanism: MechanismBelief
    window: Expected


def publishers(
    book: Ledger, ids: Iterable[str], since: str, until: str
) -> dict[str, tuple[str, ...]]:
    """Who told of each belief in documents of these days; the input's name where none is stated."""
    rows = book.db.execute(
        "SELECT DISTINCT bc.belief, coalesce(d.publisher, d.source) FROM json_each(?) w "
        "JOIN belief_claim bc ON bc.belief = w.value JOIN claim c ON c.id = bc.claim "
        "JOIN document d ON d.id = c.document WHERE d.published BETWEEN ? AND ? "
        "ORDER BY bc.belief, d.published, 2",
        (msgspec.json.encode(sorted(set(ids))).decode(), since, until),
    )
    found: dict[str, list[str]] = {}
    for belief, name in rows:
        found.setdefault(belief, []).append(name)
    return {belief: tuple(names) for belief, names in found.items()}


def coming(book: Ledger, day: str, limit: int = 10, beside: Container[str] = ()) -> Ahead:
    """Engagements planned or proposed for a day and those after it by what was told until it.

    The nearest come first, and so what is planned for that day itself. Each has the status it then
    had, whatever became of it since. Those that are told of `beside` the list are only counted.
    """
    rows = book.db.execute(
        "SELECT json FROM belief WHERE ahead <= ?1 AND first >= ?1 AND first <= ?2 "
        "ORDER BY first, id",
        (day, _later(day, AHEAD)),
    )
    found, left, told = list[EngagementBelief](), 0, 0
    for belief in (one for row in rows for one in beliefs([row], EngagementBelief)):
        if (status := status_on(belief, day)) not in PLANNED:
            continue
        if belief.id in beside:
            told += 1
        elif len(found) < limit:
            found.append(replace(belief, status=status))
        else:
            left += 1
    return Ahead(engagement_lines(book.db, found), left, told)


def _later(day: str, span: timedelta) -> str:
    """So much later, or the last day there is."""
    begun = date.fromisoformat(day)
    return str(begun + min(span, date.max - begun))


def awaited(book: Ledger, day: str, limit: int = 10) -> tuple[Awaited, ...]:
    """Mechanisms whose next edition no source dates, but their rhythm: the nearest window first.

    As it was on that day: by the editions held, and the plans published, until then.
    """
    rows = book.db.execute(
        "SELECT b.json FROM (SELECT belief AS name, first AS begins FROM outlook WHERE last >= ?1 "
        "AND since <= ?1 AND until > ?1 AND first <= ?2 ORDER BY first, belief LIMIT ?3) "
        "CROSS JOIN belief b ON b.id = name ORDER BY begins, name",
        (day, _later(day, NEAR), limit),
    )
    found = ((one, expected(one, day)) for one in beliefs(rows, MechanismBelief))
    return tuple(Awaited(one, window) for one, window in found if window)


def silent(book: Ledger, day: str, limit: int = 10) -> tuple[Silence, ...]:
    """Publishers that were due again before a day, the longest overdue first."""
    rows = book.db.execute(
        "SELECT s.publisher, count(*), min(day), last FROM (SELECT publisher, (SELECT max(day) "
        "FROM source_day d WHERE d.publisher = source.publisher AND day > '' AND day <= ?1) "
        "AS last FROM source WHERE publisher > '') s JOIN source_day d "
        "ON d.publisher = s.publisher AND day > '' AND day <= ?1 "
        "WHERE last < date(?1, ?2) GROUP BY 1 HAVING count(*) >= ?3",
        (day, f"-{WEEK} days", FEWEST),
    )
    found = [_silence(day, *row) for row in rows]
    late = [s for s in found if s.days > max(WEEK, GAPS * s.usual)]
    return tuple(sorted(late, key=lambda s: (s.usual / s.days, s.publisher))[:limit])


def _silence(day: str, publisher: str, count: int, first: str, last: str) -> Silence:
    begun, ended = date.fromisoformat(first), date.fromisoformat(last)
    return Silence(
        publisher=publisher,
        last=last,
        days=(date.fromisoformat(day) - ended).days,
        usual=round((ended - begun).days / (count - 1), 1),
    )


def reachable(book: Ledger, most: int) -> str | None:
    """The first day that at most so many documents were published on or after; None for any day."""
    row = book.db.execute(
        "SELECT published FROM document WHERE retired = 0 AND published > '' "
        "ORDER BY published DESC LIMIT 1 OFFSET ?",
        (most,),
    ).fetchone()
    return neighbours(book, row[0])[1] or row[0] if row else None


def neighbours(book: Ledger, day: str) -> tuple[str | None, str | None]:
    """The days nearest to a day, before and after it, on which a document was published."""
    before, after = book.db.execute(
        "SELECT (SELECT max(published) FROM document WHERE published < ?1), "
        "(SELECT min(published) FROM document WHERE published > ?1)",
        (day,),
    ).fetchone()
    return before, after
