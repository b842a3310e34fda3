"""Where and at what occasion: the place and setting of one phrase in one sentence.

A place stands after "in" or "at" and belongs to the nearest phrase, or to the occasion of that
phrase ("on the sidelines of the forum in Doha"). Refused are places of offices ("ambassador in
Hanoi") and places only talked about ("the situation in Sudan"). The surprising thing: an occasion
needs no known name where "on the sidelines of" introduces it.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.events import EventName
from dragoman.claims.row import Row
from dragoman.claims.slots import nearest, of_participle
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Hit
from dragoman.records import Mention, Place

_AT = frozenset({"in", "at", "near", "outside", "off", "aboard"})
_AROUND = frozenset({"off", "near", "outside"})
_POSSESSIVE = frozenset({"'s", "’s"})
_NAME = 8  # tokens a name may have before its event
_LED = 5  # tokens between where someone goes and what for
_OCCASIONS = frozenset({"session", "summit", "meeting", "conference", "forum"})
_RELATIVE = 10  # tokens a "where" may stand before the verb of its clause


def place(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> Place | None:
    """The place of hit `n`: "in Muscat, Oman", "at the White House", "Baku, where he met"."""
    if found := _relative(row, hits, n):
        return found
    if found := _led_to(row, hits[n], cues):
        return found
    occasion = _occasion(row, hits, n, cues)
    span = (occasion.first, occasion.last) if occasion else _sidelined(row, cues)
    owners = {n} | {
        m
        for m, hit in enumerate(hits)
        if (span[0] <= hit.first and hit.last <= span[1]) or _meant_for(row, hits[n], hit)
    }
    for mention in row.mentions:
        if (
            _places(row, mention, hits[n], cues)
            and nearest(row, hits, mention.first, mention.last) in owners
        ):
            return of_mentions(row, mention)
    return _named_after(row, occasion) if occasion else None


def _meant_for(row: Row, hit: Hit, noun: Hit) -> bool:
    """Of "will host B for a summit in Luanda": the summit is what B is hosted for."""
    if not hit.phrase.verb or noun.phrase.verb or noun.first <= hit.last:
        return False
    k = max((i for i in range(hit.last, noun.first) if row.lows[i] == "for"), default=-1)
    return 0 <= noun.first - k <= _LED and k > 0 and not row.border(hit.last, noun.first)


def _led_to(row: Row, hit: Hit, cues: Clauses) -> Place | None:
    """Of "travels to Lima on Friday for talks with B": where the way leads before the talks."""
    if row.low(hit.first - 1) not in ("for", "to") or hit.phrase.kind != "meeting":
        return None
    for mention in row.mentions:
        k = mention.first - 1
        near = 0 < hit.first - mention.last <= _LED and row.low(k) in ("to", "for", "in")
        if not near or mention.form not in ("city", "capital"):
            continue
        if not cues.on_the_way.isdisjoint(row.lows[max(k - 4, 0) : k]):
            return of_mentions(row, mention)
    return None


def _sidelined(row: Row, cues: Clauses) -> tuple[int, int]:
    """The tokens of what follows "on the sidelines of"; (0, 0) where nothing does."""
    for i, low in enumerate(row.lows):
        if low in cues.sidelines and row.low(i + 1) == "of":
            return _behind(row, i)
    return (0, 0)


def _named_after(row: Row, event: EventName) -> Place | None:
    """Of "At the Munich Conference": the city a gathering bears in its name."""
    inside = [m for m in row.mentions if event.first <= m.first and m.last <= event.last]
    cities = [m for m in inside if m.form in ("city", "capital")]
    return of_mentions(row, cities[0]) if len(cities) == 1 else None


def _relative(row: Row, hits: Sequence[Hit], n: int) -> Place | None:
    """Of "Back from Baku, where he met": the place a relative clause is about."""
    for k in range(hits[n].first - 1, max(hits[n].first - _RELATIVE, 0), -1):
        if row.lows[k] in (";", "that") or any(h.first <= k < h.last for h in hits):
            return None
        if row.lows[k] == "where":
            before = row.mention_at.get(k - 1) or row.mention_at.get(k - 2)
            return of_mentions(row, before) if before and before.kind != "organisation" else None
    return None


def _places(row: Row, mention: Mention, hit: Hit, cues: Clauses) -> bool:
    """Whether a mention says where something is, as far as the words around it tell."""
    if mention.kind == "organisation" or mention.form in ("people", "compound", "prefix"):
        return False
    if mention.ref is None and hit.phrase.kind not in ("exercise", "port_call"):
        return False  # "a code of conduct in the East Sea"
    if mention.form == "demonym" and row.low(mention.last) != "capital":
        return False
    p = mention.first - 1
    while row.low(p) == "the" or row.low(p) in _POSSESSIVE or row.low(p) == "capital":
        p -= 1
    before = row.low(p)
    if before == "to" and hit.phrase.role == "host" and p >= hit.last:
        return row.low(mention.last) not in _POSSESSIVE
    if before not in _AT or row.low(p - 1) in cues.about or of_participle(row, hit, p, cues):
        return False
    if before in _AROUND and mention.kind != "place" and mention.form == "name":
        return False
    return row.low(mention.last) not in _POSSESSIVE and not _of_office(row, mention)


def _of_office(row: Row, mention: Mention) -> bool:
    """Of "Ambassador in Hanoi" places the office, not the event."""
    actor = row.actor(mention.first)
    return actor is not None and actor.kind in ("person", "office")


def stay(row: Row) -> tuple[int, Place] | None:
    """Who a sentence says is somewhere, and where: "X was in Lima on Monday"."""
    for mention in row.mentions:
        k = mention.first
        if (
            row.low(k - 1) == "in"
            and row.low(k - 2) in ("is", "was")
            and mention.form in ("city", "capital")
        ):
            actor = row.actor(k - 3) or row.actor(k - 4)
            if actor is not None and actor.person is not None:
                return actor.person, of_mentions(row, mention)
    return None


def of_mentions(row: Row, mention: Mention) -> Place:
    """City and country of a mention and of the one that follows it after a comma."""
    if mention.kind == "state" and mention.form == "demonym":
        return Place(city=_capital(mention), country=mention.ref)
    if mention.form == "seat" and (town := _town(row, mention)):
        mention = town
    if mention.kind == "state" and mention.form in ("name", "seat"):
        return Place(city=_city_state(mention), country=mention.ref)
    goes_on = any(word[0].isupper() for word in row.words[mention.last : mention.last + 1])
    if (goes_on or mention.form not in ("city", "capital")) and (town := _town(row, mention)):
        mention = town
    country = mention.ref
    following = (
        row.mention_at.get(mention.last + 1) if row.low(mention.last) in (",", "(") else None
    )
    named = following is not None and following.kind == "state" and following.form == "name"
    if following is not None and named and (mention.form != "capital" or following.ref == country):
        country = following.ref
    return Place(city=city_name(row, mention), country=country)


def _capital(mention: Mention) -> str | None:
    """Of "The Peruvian capital" by its name."""
    state = states().get(mention.ref or "")
    return state.capital if state else None


def _town(row: Row, mention: Mention) -> Mention | None:
    """The city that a building is in: "the Palace of Congresses in Yaoundé"."""
    end = mention.last
    while end - mention.last < 2 and end not in row.mention_at and row.words[end : end + 1]:
        if not row.words[end][0].isupper():
            break
        end += 1  # "Sakhir Palace in Manama"
    i = end + (row.low(end) in ("in", ","))
    found = row.mention_at.get(i) if i > end else None
    if found is None or found.form not in ("city", "capital"):
        return None
    return found if found.ref == mention.ref or mention.form == "seat" else None


def _city_state(mention: Mention) -> str | None:
    """A state that is one city is named once: "in Singapore"."""
    state = states().get(mention.ref or "")
    return state.name if state and mention.form == "name" and state.capital == state.name else None


def city_name(row: Row, mention: Mention) -> str:
    """A city as written, out of capitals: "MUSCAT" is Muscat."""
    return spelled(row.said(mention.first, mention.last).split(",")[0])


_LOWER = frozenset(
    {"of", "de", "del", "da", "do", "la", "le", "el", "al", "es", "and", "the", "sur", "am"}
)


def spelled(name: str) -> str:
    """A name out of capitals: "PORT OF SPAIN" is Port of Spain, "N'DJAMENA" N'Djamena."""
    if not name.isupper() or len(name) <= 3:
        return name
    words = [_one(w) for w in name.lower().split()]
    return " ".join(
        w if w.lower() in _LOWER and n else w[:1].upper() + w[1:] for n, w in enumerate(words)
    )


