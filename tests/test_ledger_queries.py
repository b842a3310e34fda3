"""Questions to the ledger: lists, one thing in full, explanations, people, offices, search."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.errors import NotInLedger
from dragoman.ledger import Filters
from dragoman.merge.people import person_id
from dragoman.records import LevelClaim, Participant, PledgeClaim
from tests.making import engagement, evidence, reading
from tests.test_ledger import filled

TEXT = "In Lisbon, Minister Valadão met the Kenyan minister on 4 March; both raised ties."
VALADAO = Participant(
    name="Inês Quaresma Valadão", party="PRT", office="Minister of Defence", role="host"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ledger.Ledger]:
    level = LevelClaim(
        parties=("KEN", "PRT"), level="strategic partnership", change="upgraded", date="2025-03-04",
        evidence=evidence(TEXT, 64), by="en/levels:raise",
    )  # fmt: skip
    pledge = PledgeClaim(
        parties=("KEN", "PRT"),
        by=("PRT",),
        what="send a ferry",
        modality="will",
        area=None,
        due=None,
        evidence=evidence(TEXT, 64),
    )
    met = engagement(
        TEXT,
        parties=("KEN", "PRT"),
        participants=(VALADAO,),
        by="en/meeting:met",
        evidence=evidence(TEXT, 0, 62),
    )
    later = "Valadão met her guest in March."
    again = engagement(
        later, parties=("PRT", "KEN"), date="2025-03",
        participants=(Participant(name="I. Valadão", party="PRT", office=None),),
    )  # fmt: skip
    readings = [
        reading(met, level, pledge, source="lisbon.txt", text=TEXT),
        reading(again, source="later.txt", text=later, published="2025-03-09"),
        reading(
            engagement("Hải đến."), source="hanoi.txt", text="Hải đến.", published="2025-03-05"
        ),
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 2),
        (Filters(party=("PRT",)), 1),
        (Filters(party=("PRT", "VNM")), 0),
        (Filters(kind="call"), 0),
        (Filters(status="held"), 2),
        (Filters(since="2025-03-05"), 0),
        (Filters(since="2025-03-04", until="2025-03-04"), 2),
        (Filters(text="valadao"), 1),
        (Filters(text="tran duc"), 1),
        (Filters(text='x" OR words:*'), 0),
        (Filters(limit=1, offset=1), 2),
    ],
)
def test_filters(book: ledger.Ledger, filters: Filters, count: int) -> None:
    found = ledger.engagements(book, filters)
    assert found.total == count
    assert len(found.lines) == min(max(count - filters.offset, 0), filters.limit)


def test_one_engagement_in_full(book: ledger.Ledger) -> None:
    line = ledger.engagements(book, Filters(party=("PRT",))).lines[0]
    view = ledger.engagement(book, line.id)
    assert view.engagement.date == "2025-03-04"
    assert {s.document.source for s in view.sources} == {"lisbon.txt", "later.txt"}
    assert [p.what for p in view.pledges] == ["send a ferry"]
    for source in view.sources:
        text = ledger.document(book, source.document.id).text
        assert all(text[e.start : e.end] == e.quote for e in source.evidence)
    by_claim = {
        ledger.engagement(book, f"E-{claim[2:]}").line.id for claim in view.engagement.claims
    }
    assert by_claim == {line.id}


def test_explain_leads_from_belief_to_page_and_says_what_joined(book: ledger.Ledger) -> None:
    line = ledger.engagements(book, Filters(party=("PRT",))).lines[0]
    found = ledger.explain(book, line.id)
    assert {c.by for c in found.claims} == {"en/meeting:met", ""}
    assert all(c.document.page.startswith("P-") and c.belief == line.id for c in found.claims)
    assert [link.verdict for link in found.links] == ["same"]
    (level,) = ledger.relation(book, "KEN", "PRT").levels
    for id in (level.id, level.claims[0], ledger.people(book, "valadao")[0].id):
        assert ledger.explain(book, id).claims
    for id in ("E-000000000000", "C-000000000000", "nonsense", ""):
        with pytest.raises(NotInLedger):
            ledger.explain(book, id)


def test_people_by_any_spelling(book: ledger.Ledger) -> None:
    (line,) = ledger.people(book, "VALADAO ines")
    assert (line.name, line.party, line.engagements) == ("Inês Quaresma Valadão", "PRT", 1)
    view = ledger.person(book, line.id)
    assert [t.office for t in view.tenures] == ["Minister of Defence"]
    assert len(view.engagements) == 1
    assert [p.person for p in view.engagements[0].people] == [line.id]
    assert ledger.person(book, person_id("PRT", "I. Valadão")) == view
    assert ledger.people(book, "100%_") == ()


def test_office_with_its_evidence(book: ledger.Ledger) -> None:
    known = ledger.office(book, "PRT", "Defence Minister", "2025-03-04")
    assert (known.certainty, known.name) == ("known", "Inês Quaresma Valadão")
    assert [c.document.source for c in known.evidence] == ["lisbon.txt"]
    later = ledger.office(book, "PRT", "Defence Minister", "2025-06-01")
    assert (later.certainty, later.name, later.before and later.before.last) == (
        "not_known",
        None,
        "2025-03-04",
    )
    assert ledger.office(book, "KEN", "Defence Minister", "2025-03-04").certainty == "not_known"


def test_relation_both_ways(book: ledger.Ledger) -> None:
    one, other = ledger.relation(book, "KEN", "PRT"), ledger.relation(book, "PRT", "KEN")
    assert (one.engagements, one.levels, one.pledges) == (
        other.engagements,
        other.levels,
        other.pledges,
    )
    assert [x.level for x in one.levels] == ["strategic partnership"]
    assert ledger.relation(book, "KEN", "VNM").engagements == ()


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("valadao lisbon", ["lisbon.txt"]),
        ("Vala", ["later.txt", "lisbon.txt"]),
        ("hai den", ["hanoi.txt"]),
        ('"; DROP TABLE page; --', []),
        ("NEAR(", []),
        ("", []),
        ("***", []),
    ],
)
def test_search(book: ledger.Ledger, words: str, sources: list[str]) -> None:
    hits = ledger.search(book, words)
    assert sorted(hit.document.source for hit in hits) == sources
    for hit in hits:
        assert hit.marks
        assert all(hit.excerpt[a:b].strip() for a, b in hit.marks)


def test_search_finds_two_han_characters(tmp_path: Path) -> None:
    text = "两国国防部长在河内会见。"
    with ledger.reader(filled(tmp_path / "zh.db", [reading(text=text)])) as book:
        (hit,) = ledger.search(book, "国防")
        assert "".join(hit.excerpt[a:b] for a, b in hit.marks)
        assert ledger.search(book, "防国") == ()


def test_documents_and_sources(book: ledger.Ledger) -> None:
    lines = ledger.documents(book)
    assert [line.source for line in lines] == ["later.txt", "hanoi.txt", "lisbon.txt"]
    view = ledger.document(book, sha256(TEXT.encode()).hexdigest())
    assert (view.spans[0].start, view.spans[0].end, view.spans[0].kind) == (0, 62, "engagement")
    assert all(s.belief for s in view.spans)
    (source,) = ledger.sources(book)
    assert (source.publisher, source.pages, source.documents, source.engagements) == (
        "The Evening Ferry",
        3,
        3,
        3,
    )
