"""People whose party no words state: who is asked about, once, and until somebody judges."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman import ledger
from dragoman.ledger import judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.queries_review import Question, questions
from dragoman.records import Participant, Reading, TenureClaim
from tests.making import engagement, evidence, reading
from tests.test_ledger import filled

TEXT = "Defence Minister Tsheko met Zambian Minister Chisanga."
WHY = "the country is not stated; taken from whom the sentence sets opposite"
GUESSED = {"party": WHY}
TSHEKO = Participant(name="Lorato Tsheko", party="BWA", office="Defence Minister")
CHISANGA = Participant(name="Mwape Chisanga", party="ZMB", office="Minister")
BY = Signed("amara", "2031-06-01T09:00:00Z", "the gazette")


def told(
    inferred: dict[str, str], party: str = "BWA", on: str = "2031-05-14", kind: str = "meeting"
) -> Reading:
    """A document of one meeting and the office that its words give Tsheko."""
    office = TenureClaim(
        name="Lorato Tsheko", party=party, office="Defence Minister", on=on, inferred=inferred,
        evidence=evidence(TEXT),
    )  # fmt: skip
    met = engagement(
        TEXT, kind=kind, date=on, parties=("BWA", "ZMB"), participants=(TSHEKO, CHISANGA)
    )
    return reading(met, office, source=f"{on}-{kind}.txt", text=TEXT, published=on)


def asked(path: Path) -> list[Question]:
    with ledger.reader(path) as book:
        return [q for q in questions(book) if q.sort == "party"]


@pytest.mark.parametrize(
    ("documents", "why"),
    [
        ([told(GUESSED)], [f"Lorato Tsheko: BWA, {WHY}"]),
        ([told({})], []),
        ([told(GUESSED), told({}, on="2031-06-20")], []),
        ([told(GUESSED, "ZMB")], [f"Lorato Tsheko: BWA, by the office ZMB: {WHY}"]),
        ([told({}, "ZMB")], []),
    ],
    ids=["guessed", "stated", "stated elsewhere", "office differs", "stated otherwise"],
)
def test_who_is_of_a_party_by_no_words(
    tmp_path: Path, documents: list[Reading], why: list[str]
) -> None:
    assert [q.why for q in asked(filled(tmp_path / "a.db", documents))] == why


def test_what_two_documents_tell_is_not_asked(tmp_path: Path) -> None:
    again = told(GUESSED)
    again = replace(again, document=replace(again.document, source="again.txt"))
    assert asked(filled(tmp_path / "a.db", [told(GUESSED), again])) == []


@pytest.mark.parametrize("answer", ["accept", "correct"])
def test_an_answer_ends_it_for_the_document_until_undone(tmp_path: Path, answer: str) -> None:
    one = told(GUESSED)
    visit = told(GUESSED, kind="visit").engagements[0]
    path = filled(tmp_path / "a.db", [replace(one, engagements=(*one.engagements, visit))])
    (question,) = asked(path)  # once, of two engagements
    with ledger.writer(path) as book:
        if answer == "accept":
            made = judgements.accept(book, question.a, BY)
        else:
            made = judgements.correct(book, question.b or "", "party", "NAM", BY)
    assert asked(path) == []
    with ledger.writer(path) as book:
        judgements.undo(book, made.id, BY)
    assert asked(path) == [question]
