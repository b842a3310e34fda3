"""Who signs: the row and a phrase of signing in, those who signed out.

    was signed in Lima by A and B                       A and B
    A signed on behalf of Fiji, B on behalf of Peru     A and B
    The pact between Fiji and Peru was signed           the two states
    The Fiji-Peru pact is to be signed                  the two states

What a paper leaves open ("The pact was signed in Lima") is left to the discourse.
"""

from dragoman.claims.sentence.row import Row, rightward
from dragoman.claims.sides import nominals, verb_objects
from dragoman.claims.standing import signed
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_BY = frozenset({"by"})
_FAR = 30  # tokens from a paper to those between whom it is


def of(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """The signers that a clause names, as far as it is not its subject that signs."""
    if row.low(hit.last - 1) == "by":
        return verb_objects.behind(row, hit.last - 1, _BY, 2)
    if signed.alone(hit):
        k = signed.paper(row, hit) or 0
        by = verb_objects.behind(row, hit.last, _BY, 12)
        return by or _between(row, k) or nominals.owner(row, k)[0]
    return _for_each(row) if hit.phrase.say in row.closed.on_behalf else ()


def _for_each(row: Row) -> tuple[Actor, ...]:
    """Of "A signed on behalf of Fiji, B of Peru": both."""
    states = {
        m.ref
        for m in row.mentions
        if m.kind == "state"
        and row.low(m.first - 1) in row.closed.signed_for
        and m.form != "demonym"
    }
    people = tuple(a for a in row.actors if a.kind == "person")
    return people if len(people) == len(states) == 2 else ()


def _between(row: Row, k: int) -> tuple[Actor, ...]:
    """Of "A treaty on two lakes was concluded in Lima between A and B": A and B."""
    for i in range(k + 1, min(k + _FAR, len(row.lows))) if "between" in row.said else ():
        if row.lows[i] == "between" and (first := row.noun(i + 1)) is not None:
            group = rightward(row, first)
            return group if len({p for a in group for p in a.parties}) > 1 else ()
    return ()
