"""Whom a verb is done with: a row and a phrase in, the actors of the other side out.

    met B · met on Monday with B · received today at the palace B · B, whom he last met in Lima
    With Minister B she discussed ports · discussed ports with B

Refused is who only stands in what was spoken of: "discussed the dispute between A and B", "welcomed
Chad's role".
"""

from collections.abc import Sequence

from dragoman.claims.sentence import delegations, insertions
from dragoman.claims.sentence.row import Row, rightward
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_WITH_WHOM = frozenset({"with"})
_QUALIFIED = 4  # tokens of "the newly re-elected", before whom one meets
_RELATIVE = 7  # tokens from "whom" to its verb


def fronted(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """Of "With Minister A she discussed ports": whom the sentence begins with."""
    first = row.noun(1) if row.low(0) == "with" else None
    if first is None:
        return ()
    group = rightward(row, first)
    between = range(group[-1].last, hit.first)
    told = all(i in row.actor_at or row.low(i) in row.closed.adverbs | {","} for i in between)
    return group if told and any(i in row.actor_at for i in between) else ()


def whom(row: Row, hit: Hit, led: str = "") -> tuple[Actor, ...]:
    """Of "B, whom he last met in Lima": B; of "B, with whom he discussed gas" where `led`."""
    for k in range(hit.first - 1, max(hit.first - _RELATIVE, 1), -1):
        if row.lows[k] == "whom" and (row.lows[k - 1] == "with") == bool(led):
            end = k - bool(led)
            before = [a for a in row.actors if a.last in (end, end - 1) and a.kind != "pronoun"]
            return tuple(before[-1:]) if before and row.actor(k + 1) else ()
        if row.lows[k] in (",", ";"):
            return ()
    return ()


def direct(row: Row, k: int) -> tuple[Actor, ...]:
    """The actors right after a verb; "met on Monday with B" too."""
    i, host = k, tuple[Actor, ...]()
    while i < len(row.lows):
        actor = _no_place(row, i)
        if actor is not None and actor.kind == "party" and row.low(i - 1) in ("in", "at"):
            i, host = actor.last, rightward(row, actor)  # "met in Singapore with B"
            continue
        if actor is not None:
            group = rightward(row, actor)
            if row.low(group[-1].last) not in POSSESSIVE:
                return group
            owned = row.actor(group[-1].last + 1)  # "met President X's adviser, Y"
            someone = owned is not None and owned.kind in ("person", "office")
            return rightward(row, owned) if owned and someone else ()  # "welcomed Chad's role"
        low = row.lows[i]
        if low in row.closed.conjunctions and row.border(i, i + 1):
            break  # "met in Lima, when the two countries signed"
        if (leader := delegations.qualified(row, i)) is not None:
            return rightward(row, leader)
        if low == "," and (who := insertions.before(row, i)) is not None:
            return rightward(row, who)
        if (
            i in row.time_at
            or row.adverb(i)
            or low in row.closed.before_objects
            or low in row.closed.amounts
            or (low in row.closed.quantities and row.actor(i + 1))  # "received three ministers"
        ):
            i += 1
            continue
        mention = row.mention_at.get(i)
        if mention is not None and row.low(mention.first - 1) in ("in", "at", ","):
            i = mention.last
            continue
        if (who := _qualified(row, i)) is not None:
            i = who.first
            continue
        break
    return (behind(row, k, row.closed.beside, 20) if _no_object(row, k) else ()) or host


def _qualified(row: Row, i: int) -> Actor | None:
    """Of "received the outgoing Indian ambassador, B": who stands behind words that qualify.

    Of "met the deadline President B had set" nobody is: such words stand before no name, and who is
    followed by a verb acts himself.
    """
    who = row.noun(i)
    if who is None or who.kind not in ("person", "office") or who.first - i > _QUALIFIED:
        return None
    mention, after = row.mention_at.get(who.first), row.low(who.last)
    people = mention is not None and mention.form == "demonym"
    plain = people or row.words[who.first].islower()
    free = not after.isalpha() or after in row.closed.small or who.last in row.time_at
    return who if plain and free else None


def next_met(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """Of "Then it was the turn of Minister B": B, but nobody of "at the turn of the century"."""
    who = row.actor(hit.last) or row.actor(hit.last + 1)
    whose = row.low(hit.last) in row.closed.possessives | row.closed.determiners
    peer = whose and row.low(hit.last + 1) in row.closed.peers and row.low(hit.last + 2) == ","
    who = row.actor(hit.last + 3) if peer else who  # "with her host, Minister B"
    if who is None or who.kind not in ("person", "office") or insertions.owns(row, who):
        return ()
    return () if _told_more(row, who) or insertions.acts(row, who) else rightward(row, who)


def _told_more(row: Row, who: Actor) -> bool:
    """Of "the turn of B to chair it", "came B, who seized power", "followed by B on social media":
    that something else was his turn; but "First came B, who was followed by C".
    """
    k = who.last + (row.low(who.last) == ",")
    others = row.lows[k + 1 : k + 3] != ("was", "followed")
    return row.low(k) == "to" or (row.low(k) == "who" and others) or row.low(k + 1) == "social"


def _no_place(row: Row, i: int) -> Actor | None:
    """Who stands at token `i`: not Qatar of "met in Doha, Qatar, on Monday"."""
    actor = row.actor(i)
    place = actor is not None and actor.kind == "party" and insertions.of_a_town(row, actor.last)
    return None if place else actor


def _no_object(row: Row, k: int) -> bool:
    """Whether a phrase follows the verb: "met in Lima with", not "met his cabinet … with"."""
    i = k
    while row.adverb(i) or i in row.time_at:
        i += 1
    i += row.low(i) == "," and i > k  # "received today, at the palace, B"
    return row.low(i) in row.closed.prepositions


def past_place(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """A host's object behind the place: "received today at the Casa Rosada his counterpart"."""
    k = hit.last
    if hit.phrase.verb != "see" and hit.phrase.role != "host":
        return ()
    inserted = "," in row.lows[k : k + 2]  # "today, at the palace, B"
    for i in range(k + 1, min(k + 14, len(row.lows) - 1) if _no_object(row, k) else k):
        actor = row.actor(i)
        if row.border(i, i + 1) or (actor is None and row.lows[i] in row.closed.auxiliaries):
            return ()
        if actor is None or i != actor.first or actor.kind not in ("person", "office"):
            continue
        before = row.low(i - 1)
        listed = ("and", "'s", "’s", "”") if inserted else ("and", "'s", "’s", "”", ",")
        dated = before == "," and i - 2 in row.time_at  # "at his office today, Wednesday, B"
        if dated or (before not in row.closed.prepositions and before not in listed):
            return () if insertions.owns(row, actor) else rightward(row, actor)
    return ()


def brought(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """A host's guests behind what brings them: "will host a summit, bringing together A and B"."""
    if hit.phrase.role != "host" or "bringing" not in row.lows[hit.last :]:
        return ()
    i = row.lows.index("bringing", hit.last)
    actor = row.noun(i + 2) if row.low(i + 1) == "together" else None
    return rightward(row, actor) if actor is not None else ()


def company(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """The actors "with" whom; the phrase itself may end in "with".

    Of "discussed the dispute between A and B" these are what was spoken of.
    """
    k = hit.last
    if hit.phrase.weak and _own_dealings(row, k - 1):
        return ()
    if row.low(k - 1) in ("with", "between", "from", "opposite") and (actor := _led(row, k)):
        return rightward(row, actor)
    if row.low(k - 1) == "to" and (actor := row.actor(k)) is not None:
        return rightward(row, actor)
    if row.low(k - 1) in ("with", "to") and row.low(k) in ("both", "separately"):
        return direct(row, k)
    if hit.phrase.weak and hit.phrase.kind == "meeting":
        found = behind(row, k, _WITH_WHOM, 30)
        return () if _dealt_with(row, found) else found
    return behind(row, k, _WITH_WHOM | row.closed.among, 30)


def behind(row: Row, k: int, prepositions: frozenset[str], most: int) -> tuple[Actor, ...]:
    """The actors behind the first of these prepositions in the same clause."""
    for i in range(k, min(k + most, len(row.lows) - 1)):
        if i > k and i in row.borders and row.lows[i] != "as":
            return ()
        if row.lows[i] in prepositions and not _bond(row, i):
            actor = _led(row, i + 1)
            if actor is not None:
                return rightward(row, actor)
    return ()


def _led(row: Row, k: int) -> Actor | None:
    """Who stands at token `k` behind a preposition; of "spoke individually with: A; B; and C" A."""
    k += row.low(k) == ":"
    return row.noun(k) or delegations.led_by(row, k)


def _bond(row: Row, i: int) -> bool:
    """Of "discussed Fiji's relationships with Tonga": what the topic is about, nobody met."""
    before, actor = row.low(i - 1), row.noun(i + 1)
    return actor is not None and actor.kind == "party" and before in row.closed.bonds


def _own_dealings(row: Row, k: int) -> bool:
    """Of "discussed their recent talks with the King": he was at those, and not at these."""
    dealt = row.low(k) == "with" and row.low(k - 1) in row.closed.dealings
    return dealt and not row.closed.possessives.isdisjoint(row.lows[max(k - 4, 0) : k])


def _dealt_with(row: Row, found: Sequence[Actor]) -> bool:
    """Of "discussed ways of dealing with Tonga": a state that something is done with, by none."""
    before = row.low(found[0].first - 2) if found and found[0].kind == "party" else ""
    return before.endswith("ing") and before not in row.closed.dealings
