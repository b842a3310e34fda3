"""What stands around an object in its sentence: whose it is, when, and the words that say it.

A scene, a sentence's index and half-open token indices come in; parties, dates and evidence go
out. Parties are those of the name itself, else of "between A and B" or "with B", else what the
sentence names, else what the discourse is about. The surprising thing: capitals and seats of
government are no parties here, since papers are signed in them more often than by them.
"""

from collections.abc import Sequence

from dragoman import dates
from dragoman.claims.sentence.scene import Scene, item_of, reference
from dragoman.dates import Tense, TimeExpression
from dragoman.dates.recipe import Weekday
from dragoman.lexicon import words
from dragoman.records import Evidence, Focus, Mention

_PLACES = frozenset({"capital", "seat"})
_JOINTS = frozenset({",", "and", "the"})
_AFTER = 20  # tokens behind a name in which a date still belongs to it


def evidence(scene: Scene, start: int, end: int) -> Evidence:
    """The characters from `start` to `end`, with their quote."""
    return Evidence(start=start, end=end, quote=scene.document.text[start:end])


def codes(mentions: Sequence[Mention], first: int, last: int) -> tuple[str, ...]:
    """The parties named between two tokens, in order, each once."""
    found = (
        m.ref
        for m in mentions
        if m.kind in ("state", "organisation") and m.ref and m.form not in _PLACES
        if first <= m.first and m.last <= last
    )
    return tuple(dict.fromkeys(found))


def parties(scene: Scene, s: int, first: int, last: int, focus: Focus) -> tuple[str, ...]:
    """Whose the object at tokens `first` to `last` is; empty where nothing says so."""
    mentions = scene.mentions[s]
    own = codes(mentions, first, last)
    if len(own) > 1:
        return own
    tokens = scene.sentences[s].tokens
    low = tokens[last].low if last < len(tokens) else ""
    if low in ("between", "among"):
        shared = codes(mentions, last, _clause_end(scene, s, last))
        if len(shared) > 1:
            return shared
    if low in ("with", "to") and (other := _joined(scene, s, last, last + 7)):
        return _with(scene, s, first, other, focus)
    return _of_sentence(scene, s, focus, own)


def _joined(scene: Scene, s: int, first: int, last: int) -> tuple[str, ...]:
    """The first party between two tokens, and those named in a row with it: "with A, B and C"."""
    row = (m for m in scene.mentions[s] if m.first >= first and m.kind != "place")
    found: list[Mention] = []
    for mention in row:
        between = scene.sentences[s].lows[found[-1].last : mention.first] if found else ()
        if not _JOINTS.issuperset(between) or (not found and mention.first >= last):
            break
        found.append(mention)
    return codes(_listed(scene, s, found), first, len(scene.sentences[s].tokens))


def _listed(scene: Scene, s: int, row: list[Mention]) -> list[Mention]:
    """A row without who begins the next clause: "with A, and B protested", "with A, B said"."""
    lows = (*scene.sentences[s].lows, ".")
    small = words.load(scene.document.language).prepositions
    ends = {t.first for t in scene.times[s]}
    after = row[-1].last if row else 0
    closed = not lows[after][0].isalnum() or lows[after] in small or after in ends
    row = row if closed and not lows[after].startswith(("'", "’")) else row[:-1]
    joined = len(row) > 1 and "and" in lows[row[-2].last : row[-1].first]
    return row if joined else row[:1]


def _with(
    scene: Scene, s: int, first: int, other: tuple[str, ...], focus: Focus
) -> tuple[str, ...]:
    before = [c for c in codes(scene.mentions[s], 0, first) if c not in other]
    if before:
        return (before[0], *other)
    rest = [c for c in focus.parties if c not in other]
    return (rest[0], *other) if len(rest) == 1 else ()


def _of_sentence(scene: Scene, s: int, focus: Focus, own: tuple[str, ...]) -> tuple[str, ...]:
    """The pair the sentence names, else the one in focus, else the one named last before it."""
    known = _known(scene, s)
    if len(known) == 2:
        return known
    meant = len(focus.parties) > 1 and set(own) <= set(focus.parties)
    if meant and (len(known) != 1 or known[0] in focus.parties):
        return focus.parties
    if len(known) > 1:
        return known
    return _before(scene, s, known) or focus.parties


