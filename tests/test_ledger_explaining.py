"""Why things are believed, and why two things are not one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.errors import InputError, NotInLedger
from dragoman.ledger import judgements
from dragoman.records import Participant, TenureClaim
from tests.making import engagement, evidence, mechanism_claim, reading
from tests.test_cli import run
from tests.test_ledger import filled
from tests.test_ledger_judgements import ANA, ids, told

OTHERS = (
    Participant(name="Lê Thu Vân", party="VNM", office="Minister of Trade", role="visitor"),
    Participant(name="Tömöriin Saruul", party="MNG", office="Minister of Trade", role="host"),
)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"date": "2025-06-04"}, "date: 2025-03-04 and 2025-06-04"),
        ({"date": "2025-06-04"}, "no day in common"),
        ({"participants": OTHERS}, "other_people"),
        ({"parties": ("MNG", "VNM", "KEN")}, "parties: "),
        ({"kind": "call", "format": "phone"}, "never compared"),
    ],
)
def test_two_engagements(tmp_path: Path, other: dict[str, object], reason: str) -> None:
    with ledger.reader(filled(tmp_path / "a.db", told({}, other))) as book:
        a, b = ids(book)
        found = ledger.apart(book, a, b)
        assert any(reason in said for said in found.reasons), found.reasons
        assert ledger.apart(book, b, a).links == found.links


def test_judged_apart(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}, {}))) as book:
        (id,) = ids(book)
        judgements.split(book, id, [ledger.explain(book, id).claims[0].id], ANA)
        found = ledger.apart(book, *ids(book))
        assert found.reasons[0] == "judged apart by ana on 2026-02-01: one visit, told twice (J-1)"
        assert [j.id for j in found.judgements] == ["J-1"]
        assert found.links[0].verdict == "same"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ledger.Ledger]:
    """Three presidents and two editions."""
    names = ("Wairimu Odhiambo-Kitale", "Josphat Lemayian", "Rui Calheta")
    readings = [
        reading(
            TenureClaim(name=n, party=p, office="President", on="2025-03-04", evidence=evidence(n)),
            text=n, source=n,
        )
        for n, p in zip(names, ("KEN", "KEN", "PRT"), strict=True)
    ]  # fmt: skip
    words = evidence("They met.")
    readings += [
        reading(mechanism_claim(n, words, f"20{n + 10}-03-04"), source=f"{n}", text=f"Report {n}.")
        for n in (8, 9)
    ]
    with ledger.reader(filled(tmp_path / "dragoman.db", readings)) as opened:
        yield opened


def test_two_people(book: ledger.Ledger) -> None:
    people = {line.name: line.id for line in ledger.people(book)}
    of = [people[n] for n in ("Wairimu Odhiambo-Kitale", "Josphat Lemayian", "Rui Calheta")]
    assert ledger.apart(book, of[0], of[1]).reasons == (
        "no spelling of Wairimu Odhiambo-Kitale can be a form of any of Josphat Lemayian",
    )
    assert "of KEN and of PRT" in ledger.apart(book, of[0], of[2]).reasons


def test_two_editions(book: ledger.Ledger) -> None:
    (one,) = ledger.mechanisms(book)
    found = ledger.apart(book, *(e.id for e in one.editions))
    assert (found.kind, found.reasons[0]) == ("edition", "ordinal: 8 and 9")


def test_what_cannot_be_apart(book: ledger.Ledger, tmp_path: Path) -> None:
    (one,) = ledger.mechanisms(book)
    person = ledger.people(book)[0].id
    with pytest.raises(InputError, match="only like"):
        ledger.apart(book, one.id, person)
    with pytest.raises(InputError, match="are one"):
        ledger.apart(book, person, person)
    with pytest.raises(NotInLedger):
        ledger.apart(book, person, "H-000000000000")
    done = run("explain", *(e.id for e in one.editions), folder=tmp_path)
    assert "apart\tordinal: 8 and 9" in done.stdout.decode()


def test_an_engagement_shows_features_and_score(tmp_path: Path) -> None:
    filled(tmp_path / "dragoman.db", told({}, {}))
    with ledger.reader(tmp_path / "dragoman.db") as book:
        (id,) = ids(book)
        (link,) = ledger.explain(book, id).links
    assert link.verdict == "same"
    words = run("explain", id, folder=tmp_path).stdout.decode()
    assert f"score {link.score:g}" in words
    assert "people" in words
    assert engagement().kind in words
