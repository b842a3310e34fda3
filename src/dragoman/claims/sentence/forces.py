"""Forces that train or patrol together: whether they are forces, and whose.

A sentence about an exercise or patrol comes in, the parties whose forces take part go out. Forces
are named by adjectives more often than by actors ("Kenyan and British troops"), so every state the
sentence names counts, save where it only says the place. "The exercise" alone is the one told of.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.phrases import Hit
from dragoman.records import Mention

_WHOSE = 7  # tokens behind "the exercise" that say whose: "of the two northern navies"


def armed(row: Row, last: int) -> bool:
    """Whether an exercise or patrol is one of armed forces or rescuers; of rights it is not."""
    forces, after = row.closed.forces, row.lows[last : last + _WHOSE]
    bare = row.low(last - 1) == "exercise" and row.low(last - 2) not in forces
    used = bare and after[:1] == ("of",)
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
            if row.low(mention.first - 1) == "the"
            else row.low(mention.first - 1)
        )
        (hosts if lead in row.closed.drilled_at and mention.form == "name" else named).append(
            mention.ref
        )
    found = tuple(dict.fromkeys(named))
    if len(found) == 1 and "joint" in row.said:
        found = tuple(dict.fromkeys((*found, *hosts)))
    both = not found and len(told) == 2 and _of_both(row)
    return tuple(told) if both or (same and set(found) <= set(told)) else found


def aside(row: Row, hit: Hit) -> frozenset[str]:
    """The states that only look on, "Peru condemned an exercise by", or lie beyond a border, "near
    the border with Peru": an exercise there is not theirs.
    """
    lows = row.lows[: hit.first]
    said = next((k for k, low in enumerate(lows) if low in row.closed.onlooking), 0)
    drill = hit.phrase.kind == "exercise"
    found = {m: m.first < said or (drill and _beyond(row, m)) for m in row.mentions if m.ref}
    return frozenset(m.ref for m, out in found.items() if m.ref and out).difference(
        m.ref for m, out in found.items() if m.ref and not out
    )


def _beyond(row: Row, mention: Mention) -> bool:
    """Of "near the border with Peru", "the Somali border"; "the Peru-Chile border" is of both."""
    k, frontiers = mention.first, row.closed.frontiers
    if row.low(mention.last) in frontiers:
        return row.low(k - 1) == "the"
    return row.low(k - 1) in ("with", "of") and row.low(k - 2) in frontiers


def _of_both(row: Row) -> bool:
    """Of "troops of both armies", "the two navies": whether they are those of the two told of."""
    after = {row.low(i + 1) for i, low in enumerate(row.lows) if low in ("both", "two")}
    return not after.isdisjoint(row.closed.forces | {"countries", "sides", "states", "nations"})


def agreed_on(row: Row, hit: Hit) -> bool:
    """Of "an agreement on joint patrols": what a paper is about, and not told as done."""
    if hit.phrase.kind not in ("exchange", "exercise", "port_call"):
        return False
    before = row.low(hit.first - 1) in ("on", "for", "concerning", "regarding", "governing")
    said = row.closed.papers | row.closed.signing_off
    return before and not said.isdisjoint(row.lows[max(hit.first - 5, 0) : hit.first])
