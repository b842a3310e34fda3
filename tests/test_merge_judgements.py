"""What people decided holds over what merging would do, and without it nothing has changed."""

from collections.abc import Sequence
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.merge import Beliefs, Judgement, Statement, merge
from dragoman.merge.judgements import welded
from dragoman.names import fold
from dragoman.records import Participant, Reading, TenureClaim
from tests.making import corpora, engagement, evidence, mechanism_claim, reading, statements

Verb = Literal["same", "apart", "accept", "reject", "correct"]


def judge(verb: Verb, *subjects: str, **more: object) -> Judgement:
    values: dict[str, object] = {"id": "J-1", **more}
    return Judgement(verb=verb, subjects=subjects, **values)  # type: ignore[arg-type]


def said(*changes: dict[str, object]) -> list[Statement]:
    """One document a change, each with one meeting."""
    texts = [f"Report {i}." for i in range(len(changes))]
    return statements(
        [
            reading(engagement(t, **change), source=f"{i}.txt", text=t)
            for i, (t, change) in enumerate(zip(texts, changes, strict=True))
        ]
    )


def clusters(found: Beliefs) -> set[tuple[str, ...]]:
    return {e.claims for e in found.engagements}


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2025-03-05"},
        {"kind": "call"},
        {"parties": ("MNG", "VNM", "KEN")},
        {"date": "2024"},
    ],
)
def test_judged_the_same_across_any_block(other: dict[str, object]) -> None:
    one, two = said({}, other)
    assert len(merge([one, two]).engagements) == 2
    (found,) = merge([one, two], [judge("same", one.id, two.id)]).engagements
    assert set(found.claims) == {one.id, two.id}


def test_judged_apart() -> None:
    one, two, three = said({}, {}, {})
    assert len(merge([one, two, three]).engagements) == 1
    apart = judge("apart", one.id, others=(two.id, three.id))
    assert clusters(merge([one, two, three], [apart])) == {
        (one.id,),
        tuple(sorted((two.id, three.id))),
    }


def test_rejected_claims_are_not_believed() -> None:
    one, two = said({}, {})
    (found,) = merge([one, two], [judge("reject", one.id)]).engagements
    assert found.claims == (two.id,)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [("date", "2025-03-06", "2025-03-06"), ("date", None, None), ("status", "cancelled", None)],
)
def test_a_correction_stands_first_and_what_was_said_beside_it(
    field: str, value: str | None, shown: str | None
) -> None:
    one, two = said({}, {})
    (found,) = merge([one, two], [judge("correct", two.id, field=field, value=value)]).engagements
    slot = next(s for s in found.slots if s.name == field)
    assert slot.values[0].judgements == ("J-1",)
    assert len(slot.values) == 2
    if field == "date":
        assert found.date == shown
    else:
        assert found.status == value


def holder(name: str) -> TenureClaim:
    return TenureClaim(
        name=name, party="KEN", office="President", on="2025-03-04", evidence=evidence("They met.")
    )


def test_people_judged_the_same_and_apart() -> None:
    names = ("Wairimu Odhiambo-Kitale", "Odhiambo-Kitale", "Wambui Odhiambo")
    said = statements(
        [reading(holder(n), source=f"{i}.txt", text=f"Report {i}.") for i, n in enumerate(names)]
    )
    subject = {s.claim.name: f"{s.id} {fold(s.claim.name)}" for s in said}  # type: ignore[union-attr]
    assert len(merge(said).people) == 2
    same = judge("same", subject[names[0]], subject[names[2]])
    assert len(merge(said, [same]).people) == 1
    apart = judge("apart", subject[names[0]], others=(subject[names[1]],))
    assert len(merge(said, [apart]).people) == 3


def test_editions_judged_the_same() -> None:
    words = evidence("They met.")
    said = statements(
        [
            reading(mechanism_claim(n, words, date), source=f"{n}.txt", text=f"Report {n}.")
            for n, date in ((8, "2025-03-04"), (9, "2025-03-04"))
        ]
    )
    assert len(merge(said).mechanisms[0].editions) == 2
    tie = judge("same", *(f"{s.id} edition" for s in said))
    assert len(merge(said, [tie]).mechanisms[0].editions) == 1


@given(corpora(), st.data())
def test_undone_judgements_leave_no_trace(corpus: list[Reading], data: st.DataObject) -> None:
    """What merging gives rests on claims and judgements in force alone."""
    known = statements(corpus)
    before = merge(known)
    ids = [s.id for s in known] or ["C-none"]
    pair = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2))
    merge(known, [judge("same", *pair)])
    assert merge(known, []) == before
    assert merge(known, [judge("accept", *pair)]) == before
    assert merge(known, [judge("same", "C-gone", pair[0])]) == before


@given(corpora(), st.data())
def test_ties_hold(corpus: list[Reading], data: st.DataObject) -> None:
    known = [s for s in statements(corpus) if s.id in _engaged(statements(corpus))]
    if len(known) < 2:
        return
    a, b = data.draw(st.lists(st.sampled_from(known), min_size=2, max_size=2, unique_by=_id))
    found = merge(known, [judge("same", a.id, b.id)])
    assert sum(a.id in e.claims and b.id in e.claims for e in found.engagements) == 1
    found = merge(known, [judge("apart", a.id, others=(b.id,))])
    assert not any(a.id in e.claims and b.id in e.claims for e in found.engagements)


def _id(statement: Statement) -> str:
    return statement.id


def _engaged(known: Sequence[Statement]) -> set[str]:
    return {claim for e in merge(known).engagements for claim in e.claims}


def test_welding_follows_chains() -> None:
    assert welded([["a"], ["b"], ["c", "d"], ["e"]], [("a", "b"), ("b", "d"), ("x", "e")]) == [
        ["a", "b", "c", "d"],
        ["e"],
    ]


def test_participants_are_untouched_by_foreign_judgements() -> None:
    one, two = said({}, {"participants": (Participant(name=None, party="KEN", office=None),)})
    foreign = judge("correct", "C-elsewhere", field="date", value="2001-01-01")
    assert merge([one, two], [foreign]) == merge([one, two])
