"""Who copied whom: the documents that tell of something, grouped by who first wrote their text.

Claims come in, origins go out, each with its documents, the one it began with first. A document
joins an origin because its text is the same, because it names the agency that wrote it, or because
half of its text is alike; `merge.origins` decides, this module only says which it was.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import statements
from dragoman.ledger.views import ClaimView, DocumentLine
from dragoman.merge.beliefs import Statement
from dragoman.merge.origins import origins
from dragoman.records import Record

How = Literal["first", "same text", "credited", "alike"]


class Copy(Record):
    """A document of an origin, and how one knows that it is of it."""

    document: DocumentLine
    how: How
    credit: str | None  # the agency that it names as its source


class Origin(Record):
    """Documents that tell one text, the one it began with first."""

    name: str | None  # who wrote it: the agency, or whoever published it first
    copies: tuple[Copy, ...]


def told_by(book: Ledger, claims: Sequence[ClaimView]) -> tuple[Origin, ...]:
    """The origins of these claims, in the order in which each was first published."""
    lines = {claim.document.id: claim.document for claim in claims}
    said = statements(book.db, (claim.id for claim in claims))
    texts: dict[str, dict[str, Statement]] = {}
    for one in said:
        texts.setdefault(one.sha256, {})[one.document] = one
    found = [_origin([d for t in group for d in texts[t.sha256].values()], lines)
             for group in origins(said)]  # fmt: skip
    return tuple(sorted(found, key=_begun))


def _origin(papers: Iterable[Statement], lines: dict[str, DocumentLine]) -> Origin:
    """The documents of one origin; one that names no agency stands before those that do."""
    inside = (s for s in papers if s.document in lines)
    order = sorted(inside, key=lambda s: (bool(s.context.credit), s.published or "~", s.document))
    first = order[0]
    credit = next((s.context.credit for s in order if s.context.credit), None)
    return Origin(
        name=credit or first.publisher,
        copies=tuple(
            Copy(document=lines[s.document], how=_how(s, first), credit=s.context.credit)
            for s in order
        ),
    )


def _how(paper: Statement, first: Statement) -> How:
    if paper is first:
        return "first"
    if paper.sha256 == first.sha256:
        return "same text"
    return "credited" if paper.context.credit else "alike"


def _begun(origin: Origin) -> tuple[str, str]:
    one = origin.copies[0].document
    return one.published or "~", one.id
