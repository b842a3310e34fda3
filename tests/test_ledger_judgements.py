"""People's decisions: what they change, that they last, and that undoing leaves no trace."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman import ledger
from dragoman.errors import InputError, NotInLedger
from dragoman.ledger import Ledger, judgements
from dragoman.ledger.corrections import spelt
from dragoman.ledger.judgements import Signed
from dragoman.merge import merge
from dragoman.merge.judgements import Judgement
from dragoman.merge.slots import Someone, read_people, spell_people
from dragoman.records import Participant, Reading, TenureClaim
from tests.making import (
    NOW,
    corpora,
    engagement,
    evidence,
    mechanism_claim,
    page,
    reading,
    statements,
)
from tests.test_ledger import SLOW, dump, filled, fresh, from_texts

ANA = Signed("ana", "2026-02-01T00:00:00Z", "one visit, told twice")
BO = Signed("bo", "2026-02-02T00:00:00Z", "two days")
BELIEVED = (
    "belief",
    "belief_claim",
    "belief_party",
    "belief_name",
    "belief_alias",
    "belief_search",
)


def told(*claims: dict[str, object]) -> list[Reading]:
    """A report for each change of one meeting."""
    texts = [f"Report {i}: the ministers met at the old harbour." for i in range(len(claims))]
    return [
        reading(engagement(text, **change), text=text, source=f"{i}.txt")
        for i, (text, change) in enumerate(zip(texts, claims, strict=True))
    ]


TWO = told({}, {"date": "2025-03-06"})


def believed(path: Path) -> dict[str, object]:
    found = dump(path)
    return {table: found[table] for table in BELIEVED}


def ids(book: Ledger) -> list[str]:
    return sorted(line.id for line in ledger.engagements(book).lines)


def test_merged_and_undone(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", TWO)
    before = believed(path)
    with ledger.writer(path) as book:
        a, b = ids(book)
        made = judgements.merge(book, [a, b], ANA)
        assert (made.id, made.verb, made.state) == ("J-1", "merge", "in force")
        (one,) = ledger.engagements(book).lines
        assert one.reports == 2
        assert {ledger.engagement(book, old).line.id for old in (a, b)} == {one.id}
        assert ledger.engagement(book, a).judgements == (made,)
        undone = judgements.undo(book, "J-1", BO)
        assert undone.state == "undone"
        assert undone.undone is not None
        assert (undone.undone.who, undone.undone.why) == ("bo", "two days")
        assert ids(book) == [a, b]
        with pytest.raises(InputError, match="undone before"):
            judgements.undo(book, "J-1", BO)
        assert [j.id for j in judgements.log(book)] == ["J-1"]
    assert believed(path) == before


@SLOW
@given(corpora(), st.data())
def test_merge_and_undo_is_the_identity(
    tmp_path: Path, corpus: list[Reading], data: st.DataObject
) -> None:
    path = filled(fresh(tmp_path, "a.db"), corpus)
    before = believed(path)
    with ledger.writer(path) as book:
        made = _any_judgement(book, data)
        for _ in range(data.draw(st.integers(0, 2)) if made else 0):
            _any_judgement(book, data)
        undoable = [j.id for j in judgements.log(book)]
        for id in data.draw(st.permutations(undoable)):
            judgements.undo(book, id, BO)
        assert not ledger.verify(book).failures
    assert believed(path) == before


def _any_judgement(book: Ledger, data: st.DataObject) -> bool:
    """Some judgement on something believed; False where there is nothing to judge."""
    by = data.draw(st.sampled_from((ANA, BO)))
    rows = book.db.execute(
        "SELECT id, kind FROM belief WHERE kind <> 'tenure' ORDER BY id"
    ).fetchall()
    verb = data.draw(st.sampled_from(("merge", "different", "split", "reject", "accept")))
    one, kind = data.draw(st.sampled_from(rows)) if rows else ("", "")
    same = [id for id, other in rows if other == kind]
    claims = [v.id for v in ledger.explain(book, one).claims] if one else []
    act: dict[str, Callable[[], object]] = {
        "merge": lambda: (judgements.same_person if kind == "person" else judgements.merge)(
            book, [one, data.draw(st.sampled_from(same))], by
        ),
        "different": lambda: judgements.different(book, one, data.draw(st.sampled_from(same)), by),
        "split": lambda: judgements.split(book, one, [data.draw(st.sampled_from(claims))], by),
        "reject": lambda: judgements.reject(book, one, by),
        "accept": lambda: judgements.accept(book, one, by),
    }
    if not rows:
        return False
    try:
        act[verb]()
    except InputError:
        return False
    return True


@SLOW
@given(corpora(), st.data())
def test_judged_bit_by_bit_or_at_once(
    tmp_path: Path, corpus: list[Reading], data: st.DataObject
) -> None:
    """A ledger judged half-way believes what merging all claims with all judgements says."""
    half = len(corpus) // 2
    path = filled(fresh(tmp_path, "a.db"), corpus[:half])
    with ledger.writer(path) as book:
        for _ in range(2):
            _any_judgement(book, data)
    filled(path, corpus[half:])
    kept = believed(path)
    with ledger.writer(path) as book:
        ledger.rebuild(book, from_texts(corpus))
        in_force = _in_force(book)
    assert believed(path) == kept
    whole = merge(statements(corpus), in_force)
    wanted = {
        b.id for f in type(whole).__struct_fields__ if f != "doubts" for b in getattr(whole, f)
    }
    with ledger.reader(path) as book:
        assert {id for (id,) in book.db.execute("SELECT id FROM belief")} == wanted


def _in_force(book: Ledger) -> list[Judgement]:
    from dragoman.ledger.force import judgement, settle
    from dragoman.ledger.judged import said

    found = said(book.db)
    states = settle(found)
    return [judgement(one) for one in found if states[one.number].state == "in force"]


def test_splitting_one_report_off(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}, {}, {}))) as book:
        (line,) = ledger.engagements(book).lines
        first = ledger.engagement(book, line.id).sources[0]
        judgements.split(book, line.id, [first.document.id], ANA)
        assert sorted(x.reports for x in ledger.engagements(book).lines) == [1, 2]
        with pytest.raises(InputError, match="not all of them"):
            judgements.split(book, first.id.replace("C-", "E-"), [first.id], ANA)


def test_rejected_is_believed_no_more_and_found_in_the_log(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}))) as book:
        (id,) = ids(book)
        judgements.reject(book, id, ANA)
        assert ids(book) == []
        assert ledger.people(book) == ()
        assert [j.verb for j in judgements.log(book, id)] == ["reject"]
        with pytest.raises(NotInLedger, match=r"rejected by ana.*undo J-1"):
            ledger.engagement(book, id)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("date", "2025-03-07", "2025-03-07"),
        ("date", "unknown", None),
        ("status", "cancelled", "cancelled"),
        ("kind", "call", "call"),
        ("setting", "4th Harbour Forum", "4th Harbour Forum"),
    ],
)
def test_corrected(tmp_path: Path, field: str, value: str, shown: str | None) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}, {}))) as book:
        (id,) = ids(book)
        judgements.correct(book, id, field, value, ANA)
        assert getattr(ledger.engagement(book, id).engagement, field) == shown


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("date", "soon", "soon"),
        ("kind", "picnic", "one of meeting"),
        ("colour", "red", "can be corrected: kind"),
        ("place", "Lisbon", "Lisbon, PRT"),
        ("place", "Lisbon, Atlantis", "Lisbon, PRT"),
        ("parties", "", "two parties or more"),
        ("parties", ",", "two parties or more"),
        ("parties", "PRT", "two parties or more"),
        ("parties", "PRT, Portugal", "two parties or more"),
        ("people", "Ana Duarte", "Name \\(Office, PARTY\\)"),
        ("people", "Ana Duarte (Minister, PRT", "Name \\(Office, PARTY\\)"),
    ],
)
def test_corrections_that_cannot_be(tmp_path: Path, field: str, value: str, words: str) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}))) as book:
        with pytest.raises(InputError, match=words):
            judgements.correct(book, ids(book)[0], field, value, ANA)
        assert judgements.log(book) == ()


@pytest.mark.parametrize(
    ("typed", "someone"),
    [
        ("Ana Duarte (Minister of State (Defence), PRT)",
         ("Ana Duarte", "Minister of State (Defence)", "PRT")),
        ("Ana (Nita) Duarte (Minister, PRT)", ("Ana (Nita) Duarte", "Minister", "PRT")),
        ("Ana Duarte(Minister of Trade, Tourism,PRT)",
         ("Ana Duarte", "Minister of Trade, Tourism", "PRT")),
        ("- (PRT)", (None, None, "PRT")),
    ],
)  # fmt: skip
def test_people_are_read_as_they_are_spelt(typed: str, someone: Someone) -> None:
    value = spelt("engagement", "people", typed)
    assert read_people(value) == (someone,)
    assert value is not None
    assert value == spell_people([someone]) == spelt("engagement", "people", value)


def test_a_correction_without_an_office_keeps_the_one_documents_give(tmp_path: Path) -> None:
    ana = Participant(name="Ana Duarte", party="PRT", office="Minister of Defence")
    with ledger.writer(filled(tmp_path / "a.db", told({"participants": (ana,)}))) as book:
        (id,) = ids(book)
        judgements.correct(book, id, "people", "Ana Duarte (PRT); Rui Calheta (PRT)", ANA)
        found = ledger.engagement(book, id).engagement.participants
        assert {p.name: p.office for p in found} == {
            "Ana Duarte": "Minister of Defence", "Rui Calheta": None,
        }  # fmt: skip
        judgements.correct(book, id, "people", "Ana Duarte (Minister of State (Defence), PRT)", ANA)
        (one,) = ledger.engagement(book, id).engagement.participants
        assert (one.name, one.office) == ("Ana Duarte", "Minister of State (Defence)")


def test_two_people_who_disagree_are_both_shown(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", TWO)) as book:
        a, b = ids(book)
        judgements.different(book, a, b, BO)
        made = judgements.merge(book, [a, b], ANA)
        assert (made.state, made.against) == ("contradicted", ("J-1",))
        assert ids(book) == [a, b]
        assert [(j.id, j.state) for j in judgements.log(book)] == [
            ("J-2", "contradicted"), ("J-1", "contradicted"),
        ]  # fmt: skip
        judgements.undo(book, "J-1", BO)
        assert [j.state for j in judgements.log(book)] == ["in force", "undone"]
        assert len(ids(book)) == 1


def test_corrections_of_two_people_leave_the_documents_word(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}))) as book:
        (id,) = ids(book)
        judgements.correct(book, id, "date", "2025-03-08", ANA)
        judgements.correct(book, id, "date", "2025-03-09", BO)
        found = ledger.engagement(book, id)
        assert found.engagement.date == "2025-03-04"
        assert [j.state for j in found.judgements] == ["contradicted"] * 2


def test_the_last_word_of_one_person_counts(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", told({}))) as book:
        (id,) = ids(book)
        for day in ("2025-03-08", "2025-03-09"):
            judgements.correct(book, id, "date", day, ANA)
        assert ledger.engagement(book, id).engagement.date == "2025-03-09"
        assert [j.state for j in judgements.log(book)] == ["in force", "overtaken"]
        judgements.undo(book, "J-2", ANA)
        assert ledger.engagement(book, id).engagement.date == "2025-03-08"


def test_people(tmp_path: Path) -> None:
    names = ("Wairimu Odhiambo-Kitale", "Odhiambo-Kitale", "Wambui Njoroge")
    readings = [
        reading(
            TenureClaim(name=n, party="KEN", office="President", on="2025-03-04",
                        evidence=evidence(n)),
            text=n, source=f"{i}.txt",
        )
        for i, n in enumerate(names)
    ]  # fmt: skip
    with ledger.writer(filled(tmp_path / "a.db", readings)) as book:
        one, two = (x.id for x in ledger.people(book))
        judgements.same_person(book, [one, two], ANA)
        (both,) = ledger.people(book)
        assert {ledger.person(book, old).person.id for old in (one, two)} == {both.id}
        judgements.undo(book, "J-1", ANA)
        first = ledger.people(book, "odhiambo")[0].id
        (short,) = [c.id for c in ledger.explain(book, first).claims if c.claim.name == names[1]]  # type: ignore[union-attr]
        judgements.split(book, first, [short], ANA)
        assert len(ledger.people(book)) == 3
        with pytest.raises(InputError, match="same-person"):
            judgements.merge(book, [one, two], ANA)


def test_only_like_is_judged_with_like(tmp_path: Path) -> None:
    text = "They met at the 5th Harbour Dialogue."
    both = reading(engagement(text), mechanism_claim(5, evidence(text)), text=text)
    with ledger.writer(filled(tmp_path / "a.db", [both])) as book:
        (met,) = ids(book)
        (mechanism,) = ledger.mechanisms(book)
        for words, things in (
            ("only like", [met, mechanism.id]),
            ("named twice", [met, met]),
            ("at least two", [met]),
        ):
            with pytest.raises(InputError, match=words):
                judgements.merge(book, things, ANA)
        with pytest.raises(InputError, match="are one"):
            judgements.different(book, met, met, ANA)
        with pytest.raises(InputError, match="who judges"):
            judgements.accept(book, met, Signed("", NOW, "x"))
        with pytest.raises(NotInLedger):
            judgements.accept(book, "E-000000000000", ANA)
        with pytest.raises(NotInLedger):
            judgements.undo(book, "J-9", ANA)
        assert judgements.log(book) == ()


# --- what lasts ---------------------------------------------------------------------------------


def test_judgements_survive_another_reading(tmp_path: Path) -> None:
    """A later version reads other spans, one party more and another text; the judgement holds."""
    path = filled(tmp_path / "a.db", TWO)
    with ledger.writer(path) as book:
        a, b = ids(book)
        judgements.merge(book, [a, b], ANA)

    def read(one: object, _: str | None) -> list[Reading]:
        (old,) = [r for r in TWO if r.document.text.encode() == one.raw]  # type: ignore[attr-defined]
        text = f"{old.document.title}.\n\n{old.document.text}"
        start = len(text) - len(old.document.text)
        claim = replace(
            old.engagements[0], parties=("KEN", "MNG", "VNM"), evidence=evidence(text, start)
        )
        other = engagement(text, kind="call", evidence=evidence(text, 0, start - 2))
        return [reading(claim, other, text=text, source=old.document.source)]

    with ledger.writer(path) as book:
        assert ledger.rebuild(book, read) == ()
        found = ledger.engagement(book, a)
        assert found.line.reports == 2
        assert ledger.engagement(book, b).line.id == found.line.id
        assert found.line.parties == ("KEN", "MNG", "VNM")
        assert [j.state for j in judgements.log(book)] == ["in force"]
        ledger.rebuild(book, from_texts(TWO))
        assert ledger.engagement(book, a).line.parties == ("MNG", "VNM")
        assert ledger.engagement(book, a).line.reports == 2


def test_a_judgement_rests_while_its_words_are_not_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", TWO)
    with ledger.writer(path) as book:
        judgements.merge(book, ids(book), ANA)
        ledger.rebuild(book, lambda one, _: [reading(text=one.raw.decode(), source=one.source)])
        assert [j.state for j in judgements.log(book)] == ["without effect"]
        ledger.rebuild(book, from_texts(TWO))
        assert [j.state for j in judgements.log(book)] == ["in force"]
        assert len(ids(book)) == 1


def test_judgements_survive_a_date_supplied_later(tmp_path: Path) -> None:
    with ledger.writer(filled(tmp_path / "a.db", TWO)) as book:
        a, b = ids(book)
        judgements.merge(book, [a, b], ANA)
        again = reading(
            replace(TWO[0].engagements[0], parties=("KEN", "MNG", "VNM")),
            text=TWO[0].document.text, source="0.txt", published="2025-03-05",
        )  # fmt: skip
        ledger.add(book, page(again), [again], retrieved=NOW, published="2025-03-05")
        assert len(ids(book)) == 1
        assert ledger.engagement(book, a).line.id == ledger.engagement(book, b).line.id