def _known(scene: Scene, s: int) -> tuple[str, ...]:
    """The two parties whose people act in a sentence, else all that it names."""
    held = (p for a in scene.actors[s] if a.kind in ("person", "office") for p in a.parties)
    speaking = tuple(dict.fromkeys(held))
    if len(speaking) == 2:
        return speaking
    named = codes(scene.mentions[s], 0, len(scene.sentences[s].tokens))
    raised = set(scene.sentences[s].raised)  # "the Quito Declaration": no party
    titles = {m.first for m in scene.mentions[s] if m.form in _PLACES and m.last in raised}
    acting = (p for a in scene.actors[s] if a.first not in titles for p in a.parties)
    return tuple(dict.fromkeys((*named, *acting)))


def _before(scene: Scene, s: int, known: tuple[str, ...]) -> tuple[str, ...]:
    """The last pair named before a sentence that holds what the sentence itself names."""
    item = item_of(scene, s)
    for k in range(s - 1, max(item.first - 1 if item else -1, s - 7), -1):
        pair = _known(scene, k)
        if 1 < len(pair) < 4 and set(known) <= set(pair):
            return pair
    return ()


def _clause_end(scene: Scene, s: int, first: int) -> int:
    tokens = scene.sentences[s].tokens
    for k in range(first, min(first + 26, len(tokens))):
        if tokens[k].word in ";.:":
            return k
    return min(first + 26, len(tokens))


def when(
    scene: Scene, s: int, first: int, last: int, tense: Tense, anchor: str | None = None, *,
    at_once: bool = False, stops: frozenset[str] = frozenset(),
) -> str | None:  # fmt: skip
    """The date said of the object at these tokens: the first time behind it, else one before.

    What is done `at_once` is not dated by "since 2028", and nothing by a time behind a word of
    `stops`, which begin another matter: "signed a pact and agreed to meet in May".
    """
    lows = scene.sentences[s].lows
    told = [t for t in scene.times[s] if not (at_once and t.bound == "from")]
    for time in told:
        if not stops.isdisjoint(lows[last : time.first]):
            break
        near = time.first >= last and time.first - last <= _AFTER
        if near and says_when(scene, s, time) and not describes(scene, s, time):
            return resolved(scene, time, tense, anchor)
    for time in reversed(told):
        if time.last <= first and first - time.last <= 6 and says_when(scene, s, time):
            return resolved(scene, time, tense, anchor)
    return None


def coming(scene: Scene, s: int, last: int, *, weekdays: bool) -> str | None:
    """The date ahead of what the present tells: behind token `last`, else the sentence's only one.

    Without `weekdays` a bare "on Friday" is none: captions tell so of the Friday gone by.
    """
    told = scene.times[s]
    if not weekdays and any(isinstance(t.recipe, Weekday) for t in told):
        return None
    tense: Tense = "future" if weekdays else "none"
    alone = resolved(scene, told[0], tense) if len(told) == 1 else None
    return when(scene, s, last, last, tense) or alone


def says_when(scene: Scene, s: int, time: TimeExpression) -> bool:
    """Whether a time dates something: no "2013 pact", no "plan for 2025-2027"."""
    lasts = time.first > 0 and scene.sentences[s].tokens[time.first - 1].low == "for"
    return not (time.attributive or lasts) and time.bound in ("at", "from", "by")


def describes(scene: Scene, s: int, time: TimeExpression) -> bool:
    """Of "in the July 15 Lima Declaration": a day that tells which one another thing is."""
    tokens = scene.sentences[s].tokens
    led = time.first > 0 and tokens[time.first - 1].low == "the"
    return led and time.last < len(tokens) and tokens[time.last].word[0].isupper()


def resolved(
    scene: Scene, time: TimeExpression, tense: Tense, anchor: str | None = None
) -> str | None:
    """The EDTF date of an expression; one that counts from the event needs the event's date."""
    if time.anchor == "event":
        return anchor
    found = dates.resolve(time, reference(scene.document), tense)
    return found.edtf if found else None
