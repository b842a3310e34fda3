"""In what form people met: by video, by telephone, in writing, as far as their sentence says.

The phrases of a sentence and the index of one of them come in, its format goes out, None where
nothing states it. Words beside a later verb are that verb's.
"""

from collections.abc import Sequence

from dragoman.claims.circumstances import occasions
from dragoman.claims.sentence.row import Row, steps
from dragoman.lexicon.clauses import Clauses
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
        and not {"and", ";", "before", "after"}.isdisjoint(row.lows[h.first - 4 : h.first])
    ]
    later += [k for k in range(hit.last, len(row.lows)) if row.lows[k] == ";"][:1]
    own = _opens(row, hits, n)
    if row.has(cues.formats["video"], max(hit.first - 14, own), min([hit.last + 25, *later])):
        return "video"
    if hit.phrase.kind == "call" and _face_to_face(row, hits, n, cues):
        return None if hit.phrase.frame == "noun" else "in_person"
    to_meet = hit.phrase.verb == "meet" and row.low(hit.first - 1) == "to"  # "agreed by phone to"
    start = hit.first if to_meet else max(hit.first - 6, own)
    end = min([steps(row, hit.last, 12), *later])
    if hit.phrase.kind == "call" or row.has(cues.formats["phone"], start, end):
        return "phone"
    if hit.phrase.kind == "message":
        return "written"
    return None


def _opens(row: Row, hits: Sequence[Hit], n: int) -> int:
    """Where the words of a verb begin: of "spoke by phone on 2 May and met" with "met"."""
    joined = row.low(hits[n].first - 1) in ("and", "then")
    told = any(h.phrase.verb and h.last < hits[n].first for h in hits)
    return hits[n].first if joined and told and hits[n].phrase.verb else 0


def _face_to_face(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> bool:
    """Of "spoke with B on the sidelines": whether they met, whose words name no telephone.

    The cue must stand in the clause of the verb, with no other engagement between: "spoke by phone
    of the talks on the margins of the summit" is a call.
    """
    hit, near, far = hits[n], max(hits[n].first - 10, 0), hits[n].last + 12
    if not cues.wires.isdisjoint(row.lows[hit.first : hit.last]):
        return False
    if row.has(cues.formats["phone"], near, far):
        return False
    if occasions.setting(row, hits, n, cues, None):
        return True  # "spoke with B at the Doha Dialogue"
    in_person = cues.formats["in_person"]
    for start, stop in ((near, hit.first), (hit.last, far)):
        end = row.has(in_person, start, stop)
        first, last = (end, hit.first) if start == near else (hit.last, end)
        if end and not row.border(first, last) and not _between(hits, n, first, last):
            return True
    return False


def _between(hits: Sequence[Hit], n: int, first: int, last: int) -> bool:
    """Whether another engagement is named between two tokens."""
    return any(m != n and first <= other.first < last for m, other in enumerate(hits))
