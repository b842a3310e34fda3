"""What stands around a claim: sketches of texts, credits, and what a document tells beside."""

import pytest

from dragoman.merge.sketches import likeness, sketch
from dragoman.merge.stating import context, credit
from dragoman.records import TenureClaim
from tests.making import document, evidence, mechanism_claim

TEXT = (
    "The ministers of the two harbour states met on Tuesday at the old customs house and agreed "
    "to open a ferry line before the end of next year, a spokesman said. They also discussed "
    "fisheries, the training of pilots and a joint patrol of the strait in the dry season."
)

OTHER = (
    "A ferry sank off the coast during a storm; divers searched the wreck until night fell and "
    "found nobody, the coast guard of the island said on Friday."
)


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (TEXT, 1.0, 1.0),
        (TEXT.replace("Tuesday", "Wednesday"), 0.6, 0.95),
        ("By our own reporter. " + TEXT, 0.8, 0.99),
        (TEXT[:150], 0.3, 0.7),
        (OTHER, 0.0, 0.05),
        ("They met.", 0.0, 0.0),
    ],
)  # fmt: skip
def test_likeness(other: str, least: float, most: float) -> None:
    found = likeness(sketch(TEXT), sketch(other))
    assert least <= found <= most
    assert found == likeness(sketch(other), sketch(TEXT))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ACCRA, May 3 (Xinhua) -- The ministers met.", "Xinhua"),
        ("Accra (AFP) - The ministers met.", "AFP"),
        ("The ministers met.\n— Reuters", "Reuters"),
        ("The ministers met.\nSource: TTXVN", "VNA"),
        ("The ministers met and looked at a plan (map, page 3).", None),
        ("The ministers met. Reuters was not invited to the talks.", None),
        ("", None),
    ],
)
def test_credit(text: str, agency: str | None) -> None:
    assert credit(text) == agency


def test_context_of_a_document() -> None:
    words = evidence(TEXT, 0, 10)
    holder = TenureClaim(name="Rui Calheta", party="PRT", office="Minister", on=None)
    found = context(document(TEXT), [mechanism_claim(4, words), mechanism_claim(4, words), holder])
    (edition,) = found.editions
    assert (edition.ordinal, edition.parties, edition.date) == (4, ("MNG", "VNM"), "2025-03-04")
    assert found.people == (("PRT", "Rui Calheta"),)
    assert likeness(found.sketch, sketch(TEXT)) == 1.0
