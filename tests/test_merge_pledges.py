"""Promises told again, met and lapsed."""

import pytest

from dragoman.merge import merge
from dragoman.merge.beliefs import PledgeBelief
from dragoman.merge.pledges import outcome
from dragoman.records import InstrumentClaim, PledgeClaim, Reading
from tests.making import evidence, reading, statements


def promise(what: str, published: str, due: str | None = None) -> Reading:
    claim = PledgeClaim(
        parties=("KEN", "PRT"), by=("KEN",), what=what, modality="will", area=None, due=due,
        evidence=evidence("They met."),
    )  # fmt: skip
    return reading(
        claim, source=f"{published}.txt", text=f"Report {published}", published=published
    )


def believed(*said: Reading) -> tuple[PledgeBelief, ...]:
    return merge(statements(said)).pledges


@pytest.mark.parametrize(
    ("other", "promises"),
    [
        ("open a ferry line", 1),
        ("open the ferry line", 1),
        ("to open a new ferry line between the ports", 1),
        ("open a bus line", 2),
        ("close a ferry line", 2),
    ],
)
def test_one_promise(other: str, promises: int) -> None:
    found = believed(promise("open a ferry line", "2025-03-04"), promise(other, "2025-06-01"))
    assert len(found) == promises
    if promises == 1:
        assert (found[0].published, found[0].repeated) == ("2025-03-04", ("2025-06-01",))


@pytest.mark.parametrize(
    ("signed", "today", "state"),
    [
        ("2025-06-01", "2025-07-01", "met"),
        ("2025-06-01", "2025-05-01", "open"),
        ("2025-01-01", "2025-07-01", "open"),
        (None, "2026-07-01", "lapsed"),
    ],
)
def test_what_became_of_it(signed: str | None, today: str, state: str) -> None:
    said = [promise("sign an agreement on ferry safety", "2025-03-04", "2025")]
    if signed:
        paper = InstrumentClaim(
            name="Agreement on Ferry Safety", kind="agreement", parties=("KEN", "PRT"),
            status="signed", date=signed, period=None, evidence=evidence("They met."),
        )  # fmt: skip
        said.append(reading(paper, source="signed.txt", text="Signed.", published=signed))
    found = merge(statements(said))
    assert outcome(found.pledges[0], found.instruments, (), today).state == state
