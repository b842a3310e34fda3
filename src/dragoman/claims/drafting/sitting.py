"""Bodies of two states that sit: "The Peru-Chile Commission met", "held its third session".

A phrase comes in; the draft of the session goes out, between the states in the body's name or
behind it. Refused is a body of one state, what is only a custom ("holds its meetings in Lima"), and
"met" with an object: the Commission met resistance.
"""

from msgspec.structs import replace

from dragoman.claims.drafting import sessions
from dragoman.claims.sentence.draft import Draft, make
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.standing import absence
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Form, Hit
from dragoman.records import Mention, Status

_AUXILIARIES = 5  # tokens between a body and its verb: "has so far failed to"
_OWN = 5  # tokens from "its" to the session that is held


def draft(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> Draft | None:
    """The session of the body that a phrase says sat.

    Those in its own name or behind it are no subjects, "the Peru–Chile Commission met"; but of
    "ministers attending the Commission met" the ministers are.
    """
    event = body(row, hit)
    if event is None or _of_one_side(row, event):
        return None
    if any(not event.first - 1 <= a.first < hit.first for a in sides.subject):
        return None
    parties = sessions.parties(row, event, told)
    return replace(make(row, hit, state, parties, (), definite=False), kind=event.kind)


def body(row: Row, hit: Hit) -> EventName | None:
    """The body of two states named right before the words that it sits."""
    at = _verb(row, hit) if row.events else -1
    if at < 0 or _no_session(row, hit):
        return None
    for event in row.events:
        past = _past(row, event)
        near = event.recurring and 0 <= at - past <= _AUXILIARIES
        if near and not any(i in row.actor_at for i in range(past, at)):
            return event if _shared(row, event, past) else None
    return None


def deed(row: Row, hit: Hit, cues: Clauses) -> Hit | None:
    """A phrase as the verb of the body that sits, whose words tell whether it did: of "did not hold
    its session" the "hold"; None for what a body does by custom.
    """
    if hit.phrase.verb or body(row, hit) is None:
        return hit
    at = _verb(row, hit)
    word = row.low(at)
    led = row.low(at - 1) in row.closed.auxiliaries | {"to"}
    form: Form = "ing" if word.endswith("ing") else "third" if word.endswith("s") else "past"
    form = "base" if form == "past" and led and not word.endswith(("held", "ed")) else form
    habit = row.has(cues.habitual, max(at - _AUXILIARIES, 0), hit.last)
    alone = form == "ing" and row.low(at - 1) not in row.closed.present
    if habit or alone:
        return None
    return hit._replace(phrase=replace(hit.phrase, verb="hold"), first=at, form=form)


def undone(row: Row, hit: Hit, event: EventName, state: Status | None, cues: Clauses) -> bool:
    """Of "The Commission did not convene on Monday": whether what follows a body denies it."""
    if _of_one_side(row, event):
        return True
    if state != "held":
        return state == "denied" and absence.of(row, hit, cues)
    k = _past(row, event)
    near = row.plain[k : k + _AUXILIARIES]
    first = next((n for n, low in enumerate(near) if low in cues.negative), -1)
    parted = row.closed.prepositions | {","}  # but "sat in Lima, not in Arica"
    return first >= 0 and parted.isdisjoint(near[:first])


def _of_one_side(row: Row, event: EventName) -> bool:
    """Of "The Peru-Chile Commission opened its session without the Chilean side"."""
    behind = range(event.last, len(row.lows))
    k = next((i for i in behind if row.lows[i] in row.closed.not_there), 0)
    near = (m for m in row.mentions if k < m.first <= k + 2 and m.ref in event.parties)
    return k > 0 and any(_whole_side(row, m) for m in near)


def _whole_side(row: Row, mention: Mention) -> bool:
    """Of "without Chile", "without the Chilean side": no "without Chile's ambassador"."""
    owned = row.low(mention.last) in OWNING
    team = row.low(mention.last + owned) in row.closed.sides
    return team or (mention.form != "demonym" and not owned)


def _no_session(row: Row, hit: Hit) -> bool:
    """Whether several are told of at once, or a verb of meeting has another object."""
    verb, k = hit.phrase.verb, hit.last
    if verb != "meet":
        own = not verb or not row.closed.possessives.isdisjoint(row.lows[hit.first : k])
        return own and row.low(k - 1).endswith("s")
    return not without_object(row, k) or row.low(k) in row.closed.possessives


def without_object(row: Row, k: int) -> bool:
    """Whether "met" before token `k` has no object: "met in Lima", "met on Monday", "met again"."""
    free = k in row.time_at or row.low(k) in row.closed.small or not row.low(k).isalpha()
    return free or row.adverb(k) or row.border(k, k + 1)


def _shared(row: Row, event: EventName, past: int) -> bool:
    """Whether a body is no state's own, as a "Defence Committee" may be."""
    named = len(event.parties) > 1 or past > event.last
    return named or not row.closed.joining.isdisjoint(row.lows[event.first : event.last])


def _verb(row: Row, hit: Hit) -> int:
    """The token of the verb by which a body sits, -1 without one: "held", of "held its session"."""
    if hit.phrase.verb in row.closed.sits:
        return hit.first
    near = range(hit.first - 1, max(hit.first - _OWN, 0), -1)
    own = next((k for k in near if row.lows[k] in row.closed.possessives), 0)
    held = (k for k in (own - 1, own - 2) if row.low(k) in row.closed.holding)  # "wound up its"
    return next(held, -1) if own and not hit.phrase.verb else -1


def _past(row: Row, event: EventName) -> int:
    """Past a body and those it is of: "the Joint Commission between Laos and Vietnam"."""
    k = event.last
    if row.low(k) in ("between", "of"):
        k += 1
        while k in row.actor_at or row.low(k) in ("and", "the"):
            k += 1
    return k
