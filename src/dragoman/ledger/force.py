"""Which judgements are in force, where people have decided otherwise than one another.

Judgements come in, in the order they were made, with the claims that stand for their subjects now;
what became of each goes out. Of what one person says of the same thing the last counts. Where two
people contradict each other neither is overruled: none of the contradicting judgements is in
force, the documents alone decide, and each is shown with those it stands against.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from dragoman.merge.judgements import Judgement, Verb, welded
from dragoman.records import Record

State = Literal["in force", "contradicted", "overtaken", "without effect", "undone"]


class Said(Record):
    """A judgement that was not undone, with the subjects that stand."""

    number: int
    who: str
    verb: Verb
    subjects: tuple[str, ...]
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None


class Standing(Record):
    """What became of a judgement, and which others it stands against."""

    state: State
    against: tuple[int, ...] = ()


def settle(said: Sequence[Said]) -> dict[int, Standing]:
    """The state of every judgement by its number."""
    found = {s.number: Standing(state="in force") for s in said}
    apt = []
    for one in said:
        if _idle(one):
            found[one.number] = Standing(state="without effect")
        else:
            apt.append(one)
    for related in _related(apt):
        found.update(_settle(related))
    return found


def judgement(said: Said) -> Judgement:
    """The judgement as merging takes it; identifiers sort in the order of time."""
    return Judgement(
        id=f"J-{said.number:06}", verb=said.verb, subjects=said.subjects,
        others=said.others, field=said.field, value=said.value,
    )  # fmt: skip


def _idle(one: Said) -> bool:
    """Whether too little of what it speaks of is there."""
    match one.verb:
        case "same":
            return len({*one.subjects, *one.others}) < 2
        case "apart":
            return not (set(one.subjects) - set(one.others) and set(one.others))
        case _:
            return not one.subjects


def _related(said: Sequence[Said]) -> Iterator[list[Said]]:
    """Judgements that speak, one to the next, of the same claims; each group in order of time."""
    about = [{name.partition(" ")[0] for name in (*s.subjects, *s.others)} for s in said]
    groups = welded([[claim] for claim in sorted(set().union(*about))], about)
    of = {claim: i for i, group in enumerate(groups) for claim in group}
    related: dict[int, list[Said]] = {}
    for one, claims in zip(said, about, strict=True):
        related.setdefault(of[min(claims)], []).append(one)
    return iter(related.values())


def _settle(said: Sequence[Said]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    kept: list[Said] = []
    for who in sorted({s.who for s in said}):
        own: list[Said] = []
        for one in sorted((s for s in said if s.who == who), key=lambda s: -s.number):
            against = clash([*own, one])
            if against:
                newer = tuple(sorted(against - {one.number}))
                found[one.number] = Standing(state="overtaken", against=newer)
            else:
                own.append(one)
        kept += own
    while against := clash(kept):
        for number in against:
            others = tuple(sorted(against - {number}))
            found[number] = Standing(state="contradicted", against=others)
        kept = [s for s in kept if s.number not in against]
    return found


def clash(said: Sequence[Said]) -> frozenset[int]:
    """The numbers of judgements that cannot all hold; none when they can."""
    ordered = sorted(said, key=lambda s: s.number)
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if _contrary(one, other):
                return frozenset((one.number, other.number))
    ties = [s for s in ordered if s.verb == "same"]
    for parting in (s for s in ordered if s.verb == "apart"):
        for a in parting.subjects:
            for b in parting.others:
                chain = _chain(ties, a, b) if a != b else ()
                if chain:
                    return frozenset((parting.number, *chain))
    return frozenset()


def _contrary(one: Said, other: Said) -> bool:
    shared = bool(set(one.subjects) & set(other.subjects))
    if {one.verb, other.verb} == {"accept", "reject"}:
        return shared
    both = one.verb == other.verb == "correct" and one.field == other.field
    return both and shared and one.value != other.value


def _chain(ties: Sequence[Said], a: str, b: str) -> tuple[int, ...]:
    """The shortest chain of ties that makes two subjects one; none when nothing does."""
    reached: dict[str, tuple[int, ...]] = {a: ()}
    open_ = [a]
    while open_:
        near = []
        for subject in open_:
            for tie in ties:
                members = {*tie.subjects, *tie.others}
                for other in sorted(members - reached.keys()) if subject in members else ():
                    reached[other] = (*reached[subject], tie.number)
                    near.append(other)
        if b in reached:
            return reached[b]
        open_ = near
    return ()
