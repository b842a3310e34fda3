"""What is told of an engagement while a document is read, and what a clause may take from it.

Both are plain records: `drafts` makes them clause by clause, `scenes` completes them, `folding`
joins those that are of one engagement.
"""

from datetime import date, timedelta

from msgspec import Struct

from dragoman.dates import edtf
from dragoman.records import EngagementKind, Format, Place, Status

NEWS = timedelta(days=60)  # after which nothing is news
SAID = ("apart", "foregone")  # cues that go on with an engagement
_LEADS = frozenset({"call", "visit"})  # what is told before talks of the same parties
_JOINT = frozenset({*_LEADS, "meeting"})  # and before an exercise


class Draft(Struct, frozen=True):
    """An engagement as it grows. `people` are numbers in the cast, `unnamed` party and office."""

    kind: EngagementKind
    format: Format
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    people: tuple[int, ...]
    unnamed: tuple[tuple[str, str], ...]
    rows: tuple[int, ...]
    by: str
    sides: frozenset[str]  # parties of the people named
    until: str | None = None  # the last day, where only that is told
    days: int = 0  # how long it lasts, where that is told; below 0 up to its day
    guessed: bool = False  # its second party is the home state, for want of another
    joins: bool = False  # tells who else was there
    each: bool = False  # of several seen, each was seen alone
    said: frozenset[str] = frozenset()  # the kinds of its cues, of `SAID`
    during: bool = False  # in the course of a visit told before
    goals: tuple[str, ...] = ()  # of a visit to several states, all of them
    he: bool = False  # "he" sees them, whoever that is
    bodies: tuple[str, ...] = ()  # organisations whose occasion it may be
    elsewhere: bool = False  # in a town that no list has
    inferred: tuple[tuple[str, str], ...] = ()  # slots that nothing states, with the reason

    @property
    def apart(self) -> bool:
        """Whether the text says that each was seen alone."""
        return "apart" in self.said

    @property
    def foregone(self) -> bool:
        """Whether it was once planned, as the text says, which says of no new plan."""
        return "foregone" in self.said


class Around(Struct, frozen=True):
    """What a clause may take from the document."""

    pair: tuple[str, ...]  # what "the two sides" are here
    group: tuple[str, ...]  # what "all sides" are
    home: str
    named: frozenset[str]  # every party the document names
    now: date | None
    lately: "tuple[Draft, ...]" = ()  # the engagements told before
    kinds: frozenset[EngagementKind] = frozenset()  # of all that was told before
    day: str | None = None  # the last day on which something was told to have been
    faces: tuple[int, ...] = ()  # the people whom the sentence before names
    since: frozenset[str] = frozenset()  # the parties of people named since, and in the sentence

    @property
    def last(self) -> "Draft | None":
        """The engagement told before."""
        return self.lately[-1] if self.lately else None

    def long_after(self, day: str | None) -> bool:
        """Whether the article is of long after a day on which nothing told so far was."""
        bounds = edtf.bounds(day) if day else None
        if day is None or bounds is None or self.now is None or self.now - bounds[1] < NEWS:
            return False
        return not any(d.date and edtf.contains(d.date, day) for d in self.lately)

    def like(self, kind: EngagementKind) -> "Draft | None":
        """The last one told of a kind; talks may be of what led to them, a visit only goes on."""
        leads = {"meeting": _LEADS, "exercise": _JOINT}.get(kind, frozenset[str]())
        able = self.lately[-1:] if kind == "visit" else self.lately
        return next((d for d in reversed(able) if d.kind == kind or d.kind in leads), None)
