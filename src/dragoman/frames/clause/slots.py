"""A clause in, its slots out: when, in what form, with what standing, on what occasion."""

from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.dates import Resolved, Tense, TimeExpression, edtf, find_durations, resolve
from dragoman.frames.clause import supposing
from dragoman.frames.clause.clauses import Clause
from dragoman.frames.clause.standing import due_once, valued
from dragoman.frames.persons.people import Actor
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.occasions import Stage
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.forms import Meaning
from dragoman.lexicon.frames import Frame, Language
from dragoman.records import DONE, Format, Status

_AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "postponed", "cancelled"})
_A_YEAR, _WEEK = timedelta(days=366), timedelta(days=6)
_SOON, _LONG_AGO = timedelta(days=60), timedelta(days=180)
_NEXT, _AGO = timedelta(days=3), timedelta(days=20)
LONG = frozenset({"visit", "exercise", "port_call", "exchange", "conference"})
_OFF: frozenset[Status] = frozenset({"postponed", "cancelled", "denied"})
_OPENS = frozenset("(（")
_NAMED = 6  # tokens from a company to the brackets behind its name
_BEHIND = 2  # tokens from "postponed" to the day that it leads to
_LATELY, _FAR, _LONGEST = timedelta(days=4), 400, 60


def told_of(row: Row, clause: Clause, kind: str, within: Mark | None = None) -> bool:
    """Whether the clause has a cue of a kind; `within`: one that holds this mark."""
    cues = [c for c in row.cues if c.of(kind) and clause.first <= c.first < clause.last]
    return any(within is None or c.first <= within.first < c.last for c in cues)


def by_pronoun(row: Row, clause: Clause, language: Language) -> bool:
    """Whether "he" does what the clause tells, and nobody is named before that."""
    before = range(clause.first, clause.mark.first)
    held = {i for a in clause.actors for i in range(a.first, a.last)}  # "Mr X" is not "he"
    he = next((i for i in before if row.low(i) in language.he and i not in held), -1)
    named = (a for a in clause.actors if a.kind != "party" and not a.voice)
    return he >= 0 and not any(a.first < he for a in named)


def topical(row: Row, mark: Mark | Actor, language: Language) -> bool:
    """Whether a state or place is only talked about: "the situation in X".

    Where owners stand before, so do what is talked about: "X's situation"; adjectives do anywhere.
    What somebody talked "about" in X, he did not talk about as X's.
    """
    there = row.low(mark.last - 1).endswith(tuple(language.place.at_endings) or "\0")
    cues = [c for c in row.cues if c.of("topic") and not (there and c.of("about"))]
    owns = "before" in language.grammar.owner
    behind = 3 if owns else 0 if language.grammar.agreement and _adjective(mark) else -1
    ahead = 0 if row.low(mark.first - 1) in BORDERS else 1
    if cues and behind < 0 and row.kind(mark.first - 1) == "join":  # "companies of X and Y"
        first = row.entity.get(mark.first - 2)
        return bool(first and first.of("party") and topical(row, first, language))
    if cues and row.low(mark.first - 1) in _OPENS:
        ahead = _NAMED  # "the company X (of Y)"
    return any(
        0 <= mark.first - cue.last <= ahead or 0 <= cue.first - mark.last <= behind for cue in cues
    )


def _adjective(mark: Mark | Actor) -> bool:
    """Whether a state is told by its adjective: "Chinese"."""
    if isinstance(mark, Actor):
        return mark.role == "demonym"
    return any(m.role == "demonym" for m in mark.meanings)


def of_town(row: Row, state: Actor) -> bool:
    """Whether a state only says where a town is: "in Geneva, Switzerland", "the Swiss capital"."""
    if any(cue.first == state.last and cue.of("capital") for cue in row.cues):
        return True
    before = row.entity.get(state.first - 1 - (row.low(state.first - 1) in BORDERS))
    after = row.entity.get(state.last)  # "in China's Kunming"
    meant = (*(before.meanings if before else ()), *(after.meanings if after else ()))
    return any(m.value in state.parties and _is_town(m) for m in meant)


def _is_town(meaning: Meaning) -> bool:
    return meaning.kind == "place" or meaning.role == "capital"


def of_other(row: Row, clause: Clause, i: int) -> bool:
    """Whether a token is of another thing: "discussed the exercise that is to be held in May".

    Where verbs stand last, so is what stands behind the verb of the phrase.
    """
    if any(clause.mark.first < end <= i for end in row.ends):
        return True
    if any(clause.mark.last <= first < i for first in supposing.supposed(row)):
        return True
    since = [c.last for c in row.cues if c.of("participle") and i < c.first]
    if since and clause.mark.last <= i and _parted(row, clause.mark.last, i):
        return not _parted(row, i, min(since))
    others = (m for m in (*row.frames, *row.cues) if m in row.frames or m.of("about"))
    return any(m.first >= first for m in others if m.first < clause.mark.first for first in since)


def _parted(row: Row, first: int, last: int) -> bool:
    """Whether a border stands between two tokens."""
    return any(row.low(n) in BORDERS for n in range(first, last))


