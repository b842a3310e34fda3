"""Where: the place of one phrase in one sentence.

A place stands after "in" or "at" and belongs to the nearest phrase, or to the occasion of that
phrase ("on the sidelines of the forum in Doha"). Refused are places of offices ("ambassador in
Hanoi") and places only talked about ("the situation in Sudan"). The surprising thing: talks that
someone travels for are where the way leads ("flew to Lima for talks").
"""

from collections.abc import Sequence

from dragoman.claims.circumstances import occasions, telling, towns
from dragoman.claims.sentence import insertions
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.nearest import cost, nearest
from dragoman.claims.sentence.row import Row, back
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention, Place

_TOWN = frozenset({"city", "capital"})
_LEADING = frozenset({"the", "capital", *OWNING})
_TRIP = 10  # tokens in which a sentence opens with a journey
_LED = 5  # tokens between where someone goes and what for
_TOWNWARDS = 24  # tokens from a phrase to the place it is put in
_HYPHENS = frozenset("-–—")
_RELATIVE = 10  # steps a "where" may stand before the verb of its clause


def place(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> Place | None:
    """The place of hit `n`: "in Muscat, Oman", "at the White House", "Baku, where he met"."""
    if found := _relative(row, hits, n):
        return found
    if found := _led_to(row, hits, n, cues) or towns.host_city(row, hits[n]):
        return found
    occasion = occasions.occasion(row, hits, n, cues)
    span = (occasion.first, occasion.last) if occasion else occasions.sidelined(row, cues)
    span = span if span[1] else occasions.at_gathering(row, hits, n, cues)
    owners = {n} | {
        m
        for m, hit in enumerate(hits)
        if (span[0] < hit.last and hit.first < span[1])
        or _meant_for(row, hits[n], hit)
        or _came_for(row, hits[n], hit)
    }
    able = [
        m for m in row.mentions
        if not (occasion and occasion.first <= m.first < occasion.last)  # "at the Doha Dialogue in"
        if _places(row, m, hits[n], cues, span[1])
        and nearest(row, hits, m.first, m.last) in owners
    ]  # fmt: skip
    if able:  # "agreed in Lima that they would meet in Quito"
        own = [m for m in able if nearest(row, hits, m.first, m.last) == n] or able
        return towns.of_mentions(row, min(own, key=lambda m: cost(row, hits[n], m.first, m.last)))
    if occasion:
        return _named_after(row, occasion)
    told = _opening(row, hits[n]) or _before_ing(row, hits[n]) or towns.staged(row, hits[n])
    return told or _on_a_visit(row, hits[n])


def _on_a_visit(row: Row, hit: Hit) -> Place | None:
    """Of "met B on Monday during her visit to Lima", "while visiting Lima": where that led."""
    amid = row.closed.amid_visits
    if not hit.phrase.verb or hit.form != "past" or amid.isdisjoint(row.said):
        return None
    for town in (m for m in row.mentions if m.form in _TOWN and m.first > hit.last):
        near = range(town.first - 1, max(town.first - 3, hit.last), -1)
        going = row.closed.journeys | row.closed.seen_there
        k = next((i for i in near if row.lows[i] in going), 0)
        led = next((i for i in range(k - 1, k - 4, -1) if i > 0 and row.lows[i] in amid), 0)
        whom = row.actor(led - 1)
        ends = led - 1 in row.time_at or (whom is not None and whom.kind != "pronoun")
        ends = ends and row.time_at.keys().isdisjoint(range(led, k))  # "on Monday and visited"
        if led >= hit.last and ends and not row.border(hit.last, led):
            return towns.of_mentions(row, town)
    return None


def _before_ing(row: Row, hit: Hit) -> Place | None:
    """Of "will end her tour in Ankara, meeting B": the city that the main clause ends with."""
    if hit.form != "ing" or not hit.phrase.verb or row.low(hit.first - 1) != ",":
        return None
    town = row.mention_at.get(hit.first - 2)
    ends = town is not None and town.form in _TOWN and row.low(town.first - 1) in ("in", "at", "to")
    return towns.of_mentions(row, town) if ends and town else None


def _opening(row: Row, hit: Hit) -> Place | None:
    """Of "In Tallinn she will see A, and will meet B": the city that opens the sentence."""
    if (town := _on_trip(row, hit)) is not None:
        return towns.of_mentions(row, town)
    mention = row.mention_at.get(1 + (row.low(1) == "the"))
    placed = [
        m for m in row.mentions if m.form in ("city", "capital") or row.low(m.last) == "capital"
    ]
    if row.low(0) != "in" or mention is None or len(placed) != 1 or placed[0] is not mention:
        return None
    if row.low(mention.last) in OWNING or not hit.phrase.verb or hit.form == "ing":
        return None
    return towns.of_mentions(row, mention)


def _on_trip(row: Row, hit: Hit) -> Mention | None:
    """Of "As part of a working trip to Reykjavik, A met with B": where the trip led."""
    if (
        not hit.phrase.verb
        or hit.phrase.kind != "meeting"
        or row.closed.journeys.isdisjoint(row.lows[:_TRIP])
    ):
        return None
    for k in range(min(_TRIP, hit.first)):
        town = row.mention_at.get(k + 2)
        if row.lows[k] in row.closed.journeys and row.low(k + 1) in ("to", "in") and town:
            ends = row.low(town.last) == "," and town.form in ("city", "capital")
            return town if ends and not any(i < k for i in row.actor_at) else None
    return None


def _meant_for(row: Row, hit: Hit, noun: Hit) -> bool:
    """Of "will host B for a summit in Luanda": the summit is what B is hosted for."""
    if not hit.phrase.verb or noun.phrase.verb or noun.first <= hit.last:
        return False
    k = max((i for i in range(hit.last, noun.first) if row.lows[i] == "for"), default=-1)
    return 0 <= noun.first - k <= _LED and k > 0 and not row.border(hit.last, noun.first)


def _came_for(row: Row, hit: Hit, gathering: Hit) -> bool:
    """Of "attended the summit in Quito and met B": whoever came for it met B there."""
    if gathering.phrase.frame != "assembly" or gathering.last > hit.first or not hit.phrase.verb:
        return False
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.once_more)
    return row.low(k) == "and" and "," not in row.lows[gathering.last : k]


