"""Where documents came from: a line a publisher, with counts and the span of days."""

from dragoman.ledger.files import Ledger
from dragoman.ledger.views import SourceLine


def sources(book: Ledger) -> tuple[SourceLine, ...]:
    """Publishers, the most productive first; documents without one stand together."""
    rows = book.db.execute(
        "SELECT nullif(publisher, ''), pages, documents, engagements, "
        "(SELECT min(day) FROM source_day d WHERE d.publisher = s.publisher AND day > ''), "
        "(SELECT nullif(max(day), '') FROM source_day d WHERE d.publisher = s.publisher), "
        "(SELECT max(retrieved) FROM source_page p WHERE p.publisher = s.publisher) "
        "FROM source s ORDER BY documents DESC, 1"
    )
    return tuple(
        SourceLine(publisher=publisher, pages=pages, documents=documents, engagements=engagements,
                   first=first, last=last, retrieved=retrieved)
        for publisher, pages, documents, engagements, first, last, retrieved in rows
    )  # fmt: skip
