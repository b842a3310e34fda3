"""A draft in, out one for each of those whom someone sees, or whose states someone goes to.

"The minister received A of X and B of Y" is two meetings, "he will visit X, Y and Z" three visits.
Who belongs together in one meeting stays together: two of the other side are apart only where the
text says so.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.frames.engagements.told import Draft
from dragoman.frames.persons.people import Cast
from dragoman.records import Place


def parted(one: Draft, cast: Cast) -> tuple[Draft, ...]:
    """One draft for each: see above."""
    if one.kind == "visit":
        return tuple(_stop(one, state) for state in one.goals) or _visitors(one, cast)
    met = [*((cast.people[n].party, n, "") for n in one.people)]
    met += [(party, -1, office) for party, office in one.unnamed]
    bare = [p for p in one.parties if met and p not in {party for party, _, _ in met}]
    met += [(party, -1, "") for party in bare if len(bare) > 1]
    if (one.each or one.apart) and one.he and len({party for party, _, _ in met}) == len(met) > 1:
        pairs = (_pair(one, other) for other in met)
        return tuple(_there(pair) for pair in pairs) if one.apart else tuple(pairs)
    if not (one.each or one.apart) or len(met) < 3:
        return (one,)
    host, *others = [met[-1], *met[:-1]] if one.kind == "ceremony" and _sent(met) else met
    across = [m for m in others if m[0] != host[0]]
    two = len({party for party, _, _ in met}) == 2
    if len(across) == 1 and two and one.apart:
        host, across = across[0], [m for m in met if m != across[0]]
    elif len(across) < len(others) or (two and not one.apart):
        return (one,)
    return tuple(_pair(one, host, other) for other in across)


def _there(one: Draft) -> Draft:
    """Talks of several told apart, without the place of the others: "in X with A, in Y with B"."""
    country = one.place.country if one.place else None
    return one if country in (None, *one.parties) else replace(one, place=None)


def _sent(met: Sequence[tuple[str | None, int, str]]) -> bool:
    """Whether those of one office are told before another whom each sees: "envoys of A and B"."""
    *before, last = (office for _, _, office in met)
    return bool(before[0]) and set(before) == {before[0]} and last not in ("", before[0])


def _pair(one: Draft, *both: tuple[str | None, int, str]) -> Draft:
    parties = tuple(party for party, _, _ in both if party)
    return replace(
        one,
        people=tuple(n for _, n, _ in both if n >= 0),
        unnamed=tuple((party, office) for party, n, office in both if n < 0 and party and office),
        parties=parties,
        sides=frozenset(party for party, n, _ in both if n >= 0 and party),
    )


def _visitors(one: Draft, cast: Cast) -> tuple[Draft, ...]:
    """The visits of those who came from several states to one."""
    host = one.place.country if one.place else None
    come = dict.fromkeys(
        (*(cast.people[n].party for n in one.people), *(p for p, _ in one.unnamed))
    )
    from_ = [party for party in come if party and party != host]
    if host is None or len(from_) < 2:
        return (one,)
    return tuple(_visit(one, party, host, cast) for party in from_)


def _visit(one: Draft, party: str, host: str, cast: Cast) -> Draft:
    return replace(
        one,
        people=tuple(n for n in one.people if cast.people[n].party == party),
        unnamed=tuple((p, office) for p, office in one.unnamed if p == party),
        parties=(party, host),
        sides=frozenset((party,)) & one.sides,
    )


def _stop(one: Draft, state: str) -> Draft:
    """The visit to one of the states gone to."""
    kept = tuple(p for p in one.parties if p == state or p not in one.goals)
    return replace(one, place=Place(country=state), parties=kept, goals=())
