"""Who writes to whom where a letter only tells how it was said: "A thanked B in a letter".

A row and the noun of a message come in, both sides go out: B is whom the verb before "in a letter"
addresses, A its subject. Refused is who holds no office, a state that is only spoken of, and a
letter that says itself to whom it went.
"""

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import nominals
from dragoman.claims.sides.subjects import left, subject
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_Pair = tuple[tuple[Actor, ...], tuple[Actor, ...]]


def said_in(row: Row, hit: Hit) -> _Pair:
    """Both sides of "A wished B well in a message", "In a message on Monday, A thanked B"."""
    noun = hit.phrase.kind == "message" and nominals.opens_phrase(row, hit.first)
    if not (noun and _private(row, hit)):
        return (), ()
    who = left(row, hit.first)
    if not who and nominals.ends_phrase(row, hit.last):
        who = nominals.governor(row, hit)
    other = nominals.addressed(row, who)
    if not who or row.low(other[0].first - 1 if other else -1) not in row.closed.addressing:
        who, other = _writer(row, who), who  # the nearest is whom the verb addresses
    return (who, other) if _holds(who) and _holds(other[:1]) else ((), ())


def _writer(row: Row, addressee: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Of "A thanked B in a letter": A, by B; nobody of "A never thanked B"."""
    verb = addressee[0].first - 1 if addressee else 0
    told = row.low(verb) in row.closed.addressing and row.low(verb - 1) not in row.closed.negations
    return subject(row, verb) if told else ()


def _private(row: Row, hit: Hit) -> bool:
    """Whether it went to whom it speaks to: no "open letter", nor a "message to the nation" or "on
    television".
    """
    public, k = row.low(hit.first - 1) in row.closed.unsealed, hit.last
    led = row.low(k) in row.closed.prepositions and k + 1 not in row.time_at
    return not public and not (led and row.low(k) in ("to", "on", "in"))


def _holds(side: tuple[Actor, ...]) -> bool:
    """Whether it is somebody in an office, and nobody beside."""
    return len(side) == 1 and bool(side[0].office or side[0].counterpart)
