"""Where a journey leads: the states and towns behind a verb or noun of going.

    to Hanoi, Vietnam, and Laos · Chad (9-11 July) and Niger (12 July) · paid Chad a visit

A row and a token come in, mentions go out in the order of the journey. Days between the stations,
in brackets or not, are stepped over; a people ("to the Lao people") is nowhere.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row, rightward
from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention

_JOINT = 6  # tokens between two stations, days not counted
_COURSE = 7  # tokens between "began" and the visit
_RANKS = frozenset({"state", "official"})


def destinations(row: Row, k: int) -> tuple[Mention, ...]:
    """The states and places that follow a verb or noun of going: "to Hanoi, Vietnam, and Laos"."""
    i = k
    while i < len(row.lows) and i < k + 7 and i not in row.mention_at:
        low = row.lows[i]
        if not (
            low in row.closed.determiners
            or low in row.closed.adverbs
            or low in ("to", "in", "state", "kingdom", "republic", "of", "capital", "both")
            or i in row.time_at
        ):
            return ()
        i += 1
    found: list[Mention] = []
    while i < len(row.lows):
        mention = row.mention_at.get(i)
        if (
            mention is None
            or mention.form == "people"
            or (mention.kind == "organisation" and found)
        ):
            break
        if not _led_to(row, mention) or (found and row.low(mention.last) in row.closed.opining):
            break  # "will visit Lima in May, Chad said"
        found.append(mention)
        i = _bracketed(row, mention.last)
        if row.low(i) in OWNING:
            break
        while (
            row.low(i) in (",", "and", "then", "to", "the", "as", "well")
            or i in row.time_at
            or (row.low(i) == "on" and i + 1 in row.time_at)
            or (
                row.low(i) == "in" and i - 1 in row.time_at
            )  # "Monday in Lima and Tuesday in Quito"
        ) and i not in row.mention_at:
            i += 1
        if sum(k not in row.time_at for k in range(_bracketed(row, mention.last), i)) > _JOINT:
            break
    return tuple(found)


_SITE = 12  # tokens from "visited" to the town of what is visited


def site(row: Row, hit: Hit, goers: Sequence[Actor]) -> tuple[Mention, ...]:
    """Of "the minister visited the naval academy in Lima, Peru": Lima, where the academy stands.

    What is no place may be of elsewhere: "visited soldiers wounded in Kenya".
    """
    k = hit.last
    if hit.phrase.verb != "visit" or all(a.kind == "party" for a in goers):
        return ()
    for i in range(k + 1, min(k + _SITE, len(row.lows) - 1)):
        if row.lows[i] == "in" and row.lows[i - 1] in row.closed.sites:
            here = row.mention_at.get(i + 1)
            return destinations(row, i + 1) if here and here.kind != "organisation" else ()
        if row.border(i, i + 1) or row.lows[i] in _PARTS or i in row.time_at:
            return ()
    return ()


_PARTS = frozenset({",", "in", "from", "by"})  # behind these the place is of somebody else


def _bracketed(row: Row, k: int) -> int:
    """Behind the days that brackets add at token `k`: "Chad (9-11 July) and Niger"."""
    day = row.time_at.get(k + 1) if row.low(k) == "(" else None
    end = row.times[day].last if day is not None else k
    return end + 1 if row.low(end) == ")" else k


def _led_to(row: Row, mention: Mention) -> bool:
    """Whether a name leads somewhere: no "Lao people", no "visit the Ministry's website".

    "The White House's Rose Garden" has a name of its own, and is there.
    """
    if mention.form == "seat" and row.low(mention.last) in OWNING:
        return "".join(row.words[mention.last + 1 : mention.last + 2])[:1].isupper()
    return mention.form != "demonym" or _capital_next(row, mention)


def _capital_next(row: Row, mention: Mention) -> bool:
    return row.low(mention.last) in ("capital", "city", "port", "town")


def compounded(row: Row, n: int) -> Mention | None:
    """Of "his Lima visit", "scraps Nairobi trip", "a Peru visit": where the noun at `n` leads.

    It must be somebody's, or the object of what one does with journeys: no "Lima tour operator".
    """
    goal = row.mention_at.get(n - 1)
    if goal is None or goal.last != n or goal.kind == "organisation":
        return None
    if goal.form in ("demonym", "people") or _hung_on(row, n + 1):
        return None
    k = goal.first - 1
    while k > 0 and row.low(k).islower() and row.low(k) not in _STOPS and "-" in row.low(k):
        k -= 1  # "his three-day Lima visit"
    owned = row.low(k) in row.closed.possessives or row.low(k) in POSSESSIVE
    k -= row.low(k) in row.closed.determiners
    begins = row.low(k) in row.closed.spanning and row.low(k).endswith("s") and not row.times
    away = row.low(k) == "on" and not row.low(k - 1).isalpha()  # "A, on a Peru visit, said"
    return goal if owned or begins or away or row.low(k) in row.closed.journeying else None


def _hung_on(row: Row, k: int) -> bool:
    """Whether a noun goes on in the word at `k`: "tour operator", "visit bureau"."""
    closed, low = row.closed, row.low(k)
    small = low in closed.small or low in closed.prepositions or low in closed.auxiliaries
    ends = not low.isalpha() or low in closed.conjunctions or row.adverb(k)
    verbal = low.endswith("ed") or low in closed.spanning | closed.journeying  # "trip off"
    return not (small or ends or verbal or k in row.time_at)


_STOPS = frozenset({",", ";", ":"})


def paid(row: Row, n: int) -> Mention | None:
    """Of "will pay Chad an official visit": Chad, where the noun is at token `n`."""
    article = next((k for k in range(n - 1, n - 5, -1) if row.low(k) in ("a", "an")), 0)
    state = row.mention_at.get(article - 1)
    return state if state and row.low(state.first - 1) in row.closed.paying else None


def bidden(row: Row, k: int) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Of "invited [B] to Lomé": whom and where to; of "was invited to Lomé" the latter only.

    What B is invited to in a town ("to talks in Lomé") leads nowhere by itself.
    """
    whom = row.noun(k)
    group = rightward(row, whom) if whom is not None else ()
    k = group[-1].last if group else k
    k += row.low(k) == "," and bool(group)
    where = destinations(row, k + 1) if row.low(k) == "to" else ()
    end = where[-1].last if where else 0
    over = row.low(end) in row.closed.prepositions or not row.low(end)[:1].isalpha()
    return (group, where) if over or end in row.time_at else (group, ())


