"""The slots a sentence states, put into the draft of one phrase.

A draft without slots comes in; date, place, setting, form and the flags of time go out with it.
Nothing is inferred here but the status of what lies ahead: a date after the document's own day
makes a plan of what the words tell as done.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.claims.circumstances import formats, headings, lasting, occasions, slots, where
from dragoman.claims.drafting import own_place
from dragoman.claims.sentence import insertions
from dragoman.claims.sentence.draft import FATES, REMOTE, Draft, Known
from dragoman.claims.sentence.row import Row
from dragoman.claims.standing import asides, lapses, status
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf
from dragoman.dates.recipe import Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, EngagementKind, Format, Status

_OPENING = 3  # tokens within which a sentence says that it goes on: "He later"
_STAGED = 4  # sentences in which one is still at a gathering
_WEEK = 7
_OVER = 2  # sentences behind a visit that has ended, in which "had met" is of it
_AGO = 60  # days after which whoever "has arrived" is gone
_NEWS_DAYS = 12  # a weekly's "last week", and the days a readout may wait


def with_slots(
    row: Row, hits: Sequence[Hit], n: int, draft: Draft, told: Discourse, known: Known
) -> Draft:
    """The draft of hit `n` with the slots its sentence states."""
    when = slots.When(draft.date) if draft.date else _when(row, hits, n, draft, told, known)
    form = formats.form(row, hits, n, known.cues)
    stated = _staged(row, _stated(row, hits, n, draft, told, known, when, form), told, known)
    return _on_the_agenda(row, stated, told)


def _when(
    row: Row, hits: Sequence[Hit], n: int, draft: Draft, told: Discourse, known: Known
) -> slots.When:
    """The days the sentence gives the draft of hit `n`."""
    if _led_before(hits[n]) and slots.onward(row, hits, n):
        return slots.When()
    tense = status.tense(row, hits[n], draft.status, known.cues)
    way = "past" if _was_on_the_way(row, hits, n) else tense
    running, off = told.running(row.sentence.index, way), draft.status in FATES
    when = slots.when(row, hits, n, tense, running, known, undone=off)
    line = headings.frames(told.heading, row.sentence)
    aside = when.edtf is None and _background(row, hits, n, None, known)
    if when.edtf is None and line is not None and not aside:
        when = slots.When(headings.day(line, tense, known), "of the heading it stands under")
        when = when if when.edtf else slots.When()
    if when.edtf is None and draft.status in DONE and _on_the_occasion(row, known.cues):
        when = slots.When(told.day_before(row.sentence.index), "of the occasion told of before")
        when = when if when.edtf else slots.When()
    same = _by_the_clock(row, known.cues) or (draft.status in DONE and _later(row, hits[n], known))
    if when.edtf is None and same and (day := _day_before(row, told, known)):
        when = slots.When(day, "of the day told of before")
    if when.edtf is None and draft.status == "planned" and _next(row, hits[n], known):
        when = _after_that(told.day_before(row.sentence.index), known)
    if when.edtf is None:
        day = lapses.counted(row, hits[n], known.cues, known.calendar, known.reference, told.day)
        when = slots.When(day, "counted from the day told beside") if day else when
    bid = hits[n].phrase.frame == "bid"
    if not _in_present(row, hits[n], told):
        when = _to_come(when, draft, known, bid=bid)
    return _on_the_visit(row, when, draft, told)


def _on_the_occasion(row: Row, cues: Clauses) -> bool:
    """Of "travelled to Lima for the opening": an occasion that the sentence before told of."""
    return not cues.ceremonies.isdisjoint(row.said) and any(
        row.lows[k : k + 2] == ("for", "the")
        and row.low(k + 2) in cues.ceremonies
        and row.low(k + 3) != "of"
        for k in range(len(row.lows))
    )


def _later(row: Row, hit: Hit, known: Known) -> bool:
    """Of "met A on Friday. He later held talks with B": of the day told of, unless he travelled."""
    away = not known.cues.on_the_way.isdisjoint(row.said)
    dated = any(not insertions.holds(row, hit, t.first) for t in row.times)
    if dated or (away and not row.times) or hit.phrase.kind != "meeting":
        return False
    if "there" in row.lows[hit.first : hit.last + 2] and not row.times:
        return True  # "A and B were in Lima on Monday. A held talks there with C"
    near = (*range(_OPENING), hit.first - 1)
    told = (k for k in near if row.low(k) in row.closed.once_more and row.low(k) != "also")
    return any(row.low(k - 1) not in row.closed.determiners for k in told)  # "a later meeting"


def _day_before(row: Row, told: Discourse, known: Known) -> str | None:
    """The day gone by that the sentence before names, or that of the engagement told of last."""
    near = told.day_before(row.sentence.index)
    if near and known.reference and near <= known.reference.isoformat():
        return near
    return told.day.isoformat() if told.day else None


def _next(row: Row, hit: Hit, known: Known) -> bool:
    """Of "will thereafter meet B": what comes next; "will later meet B" may be of any day."""
    before = row.lows[max(hit.first - 2, 0) : hit.first]
    return hit.phrase.verb != "" and "later" not in before and _later(row, hit, known)


def _after_that(day: str | None, known: Known) -> slots.When:
    """Of "Tomorrow she will speak in Lima. She will thereafter meet B": the day told before."""
    if day is None or known.reference is None or day < known.reference.isoformat():
        return slots.When()
    return slots.When(day, "of the day told of before")


def _by_the_clock(row: Row, cues: Clauses) -> bool:
    """Of "At 3 p.m. she will meet B", "In the evening he received C": the day told of goes on."""
    if row.times or (row.low(0) != "at" and row.lows[0] not in cues.hours.starts):
        return False
    k = cues.hours.length(row.lows, 0)
    if k:
        follows = row.low(k - 1) not in ("after", "before") and row.noun(k) is not None
        return row.low(k) == "," or follows
    clock = row.low(1)
    half = row.low(2) in cues.clock or clock.endswith(("am", "pm")) or ":" in clock
    return row.low(0) == "at" and clock[:1].isdigit() and half  # but "at 10 Downing Street"


def _to_come(when: slots.When, draft: Draft, known: Known, *, bid: bool) -> slots.When:
    """Of "agreed to revive the Commission, which last met in 2016": no plan is of years gone by."""
    limits = edtf.bounds(when.edtf) if when.edtf and known.reference else None
    if bid and limits and known.reference and limits[1] < known.reference:
        return slots.When()  # "invited B to Lima last year"
    if draft.status != "planned" or limits is None or known.reference is None:
        return when
    return slots.When() if limits[1].year < known.reference.year - 1 else when


def _on_the_visit(row: Row, when: slots.When, draft: Draft, told: Discourse) -> slots.When:
    """Of "will visit next week. On Wednesday she will meet B": the Wednesday of the visit."""
    day = edtf.single(when.edtf)
    if day is None or told.ahead is None or draft.status != "planned":
        return when
    bare = any(isinstance(t.recipe, Weekday) and t.recipe.turn is None for t in row.times)
    first, last = told.ahead
    later = day + timedelta(days=7)
    if len(row.times) > 1 or not bare or day >= first or not first <= later <= last:
        return when
    return slots.When(later.isoformat(), when.inferred)


def _staged(row: Row, draft: Draft, told: Discourse, known: Known) -> Draft:
    """Of "She held bilaterals on the sidelines of the G7. Meeting B, she ...": at the G7."""
    stage = told.stage
    if stage is None or draft.kind != "meeting" or draft.format == "video" or draft.background:
        return draft
    if occasions.on_margins(row, known.cues):
        return replace(draft, place=draft.place or stage.place)
    there = {told.persons[i].name for i in stage.persons}
    near = 0 < row.sentence.index - stage.sentence <= _STAGED and draft.setting is None
    if stage.margin is None or not (near and draft.near):
        return draft
    if draft.place not in (None, stage.place):
        return draft
    if draft.title or not there & {p.name for p in draft.participants}:
        return draft
    return replace(draft, setting=stage.margin, place=draft.place or stage.place)


def _on_the_agenda(row: Row, draft: Draft, told: Discourse) -> Draft:
    """Of "He held meetings in Kyiv on Friday. ... He received B": in Kyiv, on Friday."""
    program = told.agenda
    one = headings.attended(draft, program, row.sentence.index)
    if one is None or program is None:
        return draft
    why = dict(draft.inferred)
    day = draft.date or _lately(program.date, told) or program.date
    if draft.date is None and program.date:
        why["date"] = "of the meetings it is one of"
    if draft.place is None and program.place:
        why["place"] = "of the meetings it is one of"
    return replace(
        draft,
        date=day,
        place=draft.place or program.place,
        setting=draft.setting or program.setting,
        inferred=why,
    )


def _lately(days: str | None, told: Discourse) -> str | None:
    """Of days of meetings, the one told of last: "On Saturday she met A. ... She met B"."""
    if days is None or told.day is None or edtf.single(days) is not None:
        return None
    limits = edtf.bounds(days)
    inside = limits is not None and limits[0] <= told.day <= limits[1]
    return told.day.isoformat() if inside else None


def _stated(
    row: Row, hits: Sequence[Hit], n: int, draft: Draft, told: Discourse, known: Known,
    when: slots.When, form: Format | None,
) -> Draft:  # fmt: skip
    """The draft of hit `n` with what its own sentence says."""
    occasion = occasions.setting(row, hits, n, known.cues, told.occasion)
    late = occasion is not None and when.edtf is None and occasions.of_late(occasion, known.cues)
    return replace(
        draft,
        entry=told.entry.first if told.entry else 0,
        kind=_kind(draft.kind, form),
        format=form,
        status=_standing(row, hits, n, draft.status, told, known, when.edtf),
        date=when.edtf,
        place=None if form in REMOTE else own_place.of(row, hits, n, draft, told, known, when.edtf),
        setting=occasion,
        near=_near(when.edtf, known.reference)
        and not (when.edtf is None and known.reference is None and slots.unresolved(row, hits, n)),
        afield=(draft.kind == "exercise" and row.has(known.cues.fields) > 0)
        or where.unknown_town(row, hits[n]),
        hearsay=row.has(known.cues.hearsay, 0, hits[n].first) > 0
        or row.has(known.cues.sourced, hits[n].last, len(row.lows)) > 0,
        background=late
        or (
            _background(row, hits, n, when.edtf, known)
            and not _on_a_visit_over(row, hits[n], draft, told)
        ),
        ends=lasting.by_its_end(row, hits[n], known),
        also=_one_more(row, hits[n]),
        inferred={"date": when.inferred} if when.inferred else {},
    )


def _standing(
    row: Row, hits: Sequence[Hit], n: int, state: Status, told: Discourse, known: Known,
    when: str | None,
) -> Status:  # fmt: skip
    """How an engagement stands, now that its day is known."""
    if state == "ongoing" and lasting.ends(row, hits[n], known.cues):
        return state
    if state == "planned" and _gone_by(when, known) and _was_on_the_way(row, hits, n):
        return _on_the_way(row, hits, n, known)
    if state in DONE and hits[n].form == "past" and when == _tomorrow(known):
        return state  # "met on May 14", sent on the 13th from a place where the day began later
    return _by_date(state, when, known.reference, present=_in_present(row, hits[n], told))


def _tomorrow(known: Known) -> str | None:
    """The day behind the document's own."""
    return (known.reference + timedelta(days=1)).isoformat() if known.reference else None


