"""An office: who held it on a day, and everyone who was said to hold it, with the gaps."""

from starlette.requests import Request

from dragoman.errors import InputError
from dragoman.export.shapes import Shape, Table
from dragoman.ledger import Ledger, office, overview
from dragoman.ledger.queries_offices import ever, holders
from dragoman.ledger.views import ClaimView, JudgementView, OfficeAnswer
from dragoman.merge.beliefs import TenureBelief
from dragoman.records import Record
from dragoman.web import asking, drawn
from dragoman.web.pictures.style import Look
from dragoman.web.room import Picture, Room
from dragoman.wording import values


class OfficePage(Record):
    """The answer for one day; without a day asked, the last on which a document was published."""

    answer: OfficeAnswer
    evidence: tuple[ClaimView, ...]  # of the answer, each sentence once
    tenures: tuple[TenureBelief, ...]
    judgements: tuple[JudgementView, ...]  # about the words of any of these, whatever the day
    decided: dict[str, tuple[str, ...]]  # those about the words of each tenure


def look(book: Ledger, request: Request) -> OfficePage:
    """The holder of an office of a party."""
    party, title = _asked(request)
    on = _day(book, request)
    if on is None:
        raise InputError("the ledger has no dated document; ask for a day with ?on=2025-04-17")
    answer = office(book, party, title, on)
    sentences = {(c.document.id, c.evidence): c for c in reversed(answer.evidence)}
    over = ever(book, party, title)
    return OfficePage(
        answer=answer,
        evidence=tuple(sentences.values())[::-1],
        tenures=over.holders,
        judgements=over.judgements,
        decided={tenure.id: over.decided(tenure) for tenure in over.holders},
    )


def _asked(request: Request) -> tuple[str, str]:
    party, title = asking.party(request, "party"), request.path_params["office"]
    if len(title) > asking.LONGEST:
        raise InputError(f"an office has at most {asking.LONGEST} characters")
    return party, title


def _day(book: Ledger, request: Request) -> str | None:
    return asking.day(request, "on") or overview(book).last


def paint_holders(book: Ledger, request: Request, look: Look) -> Picture:
    """Holders on a bar, with a line at the day asked about."""
    party, title = _asked(request)
    found = holders(book, party, title)
    about = "; ".join(f"{t.name} {t.first or '?'} to {t.last or '?'}" for t in found)
    spec = drawn.tenures(found, look, by="name", day=_day(book, request))
    return Picture(f"Holders of {title}, {values.party(party)}", about, spec)


def table(book: Ledger, request: Request) -> Shape:
    """A row for each tenure."""
    party, title = _asked(request)
    found = ever(book, party, title)
    rows = tuple(
        (t.id, t.person, t.name, party, t.office, t.first, t.last, t.starts, t.ends,
         "yes" if t.acting else "no", len(t.claims), " ".join(found.decided(t)))
        for t in found.holders[::-1]
    )  # fmt: skip
    columns = ("id", "person", "name", "party", "office", "first_so_called", "last_so_called",
               "starts", "ends", "acting", "claims", "decided")  # fmt: skip
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


ROOM = Room(
    "/office/{party}/{office:path}",
    "office.html",
    look,
    "people",
    {Table: table},
    {"holders": paint_holders},
)
