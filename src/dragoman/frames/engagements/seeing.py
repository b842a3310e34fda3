"""A clause of seeing in, who of it sees whom out.

Those of one office in one list meet together where they act, and are seen one by one where they do
not. Who acts is told by the place before the phrase or, where names are declined, by the office.
"""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.frames.clause.clauses import Clause
from dragoman.frames.persons.people import Actor
from dragoman.frames.persons.reach import unbent
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language

_PAIR = 2  # parties
_NEAR = 2  # signs from a phrase to those seen: "met (local) teachers"


def together(row: Row, clause: Clause, parties: Sequence[str], language: Language) -> bool:
    """Whether those of many states are told in one office, and so meet: "the ministers of A, B".

    Or in one list, none of whom so sees the others: "ministers X of A, Y of B and Z of C met".
    """
    held = (a.parties for a in clause.actors if a.kind == "office" and a.plural)
    if any(len(p) > _PAIR and set(p) == set(parties) for p in held):
        return True
    named = clause.people
    alike = len(named) > _PAIR and len({a.office for a in named}) == 1
    if not alike or not _in_one_list(row, named, language):
        return False
    if language.grammar.agreement:
        return _nominative(row, named[0], language)
    return named[-1].last <= clause.mark.first and not language.chained


def of_things(row: Row, clause: Clause) -> bool:
    """Whether a phrase of receiving has nobody with it, who sees or is seen: "passed a law"."""
    receives = any(c.first == clause.mark.first and c.of("receiving") for c in row.cues)
    someone = clause.named or any(a.kind == "pair" for a in clause.actors)
    return receives and not someone and not any(c.of("side") for c in row.cues)


def unsaid(row: Row, clause: Clause, language: Language) -> bool:
    """Whether all who are named stand in a list as those seen, by whom it does not say."""
    named = clause.people
    if len(named) < _PAIR or not _in_one_list(row, named, language):
        return False
    if language.chained:
        return _seen_at(row, named[-1].last, language)
    return named[0].first == clause.mark.last and not language.grammar.agreement


def opposite(row: Row, clause: Clause, language: Language) -> bool:
    """Whether a clause opens with those with whom someone named before deals: "with A and B"."""
    han, first = language.grammar.han, next(iter(clause.named), None)
    return bool(han and first and row.low(first.first - 1) in [*han.beside])


def _seen_at(row: Row, i: int, language: Language) -> bool:
    """Whether a word behind a list stands in the case of those who are seen: "with them"."""
    grammar, word = language.grammar, row.low(i)
    endings = (*grammar.nominative, *grammar.asked.get("accusative", ()))
    return any(word.removesuffix(end) in grammar.governed for end in endings if word.endswith(end))


def with_stranger(row: Row, clause: Clause) -> bool:
    """Whether somebody of whom nothing is known acts with the first who is named: "X and the"."""
    acting = (a for a in clause.named if not a.voice)
    first = next(acting, None)
    i = first.first - 1 if first else 0
    if first is None or i <= clause.first or row.kind(i) != "join":
        return False
    name = row.tokens[i - 1].word
    return name[:1].isupper() and name[1:].islower() and i - 1 not in row.entity


def of_no_state(row: Row, clause: Clause, *, each: bool) -> bool:
    """Whether those seen are of a calling and no state: "met teachers", "sat with union delegates".

    They stand behind a phrase that is of seeing `each`, or before any, with nothing talked about.
    """
    mark = clause.mark
    ours = [c for c in row.cues if c.of("topic")] if row.joined else []
    behind = each and any(0 <= c.first - mark.last <= _NEAR for c in ours)
    about = any(c.of("about") for c in row.cues if clause.first <= c.first < mark.first)
    ahead = (c for c in ours if c.last <= mark.first and not about)
    ends = (row.entity[c.last].last if row.kind(c.last) == "head" else c.last for c in ahead)
    return behind or mark.first in ends


def doer_first(
    row: Row, clause: Clause, people: Sequence[int], language: Language
) -> tuple[int, ...]:
    """The people of a clause, before all others the only one whose office is in no case."""
    named = clause.people if language.grammar.agreement else []
    acting = [a.person for a in named if a.office and _nominative(row, a, language)]
    first = acting[:1] if len(acting) == 1 else []
    return tuple(dict.fromkeys((*(n for n in first if n in people), *people)))


def _in_one_list(row: Row, named: Sequence[Actor], language: Language) -> bool:
    """Whether but commas, "and" and the states of those named next stand between people."""
    signs, kinds = {*BORDERS, *language.grammar.joints}, ("join", "party")
    gaps = (range(a.last, b.first) for a, b in pairwise(named))
    return all(
        gap and all(row.low(i) in signs or row.kind(i) in kinds for i in gap) for gap in gaps
    )


def _nominative(row: Row, actor: Actor, language: Language) -> bool:
    """Whether the office of somebody, or of all in his list, stands in no case but the first."""
    offices = (m for m in reversed(row.entities) if m.of("plural") or m.of("head"))
    office = next((m for m in offices if m.first <= actor.first), None)
    if office is None:
        return False
    word, bent = row.low(office.first), tuple(language.grammar.cases.get("instrumental", ()))
    several = office.of("plural") is not None and word not in language.grammar.holders
    return (
        several and not word.endswith(bent or "\0") if office.of("plural") else unbent(row, office)
    )


def states_of(clause: Clause, pair: Actor) -> tuple[str, ...]:
    """The states that stand before "the three sides" without a gap but commas."""
    found: list[str] = []
    first = pair.first
    for actor in reversed([a for a in clause.actors if a.last <= pair.first]):
        both = actor.kind == "pair" and first == actor.last  # "of the two countries"
        if not both and (actor.kind != "party" or first - actor.last > 1):
            break
        found += actor.parties
        first = actor.first
    return tuple(reversed(found)) if len(set(found)) > 1 else ()
