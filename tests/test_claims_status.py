"""Status: what the words around a phrase say became of an engagement.

Invented people, real states.
"""

import pytest

from dragoman.pipeline import read_page
from dragoman.records import Page

_HEAD = "News of the day\n\nMay 14, 2031\n\n"  # a Wednesday


def status_of(sentence: str, kind: str) -> str | None:
    """The status of the first engagement of a kind that a release of one sentence tells of."""
    found = read_page(Page(source="t.txt", raw=(_HEAD + sentence).encode()))[0].engagements
    return next((e.status for e in found if e.kind == kind), None)


HELD = [
    (("Ghanaian President Kwabena Osei met Uruguayan Foreign Minister Lucía Ferrer in Accra on "
      "Monday."), "meeting"),
    (("Foreign Minister Lucía Ferrer of Uruguay has met with Ghanaian President Kwabena Osei in "
      "Accra."), "meeting"),
    ("Ghanaian President Kwabena Osei on Monday received Foreign Minister Lucía Ferrer of Uruguay.",
     "meeting"),
    (("Foreign Minister Lucía Ferrer of Uruguay was received by Ghanaian President Kwabena Osei "
      "on Monday."), "meeting"),
    (("Ghanaian President Kwabena Osei and Foreign Minister Lucía Ferrer of Uruguay held talks "
      "on Tuesday."), "meeting"),
    ("Foreign Minister Lucía Ferrer of Uruguay visited Ghana last week.", "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay arrived in Accra on Tuesday.", "visit"),
    (("Speaking after talks with Ghanaian President Kwabena Osei in Accra on Tuesday, Foreign "
      "Minister Lucía Ferrer of Uruguay promised more trade."), "meeting"),
    (("Ghanaian President Kwabena Osei spoke by phone with Foreign Minister Lucía Ferrer of "
      "Uruguay on May 9."), "call"),
    ("Last year Foreign Minister Lucía Ferrer of Uruguay paid an official visit to Ghana.",
     "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay concluded a two-day visit to Ghana on Tuesday.",
     "visit"),
    (("Ghanaian President Kwabena Osei, who may seek a second term, met Foreign Minister Lucía "
      "Ferrer of Uruguay in Accra."), "meeting"),
    (("In May, Ghanaian President Kwabena Osei met Foreign Minister Lucía Ferrer of Uruguay in "
      "Accra."), "meeting"),
    (("Ghanaian President Kwabena Osei's May 12 meeting with Foreign Minister Lucía Ferrer of "
      "Uruguay lasted an hour."), "meeting"),
    (("During her visit to Ghana in April, Foreign Minister Lucía Ferrer of Uruguay opened an "
      "embassy."), "visit"),
]  # fmt: skip

