"""Drafts and their document in, the drafts out with the day and the place of its news.

What an article tells first, and dates by nothing, was on the day the article is of, and where the
dateline is, if that is in a state taking part and nothing tells of another ground, a gathering or a
journey; on the sidelines of something, if that is abroad.
Each such value says that it is inferred. Headlines, whose day is that of a list, and what is still
to come lend nothing.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from dragoman.frames.clause import ground
from dragoman.frames.engagements.told import Draft
from dragoman.frames.persons import filed
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language
from dragoman.records import DONE, Document, EngagementKind, Place

_LEAD = 2  # sentences, the first of which that tells of a dealing has the news
_NOWHERE: frozenset[EngagementKind] = frozenset({"call", "message", "visit"})


class Lent(StrEnum):
    """What news lends to an engagement that does not tell it, in words for readers."""

    DAY = "undated news, taken to be of the document's day"
    DATELINE = "of the dateline"


def settled(
    drafts: Sequence[Draft], document: Document, rows: Sequence[Row], now: date | None, own: str,
    language: Language,
) -> list[Draft]:  # fmt: skip
    """The drafts, those of the news with its day and place; `own` is the paper's state."""
    if document.kind != "article":
        return list(drafts)
    here = next(filed.towns(document, rows, language), None)
    body = [row for row in rows if row.sentence.role != "title" and not filed.bare(row)][:_LEAD]
    told = {n for d in drafts for n in d.rows}
    first = next((n for row in body if (n := row.sentence.index) in told), -1)
    upto = [row for row in body if row.sentence.index <= first]
    if first < 0 or any(row.asks for row in upto):
        return list(drafts)
    timed = (time for row in upto if row.frames for time in row.times)
    day = None if any(not time.attributive for time in timed) else now
    away = here is not None and _elsewhere(drafts, upto, here, language)
    return [
        _of_news(d, day, here if d.setting or not away else None, own) if _is_news(d, first) else d
        for d in drafts
    ]


def _elsewhere(
    drafts: Sequence[Draft], rows: Sequence[Row], here: Place, language: Language
) -> bool:
    """Whether the news is of another ground than the dateline's, a gathering or a journey."""
    last = max(row.sentence.index for row in rows)
    visits = (d for d in drafts if d.kind == "visit" and d.status in DONE and d.rows[0] <= last)
    gone = any(d.place and d.place.country != here.country for d in visits)
    return gone or any(_abroad(row, here, language) for row in rows)


def _abroad(row: Row, here: Place, language: Language) -> bool:
    """Whether a sentence names a town of another state, a gathering, or an unknown place."""
    towns = (m for mark in row.entities for m in mark.meanings)
    there = any(m.value != here.country for m in towns if m.kind == "place" or m.role == "capital")
    gathering = bool(row.stages or row.named) or any(c.of("occasion") for c in row.cues)
    return (
        there or gathering or any(ground.unknown(row, i, language) for i in range(len(row.tokens)))
    )


def _is_news(one: Draft, lead: int) -> bool:
    return lead in one.rows and one.status in DONE and one.kind != "exercise"


def _of_news(one: Draft, now: date | None, here: Place | None, own: str) -> Draft:
    if one.date is None and now is not None:
        one = replace(one, date=now.isoformat(), inferred=(*one.inferred, ("date", Lent.DAY)))
    if here is None or one.kind in _NOWHERE or one.format not in ("in_person", "unknown"):
        return one
    there = here.country != own if one.setting else here.country in one.parties
    if one.place is None and there:
        return replace(one, place=here, inferred=(*one.inferred, ("place", Lent.DATELINE)))
    return one
