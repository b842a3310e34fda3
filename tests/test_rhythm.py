"""What the rhythm of a mechanism lets expect, and when nothing is expected."""

import pytest
from msgspec.structs import replace

from dragoman.export.mechanisms import calendar
from dragoman.ledger.queries_seen import Seen
from dragoman.ledger.rhythm import expected, outlooks
from dragoman.merge.beliefs import EditionBelief, MechanismBelief, Step
from dragoman.records import Place, Status
from tests import making

YEARLY = ((1, "2021-05-10"), (2, "2022-05-12"), (3, "2023-05-11"), (4, "2024-05-09"))
HOSTS = ("MNG", "VNM", "MNG", "VNM")
TOLD = Seen(first="2021-05-11", last="2024-05-10", added=making.NOW, begun="C-1")


def dialogue(
    *editions: tuple[int | None, str | None], status: Status = "held", hosts: tuple[str, ...] = ()
) -> MechanismBelief:
    return MechanismBelief(
        id="M-1", name="harbour dialogue", names=(), parties=("MNG", "VNM"), missing=(),
        clashes=(), claims=("C-1", "C-2"),
        editions=tuple(
            EditionBelief(
                id=f"N-{n}", ordinal=ordinal, status=status if n == len(editions) else "held",
                date=date, place=Place(country=hosts[n - 1]) if hosts else None, slots=(),
                claims=("C-1",),
            )
            for n, (ordinal, date) in enumerate(editions, 1)
        ),
    )  # fmt: skip


def test_a_yearly_dialogue_is_expected_a_year_later_at_the_other_party() -> None:
    found = expected(dialogue(*YEARLY, hosts=HOSTS))
    assert found is not None
    assert (found.ordinal, found.host, found.editions, found.rhythm) == (5, "MNG", 4, 364)
    assert found.first < "2025-05-08" < found.last


def test_numbers_that_no_source_has_do_not_slow_the_rhythm() -> None:
    found = expected(dialogue((1, "2018-05-10"), (3, "2020-05-10"), (5, "2022-05-10")))
    assert found is not None
    assert 364 <= found.rhythm <= 366


@pytest.mark.parametrize(
    ("numbers", "hosts", "turn"),
    [
        ((1, 2, 3, 4), ("MNG", "VNM", "MNG", "VNM"), "MNG"),
        ((1, 2, 4, 6), ("MNG", "VNM", "VNM", "VNM"), "MNG"),  # the 3rd and 5th in no source
        ((1, 2, 3, 5), ("MNG", "VNM", "MNG", "MNG"), "VNM"),
        ((1, 2, 3, 4), ("MNG", "VNM", "VNM", "MNG"), None),  # the turns were broken
        ((1, 3, 5, 7), ("MNG", "MNG", "MNG", "MNG"), None),  # the other half is not known
        ((1, 2, 3, 4), ("MNG", "KEN", "MNG", "KEN"), None),  # somebody else's house
        ((None, None, None, None), ("MNG", "VNM", "MNG", "VNM"), "MNG"),
        ((None, None, None, None), ("MNG", "VNM", "VNM", "VNM"), None),
    ],
)
def test_whose_turn_it_is(
    numbers: tuple[int | None, ...], hosts: tuple[str, ...], turn: str | None
) -> None:
    years = (str(2020 + (n or i)) for i, n in enumerate(numbers))
    told = [(n, f"{year}-05-10") for n, year in zip(numbers, years, strict=True)]
    found = expected(dialogue(*told, hosts=hosts))
    assert found is not None
    assert found.host == turn


@pytest.mark.parametrize(
    "found",
    [
        dialogue(*YEARLY[:2]),
        dialogue(*YEARLY, status="planned"),
        dialogue((None, None), (None, "2024"), (None, "XXXX-03-04")),
        dialogue((1, "2024-05-10"), (2, "2024-05-10"), (3, "2024-05-10")),
    ],
    ids=["two editions", "the next is dated", "no days", "one day"],
)
def test_without_a_rhythm_nothing_is_expected(found: MechanismBelief) -> None:
    assert expected(found) is None


@pytest.mark.parametrize("stale", ["2017-03-02", "2023", "2024-05-09", "XXXX-06-01", None])
def test_a_plan_that_time_has_passed_silences_nothing(stale: str | None) -> None:
    found = expected(dialogue(*YEARLY, (None, stale), status="planned"))
    assert found is not None
    assert (found.ordinal, found.editions) == (5, 4)


@pytest.mark.parametrize("coming", ["2025", "2024-11", "2025-05-08", "2024-06/2024-09"])
def test_a_plan_for_a_later_day_is_the_next(coming: str) -> None:
    assert expected(dialogue(*YEARLY, (None, coming), status="planned")) is None


def test_an_edition_that_somebody_says_is_still_to_come_is_the_next() -> None:
    found = dialogue(*YEARLY, (5, "2025-05-08"), status="planned")
    step = Step(status="held", published="2025-05-09", claims=("C-1",), dates=("2025-05-08",))
    *before, coming = found.editions
    decided = replace(found, editions=(*before, replace(coming, history=(step,))))
    assert expected(decided) is None
    assert [one.until for one in outlooks(decided)][-1] == "2025-05-09"


def test_what_is_expected_is_tentative_in_the_calendar() -> None:
    held = calendar(dialogue(*YEARLY, hosts=HOSTS), TOLD, {}, "").happenings
    assert [h.status for h in held] == ["CONFIRMED"] * 4 + ["TENTATIVE"]
    assert held[-1].title == "Harbour dialogue, number 5 (expected)"
    assert held[-1].place == "Mongolia"
