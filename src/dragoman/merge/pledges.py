"""Promises: opened by one document, repeated by others, and what became of them.

Statements about the pledges of one set of parties come in, one belief a promise goes out: the same
parties promise in one mood what most words say alike. `met` takes a promise and what else is
believed of its parties and says on which day it was met, and by what; it never guesses: a promise
is met only by something that bears its telling words. `outcome` says what that means on a day.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import cast

from dragoman.lexicon import mechanisms as mechanisms_of
from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    MechanismBelief,
    PledgeBelief,
    Statement,
    Step,
)
from dragoman.merge.english import english
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged
from dragoman.merge.slots import claims_of, earliest
from dragoman.merge.titles import words
from dragoman.merge.when import date_vagueness, days
from dragoman.records import PledgeClaim, PledgeState, Record

ALIKE = 0.6  # share of words that two wordings of one promise have in common
DONE = frozenset({"signed", "ratified", "in_force"})


Later = InstrumentBelief | EngagementBelief | MechanismBelief  # what may show that one was met
Shelf = dict[str, list[Later]]  # by a word that what they met must have


class Outcome(Record):
    """What became of a promise, the belief that shows it, and its ISO day."""

    state: PledgeState
    by: str | None = None
    on: str | None = None


def promises(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one promise each, in the order they were made."""

    def agree(a: Statement, b: Statement) -> bool:
        return _one_promise(a, b) and not judged.parted(a.id, b.id)

    return grouped(
        sorted(statements, key=lambda s: (s.published or "9999", s.id)),
        agree,
        form=lambda s: (*_form(cast(PledgeClaim, s.claim)), judged.own(s.id)),
        keys=lambda s: telling(cast(PledgeClaim, s.claim).what) or None,
    )


def _form(claim: PledgeClaim) -> tuple[Hashable, ...]:
    return telling(claim.what), frozenset(claim.by), claim.modality, claim.due, claim.kept


def _one_promise(one: Statement, other: Statement) -> bool:
    a, b = cast(PledgeClaim, one.claim), cast(PledgeClaim, other.claim)
    if (a.kept is None) != (b.kept is None):
        return _keeps(b, a) if a.kept is None else _keeps(a, b)
    if (set(a.by), a.modality) != (set(b.by), b.modality) or not _one_time(a.due, b.due):
        return False
    left, right = telling(a.what), telling(b.what)
    return left == right or len(left & right) >= ALIKE * len(left | right)


def _one_time(a: str | None, b: str | None) -> bool:
    """Whether two times can be one: "before the end of 2026" and "by December"."""
    one, other = days(a), days(b)
    return not one or not other or (one[0] <= other[1] and other[0] <= one[1])


def _keeps(kept: PledgeClaim, promised: PledgeClaim) -> bool:
    """Whether what was kept is this promise: "embassy in Lima" of "open an embassy in Lima"."""
    others = kept.by and set(kept.by) != set(promised.by)
    if others or promised.modality == "declined":
        return False
    deed = telling(kept.what)
    shared = deed & telling(promised.what)
    return len(shared) >= min(2, len(deed)) > 0 and len(shared) >= ALIKE * len(deed)


@lru_cache(maxsize=65536)
def telling(what: str) -> frozenset[str]:
    """The words of a promise that tell what is promised."""
    told = words(what)
    return frozenset(w for w in told if w not in rules().titles.timing and not w.isdigit()) or told


def pledge(group: Sequence[Statement], judged: Judged = NOBODY) -> PledgeBelief:
    """The promise that a group of claims tells of, as first told, and when it was told again."""
    fixed = judged.corrections(s.id for s in group)
    given = [s for s in group if cast(PledgeClaim, s.claim).kept is None]
    first = earliest(given or group)
    claim = cast(PledgeClaim, first.claim)
    due = _due(given)
    told = sorted({s.published for s in given or group if s.published})
    kept = min(filter(None, map(_kept, group)), default=None)
    return PledgeBelief(
        id=named_after("G", first.id), parties=tuple(sorted(set(claim.parties))),
        by=tuple(sorted(set(claim.by))), what=claim.what, modality=claim.modality, area=claim.area,
        due=fixed["due"].value if "due" in fixed else due,
        published=first.published, claims=claims_of(group), repeated=tuple(told[1:]),
        kept=kept and kept[0], kept_by=kept and kept[1],
    )  # fmt: skip


