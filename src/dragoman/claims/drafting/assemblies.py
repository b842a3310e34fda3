"""The members of one organisation among themselves: "ECOWAS leaders gathered in Abuja".

A phrase comes in whose only party is an organisation of states; the draft of a conference of that
organisation goes out. Refused are its officials, staff and lawmakers, who stand for no member, and
what has an object or company that nobody could make out: "EU leaders met resistance". So is what
somebody denies or undoes in the same breath, and a summit of or for anybody else.
"""

from msgspec.structs import replace

from dragoman.claims.drafting import sitting
from dragoman.claims.sentence.draft import REMOTE, Draft, make
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told import holding
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.parties import organisations
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Actor, Status

_BOUND = 3  # tokens of "were then due", before "to meet"
_OF_STATES = frozenset({"regional", "alliance", "group", "intergovernmental"})


def draft(row: Row, hit: Hit, sides: Sides, state: Status) -> Draft | None:
    """Of "EU ministers met in Riga", "a meeting of EU ministers in Riga": their conference."""
    body = _body(sides.subject)
    if body is None or sides.other or hit.phrase.weak or hit.phrase.kind not in _GATHERINGS:
        return None
    if state in ("denied", "cancelled") or _undone(row, hit, state):
        return None
    if row.sentence.role == "title" or _in_company(row, hit) or not _sat(row, hit):
        return None
    made = make(row, hit, state, body.parties, (), definite=False)
    top = body.kind == "party" and _at_the_top(row, hit)
    return replace(made, kind="conference") if top or _members(row, body) else None


_GATHERINGS = frozenset({"meeting", "conference"})


def several(draft: Draft) -> bool:
    """Whether a draft is between parties, or between the members of the one it has; of these only
    a day and a place make a gathering of its own.
    """
    if len(draft.parties) >= 2 or draft.kind != "conference":
        return len(draft.parties) >= 2
    somewhere = draft.place is not None or draft.format in REMOTE
    return _of_states(draft.parties) and draft.date is not None and somewhere


def _body(side: tuple[Actor, ...]) -> Actor | None:
    """Who acts, where that is one organisation or a plural of its members' officials."""
    one = side[0] if len(side) == 1 else None
    if one is None or not _of_states(one.parties) or not (one.plural or one.kind == "party"):
        return None
    return one


def _of_states(parties: tuple[str, ...]) -> bool:
    body = organisations().get(parties[0]) if len(parties) == 1 else None
    return body is not None and body.kind in _OF_STATES


def _members(row: Row, body: Actor) -> bool:
    """Of "EU finance ministers", "leaders of the EU": no "EU party leaders", "former leaders"."""
    if body.kind != "office" or body.key not in row.closed.of_members:
        return False
    if row.low(body.first - 1) in row.closed.not_now or row.low(body.first) in row.closed.not_now:
        return False
    led = [k for k in range(body.first, body.last) if row.lows[k] == f"{body.key}s"]
    return body.key not in holding.OF_ANYBODY or all(_bare(row, k) for k in led)


def _bare(row: Row, k: int) -> bool:
    """Whether no word before token `k` says of what else somebody is a leader."""
    owned = k - (row.low(k - 1) in POSSESSIVE)
    named = any(m.last == owned for m in row.mentions)
    return named or k == 0 or row.low(k - 1) in row.closed.determiners


def _sat(row: Row, hit: Hit) -> bool:
    """Whether a verb tells of a sitting: "met in Riga", "held talks", but no "met the target"."""
    if hit.phrase.verb in row.closed.gathers:
        thing = row.low(hit.last) in row.closed.determiners | row.closed.possessives
        when = hit.last in row.time_at
        alone = when or (not thing and sitting.without_object(row, hit.last))
        return alone or hit.phrase.frame == "assembly"
    return hit.phrase.verb in row.closed.holding and "@event" not in hit.phrase.say


def _in_company(row: Row, hit: Hit) -> bool:
    """Of "met in Riga on Monday with farmers": with whom, though nobody can tell who."""
    end = next((k for k in range(hit.last, len(row.lows)) if row.border(k, k + 1)), len(row.lows))
    return not row.closed.gathered_with.isdisjoint(row.lows[hit.first : end])


def _at_the_top(row: Row, hit: Hit) -> bool:
    """Of "held a summit", "an emergency summit": the members', no "summit of mayors"."""
    k = next((k for k in range(hit.first, hit.last) if row.lows[k] in row.closed.at_the_top), -1)
    if k < 0:
        return False
    before = range(hit.first + 1, k)
    own = all(row.lows[i] in row.closed.summits_are or row.lows[i][:1].isdigit() for i in before)
    return own and (_somewhere(row, k + 1) or row.border(k + 1, k + 2) or k + 1 in row.time_at)


def _somewhere(row: Row, k: int) -> bool:
    """Whether where or when stands at token `k`: "in Riga", "on Monday", "."."""
    led = row.low(k) in row.closed.at_places or k + 1 in row.time_at
    return led or not row.low(k).isalpha()


def _undone(row: Row, hit: Hit, state: Status) -> bool:
    """Of "were to meet", "will meet, unless": what the words leave open."""
    k = hit.first - 1
    bound = row.low(k) in row.closed.bound_to
    once = bound and not row.closed.past_be.isdisjoint(row.lows[max(k - _BOUND, 0) : k])
    return once or (state not in DONE and not row.closed.unheld.isdisjoint(row.lows[hit.last :]))
