"""Claims and beliefs in one plain line each, the same words on every verb.

Records come in, strings go out; nothing is looked up and nothing is coloured.
"""

from collections.abc import Iterable

from dragoman.ledger.rhythm import Expected
from dragoman.ledger.views import EngagementLine, JudgementView, PersonRef
from dragoman.merge.alignment import Point
from dragoman.merge.beliefs import MechanismBelief, ParticipantBelief, PledgeBelief, TenureBelief
from dragoman.merge.pledges import Outcome
from dragoman.merge.slots import read_place
from dragoman.records import (
    Claim,
    EngagementClaim,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Participant,
    Place,
    PledgeClaim,
    TenureClaim,
)


def place(where: Place | None) -> str:
    """`Beijing, CHN`, or the part that is known."""
    return ", ".join(part for part in (where.city, where.country) if part) if where else ""


def value(slot: str, spelt: str) -> str:
    """One value of a slot; of a place without city only the country."""
    return place(read_place(spelt)) if slot == "place" else spelt


def people(who: Iterable[Participant | ParticipantBelief | PersonRef]) -> str:
    """Names with party and office; an unnamed holder by the office."""
    return "; ".join(_person(p) for p in who)


def _person(who: Participant | ParticipantBelief | PersonRef) -> str:
    inside = ", ".join(part for part in (who.office if who.name else None, who.party) if part)
    return f"{who.name or who.office or 'unnamed'}" + (f" ({inside})" if inside else "")


def claim(said: Claim) -> str:
    """What a claim says, in one line."""
    return " · ".join(part for part in _parts(said) if part)


def _parts(said: Claim) -> tuple[str | None, ...]:
    match said:
        case EngagementClaim():
            return (
                said.kind,
                said.status,
                said.format,
                said.date,
                place(said.place),
                said.setting,
                _sides(said),
                f"from {said.sender}" if said.sender else None,
            )
        case InstrumentClaim():
            parties = " ".join(said.parties)
            return said.kind, said.status, said.name, parties, said.date, said.period
        case MechanismClaim():
            about = said.date, place(said.place), " ".join(said.parties)
            return "mechanism", said.status, said.name, _number(said.ordinal), *about
        case LevelClaim():
            return "level", said.change, said.level, said.date, " ".join(said.parties)
        case PledgeClaim():
            return "pledge", said.modality, said.what, said.due, " ".join(said.by), said.area
        case TenureClaim():
            return "tenure", said.state, said.name, said.office, said.party, said.on


def _sides(said: EngagementClaim) -> str:
    """Who took part, and the parties of whom nobody is named: "Ana Vidal (Minister, PER); KEN".

    The state that a visit leads to is shown by its place.
    """
    shown = {p.party for p in said.participants}
    shown |= {said.place.country} if said.kind == "visit" and said.place else set()
    silent = " ".join(party for party in said.parties if party not in shown)
    return "; ".join(part for part in (people(said.participants), silent) if part)


def inferred(said: Claim) -> str | None:
    """What of a claim no words state, each with its reason: "date: of the visit it belongs to"."""
    why: dict[str, str] = getattr(said, "inferred", {})
    return "; ".join(f"{field}: {reason}" for field, reason in why.items()) or None


def _number(ordinal: int | None) -> str | None:
    return None if ordinal is None else f"no. {ordinal}"


def engagement_row(line: EngagementLine) -> tuple[object, ...]:
    """The cells of ENGAGEMENT_COLUMNS."""
    return (line.id, line.date or "", line.kind, line.status, " ".join(line.parties),
            people(line.people), place(line.place), line.reports, line.origins)  # fmt: skip


ENGAGEMENT_COLUMNS = (
    "id",
    "date",
    "kind",
    "status",
    "parties",
    "people",
    "place",
    "reports",
    "origins",
)


def judgement(one: JudgementView) -> str:
    """What was decided, by whom, when and why, and what became of it."""
    what = f" {one.field} {one.value or 'unknown'}" if one.field else ""
    against = f" against {' '.join(one.against)}" if one.against else ""
    return f"{one.id} {one.verb}{what}, {one.who} {one.at[:10]}: {one.why} ({one.state}{against})"


def became(pledge: PledgeBelief, outcome: Outcome | None) -> str:
    """What became of a pledge, and when it was told again."""
    state = outcome.state if outcome else "open"
    shown = f"{state} {outcome.on} by {outcome.by}" if outcome and outcome.by else state
    again = f", told again {' '.join(pledge.repeated)}" if pledge.repeated else ""
    return shown + again


def said(point: Point) -> str:
    """Each side's words on a point."""
    return "; ".join(f"{s.side}: {s.words}" for s in point.said)


def span(tenure: TenureBelief) -> str:
    """First and last day seen in office."""
    first, last = tenure.starts or tenure.first, tenure.ends or tenure.last
    return f"{first or '?'} to {last or '?'}" if first != last else first or "no dated report"


def editions(mechanism: MechanismBelief) -> str:
    """Editions in line: number, date, status, and the identifier by which each is judged."""
    return "; ".join(
        f"{_number(e.ordinal) or 'edition'} {e.date or 'undated'} {e.status} ({e.id})"
        for e in mechanism.editions
    )


def expected(coming: Expected | None) -> str:
    """When the next edition may be, where, and by which rhythm; nothing where none is told."""
    if coming is None:
        return ""
    number = _number(coming.ordinal) or "edition"
    where = f" in {coming.host}" if coming.host else ""
    why = f"{coming.rhythm} days apart in {coming.editions} editions"
    return f"{number} {coming.first} to {coming.last}{where} ({why})".strip()
