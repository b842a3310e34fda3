"""Every phrase of engagements reads and refuses its sentences, through the pipeline."""

import pytest

from dragoman import gate, pipeline, sentences
from dragoman.errors import DataError
from dragoman.lexicon import gate as gate_words
from dragoman.lexicon import phrases, stops
from dragoman.records import Document

ENTRIES = phrases.load("en").entries
READ = [(kind, text) for kind, entry in ENTRIES for text in entry.read]
REFUSE = [(kind, text) for kind, entry in ENTRIES for text in entry.refuse]


def document(text: str) -> Document:
    return Document(
        source="test", kind="article", title=None, publisher=None, url=None,
        published="2031-05-14", language="en", sha256="", text=text,
    )  # fmt: skip


def kinds(text: str) -> list[str]:
    return [e.kind for e in pipeline.read_document(document(text)).engagements]


@pytest.mark.parametrize(("kind", "text"), READ)
def test_a_phrase_reads_its_sentences(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(("kind", "text"), REFUSE)
def test_a_phrase_refuses_its_sentences(kind: str, text: str) -> None:
    assert kind not in kinds(text)


@pytest.mark.parametrize(("kind", "text"), REFUSE)
def test_the_gate_keeps_what_a_phrase_must_refuse(kind: str, text: str) -> None:
    """Else the gate would refuse it, and nothing would be known of the phrase."""
    cut = sentences.split(document(text), stops.load("en"))
    assert gate.keep(cut, gate_words.load("en"))


def test_every_entry_carries_both() -> None:
    assert all(entry.read and entry.refuse for _, entry in ENTRIES)


def test_a_slot_that_no_reader_fills_is_refused() -> None:
    entry = phrases._Entry(say=["<sign> @paper"], frame="act", read=["x"], refuse=["y"])
    with pytest.raises(DataError, match="@paper is no slot"):
        phrases._compile("en/signing", "<sign> @paper", entry, {}, {})
