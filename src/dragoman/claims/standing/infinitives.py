"""What became of "to meet": the words that govern it in, a status out, None for no claim.

    agreed to meet, was due to meet → planned · invited B to visit → proposed · refused to meet →
    denied · managed to meet, took the opportunity to meet, was in Lima to meet → held ·
    was to have met → cancelled

Read outwards to the left, over places and times, to the word that governs it.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row, back
from dragoman.claims.standing import absence, invitations
from dragoman.dates import TimeExpression
from dragoman.dates.recipe import Shift
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_JOURNEY = 24  # tokens from a journey to what it is for
_OFFER = 8  # steps from "accepted" to "to visit"
_GLAD = 4  # tokens from "will" or "is" to "pleased"
_GROUP = 3  # tokens of a verb before "to": "is not expected", "does not yet plan"
_AIM = 8  # tokens from "will" to the end of what is done for an aim
_TOLD_ON = frozenset({"who", "whose", "whom", "which", "that", "after", "said", "”", '"', ";"})


def told(row: Row, hit: Hit, chain: list[str], k: int, cues: Clauses) -> Status | None:
    """What the words before "to meet" tell; of "it would be an honour to meet" no more than a wish,
    and so nothing.
    """
    near = row.plain[max(k - _GLAD, 0) : k]
    if row.low(k) in cues.glad and not cues.conditional.isdisjoint(near):
        return None
    return _said_of(row, hit, k, cues) or _of(row, hit, chain, k, cues)


def _said_of(row: Row, hit: Hit, k: int, cues: Clauses) -> Status | None:
    """What adjectives and nouns say of "to meet": "was pleased to", "no plans for A to".

    "Will be glad to meet" is a plan, and so is "is pleased to welcome B on Friday".
    """
    if any(row.low(i) in cues.no and row.low(i + 1) in cues.intents for i in range(k - 9, k + 1)):
        return "denied"  # "there are no plans for A to visit"
    if row.low(k) not in cues.glad:
        return None
    near = row.plain[max(k - _GLAD, 0) : k]
    now = not row.closed.present.isdisjoint(near)
    coming = now and any(_own_day(row, hit, t) for t in row.times)
    return "held" if cues.future.isdisjoint(near) and not coming else "planned"


def _own_day(row: Row, hit: Hit, time: TimeExpression) -> bool:
    """Whether a day to come is told of a phrase itself: "to welcome B to Lomé on 20 May", but not
    in "who came on Monday", ", he said on Monday".
    """
    if time.first < hit.last or time.recipe == Shift("day", 0):
        return False
    between = range(hit.last, time.first)
    return not any(
        row.lows[i] in _TOLD_ON or (row.lows[i] == "," and not row.apposes(i)) for i in between
    )


def _of(row: Row, hit: Hit, chain: list[str], k: int, cues: Clauses) -> Status | None:
    """Of "To meet" by what governs it."""
    past = not cues.past_plan.isdisjoint(chain)
    unreal = "have" in chain and (past or row.low(k - 1) in cues.past_plan)
    if unreal:  # "was to have come, but the trip was put off"
        return _undone(row, hit, cues)
    if not cues.negative.isdisjoint(chain):
        return _not_meant(row, hit, chain, cues)  # "is not to meet"
    if not row.closed.being.isdisjoint(chain):
        if row.low(k) in cues.conditional:
            return None  # "would have been in Lima to meet B"
        return "held" if _stayed(row, hit, chain, k, cues) else "planned"
    k = _governor(row, k)
    k -= row.low(k) == "," and row.actor(k - 1) is not None  # "invited the minister, X, to visit"
    k = _before_talks(row, k, cues) if hit.phrase.verb == "meet" else k
    window = row.plain[max(k - 5, 0) : k + 1]
    undone = not cues.refusing.isdisjoint(window) or row.has(cues.forgone, k - 3, k)
    if undone or _managed(window, cues):
        return _unmet(window, cues)
    meant = row.plain[max(k - _GROUP, 0) : k + 1]
    if not cues.negative.isdisjoint(meant) and "," not in meant and "only" not in meant:
        told = row.low(k) in cues.planning | row.closed.moves
        return _not_meant(row, hit, meant, cues) if told else None
    had = row.low(k) == "opportunity" and not row.closed.have.isdisjoint(window)
    if had or _seized(row, k, cues):
        return "held" if cues.future.isdisjoint(window) else "planned"
    return _aimed(row, hit, k, cues)


def _stayed(row: Row, hit: Hit, chain: list[str], k: int, cues: Clauses) -> bool:
    """Of "was in Lima on Monday to meet B", "has been to Lima twice to meet B": so it was done; who
    "has been in Lima since Monday to meet B on Friday" is still there.
    """
    gone = chain[:3] == ["to", "to", "been"] and "have" not in chain
    there = any(i in row.mention_at for i in range(k + 1, hit.first))
    return there and (gone or not cues.past_plan.isdisjoint(chain))


def _aimed(row: Row, hit: Hit, k: int, cues: Clauses) -> Status | None:
    """What is still to be, by the word at token `k` that governs it: planned, or only offered."""
    window, governor = row.plain[max(k - 5, 0) : k + 1], row.low(k)
    oneself = governor.startswith("propos") and hit.phrase.kind == "visit"
    if oneself or (governor == "opportunity" and _to_be_used(row, k, cues)):
        return "planned"  # "proposes to visit" means oneself, "proposes to meet" both
    wished = governor == "like" and row.plain[k - 1] in cues.conditional
    if governor in cues.proposing or wished:
        return _offered(row, k, window, cues)
    if governor in cues.planning or not cues.planning.isdisjoint(window[-2:]):
        undone = tuple(row.plain[max(k - 2, 0) : k]) == ("had", "been")  # "had been due to meet"
        if governor == "meant" and _left_open(row, hit, window, cues):
            return None
        return _undone(row, hit, cues) if undone else "planned"
    asked = _asked(row, max(k - 12, 0), k + 1, cues)
    if asked >= max(k - 5, 0):
        return _offered(row, k, window, cues)
    if row.actor(k) is not None and (row.sentence.role == "title" or _clipped(row, k)):
        return "planned"
    if row.actor(k) is not None and asked >= 0:
        return _offered(row, k, window, cues)
    return _aim(row, hit, k, cues)


def _undone(row: Row, hit: Hit, cues: Clauses) -> Status:
    """What became of what was to have been: put off, where a new day or a word tells so."""
    off = row.has(cues.postponed, hit.last) or _moved(row, hit, cues)
    return "postponed" if off else "cancelled"


def _moved(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "but will now meet on Friday": a new day for the same; but "will now meet C on Friday"."""
    now = absence.anew(row, hit, cues)
    if not now or not any(t.first > now for t in row.times):
        return False
    behind = (row.actor(k) for k in range(now, len(row.lows)))
    return all(a is None or a.kind in ("pronoun", "party") for a in behind)


