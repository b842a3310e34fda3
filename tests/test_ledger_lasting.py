"""What lasts and what is asked: doubts for review, old identifiers, corrections, rejected words."""

from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.digest import digest
from dragoman.errors import InputError, NotInLedger
from dragoman.ledger import Ledger, judgements
from dragoman.ledger.queries import resolve
from dragoman.ledger.queries_review import Question, questions
from dragoman.lexicon import typed_parties
from dragoman.records import InstrumentClaim, Place, Reading, TenureClaim
from tests.making import NOW, engagement, evidence, page, reading
from tests.test_cli import run
from tests.test_ledger import dump, filled, from_texts
from tests.test_ledger_judgements import ANA, told

CITY = Place(city="Lisbon", country="PRT")
ELSE = reading(engagement("Else.", date="2025-03-16"), source="else.txt", text="Else.")
NEAR = told({"place": CITY}, {"place": CITY, "date": "2025-03-05"})  # a day apart: perhaps one
SURE = told({}, {"date": "2025-03-16"})


def asked(book: Ledger) -> list[Question]:
    return [q for q in questions(book) if q.sort == "same"]


@pytest.mark.parametrize("answer", ["merge", "different"])
def test_a_doubt_is_asked_until_it_is_answered(tmp_path: Path, answer: str) -> None:
    path = filled(tmp_path / "a.db", NEAR)
    with ledger.writer(path) as book:
        (question,) = asked(book)
        assert question.b is not None
        assert {question.a, question.b} == {line.id for line in ledger.engagements(book).lines}
        assert question.why == "score 5.0 below 5.5"
        if answer == "merge":
            judgements.merge(book, [question.a, question.b], ANA)
        else:
            judgements.different(book, question.a, question.b, ANA)
        assert asked(book) == []
        ledger.rebuild(book, from_texts(NEAR))
        assert asked(book) == []
        judgements.undo(book, "J-1", ANA)
        assert asked(book) == [question]


def test_doubts_are_the_same_in_any_order_and_gone_with_what_raised_them(tmp_path: Path) -> None:
    whole = dump(filled(tmp_path / "a.db", [*NEAR, ELSE]))
    assert len(whole["doubt"]) == 1
    assert dump(filled(tmp_path / "b.db", [ELSE, *reversed(NEAR)])) == whole
    with ledger.writer(tmp_path / "a.db") as book:
        ledger.remove(book, NEAR[1].document.source)
        assert asked(book) == []


