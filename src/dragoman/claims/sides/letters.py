"""Who writes to whom where a letter only tells how it was said: "A thanked B in a letter".

A row and the noun of a message come in, both sides go out: the sentence opens with A, the verb is
plain, and B stands between it and "in a letter", which a day or the end follows. Refused is who
holds no office of a state, and a letter of which more is told: it may be open, leaked or feigned.
"""

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import holders
from dragoman.claims.sides.subjects import subject
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_Pair = tuple[tuple[Actor, ...], tuple[Actor, ...]]


def said_in(row: Row, hit: Hit) -> _Pair:
    """Both sides of "A warned B in a letter", "On Monday A thanked B, C's premier, in a letter"."""
    other = _addressee(row, hit)
    if other is None or not _closes(row, hit.last):
        return (), ()
    verb = other.first - 1
    who = subject(row, verb) if row.low(verb) in row.closed.addressing else ()
    able = holders.one(row, who) and holders.one(row, (other,))
    return (who, (other,)) if able and holders.plainly(row, who, verb) else ((), ())


def _addressee(row: Row, hit: Hit) -> Actor | None:
    """Of "B, in a letter": B, the comma being of a name that says who B is."""
    k = hit.first - 2
    led = row.low(k) in row.closed.within_letters and row.low(k + 1) in row.closed.of_any
    if hit.phrase.kind != "message" or hit.phrase.verb or not led:
        return None
    k -= row.low(k - 1) == ","
    other = row.actor(k - 1)
    return other if other is not None and other.last == k else None


def _closes(row: Row, k: int) -> bool:
    """Whether no more is told of a letter than its day and what it is about."""
    day = holders.past_day(row, k)
    about = row.low(day) in row.closed.about and row.low(day + 1) in row.closed.possessives
    return (about and day > k and "," not in row.lows[day:]) or holders.ends(row, day)
