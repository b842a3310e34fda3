"""Whose deed it is that nobody is said to have done: that of a state.

    The Afghan envoy was called to the Ministry of Foreign Affairs      the ministry's state
    The Lao foreign ministry said it had summoned the Afghan envoy      the ministry's state
    Delighted to welcome B in Tbilisi · Just spoke to Minister B        the state a text is from

A row, a phrase without a subject and the discourse come in, the code of a state goes out. Refused
is a text that follows somebody of another state, and a ministry that would call in its own envoy.
"""

from collections.abc import Iterator

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import subjects
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_BEFORE = 4  # tokens between a state and its ministry: "Chad's Ministry"
_BEHIND = 8  # tokens from a ministry to whose it is: "of Foreign Affairs and Trade of"
_REACH = 12  # tokens from "called in" to who did it, or where


def state(row: Row, hit: Hit, sides: Sides, told: Discourse, cues: Clauses) -> str | None:
    """The state that did it; None where the text does not tell."""
    lead = None if told.speaker is not None else told.lead
    own = lead is not None and told.persons[lead].party == told.home
    if _summons(row, hit):
        host = _host(row, hit, sides, told, None if own else told.home)
        return None if own and host == told.home else host
    ours = subjects.posted(row, hit, cues) or (not own and subjects.just(row, hit, cues))
    return told.home if ours else None


def other(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether somebody is called in by or to a body that is no foreign ministry: "by a court"."""
    if not _summons(row, hit) or sides.subject:
        return False
    return _elsewhere(row, hit) if sides.passive else _unread(row, hit)


def _unread(row: Row, hit: Hit) -> bool:
    """Of "the court had convoked him": whether a word nobody knows, and no ministry, did it."""
    k = hit.first - 1
    while row.adverb(k) or row.low(k) in row.closed.auxiliaries:
        k -= 1
    plain = k > 0 and row.words[k].isalpha() and row.words[k].islower()
    return plain and row.low(k) not in row.closed.small | row.closed.ministries


def _summons(row: Row, hit: Hit) -> bool:
    return hit.phrase.role == "host" and hit.phrase.verb in row.closed.summoning


def _elsewhere(row: Row, hit: Hit) -> bool:
    """Whether it is told who called or where to, and no foreign ministry stands there."""
    end = min(hit.last + _REACH, len(row.lows))
    end = next((k for k in range(hit.last, end) if row.low(k) == ","), end)
    led = (k for k in range(hit.last - 1, end) if row.low(k) in row.closed.calling)
    first = next((k for k in led if row.low(k) == "by" or _leads(row, k)), end)
    return first < end and not any(_foreign(row, k) for k in range(first, end))


def _leads(row: Row, k: int) -> bool:
    return row.low(k + 1) in row.closed.determiners


def _host(row: Row, hit: Hit, sides: Sides, told: Discourse, home: str | None) -> str | None:
    """The state of the ministry that an envoy is called to; of a text about an official of it, he
    called him.
    """
    end = len(row.lows) if sides.passive else _doer(row, hit)
    if not end or (sides.passive and _elsewhere(row, hit)):
        return None
    bodies = [k for k in range(end) if _foreign(row, k)]
    envoys = told.cast(sides.other, "visitor").parties
    named = (ref for k in bodies for ref in _owners(row, k, envoys))
    host = next(named, home if bodies else None)
    return host if envoys and host not in envoys else None


def _doer(row: Row, hit: Hit) -> int:
    """Where who called ends: "The Foreign Ministry summoned B", or "it" behind what a ministry
    said: "The Lao Foreign Ministry said on Monday that it had summoned B". 0 for anybody else.
    """
    k = hit.first - 1
    while row.adverb(k) or row.low(k) in row.closed.auxiliaries:
        k -= 1
    return k + 1 if row.low(k) == "it" or _foreign(row, k) else 0


def _foreign(row: Row, k: int) -> bool:
    """Whether a foreign ministry stands at token `k`, or "the ministry" alone."""
    closed = row.closed
    if row.low(k) not in closed.ministries | closed.bureaus:
        return False
    before, behind = k - 1 - (row.low(k - 1) in closed.affairs), row.low(k + 1)
    if behind == "of" and row.low(k + 2) in closed.abroad and row.low(k + 3) in closed.affairs:
        return True
    alone = row.low(k - 1) == "the" and row.low(k) in closed.ministries and behind != "of"
    return alone or row.low(before) in closed.abroad


def _owners(row: Row, k: int, envoys: tuple[str, ...]) -> Iterator[str]:
    """The states whose ministry stands at token `k`; behind it no adjective of the `envoys`."""
    for m in (m for m in row.mentions if m.kind == "state"):
        town = m.form == "capital"
        before = 0 <= k - m.last < _BEFORE and not town
        led = row.low(m.first - 1)
        led = row.low(m.first - 2) if led == "the" and m.ref in envoys else led
        after = 0 < m.first - k < _BEHIND and led in (("in",) if town else ("of", "the"))
        if m.ref and (before or after):
            yield m.ref
