"""What is held within what: a visit holds its meetings, a forum what is met beside it.

Beliefs about engagements and mechanisms come in, pairs of child and parent go out. A meeting is
within a visit of the same parties whose days hold its day, unless place or people say otherwise;
it is beside an edition of a forum when its setting names that forum and neither number nor year
contradicts. Where two visits hold it alike, none is its parent: nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.merge.beliefs import (
    EditionBelief,
    EngagementBelief,
    MechanismBelief,
    ParticipantBelief,
)
from dragoman.merge.gists import Occasion, occasion
from dragoman.merge.when import ordinals
from dragoman.names import same_person
from dragoman.records import Record

HELD_IN_VISITS = frozenset({"meeting", "signing", "ceremony", "conference"})
OFF = frozenset({"cancelled", "denied"})


class Within(Record):
    """A child engagement, the visit or edition that holds it, and why."""

    child: str
    parent: str
    reason: str


def nested(
    engagements: Iterable[EngagementBelief], mechanisms: Iterable[MechanismBelief] = ()
) -> tuple[Within, ...]:
    """Every child with its parent, in the order of children."""
    known = sorted(engagements, key=lambda e: e.id)
    visits: dict[str, list[EngagementBelief]] = {}
    for visit in (e for e in known if e.kind == "visit"):
        for party in visit.parties:
            visits.setdefault(party, []).append(visit)
    forums = _forums(mechanisms)
    found = (w for e in known for w in (*_in_visit(e, visits), *_beside(e, forums)))
    return tuple(found)


def _in_visit(
    child: EngagementBelief, visits: dict[str, list[EngagementBelief]]
) -> Iterator[Within]:
    if child.kind not in HELD_IN_VISITS or not child.parties:
        return
    holds = [v for v in visits.get(child.parties[0], ()) if _holds(v, child)]
    spans = [_length(visit) for visit in holds]
    best = [v for v, span in zip(holds, spans, strict=True) if span == min(spans)]
    if len(best) == 1:
        yield Within(child=child.id, parent=best[0].id, reason="same parties on days of the visit")


def _holds(visit: EngagementBelief, child: EngagementBelief) -> bool:
    span, day = ordinals(visit.date), ordinals(child.date)
    if span is None or day is None or not span[0] <= day[0] <= day[1] <= span[1]:
        return False
    if set(visit.parties) != set(child.parties) or (visit.status in OFF) != (child.status in OFF):
        return False
    host = visit.place.country if visit.place else None
    where = child.place.country if child.place else None
    if (host and where and host != where) or child.format in ("phone", "video"):
        return False
    return _shares_visitors(visit.participants, child.participants, host)


def _shares_visitors(
    visitors: Sequence[ParticipantBelief], present: Sequence[ParticipantBelief], host: str | None
) -> bool:
    """Whether one who travels is there, where both name such people."""
    left = [p for p in visitors if p.name and p.party != host]
    right = [p for p in present if p.name and p.party != host]
    if not left or not right:
        return True
    return any(same_person(p.name or "", q.name or "") for p in left for q in right)


def _length(visit: EngagementBelief) -> int:
    span = ordinals(visit.date)
    return span[1] - span[0] if span else 0


Forum = tuple[Occasion, EditionBelief]


def _forums(mechanisms: Iterable[MechanismBelief]) -> dict[str, list[Forum]]:
    """Editions by each word of a name of their mechanism."""
    found: dict[str, list[Forum]] = {}
    for mechanism in mechanisms:
        for value in mechanism.names:
            name = occasion(value.value)
            for edition in mechanism.editions:
                for word in name.words:
                    found.setdefault(word, []).append((name, edition))
    return found


def _beside(child: EngagementBelief, forums: dict[str, list[Forum]]) -> Iterator[Within]:
    setting = occasion(child.setting) if child.setting else None
    if setting is None or not setting.words:
        return
    known = forums.get(min(setting.words), ())
    fits = {e.id for name, e in known if name.words == setting.words and _then(e, setting, child)}
    if len(fits) == 1:
        yield Within(child=child.id, parent=fits.pop(), reason=f"beside the {child.setting}")


def _then(edition: EditionBelief, setting: Occasion, child: EngagementBelief) -> bool:
    """Whether number and days of an edition are those of the setting, as far as told."""
    if edition.ordinal is not None and setting.numbers:
        return str(edition.ordinal) in setting.numbers
    span, day = ordinals(edition.date), ordinals(child.date)
    return span is not None and day is not None and span[0] <= day[1] and day[0] <= span[1]
