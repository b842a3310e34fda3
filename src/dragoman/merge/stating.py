"""What one document claims, made ready for merging: every claim with what stands around it.

A document and its claims with their identifiers come in, statements go out. What a document tells
beside an engagement (editions, instruments, people, the agency it credits, a sketch of its text)
tells one engagement from another, so each statement bears it and a block can be merged alone.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Aside, Context, Statement
from dragoman.merge.sketches import sketch
from dragoman.records import Claim, Document, InstrumentClaim, MechanismClaim, TenureClaim

HEAD, TAIL = 300, 160  # characters of a text in which a credit stands


def state(id: str, paper: Document, claims: Sequence[tuple[str, Claim]]) -> list[Statement]:
    """The claims of the document `id`, given as pairs of identifier and claim."""
    around = context(paper, [claim for _, claim in claims])
    return [
        Statement(
            id=name, document=id, sha256=paper.sha256, source=paper.source, claim=claim,
            publisher=paper.publisher, published=paper.published, language=paper.language,
            context=around,
        )
        for name, claim in claims
    ]  # fmt: skip


def context(paper: Document, claims: Iterable[Claim]) -> Context:
    """What stands around every claim of a document."""
    told = list(claims)
    return Context(
        sketch=sketch(paper.text[paper.body :]),
        credit=credit(paper.text),
        editions=_asides(c for c in told if isinstance(c, MechanismClaim)),
        instruments=_asides(c for c in told if isinstance(c, InstrumentClaim)),
        people=tuple(
            sorted({(c.party, c.name) for c in told if isinstance(c, TenureClaim) and c.party})
        ),
    )


def _asides(claims: Iterable[MechanismClaim | InstrumentClaim]) -> tuple[Aside, ...]:
    found = (
        Aside(
            name=c.name,
            parties=tuple(sorted(set(c.parties))),
            date=c.date,
            ordinal=c.ordinal if isinstance(c, MechanismClaim) else None,
        )
        for c in claims
    )
    return tuple(dict.fromkeys(found))


def credit(text: str) -> str | None:
    """The news agency that a text names as its source, at its head in brackets or at its end."""
    head = _credits().search(text[:HEAD])
    last = text.rstrip()[-TAIL:].rpartition("\n")[2]
    found = head or _signatures().search(last)
    return rules().agencies[found[1]] if found else None


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"[(（\[]\s*({_names()})\b[^()\n]{{0,20}}[)）\]]")


@cache
def _signatures() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[—–:(/.-]\s*)({_names()})\s*[).]*\s*$")


def _names() -> str:
    return "|".join(sorted(map(re.escape, rules().agencies), key=len, reverse=True))
