"""What a short report should give, written on a line, and how a reading falls short of it.

    kind format status date | City, COUNTRY | setting | PARTIES | name: office: party; ...

A comma between words gives a choice, "~" is any value and "-" is none. A participant "*" stands for
any others; "?" in place of the people means that the engagement may be left out.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.records import EngagementClaim


class Expected(Struct, frozen=True):
    """One engagement as a report tells it."""

    what: tuple[str, ...]
    place: str
    setting: str
    parties: str
    people: tuple[tuple[str, str, str], ...]
    others: bool
    optional: bool


def parse(line: str) -> Expected:
    """Read one line of `expect`."""
    what, place, setting, parties, people = (part.strip() for part in line.split("|"))
    named = [p.strip() for p in people.split(";") if p.strip()]
    triples = (p.split(": ") for p in named if p not in ("*", "?"))
    return Expected(
        what=tuple(what.split()),
        place=place,
        setting=setting,
        parties=parties,
        people=tuple((a, b, c) for a, b, c in triples),
        others="*" in named,
        optional="?" in named,
    )


def misses(expected: Sequence[Expected], found: Sequence[EngagementClaim]) -> list[str]:
    """What is wrong with what was found: engagements missing, too many, or with other values."""
    left = list(found)
    wrong: list[str] = []
    for want in expected:
        best = min(left, key=lambda e: _cost(want, e), default=None)
        if best is None or _cost(want, best) >= 10:
            wrong += (
                []
                if want.optional
                else [f"missing: {' '.join(want.what)} {want.parties} {want.people}"]
            )
            continue
        left.remove(best)
        wrong += [] if want.optional else _differences(want, best)
    return wrong + [f"too many: {e.kind} {e.status} {e.parties}" for e in left]


def _cost(want: Expected, claim: EngagementClaim) -> int:
    other = not _fits(want.what[0], claim.kind) or not _fits(
        want.parties, " ".join(sorted(claim.parties))
    )
    return 10 * other + len(_differences(want, claim))


def _fits(wanted: str, value: str | None) -> bool:
    return wanted == "~" or (value or "-") in (wanted, *wanted.split(","))


def _differences(want: Expected, claim: EngagementClaim) -> list[str]:
    pairs = [
        ("kind", want.what[0], claim.kind),
        ("format", want.what[1], claim.format),
        ("status", want.what[2], claim.status),
        ("date", want.what[3], claim.date),
        ("setting", want.setting, claim.setting),
        ("parties", want.parties, " ".join(sorted(claim.parties))),
    ]
    wrong = [f"{name}: wanted {w}, found {v}" for name, w, v in pairs if not _fits(w, v)]
    return wrong + _of_place(want, claim) + _of_people(want, claim)


def _of_place(want: Expected, claim: EngagementClaim) -> list[str]:
    if want.place in ("~", "-"):
        return (
            []
            if want.place == "~" or claim.place is None
            else [f"place: wanted none, found {claim.place}"]
        )
    city, _, country = want.place.rpartition(", ")
    place = claim.place
    good = (
        place is not None
        and (city == "~" or _fits(city or "-", place.city))
        and place.country == country
    )
    return (
        []
        if good
        else [f"place: wanted {want.place}, found {place and (place.city, place.country)}"]
    )


def _of_people(want: Expected, claim: EngagementClaim) -> list[str]:
    wrong = []
    left = list(claim.participants)
    for name, office, party in want.people:
        who = next((p for p in left if _fits(name, p.name) and _fits(party, p.party)), None)
        if who is None:
            wrong.append(f"nobody: {name} of {party}")
            continue
        left.remove(who)
        if office != "~" and (who.office or "-").lower() != office.lower():
            wrong.append(f"office of {name}: wanted {office}, found {who.office}")
    if not want.others:
        wrong += [f"too many: {p.name} {p.office} {p.party}" for p in left if p.name]
    return wrong
