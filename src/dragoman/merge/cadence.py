"""The rhythm of a mechanism: how often it meets, who hosts, and when it may meet next.

A belief about a mechanism comes in, plain answers with their reasons go out. Only editions that
were held, with a number and a date, give a rhythm, and two of them at least; an edition that
documents already announce is itself the next. Nothing is said where nothing follows.
"""

from datetime import date
from itertools import pairwise
from statistics import median

from dragoman.merge.beliefs import EditionBelief, MechanismBelief
from dragoman.merge.when import ordinals
from dragoman.records import Record

SLACK = 0.25  # of an interval, by which an edition may come early or late
AHEAD = frozenset({"planned", "proposed", "postponed"})
MONTH = 30.44  # days


class Expected(Record):
    """The next edition: its number, the days within which it may be, who may host, and why."""

    ordinal: int | None
    window: str  # EDTF
    host: str | None
    reason: str


def held(mechanism: MechanismBelief) -> list[EditionBelief]:
    """Editions that were held, with a number and a date, by number; of a clash the first."""
    known: dict[int, EditionBelief] = {}
    for edition in mechanism.editions:
        if edition.ordinal is not None and edition.status == "held" and ordinals(edition.date):
            known.setdefault(edition.ordinal, edition)
    return [known[o] for o in sorted(known)]


def interval(mechanism: MechanismBelief) -> float | None:
    """Days from one edition to the next, as a rule; None where fewer than two are known."""
    gaps = _gaps(held(mechanism))
    return median(gaps) if gaps else None


def _gaps(editions: list[EditionBelief]) -> list[float]:
    """Days per number between neighbours; numbers that run against the days give none."""
    pairs = pairwise(editions)
    found = ((_day(b) - _day(a)) / ((b.ordinal or 0) - (a.ordinal or 0)) for a, b in pairs)
    return [gap for gap in found if gap > 0]


def _day(edition: EditionBelief) -> int:
    span = ordinals(edition.date)
    return (span[0] + span[1]) // 2 if span else 0


def hosts_in_turn(mechanism: MechanismBelief) -> tuple[str, str] | None:
    """The two states that host in turn, the last host last; None unless all numbers agree."""
    known = [(e.ordinal or 0, e.place.country) for e in held(mechanism) if e.place]
    told = [(o, country) for o, country in known if country]
    if len({c for _, c in told}) != 2 or len(told) < 2:
        return None
    by_parity = {(o % 2, country) for o, country in told}
    if len(by_parity) != 2 or len({parity for parity, _ in by_parity}) != 2:
        return None
    last = told[-1][1]
    return next(c for _, c in told if c != last), last


def expected(mechanism: MechanismBelief) -> Expected | None:
    """The edition that comes after the last one held."""
    known = held(mechanism)
    last = known[-1] if known else None
    told = _announced(mechanism, last)
    if told is not None and told.date:
        host = told.place.country if told.place else None
        reason = "announced by the documents"
        return Expected(ordinal=told.ordinal, window=told.date, host=host, reason=reason)
    gap = interval(mechanism)
    if last is None or gap is None:
        return None
    turn = hosts_in_turn(mechanism)
    first, end = (_day(last) + round(gap * share) for share in (1 - SLACK, 1 + SLACK))
    return Expected(
        ordinal=(last.ordinal or 0) + 1,
        window=f"{date.fromordinal(first).isoformat()}/{date.fromordinal(end).isoformat()}",
        host=turn[0] if turn else None,
        reason=_reason(known, gap, turn),
    )


def _announced(mechanism: MechanismBelief, last: EditionBelief | None) -> EditionBelief | None:
    after = _day(last) if last else 0
    ahead = [e for e in mechanism.editions if e.status in AHEAD and e.date and _day(e) > after]
    return min(ahead, key=_day, default=None)


def _reason(known: list[EditionBelief], gap: float, turn: tuple[str, str] | None) -> str:
    shown = ", ".join(f"no. {e.ordinal} {e.date}" for e in known[-3:])
    months = max(1, round(gap / MONTH))
    rhythm = f"every {months} months" if months > 1 else "every month"
    hosts = f"; {turn[0]} and {turn[1]} host in turn" if turn else ""
    return f"held {rhythm}: {shown}{hosts}"
