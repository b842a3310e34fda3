"""A clause in, where it was out, and the states that somebody goes to.

A place stands behind a word such as "in" or has its ending; of a visit it is the state gone to,
however that is told. A town that only the table of the world's cities knows needs such a word.
What a state only says of somebody, or is talked about, is no place.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.frames.clause.clauses import Clause
from dragoman.frames.clause.slots import beside, of_other, topical
from dragoman.frames.clause.standing import valued
from dragoman.frames.persons.people import Actor
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.characters import simplified
from dragoman.lexicon.frames import Frame, Language
from dragoman.lexicon.towns import cities
from dragoman.records import Place

_OPENS = frozenset("(（")
_NEAR = 4  # words behind a list of states in which the verb of its last ones stands


def where(row: Row, clause: Clause, language: Language, frame: Frame, home: str) -> Place | None:
    """Where it was: a place after "in" or with its ending; the state gone to for a visit."""
    best = Place(country=_to(row, clause, language, frame, home)) if frame.to else None
    offices = {i for a in clause.named for i in range(a.first, a.last)}
    inside = [m for m in row.entities if clause.first <= m.first < clause.last]
    told = _told_there(row, clause)
    inside = [
        m
        for m in inside
        if m.first >= told and not (topical(row, m, language) or of_other(row, clause, m.first))
    ]
    found = _first(
        row, clause, [m for m in inside if m.first not in offices], language, frame, home
    )
    best = found or best
    if best and best.city:
        return best
    further = _first(
        row, clause, list(_cities(row, clause, offices, language)), language, frame, home
    )
    if not further and clause.first and row.low(clause.first) in language.where:
        return where(row, *_before(row, clause, frame, language), home) or best
    stage = beside(row, clause)
    return further or best or (stage.place if stage else None)


def _before(
    row: Row, clause: Clause, frame: Frame, language: Language
) -> tuple[Clause, Language, Frame]:  # fmt: skip
    """The clause before one that says what happened there: "visited X, where he met Y"."""
    first = max((i + 1 for i in range(clause.first - 1) if row.low(i) in BORDERS), default=0)
    marks = (m for m in row.frames if first <= m.first < clause.first)
    goals = ((m, f) for m in marks if (f := language.phrases[int(m.meanings[0].value)]).goal)
    gone, to = next(goals, (clause.mark, frame))
    return replace(clause, first=first, mark=gone), language, to


def _told_there(row: Row, clause: Clause) -> int:
    """Behind the word that denies a phrase or agrees on it: it was not where that was said."""
    said = (
        c.last
        for c in row.cues
        if clause.first <= c.first
        and c.last <= clause.mark.first
        and (valued(c, "denied") or c.of("agreed"))
    )
    return max((i for i in said if not row.denied(i - 1)), default=clause.first)


def _to(row: Row, clause: Clause, language: Language, frame: Frame, home: str) -> str | None:
    """The state that a phrase names as gone to: of "the visiting X", that of whoever sees X.

    Behind a comma the phrase is of whoever stands before that: "X, who is on a visit here".
    """
    if frame.to != "here":
        return frame.to
    inside = (m for m in row.entities if clause.first <= m.first < clause.last)
    states = [m for m in inside if m.of("party") and not topical(row, m, language)]
    after = [m for m in states if m.first >= clause.mark.last]
    before = [m for m in states if m.last <= clause.mark.first]
    behind = language.grammar.agreement and row.low(clause.mark.first - 1) in BORDERS
    guest = before[-1:] if behind else after[:1]
    come = {p.value for m in guest if (p := m.party())}
    sees = (p.value for m in (*before, *after) if (p := m.party()) and p.value not in come)
    return next(sees, home) or None


def _cities(row: Row, clause: Clause, offices: set[int], language: Language) -> Iterator[Mark]:
    """Cities that only the table of the world's cities knows."""
    words = (*language.place.at, *language.place.to)
    ends = {_tail(row, word) for word in words}  # most tokens stand behind none of these
    named = offices | {i for stage in row.stages for i in range(stage.first, stage.last)}
    frame = language.phrases[int(clause.mark.meanings[0].value)]
    behind = frame.goal and language.grammar.owner == ["after"]
    gone = {clause.mark.last} if behind else set[int]()  # "visits Accra"
    gone |= {clause.mark.first - 1} if _led(row, clause, language) else set()
    for i in range(clause.first, clause.last):
        if i in row.entity or i in named or (not row.joined and row.tokens[i].word[0].islower()):
            continue
        if row.joined and row.tells(i):
            continue  # a sign of "arrives in"
        led = _tail(row, row.low(i - 1)) in ends and row.follows(i, words)
        if words and not led and i not in gone:
            continue
        size, meanings = cities(language.code).longest(row.tokens, i)
        if size:
            yield Mark(i, i + size, meanings)


def _tail(row: Row, words: str) -> str:
    """The last token of words, as the language is written."""
    return words[-1:] if row.joined else words.rpartition(" ")[2]


