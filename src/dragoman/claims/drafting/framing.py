"""What a sentence leaves behind for those after it: headings, gatherings, days of meetings.

A row, its phrases and the discourse come in; the discourse learns what frames the sentences that
follow. Titles frame nothing but by a day that is not the document's own.
"""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import headings, occasions, where
from dragoman.claims.circumstances.headings import Agenda, Heading, Stage
from dragoman.claims.drafting import diaries
from dragoman.claims.sentence.draft import Cast, Known
from dragoman.claims.sentence.row import Row, rightward
from dragoman.claims.sentence.scene import Scene
from dragoman.claims.sides import subjects
from dragoman.claims.told import hearing, teams
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf, resolve
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Status

_HEAD = 4  # tokens before whom a sentence opens with: "On Monday, X"
_STAY = 5  # days at most; "earlier this week" dates no meeting
_WEEK = 7  # days of a diary
_SHORT = 4  # tokens of a line that names a state and no day: "2. Uruguay"


def before(row: Row, hits: Sequence[Hit], scene: Scene, told: Discourse, known: Known) -> None:
    """Let a line that calls a list a diary, or only says when and where, frame what follows."""
    told.program = told.program or diaries.announced(row, hits, told, known.cues)
    if not row.times and len(row.lows) > _SHORT and not row.lows[0][0].isdigit():
        return
    line = headings.heading(row, hits, scene, known)
    diary = told.entry is not None and not known.cues.programs.isdisjoint(row.said)
    own = row.sentence.role == "title" and not diary
    if line is None or (own and not _of_another_day(line, known)):
        return
    under = headings.frames(told.heading, row.sentence)
    if line.day is None or under is None or not (under.alone and under.times):
        told.heading = headings.under(line, told.heading)


def gone_by(row: Row, hits: Sequence[Hit], known: Known) -> Known:
    """Under "Diary of the President, 5-9 May", read later: "on Monday" is a day of that week."""
    if hits or len(row.times) != 1 or row.sentence.role != "title":
        return known
    days = resolve(row.times[0], known.reference, "none")
    limits = edtf.bounds(days.edtf) if days else None
    if limits is None or known.reference is None or limits[1] >= known.reference:
        return known
    if not 0 < (limits[1] - limits[0]).days <= _WEEK:
        return known
    return replace(known, reference=limits[1], over=True)


def _of_another_day(line: Heading, known: Known) -> bool:
    """Whether a line above the text names a day that is not the document's."""
    day = edtf.single(headings.day(line, "none", known)) if line.alone else None
    return day is not None and known.reference is not None and day != known.reference


def after(row: Row, hits: Sequence[Hit], told: Discourse, known: Known, *, silent: bool) -> None:
    """Note where people are, at which gathering, and the meetings told of without counterparts."""
    told.here = where.stay(row) or told.here
    told.diary = told.diary or diaries.owner(row, told, known.cues)
    told.team = teams.named(row, told.persons, known.cues) or told.team
    told.occasion = _gathering(row) or _shown(row, known.cues) or told.occasion
    told.stage = _stage(row, known.cues, told.stage)
    title = row.sentence.role == "title" and row.lows[-1] != ":"
    if silent and hits and not title:
        people = (a.person for a in row.actors if a.person is not None)
        names = frozenset(told.persons[i].name for i in people)
        running = told.running(row.sentence.index)
        program = headings.agenda(row, hits, names, running, known)
        told.agenda = program or told.agenda
        told.several |= program is not None and _bilaterals(row)
    if (silent or told.kind == "visit") and not title:
        told.agenda = _stay(row, told, known) or _attending(row, told, known) or told.agenda
    if hits and not title:
        told.follow(_speaking(row, known))
    if not hits and not title:
        told.follow(hearing.followed(row, _opening(row, told, known)))
        told.kept = hearing.own(row) or told.kept
        told.together = _together(row, told) or told.together


def _bilaterals(row: Row) -> bool:
    """Of "held a number of bilateral meetings": one with each of those named next."""
    two = row.closed.bilaterals
    return not two.isdisjoint(row.said) and not (row.closed.several - two).isdisjoint(row.said)


def _opening(row: Row, told: Discourse, known: Known) -> list[Actor]:
    """Whom a sentence that tells of no engagement is about, who speaks at its end too, unless it
    only gives the answer of somebody met: "The Lao minister thanked him. In his talks with B" goes
    on about the host.
    """
    quoting = [a for a in row.actors if a.kind == "person" and row.low(a.last) in known.cues.saying]
    spoken_of = told.persons[told.kept[1]].name if told.kept else None
    met = {p.name for p in told.pair[1:]} - {spoken_of}
    return [
        actor
        for actor in quoting[-1:] or subjects.opening(row, len(row.lows))
        if (quoting or actor.first < _HEAD) and _followed(actor, told, met)
    ]


def _followed(actor: Actor, told: Discourse, met: Collection[str | None]) -> bool:
    """Whether somebody a sentence opens with may be followed: no one met who only answers."""
    if actor.person is None:
        return actor.kind == "office" and bool(actor.parties)
    return told.persons[actor.person].name not in met


