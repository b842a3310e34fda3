"""Offices that change hands: sentences that say who began or ended, in whose place.

A scene and the words of its language come in, tenure claims go out: the beginning or end that
words tell, and the end or beginning of the other person in it. The day is that of the words, else
that of a turn told just before ("took the oath today"); never the document's own. A turn told as
news ("has been appointed") without a day is no beginning on a known day: it is one more sighting
in office on the day of the document.
"""

from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.tenures import Saying, Tenures
from dragoman.records import Actor, Sentence, TenureClaim

State = Literal["holds", "former", "acting", "starts", "ends"]

_REACH = 6  # tokens between a person and the words that say he took office
_OTHERS = frozenset({"of", "for", "with", "by", "to"})  # "the plan of X was named"
_OWNED = (("'s",), ("’s",))  # "dismissed the minister's remarks"
_WHOM = (("him",), ("her",))
_KIN = 4  # tokens between "from" and the person: "from his predecessor"
_BEHIND = 30  # tokens behind a turn in which the other person may stand
_BEFORE = 2  # sentences back in which the day of a turn may have been told


class Words(NamedTuple):
    """A document as laid out, and the words it is read by."""

    scene: Scene
    offices: Offices
    words: Tenures
    home: str | None = None  # the party whose offices a document names without saying whose


class Turn(NamedTuple):
    """A phrase of a turn: its sentence, its half-open tokens, and what it says."""

    sentence: Sentence
    first: int
    last: int
    by: str
    says: Saying


class Seat(NamedTuple):
    """An office as told, and whose it is."""

    office: str
    party: str | None
    inferred: tuple[tuple[str, str], ...] = ()


def find(read: Words) -> Iterator[TenureClaim]:
    """All beginnings and ends that a document tells, sentence by sentence."""
    for sentence in read.scene.sentences:
        for turn in said(sentence, read.words):
            yield from _turn(read, turn)


def said(sentence: Sentence, words: Tenures) -> Iterator[Turn]:
    """The phrases of turns in a sentence, the longest at each place."""
    lows, done = sentence.lows, 0
    if words.sayings.absent(sentence.said):
        return
    for k in words.sayings.beginnings(lows):
        length = words.sayings.length(lows, k) if k >= done else 0
        if length:
            by = " ".join(lows[k : k + length])
            yield Turn(sentence, k, k + length, by, words.says[by])
        done = max(done, k + length)


def _turn(read: Words, turn: Turn) -> Iterator[TenureClaim]:
    """The person a turn is said of, then the other one."""
    actors, says = read.scene.actors[turn.sentence.index], turn.says
    next_to = _person_at(actors, turn.last, turn.last + 2)
    if says.direct and next_to is None:
        yield from _of_him(read, turn)
    if (says.direct or says.object) and next_to is None:
        return
    if says.object and next_to and turn.sentence.lows[next_to.last : next_to.last + 1] in _OWNED:
        return
    who = next_to if says.object else _subject(read, turn.sentence, turn.first)
    if who is None or (says.ministry and _ministry(read, turn.sentence, turn.last) is None):
        return
    last = max(who.last, turn.last)
    other = next_to if says.direct else _other(actors, turn, last, read.words.kin.between)
    seat = _seat(read, turn, who, other, last)
    if seat is None or (says.paired and other is None):
        return
    on = when(read, turn, last)
    yield from _told(read, turn, who, seat, on, says.state)
    if other is not None:
        yield from _told(
            read, turn, other, seat, on, "ends" if says.state == "starts" else "starts"
        )


def _of_him(read: Words, turn: Turn) -> Iterator[TenureClaim]:
    """Of "Juan Vidal was minister. Rui Sousa succeeded him on 3 May": both, where one may be he."""
    lows, s = turn.sentence.lows, turn.sentence.index
    who = _subject(read, turn.sentence, turn.first)
    if lows[turn.last : turn.last + 1] not in _WHOM or not s or who is None:
        return
    before = [a for a in read.scene.actors[s - 1] if a.person not in (None, who.person)]
    seats = [(a, seat) for a in before if (seat := held(read, a, turn.sentence))]
    own = held(read, who, turn.sentence)
    fits = {a.person: (a, seat) for a, seat in seats if own is None or _one_seat(seat, own)}
    if len(fits) != 1 or (own is None and len({a.person for a in before}) > 1):
        return
    ((other, seat),) = fits.values()
    on = when(read, turn, turn.last)
    yield from _told(read, turn, who, seat, on, turn.says.state)
    opposite: State = "ends" if turn.says.state == "starts" else "starts"
    yield from _told(read, turn, other, seat, on, opposite)


