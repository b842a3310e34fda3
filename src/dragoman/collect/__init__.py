"""Collecting: sources are looked at, what they announce is fetched, read and added to the ledger.

    with Workers() as workers, Fetcher() as fetcher:
        summary = collect(book, sources, fetcher, workers, pipeline.read_page)

Every step is stored before the next begins, so a run that is killed is completed by running again:
nothing is lost, nothing is doubled. What one source does wrong is noted at that source and touches
no other. Parsing happens in processes of their own, with limits on time and memory.
"""

from dragoman.collect.adding import discover
from dragoman.collect.reports import Event, Outcome, Summary
from dragoman.collect.rounds import collect
from dragoman.collect.workers import Workers

__all__ = ["Event", "Outcome", "Summary", "Workers", "collect", "discover"]
