"""Where an envoy presents credentials: the state of the post, where nobody is told to take them.

A row and a phrase come in; of "The new Peruvian ambassador to Chad presented her credentials" Chad
goes out. Refused is who holds no such post, and an envoy whose post the clause does not name.
"""

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.subjects import subject
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention


def accredited(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """The state an envoy is posted to, as the one that the credentials are presented to."""
    if hit.phrase.kind != "ceremony" or row.closed.papers_of_envoys.isdisjoint(
        row.lows[hit.first : hit.last]
    ):
        return ()
    who = subject(row, hit.first)
    posted = [m for m in row.mentions if who and _post(row, m, who[-1])]
    return (_state(row, posted[0]),) if len(posted) == 1 else ()


def _post(row: Row, mention: Mention, envoy: Actor) -> bool:
    """Whether a mention is the post of an envoy: "ambassador to Chad"."""
    within = mention.ref is not None and envoy.first <= mention.first < envoy.last
    led = row.low(mention.first - 1) in row.closed.posted_to
    return within and led and row.low(mention.first - 2) in row.closed.envoys


def _state(row: Row, mention: Mention) -> Actor:
    tokens = row.sentence.tokens
    return Actor(
        kind="party",
        sentence=row.sentence.index,
        first=mention.first,
        last=mention.last,
        start=tokens[mention.first].start,
        end=tokens[mention.last - 1].end,
        parties=(mention.ref,) if mention.ref else (),
    )
