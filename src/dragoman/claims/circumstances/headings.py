"""What frames the sentences after it: a line with a day or a state, a day of meetings at large.

    Monday, 16 October · 2. Uruguay (February 18-19) · 09:05 — · Nov. 11: · held talks in Lima today

A row comes in, the frame it sets for what follows goes out. A line that stands alone frames all
up to the next one, words that open a paragraph only that paragraph. Refused is every line that
says more than when and where.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.circumstances import occasions, slots, towns, where
from dragoman.claims.sentence.draft import Draft, Known
from dragoman.claims.sentence.row import Row
from dragoman.claims.sentence.scene import Scene, item_of
from dragoman.claims.standing import status
from dragoman.dates import Tense, TimeExpression, edtf, resolve
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Place, Record, Sentence, Status

_LONGEST = 14  # tokens of a line that only says when and where
_REACH = 25  # sentences a line may frame
_NEAR = 20  # sentences a day of meetings may go on
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b")
_OPENS = frozenset({":", "–", "—", "-"})


class Stage(Struct, frozen=True):
    """A gathering told of without counterparts: "held bilaterals on the sidelines of the G7"."""

    place: Place | None
    margin: str | None  # the occasion, where the sentence said "on the sidelines of"
    persons: frozenset[int]  # who was there
    sentence: int


class Heading(Record):
    """When and where what stands below it happened."""

    sentence: int
    paragraph: int
    alone: bool  # a line of its own, no words that open a paragraph
    times: tuple[TimeExpression, ...] = ()
    place: Place | None = None
    day: date | None = None  # of a report by the hour


class Agenda(Record):
    """A day of meetings told of at large: "held a series of meetings in Kyiv on Friday"."""

    sentence: int
    persons: frozenset[str]
    status: Status
    date: str | None
    place: Place | None
    setting: str | None


def heading(row: Row, hits: Sequence[Hit], scene: Scene, known: Known) -> Heading | None:
    """The frame a sentence sets by nothing but its day or place; None where it says more."""
    s = row.sentence.index
    if scene.document.dateline and row.sentence.start == scene.document.body and not hits:
        return None  # "BERN, 14.05.2031." says when it was written
    if _CLOCK.match(scene.document.text, row.sentence.start):
        today = Heading(
            sentence=s, paragraph=row.sentence.paragraph, alone=False, day=known.reference
        )
        return today if known.reference else None
    if row.times and _opens_with_day(row, listed=_opens_entry(scene, s)):
        return Heading(
            sentence=s, paragraph=row.sentence.paragraph, alone=False, times=(row.times[0],)
        )
    program = row.sentence.role == "title" and not known.cues.programs.isdisjoint(row.said)
    if program and len(row.times) == 1:
        return Heading(
            sentence=s, paragraph=row.sentence.paragraph, alone=True, times=tuple(row.times)
        )
    if hits or len(row.lows) > _LONGEST or not _only_says_when(row):
        return None
    states = [m for m in row.mentions if m.ref and m.kind != "organisation"]
    one = bool(states) and len({m.ref for m in states}) == 1
    place = towns.of_mentions(row, states[0]) if one else None
    town = place is not None and place.city is not None and _heads_item(scene, s)
    alone = town or _alone(scene, s)
    if not row.times and not (alone and place and (town or not _opens_line(scene, s))):
        return None
    paragraph, times = row.sentence.paragraph, tuple(row.times)
    return Heading(sentence=s, paragraph=paragraph, alone=alone, times=times, place=place)


def _only_says_when(row: Row) -> bool:
    """Whether all words of a line are of times, places, numbers and what joins them."""
    rest = [
        low
        for i, low in enumerate(row.lows)
        if i not in row.time_at and i not in row.mention_at and low[0].isalpha()
    ]
    return all(low in row.closed.prepositions or low in row.closed.determiners for low in rest)


def _alone(scene: Scene, s: int) -> bool:
    """Whether a sentence is a paragraph of its own, but for its number: "2. Uruguay"."""
    own = scene.sentences[s].paragraph
    beside = [scene.sentences[k] for k in (s - 1, s + 1) if 0 <= k < len(scene.sentences)]
    return all(b.paragraph != own or not any(w.isalpha() for w in b.words) for b in beside)


def _opens_with_day(row: Row, *, listed: bool) -> bool:
    """Whether a line opens with its day: "Nov. 11:"; in a list behind a bullet, before a bar."""
    after = row.low(row.times[0].last)
    if listed and row.times[0].first <= 1:
        return after in _OPENS or after in ("|", "(")
    return row.times[0].first == 0 and after in _OPENS


def _opens_entry(scene: Scene, s: int) -> bool:
    """Whether a sentence opens the entry of a list."""
    item = item_of(scene, s)
    return item is not None and item.first == s and item.listed


def _heads_item(scene: Scene, s: int) -> bool:
    """Whether a town heads the item of a newsletter: "NAIROBI. President X received"."""
    item = item_of(scene, s)
    return item is not None and item.first == s and not item.listed


def _opens_line(scene: Scene, s: int) -> bool:
    """Whether no number stands before a line: "Uruguay", not "2. Uruguay"."""
    own = scene.sentences[s]
    before = scene.sentences[s - 1] if s else own
    return not own.words[0][0].isdigit() and (s == 0 or before.paragraph != own.paragraph)


def under(line: Heading, day: Heading | None) -> Heading:
    """A line with a town right below one with a day is of that day: "Monday, 5 May", "Ottawa"."""
    near = day is not None and day.alone and 0 < line.sentence - day.sentence <= 2
    if day is None or not near or line.times or not line.alone or not day.times:
        return line
    return replace(line, times=day.times)


def frames(line: Heading | None, sentence: Sentence) -> Heading | None:
    """The heading, where it frames a sentence."""
    if line is None or sentence.index - line.sentence > _REACH:
        return None
    return line if line.alone or line.paragraph == sentence.paragraph else None


def day(line: Heading, tense: Tense, known: Known) -> str | None:
    """The days a heading names; of a report by the hour its own."""
    if line.day is not None:
        return line.day.isoformat()
    found = (resolve(time, known.reference, tense) for time in line.times)
    return next((answer.edtf for answer in found if answer), None)


def agenda(
    row: Row, hits: Sequence[Hit], names: frozenset[str], running: date | None, known: Known
) -> Agenda | None:
    """The day of meetings that a sentence tells of without saying with whom."""
    found: Agenda | None = None
    hits = [hit for hit in hits if hit.phrase.kind == "meeting"] if names else []
    for n, hit in enumerate(hits):
        state = status.of(row, hit, known.cues)
        several = any(low.endswith("s") for low in row.lows[hit.first : hit.last + 1])
        if not several or state not in (*DONE, "planned"):
            continue
        if found is not None and found.status != state:
            break
        tense = status.tense(row, hit, state, known.cues)
        found = Agenda(
            sentence=row.sentence.index,
            persons=names,
            status=state,
            date=(found and found.date) or slots.when(row, hits, n, tense, running, known).edtf,
            place=(found and found.place) or where.place(row, hits, n, known.cues),
            setting=(found and found.setting) or occasions.setting(row, hits, n, known.cues, None),
        )
    told = found is not None and (found.date or found.place or found.setting)
    return found if told else None


def attended(draft: Draft, program: Agenda | None, sentence: int) -> Draft | None:
    """The agenda's slots in a draft of one of its meetings; None for any other."""
    if program is None or not 0 < sentence - program.sentence <= _NEAR:
        return None
    during = bool(draft.date and program.date and edtf.single(program.date) is None)
    done = during or (draft.status in DONE) == (program.status in DONE)
    if draft.kind != "meeting" or draft.format or draft.background or not (done and draft.near):
        return None
    if not program.persons & {p.name for p in draft.participants}:
        return None
    if draft.date and program.date and not edtf.overlaps(draft.date, program.date):
        return None
    if draft.place and program.place and draft.place.country != program.place.country:
        return None
    return draft
