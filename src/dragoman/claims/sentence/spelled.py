"""Whom a plural without names stands for, where a colon or a list below spells them out.

    Five ambassadors presented their credentials on Tuesday: A of Fiji, B of Oman and C of Peru
    The foreign ministers of the three neighbours, Fiji, Samoa and Tonga, met

A row and the side of a phrase come in, the side with everybody named goes out. Whoever stands
before "of" and a state, or before the state in brackets, is of that state in that list, whatever
was guessed of them before. A colon behind which nobody is named at once spells nothing out.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.records import Actor

_JOINTS = frozenset({",", ";", "and", "&", "the"})
_OF = frozenset({"of", "from", ",", "(", "–", "-"})
LISTED = "listed"  # the word of somebody whose state the list gives
_ASIDE = frozenset({"—", "–", ","})
_OF_A_GROUP = frozenset({"of", "from"})
_GROUP = 8  # tokens of "of the three neighbours on the lake"
_OPENING = 2  # tokens before whom a sentence is about
_PAIR = 2  # "the two ministers" are those told of


def out(row: Row, side: tuple[Actor, ...], last: int) -> tuple[Actor, ...]:
    """A side, with whom the colon behind token `last` names in place of its plural."""
    if len(side) != 1 or not nameless(side[0]) or ":" not in row.lows[last:]:
        return side
    return named(row, row.lows.index(":", last) + 1, side[0].office) or side


def officials(row: Row, side: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Of "The leaders of the bloc — A, B and C — met": its leaders, who are of A, B and C.

    Provinces, clubs and companies are none of the states they are called like: nobody is told.
    """
    if len(side) < 2 or any(actor.kind != "party" for actor in side):
        return side
    k, who = side[0].first - 1, row.actors[0]
    aside = row.low(k) in _ASIDE and row.low(side[-1].last) == row.low(k)
    if aside and _of_others(row, k):
        return ()
    if not (aside and who.plural and who.key) or who.first > _OPENING:
        return side
    if (who.last < k and row.low(who.last) not in _OF_A_GROUP) or k - who.last > _GROUP:
        return side
    parties = tuple(dict.fromkeys(p for actor in side for p in actor.parties))
    return (replace(who, kind="office", parties=parties),)


def _of_others(row: Row, k: int) -> bool:
    """Of "Captains of the three teams, A, B and C": whether no states are listed."""
    of = next((i for i in range(min(k, _GROUP)) if row.low(i) in _OF_A_GROUP), k)
    if of >= k or k - of > _GROUP or row.low(0) in row.closed.prepositions:
        return False
    states = (i for i in range(of, k) if row.low(i) in row.closed.groups_of_states)
    return all(row.low(i + 1) in POSSESSIVE for i in states)


def nameless(actor: Actor) -> bool:
    """Whether an actor is several people without a name or a state: "five ambassadors"."""
    return actor.kind == "sides" and bool(actor.key) and actor.count != _PAIR


def named(row: Row, k: int, office: str | None) -> tuple[Actor, ...]:
    """The people of a list that begins at token `k`, each of the state that stands behind."""
    found: list[Actor] = []
    while k < len(row.lows):
        actor = row.actor(k)
        if actor is not None and actor.person is not None:
            found.append(of_state(row, actor, office))
            k = actor.last
        elif (actor is not None and found) or row.lows[k] in _JOINTS | _OF:
            k = actor.last if actor is not None else k + 1
        else:
            break
    each = all(actor.parties for actor in found)
    return tuple(found) if each and len({p for a in found for p in a.parties}) > 1 else ()


def of_state(row: Row, actor: Actor, office: str | None) -> Actor:
    """Somebody with the state right behind, "A of Iceland", and the office of the whole list."""
    behind = row.actor(actor.last + 1 + (row.low(actor.last + 1) == "the"))
    state: Sequence[str] = actor.parties
    if row.low(actor.last) in _OF and behind is not None and behind.kind == "party":
        state = behind.parties
    word = LISTED if state else actor.word
    return replace(actor, parties=tuple(state), office=actor.office or office, word=word)
