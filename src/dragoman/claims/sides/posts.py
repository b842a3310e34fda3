"""Where an envoy presents credentials: the state of the post, where nobody is told to take them.

A row and a phrase come in; of "The new Peruvian ambassador to Chad presented her credentials" Chad
goes out. Refused is who holds no such post, or held it once, and what is said to whom or as what
they were shown: "to reporters", "as a reformer".
"""

from msgspec.structs import replace

from dragoman.claims.sentence import spelled
from dragoman.claims.sentence.row import Row, party
from dragoman.claims.sides import holders
from dragoman.claims.sides.subjects import subject
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention

_COURT = 4  # tokens of "at the presidential palace"


def accredited(row: Row, hit: Hit, other: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who takes the papers: `other`, of the state of the post where no word tells of which they
    are, else that state: "The ambassador to Chad presented them to the president".
    """
    if not papers(row, hit):
        return other
    who = subject(row, hit.first)
    posted = [m for m in row.mentions if any(_post(row, m, envoy) for envoy in who)]
    states = {m.ref for m in posted}
    if len(posted) != len(who) or len(states) != 1:
        return other
    post, state = posted[0], posted[0].ref or ""
    bare = row.low(hit.last - 1) in row.closed.papers_of_envoys
    if other and (not bare or row.low(other[0].first - 1) in row.closed.posted_to):
        unsaid = len(other) == 1 and other[0].kind == "person" and not other[0].parties
        return (replace(other[0], parties=(state,), word=spelled.LISTED),) if unsaid else other
    plain = all(holders.one(row, (a,)) for a in who) and holders.plainly(
        row, who, hit.first, row.closed.surely
    )
    alone = bare and _closes(row, hit.last, state)
    return (party(row, post.first, post.last, (state,)),) if plain and alone else ()


def papers(row: Row, hit: Hit) -> int:
    """The token of the papers that an envoy presents; 0 where a phrase tells of none."""
    if hit.phrase.kind != "ceremony":
        return 0
    span = range(hit.first, hit.last)
    return next((k for k in span if row.lows[k] in row.closed.papers_of_envoys), 0)


def _post(row: Row, mention: Mention, envoy: Actor) -> bool:
    """Whether a mention is the post of an envoy: "ambassador to Chad"."""
    within = mention.ref is not None and envoy.first <= mention.first < envoy.last
    led = row.low(mention.first - 1) in row.closed.posted_to
    return within and led and row.low(mention.first - 2) in row.closed.envoys


def _closes(row: Row, k: int, state: str) -> bool:
    """Whether no more is told than the day, the town or the palace of the state of the post."""
    k = holders.past_day(row, k)
    town = row.mention_at.get(k + 1) if row.low(k) in row.closed.posted_to else None
    if town is not None and town.ref == state:
        k = town.last
    elif row.low(k) in row.closed.at_places:
        near = range(k + 1, min(k + 1 + _COURT, len(row.lows)))
        k = next((i + 1 for i in near if row.lows[i] in row.closed.courts), k)
    return holders.ends(row, holders.past_day(row, k))
