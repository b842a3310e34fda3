"""Somebody whom one engagement has under two names, and whom the ledger knows to be one person."""

from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.digest import digest
from dragoman.ledger import judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.queries_spelt import spelt
from dragoman.records import Participant
from tests.making import engagement, reading
from tests.test_ledger import filled

ANA = Signed("ana", "2026-02-01T00:00:00Z", "his name at birth")
HOST = Participant(name="Josphat Lemayian", party="KEN", office="President", role="host")
BORN = Participant(name="Rui Calheta", party="PRT", office="Foreign Minister")
CALLED = Participant(name="Duarte Pestana", party="PRT", office=None, role="visitor")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    readings = [
        reading(
            engagement("One.", parties=("KEN", "PRT"), participants=(HOST, CALLED, BORN)),
            text="One.",
            source="1",
        ),
        reading(
            engagement("Two.", parties=("KEN", "PRT"), participants=(HOST, BORN)),
            text="Two.",
            source="2",
        ),
    ]
    return filled(tmp_path / "a.db", readings)


def persons(book: ledger.Ledger, *names: str) -> list[str]:
    return [one.id for name in names for one in ledger.people(book, name)]


def test_two_people_stand_apart(path: Path) -> None:
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book).lines
    assert [p.name for p in line.people] == ["Josphat Lemayian", "Duarte Pestana", "Rui Calheta"]


def test_one_person_stands_once_with_the_other_name(path: Path) -> None:
    with ledger.writer(path) as book:
        judgements.same_person(book, persons(book, "Rui Calheta", "Duarte Pestana"), ANA)
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book).lines
        view = ledger.engagement(book, line.id)
        said = spelt(book, [line], "en")[line.id]
        told = digest(book).lines[0].text
    assert [p.name for p in line.people] == ["Josphat Lemayian", "Rui Calheta"]
    assert [p.name for p in said.people] == ["Josphat Lemayian", "Rui Calheta"]
    assert told.count("Portugal") == 1
    assert line.people == view.line.people
    host, guest = view.engagement.participants
    assert [v.value for v in guest.names] == ["Rui Calheta", "Duarte Pestana"]
    assert (guest.office, guest.role) == ("Foreign Minister", "visitor")
    assert len(guest.claims) == 2
    assert host.role == "host"
