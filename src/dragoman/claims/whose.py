"""Whose deed it is that nobody is said to have done: that of a state.

    The Afghan envoy was called to the Ministry of Foreign Affairs      the ministry's state
    Delighted to welcome B in Tbilisi · Just spoke to Minister B        the state a text is from

A row, a phrase without a subject and the discourse come in, the code of a state goes out. Refused
is a text that follows somebody of another state, and a ministry that would call in its own envoy.
"""

from collections.abc import Iterator

from dragoman.claims import subjects
from dragoman.claims.discourse import Discourse
from dragoman.claims.roles import Sides
from dragoman.claims.row import Row
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_BEFORE = 4  # tokens between a state and its ministry: "Chad's Ministry"
_BEHIND = 8  # tokens from a ministry to whose it is: "of Foreign Affairs and Trade of"


def state(row: Row, hit: Hit, sides: Sides, told: Discourse, cues: Clauses) -> str | None:
    """The state that did it; None where the text does not tell."""
    own = told.lead is not None and told.persons[told.lead].party == told.home
    if hit.phrase.say in row.closed.summoning:
        return _summons(row, sides, told, None if own else told.home)
    ours = subjects.posted(row, hit, cues) or (not own and subjects.just(row, hit, cues))
    return told.home if ours else None


def _summons(row: Row, sides: Sides, told: Discourse, home: str | None) -> str | None:
    """The state of the ministry that an envoy is called to; of a text about an official of it, he
    called him.
    """
    bodies = [k for k, low in enumerate(row.lows) if low in row.closed.ministries]
    named = (ref for k in bodies for ref in _owners(row, k))
    host = next(named, home if bodies else None)
    envoys = told.cast(sides.other, "visitor").parties
    return host if envoys and host not in envoys else None


def _owners(row: Row, k: int) -> Iterator[str]:
    """The states whose ministry stands at token `k`."""
    for m in (m for m in row.mentions if m.kind == "state" and m.form != "capital"):
        before = 0 <= k - m.last < _BEFORE
        after = 0 < m.first - k < _BEHIND and row.low(m.first - 1) in ("of", "the")
        if m.ref and (before or after):
            yield m.ref
