"""Readings made up in any number, with blocks as large as real news makes them.

The same seed gives the same readings. Parties are weighted as by Zipf, so that a few pairs meet
every week and most hardly ever; each has ministers who change every few years and are seen in
every report; an engagement is told once to six times, by name in full and in short, on its day or
the next. Nobody in it exists: names are syllables.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.lexicon import parties
from dragoman.records import (
    Document,
    EngagementClaim,
    EngagementKind,
    Evidence,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Page,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    Role,
    TenureClaim,
)

FIRST, DAYS = date(2012, 1, 1), 13 * 365
OFFICES = (
    "President", "Prime Minister", "Minister of Foreign Affairs", "Minister of Defence",
    "Deputy Minister of Foreign Affairs", "Minister of Trade", "Minister of Agriculture",
    "Chief of the General Staff", "Ambassador", "Minister of Transport", "Minister of Health",
    "National Security Adviser",
)  # fmt: skip
KINDS: tuple[EngagementKind, ...] = ("meeting", "meeting", "meeting", "call", "visit", "message")
PUBLISHERS = tuple(f"The {word} Courier" for word in ("Harbour", "Ferry", "Lantern", "Meridian"))
SYLLABLES = ("ba", "do", "ki", "lu", "mar", "ne", "or", "pa", "ri", "sa", "ta", "vel", "wen", "zu")
TOLD = (1, 1, 1, 1, 2, 2, 3, 6)  # reports of an engagement
ROLES: tuple[Role, ...] = ("host", "visitor")
TERM = 1300  # days in office, about


class Official(NamedTuple):
    """Somebody who holds an office for a while."""

    name: str
    party: str
    office: str


class World:
    """Parties with their officials over the years."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.parties = sorted(parties.states())
        self.chance.shuffle(self.parties)
        self.weights = [1 / (rank + 3) for rank in range(len(self.parties))]
        self._held: dict[tuple[str, int, int], Official] = {}

    def official(self, party: str, on: date) -> Official:
        """One of the officials of a party that day, the higher the likelier."""
        office = min(int(self.chance.expovariate(0.35)), len(OFFICES) - 1)
        term = ((on - FIRST).days + hash_of(f"{party}{office}") % TERM) // TERM
        key = party, office, term
        if key not in self._held:
            self._held[key] = Official(self._name(), party, OFFICES[office])
        return self._held[key]

    def _name(self) -> str:
        words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3)))).title()
                 for _ in range(self.chance.choice((2, 2, 3)))]  # fmt: skip
        return " ".join(words)

    def pair(self) -> tuple[str, str]:
        """Two parties, the weighty ones oftener."""
        while True:
            a, b = self.chance.choices(self.parties, self.weights, k=2)
            if a != b:
                return a, b


def hash_of(text: str) -> int:
    """The same number for the same text on every run."""
    return int.from_bytes(sha256(text.encode()).digest()[:4], "big")


def readings(engagements: int, seed: int = 1) -> Iterator[Reading]:
    """Readings of the reports of so many engagements, in no order."""
    world, number = World(seed), 0
    for n in range(engagements):
        a, b = world.pair()
        on = FIRST + timedelta(days=world.chance.randrange(DAYS))
        who = world.official(a, on), world.official(b, on)
        kind = world.chance.choice(KINDS)
        for _ in range(world.chance.choice(TOLD)):
            number += 1
            yield _report(world, f"{seed}-{n}-{number}", kind, on, who)


def page(reading: Reading) -> Page:
    """The page whose only document a reading is of."""
    return Page(source=reading.document.source, raw=reading.document.text.encode())


def _report(
    world: World, name: str, kind: EngagementKind, on: date, who: tuple[Official, Official]
) -> Reading:
    told = on + timedelta(days=world.chance.choice((0, 0, 1, 2)))
    host, guest = who
    text = (
        f"Report {name}. {host.office} {host.name} of {host.party} met {guest.office} {guest.name} "
        f"of {guest.party} on {on}. They will open line {hash_of(name) % 50} together."
    )
    quote = (Evidence(start=text.index(". ") + 2, end=text.index(" They"),
                      quote=text[text.index(". ") + 2 : text.index(" They")]),)  # fmt: skip
    document = Document(
        source=f"{name}.txt", kind="article", title=f"{host.party} and {guest.party} meet",
        publisher=world.chance.choice(PUBLISHERS), url=None, published=told.isoformat(),
        language="en", sha256=sha256(text.encode()).hexdigest(), text=text,
    )  # fmt: skip
    engagement = EngagementClaim(
        kind=kind, format="phone" if kind == "call" else "in_person", status="held",
        date=on.isoformat(), place=Place(city=None, country=host.party), setting=None,
        parties=(host.party, guest.party), evidence=quote, by="generated",
        participants=tuple(
            Participant(name=_form(world, p.name), party=p.party, office=p.office, role=role)
            for p, role in zip(who, ROLES, strict=True)
        ),
    )  # fmt: skip
    tenures = tuple(
        TenureClaim(name=p.name, party=p.party, office=p.office, on=told.isoformat(),
                    evidence=quote, by="generated")
        for p in who
    )  # fmt: skip
    return _with_others(
        Reading(document=document, engagements=(engagement,), tenures=tenures), world, on
    )


def _form(world: World, name: str) -> str:
    """The name in full, or at times its last word alone."""
    return name.rsplit(maxsplit=1)[-1] if world.chance.random() < 0.1 else name


def _with_others(reading: Reading, world: World, on: date) -> Reading:
    """The same with a claim of another family in some documents."""
    (met,) = reading.engagements
    both, day, quote = tuple(sorted(met.parties)), on.isoformat(), met.evidence
    match world.chance.randrange(10):
        case 0:
            name = (
                f"Agreement on {OFFICES[hash_of(day) % len(OFFICES)].removeprefix('Minister of ')}"
            )
            found = InstrumentClaim(name=name, kind="agreement", parties=both, status="signed",
                                    date=day, period=None, evidence=quote)  # fmt: skip
            return replace(reading, instruments=(found,))
        case 1:
            joint = MechanismClaim(name="Joint Commission", parties=both, status="held",
                                   ordinal=on.year - 2005, date=day, place=None,
                                   evidence=quote)  # fmt: skip
            return replace(reading, mechanisms=(joint,))
        case 2:
            level = LevelClaim(parties=both, level="strategic partnership", change="stated",
                               date=day, evidence=quote)  # fmt: skip
            return replace(reading, levels=(level,))
        case 3 | 4 | 5:
            what = f"open line {hash_of(reading.document.text) % 50}"
            pledge = PledgeClaim(parties=both, by=both, what=what, modality="will",
                                 area=None, due=None, evidence=quote)  # fmt: skip
            return replace(reading, pledges=(pledge,))
        case _:
            return reading
