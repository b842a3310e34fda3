"""Whether two drafts of one document tell of one engagement, and what they tell together.

Folding is greedy in document order. Two drafts fit when their kinds are alike, their parties
and named people agree, and neither date nor status says otherwise; the result keeps the fullest
value of every slot and the sentences of both. Merging across documents is `merge`'s work.
"""

from msgspec.structs import replace

from dragoman.claims.sentence.draft import AHEAD, FATES, Draft
from dragoman.claims.whole import tours
from dragoman.dates import edtf
from dragoman.lexicon.parties import states
from dragoman.records import DONE, Participant, Place, Status

_ITINERARY = 4  # sentences from a visit to a leg of it on one of its days
_LONGEST = 21  # days of a visit
_ECHO_REACH = 8  # sentences an echo may stand behind what it echoes


def fold_in(found: list[Draft], draft: Draft) -> int | None:
    """Fold a draft into the latest one it fits, or add it; None for an echo of nothing."""
    if draft.echo:
        n = _echoed(found, draft)
        if n is not None:
            tours.spread(found, n, draft)
        return n
    best, rank = -1, 0.0
    for n, other in enumerate(found):
        score = _fit(other, draft)
        if score > rank or (score == rank and score > 0):
            best, rank = n, score
    if best >= 0:
        found[best] = _together(found[best], draft)
        return best
    found.append(draft)
    return len(found) - 1


def _echoed(found: list[Draft], draft: Draft) -> int | None:
    """Let the latest engagement of its kind take what an echo adds.

    Where a visit ends is not where it leads.
    """
    draft = replace(draft, place=None) if draft.ends else draft
    for n in range(len(found) - 1, -1, -1):
        other = found[n]
        if other.kind != draft.kind or draft.sentences[0] - other.sentences[-1] > _ECHO_REACH:
            continue
        if other.apart and not set(draft.parties) <= set(other.parties):
            continue  # one of several met, and another of them is told of
        if _ends(other, draft):
            found[n] = replace(_together(other, draft), status=draft.status)
            return n
        if other.status in FATES and draft.status == "planned" and draft.date:
            found[n] = replace(_together(other, replace(draft, date=None)), status="postponed")
            return n  # "will not come in May. The visit will now take place in June"
        if _same_time(other, draft):
            found[n] = _together(other, draft)
            return n
    return None


def _ends(a: Draft, b: Draft) -> bool:
    """Whether `b` tells that `a`, announced before, came to nothing."""
    if a.date and b.date and not edtf.overlaps(a.date, b.date):
        return False
    return a.status in AHEAD and b.status in FATES


def _fit(a: Draft, b: Draft) -> float:
    """How well two drafts fit; 0 when they are two engagements."""
    if (a.kind != b.kind and not _by_video(a, b)) or _elsewhere(a, b) or not _same_time(a, b):
        return 0
    shared = set(a.parties) & set(b.parties)
    if _of_two_entries(a, b):
        return 0
    if len(shared) < 2:
        return 1 if _chaired(a, b) or a.parties == b.parties else 0
    people = _people(a, b)
    if (
        people is None
        or _one_more(a, b)
        or _called_beside(a, b)
        or _two_forms(a, b)
        or _among_more(a, b)
    ):
        return 0
    if set(a.parties) != set(b.parties) and not (people or _hosted(a, b) or _some_of(a, b)):
        return 0
    return 1 + people + len(shared) - 0.5 * len(set(a.parties) ^ set(b.parties))


def _of_two_entries(a: Draft, b: Draft) -> bool:
    """Whether two drafts stand in two entries of a list, unless both are of one day."""
    apart = a.entry and b.entry and a.entry != b.entry
    return bool(apart) and not (a.date and a.date == b.date)


