"""Rows and who acts in them in, pledges out: what is agreed, promised, proposed, hoped or refused.

A cue of the language tells whose word it is (whoever acts nearest before it, or both sides) and
what it is for: the words behind the cue up to the next comma, or before it where verbs stand last.
It is silent where not two parties are known, and where what is agreed is only to meet.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman.dates import resolve
from dragoman.frames.clause import slots
from dragoman.frames.engagements.told import Draft
from dragoman.frames.persons.people import Actor, Cast
from dragoman.frames.sentence import marks
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language
from dragoman.lexicon.promises import Promise
from dragoman.records import PledgeClaim

_NEAR = 3  # sentences within which "they agreed" is of the talks told
_LEAST, _LEAST_SIGNS = 2, 4  # words, or signs where words are not set apart, of what is pledged
_MEETING = frozenset({"meeting", "visit", "call", "conference"})
_ENDS = frozenset(".。;；!！?？")


class _Scene(Struct, frozen=True):
    """What a row's pledges are read with."""

    row: Row
    actors: tuple[Actor, ...]
    cast: Cast
    told: Draft | None
    now: date | None
    language: Language


def find(
    rows: Sequence[Row], cast: Cast, drafts: Sequence[Draft], language: Language, now: date | None
) -> tuple[PledgeClaim, ...]:
    """Every pledge of a document; one told twice in the same words is one."""
    first = {n: draft for draft in reversed(drafts) for n in draft.rows}
    told: Draft | None = None
    found: dict[tuple[str, tuple[str, ...]], PledgeClaim] = {}
    for row, actors in zip(rows, cast.actors, strict=True):
        told = first.get(row.sentence.index, told)
        if any(cue.of("game") for cue in row.cues):
            continue
        for claim in _of_row(_Scene(row, actors, cast, told, now, language)):
            found.setdefault((claim.what.lower(), claim.by), claim)
    return tuple(found.values())


def _of_row(scene: _Scene) -> Iterator[PledgeClaim]:
    words = scene.language.pledges
    found = marks.find(scene.row.tokens, words.words)
    for n, mark in enumerate(found):
        promise = words.promises[int(mark.meanings[0].value)]
        ahead = scene.language.grammar.owner == ["before"] and not scene.row.joined
        first, last = _before(scene.row, mark) if ahead else _behind(scene.row, found, n)
        first = _past(scene, first) if ahead else first
        by, parties = _whose(scene, promise, first if ahead else mark.first)
        if len(parties) < 2 or not by or not _binding(scene, mark, first, last):
            continue
        if promise.needs and all(scene.row.low(i) not in promise.needs for i in range(first, last)):
            continue
        yield PledgeClaim(
            parties=parties,
            by=by,
            what=scene.row.span(first, last),
            modality=promise.modality,
            area=_area(scene, first, last),
            due=_due(scene, first, last),
            evidence=(scene.row.quote,),
            phrase=f"{scene.language.code}/pledges:{scene.row.span(mark.first, mark.last)}",
        )


def _behind(row: Row, found: Sequence[Mark], n: int) -> tuple[int, int]:
    """The words behind a cue up to a comma, the next cue or the end."""
    first = last = found[n].last
    stop = found[n + 1].first if n + 1 < len(found) else len(row.tokens)
    while last < stop and row.low(last) not in BORDERS and row.tokens[last].word not in _ENDS:
        last += 1
    return first, last


def _before(row: Row, mark: Mark) -> tuple[int, int]:
    """The words before a cue, from the last comma."""
    borders = (i + 1 for i in range(mark.first) if row.low(i) in BORDERS and i not in row.entity)
    return max(borders, default=0), mark.first


def _past(scene: _Scene, i: int) -> int:
    """Past those who act, where they open the clause."""
    start = i
    for actor in scene.actors:
        listed = actor.first == i + 1 and scene.row.kind(i) == "join"
        if actor.first == start or listed:
            i = max(i, actor.last)
    return i


def _binding(scene: _Scene, mark: Mark, first: int, last: int) -> bool:
    """Whether something is pledged, and not only that they meet, and nothing denies it."""
    row = scene.row
    least = _LEAST_SIGNS if row.joined else _LEAST
    opening = row.span(first, last).lower() if last > first else ""
    idle = any(opening.startswith(word) for word in scene.language.pledges.idle)
    phrases = (m.meanings[0].value for m in row.frames if first <= m.first < last)
    meets = any(scene.language.phrases[int(n)].kind in _MEETING for n in phrases)
    denied = row.low(mark.first - 1) in scene.language.pledges.unsaid
    return last - first >= least and not (idle or meets or denied)


def _whose(scene: _Scene, promise: Promise, until: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose word it is, and the parties between whom it is given."""
    ahead = [a for a in scene.actors if a.last <= until and not a.voice]
    states = tuple(dict.fromkeys(p for a in scene.actors for p in _parties(scene, a)))
    near = scene.told and scene.row.sentence.index - scene.told.rows[-1] <= _NEAR
    told = scene.told.parties if scene.told and near else ()
    nearest = ahead[-1] if ahead else None
    one = _parties(scene, nearest) if nearest else ()
    if promise.modality == "agreed":
        both = tuple(dict.fromkeys(p for a in ahead for p in _parties(scene, a)))
        both = both if len(both) > 1 else told
        return both, both
    if nearest and nearest.kind == "pair":
        return told, told
    parties = told if set(one) < set(told) else states
    return one[:1], parties


def _parties(scene: _Scene, actor: Actor) -> tuple[str, ...]:
    if actor.kind == "person":
        party = scene.cast.people[actor.person].party
        return (party,) if party else ()
    return actor.parties if actor.role != "capital" else ()


def _area(scene: _Scene, first: int, last: int) -> str | None:
    found = marks.find(scene.row.tokens[first:last], scene.language.areas)
    return found[0].meanings[0].value if found else None


def _due(scene: _Scene, first: int, last: int) -> str | None:
    """The day by which it is to be, where the words name one still to come."""
    for time in scene.row.times:
        if not first <= time.first < last:
            continue
        answer = resolve(time, scene.now, "future")
        if answer and (scene.now is None or slots.edtf_after(answer.edtf, scene.now)):
            return answer.edtf
    return None