def _one(word: str) -> str:
    """Capitals after a hyphen, and after an apostrophe that follows one letter."""
    parts = [p[:1].upper() + p[1:] for p in word.split("-")]
    joined = "-".join(parts)
    return (
        joined[:2] + joined[2:3].upper() + joined[3:]
        if joined[1:2] in "'’" and len(joined) > 2
        else joined
    )


# --- the occasion ----------------------------------------------------------------------------


def setting(row: Row, hits: Sequence[Hit], n: int, cues: Clauses, last: str | None) -> str | None:
    """The occasion of hit `n`: "on the sidelines of the 12th Gulf Forum", or `last` named."""
    event = _occasion(row, hits, n, cues)
    if event is not None:
        return row.said(event.first, event.last)
    return _beside(row, hits, cues, last)


def _occasion(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> EventName | None:
    """The event that hit `n` took place at."""
    for event in row.events:
        if event.first < hits[n].last and hits[n].first < event.last:
            continue
        first = event.first
        cue = _cue(row, first, cues)
        if not cue and (first := _whole(row, event.first)) < event.first:
            cue = _cue(row, first, cues)
        if not cue:
            continue
        strong = any(low in cues.sidelines for low in cue)
        if not strong and (
            not event.recurring or not any(w[:1].isupper() for w in event.name.split())
        ):
            continue
        own = [h for h in hits if not (h.first <= event.first and event.last <= h.last)]
        own = [h for h in own if not first <= h.first < event.last]
        owner = nearest(row, own, event.first, event.last)
        if strong or (owner >= 0 and own[owner] is hits[n]):
            return replace(event, first=first)
    return None


def _whole(row: Row, k: int) -> int:
    """Where a name begins that an event only ends: "the High-level Week of the 80th Assembly"."""
    first, i = k, k - 1
    while k - i <= _NAME and (row.low(i) in ("of", "the") or row.words[i][:1].isupper()):
        if i in row.actor_at or i in row.time_at or i < 0:
            break
        if row.words[i][:1].isupper():
            first = i
        i -= 1
    return first


def _beside(row: Row, hits: Sequence[Hit], cues: Clauses, named: str | None) -> str | None:
    """What follows "on the sidelines of" where no event is known by that name: "the G20"."""
    for i, low in enumerate(row.lows):
        if low not in cues.sidelines:
            continue
        if row.low(i + 1) != "of":
            return named if row.low(i + 1) in (",", "and", ".", "") or row.actor(i + 1) else None
        first, last = _behind(row, i)
        if (
            last > first
            and nearest(row, [h for h in hits if h.first < first or h.first >= last], i, i + 2) >= 0
        ):
            return row.said(first, last)
    return None


def _behind(row: Row, i: int) -> tuple[int, int]:
    """The name behind "sidelines of" at token `i`."""
    first = i + 2 + (row.low(i + 2) in ("the", "this", "a", "an"))
    if first in row.time_at:  # "on the sidelines of Monday's Council"
        first = row.times[row.time_at[first]].last
        first += row.low(first) in _POSSESSIVE
    last = _named(row, first)
    return (first, last) if last > first else (first, _common(row, first))


def _common(row: Row, first: int) -> int:
    """The end of an occasion without a name: "an international conference", but no "the summit"."""
    for k in range(first, min(first + 4, len(row.lows))):
        if row.lows[k] in _OCCASIONS:
            return k + 1 if k > first else first
        if not row.lows[k][0].isalpha() or row.lows[k] in row.closed.prepositions:
            break
    return first


def margin(row: Row, cues: Clauses) -> str | None:
    """What follows "on the sidelines of" in a sentence."""
    first, last = _sidelined(row, cues)
    return row.said(first, last) if last > first else None


def on_margins(row: Row, cues: Clauses) -> bool:
    """Whether a sentence says "on the sidelines" of what was told before."""
    return any(low in cues.sidelines and row.low(i + 1) != "of" for i, low in enumerate(row.lows))


def gathering_place(row: Row) -> Place | None:
    """The city a sentence puts a gathering in: "attended the meeting of ministers in Turku"."""
    if not row.events and _OCCASIONS.isdisjoint(row.lows):
        return None
    for mention in row.mentions:
        city = mention.form in ("city", "capital") and row.low(mention.first - 1) == "in"
        if city and not _of_office(row, mention):
            return of_mentions(row, mention)
    found = (_named_after(row, event) for event in row.events)
    return next((place for place in found if place), None)


def headed(row: Row, cues: Clauses) -> str | None:
    """The occasion a title gives all that follows: "Readout of Talks on the Margins of the G7"."""
    for i, low in enumerate(row.lows):
        if low in cues.sidelines and row.low(i + 1) == "of":
            first, last = _behind(row, i)
            event = row.event_at.get(first)
            if event is not None and event.last > last:
                first, last = event.first, event.last
            return row.said(first, last) if last > first else None
    return None


def _named(row: Row, k: int) -> int:
    """The end of a run of capitalised words and what joins them."""
    end = k
    while k < len(row.words) and k not in row.time_at:
        if row.words[k][:1].isupper() or row.words[k][:1].isdigit() or row.lows[k] in _OCCASIONS:
            end = k + 1
        elif row.lows[k] == "(" and row.low(k + 2) == ")" and row.words[k + 1].isupper():
            k += 2  # an abbreviation: "the Organisation (ABC) Council"
        elif row.lows[k] not in ("of", "the", "and", "on", "for"):
            break
        k += 1
    return end


def _cue(row: Row, i: int, cues: Clauses) -> Sequence[str]:
    """The words before token `i` when they introduce an occasion."""
    k = i
    while row.low(k - 1) in ("the", "this", "that", "its", "their"):
        k -= 1
    for start in range(max(k - 5, 0), k):
        length = cues.setting.length(row.lows, start)
        if length and start + length == k:
            return row.lows[start:k]
    return []