def _gone_by(when: str | None, known: Known) -> bool:
    """Whether days lie before the document's own."""
    limits = edtf.bounds(when) if when else None
    return limits is not None and known.reference is not None and limits[1] < known.reference


def _was_on_the_way(row: Row, hits: Sequence[Hit], n: int) -> bool:
    """Of "flew to Lima on Monday to meet B": what a journey of days gone by was for is done."""
    return any(slots.gone(row, hits, n, t.first) for t in row.times)


def _on_the_way(row: Row, hits: Sequence[Hit], n: int, known: Known) -> Status:
    """Of "flew to Lima to meet B, but the meeting was cancelled": what became of it."""
    fates = (
        status.of(row, h, known.cues)
        for h in hits[n + 1 :]
        if not h.phrase.verb and row.low(h.first - 1) in row.closed.determiners - {"a", "an"}
    )
    return next((f for f in fates if f in FATES), "held")


def _one_more(row: Row, hit: Hit) -> bool:
    """Whether a verb tells of one more: "will also call on the Vice President"."""
    before = row.lows[max(hit.first - 2, 0) : hit.first]
    return hit.phrase.verb != "" and not row.closed.once_more.isdisjoint(before)


def _in_present(row: Row, hit: Hit, told: Discourse) -> bool:
    """Whether a verb stands in the present, outside a diary: "A meets B", "A and B meet"."""
    if told.program:
        return False
    return hit.form == "third" or (hit.form == "base" and row.actor(hit.first - 1) is not None)


