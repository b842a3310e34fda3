"""Who goes where: one draft for each state that a clause leads somebody to.

The sides of a phrase of going come in. A goal is a place or state named, else the host's, else
(in a title) the country the text is from; a delegation may go without a name. Who goes to their
own country visits nobody.
"""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from dragoman.claims.circumstances import lasting, towns
from dragoman.claims.drafting import in_turn, of_entry
from dragoman.claims.sentence import goals, phases
from dragoman.claims.sentence.draft import Cast, Draft, Known, make, unique
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import nominals
from dragoman.claims.sides.roles import Sides
from dragoman.claims.standing import status
from dragoman.claims.told.casts import at_home, whose
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import TimeExpression
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention, Place, Status

_ON = 6  # tokens between "is on", "ended her" and "visit"


def of(
    row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status, known: Known
) -> Iterator[Draft]:
    """A draft for each state that someone goes to."""
    if not _leads(row, hit, sides, state, known.cues):
        return
    sides = of_entry.going(row, hit, sides, told)
    nominal = hit.phrase.frame == "noun"
    goers = told.cast(sides.subject, "visitor")
    if not goers.parties:
        goers = of_entry.goers(row, hit, sides, told) if not goers.participants else goers
    if sides.possessor and not goers.parties:
        goers = _visiting(whose(sides.possessor, told, Cast()))
    come = hit.phrase.verb == "arrive" or _here(row, hit)
    come = come and any(a.kind == "pronoun" for a in sides.subject)
    bidden = not known.cues.invited.isdisjoint(row.plain[: hit.first])
    if (state == "proposed" or come or bidden) and (guest := _guests(row, hit, goers, sides, told)):
        goers = guest
    if not goers.parties and _of_home(row, hit, sides) and told.home:
        goers = told.follower("visitor")
        goers = goers if set(goers.parties) == {told.home} else Cast((), (told.home,))
    theirs = _possessed(row, hit.first) or (nominal and _within(row, hit.first))
    if theirs and set(goers.parties) <= (here := _home_goal(row, hit, sides, told)):
        goers = _guest(row, hit, told, here) or goers
    if theirs and not sides.goes_to and (guest := _received(row, hit, goers, told)):
        goers, sides = guest, replace(sides, other=sides.subject)
    days = _days(row, hit, sides, state, known)
    seen: set[str] = set(goers.parties)
    led = list(_goals(row, hit, sides, goers, told)) or _ended(row, hit, goers, told, known.cues)
    for goal, place in led:
        if goal in seen or (goal == told.spot and goals.site(row, hit, sides.subject)):
            continue  # whoever is there already sees its sights
        seen.add(goal)
        if draft := _visit(row, hit, sides, goers, goal, told, state):
            told.goal = place
            again = bool(goals.station(row, hit.last)) and goal in told.parties
            yield replace(draft, place=place, date=days.get(goal), echo=again)


def _leads(row: Row, hit: Hit, sides: Sides, state: Status, cues: Clauses) -> bool:
    """Whether a phrase takes somebody somewhere: an invitation to a place, a stay there.

    "Her stay in Lima" does where it ends; an envoy who "will not be in Lima" calls nothing off.
    """
    if hit.phrase.frame == "bid":
        return bool(sides.goes_to) and state == "proposed"
    if hit.phrase.verb == "tour" and row.low(hit.last) in ("to", "of"):
        return False  # "made study tours to Peru"
    if _to_a_post(row, hit, sides):
        return False
    if hit.phrase.say in row.closed.abiding:
        return lasting.ends(row, hit, cues) or lasting.came_back(row, hit, cues)
    if hit.phrase.status == "cancelled" and any(_posted(row, a) for a in sides.subject):
        return False
    stays = hit.phrase.verb in row.closed.abiding
    return not stays or (state != "denied" and _stops(row, hit, sides))