def _one_seat(a: Seat, b: Seat) -> bool:
    return (a.office.lower(), a.party) == (b.office.lower(), b.party)


def _subject(read: Words, sentence: Sentence, k: int) -> Actor | None:
    """Of whom the words at token `k` are said: the person before them, or whom "she" stands for."""
    actors, lows = read.scene.actors[sentence.index], sentence.lows
    people = [a for a in actors if a.last <= k and a.person is not None]
    if not people:
        return None
    who = _before_aside(lows, people, k)
    timed = {i for t in read.scene.times[sentence.index] for i in range(t.first, t.last)}
    if not _parted(lows, who, k, timed, read.words.undoing):
        return who
    stands = any(a.kind == "pronoun" and a.last == k and a.first >= who.last for a in actors)
    sole = len({a.person for a in people}) == 1
    near = {lows[i] for i in range(max(who.last, k - _REACH), k) if i not in timed}  # May, may
    free = near.isdisjoint(read.words.undoing)
    return who if stands and sole and free else None


def _before_aside(lows: tuple[str, ...], people: Sequence[Actor], k: int) -> Actor:
    """The last person before `k`, but none who stands in an aside: "X, no kin of Y, resigned"."""
    last = people[-1]
    if len(people) < 2 or lows[k - 1] != "," or last.last != k - 1:
        return last
    before = people[-2]
    aside = lows[before.last : last.first]
    return (
        before if aside[:1] == (",",) and not {",", "and"} & set(aside[1:]) and aside[1:] else last
    )


def _parted(
    lows: tuple[str, ...], who: Actor, k: int, timed: Container[int], undoing: frozenset[str]
) -> bool:
    """Whether what stands between a person and the words says that they are not said of him."""
    between = tuple(lows[i] for i in range(who.last, k) if i not in timed)
    if between[:-1] == (",", "who") and between[-1:] == ("on",):
        between = between[:-1]  # "who on 3 May resigned"
    if between == (",", "who"):
        return False
    if len(between) > 1 and between[0] == "," and between[-1] == ",":
        between = ()  # "Rui Sousa, a farmer's son, became": an aside
    elif between == (",",):  # "the minister, Grace Wekesa, took over"
        between = ()
    before = lows[who.first - 1] if who.first else ""
    return (
        len(between) > _REACH
        or before in _OTHERS
        or not undoing.isdisjoint(between)
        or "," in between
    )


def concerned(read: Words, turn: Turn) -> set[int | None]:
    """The persons of whom a turn may speak: before it, right behind it."""
    actors = read.scene.actors[turn.sentence.index]
    found = (
        _subject(read, turn.sentence, turn.first),
        _person_at(actors, turn.last, turn.last + 2),
    )
    return {a.person for a in found if a is not None}


def _person_at(actors: Sequence[Actor], first: int, last: int) -> Actor | None:
    """The person who begins at a token between these, the last included."""
    return next((a for a in actors if a.person is not None and first <= a.first <= last), None)


def _other(actors: Sequence[Actor], turn: Turn, last: int, between: frozenset[str]) -> Actor | None:
    """The person behind "in place of" and its like, later in the sentence."""
    lows = turn.sentence.lows
    for j in range(last, min(len(lows), last + _BEHIND)):
        length = turn.says.behind.length(lows, j)
        found = _person_at(actors, j + length, j + length + _KIN) if length else None
        if found and between.issuperset(lows[j + length + 1 : found.first]):
            return found
    return None


