"""Values and whole sentences in words."""

import pytest
from msgspec.structs import replace

from dragoman.ledger.views import EngagementLine, PersonRef
from dragoman.records import EngagementKind, Place
from dragoman.web import words
from dragoman.wording import values
from dragoman.wording.headline import headline


@pytest.mark.parametrize(
    ("value", "shown", "precision"),
    [
        ("2025-04-17", "2025-04-17", "to the day"),
        ("2025-04", "2025-04", "to the month; the day is not known"),
        ("2025", "2025", "to the year; month and day are not known"),
        ("2025-04-17/2025-04-19", "2025-04-17 to 2025-04-19", "a run of days"),
        ("2025-04-17/..", "2025-04-17 to open", "a run of days"),
        ("XXXX-11-28", "????-11-28", "the year is not known"),
        ("soon", "soon", ""),
        (None, "", ""),
    ],
)
def test_dates(value: str | None, shown: str, precision: str) -> None:
    assert (values.when(value), values.precision(value)) == (shown, precision)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(city="Accra", country="GHA"), "Accra, Ghana"),
        (Place(city=None, country="GHA"), "Ghana"),
        (Place(city="Accra", country=None), "Accra"),
        (Place(city="Singapore", country="SGP"), "Singapore"),
        (Place(), ""),
        (None, ""),
    ],
)
def test_places(place: Place | None, shown: str) -> None:
    assert values.place(place) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("Accra, GHA", "Accra, Ghana"), (", GHA", "Ghana (no city)")]
)
def test_places_as_merging_spells_them(value: str, shown: str) -> None:
    assert values.place_value(value) == shown


@pytest.mark.parametrize(
    ("code", "name"), [("VNM", "Vietnam"), ("UN", "United Nations"), ("ZZZ", "ZZZ"), (None, "")]
)
def test_parties(code: str | None, name: str) -> None:
    assert values.party(code) == name


HAI = PersonRef(
    name="Trần Hải", party="VNM", office="Minister of Defence", role="visitor", person=None
)
SARUUL = PersonRef(name="Tömöriin Saruul", party="MNG", office=None, role="host", person=None)
UNNAMED = PersonRef(
    name=None, party="PRT", office="Prime Minister", role="participant", person=None
)


def line(**values: object) -> EngagementLine:
    plain = EngagementLine(
        id="E-1",
        kind="meeting",
        format="in_person",
        status="held",
        date="2025-03-04",
        place=Place(city="Lisbon", country="PRT"),
        setting=None,
        parties=("MNG", "VNM"),
        people=(SARUUL, HAI),
        reports=1,
        origins=1,
    )
    return replace(plain, **values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {},
            (
                "Tömöriin Saruul (Mongolia) and Trần Hải (Vietnam) "
                "met in Lisbon, Portugal on 2025-03-04"
            ),
        ),
        ({"date": None, "place": None}, "Tömöriin Saruul (Mongolia) and Trần Hải (Vietnam) met"),
        (
            {"date": "2025-03-04/2025-03-06", "place": None, "people": ()},
            "Mongolia and Vietnam met between 2025-03-04 and 2025-03-06",
        ),
        (
            {"status": "denied", "people": (), "place": None, "date": "2025"},
            "A meeting of Mongolia and Vietnam in 2025 is denied",
        ),
        ({"people": (HAI,), "place": None, "date": None}, "Trần Hải (Vietnam) and Mongolia met"),
        (
            {
                "people": (UNNAMED,),
                "parties": ("PRT", "VNM"),
                "place": None,
                "date": None,
                "status": "planned",
            },
            "Prime Minister of Portugal and Vietnam are to meet",
        ),
        (
            {"kind": "visit", "people": (HAI,), "place": None},
            "Trần Hải (Vietnam) visited Mongolia on 2025-03-04",
        ),
        (
            {"kind": "visit", "status": "cancelled", "people": (), "place": None, "date": None},
            "Visit (cancelled): Mongolia and Vietnam",
        ),
        (
            {"kind": "call", "place": None},
            "Tömöriin Saruul (Mongolia) and Trần Hải (Vietnam) spoke by telephone on 2025-03-04",
        ),
        (
            {
                "people": (),
                "parties": ("MNG", "VNM", "PRT", "KEN", "LAO"),
                "place": None,
                "date": None,
            },
            "Mongolia, Vietnam, Portugal and 2 others met",
        ),
        ({"people": (), "parties": (), "place": None, "date": None}, "Parties not known met"),
        ({"date": "soon", "place": None, "people": ()}, "Mongolia and Vietnam met"),
    ],
)
def test_headlines_say_what_the_line_holds_and_no_more(
    values: dict[str, object], said: str
) -> None:
    assert headline(line(**values)) == said


@pytest.mark.parametrize("kind", words.KINDS)
@pytest.mark.parametrize("status", words.STATUSES)
def test_every_kind_and_status_has_a_sentence(kind: str, status: str) -> None:
    said = headline(line(kind=kind, status=status))
    assert "Vietnam" in said
    assert "{" not in said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("meeting", "between 2026-05-03 and 2026-05-09"),
        ("call", "between 2026-05-03 and 2026-05-09"),
        ("visit", "from 2026-05-03 to 2026-05-09"),
        ("exercise", "from 2026-05-03 to 2026-05-09"),
    ],
)
def test_a_window_of_days_is_no_duration(kind: EngagementKind, said: str) -> None:
    line = EngagementLine(
        id="E-1", date="2026-05-03/2026-05-09", kind=kind, status="held", format="in_person",
        setting=None, parties=("KEN", "PRT"),
        people=(), place=None, reports=1, origins=1,
    )  # fmt: skip
    assert said in headline(line)


def test_an_unknown_fate_of_a_paper_is_no_form() -> None:
    assert (values.fate("unknown"), values.fate("in_force")) == ("not stated", "in force")
    assert values.word("unknown") == "form not stated"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Trần Hải (Vietnam) sent a message to Tömöriin Saruul (Mongolia) on 2025-03-04"),
        ({"people": (HAI,)}, "Trần Hải (Vietnam) sent a message to Mongolia on 2025-03-04"),
        (
            {"sender": None, "date": None},
            "A message between Tömöriin Saruul (Mongolia) and Trần Hải (Vietnam)",
        ),
        (
            {"sender": "PRT", "date": None},
            "A message between Tömöriin Saruul (Mongolia) and Trần Hải (Vietnam)",
        ),
        (
            {"people": (HAI, replace(SARUUL, party=None)), "date": None},
            "A message between Trần Hải (Vietnam), Tömöriin Saruul and Mongolia",
        ),
    ],
)
def test_a_message_goes_from_one_to_the_other(values: dict[str, object], said: str) -> None:
    told = {"kind": "message", "format": "written", "place": None, "sender": "VNM", **values}
    assert headline(line(**told)) == said