PLANNED = [
    (("Foreign Minister Lucía Ferrer of Uruguay agreed with Ghana to do more in the coming months, "
      "notably a joint naval exercise of Ghana and Uruguay off Tema."), "exercise"),
    ("Foreign Minister Lucía Ferrer of Uruguay proposes to visit Ghana in June.", "visit"),
    (("Ghanaian President Kwabena Osei has asked Ghanaian Vice President Efua Badu to visit "
      "Uruguay in June."), "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay announced her intention to visit Ghana in June.",
     "visit"),
    (("Ghanaian President Kwabena Osei will meet Uruguayan Foreign Minister Lucía Ferrer in "
      "Accra on Friday."), "meeting"),
    ("Foreign Minister Lucía Ferrer of Uruguay is to visit Ghana next week.", "visit"),
    (("Foreign Minister Lucía Ferrer of Uruguay will pay an official visit to Ghana from 20 to "
      "22 May."), "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay is scheduled to visit Ghana on 20 May.", "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay is expected to arrive in Accra on Thursday.",
     "visit"),
    (("Foreign Minister Lucía Ferrer of Uruguay is due in Accra on Thursday to meet Ghanaian "
      "President Kwabena Osei."), "meeting"),
    ("Foreign Minister Lucía Ferrer of Uruguay is set to travel to Ghana on Sunday.", "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay plans to visit Ghana in June.", "visit"),
    ("The ministry said Foreign Minister Lucía Ferrer of Uruguay would visit Ghana in June.",
     "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay leaves for Ghana on Thursday for an official visit.",
     "visit"),
    (("Ghanaian President Kwabena Osei is scheduled to receive Foreign Minister Lucía Ferrer of "
      "Uruguay on Thursday."), "meeting"),
    ("The visit of Foreign Minister Lucía Ferrer of Uruguay to Ghana will take place in June.",
     "visit"),
    (("Talks between Ghanaian President Kwabena Osei and Foreign Minister Lucía Ferrer of "
      "Uruguay are scheduled for Friday."), "meeting"),
    (("Ghanaian President Kwabena Osei looks forward to welcoming Foreign Minister Lucía Ferrer "
      "of Uruguay on 20 May."), "meeting"),
    ("Foreign Minister Lucía Ferrer of Uruguay accepted an invitation to visit Ghana in June.",
     "visit"),
    (("Ghana is preparing for the upcoming visit of Foreign Minister Lucía Ferrer of Uruguay to "
      "Accra."), "visit"),
    (("Ahead of Uruguayan Foreign Minister Lucía Ferrer's visit to Ghana on 20 May, the two "
      "sides drafted a plan."), "visit"),
    (("Ghana and Uruguay agreed to hold the next round of political consultations in Montevideo "
      "in 2032."), "meeting"),
    (("Foreign Minister Lucía Ferrer of Uruguay will be received by Ghanaian President Kwabena "
      "Osei on Friday."), "meeting"),
    (("Ghanaian President Kwabena Osei will hold a telephone conversation with Foreign Minister "
      "Lucía Ferrer of Uruguay on Friday."), "call"),
    ("Foreign Minister Lucía Ferrer of Uruguay shall visit Ghana on the 20th of May.", "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay is going to visit Ghana next month.", "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay will instead travel to Ghana in June.", "visit"),
    ("Uruguay and Ghana agreed Monday that the two navies train together until June.", "exercise"),
    ("Uruguay and Ghana agreed on Monday that the two presidents meet in Accra in June.",
     "meeting"),
    (("Uruguayan Foreign Minister Lucía Ferrer and Ghanaian President Kwabena Osei are set to hold "
      "a new round of trade negotiations in Accra this weekend."), "meeting"),
]  # fmt: skip

PROPOSED = [
    (("Foreign Minister Lucía Ferrer of Uruguay proposed to meet Ghanaian President Kwabena Osei "
      "in June."), "meeting"),
    (("Ghanaian President Kwabena Osei asked Uruguayan Foreign Minister Lucía Ferrer to visit "
      "Ghana."), "visit"),
    (("Ghanaian President Kwabena Osei invited Foreign Minister Lucía Ferrer of Uruguay to visit "
      "Ghana."), "visit"),
    (("Ghanaian President Kwabena Osei extended an invitation to Foreign Minister Lucía Ferrer "
      "of Uruguay to visit Ghana this year."), "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay said she hoped to visit Ghana this year.", "visit"),
    (("Foreign Minister Lucía Ferrer of Uruguay offered to meet Ghanaian President Kwabena Osei "
      "in June."), "meeting"),
    (("Foreign Minister Lucía Ferrer of Uruguay wants to meet Ghanaian President Kwabena Osei in "
      "June."), "meeting"),
    ("Foreign Minister Lucía Ferrer of Uruguay has been invited to visit Ghana in June.", "visit"),
    (("Ghanaian President Kwabena Osei has proposed a meeting with Uruguayan Foreign Minister "
      "Lucía Ferrer in Accra."), "meeting"),
    (("Foreign Minister Lucía Ferrer of Uruguay is ready to meet Ghanaian President Kwabena Osei "
      "in Accra."), "meeting"),
]  # fmt: skip

POSTPONED = [
    ("Foreign Minister Lucía Ferrer of Uruguay has postponed her visit to Ghana.", "visit"),
    ("The visit of Foreign Minister Lucía Ferrer of Uruguay to Ghana has been postponed.", "visit"),
    (("Talks between Ghanaian President Kwabena Osei and Foreign Minister Lucía Ferrer of "
      "Uruguay were put off until June."), "meeting"),
    (("Uruguayan Foreign Minister Lucía Ferrer's visit to Ghana, planned for Friday, was pushed "
      "back to June."), "visit"),
    (("The meeting between Ghanaian President Kwabena Osei and Foreign Minister Lucía Ferrer of "
      "Uruguay was rescheduled for June."), "meeting"),
]  # fmt: skip

