"""Who does what a verb says: the subject to its left, through relative clauses and insertions.

A row and the verb's token come in, the actors of the subject go out, a list taken whole. The
nearest actor that stands in no prepositional phrase and owns nothing is the subject; "who" is
the one named before it. Before a leading "-ing" phrase there is none: the main clause has it.
"""

from msgspec.structs import replace

from dragoman.claims.sentence import insertions
from dragoman.claims.sentence.row import Row, leftward, rightward
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_SELVES = frozenset({"he", "she"})
_HEAD = 3  # tokens before whom a sentence opens with: "On Monday X"


def subject(row: Row, v: int) -> tuple[Actor, ...]:
    """The actors that a verb at token `v` has as its subject."""
    found = left(row, v)
    if found or row.lows[v].endswith("ing"):
        return found or main_clause(row, v)
    return ()


def of_the_pair(row: Row, group: tuple[Actor, ...], told: tuple[str, ...]) -> tuple[Actor, ...]:
    """Of "Chad and Niger agreed that the two navies train": those of the pair named before them.

    "Their ministers" too; where the pair is the one told of, the discourse knows its people.
    """
    if len(group) == 1 and group[0].word == "they":
        two = nearest_pair(row, group[0].first)
        return two if len(two) == 2 and all(map(_somebody, two)) else group
    if len(group) != 1 or group[0].kind != "sides" or group[0].parties:
        return group
    theirs = row.low(group[0].first) == "their"
    pair = nearest_pair(row, group[0].first)
    parties = tuple(dict.fromkeys(p for a in pair for p in a.parties))
    if set(parties) == set(told) or not (len(parties) == 2 or (theirs and len(parties) > 2)):
        return group
    if not theirs and group[0].count not in (0, 2):
        return group
    return (replace(group[0], kind="office", parties=parties),)


