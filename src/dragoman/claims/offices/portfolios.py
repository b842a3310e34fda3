"""Ministers of something that a document names once: "First Deputy Minister" of the ministry told.

Tenure claims of one document come in and go out in their order. An office that is no more than a
minister or a deputy of one ("Deputy Minister", "acting minister") is given the portfolio of the
ministers of its party, where all that the document names have the same. Heads of government have
none and lend none; where two ministries are named, nothing is guessed.
Whoever is called both a minister and a minister of something holds one office.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.lexicon.tenures import Portfolios
from dragoman.records import TenureClaim


def told(claims: Sequence[TenureClaim], words: Portfolios) -> tuple[TenureClaim, ...]:
    """The claims, with what a bare minister is minister of."""
    bare = {c.party for c in claims if _is_bare(c.office, words)}
    named = {party: dict(_named(party, claims, words)) for party in bare}
    in_full = {(c.name, c.party, c.office) for c in claims}
    full = ((c, _told(c, named.get(c.party, {}), words)) for c in claims)
    return tuple(t for c, t in full if t is c or (t.name, t.party, t.office) not in in_full)


def _told(claim: TenureClaim, named: dict[frozenset[str], str], words: Portfolios) -> TenureClaim:
    if len(named) != 1 or not _is_bare(claim.office, words):
        return claim
    (full,) = named.values()
    office = _joined(claim.office, full, words)
    return replace(claim, office=office, inferred={**claim.inferred, "office": "ministry told"})


def _joined(bare: str, full: str, words: Portfolios) -> str:
    """The grade of the one with the portfolio of the other: First Deputy + Defence Minister."""
    grade = bare.split()[:-1]
    rest = [w for w in full.split() if w.lower() not in words.grades]
    return " ".join((*grade, *rest))


def _named(
    party: str | None, claims: Sequence[TenureClaim], words: Portfolios
) -> Iterator[tuple[frozenset[str], str]]:
    """Portfolios that ministers of a party have in the document, each with one office of it."""
    for claim in claims:
        lows = claim.office.lower().split()
        if claim.party != party or words.heads.isdisjoint(lows):
            continue
        left = frozenset(lows) - words.heads - words.grades - words.small
        if left and words.other.isdisjoint(lows):
            yield left, claim.office


def _is_bare(office: str, words: Portfolios) -> bool:
    """Whether an office is a minister's, and of nothing: "First Deputy Minister"."""
    *grade, head = office.lower().split() or [""]
    return head in words.heads and words.grades.issuperset(grade)
