"""Offices: who was said to hold one over the years, and which offices a party has.

A party and a title come in, tenures go out by the day they begin. Titles that can mean one office
are one here, as when the ledger is asked who held it on a day.
"""

import msgspec
from msgspec import Struct

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.queries_people import tenures_of
from dragoman.ledger.views import JudgementView
from dragoman.merge.beliefs import TenureBelief
from dragoman.merge.offices import beside, holds_among, same_office
from dragoman.merge.titles import office_words
from dragoman.records import Record


class Held(Struct, frozen=True):
    """What a list tells of a tenure; its claims, of which there may be thousands, are not read."""

    id: str
    person: str
    name: str
    office: str
    first: str | None
    last: str | None


class OfficeLine(Record):
    """An office under its most frequent title."""

    office: str
    holders: int
    latest: str  # the name of whoever was last so called
    person: str
    last: str | None


class Holders(Record):
    """Everyone who was called so, the latest first, and what people decided about these words."""

    party: str
    office: str
    holders: tuple[TenureBelief, ...]
    judgements: tuple[JudgementView, ...]

    def decided(self, tenure: TenureBelief) -> tuple[str, ...]:
        """The judgements that speak of the words of one tenure."""
        words = set(tenure.claims)
        return tuple(j.id for j in self.judgements if words & set(j.claims))


def ever(book: Ledger, party: str, office: str) -> Holders:
    """The holders of an office over the years, with the judgements they rest on."""
    found = holders(book, party, office)[::-1]
    claims = [claim for tenure in found for claim in tenure.claims]
    return Holders(
        party=party, office=office, holders=found, judgements=about(book.db, claims)
    )  # fmt: skip


def holders(book: Ledger, party: str, office: str) -> tuple[TenureBelief, ...]:
    """The tenures of one office, and those that have it among others, the earliest first."""
    exact = tenures_of(book, party, office)
    found = (*exact, *beside(exact, tenures_of(book, party, office, holds_among)))
    return tuple(sorted(found, key=lambda t: (t.starts or t.first or "", t.id)))


def offices(book: Ledger, party: str, limit: int = 60) -> tuple[OfficeLine, ...]:
    """The offices of a party, those with the most holders first."""
    groups: list[list[Held]] = []
    titled: dict[str, list[Held]] = {}  # the group of each title, looked for once
    for tenure in _tenures(book, party):
        group = titled.get(tenure.office) or _group(groups, tenure.office)
        group.append(tenure)
        titled[tenure.office] = group
    lines = sorted(map(_line, groups), key=lambda line: (-line.holders, line.office))
    return tuple(lines[:limit])


def like(book: Ledger, party: str, office: str, limit: int = 5) -> tuple[str, ...]:
    """The offices of a party that share most words with a title that is none of them."""
    asked = office_words(office)
    shared = {
        line.office: len(asked & office_words(line.office))
        for line in offices(book, party, limit=1000)
    }
    most = max(shared.values(), default=0)
    return tuple(title for title, n in shared.items() if n and n == most)[:limit]


def _group(groups: list[list[Held]], office: str) -> list[Held]:
    """The group of an office; a new one where there is none."""
    for group in groups:
        if same_office(group[0].office, office):
            return group
    groups.append([])
    return groups[-1]


def _line(group: list[Held]) -> OfficeLine:
    latest = max(group, key=lambda t: (t.last or t.first or "", t.id))
    titles = [t.office for t in group]
    return OfficeLine(
        office=max(sorted(set(titles)), key=titles.count), holders=len({t.person for t in group}),
        latest=latest.name, person=latest.person, last=latest.last,
    )  # fmt: skip


def _tenures(book: Ledger, party: str) -> tuple[Held, ...]:
    rows = book.db.execute(
        "SELECT json FROM belief WHERE kind = 'tenure' AND id IN (SELECT belief FROM belief_party "
        "WHERE party = ? AND kind = 'tenure') ORDER BY first, id",
        (party,),
    )
    return tuple(msgspec.json.decode(text, type=Held) for (text,) in rows)
