"""Of which party somebody is, as a person says: it carries to all that rests on it, and back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman import ledger
from dragoman.errors import InputError
from dragoman.ledger import Ledger, judgements
from dragoman.ledger.views import EngagementLine, Filters
from dragoman.merge import merge
from dragoman.merge.judgements import Judgement
from dragoman.records import Participant, Reading, TenureClaim
from tests.making import NOW, corpora, engagement, evidence, page, reading, statements
from tests.test_cli import run
from tests.test_ledger import SLOW, dump, filled, fresh, from_texts
from tests.test_ledger_judgements import ANA, BO, believed

HOST = Participant(name="Dorjiin Bat-Ochir", party="MNG", office="Minister of Defence", role="host")
GUEST = Participant(name="Inês Quaresma", party="KEN", office="Minister of Defence")
OTHER = Participant(name="Wambui Njoroge", party="KEN", office="President")
MET = "The ministers met in the old harbour."


def report(name: str, *people: Participant, parties: tuple[str, ...] = ("KEN", "MNG")) -> Reading:
    """A meeting, and the office of the first of those who came, as one report has them."""
    text = f"{name}: {MET}"
    first = people[0]
    tenure = TenureClaim(name=first.name or "", party=first.party, office=first.office or "",
                         on="2025-03-04", evidence=evidence(text))  # fmt: skip
    met = engagement(text, parties=parties, participants=(*people, HOST))
    return reading(met, tenure, text=text, source=f"{name}.txt")


def line(book: Ledger) -> EngagementLine:
    (one,) = ledger.engagements(book).lines
    return one


def person(book: Ledger, name: str) -> str:
    (found,) = ledger.people(book, name)
    return found.id


@pytest.mark.parametrize("by_tenure", [False, True])
def test_a_party_carries_to_participants_parties_offices_and_back(
    tmp_path: Path, by_tenure: bool
) -> None:
    path = filled(tmp_path / "a.db", [report("a", GUEST), report("b", GUEST)])
    before = believed(path)
    with ledger.writer(path) as book:
        old = person(book, "quaresma")
        (tenure,) = ledger.person(book, old).tenures
        judgements.correct(book, tenure.id if by_tenure else old, "party", "Portugal", ANA)
        one = line(book)
        assert one.parties == ("MNG", "PRT")
        found = ledger.engagement(book, one.id).engagement
        assert {(p.name, p.party) for p in found.participants} == {
            ("Inês Quaresma", "PRT"), ("Dorjiin Bat-Ochir", "MNG"),
        }  # fmt: skip
        slots = {s.name: s.values for s in found.slots}
        assert [(v.value, len(v.claims), v.judgements) for v in slots["parties"]] == [
            ("MNG PRT", 0, ("J-000001",)), ("KEN MNG", 2, ()),
        ]  # fmt: skip
        now = ledger.person(book, old)  # the old identifier still finds her
        assert (now.person.party, now.person.id == old) == ("PRT", False)
        assert [(v.value, v.judgements) for v in now.person.parties] == [
            ("PRT", ("J-000001",)), ("KEN", ()),
        ]  # fmt: skip
        assert [t.party for t in now.tenures] == ["PRT"]
        assert ledger.explain(book, tenure.id).judgements[0].id == "J-1"
        assert [e.id for e in ledger.engagements(book, Filters(party=("PRT",))).lines] == [one.id]
        assert not ledger.engagements(book, Filters(party=("KEN",))).lines
        judgements.undo(book, "J-1", BO)
        assert person(book, "quaresma") == old
    assert believed(path) == before
    never = filled(tmp_path / "b.db", [report("a", GUEST), report("b", GUEST)])
    assert dump(path)["block"] == dump(never)["block"]


def test_an_engagement_that_is_left_with_one_party_is_told_of(tmp_path: Path) -> None:
    path = filled(tmp_path / "dragoman.db", [report("a", GUEST), report("b", GUEST)])
    with ledger.reader(path) as book:
        id, met = person(book, "quaresma"), line(book).id
    done = run("correct", id, "party", "MNG", "--why", "his card", folder=tmp_path)
    assert done.returncode == 0
    words = done.stderr.decode()
    assert f"{met} is left with one party: `dragoman correct {met} parties`" in words
    assert "`dragoman undo J-1` takes this back" in words
    shown = json.loads(run("log", "--format", "json", folder=tmp_path).stdout)
    assert [one["alone"] for one in shown] == [[met]]
    with ledger.writer(path) as book:
        judgements.correct(book, met, "parties", "KEN MNG", ANA)
        assert [one.alone for one in judgements.log(book, "J-1")] == [()]
        assert judgements.correct(book, person(book, "quaresma"), "party", "PRT", ANA).alone == ()


def test_an_old_party_stays_while_another_of_its_people_is_there(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", [report("a", GUEST, OTHER)])) as book:
        judgements.correct(book, person(book, "quaresma"), "party", "PRT", ANA)
        assert line(book).parties == ("KEN", "MNG", "PRT")


def test_it_lasts_over_rebuilding_another_reading_and_a_day_before(tmp_path: Path) -> None:
    readings = [report("a", GUEST), report("b", GUEST)]
    path = filled(tmp_path / "a.db", readings)
    with ledger.writer(path) as book:
        judgements.correct(book, person(book, "quaresma"), "party", "PRT", ANA)
    stood = dump(path)
    with ledger.writer(path) as book:
        ledger.rebuild(book, from_texts(readings))
    assert dump(path) == stood
    with ledger.as_known_on(path, "2026-01-31") as book:
        assert line(book).parties == ("KEN", "MNG")
    (met,) = readings[0].engagements
    otherwise = replace(met, date="2025-03-05", kind="visit")
    with ledger.writer(path) as book:
        ledger.rebuild(
            book, from_texts([replace(readings[0], engagements=(otherwise,)), readings[1]])
        )
        assert {e.parties for e in ledger.engagements(book).lines} == {("MNG", "PRT")}
        judgements.undo(book, "J-1", BO)
        assert {e.parties for e in ledger.engagements(book).lines} == {("KEN", "MNG")}


def test_reports_that_give_the_right_party_are_then_of_the_same_meeting(tmp_path: Path) -> None:
    right = report("b", replace(GUEST, party="PRT"), parties=("MNG", "PRT"))
    with ledger.writer(filled(tmp_path / "a.db", [report("a", GUEST), right])) as book:
        assert len(ledger.engagements(book).lines) == 2
        wrong = next(p.id for p in ledger.people(book, "quaresma") if p.party == "KEN")
        judgements.correct(book, wrong, "party", "PRT", ANA)
        assert line(book).reports == 2
        assert len(ledger.people(book, "quaresma")) == 1
        later = report("c", replace(GUEST, party="PRT"), parties=("MNG", "PRT"))
        ledger.add(book, page(later), [later], retrieved=NOW)
        assert line(book).reports == 3


def test_merging_without_a_ledger_says_the_same() -> None:
    said = statements([report("a", GUEST)])
    subjects = tuple(f"{s.id} ines quaresma" for s in said)
    by = Judgement(id="J-000001", verb="correct", subjects=subjects, field="party", value="PRT")
    found = merge(said, [by])
    assert [e.parties for e in found.engagements] == [("MNG", "PRT")]
    assert {p.party for p in found.people} == {"MNG", "PRT"}


def test_people_who_are_corrected_bring_their_parties(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", [report("a", GUEST)])) as book:
        id = line(book).id
        people = "Inês Quaresma (Minister of Defence, PRT); Dorjiin Bat-Ochir (MNG)"
        judgements.correct(book, id, "people", people, ANA)
        found = ledger.engagement(book, id).engagement
        assert found.parties == ("MNG", "PRT")
        assert [(p.name, p.party, p.office) for p in found.participants] == [
            ("Inês Quaresma", "PRT", "Minister of Defence"),
            ("Dorjiin Bat-Ochir", "MNG", "Minister of Defence"),
        ]
        judgements.correct(book, id, "parties", "KEN PRT", ANA)
        assert line(book).parties == ("KEN", "PRT")


def test_every_value_of_a_corrected_slot_stands_somewhere(tmp_path: Path) -> None:
    readings = [report("a", GUEST), report("b", GUEST, OTHER)]
    with ledger.writer(filled(tmp_path / "a.db", readings)) as book:
        id = line(book).id
        judgements.correct(book, id, "people", "Rui Calheta (Minister of Trade, PRT)", ANA)
        judgements.correct(book, id, "parties", "MNG PRT", ANA)
        found = ledger.engagement(book, id)
        by_id = {v.id: v.claim for v in ledger.explain(book, id).claims}
        slots = {s.name: s.values for s in found.engagement.slots}
        for value in slots["parties"]:
            assert value.judgements or value.claims
            for claim in value.claims:
                assert " ".join(sorted(by_id[claim].parties)) == value.value  # type: ignore[union-attr]
        for value in slots["people"]:
            for claim in value.claims:
                names = [p.name or "-" for p in by_id[claim].participants]  # type: ignore[union-attr]
                assert all(name in value.value for name in names)
        (rui,) = found.engagement.participants
        for value in (*rui.names, *rui.offices):
            assert value.judgements == ("J-000001",)


def test_only_a_party_of_a_person_can_be_corrected(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", [report("a", GUEST)])) as book:
        id = person(book, "quaresma")
        with pytest.raises(InputError, match="of a person can be corrected: party"):
            judgements.correct(book, id, "name", "Ines", ANA)
        with pytest.raises(InputError, match="no state or organisation"):
            judgements.correct(book, id, "party", "Atlantis", ANA)


@SLOW
@given(corpora(), st.integers(0, 20), st.sampled_from(("PRT", "MNG", "unknown")))
def test_corrected_then_rebuilt_is_the_same_and_undone_leaves_no_trace(
    tmp_path: Path, corpus: list[Reading], choice: int, party: str
) -> None:
    path = filled(fresh(tmp_path, "a.db"), corpus)
    before, plain = believed(path), dump(path)["block"]
    with ledger.writer(path) as book:
        people = sorted(one.id for one in ledger.people(book))
        if not people:
            return
        judgements.correct(book, people[choice % len(people)], "party", party, ANA)
        for one in ledger.engagements(book).lines:
            for slot in ledger.engagement(book, one.id).engagement.slots:
                assert all(value.claims or value.judgements for value in slot.values)
    corrected = believed(path)
    with ledger.writer(path) as book:
        ledger.rebuild(book, from_texts(corpus))
    assert believed(path) == corrected
    with ledger.writer(path) as book:
        judgements.undo(book, "J-1", BO)
    assert (believed(path), dump(path)["block"]) == (before, plain)
