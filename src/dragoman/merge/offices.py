"""Offices: when two wordings mean one office, and who held it on a day.

Titles as documents give them come in ("Defence Minister", "Minister of National Defence"); whether
they can be one office, and an answer about a day, go out. A deputy is never the minister. An
answer is "known" only between two days on which one person, and nobody in between, was called so
or is said to have begun or ended. A month in which a tenure began is no day of it until it is over.
Whose state documents only infer ("President Hale" in a text that names one state) does not dispute
a day within the tenure of somebody whose state one of them gives, unless he alone was seen for a
month, and is seen more than a tenth as often. An office of several matters is asked by one of them
too: the Defence Minister is the "Minister of Defence and Security" where nobody else was only that.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from dragoman.lexicon import offices as offices_of
from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import TenureBelief
from dragoman.merge.english import english
from dragoman.merge.titles import office_words
from dragoman.merge.when import days
from dragoman.records import Record

_SEEN = timedelta(days=31)  # between two sightings of whoever is in office all the while
_RARE = 10  # times as often as a name misread
_MATTERS = re.compile(r",? and |, ")
JOINS = re.compile(r" and |兼|、|, | kiêm ")  # what other languages join offices by


class Holding(Record):
    """Who held an office on a day, as far as tenures tell."""

    certainty: Literal["known", "between", "disputed", "not_known"]
    reason: str
    holders: tuple[TenureBelief, ...] = ()
    before: TenureBelief | None = None  # the holder seen before that day's, or before that day
    after: TenureBelief | None = None


def parts(title: str) -> tuple[str, ...]:
    """A title that joins offices, taken apart; the whole when it is one office."""
    found: list[str] = []
    for piece in title.split(" and ") if title.isascii() else JOINS.split(title):
        words = english(piece).split()
        heads = words[:1] if title.isascii() else words  # English begins an office with its head
        if found and rules().titles.heads.isdisjoint(heads):
            found[-1] += f" and {piece}"
        else:
            found.append(piece)
    return tuple(found)


def same_office(a: str, b: str) -> bool:
    """Whether two titles can mean one office; of joined offices any one may be meant."""
    return any(office_words(x) == office_words(y) for x in parts(a) for y in parts(b))


def holds_among(title: str, asked: str) -> bool:
    """Whether an office has what is asked for one of its several matters, of the same grade."""
    words = office_words(asked)
    return any(office_words(one) == words for one in _matters(title))


def _matters(title: str) -> Iterator[str]:
    """Of "Minister of Defence and Security": the Minister of Defence, the Minister of Security."""
    for part in parts(title) if title.isascii() else ():
        head, rest, behind = _headed(part.split())
        pieces = _MATTERS.split(" ".join(rest))
        if len(pieces) > 1 and _ministerial([*head, *behind]) and all(map(_portfolio, pieces)):
            yield from (" ".join((*head, piece, *behind)) for piece in pieces)


def _ministerial(words: list[str]) -> bool:
    """Whether these lead to what somebody is minister or secretary of, and to no body's matters."""
    lows = {word.lower() for word in words}
    titles = rules().titles
    return not lows.isdisjoint(titles.ministerial) and not any(
        _portfolio(word) for word in lows - titles.leading - titles.heads - {"state"}
    )


def _portfolio(piece: str) -> bool:
    """Whether every word is of a matter: "Bosnia", "Herzegovina" are none."""
    known = offices_of.load("en").portfolios | rules().titles.fillers
    return all(word in known for word in piece.lower().split())


