"""What two engagement claims of one block have in common, as numbers a person can read.

Two statements come in, a dictionary of features goes out; absent means zero. Features of agreement:
`same_text` (copies of one text), `date` (1 equal, less the wider the one that holds the other),
`people` (shared persons, up to three), `office` (one side names nobody, the offices agree),
`nameless` (neither names anybody, the kind is one that need not), `city`, `setting`. Features of
contradiction: `other_date`, `other_people` (a party for which both name people, none the same),
`other_format`, `other_country`, `other_city`,
`same_document` (a document that tells of two means two).
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.merge.blocking import days
from dragoman.merge.offices import same_office
from dragoman.merge.titles import same_title
from dragoman.names import fold, same_person
from dragoman.records import EngagementClaim, Participant, Place

WIDTHS = ((1, 1.0), (10, 0.75), (31, 0.5), (366, 0.25))  # days of the wider date, worth
REMOTE = frozenset({"video", "phone", "written"})


def features(a: Statement, b: Statement) -> dict[str, float]:
    """Every feature of a pair that is not zero."""
    left, right = _engagement(a), _engagement(b)
    found = {
        "same_document": float(a.document == b.document),
        "same_text": float(a.sha256 == b.sha256 and _twin(left, right)),
        **_dates(left.date, right.date),
        **_people(left, right),
        **_places(left.place, right.place),
        "other_format": float(_formats_clash(left.format, right.format)),
        "setting": float(
            bool(left.setting and right.setting and same_title(left.setting, right.setting))
        ),
    }
    return {name: value for name, value in found.items() if value}


def _engagement(statement: Statement) -> EngagementClaim:
    if not isinstance(statement.claim, EngagementClaim):
        raise TypeError(f"{statement.id} is no claim of an engagement")
    return statement.claim


def _twin(a: EngagementClaim, b: EngagementClaim) -> bool:
    """The same claim read from the same text under two names."""
    return a.kind == b.kind and [e.start for e in a.evidence] == [e.start for e in b.evidence]


def _dates(a: str | None, b: str | None) -> dict[str, float]:
    if a is None or b is None:
        return {}
    worth = date_worth(*sorted((a, b)))
    return {"date": worth} if worth else {"other_date": 1.0}


@lru_cache(maxsize=65536)
def date_worth(a: str, b: str) -> float:
    """How much two dates agree: equal ones fully, one within the other by its width, else 0."""
    if a == b:
        return 1.0
    try:
        if not (edtf.contains(a, b) or edtf.contains(b, a)):
            return 0.0
    except InputError:
        return 0.0
    width = max(_width(a), _width(b))
    return next((worth for limit, worth in WIDTHS if width <= limit), 0.1)


def _width(edtf_date: str) -> int:
    span = days(edtf_date)
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days + 1 if span else 366


def _people(a: EngagementClaim, b: EngagementClaim) -> dict[str, float]:
    left, right = list(_named(a)), list(_named(b))
    if left and right:
        shared = sum(any(_same(p, q) for q in right) for p in left)
        return {"people": float(min(shared, 3)), "other_people": float(_others(left, right))}
    if not left and not right and a.kind == b.kind and a.kind in rules().nameless:
        return {"nameless": 1.0}
    return {"office": float(_offices_agree(a.participants, b.participants))}


def _named(claim: EngagementClaim) -> Iterable[Participant]:
    """The people who tell an engagement from another; of a visit only those who travel."""
    visitors = [p for p in claim.participants if p.name and p.role == "visitor"]
    if claim.kind == "visit" and visitors:
        return visitors
    return [p for p in claim.participants if p.name]


def _same(p: Participant, q: Participant) -> bool:
    agree = p.party is None or q.party is None or p.party == q.party
    return agree and same_person(p.name or "", q.name or "")


def _others(left: list[Participant], right: list[Participant]) -> bool:
    """For some party both name people and share none of them."""
    both = {p.party for p in left} & {q.party for q in right} - {None}
    return any(
        not any(_same(p, q) for p in left if p.party == party for q in right if q.party == party)
        for party in both
    )


def _offices_agree(left: Iterable[Participant], right: Iterable[Participant]) -> bool:
    """At least one office of one party on both sides, and no party with two different ones."""
    pairs = [
        same_office(p.office, q.office)
        for p in left for q in right
        if p.office and q.office and p.party == q.party
    ]  # fmt: skip
    return bool(pairs) and all(pairs)


def _formats_clash(a: str, b: str) -> bool:
    return a != b and "unknown" not in (a, b) and bool({a, b} & REMOTE)


def _places(a: Place | None, b: Place | None) -> dict[str, float]:
    if a is None or b is None:
        return {}
    countries = bool(a.country and b.country and a.country != b.country)
    if not (a.city and b.city):
        return {"other_country": float(countries)}
    same = fold(a.city) == fold(b.city)
    return {"other_country": float(countries), "city": float(same), "other_city": float(not same)}
