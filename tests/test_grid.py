"""Every common way to introduce somebody, in every common construction, reads the same.

Each form of the one side stands with one form of the other in each construction, and the other way
round; whoever finds a construction that is not read adds a line here.
"""

import pytest

from tests.cells import read, sentence

HOSTS = [
    "President Ana Costa of Chad",
    "Chad's President Ana Costa",
    "Chadian President Ana Costa",
    "Chad President Ana Costa",
    "the President of Chad, Ana Costa,",
    "Chad's president, Ana Costa,",
    "the Chadian president, Ana Costa,",
    "Ana Costa, President of Chad,",
    "Ana Costa, the Chadian president,",
    "H.E. Ana Costa, the President of the Republic of Chad,",
]
GUESTS = [
    "Foreign Minister Rui Lopes of Fiji",
    "Fiji's Foreign Minister Rui Lopes",
    "Fijian Foreign Minister Rui Lopes",
    "Fijian Minister of Foreign Affairs Rui Lopes",
    "visiting Fijian Foreign Minister Rui Lopes",
    "Fiji FM Rui Lopes",
    "the Foreign Minister of Fiji, Rui Lopes,",
    "the Fijian foreign minister, Rui Lopes,",
    "Rui Lopes, Fiji's foreign minister,",
    "Rui Lopes, Minister for Foreign Affairs of Fiji,",
]
MET = [
    "{A} met {B} in Lomé on Monday.",
    "{A} and {B} met in Lomé on Monday.",
    "{A} and {B}, who met in Lomé on Monday, praised the accord.",
    "{A} and {B} held talks in Lomé on Monday.",
    "{A} held talks with {B} in Lomé on Monday.",
    "{A} had a meeting with {B} in Lomé on Monday.",
    "{A} exchanged views with {B} in Lomé on Monday.",
    "{A} discussed fisheries with {B} in Lomé on Monday.",
    "{A} sat down with {B} in Lomé on Monday.",
    "{A} received {B} in Lomé on Monday.",
    "{A} welcomed {B} to Lomé on Monday.",
    "{B} was received by {A} in Lomé on Monday.",
    "{B} called on {A} in Lomé on Monday.",
    "{B} paid a courtesy call on {A} in Lomé on Monday.",
    "On Monday, {A} met with {B} in Lomé.",
    "In Lomé on Monday, {A} hosted {B}.",
    "Talks between {A} and {B} were held in Lomé on Monday.",
    "A meeting between {A} and {B} took place in Lomé on Monday.",
    "At a meeting with {B} in Lomé on Monday, {A} praised the accord.",
    "Following talks with {B} in Lomé on Monday, {A} praised the accord.",
]
AHEAD = [
    "{A} will meet {B} in Lomé on Friday.",
    "{A} is to hold talks with {B} in Lomé on Friday.",
]
CALLED = [
    "{A} telephoned {B} on Monday.",
    "{A} spoke by phone with {B} on Monday.",
    "{A} spoke by telephone to {B} on Monday.",
    "{B} held a telephone conversation with {A} on Monday.",
]
SIGNED = ["{A} and {B} signed a fisheries agreement in Lomé on Monday."]
FAMILIES = [
    ("meeting", "held", "2031-05-12", MET),
    ("meeting", "planned", "2031-05-16", AHEAD),
    ("call", "held", "2031-05-12", CALLED),
    ("signing", "held", "2031-05-12", SIGNED),
]
CASES = [
    (kind, status, day, form, host, guest)
    for kind, status, day, forms in FAMILIES
    for n, form in enumerate(forms)
    for host, guest in ([(h, GUESTS[n % 10]) for h in HOSTS] + [(HOSTS[n % 10], g) for g in GUESTS])
]


@pytest.mark.parametrize(("kind", "status", "day", "form", "host", "guest"), CASES)
def test_a_construction_reads_alike_whoever_stands_in_it(
    kind: str, status: str, day: str, form: str, host: str, guest: str
) -> None:
    (found,) = read(sentence(form, host, guest))
    assert (found.kind, found.status, found.date) == (kind, status, day)
    people = {(p.name, p.party, (p.office or "").lower().split()[-1]) for p in found.participants}
    assert {name for name, *_ in people} == {"Ana Costa", "Rui Lopes"}
    assert {party for _, party, _ in people} == {"TCD", "FJI"}
    assert all(office for *_, office in people)


