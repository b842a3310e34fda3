"""Whether it happened: the words around a phrase in, a status out, or None for what is no claim.

    met, meets, has met → held · will meet, is to meet, X to meet Y → planned · invited … to visit →
    proposed · did not meet, denied meeting → denied · was to have met, cancelled → cancelled ·
    could meet, should meet, if they met → None (an opinion or a condition claims nothing)

The grammar is the verb's own auxiliaries, read outwards to the left; nouns are judged by the
words that qualify them and by the verb that follows.
"""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.claims.sentence.row import Row, steps
from dragoman.claims.standing import (
    absence,
    behind_noun,
    fate,
    infinitives,
    noun_status,
    verb_groups,
)
from dragoman.dates import Tense
from dragoman.dates.recipe import Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_DONE = frozenset({"past", "participle"})
_HABIT = 5  # tokens behind a verb in which it may be a custom
_THAT = 16  # tokens from "that" to a verb, names of its subjects with them
_REACH = 7
_PICTURED = 6  # tokens before a verb that say where in a picture its subject stands


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """The status that the words of the sentence give an engagement."""
    if (
        _hypothetical(row, hit, cues)
        or _stayed_away(row, hit, cues)
        or absence.ever(row, hit, cues)
        or noun_status.never_was(row, hit, cues)
    ):
        return None
    fated = fate.of(row, hit, cues)
    if fated:
        return fated
    verb = hit.phrase.verb != ""
    told = _of_verb(row, hit, cues) if verb else noun_status.of(row, hit, cues)
    if "planned" in (told, hit.phrase.status):
        told = absence.undone(row, hit, cues) or told
    present = told in ("planned", "proposed", "ongoing") or hit.form == "third"
    return None if verb and present and _habitual(row, hit, cues) else told