def told_before(row: Row, clause: Clause, kind: str) -> bool:
    """Whether a cue of a kind stands before the phrase, in its clause or an earlier one."""
    return any(c.of(kind) and c.first < clause.mark.first for c in row.cues)


def told_already(row: Row, clause: Clause, language: Language) -> bool:
    """Whether the phrase only refers back: "at the end of the talks", "At the meeting, ..."."""
    mark = clause.mark
    afters = [cue for cue in row.cues if cue.of("after")]
    if "before" in language.grammar.owner:  # such words stand behind what they are of
        opens = mark.first == clause.first  # "at the talks", in one word
        return any(cue.first in (mark.last, mark.first if opens else -1) for cue in afters)
    if any(0 <= mark.first - cue.last <= 2 for cue in afters):
        return True
    return row.low(mark.last) in BORDERS and row.follows(mark.first, language.place.at)


def been(row: Row, clause: Clause, language: Language) -> bool:
    """Whether a phrase tells, by its verb or a word before it, what has been."""
    if row.low(clause.mark.first).endswith(tuple(language.grammar.past) or "\0"):
        return True
    return bool(language.grammar.past) and told_already(row, clause, language)


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
    gone = standing == "cancelled" and due_once(row, clause)  # "did not take place"
    tense: Tense = "future" if standing in _AHEAD and not gone else "past"
    told = edtf.single(running) if running else None
    own = _own_times(row, clause, frame)
    inside = [t for t in own if clause.first <= t.first < clause.last]
    before = [t for t in own if t.first < clause.first][-1:]
    found: str | None = None
    near = sorted(
        inside,
        key=lambda t: (not _moved(row, t, standing), _said_on(row, t), _apart(clause.mark, t)),
    )
    headed = (row.under,) if row.under and standing in DONE else ()
    for time in near or before or headed:
        if time.attributive or (time.bound == "until" and frame.kind in LONG):
            continue
        off = standing in _OFF
        past = time is row.under  # no chronicle is of days to come
        answer = (
            resolve(time, now, "past")
            if past
            else _resolved(time, _base(row, time, told, now), tense, off=off)
        )
        if answer and now and not inside and edtf_after(answer.edtf, now) and _done(row, clause):
            continue  # "said that he would visit in June, and met X"
        if standing == "planned" and now and _just_gone(time, answer, now):
            continue  # "said on the 13th that they plan to meet", on the 14th
        if answer is None or (standing in _OFF and _of_report(row, clause, time, answer.edtf, now)):
            continue
        whole = found is not None and frame.kind in LONG and "/" in found
        vague = frame.kind == "signing" and _broad(found) and not _broad(answer.edtf)
        if found is None or vague or (not whole and edtf.contains(found, answer.edtf)):
            found = answer.edtf
    return found


def _own_times(row: Row, clause: Clause, frame: Frame) -> list[TimeExpression]:
    """The times of no other thing; of an aside, "will meet X, here on a visit", those in it."""
    own = [t for t in row.times if not of_other(row, clause, t.first)]
    mark = clause.mark
    if frame.status != "ongoing" or row.low(mark.first - 1) not in BORDERS:
        return own
    return [t for t in own if mark.first <= t.first and not _parted(row, mark.last, t.first)]


def _said_on(row: Row, time: TimeExpression) -> bool:
    """Whether a time is that of a report, whose words stand behind it: "said on Monday, that"."""
    said = any(c.of("said") and 0 <= time.first - c.last <= 1 for c in row.cues)
    return said and time.last < len(row.tokens) and row.low(time.last) in BORDERS


def _just_gone(time: TimeExpression, answer: Resolved | None, now: date) -> bool:
    """Whether a day without a year is one of the last days, though it is told as one to come."""
    bounds = edtf.bounds(answer.edtf) if answer and time.anchor == "document" else None
    if bounds and bounds[1] < now:
        return True  # "said yesterday that they will meet"
    nearest = resolve(time, now, "none")
    last = edtf.single(nearest.edtf) if nearest and nearest != answer else None
    return last is not None and now - _LATELY <= last <= now


def _moved(row: Row, time: TimeExpression, standing: Status) -> bool:
    """Whether a time is that to which something was put off: "postponed to June"."""
    if time.bound == "from" or standing != "postponed":
        return False
    ends = [c.last for c in row.cues if valued(c, standing)]
    left = [t.last for t in row.times if t.bound == "from"]  # "from May to June"
    ends += (end for end in left if any(0 < end - e <= _BEHIND + 1 for e in ends))
    return any(0 < time.first - end <= _BEHIND for end in ends)


def _base(
    row: Row, time: TimeExpression, told: date | None, now: date | None
) -> date | None:  # fmt: skip
    """The day that a time counts from: "the same day" from the day told before it."""
    if time.anchor != "event":
        return now
    before = (t for t in reversed(row.times) if t.last <= time.first and t.anchor != "event")
    found = (resolve(t, now, "past") for t in before)
    days = (day for answer in found if answer and (day := edtf.single(answer.edtf)))
    return next(days, told or now)


