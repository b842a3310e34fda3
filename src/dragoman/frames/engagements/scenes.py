"""A draft and those told before it in, the draft out with what runs on from sentence to sentence.

A report says once who came, where they talked and on what occasion; the sentences after it name
only what is new. A meeting told of one side alone is with whoever of the other side was told of
last; a meeting without a place was where the day's other dealings were. Nothing runs on to what
happened at another time.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.frames.clause import slots
from dragoman.frames.clause.slots import LONG
from dragoman.frames.engagements.folding import long_ago, of_others
from dragoman.frames.engagements.told import Draft
from dragoman.frames.persons.people import Actor, Cast
from dragoman.frames.persons.registry import Someone
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language
from dragoman.lexicon.parties import organisations
from dragoman.records import DONE, Place

MEMORY = 12  # drafts after which one told before no longer lends anything
_AROUND = 60  # drafts on either side that may lend a place
_VISITED = "the country is not stated; taken from the visit told before"
_TALKS = frozenset({"meeting", "call"})
_OPENS = frozenset({"exchange", "exercise", "ceremony", "conference"})  # at which people also talk
_NEAR = timedelta(days=4)
_SOON = 2  # sentences
_GOING = (*DONE, "planned")


def carried(
    one: Draft, heard: Sequence[Draft], cast: Cast, lately: Sequence[int], now: date | None,
    own: str,
) -> Draft | None:  # fmt: skip
    """The draft completed from those told before; None where its second party stays unknown.

    Among those `heard` are some of one party: the occasion of dealings that are told after it.
    `lately` are the people the sentences before it name, the last one last; `own` is the state
    whose paper it is.
    """
    before = heard[-MEMORY:][::-1]
    one = _ended(_bilateral(one), before)
    one = _dated(one, before)
    one = _met(_gone(one, before, cast, lately), before, cast, lately, own)
    one = _again(one, before)
    one = _today(one, before, now)
    if len(one.parties) < 2 and one.parties and one.kind == "meeting":
        one = replace(one, parties=(*one.parties, *one.bodies))  # their own session
    if len(one.parties) < 2:
        return None
    one = _occasioned(one, before)
    return _placed(one, before, now)


def abroad(
    row: Row, actors: Sequence[Actor], cast: Cast, heard: Sequence[Draft], own: str,
    language: Language,
) -> Cast:  # fmt: skip
    """The cast, where someone met on a visit abroad is named without a state: of that state.

    "He also met the Speaker, X": whoever is new there is no countryman of the visitor.
    """
    visits = (d for d in heard[-MEMORY:][::-1] if d.kind == "visit" and d.status in _GOING)
    where = next((d.place.country for d in visits if d.place), None)
    dealt = row.frames and not any(c.of("attend") or c.of("side") for c in row.cues)
    if where in (None, own) or not dealt:
        return cast
    here = [a.person for a in actors if a.kind == "person"]
    new = {n for n in here if _new(cast.people[n], row.sentence.index)}
    others = {cast.people[n].party for n in here if n not in new}
    stated = {p for a in actors if a.person < 0 for p in a.parties}
    he = (row.low(i) in language.he for i in range(actors[0].first if here else 0))
    unsaid = bool(language.chained) and not (others or stated)  # verbs stand last: he need not be
    unsaid = unsaid and all("." not in cast.people[n].name for n in new)
    visitor = own in others or any(he) or unsaid
    seen = {a.person for a in actors if a.first >= row.frames[-1].last}  # "received A and B"
    one = len(new) == 1 or (own in others and new <= seen)
    if not (new and one and visitor) or (others | stated) - {own, where}:
        return cast
    there = (
        replace(p, party=where, why=_VISITED) if n in new else p for n, p in enumerate(cast.people)
    )
    return replace(cast, people=tuple(there))


def _new(person: Someone, row: int) -> bool:
    """Whether someone is first named in a sentence, with an office and no state."""
    return bool(person.why and person.offices) and all(n == row for _, n in person.offices)


def settled(drafts: Sequence[Draft], now: date | None, today: date | None) -> list[Draft]:
    """Places that are told only later, given to the drafts before them; what goes on `today`."""
    near = (drafts[max(n - _AROUND, 0) : n + _AROUND] for n in range(len(drafts)))
    found = [
        _placed(one, [d for d in others if d is not one], now)
        for one, others in zip(drafts, near, strict=True)
    ]
    return [_going_on(_lasting(one), today) for one in found]


def _bilateral(one: Draft) -> Draft:
    """What is named like a conference, but is of people of two states alone, is a meeting."""
    two = len(one.sides) == len(one.parties) == 2 and one.sides.isdisjoint(organisations())
    return replace(one, kind="meeting") if two and one.kind == "conference" else one


def _again(one: Draft, before: Sequence[Draft]) -> Draft:
    """What names one party of a thing told before is that thing."""
    if len(one.parties) > 1 or one.kind not in ("visit", "port_call"):
        return one
    like = (d for d in before if d.kind == one.kind and set(one.parties) < set(d.parties))
    told = next((d for d in like if _together(d, one)), None)
    return replace(one, parties=told.parties, place=one.place or told.place) if told else one


# --- when ---------------------------------------------------------------------------------------


def _ended(one: Draft, before: Sequence[Draft]) -> Draft:
    """What tells only how long something lasts is of the thing told before."""
    if one.until is None or one.date is not None:
        return one
    last = next((d for d in before if d.kind == one.kind and _akin(d, one)), None)
    return replace(one, status=last.status) if last else replace(one, date=one.until, until=None)


def _dated(one: Draft, before: Sequence[Draft]) -> Draft:
    """What happened during a visit, or is planned for it, has the visit's days."""
    if one.date is not None or one.kind == "visit":
        return one
    last = before[0] if before else None
    if last and last.kind in _OPENS and one.status in DONE and _beside(last, one):
        return replace(one, date=last.date)
    talks = next((d for d in before if d.kind == "meeting"), None)
    many = next((d for d in before if len(d.parties) > 2 and edtf.single(d.date)), None)
    able = ((many, one.setting or one.apart), (talks, one.setting))
    session = next((d for d, there in able if d and there and _during(d, one)), None)
    if session:
        return replace(one, date=session.date)
    visit = next((d for d in before if d.kind == "visit" and d.date), None)
    if visit is None or not _akin(visit, one):
        return one
    told = max(visit.rows[-1], last.rows[-1] if last and last.date == visit.date else 0)
    same = one.status == visit.status == "planned" and one.rows[0] - told <= 1
    same = same or _there(one, visit)
    return replace(one, date=visit.date) if one.during or same else one


