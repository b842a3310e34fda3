"""Slots: date, place, setting and form of one sentence. Invented people, real states."""

import pytest

from dragoman.pipeline import read_page
from dragoman.records import Page, Place

_HEAD = "News of the day\n\nMay 14, 2031\n\n"  # a Wednesday

CASES = [
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer in Accra on "
      "Monday."), "meeting", "date", "2031-05-12"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer in Accra, "
      "Ghana, on Monday."), "meeting", "place", ("Accra", "GHA")),
    ("On Monday, Ghanaian President Kwabena Osei received Uruguayan Foreign Minister Lucía Ferrer.",
     "meeting", "date", "2031-05-12"),
    (("Ghanaian President Kwabena Osei will receive Uruguayan Foreign Minister Lucía Ferrer on "
      "Monday."), "meeting", "date", "2031-05-19"),
    ("Uruguayan Foreign Minister Lucía Ferrer visited Ghana from 5 to 7 May.", "visit", "date",
     "2031-05-05/2031-05-07"),
    ("Uruguayan Foreign Minister Lucía Ferrer will travel to Accra, Ghana, May 20-22.", "visit",
     "date", "2031-05-20/2031-05-22"),
    ("Uruguayan Foreign Minister Lucía Ferrer arrived in Accra on Monday for a three-day visit.",
     "visit", "date", "2031-05-12/2031-05-14"),
    ("Uruguayan Foreign Minister Lucía Ferrer will begin a two-day visit to Ghana on Sunday.",
     "visit", "date", "2031-05-18/2031-05-19"),
    ("Uruguayan Foreign Minister Lucía Ferrer visited Ghana in March.", "visit", "date", "2031-03"),
    ("Uruguayan Foreign Minister Lucía Ferrer visited Ghana last year.", "visit", "date", "2030"),
    ("Uruguayan Foreign Minister Lucía Ferrer will visit Ghana in early June.", "visit", "date",
     "2031-06-01/2031-06-10"),
    ("Uruguayan Foreign Minister Lucía Ferrer paid a visit to Ghana in December.", "visit", "date",
     "2030-12"),
    ("Uruguayan Foreign Minister Lucía Ferrer will pay a visit to Ghana in February.", "visit",
     "date", "2032-02"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on the "
      "sidelines of the Pacific Trade Forum in Apia, Samoa."), "meeting", "setting",
     "Pacific Trade Forum"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on the "
      "sidelines of the Pacific Trade Forum in Apia, Samoa."), "meeting", "place", ("Apia", "WSM")),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on the "
      "margins of the G20 in New Delhi."), "meeting", "setting", "G20"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on the "
      "margins of the 86th session of the United Nations General Assembly in New York."), "meeting",
     "setting", "86th session of the United Nations General Assembly"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on the "
      "sidelines of COP36 in Baku."), "meeting", "setting", "COP36"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer at the 4th "
      "Antalya Security Forum."), "meeting", "setting", "4th Antalya Security Forum"),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer held talks "
      "within the framework of the Doha Water Forum."), "meeting", "setting", "Doha Water Forum"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer during her "
      "visit to Ghana."), "meeting", "setting", None),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer and discussed "
      "the situation in Sudan."), "meeting", "place", None),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met in "
      "Singapore."), "meeting", "place", ("Singapore", "SGP")),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met in Doha, "
      "the capital of Qatar."), "meeting", "place", ("Doha", "QAT")),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met in "
      "Valparaíso, Chile, for talks on fisheries."), "meeting", "place", ("Valparaíso", "CHL")),
    (("Ghanaian President Kwabena Osei will welcome Uruguayan Foreign Minister Lucía Ferrer to "
      "Accra on Friday."), "meeting", "place", ("Accra", "GHA")),
    (("Ghanaian President Kwabena Osei is back from Lusaka, where he met Uruguayan Foreign "
      "Minister Lucía Ferrer on Monday."), "meeting", "place", ("Lusaka", "ZMB")),
    (("Ghanaian President Kwabena Osei met Uruguay's Ambassador in Lima Lucía Ferrer on Monday "
      "in Cusco, Peru."), "meeting", "place", ("Cusco", "PER")),
    (("Ghanaian President Kwabena Osei spoke by phone with Uruguayan Foreign Minister Lucía "
      "Ferrer, who was in Rome."), "call", "place", None),
    (("Ghanaian President Kwabena Osei met via video link with Uruguayan Foreign Minister Lucía "
      "Ferrer."), "meeting", "format", "video"),
    (("Ghanaian President Kwabena Osei held a virtual meeting with Uruguayan Foreign Minister "
      "Lucía Ferrer."), "meeting", "format", "video"),
    (("Ghanaian President Kwabena Osei held a telephone conversation with Uruguayan Foreign "
      "Minister Lucía Ferrer."), "call", "format", "phone"),
    ("Ghanaian President Kwabena Osei met with Uruguayan Foreign Minister Lucía Ferrer in Accra.",
     "meeting", "format", "in_person"),
    (("Ghanaian President Kwabena Osei held a videoconference with Uruguayan Foreign Minister "
      "Lucía Ferrer."), "meeting", "format", "video"),
    ("Ghanaian President Kwabena Osei sent a letter to Uruguayan Foreign Minister Lucía Ferrer.",
     "message", "format", "written"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on Monday to "
      "review the agreement signed in Lima in 2024."), "meeting", "date", "2031-05-12"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on Monday to "
      "review the agreement signed in Lima in 2024."), "meeting", "place", None),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met on Monday "
      "after talks between their deputies in Lima in April."), "meeting", "date", "2031-05-12"),
    (("Uruguayan Foreign Minister Lucía Ferrer, who has headed the ministry since 2027, met "
      "Ghanaian President Kwabena Osei on Tuesday."), "meeting", "date", "2031-05-13"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer and signed "
      "the Cooperation Plan for 2031-2034."), "meeting", "date", "2031-05-14"),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met at the "
      "United Nations headquarters in New York on May 8."), "meeting", "place",
     ("New York", "USA")),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met in New "
      "York City on May 8."), "meeting", "date", "2031-05-08"),
    ("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met yesterday.",
     "meeting", "date", "2031-05-13"),
    ("Ghanaian President Kwabena Osei will meet Uruguayan Foreign Minister Lucía Ferrer tomorrow.",
     "meeting", "date", "2031-05-15"),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer recently met "
      "in Accra."), "meeting", "date", None),
    ("Ghanaian President Kwabena Osei had met Uruguayan Foreign Minister Lucía Ferrer before.",
     "meeting", "date", None),
    ("Uruguayan Foreign Minister Lucía Ferrer is to visit Ghana between 20 and 23 June.", "visit",
     "date", "2031-06-20/2031-06-23"),
    (("Ghanaian President Kwabena Osei and Uruguayan Foreign Minister Lucía Ferrer met in the "
      "Peruvian capital on Monday."), "meeting", "place", ("Lima", "PER")),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on May 12 "
      "(May 13 in Tokyo)."), "meeting", "date", "2031-05-12"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer at the Munich "
      "Harbour Conference."), "meeting", "place", ("Munich", "DEU")),
    (("Ghanaian President Kwabena Osei was to have met Uruguayan Foreign Minister Lucía Ferrer "
      "in Accra on Friday."), "meeting", "date", "2031-05-16"),
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on the "
      "sidelines of the 58th Harbour Ministers' Meeting in Lomé, Togo."), "meeting", "setting",
     "58th Harbour Ministers' Meeting"),
    (("Uruguayan Foreign Minister Lucía Ferrer will visit Ghana next month, the ministry said on "
      "Monday."), "visit", "date", "2031-06"),
    ("Uruguayan Foreign Minister Lucía Ferrer will visit Ghana, the ministry said on Monday.",
     "visit", "date", None),
    (("The ministry announced on Monday that Uruguayan Foreign Minister Lucía Ferrer will visit "
      "Ghana on May 20."), "visit", "date", "2031-05-20"),
    (("Speaking on Monday after talks with Uruguayan Foreign Minister Lucía Ferrer, Ghanaian "
      "President Kwabena Osei praised the port."), "meeting", "date", "2031-05-12"),
    (("Uruguayan Foreign Minister Lucía Ferrer will travel to Accra, Ghana; Lomé, Togo; Dakar, "
      "Senegal; Rabat, Morocco; Tunis, Tunisia; and Cairo, Egypt, from June 3 to 12."), "visit",
     "date", "2031-06-03/2031-06-12"),
    ("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer on 2 August.",
     "meeting", "date", "2030-08-02"),
    ("Uruguayan Foreign Minister Lucía Ferrer ends her visit to Ghana on Friday.", "visit", "date",
     "2031-05-16"),
    ("Uruguayan Foreign Minister Lucía Ferrer ends her visit to Ghana on Friday.", "visit",
     "status", "ongoing"),
    ("Uruguayan Foreign Minister Lucía Ferrer begins a visit to Ghana on Friday.", "visit",
     "date", "2031-05-16"),
    (("Uruguayan Foreign Minister Lucía Ferrer cancelled a visit to Ghana that was to begin on "
      "Friday."), "visit", "date", "2031-05-16"),
    (("Ghanaian President Kwabena Osei, who took office in April, met Uruguayan Foreign Minister "
      "Lucía Ferrer."), "meeting", "date", "2031-05-14"),
    (("In talks with Uruguayan Foreign Minister Lucía Ferrer, Ghanaian President Kwabena Osei "
      "recalled that flights would start in December."), "meeting", "date", "2031-05-14"),
    (("Uruguay and Ghana agreed on Monday to hold talks between their foreign ministers in Accra "
      "in June."), "meeting", "date", "2031-06"),
]  # fmt: skip