def _left_open(row: Row, hit: Hit, window: Sequence[str], cues: Clauses) -> bool:
    """Of "was meant to arrive on Monday": whether nothing tells if it came about."""
    return not {"was", "were"}.isdisjoint(window[-3:]) and not row.has(cues.staying, hit.last)


def _aim(row: Row, hit: Hit, k: int, cues: Clauses) -> Status | None:
    """What a journey is for, "flew to Lima to meet B"; who "came to greet him" has done so."""
    if hit.phrase.verb in row.closed.welcoming and _came(row, k, cues):
        return "held"
    ahead = _going(row, k, cues) or _on_the_way(row, k, cues) or _bidden(row, k, cues)
    return "planned" if ahead else None


def _not_meant(row: Row, hit: Hit, words: Sequence[str], cues: Clauses) -> Status | None:
    """Of "is not expected to meet": denied, but not for good: "not due before June"; of whoever
    "has not yet decided to", "does not want to" or "was not expected to" nothing is told.
    """
    if not row.closed.not_before.isdisjoint(row.lows[hit.last : hit.last + _AIM]):
        return "planned"
    left_open = "yet" in words or not (cues.proposing | cues.past_plan).isdisjoint(words)
    return None if left_open else "denied"


def _to_be_used(row: Row, k: int, cues: Clauses) -> bool:
    """Of "welcomed the opportunity to visit", "will offer an opportunity to": one that there is."""
    ahead = not cues.future.isdisjoint(row.plain[max(k - _OFFER * 2, 0) : k])
    return row.low(k - 1) == "the" or ahead