def _due(group: Sequence[Statement]) -> str | None:
    """The time by which it is promised, the narrowest that is told."""
    told = [d for d in (cast(PledgeClaim, s.claim).due for s in group) if d]
    return min(told, key=date_vagueness, default=None)


def _kept(statement: Statement) -> tuple[str, str] | None:
    """The day a claim tells that the promise was kept, and the claim; None where no day is told.

    A day that the claim leaves out is the one on which it was told.
    """
    claim = cast(PledgeClaim, statement.claim)
    if claim.kept is None:
        return None
    span = days(claim.kept) if claim.kept else None
    day = span[0] if span else statement.published
    return (day, statement.id) if day else None


def met(promise: PledgeBelief, later: Iterable[Later]) -> tuple[str, str] | None:
    """The first day on which a promise was met, as far as these beliefs tell, and what shows it.

    That is an instrument, an engagement, a mechanism, or a claim that tells that it was kept.
    """
    if promise.kept is not None and promise.kept_by is not None:
        return promise.kept, promise.kept_by
    made = promise.published or ""
    found = (
        (day, belief.id)
        for belief in later
        if promise.parties and set(promise.parties) <= set(belief.parties)
        for day in _days_of(promise, belief)
        if made < day
    )
    return min(found, default=None)


def shelved(later: Iterable[Later]) -> Shelf:
    """Beliefs by the rarest of their telling words, without which none shows a promise met.

    So a promise is held against few of all that its parties did, however much that is.
    """
    told = [(belief, _telling_of(belief)) for belief in later]
    counts = Counter(word for _, known in told for word in known)
    shelf: Shelf = {}
    for belief, known in told:
        rarest = min(known, key=lambda word: (counts[word], word), default="")
        shelf.setdefault(rarest, []).append(belief)
    return shelf


def fitting(promise: PledgeBelief, shelf: Shelf) -> Iterator[Later]:
    """The beliefs of a shelf that may show a promise met: those filed by a word of it."""
    for word in ("", *telling(promise.what)):
        yield from shelf.get(word, ())


def outcome(promise: PledgeBelief, end: tuple[str, str] | None, today: str) -> Outcome:
    """What became of a promise by the ISO day `today`, of one that was `met` so."""
    if end is not None and end[0] <= today:
        return Outcome(state="met", by=end[1], on=end[0])
    limit = over(promise)
    return Outcome(state="lapsed" if limit and limit < today else "open")


def over(promise: PledgeBelief) -> str | None:
    """The last day of the time by which it is promised."""
    limit = days(promise.due)
    return limit and limit[1]


def _days_of(promise: PledgeBelief, belief: Later) -> Iterator[str]:
    """The days on which a belief shows that it was met."""
    if isinstance(belief, MechanismBelief):
        yield from _sat(promise, belief)
    elif _bears(promise, belief) and (day := _came(belief)) is not None:
        yield day


def _bears(promise: PledgeBelief, belief: InstrumentBelief | EngagementBelief) -> bool:
    """Whether the telling words of what came of it are all promised."""
    told = _telling_of(belief)
    return len(told) > 1 and told <= telling(promise.what)


def _telling_of(belief: Later) -> frozenset[str]:
    """The words that a promise must have to be met by a belief."""
    if isinstance(belief, MechanismBelief):
        return telling(belief.name)
    name = belief.name if isinstance(belief, InstrumentBelief) else belief.setting
    return words(name) if name else frozenset()


def _sat(promise: PledgeBelief, one: MechanismBelief) -> Iterator[str]:
    """The days of the editions held that were promised: "the first round of consultations"."""
    promised = telling(promise.what)
    if not _telling_of(one) <= promised:
        return
    counted = mechanisms_of.numbers(english(promise.what))
    limit = days(promise.due)
    for edition in one.editions:
        span = days(edition.date) if edition.status == "held" else None
        meant = edition.ordinal in counted or not counted
        timely = bool(counted) or (limit and span and limit[0] <= span[0] <= limit[1])
        if span and meant and timely:
            yield span[0]


def _came(belief: InstrumentBelief | EngagementBelief) -> str | None:
    if isinstance(belief, EngagementBelief):
        span = days(belief.date)
        return span[0] if span and belief.status == "held" else None
    return next((_day(step) for step in belief.history if step.status in DONE), None)


def _day(step: Step) -> str | None:
    span = days(step.dates[0]) if step.dates else None
    return span[0] if span else step.published
