"""Instruments: the sentences of the data file, and what becomes of one over a document."""

import pytest

from dragoman.claims import instruments
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
