"""Forces that train or patrol together: whether they are forces, and whose.

A sentence about an exercise or patrol comes in, the parties whose forces take part go out. Forces
are named by adjectives more often than by actors ("Kenyan and British troops"), so every state the
sentence names counts, save where it only says the place. "The exercise" alone is the one told of.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.phrases import Hit
from dragoman.records import Mention

_OBJECT = 5  # tokens from a verb to the drill that is its object
_WHOSE = 7  # tokens behind "the exercise" that say whose: "of the two northern navies"


def armed(row: Row, last: int) -> bool:
    """Whether an exercise or patrol is one of armed forces or rescuers; of rights it is not."""
    forces, after = row.closed.forces, row.lows[last : last + _WHOSE]
    bare = row.low(last - 1) in row.closed.of_drills and row.low(last - 2) not in forces
    used = bare and row.low(last) in row.closed.drill_of
    return not forces.isdisjoint(after if used else row.said)


def parties(
    row: Row, told: Sequence[str], *, same: bool, before: int | None = None
) -> tuple[str, ...]:
    """Whose forces a sentence tells of (up to a token); of the exercise told of, those told of."""
    end = len(row.lows) if before is None else before
    named: list[str] = []
    hosts: list[str] = []
    for mention in row.mentions:
        if (
            mention.kind == "place"
            or not mention.ref
            or mention.first >= end
            or mention.form in ("capital", "seat", "people")
        ):
            continue
        lead = (
            row.low(mention.first - 2)
            if row.low(mention.first - 1) in row.closed.determiners
            else row.low(mention.first - 1)
        )
        (hosts if lead in row.closed.drilled_at and mention.form == "name" else named).append(
            mention.ref
        )
    found = tuple(dict.fromkeys(named))
    if len(found) == 1 and shared(row):
        found = tuple(dict.fromkeys((*found, *hosts)))
    both = not found and len(told) == 2 and _of_both(row)
    return tuple(told) if both or (same and set(found) <= set(told)) else found


def shared(row: Row) -> bool:
    """Whether a sentence tells of what takes two: "joint drills"."""
    return not row.closed.shared_drills.isdisjoint(row.said)


def patrolled(row: Row, hit: Hit) -> int | None:
    """Where the clause of a patrol ends, "as ministers arrived", ", the minister said"."""
    if hit.phrase.kind != "exchange":
        return None
    for k in range(hit.last, len(row.lows)):
        listed = not row.closed.conjunctions.isdisjoint(row.lows[k:])
        if row.lows[k] in row.closed.onlooking_as or (row.lows[k] == "," and not listed):
            return k
    return None


def aside(row: Row, hit: Hit) -> frozenset[str]:
    """The states that only look on, "Peru condemned an exercise by", or lie beyond a border, "near
    the border with Peru": an exercise there is not theirs.
    """
    seen = [k for k, low in enumerate(row.lows) if low in row.closed.onlooking]
    drill = hit.phrase.kind == "exercise"
    named = [m for m in row.mentions if m.ref]
    out = [_looks_on(row, hit, m, seen) or (drill and _beyond(row, m)) for m in named]
    here = {m.ref for m, aside in zip(named, out, strict=True) if not aside}
    return frozenset(m.ref for m in named if m.ref and m.ref not in here)


def _looks_on(row: Row, hit: Hit, mention: Mention, seen: Sequence[int]) -> bool:
    """Of "Peru condemned drills by", "drills, which Peru condemned": whether it does only that."""
    if mention.first < hit.first:
        return any(mention.first < k and _of_drill(row, hit, k) for k in seen if k < hit.first)
    behind = mention.first - 1 - (row.low(mention.first - 1) in row.closed.determiners)
    passive = row.low(behind) in row.closed.watched_by and behind - 1 in seen
    return mention.last in seen or passive


def _of_drill(row: Row, hit: Hit, k: int) -> bool:
    """Whether the verb at token `k` has the drill for its object, and no other thing before it:
    "condemned the large drills", "watched as"; no "watched the drills of their two armies".
    """
    if _theirs(row, hit):
        return False
    between = range(k + 1, hit.first)
    if row.low(k + 1) in row.closed.onlooking_as:
        return "," not in row.lows[k : hit.first]
    others = {row.mention_at[i].ref for i in between if i in row.mention_at}
    if len(others) > 1 and "," not in row.lows[k : hit.first] and not hit.phrase.verb:
        return row.low(_lead(row, hit)) in row.closed.amid
    parted = row.closed.borders | row.closed.conjunctions | {","}
    near = len(between) <= _OBJECT and parted.isdisjoint(row.lows[k + 1 : hit.first])
    return near and not any(i in row.actor_at for i in between)


def _lead(row: Row, hit: Hit) -> int:
    """What leads in a drill: of "shadowed their ships during a drill" the "during"."""
    return hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners)


def _theirs(row: Row, hit: Hit) -> bool:
    """Of "a joint exercise of their armies": whether it is of those named before it."""
    k = hit.last + 1
    return row.low(k) in row.closed.both_of and row.low(k + 1) in row.closed.told_forces


def _beyond(row: Row, mention: Mention) -> bool:
    """Of "near the border with Peru", "the Somali border"; "the Peru-Chile border" is of both."""
    k, frontiers = mention.first, row.closed.frontiers
    if row.low(mention.last) in frontiers:
        return row.low(k - 1) in row.closed.determiners
    return row.low(k - 1) in row.closed.frontier_of and row.low(k - 2) in frontiers


def _of_both(row: Row) -> bool:
    """Of "troops of both armies", "the two navies": whether they are those of the two told of."""
    after = {row.low(i + 1) for i, low in enumerate(row.lows) if low in row.closed.both_of}
    return not after.isdisjoint(row.closed.told_forces)


def agreed_on(row: Row, hit: Hit) -> bool:
    """Of "an agreement on joint patrols": what a paper is about, and not told as done."""
    if hit.phrase.kind not in ("exchange", "exercise", "port_call"):
        return False
    before = row.low(hit.first - 1) in row.closed.papers_on
    said = row.closed.papers | row.closed.signing_off
    return before and not said.isdisjoint(row.lows[max(hit.first - 5, 0) : hit.first])
