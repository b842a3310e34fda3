"""Laws of merging that hold for any claims: order, nothing made up, copies, blocks."""

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dragoman.merge import Beliefs, Statement, merge, merge_block
from dragoman.merge.beliefs import (
    Doubt,
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    MechanismBelief,
)
from dragoman.merge.blocking import blocks
from dragoman.records import EngagementClaim, Reading
from tests.making import corpora, engagement, reading, statements


@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter(corpus: list[Reading], shuffle: random.Random) -> None:
    said = statements(corpus)
    mixed = list(said)
    shuffle.shuffle(mixed)
    assert merge(mixed) == merge(said)


@given(corpora())
def test_every_claim_is_believed_once(corpus: list[Reading]) -> None:
    said, found = statements(corpus), merge(statements(corpus))
    for kind, beliefs in (
        ("EngagementClaim", found.engagements),
        ("InstrumentClaim", found.instruments),
        ("MechanismClaim", found.mechanisms),
        ("LevelClaim", found.levels),
        ("PledgeClaim", found.pledges),
    ):
        claims = sorted(s.id for s in said if type(s.claim).__name__ == kind)
        assert sorted(c for b in beliefs for c in b.claims) == claims


@given(corpora())
def test_nothing_is_made_up(corpus: list[Reading]) -> None:
    said = {s.id: s for s in statements(corpus)}
    found = merge(said.values())
    for belief in found.engagements:
        _stands(belief, [said[c] for c in belief.claims])
    named: tuple[InstrumentBelief | LevelBelief | MechanismBelief, ...]
    named = (*found.instruments, *found.levels, *found.mechanisms)
    for one in named:
        for field in ("name", "level", "kind", "period", "date", "change"):
            value = getattr(one, field, None)
            assert value in {None, *(getattr(said[c].claim, field, None) for c in one.claims)}
    for tenure in found.tenures:
        seen = [said[c].claim for c in tenure.claims]
        names = {n for c in seen for n in (getattr(c, "name", None), *_names(c))}
        assert tenure.name in names | {
            v.value for p in found.people if p.id == tenure.person for v in p.names
        }


def _stands(belief: EngagementBelief, group: list[Statement]) -> None:
    claims = [s.claim for s in group if isinstance(s.claim, EngagementClaim)]
    for field in ("kind", "format", "status", "date", "place", "setting"):
        assert getattr(belief, field) in [getattr(c, field) for c in claims]
    for slot in belief.slots:
        for value in slot.values:
            assert set(value.claims) <= set(belief.claims)
    for person in belief.participants:
        told = [p for c in claims for p in c.participants]
        assert person.name in [p.name for p in told]
        assert person.office in [p.office for p in told]
        assert person.role in [p.role for p in told]
        for value in person.names:
            tellers = [s.claim for s in group if s.id in value.claims]
            assert all(value.value in _names(claim) for claim in tellers)


def _names(claim: object) -> Iterable[str | None]:
    return [p.name for p in claim.participants] if isinstance(claim, EngagementClaim) else []


@given(corpora())
def test_a_copy_adds_reports_and_no_engagement(corpus: list[Reading]) -> None:
    one = corpus[0]
    copy = Reading(
        document=reading(
            source="copy.txt", text=one.document.text, published=one.document.published
        ).document,
        engagements=one.engagements,
    )
    before, after = merge(statements(corpus)), merge(statements([*corpus, copy]))
    assert len(after.engagements) == len(before.engagements)
    assert sum(e.origins for e in after.engagements) == sum(e.origins for e in before.engagements)


@given(corpora())
def test_blocks_merged_alone_give_the_whole(corpus: list[Reading]) -> None:
    said = statements(corpus)
    whole = merge(said)
    keys = {block.key for s in said for block in blocks(s) if not block.key.startswith("people ")}
    parts = [merge_block(k, [s for s in said if k in {b.key for b in blocks(s)}]) for k in keys]
    for family in set(Beliefs.__struct_fields__) - {"people", "tenures"}:
        found = [belief for part in parts for belief in getattr(part, family)]
        expected = [b for b in getattr(whole, family) if not _of_people(b)]
        assert sorted(found, key=lambda b: b.id) == expected


def _of_people(belief: object) -> bool:
    """Doubts about people belong to blocks of people."""
    return isinstance(belief, Doubt) and belief.a.startswith("H-")


@given(corpora())
def test_identifiers_are_used_once(corpus: list[Reading]) -> None:
    found = merge(statements(corpus))
    ids = [belief.id for family in Beliefs.__struct_fields__ for belief in getattr(found, family)]
    assert len(ids) == len(set(ids))


def test_undated_claims_meet_copies_only() -> None:
    """However many reports without a date there are, a new one is compared with its copies."""
    texts = [f"Report {i}." for i in range(20)]
    corpus = [
        reading(engagement(t, date=None), source=f"{n}.txt", text=t, published=None)
        for n, t in enumerate([*texts, texts[0]])
    ]
    keys = [b.key for s in statements(corpus) for b in blocks(s) if b.key.startswith("engagement")]
    assert (len(keys), len(set(keys))) == (21, 20)
    found = merge(statements(corpus)).engagements
    assert sorted(len(e.claims) for e in found) == [1] * 19 + [2]
