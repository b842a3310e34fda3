"""Records for tests: pages with readings whose quotes stand in their texts, and random ones.

People are invented; states are real. Run as a program, it adds its pages to a ledger, one
transaction each, for the test that kills it.
"""

import sys
from collections.abc import Iterable
from hashlib import sha256

from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.ledger import claims
from dragoman.merge.beliefs import Statement
from dragoman.records import (
    CLAIMS,
    FAMILIES,
    Claim,
    Document,
    EngagementClaim,
    Evidence,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Page,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    TenureClaim,
)

settings.register_profile("laws", deadline=None)  # a busy machine is no failure
settings.load_profile("laws")

NOW = "2026-01-01T00:00:00Z"
PARTIES = ("VNM", "MNG", "KEN", "PRT")
PEOPLE = {
    "VNM": ("Trần Đức Lương Hải", "Trần Hải", "Hải", "Lê Thu Vân", "陈德良海", "Ле Тху Ван"),
    "MNG": ("Dorjiin Bat-Ochir", "D.Bat-Ochir", "Bat-Ochir", "Tömöriin Saruul", "Т.Саруул"),
    "KEN": (
        "Wairimu Odhiambo-Kitale",
        "Odhiambo-Kitale",
        "Josphat Lemayian",
        "Giô-xơ-phát Lê-mai-an",
    ),
    "PRT": ("Inês Quaresma Valadão", "Valadão", "Rui Calheta"),
}
OFFICES = ("Minister of Defence", "Defence Minister", "Deputy Minister of Defence", "President")
DATES = (
    "2025-03-04",
    "2025-03-05",
    "2025-03",
    "2025",
    "2025-03-04/2025-03-06",
    "XXXX-03-04",
    "2024-11-28",
)


def document(
    text: str, source: str = "a.txt", published: str | None = "2025-03-04", **more: object
) -> Document:
    """An article of this text."""
    plain = Document(
        source=source,
        kind="article",
        title=text[:40],
        publisher="The Evening Ferry",
        url=None,
        published=published,
        language="en",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
    )
    return replace(plain, **more)


def evidence(text: str, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
    """One quote of the text."""
    end = len(text) if end is None else end
    return (Evidence(start=start, end=end, quote=text[start:end]),)


def engagement(text: str = "They met.", **values: object) -> EngagementClaim:
    """A meeting of two ministers, but for what is given."""
    plain = EngagementClaim(
        kind="meeting",
        format="in_person",
        status="held",
        date="2025-03-04",
        place=None,
        setting=None,
        parties=("MNG", "VNM"),
        participants=(
            Participant(
                name="Trần Đức Lương Hải", party="VNM", office="Minister of Defence", role="visitor"
            ),
            Participant(
                name="Dorjiin Bat-Ochir", party="MNG", office="Minister of Defence", role="host"
            ),
        ),
        evidence=evidence(text),
    )
    return replace(plain, **values)


def mechanism_claim(
    ordinal: int | None, words: tuple[Evidence, ...], date: str | None = "2025-03-04"
) -> MechanismClaim:
    """An edition of the Harbour Dialogue."""
    return MechanismClaim(
        name="Harbour Dialogue", parties=("MNG", "VNM"), ordinal=ordinal, status="held", date=date,
        place=None, evidence=words,
    )  # fmt: skip


def reading(
    *said: Claim,
    source: str = "a.txt",
    text: str = "They met.",
    published: str | None = "2025-03-04",
) -> Reading:
    """A reading that holds these claims, each in its family."""
    families: dict[str, list[Claim]] = {}
    for claim in said:
        (kind,) = (kind for kind, type in CLAIMS.items() if isinstance(claim, type))
        families.setdefault(FAMILIES[kind], []).append(claim)
    empty = Reading(document=document(text, source, published))
    return replace(empty, **{field: tuple(found) for field, found in families.items()})


def page(one: Reading) -> Page:
    """The page whose only document a reading is of."""
    return Page(source=one.document.source, raw=one.document.text.encode())


def statements(readings: Iterable[Reading]) -> list[Statement]:
    """What merging is given for readings, as the ledger would name it."""
    return list(claims.statements(readings))


# --- random ones -------------------------------------------------------------------------------

dates = st.sampled_from(DATES) | st.none()
CITIES = (("Lisbon", "PRT"), ("Nairobi", "KEN"), (None, "PRT"), ("Lisbon", None), ("Sintra", "PRT"))
places = st.none() | st.sampled_from(CITIES).map(lambda pair: Place(city=pair[0], country=pair[1]))

PROMISES = ("open a ferry line", "sign the protocol on the Harbour Dialogue",
            "come to the 4th Harbour Forum", "hold the 3rd ferry talks")  # fmt: skip


@st.composite
def engagement_claims(draw: st.DrawFn, text: str, start: int) -> EngagementClaim:
    """An engagement of two parties, its evidence beginning at `start`."""
    parties = tuple(draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True)))
    people = tuple(
        Participant(
            name=draw(st.sampled_from(PEOPLE[party]) | st.none()), party=party,
            office=draw(st.sampled_from(OFFICES) | st.none()),
            role=draw(st.sampled_from(("host", "visitor", "participant"))),
        )
        for party in parties if draw(st.booleans())
    )  # fmt: skip
    return EngagementClaim(
        kind=draw(st.sampled_from(("meeting", "signing", "call", "visit", "exercise"))),
        format=draw(st.sampled_from(("in_person", "video", "unknown"))),
        status=draw(st.sampled_from(("held", "planned", "cancelled", "denied"))),
        date=draw(dates),
        place=draw(places),
        setting=draw(st.none() | st.just("4th Harbour Forum")),
        parties=parties,
        participants=people,
        evidence=evidence(text, start),
    )


