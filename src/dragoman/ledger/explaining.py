"""Why something is believed, and why two things are not one.

An identifier comes in, an `Explanation` goes out: the chain from the belief down to claims,
sentences, phrases and pages, with the features and the score of every pair that was looked at.
Two identifiers come in, an `Apart` goes out: what keeps them apart, in words, the most telling
first. Nothing is decided here; whatever merging says of a pair is asked of merging.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from dragoman.errors import InputError
from dragoman.ledger.files import Ledger
from dragoman.ledger.naming import a as an
from dragoman.ledger.queries import label, missing, resolve, statements
from dragoman.ledger.queries_engagement import engagement
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.rows import TYPES, claim_views, decode
from dragoman.ledger.views import Apart, BeliefKind, Explanation, JudgementView
from dragoman.merge import links
from dragoman.merge.beliefs import (
    Belief,
    EditionBelief,
    EngagementBelief,
    Link,
    MechanismBelief,
    PersonBelief,
    Statement,
)
from dragoman.merge.blocking import blocks, days
from dragoman.merge.identity import claim_of
from dragoman.names import same_person

MOST = 30  # claims of each side that are compared; more would be the same again
SHOWN = 3  # pairs of claims that are shown
ORDER = {"same": 0, "uncertain": 1, "apart": 2}


def explain(book: Ledger, id: str) -> Explanation:
    """The chain under a belief or a claim: sentences, phrases, pages, and what joined claims."""
    if id.startswith("C-"):
        return _claim(book, id)
    found, kind, belief = _belief(book.db, id)
    claims = _claims(book.db, found)
    compared = statements(book.db, claims[:MOST]) if kind == "engagement" else ()
    return Explanation(
        id=found, kind=kind, label=label(belief), claims=claim_views(book.db, claims),
        links=links(compared), judgements=about(book.db, claims),
        points=engagement(book, found).points if kind == "engagement" else (),
    )  # fmt: skip


def _claim(book: Ledger, id: str) -> Explanation:
    views = claim_views(book.db, [id])
    if not views:
        raise missing(book.db, id, "claim")
    return Explanation(
        id=id, kind="claim", label=f"{views[0].kind} claim", claims=views, links=(),
        judgements=about(book.db, [id]),
    )  # fmt: skip


def _belief(db: sqlite3.Connection, id: str) -> tuple[str, BeliefKind, Belief]:
    found = resolve(db, id)
    row = db.execute("SELECT kind, json FROM belief WHERE id = ?", (found,)).fetchone()
    if found is None or row is None:
        raise missing(db, id, "belief")
    return found, row[0], decode(TYPES[row[0]], row[1])


def _thing(db: sqlite3.Connection, id: str) -> tuple[str, BeliefKind, Belief | EditionBelief]:
    """A belief, or the edition of a mechanism."""
    found, kind, belief = _belief(db, id)
    if isinstance(belief, MechanismBelief) and id.startswith("N-"):
        claim = claim_of(id)
        edition = next(e for e in belief.editions if e.id == id or claim in e.claims)
        return edition.id, "edition", edition
    return found, kind, belief


def _claims(db: sqlite3.Connection, belief: str) -> list[str]:
    rows = db.execute("SELECT claim FROM belief_claim WHERE belief = ? ORDER BY claim", (belief,))
    return [claim for (claim,) in rows]


def apart(book: Ledger, one: str, other: str) -> Apart:
    """Why two things of one kind are not one; `InputError` where they are, or cannot be."""
    db = book.db
    (a, kind, left), (b, other_kind, right) = _thing(db, one), _thing(db, other)
    if kind != other_kind:
        raise InputError(f"{one} is {an(kind)} and {other} {an(other_kind)}; only like can be one")
    if a == b:
        raise InputError(f"{one} and {other} are one: {a}; `dragoman explain {a}` says why")
    sides = _told(db, left), _told(db, right)
    pairs = _across(*sides) if kind == "engagement" else ()
    judged = _parting(db, sides)
    return Apart(
        a=a, b=b, kind=kind, labels=(_called(left), _called(right)), links=pairs[:SHOWN],
        reasons=tuple(_reasons(left, right, sides, pairs, judged)), judgements=judged,
    )  # fmt: skip


def _told(db: sqlite3.Connection, one: Belief | EditionBelief) -> tuple[Statement, ...]:
    claims = one.claims if isinstance(one, EditionBelief) else _claims(db, one.id)
    return statements(db, claims[:MOST])


def _called(one: Belief | EditionBelief) -> str:
    if isinstance(one, EditionBelief):
        return f"edition {one.ordinal or 'without number'}, {one.date or 'undated'}"
    return label(one)


def _across(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[Link, ...]:
    """What merging says of each claim of one with each of the other, the nearest first."""
    ours = {s.id for s in left}
    found = (e for e in links([*left, *right]) if (e.a in ours) != (e.b in ours))
    return tuple(sorted(found, key=lambda e: (ORDER[e.verdict], -e.score, e.a, e.b)))


def _parting(
    db: sqlite3.Connection, sides: Sequence[Sequence[Statement]]
) -> tuple[JudgementView, ...]:
    """Judgements that speak of both."""
    left, right = ({s.id for s in side} for side in sides)
    found = about(db, [*left, *right])
    return tuple(j for j in found if left & set(j.claims) and right & set(j.claims))


def _reasons(
    left: Belief | EditionBelief,
    right: Belief | EditionBelief,
    sides: Sequence[Sequence[Statement]],
    pairs: Sequence[Link],
    judged: Iterable[JudgementView],
) -> Iterator[str]:
    for one in judged:
        if one.state == "in force" and one.verb in ("different", "split"):
            yield f"judged apart by {one.who} on {one.at[:10]}: {one.why} ({one.id})"
    if isinstance(left, PersonBelief) and isinstance(right, PersonBelief):
        yield from _of_people(left, right)
        return
    yield from _differences(left, right)
    if isinstance(left, EngagementBelief):
        yield from _of_engagements(sides, pairs)


def _of_engagements(sides: Sequence[Sequence[Statement]], pairs: Sequence[Link]) -> Iterator[str]:
    keys = [
        {b.key for s in side for b in blocks(s) if b.key.startswith("engagement ")}
        for side in sides
    ]
    if not keys[0] & keys[1]:
        yield "never compared: only the same parties to the same kind of engagement are"
    if pairs:
        nearest = pairs[0]
        yield f"nearest claims {nearest.a} and {nearest.b}: {nearest.verdict}, {nearest.reason}"
        if nearest.verdict == "same":
            yield "but other claims of the two exclude each other, or both fit a third as well"
    else:
        yield "no day in common"


def _of_people(left: PersonBelief, right: PersonBelief) -> Iterator[str]:
    if left.party != right.party:
        yield f"of {left.party or 'no party'} and of {right.party or 'no party'}"
    alike = [
        (x.value, y.value) for x in left.names for y in right.names if same_person(x.value, y.value)
    ]
    if alike:
        a, b = alike[0]
        yield f"{a} could be {b}, but fits others as well, or is told apart by office or time"
    else:
        yield f"no spelling of {left.name} can be a form of any of {right.name}"


def _differences(left: object, right: object) -> Iterator[str]:
    """Fields whose values tell them apart, in words."""
    for field in ("kind", "ordinal", "parties", "name", "date", "format", "level", "change", "what",
                  "period", "place", "setting"):  # fmt: skip
        mine, theirs = getattr(left, field, None), getattr(right, field, None)
        if mine and theirs and mine != theirs and not (field == "date" and _meet(mine, theirs)):
            yield f"{field}: {_said(mine)} and {_said(theirs)}"


def _meet(a: str, b: str) -> bool:
    one, other = days(a), days(b)
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    city, country = getattr(value, "city", None), getattr(value, "country", None)
    return ", ".join(part for part in (city, country) if part) or str(value)
