"""Where documents came from: a line a publisher, with counts and the span of days."""

from dragoman.ledger.files import Ledger
from dragoman.ledger.views import SourceLine


def sources(book: Ledger) -> tuple[SourceLine, ...]:
    """Publishers, the most productive first; documents without one stand together."""
    rows = book.db.execute(
        "SELECT d.publisher, count(DISTINCT d.page), count(*), coalesce(sum(c.number), 0), "
        "min(d.published), max(d.published), max(p.retrieved) FROM document d "
        "JOIN page p ON p.id = d.page LEFT JOIN (SELECT document, count(*) AS number FROM claim "
        "WHERE kind = 'engagement' GROUP BY document) c ON c.document = d.id "
        "WHERE d.retired = 0 GROUP BY d.publisher ORDER BY count(*) DESC, d.publisher"
    )
    return tuple(
        SourceLine(publisher=publisher, pages=pages, documents=documents, engagements=engagements,
                   first=first, last=last, retrieved=retrieved)
        for publisher, pages, documents, engagements, first, last, retrieved in rows
    )  # fmt: skip