@pytest.mark.parametrize("guest", GUESTS)
@pytest.mark.parametrize("host", HOSTS)
def test_an_invitation_is_a_visit_proposed(host: str, guest: str) -> None:
    (found,) = read(sentence("{A} has invited {B} to visit Chad in July.", host, guest))
    assert (found.kind, found.status) == ("visit", "proposed")
    assert [p.name for p in found.participants] == ["Rui Lopes"]


STAYS = [
    "{A} arrived in Suva on Monday.",
    "{A} flew to Suva on Monday.",
    "{A} landed in Suva on Monday for a two-day visit.",
    "{A} began a three-day visit to Fiji on Monday.",
    "{A} travelled to Fiji on Monday at the invitation of the Fijian government.",
    "{A} visited Suva on Monday and Tuesday.",
    "{A} paid an official visit to Fiji on 12 and 13 May.",
]
THEN = [
    "She met {B} on Tuesday.",
    "She also met {B} on Tuesday.",
    "There she met {B} on Tuesday.",
    "Costa met {B} on Tuesday.",
    "President Costa held talks with {B} on Tuesday.",
    "Ms Costa was received by {B} on Tuesday.",
    "The president met {B} on Tuesday.",
    "The visiting president met {B} on Tuesday.",
    "The Chadian leader met {B} on Tuesday.",
    "On Tuesday she was received by {B}.",
    "On Tuesday, she held talks with {B}.",
    "{B} received her on Tuesday.",
    "{B} held talks with her on Tuesday.",
    "{B} received the Chadian president on Tuesday.",
    "During the visit, she met {B} on Tuesday.",
    "While in Suva, Costa called on {B} on Tuesday.",
    "Her programme included talks on Tuesday with {B}.",
]
HOSTED = [*GUESTS[:4], *GUESTS[6:8], "her host, Foreign Minister Rui Lopes,"]
LATER = [
    (stay, then, HOSTS[(n + m) % 10], HOSTED[(n * 3 + m) % 7])
    for n, stay in enumerate(STAYS)
    for m, then in enumerate(THEN)
]


@pytest.mark.parametrize(("stay", "then", "host", "guest"), LATER)
def test_who_travels_is_still_there_in_the_nextsentence(
    stay: str, then: str, host: str, guest: str
) -> None:
    found = read(f"{sentence(stay, host, guest)} {sentence(then, host, guest)}")
    assert [one.kind for one in found] == ["visit", "meeting"]
    met = found[1]
    assert (met.status, met.date) == ("held", "2031-05-13")
    assert met.place is not None
    assert met.place.country == "FJI"
    assert {p.name for p in met.participants} == {"Ana Costa", "Rui Lopes"}
    assert set(met.parties) == {"TCD", "FJI"}


VISITS = [
    ("{A} will visit Fiji on Friday.", "planned", "2031-05-16"),
    (
        "{A} will pay an official visit to Fiji from 20 to 22 May.",
        "planned",
        "2031-05-20/2031-05-22",
    ),
    ("{A} is to visit Fiji in June, her office said on Tuesday.", "planned", "2031-06"),
    ("{A} is due in Suva on Friday.", "planned", "2031-05-16"),
    ("{A} heads to Fiji on Friday.", "planned", "2031-05-16"),
    ("A visit by {A} to Fiji is planned for June.", "planned", "2031-06"),
    ("Fiji said on Tuesday that {A} would visit Suva in June.", "planned", "2031-06"),
    ("{A} arrived in Suva on Monday.", "held", "2031-05-12"),
    ("{A} travelled to Suva on Monday.", "held", "2031-05-12"),
    ("{A} was in Suva on Monday for a one-day visit.", "held", "2031-05-12"),
    ("{A} visited Fiji from 10 to 12 May.", "held", "2031-05-10/2031-05-12"),
    ("{A} paid a visit to Fiji in March.", "held", "2031-03"),
    ("{A} last visited Fiji in 2029.", "held", "2029"),
    ("During a visit to Fiji in March, {A} opened a school.", "held", "2031-03"),
    ("{A} concluded a three-day visit to Fiji on Tuesday.", "held", "2031-05-11/2031-05-13"),
    ("{A} is on an official visit to Fiji.", "ongoing", None),
    ("{A} has postponed her visit to Fiji.", "postponed", None),
    ("{A} cancelled a visit to Fiji planned for June.", "cancelled", "2031-06"),
    ("{A} will not visit Fiji in June.", "cancelled", "2031-06"),
]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("form", "status", "day"), VISITS)
def test_a_visit_reads_alike_whoever_pays_it(
    form: str, status: str, day: str | None, host: str
) -> None:
    (found,) = read(sentence(form, host, ""))
    assert (found.kind, found.status) == ("visit", status)
    assert day is None or found.date == day
    assert [(p.name, p.party) for p in found.participants] == [("Ana Costa", "TCD")]
    assert found.place is not None
    assert found.place.country == "FJI"


