"""Whether it happened: the words around a phrase in, a status out, or None for what is no claim.

    met, meets, has met → held · will meet, is to meet, X to meet Y → planned · invited … to visit →
    proposed · did not meet, denied meeting → denied · was to have met, cancelled → cancelled ·
    could meet, should meet, if they met → None (an opinion or a condition claims nothing)

The grammar is the verb's own auxiliaries, read outwards to the left; nouns are judged by the
words that qualify them and by the verb that follows.
"""

from collections.abc import Sequence

from dragoman.claims import absence, fate, noun_status, verb_groups
from dragoman.claims.row import Row, back, steps
from dragoman.dates import Tense
from dragoman.dates.recipe import Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_HAVE = frozenset({"has", "have", "had", "having"})
_BEFORE = frozenset({"last", "previously", "first"})
_DONE = frozenset({"past", "participle"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_OFFER = 8  # steps from "accepted" to "to visit"
_HABIT = 5  # tokens behind a verb in which it may be a custom
_REACH = 7
_AIM = 8  # tokens from "will" to the end of what is done for an aim
_PICTURED = 6  # tokens before a verb that say where in a picture its subject stands


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """The status that the words of the sentence give an engagement."""
    if _hypothetical(row, hit, cues) or _stayed_away(row, hit, cues):
        return None
    fated = fate.of(row, hit, cues)
    if fated:
        return fated
    verb = hit.phrase.verb != ""
    told = _of_verb(row, hit, cues) if verb else noun_status.of(row, hit, cues)
    if "planned" in (told, hit.phrase.status) and absence.stays(row, hit, cues):
        return "cancelled"
    present = told in ("planned", "proposed", "ongoing")
    return None if verb and present and _habitual(row, hit, cues) else told


def _habitual(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "agreed to meet annually": a custom, and no engagement."""
    return bool(row.has(cues.habitual, hit.last, min(hit.last + _HABIT, len(row.plain))))


def _stayed_away(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "will not attend the funeral": a ceremony is held all the same, so nothing is told."""
    if hit.phrase.verb != "attend" or hit.phrase.kind != "ceremony":
        return False
    chain, _ = verb_groups.auxiliaries(row, hit.first, cues)
    return not cues.negative.isdisjoint(chain) or absence.of(row, hit, cues)


def _hypothetical(row: Row, hit: Hit, cues: Clauses) -> bool:
    start = _clause_start(row, hit.first)
    opens = start == 0 or row.plain[start - 1] in (",", "“", ";")
    opens = opens and (start + 1 in row.actor_at or row.low(start + 1) in row.closed.determiners)
    if opens and start < hit.first and row.plain[start] in cues.inverted and row.plain[-1] != "?":
        return True  # "had the ministers met in May, ..."
    if row.plain[-1] == "?" and not cues.asking.isdisjoint(row.plain[start : start + 2]):
        return True  # "Will the minister go to Lima?"
    if row.has(cues.fiction):
        return True
    end = row.has(cues.hypothetical, start, hit.first)
    return bool(end) and (hit.first - end < 9 or end - 1 == start == 0)


def _clause_start(row: Row, i: int) -> int:
    for k in range(i - 1, max(i - 14, -1), -1):
        if row.plain[k] in (";", ",", ":", "“") and not row.apposes(k):
            return k + 1
    return max(i - 14, 0)


def _of_verb(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    chain, k = verb_groups.auxiliaries(row, hit.first, cues)
    bare = (hit.form in ("base", "") and not chain) or list(chain) == ["be"]
    if bare and row.low(k) == "and":  # "will meet A, and be received by B"
        chain, k = verb_groups.shared(row, k, cues)
    negative = not cues.negative.isdisjoint(chain)
    if not cues.opinion.isdisjoint(chain):
        return None
    if not cues.future.isdisjoint(chain):
        return "cancelled" if negative else "planned"
    if not cues.conditional.isdisjoint(chain):
        return None if negative or "have" in chain else "planned"
    if "to" in chain and hit.form != "ing":
        if row.low(k) == "and" and chain == ["to"]:  # "is expected to meet A and to call on B"
            chain, k = verb_groups.shared(row, k, cues)
        told = hit.form in _DONE and "have" in chain and cues.past_plan.isdisjoint(chain)
        aimed = _said_of(row, k, cues) or _infinitive(row, hit, chain, k, cues)
        return "held" if told else aimed  # "is believed to have gone"
    if negative:
        return absence.unmet(row, hit)
    if hit.form == "ing":
        return _progressive(row, hit, chain, cues)
    if hit.form == "base" and not chain and (meant := _resolved_that(row, hit, cues)):
        return meant
    if hit.form in ("base", "") and not chain and row.sentence.role != "title":
        before = hit.first - 1 - (row.low(hit.first - 1) == ",")
        return _present(row, hit, cues) if row.actor(before) else None
    if hit.form == "third" and not chain:
        return _present(row, hit, cues)
    come = "has" in chain and hit.phrase.verb in row.closed.arriving
    return "ongoing" if come else "held"  # "has arrived for a three-day visit"


def _progressive(row: Row, hit: Hit, chain: Sequence[str], cues: Clauses) -> Status | None:
    if not row.closed.present.isdisjoint(chain):
        return "planned" if _due(row, hit, cues) else "ongoing"
    return _governed(row, hit, cues) if cues.past_plan.isdisjoint(chain) else "held"


def _resolved_that(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "agreed on Monday that the two navies train together": a plan, no habit."""
    start = max(hit.first - _REACH, 0)
    that = next((k for k in range(hit.first - 1, start, -1) if row.lows[k] == "that"), 0)
    before = {row.plain[k] for k in range(max(that - 4, 0), that)}
    if before & cues.proposing:
        return "proposed"
    return "planned" if before & cues.resolving else None


def _present(row: Row, hit: Hit, cues: Clauses) -> Status:
    """Of "arrives today", under way; "heads to Lima", "when she visits in May", ahead.

    Titles tell the past.
    """
    if _pictured(row, hit, cues):
        return "held"
    if row.sentence.role == "title" or hit.phrase.verb not in cues.sets_out | cues.ending:
        return "held"
    if "when" in row.plain[max(hit.first - 8, 0) : hit.first]:
        return "planned"
    if not row.times:
        return "planned" if row.low(hit.first) in cues.leaving else "held"
    if hit.phrase.verb == "sign" and _on_weekday(row):
        return "held"
    if hit.phrase.verb in cues.ending:
        return "ongoing"
    return "ongoing" if "today" in row.said else "planned"


def _due(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "is flying to Lima for talks on Thursday": a day of the week, so that it is a plan."""
    goes = hit.phrase.frame == "visit" and hit.phrase.verb in cues.sets_out
    days = (t for t in row.times if t.first >= hit.last and isinstance(t.recipe, Weekday))
    return goes and any(t.bound == "at" and not _of_another(row, hit, t.first) for t in days)


def _of_another(row: Row, hit: Hit, i: int) -> bool:
    """Whether another clause begins between a phrase and token `i`: ", where she met B on"."""
    return row.border(hit.last, i) or "," in row.lows[hit.last : i]


def _pictured(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of a caption's "King X, right, receives": but "X, left, arrives on Friday" is still ahead."""
    if cues.pictured.absent(row.said):
        return False
    near = row.has(cues.pictured, max(hit.first - _PICTURED, 0), hit.last)
    return near > 0 and not (_on_weekday(row) and hit.phrase.kind == "visit")


def _on_weekday(row: Row) -> bool:
    return any(isinstance(t.recipe, Weekday) for t in row.times)


def pluperfect(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Had met", "last met": told as something that lies before what the text tells."""
    if not hit.phrase.verb and row.low(hit.first - 1) in cues.before_now:
        return True
    if not hit.phrase.verb:
        after = row.lows[hit.last : hit.last + 18]
        return any(
            low in ("that", "which") and after[i + 1 : i + 2] == ("had",)
            for i, low in enumerate(after)
        )
    inside = row.lows[hit.first + 1 : hit.last]
    if row.low(hit.first) == "had" and not row.closed.holding.isdisjoint(inside):
        return True  # "had earlier held talks"
    if _where_it_had(row, hit):
        return True
    before = row.low(hit.first - 1)
    if before == "first" and hit.phrase.verb != "meet" and not row.times:
        return False  # "She first received A. She then": in the order of the day
    return before in _BEFORE or "had" in verb_groups.auxiliaries(row, hit.first, cues)[0]


def _where_it_had(row: Row, hit: Hit) -> bool:
    """Of "Before that she had stopped over in Lima, where she was received": as long ago."""
    where = next((k for k in range(hit.first - 1, 0, -1) if row.lows[k] == "where"), 0)
    if row.low(where - 1) != "," or "," in row.lows[where + 1 : hit.first]:
        return False
    return not row.border(where + 1, hit.first) and "had" in row.lows[:where]


def tense(row: Row, hit: Hit, state: Status, cues: Clauses) -> Tense:
    """Where its dates lie: plans ahead, deeds behind, what "was to" happen on either side."""
    near = row.plain[max(hit.first - 6, 0) : hit.first]
    off = state == "cancelled" or (state == "postponed" and "have" in near)
    if off and hit.phrase.verb and "to" in near:
        return "none"
    if state == "cancelled" and hit.phrase.verb and not cues.future.isdisjoint(near):
        return "future"  # "will not come to Lima in June"
    if state == "cancelled" and row.has(cues.was_to, hit.last, steps(row, hit.last, 12)):
        vain = row.has(cues.in_vain, hit.last) > 0
        return "past" if vain else "none"  # "a visit that was to begin on Monday"
    if state in ("cancelled", "postponed") and row.has(cues.was_to, 0, hit.last):
        return "future"  # "who was expected on Thursday, has called off his trip"
    if hit.form == "third" and hit.phrase.verb in cues.ending and state == "ongoing":
        return "future"  # "ends his visit on Friday"
    if state not in ("planned", "proposed", "postponed"):
        return "past"
    if not hit.phrase.verb:
        return "future"
    if "had" in near and "been" not in near and near[-1:] != ("to",) and near[-1:] != ["to"]:
        return "past"
    undone = any(low in cues.past_plan or low == "been" for low in near)
    return "none" if "to" in near and undone else "future"


def _said_of(row: Row, k: int, cues: Clauses) -> Status | None:
    """What adjectives and nouns say of "to meet": "was pleased to", "no plans for A to".

    "Will be glad to meet" is a plan.
    """
    if any(row.low(i) in cues.no and row.low(i + 1) in cues.intents for i in range(k - 9, k + 1)):
        return "denied"  # "there are no plans for A to visit"
    if row.low(k) not in cues.glad:
        return None
    return "held" if cues.future.isdisjoint(row.plain[max(k - 4, 0) : k]) else "planned"


def _infinitive(row: Row, hit: Hit, chain: list[str], k: int, cues: Clauses) -> Status | None:
    """Of "To meet" by what governs it."""
    past = not cues.past_plan.isdisjoint(chain)
    if past and "have" in chain:  # "was to have come in May, but the trip was put off"
        off = row.has(cues.postponed, hit.last)
        return "postponed" if off else "cancelled"
    if not _BE.isdisjoint(chain):
        return "planned"
    k = _governor(row, k)
    k -= row.low(k) == "," and row.actor(k - 1) is not None  # "invited the minister, X, to visit"
    k = _before_talks(row, k, cues) if hit.phrase.verb == "meet" else k
    window = row.plain[max(k - 5, 0) : k + 1]
    governor = row.low(k)
    undone = not cues.refusing.isdisjoint(window) or row.has(cues.forgone, k - 3, k)
    if undone or _managed(window, cues):
        return _unmet(window, cues)
    if governor == "opportunity" and any(low in _HAVE or low in ("took", "used") for low in window):
        return "held"
    if governor.startswith("propos") and hit.phrase.kind == "visit":
        return "planned"  # "proposes to visit" means oneself, "proposes to meet" both
    if governor in cues.proposing:
        return _offered(row, k, window, cues)
    if governor in cues.planning or not cues.planning.isdisjoint(window[-2:]):
        undone = tuple(row.plain[max(k - 2, 0) : k]) == ("had", "been")  # "had been due to meet"
        return "cancelled" if undone else "planned"
    if not cues.proposing.isdisjoint(window):
        return _offered(row, k, window, cues)
    if row.actor(k) is not None and (row.sentence.role == "title" or _clipped(row, k)):
        return "planned"
    if row.actor(k) is not None and any(
        low in cues.proposing for low in row.plain[max(k - 12, 0) : k]
    ):
        return _offered(row, k, window, cues)
    return "planned" if _going(row, k, cues) or _on_the_way(row, k, cues) else None


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
    took = invited and noun_status.accepted(row, back(row, k, _OFFER), len(row.plain), cues)
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


def _going(row: Row, k: int, cues: Clauses) -> bool:
    """Of "Flew to Hanoi to meet": an aim of someone on the way."""
    return not cues.on_the_way.isdisjoint(row.plain[max(k - 10, 0) : k + 1])


def _governed(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """An "-ing" form: what it follows tells; at the head of a sentence it has happened."""
    start = max(hit.first - 4, 0)
    if row.has(cues.before_planned, start, hit.first) and not _went_on(row, hit, cues):
        return "planned"
    if not cues.proposing.isdisjoint(row.plain[start : hit.first]):
        return "proposed"
    ahead = not cues.future.isdisjoint(row.plain[_said_before(row, hit.first) : hit.first])
    return "planned" if ahead else "held"


def _went_on(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "He laid a wreath before meeting B": one day's protocol, so that both were done.

    A day behind the second is its own, and may be ahead: "before meeting B on Friday".
    """
    start = _said_before(row, hit.first)
    mets = (k + 1 for k in range(start, hit.first) if row.low(k) == "met")
    met = any(row.noun(k + (row.low(k) == "with")) for k in mets)  # but "met with anger"
    done = met or row.has(cues.acted, start, hit.first) > 0
    apart = any(t.first >= hit.last for t in row.times)
    ahead = apart or not cues.future.isdisjoint(row.plain[start : hit.first])
    return row.low(hit.first - 1) == "before" and done and not ahead


def _said_before(row: Row, i: int) -> int:
    """Where the clause of token `i` can begin: behind a quotation and behind who said it."""
    for k in range(i - 1, max(i - 25, -1), -1):
        if row.lows[k] in ("said", "says", "told", "”", "“", ";"):
            return k + 1
    return max(i - 25, 0)
