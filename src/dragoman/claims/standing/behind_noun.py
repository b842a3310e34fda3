"""What the words behind a noun tell of it: "talks will be held", "could resume", "are under way".

A row and the phrase of a noun come in, a yes or no goes out. The words that qualify a noun are
read in `noun_status`; what is said of something else, or came about after all, is refused.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row, steps
from dragoman.dates.recipe import Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.offices import Phrases
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_NEAR, _AHEAD = 18, 40  # tokens behind a noun to what is said of it, names of people with them
_VERB = 9  # tokens behind a noun in which its verb may stand
_OPENED = 8  # tokens behind a noun in which its "which opens on Sunday" begins


def ahead(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "The visit will take place in May", "talks, scheduled for May"."""
    if _opens(row, hit, cues) or _meant(row, hit, cues) or _a_chance(row, hit, cues):
        return True
    near = row.plain[hit.last : hit.last + _AHEAD]
    if cues.future_after.starts.isdisjoint(near) and "that" not in near and "which" not in near:
        return False
    for i in range(hit.last, min(hit.last + _AHEAD, len(row.plain))):
        if i >= hit.last + _NEAR and i >= steps(row, hit.last, _VERB):
            break
        begun = row.plain[i] in cues.started and not row.plain[i].endswith("ing")
        held = cues.came_about.length(row.plain, i) and row.low(i - 1) not in ("which", "that")
        if begun or held or row.plain[i] in (";", "said", "told") or of_a_clause(row, i, cues):
            return False  # "opened on Tuesday and will last until Thursday"
        if said := cues.future_after.length(row.plain, i):
            other = _of_others(row, hit, i, cues) or _set_off(row, hit, i)
            return not (other or _came_about(row, i + said, cues))
        if row.plain[i] == "where" or (
            row.plain[i] == "which" and row.low(i - 1) in ("during", "in")
        ):
            return False  # "on a visit during which he is due to": told of something else
        if (
            row.plain[i] in ("that", "which")
            and i - hit.last < 3
            and not cues.future.isdisjoint(_clause(row, i))
        ):
            return True
    return False


def _set_off(row: Row, hit: Hit, i: int) -> bool:
    """Of "The talks, which follow a visit to Lima, will deal with": of the talks, not the visit."""
    before = range(hit.first - 1, max(hit.first - _VERB, 0), -1)
    k = next((k for k in before if row.lows[k] == ","), 0)
    return k > 0 and row.low(k + 1) in ("which", "who") and row.low(i - 1) == ","


