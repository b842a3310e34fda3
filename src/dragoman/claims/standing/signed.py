"""Whether what was signed by two is a paper between states, and the signing is told as an event.

    The agreement was signed by A and B     it was
    The accord, signed in Lima on 3 May     it was
    They signed for · She signed a decree   refused: not a word of any paper that was signed
    A letter signed by A and B was read     refused: what was signed is only described
    A petition was signed by A and B        refused: no paper between states

A row and a phrase of signing come in, a yes or no goes out, and where the paper stands.
"""

from collections.abc import Collection

from dragoman.claims.sentence.row import Row, interposed
from dragoman.lexicon.phrases import Hit

_REACH = 24  # tokens from the paper to "was signed"
_NAME = 6  # tokens from the article of a paper to its noun


def told(row: Row, hit: Hit) -> bool:
    """Whether a paper is the subject of "was signed", "was signed by"; other phrases need none."""
    by = row.low(hit.last - 1) == "by"
    return hit.phrase.kind != "signing" or not (by or alone(hit)) or paper(row, hit) is not None


def alone(hit: Hit) -> bool:
    """Whether a phrase of signing does not say what is signed: "was signed"."""
    return hit.phrase.kind == "signing" and hit.phrase.verb != "" and len(hit.phrase.elements) == 1


def paper(row: Row, hit: Hit) -> int | None:
    """The token of the paper that was signed, if it is one that can be."""
    k = _paper(row, hit)
    if k is None or (hit.phrase.verb == "exchange" and row.low(k) not in row.closed.exchanged):
        return None
    return None if hit.phrase.verb == "conclude" and row.low(k) in row.closed.drawn_up else k


def with_others(row: Row, hit: Hit, two: Collection[str]) -> bool:
    """Of "The deal with rebels was signed": whether a paper is with somebody but two states."""
    for i in range(paper(row, hit) or 0, hit.first):
        if row.lows[i] in ("with", "for"):
            whom = row.noun(i + 1)
            if whom is None or not {*whom.parties} <= {*two}:
                return True
    return False


def of_others(row: Row, hit: Hit, standing_by: Collection[str]) -> bool:
    """Of "presided over the signing of a pact between A and B": whether who stood by are not the
    two whose paper it is. Who did not attend one has called nothing off.
    """
    if hit.phrase.kind != "signing" or hit.phrase.verb not in row.closed.standing_by:
        return False
    named = {m.ref for m in row.mentions if m.kind == "state" and m.first >= hit.last and m.ref}
    placed = {m.ref for m in row.mentions if row.low(m.first - 1) in row.closed.at_places}
    return len({*standing_by}) < 2 or not named - placed <= {*standing_by}


def _paper(row: Row, hit: Hit) -> int | None:
    """The token of the paper that was signed; of one "signed by A and B" it is only described."""
    if hit.form not in ("past", "participle"):
        return None
    verb = hit.first
    while interposed(row, verb - 1) or row.low(verb - 1) in row.closed.auxiliaries:
        verb -= 1
    passive = not row.closed.being.isdisjoint(row.lows[verb : hit.first])
    behind = alone(hit) and verb == hit.first and row.low(hit.last) != "by"
    if behind and not passive and row.low(verb - 1) in row.closed.signed:
        return verb - 1 if row.low(_opens(row, verb - 1)) not in row.closed.negations else None
    if not passive and not (behind and row.low(verb - 1) == ","):
        return None
    near = range(verb - 1, max(verb - _REACH, 0) - 1, -1)
    return next((k for k in near if _subject(row, k, verb)), None)


def known(row: Row, hit: Hit) -> bool:
    """Whether a text goes on about a paper: "The treaty will be signed in Suva"."""
    k = paper(row, hit)
    return k is not None and row.low(_opens(row, k)) == "the"


def _subject(row: Row, k: int, verb: int) -> bool:
    """Whether the paper at token `k` is what was signed: "The pact on ports, [which] was"."""
    if row.low(k) == "it" and k == verb - 1 == 0:
        return True
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
    """Whether a clause begins with the noun at token `k`: no "letter on the agreement", and
    "no agreement" was signed by anybody.
    """
    i = _opens(row, k)
    if row.low(i) in row.closed.negations:
        return False
    i -= row.low(i) in row.closed.determiners
    before = row.low(i)
    return before not in row.closed.prepositions and not before.endswith("ing")


def _opens(row: Row, k: int) -> int:
    """The article of the noun at token `k`, or else the token before its group."""
    i = k - 1
    begins = row.closed.determiners | row.closed.prepositions | row.closed.auxiliaries
    while i >= max(k - _NAME, 0) and row.low(i)[:1].isalnum() and row.low(i) not in begins:
        i -= 1
    return i
