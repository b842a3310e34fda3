"""Where a meeting was whose occasion always meets in one place.

    on the margins of the UN General Assembly        New York

Drafts come in and go out; those beside a gathering that never moves, and with no place of their
own, have its place. Refused are calls, letters and talks by video.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.claims.draft import DONE, NOWHERE, Draft
from dragoman.records import Place

Ground = tuple[Place, frozenset[str]]  # a city, and the words of the sentence that names it
_REMOTE = frozenset({"video", "phone"})


def ground(place: Place | None, words: Sequence[str]) -> tuple[Ground, ...]:
    """The city that a sentence puts a gathering in, where it does."""
    return ((place, frozenset(words)),) if place else ()


def placed(
    found: Sequence[Draft], venues: Mapping[str, tuple[str, str]], grounds: Sequence[Ground]
) -> list[Draft]:
    """The drafts, those at a gathering that never moves, or is in one city of the text, there."""
    return [_placed(d, venues, grounds) if d.setting and d.place is None else d for d in found]


def _placed(
    draft: Draft, venues: Mapping[str, tuple[str, str]], grounds: Sequence[Ground]
) -> Draft:
    if draft.kind in (*NOWHERE, "visit") or draft.format in _REMOTE:
        return draft
    if draft.status not in (*DONE, "planned"):
        return draft
    said = " ".join((draft.setting or "").lower().split())
    known = next((place for name, place in venues.items() if name in said), None)
    if known is None:
        one = _ground(frozenset(said.split()), grounds)
        why = {**draft.inferred, "place": "where the text puts the gathering"}
        return replace(draft, place=one, inferred=why) if one else draft
    why = {**draft.inferred, "place": "where the gathering always meets"}
    return replace(draft, place=Place(city=known[0], country=known[1]), inferred=why)


def _ground(setting: frozenset[str], grounds: Sequence[Ground]) -> Place | None:
    """The one city that sentences with the words of an occasion put a gathering in."""
    told = {place for place, words in grounds if 2 * len(setting & words) > len(setting)}
    return told.pop() if len(told) == 1 else None
