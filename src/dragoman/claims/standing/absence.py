"""Whether words say that somebody was not there: "neither A nor B met", "left without meeting B".

A row and a phrase come in, a yes or no goes out; the negation of the verb itself ("did not meet")
is read in `status`. Who stays away from talks of two denies them; a gathering of many is held all
the same, so that of it nothing is told.
"""

from dragoman.claims.sentence.row import Row, back, rightward
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_SUBJECT = 30  # tokens of a subject: "neither the foreign minister of Chad, X, nor"
_MEANT = 6  # tokens of "was originally scheduled to"
_BESIDE = 4  # tokens between "stayed away from" and the talks


def of(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether the clause of a phrase says that it was not done."""
    if _neither(row, hit):
        return True
    if hit.phrase.verb:
        k = hit.first - (row.low(hit.first - 1) == "having")
        left = (hit.form == "ing" or k < hit.first) and _left_without(row, k)
        undone = left or (hit.form == "ing" and _shunned(row, hit, cues))
        return undone or _nobody(row, hit, cues)
    return _shunned(row, hit, cues)


def ever(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "No president of Chad has ever met B", "have hardly ever held talks", "have yet to hold
    talks": what tells of no meeting, not even of one denied.
    """
    if _left_out(row, hit, cues):
        return True
    near = row.lows[max(hit.first - _BESIDE, 0) : hit.first]
    if hit.phrase.verb and near[-1:] == ("being",):
        k = hit.first - 1
        return row.has(cues.forgone, max(k - 2, 0), k) == k  # "rather than being received by B"
    if not cues.after.rarely.isdisjoint((*near, *row.lows[hit.first : hit.last])):
        return True
    if near[-1:] and near[-1] in cues.after.nearly:
        return True
    if not row.closed.so_far.isdisjoint(near) and _not_so_far(row, hit, len(near), cues):
        return True
    return "ever" in near and row.low(0) in cues.no


def _not_so_far(row: Row, hit: Hit, near: int, cues: Clauses) -> bool:
    """Of "have yet to meet", "has still to meet", "has not yet met": what may still come about."""
    k = next(k for k in range(hit.first - near, hit.first) if row.low(k) in row.closed.so_far)
    to_come = row.low(k + 1) == "to" and row.low(k - 1) in row.closed.have | row.closed.being
    chain = all(
        row.low(i) in row.closed.auxiliaries or row.adverb(i) for i in range(k + 1, hit.first)
    )
    return to_come or (chain and row.low(k - 1) in cues.negative)


def _left_out(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Lima was left out of the tour": nobody goes there; a topic left out of talks is no more
    than that.
    """
    journey = not row.closed.journeys.isdisjoint(row.lows[hit.first : hit.last])
    if hit.phrase.verb or not journey or cues.omitting.absent(row.said):
        return False
    near = range(back(row, hit.first, _BESIDE + 2), hit.first)
    k = next((k for k in near if cues.omitting.length(row.plain, k)), 0) - 1
    while k > 0 and (row.low(k) in row.closed.auxiliaries or row.adverb(k)):
        k -= 1
    return k in row.mention_at


def of_object(row: Row, hit: Hit, cues: Clauses) -> int:
    """Of "held no talks with", "met no minister of", "visited neither A nor B": the token of "no";
    0 where the verb has an object, as "no fewer than three ministers" are.
    """
    if cues.nobody.isdisjoint(row.said) and cues.no.isdisjoint(row.said):
        return 0
    span = range(hit.first + 1, hit.last + 1)
    k = next((k for k in span if row.low(k) in cues.no or row.low(k) in cues.nobody), 0)
    return 0 if row.low(k + 1) in row.closed.at_least else k


def since(row: Row, hit: Hit) -> int:
    """Of "have not met since May 2029": the token of "since", where a day stands behind; else 0."""
    after = hit.last + (row.low(hit.last) in row.closed.adverbs)
    had = not {"has", "have", "had"}.isdisjoint(row.lows[max(hit.first - 3, 0) : hit.first])
    return after if had and row.low(after) in row.closed.since and after + 1 in row.time_at else 0


def unmet(row: Row, hit: Hit) -> Status | None:
    """Of "did not meet": denied; "has not met since May" tells of May, "had not met since their
    talks" of nothing.
    """
    if since(row, hit):
        return "held"
    if hit.form == "ing" and not row.closed.present.isdisjoint(row.lows[hit.first - 3 : hit.first]):
        return "cancelled"  # "is not travelling to Lima after all"
    long = not {"has", "have", "had"}.isdisjoint(row.lows[max(hit.first - 3, 0) : hit.first])
    behind = row.lows[hit.last :]
    return None if long and not row.closed.since.isdisjoint(behind) else "denied"


def undone(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """What became of a plan: of "who was due to arrive on Monday, will not come" nothing, nor of
    "was originally to visit Chile, but did not"; "but will now go on Friday" only puts it off.
    Of "promised to call B, and did so on Monday": it was done.

    What was meant at first may have come about otherwise only in part: "was initially to stay for
    two days and will go for one".
    """
    if _carried_out(row, hit, cues):
        return "held"
    due = row.has(cues.was_to, hit.first - _BESIDE, hit.last) > 0
    if due and _staying(row, hit, cues):
        return "cancelled"
    if not at_first(row, hit):
        return None
    behind = row.lows[hit.last :]
    later = not (row.closed.from_now | cues.instead).isdisjoint(behind)
    moved = row.low(row.has(cues.moving[1], hit.last)) in row.closed.new_days
    if later or moved or row.has(cues.postponed, hit.last):
        return "postponed"
    off = row.has(cues.cancelled, hit.last) or not cues.negative.isdisjoint(behind)
    return "cancelled" if off else None


def anew(row: Row, hit: Hit, cues: Clauses) -> int:
    """Of "was to meet on Monday but will now meet on Friday": the "now", token index; else 0."""
    now = row.closed.from_now
    near = () if now.isdisjoint(row.said) else range(hit.last, len(row.lows))
    led = cues.future | row.closed.present
    return next((k for k in near if row.lows[k] in now and row.low(k - 1) in led), 0)


def _carried_out(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "promised to call B, and did so": whether only sides and days stand between."""
    end = row.has(cues.done_so, hit.last)
    first = next((k for k in range(hit.last, end) if cues.done_so.length(row.plain, k)), 0)
    named = (row.actor_at, row.mention_at, row.time_at)
    small = row.closed.prepositions | row.closed.determiners | {","}
    between = range(hit.last, first)
    return first > 0 and all(any(k in at for at in named) or row.lows[k] in small for k in between)


def at_first(row: Row, hit: Hit) -> bool:
    """Of "was originally to visit Chile", "had initially planned to": whether it came otherwise."""
    if row.closed.at_first.isdisjoint(row.said):
        return False
    near = row.lows[max(hit.first - _MEANT, 0) : hit.first]
    near = near[max((i + 1 for i, low in enumerate(near) if low == ","), default=0) :]
    told = not {"was", "were", "had"}.isdisjoint(near)
    return told and "to" in near and not row.closed.at_first.isdisjoint(near)


def stayed(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "was due on Monday but stayed at home": whether it is over that somebody did not come."""
    end = _staying(row, hit, cues)
    ahead = cues.future | cues.conditional | row.closed.present
    return end > 0 and ahead.isdisjoint(row.plain[hit.last : end])


def _staying(row: Row, hit: Hit, cues: Clauses) -> int:
    """Where behind a hit it ends that somebody stayed: "at home", "in Lima"; but "in touch"."""
    end = row.has(cues.staying_in, hit.last)
    return end if end and end in row.mention_at else row.has(cues.staying, hit.last)


def _neither(row: Row, hit: Hit) -> bool:
    """Of "held neither talks nor a meeting": what has not been."""
    k = hit.first - (row.low(hit.first - 1) in row.closed.determiners)
    inside = not hit.phrase.verb and row.low(k - 1) in ("neither", "nor")
    return inside or (bool(hit.phrase.verb) and "neither" in row.lows[hit.first + 1 : hit.last])


def _nobody(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Neither A nor B met", "none of the ministers attended": whether the subject is nobody.

    The word must head the verb's own subject: "with neither side ready, A met B" tells of a
    meeting, and so does "none of this deterred A, who met B".
    """
    start = max(hit.first - _SUBJECT, 0)
    k = next((k for k in range(hit.first - 1, start - 1, -1) if row.plain[k] in cues.nobody), -1)
    if k < 0 or row.low(k - 1) in row.closed.prepositions or row.low(k - 1).endswith("ed"):
        return False  # "with neither side ready", "backed by neither A nor B"
    last = max((i for i in range(k, hit.first) if row.lows[i] == "nor"), default=-1)
    heads = k + 1 == hit.first or k + 1 in row.actor_at or row.low(k + 1) in ("of", "from")
    if last < 0 and not heads:
        return False
    return all(
        _in_subject(row, i, listed=i < last, ends=i + 1 == hit.first)
        for i in range(k + 1, hit.first)
    )


def _in_subject(row: Row, i: int, *, listed: bool, ends: bool) -> bool:
    """Whether token `i` may stand between "neither" and its verb; commas only before "nor"."""
    low = row.lows[i]
    if low == ",":
        opens = i + 1 in row.actor_at or row.low(i + 1) in row.closed.auxiliaries
        return listed or i in row.actor_at or (i - 1 in row.actor_at and (opens or ends))
    closed, named = row.closed, i in row.actor_at or i in row.mention_at or i in row.time_at
    small = (closed.determiners, closed.possessives, closed.auxiliaries, closed.adverbs)
    return named or any(low in words for words in (*small, closed.within_subject))


def _left_without(row: Row, i: int) -> bool:
    """Of "left Lima on Monday without": not at the head of a clause, which is a condition."""
    return row.low(i - 1) in row.closed.not_there and row.low(i - 2)[:1].isalnum()


def missed(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether somebody stays away from a noun: "skipped the talks of A and B, and called off a
    trip" tells what became of the trip.
    """
    return not hit.phrase.verb and _shunning(row, hit, cues) >= 0


def _shunned(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "stayed away from talks", "skipped a meeting", "ruled out travelling": what is shunned.

    Talks between others are held without whoever stays away, unless words behind call them off.
    """
    k = _shunning(row, hit, cues)
    return k >= 0 and (not _of_others(row, hit, k) or _called_off(row, hit, cues))


def _called_off(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "the talks, which were cancelled", "they were called off": these, no other."""
    near = range(hit.last + 2, len(row.lows)) if row.has(cues.cancelled, hit.last) else ()
    k = next((k for k in near if cues.cancelled.length(row.plain, k)), 0) - 1
    who = row.actor(k - 1)
    same = row.low(k - 1) in row.closed.conjunctions or (who is not None and who.kind == "pronoun")
    return row.low(k) in row.closed.auxiliaries and same


def _shunning(row: Row, hit: Hit, cues: Clauses) -> int:
    """The first token of "stayed away from" right before what a phrase names; -1 without it."""
    start = max(hit.first - _BESIDE - 3, 0)
    for k in range(start, hit.first) if not cues.shunning.absent(row.said) else ():
        over = k + cues.shunning.length(row.plain, k)
        if over > k and all(_qualifies(row, i, cues) for i in range(over, hit.first)):
            return k if over <= hit.first else -1
    return -1


def _of_others(row: Row, hit: Hit, k: int) -> bool:
    """Whether the talks whoever stands before token `k` stays away from are not his own state's."""
    parties = _held_between(row, hit)
    if len(parties) <= 1:
        return row.low(hit.last) in row.closed.among
    away = next((a for a in reversed(row.actors) if a.last <= k and a.parties), None)
    return away is None or parties.isdisjoint(away.parties)


def _held_between(row: Row, hit: Hit) -> frozenset[str]:
    """The parties of "talks between A and B", "talks in Lima on Monday of A and B"."""
    k, leads = hit.last, row.closed.among | row.closed.of_office
    around = row.closed.prepositions - leads
    while row.low(k) in around and (k + 1 in row.mention_at or k + 1 in row.time_at):
        k = max(row.past_name(k + 1), k + 2)
    if row.low(k) not in leads:
        return frozenset()
    first = row.noun(k + 1)
    sides = rightward(row, first) if first is not None else ()
    return frozenset(party for side in sides for party in side.parties)


def _qualifies(row: Row, i: int, cues: Clauses) -> bool:
    low = row.lows[i]
    dated = (
        i in row.time_at
        or (low == "on" and i + 1 in row.time_at)
        or (low in OWNING and i - 1 in row.time_at)
    )  # "Friday's summit"
    return dated or low in row.closed.determiners or low in cues.qualifying or low in cues.upcoming