def _one_more(a: Draft, b: Draft) -> bool:
    """Of "will meet the minister. She will also call on the president": another one."""
    known = {(p.name or p.office, p.party) for p in a.participants}
    return (
        b.also
        and not a.title
        and any((p.name or p.office, p.party) not in known for p in b.participants)
    )


def _by_video(a: Draft, b: Draft) -> bool:
    """A headline's "call" over what the text tells was by video, which is a meeting."""
    return a.title and not b.title and (a.kind, b.kind, b.format) == ("call", "meeting", "video")


def _elsewhere(a: Draft, b: Draft) -> bool:
    """Whether two drafts lead to different states: a visit returned, talks due somewhere else."""
    if not (a.place and b.place) or a.place.country == b.place.country:
        return False
    own = not (a.title or b.title)
    coming = a.status in AHEAD and b.status in AHEAD and own
    once = a.background != b.background and own  # "The two had met before in Nairobi"
    return a.kind == "visit" or coming or once


def _among_more(a: Draft, b: Draft) -> bool:
    """Of three who met, "beforehand A and B met alone": a meeting of its own."""
    fewer = set(b.parties) < set(a.parties) and len(a.parties) > 2
    apart = not (a.title or b.title or b.definite) and a.sentences[-1:] != b.sentences
    alone = {p.party for p in b.participants if p.name} == set(b.parties)
    return fewer and apart and alone and a.kind == "meeting"


def _chaired(a: Draft, b: Draft) -> bool:
    """A headline's "ECOWAS Chair visits Togo" over the visit of the one who chairs it."""
    body = {p.party for p in a.participants if p.name is None and p.party not in states()}
    same = a.status == b.status or {a.status, b.status} <= DONE
    return (
        a.title
        and not b.title
        and same
        and set(a.parties) - set(b.parties) == body
        and bool(body)
        and len(a.parties) == len(b.parties)
    )


def _hosted(a: Draft, b: Draft) -> bool:
    """A headline's "Türkiye to host A and B for talks" over the talks between A and B.

    So "will host the leaders of A and B at a summit": at that of all three.
    """
    held = a.sentences[-1:] == b.sentences and a.status == b.status
    held = held and any(p.role == "host" for p in a.participants)
    held = held and not any(p.name for p in b.participants)
    fewer = set(b.parties) < set(a.parties) and len(b.parties) > 1
    return fewer and (held or (a.title and not b.title))


def _some_of(a: Draft, b: Draft) -> bool:
    """Of "spoke with colleagues from A, B and C. In the call were X of A and Y of B": the same."""
    named = {p.party for p in a.participants if p.name}
    return b.definite and set(b.parties) < set(a.parties) and named.isdisjoint(b.parties)


def _called_beside(a: Draft, b: Draft) -> bool:
    """A courtesy call planned beside a commission's session is a meeting of its own."""
    session, call = (a, b) if a.session else (b, a)
    theirs = {p.name for p in session.participants}
    return (
        session.session and call.courtesy and any(p.name not in theirs for p in call.participants)
    )


def _leg(a: Draft, b: Draft) -> bool:
    """Of "visited Bolivia from 10 to 12 May. On the 12th he went to Sucre": not all of it there."""
    days, day = edtf.bounds(a.date) if a.date else None, edtf.single(b.date)
    journey = a.kind == b.kind == "visit" and a.place is not None
    return journey and days is not None and day is not None and days[0] < day <= days[1]


def _onward(a: Draft, b: Draft) -> bool:
    """Of "is on a visit to India, and travels to Varanasi tomorrow": still the same visit."""
    if a.kind != "visit" or b.kind != "visit" or b.status not in AHEAD or a.status in FATES:
        return False
    within = bool(a.date and b.date and edtf.contains(a.date, b.date))
    if not (a.place and b.place) or a.place.country != b.place.country:
        return False
    if not (b.place.city or within):
        return False
    together = a.sentences[-1:] == b.sentences or within
    under_way = a.status == "ongoing" or within or (a.status in AHEAD and together)
    beside = 0 <= b.sentences[0] - a.sentences[-1] <= (_ITINERARY if within else 1)
    return under_way and beside and bool(_people(a, b)) and a.place.city != b.place.city


