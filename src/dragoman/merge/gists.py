"""What of an engagement claim tells it from others, worked out once a claim.

A statement comes in, a `Gist` goes out: the days it may have been, the people who tell it from
another engagement, the occasions and instruments that its document puts beside it, and who else of
its parties the document names. An edition or an instrument of the document counts as beside an
engagement when parties and dates agree.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Aside, Statement
from dragoman.merge.titles import telling, words
from dragoman.merge.when import dates_agree, ordinals, told_of
from dragoman.records import EngagementClaim, Participant

NUMBER = re.compile(r"\d+")


class Occasion(NamedTuple):
    """A setting or an edition: the words of its name, and its number or year where told."""

    words: frozenset[str]
    numbers: frozenset[str]
    own: bool = False  # an edition of the same parties, which the engagement is, not is beside


class Gist(NamedTuple):
    """An engagement claim as pairs of them are compared."""

    statement: Statement
    claim: EngagementClaim
    days: tuple[int, int] | None  # proleptic ordinals, first and last; None for any
    people: tuple[Participant, ...]
    occasions: tuple[Occasion, ...]
    instruments: frozenset[frozenset[str]]
    around: tuple[tuple[str, str], ...]  # (party, name) of others the document names

    @property
    def day(self) -> int | None:
        """The one day it was, where that is told."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else None


def gist(statement: Statement) -> Gist:
    """The gist of a statement about an engagement; `TypeError` for any other."""
    claim = statement.claim
    if not isinstance(claim, EngagementClaim):
        raise TypeError(f"{statement.id} is no claim of an engagement")
    around, parties = statement.context, set(claim.parties)
    return Gist(
        statement=statement,
        claim=claim,
        days=about(claim, statement.published),
        people=tuple(_telling(claim)),
        occasions=tuple(_occasions(claim, around.editions)),
        instruments=frozenset(words(a.name) for a in _beside(claim, around.instruments)),
        around=tuple(who for who in around.people if who[0] in parties),
    )


def about(claim: EngagementClaim, published: str | None) -> tuple[int, int] | None:
    """The days a claim speaks of: those of its date, or about when it was published."""
    return ordinals(claim.date) if claim.date else told_of(claim.status, published)


def _telling(claim: EngagementClaim) -> Iterable[Participant]:
    """The people who tell an engagement from another; of a visit only those who travel."""
    visitors = [p for p in claim.participants if p.name and p.role == "visitor"]
    if claim.kind == "visit" and visitors:
        return visitors
    return [p for p in claim.participants if p.name]


def _occasions(claim: EngagementClaim, editions: Iterable[Aside]) -> Iterator[Occasion]:
    if claim.setting:
        yield occasion(claim.setting)
    for aside in _beside(claim, editions):
        numbers = frozenset([str(aside.ordinal)] if aside.ordinal else ())
        yield Occasion(occasion(aside.name).words, numbers, own=True)


def occasion(name: str) -> Occasion:
    """A name without its numbers, and these: `10th Harbour Forum` gives the 10."""
    plain = frozenset(word for word in words(name) if not word[0].isdigit())
    return Occasion(plain, frozenset(NUMBER.findall(name)))


def series(name: str) -> frozenset[str]:
    """The words that tell one mechanism from another: none that say what an edition is."""
    found = occasion(name).words
    return telling((found - rules().titles.forms) or found)


def _beside(claim: EngagementClaim, asides: Iterable[Aside]) -> Iterator[Aside]:
    parties = set(claim.parties)
    for aside in asides:
        if set(aside.parties) == parties and _about_then(claim.date, aside.date):
            yield aside


def _about_then(on: str | None, other: str | None) -> bool:
    return other is None or (on is not None and dates_agree(on, other))
