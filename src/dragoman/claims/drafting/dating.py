"""The day of one draft, by its sentence and by what the text has told before it.

A row, its phrases, a draft without slots and the discourse come in; its days go out, with the
reason where they are not its sentence's own: those of a heading, of an occasion, of the day told of
last, of a visit. Whether it is told as before the news is said here, too: that has no other day.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.claims.circumstances import headings, slots, telling, times, where
from dragoman.claims.drafting import ships
from dragoman.claims.sentence import insertions
from dragoman.claims.sentence.draft import FATES, Draft, Known
from dragoman.claims.sentence.row import Row, straight
from dragoman.claims.standing import asides, lapses, status
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import TimeExpression, edtf
from dragoman.dates.recipe import Shift, Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Mention

_OPENING = 3  # tokens within which a sentence says that it goes on: "He later"
_WEEK = 7
_OVER = 2  # sentences behind a visit that has ended, in which "had met" is of it


def when(
    row: Row, hits: Sequence[Hit], n: int, draft: Draft, told: Discourse, known: Known
) -> slots.When:
    """The days the sentence gives the draft of hit `n`."""
    onward = _led_before(hits[n]) and slots.onward(row, hits, n)
    if onward or ships.elsewhere(row, hits[n]):
        return slots.When()
    tense = status.tense(row, hits[n], draft.status, known.cues)
    tense = "future" if hits[n].phrase.frame == "bid" else tense  # "invited B to Lima in July"
    way = "past" if was_on_the_way(row, hits, n, known) else tense
    running, off = told.running(row.sentence.index, way), draft.status in FATES
    when = slots.when(row, hits, n, tense, running, known, undone=off)
    line = headings.frames(told.heading, row.sentence)
    aside = when.edtf is None and background(row, hits, n, None, known)
    if when.edtf is None and line is not None and not aside:
        when = slots.When(headings.day(line, tense, known), "of the heading it stands under")
        when = when if when.edtf else slots.When()
    theirs = _on_the_occasion(row, known.cues) or row.has(known.cues.came_of, 0, hits[n].first)
    if when.edtf is None and draft.status in DONE and theirs:
        when = slots.When(told.day_before(row.sentence.index), "of the occasion told of before")
        when = when if when.edtf else slots.When()
    same = _by_the_clock(row, known.cues) or (draft.status in DONE and _later(row, hits[n], known))
    same = same or (draft.status in DONE and _on_arrival(row, hits[n], told, known))
    if when.edtf is None and same and (day := _day_before(row, told, known)):
        when = slots.When(day, "of the day told of before")
    if when.edtf is None and draft.status == "planned" and _next(row, hits[n], known):
        when = _after_that(told.day_before(row.sentence.index), known)
    if when.edtf is None:
        last = told.day or edtf.single(told.day_before(row.sentence.index))
        lapse = lapses.counted(row, hits[n], known.cues, known.calendar, known.reference, last)
        when = slots.When(*lapse) if lapse else when
    if draft.kind != "visit" and _just_left(row, hits, n, when, known):
        when = slots.When()
    bid = hits[n].phrase.frame == "bid"
    if not in_present(row, hits[n], told):
        when = _to_come(when, draft, known, bid=bid)
    return _on_the_visit(row, when, draft, told)


def background(row: Row, hits: Sequence[Hit], n: int, when: str | None, known: Known) -> bool:
    """Told as before the news; "earlier in the day" is of its day, whatever that is."""
    if ships.elsewhere(row, hits[n]):
        return True
    if any(time.anchor == "event" for time in row.times):
        return when is None and any(_far(time) for time in row.times)
    if when is None and (
        _led_before(hits[n]) or _some_day(row, hits[n]) or slots.vague(row, hits, n)
    ):
        return True  # "a tour that has already taken him to Quito"
    if when is None and telling.reported_at(row, hits[n], known.cues):
        return True  # "said on Monday that her talks with B had failed"
    if when is None and lapses.after(row, hits[n], known.cues):
        return True  # "fifty years after A met B", "was issued two days after talks with B"
    came = (times.of_what_came_of_it(row, hits[n], t, known.cues) for t in row.times)
    if when is None and any(came):
        return True  # "will speak in Lima on Friday after talks with B"
    past = hits[n].form in ("past", "participle")
    once = past and asides.long_ago(row, hits[n], known.cues)
    if when is None and (once or asides.recalled(row, hits[n])):
        return True
    return status.pluperfect(row, hits[n], known.cues)


def _far(time: TimeExpression) -> bool:
    """Of "two years later", of nobody knows what: no day of the news."""
    recipe = time.recipe
    return isinstance(recipe, Shift) and recipe.event and recipe.unit in ("month", "year")


def on_a_visit_over(row: Row, hit: Hit, draft: Draft, told: Discourse) -> bool:
    """Of "said at the end of his visit to Chad. He had met A": of the visit, and not before it."""
    visit = told.over
    if visit is None or not 0 <= row.sentence.index - visit.sentences[-1] <= _OVER:
        return False
    had = row.low(hit.first - 1 - (row.low(hit.first - 1) == "been")) == "had"
    if not had or row.times or not row.closed.earlier.isdisjoint(row.said):
        return False
    host = visit.place.country if visit.place else None
    if any(m.ref not in draft.parties and _elsewhere(row, m) for m in row.mentions):
        return False  # "had met A in Quito", "at the United Nations"
    goers = {p.name for p in visit.participants if p.name and p.role == "visitor"}
    return host in draft.parties and bool(goers & {p.name for p in draft.participants})


def _elsewhere(row: Row, mention: Mention) -> bool:
    """Whether a mention tells where something was, as "at the United Nations" does."""
    k = mention.first - (row.low(mention.first - 1) in row.closed.determiners)
    return mention.kind != "organisation" or row.low(k - 1) in row.closed.placing


def in_present(row: Row, hit: Hit, told: Discourse) -> bool:
    """Whether a verb stands in the present, outside a diary: "A meets B", "A and B meet"."""
    if told.program:
        return False
    return hit.form == "third" or (hit.form == "base" and row.actor(hit.first - 1) is not None)


def was_on_the_way(row: Row, hits: Sequence[Hit], n: int, known: Known) -> bool:
    """Of "flew to Lima on Monday to meet B": what a journey of days gone by was for is done."""
    return any(
        slots.gone(row, hits, n, t.first) or times.done_before(row, hits[n], t.first, known.cues)
        for t in row.times
    )


def _just_left(row: Row, hits: Sequence[Hit], n: int, when: slots.When, known: Known) -> bool:
    """Of "left for Lima yesterday to meet B": whether he cannot be said to have met him yet."""
    day = edtf.single(when.edtf)
    if day is None or known.reference is None or not 0 <= (known.reference - day).days <= 1:
        return False
    ways = (h for h in hits[:n] if h.phrase.frame == "visit" and h.form == "past")
    left = next((h for h in ways if row.low(h.last - 1) == "for"), None)
    return left is not None and straight(row, left.last, hits[n].first)


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


def _on_arrival(row: Row, hit: Hit, told: Discourse, known: Known) -> bool:
    """Of "arrived yesterday on a visit. He was received at the airport by B": on that day."""
    if told.kind != "visit" or row.times:
        return False
    ends = [i for i in range(hit.last, len(row.lows)) if row.lows[i] in known.cues.landings]
    way = row.lows[hit.last : ends[0]] if ends else ()
    return "at" in way and "and" not in way  # but "received by B and toured an airfield"


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
    """Of "will visit next week. On Wednesday she will meet B": the Wednesday of the visit.

    So of "flew home last Friday after a visit. On Tuesday she had met B".
    """
    day = edtf.single(when.edtf)
    bare = any(isinstance(t.recipe, Weekday) and t.recipe.turn is None for t in row.times)
    if day is None or not bare or len(row.times) > 1:
        return when
    before = day - timedelta(days=_WEEK)
    if draft.status in DONE and _while_away(row, before, day, draft, told):
        return slots.When(before.isoformat(), when.inferred)
    first, last = told.ahead or (day, day)
    later = day + timedelta(days=_WEEK)
    if draft.status != "planned" or day >= first or not first <= later <= last:
        return when
    return slots.When(later.isoformat(), when.inferred)


def _while_away(row: Row, before: date, day: date, draft: Draft, told: Discourse) -> bool:
    """Whether somebody was on a visit that is over a week before a day, and not on that day."""
    visit = told.over
    limits = edtf.bounds(visit.date) if visit and visit.date else None
    if visit is None or limits is None or not limits[1] - timedelta(days=_WEEK) < before:
        return False
    goers = {p.name for p in visit.participants if p.name and p.role == "visitor"}
    host = visit.place.country if visit.place else None
    there = host in draft.parties and goers & {p.name for p in draft.participants}
    elsewhere = any(city.country != host for city in where.cities(row))
    return before <= limits[1] < day and bool(there) and not elsewhere


def _led_before(hit: Hit) -> bool:
    """Of "a journey that has already taken him to Dhaka": before what the clause tells."""
    return hit.phrase.verb == "take" and hit.form == "participle"


def _some_day(row: Row, hit: Hit) -> bool:
    """Of "a later meeting is planned": of another day than what it stands beside."""
    again = row.low(hit.first - 1) in row.closed.once_more
    return again and row.low(hit.first - 2) in row.closed.determiners and not hit.phrase.verb