def of_session(row: Row, clause: Clause) -> Clause:
    """A clause without those who only agree on a session to come: it has its own members."""
    session = any(c.of("noun") and c.first == clause.mark.first for c in row.cues)
    said = [c.first for c in row.cues if c.of("agreed") and c.last <= clause.mark.first]
    if not (session and said):
        return clause
    kept = (a for a in clause.actors if a.first >= said[-1] or not a.office)
    return replace(clause, actors=tuple(kept))


def _done(row: Row, clause: Clause) -> bool:
    """Whether a clause says that what it tells has been."""
    inside = (c for c in row.cues if clause.first <= c.first < clause.last)
    return any(valued(c, "held") for c in inside)


def _broad(day: str | None) -> bool:
    """Whether a time is a year or more, as the term of what is signed is."""
    bounds = edtf.bounds(day) if day else None
    return bounds is not None and bounds[1] - bounds[0] >= _A_YEAR - timedelta(days=2)


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
    due = min((_apart(c, time) for c in row.cues if valued(c, "planned")), default=_FAR)
    return near < min(due, _apart(clause.mark, time))


def _apart(mark: Mark, time: TimeExpression) -> int:
    return max(mark.first - time.last, time.first - mark.last)


def _reports(cue: Mark) -> bool:
    return cue.of("said") is not None or any(valued(cue, status) for status in _OFF)


def until(row: Row, clause: Clause, now: date | None) -> str | None:
    """The last day of what the clause tells, where it says until when."""
    return last_day(row, now, clause.first, clause.last)


def last_day(row: Row, now: date | None, first: int, last: int) -> str | None:
    """The day until which something lasts, by the words of a run of tokens."""
    for time in row.times:
        if time.bound == "until" and first <= time.first < last:
            answer = _resolved(time, now, "future")
            return answer.edtf if answer and edtf.single(answer.edtf) else None
    return None


def lasting(row: Row, clause: Clause, language: Language) -> int:
    """How many days it lasts, where the clause says so; 0 where it does not.

    Below 0 where it has ended, and its day is its last: "concluded a three-day visit".
    """
    lengths = find_durations(row.tokens, language.calendar)
    days = (t.days for t in lengths if clause.first <= t.first)
    found = next((n for n in days if n <= _LONGEST), 0)
    return -found if told_of(row, clause, "ended") else found


def _resolved(
    time: TimeExpression, now: date | None, tense: Tense, *, off: bool = False
) -> Resolved | None:
    """As told, but a day of the weeks to come is not taken for one of a year ago.

    Nor is one of the last weeks, of what was called `off`, taken for one of next year.
    """
    answer = resolve(time, now, tense)
    either = off or tense == "past"
    nearest = resolve(time, now, "none") if answer and now and either else None
    if answer and nearest and now and nearest.edtf != answer.edtf:
        bounds, told = edtf.bounds(nearest.edtf), edtf.bounds(answer.edtf)
        if bounds and told and abs(bounds[0] - now) <= _SOON and abs(told[1] - now) > _LONG_AGO:
            return nearest
        if off and bounds and told and now - _WEEK <= bounds[0] <= now < told[0] - _AGO:
            return nearest  # "the 7th", of what was off, on the 9th
        if bounds and told and now < bounds[0] <= now + _NEXT and told[1] < now - _AGO:
            return nearest  # "the 13th", on the 12th
    return answer


def settled(
    standing: Status, day: str | None, now: date | None, *, long: bool = False, week: bool = False
) -> Status:
    """Held things are not of days to come; what began before today goes on until its last day.

    `week`: a heading tells of it, in which a visit "this week" is one still to come.
    """
    if standing == "held" and day and now and edtf_after(day, now):
        return "planned"
    bounds = edtf.bounds(day) if long and standing == "held" and day and "/" in day else None
    if bounds and week and bounds[1] - bounds[0] == _WEEK and not bounds[0].weekday():
        return "planned" if now and bounds[0] <= now < bounds[1] else standing
    return "ongoing" if bounds and now and bounds[0] < now < bounds[1] else standing


def edtf_after(day: str, now: date) -> bool:
    """Whether a date begins after a day."""
    start = day.partition("/")[0]
    return "X" not in start and start > now.isoformat()[: len(start)]


def of_holders(clause: Clause) -> bool:
    """Whether it is a gathering of office-holders, who may be named in the next sentence."""
    named = (a for a in clause.actors if a.kind == "office" and a.plural)
    return any(a.first == clause.mark.last for a in named)


def beside(row: Row, clause: Clause) -> Stage | None:
    """The occasion it was on the sidelines of."""
    return next((stage for stage in row.stages if stage.first < clause.last), None)


def dated(day: str | None) -> str | None:
    """A date that may be an engagement's; a span of more than a year is the term of a plan."""
    bounds = edtf.bounds(day) if day else None
    return None if bounds and bounds[1] - bounds[0] > _A_YEAR else day
