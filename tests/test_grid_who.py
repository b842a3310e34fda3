"""Who is meant, and whether they met: constructions, and what a document says next of its people.

Beside `test_grid.py`: names and offices of other shapes in constructions that it lacks, and after a
lead about two people every common way to go on with one of them, with sentences between.
"""

import pytest

from tests.cells import read, sentence

HOSTS = [
    ("Chadian President Ana Costa", "Ana Costa", "TCD"),
    ("Omar El-Badry, Minister of Foreign Affairs of Chad,", "Omar El-Badry", "TCD"),
    ("Foreign Minister Tika Fonoti of Samoa", "Tika Fonoti", "WSM"),
    ("the Prime Minister of Peru, Jorge de la Vega Ruiz,", "Jorge de la Vega Ruiz", "PER"),
    ("Kenyan Cabinet Secretary for Defence Mary W. Njuguna", "Mary W. Njuguna", "KEN"),
    ("Lt. Gen. Bounmy Sisavath, Lao deputy defence minister,", "Bounmy Sisavath", "LAO"),
    ("Oman's Foreign Minister Sultan bin Rashid Al Hajri", "Sultan bin Rashid Al Hajri", "OMN"),
    ("the head of Chilean diplomacy, Ximena Undurraga,", "Ximena Undurraga", "CHL"),
]
GUESTS = [
    ("Fijian Foreign Minister Rui Lopes", "Rui Lopes", "FJI"),
    ("the Norwegian prime minister, Eva Lund,", "Eva Lund", "NOR"),
    ("the Emir of Qatar, Sheikh Hamad bin Ali Al Marri,", "Hamad bin Ali Al Marri", "QAT"),
    ("Uzbekistan's Foreign Minister Aziz Umarovich Tashev", "Aziz Umarovich Tashev", "UZB"),
    ("Suharjo, Indonesia's trade minister,", "Suharjo", "IDN"),
    ("Ambassador of Ghana Kwabena Osei-Mensah", "Kwabena Osei-Mensah", "GHA"),
    ("President Ghulam Haider Shah of Pakistan", "Ghulam Haider Shah", "PAK"),
]
MET = [
    "{A} huddled with {B} in Vienna on Monday.",
    "{A} conferred on Monday with {B} in Vienna.",
    "{A} greeted {B} in Vienna on Monday.",
    "{A} dined with {B} in Vienna on Monday.",
    "{A} held wide-ranging discussions with {B} in Vienna on Monday.",
    "{A} had talks on Monday in Vienna with {B}.",
    "{B} had an audience with {A} in Vienna on Monday.",
    "{B} was received in audience by {A} in Vienna on Monday.",
    "{B} was on Monday received at the palace in Vienna by {A}.",
    "{A} granted an audience to {B} on Monday in Vienna.",
    "{A} hosted a lunch for {B} in Vienna on Monday.",
    "{A} sat across the table from {B} in Vienna on Monday.",
    "{A} had a working lunch with {B} in Vienna on Monday.",
    "{A} met on Monday in Vienna with {B} to discuss trade.",
    "{A} also met separately with {B} in Vienna on Monday.",
    "{B} met with {A} at the presidential palace in Vienna on Monday.",
    "Vienna hosted talks between {A} and {B} on Monday.",
    "Vienna hosted on Monday talks between {A} and {B}.",
    "{A} had a one-on-one with {B} in Vienna on Monday.",
    "{A} had a one-to-one with {B} in Vienna on Monday.",
    "{A} had a brief encounter with {B} in Vienna on Monday.",
    "{A} was hosted by {B} in Vienna on Monday.",
    "{A} opened talks with {B} in Vienna on Monday.",
    "{A} wrapped up talks with {B} in Vienna on Monday.",
    "A meeting was held on Monday in Vienna between {A} and {B}.",
    "{A} co-chaired talks with {B} in Vienna on Monday.",
    "{A}, in a meeting with {B} in Vienna on Monday, called for calm.",
    "The talks in Vienna on Monday between {A} and {B} focused on trade.",
    "The meeting of {A} with {B} in Vienna on Monday focused on trade.",
    "Trade topped the agenda when {A} met {B} in Vienna on Monday.",
    "{A} welcomed to Vienna on Monday {B}.",
    "{A} held closed-door talks with {B} in Vienna on Monday.",
    "{A} reviewed bilateral ties with {B} in Vienna on Monday.",
    "{A} paid a farewell call on {B} in Vienna on Monday.",
    "{A} bid farewell to {B} in Vienna on Monday.",
    "{A} held a round of talks with {B} in Vienna on Monday.",
    "{A} held delegation-level talks with {B} in Vienna on Monday.",
    "{A} met face to face with {B} in Vienna on Monday.",
    "{A} met {B} face to face in Vienna on Monday.",
    "{A} had a tête-à-tête with {B} in Vienna on Monday.",
    "{A} received a courtesy visit by {B} in Vienna on Monday.",
    "Meeting in Vienna on Monday, {A} and {B} agreed on a timetable.",
    "During a meeting in Vienna on Monday, {A} assured {B} of his support.",
]
CALLED = [
    "{A} called {B} on Monday.",
    "{A} received a phone call from {B} on Monday.",
    "{A} made a phone call to {B} on Monday.",
    "{A} held a phone call with {B} on Monday.",
    "A phone call took place on Monday between {A} and {B}.",
    "{A} discussed trade with {B} in a phone call on Monday.",
    "{A} and {B} discussed trade by telephone on Monday.",
    "{A} and {B} spoke over the phone on Monday.",
    "{A} spoke on the phone with {B} on Monday.",
    "In a telephone call with {B} on Monday, {A} urged calm.",
    "{A} took a call from {B} on Monday.",
    "{A} was telephoned by {B} on Monday.",
    "{A} rang {B} on Monday.",
    "{A} on Monday had a phone conversation with {B}.",
    "During a phone call on Monday, {A} told {B} that trade must grow.",
    "Speaking by telephone on Monday, {A} and {B} agreed on a timetable.",
]
TOLD = [
    (kind, form, host, guest)
    for kind, forms in (("meeting", MET), ("call", CALLED))
    for n, form in enumerate(forms)
    for i, host in enumerate(HOSTS)
    for k, guest in enumerate(GUESTS)
    if (i + k + n) % 4 == 0
]