THIRD = [
    "Prime Minister Eva Lund of Norway",
    "Norway's Prime Minister Eva Lund",
    "the Norwegian prime minister, Eva Lund,",
    "Norwegian Prime Minister Eva Lund",
]
TURNS = [
    "{A} met {B} on Monday and {C} on Tuesday in Lomé.",
    "{A} met {B} in Lomé on Monday and {C} on Tuesday.",
    "{A} met {B} in Lomé on Monday. On Tuesday she held talks with {C}.",
]


@pytest.mark.parametrize("third", THIRD)
@pytest.mark.parametrize("guest", GUESTS)
@pytest.mark.parametrize("form", TURNS)
def test_who_is_met_one_after_the_other_is_met_apart(form: str, guest: str, third: str) -> None:
    said = sentence(form.replace("{C}", third), HOSTS[0], guest)
    found = sorted(read(said), key=lambda one: one.date or "")
    assert [(one.kind, one.date) for one in found] == [
        ("meeting", "2031-05-12"),
        ("meeting", "2031-05-13"),
    ]
    met = [{p.name for p in one.participants} for one in found]
    assert met == [{"Ana Costa", "Rui Lopes"}, {"Ana Costa", "Eva Lund"}]


FATES = [
    ("{A} has never met {B}.", "denied"),
    ("{A} denied that she had met {B}.", "denied"),
    ("A meeting between {A} and {B} planned for Friday was postponed.", "postponed"),
    ("{A} postponed a meeting with {B}.", "postponed"),
    ("A meeting between {A} and {B} in Lomé was cancelled on Monday.", "cancelled"),
    ("Talks between {A} and {B} in Lomé were called off on Monday.", "cancelled"),
    ("{A} is scheduled to meet {B} in Lomé on Friday.", "planned"),
    ("{A} is preparing to meet {B} in Lomé on Friday.", "planned"),
    ("{A} said she would meet {B} in Lomé on Friday.", "planned"),
    ("{A} and {B} are expected to meet in Lomé on Friday.", "planned"),
    ("{A} and {B} agreed to meet in Lomé in June.", "planned"),
    ("Ahead of her meeting with {B} in Lomé on Friday, {A} praised the accord.", "planned"),
    ("{A} proposed a meeting with {B} in Lomé in June.", "proposed"),
    ("{A} offered to meet {B} in Lomé.", "proposed"),
    ("{A} had met {B} in Lomé in March.", "held"),
    ("{A} met {B} in Lomé on Monday, the first such meeting since 2019.", "held"),
    ("{A} should meet {B}, the paper said.", None),
    ("If {A} meets {B} in Lomé, the truce may hold.", None),
]
SOME = [(HOSTS[0], GUESTS[1]), (HOSTS[6], GUESTS[2]), (HOSTS[3], GUESTS[7]), (HOSTS[8], GUESTS[9])]


@pytest.mark.parametrize(("host", "guest"), SOME)
@pytest.mark.parametrize(("form", "status"), FATES)
def test_what_became_of_it_reads_alike(
    form: str, status: str | None, host: str, guest: str
) -> None:
    found = [one.status for one in read(sentence(form, host, guest))]
    assert found == ([status] if status else [])