def _headed(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """An office as what leads to its matters, these, and the head that stands behind them."""
    titles = rules().titles
    first = next((i for i, w in enumerate(words) if w == "and" or w.endswith(",")), 0)
    led = max((i + 1 for i in range(first) if words[i].lower() in titles.leading), default=0)
    if not led and words[-1].lower() in titles.heads:
        return [], words[:-1], words[-1:]
    return (words[:led], words[led:], []) if led else ([], [], [])


def beside(exact: Sequence[TenureBelief], wide: Sequence[TenureBelief]) -> list[TenureBelief]:
    """Of those who hold an office among others, whoever held it while nobody else had it alone."""
    return [t for t in wide if not any(e.person != t.person and _together(e, t) for e in exact)]


def _together(one: TenureBelief, other: TenureBelief) -> bool:
    spans = [(_start(t) or "~", _end(t) or "") for t in (one, other)]
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def holding(tenures: Sequence[TenureBelief], on: str) -> Holding:
    """Who, of the holders of one office, held it on this ISO day."""
    holders = _stated(_not_leaving(tuple(t for t in tenures if _covers(t, on)), on))
    before = max((t for t in tenures if (_end(t) or "~") < on), key=_last_of, default=None)
    after = min((t for t in tenures if (_start(t) or "") > on), key=_first_of, default=None)
    if len({t.person for t in holders}) > 1:
        names = " and ".join(sorted({t.name for t in holders}))
        return Holding(
            certainty="disputed", reason=f"{names} are both named in it about {on}", holders=holders
        )
    if holders:
        return _known(holders[0], tenures, on)
    return _gap(before, after)


def _not_leaving(holders: tuple[TenureBelief, ...], on: str) -> tuple[TenureBelief, ...]:
    """On the day one takes over from another, the one who takes over."""
    if any(t.starts == on for t in holders):
        return tuple(t for t in holders if t.starts == on or t.ends != on)
    return holders


def _stated(holders: tuple[TenureBelief, ...]) -> tuple[TenureBelief, ...]:
    """Those whose state a document gives, where there are any."""
    return tuple(t for t in holders if t.stated) or holders


def succession(tenures: Sequence[TenureBelief]) -> tuple[TenureBelief, ...]:
    """The holders of one office one after the other, as they were first seen or began."""
    dated = (t for t in tenures if _start(t))
    return tuple(sorted(dated, key=_first_of))


def _known(holder: TenureBelief, tenures: Sequence[TenureBelief], on: str) -> Holding:
    """The holder, unless somebody else was called so since the holder last was."""
    left = max(day for day in _days(holder) if day <= on)
    right = min(day for day in _days(holder) if day >= on)
    if left < on < right and (left == _ended(holder) or right == _begun(holder)):
        reason = f"{holder.name} is said to have held it until {left} and again from {right}"
        return Holding(certainty="not_known", reason=reason, before=holder, after=holder)
    for other in tenures:
        between = [day for day in _days(other) if left < day < right]
        if between and other.person != holder.person and not _passing(other, holder, left, right):
            reason = (
                f"{holder.name} is named in it on {left} and again on {right}, "
                f"but {other.name} on {between[0]}"
            )
            return Holding(certainty="disputed", reason=reason, holders=(holder, other))
    reason = f"{_span(holder)}, which covers {on}"
    line = succession([t for t in tenures if t.person != holder.person or t.id == holder.id])
    at = line.index(holder)
    return Holding(
        certainty="known", reason=reason, holders=(holder,),
        before=line[at - 1] if at else None, after=line[at + 1] if at + 1 < len(line) else None,
    )  # fmt: skip


def _passing(other: TenureBelief, holder: TenureBelief, left: str, right: str) -> bool:
    """Whether somebody of no stated state is seen a tenth as often, or while the holder is too."""
    if other.stated or not holder.stated:
        return False
    apart = date.fromisoformat(right) - date.fromisoformat(left)
    return _RARE * len(_days(other)) <= len(_days(holder)) or apart <= _SEEN


def _begun(tenure: TenureBelief) -> str | None:
    """The day on which a tenure has surely begun, going by what is stated."""
    span = days(tenure.starts)
    return span[1] if span else None


def _ended(tenure: TenureBelief) -> str | None:
    """The last day until which it surely lasted, going by what is stated."""
    span = days(tenure.ends)
    return span[0] if span else None


def _days(tenure: TenureBelief) -> list[str]:
    return sorted({*tenure.days, *(d for d in (_begun(tenure), _ended(tenure)) if d)})


def _gap(before: TenureBelief | None, after: TenureBelief | None) -> Holding:
    if before and after:
        seen = f"(last seen {_end(before)}) and {after.name} (first seen {_start(after)})"
        reason = f"between {before.name} {seen}"
        return Holding(certainty="between", reason=reason, before=before, after=after)
    if before:
        reason = f"after {before.name} was last seen on {_end(before)}, no document says"
    elif after:
        reason = f"before {after.name} was first seen on {_start(after)}, no document says"
    else:
        reason = "no document names a holder on a stated day"
    return Holding(certainty="not_known", reason=reason, before=before, after=after)


def _covers(tenure: TenureBelief, on: str) -> bool:
    start, end = _start(tenure), _end(tenure)
    return start is not None and end is not None and start <= on <= end


def _start(tenure: TenureBelief) -> str | None:
    return min((d for d in (_begun(tenure), tenure.first) if d), default=None)


def _end(tenure: TenureBelief) -> str | None:
    ends = (_ended(tenure), tenure.last, _begun(tenure))
    return max((d for d in ends if d), default=None)


def _first_of(tenure: TenureBelief) -> tuple[str, str]:
    return _start(tenure) or "", tenure.id


def _last_of(tenure: TenureBelief) -> tuple[str, str]:
    return _end(tenure) or "", tenure.id


def _span(tenure: TenureBelief) -> str:
    start, end = _start(tenure), _end(tenure)
    told = f"on {start}" if start == end else f"from {start} to {end}"
    who = "documents, as people corrected them," if tenure.judgements else "documents"
    return f"{who} name {tenure.name} in this office {told}"