def _seat(read: Words, turn: Turn, who: Actor, other: Actor | None, last: int) -> Seat | None:
    """The office: behind the words, as its ministry, else what one of the two is known to hold."""
    actors = read.scene.actors[turn.sentence.index]
    last += read.words.posts.length(turn.sentence.lows, last)
    found = behind(actors, last) or _ministry(read, turn.sentence, last)
    for one in (other, who) if turn.says.direct else (who, other):
        if found is None and one is not None:
            found = held(read, one, turn.sentence)
    of_other = other is not None and held(read, other, turn.sentence)
    if turn.says.object and not (behind(actors, last) or who.office or of_other):
        return None
    if found is None:
        found = _predecessor(read, turn.sentence, who)
    if found is None and not turn.says.direct:
        found = _changed(read, turn)
    if found is None:
        return None
    return at_home(read, turn.sentence, found if found.party else _of(read, found, who, other))


def _of(read: Words, seat: Seat, *people: Actor | None) -> Seat:
    """The seat with the party of the first of these people who has one, and why it is his."""
    named = (read.scene.persons[a.person or 0] for a in people if a is not None)
    one = next((person for person in named if person.party), None)
    if one is None:
        return seat
    why = ((key, told) for key, told in one.inferred.items() if key == "party")
    return seat._replace(party=one.party, inferred=(*seat.inferred, *why))


def _predecessor(read: Words, sentence: Sentence, who: Actor) -> Seat | None:
    """The seat of whom somebody is said to have come before: of "her predecessor Juan Vidal"."""
    lows, kin = sentence.lows, read.words.kin
    k = who.first - 1 if who.first and lows[who.first - 1] != "," else who.first - 2
    if k < 1 or kin.states.get(lows[k]) != "ends" or lows[k - 1] not in kin.owners:
        return None
    near = {a.person: a for a in read.scene.actors[sentence.index]
            if a.last <= k and a.person is not None}  # fmt: skip
    if not near and sentence.index:
        back = read.scene.actors[sentence.index - 1]
        near = {a.person: a for a in back if a.person not in (None, who.person)}
    own = {p: a for p, a in near.items() if read.home == read.scene.persons[p or 0].party}
    fits = list((near if len(near) == 1 else own).values())
    return held(read, fits[0], sentence) if len(fits) == 1 else None


def _changed(read: Words, turn: Turn) -> Seat | None:
    """The seat of the other turn of a sentence: "X left office when Y was sworn in"."""
    others = [t for t in said(turn.sentence, read.words) if t.first != turn.first]
    if len(others) != 1 or others[0].says.state == turn.says.state:
        return None
    who = _subject(read, turn.sentence, others[0].first)
    return held(read, who, turn.sentence) if who is not None else None


def at_home(read: Words, sentence: Sentence, seat: Seat) -> Seat | None:
    """The seat of a party; where none is told and no other is named, of the document's own."""
    if seat.party is not None:
        return seat
    named = around.codes(read.scene.mentions[sentence.index], 0, len(sentence.lows))
    if read.home is None or not {read.home}.issuperset(named):
        return None
    return seat._replace(party=read.home, inferred=(*seat.inferred, ("party", "of the report")))


def behind(actors: Sequence[Actor], last: int) -> Seat | None:
    """The office right behind the words, with its party: "was sworn in as ..."."""
    for actor in actors:
        near = last - 1 <= actor.first <= last + 3 and actor.last > last
        if near and actor.kind == "office" and actor.office:
            return Seat(actor.office, actor.parties[0] if actor.parties else None)
    return None


def _ministry(read: Words, sentence: Sentence, last: int) -> Seat | None:
    """The office of a ministry's head: of "took over the Ministry of Defence of Chile"."""
    lows, tokens = sentence.lows, sentence.tokens
    for k in range(last, min(last + 5, len(lows))):
        head = read.words.ministries.get(lows[k])
        if head is None:
            continue
        first, end = _portfolio(read, sentence, k)
        if end - first == 1:
            return None
        words = read.scene.document.text[tokens[first].start : tokens[end - 1].end]
        raised = tokens[first].word[0].isupper()
        office = words.replace(tokens[k].word, head if raised else head.lower())
        party = around.codes(read.scene.mentions[sentence.index], end, min(end + 4, len(lows)))
        return Seat(office, party[0] if party else None, (("office", "head of the ministry"),))
    return None


