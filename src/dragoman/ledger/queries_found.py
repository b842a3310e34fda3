"""Beliefs whose words have the words looked for, beside engagements and documents.

What a user types comes in, as it is typed; records go out, the best first.
"""

from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import beliefs
from dragoman.ledger.search import match_words, of_kind
from dragoman.merge.beliefs import InstrumentBelief


def instruments_called(book: Ledger, text: str, limit: int = 10) -> tuple[InstrumentBelief, ...]:
    """Instruments whose name has all the words."""
    query = of_kind("instrument", match_words(text))
    if query is None:
        return ()
    rows = book.db.execute(
        "SELECT b.json FROM belief_search s JOIN belief b ON b.number = s.rowid "
        "WHERE belief_search MATCH ? ORDER BY bm25(belief_search), b.id "
        "LIMIT ?",
        (query, limit),
    )
    return beliefs(rows, InstrumentBelief)
