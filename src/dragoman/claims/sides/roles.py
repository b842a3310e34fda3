"""Who does it with whom: a phrase found in a sentence in, its subject and its other side out.

    act    A and B held talks · A held talks in C on Monday with B
    take   A received B · B was received by A
    next   The first was with B · Then came B: met by whoever the text follows
    noun   talks between A and B · A's meeting with B · his talks with B · At talks with B, A said
    visit  A visited B · a visit by A to B

The nearest actor that stands in no prepositional phrase is the subject; lists are taken whole.
What only the discourse can tell (a pronoun, "the two sides", nobody at all) is left to it.
"""

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.sentence import goals, spelled
from dragoman.claims.sentence.row import Row, interposed, rightward
from dragoman.claims.sides import letters, nominals, posts, signers, verb_objects
from dragoman.claims.sides.subjects import (
    left,
    main_clause,
    nearest_pair,
    opening,
    subject,
    who_both,
)
from dragoman.claims.standing import signed
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention

_TOUR = 24  # tokens from "who is on a tour" to where it took him
_VISIT = 7  # tokens between "leave for" and the visit it is for


class Sides(Struct, frozen=True, gc=False):
    """The two sides of a clause; `goes_to` are the places and states a visit leads to."""

    subject: tuple[Actor, ...] = ()
    other: tuple[Actor, ...] = ()
    goes_to: tuple[Mention, ...] = ()
    possessor: str = ""  # a possessive pronoun before a noun: "his meeting with"
    definite: bool = False  # "the meeting", "this visit": one already told of
    passive: bool = False
    near: str | None = None  # the state the sentence puts the event in
    office: str | None = None  # whose meeting it is: "foreign ministers' talks between A and B"


def of(row: Row, hit: Hit) -> Sides:
    """Find the sides of a phrase by its frame."""
    following = hit.phrase.frame == "next"
    sides = Sides(other=verb_objects.next_met(row, hit)) if following else _by_frame(row, hit)
    if ":" in row.said:
        who, other = (spelled.out(row, side, hit.last) for side in (sides.subject, sides.other))
        sides = replace(sides, subject=who, other=other)
    return replace(sides, subject=spelled.officials(row, sides.subject), near=_near(row))


def _near(row: Row) -> str | None:
    for mention in row.mentions:
        able = mention.ref and mention.kind != "organisation"
        neutral = " ".join(row.lows[mention.first : mention.last]) in row.closed.neutral
        if able and not neutral and row.low(mention.first - 1) in ("in", "at", "to"):
            return mention.ref
    return None


def _by_frame(row: Row, hit: Hit) -> Sides:
    frame = hit.phrase.frame
    if frame == "bid":
        bidden, goes = goals.bidden(row, hit.last)
        return Sides(subject=bidden or left(row, hit.first), goes_to=goes)
    if hit.phrase.verb and _passive(row, hit):
        return _passive_sides(row, hit)
    if frame == "visit" and hit.phrase.verb == "take":  # "a tour that will take her to Peru"
        goes = goals.destinations(row, hit.last)
        toured = _who_tours(row, hit.first) or next(iter(opening(row, hit.first)), None)
        if toured is not None:
            return Sides(subject=(toured,), goes_to=goes)
        return Sides(possessor=row.low(hit.first + 1), goes_to=goes)
    if frame == "visit":
        goers = subject(row, hit.first)
        goes = goals.destinations(row, hit.last) or _journey_to(row, hit)
        goes = goes or goals.site(row, hit, goers)
        host = () if goes else _visited(row, hit) or nominals.inviter(row, hit.first)
        goes = goes or (goals.destinations(row, host[-1].last) if host else ())
        return Sides((*goers, *_company(row, goes)), host, goes)
    if frame == "noun" or not hit.phrase.verb:
        return _noun(row, hit)
    if frame in ("take", "lead"):
        other = verb_objects.whom(row, hit) or verb_objects.direct(row, hit.last)
        other = other or verb_objects.past_place(row, hit) or verb_objects.brought(row, hit)
        other = posts.accredited(row, hit, other)
        own = row.low(hit.last - 2) if hit.phrase.say.endswith("honour|honor") else ""
        both = () if other or hit.phrase.role in ("host", "visitor") else who_both(row, hit.first)
        who = both or subject(row, hit.first)
        other = () if _only_hosts(row, who, other) or _a_town(row, hit, who, other) else other
        own = own if own in row.closed.possessives and not other else ""
        if own and who and any(word[:1].isupper() for word in row.words[who[-1].last : hit.first]):
            return Sides()  # "A met B and the poet C and gave a lunch in her honour": of C, perhaps
        return Sides(subject=who, other=other, possessor=own)
    if hit.phrase.kind == "signing" and ((who := signers.of(row, hit)) or signed.alone(hit)):
        return Sides(subject=who)
    other = verb_objects.company(row, hit) or verb_objects.fronted(row, hit)
    other = other or verb_objects.whom(row, hit, "with")
    both = () if other else who_both(row, hit.first)
    return Sides(subject=both or subject(row, hit.first), other=other)


