"""Whether what was signed by two is a paper between states, and the signing is told as an event.

    The agreement was signed by A and B     it was
    A letter signed by A and B was read     refused: what was signed is only described
    A petition was signed by A and B        refused: no paper between states

A row and a phrase of signing come in, a yes or no goes out.
"""

from dragoman.claims.sentence.row import Row, interposed
from dragoman.lexicon.phrases import Hit

_REACH = 24  # tokens from the paper to "was signed"
_NAME = 6  # tokens from the article of a paper to its noun


def told(row: Row, hit: Hit) -> bool:
    """Whether a paper is the subject of "was signed by"; any other phrase needs none."""
    if hit.phrase.kind != "signing" or row.low(hit.last - 1) != "by":
        return True
    verb = hit.first
    while interposed(row, verb - 1) or row.low(verb - 1) in row.closed.auxiliaries:
        verb -= 1
    passive = not row.closed.auxiliaries.isdisjoint(row.lows[verb : hit.first])
    return passive and any(_subject(row, k, verb) for k in range(max(verb - _REACH, 0), verb))


def _subject(row: Row, k: int, verb: int) -> bool:
    """Whether the paper at token `k` is what was signed: "The pact on ports, [which] was"."""
    if row.low(k) not in row.closed.signed or not _ends(row, k + 1):
        return False
    between = range(k + 1, verb - (row.low(verb - 1) in ("which", "that")))
    if any(row.border(i, i + 1) or row.low(i) in row.closed.auxiliaries for i in between):
        return False
    return _heads(row, k)


def _ends(row: Row, k: int) -> bool:
    """Whether the noun before token `k` is no mere adjective: no "agreement letter"."""
    low = row.low(k)
    told = k in row.time_at or row.adverb(k) or low.endswith(("ed", "ing"))
    return told or not low[:1].isalnum() or low in row.closed.small


def _heads(row: Row, k: int) -> bool:
    """Whether a clause begins with the noun at token `k`: no "letter on the agreement"."""
    i = k - 1
    begins = row.closed.determiners | row.closed.prepositions | row.closed.auxiliaries
    while i >= max(k - _NAME, 0) and row.low(i)[:1].isalnum() and row.low(i) not in begins:
        i -= 1
    i -= row.low(i) in row.closed.determiners
    before = row.low(i)
    return before not in row.closed.prepositions and not before.endswith("ing")
