"""Whose an edition is that says so only in part: those of its name, of "with B", or in focus.

An event of a sentence comes in, codes of parties go out. A forum of many has those of its name
alone. What a name is about ("the Conference on Libya") is no party to it, nor is who only leads it
through talks; where the sentence names others than those in focus, nothing says whose a
"Stability Dialogue" is. What two parties agree to begin is theirs.
"""

from dragoman.claims.objects import edition_status
from dragoman.claims.objects.edition_scene import Here
from dragoman.claims.sentence import around
from dragoman.claims.sentence.events import EventName, topic

_WITH = 6  # tokens from a name to "with": "the Dialogue that we launched with Chile"


def shared(here: Here, event: EventName) -> tuple[str, ...]:
    """The parties in focus, where the name says nothing and is no forum of many."""
    mentions, focus, words = here.scene.mentions[here.s], here.focus, here.words
    own = around.codes(mentions, event.first, topic(here.lows, event.first, event.last))
    if words.meaning[event.head].kind == "conference":
        return own
    stated = [words.counts[w] for w in event.name.lower().split() if w in words.counts]
    if stated and stated[0] != len(focus.parties):
        return own
    if other := _with(here, event):
        rest = [c for c in focus.parties if c not in other]
        return (rest[0], *other) if rest else own
    if not focus.parties and not own and edition_status.founded(here, event):
        both = around.codes(mentions, 0, event.first)
        return both if len(both) == 2 else own
    named = set(around.codes(mentions, 0, len(here.lows)))
    ours = set(focus.parties)
    proper = event.capitalised and words.meaning[event.head].kind != "exercise"
    if proper and not own and not (named <= ours or ours <= named):
        return own
    several = bool(own) and len(focus.parties) > 2  # ASEAN's partners' meeting is not of ASEAN's
    return focus.parties if set(own) <= set(focus.parties) and not several else own


def _with(here: Here, event: EventName) -> tuple[str, ...]:
    """The party of "the Dialogue with Chile", "the Dialogue that we launched with Chile"."""
    ahead = here.lows[event.last : event.last + _WITH]
    near = ahead[:1] == ("with",) or (ahead[:1] in (("that",), ("which",)) and "with" in ahead)
    k = event.last + ahead.index("with") if near else 0
    end = min(k + _WITH, len(here.lows))
    return around.codes(here.scene.mentions[here.s], k, end)[:1] if near else ()
