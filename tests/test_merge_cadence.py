"""How often a mechanism meets, who hosts in turn, and when the next edition may be."""

import pytest

from dragoman.merge import merge
from dragoman.merge.beliefs import MechanismBelief
from dragoman.merge.cadence import expected, hosts_in_turn, interval
from dragoman.records import MechanismClaim, Place, Status
from tests.making import evidence, reading, statements

Told = tuple[int | None, str | None, str | None, Status]


def mechanism(*told: Told) -> MechanismBelief:
    made = []
    for i, (ordinal, date, country, status) in enumerate(told):
        claim = MechanismClaim(
            name="Harbour Policy Dialogue", parties=("KEN", "PRT"), ordinal=ordinal, status=status,
            date=date, place=Place(country=country) if country else None,
            evidence=evidence("They met."),
        )  # fmt: skip
        made.append(reading(claim, source=f"{i}.txt", text=f"Report {i}"))
    (found,) = merge(statements(made)).mechanisms
    return found


YEARLY: tuple[Told, ...] = (
    (5, "2021-06-14", "KEN", "held"), (6, "2022-06-10", "PRT", "held"),
    (8, "2024-06-12", "PRT", "held"),
)  # fmt: skip


def test_a_rhythm_over_a_gap() -> None:
    found = mechanism(*YEARLY)
    assert 360 < (interval(found) or 0) < 370
    assert hosts_in_turn(found) == ("KEN", "PRT")
    following = expected(found)
    assert following is not None
    assert (following.ordinal, following.host) == (9, "KEN")
    first, last = following.window.split("/")
    assert first < "2025-06-12" < last
    assert "every 12 months" in following.reason


@pytest.mark.parametrize(
    ("told", "turn"),
    [
        (((1, "2020", "KEN", "held"), (2, "2021", "KEN", "held")), None),
        (((1, "2020", "KEN", "held"), (3, "2022", "PRT", "held")), None),
        (((1, "2020", "KEN", "held"), (2, "2021", "PRT", "held")), ("KEN", "PRT")),
        (((1, "2020", "KEN", "held"),), None),
        (((1, "2020", None, "held"), (2, "2021", "PRT", "held")), None),
    ],
)
def test_hosts_in_turn(told: tuple[Told, ...], turn: tuple[str, str] | None) -> None:
    assert hosts_in_turn(mechanism(*told)) == turn


def test_what_is_announced_is_the_next() -> None:
    following = expected(mechanism(*YEARLY, (9, "2025", "KEN", "planned")))
    assert following is not None
    assert (following.ordinal, following.window, following.host) == (9, "2025", "KEN")


@pytest.mark.parametrize(
    "told",
    [
        ((5, "2021-06-14", "KEN", "held"),),
        ((None, "2021-06-14", None, "held"), (None, "2022-06-14", None, "held")),
        ((6, "2021-06-14", None, "held"), (5, "2022-06-14", None, "held")),
        ((5, None, None, "held"), (6, None, None, "held")),
    ],
)
def test_nothing_is_said_where_nothing_follows(told: tuple[Told, ...]) -> None:
    assert expected(mechanism(*told)) is None