def _kind(kind: EngagementKind, form: Format | None) -> EngagementKind:
    """A meeting by telephone is a call, a call with pictures or on the margins a meeting."""
    if kind == "meeting" and form == "phone":
        return "call"
    return "meeting" if kind == "call" and form in ("video", "in_person") else kind


def _background(row: Row, hits: Sequence[Hit], n: int, when: str | None, known: Known) -> bool:
    """Told as before the news; "earlier in the day" is of its day, whatever that is."""
    if any(time.anchor == "event" for time in row.times):
        return False
    if when is None and (
        _led_before(hits[n]) or _some_day(row, hits[n]) or slots.vague(row, hits, n)
    ):
        return True  # "a tour that has already taken him to Quito"
    past = hits[n].form in ("past", "participle")
    once = past and asides.long_ago(row, hits[n], known.cues)
    if when is None and (once or asides.recalled(row, hits[n])):
        return True
    return status.pluperfect(row, hits[n], known.cues)


def _led_before(hit: Hit) -> bool:
    """Of "a journey that has already taken him to Dhaka": before what the clause tells."""
    return hit.phrase.verb == "take" and hit.form == "participle"


def _on_a_visit_over(row: Row, hit: Hit, draft: Draft, told: Discourse) -> bool:
    """Of "said at the end of his visit to Chad. He had met A": of the visit, and not before it."""
    visit = told.over
    if visit is None or not 0 <= row.sentence.index - visit.sentences[-1] <= _OVER:
        return False
    had = row.low(hit.first - 1 - (row.low(hit.first - 1) == "been")) == "had"
    if not had or row.times or not row.closed.earlier.isdisjoint(row.said):
        return False
    host = visit.place.country if visit.place else None
    if any(m.kind != "organisation" and m.ref not in draft.parties for m in row.mentions):
        return False  # "had met A in Quito"
    goers = {p.name for p in visit.participants if p.name and p.role == "visitor"}
    return host in draft.parties and bool(goers & {p.name for p in draft.participants})


