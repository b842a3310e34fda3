"""One sentence laid out for the readers of clauses: who stands where, what joins and what parts.

Actors, mentions and times by token; the joints of lists; the borders of clauses. An arrangement
of what earlier stages found, with the look-ups every reader of clauses needs.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.claims.sentence.events import EventName
from dragoman.dates import TimeExpression
from dragoman.lexicon.offices import Phrases
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.words import Words
from dragoman.records import Actor, Mention, Sentence

_JOINTS = frozenset(
    {
        ",",
        ";",
        "and",
        "&",
        "as",
        "well",
        "along",
        "together",
        "also",
        "then",
        "plus",
        "both",
        "the",
        "or",
        "nor",
        "-",
        "–",
        "/",
    }
)


_SELVES = frozenset({"he", "she", "i", "we"})  # "She and Minister B agreed"
_ANDS = frozenset({"and", "nor", "&", "well"})


class Row(Struct, frozen=True, gc=False):
    """A sentence with its actors, mentions, times and events by token."""

    sentence: Sentence
    lows: tuple[str, ...]
    words: tuple[str, ...]
    actors: Sequence[Actor]
    actor_at: dict[int, int]  # token -> index of the actor that covers it
    mentions: Sequence[Mention]
    mention_at: dict[int, Mention]
    times: Sequence[TimeExpression]
    time_at: dict[int, int]
    events: Sequence[EventName]
    event_at: dict[int, EventName]  # first token -> event
    borders: tuple[int, ...]  # the tokens at which a clause begins or ends
    closed: Words
    said: frozenset[str]  # `lows` without order
    plain: Sequence[str]  # `lows` with the words of times out of the way: "May" is no auxiliary

    def low(self, i: int) -> str:
        """The lower-case word at token `i`, "" outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def quoted(self, first: int, last: int) -> str:
        """The words from `first` to `last` as they stand in the text, blanks evened out."""
        tokens = self.sentence.tokens[first:last]
        parts = [
            t.word if n == 0 or tokens[n - 1].end == t.start else " " + t.word
            for n, t in enumerate(tokens)
        ]
        return "".join(parts)

    def has(self, table: Phrases, first: int = 0, last: int | None = None) -> int:
        """The end of the first phrase of `table` that begins between two tokens; 0 when none."""
        if table.telling.isdisjoint(self.said):
            return 0
        return table.within(self.plain, first, last)

    def actor(self, i: int) -> Actor | None:
        """The actor that covers token `i`."""
        index = self.actor_at.get(i)
        return None if index is None else self.actors[index]

    def past_name(self, i: int) -> int:
        """Past the actor or mention that covers token `i`; `i` itself where neither does."""
        index, mention = self.actor_at.get(i), self.mention_at.get(i)
        if index is None and mention is None:
            return i
        end = self.actors[index].last if index is not None else 0
        return max(end, mention.last if mention else 0, i + 1)

    def noun(self, j: int) -> Actor | None:
        """The actor whose noun group begins at token `j`, past words that qualify it.

        "with [democratic] opposition leader X", "with [the three Baltic] counterparts".
        """
        closed = self.closed
        for i in range(j, min(j + 7, len(self.lows))):
            actor = self.actor(i)
            if actor is not None:
                return self.owned(actor) if i == j or actor.kind != "pronoun" else None
            low = self.lows[i]
            if low == "of" and self.low(i - 1) in closed.distributing:
                continue  # "with each of his guests"
            if low in closed.determiners or low in ("both", "separately") or i in self.mention_at:
                continue
            if (
                low == ","
                and self.low(i - 1) in closed.peers | closed.forerunners
                and self.low(i - 2) in closed.possessives
            ):
                continue  # "with his host, President X"
            if not low.isalpha() or low in closed.small:
                return None
        return None

    def owned(self, actor: Actor) -> Actor:
        """Of "President X's adviser, Y" it is Y that is meant; any other is himself.

        Of "the two countries' defence ministers" it is the ministers.
        """
        if self.low(actor.last) not in POSSESSIVE:
            return actor
        after = self.actor(actor.last + 1)
        if actor.kind == "sides" and after is not None and after.kind == "sides" and after.office:
            return after
        if actor.kind not in ("person", "office"):
            return actor
        return after if after is not None and after.kind in ("person", "office") else actor

    def apposes(self, k: int) -> bool:
        """Whether the comma at `k` belongs to who somebody is: "the Lao premier[,] A[,] said"."""
        who = self.actor(k - 1)
        told = k in self.actor_at or (who is not None and "," in self.lows[who.first : k])
        return self.low(k) == "," and told

    def adverb(self, i: int) -> bool:
        """Whether token `i` is an adverb: one of the closed class, or of the form "jointly"."""
        return self.low(i) in self.closed.adverbs or self.low(i).endswith("ly")

    def border(self, first: int, last: int) -> bool:
        """Whether a clause begins or ends between two tokens."""
        if first + 1 == last:
            return first in self.borders
        return any(first <= i < last for i in self.borders)

    def joined(self, left: int, right: int) -> bool:
        """Whether only joints of a list stand between tokens `left` and `right`.

        A caption tells beside each where he stands: "A (L) and B", "A, left, and B".
        """
        if self.low(left + 1) in self.closed.flanks and self.low(left) in ("(", ","):
            left += 2 + (self.low(left + 2) == ")")
        return right - left <= 5 and all(
            self.lows[i] in _JOINTS or i in self.time_at for i in range(left, right)
        )


