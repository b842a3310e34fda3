"""Whether what a noun names happened: "talks will be held", "an upcoming visit", "proposed talks".

The words that qualify a noun and those behind it (`behind_noun`) tell; a verb's own auxiliaries
are read in `status`. A noun of which somebody only thinks ("talks should begin") claims nothing.
"""

from collections.abc import Sequence

from dragoman.claims.sentence import goals, phases
from dragoman.claims.sentence.row import Row, back
from dragoman.claims.standing import asides, behind_noun, governors, invitations, journeys
from dragoman.dates.recipe import Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_SENT = 40  # tokens from who leads a delegation to what it goes to
_CLAUSE = 24  # tokens of a clause, with a whole day and a place in it
_TABLED = 12  # tokens from a verb of discussing to a topic
_AWAITED = 12  # tokens between "is due in" and what for
_GOVERNED = 4  # tokens from "hopes to" to the journey that is hoped for
_FIXED = 7  # tokens from "failed" to "date for"
_NEAR_TOPIC = 5  # tokens from "about" to the noun that is talked of
_LISTED = 45  # tokens from what is agreed to the last instance of it


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """What the words around a noun tell of it; None where they claim nothing."""
    before = row.plain[max(hit.first - 5, 0) : hit.first]
    bidden = invitations.bid_to(row, hit, cues) and invitations.of(row, hit, cues)
    if told := bidden or behind_noun.unplanned(row, hit, cues):
        return told
    ahead = row.has(cues.before_planned, back(row, hit.first, 6), hit.first)
    if _under_way(row, hit, cues) or (not ahead and behind_noun.goes_on(row, hit, cues)):
        return "ongoing"
    offered = _offer(row, hit.first, cues) or behind_noun.put_forward(row, hit, cues)
    if offered or _undated(row, hit, cues):
        return "proposed"
    if governed := _governed(row, hit, cues):
        return governed
    if ahead and not (_inside(row, hit) or _greeted(row, hit, cues) or _to_its_end(row, hit)):
        return None if _not_fixed(row, hit, cues) else "planned"
    coming = _aimed_at(row, hit, cues) or _goes_to(row, hit, cues)
    coming = coming or _particulars(row, hit, cues) or _to_follow(row, hit, cues)
    if coming or behind_noun.ahead(row, hit, cues):
        return "planned"
    if "for" in before and (told := journeys.of(row, hit, cues)):
        return told
    chain = row.plain[_led(row, hit) : hit.first]
    behind = row.closed.behind | row.closed.since
    after = not behind.isdisjoint(before) or asides.built_on(row, hit)
    over = after or behind_noun.took_place(row, hit, cues)  # "it will be recalled that it was held"
    ahead = not (over or cues.future.isdisjoint(chain))
    if ahead or _reported(row, hit, cues) or _would_hold(row, hit, cues):
        return "planned"
    thought = not cues.opinion.isdisjoint(chain[-6:]) or behind_noun.wished(row, hit, cues)
    if thought or _topic(row, hit, cues):
        return None
    aimed = _infinitive_before(row, hit, cues) if "to" in chain[-5:] else None
    return aimed or "held"


