"""Grouping: what keys and forms leave out is never compared, and never missed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.merge import merge
from dragoman.merge.grouping import grouped
from dragoman.merge.mechanisms import groups as mechanisms
from dragoman.merge.pledges import promises
from dragoman.merge.relations import steps
from dragoman.records import LevelClaim, MechanismClaim, PledgeClaim, Reading
from tests.making import corpora, evidence, reading, statements

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


@pytest.mark.parametrize(
    ("make", "group", "module"),
    [
        (mechanism, mechanisms, "mechanisms"),
        (level, steps, "relations"),
        (pledge, promises, "pledges"),
    ],
)
def test_the_work_grows_with_the_claims(
    make: Callable[[int], MechanismClaim | LevelClaim | PledgeClaim],
    group: Callable[..., object],
    module: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []

    def counted(items: object, agree: Callable[..., bool], *more: object, **how: object) -> object:
        def counting(a: object, b: object) -> bool:
            calls.append(1)
            return agree(a, b)

        return grouped(items, counting, *more, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(f"dragoman.merge.{module}.grouped", counted)
    sizes = []
    for count in (200, 400):
        said = statements(
            reading(make(n), source=f"{n}.txt", text=f"Report {n}", published="2025-03-04")
            for n in range(count)
        )
        calls.clear()
        group(said)
        sizes.append(len(calls))
    assert sizes[1] <= 2.3 * sizes[0]


def bare(items: object, agree: object, *more: object, **_how: object) -> object:
    """Grouping without keys and forms."""
    return grouped(items, agree, *more)  # type: ignore[arg-type]


@given(corpora())
def test_families_are_grouped_as_without_keys(corpus: list[Reading]) -> None:
    said = statements(corpus)
    found = merge(said)
    with pytest.MonkeyPatch.context() as patch:
        for module in ("mechanisms", "relations", "pledges", "instruments"):
            patch.setattr(f"dragoman.merge.{module}.grouped", bare)
        assert merge(said) == found
