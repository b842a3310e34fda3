"""Where a meeting was whose occasion always meets in one place.

    on the margins of the UN General Assembly        New York

Drafts come in and go out; those beside a gathering that never moves, and with no place of their
own, have its place. Refused are calls, letters and talks by video, and gatherings whose name goes
on: the General Assembly of Interpol and a "Doha Forum Rome" meet elsewhere.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dragoman.claims.sentence.draft import NOWHERE, REMOTE, Draft
from dragoman.lexicon.clauses import Venues
from dragoman.lexicon.mechanisms import numbers
from dragoman.records import DONE, Place

Ground = tuple[Place, frozenset[str]]  # a city, and the words of the sentence that names it
_STOPS = ",;:."
_MOST = 200  # sentences that put a gathering somewhere; of those behind them none is needed


def ground(place: Place | None, words: Sequence[str]) -> tuple[Ground, ...]:
    """The city that a sentence puts a gathering in, where it does."""
    return ((place, frozenset(words)),) if place else ()


def placed(found: Sequence[Draft], venues: Venues, grounds: Sequence[Ground]) -> list[Draft]:
    """The drafts, those at a gathering that never moves, or is in one city of the text, there."""
    return [_placed(d, venues, grounds) if d.setting and d.place is None else d for d in found]


def _placed(draft: Draft, venues: Venues, grounds: Sequence[Ground]) -> Draft:
    if draft.kind in (*NOWHERE, "visit") or draft.format in REMOTE:
        return draft
    if draft.status not in (*DONE, "planned"):
        return draft
    said = (draft.setting or "").split()
    known = _meets(said, venues)
    if known is None:
        one = _ground(frozenset(word.lower() for word in said), grounds)
        why = {**draft.inferred, "place": "where the text puts the gathering"}
        return replace(draft, place=one, inferred=why) if one else draft
    why = {**draft.inferred, "place": "where the gathering always meets"}
    return replace(draft, place=Place(city=known[0], country=known[1]), inferred=why)


def _meets(said: Sequence[str], venues: Venues) -> tuple[str, str] | None:
    """City and state of the gathering that a setting names, all of its name and nothing more."""
    plain = [_plain(word) for word in said]
    for name, place in venues.known.items():
        beside = venues.beside.union(place[0].lower().split())
        for i in range(len(said) - len(name) + 1):
            whole = tuple(plain[i : i + len(name)]) == name
            if whole and not _goes_on(said[:i], said[i + len(name) - 1 :], venues, beside):
                return place
    return None


def _plain(word: str) -> str:
    low = word.lower().rstrip(_STOPS)
    return low.removesuffix("'s").removesuffix("’s")


def _goes_on(
    before: Sequence[str], behind: Sequence[str], venues: Venues, beside: Collection[str]
) -> bool:
    """Whether a word beside a name makes it another's; `behind` begins with its last word."""
    if before and _names(before[-1], beside):
        return True
    for last, word in pairwise(behind):
        if last[-1] in _STOPS:
            return False
        if _plain(word) not in beside:
            return word in venues.of_others or _names(word, beside)
    return False


def _names(word: str, beside: Collection[str]) -> bool:
    """Whether a word is part of a name: "African", but not "Annual" or "79th"."""
    return word[:1].isupper() and _plain(word) not in beside and not numbers(word)


def _ground(setting: frozenset[str], grounds: Sequence[Ground]) -> Place | None:
    """The one city that sentences with the words of an occasion put a gathering in."""
    told = {place for place, words in grounds[:_MOST] if 2 * len(setting & words) > len(setting)}
    return told.pop() if len(told) == 1 else None