def slot_of(sentence: str, kind: str, slot: str) -> object:
    """A slot of the first engagement of a kind that a release of one sentence tells of."""
    found = read_page(Page(source="t.txt", raw=(_HEAD + sentence).encode()))[0].engagements
    value = next((getattr(e, slot) for e in found if e.kind == kind), "no engagement")
    return (value.city, value.country) if isinstance(value, Place) else value


@pytest.mark.parametrize(("sentence", "kind", "slot", "expected"), CASES)
def test_a_sentence_gives_the_slot(sentence: str, kind: str, slot: str, expected: object) -> None:
    assert slot_of(sentence, kind, slot) == expected


_WHO = {"A": "Ghanaian President Kwabena Osei", "B": "Uruguayan Foreign Minister Lucía Ferrer"}


@pytest.mark.parametrize(
    ("sentence", "sender"),
    [
        ("{A} sent a letter to {B}.", "GHA"),
        ("{A} received a letter from {B}.", "URY"),
        ("{B} was congratulated by {A} on her election.", "GHA"),
        ("In his congratulatory message to {B}, {A} praised her.", "GHA"),
        ("{A} and {B} exchanged letters on Monday.", None),
        ("{A} conveyed a message of Chilean President Inés Rojas to {B}.", None),
    ],
)
def test_whose_message_it_is(sentence: str, sender: str | None) -> None:
    text = _HEAD + sentence.format(**_WHO) + "\n"
    (reading,) = read_page(Page(source="a.txt", raw=text.encode()))
    (claim,) = (e for e in reading.engagements if e.kind == "message")
    assert claim.sender == sender