def _habitual(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "agreed to meet annually": a custom, and no engagement."""
    return bool(row.has(cues.habitual, hit.last, min(hit.last + _HABIT, len(row.plain))))


def _stayed_away(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "will not attend the funeral": it is held all the same, so nothing is told."""
    if hit.phrase.verb != "attend" or hit.phrase.kind not in ("ceremony", "conference"):
        return False
    chain, _ = verb_groups.auxiliaries(row, hit.first, cues)
    return not cues.negative.isdisjoint(chain) or absence.of(row, hit, cues)


def _hypothetical(row: Row, hit: Hit, cues: Clauses) -> bool:
    plain = row.plain[-1] != "?" and cues.inverted.isdisjoint(row.said)
    if plain and cues.hypothetical.absent(row.said):
        return row.has(cues.fiction) > 0
    start = _clause_start(row, hit.first)
    opens = start == 0 or row.plain[start - 1] in (",", "“", ";")
    opens = opens and (start + 1 in row.actor_at or row.low(start + 1) in row.closed.determiners)
    if opens and start < hit.first and row.plain[start] in cues.inverted and row.plain[-1] != "?":
        return True  # "had the ministers met in May, ..."
    if row.plain[-1] == "?" and not cues.asking.isdisjoint(row.plain[start : start + 2]):
        return True  # "Will the minister go to Lima?"
    if row.plain[-1] == "?" and not hit.phrase.verb and _verbless(row):
        return True  # "And the state visit to Lima?"
    if row.has(cues.fiction) or _were(row, hit):
        return True
    end = row.has(cues.hypothetical, start, hit.first)
    return bool(end) and (hit.first - end < 9 or end - 1 == start == 0)


def _verbless(row: Row) -> bool:
    """Whether a question names something and says nothing of it."""
    acts = not (row.closed.auxiliaries - {"to"}).isdisjoint(row.plain)
    return not acts and not any(low.endswith("ed") or low == "held" for low in row.plain)


def _were(row: Row, hit: Hit) -> bool:
    """Of "would hold talks, were Fiji to release the crew": a condition behind."""
    at = next((k for k in range(hit.last, len(row.lows) - 2) if row.lows[k] == "were"), 0)
    who = row.noun(at + 1) if row.low(at - 1) == "," else None
    return who is not None and row.low(who.last) == "to"


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
    if none := absence.of_object(row, hit, cues):
        told_of = hit.phrase.kind != "signing" and none < hit.last
        return _of_nobody(chain, cues) if told_of else None
    negative = not cues.negative.isdisjoint(chain)
    if not cues.opinion.isdisjoint(chain):
        return None
    if not cues.future.isdisjoint(chain):
        return "cancelled" if negative else "planned"
    if not cues.conditional.isdisjoint(chain):
        return _would(row, chain, k, cues)
    if "to" in chain and hit.form != "ing":
        return _of_infinitive(row, hit, chain, k, cues)
    if negative:
        return absence.unmet(row, hit)
    if hit.form == "ing":
        return _progressive(row, hit, chain, cues)
    if hit.form == "base" and not chain and (meant := _resolved_that(row, hit, cues)):
        return meant
    if hit.form in ("base", "") and not chain and row.sentence.role != "title":
        before = hit.first - 1 - (row.low(hit.first - 1) == ",")
        acts = row.actor(before) is not None and not _put_to(row, hit, cues)
        return _present(row, hit, cues) if acts else None
    if hit.form == "third" and not chain:
        return _present(row, hit, cues)
    come = "has" in chain and hit.phrase.verb in row.closed.arriving
    return "ongoing" if come else "held"  # "has arrived for a three-day visit"


def _of_infinitive(row: Row, hit: Hit, chain: list[str], k: int, cues: Clauses) -> Status | None:
    """Of "agreed to meet", "is expected to meet A and to call on B"; "is believed to have gone" has
    gone, but of "By Friday they are expected to have met" nothing is told.
    """
    if row.low(k) == "and" and chain == ["to"]:
        chain, k = verb_groups.shared(row, k, cues)
    told = hit.form in _DONE and "have" in chain and cues.past_plan.isdisjoint(chain)
    if told:
        ahead = row.low(k) in cues.planning
        return None if ahead and any(t.bound == "by" for t in row.times) else "held"
    return infinitives.told(row, hit, chain, k, cues)


def _of_nobody(chain: Sequence[str], cues: Clauses) -> Status | None:
    """Of "held no talks", "will hold no talks"; of "agreed to hold no talks" nothing is told."""
    if not cues.future.isdisjoint(chain):
        return "cancelled"
    open_ = "to" in chain or not (cues.opinion | cues.conditional).isdisjoint(chain)
    return None if open_ else "denied"


def _would(row: Row, chain: Sequence[str], k: int, cues: Clauses) -> Status | None:
    """Of "said that he would travel to Lima": a plan; of "would not": one given up; of "would
    gladly travel" nothing is told.
    """
    if "have" in chain or not cues.gladly.isdisjoint(row.lows[k + 1 : k + 1 + _REACH]):
        return None
    if cues.negative.isdisjoint(chain):
        return "planned"
    return None if cues.saying.isdisjoint(row.lows[: k + 1]) else "cancelled"


def _progressive(row: Row, hit: Hit, chain: Sequence[str], cues: Clauses) -> Status | None:
    if not row.closed.present.isdisjoint(chain):
        return "planned" if _due(row, hit, cues) else "ongoing"
    if "been" in chain and not {"has", "have"}.isdisjoint(chain):
        return "ongoing"  # "have been holding talks since Monday"
    return _governed(row, hit, cues) if cues.past_plan.isdisjoint(chain) else "held"


def _resolved_that(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "agreed on Monday that the two navies train together": a plan, no habit."""
    start = max(hit.first - _THAT, 0)
    that = next((k for k in range(hit.first - 1, start, -1) if row.lows[k] == "that"), 0)
    if row.border(that + 1, hit.first - 1):
        return None
    who = row.actor(that - 1)  # "proposed to President X that they meet"
    end = that if who is None or row.low(who.first - 1) != "to" else who.first - 1
    before = {row.plain[k] for k in range(max(end - 4, 0), end)}
    if before & cues.proposing:
        return "proposed"
    return "planned" if before & cues.resolving else None


def _put_to(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "I proposed to the minister, X, that we meet in Lima": whether it is only put to him."""
    start = max(hit.first - _REACH, 0)
    that = next((k for k in range(hit.first - 1, start, -1) if row.lows[k] == "that"), 0)
    k = that - 1 - (row.low(that - 1) == ",")
    whom = row.actor(k)
    near = row.plain[max(k - 2 * _REACH, 0) : k] if whom is not None else ()
    return not cues.proposing.isdisjoint(near)


def _present(row: Row, hit: Hit, cues: Clauses) -> Status:
    """Of "arrives today", under way; "heads to Lima", "when she visits in May", ahead.

    Titles tell the past.
    """
    if _pictured(row, hit, cues):
        return "held"
    if row.sentence.role == "title" and row.low(hit.first) in cues.departing:
        return "ongoing"  # "PM leaves for Tarawa"
    if hit.phrase.verb in row.closed.abiding:
        return "ongoing"
    if row.sentence.role == "title" or hit.phrase.verb not in cues.sets_out | cues.ending:
        return "held"
    if "when" in row.plain[max(hit.first - 8, 0) : hit.first]:
        return "planned"
    if not row.times:
        return "planned" if row.low(hit.first) in cues.leaving else "held"
    if hit.phrase.verb in cues.ending:
        return "ongoing"
    return "ongoing" if "today" in row.said and not _on_another_day(row, hit) else "planned"


def _on_another_day(row: Row, hit: Hit) -> bool:
    """Of "will see A today and meets B on Friday": whether a day of the week stands behind."""
    day = next((t for t in row.times if t.first >= hit.last), None)
    return day is not None and isinstance(day.recipe, Weekday)


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
        return "had" in after and any(
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
    return (
        before in row.closed.once_before
        or "had" in verb_groups.auxiliaries(row, hit.first, cues)[0]
    )


def _where_it_had(row: Row, hit: Hit) -> bool:
    """Of "Before that she had stopped over in Lima, where she was received": as long ago."""
    if "where" not in row.said:
        return False
    where = next((k for k in range(hit.first - 1, 0, -1) if row.lows[k] == "where"), 0)
    if row.low(where - 1) != "," or "," in row.lows[where + 1 : hit.first]:
        return False
    return not row.border(where + 1, hit.first) and "had" in row.lows[:where]


def tense(row: Row, hit: Hit, state: Status, cues: Clauses) -> Tense:
    """Where its dates lie: plans ahead, deeds behind, what "was to" happen on either side."""
    near = row.plain[max(hit.first - 6, 0) : hit.first]
    again = state == "postponed" and absence.anew(row, hit, cues) > 0
    off = state == "cancelled" or (state == "postponed" and "have" in near) or again
    meant = state in ("planned", "postponed") and absence.at_first(row, hit)
    if (off or meant) and hit.phrase.verb and "to" in near:
        return "past" if absence.stayed(row, hit, cues) else "none"
    if state == "cancelled" and hit.phrase.verb and not cues.future.isdisjoint(near):
        return "future"  # "will not come to Lima in June"
    if state == "cancelled" and not hit.phrase.verb:
        vain = row.has(cues.in_vain, hit.last) > 0 or absence.stayed(row, hit, cues)
        return "past" if vain else "none"  # "Friday's talks", "a visit that was to begin on Monday"
    if state in ("cancelled", "postponed") and row.has(cues.was_to, 0, hit.last):
        return "past" if absence.stayed(row, hit, cues) else "future"  # "has called off his trip"
    if hit.form == "third" and hit.phrase.verb in cues.ending and state == "ongoing":
        return "future"  # "ends his visit on Friday"
    if state == "ongoing" and (hit.phrase.status or behind_noun.closes(row, hit, cues)):
        return "future"  # "is due back from Lima on Friday"
    aimed = state == "denied" and row.low(hit.first - 1) == "to"
    if aimed and not (cues.planning | cues.intents).isdisjoint(near):
        return "future" if cues.past_plan.isdisjoint(near) else "none"
    if state not in ("planned", "proposed", "postponed"):
        return "none" if not hit.phrase.verb and noun_status.dealt_with(row, hit, cues) else "past"
    if not hit.phrase.verb:
        return "none" if again or _had_been(row, hit) else "future"
    if "had" in near and "been" not in near and near[-1:] != ("to",) and near[-1:] != ["to"]:
        return "past"
    undone = any(low in cues.past_plan or low == "been" for low in near)
    return "none" if "to" in near and undone else "future"


def _had_been(row: Row, hit: Hit) -> bool:
    """Of "talks that had been arranged for Tuesday": on either side of the news."""
    behind = row.lows[hit.last : steps(row, hit.last, _REACH)]
    return ("had", "been") in pairwise(behind)


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
