"""In what form people met: by video, by telephone, in writing, as far as their sentence says.

The phrases of a sentence and the index of one of them come in, its format goes out, None where
nothing states it. Words beside a later verb are that verb's.
"""

from collections.abc import Sequence

from dragoman.claims.row import Row
from dragoman.lexicon.clauses import Clauses, has
from dragoman.lexicon.phrases import Hit
from dragoman.records import Format


def form(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> Format | None:
    """The format the sentence states; None where it states none."""
    hit = hits[n]
    later = [
        h.first
        for h in hits
        if h.phrase.verb
        and h.first > hit.last
        and not {"and", "before", "after"}.isdisjoint(row.lows[h.first - 4 : h.first])
    ]
    if has(cues.formats["video"], row.lows, max(hit.first - 14, 0), min([hit.last + 25, *later])):
        return "video"
    if hit.phrase.kind == "call" and has(
        cues.formats["in_person"], row.lows, max(hit.first - 10, 0), hit.last + 12
    ):
        return None if hit.phrase.frame == "noun" else "in_person"
    to_meet = hit.phrase.verb == "meet" and row.low(hit.first - 1) == "to"  # "agreed by phone to"
    start = hit.first if to_meet else max(hit.first - 6, 0)
    if hit.phrase.kind == "call" or has(cues.formats["phone"], row.lows, start, hit.last + 12):
        return "phone"
    if hit.phrase.kind == "message":
        return "written"
    return None