@pytest.mark.parametrize(("kind", "form", "host", "guest"), TOLD)
def test_whoever_meets_in_whatever_words_is_named_in_office(
    kind: str, form: str, host: tuple[str, str, str], guest: tuple[str, str, str]
) -> None:
    (found,) = read(sentence(form, host[0], guest[0]))
    assert (found.kind, found.status, found.date) == (kind, "held", "2031-05-12")
    people = {(p.name, p.party) for p in found.participants}
    assert people == {host[1:], guest[1:]}
    assert all(p.office for p in found.participants)


PERU_LAOS = ("Vega", "PER", "Peruvian", "Peru", "Sisavath", "LAO", "Lao", "Laos", "minister")
CHAD_FIJI = ("Costa", "TCD", "Chadian", "Chad", "Lopes", "FJI", "Fijian", "Fiji", "president")
NORWAY = ("Lund", "NOR", "Norwegian", "Norway", "Njuguna", "KEN", "Kenyan", "Kenya")
LEADS = [
    (
        "Peruvian Foreign Minister Jorge Vega met his Lao counterpart Bounmy Sisavath on Monday.",
        PERU_LAOS,
    ),
    (
        "President Ana Costa of Chad received Fiji's President Rui Lopes in N'Djamena on Monday.",
        CHAD_FIJI,
    ),
    (
        "Norway's Prime Minister Eva Lund welcomed Kenyan Prime Minister Mary Njuguna on Monday.",
        (*NORWAY, "prime minister"),
    ),
]
BETWEEN = [
    "",
    "The two sides discussed trade and fisheries.",
    '"Our ties are strong," {b} said.',
    "The two {o}s reviewed progress on a fisheries accord.",
]
THIRD = "Ghanaian Defence Minister Kofi Asante"
NEXT = [
    ("Later on Monday, {b} held talks with {G}.", "meeting", "bG"),
    ("Separately, {b} met {G} on Monday.", "meeting", "bG"),
    ("Earlier on Monday, {G} called on {b}.", "meeting", "bG"),
    ("The visiting {o} also held talks with {G}.", "meeting", "bG"),
    ("The {BD} {o} was also received by {G}.", "meeting", "bG"),
    ("The {AD} {o} later met {G}.", "meeting", "aG"),
    ("{b} also called on {G}.", "meeting", "bG"),
    ("Earlier in the day {b} met with {G}.", "meeting", "bG"),
    ("A day earlier, {b} met {G}.", "meeting", "bG"),
    ("The {AD} {o} will visit {B} in June.", "visit", "a"),
    ("{b} invited {a} to visit {B} in June.", "visit", "a"),
    ("{b} invited his host to visit {B} in June.", "visit", "a"),
    ("{a}, for his part, is to visit {B} in June.", "visit", "a"),
    ("{a} visited {B} in March.", "visit", "a"),
    ("{G} is expected in {A} next week.", "visit", "G"),
    ("The two {o}s last met in Geneva in March.", "meeting", "ab"),
    ("The pair last met in Geneva in March.", "meeting", "ab"),
    ("The two last spoke by phone in March.", "call", "ab"),
    ("They will meet again in Geneva in June.", "meeting", "ab"),
    ("Both {o}s will meet again in Geneva in June.", "meeting", "ab"),
    ("The next round of talks between the two {o}s will be held in June.", "meeting", "ab"),
    ("{a} had spoken by phone with {G} on Sunday.", "call", "aG"),
]


