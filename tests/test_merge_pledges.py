"""Promises told again, met and lapsed."""

import pytest
from msgspec.structs import replace

from dragoman.merge import merge
from dragoman.merge.beliefs import PledgeBelief
from dragoman.merge.pledges import Later, Outcome, fitting, met, outcome, shelved
from dragoman.records import InstrumentClaim, MechanismClaim, PledgeClaim, Reading
from tests.making import evidence, reading, statements


def promise(what: str, published: str, due: str | None = None) -> Reading:
    claim = PledgeClaim(
        parties=("KEN", "PRT"), by=("KEN",), what=what, modality="will", area=None, due=due,
        evidence=evidence("They met."),
    )  # fmt: skip
    return reading(
        claim, source=f"{published}.txt", text=f"Report {published}", published=published
    )


def became(promise: PledgeBelief, today: str, later: tuple[Later, ...] = ()) -> Outcome:
    return outcome(promise, met(promise, later), today)


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
    assert became(found.pledges[0], today, found.instruments).state == state


def kept(what: str, published: str, day: str) -> Reading:
    claim = PledgeClaim(
        parties=("KEN", "PRT"), by=("KEN",), what=what, modality="will", area=None, due=None,
        evidence=evidence("They met."), kept=day,
    )  # fmt: skip
    return reading(claim, source=f"kept {published}.txt", text=what, published=published)


@pytest.mark.parametrize(
    ("what", "day", "fate"),
    [
        ("ferry terminal in Mombasa", "2025-09-30", ("met", "2025-09-30")),
        ("ferry terminal in Mombasa", "", ("met", "2025-10-05")),  # on the day it was told
        ("ferry terminal in Lamu on stilts over mud", "2025-09-30", ("lapsed", None)),
        ("bus line", "2025-09-30", ("lapsed", None)),
    ],
)
def test_a_promise_is_met_by_a_report_that_it_was_kept(
    what: str, day: str, fate: tuple[str, str | None]
) -> None:
    told = promise("build a ferry terminal in Mombasa by August", "2025-03-04", "2025-08")
    found = believed(told, kept(what, "2025-10-05", day))
    first = next(p for p in found if p.due)
    end = became(first, "2026-01-01")
    assert (end.state, end.on) == fate
    assert len(found) == (1 if fate[0] == "met" else 2)


def test_a_promise_kept_on_no_known_day_is_met_on_none() -> None:
    told = promise("build a ferry terminal in Mombasa", "2025-03-04")
    done = kept("ferry terminal in Mombasa", "2025-10-05", "")
    undated = replace(done, document=replace(done.document, published=None))
    (found,) = believed(told, undated)
    assert (found.kept, found.kept_by) == (None, None)
    assert became(found, "2026-01-01").state == "open"


def test_two_ways_of_saying_when_are_one_promise() -> None:
    (one,) = believed(
        promise("open an embassy in Lisbon before the end of 2025", "2025-03-04", "2025"),
        promise("open an embassy in Lisbon by December", "2025-03-05", "2025-12"),
    )
    assert (one.due, one.repeated) == ("2025-12", ("2025-03-05",))


@pytest.mark.parametrize(
    ("ordinal", "day", "state"), [(2, "2025-06-01", "met"), (1, "2025-06-01", "open")]
)
def test_a_promised_round_that_was_held_is_a_promise_met(
    ordinal: int, day: str, state: str
) -> None:
    line = MechanismClaim(
        name="border consultations", parties=("KEN", "PRT"), ordinal=ordinal, status="held",
        date=day, place=None, evidence=evidence("They met."),
    )  # fmt: skip
    said = [
        promise("hold the second round of border consultations", "2025-03-04", "2025-12"),
        reading(line, source="round.txt", text="Round.", published=day),
    ]
    found = merge(statements(said))
    end = became(found.pledges[0], "2025-07-01", found.mechanisms)
    assert end.state == state


def test_a_promise_is_held_only_against_what_may_show_it_met() -> None:
    (given,) = believed(promise("sign an agreement on deep-sea mining", "2031-05-01"))
    papers = [
        InstrumentClaim(
            parties=("KEN", "PRT"), kind="agreement", name=name, status="signed", date="2031-06-01",
            period=None, evidence=evidence("They met."),
        )
        for name in ("agreement on mining", *(f"agreement on matter {n}" for n in "abcdefgh"))
    ]  # fmt: skip
    later = merge(statements([reading(*papers)])).instruments
    held = list(fitting(given, shelved(later)))
    assert held == [one for one in later if one.name == "agreement on mining"]
    assert met(given, held) == met(given, later) is not None
