"""Named gatherings: the sentences of the data file, and shapes that no single head shows."""

import pytest

from dragoman import mentions, sentences
from dragoman.claims.sentence import events
from dragoman.lexicon import mechanisms, parties, places, stops, words
from dragoman.records import Document, Mention, Sentence

WORDS = mechanisms.load("en")


def document(text: str) -> Document:
    return Document(
        source="x", kind="article", title=None, publisher=None, url=None, published=None,
        language="en", sha256="", text=text,
    )  # fmt: skip


def read(text: str) -> list[events.EventName]:
    found: list[events.EventName] = []
    for sentence in sentences.split(document(text), stops.load("en")):
        found += events.find(sentence, _mentions(sentence), WORDS)
    return found


def _mentions(sentence: Sentence) -> tuple[Mention, ...]:
    return mentions.find(sentence, parties.load("en"), places.load("en"), (), words.load("en"))


READ = [(e.text, e.name, e.ordinal) for h in mechanisms.cases("en") for e in h.read]
REFUSE = [text for h in mechanisms.cases("en") for text in h.refuse]


@pytest.mark.parametrize(("text", "name", "ordinal"), READ)
def test_heads_read_their_sentences(text: str, name: str, ordinal: int | None) -> None:
    assert [(e.name, e.ordinal) for e in read(text)] == [(name, ordinal)]


@pytest.mark.parametrize("text", REFUSE)
def test_heads_refuse_their_sentences(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "name", "ordinal", "codes"),
    [
        (
            "The third U.S.-Chile Civil Space Dialogue was held.",
            "U.S.-Chile Civil Space Dialogue",
            3,
            ("USA", "CHL"),
        ),
        (
            "They met for the fifth Peru–EU Security and Defence Dialogue.",
            "Peru–EU Security and Defence Dialogue",
            5,
            ("PER", "EU"),
        ),
        (
            "The fourth U.S.-Chile 2+2 Ministerial Dialogue opened.",
            "U.S.-Chile 2+2 Ministerial Dialogue",
            4,
            ("USA", "CHL"),
        ),
        (
            "The India-Fiji third political consultation took place.",
            "India-Fiji political consultation",
            3,
            ("IND", "FJI"),
        ),
        (
            "The second session of the joint commission between Chad and Niger ended.",
            "joint commission",
            2,
            ("TCD", "NER"),
        ),
        (
            "The 34th meeting of the Working Mechanism for Consultation on Peru-Chile Border Affairs ended.",  # noqa: E501 - a row of a table
            "Working Mechanism for Consultation on Peru-Chile Border Affairs",
            34,
            ("PER", "CHL"),
        ),
        ("Peru hosted the UN General Assembly's 79th session.", "UN General Assembly", 79, ()),
        ("He flew in for the 2025 Antalya Diplomacy Forum.", "Antalya Diplomacy Forum", None, ()),
    ],
)
def test_shapes(text: str, name: str, ordinal: int | None, codes: tuple[str, ...]) -> None:
    (event,) = read(text)
    assert (event.name, event.ordinal, event.parties) == (name, ordinal, codes)
    assert event.recurring
    assert event.name.split()[0] in text[event.start : event.end]


@pytest.mark.parametrize(
    "text",
    [
        "They marked the 50th anniversary of diplomatic ties.",
        "He was received in the Security Council.",
        "The two ministers held talks and signed two documents.",
        "It was her first visit to the Second Military Academy.",
    ],
)
def test_refused(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [("XVI", 16), ("IX", 9), ("XL", 40), ("VV", None), ("MIX", None), ("A", None)],
)
def test_roman(word: str, value: int | None) -> None:
    assert mechanisms.roman(word) == value
