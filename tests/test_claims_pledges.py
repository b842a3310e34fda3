"""Pledges: the sentences of the data file; whose word it is."""

import pytest

from dragoman.claims.objects import pledges
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


KEPT = lexicon.kept("en")


@pytest.mark.parametrize("example", KEPT.read, ids=lambda e: e.text)
def test_a_promise_was_kept(example: lexicon.Example) -> None:
    assert [c.what for c in read(example.text) if c.kept is not None] == [example.what]


@pytest.mark.parametrize("text", KEPT.refuse)
def test_a_promise_was_not_kept(text: str) -> None:
    assert [c.what for c in read(text) if c.kept is not None] == []


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


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("Oman and Kenya agreed Wednesday to let fishing boats return.", "let fishing boats return", None),  # noqa: E501 - a row of a table
        ("Oman and Kenya agreed on Wednesday to reopen the port by June 2032.", "reopen the port by June 2032", "2032-06"),  # noqa: E501 - a row of a table
        ("Oman and Kenya agreed in Muscat on Monday that boats may return.", "boats may return", None),  # noqa: E501 - a row of a table
        ("Oman pledged last week to send rice to Kenya.", "send rice to Kenya", None),
        ("Oman urged Kenya on Wednesday to open the port.", "open the port", None),
        ("Oman and Kenya agreed to build on the port accord of March 2029.", "build on the port accord of March 2029", None),  # noqa: E501 - a row of a table
    ],
)  # fmt: skip
def test_when_it_was_said_is_no_part_of_what_is_pledged(
    text: str, what: str, due: str | None
) -> None:
    assert [(c.what, c.due) for c in read(text)] == [(what, due)]


@pytest.mark.parametrize(
    "text", ["Oman and Kenya agreed on Wednesday.", "Oman and Kenya agreed in Muscat on Monday."]
)
def test_a_time_alone_is_no_content(text: str) -> None:
    assert read(text) == ()