def _during(last: Draft, one: Draft) -> bool:
    """Whether talks were in the course of a session of the same states, told of just before.

    Or of two of the many who gathered at a conference of one day.
    """
    if last.kind == "conference" or len(last.parties) > 2:
        near = one.rows[0] - last.rows[-1] <= _SOON and {last.status, one.status} <= DONE
        some = set(one.parties) < set(last.parties)
        return near and some and bool(edtf.single(last.date))
    same = bool(set(last.people) & set(one.people)) and one.rows[0] - last.rows[-1] <= _SOON
    own = last.setting in (None, one.setting) and set(last.parties) == set(one.parties)
    return same and own and {last.status, one.status} <= DONE and bool(edtf.single(last.date))


def _there(one: Draft, visit: Draft) -> bool:
    """Whether talks were, a sentence later, where one of those who talked was on a visit."""
    done = {one.status, visit.status} <= DONE and one.rows[0] - visit.rows[-1] <= 1
    place = one.place.country if one.place else None
    stays = visit.place is not None and place in (None, visit.place.country)
    return done and stays and bool(set(one.people) & set(visit.people))


def _beside(a: Draft, b: Draft) -> bool:
    """Whether talks are told in one sentence with something of the same states on one day."""
    same = set(a.parties) == set(b.parties) and b.rows[0] - a.rows[-1] <= 1
    return same and a.status in DONE and edtf.single(a.date) is not None


def _today(one: Draft, before: Sequence[Draft], now: date | None) -> Draft:
    """Talks held on a visit that began on the day of the report were on that day."""
    if now is None or one.date is not None or one.kind == "visit" or one.status not in DONE:
        return one
    visits = (d for d in before if d.kind == "visit" and edtf.single(d.date) == now)
    found = next((d for d in visits if set(d.people) & set(one.people)), None)
    return replace(one, date=found.date) if found else one


def _lasting(one: Draft) -> Draft:
    """From its first day to its last, where that or the number of days is told."""
    first = edtf.single(one.date) if one.kind in LONG else None
    if one.date is None or first is None:
        return one
    last = edtf.single(one.until)
    if last and first < last:
        return replace(one, date=f"{one.date}/{one.until}")
    if one.days < -1:
        return replace(one, date=edtf.spell(first + timedelta(days=one.days + 1), first))
    return replace(one, date=edtf.lasting(one.date, one.days)) if one.days > 1 else one


def _going_on(one: Draft, now: date | None) -> Draft:
    """What lasts beyond the day of the report, and is told as done, goes on."""
    bounds = edtf.bounds(one.date) if one.date and one.kind in LONG else None
    on = bounds and now and one.status == "held" and bounds[0] <= now < bounds[1]
    lasts = bool(one.until or one.days > 1)
    return replace(one, status="ongoing") if on and lasts else one


