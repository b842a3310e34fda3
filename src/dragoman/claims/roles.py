"""Who does it with whom: a phrase found in a sentence in, its subject and its other side out.

    act    A and B held talks · A held talks in C on Monday with B
    take   A received B · B was received by A
    noun   talks between A and B · A's meeting with B · his talks with B · At talks with B, A said
    visit  A visited B · a visit by A to B

The nearest actor that stands in no prepositional phrase is the subject; lists are taken whole.
What only the discourse can tell (a pronoun, "the two sides", nobody at all) is left to it.
"""

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.row import Row, leftward, rightward
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s"})
_PASSED = frozenset({"of", "in", "at", "to", "for", "from", "with", "by", "on", "between", "among", "during", "against", "under", "including", "alongside", "via", "near", "toward", "towards", "about", "into", "over", "through", "than", "following", "without"})
_STYLE_WORDS = frozenset({"majesty", "highness", "excellency", "holiness"})
_CLAUSES = frozenset({"that", "which", "where", "when", "while", "because", "although", "if", "whether"})
_WITH = frozenset({"with", "alongside"})


class Sides(Struct, frozen=True):
    """The two sides of a clause; `goes_to` are the places and states a visit leads to."""

    subject: tuple[Actor, ...] = ()
    other: tuple[Actor, ...] = ()
    goes_to: tuple[Mention, ...] = ()
    possessor: str = ""  # a possessive pronoun before a noun: "his meeting with"
    definite: bool = False  # "the meeting", "this visit": one already told of
    passive: bool = False
    near: str | None = None  # the state the sentence puts the event in


def of(row: Row, hit: Hit) -> Sides:
    """Find the sides of a phrase by its frame."""
    return replace(_by_frame(row, hit), near=_near(row))


def _near(row: Row) -> str | None:
    for mention in row.mentions:
        if mention.ref and row.low(mention.first - 1) in ("in", "at", "to") and mention.kind != "organisation":
            return mention.ref
    return None


def _by_frame(row: Row, hit: Hit) -> Sides:
    frame = hit.phrase.frame
    if hit.phrase.verb and _passive(row, hit):
        return _passive_sides(row, hit)
    if frame == "visit":
        return Sides(subject=subject(row, hit.first), goes_to=destinations(row, hit.last))
    if frame == "noun" or not hit.phrase.verb:
        return _noun(row, hit)
    if frame == "take":
        return Sides(subject=subject(row, hit.first), other=_object(row, hit.last))
    return Sides(subject=subject(row, hit.first), other=_with(row, hit.last))


def subject(row: Row, v: int) -> tuple[Actor, ...]:
    """The actors that a verb at token `v` has as its subject."""
    found = _left(row, v)
    if found or row.lows[v].endswith("ing"):
        return found or _main_clause(row, v)
    return ()


def _left(row: Row, v: int) -> tuple[Actor, ...]:
    i = v - 1
    while i >= 0:
        actor = row.actor(i)
        low = row.lows[i]
        if actor is None:
            if low in _CLAUSES and row.low(i + 1) not in ("to", "of"):
                return ()
            if low in (";", ":") or (low in ("“", "”", '"') and i < v - 3):
                return ()
            i -= 1
            continue
        before = row.low(actor.first - 1)
        if actor.kind == "pronoun" and actor.word == "who" and actor.first > 0:
            named = row.actor(actor.first - 1) or row.actor(actor.first - 2)
            if named:
                return leftward(row, named)[-1:]
        group = leftward(row, actor)
        before = row.low(group[0].first - 1)
        if before in _PASSED or _possessor(row, group[-1]):
            i = group[0].first - 1
            continue
        return group
    return ()


def _possessor(row: Row, actor: Actor) -> bool:
    return row.low(actor.last) in ("'s", "’s", "’", "'") and actor.kind != "pronoun"


def _main_clause(row: Row, v: int) -> tuple[Actor, ...]:
    """The subject of the clause that a leading "-ing" phrase belongs to: "Receiving B, A said"."""
    comma = False
    for i in range(v + 1, len(row.lows)):
        actor = row.actor(i)
        if actor is not None and comma and i == actor.first and row.low(i - 1) == ",":
            if row.low(actor.last) not in (",", "and", "'s", "’s"):
                return rightward(row, actor)
        comma = comma or row.lows[i] == ","
    return ()