_STAYED = 6  # tokens between "is in Lima" and "visit"


def stay_in(row: Row, visit: Hit) -> tuple[int, Mention] | None:
    """Of "is in Lima for a three-day visit": the token of "in", and Lima."""
    for mention in row.mentions:
        seat = row.low(mention.last) == "capital"  # "in the Lao capital"
        last = mention.last + seat
        last = next((t.last for t in row.times if t.bound == "until" and t.first - 1 == last), last)
        near = 0 < visit.first - last <= _STAYED and row.low(last) in ("for", "on")
        i = mention.first - 1 - seat
        if near and mention.ref and mention.kind != "organisation" and row.low(i) == "in":
            return i, mention
    return None


def station(row: Row, k: int) -> tuple[Mention, ...]:
    """Of "The trip ends on Friday in Lima", "Her next stop will be Quito": the one place named.

    The noun, or the first word of its verb, ends before token `k`.
    """
    i = k - (row.low(k - 1) in row.closed.auxiliaries)
    noun = row.low(i - 1)
    while row.low(i) in row.closed.auxiliaries or row.adverb(i):
        i += 1
    stands = noun in row.closed.stations and row.low(i - 1) in row.closed.auxiliaries
    if noun in row.closed.journeys and row.low(i) in row.closed.spanning:
        i += 1
        while i in row.time_at or (row.low(i) in row.closed.prepositions and i + 1 in row.time_at):
            i = row.times[row.time_at[i]].last if i in row.time_at else i + 1
        stands, i = row.low(i) == "in", i + 1
    found = row.mention_at.get(i) if stands else None
    if found is None or _of_more(row, found.last):
        return ()
    return (found,) if found.ref and found.form in ("city", "capital", "name") else ()


def _of_more(row: Row, k: int) -> bool:
    """Of "Peru's embassy", "Nairobi University": whether a name ends only behind token `k`."""
    follows = row.low(k) in OWNING or "".join(row.words[k : k + 1])[:1].isupper()
    return follows and k not in row.time_at


def begun(row: Row, hit: Hit) -> bool:
    """Of "began a three-day state visit": whether one of rank is what a verb of its course governs.

    A tour leads elsewhere, and so does what a name says more of: "began an African state visit".
    """
    for i in range(hit.first - 1, max(hit.first - _COURSE, -1), -1):
        if row.lows[i] in row.closed.spanning:
            ranked = not _RANKS.isdisjoint(row.lows[i : hit.last])
            return ranked and row.low(hit.last - 1) == "visit"
        if not row.words[i][0].islower() or row.lows[i] in row.closed.prepositions:
            return False
    return False


def covered(row: Row, k: int) -> tuple[Mention, ...]:
    """The goals of "a tour that includes A, B and C", "a trip covering A and B"."""
    i = k + (row.low(k) in ("that", "which", ","))
    while row.low(i) in row.closed.auxiliaries or row.low(i) in row.closed.adverbs:
        i += 1
    if row.low(i) not in row.closed.covering or row.low(k - 1) not in row.closed.journeys:
        return ()
    return tuple(m for m in destinations(row, i + 1) if m.ref)