def _visited(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """Of "The latter visited her in April": whom one goes to see, alone."""
    whom = row.actor(hit.last) if hit.phrase.verb == "visit" and hit.form != "ing" else None
    someone = whom is not None and whom.kind in ("person", "office", "pronoun")
    if whom is None or not someone or whom.plural:
        return ()
    k, after = whom.last, row.low(whom.last)
    there = k in row.time_at or not after.isalnum() or bool(goals.destinations(row, k))
    there = there or (after in row.closed.prepositions and k + 1 in row.time_at)
    return (whom,) if there and after not in (",", *POSSESSIVE) else ()


def _who_tours(row: Row, k: int) -> Actor | None:
    """Of "A signed it with B, who is on a tour that has taken him to Quito": B."""
    who = next((i for i in range(k - 1, max(k - _TOUR, 0), -1) if row.lows[i] == "who"), 0)
    return row.actor(who - 1 - (row.low(who - 1) == ",")) if who else None


def _journey_to(row: Row, hit: Hit) -> tuple[Mention, ...]:
    """Of "will leave on Monday for a two-week visit to A and B": where the visit leads."""
    for k in range(hit.last, min(hit.last + _VISIT, len(row.lows))):
        if row.border(k, k + 1) or k in row.mention_at:
            return ()
        if row.lows[k] in row.closed.journeys:
            led = row.low(hit.last - 1) in ("for", "from")
            return goals.destinations(row, k + 1) if led else ()
    return ()


def _only_hosts(row: Row, subject: tuple[Actor, ...], other: tuple[Actor, ...]) -> bool:
    """Of "the presidents of A and B met in C": whether C is no more than where they met."""
    placed = len(other) == 1 and row.low(other[0].first - 1) in ("in", "at")
    several = len({p for a in subject for p in a.parties}) > 1 or any(a.plural for a in subject)
    return placed and other[0].kind == "party" and several


def _a_town(row: Row, hit: Hit, who: tuple[Actor, ...], other: tuple[Actor, ...]) -> bool:
    """Of "Lima played host to A and B": a town, and nobody that two who met there met;
    but "Lima received A and B" is of its government.
    """
    if hit.phrase.verb != "play":
        return False
    town = row.mention_at.get(who[0].first) if len(who) == 1 and who[0].kind == "party" else None
    several = len({p for a in other for p in a.parties}) > 1
    return several and town is not None and town.form == "capital"


def _company(row: Row, goes: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """Who goes along: "visited Kyiv on Thursday together with her Latvian colleague, B"."""
    k = goes[-1].last if goes else len(row.lows)
    while k in row.time_at or row.low(k) in ("on", ","):
        k += 1
    if row.low(k) not in ("together", "jointly") or row.low(k + 1) != "with":
        return ()
    actor = row.noun(k + 2)
    return rightward(row, actor) if actor is not None and actor.kind != "party" else ()


def _passive(row: Row, hit: Hit) -> bool:
    opened = hit.phrase.frame == "act" and hit.phrase.kind == "ceremony"
    able = opened or hit.phrase.frame in ("take", "visit", "assembly", "lead")
    if hit.form not in ("past", "participle") or not able:
        return False
    i = hit.first - 1
    while interposed(row, i):
        i -= 1
    return row.low(i) in row.closed.being or row.low(hit.last) == "by"  # "the meeting, hosted by B"


def _passive_sides(row: Row, hit: Hit) -> Sides:
    by, other = verb_objects.behind(row, hit.last, frozenset({"by"}), 12), subject(row, hit.first)
    if row.lows[max(hit.first - 3, 0) : hit.first] == (",", "to", "be"):
        other = tuple(a for a in other if a.plural)  # "A discussed the Forum, to be hosted by C"
    other = () if hit.phrase.frame == "act" else other  # "The bridge was inaugurated by A and B"
    return Sides(subject=by, other=other, passive=True)


def _noun(row: Row, hit: Hit) -> Sides:
    """The sides of a noun: what stands before it and in the phrases after it."""
    told, end = nominals.relative(row, hit.last)
    after = nominals.complements(row, end)
    there = goals.compounded(row, hit.first) if hit.phrase.kind == "visit" else None
    hit = hit._replace(first=there.first) if there else hit
    owner, pronoun, definite = nominals.owner(row, hit.first)
    if after.between:
        holders = next((a.office for a in owner if a.plural and not a.parties), None)
        return Sides(subject=after.between, definite=definite, office=holders)
    if not pronoun and nominals.of_the_two(row, end):
        return Sides(possessor="both")
    if hit.phrase.kind != "call" and any(a.word == "leaders" and not a.count for a in owner):
        owner = ()  # "the leaders' summit": of those who go there, not of the two told of
    by = after.by or after.source
    first = told or owner or by or after.of
    second = (
        after.with_whom
        or _called_on(row, hit, end)
        or (after.of if told or owner or by else ())
        or after.to
    )
    if pronoun and not first:
        first, pronoun, definite = _possessed(row, hit, pronoun, definite=definite)
    if not pronoun and not (first and second):
        first, second = _governed(row, hit, first, second, by=bool(by))
    goes = after.goes or ((there,) if there else ())
    goes = goes or (nominals.goal_before(row, hit.first) if hit.phrase.kind == "visit" else ())
    if hit.phrase.kind == "visit" and (stop := goals.station(row, hit.last)):
        return Sides(owner, goes_to=stop, possessor=pronoun or "its", definite=definite)
    if hit.phrase.kind == "visit" and not pronoun:
        return _visit_noun(row, hit, first, second, goes, definite=definite)
    return Sides(first, second, goes_to=goes, possessor=pronoun, definite=definite)


def _called_on(row: Row, hit: Hit, end: int) -> tuple[Actor, ...]:
    """Of "began with a courtesy call on President B": B; a call by telephone is on nobody."""
    told = hit.phrase.kind == "meeting" and row.low(end - 1) in ("call", "calls")
    if not told or row.low(end) not in ("on", "upon"):
        return ()
    actor = row.noun(end + 1)
    return rightward(row, actor) if actor is not None else ()


def _done_by(row: Row, k: int) -> tuple[Actor, ...]:
    """The person behind "by" in a passive: "was delivered by B, during her meeting with"."""
    for i in range(k - 1, max(k - 8, 0), -1):
        actor = row.actor(i)
        if actor is not None:
            by = "by" in (row.low(actor.first - 1), row.low(actor.first - 2))
            return (actor,) if by and actor.kind == "person" else ()
    return ()


def _welcomes(row: Row, doer: Actor) -> bool:
    """Of "was received at the palace by B during her visit": whether B is who received her."""
    verbs = tuple(row.closed.welcoming)
    near = row.lows[max(doer.first - _VISIT, 0) : doer.first]
    return any(low.startswith(verbs) for low in near)


def _praised(row: Row, k: int, one: Actor) -> bool:
    """Whether somebody is thanked for his visit, or congratulated on his talks."""
    before = next((row.low(i) for i in range(k - 1, max(k - 5, 0), -1) if _led(row, i)), "")
    praised = row.low(one.first - 1) in row.closed.praising and before in ("on", "for", "upon")
    return row.low(k - 2) == "for" or praised


def _led(row: Row, i: int) -> bool:
    """Whether the preposition of a possessive stands at token `i`: "on his recent talks"."""
    return row.low(i + 1) in row.closed.possessives


def _possessed(
    row: Row, hit: Hit, pronoun: str, *, definite: bool
) -> tuple[tuple[Actor, ...], str, bool]:
    """Whose "their talks" are, where the clause says it; "after his talks with B, A said" too."""
    if pronoun == "their":
        found = nearest_pair(row, hit.first)
        return (found, "", True) if found else ((), pronoun, definite)
    if pronoun in ("his", "her"):
        doer = _done_by(row, hit.first)
        if doer and not (hit.phrase.kind == "visit" and _welcomes(row, doer[0])):
            return doer, "", definite
        thanked = left(row, hit.first)
        if thanked and thanked[-1].kind == "person" and _praised(row, hit.first, thanked[-1]):
            return thanked[-1:], "", definite
        found = (
            opening(row, hit.first)
            or tuple(a for a in main_clause(row, hit.first) if a.kind == "person")[:1]
        )
        return (found, "", definite) if found else ((), pronoun, definite)
    return (), pronoun, definite


def _governed(
    row: Row, hit: Hit, first: tuple[Actor, ...], second: tuple[Actor, ...], *, by: bool
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """What the noun leaves open, "In talks with B, A said", "got a call from B"."""
    if second and not first:
        return tuple(a for a in nominals.governor(row, hit) if a not in second), second
    told = len({p for a in first for p in a.parties})
    alone = told == 1 or (hit.phrase.kind == "call" and not told)
    if by and alone and hit.phrase.kind != "visit":
        return first, left(row, hit.first)
    if not first and not second and (written := letters.said_in(row, hit))[0]:
        return written
    if not first and not second and nominals.held_there(row, hit.first):
        both = nominals.governor(row, hit)
        if len({p for a in both for p in a.parties}) > 1:
            return both, ()
    if (
        not first
        and not second
        and hit.phrase.kind in ("meeting", "call")
        and nominals.opens_phrase(row, hit.first)
    ):
        both = nominals.governor(row, hit)
        if len(both) > 1 or any(a.plural for a in both):
            return both, ()
        return both, nominals.addressed(row, both) if nominals.ends_phrase(row, hit.last) else ()
    return first, second


def _visit_noun(
    row: Row,
    hit: Hit,
    first: tuple[Actor, ...],
    second: tuple[Actor, ...],
    goes: tuple[Mention, ...],
    *,
    definite: bool,
) -> Sides:
    """Who visits whom: "is in Lima for a visit", "A hosted a visit by B", "received B for one"."""
    if (state := goals.paid(row, hit.first)) is not None:
        return Sides(subject(row, state.first - 1), goes_to=(state,))
    verb = nominals.paid_visit(row, hit.first)
    if not goes and verb and (host := nominals.inviter(row, verb)):
        return Sides(subject(row, verb), host)
    around = left(row, hit.first)
    if not first and goes:
        # "A met B during a Rome trip": it is A who went there
        within = row.low(hit.first - 2) == "during" and goes[0].first == hit.first
        met = left(row, around[0].first) if around and within else ()
        return Sides(met or nominals.governor(row, hit), second, goes_to=goes, definite=definite)
    if first and not goes and not second:
        return Sides(first, () if around == first else around, definite=definite)
    if not (first or second) and around and goals.begun(row, hit):
        return Sides(around, definite=definite)
    if not first and around and nominals.purpose(row, hit.first):
        return Sides(around[-1:], left(row, around[-1].first), definite=definite)
    return Sides(first, second, goes_to=goes, definite=definite)