def _passive(row: Row, hit: Hit) -> bool:
    if hit.form not in ("past", "participle") or hit.phrase.frame not in ("take", "visit", "assembly"):
        return False
    i = hit.first - 1
    while row.low(i) in row.closed.adverbs or row.low(i).endswith("ly"):
        i -= 1
    return row.low(i) in _BE


def _passive_sides(row: Row, hit: Hit) -> Sides:
    by = _after(row, hit.last, frozenset({"by"}), 12)
    return Sides(subject=by, other=subject(row, hit.first), passive=True)


def _object(row: Row, k: int) -> tuple[Actor, ...]:
    """The actors right after a verb; "met on Monday with B" too."""
    i = k
    while i < len(row.lows):
        actor = row.actor(i)
        if actor is not None:
            return rightward(row, actor)
        low = row.lows[i]
        if i in row.time_at or low in row.closed.adverbs or low in ("with", "the", ",", "separately", "on", "here", "in", "both", "a") or low.endswith("ly"):
            i += 1
            continue
        mention = row.mention_at.get(i)
        if mention is not None and row.low(mention.first - 1) in ("in", "at", ","):
            i = mention.last
            continue
        break
    return _after(row, k, _WITH, 20)


def _with(row: Row, k: int) -> tuple[Actor, ...]:
    """The actors "with" whom; the phrase itself may end in "with"."""
    actor = row.actor(k)
    if row.low(k - 1) in ("with", "to", "between") and actor is not None:
        return rightward(row, actor)
    if row.low(k - 1) in ("with", "to") and row.low(k) in ("both", "separately"):
        return _object(row, k)
    return _after(row, k, frozenset({"with", "between", "among", "involving"}), 30)


def _after(row: Row, k: int, prepositions: frozenset[str], most: int) -> tuple[Actor, ...]:
    """The actors behind the first of these prepositions in the same clause."""
    for i in range(k, min(k + most, len(row.lows) - 1)):
        if i > k and row.border(i, i + 1) and row.lows[i] not in ("as",):
            return ()
        if row.lows[i] in prepositions:
            j = i + 1
            while row.low(j) in ("both", "the", "separately", "his", "her", "their") and row.actor(j) is None:
                j += 1
            actor = row.actor(j)
            if actor is not None and actor.first <= j:
                return rightward(row, actor)
    return ()


def destinations(row: Row, k: int) -> tuple[Mention, ...]:
    """The states and places that follow a verb or noun of going: "to Hanoi, Vietnam, and Laos"."""
    i = k
    while i < len(row.lows) and i < k + 7 and i not in row.mention_at:
        low = row.lows[i]
        if not (low in row.closed.determiners or low in row.closed.adverbs or low in ("to", "in", "state", "kingdom", "republic", "of", "capital", "both") or i in row.time_at):
            return ()
        i += 1
    found: list[Mention] = []
    while i < len(row.lows):
        mention = row.mention_at.get(i)
        if mention is None or mention.form in ("people",) or mention.kind == "organisation" and found:
            break
        if mention.form == "demonym" and not _capital_next(row, mention):
            break
        found.append(mention)
        i = mention.last
        if row.low(i) in ("'s", "’s"):
            break
        while row.low(i) in (",", "and", "then", "to", "the", "as", "well") and i not in row.mention_at:
            i += 1
        if i - mention.last > 4:
            break
    return tuple(found)


def _capital_next(row: Row, mention: Mention) -> bool:
    return row.low(mention.last) in ("capital", "city", "port", "town")


