"""Tenures: offices held, and beginnings and ends by the sentences of the data file."""

import pytest

from dragoman.claims.offices import tenures
from dragoman.lexicon import offices
from dragoman.lexicon import tenures as lexicon
from dragoman.pipeline import read_page
from dragoman.records import Page, TenureClaim
from tests import scenes

OPPOSITE = {"starts": "ends", "ends": "starts"}
READ = [
    (e, "ends" if e.ended else getattr(t, "state", "starts"))
    for t in lexicon.cases("en")
    for e in t.read
]
REFUSE = [text for t in lexicon.cases("en") for text in t.refuse]


def read(text: str) -> tuple[TenureClaim, ...]:
    return tenures.find(scenes.scene(text), offices.load("en"), lexicon.load("en"))


@pytest.mark.parametrize(("example", "state"), READ)
def test_reads(example: lexicon.Example, state: str) -> None:
    told = [
        c for c in read(example.text) if c.by != "office" and c.state not in ("holds", "acting")
    ]
    assert [(c.name, c.office, c.on) for c in told if c.state == state] == (
        [(example.name, example.office, example.on)] if not example.news else []
    )
    others = [(c.name, c.office, c.on) for c in told if c.state == OPPOSITE[state]]
    assert others == [(example.other, example.office, example.on)] * bool(example.other)


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


def turned(
    text: str, home: str | None = None
) -> list[tuple[str, str | None, str, str | None, str]]:
    found = tenures.find(scenes.scene(text), offices.load("en"), lexicon.load("en"), home)
    return [(c.name, c.party, c.office, c.on, c.state) for c in found if c.by != "office"]


def test_a_turn_without_a_party_is_the_reports_own() -> None:
    text = "Rui Sousa became Minister of Defence on 3 May 2031."
    assert turned(text) == []
    assert turned(text, "CHL") == [
        ("Rui Sousa", "CHL", "Minister of Defence", "2031-05-03", "starts")
    ]
    assert turned(text.replace("Defence", "Defence of Peru"), "CHL")[0][1] == "PER"
    assert turned("In Lima Rui Sousa became Minister of Defence; Peru was silent.", "CHL") == []


def test_who_had_stood_in_did_so_until_the_turn_told_before() -> None:
    text = (
        "Lieutenant General Rui Sousa has been appointed Minister of Defence of Chile. Major "
        "General Iker Prado, who had been performing the minister's duties since 15 February, "
        "returns to his work."
    )
    assert turned(text)[1:] == [
        ("Iker Prado", "CHL", "Minister of Defence", "2031-02-15", "acting"),
        ("Iker Prado", "CHL", "Minister of Defence", "2031-05-14", "ends"),
    ]


def test_she_who_replaced_somebody_is_the_one_person_named() -> None:
    text = "Sousa has held the post since May 2029, when he replaced Juan Vidal."
    one = f"Chilean Defence Minister Rui Sousa met Peruvian officials. {text}"
    assert ("Juan Vidal", "CHL", "Defence Minister", "2029-05", "ends") in turned(one)
    two = one.replace("Sousa has held", "With Ana Duarte beside her, Sousa has held")
    assert not any(name == "Juan Vidal" for name, *_ in turned(two))


def test_a_day_since_when_is_not_the_day_of_the_turn() -> None:
    text = (
        "Rui Sousa became Defence Minister of Chile in place of Juan Vidal, who had led the "
        "ministry since May 2029."
    )
    days = {(name, on, state) for name, _, _, on, state in turned(text)}
    assert days == {
        ("Rui Sousa", None, "starts"), ("Juan Vidal", None, "ends"),
        ("Juan Vidal", "2029-05", "starts"),
    }  # fmt: skip


def test_a_chief_of_a_staff_is_no_mere_chief() -> None:
    text = "The chief of Chile's General Staff, General Rui Sousa, met Peruvian officials."
    assert [(c.name, c.party, c.office) for c in read(text)] == [
        ("Rui Sousa", "CHL", "chief of General Staff")
    ]
    assert read("The chief of Chile's team, Rui Sousa, met Peruvian officials.") == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Peru met Rui Sousa, who was Defence Minister of Chile from May 2026 to June 2029.",
         "2026-05", "2029-06"),
        ("Peru met Rui Sousa, Defence Minister of Chile between 2026 and 2029.", "2026", "2029"),
        ("Peru met Rui Sousa (Defence Minister of Chile, 2026-2029).", "2026", "2029"),
        ("Rui Sousa, who had been Defence Minister of Chile since May 2029, quit on 3 May 2031.",
         "2029-05", "2031-05-03"),
    ],
)  # fmt: skip
def test_how_long_an_office_was_held(text: str, first: str, last: str) -> None:
    told = {(c.on, c.state) for c in read(text) if c.office == "Defence Minister"}
    assert {(first, "starts"), (last, "ends")} <= told


def test_who_is_said_to_be_leaving_is_not_in_office_once_he_has_left() -> None:
    text = "On 3 May 2031 the outgoing Chilean Defence Minister, Rui Sousa, left office."
    assert [(c.on, c.state) for c in read(text)] == [("2031-05-03", "ends")]


def test_the_predecessor_of_one_of_two_is_that_of_the_reports_own() -> None:
    text = (
        "Chilean Defence Minister Juan Vidal met Peruvian Foreign Minister Ana Duarte. His "
        "predecessor Rui Sousa left office on 3 May 2031."
    )
    assert turned(text) == []
    assert turned(text, "CHL") == [
        ("Rui Sousa", "CHL", "Defence Minister", "2031-05-03", "ends"),
    ]


def test_a_turn_infers_whose_office_it_is_where_the_person_s_is_inferred() -> None:
    text = "The White House\n\nWhen President Ana Costa took office, she met Rui Lopes of Fiji."
    (page,) = read_page(Page(source="t.txt", raw=text.encode()), "2031-05-14")
    began = [c for c in page.tenures if c.state == "starts"]
    assert [(c.name, c.party, "party" in c.inferred) for c in began] == [("Ana Costa", "USA", True)]
