"""Whose paper a text is: the party of officials it names without a country, and why.

Invented texts and people, real states and outlets. The answer rests on the publisher, the body
above the text, then on what the text itself tells; a state merely talked about is no answer.
"""

import pytest

from dragoman.pipeline import lay, read_page
from dragoman.records import Page

TALKS = (
    "The Minister of Defence, Ari Koskela, met his Peruvian counterpart, Elsa Quispe, "
    "on 3 March 2025.\n"
)

HOMES = [
    ("Talks held\n\nACCRA, March 3 (GNA) - " + TALKS, "GHA"),
    ("Talks held\n\nMinistry of Foreign Affairs of the Republic of Kenya\n3 March 2025\n\n" + TALKS,
     "KEN"),
    ("Talks held\n\nSource: Ministry of Defence of Latvia\n\n" + TALKS, "LVA"),
    ("Talks held\n\nSource: www.mfa.gov.mn\n\n" + TALKS, "MNG"),
    ("Talks held\n\nThe Harbour Post, Windhoek, 4 March 2025\n\n" + TALKS, "NAM"),
    ("Finland and Peru agree\n\n3 March 2025\n\n" + TALKS
     + "Finland and Peru will work together against the threat posed by Russia.\n", "FIN"),
    ("Talks held\n\n3 March 2025\n\n" + TALKS
     + "They discussed the war in Sudan and the visit to Chad.\n", None),
    (("Readout of Call\n\n3 March 2025\n\nSecretary of State Ann Lowell met Peruvian Foreign "
      "Minister Elsa Quispe in Lima to discuss Ethiopia.\n"), "USA"),
    ("Prime Minister: Okoth, Mary\n\n4 May 2025\n\nAddress on trade\n\n" + TALKS, "AUS"),
    ("Prime Minister: Okoth, Mary\n\nNairobi, 4 May 2025\n\nAddress on trade\n\n" + TALKS, "KEN"),
    ("Prime Minister: Okoth, Mary\n\nCanberra, 4 May 2025\n\nAddress on trade\n\n" + TALKS, "AUS"),
]  # fmt: skip
ASKED = "\n\n3 March 2025\n\n" + TALKS + "Egypt was asked about. Egypt is a partner.\n"
HOMES += [
    ("Transcript of the press conference of the Minister of Defence of the Republic of Cyprus"
     + ASKED, "CYP"),
    ("Transcript: Briefing at the Ministry of Defence of the Republic of Cyprus" + ASKED, "CYP"),
    ("Remarks at the dinner for the President of Cyprus" + ASKED, "EGY"),
    ("Remarks by the President to the Parliament of Cyprus" + ASKED, "EGY"),
    ("Statement by the Presidents of Cyprus and Malta" + ASKED, "EGY"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home"), HOMES, ids=[t[:60].replace("\n", " ") for t, _ in HOMES])
def test_the_home_party(text: str, home: str | None) -> None:
    (document,) = (r.document for r in read_page(Page(source="a.txt", raw=text.encode())))
    scene, own, _ = lay(document)
    assert own == home
    given = [p for p in scene.persons if "party" in p.inferred]
    assert {p.party for p in given} == ({home} if home else set())


def test_an_office_one_party_alone_has_needs_no_home() -> None:
    text = (
        "Call\n\nHANOI, March 3 (VNA) - High Representative Ulla Frost called "
        "Lao Foreign Minister Keo Vongsa.\n"
    )
    (document,) = (r.document for r in read_page(Page(source="a.txt", raw=text.encode())))
    scene, own, _ = lay(document)
    assert own == "VNM"
    assert [p.party for p in scene.persons] == ["EU", "LAO"]


def test_a_headline_tells_whose_the_official_is() -> None:
    text = (
        "Fiji PM meets Vanuatu counterpart\n\nPrime Minister Epeli Qionivola met "
        "Vanuatu Prime Minister Willie Kalsakau in Suva.\n"
    )
    (document,) = (r.document for r in read_page(Page(source="a.txt", raw=text.encode())))
    assert [p.party for p in lay(document)[0].persons] == ["FJI", "VUT"]
