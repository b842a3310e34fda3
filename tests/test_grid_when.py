"""Every common way to say when and where, in every common construction, reads the same.

A form of date or place stands in each construction; what must come out is computed from the form.
Whoever finds one that is not read adds a line here.
"""

import pytest

from dragoman.records import EngagementClaim
from tests.cells import read, sentence

HOST, GUEST = "President Ana Costa of Chad", "Foreign Minister Rui Lopes of Fiji"
THIRD = "Prime Minister Eva Lund of Norway"
PAST = [
    ("on Monday", "2031-05-12"),
    ("on Monday, May 12,", "2031-05-12"),
    ("on 12 May 2031", "2031-05-12"),
    ("yesterday", "2031-05-13"),
    ("earlier this week", "2031-05-12/2031-05-13"),
    ("last week", "2031-05-05/2031-05-11"),
    ("last month", "2031-04"),
    ("on Friday last week", "2031-05-09"),
    ("in March this year", "2031-03"),
    ("in 2029", "2029"),
    ("from 3 to 5 May", "2031-05-03/2031-05-05"),
    ("on May 3–5", "2031-05-03/2031-05-05"),
    ("between 3 and 5 May", "2031-05-03/2031-05-05"),
    ("on Sunday and Monday", "2031-05-11/2031-05-12"),
    ("over the weekend", "2031-05-10/2031-05-11"),
    ("in late April", "2031-04-21/2031-04-30"),
]
MET = [
    "{A} met {B} {w} in Lomé.",
    "{A} met {w} with {B} in Lomé.",
    "Talks between {A} and {B} were held {w} in Lomé.",
    "{A} and {B} met {w} in Lomé to discuss the fisheries accord signed in 2019.",
    "{A} met {B} in Lomé {w}, ahead of the Pacific summit in Oslo on 20 June.",
    "{A}, elected on 3 February, met {B} in Lomé {w}.",
    "{A} met {B} in Lomé. The meeting took place {w}.",
    "{A} met {B} in Lomé. The talks, held {w}, covered fisheries.",
    "{A} met {B} in Lomé {w}, according to a statement released on Wednesday.",
    "After her talks with {B} in Lomé {w}, {A} praised the accord.",
]
AHEAD = [
    ("on Friday", "2031-05-16"),
    ("on 20 May", "2031-05-20"),
    ("on the 20th of this month", "2031-05-20"),
    ("tomorrow", "2031-05-15"),
    ("next week", "2031-05-19/2031-05-25"),
    ("on Monday next week", "2031-05-19"),
    ("next month", "2031-06"),
    ("in early June", "2031-06-01/2031-06-10"),
    ("later this month", "2031-05"),
    ("next year", "2032"),
    ("on 3 and 4 June", "2031-06-03/2031-06-04"),
]
TO_MEET = [
    "{A} will meet {B} in Lomé {w}.",
    "{A} will {w} hold talks with {B} in Lomé.",
    "{A} said on Tuesday that she would meet {B} in Lomé {w}.",
    "{A} and {B} agreed on Monday to meet in Lomé {w}.",
    "Ahead of talks with {B} in Lomé {w}, {A} praised the accord on Tuesday.",
    "{A} will meet {B} in Lomé. The talks will be held {w}.",
]
TO_GO = [
    "{A} will visit Fiji {w}.",
    "{A} will {w} travel to Fiji.",
    "{A} leaves for Suva {w}.",
    "A visit by {A} to Fiji will take place {w}.",
    "{A} will pay a visit to Fiji. The visit will take place {w}.",
]
PLACES = [
    ("in N'Djamena, Chad,", "N'Djamena", "TCD"),
    ("in the capital, N'Djamena,", "N'Djamena", "TCD"),
    ("in Chad's capital, N'Djamena,", "N'Djamena", "TCD"),
    ("in the Chadian capital", "N'Djamena", "TCD"),
    ("at State House, N'Djamena,", "N'Djamena", "TCD"),
    ("at the Chadian embassy in Muscat", "Muscat", "OMN"),
    ("in the southern city of Moundou", "Moundou", "TCD"),
    ("in the Chadian town of Belkora", "Belkora", "TCD"),
    ("in Belkora, Chad,", "Belkora", "TCD"),
    ("in southern Chad", None, "TCD"),
    ("in downtown Muscat", "Muscat", "OMN"),
    ("in the Swiss city of Geneva", "Geneva", "CHE"),
    ("in the Red Sea resort of Sharm el-Sheikh", "Sharm el-Sheikh", "EGY"),
]
THERE = [
    "{A} met {B} {p} on Monday.",
    "{A} and {B} held talks {p} on Monday.",
    "{A} and {B} met on Monday {p} to discuss fishing in the waters off Samoa.",
    "{A}, who arrived from Oslo on Sunday, met {B} {p} on Monday.",
    "{A} met {B} on Monday. The meeting took place {p}.",
    "{A} met {B}, who flies to Tokyo on Thursday, {p} on Monday.",
]