def _portfolio(read: Words, sentence: Sentence, k: int) -> tuple[int, int]:
    """The tokens of a ministry's whole name: "foreign ministry", "Ministry of Defence"."""
    lows, known = sentence.lows, read.offices.portfolios
    first, end = k, k + 1
    while first > 0 and lows[first - 1] in known:
        first -= 1
    if first == k and k + 1 < len(lows) and lows[k + 1] == "of":
        at = k + 2
        while at < len(lows) and (lows[at] in known or (lows[at] in ("and", "for") and at > k + 2)):
            at += 1
        end = at if at > k + 2 else end
    return first, end


def held(read: Words, who: Actor, sentence: Sentence) -> Seat | None:
    """The office this person was last given, up to this sentence."""
    person = read.scene.persons[who.person or 0]
    held = [
        h
        for h in person.holdings
        if h.sentence <= sentence.index and h.key not in read.offices.weak
    ]
    if not held:
        return None
    words = held[-1].office.split()
    while len(words) > 1 and words[0].lower() in read.offices.former:
        words = words[1:]  # "the former minister, who left office in May"
    return Seat(" ".join(words), held[-1].party)


def when(read: Words, turn: Turn, last: int) -> str | None:
    """The day told with the words, else that of a turn told in the sentences before."""
    s = turn.sentence.index
    found = _day(read, turn.sentence, turn.first, last)
    for back in read.scene.sentences[max(0, s - _BEFORE) : s][::-1]:
        for other in said(back, read.words) if found is None else ():
            found = found or _day(read, back, other.first, other.last)
    return found


def _day(read: Words, sentence: Sentence, first: int, last: int) -> str | None:
    """The day of a turn, unless what follows it is of something else: "who had led it since"."""
    lows, since = sentence.lows, read.words.since
    behind = next((t for t in read.scene.times[sentence.index] if t.first >= last), None)
    if behind is not None:
        between = lows[last : behind.first]
        if not since.words.isdisjoint(between) or not since.relative.isdisjoint(between):
            last = len(lows)
    elif lows[first - 1] == "," and not since.words.isdisjoint(
        lows[max(0, first - _REACH) : first]
    ):
        return None  # "who had led it since May, returns"
    found = around.when(read.scene, sentence.index, first, last, "past")
    return found or _opening(read, sentence, first)


def _opening(read: Words, sentence: Sentence, first: int) -> str | None:
    """The day with which a sentence begins: "On 3 May the minister, Rui Sousa, resigned"."""
    time = next(iter(read.scene.times[sentence.index]), None)
    if time is None or time.first > 1 or time.last > first or time.bound != "at":
        return None
    between = sentence.lows[time.last : first]
    free = read.words.since.relative.isdisjoint(between) and "and" not in between
    return around.resolved(read.scene, time, "past") if free else None


def _told(
    read: Words, turn: Turn, who: Actor, seat: Seat, on: str | None, state: State
) -> Iterator[TenureClaim]:
    """What a turn says of one person; news without a day says that he is in, or out, by now."""
    tokens, now = turn.sentence.tokens, read.scene.document.published
    span = min(who.start, tokens[turn.first].start), max(who.end, tokens[turn.last - 1].end)
    if on is None and turn.says.news and now:
        yield _claim(
            read, who, seat, now, "holds" if state == "starts" else "former", span, turn.by
        )
    else:
        yield _claim(read, who, seat, on, state, span, turn.by)


def _claim(
    read: Words, who: Actor, seat: Seat, on: str | None, state: State, span: tuple[int, int],
    by: str,
) -> TenureClaim:  # fmt: skip
    return TenureClaim(
        name=read.scene.persons[who.person or 0].name, party=seat.party, office=seat.office,
        on=on, state=state, evidence=(around.evidence(read.scene, *span),), by=by,
        inferred=dict(seat.inferred),
    )  # fmt: skip
