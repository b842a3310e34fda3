"""Pledges: the sentences of the data file; whose word it is."""

import pytest

from dragoman.claims import pledges
from dragoman.lexicon import pledges as lexicon
from dragoman.records import PledgeClaim
from tests import scenes

WORDS = lexicon.load("en")
READ = [(e.text, e.what, e.due, c.modality) for c in lexicon.cases("en") for e in c.read]
REFUSE = [text for c in lexicon.cases("en") for text in c.refuse]


def read(text: str) -> tuple[PledgeClaim, ...]:
    scene = scenes.scene(text)
    return pledges.find(scene, scenes.focus(scene), WORDS)


@pytest.mark.parametrize(("text", "what", "due", "modality"), READ)
def test_reads(text: str, what: str, due: str | None, modality: str) -> None:
    assert [(c.what, c.due, c.modality) for c in read(text)] == [(what, due, modality)]


@pytest.mark.parametrize("text", REFUSE)
def test_refuses(text: str) -> None:
    assert read(text) == ()


def test_both_speak_and_the_area_is_told() -> None:
    (claim,) = read("Oman and Kenya agreed to expand joint patrols.")
    assert (claim.by, claim.parties, claim.area) == (
        ("OMN", "KEN"),
        ("OMN", "KEN"),
        "joint_patrols",
    )


def test_one_side_speaks_to_the_other() -> None:
    (claim,) = read("Oman urged Kenya to open the port.")
    assert (claim.by, claim.parties, claim.modality) == (("OMN",), ("OMN", "KEN"), "urged")
    assert claim.evidence[0].quote == "urged Kenya to open the port"