def _to_a_post(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "goes to Lima as the new ambassador", "a farewell for the envoy, who goes to Lima": it is
    where somebody is to be posted, and no visit.
    """
    end = sides.goes_to[-1].last if sides.goes_to else hit.last
    behind = list(row.lows[end : end + 2 * _POST])
    clause = behind[: behind.index(",")] if "," in behind else behind
    post = clause[clause.index("as") :] if "as" in clause[:_POST] else []
    if not row.closed.residents.isdisjoint(post[:_POST]):
        return True
    if row.closed.leave_taking.isdisjoint(row.said) or row.low(hit.first - 1) != "who":
        return False
    return any(_posted(row, a) for a in sides.subject)


_POST = 6  # tokens from "Lima" to "as", and from there to "ambassador": "as its next ambassador"


def _stops(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether "X is in Lima" tells of a visit: of nobody posted there."""
    end = sides.goes_to[-1].last if sides.goes_to else hit.last + 2
    there = _here(row, hit) or sides.goes_to or _to_us(row, hit.last)
    if not there or row.low(end) in POSSESSIVE:
        return False
    return bool(sides.subject) and not any(_posted(row, a) for a in sides.subject)


def _here(row: Row, hit: Hit) -> bool:
    """Whether a phrase itself leads to where the text is from: "arrived here"."""
    return "here" in row.lows[hit.first : hit.last]


def _posted(row: Row, actor: Actor) -> bool:
    """Whether somebody is no visitor: a state, troops, and who holds an office abroad."""
    if actor.plural or actor.kind in ("party", "sides"):
        return True
    return not row.closed.envoys.isdisjoint((actor.office or "").lower().split())


def _within(row: Row, n: int) -> bool:
    """Whether something falls into a visit: "met B during a visit", "on the last day of one"."""
    return row.low(nominals.purpose(row, n)) == "during" or phases.named(row, n) > 0


def _visiting(goers: Cast) -> Cast:
    """Whoever is known by "his visit" alone, as the visitor that he is."""
    people = tuple(replace(p, role="visitor") for p in goers.participants)
    return Cast(people, goers.parties)


def _possessed(row: Row, n: int) -> bool:
    """Whether a possessive owns the noun at `n`: "his visit", "her first official visit"."""
    return row.low(_owner(row, n)) in row.closed.possessives


def _owner(row: Row, n: int) -> int:
    """The token before a noun and what counts or qualifies it: of "X's first visit" the "'s"."""
    k = n - 1
    while k > n - 4 and (row.low(k) in row.closed.counting or row.low(k) in row.closed.official):
        k -= 1
    return k


def _guests(row: Row, hit: Hit, goers: Cast, sides: Sides, told: Discourse) -> Cast | None:
    """Of "conveyed her king's invitation to visit Amman", "He arrived in the Kingdom": the other
    of those told of, since nobody visits home.
    """
    ours = _to_us(row, hit.last) or _here(row, hit)
    here = {told.home} if ours else set[str | None]()
    led_to = {m.ref for m in sides.goes_to} or here
    others = tuple(p for p in told.pair if p.party not in led_to)
    own = bool(goers.parties) and set(goers.parties) <= led_to
    parties = tuple(dict.fromkeys(p.party for p in others if p.party))
    guests = tuple(replace(p, role="visitor") for p in others)
    return Cast(guests, parties) if own and len(parties) == 1 else None


def _home_goal(row: Row, hit: Hit, sides: Sides, told: Discourse) -> set[str]:
    """The states a visit is to; "to the country" is to where the text is from."""
    to = hit.last - (row.low(hit.last - 1) == "to")
    behind = row.lows[to : to + 3]
    if len(behind) == 3 and behind[:2] == ("to", "the") and behind[2] in row.closed.ours:
        return {told.spot or told.home or ""} - {""}
    return {m.ref for m in sides.goes_to if m.ref}


def _guest(row: Row, hit: Hit, told: Discourse, hosts: set[str]) -> Cast | None:
    """Of "The emir received B on the occasion of his visit to Kuwait": B, who is from elsewhere."""
    for actor in reversed([a for a in row.actors if a.last <= hit.first]):
        cast = told.cast((actor,), "visitor")
        if cast.participants and cast.parties and hosts.isdisjoint(cast.parties):
            return cast
    return None


def _received(row: Row, hit: Hit, goers: Cast, told: Discourse) -> Cast | None:
    """Of "The emir received B during his visit": B, for who receives is at home.

    Refused is what another sentence or clause tells of the host's own visit.
    """
    last = next((a for a in reversed(row.actors) if a.last <= hit.first), None)
    name = told.persons[last.person].name if last is not None and last.person is not None else None
    hosts = {p.party for p in told.pair if p.role == "host"}
    guests = tuple(p for p in told.pair if p.role == "visitor")
    if not goers.parties or not {*goers.parties} <= hosts or name not in {p.name for p in guests}:
        return None
    return Cast(guests, tuple(dict.fromkeys(p.party for p in guests if p.party)))


def _of_home(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "A senior delegation visited Lima": nobody is named, nor whose it is."""
    before = row.lows[max(hit.first - 3, 0) : hit.first]
    return not sides.subject and "delegation" in before and row.low(0) in ("a", "an")


def _days(row: Row, hit: Hit, sides: Sides, state: Status, known: Known) -> dict[str, str | None]:
    """The day of each state, where the text gives each its own: "Peru on Monday, Chile on ..."."""
    times = {m.ref: _beside(row, m) for m in sides.goes_to if m.ref}
    if len(times) < 2 or not all(times.values()):
        return {}
    tense = status.tense(row, hit, state, known.cues)
    days = in_turn.days(row, hit, list(times.values()), tense, known.reference)
    return dict(zip(times, days, strict=True))


def _beside(row: Row, goal: Mention) -> TimeExpression | None:
    """The time of a state: "Peru on Monday", "Lima, Peru, on Monday", "Monday in Peru"."""
    n = row.time_at.get(goal.first - 2) if row.low(goal.first - 1) == "in" else None
    k = goal.last + (row.low(goal.last) == "," and row.low(goal.first - 1) == ",")
    return in_turn.adverbials(row, k)[1] if n is None else row.times[n]


def _goals(
    row: Row, hit: Hit, sides: Sides, goers: Cast, told: Discourse
) -> Iterator[tuple[str, Place | None]]:
    """The states a visit leads to: those named, else the host's, else where the text is from."""
    for mention in sides.goes_to:
        if mention.ref and mention.kind != "organisation":
            yield mention.ref, towns.of_mentions(row, mention)
    if sides.goes_to:
        return
    here = told.origin or Place(city=None, country=told.home)
    if here.country and (_here(row, hit) or row.low(hit.last) == "here"):
        yield here.country, here
        return
    stay = goals.stay_in(row, hit)
    if stay and row.low(stay[0] - 1) in row.closed.auxiliaries:
        yield stay[1].ref or "", towns.of_mentions(row, stay[1])
        return
    for host in _hosts(row, hit, sides, goers, told)[:1]:
        yield host, Place(city=None, country=host)


def _ended(
    row: Row, hit: Hit, goers: Cast, told: Discourse, cues: Clauses
) -> list[tuple[str, Place | None]]:
    """Of "X received B in Lima. B ends her visit on Tuesday": to where B was received."""
    near = range(hit.first - 1, max(hit.first - _ON, 0), -1)
    k = next((i for i in near if row.lows[i] in row.closed.possessives), 0)
    ends = row.low(k - 1) in cues.concluding
    met = told.kind in ("meeting", "ceremony") and {*goers.parties} <= {*told.parties}
    here = told.spot if told.spot in told.parties and told.spot not in goers.parties else None
    return (
        [(here, Place(city=None, country=here))] if ends and met and goers.parties and here else []
    )


def _hosts(row: Row, hit: Hit, sides: Sides, goers: Cast, told: Discourse) -> tuple[str, ...]:
    """The states a visit leads to that names none: the host's, else where the text is from."""
    hosts = told.cast(sides.other, "host").parties
    if _possessed(row, hit.first) or hit.phrase.verb:
        hosts = tuple(_home_goal(row, hit, sides, told) - {*goers.parties}) or hosts
    if hosts:
        return hosts
    home = (told.home,) if told.home else ()
    noun = hit.phrase.frame == "noun"
    staying = noun and any(_stays(row, k, hit) for k in range(hit.first))
    staying = staying or "us" in row.lows[hit.first : hit.last]  # "paid us a visit"
    titled = noun and row.sentence.role == "title" and goers.participants
    if home and (_to_us(row, hit.last) or staying or titled):
        return home
    if _staying(row, hit) and told.spot in told.parties:
        return (told.spot,) if told.spot else ()
    if nominals.purpose(row, hit.first) and (hosts := _of_her_peer(row, hit, goers, told)):
        return hosts
    here = _arriving(row, hit) or (told.kind != "visit" and goals.begun(row, hit))
    away = told.origin.country if told.origin and here else None
    if away and away not in goers.parties:
        return (away,)  # "KUALA LUMPUR (VNA): the minister, who flew in on Sunday"
    return home if here or of_entry.heads(row, hit, told) else ()


def _of_her_peer(row: Row, hit: Hit, goers: Cast, told: Discourse) -> tuple[str, ...]:
    """Of "A met her Lao counterpart, B, during her visit": her visit is to B's state."""
    peers = [a for a in row.actors if a.counterpart and a.last <= hit.first]
    if not peers or told.kind == "call" or row.low(hit.last) in ("to", "in"):
        return ()
    if not _possessed(row, hit.first):
        return ()
    pronouns = row.closed.possessives.intersection(row.lows[peers[-1].first - 1 : hit.first])
    parties = told.cast((peers[-1],), "host").parties
    return parties if len(pronouns) == 1 and not {*goers.parties} & {*parties} else ()


def _arriving(row: Row, hit: Hit) -> bool:
    """Of "arrives on Friday", "touched down at Lungi airport": where the news is from."""
    at = row.low(hit.last - 1) == "at" or row.low(hit.last) == "at"
    flies = hit.phrase.say == "<fly> in"
    put = {row.low(hit.last), "" if flies else row.low(hit.last - 1)} & row.closed.into
    far = bool(put) or (at and hit.phrase.verb not in row.closed.landing)
    return hit.phrase.verb in row.closed.arriving and not far


def _to_us(row: Row, k: int) -> bool:
    """Whether a visit is "to our country": to the one whose paper it is."""
    k += row.low(k) in ("to", "in")
    into = row.low(k - 1) in ("in", "visiting")
    here = row.low(k) == "the" and into  # "arrived in the Kingdom", "is visiting the country"
    if row.low(k) in row.closed.in_town and row.low(k - 1) == "in":
        return True  # "who is in town until Friday"
    return (here or row.low(k) == "our") and row.low(k + 1) in row.closed.ours


def _stays(row: Row, k: int, hit: Hit) -> bool:
    """Of "is in the country on a working visit": whether "in" at token `k` puts somebody here."""
    near = row.low(k) == "in" and row.low(k - 1) in row.closed.auxiliaries
    return near and _to_us(row, k) and row.low(k + 3) in ("on", "for") and hit.first - k < _ON + 3


def _staying(row: Row, hit: Hit) -> bool:
    """Of "who is on a three-day official visit": a guest where the news is."""
    near = row.lows[max(hit.first - _ON, 0) : hit.first]
    return "on" in near and not row.closed.auxiliaries.isdisjoint(near)


def _visit(
    row: Row, hit: Hit, sides: Sides, goers: Cast, goal: str, told: Discourse, state: Status
) -> Draft | None:
    """A draft of someone who goes to another state."""
    if not goers.parties and goers.participants:
        led_to = {m.ref for m in sides.goes_to}  # "visited Malawi and Zambia": of neither
        goers = _from_elsewhere(goers, {goal, *led_to}, told)
    people = tuple(p for p in goers.participants if p.party and p.party != goal)
    parties = unique(
        tuple(p for p in (*goers.parties, *(p.party for p in people)) if p and p != goal)
    )
    if not parties or not (people or _delegation(row, sides) or not sides.subject):
        return None
    known = sides.definite or row.low(_owner(row, hit.first)) in POSSESSIVE
    return make(row, hit, state, (*parties, goal), people, definite=known)


def _from_elsewhere(goers: Cast, goals: Collection[str | None], told: Discourse) -> Cast:
    """A visitor without a party comes from home, or from the other of the pair told of."""
    others = [p for p in (told.home, *told.parties) if p and p not in goals]
    private = goers.participants and not any(p.office for p in goers.participants)
    return goers if private or not others else at_home(goers, others[0])  # no singer's tour


def _delegation(row: Row, sides: Sides) -> bool:
    return any(a.word in row.closed.travellers or a.kind == "office" for a in sides.subject)
