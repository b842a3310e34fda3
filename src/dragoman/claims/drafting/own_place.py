"""Where an engagement was, as its own sentence or the line above it says.

A row, the draft of one phrase and what has been told come in, a place goes out or None: the place
that the phrase is told with, "there" of a journey, the heading of a diary, one's own palace. What
the rest of the document lends (a visit, a dateline) is `settle`'s work.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import headings, where
from dragoman.claims.drafting.of_entry import place as place_of_entry
from dragoman.claims.sentence.draft import NOWHERE, Draft, Known
from dragoman.claims.sentence.row import Row
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Place


def of(
    row: Row,
    hits: Sequence[Hit],
    n: int,
    draft: Draft,
    told: Discourse,
    known: Known,
    day: str | None,
) -> Place | None:
    """The place of hit `n`; None for what has none, and where nothing tells it."""
    if draft.kind in NOWHERE:
        return None
    return (
        draft.place
        or _told_place(row, hits, n, draft, known)
        or _there(row, draft, told, day)
        or place_of_entry(row, draft, told)
        or _headed_place(row, draft, told)
        or _own_palace(row, hits[n], draft, known, told)
        or _capital(row, draft, told)
    )


def _told_place(row: Row, hits: Sequence[Hit], n: int, draft: Draft, known: Known) -> Place | None:
    """Where the sentence puts it; "did not meet B, who was in Lima" puts nothing in Lima."""
    if draft.status == "denied" and "who" in row.lows[hits[n].last :]:
        return None
    found = where.place(row, hits, n, known.cues)
    return _own_town(row, found, draft, known) if found else None


def _own_town(row: Row, place: Place, draft: Draft, known: Known) -> Place:
    """Of towns of one name, the one that is in a state taking part: San Pedro of Belize."""
    if place.country in draft.parties or not place.city:
        return place
    if any(m.kind == "state" and m.ref == place.country for m in row.mentions):
        return place
    if place.city in {state.capital for state in states().values()}:
        return place
    able = set(draft.parties) - known.cues.namesakes
    here = [c for c in known.places.countries(place.city) if c in able]
    return replace(place, country=here[0]) if here else place


def _own_palace(row: Row, hit: Hit, draft: Draft, known: Known, told: Discourse) -> Place | None:
    """Of "received B at the National Palace": the host's country, else the text's own."""
    home, here = told.home, told.origin
    hosts = {p.party for p in draft.participants if p.role == "host" and p.party}
    expected = draft.status == "planned" and hit.phrase.role == "host"
    if not (draft.status in DONE or expected) or len(hosts) > 1:
        return None
    welcomed = bool(hosts) or hit.phrase.role == "host"
    abroad = told.spot if told.kind == "visit" and told.spot in draft.parties else home
    host = hosts.pop() if hosts and hit.phrase.role == "host" else abroad
    host = _where_posted(row, draft, host)
    here = told.goal if told.goal and told.goal.country == host else here
    if host not in draft.parties:
        return None
    for i in range(hit.last, len(row.lows) - 2):
        if row.lows[i] == "at" and _seat(row, i + 1, known.cues):
            if row.low(i + 1) in row.closed.possessives and not welcomed:
                return None  # "at a meeting with B at his ministry": not at one's own
            return here if here and here.country == host else Place(city=None, country=host)
    return None


def _where_posted(row: Row, draft: Draft, host: str | None) -> str | None:
    """Of "Ambassador X of Fiji called on Minister Y of Chad at the Ministry": Chad, not Fiji."""
    said = ((p.party, (p.office or "").lower().split()) for p in draft.participants)
    sent = {party for party, office in said if not row.closed.residents.isdisjoint(office)}
    others = [p for p in draft.parties if p not in sent]
    return others[0] if host in sent and len(others) == 1 else host


def _capital(row: Row, draft: Draft, told: Discourse) -> Place | None:
    """Of "flew to Fiji. She was received in the capital by B": that of where the visit leads."""
    if "capital" not in row.said or told.goal is None or draft.kind != "meeting":
        return None
    k = row.lows.index("capital")
    after = row.low(k + 1)
    alone = row.lows[max(k - 2, 0) : k] == ("in", "the") and after not in ("of", "city", ",")
    state = states().get(told.goal.country or "")
    if (
        not alone
        or k + 1 in row.mention_at
        or state is None
        or told.goal.country not in draft.parties
    ):
        return None
    return replace(told.goal, city=state.capital)


def _seat(row: Row, i: int, cues: Clauses) -> bool:
    """Whether token `i` opens a seat of government: "the presidential palace", "Premier House"."""
    if row.low(i) in ("the", "his", "her"):
        return not cues.seats.isdisjoint(row.lows[i + 1 : i + 4])
    while row.words[i : i + 1] and row.words[i][0].isupper() and i not in row.actor_at:
        if row.lows[i] in cues.seats | cues.houses:
            return True
        i += 1
    return False


def _headed_place(row: Row, draft: Draft, told: Discourse) -> Place | None:
    """The state a heading names, where it takes part: under "2. Uruguay (February 18-19)"."""
    line = headings.frames(told.heading, row.sentence)
    if line is None or line.place is None or line.place.country not in draft.parties:
        return None
    return line.place


def _there(row: Row, draft: Draft, told: Discourse, day: str | None) -> Place | None:
    """Of "While there, she will meet": where the visit told of last leads, or she is said to be.

    Who "was in Lima on Wednesday" need not have been there on Monday.
    """
    led = "there" in row.said and any(_yonder(row, i) for i in range(len(row.lows)))
    ahead = bool(told.visits) and told.visits[-1].status == "planned"
    if led and told.goal and not (ahead and draft.status in DONE):
        return told.goal
    stay = told.agenda if told.agenda and told.here and told.agenda.place == told.here[1] else None
    away = bool(stay and stay.date and day and not edtf.overlaps(stay.date, day))
    here = told.here and not away and told.here[1].country in draft.parties
    if told.here and here and draft.kind == "meeting":
        name = told.persons[told.here[0]].name
        if draft.status in DONE and any(p.name == name for p in draft.participants):
            return told.here[1]
    return told.stage.place if led and told.stage else None


def _yonder(row: Row, i: int) -> bool:
    """Whether token `i` is the "there" of a place: "met B there", "there she met B"; no "there is",
    "there comes a time".
    """
    if row.lows[i] != "there":
        return False
    closed, behind = row.closed, row.low(i + 1)
    small = closed.prepositions | closed.determiners | closed.conjunctions
    adverb = row.adverb(i + 1) or behind in closed.pronouns or not behind[:1].isalpha()
    at = (row.time_at, row.actor_at, row.mention_at)
    return adverb or behind in small or any(i + 1 in named for named in at)