def _told(form: str, kind: str, **said: str) -> EngagementClaim:
    found = read(sentence(form, HOST, GUEST, C=THIRD, **said))
    (one,) = (one for one in found if one.kind == kind)
    return one


@pytest.mark.parametrize("form", MET)
@pytest.mark.parametrize(("when", "day"), PAST)
def test_what_was_done_has_the_day_that_is_told(form: str, when: str, day: str) -> None:
    one = _told(form, "meeting", w=when)
    assert (one.status, one.date) == ("held", day)


@pytest.mark.parametrize(
    ("kind", "form"), [("meeting", f) for f in TO_MEET] + [("visit", f) for f in TO_GO]
)
@pytest.mark.parametrize(("when", "day"), AHEAD)
def test_what_is_ahead_has_the_day_that_is_told(kind: str, form: str, when: str, day: str) -> None:
    one = _told(form, kind, w=when)
    assert (one.status, one.date) == ("planned", day)


@pytest.mark.parametrize("form", THERE)
@pytest.mark.parametrize(("where", "city", "country"), PLACES)
def test_a_place_is_read_whatever_leads_to_it(
    form: str, where: str, city: str | None, country: str
) -> None:
    one = _told(form, "meeting", p=where)
    assert one.date == "2031-05-12"
    assert one.place is not None
    assert (one.place.city, one.place.country) == (city, country)


REFUSED = [
    "{A} met {B} on Monday and the mayor of the city of Moundou on Tuesday.",
    "{A} met {B} on Monday and discussed the fighting in the eastern town of Abéché.",
    "{A} met {B}, who was born in the port city of Salalah, on Monday.",
]


@pytest.mark.parametrize("form", REFUSED)
def test_a_town_of_something_else_is_no_place(form: str) -> None:
    assert _told(form, "meeting").place is None


FATES = [
    ("Reports that {A} met {B} in Lomé last week are untrue, her office said.", "denied", None),
    ("{A} pulled out of a meeting with {B} planned for Friday.", "cancelled", "2031-05-16"),
    ("Talks between {A} and {B} set for Friday have been called off.", "cancelled", "2031-05-16"),
    ("{A} asked for a meeting with {B} in June.", "proposed", "2031-06"),
    ("A meeting between {A} and {B} has been proposed.", "proposed", None),
    ("A meeting between {A} and {B} has been arranged in Lomé on Friday.", "planned", "2031-05-16"),
    ("Talks between {A} and {B} begin in Lomé on Friday.", "planned", "2031-05-16"),
    ("Officials are working on a meeting between {A} and {B} in June.", "planned", "2031-06"),
    ("{A} is travelling to Suva for talks with {B} on Thursday.", "planned", "2031-05-15"),
    ("{A} arrives in Suva today for talks with {B}.", "planned", "2031-05-14"),
    ("Talks between {A} and {B} are under way in Lomé.", "ongoing", None),
    ("{A} managed to meet {B} in Lomé on Monday.", "held", "2031-05-12"),
    ("{A} used her stay in Lomé to meet {B} on Monday.", "held", "2031-05-12"),
    ("{A} flew to Lomé on Monday to meet {B}.", "held", "2031-05-12"),
]
JOURNEYS = [
    ("{A} will visit Fiji during the period 20–23 May.", "planned", "2031-05-20/2031-05-23"),
    ("{A} will visit Fiji from 20th to 23rd May, 2031.", "planned", "2031-05-20/2031-05-23"),
    ("{A} will visit Fiji from May 30 to June 2, 2031.", "planned", "2031-05-30/2031-06-02"),
    ("{A} will visit Fiji (20-23 May 2031).", "planned", "2031-05-20/2031-05-23"),
    ("{A} will pay a three-day visit to Fiji from 20 May.", "planned", "2031-05-20/2031-05-22"),
    (
        "{A} will arrive in Suva on Tuesday, 20 May, for a three-day official visit.",
        "planned",
        "2031-05-20/2031-05-22",
    ),
    ("{A} is in Fiji for a three-day visit.", "ongoing", None),
    ("{A} has visited Fiji twice, most recently in March 2029.", "held", "2029-03"),
    ("{A} left Suva on Tuesday after a three-day visit.", "held", "2031-05-11/2031-05-13"),
    ("{A} wound up a three-day visit to Fiji on Tuesday.", "held", "2031-05-11/2031-05-13"),
    ("{A} made a stopover in Suva on Monday, where she met {B}.", "held", "2031-05-12"),
    ("{A} has arrived in Suva for a three-day visit.", "ongoing", None),
    ("{A} is flying to Suva on Friday.", "planned", "2031-05-16"),
    ("{A} had been due to visit Fiji on Monday but cancelled.", "cancelled", None),
    ("{A} was to have visited Fiji in April, but the trip was put off.", "postponed", "2031-04"),
    ("{A} has invited {B} to N'Djamena.", "proposed", None),
    ("{A} has accepted an invitation from {B} to visit Fiji.", "planned", None),
    ("{B} invited {A} to visit Fiji, and she accepted the invitation.", "planned", None),
]