def _a_chance(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "They noted that the meeting between X and Y is a chance to": of one still to come.

    What the news itself says so of, or what has a day, may be over: "Monday's summit is a chance".
    """
    told = not row.times and "that" in row.lows[: hit.first]
    return told and _said_of(row, hit, cues.chances) > 0


def took_place(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "The talks between A and B were held in Lima on 4 July": of a day gone by, however far."""
    return not hit.phrase.verb and _said_of(row, hit, cues.came_about) > 0


def only_took_place(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "The sixth dialogue between A and B was held.": whether that is all a sentence tells."""
    end = row.has(cues.came_about, hit.last)
    return took_place(row, hit, cues) and not row.low(end)[:1].isalnum()


def put_forward(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "talks were proposed in April"; but "were proposed in April and took place on Monday"."""
    put = _behind(row, hit, cues.put_forward)
    return put > 0 and not _came_about(row, put, cues)


def _meant(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "the talks that both hope to hold", "whose next edition they plan to open in May"."""
    k = hit.last + (row.low(hit.last) in ("that", "which"))
    who = row.past_name(k) if row.low(k) not in row.closed.pronouns else k + 1
    aimed = who > k and row.low(who + 1) == "to"
    return aimed and who < len(row.plain) and row.plain[who] in cues.planning | cues.proposing


def unplanned(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "A meeting with B is not planned": denied; "has yet to be confirmed": only spoken of.

    What "was not planned" for a day, or "was not planned, but", may have come about all the same.
    """
    if k := _said_of(row, hit, cues.not_planned):
        unsure = row.times or "but" in row.lows[k:]
        return None if unsure and row.low(k - 1) in cues.past_plan else "denied"
    return "proposed" if _said_of(row, hit, cues.not_fixed) else None


def _said_of(row: Row, hit: Hit, said: Phrases) -> int:
    """The token of a predicate behind a noun: of "A meeting with B on Monday is not planned"."""
    end = _behind(row, hit, said)
    first = next((k for k in range(hit.last, end) if said.length(row.plain, k)), 0)
    return first if _only_sides(row, hit.last, first) else 0


def _only_sides(row: Row, first: int, last: int) -> bool:
    """Whether only who, where and when stand between a noun and what is said of it."""
    named = (row.mention_at, row.actor_at, row.time_at)
    closed = row.closed
    small = closed.prepositions | closed.determiners | closed.auxiliaries | {",", "and", "between"}
    return all(any(i in at for at in named) or row.lows[i] in small for i in range(first, last))


def goes_on(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "talks between A and B are under way": only who talks stands between."""
    end = _behind(row, hit, cues.in_progress)
    first = next((k for k in range(hit.last, end) if cues.in_progress.length(row.plain, k)), 0)
    return first > 0 and _reaches(row, hit.last, first)


def closes(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "The visit to Lima by A ends on Friday", of days to come: it is still going on."""
    if hit.phrase.verb or hit.phrase.kind != "visit" or cues.concluding.isdisjoint(row.said):
        return False
    near = range(hit.last, min(steps(row, hit.last, _VERB), len(row.plain)))
    at = next((k for k in near if row.low(k) in cues.concluding), 0)
    day = at + 1 + (row.low(at + 1) == "on")
    if not at or not row.low(at).endswith("s") or day not in row.time_at:
        return False
    named = (row.mention_at, row.actor_at)
    small = row.closed.prepositions | row.closed.determiners
    return all(any(k in a for a in named) or row.low(k) in small for k in range(hit.last, at))


def wished(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Talks with A should not begin", "could resume": what someone thinks of a noun."""
    i, k = hit.last, _said_of(row, hit, cues.not_planned)
    if k and "but" not in row.lows[k:]:
        return True  # "was not planned for Monday": who knows whether it came about
    for _ in range(_VERB):
        low = row.plain[i] if i < len(row.plain) else ""
        if low in cues.opinion or cues.thinkable.length(row.plain, i):
            return True
        if low in cues.conditional and row.low(i + 1) == "be":  # but "would be held on Monday"
            return row.low(i + 2) in row.closed.determiners
        if low in _QUOTES:  # would the talks "be possible"
            i += 1
            continue
        ends = not low or not low[0].isalnum() or low in row.closed.auxiliaries
        if ends or low in row.closed.conjunctions - {"and"} or low in row.closed.pronouns:
            return False
        i = steps(row, i, 1)
    return False


_QUOTES = frozenset("\"“”'‘’")


def _behind(row: Row, hit: Hit, said: Phrases) -> int:
    """The end of the first cue of `said` within a few steps behind a noun; 0 where none is."""
    if said.absent(row.said):
        return 0
    return row.has(said, hit.last, steps(row, hit.last, _VERB))


def _came_about(row: Row, i: int, cues: Clauses) -> bool:
    """Of "was scheduled for Monday and lasted two hours": whether it was, as what follows says."""
    for k in range(i, len(row.plain) - 1):
        over = k + 1
        while row.adverb(over):
            over += 1
        if row.low(k) in (",", "and", "but") and cues.came_about.length(row.plain, over):
            return True
    return False


def of_a_clause(row: Row, i: int, cues: Clauses) -> bool:
    """Of "the talks agreed that Chad will open": the "that" of what is said, with its own verb."""
    before = row.low(i - 1) if row.low(i) == "that" else ""
    return before in cues.telling or before in cues.resolving


def _of_others(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "After a meeting with B, Chad will open an embassy": another is subject of the verb."""
    k = hit.first - 1
    while row.low(k) in row.closed.determiners or row.low(k) in cues.qualifying:
        k -= 1
    verb = row.plain[i] in cues.future or row.plain[i] in row.closed.auxiliaries - {"to"}
    related = row.low(i - 1) in ("which", "that")
    return verb and row.low(k) in row.closed.behind and not related


def _opens(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "the dialogue, which opens [in Lima] on Sunday": the present of a day of the week."""
    if cues.opening.isdisjoint(row.said):
        return False
    near = range(hit.last, min(steps(row, hit.last, _OPENED), len(row.plain)))
    at = next((k for k in near if row.plain[k] in cues.opening), 0)
    if not at or row.sentence.role == "title" or not _reaches(row, hit.last, at):
        return False
    k = _past_town(row, at + 1 + (row.low(at + 1) == "place"))
    day = row.time_at.get(k + (row.low(k) == "on"))
    return day is not None and isinstance(row.times[day].recipe, Weekday)


def _past_town(row: Row, k: int) -> int:
    """Past where something opens: "in Lima", "at the Grand Hotel in Lima"."""
    for i in range(k, min(k + _OPENED, len(row.lows) - 1)):
        if row.low(i) in ("in", "at") and (town := row.mention_at.get(i + 1)):
            return town.last
        if i in row.time_at or row.low(i) in ("on", ",", ";"):
            break
    return k


def _reaches(row: Row, first: int, last: int) -> bool:
    """Whether only the other side and a "which" stand between a noun and its verb."""
    small = {",", "which", "that", "with", "between", "and", "the"}
    named = (row.mention_at, row.actor_at)
    return all(any(i in at for at in named) or row.lows[i] in small for i in range(first, last))


def _clause(row: Row, i: int) -> Sequence[str]:
    """The words from token `i` to the end of its clause, at most a line of them."""
    words = row.plain[i : i + 14]
    return words[: words.index(",")] if "," in words else words