def test_the_queue_on_the_command_line(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", NEAR)
    shown = run("review", "--ledger", str(path), folder=tmp_path).stdout.decode().splitlines()
    assert shown[0].split("\t") == [
        "question",
        "id",
        "is",
        "other",
        "other is",
        "field",
        "why",
    ]
    assert shown[1].startswith("one?\tE-")


def copies() -> list[Reading]:
    text = "The ministers met at the old harbour."
    return [reading(engagement(text), text=text, source=name) for name in ("one.txt", "two.txt")]


@pytest.mark.parametrize("gone", ["one.txt", "two.txt"])
def test_an_identifier_outlasts_the_document_it_was_made_from(tmp_path: Path, gone: str) -> None:
    one, other = copies()
    path = filled(tmp_path / "a.db", [one])
    with ledger.writer(path) as book:
        (first,) = ledger.engagements(book).lines
        ledger.add(book, page(other), [other], retrieved=NOW)
        (second,) = ledger.engagements(book).lines
        ledger.remove(book, gone)
        (last,) = ledger.engagements(book).lines
        for old in (first.id, second.id):
            assert ledger.engagement(book, old).line.id == last.id
        ledger.rebuild(book, from_texts([r for r in (one, other) if r.document.source != gone]))
        for old in (first.id, second.id):
            assert ledger.engagement(book, old).line.id == last.id
        ledger.remove(book, last_of(book))
        with pytest.raises(NotInLedger):
            ledger.engagement(book, first.id)


def last_of(book: Ledger) -> str:
    (line,) = ledger.documents(book)
    return line.source


def test_a_rejection_does_not_pass_to_the_copy(tmp_path: Path) -> None:
    one, other = copies()
    path = filled(tmp_path / "a.db", [one])
    with ledger.writer(path) as book:
        (line,) = ledger.engagements(book).lines
        judgements.reject(book, line.id, ANA)
        ledger.add(book, page(other), [other], retrieved=NOW)
        ledger.remove(book, "one.txt")
        assert [found.reports for found in ledger.engagements(book).lines] == [1]


@pytest.mark.parametrize("which", [0, 1])
def test_a_correction_stays_with_the_identifier_it_was_given_by(tmp_path: Path, which: int) -> None:
    path = filled(tmp_path / "a.db", SURE)
    with ledger.writer(path) as book:
        ids = [line.id for line in ledger.engagements(book).lines]
        claims = {id: ledger.engagement(book, id).engagement.claims for id in ids}
        judgements.merge(book, ids, ANA)
        judgements.correct(book, ids[which], "setting", "Ferry Forum", ANA)
        judgements.split(book, ids[0], claims[ids[1]], ANA)
        judgements.undo(book, "J-1", ANA)
        settings = {id: ledger.engagement(book, id).line.setting for id in ids}
    assert settings == {ids[which]: "Ferry Forum", ids[1 - which]: None}


def tenure(name: str, source: str) -> Reading:
    claim = TenureClaim(
        name=name, party="PRT", office="Minister of Defence", on="2025-03-04",
        evidence=evidence("They met."),
    )  # fmt: skip
    return reading(claim, source=source, text=f"Report {source}.")


def test_a_tenure_keeps_its_identifiers_when_its_holder_gets_a_fuller_name(tmp_path: Path) -> None:
    short, full = tenure("Rui Calheta", "a"), tenure("Rui Manuel Calheta", "b")
    with ledger.writer(filled(tmp_path / "a.db", [short])) as book:
        (person,) = ledger.people(book)
        (old,) = ledger.person(book, person.id).tenures
        ledger.add(book, page(full), [full], retrieved=NOW)
        (now,) = ledger.person(book, person.id).tenures
        assert now.name == "Rui Manuel Calheta"
        assert now.id != old.id
        assert resolve(book.db, old.id) == now.id


def test_what_the_rejected_words_also_say_is_told(tmp_path: Path) -> None:
    text = "They signed a protocol."
    paper = InstrumentClaim(
        name="protocol", kind="protocol", parties=("MNG", "VNM"), date=None, status="signed",
        period=None, evidence=evidence(text),
    )  # fmt: skip
    path = filled(tmp_path / "a.db", [reading(engagement(text, kind="signing"), paper, text=text)])
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book).lines
        (stands,) = ledger.relation(book, "MNG", "VNM").instruments
    done = run("reject", line.id, "--why", "a film", "--ledger", str(path), folder=tmp_path)
    assert f"the same words also say {stands.claims[0]}" in done.stderr.decode()
    with ledger.writer(path) as book:
        made = judgements.reject(book, stands.id, ANA)
    assert made.beside == ()


@pytest.mark.parametrize(("name", "codes"), [("Korea", "KOR PRK"), ("congo", "COD COG")])
def test_a_name_that_two_states_share_is_asked_about(tmp_path: Path, name: str, codes: str) -> None:
    with pytest.raises(InputError) as error:
        typed_parties.code(name)
    assert all(code in str(error.value) for code in codes.split())
    done = run("engagements", "--party", name, folder=tmp_path)
    assert done.returncode == 2
    assert all(code in done.stderr.decode() for code in codes.split())


def test_what_later_documents_plan_was_not_coming_then(tmp_path: Path) -> None:
    plan = engagement("A.", status="planned", date="2025-06-02")
    held = engagement("B.", date="2025-06-02")
    readings = [
        reading(plan, text="A.", source="a", published="2025-03-10"),
        reading(held, text="B.", source="b", published="2025-06-03"),
        reading(engagement("C."), text="C.", source="c", published="2025-03-04"),
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as book:
        assert digest(book, on="2025-03-04").coming == ()
        assert [one.date for one in digest(book, on="2025-03-11").coming] == ["2025-06-02"]


def test_a_digest_counts_the_origins_that_are_believed(tmp_path: Path) -> None:
    long = "The ministers of defence met at the old harbour and spoke of ferries, " * 12
    readings = [
        reading(engagement(text), text=text, source=f"{n}.txt")
        for n, text in enumerate((long, f"{long} They parted.", "Elsewhere it was told anew."))
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as book:
        (line,) = ledger.engagements(book).lines
        (said,) = digest(book, on="2025-03-04").lines
    assert (line.reports, line.origins) == (3, 2)
    assert (said.reports, said.origins) == (3, 2)
