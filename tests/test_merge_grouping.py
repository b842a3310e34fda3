"""Grouping: what keys and forms leave out is never compared, and never missed."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.merge import Statement, instruments, mechanisms, pledges, relations
from dragoman.merge.grouping import grouped
from dragoman.merge.judgements import NOBODY
from dragoman.records import InstrumentClaim, LevelClaim, MechanismClaim, PledgeClaim, Reading
from tests.counting import work
from tests.making import DATES, corpora, evidence, mechanism_claim, reading, statements

Numbers = tuple[int, int]


def alike(a: Numbers, b: Numbers) -> bool:
    return abs(a[0] - b[0]) <= 1 and (a[1] == b[1] or 0 in (a[1], b[1]))


def plain(items: list[Numbers]) -> list[list[Numbers]]:
    """The same, every item compared with every other."""
    groups: list[list[Numbers]] = []
    for item in items:
        fits = [g for g in groups if all(alike(item, other) for other in g)]
        near = [max(-abs(item[0] - o[0]) + 1.0 for o in g) for g in fits]
        best = [g for g, n in zip(fits, near, strict=True) if n == max(near) >= 0.0]
        best[0].append(item) if len(best) == 1 else groups.append([item])
    return groups


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=40))
def test_keys_and_forms_change_nothing(items: list[Numbers]) -> None:
    found = grouped(
        items,
        alike,
        lambda a, b: 1.0 - abs(a[0] - b[0]),
        form=lambda item: item,
        keys=lambda item: None if item[0] == 5 else frozenset((item[0], item[0] + 1)),
    )
    assert found == plain(items)


def mechanism(n: int) -> MechanismClaim:
    return MechanismClaim(
        name="Harbour Dialogue", parties=("KEN", "PRT"), ordinal=n % 20 + 1, status="held",
        date=f"{2000 + n % 20}-03-04", place=None, evidence=evidence("They met."),
    )  # fmt: skip


def level(n: int) -> LevelClaim:
    return LevelClaim(parties=("KEN", "PRT"), level=f"partnership {'abc'[n % 3]}", change="stated",
                      date=None, evidence=evidence("They met."))  # fmt: skip


def pledge(n: int) -> PledgeClaim:
    what = f"open harbour {n % 20}"
    return PledgeClaim(parties=("KEN", "PRT"), by=("KEN",), what=what, modality="will", area=None,
                       due=None, evidence=evidence("They met."))  # fmt: skip


Make = Callable[[int], MechanismClaim | LevelClaim | PledgeClaim]
Groups = Iterable[Sequence[Statement]]


def said(make: Make, count: int) -> list[Statement]:
    return statements(
        reading(make(n), source=f"{n}.txt", text=f"Report {n}", published="2025-03-04")
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("make", "group"),
    [(mechanism, mechanisms.groups), (level, relations.steps), (pledge, pledges.promises)],
)
def test_the_work_grows_with_the_claims(make: Make, group: Callable[..., Groups]) -> None:
    group(said(make, 400))  # what is remembered of words is not counted
    few, many = (work(partial(group, said(make, count))) for count in (200, 400))
    assert many <= 2.3 * few


def all_compared(family: str, own: list[Statement]) -> Groups:
    """A family grouped without keys and forms: every claim compared with every other."""
    match family:
        case "mechanisms":
            ordered = sorted(own, key=lambda s: (-len(mechanisms._title(s)), s.id))
            return grouped(ordered, mechanisms._one_name, one_title)
        case "editions":
            return grouped(sorted(own, key=mechanisms._exactness), one_edition)
        case "levels":
            ordered = sorted(own, key=relations._exactness)
            return grouped(ordered, relations._one_step, relations._nearness)
        case "pledges":
            ordered = sorted(own, key=lambda s: (s.published or "9999", s.id))
            return grouped(ordered, pledges._one_promise)
        case _:
            ordered = sorted(own, key=instruments._exactness)
            return grouped(ordered, instruments._compatible, instruments._nearness)


def one_title(a: Statement, b: Statement) -> float:
    return float(mechanisms._title(a) == mechanisms._title(b))


def one_edition(a: Statement, b: Statement) -> bool:
    return mechanisms._one_edition(mechanisms._claim(a), mechanisms._claim(b))


def sets(groups: Groups) -> list[list[str]]:
    return sorted(sorted(s.id for s in group) for group in groups)


@pytest.mark.parametrize(
    ("family", "kind", "group"),
    [
        ("mechanisms", MechanismClaim, mechanisms.groups),
        ("editions", MechanismClaim, partial(mechanisms._editions, judged=NOBODY)),
        ("levels", LevelClaim, relations.steps),
        ("pledges", PledgeClaim, pledges.promises),
        ("instruments", InstrumentClaim, instruments.groups),
    ],
)
@given(corpus=corpora())
def test_families_are_grouped_as_without_keys(
    family: str, kind: type, group: Callable[..., Groups], corpus: list[Reading]
) -> None:
    own = [s for s in statements(corpus) if isinstance(s.claim, kind)]
    assert sets(group(own)) == sets(all_compared(family, own))


@given(st.lists(st.tuples(st.none() | st.integers(1, 3), st.sampled_from(DATES)), max_size=12))
def test_many_editions_are_grouped_as_without_keys(told: list[tuple[int | None, str]]) -> None:
    own = statements(
        reading(mechanism_claim(number, evidence("They met."), on), source=f"{n}.txt")
        for n, (number, on) in enumerate(told)
    )
    assert sets(mechanisms._editions(own, NOBODY)) == sets(all_compared("editions", own))
