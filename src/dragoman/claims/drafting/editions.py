"""Editions told without their names: "the commission met", "the eleventh will be hosted by B".

A phrase that names nobody, or a host alone, comes in; a draft between the parties told of before
goes out, of the kind of edition told of last. Refused where nothing counts the edition.
"""

from msgspec.structs import replace

from dragoman.claims.drafting import sessions
from dragoman.claims.sentence.draft import FATES, Draft, make
from dragoman.claims.sentence.row import Row
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import EngagementKind, Place, Status

_OF = 6  # tokens of "of the bilateral trade talks"
_OF_SERIES = "of the editions told of before"


def again(row: Row, hit: Hit, told: Discourse, state: Status) -> Draft | None:
    """Of "The commission last met in Lima in May": the body of the two states told of."""
    if hit.phrase.verb not in row.closed.sits:
        return None
    k = hit.first - 1
    between = row.closed.counting | row.closed.adverbs | row.closed.auxiliaries
    while row.low(k) in between:
        k -= 1
    k -= 2 * (row.lows[max(k - 1, 0) : k + 1] == (",", "which"))
    named = row.low(k) in row.closed.sitting and row.low(k - 1) == "the" and k - 1 == 0
    if not named or hit.first - 1 == k or not row.times or len(told.parties) != 2:
        return None
    return replace(make(row, hit, state, told.parties, (), definite=False), kind="meeting")


def edition(
    row: Row, hit: Hit, host: tuple[str, ...], told: Discourse, state: Status
) -> Draft | None:
    """Of "The next round", "the eleventh will be hosted by B": one more of what was told before."""
    if not set(host) <= set(told.parties):
        return None
    if not sessions.counted(row, hit):
        if state == "held":
            return _of_both(row, hit, told) or _before(row, hit, told)
        return _offered(row, hit, told, state)
    if (hit.phrase is sessions.ONE_OF_THEM and not _just_told(row, told)) or _of_others(row, hit):
        return None
    people = told.pair if told.encounters and sessions.left_out(hit) else ()
    draft = make(row, hit, state, told.parties, people, definite=False)
    hosting = not row.said.isdisjoint(("host", "hosts", "hosted"))
    kind = _series(row, hit, told)
    bare = kind != hit.phrase.kind or sessions.left_out(hit)  # "The fifth edition", "the second"
    return replace(
        draft,
        kind=kind,
        inferred={"kind": _OF_SERIES} if bare else {},
        place=Place(city=None, country=host[0]) if host and hosting else None,
    )


def _just_told(row: Row, told: Discourse) -> bool:
    """Whether an edition is what the sentence before tells of: else "the first" is anything."""
    return told.series is not None and told.series[1] == row.sentence.index - 1


def _of_others(row: Row, hit: Hit) -> bool:
    """Of "the second session of parliament", "the first edition of the paper": of something else,
    and of no "bilateral talks".
    """
    own = row.closed.dealings | row.closed.sitting | row.closed.numbered | row.closed.encounters
    near = range(hit.last + 1, min(hit.last + _OF, len(row.lows)))
    named = any(k in at for k in near for at in (row.event_at, row.mention_at, row.actor_at))
    counts = hit.phrase.say in row.closed.sat and row.low(hit.last) == "of"
    return counts and not named and own.isdisjoint(row.lows[k] for k in near)


def _offered(row: Row, hit: Hit, told: Discourse, state: Status) -> Draft | None:
    """Of "She suggested a summit on neutral ground", "A meeting set for May was called off": one
    more between those told of.
    """
    acting = {p for a in row.actors if a.first < hit.first for p in a.parties}
    if len(told.pair) != 2 or hit.phrase.kind != "meeting" or hit.phrase.say in row.closed.vague:
        return None
    near = row.lows[max(hit.first - 4, 0) : hit.first]
    ahead = state == "planned" and bool(row.times) and joined(row, hit)
    undone = (state in FATES or ahead) and told.heading is None  # a chronology goes on to others
    if not acting <= set(told.parties) or not (undone or (acting and state == "proposed")):
        return None
    if row.closed.anew.isdisjoint(near):
        return None
    return make(row, hit, state, told.parties, told.pair, definite=False)


def joined(row: Row, hit: Hit) -> bool:
    """Of "a joint session", "a bilateral round": one of those told of."""
    return not row.closed.joining.isdisjoint(row.lows[max(hit.first - 4, 0) : hit.first])


def _of_both(row: Row, hit: Hit, told: Discourse) -> Draft | None:
    """Of "After a closed-door meeting X said": it was of X and whom he was told of together; so
    are "their talks", and "The talks" that open a sentence and are nobody else's.
    """
    both = told.together
    if told.parties or hit.phrase.kind != "meeting":
        return None
    near = row.lows[max(hit.first - 5, 0) : hit.first]
    acting = {told.persons[a.person].name for a in row.actors if a.person is not None}
    known = acting & {p.name for p in both.participants}
    behind = not row.closed.behind.isdisjoint(near) and known
    if not (behind or "their" in near or (near[:1] == ("the",) and _whole(row, hit))):
        return None
    return make(row, hit, "held", both.parties, both.participants, definite=False)


def _before(row: Row, hit: Hit, told: Discourse) -> Draft | None:
    """Of "It followed a meeting in Lima in May", "At the May meeting in Lima they agreed": a
    meeting with a day of its own, of the states of the two told of; who met then is not told.
    """
    if hit.phrase.kind != "meeting" or len(told.pair) != 2 or told.heading is not None:
        return None
    first = next((t.first for t in row.times if t.last == hit.first), 0)
    dated = first > 0 and row.low(first - 1) == "the"
    before = {low for low in row.lows[: hit.first] if low.isalpha()} - row.closed.small
    behind = row.closed.behind.intersection(row.lows[: hit.first])
    follows = bool(behind) and before <= row.closed.dealings | row.closed.following | behind
    if not (dated or (row.times and follows)):
        return None
    named = {
        m.ref for m in row.mentions if m.kind in ("state", "organisation") and m.form == "name"
    }
    acting = {p for a in row.actors for p in a.parties}
    if row.low(hit.last) in ("of", "between", "with") or not acting | named <= {*told.parties}:
        return None
    return make(row, hit, "held", told.parties, (), definite=False)


def _whole(row: Row, hit: Hit) -> bool:
    """Whether nothing behind a noun says whose it is, or of what: "The meeting of the board"."""
    k = hit.last
    return (
        row.low(k) in row.closed.placing
        or row.low(k) in row.closed.taking_place
        or k in row.time_at
    )


def _series(row: Row, hit: Hit, told: Discourse) -> EngagementKind:
    """The kind of what "the next edition" is an edition of."""
    lasting = (
        told.kind
        if told.kind in ("exercise", "conference", "port_call")
        and hit.phrase.say in row.closed.numbered
        else None
    )
    return (told.series and told.series[0]) or lasting or hit.phrase.kind


def of_people(row: Row, hit: Hit) -> bool:
    """Of "their second encounter", "his first visit": whether people count, and not states."""
    owned = not row.closed.possessives.isdisjoint(row.lows[max(hit.first - 3, 0) : hit.first])
    return (owned and hit.phrase.say in row.closed.personal) or nth_time(row, hit)


def nth_time(row: Row, hit: Hit) -> bool:
    """Of "A met B for the second time": that "the first" is a meeting of theirs."""
    if hit.phrase.verb == "" or row.closed.counting.isdisjoint(row.said):
        return False
    return any(
        low in row.closed.counting and row.low(k + 1) == "time" for k, low in enumerate(row.lows)
    )
