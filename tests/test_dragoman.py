"""The library in one call."""

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import InputError
from dragoman.records import Claim


def test_the_example_of_the_package_holds() -> None:
    assert doctest.testmod(dragoman).failed == 0
    assert doctest.testmod(dragoman).attempted > 0


def test_a_supplied_date_is_used_where_none_is_stated() -> None:
    text = "Kenyan President Peter Waweru met Omani Foreign Minister Salim Al-Harthy on Tuesday."
    (reading,) = dragoman.read(text, published="2025-05-08")
    assert [e.date for e in reading.engagements] == ["2025-05-06"]
    assert reading.document.inferred["published"] == "given by the user"


def test_a_wrong_date_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="2025-13-01"):
        dragoman.read("Anything.", published="2025-13-01")


def test_reading_twice_is_the_same() -> None:
    text = "Peru and Chile held the fourth round of political consultations in Lima in March 2025."
    assert dragoman.read(text) == dragoman.read(text)


def test_every_quote_is_its_characters() -> None:
    text = (
        "Ghana's President Kofi Mensah received Uruguayan Foreign Minister Ana Etcheverry in Accra"
        " on 4 March 2025. They agreed to open talks on a fisheries agreement in May."
    )
    (reading,) = dragoman.read(text)
    claims: tuple[Claim, ...] = (
        *reading.engagements,
        *reading.instruments,
        *reading.pledges,
        *reading.tenures,
    )
    quotes = [e for claim in claims for e in claim.evidence]
    assert quotes
    assert all(reading.document.text[e.start : e.end] == e.quote for e in quotes)


def test_readings_do_not_hang_on_the_order_of_hashes() -> None:
    samples = Path(dragoman.__file__).parent / "samples"
    program = "import sys; from dragoman.cli import main; sys.argv[0] = 'dragoman'; main()"
    read = [
        subprocess.run(
            [sys.executable, "-c", program, "read", str(samples), "--format", "jsonl"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert read[0].count(b"\n") > 30
    assert read[0] == read[1]