def _asked(row: Row, first: int, last: int, cues: Clauses) -> int:
    """The last token of a span that asks for something; -1 for none.

    Of "X, at the invitation of Y, to visit Lima" nobody is asked any more.
    """
    near = (i for i in range(last - 1, first - 1, -1) if row.plain[i] in cues.proposing)
    return next((i for i in near if not invitations.upon(row, i, cues)), -1)


def _bidden(row: Row, k: int, cues: Clauses) -> bool:
    """Of "President X, at the invitation of Y, to visit Lima": the line says where X is to go."""
    near = (i for i in range(k, max(k - _OFFER * 2, 0), -1) if row.plain[i] in cues.offers)
    bid = next((i for i in near if invitations.upon(row, i, cues)), -1)
    return bid > 0 and not row.border(bid, k)


def _clipped(row: Row, k: int) -> bool:
    """Whether a line begins with who acts, as headlines in a list do: "• X of Chad to visit Fiji".

    When, where and with whom may stand before.
    """
    named = (row.time_at, row.mention_at, row.actor_at)
    words = (i for i in range(k) if row.lows[i].isalpha() and not any(i in at for at in named))
    return all(row.lows[i] in row.closed.conjunctions for i in words)


def _on_the_way(row: Row, k: int, cues: Clauses) -> bool:
    """Of "will stop in Madrid to see B": an aim of what is ahead, in one clause with it."""
    first = next((i for i in range(k, max(k - _AIM, -1), -1) if row.plain[i] in cues.future), -1)
    return first >= 0 and not row.border(first, k + 1) and "," not in row.lows[first : k + 1]


def _unmet(window: Sequence[str], cues: Clauses) -> Status | None:
    """Of "refused to meet", "was unable to meet"; of "was able to meet", "managed to meet"."""
    if not cues.failing.isdisjoint(window) or cues.forgone.within(window):
        return "denied"  # "stayed at home rather than travel to meet"
    done = not cues.past_plan.isdisjoint(window) or _managed(window, cues)
    return "held" if done and cues.negative.isdisjoint(window) else None


def _managed(window: Sequence[str], cues: Clauses) -> bool:
    """Of "managed to meet", "stopped in Lima to meet", "used her stay in Lima to meet"."""
    last = window[-1] if window else ""
    whole = last in cues.spent and not cues.spending.isdisjoint(window[-4:-1])
    return whole or last in cues.managing


def _seized(row: Row, k: int, cues: Clauses) -> bool:
    """Of "took the opportunity during the summit to meet", "took advantage of it to meet".

    Refused is "took a seat at the summit", and whatever "never took the opportunity".
    """
    for i in range(k, max(k - _AIM, 1), -1):
        if row.plain[i] in cues.spent and (k := _taken(row, i, cues)):
            return cues.negative.isdisjoint(row.plain[max(k - 3, 0) : k])
        if row.border(i, i + 1) or row.plain[i] in cues.planning | cues.proposing:
            return False
    return False


def _taken(row: Row, i: int, cues: Clauses) -> int:
    """Where the verb stands whose object the noun at token `i` is: "used her stay"; 0 for none."""
    for n in range(i - 1, max(i - 4, 0), -1):
        if row.plain[n] in cues.spending:
            return n
        if row.low(n) in row.closed.prepositions:
            return 0
    return 0


