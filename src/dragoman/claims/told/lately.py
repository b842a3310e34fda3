"""Which two of those named last are "the two presidents", "the two officers", "they".

The persons of a document and the order in which they were named last come in, two of different
states go out, or those whom the next sentences name of "three counterparts"; nobody where fewer
hold such an office. Refused are former holders, who only speaks for others and who is no official.
"""

from collections.abc import Sequence

from dragoman.claims.told import holding
from dragoman.records import Actor, Person

_TWO = 2


def two(
    persons: Sequence[Person], named: Sequence[int], key: str, office: str | None
) -> tuple[int, ...]:
    """The last two of different parties who hold an office of that key, in the order of naming."""
    chosen: list[int] = []
    for index in reversed(named):
        one = persons[index]
        if not _able(one) or not _holds(one, key, office):
            continue
        if all(one.party != persons[other].party for other in chosen):
            chosen.insert(0, index)
        if len(chosen) == 2:
            return tuple(chosen)
    return ()


def peers(actors: Sequence[Sequence[Actor]], several: Actor) -> tuple[int, ...]:
    """Of "three of her counterparts", the three named one by one in the sentences behind it."""
    if not several.counterpart or several.count < _TWO:
        return ()
    behind = actors[several.sentence + 1 : several.sentence + 1 + several.count]
    named = [a for here in behind for a in here if a.counterpart and a.person is not None]
    found = dict.fromkeys(a.person for a in named if a.person is not None and a.parties)
    return tuple(found) if len(found) == several.count else ()


def every(persons: Sequence[Person], key: str) -> tuple[int, ...]:
    """All whom a document names in an office of that noun: of "three new ambassadors" each."""
    noun = key.split()[-1:] or [""]
    return tuple(
        p.index for p in persons if p.party and any(h.key.split()[-1:] == noun for h in p.holdings)
    )


def _able(one: Person) -> bool:
    return bool(one.party) and not (holding.speaks_only(one) or holding.private(one))


def _holds(one: Person, key: str, office: str | None) -> bool:
    """Whether somebody holds such an office; "the two leaders" and "officials" are of any."""
    held = [h for h in one.holdings if h.state != "former"]
    noun = key.rsplit(maxsplit=1)[-1] if key else ""
    if not noun or noun in holding.OF_ANYBODY or key.startswith("head of "):
        return bool(held)
    return any(
        h.key.split()[-1:] == [noun] and holding.of_that_kind(key, office, h.office) for h in held
    )
