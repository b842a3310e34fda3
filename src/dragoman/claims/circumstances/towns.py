"""A mention as a place: city and country, as written.

A row and one of its mentions come in, a place goes out: of a building its town, of a state that is
one city that city, of "the Peruvian capital" its name. A city that a clause is about, where it
hosted what a phrase tells of, is found here too.
"""

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Hit
from dragoman.records import Mention, Place

_TOWN = frozenset({"city", "capital"})
_TOWNWARDS = 24  # tokens from a phrase to the city that hosts it
_STAGED = 12  # tokens of "Nairobi will on 3 June be the venue of a meeting"


def of_mentions(row: Row, mention: Mention) -> Place:
    """City and country of a mention and of the one that follows it after a comma."""
    if mention.kind == "state" and mention.form == "demonym":
        return Place(city=_capital(mention), country=mention.ref)
    if mention.form == "seat" and (town := _town(row, mention)):
        mention = town
    if mention.kind == "state" and mention.form == "name" and row.low(mention.last) == "(":
        town = row.mention_at.get(mention.last + 1)  # "to Indonesia (Jakarta, 7 May)"
        city = town is not None and town.form in _TOWN and town.ref == mention.ref
        mention = town if town and city else mention
    if mention.kind == "state" and mention.form in ("name", "seat"):
        return Place(city=_city_state(mention) or _seated(row, mention), country=mention.ref)
    goes_on = any(word[0].isupper() for word in row.words[mention.last : mention.last + 1])
    if (goes_on or mention.form not in _TOWN) and (town := _town(row, mention)):
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
    if found is None or found.form not in _TOWN:
        return None
    return found if found.ref == mention.ref or mention.form == "seat" else None


def _seated(row: Row, mention: Mention) -> str | None:
    """Of "The Kremlin" the capital; a country house is none, nor is a ministry without a name."""
    name = row.lows[mention.first : mention.last]
    away = mention.form != "seat" or not row.closed.retreats.isdisjoint(name)
    return None if away else _capital(mention)


def _city_state(mention: Mention) -> str | None:
    """A state that is one city is named once: "in Singapore"."""
    state = states().get(mention.ref or "")
    return state.name if state and mention.form == "name" and state.capital == state.name else None


def city_name(row: Row, mention: Mention) -> str:
    """A city as written, out of capitals: "MUSCAT" is Muscat."""
    return spelled(row.quoted(mention.named, mention.last).split(",")[0])


# Of many languages: they stand so in the names of towns.
_LOWER = frozenset("of de del da do la le el al es and the sur am".split())


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


def host_city(row: Row, hit: Hit) -> Place | None:
    """Of "Minsk hosted the talks between A and B", "talks hosted by Minsk": the city."""
    if hit.phrase.verb or row.closed.hosted.isdisjoint(row.said):
        return None
    for k in range(hit.last, min(hit.last + _TOWNWARDS, len(row.lows) - 2)):
        town = row.mention_at.get(k + 2)
        if row.lows[k] in row.closed.hosted and row.low(k + 1) == "by" and town is not None:
            return of_mentions(row, town) if town.form in _TOWN else None
        if row.border(k, k + 1):
            break
    return None


def staged(row: Row, hit: Hit) -> Place | None:
    """Of "The Kenyan capital was on Sunday the scene of talks": the city the clause is about."""
    if hit.phrase.verb or row.closed.hosted.isdisjoint(row.said):
        return None
    for mention in row.mentions:
        end = mention.last + (row.low(mention.last) == "capital")
        if (mention.form not in _TOWN and end == mention.last) or not 0 < hit.first - end < _STAGED:
            continue
        said = {row.lows[k] for k in range(end, hit.first) if k not in row.time_at}
        begins = {row.lows[k] for k in range(mention.first) if k not in row.time_at}
        only = said <= row.closed.hosted | row.closed.on_stage and begins <= row.closed.on_stage
        if only and not said.isdisjoint(row.closed.hosted):
            return of_mentions(row, mention)
    return None
