"""An engagement as one sentence gives it, before the rest of the document has its say.

Made from a phrase found in a row by the readers of kinds; filled with time and place by `drafts`,
folded with its like by `fold`, settled by `settle`. Parties stand once each, in order of mention.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.claims.row import Row
from dragoman.lexicon.phrases import Hit
from dragoman.records import EngagementKind, Format, Participant, Place, Status


class Draft(Struct, frozen=True):
    """An engagement as one sentence gives it."""

    kind: EngagementKind
    format: Format | None
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    sentences: tuple[int, ...]
    by: str
    title: bool = False
    definite: bool = False
    ends: bool = False  # dated by its last day: "concluded a visit on Friday"
    echo: bool = False  # adds to one already told of, and is none by itself: "the talks took place in Geneva"
    near: bool = True  # of the time of the document itself, as far as its date tells
    background: bool = False  # told as something before the news: "had met", "recently met"
    inferred: dict[str, str] = {}


def make(
    row: Row, hit: Hit, state: Status, parties: tuple[str, ...], people: tuple[Participant, ...], definite: bool
) -> Draft:
    return Draft(
        kind=hit.phrase.kind,
        format=None,
        status=state,
        date=None,
        place=None,
        setting=None,
        parties=parties,
        participants=people,
        sentences=(row.sentence.index,),
        by=hit.phrase.source,
        title=row.sentence.role == "title",
        definite=definite,
    )


def unique(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for p in parties if p))