def _first(
    row: Row, clause: Clause, marks: Sequence[Mark], language: Language, frame: Frame, home: str
) -> Place | None:
    """The first city among marks of places, else the first of the places."""
    best: Place | None = None
    until = -1  # where the last place ended: what follows at once is inside it
    for mark in marks:
        if best and best.city and mark.first != until:
            break
        if mark.first != until and not _placed(row, clause, mark, language, frame):
            continue
        place = _place(row, mark, home, language, goal=frame.goal)
        if place:
            seat = (cue.last for cue in row.cues if cue.first == mark.last and cue.of("capital"))
            until = next(seat, mark.last)  # "in X's capital Y"
            best = place if best is None or place.city else best
    return best


def _place(
    row: Row, mark: Mark, home: str, language: Language, *, goal: bool
) -> Place | None:  # fmt: skip
    """The place a mark names: a city, a capital, a state."""
    if meaning := mark.of("place"):
        return Place(city=_spelt(row, mark, meaning.base), country=meaning.value)
    if mark.of("ours"):
        return Place(country=home) if home else None
    party = mark.of("party")
    capital = next((m for m in mark.meanings if m.role == "capital"), None)
    if capital and not (goal and party and party.role == "name"):  # the city of a city state
        return Place(city=_spelt(row, mark, capital.base), country=capital.value)
    named = party and (party.role == "name" or (goal and party.role == "short"))
    if party and (named or _capital_of(row, mark.last)):
        seats = tuple(language.place.seats) or "\0"
        seat = row.low(mark.last).startswith(seats) or row.low(mark.first - 1).startswith(seats)
        return Place(city=language.capitals.get(party.value) if seat else None, country=party.value)
    return None


def _spelt(row: Row, mark: Mark, base: str) -> str:
    """A town as the text writes it, where one character stands for another of the base form."""
    written = row.span(mark.first, mark.last)
    return written if row.joined and simplified(written) == simplified(base) else base


def _capital_of(row: Row, i: int) -> bool:
    """Whether a word for a capital stands at a token: "the Mongolian capital"."""
    return any(cue.first == i and cue.of("capital") for cue in row.cues)


def _placed(row: Row, clause: Clause, mark: Mark, language: Language, frame: Frame) -> bool:
    """Whether what stands before a place, or its ending, says that something was there."""
    words = language.place
    behind = mark.first == _past_ways(row, clause.mark.last, language)
    behind = behind and frame.to != "here"  # "the visiting X"
    behind = behind or (mark.last == clause.mark.first and _led(row, clause, language))
    if frame.goal and (behind or row.follows(mark.first, words.to)):
        return True
    if frame.kind == "port_call" and row.low(mark.first - 1) in _OPENS:
        return True  # "called at Tien Sa (Da Nang)"
    if row.follows(mark.first, words.at) or row.low(mark.last) in words.behind:
        return True
    low = row.low(mark.last - 1)
    tail = row.low(mark.last - 1) if row.low(mark.last - 2) == "-" else ""
    endings = [*words.at_endings, *(words.to_endings if frame.goal else ())]
    return any(low.endswith(ending) or tail == ending for ending in endings)


def _past_ways(row: Row, i: int, language: Language) -> int:
    """Past times and ways of going: "visited in May, on official business, X"."""
    while True:
        led = i + 1 if row.low(i) in language.place.at else i
        spans = [t.last for t in row.times if t.first in (i, led)]
        spans += [c.last for c in row.cues if c.first == i and c.of("way")]
        if not spans:
            return i
        i = max(spans)


def _led(row: Row, clause: Clause, language: Language) -> bool:
    """Whether who goes stands behind the verb, and where he goes before it: "Lusaka visited X"."""
    verb = row.low(clause.mark.first).endswith(tuple(language.grammar.past) or "\0")
    doers = (a for a in clause.named if not a.voice and a.first == clause.mark.last)
    frame = language.phrases[int(clause.mark.meanings[0].value)]
    return frame.goal and language.grammar.agreement and verb and any(doers)


def only_there(row: Row, clause: Clause, language: Language) -> Iterator[int]:
    """Where states stand in which something of two others was: "X and Y met in Z"."""
    states = [a for a in clause.actors if a.kind == "party" and a.role == "name"]
    frame = language.phrases[int(clause.mark.meanings[0].value)]
    there = [a for a in states if _at(row, a, language)]
    if frame.goal:
        yield from (a.first for a in there if a.last <= clause.mark.first)  # "ends a tour in X"
        return
    others = {p for a in clause.actors if a not in there and a.role != "capital" for p in a.parties}
    held = any(a.kind == "pair" for a in clause.actors) and not clause.named
    others |= {""} if frame.each else set()  # whom somebody sees abroad is not that state
    if len(others) > 1 or held:
        yield from (a.first for a in there)


def _at(row: Row, state: Actor, language: Language) -> bool:
    """Whether what stands before a state, or its ending, says that something was in it."""
    ends = tuple(language.place.at_endings) or ("\0",)
    return row.follows(state.first, language.place.at) or row.low(state.last - 1).endswith(ends)