def _begun_and_ended(a: Draft, b: Draft) -> str | None:
    """The days of a visit that one draft dates by its first and the other by its last."""
    if a.kind not in ("visit", "exercise") or not (a.date and b.date) or a.ends == b.ends:
        return None
    first, last = (b, a) if a.ends else (a, b)
    start, end = edtf.single(first.date), edtf.single(last.date)
    within = start and end and 0 < (end - start).days <= _LONGEST
    return f"{first.date}/{last.date}" if within else None


def _of_the_denied(a: Draft, b: Draft) -> bool:
    """Whether one only passes on the tale that the other denies: "a paper had written that"."""
    told = a.hearsay or b.hearsay or a.title or b.title
    return told and "denied" in (a.status, b.status) and {a.status, b.status} <= {*DONE, "denied"}


def _same_time(a: Draft, b: Draft) -> bool:
    if _begun_and_ended(a, b) or _onward(a, b):
        return True
    if _of_the_denied(a, b) and (a.hearsay or b.hearsay or a.status == b.status):
        return not (a.date and b.date) or edtf.overlaps(a.date, b.date)
    journey = a.kind == "visit" and a.sentences[-1:] == b.sentences  # "had arrived for a visit"
    if bool(a.date) != bool(b.date) and (a if a.date else b).background and not journey:
        return False
    off = a.status in ("cancelled", "postponed") and b.status == "postponed"
    if off and a.sentences[-1:] == b.sentences:
        return True  # "was to have come on Monday, has put off her trip"
    if a.date and b.date:
        if not edtf.overlaps(a.date, b.date):
            return a.title and a.status == b.status == "postponed"  # to when, and from when
        return a.status == b.status or {a.status, b.status} <= DONE or {a.status, b.status} <= AHEAD
    ahead = {a.status, b.status} <= AHEAD and (a.title or b.title)
    ahead = ahead or (a.title and a.kind == "visit" and not a.date and b.status in AHEAD)
    fated = a.status == b.status and a.status in FATES  # "cancels Lima trip. X called off a visit"
    headed = (a.title or b.title or fated) and not (a.date or b.date)  # a weekday of no known week
    if a.near != b.near and not (a.definite or b.definite or b.echo or ahead or headed):
        return False
    if a.status == b.status:
        return True
    if {a.status, b.status} <= DONE or {a.status, b.status} <= AHEAD:
        return True
    return a.title or b.title or (b.definite and not b.date)


def _people(a: Draft, b: Draft) -> int | None:
    """How many people two drafts share; None when they name different ones for one party."""
    shared = 0
    for party in set(a.parties) & set(b.parties):
        ones = {p.name for p in a.participants if p.party == party and p.name}
        twos = {p.name for p in b.participants if p.party == party and p.name}
        if ones and twos and not ones & twos:
            return None
        shared += len(ones & twos)
    apart = not a.title and not b.title
    return (
        None
        if apart and any(_others(a, b, party) for party in set(a.parties) & set(b.parties))
        else shared
    )


def _two_forms(a: Draft, b: Draft) -> bool:
    """Of "A met B in Lima and later held a video conference with C": not one meeting."""
    return (
        a.sentences[-1:] == b.sentences
        and a.format != b.format
        and set(a.parties) != set(b.parties)
    )


_ANY_OFFICE = frozenset(
    {
        "envoy",
        "leader",
        "premier",
        "head",
        "chief",
        "diplomat",
        "official",
        "ambassador",
        "monarch",
        "ruler",
        "pm",
        "fm",
    }
)


_SMALL = frozenset({"of", "the", "and", "for"})