@pytest.mark.parametrize(
    ("kind", "form", "status", "day"),
    [("meeting", *one) for one in FATES] + [("visit", *one) for one in JOURNEYS],
)
def test_the_words_beside_it_tell_what_became_of_it(
    kind: str, form: str, status: str, day: str | None
) -> None:
    one = _told(form, kind)
    assert one.status == status
    assert day is None or one.date == day


GATHERINGS = [
    ("the Lomé Peace Forum", "Lomé Peace Forum"),
    ("the 5th Pacific Ocean Forum", "5th Pacific Ocean Forum"),
    ("the G20 summit", "G20 summit"),
    ("the COP36 climate conference", "COP36 climate conference"),
    ("the Arab Water Week", "Arab Water Week"),
    ("the Commonwealth Heads of Government Meeting", "Commonwealth Heads of Government Meeting"),
]
AT = [
    "{A} met {B} on the sidelines of {e} in Oslo on Monday.",
    "{A} met {B} in Oslo on Monday during {e}.",
    "{A} met {B} in Oslo on Monday within the framework of {e}.",
    "{A} met {B} alongside {e} in Oslo on Monday.",
    "{A} and {B} held talks in Oslo on Monday on the occasion of {e}.",
    "While attending {e} in Oslo, {A} met {B} on Monday.",
    "{A}, who is attending {e} in Oslo, met {B} on Monday.",
    "As part of her participation in {e} in Oslo, {A} met {B} on Monday.",
    "{A} took part in {e} in Oslo on Monday. On the sidelines of the event, she met {B}.",
]
BESIDE = [
    "{A} met {B} in Oslo on Monday ahead of {e}.",
    "{A} met {B} in Oslo on Monday and discussed {e}.",
    "{A} met {B} in Oslo on Monday, two weeks before {e}.",
    "{A} met {B} in Oslo on Monday and invited him to {e} in June.",
]


@pytest.mark.parametrize("form", AT)
@pytest.mark.parametrize(("gathering", "name"), GATHERINGS)
def test_a_gathering_is_where_they_met(form: str, gathering: str, name: str) -> None:
    one = _told(form, "meeting", e=gathering)
    assert (one.setting, one.date) == (name, "2031-05-12")
    assert one.place is not None
    assert one.place.city == "Oslo"


@pytest.mark.parametrize("form", BESIDE)
@pytest.mark.parametrize(("gathering", "name"), GATHERINGS)
def test_a_gathering_spoken_of_is_no_setting(form: str, gathering: str, name: str) -> None:
    assert _told(form, "meeting", e=gathering).setting is None


NOTHING = [
    "{A} has not visited Fiji since taking office in August 2028.",
    "{B} and {A} were told that both sides welcomed the planned 4th Chad–Fiji session.",
    "If {A} invites {B} to N'Djamena, the truce may hold.",
    "{A} invited {B} to address the chamber.",
]


@pytest.mark.parametrize("form", NOTHING)
def test_what_did_not_happen_is_no_engagement(form: str) -> None:
    assert read(sentence(form, HOST, GUEST)) == []


def test_what_one_meets_beside_is_no_engagement_of_theirs() -> None:
    text = f"{HOST} will meet {GUEST} on the sidelines of the 86th session of the Assembly."
    assert len(read(text)) == 1


TOLD = [
    # the text, kind, status, day, city
    ("{A}, who met {B} in Lomé on Sunday, has gone home.", "meeting", "held", "2031-05-11", "Lomé"),
    ("{A} met {B}, born in Oslo in 1981, in Lomé.", "meeting", "held", "2031-05-14", "Lomé"),
    (
        "{A} received {B} today at the Presidential Palace.\n\nN'Djamena, 13 May 2031",
        "meeting",
        "held",
        "2031-05-13",
        "N'Djamena",
    ),
    (
        "{A} met {B} on Monday within the framework of the UN General Assembly.",
        "meeting",
        "held",
        "2031-05-12",
        "New York",
    ),
    ("{A} invited {B} to visit Chad. He accepted the invitation.", "visit", "planned", None, None),
    ("{A} arrives on Friday for a visit to Fiji.", "visit", "planned", "2031-05-16", None),
    (
        "13 May 2031 - The visit of {A} to Fiji, which was set for 20 May, has been postponed.",
        "visit",
        "postponed",
        "2031-05-20",
        None,
    ),
    ("{A} invited {B} to visit Chad. He did not accept.", "visit", "proposed", None, None),
]


@pytest.mark.parametrize(("form", "kind", "status", "day", "city"), TOLD)
def test_what_stands_around_it_tells_when_and_where(
    form: str, kind: str, status: str, day: str | None, city: str | None
) -> None:
    one = _told(form, kind)
    assert (one.status, one.date) == (status, day)
    assert (one.place and one.place.city) == city
