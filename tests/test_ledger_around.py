"""What stands around an engagement in the ledger: visits, forums, both sides, kept promises."""

from pathlib import Path

from msgspec.structs import replace

from dragoman import ledger
from dragoman.records import InstrumentClaim, MechanismClaim, Place, PledgeClaim, Reading
from tests.making import engagement, evidence, reading
from tests.test_cli import run
from tests.test_ledger import filled

WORDS = evidence("They met.")
CITY = Place(city="Ulaanbaatar", country="MNG")
VISIT = engagement("They met.", kind="visit", date="2025-03-03/2025-03-05", place=CITY)
FORUM = MechanismClaim(
    name="Harbour Forum", parties=(), ordinal=4, status="held", date="2025-03", place=None,
    evidence=WORDS,
)  # fmt: skip
PROMISE = PledgeClaim(
    parties=("MNG", "VNM"), by=("MNG",), what="sign an agreement on ferry safety",
    modality="will", area=None, due="2025", evidence=WORDS,
)  # fmt: skip
PAPER = InstrumentClaim(
    name="Agreement on Ferry Safety", kind="agreement", parties=("MNG", "VNM"), status="signed",
    date="2025-06-01", period=None, evidence=WORDS,
)  # fmt: skip


def told(source: str, *claims: object, url: str | None = None, **more: object) -> Reading:
    found = reading(*claims, source=source, text=f"Report {source}.", **more)  # type: ignore[arg-type]
    return replace(found, document=replace(found.document, url=url))


def test_a_visit_shows_its_meetings_and_a_meeting_its_visit(tmp_path: Path) -> None:
    one, other = engagement(place=CITY), engagement(place=CITY, date="2025-03-05", kind="ceremony")
    path = filled(tmp_path / "l.db", [told("a", VISIT), told("b", one), told("c", other)])
    with ledger.reader(path) as book:
        lines = ledger.engagements(book).lines
        by_kind = {line.kind: ledger.engagement(book, line.id) for line in lines}
    visit, meeting = by_kind["visit"], by_kind["meeting"]
    assert {p.id for p in visit.holds} == {meeting.line.id, by_kind["ceremony"].line.id}
    assert [p.id for p in meeting.within] == [visit.line.id]
    assert [p.id for p in meeting.beside] == [by_kind["ceremony"].line.id]
    assert (visit.within, visit.beside) == ((), ())


def test_a_meeting_on_the_sidelines_shows_the_forum(tmp_path: Path) -> None:
    met = engagement(setting="4th Harbour Forum")
    path = filled(tmp_path / "l.db", [told("a", FORUM), told("b", met)])
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book).lines
        (part,) = ledger.engagement(book, line.id).within
        mechanism = ledger.mechanism(book, part.id)
    assert part.name == f"{mechanism.name}, no. 4"
    shown = run("show", line.id, "--ledger", str(path), folder=tmp_path).stdout.decode()
    assert f"within\t{part.name} ({part.id})" in shown


def test_a_forum_is_found_by_its_own_name_and_in_english(tmp_path: Path) -> None:
    for i, (name, setting) in enumerate(
        (
            ("Diễn đàn Hương Sơn", "Diễn đàn Hương Sơn"),
            ("Xiangshan Forum", "Diễn đàn Hương Sơn"),
            ("香山论坛", "香山论坛"),
            ("香山论坛", None),
        )
    ):
        forum, met = replace(FORUM, name=name, ordinal=None), engagement(setting=setting)
        path = filled(tmp_path / f"{i}.db", [told("a", forum), told("b", met)])
        with ledger.reader(path) as book:
            (line,) = ledger.engagements(book).lines
            within = ledger.engagement(book, line.id).within
        assert [part.name for part in within] == ([name] if setting else [])


def test_both_sides_accounts_stand_side_by_side(tmp_path: Path) -> None:
    readings = [
        told("a", engagement(), PROMISE, url="https://www.example.gov.mn/1"),
        told("b", engagement(place=CITY), url="https://www.example.gov.vn/1"),
        told("c", engagement(date="2025-03")),
    ]
    path = filled(tmp_path / "l.db", readings)
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book).lines
        points = ledger.engagement(book, line.id).points
        assert ledger.explain(book, line.id).points == points
    assert {(p.topic, p.verdict, p.said[0].side) for p in points} == {
        ("date", "same", points[0].said[0].side), ("place", "one side", "VNM"),
        ("pledge", "one side", "MNG"),
    }  # fmt: skip
    shown = run("show", line.id, "--ledger", str(path), folder=tmp_path).stdout.decode()
    assert "one side\tVNM: Ulaanbaatar, MNG" in shown


def test_accounts_need_two_sides(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db", [told("a", engagement(), PROMISE, url="https://a.mn/1")])
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book).lines
        assert ledger.engagement(book, line.id).points == ()


def test_a_promise_is_open_until_something_keeps_it(tmp_path: Path) -> None:
    first = told("a", engagement(), PROMISE)
    again = told("b", PROMISE, published="2025-04-01")
    path = filled(tmp_path / "l.db", [first, again])
    with ledger.reader(path) as book:
        found = ledger.relation(book, "MNG", "VNM")
        (promise,) = found.pledges
        assert found.outcomes[promise.id].state == "open"
    path = filled(tmp_path / "kept.db", [first, again, told("c", PAPER, published="2025-06-02")])
    with ledger.reader(path) as book:
        found = ledger.relation(book, "MNG", "VNM")
        (paper,) = found.instruments
        became = found.outcomes[promise.id]
    assert (became.state, became.by, became.on) == ("met", paper.id, "2025-06-01")
    shown = run("relation", "MNG", "VNM", "--ledger", str(path), folder=tmp_path).stdout.decode()
    assert f"met 2025-06-01 by {paper.id}, told again 2025-04-01" in shown


def test_a_promise_whose_day_has_passed_has_lapsed(tmp_path: Path) -> None:
    later = told("b", engagement(date="2026-02-02"), published="2026-02-03")
    path = filled(tmp_path / "l.db", [told("a", PROMISE), later])
    with ledger.reader(path) as book:
        assert [o.state for o in ledger.relation(book, "MNG", "VNM").outcomes.values()] == [
            "lapsed"
        ]
