"""The slots a sentence states, put into the draft of one phrase.

A draft without slots comes in; date, place, setting, form and the flags of time go out with it.
Nothing is inferred here but the status of what lies ahead: a date after the document's own day
makes a plan of what the words tell as done.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.claims.circumstances import (
    formats,
    headings,
    lasting,
    occasions,
    slots,
    where,
)
from dragoman.claims.drafting import dating, own_place, untold
from dragoman.claims.sentence.draft import FATES, REMOTE, Draft, Known
from dragoman.claims.sentence.row import Row
from dragoman.claims.standing import status
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, EngagementKind, Format, Status

_STAGED = 4  # sentences in which one is still at a gathering
_WEEK = 7
_AGO = 60  # days after which whoever "has arrived" is gone
_NEWS_DAYS = 12  # a weekly's "last week", and the days a readout may wait


def with_slots(
    row: Row, hits: Sequence[Hit], n: int, draft: Draft, told: Discourse, known: Known
) -> Draft:
    """The draft of hit `n` with the slots its sentence states."""
    when = slots.When(draft.date) if draft.date else dating.when(row, hits, n, draft, told, known)
    form = formats.form(row, hits, n, known.cues)
    if form == "phone" and untold.face_to_face(row, draft.parties, told, known.cues):
        draft, form = replace(draft, kind="meeting"), None
    stated = _staged(row, _stated(row, hits, n, draft, told, known, when, form), told, known)
    return _on_the_agenda(row, stated, told)


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
    draft = replace(draft, kind=_kind(draft.kind, form))
    occasion = occasions.setting(row, hits, n, known.cues, told.occasion)
    late = occasion is not None and when.edtf is None and occasions.of_late(occasion, known.cues)
    return replace(
        draft,
        entry=told.entry.first if told.entry else 0,
        format=form,
        status=_standing(row, hits, n, _begun(draft.status, when, known), told, known, when.edtf),
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
            dating.background(row, hits, n, when.edtf, known)
            and not dating.on_a_visit_over(row, hits[n], draft, told)
        ),
        ends=lasting.by_its_end(row, hits[n], known),
        onward=n > 0 and _goes_on(row, hits[n]),
        also=_one_more(row, hits[n]),
        inferred={**draft.inferred, **({"date": when.inferred} if when.inferred else {})},
    )


def _goes_on(row: Row, hit: Hit) -> bool:
    """Of "met A and visited Lima": whether the visit is one deed more, not where A was met."""
    deed = bool(hit.phrase.verb) and hit.phrase.kind == "visit" and hit.form != "ing"
    return deed and row.low(hit.first - 1) in row.closed.conjunctions


def _begun(state: Status, when: slots.When, known: Known) -> Status:
    """What has begun and will end is no plan, and is not over before it ends."""
    if not (when.begun and when.edtf) or state not in (*DONE, "planned"):
        return state
    return "held" if _gone_by(when.edtf, known) else "ongoing"


def _standing(
    row: Row, hits: Sequence[Hit], n: int, state: Status, told: Discourse, known: Known,
    when: str | None,
) -> Status:  # fmt: skip
    """How an engagement stands, now that its day is known."""
    if state == "ongoing" and lasting.ends(row, hits[n], known.cues):
        return state
    if state == "planned" and _gone_by(when, known) and dating.was_on_the_way(row, hits, n, known):
        return _on_the_way(row, hits, n, known)
    if state in DONE and hits[n].form == "past" and when == _tomorrow(known):
        return state  # "met on May 14", sent on the 13th from a place where the day began later
    return _by_date(state, when, known.reference, present=dating.in_present(row, hits[n], told))


def _tomorrow(known: Known) -> str | None:
    """The day behind the document's own."""
    return (known.reference + timedelta(days=1)).isoformat() if known.reference else None


def _gone_by(when: str | None, known: Known) -> bool:
    """Whether days lie before the document's own."""
    limits = edtf.bounds(when) if when else None
    return limits is not None and known.reference is not None and limits[1] < known.reference


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


def _kind(kind: EngagementKind, form: Format | None) -> EngagementKind:
    """A meeting by telephone is a call, a call with pictures or on the margins a meeting."""
    if kind == "meeting" and form == "phone":
        return "call"
    return "meeting" if kind == "call" and form in ("video", "in_person") else kind


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
