"""Prints what merging costs as a ledger grows: time and memory a claim, and the growth exponent.

    python -m bench.merging_scale                  10,000, 100,000 and 1,000,000 claims
    python -m bench.merging_scale 10000 100000     other sizes

Claims are made up, always the same: pairs of states as unequal as in the news (the tenth pair has
a tenth of the first's reports), engagements of one to thirty reports over as many years as the
claims need, announced, held and looked back at, told with names whole and short, with vague dates
and with none; a third of the claims are tenures, instruments, editions, levels and promises. Every
size runs in a process of its own, on one core, whose own seconds are counted, so that a busy
machine shows the same; its peak memory holds claims and beliefs alike.
"""

import argparse
import gc
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.lexicon.parties import states
from dragoman.merge import Statement, merge
from dragoman.merge.beliefs import Aside, Context
from dragoman.merge.identity import short
from dragoman.records import (
    Claim,
    EngagementClaim,
    EngagementKind,
    Evidence,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Participant,
    Place,
    PledgeClaim,
    Status,
    TenureClaim,
)

SIZES = (10_000, 100_000, 1_000_000)
PER_YEAR = 20_000  # claims; so a larger ledger is a longer one, not one news day a hundred times
FIRST = date(2000, 1, 1)
KINDS: tuple[EngagementKind, ...] = ("meeting", "meeting", "meeting", "visit", "call", "exercise")
OFFICES = ("President", "Foreign Minister", "Minister of Defence", "Deputy Minister of Defence")
SYLLABLES = ("ba", "den", "kor", "li", "mas", "no", "ra", "sel", "tu", "vik", "wen", "zha")
QUOTE = (Evidence(start=0, end=9, quote="They met."),)


def claims(count: int) -> Iterator[Statement]:
    """So many claims, the same every time."""
    chance = random.Random(17)  # noqa: S311 - nothing secret
    made, years = 0, max(1, count // PER_YEAR)
    while made < count:
        for statement in _engagement(chance, years):
            yield statement
            made += 1
            if made == count:
                return


def _engagement(chance: random.Random, years: int) -> Iterator[Statement]:
    """One engagement, in one to thirty reports, and what they tell beside it."""
    parties = _pair(chance)
    day = FIRST + timedelta(days=chance.randrange(365 * years))
    kind = chance.choice(KINDS)
    cast = tuple(_person(p, chance.randrange(4), day.year // 4) for p in parties)
    edition = Aside(name="Policy Dialogue", parties=parties, ordinal=day.year - 1990)
    around = Context(editions=(edition,) if chance.random() < 0.1 else ())
    for report in range(min(30, int(chance.paretovariate(1.1)))):
        lag = chance.choice((-20, -3, 0, 0, 0, 1, 1, 2, 400))
        claim = _told(chance, kind, parties, cast, day, lag)
        yield _statement(chance, claim, day + timedelta(days=lag), around, report)
        if chance.random() < 0.5:
            aside = _aside(chance, parties, cast, day)
            yield _statement(chance, aside, day + timedelta(days=lag), around, report)


def _pair(chance: random.Random) -> tuple[str, str]:
    codes = sorted(states())
    one = codes[min(int(len(codes) ** chance.random()) - 1, len(codes) - 1)]
    other = codes[min(int(len(codes) ** chance.random()) - 1, len(codes) - 1)]
    return (one, other) if one < other else (other, one if one != other else codes[-1])


def _person(party: str, seat: int, term: int) -> Participant:
    """The holder of a seat in a term of four years."""
    chance = random.Random(f"{party}{seat}{term}")  # noqa: S311 - nothing secret
    name = " ".join("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(2))
    return Participant(name=name, party=party, office=OFFICES[seat])


def _told(
    chance: random.Random, kind: EngagementKind, parties: tuple[str, str],
    cast: tuple[Participant, ...], day: date, lag: int,
) -> EngagementClaim:  # fmt: skip
    on: str | None = chance.choice((day.isoformat(),) * 6 + (day.isoformat()[:7], None))
    status: Status = "planned" if lag < 0 else "held"
    people = tuple(_short(p) if chance.random() < 0.2 else p for p in cast)
    if chance.random() < 0.1:
        people = ()
    return EngagementClaim(
        kind=kind, format="in_person", status=status, date=on, setting=None, parties=parties,
        place=Place(city=f"Port of {parties[1]}", country=parties[1]), participants=people,
        evidence=QUOTE,
    )  # fmt: skip


def _short(person: Participant) -> Participant:
    return Participant(
        name=(person.name or "").split()[-1], party=person.party, office=person.office
    )


def _aside(
    chance: random.Random, parties: tuple[str, str], cast: tuple[Participant, ...], day: date
) -> Claim:
    person, on = cast[0], day.isoformat()
    match chance.randrange(10):
        case 0:
            name = f"Agreement on {chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)}"
            return InstrumentClaim(
                name=name, kind="agreement", parties=parties, status="signed", date=on,
                period=None, evidence=QUOTE,
            )  # fmt: skip
        case 1:
            return MechanismClaim(
                name="Policy Dialogue", parties=parties, ordinal=day.year - 1990, status="held",
                date=on, place=None, evidence=QUOTE,
            )  # fmt: skip
        case 2:
            level = chance.choice(("partnership", "strategic partnership"))
            return LevelClaim(
                parties=parties, level=level, change="stated", date=None, evidence=QUOTE
            )
        case 3:
            what = f"open a {chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)} office"
            return PledgeClaim(
                parties=parties, by=parties[:1], what=what, modality="will", area=None, due=None,
                evidence=QUOTE,
            )  # fmt: skip
        case _:
            return TenureClaim(
                name=person.name or "", party=person.party, office=person.office or "", on=on
            )


def _statement(
    chance: random.Random, claim: Claim, published: date, around: Context, report: int
) -> Statement:
    token = f"{chance.getrandbits(60):x}"
    return Statement(
        id=short("C", token), document=f"D-{token}", sha256=token, source=f"{report}.txt",
        publisher=None, published=published.isoformat(), language="en", claim=claim, context=around,
    )  # fmt: skip


def measure(count: int) -> tuple[float, float, int]:
    """Seconds of one core to merge, peak memory in bytes, and how many beliefs came of it."""
    said = list(claims(count))
    gc.freeze()  # what was made up is no part of what is measured
    began = time.process_time()
    found = merge(said)
    seconds = time.process_time() - began
    beliefs = sum(len(getattr(found, family)) for family in found.__struct_fields__)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, beliefs


def main(argv: Sequence[str] | None = None) -> None:
    """Measure every size in a process of its own and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.merging_scale")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.one:
        print(*measure(args.one))
        return
    print("    claims    seconds   µs/claim     MB   bytes/claim   beliefs")
    rows = []
    for count in args.sizes:
        run = subprocess.run(
            [sys.executable, "-m", "bench.merging_scale", "--one", str(count)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        seconds, peak, beliefs = (float(word) for word in run.stdout.split())
        rows.append((count, seconds))
        print(
            f"{count:10,} {seconds:10.1f} {1e6 * seconds / count:10.1f} {peak / 2**20:6.0f} "
            f"{peak / count:13.0f} {beliefs:9,.0f}"
        )
    (small, quick), (large, slow) = rows[0], rows[-1]
    if large > small:
        print(f"growth exponent {math.log(slow / quick) / math.log(large / small):.3f}")


if __name__ == "__main__":
    main()
