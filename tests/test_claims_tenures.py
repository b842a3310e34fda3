"""Tenures: offices held, and beginnings and ends by the sentences of the data file."""

import pytest

from dragoman.claims import tenures
from dragoman.lexicon import offices
from dragoman.lexicon import tenures as lexicon
from dragoman.records import TenureClaim
from tests import scenes

READ = [(e, t.state) for t in lexicon.cases("en") for e in t.read]
REFUSE = [text for t in lexicon.cases("en") for text in t.refuse]


def read(text: str) -> tuple[TenureClaim, ...]:
    return tenures.find(scenes.scene(text), offices.load("en"), lexicon.load("en"))


@pytest.mark.parametrize(("example", "state"), READ)
def test_reads(example: lexicon.Example, state: str) -> None:
    turns = [(c.name, c.office, c.on) for c in read(example.text) if c.state == state]
    assert turns == [(example.name, example.office, example.on)]


@pytest.mark.parametrize("text", REFUSE)
def test_refuses(text: str) -> None:
    assert {c.state for c in read(text)} <= {"holds"}


def test_an_office_named_twice_is_one_tenure_on_the_documents_day() -> None:
    text = (
        "Peruvian Foreign Minister Ana Duarte met Chilean officials. Foreign Minister Duarte left."
    )
    (claim,) = read(text)
    assert (claim.name, claim.party, claim.office, claim.on, claim.state) == (
        "Ana Duarte", "PER", "Foreign Minister", "2031-05-14", "holds",
    )  # fmt: skip
    assert text[claim.evidence[0].start : claim.evidence[0].end] == claim.evidence[0].quote


def test_former_and_weak() -> None:
    states = {
        (c.name, c.state)
        for c in read("Former Peruvian President Rosa Huaman met Chilean official Juan Vidal.")
    }
    assert ("Rosa Huaman", "former") in states
    assert all(name != "Juan Vidal" for name, _ in states)
