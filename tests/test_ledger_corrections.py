"""Corrected editions, papers and people: what is believed then, how far words reach, and undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from dragoman import ledger
from dragoman.errors import InputError
from dragoman.ledger import Ledger, judgements
from dragoman.ledger.queries_offices import holders
from dragoman.ledger.same_words import naming
from dragoman.merge import merge
from dragoman.merge.restating import meant
from dragoman.merge.slots import read_people, spell_people
from dragoman.records import (
    EngagementClaim,
    InstrumentClaim,
    LevelChange,
    LevelClaim,
    Participant,
    Place,
    Reading,
    TenureClaim,
)
from tests.making import engagement, evidence, mechanism_claim, reading, statements
from tests.test_ledger import filled, from_texts
from tests.test_ledger_judgements import ANA, BO, _in_force, believed, ids

WORDS = "Foreign Minister Tiago Sarmento of Portugal met President Amina Wekesa of Kenya."
LATER = "The foreign minister, Tiago Sarmento, spoke of fish."
TIAGO = Participant(name="Tiago Sarmento", party="PRT", office="Foreign Minister")
AMINA = Participant(name="Amina Wekesa", party="KEN", office="President")
ON = "2025-03-05"


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("status", "cancelled", "cancelled"),
        ("ordinal", "9", 9),
        ("date", "2025-03-05", "2025-03-05"),
        ("place", "Lisbon, PRT", Place(city="Lisbon", country="PRT")),
    ],
)
def test_an_edition_is_corrected(tmp_path: Path, field: str, value: str, shown: object) -> None:
    words = evidence("They met.")
    corpus = [
        reading(mechanism_claim(8, words), source=f"{i}.txt", text=f"Report {i}: They met.")
        for i in range(2)
    ]
    path = filled(tmp_path / "a.db", corpus)
    before = believed(path)
    with ledger.writer(path) as book:
        (edition,) = ledger.mechanisms(book)[0].editions
        with pytest.raises(InputError, match="not one of held"):
            judgements.correct(book, edition.id, "status", "kept", ANA)
        made = judgements.correct(book, edition.id, field, value, ANA)
        (now,) = ledger.mechanisms(book)[0].editions
        assert getattr(now, field) == shown
        slot = next(s for s in now.slots if s.name == field)
        assert slot.values[0].judgements == ("J-000001",)
        assert made.things == (edition.id,)
        judgements.correct(book, edition.id, field, "held" if field == "status" else value, BO)
        judgements.undo(book, "J-2", BO)
        judgements.undo(book, made.id, ANA)
    assert believed(path) == before


def tenure(who: Participant, text: str, words: str, on: str = ON) -> TenureClaim:
    at = text.index(words)
    return TenureClaim(
        name=who.name or "", party=who.party, office=who.office or "", on=on,
        evidence=evidence(text, at, at + len(words)),
    )  # fmt: skip


def met(text: str = WORDS, **values: object) -> EngagementClaim:
    given = {"parties": ("KEN", "PRT"), "participants": (TIAGO, AMINA)}
    return engagement(text, **{**given, **values})


def told() -> list[Reading]:
    """Two ministers met, and the same words say which offices they hold."""
    return [
        reading(
            met(), tenure(TIAGO, WORDS, "Foreign Minister"), tenure(AMINA, WORDS, "President"),
            text=WORDS, published=ON,
        )
    ]  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with ledger.writer(filled(tmp_path / "a.db", told())) as found:
        yield found


def minister(book: Ledger, party: str = "PRT", office: str = "Foreign Minister") -> str | None:
    return ledger.office(book, party, office, ON).name


def take(book: Ledger, people: str) -> None:
    judgements.correct(book, ids(book)[0], "people", people, ANA)


def test_words_of_somebody_else_tell_whose_office_it_is(book: Ledger) -> None:
    assert minister(book) == "Tiago Sarmento"
    take(book, "Rui Calheta (Foreign Minister, PRT); Amina Wekesa (President, KEN)")
    answer = ledger.office(book, "PRT", "Foreign Minister", ON)
    assert answer.name == "Rui Calheta"
    assert "as people corrected them" in answer.reason
    assert [j.value for j in answer.judgements] == [
        "Rui Calheta (Foreign Minister, PRT); Amina Wekesa (President, KEN)"
    ]
    assert minister(book, "KEN", "President") == "Amina Wekesa"
    (found,) = ledger.people(book, "calheta")
    (name,) = ledger.person(book, found.id).person.names
    assert name.judgements == ("J-000001",)
    assert ledger.people(book, "sarmento") == ()
    (made,) = judgements.log(book)
    assert made.things == (ids(book)[0],)


def test_another_office_or_party_of_the_same_name(book: Ledger) -> None:
    take(book, "Tiago Sarmento (Trade Minister, PRT); Amina Wekesa (President, TZA)")
    assert minister(book) is None
    assert minister(book, "PRT", "Trade Minister") == "Tiago Sarmento"
    assert (minister(book, "KEN", "President"), minister(book, "TZA", "President")) == (
        None, "Amina Wekesa",
    )  # fmt: skip


def test_it_lasts_and_undoing_it_leaves_no_trace(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", told())
    before = believed(path)
    with ledger.writer(path) as book:
        take(book, "Rui Calheta (Foreign Minister, PRT); Amina Wekesa (President, TZA)")
    judged = believed(path)
    with ledger.writer(path) as book:
        assert ledger.rebuild(book, from_texts(told())) == ()
        assert minister(book) == "Rui Calheta"
        whole = merge(statements(told()), _in_force(book))
        assert [p.name for p in whole.people] == [p.name for p in _people(book)]
    assert believed(path) == judged
    with ledger.writer(path) as book:
        judgements.undo(book, "J-1", BO)
    assert believed(path) == before


def _people(book: Ledger) -> list[ledger.views.PersonLine]:
    return sorted(ledger.people(book), key=lambda one: one.id)


def test_whoever_took_no_part_may_hold_the_office_still(book: Ledger) -> None:
    take(book, "Amina Wekesa (President, KEN); Rui Calheta (Trade Minister, PRT)")
    assert minister(book) == "Tiago Sarmento"


def test_other_words_of_the_document_stand(tmp_path: Path) -> None:
    text = f"{WORDS} {LATER}"
    own = tenure(TIAGO, text, "The foreign minister, Tiago Sarmento")
    corpus = [reading(met(evidence=evidence(text, 0, len(WORDS))), own, text=text, published=ON)]
    with ledger.writer(filled(tmp_path / "a.db", corpus)) as book:
        take(book, "Rui Calheta (Foreign Minister, PRT); Amina Wekesa (President, KEN)")
        answer = ledger.office(book, "PRT", "Foreign Minister", ON)
        assert answer.certainty == "disputed"
        assert sorted(t.name for t in answer.holders) == ["Rui Calheta", "Tiago Sarmento"]


def test_a_visit_told_in_the_same_words_names_the_same_people(tmp_path: Path) -> None:
    stay = met(kind="visit", participants=(TIAGO,))
    with ledger.writer(filled(tmp_path / "a.db", [reading(met(), stay, text=WORDS)])) as book:
        (meeting,) = (e for e in ledger.engagements(book).lines if e.kind == "meeting")
        people = "Rui Calheta (Foreign Minister, PRT); Amina Wekesa (President, KEN)"
        judgements.correct(book, meeting.id, "people", people, ANA)
        assert [t.name for t in holders(book, "PRT", "Foreign Minister")] == ["Rui Calheta"]
        claims = [c.id for c in ledger.explain(book, meeting.id).claims]
        assert len(naming(book.db, claims, people)) == 1


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("Tiago Sarmento (PRT); Amina Wekesa (KEN)", (TIAGO, AMINA)),
        ("Sarmento (Minister of Foreign Affairs, PRT)", (TIAGO, AMINA)),
        ("Amina Wekesa (President, KEN)", (TIAGO, AMINA)),
        ("Rui Calheta (PRT)", (Participant(name="Rui Calheta", party="PRT",
                                           office="Foreign Minister"), AMINA)),
        ("Rui Calheta (PRT); Ana Duarte (PRT)", (TIAGO, AMINA)),
        ("Rui Calheta (Trade Minister, PRT)", (TIAGO, AMINA)),
        ("Rui Calheta (Foreign Minister, ESP)", (TIAGO, AMINA)),
        ("- (Foreign Minister, PRT)", (TIAGO, AMINA)),
    ],
)  # fmt: skip
def test_whom_words_mean(now: str, expected: tuple[Participant, ...]) -> None:
    assert meant((TIAGO, AMINA), read_people(now)) == expected


def test_one_left_unnamed_is_whoever_took_part_in_the_office() -> None:
    unnamed = Participant(name=None, party="KEN", office="President")
    now = read_people(spell_people([("Amina Wekesa", "President", "KEN")]))
    assert meant((unnamed,), now) == (AMINA,)
    assert meant((unnamed,), read_people("- (President, KEN)")) == (unnamed,)


def test_the_parties_of_an_instrument_are_corrected(tmp_path: Path) -> None:
    words = evidence("They signed the Protocol on Tides.")
    signed = InstrumentClaim(
        name="Protocol on Tides", kind="protocol", parties=("KEN", "MNG"), status="signed",
        date="2025-03-04", period=None, evidence=words,
    )  # fmt: skip
    texts = [f"Report {i}: They signed the Protocol on Tides." for i in range(2)]
    corpus = [reading(signed, source=f"{i}.txt", text=text) for i, text in enumerate(texts)]
    path = filled(tmp_path / "a.db", corpus)
    before = believed(path)
    with ledger.writer(path) as book:
        (id,) = (i.id for i in ledger.relation(book, "KEN", "MNG").instruments)
        for value in ("PRT", "Portugal, Atlantis", "unknown"):
            with pytest.raises(InputError, match=r"two parties or more|names no state"):
                judgements.correct(book, id, "parties", value, ANA)
        made = judgements.correct(book, id, "parties", "Portugal, Kenya", ANA)
        (now,) = ledger.relation(book, "KEN", "PRT").instruments
        assert (now.id, now.parties, made.things) == (id, ("KEN", "PRT"), (id,))
        assert ledger.relation(book, "KEN", "MNG").instruments == ()
        (slot,) = (s for s in now.slots if s.name == "parties")
        assert [v.value for v in slot.values] == ["KEN PRT", "KEN MNG"]
        assert slot.values[0].judgements == ("J-000001",)
        ledger.rebuild(book, from_texts(corpus))
        assert ledger.instrument(book, id).parties == ("KEN", "PRT")
        judgements.undo(book, made.id, ANA)
    assert believed(path) == before


@pytest.mark.parametrize("change", [c for c in get_args(LevelChange) if c != "stated"])
def test_the_change_of_a_level_is_corrected(tmp_path: Path, change: str) -> None:
    told = LevelClaim(
        parties=("KEN", "PRT"), level="strategic partnership", change="stated", date=None,
        evidence=evidence("They are strategic partners."),
    )  # fmt: skip
    path = filled(tmp_path / "a.db", [reading(told, text="They are strategic partners.")])
    before = believed(path)
    with ledger.writer(path) as book:
        (level,) = ledger.relation(book, "KEN", "PRT").levels
        with pytest.raises(InputError, match="not one of established, upgraded"):
            judgements.correct(book, level.id, "change", "risen", ANA)
        made = judgements.correct(book, level.id, "change", change, ANA)
        (now,) = ledger.relation(book, "KEN", "PRT").levels
        assert (now.id, now.change, made.things) == (level.id, change, (level.id,))
        judgements.undo(book, made.id, ANA)
    assert believed(path) == before