def _together(a: Draft, b: Draft) -> bool:
    """Whether two things may be of one time: both held, or their days within a few of another."""
    one, other = (edtf.bounds(d.date) if d.date else None for d in (a, b))
    if one is None or other is None:
        return (a.status in DONE) == (b.status in DONE)
    return one[0] <= other[1] + _NEAR and other[0] <= one[1] + _NEAR


def _gone(one: Draft, before: Sequence[Draft], cast: Cast, lately: Sequence[int]) -> Draft:
    """A visit of which only "he" is told, of whoever dealt before it and is of its other state.

    Who is on a visit goes on to others. Where nobody dealt before, it is of whoever was named last.
    """
    if one.kind != "visit" or not one.he or one.people or one.unnamed or not one.place:
        return one
    left = {d.place.country for d in before if d.kind == "visit" and d.people and d.place}
    left -= {one.place.country}  # "at the end of the visit to X he will go to Y"
    told = [n for d in sorted(before, key=lambda d: d.kind != "visit") for n in d.people]
    of = {*one.parties} - left
    able = [n for n in told if len(of) == 1 or cast.people[n].party in of]
    able = able if told else [n for n in reversed(lately) if cast.people[n].party]
    n = next((n for n in able if cast.people[n].party not in (None, one.place.country)), -1)
    party = cast.people[n].party if n >= 0 else None
    if party is None:
        return one
    parties = tuple(dict.fromkeys((party, *(p for p in one.parties if p in of))))
    return replace(one, people=(n,), parties=parties, sides=frozenset({party}), he=False)


def _met(one: Draft, before: Sequence[Draft], cast: Cast, lately: Sequence[int], own: str) -> Draft:
    """The other side of talks told of one side alone."""
    sides = one.sides | {party for party, _ in one.unnamed}
    if one.kind == "visit" and one.status == "proposed" and not sides and one.place:
        sides = frozenset({one.place.country or ""})  # who is invited
    elif one.kind not in _TALKS or (len(sides) != 1 and not one.he) or one.joins:
        return one
    able = [d for d in before if not d.joins and _together(d, one)]
    shared = [d for d in able if set(d.people) & set(one.people)]
    wanted = frozenset(one.parties) - sides
    others = [(n, p) for d in (*shared, *able) for n in d.people if (p := cast.people[n].party)]
    stated = next(((n, p) for n, p in others if p in wanted), None)
    free = _foremost([(n, p) for n, p in others if p not in sides], own)
    going = before[0].people if one.he and before and before[0] in able else ()
    if len(going) == 1 and (alone := cast.people[going[0]].party) and alone not in sides:
        free = going[0], alone  # who did the last thing told, and did it alone
    if not others:  # nothing was told of them yet, only their names
        named = [(n, p) for n in reversed(lately) if (p := cast.people[n].party)]
        stated = next(((n, p) for n, p in named if p in wanted), None)
        free = _foremost([(n, p) for n, p in named if p not in sides], own) if one.he else None
    found = stated or (free if one.guessed or not wanted else None)
    return _joined_by(one, *found, sides) if found else one


def _foremost(told: Sequence[tuple[int, str]], own: str) -> tuple[int, str] | None:
    """Who of those told before dealt most; of several the paper's own, else the last told."""
    count = Counter(told)
    return max(told, key=lambda one: (count[one], one[1] == own), default=None)


def _joined_by(one: Draft, n: int, party: str, sides: frozenset[str]) -> Draft:
    kept = [p for p in one.parties if p in sides or not one.guessed]
    return replace(
        one,
        people=(*one.people, n),
        parties=tuple(dict.fromkeys((*kept, party))),
        sides=one.sides | {party},
        guessed=False,
        he=False,
    )


def gathered(one: Draft, row: Row, actors: Sequence[Actor], cast: Cast) -> Iterator[Draft]:
    """Talks told of one party, with those whom the next sentence says took part."""
    came = [a.person for a in actors if a.kind == "person" and not cast.people[a.person].voice]
    named = (p for n in came if (p := cast.people[n].party))
    sent = (p for a in actors if a.kind in ("office", "party") and not a.voice for p in a.parties)
    sides = tuple(dict.fromkeys((*named, *sent)))
    near = row.sentence.index - one.rows[-1] == 1 and one.kind in (
        *_TALKS,
        "conference",
        "exercise",
    )
    if near and len(sides) > 1 and any(cue.of("attend") for cue in row.cues):
        yield replace(
            one,
            people=tuple(dict.fromkeys((*one.people, *came))),
            parties=tuple(dict.fromkeys((*one.parties, *sides))),
            unnamed=(),
            rows=(*one.rows, row.sentence.index),
            sides=one.sides | frozenset(sides),
        )


