"""The ledger as a file: adding, finding, rebuilding, refusing."""

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import ledger
from dragoman.errors import InputError, LedgerBusy, LedgerError, NotInLedger
from dragoman.ledger import Filters, files
from dragoman.ledger.rebuild import Read
from dragoman.merge import merge
from dragoman.records import LevelClaim, Page, Participant, PledgeClaim, Reading
from tests.making import NOW, corpora, engagement, evidence, page, reading, statements

TABLES = (
    "page", "document", "judgement", "source_setting", "reading", "claim", "evidence", "block", "belief",
    "belief_claim", "belief_party", "belief_name", "belief_alias",
)  # fmt: skip
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the ledger holds, in an order of its own; numbers of rows left out."""
    with ledger.reader(path) as book:
        found = {t: sorted(map(tuple, book.db.execute(f"SELECT * FROM {t}")), key=repr) for t in TABLES}
        found["document"] = sorted((row[1:] for row in found["document"]), key=repr)
        found["search"] = book.db.execute(
            "SELECT d.id, s.words FROM document_search s JOIN document d ON d.number = s.rowid ORDER BY d.id"
        ).fetchall()
        found["belief_search"] = book.db.execute("SELECT * FROM belief_search ORDER BY belief").fetchall()
    return found


def filled(path: Path, readings: Sequence[Reading]) -> Path:
    with ledger.writer(path) as book:
        for one in readings:
            ledger.add(book, page(one), [one], retrieved=NOW)
    return path


def fresh(folder: Path, name: str) -> Path:
    for old in folder.glob(f"{name}*"):
        old.unlink()
    return folder / name


def from_texts(readings: Sequence[Reading]) -> Read:
    by_text = {one.document.text.encode(): one for one in readings}
    return lambda one, published: [by_text[one.raw]]


def test_adding_and_adding_again(tmp_path: Path) -> None:
    one = reading(engagement())
    with ledger.writer(tmp_path / "a.db") as book:
        assert not ledger.known(book, page(one))
        assert ledger.add(book, page(one), [one], retrieved=NOW) == "added"
        assert ledger.known(book, page(one))
        assert ledger.add(book, page(one), [one], retrieved="2027-01-01T00:00:00Z") == "known"
        assert ledger.overview(book).pages == 1
        assert ledger.overview(book).engagements == 1


def test_the_same_text_under_another_name_is_a_copy(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [reading(engagement(), source=name) for name in ("a.txt", "b.txt")])
    with ledger.reader(path) as book:
        assert ledger.overview(book).documents == 2
        (line,) = ledger.engagements(book).lines
        assert (line.reports, line.origins) == (2, 1)


def test_a_supplied_date_reads_the_page_anew(tmp_path: Path) -> None:
    undated = reading(engagement(date=None), published=None)
    dated = reading(engagement(date="2025-03-04"), published="2025-03-04")
    with ledger.writer(tmp_path / "a.db") as book:
        ledger.add(book, page(undated), [undated], retrieved=NOW)
        assert not ledger.known(book, page(undated), "2025-03-04")
        outcome = ledger.add(book, page(dated), [dated], retrieved=NOW, published="2025-03-04")
        assert outcome == "reread"
        assert [x.date for x in ledger.engagements(book).lines] == ["2025-03-04"]
        assert ledger.known(book, page(dated))
        assert not ledger.verify(book).failures
    with ledger.writer(tmp_path / "b.db") as book:
        ledger.add(book, page(dated), [dated], retrieved=NOW, published="2025-03-04")
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


@SLOW
@given(corpora())
def test_the_ledger_believes_what_merging_says(tmp_path: Path, corpus: list[Reading]) -> None:
    path = filled(fresh(tmp_path, "a.db"), corpus)
    whole = merge(statements(corpus))
    with ledger.reader(path) as book:
        stored = dict(book.db.execute("SELECT id, json FROM belief"))
        assert not ledger.verify(book).failures
    from dragoman.ledger.rows import encode

    families = (whole.engagements, whole.people, whole.tenures, whole.instruments, whole.mechanisms, whole.levels, whole.pledges)
    assert stored == {belief.id: encode(belief) for family in families for belief in family}


@SLOW
@given(corpora(), st.data())
def test_any_order_and_rebuilding_give_the_same_ledger(tmp_path: Path, corpus: list[Reading], data: st.DataObject) -> None:
    one = filled(fresh(tmp_path, "a.db"), corpus)
    other = filled(fresh(tmp_path, "b.db"), data.draw(st.permutations(corpus)))
    assert dump(one) == dump(other)
    before = dump(one)
    with ledger.writer(one) as book:
        assert ledger.rebuild(book, from_texts(corpus)) == ()
    assert dump(one) == before


@SLOW
@given(corpora(4), corpora(4))
def test_reading_otherwise_is_as_if_read_so_from_the_start(tmp_path: Path, old: list[Reading], new: list[Reading]) -> None:
    """A page read anew, with a date supplied, leaves nothing of its old claims."""
    first, rest = old[0], old[1:]
    again = Reading(document=first.document, engagements=new[0].engagements, levels=new[0].levels)
    path = filled(fresh(tmp_path, "a.db"), old)
    with ledger.writer(path) as book:
        ledger.add(book, page(first), [again], retrieved=NOW, published="2025-03-03")
    with ledger.writer(fresh(tmp_path, "b.db")) as book:
        ledger.add(book, page(first), [again], retrieved=NOW, published="2025-03-03")
    filled(tmp_path / "b.db", rest)
    assert dump(path) == dump(tmp_path / "b.db")


def test_rebuild_with_other_code_retires_documents_and_names_failures(tmp_path: Path) -> None:
    good, bad = reading(engagement(), source="good.txt"), reading(engagement("No."), source="bad.txt", text="No.")
    path = filled(tmp_path / "a.db", [good, bad])
    other = reading(engagement("They met today."), source="good.txt", text="They met today.")

    def read(one: Page, published: str | None) -> list[Reading]:
        if one.source == "bad.txt":
            raise InputError("its form is no longer read")
        return [other]

    with ledger.writer(path) as book:
        assert ledger.rebuild(book, read) == ("bad.txt: its form is no longer read",)
        assert ledger.overview(book).documents == 2
        assert ledger.overview(book).claims == 1
        assert not ledger.verify(book).failures
        assert [s.document.sha256 for s in ledger.engagement(book, ledger.engagements(book).lines[0].id).sources] == [
            other.document.sha256
        ]


def test_judgements_and_settings_survive_rebuilding(tmp_path: Path) -> None:
    one = reading(engagement())
    path = filled(tmp_path / "a.db", [one])
    with ledger.writer(path) as book:
        book.db.execute("INSERT INTO judgement (verb, subject, who, at) VALUES ('accept', 'C-x', 'me', ?)", (NOW,))
        book.db.execute("INSERT INTO source_setting (publisher, owner) VALUES ('The Evening Ferry', 'state')")
        before = dump(path)
        ledger.rebuild(book, from_texts([one]))
    assert dump(path) == before


def test_stale_readings_are_counted(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [reading(engagement())])
    with ledger.writer(path) as book:
        assert ledger.overview(book).stale == 0
        book.db.execute("UPDATE reading SET version = 'older'")
        assert ledger.overview(book).stale == 1
        assert ledger.verify(book).stale == 1


# --- the file -----------------------------------------------------------------------------------------


def test_a_second_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    path = filled(tmp_path / "a.db", [])
    one = reading(engagement())
    with ledger.writer(path) as book, ledger.writer(path) as other:
        book.db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another process is writing"):
            ledger.add(other, page(one), [one], retrieved=NOW)
        book.db.execute("ROLLBACK")
        assert ledger.add(other, page(one), [one], retrieved=NOW) == "added"


def test_readers_go_on_while_someone_writes(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [reading(engagement())])
    with ledger.writer(path) as book, ledger.reader(path) as other:
        book.db.execute("BEGIN IMMEDIATE")
        book.db.execute("DELETE FROM belief_search")
        assert ledger.engagements(other).total == 1


def test_a_failure_within_a_page_leaves_nothing_of_it(tmp_path: Path) -> None:
    sound = reading(engagement())
    path = filled(tmp_path / "a.db", [sound])
    before = dump(path)
    text = "Same place, twice."
    broken = reading(engagement(text), text=text, source="b.txt")
    with ledger.writer(path) as book, pytest.raises(AttributeError):
        ledger.add(book, page(broken), [broken, None], retrieved=NOW)  # type: ignore[list-item]
    assert dump(path) == before


@pytest.mark.parametrize("content", [b"", b"just some text, and more of it " * 40])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for opened in (ledger.reader, ledger.writer):
        with pytest.raises(LedgerError, match="not a Dragoman ledger"), opened(path):
            pass
    assert path.read_bytes() == content


def test_other_databases_and_newer_ledgers_are_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(LedgerError, match="not a Dragoman ledger"), ledger.writer(tmp_path / "other.db"):
        pass
    path = filled(tmp_path / "a.db", [])
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {files.SCHEMA + 1}")
    db.close()
    with pytest.raises(LedgerError, match="newer Dragoman"), ledger.reader(path):
        pass


def test_no_ledger_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"), ledger.reader(tmp_path / "a.db"):
        pass
    with pytest.raises(LedgerError, match="folder"), ledger.writer(tmp_path / "none" / "a.db"):
        pass
    assert list(tmp_path.iterdir()) == []


# --- questions ------------------------------------------------------------------------------------------

TEXT = "In Lisbon, Minister Valadão met the Kenyan minister on 4 March; both raised ties."
VALADAO = Participant(name="Inês Quaresma Valadão", party="PRT", office="Minister of Defence", role="host")


@pytest.fixture
def book(tmp_path: Path) -> ledger.Ledger:
    level = LevelClaim(
        parties=("KEN", "PRT"), level="strategic partnership", change="upgraded", date="2025-03-04",
        evidence=evidence(TEXT, 64), by="en/levels:raise",
    )  # fmt: skip
    pledge = PledgeClaim(
        parties=("KEN", "PRT"), by=("PRT",), what="send a ferry", modality="will", area=None, due=None,
        evidence=evidence(TEXT, 64),
    )  # fmt: skip
    met = engagement(TEXT, parties=("KEN", "PRT"), participants=(VALADAO,), by="en/meeting:met", evidence=evidence(TEXT, 0, 62))
    later = "Valadão met her guest in March."
    again = engagement(
        later, parties=("PRT", "KEN"), date="2025-03",
        participants=(Participant(name="I. Valadão", party="PRT", office=None),),
    )  # fmt: skip
    readings = [
        reading(met, level, pledge, source="lisbon.txt", text=TEXT),
        reading(again, source="later.txt", text=later, published="2025-03-09"),
        reading(engagement("Hải đến."), source="hanoi.txt", text="Hải đến.", published="2025-03-05"),
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
    by_claim = {ledger.engagement(book, f"E-{claim[2:]}").line.id for claim in view.engagement.claims}
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
    from dragoman.merge.people import person_id

    assert ledger.person(book, person_id("PRT", "I. Valadão")) == view
    assert ledger.people(book, "100%_") == ()


def test_office_with_its_evidence(book: ledger.Ledger) -> None:
    known = ledger.office(book, "PRT", "Defence Minister", "2025-03-04")
    assert (known.certainty, known.name) == ("known", "Inês Quaresma Valadão")
    assert [c.document.source for c in known.evidence] == ["lisbon.txt"]
    later = ledger.office(book, "PRT", "Defence Minister", "2025-06-01")
    assert (later.certainty, later.name, later.before and later.before.last) == ("not_known", None, "2025-03-04")
    assert ledger.office(book, "KEN", "Defence Minister", "2025-03-04").certainty == "not_known"


def test_relation_both_ways(book: ledger.Ledger) -> None:
    one, other = ledger.relation(book, "KEN", "PRT"), ledger.relation(book, "PRT", "KEN")
    assert (one.engagements, one.levels, one.pledges) == (other.engagements, other.levels, other.pledges)
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
    assert [(s.start, s.end, s.kind) for s in view.spans][0] == (0, 62, "engagement")
    assert all(s.belief for s in view.spans)
    (source,) = ledger.sources(book)
    assert (source.publisher, source.pages, source.documents, source.engagements) == ("The Evening Ferry", 3, 3, 3)
