"""A clause in, its slots out: when, where, in what form and with what standing."""

from datetime import date, timedelta

from dragoman.dates import Resolved, Tense, TimeExpression, edtf, resolve
from dragoman.frames.clauses import BORDERS, Clause
from dragoman.frames.marks import Mark
from dragoman.frames.row import Row
from dragoman.lexicon.frames import Frame, Language
from dragoman.records import Format, Place, Status

_AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "postponed", "cancelled"})
_A_YEAR = timedelta(days=366)
_SOON, _LONG_AGO = timedelta(days=60), timedelta(days=180)
_OVERRULES: tuple[Status, ...] = (
    "denied",
    "cancelled",
    "postponed",
    "proposed",
    "planned",
    "ongoing",
)


def status(row: Row, clause: Clause, frame: Frame, *, tight: bool) -> Status:
    """The standing its cues give the clause; the strongest wins, the frame's own where none."""
    first, last = _between_commas(row, clause) if tight else (clause.first, clause.last)
    found: set[str] = set()
    answering = False
    for cue in row.cues:
        if clause.first <= cue.first < clause.last:
            answering = answering or cue.of("answering") is not None
            told = cue.of("status")
            if told and not (answering and told.value == "proposed"):
                near = first <= cue.first < last or told.value not in ("planned", "proposed")
                found |= {told.value} if near else set()
    return next((s for s in _OVERRULES if s in found), frame.status)


def _between_commas(row: Row, clause: Clause) -> tuple[int, int]:
    first = last = clause.mark.first
    while first > clause.first and row.low(first - 1) not in BORDERS:
        first -= 1
    while last < clause.last and row.low(last) not in BORDERS:
        last += 1
    return first, last


def told_already(row: Row, clause: Clause) -> bool:
    """Whether the phrase only refers back: "at the end of the talks"."""
    return any(cue.of("after") and 0 <= clause.mark.first - cue.last <= 2 for cue in row.cues)


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
    row: Row, clause: Clause, now: date | None, standing: Status, running: str | None
) -> str | None:
    """The date of the clause: the narrowest of its times, else the last time told before it.

    `running` is the date of the engagement told before: what "the same day" is.
    """
    tense: Tense = "future" if standing in _AHEAD else "past"
    told = edtf.single(running) if running else None
    inside = [t for t in row.times if clause.first <= t.first < clause.last]
    before = [t for t in row.times if t.first < clause.first][-1:]
    found: str | None = None
    for time in inside or before:
        if time.attributive:
            continue
        answer = _resolved(time, told if time.anchor == "event" and told else now, tense)
        if answer and (found is None or edtf.contains(found, answer.edtf)):
            found = answer.edtf
    return found


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


def where(row: Row, clause: Clause, language: Language, frame: Frame) -> Place | None:
    """Where it was: a place after "in" or with its ending; the state gone to for a visit."""
    best = Place(country=frame.to) if frame.to else None
    until = -1  # where the last place ended: what follows at once is inside it
    for mark in row.entities:
        if not clause.first <= mark.first < clause.last:
            continue
        if mark.first != until and not _placed(row, clause, mark, language, frame):
            continue
        place = _place(row, mark)
        if place:
            until = mark.last
            best = place if best is None or place.city else best
            if place.city:
                break
    return best


def _place(row: Row, mark: Mark) -> Place | None:
    """The place a mark names: a city, a capital, a state."""
    if meaning := mark.of("place"):
        return Place(city=meaning.base, country=meaning.value)
    party = mark.of("party")
    if party and party.role == "capital":
        return Place(city=party.base, country=party.value)
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
    if row.follows(mark.first, words.at):
        return True
    low = row.low(mark.last - 1)
    tail = row.low(mark.last - 1) if row.low(mark.last - 2) == "-" else ""
    endings = [*words.at_endings, *(words.to_endings if frame.goal else ())]
    return any(low.endswith(ending) or tail == ending for ending in endings)


def beside(row: Row, clause: Clause) -> str | None:
    """The occasion it was on the sidelines of: the words from the cue to the name's noun."""
    cues = [c for c in row.cues if clause.first <= c.first < clause.last]
    for cue in cues:
        if not cue.of("beside"):
            continue
        for noun in cues:
            if noun.of("occasion") and abs(noun.first - cue.first) <= 14:
                first, last = sorted(((cue.first, cue.last), (noun.first, noun.last)))
                begin = first[1] if first == (cue.first, cue.last) else _quoted(row, first[0])
                end = last[1] if last == (noun.first, noun.last) else last[0]
                return row.span(begin, end) if begin < end else None
    return None


def _quoted(row: Row, noun: int) -> int:
    """Where the name that ends in the noun begins: at its quotation mark or capital."""
    i = noun
    while i > 0 and (row.tokens[i - 1].word[:1].isupper() or row.low(i - 1) in '“”«»"-'):
        i -= 1
    return i


def dated(day: str | None) -> str | None:
    """A date that may be an engagement's; a span of more than a year is the term of a plan."""
    bounds = edtf.bounds(day) if day else None
    return None if bounds and bounds[1] - bounds[0] > _A_YEAR else day
