"""Who is in a delegation: one row in, the people a text has told to be of it out.

    The delegation included A, B and C. · She was joined by B and C. · led a delegation of A and B
    A delegation led by B arrived: of those B alone is told

Everybody named in such a sentence is of it, as far as he is not of another party than the first.
Refused are sentences that name a single member of it, and those that tell who met it.
"""

from dragoman.claims.sentence import delegations
from dragoman.claims.sentence.row import Row
from dragoman.lexicon.clauses import Clauses
from dragoman.records import Person


def named(row: Row, persons: tuple[Person, ...], cues: Clauses) -> tuple[int, ...]:
    """The people a sentence says to be of one delegation, in order; none where it does not."""
    end = row.has(cues.made_up)
    if not end:
        return _led(row)
    people = [a.person for a in row.actors if a.person is not None]
    behind = [a.person for a in row.actors if a.person is not None and a.first >= end]
    if len(people) < 2 or not behind:
        return ()
    party = next((persons[i].party for i in people if persons[i].party), None)
    if all(persons[i].party not in (None, party) for i in behind):
        return _led(row)  # "A received a delegation headed by B"
    return tuple(dict.fromkeys(i for i in people if persons[i].party in (None, party)))


def _led(row: Row) -> tuple[int, ...]:
    """Of "A delegation led by B arrived": B, whom those meet who meet it."""
    teams = (k for k in range(len(row.lows)) if row.lows[k] in row.closed.delegations)
    k = next(teams, -1) if not row.closed.led.isdisjoint(row.said) else -1
    leader = delegations.leader(row, k) if k >= 0 else None
    return (leader.person,) if leader is not None and leader.person is not None else ()