def _parts(row: Row, k: int) -> bool:
    """Whether a noun cannot reach over token `k`: "a trip that took him to Lima, met B"."""
    return row.low(k) == "," or row.low(k) in row.closed.prepositions


_QUALIFIED = 5  # tokens from "for" to "meeting": "for a two-hour bilateral meeting"


def _led_to(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> Place | None:
    """Of "travels to Lima on Friday for talks with B": where the way leads before the talks."""
    hit, visited = hits[n], {h.last for h in hits if h.phrase.frame == "visit"}
    if hit.phrase.kind != "meeting":
        return None
    qualified = range(hit.first - 1, hit.first - _QUALIFIED, -1)  # "for a bilateral meeting"
    p = next((k for k in qualified if _parts(row, k)), -1)
    if row.low(p) not in ("for", "to"):
        return None
    for mention in row.mentions:
        k = mention.first - 1
        gap = sum(1 for i in range(mention.last, hit.first) if i not in row.time_at)
        near = 0 < gap <= _LED and (row.low(k) in ("to", "for", "in") or k + 1 in visited)
        if not near or mention.form not in ("city", "capital"):
            continue
        stays = row.low(k - 1) in row.closed.being  # "has been to Lima to meet B"
        if k + 1 in visited or stays or not cues.on_the_way.isdisjoint(row.lows[max(k - 4, 0) : k]):
            return towns.of_mentions(row, mention)
    return None


def _named_after(row: Row, event: EventName) -> Place | None:
    """Of "At the Munich Conference": the city a gathering bears in its name."""
    inside = [m for m in row.mentions if event.first <= m.first and m.last <= event.last]
    cities = [m for m in inside if m.form in ("city", "capital")]
    return towns.of_mentions(row, cities[0]) if len(cities) == 1 else None


def _relative(row: Row, hits: Sequence[Hit], n: int) -> Place | None:
    """Of "Back from Baku, where he met A and saw B": the place a relative clause is about."""
    if "where" not in row.said:
        return None
    joined = hits[n].phrase.verb and row.low(hits[n].first - 1) == "and"
    others = () if joined else [h for h in hits if h.phrase.verb]
    reach = back(row, hits[n].first, 2 * _RELATIVE if joined else _RELATIVE)
    for k in range(hits[n].first - 1, reach, -1):
        if row.lows[k] in (";", "that") or any(h.first <= k < h.last for h in others):
            return None
        if row.lows[k] == "where":
            i = k - (row.low(k - 1) == ",")
            if i - 1 in row.time_at:  # "in Warsaw June 8-9, where"
                i = row.times[row.time_at[i - 1]].first
                i -= row.low(i - 1) in ("on", "from")
            before = row.mention_at.get(i - 1)
            if before is None or before.kind == "organisation":
                return None
            return towns.of_mentions(row, _town_of(row, before) or before)
    return None


def _town_of(row: Row, state: Mention) -> Mention | None:
    """Of "Geneva, Switzerland, where": the city before the state it is in."""
    town = row.mention_at.get(state.first - 2) if row.low(state.first - 1) == "," else None
    return town if town and town.form in _TOWN and town.ref == state.ref else None


def _longer(row: Row, k: int) -> bool:
    """Whether a name goes on at token `k`."""
    return k < len(row.words) and row.words[k].istitle() and k not in row.mention_at


def _places(row: Row, mention: Mention, hit: Hit, cues: Clauses, end: int) -> bool:
    """Whether a mention says where something is, as far as the words around it tell."""
    if mention.kind == "organisation" or mention.form in ("people", "compound", "prefix"):
        return False
    if mention.first in row.event_at and row.low(mention.last) in _HYPHENS:
        return False  # "participated in the U.S.-Peru Dialogue"
    if mention.ref is None and hit.phrase.kind not in ("exercise", "port_call"):
        return False  # "a code of conduct in the East Sea"
    if mention.form == "demonym" and row.low(mention.last) != "capital":
        return False
    k = mention.last  # "at Marlborough House"
    if (row.low(k) in cues.seats or row.low(k) in cues.houses) and _longer(row, k):
        return False
    if row.low(mention.first - 1) == "at" and mention.form == "city" and _longer(row, k):
        return False  # "at Palacio Benigno López"
    lands = row.low(mention.last) in cues.landings or row.low(mention.last + 1) in cues.landings
    if lands and mention.form != "capital":
        return False  # "met him at Manas airport"
    p = mention.first - 1
    while row.low(p) in _LEADING or row.low(p) in row.closed.possessives:
        p -= 1
    p = _venue(row, p) or p
    before = row.low(p)
    hosts = before == "to" and hit.phrase.role == "host" and p >= hit.last
    if hosts or (p == end and before in row.closed.at_places):  # `end`: of the occasion it is at
        return row.low(mention.last) not in OWNING
    fixed = before == "for" and row.low(p - 1) in cues.fixed and mention.form in _TOWN
    fixed = fixed and hit.form != "past"  # "met on Monday and set a date for Lima"
    if (
        not (before in row.closed.at_places or fixed)
        or _about(row, p - 1, cues)
        or insertions.of_participle(row, hit, p, cues)
        or _aside(row, hit, p, cues)
        or telling.reported_on(row, hit, p, cues)  # "A met B on Monday, she said in Lima"
        or telling.told_in(row, hit, p, mention.last, cues)
    ):
        return False
    if before in row.closed.around and mention.kind != "place" and mention.form == "name":
        return False
    return row.low(mention.last) not in OWNING and not _of_office(row, mention)


def _about(row: Row, k: int, cues: Clauses) -> bool:
    """Of "the situation in Sudan": no place of the event; but "met NATO allies in Brussels"."""
    who = row.actor(k)
    met = who is not None and who.kind == "party"
    named = any(event.last == k + 1 for event in row.events)  # "the Committee for Cooperation in"
    return row.low(k) in cues.about and not (met or named or _building(row, k))


def _building(row: Row, k: int) -> bool:
    """Of "at the Chadian embassy in Muscat": whether what token `k` names is where they met."""
    for i in range(k - 1, max(k - _LED, 0), -1):
        if row.lows[i] == "at":
            return True
        if row.lows[i] in row.closed.prepositions or not row.lows[i][0].isalpha():
            break
    return False


def _aside(row: Row, hit: Hit, p: int, cues: Clauses) -> bool:
    """Of "A, who lived in Lisbon as a student, met B": whether a place is of an insertion only."""
    stays = row.low(p - 1) in row.closed.auxiliaries or "where" in row.said
    return not stays and cues.on_the_way.isdisjoint(row.said) and insertions.holds(row, hit, p)


def _venue(row: Row, comma: int) -> int:
    """The "at" before a building and its city: "at Government House, Honiara"; 0 where none is."""
    if row.low(comma) != ",":
        return 0
    k = comma - 1
    while k > 0 and comma - k < _LED and row.words[k][0].isupper() and k not in row.time_at:
        k -= 1
        if row.lows[k] == "at":
            break
    return k if k < comma - 1 and row.low(k) == "at" else 0


def _of_office(row: Row, mention: Mention) -> bool:
    """Of "Ambassador in Hanoi" places the office, not the event."""
    actor = row.actor(mention.first)
    return actor is not None and actor.kind in ("person", "office")


def unknown_town(row: Row, hit: Hit) -> bool:
    """Whether the words behind a phrase put it in a town no list has: "met B in Mikulov on", and
    of an exercise "at Mikulov" too, where others are at an office or a palace; and of everything
    "at the border post of Mikulov".
    """
    puts = ("in", "at") if hit.phrase.kind == "exercise" else ("in",)
    for i in range(hit.last, min(hit.last + _TOWNWARDS, len(row.lows) - 2)):
        if i in row.borders:
            return False
        called = row.lows[i] in row.closed.of_office and row.lows[i - 1] in row.closed.settlements
        if row.lows[i] not in puts and not called:
            continue
        town = row.words[i + 1]
        plain = town.istitle() and town.isalpha() and row.lows[i + 1] not in row.closed.bodies
        free = not any(i + 1 in at for at in (row.mention_at, row.actor_at, row.time_at))
        if plain and free and (called or not row.words[i + 2][0].isupper()):
            return True
    return False


def stay(row: Row) -> tuple[int, Place] | None:
    """Who a sentence says is somewhere, and where: "X was in Lima", a title's "X in Lima"."""
    for mention in row.mentions:
        k = mention.first
        if mention.form in ("city", "capital") and row.low(k - 1) == "in":
            actor = _before_in(row, k - 1) or _opened_there(row, mention)
            if actor is not None and actor.person is not None:
                return actor.person, towns.of_mentions(row, mention)
    return None


def _opened_there(row: Row, town: Mention) -> Actor | None:
    """Who is told of in "In Lima on Monday, A addressed the assembly": A."""
    k = town.last + (row.low(town.last) == "on")
    if row.low(0) != "in" or town.first != 1 or k not in row.time_at:
        return None
    k = row.times[row.time_at[k]].last
    return row.noun(k + (row.low(k) == ","))


def _before_in(row: Row, k: int) -> Actor | None:
    """Who is said to be "in" at token `k`; in a title without a verb, who opens it."""
    if row.low(k - 1) in ("is", "was"):
        return row.actor(k - 2) or row.actor(k - 3)
    whose = row.actor(k - 1)
    if whose and whose.last == k and row.low(whose.first - 1) == "for" and row.times:
        return whose  # "a busy Monday for A in Lima"
    opens = row.actor(0) if row.sentence.role == "title" else None
    return opens if opens and opens.last == k else None


def headed(row: Row, hits: Sequence[Hit], cues: Clauses) -> Place | None:
    """The city a title puts its meetings in: "Readout of Bilateral Meetings in Nairobi"."""
    able = [n for n, hit in enumerate(hits) if hit.phrase.kind == "meeting"]
    found = place(row, hits, able[0], cues) if able else None
    return found if found and found.city else None


def gathering_place(row: Row) -> Place | None:
    """The city a sentence puts a gathering in: "attended the meeting of ministers in Turku"."""
    if not row.events and row.closed.gatherings.isdisjoint(row.said):
        return None
    for mention in row.mentions:
        k = mention.last  # "will go to Lima, where she will take part in the Summit"
        led = row.low(mention.first - 1) == "to" and row.lows[k : k + 2] == (",", "where")
        placed = mention.form in ("city", "capital") and (led or row.low(mention.first - 1) == "in")
        if placed and not _of_office(row, mention):
            return towns.of_mentions(row, mention)
    found = (_named_after(row, event) for event in row.events)
    return next((place for place in found if place), None)


def cities(row: Row) -> list[Place]:
    """The cities that a sentence puts something in."""
    return [
        towns.of_mentions(row, m)
        for m in row.mentions
        if m.form in _TOWN
        and row.low(m.first - 1) in row.closed.at_places
        and row.low(m.last) not in OWNING
        and not _of_office(row, m)
    ]