def lay(
    sentence: Sentence,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    events: Sequence[EventName],
    closed: Words,
) -> Row:
    """Lay out one sentence."""
    lows = sentence.lows
    actor_at = {i: n for n, a in enumerate(actors) for i in range(a.first, a.last)}
    return Row(
        sentence,
        lows,
        sentence.words,
        actors,
        actor_at,
        mentions,
        {i: m for m in reversed(mentions) for i in range(m.first, m.last)},
        times,
        {i: n for n, t in enumerate(times) for i in range(t.first, t.last)},
        events,
        {e.first: e for e in events},
        tuple([i for i, low in enumerate(lows) if low in closed.borders and i not in actor_at]),
        closed,
        sentence.said,
        _plain(sentence, times),
    )


def _plain(sentence: Sentence, times: Sequence[TimeExpression]) -> Sequence[str]:
    if "may" not in sentence.said:
        return sentence.lows
    dated = {i for time in times for i in range(time.first, time.last)}
    return ["" if low == "may" and i in dated else low for i, low in enumerate(sentence.lows)]


def party(
    row: Row, first: int, last: int, parties: tuple[str, ...], *, plural: bool = False
) -> Actor:
    """The states that tokens name where no actor stands for them."""
    here = row.sentence
    start, end = here.tokens[first].start, here.tokens[last - 1].end
    return Actor(
        kind="party", sentence=here.index, first=first, last=last,
        start=start, end=end, parties=parties, plural=plural,
    )  # fmt: skip


def rightward(row: Row, first: Actor) -> tuple[Actor, ...]:
    """The actors of a list that begins with `first`: "A, B of C; and D", "with A and with B"."""
    if (leader := _leads(row, first)) is not None:
        return rightward(row, leader)
    group = [first]
    lead = row.low(first.first - 1)
    n = row.actor_at[first.first] + 1
    while n < len(row.actors):
        following = row.actors[n]
        again = lead in ("with", "by") and row.low(following.first - 1) == lead
        gap = range(group[-1].last, following.first - again)
        if not gap or not row.joined(gap.start, gap.stop) or following.kind == "pronoun":
            break
        if following.word == "two" and following.kind == "sides":
            break  # "met B, and the two signed"
        if following.kind == "party" and row.lows[following.last : following.last + 2] == _WHERE:
            break  # "in Chile, where he met A, and Peru, where he met B"
        if not any(row.lows[i] in ("and", "nor", ",", ";", "&") for i in gap):
            break
        group.append(following)
        n += 1
    return _named_among(row, first) or tuple(_complete(row, group))


_WHERE = (",", "where")
_BODY = 6  # tokens of the name of a body that sends a delegation


def _leads(row: Row, team: Actor) -> Actor | None:
    """Of "talks with a Lao delegation led by X": X, who is of the state that sent it.

    So is who leads "a delegation of the Lao parliament".
    """
    k = team.last + (row.low(team.last) == ",")
    whole = row.low(team.last - 1) in row.closed.delegations
    if team.kind != "party" or not (whole or team.word in row.closed.delegations):
        return None
    if not whole:
        while k < team.last + _BODY and row.low(k).isalpha() and row.low(k) not in row.closed.led:
            k += 1
        k += row.low(k) == ","
    led = row.low(k) in row.closed.led and row.low(k + 1) == "by"
    leader = row.noun(k + 2) if led else None
    return leader if leader is not None and leader.parties == team.parties else None


_AMONG = frozenset({"including", "namely", "notably"})