def in_office(row: Row, group: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Of "Chad's foreign minister denied that she met B": the minister, whom nothing names."""
    one = group[0] if len(group) == 1 else None
    if one is None or one.word not in _SELVES:
        return group
    before = [a for a in row.actors if a.first < one.first and a.kind in ("person", "office")]
    alone = len(before) == 1 and before[0].person is None and not before[0].plural
    heads = alone and before[0].first < _HEAD and len(before[0].parties) == 1
    return (before[0],) if heads and not before[0].counterpart else group


def posted(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Delighted to welcome B in Tbilisi", "Great talks with B": whether somebody writes of
    himself.
    """
    opens = row.lows[: hit.first]
    if not hit.phrase.verb and row.low(hit.last) == "with" and row.sentence.role != "title":
        bare = row.closed.present.isdisjoint(row.said) and cues.past_plan.isdisjoint(row.said)
        return bare and len(opens) <= _HEAD and not cues.praising.isdisjoint(opens[:2])
    return hit.phrase.verb != "" and opens[-1:] == ("to",) and not cues.glad.isdisjoint(opens[:3])


def just(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Just spoke to Minister B", "Met Minister B today": whether a text tells of its own."""
    bare = all(i in row.time_at or row.lows[i] in cues.just for i in range(hit.first))
    return bare and hit.form == "past" and row.low(hit.last) != "by"


def ours(row: Row, hit: Hit, home: str, speaker: int | None) -> Actor:
    """The state a text is from, or who says "I" in it, as what did the deed of a phrase."""
    here, k = row.sentence, hit.first - 1
    token = here.tokens[k]
    return Actor(
        kind="party" if speaker is None else "person", sentence=here.index, first=k, last=k,
        start=token.start, end=token.start, parties=(home,), person=speaker,
    )  # fmt: skip


def left(row: Row, v: int) -> tuple[Actor, ...]:
    """The nearest group of actors left of token `v` in its clause that can be a subject."""
    i = _before_inserted(row, v)
    company: tuple[Actor, ...] = ()
    leaders: tuple[Actor, ...] = ()  # "a delegation led by A": of a team no actor stands for
    second = _coordinated(row, v) or _aside(row, v) or _beside_main(row, v)
    while i >= 0:
        actor = row.actor(i)
        if actor is None:
            if _opens_clause(row, i, v):
                return leaders
            i -= 1
            continue
        if named := _antecedent(row, actor):
            return named
        group = leftward(row, actor)
        before = row.low(group[0].first - 1)
        invited = before == "to" and row.low(group[0].first - 2) == "invitation"
        helped = row.low(group[0].first - 2) in row.closed.auxiliaries  # "will see B before flying"
        acted = _acts_on(row, before) or (helped and before not in row.closed.auxiliaries)
        if second and group[0].first and (acted or _ends_object(row, group[0])):
            i = group[0].first - 1
            continue
        if before in ("not", "than") or _idle(row, group[0], v):  # "X, not Y, will travel"
            i = group[0].first - 1
            continue
        if before in ("of", "from") and _acts_in_it(row, group):
            return group
        if before == "for" and row.low(v - 1) == "to" and group[-1].last == v - 1:
            return group  # "plans for A to visit"
        if company and before == "of" and row.low(group[0].first - 2) in row.closed.bodies:
            return (*group, *company)  # "a delegation of Lao lawmakers led by X"
        if (before in row.closed.passed and not invited) or _only_owns(row, group[-1]):
            if _accompanies(row, group[0].first - 2, before):
                company = group
                leaders = group if before == "by" else ()
            i = group[0].first - 1
            continue
        return (*group, *company)
    return leaders


def _acts_in_it(row: Row, group: tuple[Actor, ...]) -> bool:
    """Of "a number of envoys met", "the Commissions of A and B met", "the programme of A includes":
    whether it is those behind "of" who act.
    """
    some = row.low(group[0].first - 2) in row.closed.amounts
    return some or bodies_of(row, group) or _programme(row, group)


def _before_inserted(row: Row, v: int) -> int:
    """Of "A, who is visiting Vilnius to attend a meeting, held talks", "A, on a tour that took him
    to Chad, held talks": the end of A; where nothing is inserted, the token before the verb.
    """
    i = v - 1
    while row.low(i) in row.closed.adverbs or row.low(i) in row.closed.auxiliaries:
        i -= 1
    for k in range(i - 1, max(i - _INSERTED, 1), -1) if row.low(i) == "," else ():
        if row.lows[k] in (";", "“", "”"):
            break
        if row.lows[k] in ("who", "whose", "which", "whom"):
            with_whom = row.lows[k] == "whom" and row.low(k - 1) in row.closed.prepositions
            opens = k - 1 - with_whom
            if row.lows[opens] == ",":
                return opens - 1
        if row.lows[k] == "," and row.low(k + 1) in row.closed.conjunctions:
            break  # "A, in Lima for talks, and B met"
        if row.lows[k] == "," and row.low(k + 1) in row.closed.prepositions and _heads(row, k):
            return k - 1
    return v - 1


def _heads(row: Row, k: int) -> bool:
    """Whether somebody whom a sentence opens with stands before the comma at token `k`."""
    who = row.actor(k - 1)
    one = who is not None and who.kind in ("person", "office") and who.last == k
    return one and who is not None and who.first < _HEAD


def bodies_of(row: Row, group: tuple[Actor, ...]) -> bool:
    """Whether a group owns the bodies that act: "the Border Commissions of A and B met"."""
    parties = {p for a in group for p in a.parties}
    return len(parties) > 1 and row.low(group[0].first - 2) in row.closed.acting_bodies


def _idle(row: Row, team: Actor, v: int) -> bool:
    """Of "led a Lao delegation to Lima, Peru, for talks": whether it does not do what is at `v`.

    He who leads the delegation does; a state that only says where a town is does nothing, nor does
    one that somebody "visited on Monday for talks".
    """
    if team.kind == "party" and insertions.of_a_town(row, team.last):
        return True
    before = row.low(team.first - 1)
    between = row.lows[team.last : v]
    if row.low(team.last - 1) in row.closed.delegations:
        return before in row.closed.heading and "for" in between
    gone = before in row.closed.seen_there and team.first > 1 and team.kind == "party"
    return gone and not {"for", *row.closed.setting_off}.isdisjoint(between)


def _programme(row: Row, group: tuple[Actor, ...]) -> bool:
    """Of "The programme of X includes a meeting": whose programme it is does what it holds."""
    before = row.low(group[0].first - 2)
    return before in row.closed.programmes and row.low(group[-1].last) not in (",", "and")


def bodies_end(row: Row, j: int) -> int:
    """Behind "foreign ministries of" at `j`, where those who own the bodies stand; else `j`."""
    for k in range(j, j + 4):
        if row.low(k) in row.closed.acting_bodies and row.low(k + 1) == "of":
            return k + 2 + (row.low(k + 2) == "the")
        if not row.low(k).isalpha() or row.low(k) in row.closed.small:
            return j
    return j


_GOING = 9  # tokens between "before going" and the talks it is for
_INSERTED = 30  # tokens of a clause that commas set off


def _coordinated(row: Row, v: int) -> bool:
    """Whether the verb is joined to one before it: "visited B and was received by C"."""
    i = v - 1
    helping, how = row.closed.auxiliaries, row.closed.adverbs
    while (low := row.low(i)) in helping or low in how or i in row.time_at or _planned(row, i):
        i -= 1
    listed = low == "," and i < v - 1 and row.low(i + 1) in helping  # "saw B, will see C"
    return low in ("and", "but") or (listed and not row.apposes(i))


def _planned(row: Row, i: int) -> bool:
    """Whether a word says that what follows is still to come: "and was due to see B"."""
    return row.low(i) in row.closed.taking_place and row.low(i + 1) == "to"


def _beside_main(row: Row, v: int) -> bool:
    """Whether who does one thing does this too: "A met B before going on to Lima for talks"."""
    if row.lows[v].endswith("ing") and row.low(v - 1) == ",":
        return True  # "A visited Lima, holding talks with B"
    for k in range(v, max(v - _GOING, 1), -1):
        if k in row.actor_at and k != v:
            return False
        if row.lows[k].endswith("ing") and row.lows[k - 1] in ("before", "after"):
            return True
    return False


def _aside(row: Row, v: int) -> bool:
    """Whether a noun is set off from what was done: "A thanked B, at a meeting with C".

    So it is in "A will meet B on Friday, a day after talks with C".
    """
    i = v - 1
    while i > v - 4 and row.low(i) not in row.closed.setting_off:
        i -= 1
    if row.low(i) not in row.closed.setting_off:
        return False
    k = i - 1
    while i - k < 5 and row.low(k).isalnum() and k not in row.actor_at:
        k -= 1  # "only two days after"
    return row.low(k) == ","


def _acts_on(row: Row, before: str) -> bool:
    """Whether the word before a group is a verb that has it as its object."""
    return before.endswith("ed") or before in row.closed.with_objects


def _ends_object(row: Row, last: Actor) -> bool:
    """Whether a list that ends here is what another verb has: "met with A and B, and held"."""
    n = row.actor_at[last.first] - 1
    if n < 0 or row.low(last.first - 1) != "and":
        return False
    one = row.actors[n]
    before = row.low(one.first - 1)
    return row.joined(one.last, last.first) and (
        before in row.closed.passed or _acts_on(row, before)
    )


def opening(row: Row, v: int) -> tuple[Actor, ...]:
    """The person a sentence opens with, as its subject, before token `v`."""
    for actor in row.actors:
        if actor.first >= v:
            return ()
        if (
            actor.kind == "person"
            and row.low(actor.first - 1) not in row.closed.passed
            and not _owns(row, actor)
        ):
            return (actor,)
    return ()


def nearest_pair(row: Row, v: int) -> tuple[Actor, ...]:
    """The nearest group of several left of token `v`, whatever its part: who "they" are."""
    for i in range(v - 1, -1, -1):
        actor = row.actor(i)
        if actor is not None and i == actor.last - 1:
            group = leftward(row, actor)
            if len(group) > 1 or (actor.plural and len(actor.parties) > 1):
                return group
    return _only_two(row, v)


def _only_two(row: Row, v: int) -> tuple[Actor, ...]:
    """Of "A received B before their talks": the two that a sentence names before token `v`."""
    named = [a for a in row.actors if a.last <= v and a.kind != "party"]
    return tuple(named) if len(named) == 2 and all(map(_somebody, named)) else ()


def _somebody(actor: Actor) -> bool:
    return actor.kind in ("person", "office") and not actor.plural


def _accompanies(row: Row, i: int, before: str) -> bool:
    """Of "A, together with B, met C"; "a delegation led by B visited C"."""
    return row.low(i) in (
        row.closed.jointly if before == "with" else row.closed.led if before == "by" else ()
    )


def _opens_clause(row: Row, i: int, v: int) -> bool:
    low = row.lows[i]
    if low in row.closed.clauses and row.low(i + 1) not in ("to", "of"):
        return True
    if low in row.closed.opining:
        return (
            row.low(i + 1) not in row.closed.prepositions
            and row.low(i + 1) != ","
            and i + 1 not in row.time_at
        )
    return low in (";", ":") or (low in ("“", "”", '"') and i < v - 3)


_AMONG = 7  # tokens of "among the many foreign dignitaries who"


def _antecedent(row: Row, actor: Actor) -> tuple[Actor, ...]:
    """Whom "who" means: the last one named before it, or all who "were among those who"."""
    if actor.kind != "pronoun" or actor.word != "who" or not actor.first:
        return ()
    named = row.actor(actor.first - 1) or row.actor(actor.first - 2)
    if named is None or not named.parties:
        near = range(actor.first - 1, max(actor.first - _AMONG, 1), -1)
        k = next((i for i in near if row.lows[i] == "among"), 0)
        some = row.actor(k - 2) if k and row.lows[k - 1] in row.closed.auxiliaries else None
        return leftward(row, some) if some else leftward(row, named)[-1:] if named else ()
    return leftward(row, named)[-1:]


def who_both(row: Row, v: int) -> tuple[Actor, ...]:
    """Of "A and B, who met on Monday": both of them, where "who" stands before the verb."""
    who = row.actor(v - 1)
    if who is None or who.word != "who":
        return ()
    last = row.actor(who.first - 1) or row.actor(who.first - 2)
    group = leftward(row, last) if last else ()
    return group if len(group) > 1 else ()


def _owns(row: Row, actor: Actor) -> bool:
    return row.low(actor.last) in POSSESSIVE and actor.kind != "pronoun"


def _only_owns(row: Row, actor: Actor) -> bool:
    """Whether somebody only owns what acts; "Minister X's delegation flew" tells of X."""
    team = actor.kind == "person" and row.low(actor.last + 1) in row.closed.delegations
    return _owns(row, actor) and not team


def _goes_on(row: Row, actor: Actor) -> bool:
    """Of "met the leaders of Belarus, Iran and Pakistan": whether a list goes on with Iran."""
    n = row.actor_at[actor.first] - 1
    before = row.actors[n] if n >= 0 else None
    if before is None or {before.kind, actor.kind} != {"party"} or before.last != actor.first - 1:
        return False
    return row.low(before.first - 1) == "of"


def main_clause(row: Row, v: int) -> tuple[Actor, ...]:
    """The subject of the clause that a leading phrase belongs to: "Receiving B, A said"."""
    comma = False
    for i in range(v + 1, len(row.lows)):
        actor = row.actor(i)
        begins = actor is not None and i == actor.first and row.low(i - 1) == ","
        if actor is not None and comma and begins and not _goes_on(row, actor):
            if row.low(actor.last) not in (",", "and", "'s", "’s") or row.apposes(actor.last):
                return rightward(row, actor)  # "the President of Chad, X, praised"
            group = rightward(row, actor)
            ends = row.low(group[-1].last) not in (",", "'s", "’s") or row.apposes(group[-1].last)
            if len(group) > 1 and ends:
                return group
        comma = comma or row.lows[i] == ","
    return ()
