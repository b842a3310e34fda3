"""The ledger: one SQLite file that keeps pages, what they say, what is believed, what was judged.

    with ledger.writer("dragoman.db") as book:      # made if absent; one writer at a time
        ledger.add(book, page, readings, retrieved="2025-09-18T12:00:00Z")
    with ledger.reader("dragoman.db") as book:
        ledger.engagements(book, Filters(party=("VNM",)))

Functions take the open ledger first. Everything they return is a record of `ledger.views` or
`merge.beliefs`. All errors are `LedgerError`s that say what to do.
"""

from dragoman.ledger.add import add, days, known, renew
from dragoman.ledger.batches import Batch, batch
from dragoman.ledger.explaining import apart, explain
from dragoman.ledger.files import Ledger, reader, revision, upgrade, writer
from dragoman.ledger.past import as_known_on
from dragoman.ledger.queries import document, documents, engagements, overview
from dragoman.ledger.queries_days import reported
from dragoman.ledger.queries_engagement import engagement
from dragoman.ledger.queries_pages import page, raw
from dragoman.ledger.queries_people import best_attested, office, people, person
from dragoman.ledger.queries_relations import instrument, mechanism, mechanisms, relation
from dragoman.ledger.rebuild import rebuild
from dragoman.ledger.remove import remove
from dragoman.ledger.search import search
from dragoman.ledger.sources import sources
from dragoman.ledger.verify import verify
from dragoman.ledger.views import Filters

__all__ = [
    "Batch",
    "Filters",
    "Ledger",
    "add",
    "apart",
    "as_known_on",
    "batch",
    "best_attested",
    "days",
    "document",
    "documents",
    "engagement",
    "engagements",
    "explain",
    "instrument",
    "known",
    "mechanism",
    "mechanisms",
    "office",
    "overview",
    "page",
    "people",
    "person",
    "raw",
    "reader",
    "rebuild",
    "relation",
    "remove",
    "renew",
    "reported",
    "revision",
    "search",
    "sources",
    "upgrade",
    "verify",
    "writer",
]
