"""What became of pledges is kept in step with what comes and goes; levels stand until left."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman import ledger
from dragoman.ledger import Filters, judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.queries_lists import instruments, levels, pledges
from dragoman.records import Claim, InstrumentClaim, LevelChange, LevelClaim, PledgeClaim, Reading
from tests.making import NOW, engagement, evidence, page, reading
from tests.test_ledger import filled

WORDS = evidence("They met.")
PROMISE = PledgeClaim(
    parties=("KEN", "PRT"), by=("KEN",), what="sign an agreement on ferry safety",
    modality="will", area=None, due=None, evidence=WORDS,
)  # fmt: skip
PAPER = InstrumentClaim(
    name="Agreement on Ferry Safety", kind="agreement", parties=("KEN", "PRT"), status="signed",
    date="2025-06-01", period=None, evidence=WORDS,
)  # fmt: skip
ANA = Signed("ana", "2026-02-01T00:00:00Z", "seen it")


def told(claim: Claim, published: str) -> Reading:
    return reading(
        claim, source=f"{published}.txt", text=f"They met. Told {published}.", published=published
    )


def add(path: Path, one: Reading) -> None:
    with ledger.writer(path) as book:
        ledger.add(book, page(one), [one], retrieved=NOW)


def states(path: Path, **asked: object) -> dict[str, str]:
    """By the words of a pledge, what became of it; what is asked for by state is so."""
    with ledger.reader(path) as book:
        found = pledges(book, Filters(**asked))  # type: ignore[arg-type]
        assert not ledger.verify(book).failures
        every: dict[str, str] = {p.what: found.outcomes[p.id].state for p in found.lines}
        assert found.total == len(every)
        for state in ("open", "met", "lapsed"):
            of = pledges(book, Filters(**{**asked, "status": state}))  # type: ignore[arg-type]
            assert {p.what for p in of.lines} == {w for w, s in every.items() if s == state}
    return every


def test_a_pledge_is_met_when_the_paper_comes_and_open_again_when_it_goes(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [told(PROMISE, "2025-03-04")])
    assert states(path) == {PROMISE.what: "open"}
    add(path, told(PAPER, "2025-06-02"))
    assert states(path) == {PROMISE.what: "met"}
    with ledger.writer(path) as book:
        ledger.remove(book, "2025-06-02.txt")
    assert states(path) == {PROMISE.what: "open"}


def test_what_was_told_before_meets_a_pledge_that_is_read_later(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [told(PAPER, "2025-06-02")])
    add(path, told(PROMISE, "2025-03-04"))
    assert states(path) == {PROMISE.what: "met"}


def test_an_engagement_within_what_was_promised_meets_it(tmp_path: Path) -> None:
    promise = replace(PROMISE, what="come to the harbour forum in Mombasa")
    path = filled(tmp_path / "a.db", [told(promise, "2025-03-04")])
    met = engagement(parties=("KEN", "PRT", "VNM"), participants=(), setting="Harbour Forum",
                     date="2025-05-05")  # fmt: skip
    add(path, told(met, "2025-05-06"))
    with ledger.reader(path) as book:
        found = pledges(book)
        (end,) = found.outcomes.values()
        (line,) = ledger.engagements(book).lines
    assert (end.state, end.by, end.on) == ("met", line.id, "2025-05-05")
    with ledger.writer(path) as book:
        judgements.correct(book, line.id, "status", "cancelled", ANA)
    assert states(path) == {promise.what: "open"}


def test_a_pledge_lapses_as_days_pass_and_not_before(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [told(replace(PROMISE, due="2025-04"), "2025-03-04")])
    add(path, told(engagement(date="2025-04-30"), "2025-04-30"))
    assert states(path) == {PROMISE.what: "open"}
    add(path, told(engagement(date="2025-05-02"), "2025-05-02"))
    assert states(path) == {PROMISE.what: "lapsed"}
    with ledger.as_known_on(path, "2025-04-30") as book:
        assert [x.state for x in pledges(book).outcomes.values()] == ["open"]
    add(path, told(replace(PAPER, date="2025-05-10"), "2025-05-11"))
    assert states(path) == {PROMISE.what: "met"}
    with ledger.writer(path) as book:
        for day in ("2025-05-11", "2025-05-02"):
            ledger.remove(book, f"{day}.txt")
    assert states(path) == {PROMISE.what: "open"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"open an embassy", "send doctors", "lend a crane"}),
        ({"by": "KEN"}, {"open an embassy"}),
        ({"by": "PRT"}, {"send doctors", "lend a crane"}),
        ({"by": "PRT", "party": ("KEN",)}, {"send doctors"}),
        ({"by": "PRT", "party": ("PRT", "VNM")}, {"lend a crane"}),
        ({"party": ("KEN",)}, {"open an embassy", "send doctors"}),
        ({"party": ("KEN", "VNM")}, set()),
        ({"kind": "hopes"}, {"lend a crane"}),
        ({"since": "2025-03-05"}, {"send doctors", "lend a crane"}),
        ({"since": "2025-03-05", "until": "2025-03-06"}, {"send doctors"}),
        ({"text": "crane"}, {"lend a crane"}),
        ({"party": ("KEN",), "text": "crane"}, set()),
    ],
)
def test_pledges_asked_for(tmp_path: Path, asked: dict[str, object], found: set[str]) -> None:
    said = [
        replace(PROMISE, what="open an embassy"),
        replace(PROMISE, what="send doctors", by=("PRT",)),
        replace(PROMISE, what="lend a crane", by=("PRT",), parties=("PRT", "VNM"),
                modality="hopes"),
    ]  # fmt: skip
    days = ("2025-03-04", "2025-03-06", "2025-03-08")
    path = filled(tmp_path / "a.db", [told(*one) for one in zip(said, days, strict=True)])
    assert states(path, **asked).keys() == found


def at(level: str, change: LevelChange, date: str | None, published: str) -> Reading:
    parties = ("KEN", "PRT")
    claim = LevelClaim(parties=parties, level=level, change=change, date=date, evidence=WORDS)
    return told(claim, published)


def test_a_level_stands_until_another_comes(tmp_path: Path) -> None:
    said = [
        at("strategic partnership", "established", "2019-05", "2025-03-01"),
        at("comprehensive partnership", "upgraded", "2025-03-02", "2025-03-03"),
        at("strategic partnership", "stated", None, "2020-01-01"),
        at("comprehensive partnership", "reaffirmed", None, "2025-04-01"),
    ]
    path = filled(tmp_path / "a.db", said)
    with ledger.reader(path) as book:
        (now,) = levels(book, Filters(status="standing", party=("PRT",))).lines
        (left,) = levels(book, Filters(status="past", party=("KEN", "PRT"))).lines
        assert levels(book).total == 2
        assert levels(book, Filters(kind="upgraded")).lines == (now,)
        assert levels(book, Filters(until="2020-01-01")).lines == (left,)
    assert (now.level, now.date, now.before, now.stands, now.until) == (
        "comprehensive partnership", "2025-03-02", "strategic partnership", True, None,
    )  # fmt: skip
    assert (left.date, left.stands, left.until) == ("2019-05", False, "2025-03-02")


def test_two_levels_reached_on_one_day_both_stand_against_each_other(tmp_path: Path) -> None:
    said = [
        at("strategic partnership", "upgraded", "2025-03-02", "2025-03-03"),
        at("comprehensive partnership", "upgraded", "2025-03-02", "2025-03-04"),
    ]
    with ledger.reader(filled(tmp_path / "a.db", said)) as book:
        found = levels(book, Filters(status="standing")).lines
    assert {(x.level, x.against) for x in found} == {
        ("strategic partnership", ("comprehensive partnership",)),
        ("comprehensive partnership", ("strategic partnership",)),
    }


def test_instruments_asked_for(tmp_path: Path) -> None:
    other = replace(PAPER, name="Memorandum on Tea", kind="memorandum", status="drafted")
    path = filled(tmp_path / "a.db", [told(PAPER, "2025-06-02"), told(other, "2025-07-02")])
    with ledger.reader(path) as book:
        for asked in (Filters(kind="memorandum"), Filters(status="drafted"), Filters(text="tea")):
            assert [x.name for x in instruments(book, asked).lines] == [other.name]
        assert instruments(book, Filters(limit=1)).total == 2
