"""Whether it is states that break off relations: "Peru severed ties with Chile".

A scene, the token of the verb and the end of its object come in, a yes or no goes out. Clubs,
ports and companies have ties too: "Peru's football federation severed ties with Chilean clubs" and
"Peru suspended relations with Chile's port authority" are refused.
"""

from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.levels import Levels

_BACK = 8  # tokens from a verb to whoever did it
_STATES = frozenset({"name", "capital", "seat"})


def between_states(scene: Scene, s: int, verb: int, end: int, words: Levels) -> bool:
    """Whether a state stands before the verb at token `verb` and another behind "with" at `end`."""
    lows = scene.sentences[s].lows
    if lows[end : end + 1] == ("with",):
        if not _with_a_state(scene, s, end + 1, words):
            return False
    elif end < len(lows) and lows[end].isalpha() and not _leads(scene, s, end, words):
        return False  # "cut ties worn at the ceremony"
    return _of_a_state(scene, s, verb, words)


def _with_a_state(scene: Scene, s: int, k: int, words: Levels) -> bool:
    """Of "with Chile on Monday": a state by its name, and nothing that is the state's."""
    lows = scene.sentences[s].lows
    k += lows[k : k + 1] == ("the",)
    named = next((m for m in scene.mentions[s] if m.first == k), None)
    if named is None or named.form not in ("name", "capital"):
        return False
    after = lows[named.last] if named.last < len(lows) else "."
    return after in ",;.:)" or (after.isalpha() and _leads(scene, s, named.last, words))


def _leads(scene: Scene, s: int, k: int, words: Levels) -> bool:
    """Whether a time stands at token `k`, or a word that leads to one or to a reason."""
    return scene.sentences[s].lows[k] in words.behind or any(t.first == k for t in scene.times[s])


def _of_a_state(scene: Scene, s: int, verb: int, words: Levels) -> bool:
    """Whether the words before a verb end in a state, who acts for one, or "it", said by one."""
    lows = scene.sentences[s].lows
    timed = {i for t in scene.times[s] for i in range(t.first, t.last)}
    for k in range(verb, max(verb - _BACK, 0), -1):
        named = next((m for m in scene.mentions[s] if m.last == k), None)
        acting = any(a.last == k and a.kind != "party" and a.parties for a in scene.actors[s])
        if acting or lows[k - 1] in words.governing:
            return True
        if named is not None and k - 1 not in timed:
            return named.form in _STATES and _heads(lows, named.first, words)
        if lows[k - 1] not in words.lowering and k - 1 not in timed:
            return False
    return False


def _heads(lows: tuple[str, ...], first: int, words: Levels) -> bool:
    """Whether a state at token `first` acts itself: "the government of Chad", no "club of Chad"."""
    before = first - 1 - (lows[first - 1 : first] == ("the",))
    if before < 0 or lows[before] != "of":
        return True
    return lows[before - 1] in words.governing
