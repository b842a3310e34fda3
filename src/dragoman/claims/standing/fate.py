"""What became of an engagement that was to be: cancelled, put off, or denied by whoever it is of.

A row and a phrase come in, a status or None goes out. A word of fate tells of the phrase beside it
only where no clause ends between the two: of "the talks, delayed by fog, but they met on Tuesday"
the meeting took place.
"""

from msgspec.structs import replace

from dragoman.claims.sentence.draft import Draft
from dragoman.claims.sentence.row import Row, steps
from dragoman.claims.standing import absence, behind_noun
from dragoman.dates import edtf
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.offices import Phrases
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_SENTENCE = 25  # tokens before a phrase in which its report may be denied
_OPENING = 4  # tokens before a noun that a sentence opens with: "During her three-day visit"
_AGO = 4  # tokens of "had been called off"
_TALE = 6  # tokens from "reports in the Lima press" to what they are of
_LONGER = 6  # tokens before a verb in which "no longer" undoes it
_FATE = 9  # tokens before a phrase in which a word may tell its fate


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Cancelled, postponed or denied by a word beside it."""
    if cues.fateful.isdisjoint(row.said):
        return None
    if absence.of(row, hit, cues):
        return "cancelled" if _was_set(row, hit, cues) else "denied"
    if absence.missed(row, hit, cues):
        return None
    if not hit.phrase.verb and row.low(hit.last) in cues.undone and _ends(row, hit.last + 1):
        return "cancelled"
    if befallen := _fallen(row, hit, cues):
        return befallen
    if _denied(row, hit, cues) or _unfounded(row, hit, cues) or _gainsaid(row, hit, cues):
        return "denied"
    if row.has(cues.refuted, hit.last):
        return "denied"  # "is believed to have met B, though both capitals deny it"
    near = row.plain[max(hit.first - 3, 0) : hit.first]
    none = not cues.no.isdisjoint(near) and "doubt" not in near
    none = none or _never_was(row, hit, cues)
    if not hit.phrase.verb and (none or _no_plans(row, hit, cues)):
        return "denied"
    return "denied" if not hit.phrase.verb and _not_gone_for(row, hit, cues) else None


def _never_was(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "There was never a meeting between A and B", "never any talks"."""
    k = hit.first - 1
    while row.low(k) in row.closed.determiners or row.low(k) in cues.qualifying:
        k -= 1
    led = k < hit.first - 1  # "is not due to arrive before Monday" denies nothing
    return led and row.plain[k] in cues.negative and row.low(k - 1) in row.closed.being


def _denied(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "denied having met B"; but "denied any quarrel after meeting B"."""
    return any(
        row.plain[i] in cues.denied and row.low(i + 1) != "that"
        for i in range(max(hit.first - _FATE, 0), hit.first)
        if not row.border(i + 1, hit.first)
    )


def _no_plans(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "There are no plans for a meeting with B"."""
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners)
    return row.low(k) == "for" and row.low(k - 1) in cues.intents and row.low(k - 2) in cues.no