def _speaking(row: Row, known: Known) -> list[Actor]:
    """Who says at the head of a sentence what it tells of others: "X said A would meet B. He"."""
    first = next((a for a in row.actors if a.kind == "person"), None)
    if first is None or first.first >= _HEAD or row.low(first.last) not in known.cues.saying:
        return []
    return [first]


def _together(row: Row, told: Discourse) -> Cast | None:
    """The two of two states that a sentence opens with: "A and his Lao counterpart B inspected"."""
    first = next(iter(subjects.opening(row, len(row.lows))), None)
    if told.parties or first is None or first.first >= _HEAD:
        return None
    cast = told.cast(rightward(row, first), "participant")
    return cast if len(cast.participants) == len(set(cast.parties)) == 2 else None


def _stay(row: Row, told: Discourse, known: Known) -> Agenda | None:
    """A day somebody spent somewhere, as it frames the meetings told of next."""
    found = where.stay(row) if row.times else None
    if found is None:
        return None
    days = [resolve(time, known.reference) for time in row.times]
    day = next((answer.edtf for answer in days if answer), None)
    limits = edtf.bounds(day) if day else None
    if limits is None or (limits[1] - limits[0]).days > _STAY:
        return None
    return Agenda(
        sentence=row.sentence.index,
        persons=frozenset({told.persons[found[0]].name}),
        status="held",
        date=day,
        place=found[1],
        setting=None,
    )


def _attending(row: Row, told: Discourse, known: Known) -> Agenda | None:
    """Days somebody is at a gathering: whom they meet there, they meet in its town."""
    cued = known.cues.attending | known.cues.partaking | row.closed.delegations
    if cued.isdisjoint(row.said):
        return None
    at = next((i for i in range(len(row.lows)) if _attends(row, i, known.cues)), 0)
    if not at:
        return None
    place = where.gathering_place(row)
    days = [resolve(time, known.reference, "none") for time in row.times]
    found = next((answer.edtf for answer in days if answer), None)
    if (
        not row.times
        and (told.kind is None or told.titled)
        and known.cues.future.isdisjoint(row.lows[:at])
    ):
        found = known.reference.isoformat() if known.reference else None  # the day of the news
    limits = edtf.bounds(found) if found else None
    names = _there(row, at, told)
    if not at or place is None or limits is None or known.reference is None or not names:
        return None
    if (limits[1] - limits[0]).days > _STAY:
        return None
    over = not known.cues.concluding.isdisjoint(row.lows[:at])  # on the day it ended, or before
    done = limits[0] <= known.reference
    status: Status = "held" if done else "planned"
    return Agenda(
        sentence=row.sentence.index,
        persons=names,
        status=status,
        date=None if over else found,
        place=place,
        setting=_gathering(row),
    )


def _there(row: Row, at: int, told: Discourse) -> frozenset[str]:
    """Who is at a gathering: the subject of a sentence, the writer of a letter."""
    if told.speaker is not None and "i" in row.lows[:at]:
        return frozenset({told.persons[told.speaker].name})
    people = (a.person for a in subjects.opening(row, at))
    return frozenset(told.persons[i].name for i in people if i is not None)


def _attends(row: Row, i: int, cues: Clauses) -> bool:
    """Whether somebody is at a gathering: "attended", "took part on Monday in"; but "ruled out
    her participation in".
    """
    if row.lows[i] in row.closed.delegations and row.low(i + 1) == "to":
        return cues.future.isdisjoint(row.lows[:i])  # "led the Lao delegation to the Session"
    if row.lows[i] in cues.partaking:
        k = i - (row.low(i - 1) in row.closed.possessives)
        return not cues.concluding.isdisjoint(row.lows[max(k - 2, 0) : k])
    k = row.times[row.time_at[i + 1]].last if i + 1 in row.time_at else i + 1
    return row.lows[i] in cues.attending and (row.lows[i] != "part" or row.low(k) == "in")


def _stage(row: Row, cues: Clauses, known: Stage | None) -> Stage | None:
    """The gathering that a sentence sets the later ones at."""
    margin, place = occasions.margin(row, cues), where.gathering_place(row)
    ahead = row.has(cues.future_after)  # "the next is to be held in"
    if known is not None and (ahead or occasions.on_margins(row, cues)):
        return known
    if (margin is None and place is None) or row.sentence.role == "title":
        return known
    persons = frozenset(a.person for a in row.actors if a.person is not None)
    return Stage(place, margin, persons, row.sentence.index)


def _gathering(row: Row) -> str | None:
    """The gathering with a name of its own that a sentence speaks of."""
    for event in row.events:
        if event.recurring and event.kind != "exercise" and event.capitalised:
            return row.quoted(event.first, event.last)
    return None


def _shown(row: Row, cues: Clauses) -> str | None:
    """The gathering that only a cue shows: "is attending the Water Week"."""
    first, last = next(occasions.gatherings(row, cues, cues.been_at), (0, 0))
    return row.quoted(first, last) if last > first else None
