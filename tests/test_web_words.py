import pytest
from msgspec.structs import replace

from dragoman.ledger.views import EngagementLine, PersonRef
from dragoman.records import Place
from dragoman.web import words
from dragoman.web.headline import headline
from dragoman.web.templating import dated, render


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
    assert (words.when(value), words.precision(value)) == (shown, precision)


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
    assert words.place(place) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("Accra, GHA", "Accra, Ghana"), (", GHA", "Ghana (no city)")]
)
def test_places_as_merging_spells_them(value: str, shown: str) -> None:
    assert words.place_value(value) == shown


@pytest.mark.parametrize(
    ("code", "name"), [("VNM", "Vietnam"), ("UN", "United Nations"), ("ZZZ", "ZZZ"), (None, "")]
)
def test_parties(code: str | None, name: str) -> None:
    assert words.party(code) == name


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https:example.org", False),
        ("file:///etc/passwd", False),
        ("http://[::1", False),
        ("https://example.org/\u202eab", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str | None, linked: bool) -> None:
    assert (words.outside(url) is not None) == linked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("a\u200bb\x00c\x1b[31m", "a[U+200B]b[U+0000]c[U+001B][31m"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("Гүрсэдийн 北京 Nguyễn", "Гүрсэдийн 北京 Nguyễn"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (None, ""),
        (5, 5),
    ],
)
def test_characters_that_hide_or_turn_are_shown(text: str | int | None, shown: str | int) -> None:
    assert words.visible(text) == shown


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (("engagement", "E-1"), "/engagement/E-1"),
        (("office", "MNG", "Minister of A/B?"), "/office/MNG/Minister%20of%20A%2FB%3F"),
        (("person", "//evil.example"), "/person/%2F%2Fevil.example"),
    ],
)
def test_addresses_of_ours_cannot_be_left(parts: tuple[str, ...], address: str) -> None:
    assert words.path(*parts) == address


def test_dates_within_text_are_kept_whole_and_the_rest_is_escaped() -> None:
    assert dated("<b> 2025-04-17") == '&lt;b&gt; <span class="date">2025-04-17</span>'


def test_an_error_page_escapes_what_it_is_told() -> None:
    assert "&lt;script&gt;" in render("error.html", title="x", status=404, message="<script>")


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
            "Mongolia and Vietnam met from 2025-03-04 to 2025-03-06",
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
