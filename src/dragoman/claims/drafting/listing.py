"""Lists of those met, a line each: "held meetings with: - the Foreign Minister of Iraq, X;".

A line that ends in a colon and says that somebody met leaves the meeting open, and so does one that
names nobody of several, "received four ambassadors"; every line below that begins with somebody
closes it with one of those met, and so does "They are A of Fiji and B of Oman" with each. The list
ends at the first line that begins otherwise. Refused are lines that tell of something themselves
and, where no colon opens the list, lines without a bullet.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import headings, occasions, slots, where
from dragoman.claims.sentence import spelled
from dragoman.claims.sentence.draft import Cast, Draft, Known, Listing, make, unique
from dragoman.claims.sentence.row import Row, rightward
from dragoman.claims.sides import roles
from dragoman.claims.standing import invitations, status
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import Tense, resolve
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Actor

_BULLETS = frozenset("-•–—*·▪")
_KINDS = frozenset({"meeting", "call", "ceremony"})
_OPENS = 4  # tokens of a line before whom it names: "- the", "1. ", "(a) H.E."


def opened(row: Row, hits: Sequence[Hit], told: Discourse, known: Known) -> Listing | None:
    """The meeting whose list may follow: behind a colon, or of "four ambassadors" in lines below.

    None where a line names nobody who meets several.
    """
    colon = row.lows[-1] == ":"
    if not hits or not (colon or any(spelled.nameless(a) for a in row.actors)):
        return None
    for n, hit in enumerate(hits):
        sides = roles.of(row, hit)
        one, several = (sides.subject, sides.other)
        if hit.phrase.kind == "ceremony" and any(spelled.nameless(a) for a in one):
            one, several = several, one
        if hit.phrase.kind not in _KINDS or not _open(several, colon=colon):
            continue
        cast, state = told.cast(one, "participant"), status.of(row, hit, known.cues)
        if state is None or not (cast.parties or cast.participants):
            continue
        if invitations.of(row, hit, known.cues):
            continue  # "invited the following leaders to take part in the Summit:"
        tense = status.tense(row, hit, state, known.cues)
        day = slots.when(row, hits, n, tense, told.running(row.sentence.index), known).edtf
        draft = make(row, hit, state, cast.parties, cast.participants, definite=False)
        start = replace(
            draft,
            date=day,
            place=where.place(row, hits, n, known.cues),
            setting=occasions.setting(row, hits, n, known.cues, None),
            title=False,
        )
        return Listing(start, next((a.office for a in several), None), colon)
    return None


def _open(several: Sequence[Actor], *, colon: bool) -> bool:
    """Whether a side leaves open who it is: nobody at all, or several without a name."""
    if colon:
        return all(a.kind == "sides" or not (a.person or a.parties) for a in several)
    return len(several) == 1 and spelled.nameless(several[0])


def items(row: Row, told: Discourse, known: Known) -> Iterator[Draft]:
    """The meetings of a line of a list, or of lines run together: "B; and - the minister of C"."""
    if told.listing is None:
        return
    for actor in _introduced(row, told.listing, known) or _lines(row, told.listing):
        if draft := _item(row, actor, told.listing, told, known):
            yield draft


def _introduced(row: Row, opener: Listing, known: Known) -> tuple[Actor, ...]:
    """Of "They are A of Fiji, B of Oman and C of Peru": each of them."""
    first = row.actors[0] if row.actors else None
    if first is None or first.first or not (first.word == "they" or spelled.nameless(first)):
        return ()
    are = row.low(first.last) in row.closed.auxiliaries | known.cues.presence.naming
    k = first.last + 1 + (row.low(first.last + 1) == ":")
    return spelled.named(row, k, opener.office) if are else ()


def _lines(row: Row, opener: Listing) -> Sequence[Actor]:
    """Whom a line of a list begins with, and those of lines run together with it."""
    first = _first(row)
    bulleted = row.lows[0] in _BULLETS or row.lows[0][0].isdigit()
    if first is None or not (opener.colon or bulleted):
        return ()
    more = [
        a
        for a in row.actors
        if a.first > first.last and row.low(a.first - 1) in _BULLETS and a.person is not None
    ]
    return (first, *more)


def _item(row: Row, first: Actor, opener: Listing, told: Discourse, known: Known) -> Draft | None:
    """The meeting with whom a line begins."""
    start = opener.start
    group = (first,) if first.word == spelled.LISTED else _of_line(row, first)
    if first.person is not None and not first.parties:
        group = (spelled.of_state(row, first, opener.office),)
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


def _of_line(row: Row, first: Actor) -> tuple[Actor, ...]:
    """All whom one line of a list names."""
    group = rightward(row, first)
    return tuple(a for a in group if a is first or row.low(a.first - 1) not in _BULLETS)


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
