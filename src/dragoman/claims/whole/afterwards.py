"""What became of an engagement, as a later sentence tells it: "The trip has been called off."

    A was to visit Fiji on 20 May. It fell through · Budget cuts put paid to the plan ·
    He has sent his regrets · They did not take place · It was to have begun on Monday

A row and the engagement told of last come in, the engagement with its fate goes out. The sentence
must speak of it by "it", "they", "the plan" or a noun of engagements; what befalls anything else
("The vote was called off") tells nothing. A plan alone has a fate: what was held is held.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.claims.sentence.draft import AHEAD, FATES, Draft
from dragoman.claims.sentence.row import Row
from dragoman.dates import edtf, resolve
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.offices import Phrases
from dragoman.records import Status

_SOON = 2  # sentences in which "it" is still what was told of
_HEAD = 6  # tokens within which a sentence names what it is about: "On Tuesday, however, the trip"
_PREDICATE = 14  # tokens from that to its fate: "the trip, her office said on Tuesday, was put off"
_NOUN = 3  # tokens of "the two-day trip"
_WEEK = 7  # days before which a weekday lies that was taken to be ahead


def told(row: Row, draft: Draft, today: date | None, cues: Clauses) -> Draft:
    """The engagement with what a sentence says became of it, or when it was to have been."""
    behind = row.sentence.index - draft.sentences[-1]
    if not 0 < behind <= _SOON or row.sentence.role == "title":
        return draft
    sentences = (*draft.sentences, row.sentence.index)
    if draft.status in FATES:
        day = _first_day(row, draft, today, cues)
        return replace(draft, date=day, sentences=sentences) if day else draft
    if draft.status not in AHEAD or cues.fateful.isdisjoint(row.said):
        return draft
    state = _fate(row, draft, cues) if cues.after.history.isdisjoint(row.said) else None
    if state is None:
        return draft
    vain = row.has(cues.in_vain) > 0
    return replace(
        draft,
        status=state,
        date=_gone_by(draft, today) if vain else draft.date,
        sentences=sentences,
    )


def _fate(row: Row, draft: Draft, cues: Clauses) -> Status | None:
    """What a sentence tells of what it speaks of as "it"."""
    begins = _subject(row, draft, cues)
    fates: tuple[tuple[Phrases, Status], ...] = (
        (cues.postponed, "postponed"),
        (cues.after.puts_off, "postponed"),
        (cues.cancelled, "cancelled"),
        (cues.in_vain, "cancelled"),
        (cues.after.begs_off, "cancelled"),
    )
    for table, state in fates:
        at = next((k for k in range(len(row.lows)) if table.length(row.plain, k)), -1)
        if at < 0 or (table is cues.postponed and _over(row, begins, at, cues)):
            continue
        end = at + table.length(row.plain, at)
        near = begins and begins <= at < begins + _PREDICATE and not row.border(begins, at)
        one = draft.kind == "meeting" or "have" not in row.lows[begins:at]  # "they have been"
        own = near and one and (table is cues.in_vain or _befalls(row, begins, at, cues))
        begs = table in (cues.after.begs_off, cues.after.puts_off)
        begging = begs and _of_a_party(row, draft) and not row.border(0, at)
        if own or begging or _names(row, end, draft, cues):
            return state
    return None


def _befalls(row: Row, begins: int, at: int, cues: Clauses) -> bool:
    """Whether the subject undergoes what is told: "it was postponed", "it fell through"; but "they
    postponed the vote".
    """
    passive = not cues.after.undergoing.isdisjoint(row.lows[begins:at])
    return passive or row.low(at) in cues.after.intransitive


def _over(row: Row, begins: int, at: int, cues: Clauses) -> bool:
    """Of "It was postponed in March": a delay that is over, where "has been" tells of the news."""
    return not cues.past_plan.isdisjoint(row.plain[begins:at]) or "had" in row.lows[begins:at]


def _of_a_party(row: Row, draft: Draft) -> bool:
    """Whether a sentence opens with "he" or with a state that was to deal with another."""
    one = row.actors[0] if row.actors else None
    if one is None or one.first >= _HEAD:
        return False
    pronoun = one.kind == "pronoun" and not one.plural
    return pronoun or (one.kind == "party" and set(one.parties) <= set(draft.parties))


def _subject(row: Row, draft: Draft, cues: Clauses) -> int:
    """Behind the "it" or "the trip" that a sentence opens with; 0 where it opens otherwise."""
    for k in range(min(_HEAD, len(row.lows))):
        if end := _names(row, k, draft, cues):
            return end
        if row.actor(k) is not None and k not in row.mention_at:
            return 0
    return 0


def _names(row: Row, k: int, draft: Draft, cues: Clauses) -> int:
    """Behind the words at token `k` that name what was told of before; 0 where they do not."""
    talks = draft.kind == "meeting" and row.low(k) in cues.after.several
    if talks or row.low(k) in cues.after.anaphors:
        return k + 1
    definite = (row.closed.determiners | row.closed.possessives) - row.closed.anew
    if row.low(k) not in definite:
        return 0  # "A visit planned for March was called off" is of another
    noun = next((i for i in range(k + 1, k + 1 + _NOUN) if row.low(i) in cues.after.occasions), 0)
    another = row.low(noun + 1) in row.closed.prepositions and noun + 2 not in row.time_at
    return noun + 1 if noun and not another else 0  # but "the visit to Peru" is another


def _first_day(row: Row, draft: Draft, today: date | None, cues: Clauses) -> str | None:
    """Of "It was to have begun on Monday": the day of what has no day so far."""
    begins = _subject(row, draft, cues)
    if draft.date or not begins or row.has(cues.was_to, begins - 1) == 0:
        return None
    days = (resolve(time, today, "none") for time in row.times if time.first >= begins)
    return next((day.edtf for day in days if day), None)


def _gone_by(draft: Draft, today: date | None) -> str | None:
    """The day of what did not take place: behind the news, where a weekday was taken as ahead."""
    day = edtf.single(draft.date) if draft.date else None
    if day is None or today is None or not 0 < (day - today).days < _WEEK:
        return draft.date
    return (day - timedelta(days=_WEEK)).isoformat()