def _governor(row: Row, k: int) -> int:
    """Back over times and places to what governs "to": "due in Lima on Friday to meet"."""
    while k > 0:
        before = row.low(k - 1)
        dated = k in row.time_at or (row.plain[k] == "," and k - 1 in row.time_at)
        if dated or row.plain[k] in ("in", "at", "on", "for"):
            k -= 1
        elif k in row.mention_at and before in ("in", "at", "to", ",") and not _listed(row, k):
            k = row.mention_at[k].first - 1
        else:
            break
    return k


def _before_talks(row: Row, k: int, cues: Clauses) -> int:
    """Back over where it was agreed: "agreed in a telephone call on Sunday to meet"."""
    if row.low(k) not in cues.dealings:
        return k
    start = next((i for i in range(k - 1, k - 5, -1) if row.low(i) in ("in", "during", "at")), k)
    return start - 1 if start < k and row.low(start - 1) in cues.planning else k


def _listed(row: Row, k: int) -> bool:
    """Whether two states stand side by side at token `k`: "Chad, Niger to", but "Lima, Peru to"."""
    before = row.mention_at.get(row.mention_at[k].first - 2)
    both = before is not None and before.form == row.mention_at[k].form == "name"
    return both and row.low(row.mention_at[k].first - 1) == ","


def _offered(row: Row, k: int, window: Sequence[str], cues: Clauses) -> Status:
    """An offer, or an invitation that was taken up."""
    if _sent(row, k, cues):
        return "planned"
    asked = row.plain[back(row, k, _OFFER) : k]
    invited = not cues.invited.isdisjoint((*window, *asked))
    took = invited and invitations.accepted(row, back(row, k, _OFFER), len(row.plain), cues)
    return "planned" if took else "proposed"


def _sent(row: Row, k: int, cues: Clauses) -> bool:
    """Of "the President asked the Vice President to travel to Peru": one's own are sent."""
    asked = row.actor(k - (row.low(k) == ","))
    if asked is None or row.low(asked.first - 1) not in cues.sending:
        return False
    if row.low(asked.first) in row.closed.possessives:
        return True
    if not {"i", "we"}.isdisjoint(row.lows[max(asked.first - 4, 0) : asked.first - 1]):
        return True
    asker = next((a for a in reversed(row.actors) if a.last <= asked.first - 1), None)
    return asker is not None and bool(set(asker.parties) & set(asked.parties))


def _came(row: Row, k: int, cues: Clauses) -> bool:
    """Of "came out to the airport to greet him": whether somebody went where he greets.

    Only places and days stand between: "came under pressure to", "turned down a chance to".
    """
    first = max(k - _AIM, 0)
    i = next((i for i in range(k, first - 1, -1) if row.lows[i] in row.closed.came), -1)
    if i < 0 or not cues.negative.isdisjoint(row.plain[max(i - _GROUP, 0) : i]):
        return False
    out = row.low(i + 1) == "out"
    if row.low(i) in row.closed.turning and not out:
        return False
    named = (row.mention_at, row.time_at)
    small = row.closed.placing | row.closed.determiners | row.closed.sites | {"to"}
    rest = range(i + 1 + out, k + 1)
    return all(any(n in at for at in named) or row.lows[n] in small for n in rest)


def _going(row: Row, k: int, cues: Clauses) -> bool:
    """Of "Flew to Hanoi to meet": an aim of someone on the way."""
    going = cues.on_the_way | cues.arriving
    return not going.isdisjoint(row.plain[max(k - 10, 0) : k + 1])


def of_journey(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "refuses to travel to Lima on Friday for talks", "wants to go": as the journey stands."""
    for k in range(hit.first - 1, max(hit.first - _JOURNEY, 1), -1):
        if row.lows[k] == "to" and row.low(k + 1) in row.closed.moves | cues.on_the_way:
            if row.low(k - 1) in cues.failing:
                return "denied"
            return "proposed" if row.low(k - 1) in cues.proposing else None
        if k in row.borders:
            break
    return None
