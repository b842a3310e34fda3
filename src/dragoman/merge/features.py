"""What two engagement claims of one block have in common, as numbers a person can read.

Two gists come in, a dictionary of features goes out; absent means zero. Of agreement: `same_text`
(the same claim in copies of one text), `likeness` (of two texts, from 0.5), `date` (1 equal, less
the wider the one that holds the other), `told` (one is undated, its news is of then), `day_off`
and `week_off` (so near do the days come), `clocks` (a call between
clocks so far apart that it has two dates), `moved` (put
off by one, later in the other: 1 at once, less the longer after), `people` (shared persons, up to
three), `spelt` (how many of them only likely, by their names in two scripts), `office` (one side
names nobody, or in another script, the offices agree), `around` (one side names nobody, its
document names those of the other), `silent` (one side has neither names nor offices), `nameless`
(of a kind that need not name anybody), `city`, `occasion`, `edition`
(the same number of their own mechanism), `instrument`, `many` (three
parties or more). Of contradiction: `other_date`, `other_people` (a party for which both name
people, all of them others), `other_format`, `other_country`, `other_city`, `other_edition` (the
same occasion under another number), `other_occasion` (one side has an occasion, the other not
that), `same_document` (a document that tells of two means two).
"""

from collections.abc import Iterable, Sequence

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.merge.cities import comparable, same_city
from dragoman.merge.clocks import two_dates
from dragoman.merge.gists import Gist, gist
from dragoman.merge.offices import same_office
from dragoman.merge.sketches import likeness
from dragoman.merge.when import WEEK, date_vagueness, dates_agree
from dragoman.names import clearly_two, likely_one, same_person
from dragoman.records import EngagementClaim, Participant, Place

WIDTHS = ((0, 1.0), (9, 0.75), (30, 0.5), (365, 0.25))  # days the wider date spans more, worth
REMOTE = frozenset({"video", "phone", "written"})
ALIKE = 0.5  # from which two texts are told one from the other
OVERLAP = 0.5  # what two stretches of days are worth that share some
YEAR = 366


def features(a: Statement, b: Statement) -> dict[str, float]:
    """Every feature of a pair that is not zero."""
    return compared(gist(a), gist(b))


def compared(a: Gist, b: Gist) -> dict[str, float]:
    """The same, of gists."""
    found = {
        "same_document": float(a.statement.document == b.statement.document),
        **_texts(a, b),
        **_dates(a, b),
        **_people(a, b),
        **_places(a.claim.place, b.claim.place),
        "other_format": float(_formats_clash(a.claim.format, b.claim.format)),
        **_occasions(a, b),
        "instrument": float(bool(a.instruments & b.instruments)),
        "many": float(len(set(a.claim.parties)) > 2),
    }
    return {name: value for name, value in found.items() if value}


def _texts(a: Gist, b: Gist) -> dict[str, float]:
    if a.statement.sha256 == b.statement.sha256:
        return {"same_text": float(_twin(a.claim, b.claim))}
    alike = likeness(a.statement.context.sketch, b.statement.context.sketch)
    return {"likeness": round(alike, 2)} if alike >= ALIKE else {}


def _twin(a: EngagementClaim, b: EngagementClaim) -> bool:
    """The same claim read from the same text under two names."""
    return a.kind == b.kind and [e.start for e in a.evidence] == [e.start for e in b.evidence]


def _dates(a: Gist, b: Gist) -> dict[str, float]:
    one, other = sorted((a.claim.date or "", b.claim.date or ""))
    worth = date_worth(one, other) if one else 0.0
    if worth:
        return {"date": worth}
    if a.days is None or b.days is None:
        return {"other_date": 1.0} if one else {}
    early, late = sorted((a, b), key=lambda g: g.days or (0, 0))
    gap = late.days[0] - early.days[1] if early.days and late.days else 0
    if early.claim.status == "postponed" and 0 < gap <= YEAR:
        return {"moved": round(1 - gap / (2 * YEAR), 3)}
    if gap <= 0:
        return {"date": OVERLAP} if one else {"told": float(bool(other))}
    clocks = gap == 1 and _remote(early.claim) and _remote(late.claim)
    return {
        "other_date": 1.0,
        "day_off": float(gap == 1),
        "week_off": float(gap <= WEEK),
        "clocks": float(clocks and _two_dates(early, late)),
    }


def _remote(claim: EngagementClaim) -> bool:
    """Whether each side was at home: by its format, or a call of which none is told."""
    return claim.format in REMOTE or (claim.kind == "call" and claim.format == "unknown")


def _two_dates(early: Gist, late: Gist) -> bool:
    told = early.statement.publisher, late.statement.publisher
    return two_dates({*early.claim.parties, *late.claim.parties}, *told)