def gone_to(row: Row, clause: Clause, place: Place | None, language: Language) -> tuple[str, ...]:
    """The states of a list that someone goes to, where they are several: "visits X, Y and Z"."""
    lists = _lists(row, clause, language)
    codes = (tuple(dict.fromkeys(a.parties[0] for a in states)) for states in lists)
    goals = (found for found in codes if len(found) > 1 and (not place or place.country in found))
    return next(goals, ())


def _lists(row: Row, clause: Clause, language: Language) -> list[list[Actor]]:
    """The states of a clause, those of one list together."""
    lists: list[list[Actor]] = []
    for actor in (a for a in clause.actors if a.kind == "party" and a.role != "capital"):
        if lists and _listed(row, lists[-1][-1], actor, language):
            lists[-1].append(actor)
        else:
            lists.append([actor])
    return lists


def inviting(row: Row, clause: Clause, language: Language) -> Iterator[int]:
    """Where those stand whose invitation is followed, and who so visit nobody."""
    cues = [c for c in row.cues if c.of("answering") and clause.first <= c.first < clause.last]
    ahead = bool(language.chained)  # where verbs stand last, it is "X's, at the invitation"
    of = language.grammar.of
    beside = {c.first if ahead else c.last + (row.low(c.last) in of) for c in cues}
    hosts = [a for a in clause.actors if (a.last if ahead else a.first) in beside]
    return (i for host in hosts for i in range(host.first, host.last))


def own_part(row: Row, clause: Clause, language: Language) -> Clause:
    """A clause up to the comma behind which states do something: "visits X, Y and Z expressed".

    Where somebody goes somewhere to see others, these do not go: they are named behind.
    """
    if language.phrases[int(clause.mark.meanings[0].value)].led:
        ahead = (a for a in clause.actors if a.kind == "party" or a.last <= clause.mark.first)
        clause = replace(clause, actors=tuple(ahead))
    clause = _of_owner(row, _before_talks(row, clause, language))
    for states in _lists(row, clause, language) if language.finite else ():
        last = states[-1].last
        behind = range(last, min(last + _NEAR, len(row.tokens)))
        ends = (i for i in behind if row.low(i) in BORDERS or row.low(i) in language.joins)
        own = (row.low(i) for i in range(last, next(ends, behind.stop)))
        before = (s.first - 1 for s in reversed(states[1:]) if row.low(s.first - 1) in BORDERS)
        comma = next(before, -1) if any(word.endswith(language.finite) for word in own) else -1
        if comma > clause.mark.first:
            actors = tuple(a for a in clause.actors if a.first < comma)
            return replace(clause, last=comma, actors=actors)
    return clause


def _of_owner(row: Row, clause: Clause) -> Clause:
    """Of "A told of the visit that B is to pay to X" the clause without A: B goes."""
    paid = any(c.of("participle") and c.first < clause.mark.first <= c.last for c in row.cues)
    before = [a for a in clause.named if a.last <= clause.mark.first] if paid else []
    return replace(clause, actors=tuple(a for a in clause.actors if a not in before[:-1]))


def _before_talks(row: Row, clause: Clause, language: Language) -> Clause:
    """A clause of going without whom he sees who goes: "A, having come to X, talked with B"."""
    phrases = ((f.first, language.phrases[int(f.meanings[0].value)]) for f in row.frames)
    talks = (i for i, f in phrases if clause.mark.last <= i < clause.last and not f.goal)
    until = next(talks, clause.last)
    goes = any(a.last <= until for a in clause.named)
    kept = (a for a in clause.actors if a.kind == "party" or a.last <= until)
    return replace(clause, actors=tuple(kept)) if goes else clause


def _listed(row: Row, a: Actor, b: Actor, language: Language) -> bool:
    """Whether only commas, "and" and "to" stand between two states."""
    han = language.grammar.han
    joins = {*BORDERS, "、", *language.joins, *(han.beside + han.joins if han else "")}
    gap = range(a.last, b.first)
    if any(mark.first in gap for mark in row.frames):
        return False
    led = [row.low(i) for i in gap if row.low(i) not in joins and row.kind(i) != "join"]
    short = row.joined and not gap and a.role == b.role == "short"
    return (short or 0 < len(gap) <= 3) and (not led or " ".join(led) in language.place.to)


def unknown(row: Row, i: int, language: Language) -> bool:
    """Of "who is in Africa": whether a place stands at a token that no list has."""
    named = row.tokens[i].word[:1].isupper() and i not in row.entity
    return named and row.follows(i, language.place.at)


def nowhere_known(row: Row, clause: Clause, language: Language) -> bool:
    """Whether a clause tells of a town that no list has: it was not where others were."""
    inside = range(max(clause.first, 1), clause.last)
    held = {i for a in clause.actors for i in range(a.first, a.last)}
    towns = (i for i in inside if i not in held and unknown(row, i, language))
    return any(row.tokens[i].word[1:].islower() for i in towns)
