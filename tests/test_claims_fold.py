"""Folding: which sentences of one document tell of one engagement. Invented people, real states."""

import pytest

from dragoman.pipeline import read_page
from dragoman.records import Page

G = "Ghanaian President Kwabena Osei"
U = "Uruguayan Foreign Minister Lucía Ferrer"

# what it shows, title, text, the engagements as (kind, status, date)
TEXTS = [
    (
        "title and lead are one", "Osei meets Uruguay's foreign minister",
        (f"{G} met {U} in Accra on Monday. During the meeting, President Osei and Minister "
         "Ferrer discussed cocoa. The two sides agreed to continue their talks."),
        [("meeting", "held", "2031-05-12")],
    ),
    (
        "two meetings with two days", "",
        (f"{G} met {U} in Accra on Monday. He had met Minister Ferrer in New York on 3 September "
         "2030."),
        [("meeting", "held", "2031-05-12"), ("meeting", "held", "2030-09-03")],
    ),
    (
        "call and meeting", "",
        f"{G} met {U} in Accra on Monday. The two sides had spoken by phone on 2 May.",
        [("meeting", "held", "2031-05-12"), ("call", "held", "2031-05-02")],
    ),
    (
        "held and announced", "",
        (f"{G} met {U} in Accra on Monday. President Osei will meet Minister Ferrer again in "
         "Montevideo in November."),
        [("meeting", "held", "2031-05-12"), ("meeting", "planned", "2031-11")],
    ),
    (
        "visit and its meeting", "",
        (f"{U} arrived in Ghana on Monday for a three-day visit. {G} received Minister Ferrer on "
         "Tuesday."),
        [("visit", "held", "2031-05-12/2031-05-14"), ("meeting", "held", "2031-05-13")],
    ),
    (
        "plural lead and bilaterals", "",
        (f"{U} held separate meetings with Kenyan Foreign Minister Amina Wekesa and Portuguese "
         "Foreign Minister Rui Sousa on Monday. In her meeting with Minister Wekesa, Minister "
         "Ferrer praised Kenya. With Minister Sousa she discussed ports."),
        [("meeting", "held", "2031-05-12"), ("meeting", "held", "2031-05-12")],
    ),
    (
        "echo adds the day", "",
        f"{G} has held talks with {U}. The talks took place in Accra on Monday.",
        [("meeting", "held", "2031-05-12")],
    ),
    (
        "echo adds the place", "",
        f"{G} and {U} held talks on Monday. The meeting was held in Lomé, Togo.",
        [("meeting", "held", "2031-05-12")],
    ),
    (
        "visit announced then postponed", "",
        f"{U} was scheduled to visit Ghana on 20 May. The visit has been postponed.",
        [("visit", "postponed", "2031-05-20")],
    ),
    (
        "visit announced then cancelled", "",
        f"{U} was to visit Ghana on 20 May. The visit was called off on Tuesday.",
        [("visit", "cancelled", "2031-05-20")],
    ),
    (
        "two counterparts two meetings", "",
        (f"{G} received {U} on Monday. President Osei received Kenyan Foreign Minister Amina "
         "Wekesa on Tuesday."),
        [("meeting", "held", "2031-05-12"), ("meeting", "held", "2031-05-13")],
    ),
    (
        "visit last year and this year", "",
        f"{U} arrived in Ghana on Monday. Minister Ferrer last visited Ghana in 2029.",
        [("visit", "held", "2031-05-12"), ("visit", "held", "2029")],
    ),
    (
        "return visit", "",
        f"{U} visited Ghana on Monday. {G} will visit Uruguay in October.",
        [("visit", "held", "2031-05-12"), ("visit", "planned", "2031-10")],
    ),
    (
        "name first then surname", "",
        (f"{G} held talks with {U} in Accra on Monday. Osei told Ferrer that Ghana wants wool. "
         "The two leaders also met the press."),
        [("meeting", "held", "2031-05-12")],
    ),
    (
        "same event, general then precise date", "",
        f"{G} met {U} this week. President Osei met Minister Ferrer in Accra on Monday.",
        [("meeting", "held", "2031-05-12")],
    ),
    (
        "past month stays apart", "",
        (f"{G} spoke by telephone with {U} on Monday. President Osei met Minister Ferrer in "
         "Geneva in March."),
        [("call", "held", "2031-05-12"), ("meeting", "held", "2031-03")],
    ),
    (
        "denied then held other", "",
        f"{G} did not meet {U} in March. President Osei met Minister Ferrer on Monday.",
        [("meeting", "denied", "2031-03"), ("meeting", "held", "2031-05-12")],
    ),
    (
        "upcoming title, body", "Uruguayan foreign minister to visit Ghana",
        f"{U} will visit Ghana from 20 to 22 May. During the visit, Minister Ferrer will meet {G}.",
        [("visit", "planned", "2031-05-20/2031-05-22"),
         ("meeting", "planned", "2031-05-20/2031-05-22")],
    ),
    (
        "no such meeting", "",
        (f"There were reports of a meeting between {G} and {U} in Dubai in April. No such "
         "meeting took place, the ministry said."),
        [("meeting", "denied", "2031-04")],
    ),
    (
        "a visit from its first day to its last", "",
        f"{U} arrived in Ghana on Monday. She will conclude her visit on Friday.",
        [("visit", "ongoing", "2031-05-12/2031-05-16")],
    ),
    (
        "concluded after three days", "",
        f"{U} concluded a three-day visit to Ghana on Tuesday.",
        [("visit", "held", "2031-05-11/2031-05-13")],
    ),
    (
        "met before, undated news", "",
        f"{G} met {U} in Accra. They last met in June 2030 in Geneva.",
        [("meeting", "held", "2031-05-14"), ("meeting", "held", "2030-06")],
    ),
    (
        "the days outweigh the week", "Uruguayan foreign minister to visit Ghana next week",
        f"{U} will pay an official visit to Ghana on May 20-22.",
        [("visit", "planned", "2031-05-20/2031-05-22")],
    ),
    (
        "undated deeds of the day the lead names", "",
        (f"Mourners bade farewell to a statesman in Accra on Tuesday. After the burial, {G} held "
         f"talks with {U}."),
        [("meeting", "held", "2031-05-13")],
    ),
    (
        "the same day", "",
        (f"{G} received {U} on Monday. On the same day, Minister Ferrer met Ghanaian Foreign "
         "Minister Yaw Darko."),
        [("meeting", "held", "2031-05-12"), ("meeting", "held", "2031-05-12")],
    ),
    (
        "talks next week are ahead", "",
        f"{U} is in Accra for talks with {G} next week.",
        [("meeting", "planned", "2031-05-19/2031-05-25")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "title", "text", "expected"), TEXTS)
def test_sentences_of_one_engagement_are_folded(
    shows: str, title: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    page = f"{title or 'News of the day'}\n\nMay 14, 2031\n\n{text}"
    found = read_page(Page(source="t.txt", raw=page.encode()))[0].engagements
    told = sorted((e.kind, e.status, str(e.date)) for e in found)
    assert told == sorted(expected), shows
