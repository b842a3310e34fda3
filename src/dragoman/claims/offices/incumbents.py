"""Since or until when somebody holds an office: "in office since May", "minister until 2029".

A scene and the words of its language come in, tenure claims go out: a beginning on the day told,
and, where the words say that it lasts, a sighting on the document's day; where they say that it
lasted until a turn told just before, an end on the day of that turn. "Until" tells an end, where
that lies behind. Refused is whatever has more than small words between the person, the office and
"since".
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.claims.offices.turns import (
    Seat,
    State,
    Words,
    at_home,
    behind,
    concerned,
    held,
    said,
    when,
)
from dragoman.claims.sentence import around
from dragoman.dates import TimeExpression
from dragoman.lexicon.tenures import Incumbency
from dragoman.records import Actor, Sentence, TenureClaim

_ASIDE = 20  # tokens between a person and "since", where little but an office stands between
_RANGE = 3  # tokens of two days or years, at least
_BEFORE = 2  # sentences back in which the turn may have been told


class _Since(NamedTuple):
    """Who is said to hold what since when, and by which words."""

    who: Actor
    seat: Seat
    held: tuple[str, ...]  # the words of holding; empty where the office itself stands there
    past: bool  # "had been": it lasted until something told before
    span: tuple[int, int]


def find(read: Words) -> Iterator[TenureClaim]:
    """All that a document says of this kind."""
    for sentence in read.scene.sentences:
        since = read.words.since
        if not (since.words | since.lasted).isdisjoint(sentence.said):
            yield from _of_sentence(read, sentence)
        for time in read.scene.times[sentence.index]:
            if time.last - time.first >= _RANGE and _ranges(sentence, since, time.first):
                yield from _of_range(read, sentence, time)


def _of_sentence(read: Words, sentence: Sentence) -> Iterator[TenureClaim]:
    since = read.words.since
    for time in read.scene.times[sentence.index]:
        k = next((k for k in (time.first - 1, time.first) if _bounds(sentence, since, k)), 0)
        if k < 1:
            continue
        on = around.resolved(read.scene, time, "past")
        one = _incumbent(read, sentence, k, sentence.tokens[time.last - 1].end) if on else None
        if one is None or on is None:
            continue
        if sentence.lows[k] in since.words:
            yield from _claims(read, sentence, one, on)
        elif on < (read.scene.document.published or on):
            yield _claim(read, one, on, "ends", sentence.lows[k])


def _ranges(sentence: Sentence, since: Incumbency, k: int) -> bool:
    """Whether two days told at `k` may be those of an office: "from May 2029 to June 2031"."""
    return k > 0 and not since.ranges.isdisjoint(sentence.lows[k - 1 : k + 1])


def _of_range(read: Words, sentence: Sentence, time: TimeExpression) -> Iterator[TenureClaim]:
    """A beginning and an end, of an office named right before them; a matter of months at least."""
    on = around.resolved(read.scene, time, "past")
    first, _, last = (on or "").partition("/")
    now = read.scene.document.published
    if not (last and now and last < now and first[:7] != last[:7]):
        return
    k = time.first - (sentence.lows[time.first - 1] in read.words.since.ranges)
    one = _incumbent(read, sentence, k, sentence.tokens[time.last - 1].end, named=True)
    if one is not None:
        yield _claim(read, one, first, "starts", sentence.lows[time.first])
        yield _claim(read, one, last, "ends", sentence.lows[time.first])


def _bounds(sentence: Sentence, since: Incumbency, k: int) -> bool:
    """Whether the word at `k`, before a time or the first of it, is "since" or "until"."""
    return k >= 0 and (sentence.lows[k] in since.words or sentence.lows[k] in since.lasted)


def _claims(read: Words, sentence: Sentence, one: _Since, on: str | None) -> Iterator[TenureClaim]:
    acting = one.held in read.words.since.acting
    yield _claim(read, one, on, "acting" if acting else "starts")
    now = read.scene.document.published
    if not one.past and now:
        yield _claim(read, one, now, "acting" if acting else "holds")
    elif one.past and (ended := _ended(read, sentence, one.who)):
        yield _claim(read, one, ended, "ends")


def _claim(
    read: Words, one: _Since, on: str | None, state: State, by: str = "since"
) -> TenureClaim:
    return TenureClaim(
        name=read.scene.persons[one.who.person or 0].name, party=one.seat.party,
        office=one.seat.office, on=on, state=state,
        evidence=(around.evidence(read.scene, *one.span),), by=" ".join((*one.held, by)),
        inferred=dict(one.seat.inferred),
    )  # fmt: skip


def _ended(read: Words, sentence: Sentence, who: Actor) -> str | None:
    """The day of the turn told with it or just before, until which somebody "had held" it."""
    s = sentence.index
    for turn in said(sentence, read.words):
        if who.person in concerned(read, turn) and (on := when(read, turn, turn.last)):
            return on
    for back in read.scene.sentences[max(0, s - _BEFORE) : s][::-1]:
        for turn in said(back, read.words):
            on = when(read, turn, turn.last)
            return on or (read.scene.document.published if turn.says.news else None)
    return None


def _incumbent(
    read: Words, sentence: Sentence, k: int, end: int, *, named: bool = False
) -> _Since | None:
    """Who held what, by which words, right before the "since" at token `k`; or as `named` there."""
    lows, since = sentence.lows, read.words.since
    words = next((p for p in since.held if lows[max(0, k - len(p)) : k] == p), ())
    first = k - len(words)
    actors = [a for a in read.scene.actors[sentence.index] if a.last <= first]
    who = next((a for a in reversed(actors) if a.person is not None), None)
    if who is None or first - who.last > _ASIDE:
        return None
    office = next(
        (a for a in actors if a.kind == "office" and a.office and a.first >= who.last), None
    )
    if named and office is None and not _apposed(read, sentence, who):
        return None
    told = _seat(read, sentence, who, office, first, words)
    seat = told and at_home(read, sentence, told)
    if seat is None:
        return None
    past = since.had in (words or lows[who.last : first])
    return _Since(who, seat, words, past, (who.start, end))


def _apposed(read: Words, sentence: Sentence, who: Actor) -> bool:
    """Whether the office stands behind the name: "Rui Sousa, Defence Minister of Chile"."""
    name = read.scene.persons[who.person or 0].name.split()
    return who.office is not None and sentence.tokens[who.last - 1].word not in name


def _seat(
    read: Words, sentence: Sentence, who: Actor, office: Actor | None, first: int,
    words: tuple[str, ...],
) -> Seat | None:  # fmt: skip
    """The office of "since": named between, told of the person, or that of the turn before."""
    lows, links = sentence.lows, read.words.since.links
    own = read.scene.persons[who.person or 0].party
    if office is not None:
        free = lows[who.last : office.first] if office.last == first else lows[office.last : first]
        if not _linked(free, links) or (office.last < first and not words):
            return None
        return Seat(office.office or "", next(iter(office.parties), own))
    if not _linked(lows[who.last : first], links) or not (words or who.last == first):
        return None
    if words not in read.words.since.acting and (found := held(read, who, sentence)):
        return found._replace(party=found.party or own)
    return _of_turn(read, sentence, first, own) if words else None


def _linked(between: Sequence[str], links: frozenset[str]) -> bool:
    """Whether nothing but small words stands between, or an aside within commas before them."""
    if between and between[0] == "," and "," in between[1:]:
        at = len(between) - 1 - between[::-1].index(",")
        between = between[at:]
    return links.issuperset(between)


def _of_turn(read: Words, sentence: Sentence, k: int, own: str | None) -> Seat | None:
    """The office that changed hands before token `k` of this sentence, or just before it."""
    s = sentence.index
    for back in read.scene.sentences[max(0, s - _BEFORE) : s + 1][::-1]:
        for turn in said(back, read.words):
            if back is sentence and turn.first > k:
                continue
            found = behind(read.scene.actors[back.index], turn.last)
            if found:
                return found._replace(party=found.party or own)
    return None
