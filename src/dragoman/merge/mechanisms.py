"""Recurring dialogues, forums and exercises: editions in line, with gaps and clashes.

Statements about the mechanisms of one set of parties come in, one belief a mechanism goes out.
Claims of one title are one mechanism; of one ordinal and agreeing dates, one edition. An edition
told without ordinal joins the one whose date agrees with its own, if there is just one. Names in
two languages that no words bring together are one where they bear one number on the same days.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import cast

from dragoman.merge.beliefs import EditionBelief, MechanismBelief, Statement
from dragoman.merge.engagements import status
from dragoman.merge.gists import series
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged, corrected, welded
from dragoman.merge.slots import (
    anything,
    claims_of,
    date_slot,
    earliest,
    history,
    place_slot,
    preferred,
    read_place,
    slot,
)
from dragoman.merge.when import dates_agree, days
from dragoman.records import MechanismClaim

YEARS = 50  # of a date so wide that it may be any edition's


def groups(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one mechanism each, the fullest names first."""
    ordered = sorted(statements, key=lambda s: (-len(_title(s)), s.id))
    found = grouped(
        ordered,
        lambda a, b: _one_name(a, b) and not judged.parted(a.id, b.id),
        lambda a, b: float(_title(a) == _title(b)),
        form=lambda s: (_title(s), _claim(s).ordinal, _claim(s).date, judged.own(s.id)),
        keys=lambda s: _title(s) or None,
    )
    return _across(found, judged)


def _across(found: list[list[Statement]], judged: Judged) -> list[list[Statement]]:
    """Groups joined that only languages part: under one number on the same days.

    A name that another group bears in the same language is another mechanism's.
    """
    tongues = [frozenset(s.language for s in group) for group in found]
    ties: dict[int, set[int]] = {}
    for i, j in _one_edition_told(found, tongues):
        if not judged.parts(found[i], found[j]):
            ties.setdefault(i, set()).add(j)
            ties.setdefault(j, set()).add(i)
    sure = {i for i, near in ties.items() if _no_rivals(tongues, near)}
    by_id = {s.id: s for group in found for s in group}
    named = [[s.id for s in group] for group in found]
    told = [(named[i][0], named[j][0]) for i in sorted(sure) for j in sorted(ties[i] & sure)]
    return [[by_id[id] for id in group] for group in welded(named, told)]


def _one_edition_told(
    found: Sequence[Sequence[Statement]], tongues: Sequence[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Groups that no language has names for both of, and that tell one numbered edition."""
    numbered = [_numbered(group) for group in found]
    bearing: dict[int, set[int]] = {}
    for i, editions in enumerate(numbered):
        for number, _ in editions:
            bearing.setdefault(number, set()).add(i)
    pairs = {pair for groups in bearing.values() for pair in combinations(sorted(groups), 2)}
    for i, j in sorted(pairs):
        if tongues[i].isdisjoint(tongues[j]) and _share_one(numbered[i], numbered[j]):
            yield i, j


def _share_one(a: Iterable[tuple[int, str]], b: Iterable[tuple[int, str]]) -> bool:
    """Whether an edition of each bears one number on days that agree."""
    return any(n == m and dates_agree(x, y) for n, x in a for m, y in b)


def _numbered(group: Iterable[Statement]) -> frozenset[tuple[int, str]]:
    """The numbers and dates of a group's editions, where both are told, each once."""
    claims = map(_claim, group)
    return frozenset((c.ordinal, c.date) for c in claims if c.ordinal is not None and c.date)


def _no_rivals(tongues: Sequence[frozenset[str]], others: Iterable[int]) -> bool:
    """Whether the groups that one may be are each in a language of its own."""
    heard = [tongue for i in others for tongue in tongues[i]]
    return len(heard) == len(set(heard))


def _one_name(a: Statement, b: Statement) -> bool:
    """The same words; or all of a shorter name, and the same numbered edition of agreeing dates."""
    short, long = sorted((_title(a), _title(b)), key=len)
    if short == long:
        return True
    one, other = _claim(a), _claim(b)
    numbered = one.ordinal is not None and one.ordinal == other.ordinal
    return short < long and numbered and _one_edition(one, other)


def _title(statement: Statement) -> frozenset[str]:
    """The words of a name but for those that say what an edition is, and not of what."""
    return series(_claim(statement).name)


def _claim(statement: Statement) -> MechanismClaim:
    return cast(MechanismClaim, statement.claim)


def believe(group: Sequence[Statement], judged: Judged = NOBODY) -> MechanismBelief:
    """The mechanism that a group of claims tells of."""
    told = [(_claim(s), s) for s in sorted(group, key=lambda s: s.id)]
    names = slot("name", ((c.name, s) for c, s in told))
    names = corrected(names, judged.corrections(s.id for s in group).get("name"))
    found = (_edition(edition, judged) for edition in _editions(group, judged))
    editions = sorted(found, key=_place_in_line)
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


def _editions(group: Iterable[Statement], judged: Judged) -> list[list[Statement]]:
    """Claims by edition: those with an ordinal first, then those placed by date alone."""
    found = grouped(
        sorted(group, key=_exactness),
        lambda a, b: (
            _one_edition(_claim(a), _claim(b))
            and not judged.parted(f"{a.id} edition", f"{b.id} edition")
        ),
        form=lambda s: (_claim(s).ordinal, _claim(s).date, judged.own(s.id)),
        keys=lambda s: _when(_claim(s)),
    )
    by_subject = {f"{s.id} edition": s for edition in found for s in edition}
    named = [[f"{s.id} edition" for s in edition] for edition in found]
    return [[by_subject[name] for name in edition] for edition in welded(named, judged.ties)]


def _when(claim: MechanismClaim) -> frozenset[Hashable] | None:
    """What an edition shares with any that may be it: the number, a year of its date."""
    span = days(claim.date)
    if claim.date is not None and (span is None or int(span[1][:4]) - int(span[0][:4]) > YEARS):
        return None
    years = range(int(span[0][:4]), int(span[1][:4]) + 1) if span else ()
    return frozenset((*years, f"no. {claim.ordinal}"))


def _exactness(statement: Statement) -> tuple[bool, int, bool, int, str, str]:
    claim = _claim(statement)
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


def _edition(group: Sequence[Statement], judged: Judged) -> EditionBelief:
    told = [(_claim(s), s) for s in group]
    fixed = judged.corrections(f"{s.id} edition" for s in group)
    ordinal = slot("ordinal", ((str(c.ordinal) if c.ordinal else None, s) for c, s in told))
    date = date_slot((c.date, s) for c, s in told)
    place = place_slot((c.place, s) for c, s in told)
    said = slot("status", ((c.status, s) for c, s in told), agree=anything)
    ordinal, date, place, said = (
        corrected(slot, fixed.get(slot.name)) for slot in (ordinal, date, place, said)
    )
    number = preferred(ordinal)
    return EditionBelief(
        id=named_after("N", earliest(group).id), ordinal=int(number) if number else None,
        status=status(((c.status, s) for c, s in told), fixed.get("status")),
        date=preferred(date), place=read_place(preferred(place)), claims=claims_of(group),
        slots=tuple(s for s in (ordinal, date, place, said) if s.values),
        history=history((c.status if c.date else None, s) for c, s in told),
    )  # fmt: skip
