"""A clause in, its slots out: when, where, in what form and with what standing."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.dates import Resolved, Tense, TimeExpression, edtf, find_durations, resolve
from dragoman.frames.clauses import Clause
from dragoman.frames.denials import BORDERS
from dragoman.frames.marks import Mark
from dragoman.frames.occasions import Stage
from dragoman.frames.people import Actor
from dragoman.frames.row import Row
from dragoman.lexicon.frames import Frame, Language, cities
from dragoman.records import Format, Place, Status

_AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "postponed", "cancelled"})
_A_YEAR = timedelta(days=366)
_SOON, _LONG_AGO = timedelta(days=60), timedelta(days=180)
LONG = frozenset({"visit", "exercise", "port_call", "exchange", "conference"})
_OFF: frozenset[Status] = frozenset({"postponed", "cancelled", "denied"})
_LATELY, _FAR, _LONGEST = timedelta(days=4), 400, 60
_NEAR = 4  # words behind a list of states in which the verb of its last ones stands
_OVERRULES: tuple[Status, ...] = (
    "denied",
    "cancelled",
    "postponed",
    "held",
    "proposed",
    "planned",
    "ongoing",
)


def status(row: Row, clause: Clause, frame: Frame, *, tight: bool) -> Status:
    """The standing its cues give the clause; the strongest wins, the frame's own where none."""
    first, last = _between_commas(row, clause) if tight else (clause.first, clause.last)
    found: set[str] = {"denied"} if row.denied(clause.mark.first) else set()
    answering = False
    for cue in row.cues:
        if clause.told and cue.last <= clause.first and _valued(cue, "denied"):
            found.add("denied")  # "denied reports that ..."
        if clause.first <= cue.first < clause.last:
            answering = answering or cue.of("answering") is not None
            told = cue.of("status")
            of_next = told and told.value == "proposed" and _of_next(row, clause, cue)
            if told and not of_next and not (answering and told.value == "proposed"):
                near = first <= cue.first < last or told.value not in (
                    "planned",
                    "proposed",
                    "held",
                )
                found |= {told.value} if near else set()
    if not found and any(c.of("noun") and c.first == clause.mark.first for c in row.cues):
        before = [t.value for c in row.cues if c.last <= clause.first and (t := c.of("status"))]
        found |= {*before[-1:]} & {"planned"}
    if not found and _agreed(row, clause):
        found.add("planned")
    if frame.status == "held" and row.closing:
        found = {*found, row.closing} - {"held"}
    return next((s for s in _OVERRULES if s in found), frame.status)


def _agreed(row: Row, clause: Clause) -> bool:
    """Whether the phrase is what was agreed on, for a time that is told behind "agreed"."""
    said = [c for c in row.cues if c.of("agreed") and c.last <= clause.mark.first]
    since = said[-1].last if said else len(row.tokens)
    if any(since <= f.first < clause.mark.first for f in row.frames):
        return False
    return any(since <= t.first < clause.last and not t.attributive for t in row.times)


