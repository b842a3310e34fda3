"""Naval ships: whose they are and where they call.

A ship is told by its noun ("the Portuguese frigate", "a destroyer of the Kenyan Navy") or by the
prefix of a navy's ships (INS, HMAS). Merchant ships are none.
"""

from msgspec.structs import replace

from dragoman.claims.circumstances import towns
from dragoman.claims.sentence.draft import Draft, make, unique
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon import ship_prefixes
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Hit
from dragoman.records import Mention, Status

_LEFT = "left"  # the port that a ship has left is the one it called at


def told(row: Row, hit: Hit) -> bool:
    """Whether a phrase can be of a ship, where only ships call: a sentence without one has none."""
    if hit.phrase.frame != "ship":
        return True
    named = not (row.closed.warships | row.closed.craft).isdisjoint(row.said)
    return named or not ship_prefixes.load().keys().isdisjoint(row.words)


def flag(row: Row, hit: Hit) -> str | None:
    """The party whose ship the sentence tells of; None when it is no naval ship."""
    prefixes = ship_prefixes.load()
    for i, word in enumerate(row.words[:-1]):
        if word in prefixes and row.words[i + 1][:1].isupper():
            return prefixes[word]
    closed = row.closed
    reach = hit.first if hit.phrase.verb else len(row.lows)  # "visits Naval Station Rota"
    here = [i for i, low in enumerate(row.lows[:reach]) if low in closed.warships | closed.craft]
    if not here or row.said.isdisjoint(closed.warships | closed.navies):
        return None
    before = [
        m
        for m in row.mentions
        if m.kind == "state"
        and m.form in ("demonym", "name")
        and m.first <= here[0] + 8
        and m.first < (hit.last if hit.phrase.verb else max(hit.last, here[0]))
    ]
    owners = [
        m
        for m in before
        if m.form == "demonym" or row.low(m.last) in OWNING or row.low(m.last) in closed.navies
    ]
    chosen = owners or before[:1]
    return chosen[0].ref if chosen else None


def kept_out(row: Row, hit: Hit, sides: Sides, cues: Clauses) -> bool:
    """Whether no ship calls: somebody does, or "Kenya refused it a port call"."""
    refused = not hit.phrase.verb and not cues.failing.isdisjoint(row.said)
    gone = _gone(row, hit) and port(row, hit) is None
    return refused or gone or _manned(row, hit, sides)


def _manned(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether somebody calls, and no ship: an admiral; but "INS X, under Captain Y, docked", "A
    vessel, INS X, docked".
    """
    if any(a.kind == "person" and a.office for a in sides.subject):
        return True
    aboard = row.actor(hit.first - 1 - (row.low(hit.first - 1) == ","))
    named = aboard is not None and row.words[aboard.first] in ship_prefixes.load()
    if aboard is None or named or aboard.kind not in ("person", "office"):
        return False
    return row.low(aboard.first - 1) not in ("under", "by")


def port(row: Row, hit: Hit) -> Mention | None:
    """The port or state where the ship calls: right behind, "visited Lima", or behind an "in", for
    ships are named after towns.
    """
    other = _called_at(row, hit) if _gone(row, hit) else _LEFT
    if not isinstance(other, str):
        return other
    start = hit.first + 1 if hit.phrase.verb else hit.last - 1  # "left Apia after a call"
    able = [
        m
        for m in row.mentions
        if m.first >= start and m.kind != "organisation" and m.ref
        if m.form not in ("demonym", "people")
    ]
    if not able or able[0].first <= hit.last:
        return able[0] if able else None
    led = row.closed.at_places | {"to"}
    return next((m for m in able if row.low(m.first - 1) in led), able[0])


def _gone(row: Row, hit: Hit) -> bool:
    """Whether a ship has left somewhere after a call."""
    noun = row.low(hit.last - 1) in row.closed.calls_there
    return hit.phrase.verb in row.closed.departing and noun


def _called_at(row: Row, hit: Hit) -> Mention | str | None:
    """Of "left Apia after a call", the port it left; of "after a stop in Suva", Suva; of "after a
    visit by officials", "after a stop in Suva was cancelled" nothing.
    """
    if _over(row, hit.last):
        return _LEFT
    there = row.mention_at.get(hit.last + 1)
    named = row.low(hit.last) in row.closed.called_at and there is not None
    if not named or there is None or there.form == "demonym" or not _over(row, there.last):
        return None
    left = {m.ref for m in row.mentions if hit.first < m.first < hit.last}
    return _LEFT if there.ref in left else there


def _over(row: Row, k: int) -> bool:
    """Whether nothing but when follows at token `k`: ".", "on Monday", ", the navy said"."""
    return not row.low(k).isalpha() or k in row.time_at or k + 1 in row.time_at


def elsewhere(row: Row, hit: Hit) -> bool:
    """Of "left Apia on Monday after a stop in Suva": whether Monday is of another port."""
    return _gone(row, hit) and isinstance(_called_at(row, hit), Mention)


def call(row: Row, hit: Hit, told: Discourse, state: Status) -> Draft:
    """A draft of a naval ship in a foreign port."""
    whose, goal = flag(row, hit), port(row, hit)
    town = row.words[hit.last : hit.last + 1]  # one that no list of towns has
    here = told.home if goal is None and town and town[0][0].isupper() else None
    parties = unique([whose or "", goal.ref if goal and goal.ref else here or ""])
    draft = make(row, hit, state, parties, (), definite=False)
    return replace(draft, place=towns.of_mentions(row, goal)) if goal else draft