CANCELLED = [
    ("Foreign Minister Lucía Ferrer of Uruguay cancelled her visit to Ghana.", "visit"),
    (("Uruguayan Foreign Minister Lucía Ferrer's visit to Ghana, planned for Friday, was called "
      "off."), "visit"),
    (("Ghanaian President Kwabena Osei was to have met Foreign Minister Lucía Ferrer of Uruguay "
      "on Monday."), "meeting"),
    ("Foreign Minister Lucía Ferrer of Uruguay will not visit Ghana on Friday.", "visit"),
    ("Uruguay has scrapped Uruguayan Foreign Minister Lucía Ferrer's visit to Ghana.", "visit"),
    ("The visit of Foreign Minister Lucía Ferrer of Uruguay to Ghana will not take place.",
     "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay was to have visited Ghana in April.", "visit"),
    (("Foreign Minister Lucía Ferrer of Uruguay had been due to meet Ghanaian President Kwabena "
      "Osei on Friday."), "meeting"),
    ("Ghana has called off talks between its foreign minister and his Uruguayan counterpart.",
     "meeting"),
]  # fmt: skip

DENIED = [
    (("Ghanaian President Kwabena Osei did not meet Foreign Minister Lucía Ferrer of Uruguay in "
      "Accra."), "meeting"),
    (("Ghana denied that Ghanaian President Kwabena Osei met Foreign Minister Lucía Ferrer of "
      "Uruguay in April."), "meeting"),
    ("Ghanaian President Kwabena Osei refused to meet Foreign Minister Lucía Ferrer of Uruguay.",
     "meeting"),
    (("Ghanaian President Kwabena Osei declined to receive Foreign Minister Lucía Ferrer of "
      "Uruguay."), "meeting"),
    (("No meeting between Ghanaian President Kwabena Osei and Foreign Minister Lucía Ferrer of "
      "Uruguay took place."), "meeting"),
    ("Ghanaian President Kwabena Osei has never met Foreign Minister Lucía Ferrer of Uruguay.",
     "meeting"),
]  # fmt: skip

ONGOING = [
    ("Foreign Minister Lucía Ferrer of Uruguay is visiting Ghana.", "visit"),
    (("Foreign Minister Lucía Ferrer of Uruguay, who is on an official visit to Ghana, opened a "
      "school."), "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay is currently on a visit to Ghana.", "visit"),
    ("Foreign Minister Lucía Ferrer of Uruguay arrives in Ghana today for a two-day visit.",
     "visit"),
]  # fmt: skip

NOTHING = [
    ("Ghanaian President Kwabena Osei could meet Foreign Minister Lucía Ferrer of Uruguay.",
     "meeting"),
    (("Ghanaian President Kwabena Osei should meet Foreign Minister Lucía Ferrer of Uruguay, a "
      "columnist wrote."), "meeting"),
    (("If Ghanaian President Kwabena Osei meets Foreign Minister Lucía Ferrer of Uruguay, trade "
      "may grow."), "meeting"),
    ("It is unclear whether Foreign Minister Lucía Ferrer of Uruguay visited Ghana.", "visit"),
    ("Ghanaian President Kwabena Osei might visit Uruguay one day.", "visit"),
    (("Ghanaian President Kwabena Osei would have met Foreign Minister Lucía Ferrer of Uruguay "
      "but for the storm."), "meeting"),
]  # fmt: skip

_TABLE = [
    *((s, k, "held") for s, k in HELD),
    *((s, k, "planned") for s, k in PLANNED),
    *((s, k, "proposed") for s, k in PROPOSED),
    *((s, k, "postponed") for s, k in POSTPONED),
    *((s, k, "cancelled") for s, k in CANCELLED),
    *((s, k, "denied") for s, k in DENIED),
    *((s, k, "ongoing") for s, k in ONGOING),
    *((s, k, None) for s, k in NOTHING),
]


@pytest.mark.parametrize(("sentence", "kind", "expected"), _TABLE)
def test_a_sentence_tells_the_status(sentence: str, kind: str, expected: str | None) -> None:
    assert status_of(sentence, kind) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Had Foreign Minister Lucía Ferrer of Uruguay met Ghanaian President Kwabena Osei in "
            "May, the deal would have been signed."
        ),
        (
            "Were Ghanaian President Kwabena Osei to meet Foreign Minister Lucía Ferrer of "
            "Uruguay, much would change."
        ),
        (
            "The deal would have been signed, had Foreign Minister Lucía Ferrer of Uruguay met "
            "Ghanaian President Kwabena Osei."
        ),
    ],
)
def test_an_inverted_condition_is_no_meeting(sentence: str) -> None:
    assert status_of(sentence, "meeting") is None