def _others(a: Draft, b: Draft, party: str) -> bool:
    """Whether one sentence gives a party two holders of unlike offices, one left unnamed."""
    for one, two in ((a, b), (b, a)):
        unnamed = {
            w
            for p in one.participants
            if p.party == party and not p.name and p.office
            for w in p.office.lower().split()
        }
        named = {
            w
            for p in two.participants
            if p.party == party and p.name and p.office
            for w in p.office.lower().split()
        }
        if unnamed and named and not (unnamed - _SMALL) & (named | _ANY_OFFICE):
            return True
    return False


def _together(a: Draft, b: Draft) -> Draft:
    if _onward(a, b):
        return replace(a, sentences=tuple(sorted({*a.sentences, *b.sentences})))
    first, second = (b, a) if a.title and not b.title else (a, b)
    if a.title and b.apart:  # "receives two ambassadors": one after the other
        second = replace(second, parties=(), participants=())
    if _chaired(a, b):
        second = replace(second, parties=(), participants=())
    whole = replace(
        first,
        status=_status(first, second),
        format=first.format or second.format,
        date=_date(first, second),
        place=first.place if _leg(first, second) else _place(first.place, second.place),
        setting=first.setting or second.setting,
        sender=first.sender or second.sender,
        parties=tuple(dict.fromkeys((*first.parties, *second.parties))),
        participants=_participants(first, second),
        sentences=tuple(sorted({*a.sentences, *b.sentences})),
        spans=(*a.spans, *b.spans),
        title=first.title and second.title,
        ends=first.ends if first.date else second.ends,
    )
    return replace(whole, inferred=_reasons(whole, first, second))


def _reasons(whole: Draft, first: Draft, second: Draft) -> dict[str, str]:
    """The reasons of both, but for a value that the words of one of them state."""
    return {
        slot: why
        for slot, why in {**second.inferred, **first.inferred}.items()
        if not any(
            slot not in one.inferred and getattr(one, slot) == getattr(whole, slot)
            for one in (first, second)
        )
    }


def _status(first: Draft, second: Draft) -> Status:
    """Of two that fit, what became of it outweighs what was meant."""
    if _begun_and_ended(first, second) and "planned" in (first.status, second.status):
        return "ongoing" if first.status != second.status else "planned"
    if _of_the_denied(first, second) and (first.hearsay or second.hearsay):
        return "denied"
    off = first.status == "cancelled" and second.status == "postponed"
    ends = first.status in AHEAD and second.status in FATES
    if {first.status, second.status} == {"proposed", "planned"}:
        return "planned"  # "invited B to Lima. The visit will take place in May"
    return second.status if off or ends else first.status


def _date(a: Draft, b: Draft) -> str | None:
    if a.date and b.date:
        if whole := _begun_and_ended(a, b):
            return whole
        if a.kind in ("visit", "exercise"):
            return _span(a.date, b.date)
        return edtf.more_precise(a.date, b.date)
    return a.date or b.date


def _span(a: str, b: str) -> str:
    """The days a visit lasts: not one of them, nor the month or week they lie in."""
    wide, narrow = (a, b) if edtf.contains(a, b) else (b, a)
    if edtf.whole_week(wide) or edtf.whole_week(narrow):
        return narrow if edtf.whole_week(wide) else wide
    if edtf.precision(narrow) == "interval" or edtf.precision(wide) in ("month", "year"):
        return narrow
    return wide


def _place(a: Place | None, b: Place | None) -> Place | None:
    if a is None or b is None:
        return a or b
    return b if a.city is None and b.city and b.country == a.country else a


def _participants(a: Draft, b: Draft) -> tuple[Participant, ...]:
    people = list(a.participants)
    for p in b.participants:
        same = [
            n
            for n, q in enumerate(people)
            if q.party == p.party and (q.name == p.name or not q.name or not p.name)
        ]
        if not same:
            people.append(p)
        elif people[same[0]].name is None and p.name:
            people[same[0]] = p
    return tuple(people)