def _named_among(row: Row, first: Actor) -> tuple[Actor, ...]:
    """Of "Lao officials, including A and B", "three ambassadors: A, B and C": those named."""
    if not first.plural or first.person is not None:
        return ()
    k = _all_over(row, first.last)
    k += row.low(k) == ","
    while k in row.time_at or (row.low(k) == "on" and k + 1 in row.time_at):
        k += 1
    listed = row.low(k) == ":"
    named = row.noun(k + 1) if listed or row.low(k) in _AMONG else None
    if named is None or (named.person is None and (named.office is None or listed)):
        return ()
    return rightward(row, named)


def _all_over(row: Row, i: int) -> int:
    """The end of "across the Pacific" at token `i`, where a comma follows; else `i`."""
    if row.low(i) not in row.closed.all_over:
        return i
    return next((k for k in range(i + 2, i + _BODY) if row.low(k) == ","), i)


def _complete(row: Row, group: list[Actor]) -> list[Actor]:
    """A list ends at its last "and": a comma alone may open the next clause."""
    last_and = 0
    for n in range(1, len(group)):
        gap = row.lows[group[n - 1].last : group[n].first]
        if not _ANDS.isdisjoint(gap) or ";" in gap or row.sentence.role == "title":
            last_and = n
    return group[: last_and + 1]


def _headed(row: Row, i: int) -> bool:
    """Whether a list at token `i` says whose or under whom a body is: "teams from", "led by"."""
    before, low = row.low(i - 2), row.low(i - 1)
    return before in ("led", "headed") if low == "by" else low == "from" and before.endswith("s")


def leftward(row: Row, last: Actor) -> tuple[Actor, ...]:
    """The actors of a list that ends with `last`."""
    group = [last]
    n = row.actor_at[last.first] - 1
    anded = False
    while n >= 0:
        before = row.actors[n]
        gap = row.lows[before.last : group[0].first]
        if not gap or not row.joined(before.last, group[0].first):
            break
        if before.kind == "pronoun" and (gap != ("and",) or before.word not in _SELVES):
            break
        here = not _ANDS.isdisjoint(gap) or row.sentence.role == "title"
        if not anded and not here:
            break
        if (
            row.low(before.first - 1) in ("with", "by", "from", "to", "in", "at", "against", "for")
            and not anded
            and not (here and _headed(row, before.first))
        ):
            break
        if row.low(before.first - 1) == "of" and row.low(before.first - 2) == "invitation":
            break  # "at the invitation of A, B and C visited"
        if before.kind == "sides" and row.low(before.first - 1) == "of" and not here:
            break  # "in the presence of the two presidents, A and B signed"
        anded = anded or here
        group.insert(0, before)
        n -= 1
    return tuple(group)


def interposed(row: Row, i: int) -> bool:
    """Whether token `i` may stand between "was" and its participle: "was on Tuesday received"."""
    return row.adverb(i) or i in row.time_at or (row.low(i) == "on" and i + 1 in row.time_at)


def steps(row: Row, i: int, most: int) -> int:
    """The token `most` steps on from `i`, a person or time counted as one step."""
    actor_at, time_at, end = row.actor_at, row.time_at, len(row.plain)
    while most > 0 and i < end:
        over = i + 1
        if i in actor_at:
            over = max(over, row.actors[actor_at[i]].last)
        if i in time_at:
            over = max(over, row.times[time_at[i]].last)
        i = over
        most -= 1
    return i


def back(row: Row, i: int, most: int) -> int:
    """The token `most` steps before `i`, a person counted as one step."""
    actor_at = row.actor_at
    while most > 0 and i > 0:
        i -= 1
        if i in actor_at:
            i = row.actors[actor_at[i]].first
        most -= 1
    return i


def straight(row: Row, first: int, last: int) -> bool:
    """Whether only when, where and with whom stands there: "flew [to Lima on Monday] to meet"."""
    closed = row.closed
    small = (closed.prepositions, closed.determiners, closed.adverbs, (",",))
    named = (row.time_at, row.mention_at, row.actor_at)
    return all(
        any(k in at for at in named) or any(row.lows[k] in words for words in small)
        for k in range(first, last)
    )


_ASIDE = 10  # tokens between commas


def past_aside(row: Row, k: int) -> int:
    """Behind what stands between commas at `k`: "The exercise, the fourth so far, runs until"."""
    if row.low(k) != ",":
        return k
    end = next((i for i in range(k + 1, min(k + _ASIDE, len(row.lows))) if row.low(i) == ","), k)
    return end + 1 if end > k and row.low(k + 1) in row.closed.determiners else k