def date_worth(a: str, b: str) -> float:
    """How much two dates agree: equal ones fully, one within the other by its width, else 0."""
    if not dates_agree(a, b):
        return 0.0
    wider = 0 if a == b else max(date_vagueness(a), date_vagueness(b))
    return next((worth for limit, worth in WIDTHS if wider <= limit), 0.1)


def _people(a: Gist, b: Gist) -> dict[str, float]:
    left, right = a.people, b.people
    need_not = a.claim.kind == b.claim.kind and a.claim.kind in rules().nameless
    nameless = {"nameless": float(need_not)}
    if left and right:
        found = {**_shared(left, right), **nameless}
        if any(found.values()) or not _one_party(left, right):
            return found
    if need_not:
        return nameless
    offices = _offices(a, b)
    return {
        "office": float(offices is True),
        "other_office": float(offices is False),
        "around": float(_around(left, b.around) + _around(right, a.around)),
        "silent": float(offices is None and not (left and right)),
    }


def _shared(left: Sequence[Participant], right: Sequence[Participant]) -> dict[str, float]:
    """Persons of both sides, how many of them by a likely spelling, and whether some exclude."""
    same = [p for p in left if any(_same(p, q) for q in right)]
    likely = [p for p in left if p not in same and any(_likely(p, q) for q in right)]
    return {
        "people": float(min(len(same) + len(likely), 3)),
        "spelt": float(len(likely)),
        "other_people": float(_others(left, right)),
    }


def _one_party(left: Iterable[Participant], right: Iterable[Participant]) -> bool:
    """Whether both sides name people of one party, though in scripts that no table compares."""
    return bool({p.party for p in left} & {q.party for q in right} - {None})


def _same(p: Participant, q: Participant) -> bool:
    if not _may_share_party(p, q):
        return False
    return p.name == q.name or same_person(p.name or "", q.name or "")


def _likely(p: Participant, q: Participant) -> bool:
    return _may_share_party(p, q) and likely_one(p.name or "", q.name or "")


def _may_share_party(p: Participant, q: Participant) -> bool:
    return p.party is None or q.party is None or p.party == q.party


def _others(left: Iterable[Participant], right: Iterable[Participant]) -> bool:
    """For some party both name people, and all of them are clearly others."""
    both = {p.party for p in left} & {q.party for q in right} - {None}
    return any(
        all(
            p.name != q.name and clearly_two(p.name or "", q.name or "")
            for p in left if p.party == party
            for q in right if q.party == party
        )
        for party in both
    )  # fmt: skip


def _around(named: Iterable[Participant], told: Iterable[tuple[str, str]]) -> int:
    """How many of those one claim names the document of the other names beside its claim."""
    return sum(
        any(p.party == party and same_person(p.name or "", name) for party, name in told)
        for p in named
    )


def _offices(a: Gist, b: Gist) -> bool | None:
    """Whether offices agree where both tell them for a party; None where they never both do.

    Offices in two languages that do not agree may have been put in other words: that tells nothing.
    """
    pairs = [
        same_office(p.office, q.office)
        for p in a.claim.participants
        for q in b.claim.participants
        if p.office and q.office and p.party == q.party
    ]
    if not all(pairs) and a.statement.language != b.statement.language:
        return None
    return all(pairs) if pairs else None


def _formats_clash(a: str, b: str) -> bool:
    return a != b and "unknown" not in (a, b) and bool({a, b} & REMOTE)


def _places(a: Place | None, b: Place | None) -> dict[str, float]:
    if a is None or b is None:
        return {}
    if a == b and a.city:
        return {"city": 1.0}
    countries = bool(a.country and b.country and a.country != b.country)
    if not (a.city and b.city):
        return {"other_country": float(countries)}
    same = same_city(a.city, b.city)
    other = not same and comparable(a.city, b.city)
    return {"other_country": float(countries), "city": float(same), "other_city": float(other)}


def _occasions(a: Gist, b: Gist) -> dict[str, float]:
    """One of a name on both sides: under one number, or none told, or under different ones.

    Names in two languages that do not meet may be one all the same.
    """
    left, right = a.occasions, b.occasions
    one_sided = a.statement.language == b.statement.language or not (left and right)
    pairs = [(p, q) for p in left for q in right if _one_name(p.words, q.words)]
    own = any(p.own and q.own and p.numbers & q.numbers for p, q in pairs)
    clash = [bool(p.numbers and q.numbers and not p.numbers & q.numbers) for p, q in pairs]
    return {
        "occasion": float(not all(clash)),
        "edition": float(own),
        "other_edition": float(bool(clash) and all(clash)),
        "other_occasion": float(one_sided and not clash and bool(left or right)),
    }


def _one_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """The same words, or all words of a name of two or more within a fuller one."""
    short, long = sorted((a, b), key=len)
    return bool(short) and (short == long or (len(short) > 1 and short <= long))
