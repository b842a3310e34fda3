"""Search across writings: marks, syllables, scripts, cases; whatever signs are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.ledger.queries_found import instruments_called
from dragoman.ledger.search import query, searchable
from dragoman.records import InstrumentClaim, Participant
from tests.making import engagement, evidence, reading
from tests.test_ledger import filled

TEXTS = {
    "zh": "国防部长在河内会见了外长。",
    "vi": "Bộ trưởng Trần Đức Hải đã đến Hà Nội và Đà Nẵng.",
    "flat": "The minister flew from Hanoi to Danang.",
    "ru": "Министр Орлин встретился в Москве с послом Орлиным; говорили о Монголии.",
    "mn": "Сайд Өлзийбаяр Мөрөн хотод Төмөрийн Энхтүвшинтэй уулзав.",
    "en": "Enkhtuvshin of Mongolia spoke about orlinia.",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ledger.Ledger]:
    readings = [reading(text=text, source=f"{name}.txt") for name, text in TEXTS.items()]
    with ledger.reader(filled(tmp_path_factory.mktemp("s") / "a.db", readings)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        ("国防", {"zh"}),
        ("河内", {"zh"}),
        ("防国", set()),
        ("Hà Nội", {"vi", "flat"}),
        ("ha noi", {"vi", "flat"}),
        ("hanoi", {"vi", "flat"}),
        ("HANOI minister", {"flat"}),
        ("đà nẵng", {"vi", "flat"}),
        ("danang", {"vi", "flat"}),
        ("tran duc hai", {"vi"}),
        ("Москва", {"ru"}),
        ("МОСКВУ", {"ru"}),
        ("Орлина", {"ru"}),
        ("министром", {"ru"}),
        ("послы Монголия", {"ru"}),
        ("Энхтүвшин", {"mn", "en"}),
        ("Энхтүвшинг", {"mn", "en"}),
        ("энхтувшин", {"mn", "en"}),  # typed without ү
        ("Enkhtuvshin", {"mn", "en"}),
        ("Enkhtüvshin", {"mn", "en"}),
        ("Olziibayar", {"mn"}),
        ("Өлзийбаярын", {"mn"}),
        ("moron", {"mn"}),
        ('AND OR "', set()),
        ("*", set()),
        ("NEAR(", set()),
    ],
)
def test_one_word_in_all_its_writings(book: ledger.Ledger, typed: str, sources: set[str]) -> None:
    hits = ledger.search(book, typed)
    assert {hit.document.source.removesuffix(".txt") for hit in hits} == sources


@pytest.mark.parametrize(
    ("typed", "source", "lit"),
    [
        ("hanoi", "vi.txt", "Hà"),
        ("Энхтүвшинг", "mn.txt", "Энхтүвшинтэй"),
        ("Enkhtuvshin", "mn.txt", "Энхтүвшинтэй"),
        ("Москвы", "ru.txt", "Москве"),
        ("国防", "zh.txt", "国"),
    ],
)
def test_what_was_found_is_lit(book: ledger.Ledger, typed: str, source: str, lit: str) -> None:
    (hit,) = (h for h in ledger.search(book, typed) if h.document.source == source)
    assert lit in [hit.excerpt[a:b] for a, b in hit.marks]


def test_no_key_is_seen(book: ledger.Ledger) -> None:
    assert all("\ue000" not in hit.excerpt for hit in ledger.search(book, "Москва"))


def test_latin_texts_are_kept_as_they_were() -> None:
    assert searchable("Trần Đức Hải met Orlin") == "tran duc hai met orlin"


def test_a_long_word_is_cut_in_few_ways() -> None:
    found = query("an" * 90)
    assert found is not None
    assert len(found.match) < 2_000


def test_people_instruments_and_engagements_are_found_so_too(tmp_path: Path) -> None:
    who = Participant(name="Төмөрийн Энхтүвшин", party="MNG", office="сайд")
    paper = InstrumentClaim(
        name="Меморандум о подготовке кадров", kind="memorandum", parties=("MNG", "RUS"),
        status="signed", date=None, period=None, evidence=evidence("They met."),
    )  # fmt: skip
    readings = [reading(engagement(participants=(who,)), paper)]
    with ledger.reader(filled(tmp_path / "b.db", readings)) as book:
        assert [p.name for p in ledger.people(book, "Enkhtuvshin")] == [who.name]
        assert [p.name for p in ledger.people(book, "энхтувшин")] == [who.name]
        assert [x.name for x in instruments_called(book, "меморандумом")] == [paper.name]
        found = ledger.engagements(book, ledger.Filters(text="Enkhtuvshin"))
        assert found.total == 1