@st.composite
def other_claims(draw: st.DrawFn, text: str) -> Claim:
    """A claim of any other kind."""
    pair = tuple(draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=2, unique=True)))
    words = evidence(text, draw(st.integers(0, 3)))
    name = draw(
        st.sampled_from(
            (
                "Harbour Dialogue",
                "harbour dialogue",
                "Kenya-Portugal Harbour Dialogue",
                "Ferry Talks",
            )
        )
    )
    match draw(st.sampled_from(("instrument", "mechanism", "level", "pledge", "tenure"))):
        case "instrument":
            return InstrumentClaim(
                name=f"Protocol on {name}", kind="protocol", parties=pair, date=draw(dates),
                status=draw(st.sampled_from(("drafted", "signed", "unknown"))),
                period=draw(st.sampled_from((None, "2025/2029", "2020/2024"))), evidence=words,
            )  # fmt: skip
        case "mechanism":
            return MechanismClaim(
                name=name,
                parties=pair,
                ordinal=draw(st.none() | st.integers(1, 5)),
                place=draw(places),
                status="held",
                date=draw(dates),
                evidence=words,
            )
        case "level":
            return LevelClaim(
                parties=pair,
                level=draw(st.sampled_from(("strategic partnership", "comprehensive partnership"))),
                change=draw(st.sampled_from(("upgraded", "stated"))),
                date=draw(dates),
                evidence=words,
            )
        case "pledge":
            return PledgeClaim(
                parties=pair, by=pair[:1], modality="will", area=None, evidence=words,
                what=draw(st.sampled_from(PROMISES)),
                due=draw(st.sampled_from((None, "2026", "2025-04"))),
            )  # fmt: skip
        case _:
            party = draw(st.sampled_from(PARTIES))
            return TenureClaim(
                name=draw(st.sampled_from(PEOPLE[party])),
                party=party,
                office=draw(st.sampled_from(OFFICES)),
                on=draw(dates),
                state=draw(st.sampled_from(("holds", "former", "acting", "starts"))),
                evidence=words,
            )


@st.composite
def readings(draw: st.DrawFn, number: int) -> Reading:
    """A reading of a document of its own."""
    text = f"Report {number}: they met again at the harbour and said so."
    engagements = [draw(engagement_claims(text, i)) for i in range(draw(st.integers(0, 3)))]
    others = [draw(other_claims(text)) for _ in range(draw(st.integers(0, 2)))]
    published = draw(st.sampled_from((None, "2025-03-03", "2025-03-05", "2025-12-01")))
    return reading(*engagements, *others, source=f"{number}.txt", text=text, published=published)


@st.composite
def corpora(draw: st.DrawFn, most: int = 6) -> list[Reading]:
    """A few readings of different documents."""
    return [draw(readings(i)) for i in range(draw(st.integers(1, most)))]


# --- a program to be killed -------------------------------------------------------------------


def series(count: int) -> list[Reading]:
    """Reports on consecutive days, every other one of an engagement already reported."""
    found = []
    for i in range(count):
        text = f"Report {i}: the ministers met on day {i // 2}." + " They spoke at length." * 40
        day = f"2025-{i // 50 + 1:02}-{i // 2 % 25 + 1:02}"
        found.append(
            reading(engagement(text, date=day), source=f"{i}.txt", text=text, published=day)
        )
    return found


def main(path: str, count: str) -> None:
    """Add the series to a ledger."""
    from dragoman import ledger

    with ledger.writer(path) as book:
        for one in series(int(count)):
            ledger.add(book, page(one), [one], retrieved=NOW)
            sys.stdout.write(f"{one.document.source}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
