"""Ledgers for the tests of the pages, and a real server over one. People are invented."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import uvicorn
from msgspec.structs import replace

from dragoman import ledger
from dragoman.records import (
    Claim,
    Evidence,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    TenureClaim,
)
from dragoman.web.app import create
from tests import making

HARBOUR = """Ministers meet on the harbour

Dorjiin Bat-Ochir, Minister of Defence of Mongolia, met Trần Đức Lương Hải in Hải Phòng on Tuesday.

They signed the Protocol on Harbour Rescue. Vietnam will open a ferry line in 2026.

The third Harbour Dialogue was held then. Relations were raised to a comprehensive partnership."""
SECOND = "Trần Hải and Bat-Ochir met in March on the sidelines of the 4th Harbour Forum."
PLANNED = "Rui Calheta, Foreign Minister of Portugal, will visit Kenya on 3 June 2025."
PAIR = ("MNG", "VNM")


def quoted(text: str, words: str) -> tuple[Evidence, ...]:
    """Evidence for words that stand in a text."""
    start = text.index(words)
    return making.evidence(text, start, start + len(words))


def readings() -> list[Reading]:
    """Three documents that have a claim of every kind."""
    return [_harbour(), _second(), _planned()]


def _harbour() -> Reading:
    met = quoted(HARBOUR, HARBOUR.split("\n\n")[1])
    return making.reading(
        making.engagement(
            HARBOUR,
            evidence=met,
            place=Place(city="Hải Phòng", country="VNM"),
            by="en/meeting:<meet>",
            inferred={"date": "Tuesday before 2025-03-05"},
        ),
        *_agreed(),
        *_told(),
        source="harbour.txt",
        text=HARBOUR,
        published="2025-03-05",
    )


def _agreed() -> tuple[Claim, ...]:
    """What came of the meeting."""
    return (
        InstrumentClaim(
            name="Protocol on Harbour Rescue",
            kind="protocol",
            parties=PAIR,
            status="signed",
            date="2025-03-04",
            period="2025/2029",
            evidence=quoted(HARBOUR, "the Protocol on Harbour Rescue"),
        ),
        PledgeClaim(
            parties=PAIR,
            by=("VNM",),
            what="open a ferry line",
            modality="will",
            area=None,
            due="2026",
            evidence=quoted(HARBOUR, "Vietnam will open a ferry line in 2026."),
        ),
    )


def _told() -> tuple[Claim, ...]:
    """What else the document tells."""
    return (
        MechanismClaim(
            name="Harbour Dialogue",
            parties=PAIR,
            ordinal=3,
            status="held",
            date="2025-03-04",
            place=None,
            evidence=quoted(HARBOUR, "The third Harbour Dialogue"),
        ),
        LevelClaim(
            parties=PAIR,
            level="comprehensive partnership",
            change="upgraded",
            date="2025-03",
            evidence=quoted(HARBOUR, "comprehensive partnership"),
        ),
        TenureClaim(
            name="Dorjiin Bat-Ochir",
            party="MNG",
            office="Minister of Defence",
            on="2025-03-05",
            evidence=quoted(HARBOUR, "Minister of Defence of Mongolia"),
        ),
    )


def _second() -> Reading:
    found = making.reading(
        making.engagement(
            SECOND,
            date="2025-03",
            setting="4th Harbour Forum",
            participants=(
                Participant(name="Trần Hải", party="VNM", office="Minister of Defence"),
                Participant(name="Bat-Ochir", party="MNG", office="Minister of Defence"),
            ),
        ),
        source="second.txt",
        text=SECOND,
        published="2025-03-09",
    )
    why = {"published": "of the name of its file"}
    return replace(found, document=replace(found.document, inferred=why))


def _planned() -> Reading:
    return making.reading(
        making.engagement(
            PLANNED,
            kind="visit",
            status="planned",
            date="2025-06-03",
            parties=("KEN", "PRT"),
            place=Place(country="KEN"),
            participants=(
                Participant(
                    name="Rui Calheta", party="PRT", office="Foreign Minister", role="visitor"
                ),
            ),
        ),
        source="planned.txt",
        text=PLANNED,
        published="2025-05-20",
    )


def fill(path: Path, found: list[Reading]) -> Path:
    """A ledger of these readings."""
    with ledger.writer(path) as book:
        for one in found:
            ledger.add(book, making.page(one), [one], retrieved=making.NOW)
    return path


@contextmanager
def served(
    path: Path, reviewer: str | None = None, *, private: bool = False, workers: int = 1
) -> Iterator[str]:
    """The address of a server over a ledger, on a free port of this machine.

    It answers as one of so many `workers` would; the others are not started.
    """
    with closing(socket.socket(proto=socket.IPPROTO_TCP)) as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(
                create(path, reviewer=reviewer, private=private, workers=workers),
                log_level="critical",
                lifespan="off",
            )
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def asked(
    path: Path, reviewer: str | None = None, *, private: bool = False
) -> Iterator[httpx.Client]:
    """A client of a server over a ledger."""
    with (
        served(path, reviewer, private=private) as address,
        httpx.Client(timeout=60, base_url=address) as client,
    ):
        yield client