def _noun(row: Row, hit: Hit) -> Sides:
    """The sides of a noun: what stands before it and in the phrases after it."""
    after = _phrases_after(row, hit.last)
    owner, pronoun, definite = _owner(row, hit.first)
    between = after.get("between", ()) or after.get("among", ()) or after.get("involving", ())
    of_whom = after.get("of", ())
    with_whom = after.get("with", ())
    by = after.get("by", ()) or (after.get("from", ()) if hit.phrase.kind == "message" else ())
    goes_to = after.get("goes", ())
    if between:
        return Sides(subject=between, definite=definite)
    first = owner or by or of_whom
    second = with_whom or (of_whom if owner or by else ()) or after.get("to", ())
    if not first and not pronoun and second:
        first = _governor(row, hit)
    if not first and not second and not pronoun:
        first = _governor(row, hit) if goes_to else ()
    return Sides(first, second, goes_to=goes_to, possessor=pronoun, definite=definite)  # type: ignore[arg-type]


def _phrases_after(row: Row, k: int) -> dict[str, tuple]:  # type: ignore[type-arg]
    """Prepositional phrases that follow a noun, by preposition; "goes" holds destinations."""
    found: dict[str, tuple] = {}  # type: ignore[type-arg]
    i = k
    while i < min(k + 40, len(row.lows)):
        low = row.lows[i]
        if low in ("between", "of", "with", "by", "among", "from", "involving", "to", "in"):
            j = i + 1
            while row.low(j) in ("both", "the", "his", "her", "their") and row.actor(j) is None:
                j += 1
            actor = row.actor(j)
            if low in ("to", "in") and (goes := destinations(row, j)):
                if low == "to":
                    found.setdefault("goes", goes)
                i = goes[-1].last
                continue
            if actor is not None and actor.first <= j and low != "in":
                group = rightward(row, actor)
                found.setdefault(low, group)
                i = group[-1].last
                continue
            if low in ("of", "with", "by", "between", "to") and j not in row.time_at and j not in row.mention_at and not _adverbial(row, i):
                break
        elif not _adverbial(row, i):
            break
        i += 1
    return found


def _adverbial(row: Row, i: int) -> bool:
    """Whether token `i` may stand between a noun and its next phrase."""
    low = row.lows[i]
    return (
        i in row.time_at
        or i in row.mention_at
        or low in row.closed.adverbs
        or low in ("on", "in", "at", "held", "(", ")", "the", "here", "via", "video", "link", "by", "phone", "his", "'s", "’s")
        or low == ","
        or low.endswith("ly")
    )


def _owner(row: Row, n: int) -> tuple[tuple[Actor, ...], str, bool]:
    """Whose meeting it is: "A's", "his", "the A-B"; and whether it is a known one ("the")."""
    i = n - 1
    steps = 0
    while i >= 0 and steps < 6 and i not in row.actor_at and row.lows[i] not in row.closed.prepositions:
        low = row.lows[i]
        if low in row.closed.possessives and row.low(i + 1) not in _STYLE_WORDS:
            return (), low, False
        if low in ("the", "this", "that", "these", "those", "their"):
            return _compound(row, i + 1, n), "", True
        if low in ("'s", "’s", "’"):
            owner = row.actor(i - 1)
            return (leftward(row, owner) if owner else ()), "", False
        if low in (",", ";", ".", "a", "an", ":", "“", "”"):
            break
        i -= 1
        steps += 1
    compound = _compound(row, max(i, 0), n)
    if compound:
        return compound, "", False
    actor = row.actor(i) if i >= 0 else None
    if actor is not None and row.low(actor.last) in ("'s", "’s", "’"):
        return leftward(row, actor), "", False
    return (), "", False


def _compound(row: Row, first: int, last: int) -> tuple[Actor, ...]:
    """The parties a noun is compounded with: "China-Laos talks", "the Sino-Lao summit"."""
    codes = [m.ref for m in row.mentions if first <= m.first and m.last <= last and m.ref and m.kind != "place"]
    if len(set(codes)) < 2:
        return ()
    tokens = row.sentence.tokens
    return (
        Actor(
            kind="party",
            sentence=row.sentence.index,
            first=first,
            last=last,
            start=tokens[first].start,
            end=tokens[last - 1].end,
            parties=tuple(dict.fromkeys(codes)),
            plural=True,
        ),
    )


def _governor(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """Who is said to be at the meeting: the subject of its clause, before or after it."""
    found = _left(row, hit.first)
    return found or _main_clause(row, hit.first)
