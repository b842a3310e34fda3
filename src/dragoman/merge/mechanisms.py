"""Recurring dialogues, forums and exercises: editions in line, with gaps and clashes.

Statements about the mechanisms of one set of parties come in, one belief a mechanism goes out.
Claims of one title are one mechanism; of one ordinal and agreeing dates, one edition. An edition
told without ordinal joins the one whose date agrees with its own, if there is just one.
"""

from collections import Counter
from collections.abc import Sequence
from typing import cast

from dragoman.merge.beliefs import EditionBelief, MechanismBelief, Statement
from dragoman.merge.engagements import status
from dragoman.merge.identity import named_after
from dragoman.merge.slots import (
    claims_of,
    date_slot,
    dates_agree,
    earliest,
    place_slot,
    preferred,
    read_place,
    slot,
)
from dragoman.merge.titles import words
from dragoman.records import MechanismClaim

Told = tuple[MechanismClaim, Statement]


def believe(statements: Sequence[Statement]) -> list[MechanismBelief]:
    """The mechanisms that these claims tell of."""
    by_title: dict[frozenset[str], list[Told]] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        claim = cast(MechanismClaim, statement.claim)
        by_title.setdefault(words(claim.name), []).append((claim, statement))
    return [
        _mechanism(told) for _, told in sorted(by_title.items(), key=lambda item: sorted(item[0]))
    ]


def _mechanism(told: Sequence[Told]) -> MechanismBelief:
    group = [s for _, s in told]
    names = slot("name", ((c.name, s) for c, s in told))
    editions = sorted(map(_edition, _editions(told)), key=_place_in_line)
    ordinals = Counter(e.ordinal for e in editions if e.ordinal is not None)
    return MechanismBelief(
        id=named_after("M", earliest(group).id),
        name=preferred(names) or "",
        names=names.values,
        parties=tuple(sorted({p for c, _ in told for p in c.parties})),
        editions=tuple(editions),
        missing=_missing(ordinals),
        clashes=tuple(sorted(o for o, count in ordinals.items() if count > 1)),
        claims=claims_of(group),
    )


def _missing(ordinals: Counter[int]) -> tuple[int, ...]:
    """Ordinals between the lowest and the highest told; a reader's slip is no gap of thousands."""
    if not ordinals or max(ordinals) - min(ordinals) > 200:
        return ()
    return tuple(o for o in range(min(ordinals), max(ordinals)) if o not in ordinals)


def _place_in_line(edition: EditionBelief) -> tuple[str, int, str]:
    return edition.date or "9999", edition.ordinal or 0, edition.id


def _editions(told: Sequence[Told]) -> list[list[Told]]:
    """Claims by edition: those with an ordinal first, then those placed by date alone."""
    editions: list[list[Told]] = []
    for one in sorted(told, key=_exactness):
        fits = [e for e in editions if all(_one_edition(one[0], c) for c, _ in e)]
        if len(fits) == 1:
            fits[0].append(one)
        else:
            editions.append([one])
    return editions


def _exactness(one: Told) -> tuple[bool, int, bool, int, str, str]:
    claim, statement = one
    length = -len(claim.date or "")
    return (
        claim.ordinal is None,
        claim.ordinal or 0,
        claim.date is None,
        length,
        claim.date or "",
        statement.id,
    )


def _one_edition(a: MechanismClaim, b: MechanismClaim) -> bool:
    """Equal ordinals and dates that may agree, or agreeing dates and one ordinal at most."""
    dates = a.date is not None and b.date is not None and dates_agree(a.date, b.date)
    if a.ordinal is not None and b.ordinal is not None:
        return a.ordinal == b.ordinal and (dates or a.date is None or b.date is None)
    return dates


def _edition(told: Sequence[Told]) -> EditionBelief:
    group = [s for _, s in told]
    ordinal = slot("ordinal", ((str(c.ordinal) if c.ordinal else None, s) for c, s in told))
    date = date_slot((c.date, s) for c, s in told)
    place = place_slot((c.place, s) for c, s in told)
    number = preferred(ordinal)
    return EditionBelief(
        id=named_after("N", earliest(group).id), ordinal=int(number) if number else None,
        status=status([(c.status, s) for c, s in told]), date=preferred(date),
        place=read_place(preferred(place)), claims=claims_of(group),
        slots=tuple(s for s in (ordinal, date, place) if s.values),
    )  # fmt: skip
