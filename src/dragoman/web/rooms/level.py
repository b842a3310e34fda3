"""One step of a relation: the level, since when, what it came from, and every source."""

from starlette.requests import Request

from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.queries_relations import level
from dragoman.ledger.views import JudgementView
from dragoman.merge.beliefs import LevelBelief
from dragoman.records import Record
from dragoman.web.asking import Pages
from dragoman.web.room import Room
from dragoman.web.sources import Source, cited
from dragoman.wording.beliefs import told


class LevelPage(Record):
    """A level in full. `numbers` leads from a claim to the number of its source."""

    headline: str
    level: LevelBelief
    sources: tuple[Source, ...]
    numbers: dict[str, int]
    pages: Pages
    judgements: tuple[JudgementView, ...]  # of people about it


def look(book: Ledger, request: Request) -> LevelPage:
    """The level an identifier leads to."""
    belief = level(book, request.path_params["id"])
    return LevelPage(
        headline=told(belief),
        level=belief,
        judgements=about(book.db, belief.claims),
        **cited(book, request, claims(book, belief.claims)),
    )


ROOM = Room("/level/{id}", "level.html", look, "levels")
