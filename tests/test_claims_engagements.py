"""Engagements in many constructions: sentences of `engagements/en.toml` through the pipeline."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.records import Document, EngagementClaim

CASES = tomllib.loads(
    (Path(__file__).parent / "engagements" / "en.toml").read_text(encoding="utf-8")
)


def read(text: str) -> tuple[EngagementClaim, ...]:
    document = Document(
        source="test", kind="article", title=None, publisher=None, url=None,
        published="2025-06-18", language="en", sha256="", text=text,
    )  # fmt: skip
    return pipeline.read_document(document).engagements


def _fits(case: dict[str, Any], claim: EngagementClaim) -> bool:
    names = {p.name for p in claim.participants}
    return (
        (claim.kind, claim.status) == (case["kind"], case["status"])
        and set(case["parties"]) <= set(claim.parties)
        and set(case["people"]) <= names
    )


@pytest.mark.parametrize("case", CASES["read"], ids=lambda c: c["text"][:60])
def test_a_construction_is_read(case: dict[str, Any]) -> None:
    assert any(_fits(case, claim) for claim in read(case["text"]))


@pytest.mark.parametrize("text", CASES["none"]["texts"])
def test_no_engagement(text: str) -> None:
    assert read(text) == ()


def test_a_state_that_two_met_in_is_no_party() -> None:
    (met,) = read("Kenyan President Peter Waweru and Portuguese Premier Rui Sousa met in Oman.")
    assert met.parties == ("KEN", "PRT")
    assert met.place is not None
    assert met.place.country == "OMN"


def test_five_days_after_something_undated_is_not_five_days_after_the_report() -> None:
    told = "Portuguese Premier Rui Sousa visited Kenya in late October. Five days later Sousa met "
    met = next(c for c in read(f"{told} President Peter Waweru in Muscat.") if c.kind == "meeting")
    assert met.status == "held"
