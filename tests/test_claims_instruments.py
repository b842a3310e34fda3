"""Instruments: the sentences of the data file, and what becomes of one over a document."""

import pytest

from dragoman.claims.objects import instruments
from dragoman.lexicon import instruments as lexicon
from dragoman.records import InstrumentClaim
from tests import scenes

WORDS = lexicon.load("en")
READ, REFUSE = lexicon.cases("en")


def read(text: str) -> tuple[InstrumentClaim, ...]:
    scene = scenes.scene(text)
    return instruments.find(scene, scenes.focus(scene), WORDS)


@pytest.mark.parametrize("example", READ, ids=lambda e: e.text)
def test_reads(example: lexicon.Example) -> None:
    assert [(c.name, c.status) for c in read(example.text)] == [(example.name, example.status)]


@pytest.mark.parametrize("text", REFUSE)
def test_refuses(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("words", ["refused to sign", "would not sign", "declined to ratify"])
def test_what_is_refused_is_not_drafted(words: str) -> None:
    found = read(f"Oman {words} the Seabed Treaty with Kenya.")
    assert not {c.status for c in found} & {"drafted", "signed", "agreed", "ratified"}


def test_one_instrument_named_thrice_is_one_claim_with_its_last_fate() -> None:
    text = (
        "Peru and Chile signed an agreement on ports in May 2030. The agreement was ratified in June. "  # noqa: E501 - a row of a table
        "Under the agreement, Peru and Chile share data."
    )
    (claim,) = read(text)
    assert (claim.name, claim.status, claim.parties) == (
        "agreement on ports",
        "ratified",
        ("PER", "CHL"),
    )
    assert [e.quote for e in claim.evidence] == ["agreement on ports", "agreement", "agreement"]
    assert all(e.quote == text[e.start : e.end] for e in claim.evidence)


@pytest.mark.parametrize(
    ("text", "names", "period"),
    [
        ("Oman and Kenya signed a protocol on ports and an agreement on fisheries.", ["protocol on ports", "agreement on fisheries"], None),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed the defence cooperation plan for the 2031–2035 period.", ["defence cooperation plan for the 2031–2035 period"], "2031/2035"),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed a cooperation plan for 2032.", ["cooperation plan for 2032"], "2032"),  # noqa: E501 - a row of a table
        ("Oman and Kenya welcomed the Oman-Kenya Tax Convention.", ["Oman-Kenya Tax Convention"], None),  # noqa: E501 - a row of a table
    ],
)  # fmt: skip
def test_names_and_periods(text: str, names: list[str], period: str | None) -> None:
    claims = read(text)
    assert [c.name for c in claims] == names
    assert claims[0].period == period


def test_date_of_its_own_clause() -> None:
    (claim,) = read("Oman and Kenya signed an agreement on ports on 3 May 2031.")
    assert (claim.date, claim.status) == ("2031-05-03", "signed")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oman and Kenya signed a memorandum of understanding on tourism. The MoU runs for five years. The document entered into force in May.", [("memorandum of understanding on tourism", "in_force", 3)]),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed an MoU on Monday. The memorandum of understanding on tourism covers air links.", [("memorandum of understanding on tourism", "signed", 2)]),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed an MoU on tourism cooperation. The memorandum of understanding on cooperation in tourism was ratified in June.", [("memorandum of understanding on cooperation in tourism", "ratified", 2)]),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed a maritime border treaty. The pact was ratified in June.", [("maritime border treaty", "ratified", 2)]),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed an MoU on ports and an MoU on tourism.", [("MoU on ports", "signed", 1), ("MoU on tourism", "signed", 1)]),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed an MoU on ports and a protocol on fisheries. The protocol was ratified in June.", [("MoU on ports", "signed", 1), ("protocol on fisheries", "ratified", 2)]),  # noqa: E501 - a row of a table
        ("Oman and Kenya met. The document was published by the ministry.", []),
    ],
)  # fmt: skip
def test_several_names_of_one_paper_are_one(text: str, found: list[tuple[str, str, int]]) -> None:
    assert [(c.name, c.status, len(c.evidence)) for c in read(text)] == found


def test_the_papers_of_a_list_share_what_became_of_them() -> None:
    text = (
        "Oman and Kenya held talks. The parties signed the following documents: 1. Agreement on "
        "Readmission; 2. Plan of Cooperation in Education for 2032. They praised the port."
    )
    assert [(c.name, c.status) for c in read(text)] == [
        ("Agreement on Readmission", "signed"),
        ("Plan of Cooperation in Education for 2032", "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Oman and Kenya signed an agreement on ports and a plan for 2032-2035 on Monday.", "agreement on ports", "2031-05-12"),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed a data sharing agreement.", "data sharing agreement", None),
        ("Oman and Kenya began negotiating an agreement on ports.", "agreement on ports", None),
        ("Oman and Kenya renewed the pact on ports for another three years.", "pact on ports", None),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed a protocol amending the tax treaty.", "protocol amending the tax treaty", None),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed a memorandum on ports, tourism, and fisheries.", "memorandum on ports, tourism, and fisheries", None),  # noqa: E501 - a row of a table
        ("Oman and Kenya signed a memorandum on ports, and pledged aid.", "memorandum on ports", None),  # noqa: E501 - a row of a table
    ],
)  # fmt: skip
def test_names_end_where_the_clause_goes_on(text: str, name: str, date: str | None) -> None:
    claim = read(text)[0]
    assert (claim.name, claim.date) == (name, date)


@pytest.mark.parametrize(
    "text",
    [
        "Oman and Kenya signed an agreement on ports on 3 May 2031, under negotiation since 2028.",
        "Oman and Kenya met on 3 May 2031 and signed an agreement on ports, a draft since 2028.",
    ],
)
def test_a_paper_is_not_signed_since_a_year(text: str) -> None:
    (claim,) = read(text)
    assert (claim.status, claim.date) == ("signed", "2031-05-03")
