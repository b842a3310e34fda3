"""Promises that a document tells were kept: sentences in, claims of pledges with their day out.

    The promised embassy in Lima opened on 3 May · the boat that Oman promised was handed over ·
    Oman has kept its promise to send rice

What was promised is told in the document's own words, the day is the one the deed is told with.
Refused: promises of which nothing was done, sentences in which it is denied, doubted or still to
come, and days behind the document's own.
"""

from collections.abc import Iterator

from msgspec import Struct

from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import edtf
from dragoman.lexicon.pledges import Pledges
from dragoman.records import Focus, PledgeClaim, Sentence

_REACH = 16  # tokens from the promise to what was done
_WHY = "not stated; taken to be the state that does not lie where it was done"
_BACK = 8  # tokens a thing has before "that Oman promised"


class _Told(Struct, frozen=True):
    """The tokens of what was promised, whose word it was, and the tokens of the deed."""

    first: int
    last: int
    by: tuple[str, ...]
    begun: int
    end: int


def find(scene: Scene, sentence: Sentence, focus: Focus, words: Pledges) -> Iterator[PledgeClaim]:
    """The promises of one sentence that were kept."""
    lows = sentence.lows
    if words.promised.isdisjoint(sentence.said) and words.keeping.absent(sentence.said):
        return
    if any(low in words.denying for low in lows):
        return
    for k in range(len(lows)):
        told = _adjective(lows, k, words) or _relative(scene, sentence, k, words)
        told = told or _plainly(scene, sentence, k, words)
        if told is None or _awaited(scene, sentence, told, words):
            continue
        claim = _claim(scene, sentence, told, focus)
        if claim and not _to_come(claim.kept, scene):
            yield claim


def _awaited(scene: Scene, sentence: Sentence, told: _Told, words: Pledges) -> bool:
    """Whether a deed is only thought of by what stands before it: "was to be opened"."""
    timed = {i for time in scene.times[sentence.index] for i in range(time.first, time.last)}
    before = (sentence.lows[i] for i in range(told.begun) if i not in timed)  # a month is "may"
    return any(low in words.unsaid or low in words.awaiting for low in before)


def _to_come(day: str | None, scene: Scene) -> bool:
    """Whether a day lies behind the document's own."""
    told, span = reference(scene.document), edtf.bounds(day) if day else None
    return bool(told and span and span[0] > told)


def _done(lows: tuple[str, ...], k: int, words: Pledges) -> tuple[int, int]:
    """The tokens of the first deed behind `k`; (0, 0) where there is none."""
    for i in range(k, min(k + _REACH, len(lows))):
        if length := words.done.length(lows, i):
            return i, i + length
    return 0, 0


def _adjective(lows: tuple[str, ...], k: int, words: Pledges) -> _Told | None:
    """Of "the promised embassy in Lima opened"."""
    if lows[k] not in words.promised or lows[max(k - 1, 0)] not in ("the", "a", "its", "their"):
        return None
    begun, end = _done(lows, k + 1, words)
    return _Told(k + 1, begun, (), begun, end) if begun > k + 1 else None


def _relative(scene: Scene, sentence: Sentence, k: int, words: Pledges) -> _Told | None:
    """Of "the two boats that Oman promised to Kenya last year were handed over"."""
    lows = sentence.lows
    if lows[k] not in words.promised:
        return None
    giver = next((a for a in scene.actors[sentence.index] if 0 <= k - a.last <= 2), None)
    if giver is None or not giver.parties:
        return None
    that = giver.first if lows[giver.first] in words.that else giver.first - 1
    begun, end = _done(lows, k + 1, words)
    if that < 1 or lows[that] not in words.that or not end:
        return None
    first = that
    while first > max(that - _BACK, 0) and lows[first - 1].replace("-", "").isalnum():
        first -= 1
    return _Told(first, that, giver.parties, begun, end) if first < that else None


def _plainly(scene: Scene, sentence: Sentence, k: int, words: Pledges) -> _Told | None:
    """Of "Oman has kept its promise to send rice"."""
    lows = sentence.lows
    length = words.keeping.length(lows, k)
    if not length or lows[k + length : k + length + 1] != ("to",):
        return None
    before = [a for a in scene.actors[sentence.index] if a.last <= k]
    first = last = k + length + 1
    while last < len(lows) and lows[last] not in (",", ";", ".", ":"):
        last += 1
    if not before or last < first + 2:
        return None
    return _Told(first, last, before[-1].parties, k, last)


def _claim(scene: Scene, sentence: Sentence, told: _Told, focus: Focus) -> PledgeClaim | None:
    tokens, s = sentence.tokens, sentence.index
    first = told.first + (sentence.lows[told.first] in ("the", "a", "an"))
    named = [m.ref for m in scene.mentions[s] if m.kind in ("state", "organisation") and m.ref]
    parties = tuple(dict.fromkeys((*told.by, *named)))
    if set(parties) <= set(focus.parties):
        parties = focus.parties
    if len(parties) < 2 or first >= told.last:
        return None
    by = told.by or _giver(scene, s, first, told.last, parties)
    start, end = tokens[first].start, tokens[told.last - 1].end
    return PledgeClaim(
        parties=parties,
        by=by,
        what=" ".join(scene.document.text[start:end].split()),
        modality="will",
        area=None,
        due=None,
        evidence=(around.evidence(scene, tokens[told.first].start, tokens[told.end - 1].end),),
        phrase=" ".join(sentence.lows[told.begun : min(told.end, told.begun + 5)]),
        inferred={} if told.by or not by else {"by": _WHY},
        kept=around.when(scene, s, told.first, told.end, "past") or "",
    )


def _giver(
    scene: Scene, s: int, first: int, last: int, parties: tuple[str, ...]
) -> tuple[str, ...]:
    """Of two, the one in whose land it was not: "the promised embassy in Lima" is not of Peru."""
    inside = {m.ref for m in scene.mentions[s] if first <= m.first < last}
    rest = tuple(p for p in parties if p not in inside)
    return rest if len(parties) == 2 and len(rest) == 1 else ()
