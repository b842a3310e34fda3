"""What holds what, who first wrote it, two accounts side by side, and what is doubtful."""

import pytest

from dragoman.merge import merge
from dragoman.merge.alignment import aligned
from dragoman.merge.nesting import nested
from dragoman.merge.origins import reprints
from dragoman.records import InstrumentClaim, MechanismClaim, Place, PledgeClaim, Reading
from tests.making import engagement, evidence, reading, statements

VISIT: dict[str, object] = {
    "kind": "visit",
    "date": "2025-03-03/2025-03-05",
    "place": Place(country="MNG"),
}
CITY = Place(city="Ulaanbaatar", country="MNG")


def told(source: str, *claims: object, **more: object) -> Reading:
    return reading(*claims, source=source, text=f"Report {source}.", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meeting", "inside"),
    [
        ({"place": CITY}, True),
        ({"place": None}, True),
        ({"date": "2025-03-06", "place": CITY}, False),
        ({"place": Place(city="Lisbon", country="PRT")}, False),
        ({"parties": ("KEN", "MNG", "VNM"), "place": CITY}, False),
        ({"format": "video"}, False),
        ({"kind": "call", "format": "phone"}, False),
        ({"status": "cancelled", "place": CITY}, False),
    ],
)
def test_a_visit_holds_its_meetings(meeting: dict[str, object], inside: bool) -> None:
    said = [
        told("a", engagement("They met.", **VISIT)),
        told("b", engagement("They met.", **meeting)),
    ]
    found = merge(statements(said))
    visit = next(e for e in found.engagements if e.kind == "visit")
    assert [w.parent for w in nested(found.engagements)] == ([visit.id] if inside else [])


@pytest.mark.parametrize(
    ("setting", "inside"),
    [
        ("4th Harbour Forum", True),
        ("Harbour Forum", True),
        ("5th Harbour Forum", False),
        ("Ferry Forum", False),
    ],
)
def test_a_forum_has_its_sidelines(setting: str, inside: bool) -> None:
    forum = MechanismClaim(
        name="Harbour Forum", parties=(), ordinal=4, status="held", date="2025-03", place=None,
        evidence=evidence("They met."),
    )  # fmt: skip
    found = merge(statements([told("a", forum), told("b", engagement(setting=setting))]))
    within = nested(found.engagements, found.mechanisms)
    assert [w.parent for w in within] == ([found.mechanisms[0].editions[0].id] if inside else [])


TEXT = " ".join(f"The minister said {word} and left." for word in (
    "ferries", "harbours", "pilots", "straits", "patrols", "customs", "nets", "buoys"))  # fmt: skip


def test_reports_and_origins() -> None:
    """Five papers: a text, its reprint with a line more, two that credit one agency, and one."""
    texts = (
        TEXT,
        f"By our staff. {TEXT}",
        "NAIROBI (AFP) - They met at noon.",
        "They met and shook hands for a while.\n— AFP",
        "Nothing like the others at all.",
    )
    said = statements(
        [reading(engagement(t), source=f"{i}.txt", text=t) for i, t in enumerate(texts)]
    )
    (found,) = merge(said).engagements
    assert (found.reports, found.origins) == (5, 3)
    assert sorted(map(len, reprints(said))) == [2, 2]


def test_two_accounts_point_by_point() -> None:
    pact = {"kind": "agreement", "parties": ("MNG", "VNM"), "status": "signed", "date": None,
            "period": None, "evidence": evidence("They met.")}  # fmt: skip
    promise = PledgeClaim(
        parties=("MNG", "VNM"), by=("MNG",), what="open a ferry line", modality="will", area=None,
        due=None, evidence=evidence("They met."),
    )  # fmt: skip
    said = statements(
        [
            told("a", engagement(), InstrumentClaim(name="Agreement on Ferries", **pact)),  # type: ignore[arg-type]
            told("b", engagement(date="2025-03"), promise,
                 InstrumentClaim(name="agreement", **pact)),  # type: ignore[arg-type]
        ]
    )  # fmt: skip
    one, other = (next(s.document for s in said if s.source == source) for source in "ab")
    sides = {one: "MNG", other: "VNM"}
    areas = {one: {"fisheries": "fish", "training": "cadets"}, other: {"fisheries": "fishing"}}
    points = {(p.topic, p.what): p.verdict for p in aligned(said, areas, sides)}
    assert points == {
        ("date", "2025-03-04"): "differs",
        ("area", "fisheries"): "same",
        ("area", "training"): "one side",
        ("instrument", "Agreement on Ferries"): "differs",
        ("pledge", "open a ferry line"): "one side",
    }
    assert aligned(said, areas, {one: "MNG", other: "MNG"}) == ()


def test_what_may_be_one_is_doubted_and_not_joined() -> None:
    days: tuple[dict[str, object], ...] = ({"place": CITY}, {"place": CITY, "date": "2025-03-05"})
    found = merge(
        statements([told(str(i), engagement("They met.", **d)) for i, d in enumerate(days)])
    )
    (doubt,) = found.doubts
    assert {doubt.a, doubt.b} == {e.id for e in found.engagements}
    assert doubt.reason == "score 5.0 below 5.5"