def _some_day(row: Row, hit: Hit) -> bool:
    """Of "a later meeting is planned": of another day than what it stands beside."""
    again = row.low(hit.first - 1) in row.closed.once_more
    return again and row.low(hit.first - 2) in row.closed.determiners and not hit.phrase.verb


def _by_date(state: Status, when: str | None, reference: date | None, *, present: bool) -> Status:
    """What lies after the document's day is planned, whatever its tense: "talks next week".

    A caption's present of a day gone by ("X welcomes Y on March 4") tells what was done.
    """
    limits = edtf.bounds(when) if when else None
    if limits is None or reference is None:
        return state
    if state == "ongoing" and (reference - limits[1]).days > _AGO:
        return "held"  # "has arrived there in March last year"
    if state in DONE:
        return "planned" if limits[0] > reference else state
    long = (limits[1] - limits[0]).days > _WEEK  # "leaves for Lima later this month"
    if state != "planned" or not present or limits[0] > reference:
        return state
    return "held" if limits[1] < reference else state if long else "ongoing"


def _near(when: str | None, reference: date | None) -> bool:
    if when is None or reference is None or (limits := edtf.bounds(when)) is None:
        return True
    first, last = limits
    return -_NEWS_DAYS <= (reference - last).days <= _NEWS_DAYS or first <= reference <= last
