"""What people decided, as merging takes it: ties, partings, rejections, corrections.

Judgements come in, an index of them goes out; who judged, when and why is the ledger's concern,
and so is what may be judged at all: a judgement of claims that are not there does nothing. A
subject is a claim, `C-x`, or the person a claim names so, `C-x folded name`. Where one judgement
ties what another parts, the tie holds.
"""

from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from dragoman.merge.beliefs import Slot, Statement, Value
from dragoman.merge.identity import sorted_pair
from dragoman.merge.restating import named, restated
from dragoman.merge.slots import read_people
from dragoman.records import Record

Verb = Literal["same", "apart", "accept", "reject", "correct"]
T = TypeVar("T", bound=Hashable)


class Judgement(Record):
    """One decision in force. `same` ties all its subjects, `apart` parts these from `others`.

    `reject` takes claims out before merging; `accept` changes nothing that merging does.
    `correct` gives the belief that holds the first subject another value of `field`, spelt as in
    a slot; no value means that none is known. The `party` of a person is another in every subject;
    the `people` of an engagement are whom all its subjects mean, and `others` of the same words.
    """

    id: str  # "J-..."
    verb: Verb
    subjects: tuple[str, ...]
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None


class Correction(NamedTuple):
    """A field of a belief as a person says it is, and by which judgement."""

    field: str
    value: str | None
    judgement: str


class Judged:
    """Judgements ready to look up; they never change."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._all = tuple(sorted(judgements, key=lambda j: j.id))

    @cached_property
    def rejected(self) -> frozenset[str]:
        """Claims that are no longer believed."""
        return frozenset(s for j in self._all if j.verb == "reject" for s in j.subjects)

    @cached_property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """Subjects that are one, each tuple in order."""
        return tuple(tuple(sorted({*j.subjects, *j.others})) for j in self._all if j.verb == "same")

    @cached_property
    def _parted(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            sorted_pair(a, b)
            for j in self._all
            if j.verb == "apart"
            for a in j.subjects
            for b in j.others
        )

    @cached_property
    def _corrections(self) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for j in self._all:
            if j.verb == "correct" and j.field not in (None, "party") and j.subjects:
                found.setdefault(j.subjects[0], []).append(Correction(j.field or "", j.value, j.id))
        return found

    def own(self, id: str) -> str:
        """What tells a claim from others of its form: nothing, unless somebody parted some."""
        return id if self._parted else ""

    def parted(self, a: str, b: str) -> bool:
        """Whether somebody said that these two are not the same."""
        return bool(self._parted) and sorted_pair(a, b) in self._parted

    def parts(self, one: Iterable[Statement], other: Sequence[Statement]) -> bool:
        """Whether somebody said that a claim of the one is not the same as one of the other."""
        if not self._parted:
            return False
        return any(self.parted(a.id, b.id) for a in one for b in other)

    def between(self, subjects: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """The pairs of names that judgements about their subjects part; (subject, name) come in."""
        if not self._parted:
            return frozenset()
        name = dict(subjects)
        pairs = ((name[a], name[b]) for a, b in self._parted if a in name and b in name)
        return frozenset(sorted_pair(a, b) for a, b in pairs)

    def corrections(self, claims: Iterable[str]) -> dict[str, Correction]:
        """By field, what the belief of these claims is corrected to; the last judgement counts."""
        if not self._corrections:
            return {}
        found = (c for claim in claims for c in self._corrections.get(claim, ()))
        return {c.field: c for c in sorted(found, key=lambda c: c.judgement)}

    @cached_property
    def _parties(self) -> dict[str, dict[str, Correction]]:
        """By claim and folded name, the party that a person is said to be of; the last counts."""
        found: dict[str, dict[str, Correction]] = {}
        for j in self._all:
            for subject in j.subjects if j.verb == "correct" and j.field == "party" else ():
                claim, _, name = subject.partition(" ")
                found.setdefault(claim, {})[name] = Correction("party", j.value, j.id)
        return found

    @cached_property
    def _present(self) -> dict[str, Correction]:
        """By claim, who is said to have taken part in what its words tell of; the last counts."""
        found: dict[str, Correction] = {}
        for j in self._all:
            if j.verb == "correct" and j.field == "people" and j.value:
                said = Correction("people", j.value, j.id)
                found.update(dict.fromkeys((*j.subjects, *j.others), said))
        return found

    def restated(self, statement: Statement) -> Statement:
        """A claim with the people it is said to mean, of the parties they are said to be of."""
        if statement.told is not None or statement.named is not None:
            return statement
        if told := self._parties.get(statement.id):
            parties = {name: correction.value for name, correction in told.items()}
            by = tuple(sorted({c.judgement for c in told.values()}))
            statement = restated(statement, parties, by)
        if present := self._present.get(statement.id):
            return named(statement, read_people(present.value), present.judgement)
        return statement

    def standing(self, statements: Iterable[Statement]) -> list[Statement]:
        """The claims that nobody rejected, each as people say it should read."""
        if not self._all:
            return list(statements)
        return [self.restated(s) for s in statements if s.id not in self.rejected]


NOBODY = Judged()


def welded(groups: Iterable[Sequence[T]], ties: Iterable[Iterable[T]]) -> list[list[T]]:
    """Groups joined wherever a tie reaches from one into another; the rest as they came."""
    found = [list(group) for group in groups]
    at = {member: i for i, group in enumerate(found) for member in group}
    for tie in ties:
        first, *rest = sorted({at[member] for member in tie if member in at}) or [-1]
        for other in rest:
            at.update(dict.fromkeys(found[other], first))
            found[first] += found[other]
            found[other] = []
    return [group for group in found if group]


def corrected(slot: Slot, correction: Correction | None) -> Slot:
    """The slot with the corrected value first; what documents say stays beside it."""
    if correction is None:
        return slot
    told = tuple(v for v in slot.values if v.value != correction.value)
    own = next((v for v in slot.values if v.value == correction.value), None)
    said = Value(
        value=correction.value or "",
        claims=own.claims if own else (),
        origins=own.origins if own else 0,
        judgements=(correction.judgement,),
    )
    return Slot(name=slot.name, values=(said, *told), disputed=False)
