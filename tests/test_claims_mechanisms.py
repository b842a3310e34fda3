"""Editions of mechanisms over a document: parties, status, date, and what is one edition."""

import pytest

from dragoman.claims.objects import mechanisms
from dragoman.claims.sentence import events
from dragoman.lexicon import clauses
from dragoman.lexicon import mechanisms as lexicon
from dragoman.records import MechanismClaim
from tests import scenes

WORDS = lexicon.load("en")


def read(text: str) -> tuple[MechanismClaim, ...]:
    scene = scenes.scene(text)
    named = [events.find(s, m, WORDS) for s, m in zip(scene.sentences, scene.mentions, strict=True)]
    return mechanisms.find(scene, named, scenes.focus(scene), WORDS, clauses.load("en"))


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (
            "The 6th Oman-Kenya Joint Commission, held in May 2024, set the next for Nairobi.",
            "held",
            "2024-05",
        ),
        ("The third Oman-Kenya Joint Commission met on 3 May 2031.", "held", "2031-05-03"),
        ("Oman and Kenya will hold the third Joint Commission in June 2031.", "planned", "2031-06"),
        ("The third Oman-Kenya Joint Commission was postponed.", "postponed", None),
        ("The third Oman-Kenya Joint Commission was called off.", "cancelled", None),
        ("Oman proposed a strategic dialogue with Kenya.", "proposed", None),
        (
            "Oman and Kenya agreed to do more soon, notably the third Oman-Kenya Joint Commission.",
            "planned",
            None,
        ),
        (
            "Oman and Kenya agreed to do all, notably the third Joint Commission held in May 2024.",
            "held",
            "2024-05",
        ),
        ("The third Oman-Kenya Joint Commission is under way.", "ongoing", None),
    ],
)
def test_status_and_date(text: str, status: str, date: str | None) -> None:
    (claim,) = read(text)
    assert (claim.status, claim.date, set(claim.parties)) == (status, date, {"OMN", "KEN"})


def test_an_edition_named_twice_is_one_claim_with_both_places() -> None:
    text = (
        "Oman and Kenya held the fifth session of the Joint Trade Commission. "
        "The Joint Trade Commission agreed on tea."
    )
    (claim,) = read(text)
    assert (claim.name, claim.ordinal) == ("Joint Trade Commission", 5)
    assert [e.quote for e in claim.evidence] == [
        "fifth session of the Joint Trade Commission",
        "Joint Trade Commission",
    ]
    assert all(e.quote == text[e.start : e.end] for e in claim.evidence)


def test_two_ordinals_are_two_editions() -> None:
    claims = read(
        "Peru and Chile held the third strategic dialogue. "
        "The second strategic dialogue was in 2029."
    )
    assert [c.ordinal for c in claims] == [3, 2]


def test_a_count_of_a_bare_head_joins_what_it_counts() -> None:
    (claim,) = read(
        "The Oman-Kenya Joint Commission met. It was the second meeting of the Commission."
    )
    assert claim.ordinal == 2


def test_a_forum_of_many_has_no_parties() -> None:
    (claim,) = read("The ministers of Oman and Kenya met at the 12th Antalya Security Forum.")
    assert claim.parties == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The fifth Oman-Kenya Energy Dialogue was held in Mombasa in May.", ("Mombasa", "KEN")),
        ("The fifth Oman-Kenya Energy Dialogue opened on Monday in Muscat.", ("Muscat", "OMN")),
        ("The fifth Oman-Kenya Energy Dialogue praised the port of Mombasa.", None),
    ],
)
def test_the_city_behind_an_edition_is_its_place(text: str, place: tuple[str, str] | None) -> None:
    (claim,) = read(text)
    assert (claim.place and (claim.place.city, claim.place.country)) == place


def test_an_organisation_in_an_office_is_no_edition() -> None:
    text = "The Secretary-General of the Pacific Islands Forum, Henry Tuita, met Josefa Vakatale."
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("Exercise Blue Dhow, the third of its kind, opened. Kenya and Oman sent ships.", [3]),
        ("Exercise Blue Dhow, the first of its kind, opened. Kenya and Oman sent ships.", [None]),
        ("Exercise Blue Dhow, now in its 41st iteration, was held by Kenya and Oman.", [41]),
        ("Kenya and Oman held Exercise Blue Dhow, their second this year.", [None]),
        ("The Joint Trade Commission of Kenya and Oman, now in its third year, met.", [None]),
        (
            "Kenya hosts the next round of the Joint Trade Dialogue after the ninth, held in 2031.",
            [None, 9],
        ),
        ("Exercise Blue Dhow was held by Kenya and Oman. It was the fourth in the series.", [4]),
        ("The third Blue Dhow Forum was held. The second edition took place in 2029.", [3, 2]),
        ("The third Blue Dhow Forum was held. The second session of the Senate was in 2029.", [3]),
        ("The third Blue Dhow Forum was held a year after the second, held in May 2030.", [3, 2]),
        ("The third Blue Dhow Forum was held. Kenya came in the second of May 2030.", [3]),
        ("The Joint Trade Commission (JTC) met. The second JTC was held in May 2030.", [None, 2]),
    ],
)
def test_numbers_told_alone_are_of_what_is_named_before(
    text: str, ordinals: list[int | None]
) -> None:
    assert [c.ordinal for c in read(text)] == ordinals


@pytest.mark.parametrize(
    ("day", "status", "why"),
    [
        ("2 May 2031", "held", {}),
        ("14 May 2031", "held", {}),
        ("15 May 2031", "held", {}),  # where it was, it was that day already
        ("16 May 2031", "planned", {"status": "its day is after that of the document"}),
        ("20 May 2031", "planned", {"status": "its day is after that of the document"}),
        ("June 2031", "planned", {"status": "its day is after that of the document"}),
        ("10 to 16 May 2031", "held", {}),  # it may have closed early
    ],
)
def test_nothing_was_held_after_the_day_of_its_document(
    day: str, status: str, why: dict[str, str]
) -> None:
    (found,) = read(f"The third Oman-Kenya Joint Commission was held in Muscat on {day}.")
    assert (found.status, found.inferred) == (status, why)


def test_what_opens_the_next_day_is_planned() -> None:
    (found,) = read("The third Oman-Kenya Joint Commission opens in Muscat tomorrow.")
    assert (found.status, found.date) == ("planned", "2031-05-15")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was the first since the 6th session in 2019.", {(6, "2019")}),
        ("The seventh session, held in Oman in May 2021, set the agenda.", {(7, "2021-05")}),
        ("The ninth session will be held in 2033.", set()),
        ("The ninth session, expected in 2033, is far away.", {(9, "2033")}),
        ("The seventh session of the Ports Committee met in 2021.", set()),
    ],
)
def test_earlier_sessions_of_the_one_body_counted(text: str, told: set[tuple[int, str]]) -> None:
    first = "The eighth Oman-Kenya Joint Commission met on 3 May 2031."
    found = {(c.ordinal, c.date) for c in read(f"{first} {text}") if "Joint Commission" in c.name}
    assert found == {(8, "2031-05-03"), *told}
    assert {c.status for c in read(f"{first} {text}") if c.date == "2033"} <= {"planned"}