@pytest.mark.parametrize(("then", "kind", "who"), NEXT)
@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(("lead", "said"), LEADS)
def test_whom_the_next_sentence_means(
    lead: str, said: tuple[str, ...], between: str, then: str, kind: str, who: str
) -> None:
    a, pa, ad, land_a, b, pb, bd, land_b, o = said
    words = {"a": a, "b": b, "AD": ad, "BD": bd, "A": land_a, "B": land_b, "o": o, "G": THIRD}
    text = " ".join(part.format(**words) for part in (lead, between, then) if part)
    first, second = sorted(read(text), key=lambda one: one.evidence[-1].start)
    assert {p.party for p in first.participants} == {pa, pb}
    assert second.kind == kind
    meant = {"a": (a, pa), "b": (b, pb), "G": ("Asante", "GHA")}
    people = {((p.name or "").split()[-1], p.party) for p in second.participants}
    assert people == {meant[letter] for letter in who}


WORDED = [
    # who leads a delegation meets, and is met
    (
        (
            "Vice President Ana Costa of Chad led a Chadian delegation to Suva on Monday for talks"
            " with Fijian Foreign Minister Rui Lopes."
        ),
        [("visit", {"Costa"}), ("meeting", {"Costa", "Lopes"})],
    ),
    (
        (
            "Chadian President Ana Costa held talks on Monday with a high-level Fijian delegation"
            " headed by Foreign Minister Rui Lopes."
        ),
        [("meeting", {"Costa", "Lopes"})],
    ),
    (
        (
            "Chad and Fiji held consultations on Monday. Chad's team was led by Deputy Minister Ana"
            " Costa while Brigadier Rui Lopes headed the Fijian side."
        ),
        [("meeting", {"Costa", "Lopes"})],
    ),
    (
        (
            "Chad and Fiji held consultations on Monday. The Chadian delegation was headed by"
            " Deputy Minister Ana Costa and the Fijian one by Undersecretary Rui Lopes."
        ),
        [("meeting", {"Costa", "Lopes"})],
    ),
    # what two people agree where one has gone
    (
        (
            "Chadian President Ana Costa flew to Suva on Monday, where she and Fijian Foreign"
            " Minister Rui Lopes agreed to build a port."
        ),
        [("visit", {"Costa"}), ("meeting", {"Costa", "Lopes"})],
    ),
    ("Chadian President Ana Costa and Fijian President Rui Lopes agreed to build a port.", []),
    # whose visit it is, in words for here
    (
        (
            "Chadian President Ana Costa met Fijian Foreign Minister Rui Lopes on Monday. Costa was"
            " in the Fijian capital on a working visit."
        ),
        [("meeting", {"Costa", "Lopes"}), ("visit", {"Costa"})],
    ),
    (
        (
            "Burundi and Rwanda have resumed contacts. Their foreign ministers, Ana Costa and Rui"
            " Lopes, met in Geneva on Monday."
        ),
        [("meeting", {"Costa", "Lopes"})],
    ),
    (
        (
            "Fijian Foreign Minister Rui Lopes received on Monday the Ambassador of Chad, Ana"
            " Costa, and the Ambassador of Peru, Jorge Vega, in separate meetings."
        ),
        [("meeting", {"Costa", "Lopes"}), ("meeting", {"Vega", "Lopes"})],
    ),
    (
        (
            "Fijian Foreign Minister Rui Lopes saw in his office on Monday the Ambassador of Chad,"
            " Ana Costa."
        ),
        [("meeting", {"Costa", "Lopes"})],
    ),
    (
        (
            "Fijian Foreign Minister Rui Lopes will see Chadian President Ana Costa on Friday"
            " before flying on to Lima."
        ),
        [("meeting", {"Costa", "Lopes"}), ("visit", {"Lopes"})],
    ),
    (
        (
            "Chad's foreign minister Ana Costa met Fiji's Rui Lopes on Monday. Costa and Lopes will"
            " next meet in Geneva in August."
        ),
        [("meeting", {"Costa", "Lopes"}), ("meeting", {"Costa", "Lopes"})],
    ),
    ("Thousands of mourners in Chad bade farewell to former President Rui Lopes of Fiji.", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDED)
def test_who_is_there_in_so_many_words(text: str, expected: list[tuple[str, set[str]]]) -> None:
    found = [
        (one.kind, {(p.name or "").split()[-1] for p in one.participants}) for one in read(text)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_counterpart_keeps_the_office_he_was_introduced_with() -> None:
    text = (
        "Peruvian Foreign Minister Jorge Vega met his counterpart from Laos Bounmy Sisavath on"
        " Monday. Later Sisavath held talks with Ghanaian Defence Minister Kofi Asante."
    )
    offices = [{p.office for p in one.participants} for one in read(text)]
    assert offices == [{"Foreign Minister"}, {"Foreign Minister", "Defence Minister"}]


def test_a_demonym_of_two_states_is_of_the_one_the_text_is_from() -> None:
    text = "met Chinese Ambassador Zhou Qiming on Monday."
    for town, party in (("BRAZZAVILLE", "COG"), ("KINSHASA", "COD")):
        (one,) = read(f"{town}, May 13, 2031 - Congolese Foreign Minister Jean Mokoko {text}")
        assert one.parties == (party, "CHN")


@pytest.mark.parametrize(
    ("lead", "then", "who"),
    [
        ("President Mr Omar Saleh of Chad met Fiji's Eva Lund in Suva.", "She will", "Lund"),
        ("Fiji's Ms Eva Lund met Chad's President Omar Saleh in Suva.", "He will", "Saleh"),
        ("King Omar of Jordan received Fiji's Eva Lund in Amman.", "She will", "Lund"),
        ("Jordan's Queen Mona received Fiji's Rui Lopes in Amman.", "He will", "Lopes"),
        (
            "Chad's Ana Costa met Queen Mona's envoy, Jordan's Eva Lund, in Amman.",
            "She will",
            "Costa",
        ),
    ],
)
def test_he_is_nobody_whom_the_text_calls_queen(lead: str, then: str, who: str) -> None:
    lead = lead.replace("Fiji's ", "Fijian Foreign Minister ").replace(
        "Chad's ", "Chadian President "
    )
    found = [one for one in read(f"{lead} {then} visit Peru in June.") if one.kind == "visit"]
    assert [(p.name or "").split()[-1] for one in found for p in one.participants] == [who]
