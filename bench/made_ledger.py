"""A ledger of made-up reports, as large as asked for: what pages and exports are measured on.

    python -m bench.made_ledger made.db 1000

States are real, people are put together from syllables, and every quote stands in its text. The
same count always gives the same ledger, so that two measurements can be compared.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from dragoman import ledger
from dragoman.records import (
    Claim,
    Document,
    EngagementClaim,
    EngagementKind,
    Evidence,
    Format,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Page,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    Status,
    TenureClaim,
)

STATES = {
    "VNM": "Hanoi", "MNG": "Ulaanbaatar", "KEN": "Nairobi", "PRT": "Lisbon", "URY": "Montevideo",
    "GHA": "Accra", "FIN": "Helsinki", "KAZ": "Astana", "CHL": "Santiago", "JPN": "Tokyo",
    "TUR": "Ankara", "NZL": "Wellington", "EGY": "Cairo", "IND": "New Delhi", "POL": "Warsaw",
    "IDN": "Jakarta", "BRA": "Brasília", "ZAF": "Pretoria", "CAN": "Ottawa", "QAT": "Doha",
}  # fmt: skip
SYLLABLES = (
    "ba del ori tu sanne kor mi vel ando ris tha lum eko zar pine dova hal mun ter isk".split()
)
OFFICES = ("Minister of Foreign Affairs", "Minister of Defence", "President", "Ambassador",
           "Deputy Minister of Foreign Affairs")  # fmt: skip
KINDS: tuple[EngagementKind, ...] = ("meeting",) * 6 + (
    "call",
    "visit",
    "visit",
    "conference",
    "exchange",
    "exercise",
)
FORMATS: tuple[Format, ...] = ("in_person",) * 6 + ("video", "phone")
STATUSES: tuple[Status, ...] = ("held",) * 8 + ("planned", "cancelled", "postponed")
LEVELS = ("partnership", "comprehensive partnership", "strategic partnership",
          "comprehensive strategic partnership")  # fmt: skip
PUBLISHERS = ("The Evening Ferry", "Harbour Post", "Steppe Courier", "Atlantic Wire", "River Times")
FIRST, DAYS = date(2016, 1, 4), 3900
NOW = "2026-01-01T00:00:00Z"


class Maker:
    """Draws reports; holds only its random numbers and the people it made."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)  # noqa: S311 - nothing secret hangs on it
        self.people: dict[tuple[str, str, int], str] = {}

    def holder(self, party: str, office: str, day: date) -> str:
        """Who holds an office then: another person every few years."""
        key = (party, office, (day.year + OFFICES.index(office)) // 3)
        if key not in self.people:
            words = (
                "".join(self.draw.sample(SYLLABLES, self.draw.randint(2, 3))).capitalize()
                for _ in range(2)
            )
            self.people[key] = " ".join(words)
        return self.people[key]

    def reading(self, number: int, day: date) -> Reading:
        """One report of one engagement, now and then with what came of it."""
        a, b = sorted(self.draw.sample(sorted(STATES), 2))
        office = self.draw.choice(OFFICES)
        people = [(self.holder(p, office, day), p) for p in (a, b)]
        said = f"{people[0][0]} of {a} and {people[1][0]} of {b} met on {day}."
        text = f"Report {number}\n\n{said}\n\n{a} and {b} spoke of trade, ports and training."
        words = _quote(text, said)
        claims = [self._engagement(day, (a, b), office, people, words)]
        claims += self._beside(day, (a, b), words)
        claims += [
            TenureClaim(name=name, party=party, office=office, on=str(day), evidence=words)
            for name, party in people
        ]
        return _reading(f"{number}.txt", text, str(day), self.draw.choice(PUBLISHERS), claims)

    def _engagement(
        self, day: date, pair: tuple[str, str], office: str, people: list[tuple[str, str]],
        words: tuple[Evidence, ...],
    ) -> Claim:  # fmt: skip
        host = self.draw.choice(pair)
        return EngagementClaim(
            kind=self.draw.choice(KINDS), format=self.draw.choice(FORMATS),
            status=self.draw.choice(STATUSES), date=str(day), setting=None, parties=pair,
            place=Place(city=STATES[host], country=host), evidence=words,
            participants=tuple(
                Participant(name=name, party=party, office=office,
                            role="host" if party == host else "visitor")
                for name, party in people
            ),
        )  # fmt: skip

    def _beside(
        self, day: date, pair: tuple[str, str], words: tuple[Evidence, ...]
    ) -> Iterator[Claim]:
        years = day.year - FIRST.year
        chance = self.draw.random()
        if chance < 0.1:
            yield InstrumentClaim(
                name=f"Memorandum on {self.draw.choice(('Ports', 'Training', 'Rescue', 'Grain'))}",
                kind="memorandum", parties=pair, status="signed", date=str(day),
                period=f"{day.year}/{day.year + 4}", evidence=words,
            )  # fmt: skip
        elif chance < 0.2:
            yield MechanismClaim(
                name="Political Consultations", parties=pair, ordinal=years + 1, status="held",
                date=str(day), place=None, evidence=words,
            )  # fmt: skip
        elif chance < 0.25:
            yield LevelClaim(
                parties=pair, level=LEVELS[min(3, years // 3)], change="upgraded", date=str(day),
                evidence=words,
            )  # fmt: skip
        elif chance < 0.35:
            yield PledgeClaim(
                parties=pair, by=pair[:1], what="train harbour pilots", modality="will", area=None,
                due=str(day.year + 1), evidence=words,
            )  # fmt: skip


def _quote(text: str, words: str) -> tuple[Evidence, ...]:
    start = text.index(words)
    return (Evidence(start=start, end=start + len(words), quote=words),)


FAMILIES = {
    EngagementClaim: "engagements", InstrumentClaim: "instruments", MechanismClaim: "mechanisms",
    LevelClaim: "levels", PledgeClaim: "pledges", TenureClaim: "tenures",
}  # fmt: skip


def _reading(source: str, text: str, day: str, publisher: str, claims: list[Claim]) -> Reading:
    document = Document(
        source=source, kind="article", title=text.partition("\n")[0], publisher=publisher, url=None,
        published=day, language="en", sha256=sha256(text.encode()).hexdigest(), text=text,
    )  # fmt: skip
    families: dict[str, list[Claim]] = {}
    for claim in claims:
        families.setdefault(FAMILIES[type(claim)], []).append(claim)
    return Reading(document=document, **{k: tuple(v) for k, v in families.items()})  # type: ignore[arg-type]


def main(path: Path, count: int) -> None:
    """Make the ledger."""
    maker = Maker(7)
    with ledger.writer(path) as book:
        for number in range(count):
            day = FIRST + timedelta(days=number * DAYS // count)
            one = maker.reading(number, day)
            page = Page(source=one.document.source, raw=one.document.text.encode())
            ledger.add(book, page, [one], retrieved=NOW)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