def _to_follow(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "is to be followed in August by an exercise": what comes after is ahead."""
    near = range(hit.first - 1, max(hit.first - _AWAITED, 1), -1)
    k = next((k for k in near if row.lows[k] in row.closed.coming_after), 0)
    if not k or "by" not in row.lows[k : hit.first] or row.low(k - 1) != "be":
        return False
    return row.low(k - 2) == "to" or row.low(k - 2) in cues.future


def _inside(row: Row, hit: Hit) -> bool:
    """Of "discussed it in a call": it was held, whatever was to be prepared in it."""
    article = row.low(hit.first - 1) in ("a", "an", "his", "her", "their")
    return article and row.low(hit.first - 2) in ("in", "during")


def _governed(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "announced a visit", "demanded talks", "an upcoming visit": what the words before tell."""
    told = governors.of(row, hit, cues)
    coming = told is None and not cues.upcoming.isdisjoint(_qualifiers(row, hit))
    return "planned" if coming else told


def never_was(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "what would have been their first meeting", "failed to secure talks": none took place."""
    if hit.phrase.verb:
        return False
    never = row.has(cues.never_was, back(row, hit.first, 6), hit.first)
    return never > 0 or governors.threatened(row, hit, cues) or _manner(row, hit)


def _undated(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "No date has been set for a visit by X": that is spoken of, and no more."""
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners)
    if row.low(k) != "for" or cues.no.isdisjoint(row.lows[:k]):
        return False
    return any(row.lows[i] in cues.no and row.low(i + 1) in ("date", "dates") for i in range(k))


def _aimed_at(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "agreed to do more, notably a joint exercise", "arrives on Monday to co-chair, with B, the
    annual consultations", "will co-chair, with B, the consultations": they are ahead.
    """
    if instance(row.plain, hit.first, cues):
        return True
    near = range(hit.first - 1, max(hit.first - _CLAUSE, 0), -1)
    leads = cues.future | {"to"}
    chaired = (i for i in near if row.lows[i] in row.closed.chairing and row.plain[i - 1] in leads)
    k = next(chaired, 0)
    before = row.plain[max(k - _AWAITED, 0) : k]
    return not (cues.arriving | cues.leaving | cues.future).isdisjoint(before)


def _qualifiers(row: Row, hit: Hit) -> Sequence[str]:
    """The words right before a noun, as far as its article: of "Next came a new meeting" "new"."""
    near = row.plain[max(hit.first - 3, 0) : hit.first]
    articles = [k for k, low in enumerate(near) if low in row.closed.anew]
    return near[articles[-1] + 1 :] if articles else near


def _under_way(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "ongoing talks"; of "is in Lima for a visit": but "under way for" is what is prepared."""
    going = row.has(cues.ongoing, max(hit.first - 6, 0), hit.first)
    aimed = (
        going > 0
        and not cues.future.isdisjoint(row.plain[:going])
        and "to" in row.plain[going - 4 : going]
    )
    told = (going > 0 and row.low(going) != "for" and not aimed) or journeys.under_way(row, hit)
    return told or behind_noun.closes(row, hit, cues)


def _would_hold(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "said the two armies would resume joint patrols": ahead of what was said."""
    if cues.conditional.isdisjoint(row.said):
        return False
    first = back(row, hit.first, _GOVERNED)
    would = next((k for k in range(first, hit.first) if row.plain[k] in cues.conditional), -1)
    if would >= 0 and not row.closed.holding.isdisjoint(row.plain[would : hit.first]):
        return True
    missed = row.has(cues.shunning, max(hit.first - _AWAITED, 0), hit.first)
    return not cues.conditional.isdisjoint(row.plain[max(missed - _GOVERNED, 0) : missed])


def _led(row: Row, hit: Hit) -> int:
    """Where the words begin that govern a noun: all the clause of "will go to Lima on 20 May to
    lead a delegation to the Dialogue".
    """
    first = hit.first
    k = first - 1 - (row.low(first - 1) in row.closed.determiners)
    i = max(first - 12, 0)
    if row.low(k) == "to" and row.low(k - 1) in row.closed.delegations:
        while i > max(first - _SENT, 0) and not row.border(i - 1, i):
            i -= 1
    return next((m + 1 for m in range(first - 1, i - 1, -1) if row.lows[m] == ";"), i)


def _goes_to(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether words tell of a journey as it is planned."""
    return _headed_from(row, hit) or _station(row, hit, cues)


def _station(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "The trip ends in Lima", "Her next stop is Quito": a journey told as it is planned."""
    k = hit.last
    while row.low(k) in row.closed.auxiliaries:
        k += 1
    helped = row.plain[hit.last - 1 : k]
    told = any(low in cues.future or low in row.closed.present or low == "to" for low in helped)
    told = told or (row.low(k) in row.closed.spanning and row.low(k).endswith("s"))
    return told and bool(goals.station(row, hit.last))


def _greeted(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "A shook hands with B before their talks": the talks that followed at once."""
    theirs = row.low(hit.first - 1) == "their"
    return theirs and row.has(cues.greeting, 0, hit.first) > 0


def _to_its_end(row: Row, hit: Hit) -> bool:
    """Of "met B before the end of her visit": it was going on."""
    return hit.phrase.kind == "visit" and phases.day(row, hit.first) < 0


def _not_fixed(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "failed to agree on a date for the meeting"; but "failed to appear before the meeting"."""
    first = back(row, hit.first, 6)
    cue = next(k for k in range(first, hit.first) if cues.before_planned.length(row.plain, k))
    for k in range(cue - 1, max(cue - _FIXED, 0), -1):
        if row.plain[k] in cues.failing and row.low(k + 1) == "to":
            small = (row.closed.prepositions, row.closed.determiners)
            over = range(k + 3, cue)
            light = all(any(row.lows[i] in s for s in small) for i in over)
            return cue == k + 2 or (row.low(k + 2) in cues.fixing and light)
    return False


def _headed_from(row: Row, hit: Hit) -> bool:
    """Of a title's "President on state visit to Portugal from Wednesday": a plan."""
    title = row.sentence.role == "title" and hit.phrase.kind == "visit"
    days = (t for t in row.times if t.bound == "from" and t.first >= hit.last)
    return title and any(isinstance(t.recipe, Weekday) for t in days)


def _reported(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "She said she would be in Lima on Monday for talks": a plan, as somebody told it."""
    if cues.conditional.isdisjoint(row.said):
        return False
    first = max(hit.first - 14, 0)
    words = row.plain[first : hit.first]
    at = next((k for k, low in enumerate(words) if low in cues.conditional), -1)
    if at < 0 or row.closed.moves.isdisjoint(words[at + 1 : at + 2]):
        return False
    return not (cues.saying | cues.telling).isdisjoint(row.plain[max(first - 8, 0) : first + at])


def _offer(row: Row, n: int, cues: Clauses) -> bool:
    """Whether the noun at token `n` is what is offered: "proposed a meeting", "asked for one"."""
    i = n - 1
    while i > n - 4 and (
        row.low(i) in ("a", "an", "another", "face-to-face") or row.low(i) in cues.qualifying
    ):
        i -= 1
    asked = row.low(i) == "for" and row.low(i - 1) in cues.proposing
    return i < n - 1 and (asked or row.low(i) in cues.offering)


def _topic(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "discussed training, joint exercises and visits": some that nobody says took place."""
    about = not hit.phrase.elements and talked_of(row, hit.first)  # "talked about their Commission"
    dated = any(time.first >= hit.last for time in row.times)
    if governors.spoken_of(row, hit, cues) or (about and not dated):
        return True
    some = row.low(hit.last - 1).endswith("s") and hit.phrase.kind != "meeting"
    if not some or row.low(hit.first - 1) in row.closed.determiners:
        return False  # "Having reviewed the agenda, talks between A and B began"
    for k in range(hit.first - 1, max(hit.first - _TABLED, -1), -1):
        low = row.plain[k]
        if low in cues.discussing:
            return True
        if k in row.time_at or (low in row.closed.prepositions and low not in row.closed.of_topics):
            return False
    return False


def _particulars(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "conferred on details of her visit": what is settled of it before it takes place."""
    closed = row.closed
    if closed.particulars.isdisjoint(row.said) or any(t.first >= hit.last for t in row.times):
        return False
    for k in range(hit.first - 1, max(hit.first - _TABLED, 0), -1):
        if row.lows[k] in closed.particulars and row.low(k + 1) in closed.prepositions:
            before = row.plain[max(k - _GOVERNED, 0) : k]
            return not (cues.discussing | closed.settling).isdisjoint(before)
    return False


def _manner(row: Row, hit: Hit) -> bool:
    """Of "will act in close consultation with Peru": how something is done, and no occasion."""
    k = hit.first - 1
    k -= row.low(k).isalpha() and row.low(k) not in row.closed.small
    return row.low(hit.last - 1) in row.closed.of_manner and row.low(k) == "in"


def talked_of(row: Row, n: int) -> bool:
    """Of "talked about their joint trip in June": whether the noun at `n` is only a topic."""
    k = n - 1
    while n - k < _NEAR_TOPIC and row.low(k).isalpha():
        if row.low(k) in row.closed.topics:
            return True
        k -= 1
    return False


def dealt_with(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "discussed the visit of X to Chile in June": behind or ahead, as the day tells.

    A weekday is when it was discussed: "discussed his visit with B on Monday".
    """
    if any(t.first >= hit.last and isinstance(t.recipe, Weekday) for t in row.times):
        return False
    if talked_of(row, hit.first):
        return True
    for k in range(hit.first - 1, max(hit.first - _TABLED, -1), -1):
        if row.plain[k] in cues.discussing:
            return True
        if row.lows[k] in (",", ";") or row.lows[k] in row.closed.setting_off:
            return False
    return False


def instance(plain: Sequence[str], first: int, cues: Clauses) -> bool:
    """Of "agreed to do more in the coming months, notably a joint exercise": whether what begins
    at token `first` is an instance of what is to come.
    """
    low, starts = max(first - _LISTED, 0), cues.instances.starts
    near = (k for k in range(first - 1, low, -1) if plain[k] in starts)
    named = next((k for k in near if cues.instances.length(plain, k)), 0)
    return bool(named and cues.to_come.within(plain, named - _LISTED, named))


def _infinitive_before(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "Agreed to hold the next meeting", "to discuss at the talks"."""
    for i in range(hit.first - 1, max(hit.first - 6, 0), -1):
        if row.plain[i] == "to" and row.low(i + 1) in cues.arranging | row.closed.holding:
            before = row.plain[max(i - 4, 0) : i]
            if row.sentence.role == "title" and row.actor(i - 1) is not None:
                return "planned"
            if not cues.planning.isdisjoint(before):
                return "planned"
            if not cues.proposing.isdisjoint(before):
                return "proposed"
    return None