def _not_gone_for(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "did not travel to Lima on Monday for talks with B": what the journey was to be for."""
    if row.low(hit.first - 1) != "for" or cues.negative.isdisjoint(row.said):
        return False
    return any(
        row.plain[k] in cues.negative and row.low(k + 1) in row.closed.moves
        for k in range(max(hit.first - _FATE, 0), hit.first)
        if not row.border(k, hit.first)
    )


def _fallen(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Put off or called off, or in vain, by a word before a phrase or behind a noun."""
    before = max(hit.first - _FATE, 0)
    spans = [(before, hit.first)]
    noun = not hit.phrase.verb and not (_was_only(row, hit, cues) or _in_aside(row, hit))
    if noun or _plans_to(row, hit, cues):
        near = range(hit.last, min(steps(row, hit.last, 18), len(row.lows)))
        told = (
            i for i in near if behind_noun.of_a_clause(row, i, cues)
        )  # "agreed that B will not"
        spans.append((hit.last, next(told, near.stop)))
    for first, last in spans:
        if _befell(row, hit, cues.postponed, first, last):
            return "postponed"
        if _befell(row, hit, cues.cancelled, first, last):
            return "cancelled"
    if not hit.phrase.verb and _later(row, hit, cues):
        return "postponed"
    if hit.phrase.verb and _on_another_day(row, hit, cues):
        return "postponed"
    if hit.phrase.verb and (dropped := _given_up(row, hit, cues)):
        return dropped
    if _no_longer(row, hit, cues) or _uninvited(row, hit, cues):
        return "cancelled"
    if not hit.phrase.verb and (vain := _in_vain(row, hit, cues)):
        return vain
    return None


def _plans_to(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Plans for A to travel to Lima have been shelved": whether a verb only says what for.

    The plans must be what is told of: "confirmed plans to visit Lima after a trip was cancelled".
    """
    if row.low(hit.first - 1) != "to" or cues.intents.isdisjoint(row.lows[: hit.first]):
        return False
    who = row.actor(hit.first - 2)
    k = hit.first - 1 if who is None else who.first
    k -= 1 + (row.low(k - 1) in ("for", "by"))
    first = k - (row.low(k - 1) in row.closed.determiners | row.closed.possessives)
    opens = first == 0 or row.low(first - 1) == "that"
    return opens and row.low(k) in cues.intents


def _in_vain(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "a planned visit", "a meeting scheduled for Monday" that "did not take place": cancelled;
    of one that nobody had planned: denied.
    """
    if cues.in_vain.absent(row.said):
        return None
    end = min(steps(row, hit.last, 18), len(row.plain))
    vain = next((k for k in range(hit.last, end) if cues.in_vain.length(row.plain, k)), 0)
    if not vain:
        return None
    near = row.plain[max(hit.first - 3, 0) : hit.first]
    if not cues.upcoming.isdisjoint(near) or row.has(cues.future_after, hit.last, vain) > 0:
        return "cancelled"
    return None if row.border(hit.last, vain) else "denied"


def _later(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "a visit, set for May, will now be held in June": another day than there was."""
    now = absence.anew(row, hit, cues)
    dated = any(t.last <= now for t in row.times) and any(t.first > now for t in row.times)
    return now > 0 and dated and row.has(cues.was_to, hit.last, now) > 0


def _on_another_day(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "will not go this week; she will go on 17 May instead", "had hoped to go on Monday, will
    go on Friday instead": another day than was meant, and nowhere else.
    """
    k = next((i for i in range(hit.last, len(row.lows)) if row.lows[i] in cues.instead), 0)
    dated = any(t.last == k or t.first == k + 1 for t in row.times if t.first >= hit.last)
    start = max(hit.first - _LONGER, 0)
    near = row.plain[start : hit.first]
    aimed = "had" in near and not (cues.planning | cues.proposing).isdisjoint(near)
    undone = aimed or not cues.negative.isdisjoint(near)
    return bool(k) and dated and undone and _still_of_it(row, hit, k, cues)


def _given_up(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "was to go to Lima on Monday but put the trip off": what he did with it in the end."""
    if cues.past_plan.isdisjoint(row.plain[max(hit.first - _AGO, 0) : hit.first]):
        return None
    end = min(hit.last + _SENTENCE, len(row.plain))
    but = next((k for k in range(hit.last, end) if row.plain[k] == "but"), end)
    verb = but + 1 + (row.low(but + 1) in row.closed.pronouns)
    behind = _past_object(row, verb + 1, cues)
    told = (row.low(verb), *row.plain[behind : behind + 3]) if behind else ()
    if cues.postponed.length(told, 0):
        return "postponed"
    return "cancelled" if cues.cancelled.length(told, 0) else None


def _past_object(row: Row, k: int, cues: Clauses) -> int:
    """Past "it", "the trip", "his visit" at token `k`; 0 where something else stands there."""
    if row.low(k) in row.closed.pronouns:
        return k + 1
    led = row.low(k) in row.closed.determiners | row.closed.possessives
    return k + 2 if led and row.low(k + 1) in cues.after.occasions else 0


def _still_of_it(row: Row, hit: Hit, k: int, cues: Clauses) -> bool:
    """Whether the clause of token `k` tells on of who and where: "; she will go on Friday"."""
    first = next((i + 1 for i in range(k, hit.last, -1) if row.lows[i] in (";", ",", "but")), k)
    first += row.low(first) in row.closed.conjunctions
    opens = row.low(first) in row.closed.pronouns or row.plain[first] in cues.future
    others = (row.actor(i) for i in range(first, len(row.lows)))
    named = any(a is not None and a.kind != "pronoun" for a in others)
    return opens and not named


def _no_longer(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "will no longer travel", "is no longer expected to meet": what was a plan."""
    start = max(hit.first - _LONGER, 0)
    k = next((i for i in range(start, hit.first) if row.lows[i] == "longer"), 0)
    if not hit.phrase.verb or row.low(k - 1) != "no" or row.border(k, hit.first):
        return False
    ahead = cues.future | cues.conditional
    return row.low(k - 2) in ahead or row.low(k + 1) in cues.planning


def _uninvited(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "withdrew its invitation to X to visit Lima": a visit that was offered."""
    if hit.phrase.kind != "visit" or cues.after.taken_back.isdisjoint(row.said):
        return False
    back = next(k for k, low in enumerate(row.lows) if low in cues.after.taken_back)
    return back < hit.first and any(row.lows[k] in cues.offers for k in range(back, hit.first))


def _was_set(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "pulled out of a meeting with B planned for Friday", "will skip Friday's talks": whether
    it had been fixed.
    """
    if hit.phrase.verb:
        return False
    ahead = cues.future | cues.conditional
    coming = not ahead.isdisjoint(row.plain[max(hit.first - _FATE, 0) : hit.first])
    return coming or row.has(cues.was_to, hit.last, steps(row, hit.last, 9)) > 0


def _ends(row: Row, k: int) -> bool:
    """Whether the clause is over at token `k`, but for why: "summit off after storm"."""
    low = row.low(k)
    return low in row.closed.conjunctions or low in row.closed.prepositions or not low[:1].isalpha()


def _unfounded(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "dismissed as invention a report that X had met Y": what it says is denied.

    So is what "reports that X met Y are untrue" tell of, where nothing else is told between.
    """
    if cues.reports.isdisjoint(row.said):
        return False
    start = max(hit.first - _SENTENCE, 0)
    told = next((k for k in range(hit.first - 1, start - 1, -1) if row.low(k) in cues.reports), -1)
    if told < 0:
        return False
    end = next((k for k in range(hit.last, len(row.plain)) if _tells_on(row, k)), 0)
    tale = not {"that", "of"}.isdisjoint(row.lows[told + 1 : told + _TALE])
    untrue = tale and row.has(cues.untrue, hit.last, end or len(row.plain)) > 0
    return untrue or not (cues.denied | cues.after.baseless).isdisjoint(row.plain[start:told])


def _tells_on(row: Row, k: int) -> bool:
    """Whether a comma or "and" leads on to something else, and joins no two people."""
    pair = row.actor(k - 1) is not None and row.actor(k + 1) is not None
    return row.plain[k] in (",", "and") and not pair


def _gainsaid(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "denied that X, the chief of Y, had met Z": whether the clause behind "that" goes so far.

    What "and" leads to behind its verb is another's: "denied that he was ill and met Y"; so is
    what happened when it did: "denied that troops had crossed, hours after X met Y".
    """
    start = max(hit.first - _SENTENCE, 0)
    said = row.has(cues.gainsaid, start, hit.first) or _denied_on(row, start, hit.first, cues)
    if not said:
        return False
    verb = next((i for i in range(said, hit.first) if row.lows[i] in row.closed.auxiliaries), -1)
    joined = (verb >= 0 and "and" in row.lows[verb : hit.first]) or row.low(hit.first - 1) == "and"
    apart = row.border(said, hit.first) or any(_parts(row, i) for i in range(said, hit.first))
    return not (joined or apart)


def _denied_on(row: Row, first: int, last: int, cues: Clauses) -> int:
    """Of "denied on Tuesday that": behind "that", between two tokens; 0 for none."""
    for time in row.times if not cues.denied.isdisjoint(row.said) else ():
        verb = time.first - 1 - (row.low(time.first - 1) == "on")
        inside = first <= verb and time.last < last and row.low(time.last) == "that"
        if inside and row.low(verb) in cues.denied:
            return time.last + 1
    return 0


def _befell(row: Row, hit: Hit, fates: Phrases, first: int, last: int) -> bool:
    """Whether a word of `fates` in a span tells it of the phrase: no clause ends between them."""
    end = row.has(fates, first, last)
    if not end:
        return False
    between = range(end, hit.first) if last <= hit.first else range(hit.last, end - 1)
    if last > hit.first and _fronted(row, hit) and any(_begins(row, i) for i in between):
        return False  # "After his meeting with B, A deferred the vote"
    # "cancelled her trip and met B", "after fog delayed him, met B": another deed
    done = hit.phrase.verb and hit.form == "past"
    apart = (
        i for i in between if row.lows[i] == "and" or (row.low(i) == "," and not row.apposes(i))
    )
    return not any(_parts(row, i) for i in between) and not (done and any(apart))


def _in_aside(row: Row, hit: Hit) -> bool:
    """Of "The signing, foreseen for the visit, has been put off": the visit is not what was."""
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners)
    ends = row.low(hit.last) == "," and row.low(hit.last + 1) in row.closed.auxiliaries
    if not ends or row.low(k) not in row.closed.prepositions:
        return False
    opens = next((i for i in range(k, max(k - _FATE, 0), -1) if row.lows[i] == ","), 0)
    return opens > 0 and not any(i in row.actor_at for i in range(opens, k))


def _was_only(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "which had been cancelled in April, were held", "postponed from April, will begin": a fate
    that was not the last word.
    """
    end = row.has(cues.cancelled, hit.last) or row.has(cues.postponed, hit.last)
    ago = "had" in row.lows[max(end - _AGO, 0) : end] and row.has(cues.came_about, end) > 0
    anew = row.low(end) == "from" and not cues.future.isdisjoint(row.plain[end:])
    return end > 0 and (ago or anew)


def _fronted(row: Row, hit: Hit) -> bool:
    """Whether a sentence opens with when something was, told by a noun: "During her visit"."""
    return row.low(0) in row.closed.prepositions and hit.first <= _OPENING


def _begins(row: Row, i: int) -> bool:
    """Whether another subject may begin at token `i`, behind a comma or as "a strike"."""
    named = row.lows[i] in row.closed.determiners and row.actor(i) is None
    return row.lows[i] == "," or (named and i not in row.time_at and i not in row.mention_at)


def _parts(row: Row, i: int) -> bool:
    """Whether token `i` ends a clause; "due on Monday but was postponed" goes on about the same.

    What stands behind "because" befell something else: "because his flight was delayed".
    """
    goes_on = row.low(i + 1) in row.closed.auxiliaries
    return row.lows[i] in (";", "because") or (row.lows[i] == "but" and not goes_on)


def with_its_visit(row: Row, hit: Hit, draft: Draft, visit: Draft | None, cues: Clauses) -> Draft:
    """Of "has cancelled his visit. He was to meet B on Monday": that came to nothing, too."""
    was = not cues.past_plan.isdisjoint(row.plain[max(hit.first - 4, 0) : hit.first])
    if visit is None or not was or draft.status != "planned" or draft.kind == "visit":
        return draft
    apart = visit.date and draft.date and not edtf.overlaps(visit.date, draft.date)
    if apart or not set(visit.parties) <= set(draft.parties):
        return draft
    return replace(draft, status=visit.status)