def attended(last: Draft, row: Row, actors: Sequence[Actor], cast: Cast, now: date | None) -> Draft:
    """The talks told last with those whom the next sentence names as heads of delegations.

    Or what is told last with the day that the next says it lasts until: "They last until May 3".
    """
    alone = not last.until and all(actor.kind == "pair" for actor in actors)
    if last.kind in LONG and alone and row.sentence.index - last.rows[-1] == 1:
        return replace(last, until=slots.last_day(row, now, 0, len(row.tokens)))
    cued = any(cue.of("attend") or cue.of("side") for cue in row.cues)
    many = last.kind == "conference"
    if (
        not cued
        or not (many or last.kind in (*_TALKS, "exchange"))
        or row.sentence.index - last.rows[-1] > 1
    ):
        return last
    came = [a.person for a in actors if a.kind == "person" and not cast.people[a.person].voice]
    session = many or any(party in organisations() for party in last.parties)
    ours = [n for n in came if session or cast.people[n].party in last.parties]
    if not ours:
        return last
    sides = {p for n in ours if (p := cast.people[n].party)}
    return replace(
        last,
        date=last.date or slots.first_day(row, now),
        parties=tuple(dict.fromkeys((*last.parties, *sorted(sides)))),
        people=tuple(dict.fromkeys((*last.people, *ours))),
        rows=(*last.rows, row.sentence.index),
        sides=last.sides | sides,
    )


# --- where --------------------------------------------------------------------------------------


def _akin(a: Draft, b: Draft) -> bool:
    return bool(set(a.parties) & set(b.parties)) and not (
        len(a.parties) == len(b.parties) == 2 and set(a.parties) != set(b.parties)
    )


def _placed(one: Draft, others: Iterable[Draft], now: date | None) -> Draft:
    """Talks without a place were where dealings of the same people or parties were."""
    known = one.place
    if (known and known.city) or one.kind == "visit" or one.format != "in_person":
        return one
    if one.status == "proposed":
        return one  # what is only hoped for is nowhere yet
    near = [d for d in others if d.place and d.format == "in_person" and _lends(d, one)]
    near = [d for d in near if not long_ago(d, one, now)]
    tests: tuple[Callable[[Draft], bool], ...] = (
        lambda d: set(d.parties) == set(one.parties) and bool(set(d.people) & set(one.people)),
        lambda d: bool(set(d.people) & set(one.people)),
        lambda d: set(d.parties) == set(one.parties) and not of_others(d, one),
        lambda d: bool(one.setting) and len(d.parties) > 2 and set(one.parties) < set(d.parties),
    )
    lenders = [d for fits in tests for d in near if fits(d)]
    places = [d.place for d in lenders if d.place]
    places = [p for p in places if known is None or (p.city and p.country == known.country)]
    gone = bool(lenders) and lenders[0].kind == "visit" and lenders[0].date == one.date is not None
    if gone:  # there, wherever others were
        places = [p for p in places if p.country == places[0].country]
    found = next((p for p in places if p.city), next(iter(places), None))
    if found and one.elsewhere:
        found = Place(country=found.country)
    return replace(one, place=found) if found else one


def _lends(a: Draft, b: Draft) -> bool:
    """Whether one's place is the other's: at the same time, or one is the visit they are on."""
    same = b.during and a.kind == "visit" and a.status == b.status == "planned"
    if not same and a.status not in DONE and a.rows != b.rows and a.rows[-1] + 1 < b.rows[0]:
        return False
    own = a.kind == "visit" and set(a.parties) == set(b.parties)
    if a.status not in DONE and b.status in DONE and not own:
        return False  # where the next session will be, or somebody goes on to
    if b.kind == "exercise" and a.kind not in (b.kind, "ceremony"):
        return False  # which is not where the talks about it were
    return _together(a, b) and (a.date is None) <= (b.date is None or a.kind == "visit")


def _occasioned(one: Draft, before: Sequence[Draft]) -> Draft:
    """Further talks on the sidelines of an occasion are on those of the same."""
    if one.setting or one.kind != "meeting" or not one.people:
        return one
    able = (d for d in before if one.status in DONE or d.status == one.status)
    for last in able:
        if last.setting and _together(last, one) and set(last.people) & set(one.people):
            same = one.place is None or one.place == last.place
            day = last.date if len(last.parties) < 2 else None
            return replace(one, setting=last.setting, date=one.date or day) if same else one
    return one
