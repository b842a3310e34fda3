"""Whose the people of a whole text are, when their own words do not say it.

Short reports from everywhere, read whole: each person's name, office and party as "name | office
| party". What must stay unsaid stands below them.
"""

import tomllib
from pathlib import Path

import pytest

from dragoman.people.known.evidence import Evidence, decide, reason
from dragoman.pipeline import lay, read_page
from dragoman.records import Page, Person

FOLDER = Path(__file__).parent / "golden" / "people"
DOCUMENTS = [
    (document["text"], document["people"])
    for path in sorted(FOLDER.glob("*.toml"))
    for document in tomllib.loads(path.read_text(encoding="utf-8"))["document"]
]


def people(text: str) -> tuple[Person, ...]:
    (document,) = (r.document for r in read_page(Page(source="a.txt", raw=text.encode())))
    return lay(document)[0].persons


@pytest.mark.parametrize(("text", "wanted"), DOCUMENTS, ids=[t[:50].strip() for t, _ in DOCUMENTS])
def test_people_of_a_report(text: str, wanted: list[str]) -> None:
    said = {
        f"{p.name} | {office} | {p.party or '-'}"
        for p in people(text)
        for office in ("-", *(h.office for h in p.holdings))
    }
    assert set(wanted) <= said


REFUSED = [
    # a state talked of is nobody's own
    ("Talks\n\nOSLO, 3 March - Premier Kari Vik met President Ola Berg over the war in Sudan.\n",
     "SDN"),
    # who is a guest somewhere is not at home there
    ("Visit\n\nMinistry of Foreign Affairs of Norway\n\nPrime Minister Ivo Sevcik visited Oslo.\n",
     "NOR"),
    # a kingdom has no president
    ("Note\n\nMinistry of Foreign Affairs of Denmark\n\nPresident Ivo Sevcik sent a letter.\n",
     "DNK"),
    # a title that several states have is not that of the first of them
    (("Remarks by the Foreign Secretary at a press conference with the Foreign Minister of "
        "Kazakhstan\n\nAstana, 14 May 2031\n\nFOREIGN SECRETARY LOWE: Thank you, Minister Seitov. "
        "This morning I was received by President Nurlan Akhmetov.\n\n"
        "MINISTER SEITOV: Thank you. I look forward to visiting London in the autumn.\n"), "IND"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party"), REFUSED)
def test_a_party_nobody_is_of(text: str, party: str) -> None:
    assert party not in {p.party for p in people(text)}


def test_the_strongest_evidence_decides_and_a_tie_does_not() -> None:
    home, named = Evidence("KEN", "home", "the publisher"), Evidence("ETH", "named")
    assert decide([home, named]) == named
    assert decide([named, Evidence("SDN", "named")]) is None
    assert decide([]) is None
    assert reason(home) == "the publisher"
    assert "sentence" in reason(named)
    assert reason(Evidence("KEN", "stated")) == ""
