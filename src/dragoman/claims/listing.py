"""Lists of those met, a line each: "held meetings with: - the Foreign Minister of Iraq, X;".

A line that ends in a colon and says that somebody met leaves the meeting open; every line below
that begins with somebody closes it with one of those met. The list ends at the first line that
begins otherwise. Refused are lines that tell of something themselves.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.claims import headings, occasions, roles, slots, status, where
from dragoman.claims.discourse import Cast, Discourse
from dragoman.claims.draft import Draft, Known, make, unique
from dragoman.claims.row import Row, rightward
from dragoman.dates import Tense, resolve
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Actor

_BULLETS = frozenset("-•–—*·▪")
_OPENS = 4  # tokens of a line before whom it names: "- the", "1. ", "(a) H.E."


def opened(row: Row, hits: Sequence[Hit], told: Discourse, known: Known) -> Draft | None:
    """The meeting that a line ending in a colon leaves open; None where it opens no list."""
    if row.lows[-1] != ":":
        return None
    for n, hit in enumerate(hits):
        state = status.of(row, hit, known.cues)
        sides = roles.of(row, hit)
        several = all(a.kind == "sides" or not (a.person or a.parties) for a in sides.other)
        if hit.phrase.kind not in ("meeting", "call") or not several or state is None:
            continue
        cast = told.cast(sides.subject, "participant")
        if not cast.parties and not cast.participants:
            continue
        tense = status.tense(row, hit, state, known.cues)
        day = slots.when(row, hits, n, tense, told.running(row.sentence.index), known).edtf
        draft = make(row, hit, state, cast.parties, cast.participants, definite=False)
        return replace(
            draft,
            date=day,
            place=where.place(row, hits, n, known.cues),
            setting=occasions.setting(row, hits, n, known.cues, None),
            title=False,
        )
    return None


def items(row: Row, told: Discourse, known: Known) -> Iterator[Draft]:
    """The meetings of a line of a list, or of lines run together: "B; and - the minister of C"."""
    first = _first(row) if told.listing else None
    if told.listing is None or first is None:
        return
    more = [
        a
        for a in row.actors
        if a.first > first.last and row.low(a.first - 1) in _BULLETS and a.person is not None
    ]
    for actor in (first, *more):
        if draft := _item(row, actor, told.listing, told, known):
            yield draft


def _item(row: Row, first: Actor, start: Draft, told: Discourse, known: Known) -> Draft | None:
    """The meeting with whom a line begins."""
    group = tuple(
        a for a in rightward(row, first) if a is first or row.low(a.first - 1) not in _BULLETS
    )
    cast = told.cast(group, "participant")
    if first.kind == "party":
        cast = _of_state(row, first, told)
    parties = unique((*start.parties, *cast.parties))
    if len(parties) < 2 or not set(cast.parties) - set(start.parties):
        return None
    tense: Tense = "past" if start.status in DONE else "future"
    days = (resolve(time, known.reference, tense) for time in row.times)
    day = next((found.edtf for found in days if found), None)
    line = headings.frames(told.heading, row.sentence)
    framed = headings.day(line, tense, known) if line and not day else None
    return replace(
        start,
        parties=parties,
        participants=(*start.participants, *cast.participants),
        date=day or start.date or framed,
        sentences=tuple(sorted({start.sentences[0], row.sentence.index})),
    )


def _first(row: Row) -> Actor | None:
    """Whom a line begins with, past its bullet or number."""
    for i in range(min(_OPENS, len(row.lows))):
        actor = row.actor(i)
        if actor is not None:
            headed = actor.kind == "party" and row.low(actor.last) in ("–", "—", "-", ":")
            person = actor.kind in ("person", "office") and not actor.plural
            return actor if person or headed else None
        if row.lows[i].isalpha() and row.lows[i] not in row.closed.determiners and i:
            return None
    return None


def _of_state(row: Row, state: Actor, told: Discourse) -> Cast:
    """Of "Chile – Minister X: trade": who stands behind a state's name is of that state."""
    who = row.noun(state.last + 1)
    if who is None or who.person is None:
        return Cast()
    people = told.cast((who,), "participant").participants
    return Cast(tuple(replace(p, party=state.parties[0]) for p in people), state.parties)