def _of_next(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether a cue is of the phrase after this one: "received him and invited him to visit"."""
    after = (m for m in row.frames if m.first >= cue.last and m.first < clause.last)
    return clause.mark.last <= cue.first and next(after, None) is not None


def _between_commas(row: Row, clause: Clause) -> tuple[int, int]:
    first = last = clause.mark.first
    while first > clause.first and row.low(first - 1) not in BORDERS:
        first -= 1
    while last < clause.last and row.low(last) not in BORDERS:
        last += 1
    return first, last


def told_of(row: Row, clause: Clause, kind: str, within: Mark | None = None) -> bool:
    """Whether the clause has a cue of a kind; `within`: one that holds this mark."""
    cues = [c for c in row.cues if c.of(kind) and clause.first <= c.first < clause.last]
    return any(within is None or c.first <= within.first < c.last for c in cues)


def by_pronoun(row: Row, clause: Clause, language: Language) -> bool:
    """Whether "he" does what the clause tells, and nobody is named before that."""
    before = range(clause.first, clause.mark.first)
    he = next((i for i in before if row.low(i) in language.he), -1)
    named = (a for a in clause.actors if a.kind != "party" and not a.voice)
    return he >= 0 and not any(a.first < he for a in named)


def topical(row: Row, mark: Mark | Actor) -> bool:
    """Whether a state or place is only talked about: "the situation in X"."""
    return any(
        cue.of("topic") and (0 <= mark.first - cue.last <= 1 or 0 <= cue.first - mark.last <= 1)
        for cue in row.cues
    )


def of_town(row: Row, state: Actor) -> bool:
    """Whether a state only says where the town before it is: "in Geneva, Switzerland"."""
    beyond = state.first - 1 - (row.low(state.first - 1) in BORDERS)
    mark = row.entity.get(beyond)
    meant = mark.meanings if mark and mark.first < state.first else ()
    return any(m.value in state.parties and m.role in ("capital", "") for m in meant)


def told_before(row: Row, clause: Clause, kind: str) -> bool:
    """Whether a cue of a kind stands before the phrase, in its clause or an earlier one."""
    return any(c.of(kind) and c.first < clause.mark.first for c in row.cues)


def told_already(row: Row, clause: Clause, language: Language) -> bool:
    """Whether the phrase only refers back: "at the end of the talks", "At the meeting, ..."."""
    mark = clause.mark
    afters = [cue for cue in row.cues if cue.of("after")]
    if "before" in language.grammar.owner:  # such words stand behind what they are of
        return any(cue.first == mark.last for cue in afters)
    if any(0 <= mark.first - cue.last <= 2 for cue in afters):
        return True
    return row.low(mark.last) in BORDERS and row.follows(mark.first, language.place.at)


def wished(row: Row, clause: Clause) -> bool:
    """Whether the clause only wishes for what it names."""
    return any(cue.of("wish") and clause.first <= cue.first < clause.mark.first for cue in row.cues)


def form(row: Row, clause: Clause, frame: Frame) -> Format:
    """The format a cue names, else the frame's."""
    for cue in row.cues:
        if clause.first <= cue.first < clause.last and (meaning := cue.of("format")):
            return meaning.value  # type: ignore[return-value]  # a key of the table
    return frame.format


def when(
    row: Row, clause: Clause, frame: Frame, now: date | None, standing: Status, running: str | None
) -> str | None:
    """The date of the clause: the narrowest of its times, else the last time told before it.

    `running` is the date of the engagement told before: what "the same day" is.
    """
    tense: Tense = "future" if standing in _AHEAD else "past"
    told = edtf.single(running) if running else None
    inside = [t for t in row.times if clause.first <= t.first < clause.last]
    before = [t for t in row.times if t.first < clause.first][-1:]
    found: str | None = None
    for time in sorted(inside, key=lambda t: _apart(clause.mark, t)) or before:
        if time.attributive or (time.bound == "until" and frame.kind in LONG):
            continue
        answer = _resolved(time, told if time.anchor == "event" and told else now, tense)
        if answer is None or (standing in _OFF and _of_report(row, clause, time, answer.edtf, now)):
            continue
        whole = found is not None and frame.kind in LONG and "/" in found
        if found is None or (not whole and edtf.contains(found, answer.edtf)):
            found = answer.edtf
    return found


def first_day(row: Row, now: date | None) -> str | None:
    """The first day that a sentence names, told as past."""
    found = (_resolved(t, now, "past") for t in row.times if not t.attributive)
    return next((a.edtf for a in found if a and edtf.single(a.edtf)), None)


def _of_report(row: Row, clause: Clause, time: TimeExpression, day: str, now: date | None) -> bool:
    """Whether a day is when something was called off, not when it was to be."""
    limits = edtf.bounds(day)
    if limits is None or now is None or not now - _LATELY <= limits[0] <= limits[1] <= now:
        return False
    near = min((_apart(c, time) for c in row.cues if _reports(c)), default=_FAR)
    due = min((_apart(c, time) for c in row.cues if _valued(c, "planned")), default=_FAR)
    return near < min(due, _apart(clause.mark, time))


def _apart(mark: Mark, time: TimeExpression) -> int:
    return max(mark.first - time.last, time.first - mark.last)


def _valued(cue: Mark, status: Status) -> bool:
    return any(m.kind == "status" and m.value == status for m in cue.meanings)


def _reports(cue: Mark) -> bool:
    return cue.of("said") is not None or any(_valued(cue, status) for status in _OFF)


def until(row: Row, clause: Clause, now: date | None) -> str | None:
    """The last day of what the clause tells, where it says until when."""
    for time in row.times:
        if time.bound == "until" and clause.first <= time.first < clause.last:
            answer = _resolved(time, now, "future")
            return answer.edtf if answer and edtf.single(answer.edtf) else None
    return None


def lasting(row: Row, clause: Clause, language: Language) -> int:
    """How many days it lasts, where the clause says so; 0 where it does not."""
    lengths = find_durations(row.tokens, language.calendar)
    days = (t.days for t in lengths if clause.first <= t.first)
    return next((n for n in days if n <= _LONGEST), 0)


def _resolved(time: TimeExpression, now: date | None, tense: Tense) -> Resolved | None:
    """As told, but a day of the weeks to come is not taken for one of a year ago."""
    answer = resolve(time, now, tense)
    nearest = resolve(time, now, "none") if answer and now and tense == "past" else None
    if answer and nearest and now and nearest.edtf != answer.edtf:
        bounds, past = edtf.bounds(nearest.edtf), edtf.bounds(answer.edtf)
        if bounds and past and now < bounds[0] <= now + _SOON and past[1] < now - _LONG_AGO:
            return nearest
    return answer


def settled(standing: Status, day: str | None, now: date | None) -> Status:
    """Held things are not of days to come."""
    if standing == "held" and day and now and edtf_after(day, now):
        return "planned"
    return standing


def edtf_after(day: str, now: date) -> bool:
    """Whether a date begins after a day."""
    start = day.partition("/")[0]
    return "X" not in start and start > now.isoformat()[: len(start)]


def where(row: Row, clause: Clause, language: Language, frame: Frame, home: str) -> Place | None:
    """Where it was: a place after "in" or with its ending; the state gone to for a visit."""
    best = Place(country=frame.to) if frame.to else None
    offices = {i for a in _named(clause) for i in range(a.first, a.last)}
    inside = [m for m in row.entities if clause.first <= m.first < clause.last]
    inside = [m for m in inside if not topical(row, m)]
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
        first = max((i + 1 for i in range(clause.first - 1) if row.low(i) in BORDERS), default=0)
        return where(row, replace(clause, first=first), language, frame, home) or best
    return further or best


def _cities(row: Row, clause: Clause, offices: set[int], language: Language) -> Iterator[Mark]:
    """Cities that only the table of the world's cities knows."""
    words = (*language.place.at, *language.place.to)
    named = offices | {i for stage in row.stages for i in range(stage.first, stage.last)}
    for i in range(clause.first, clause.last):
        if i in row.entity or i in named or (not row.joined and row.tokens[i].word[0].islower()):
            continue
        if words and not row.follows(i, words):
            continue
        size, meanings = cities(language.code).longest(row.tokens, i)
        if size:
            yield Mark(i, i + size, meanings)


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
        place = _place(row, mark, home, goal=frame.goal)
        if place:
            until = mark.last
            best = place if best is None or place.city else best
    return best


def _place(row: Row, mark: Mark, home: str, *, goal: bool) -> Place | None:
    """The place a mark names: a city, a capital, a state."""
    if meaning := mark.of("place"):
        return Place(city=meaning.base, country=meaning.value)
    if mark.of("ours"):
        return Place(country=home) if home else None
    party = mark.of("party")
    capital = next((m for m in mark.meanings if m.role == "capital"), None)
    if capital and not (goal and party and party.role == "name"):  # the city of a city state
        return Place(city=capital.base, country=capital.value)
    if party and (party.role == "name" or _capital_of(row, mark.last)):
        return Place(country=party.value)
    return None


def _capital_of(row: Row, i: int) -> bool:
    """Whether a word for a capital stands at a token: "the Mongolian capital"."""
    return any(cue.first == i and cue.of("capital") for cue in row.cues)


def _placed(row: Row, clause: Clause, mark: Mark, language: Language, frame: Frame) -> bool:
    """Whether what stands before a place, or its ending, says that something was there."""
    words = language.place
    if frame.goal and (mark.first == clause.mark.last or row.follows(mark.first, words.to)):
        return True
    if row.follows(mark.first, words.at) or row.low(mark.last) in words.behind:
        return True
    low = row.low(mark.last - 1)
    tail = row.low(mark.last - 1) if row.low(mark.last - 2) == "-" else ""
    endings = [*words.at_endings, *(words.to_endings if frame.goal else ())]
    return any(low.endswith(ending) or tail == ending for ending in endings)


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


def own_part(row: Row, clause: Clause, language: Language) -> Clause:
    """A clause up to the comma behind which states do something: "visits X, Y and Z expressed"."""
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


def _listed(row: Row, a: Actor, b: Actor, language: Language) -> bool:
    """Whether only commas, "and" and "to" stand between two states."""
    han = language.grammar.han
    joins = {*BORDERS, "、", *language.joins, *(han.beside if han else "")}
    gap = range(a.last, b.first)
    led = (i for i in gap if row.low(i) not in joins and row.kind(i) != "join")
    return 0 < len(gap) <= 3 and all(row.low(i) in language.place.to for i in led)


def beside(row: Row, clause: Clause) -> Stage | None:
    """The occasion it was on the sidelines of."""
    return next((stage for stage in row.stages if stage.first < clause.last), None)


def _named(clause: Clause) -> list[Actor]:
    return [a for a in clause.actors if a.kind in ("person", "office")]


def dated(day: str | None) -> str | None:
    """A date that may be an engagement's; a span of more than a year is the term of a plan."""
    bounds = edtf.bounds(day) if day else None
    return None if bounds and bounds[1] - bounds[0] > _A_YEAR else day
