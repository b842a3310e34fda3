"""The days of a journey to several states, told apart from the states.

    will visit A, B and C later this month. ... The visit will take place from 12 to 24 May.
    will leave on 14 June for a visit to A, B and C. ... He will return on 28 June.

Rows and the visits told of come in, each visit with its days goes out. A journey lasts as the one
span of days says that goes with words of being away; else from the day of leaving to that of
coming back. Refused are texts that name two such spans, and visits dated by a day of their own.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.claims.sentence.draft import AHEAD, Draft, Known
from dragoman.claims.sentence.row import Row
from dragoman.dates import edtf, resolve
from dragoman.records import Status

_LONGEST = 45  # days of a journey
_BESIDE = 3  # tokens between a verb of leaving and its day, its state not counted


class Days:
    """What a document tells of the days of its journey, sentence after sentence."""

    def __init__(self) -> None:
        self.spans: list[str] = []
        self.start: date | None = None
        self.end: date | None = None
        self.sure = False  # "will leave", and not "would leave"
        self.goers: frozenset[str] = frozenset()  # whose journey it is then; nobody in particular

    def heard(self, row: Row, known: Known) -> None:
        """Take the days of a sentence that speaks of being away, of leaving or of coming back."""
        if not row.times:
            return
        cues, away = known.cues, row.has(known.cues.away) > 0
        moves = away or not cues.coming_back.isdisjoint(row.said)
        if not moves and cues.departing.isdisjoint(row.said):
            return
        if (cues.opinion | cues.conditional).isdisjoint(row.plain):
            self.sure |= not cues.future.isdisjoint(row.plain)
            self.goers |= _whose(row)
        for time in row.times:
            found = resolve(time, known.reference, "future")
            if found is None or time.attributive:
                continue
            day = edtf.single(found.edtf)
            if day is None and away and _span(found.edtf) and found.edtf not in self.spans:
                self.spans.append(found.edtf)
            before = row.lows[max(time.first - 2 * _BESIDE, 0) : time.first]
            if day is not None and not cues.coming_back.isdisjoint(before):
                self.end = self.end or day
            elif day is not None and _sets_out(row, time.first, known):
                self.start = self.start or day

    def whole(self) -> str | None:
        """The one span of days told; None where there is none, or more than one."""
        if len(self.spans) == 1:
            return self.spans[0]
        if self.spans or self.start is None or self.end is None or self.end <= self.start:
            return None
        return edtf.spell(self.start, self.end)


def _whose(row: Row) -> frozenset[str]:
    """The parties of whoever a sentence tells of first."""
    return frozenset(next((a.parties for a in row.actors if a.parties), ()))


def _span(days: str) -> bool:
    """Whether days are those of a journey, with a beginning and an end."""
    limits = edtf.bounds(days) if edtf.precision(days) == "interval" else None
    return limits is not None and (limits[1] - limits[0]).days <= _LONGEST


def _sets_out(row: Row, i: int, known: Known) -> bool:
    """Whether the words before a day are of leaving: "will leave Australia on 14 June"."""
    before = {k for k in range(max(i - 2 * _BESIDE, 0), i) if row.lows[k] in known.cues.departing}
    return bool(before) and not any(row.low(k + 1) == "to" for k in before)


def dated(found: Sequence[Draft], days: Days) -> list[Draft]:
    """The visits of one journey with its days, where they state none of their own."""
    whole = days.whole()
    visits = [d for d in found if _ahead(d)]
    if whole is None or not visits or len({_goers(d) for d in visits}) > 1:
        return list(found)
    if any(d.date and not _open(d.date, whole, days.start) for d in visits):
        return list(found)  # each state has days of its own
    why = "of the journey it is part of"
    return [
        replace(d, date=whole, status=_going(d, days), inferred={**d.inferred, "date": why})
        if _ahead(d) and _open(d.date, whole, days.start)
        else d
        for d in found
    ]


def _going(draft: Draft, days: Days) -> Status:
    """Of "was invited to A and B. ... She will leave on 14 June": the visits are planned."""
    theirs = {p.party for p in draft.participants if p.role == "visitor"} & days.goers
    sure = days.sure and (theirs or not days.goers)
    return "planned" if draft.status == "proposed" and sure else draft.status


def _ahead(draft: Draft) -> bool:
    return draft.kind == "visit" and draft.status in (*AHEAD, "ongoing") and not draft.background


def _goers(draft: Draft) -> frozenset[str | None]:
    """Who goes: those with a name, else nobody in particular."""
    return frozenset(p.name for p in draft.participants if p.role == "visitor")


def _open(day: str | None, whole: str, start: date | None) -> bool:
    """Whether a visit's own day leaves room for those of the journey: none, its month or start."""
    if day is None:
        return True
    if edtf.single(day) is not None:
        return start is not None and edtf.single(day) == start
    return edtf.contains(day, whole)


def spread(found: list[Draft], n: int, echo: Draft) -> None:
    """Let all visits told of in one sentence take the days that "the visit" is said to have."""
    one = found[n]
    if one.kind != "visit" or echo.date is None:
        return
    for m in _of_sentence(found, n):
        other = found[m]
        same = other.kind == "visit" and other.participants == one.participants and m != n
        if same and _open(other.date, echo.date, None):
            found[m] = replace(other, date=echo.date)


def _of_sentence(found: Sequence[Draft], n: int) -> range:
    """Where the drafts of one sentence stand, which follow each other."""
    told, first, last = found[n].sentences[:1], n, n + 1
    while first > 0 and found[first - 1].sentences[:1] == told:
        first -= 1
    while last < len(found) and found[last].sentences[:1] == told:
        last += 1
    return range(first, last)


def later(draft: Draft, visit: Draft) -> bool:
    """Of "met A and visited Cusco": whether the visit is where somebody went after a meeting."""
    return visit.onward and draft.sentences == visit.sentences and draft.spans < visit.spans


def went_on(draft: Draft, visit: Draft, found: Sequence[Draft]) -> bool:
    """Of "talks in Lima. She also saw A. The next day she went to Cusco": no day or town for A."""
    if draft.sentences[0] >= visit.sentences[0] or visit.place is None:
        return False
    towns = {
        d.place.city
        for d in found
        if d.place
        and d.place.country == visit.place.country
        and d.sentences[0] <= draft.sentences[0]
    }
    return bool(visit.place.city) and bool(towns - {None, visit.place.city})
