"""People and their tenures, from every claim that calls somebody the holder of an office.

Statements of one party come in, people, tenures and doubts go out. Spellings in two scripts that
are likely one name are one person where an office or an engagement is shared; where none is, the
pair is a doubt, for a person to look at. A tenure claim is a sighting on its own day; a participant
of an engagement is one on the day of the document, where that tells of the engagement about then:
an old meeting told again says nothing of who holds the office now. Only a sighting on a known day
bounds a tenure, and a stated beginning or end, which may be a month. Of several the most exact
counts, then the one that claims less time: the later start, the earlier end.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.lexicon.merging import rules
from dragoman.merge import namesakes
from dragoman.merge.beliefs import (
    Doubt,
    PersonBelief,
    Slot,
    Statement,
    TenureBelief,
    TenureState,
    Value,
)
from dragoman.merge.identity import short, sorted_pair
from dragoman.merge.judgements import NOBODY, Correction, Judged, corrected, welded
from dragoman.merge.offices import parts
from dragoman.merge.slots import claims_of, preferred, slot
from dragoman.merge.spellings import Pair, across, groups, vagueness
from dragoman.merge.titles import office_words
from dragoman.merge.when import date_vagueness, days
from dragoman.names import fold, likely_one
from dragoman.records import Claim, EngagementClaim, Participant, TenureClaim

NEWS = timedelta(days=31)  # how far from the event a report still gives the offices of its day
UNTOLD = frozenset({"cancelled", "denied", "postponed"})  # may name those who have left since
IN_OFFICE = frozenset({"holds", "acting", "starts", "ends"})


class Sighting(NamedTuple):
    """A person, called the holder of an office or just named, on an ISO day where that is known."""

    name: str
    office: str | None
    on: str | None
    state: TenureState
    statement: Statement
    by: str = ""  # the judgement that says so where the claim does not


class Believed(NamedTuple):
    """What the claims of a party lead to believe of its people."""

    people: list[PersonBelief]
    tenures: list[TenureBelief]
    doubts: list[Doubt]


def believe(
    statements: Iterable[Statement],
    party: str,
    names: Container[str] | None = None,
    judged: Judged = NOBODY,
) -> Believed:
    """The people of a party, what they were called, and who may be one.

    `names` are the folded names to look at, all by default. They must be closed: whoever can be
    one of them is among them; then the answer is what it would be among all names.
    """
    by_name: dict[str, list[Sighting]] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        for sighting in sightings(statement, party):
            if names is None or fold(sighting.name) in names:
                by_name.setdefault(sighting.name, []).append(sighting)
    persons, open_ = _persons(by_name, judged)
    people: list[PersonBelief] = []
    tenures: list[TenureBelief] = []
    at: dict[str, str] = {}
    for spellings in persons:
        own = [s for name in spellings for s in by_name[name]]
        person = _person(spellings, own, party)
        people.append(person)
        tenures += _tenures(person, own)
        at.update(dict.fromkeys(spellings, person.id))
    doubts = (_doubt(pair, by_name, at) for pair in open_ if at[pair.a[0]] != at[pair.b[0]])
    return Believed(people, tenures, list({doubt.id: doubt for doubt in doubts}.values()))


def _persons(
    by_name: dict[str, list[Sighting]], judged: Judged
) -> tuple[list[list[str]], list[Pair]]:
    """The spellings of each person, and pairs of people who may be one."""
    parted = judged.between(
        (f"{s.statement.id} {fold(s.name)}", name) for name, seen in by_name.items() for s in seen
    )
    subjects = {f"{s.statement.id} {fold(s.name)}": s.name for n in by_name for s in by_name[n]}
    told = {name: _told_of(seen) for name, seen in by_name.items()}

    def may(a: str, b: str) -> bool:
        return sorted_pair(a, b) not in parted

    def speaks(a: Sequence[str], b: Sequence[str]) -> bool:
        one, other = ({key for name in group for key in told[name]} for group in (a, b))
        return not one.isdisjoint(other)

    @cache
    def held(group: tuple[str, ...]) -> namesakes.Spans:
        seen = (s for name in group for s in by_name[name] if s.state in IN_OFFICE)
        return namesakes.spans((s.office, s.on) for s in seen)

    def seen_often(group: Sequence[str]) -> int:
        return sum(len(by_name[name]) for name in group)

    one = namesakes.joined(groups(by_name, may), held, seen_often, may)
    found, open_ = across(one, may, speaks)
    ties = [[subjects[s] for s in tie if s in subjects] for tie in judged.ties]
    return welded(found, ties), open_


def _told_of(seen: Iterable[Sighting]) -> set[Hashable]:
    """What else tells a person: offices, and engagements by parties and day."""
    found: set[Hashable] = set()
    for one in seen:
        claim = one.statement.claim
        if one.office:
            found.add(office_words(one.office))
        if isinstance(claim, EngagementClaim) and _day(claim.date):
            found.add((claim.date, frozenset(claim.parties)))
    return found


def _doubt(pair: Pair, by_name: dict[str, list[Sighting]], at: dict[str, str]) -> Doubt:
    """Two people of one party under names that are likely one, and nothing more in common."""
    one, other = pair.names
    claims = (by_name[one][0].statement.id, by_name[other][0].statement.id)
    a, b = sorted_pair(at[one], at[other])
    several = sum(likely_one(x, y) for x, y in product(pair.a, pair.b))
    return Doubt(
        id=short("R", *sorted((a, b))), a=a, b=b, claims=claims, score=float(several),
        features={"spelling": float(several)},
        reason=f"{one} may write the name {other}; no office or engagement in common",
    )  # fmt: skip


def person_id(party: str, name: str) -> str:
    """What a person so spelt is called; other spellings become aliases."""
    return short("H", party, fold(name))


def tenure_id(person: str, office: str) -> str:
    """What the tenure of an office is called, by the identifier of its holder."""
    return short("T", person, " ".join(sorted(office_words(office))))


def _person(spellings: Sequence[str], seen: Sequence[Sighting], party: str) -> PersonBelief:
    names = slot("name", ((s.name, s.statement) for s in seen), vagueness)
    name = preferred(names) or spellings[0]
    return PersonBelief(
        id=person_id(party, spellings[0]), name=name, party=party or None,
        names=_decided(names, seen, lambda s: s.name),
        parties=_parties(seen, party),
    )  # fmt: skip


def _decided(
    found: Slot, seen: Sequence[Sighting], of: Callable[[Sighting], str | None]
) -> tuple[Value, ...]:
    """The values of a slot, each with the judgements by which words of other names mean it."""
    by: dict[str | None, set[str]] = {}
    for one in seen:
        if one.by and of(one) not in _told_by(one.statement.claim):
            by.setdefault(of(one), set()).add(one.by)
    return tuple(replace(v, judgements=tuple(sorted(by.get(v.value, ())))) for v in found.values)


def _told_by(claim: Claim) -> set[str | None]:
    """The names and the offices that a claim gives."""
    who = [claim] if isinstance(claim, TenureClaim) else _participants(claim)
    return {said for one in who for said in (one.name, *parts(one.office or ""))}


def _parties(seen: Sequence[Sighting], party: str) -> tuple[Value, ...]:
    """The party that somebody says, then those that documents tell; none where nobody did."""
    by = sorted({j for s in seen for j in s.statement.judgements})
    if not by:
        return ()
    told = slot("party", ((_told(s), s.statement) for s in seen))
    return corrected(told, Correction("party", party or None, by[-1])).values


def _told(one: Sighting) -> str | None:
    """The party under which the document itself names them."""
    claim = one.statement.told or one.statement.claim
    if isinstance(claim, TenureClaim):
        return claim.party
    return next((p.party for p in _participants(claim) if p.name == one.name), None)


def sightings(statement: Statement, party: str) -> Iterator[Sighting]:
    """Everyone of this party whom a claim names."""
    claim = statement.named or statement.claim
    by = statement.named_by if claim != statement.claim else ""
    if isinstance(claim, TenureClaim) and (claim.party or "") == party:
        for title in parts(claim.office):
            yield Sighting(claim.name, title, _day(claim.on), claim.state, statement, by)
    elif isinstance(claim, EngagementClaim):
        days_seen = _days_seen(claim, statement)
        for person in claim.participants:
            if person.name and (person.party or "") == party:
                offices: tuple[str | None, ...] = parts(person.office) if person.office else (None,)
                own = by if by and person not in _participants(statement.claim) else ""
                for office in offices:
                    for on in days_seen:
                        yield Sighting(person.name, office, on, "holds", statement, own)


def _participants(claim: Claim) -> tuple[Participant, ...]:
    return claim.participants if isinstance(claim, EngagementClaim) else ()


def _days_seen(claim: EngagementClaim, statement: Statement) -> tuple[str | None, ...]:
    """The day of the report, and that of the event it tells of as just held."""
    told = _day_of_report(claim, statement)
    event = _day(claim.date) if claim.status == "held" and told else None
    return (told,) if event in (None, told) else (event, told)


def _day(on: str | None) -> str | None:
    span = days(on)
    return span[0] if span and span[0] == span[1] else None


def _day_of_report(claim: EngagementClaim, statement: Statement) -> str | None:
    """The day on which participants held their offices; None when the report is too far from it."""
    if claim.status in UNTOLD:
        return None
    span = days(claim.date)
    if statement.published is None:
        return _day(claim.date) if claim.status == "held" else None
    told = date.fromisoformat(statement.published)
    near = (told - NEWS).isoformat(), (told + NEWS).isoformat()
    recent = span is None or (span[0] <= near[1] and near[0] <= span[1])
    return statement.published if recent and claim.date else None


def _tenures(person: PersonBelief, seen: Sequence[Sighting]) -> Iterator[TenureBelief]:
    by_office: dict[frozenset[str], list[Sighting]] = {}
    for sighting in seen:
        if sighting.office:
            by_office.setdefault(office_words(sighting.office), []).append(sighting)
    for office, own in sorted(by_office.items(), key=lambda item: sorted(item[0])):
        if any(s.state in IN_OFFICE for s in own):
            yield _tenure(person, [*own, *_risen(office, own, by_office)])


def _risen(
    office: frozenset[str],
    own: Sequence[Sighting],
    by_office: Mapping[frozenset[str], list[Sighting]],
) -> Iterator[Sighting]:
    """The end of a deputy's tenure: the day on which he is said to have begun as the minister.

    Of a deputy only whose own beginning is told, and who was seen in no third office between.
    """
    grades = rules().titles.grades
    begun = _stated(by_office.get(office - grades, ()), "starts") if office & grades else None
    day = days(begun)
    if day is None or not _stated(own, "starts") or _stated(own, "ends"):
        return
    last = max((s.on for s in own if s.on), default="")
    others = (s.on for words, seen in by_office.items() if not words <= office for s in seen)
    if last <= day[0] and not any(last < on < day[0] for on in others if on):
        for one in by_office[office - grades]:
            if one.state == "starts" and _told_on(one) == begun:
                yield one._replace(office=None, on=_day(begun), state="ends")


def _told_on(one: Sighting) -> str | None:
    claim = one.statement.claim
    return claim.on if isinstance(claim, TenureClaim) else None


def _tenure(person: PersonBelief, seen: Sequence[Sighting]) -> TenureBelief:
    offices = slot("office", ((s.office, s.statement) for s in seen))
    dated = [s for s in seen if s.on and s.state in IN_OFFICE]
    on = sorted({s.on for s in dated if s.on})
    first, last = (on[0], on[-1]) if on else (None, None)
    return TenureBelief(
        id=tenure_id(person.id, seen[0].office or ""), person=person.id, name=person.name,
        party=person.party,
        office=preferred(offices) or "", offices=_decided(offices, seen, lambda s: s.office),
        first=first, last=last,
        days=tuple(on),
        starts=_stated(seen, "starts"), ends=_stated(seen, "ends"),
        acting=all(s.state == "acting" for s in seen if s.state in ("holds", "acting", "starts")),
        claims=claims_of(s.statement for s in seen),
        first_claims=_on(dated, first), last_claims=_on(dated, last),
        judgements=tuple(sorted({s.by for s in seen if s.by})),
        stated=_states_party(seen),
    )  # fmt: skip


def _states_party(seen: Sequence[Sighting]) -> bool:
    """Whether any sighting states whose office it is, by its words or by a judgement."""
    told = [s for s in seen if isinstance(s.statement.claim, TenureClaim)]
    return not told or any(s.by or "party" not in s.statement.claim.inferred for s in told)


def _stated(seen: Iterable[Sighting], state: TenureState) -> str | None:
    """The day or month that documents state, the most exact; of equals the one that claims less."""
    told = {
        c.on
        for s in seen
        if s.state == state and isinstance(c := s.statement.claim, TenureClaim) and days(c.on)
    }
    ranked = sorted((on for on in told if on), reverse=state == "starts")
    return min(ranked, key=date_vagueness, default=None)


def _on(seen: Iterable[Sighting], day: str | None) -> tuple[str, ...]:
    return claims_of(s.statement for s in seen if s.on == day)
