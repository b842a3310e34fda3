"""Whom "he" and "she" mean where their own sentence has named them: one row in, persons out.

    X announced that he would visit Lima · X denied that she had met Y, whom she called a friend
    X congratulated him and invited him to Tbilisi: whoever was named last before X
    "I was in Oslo and met Y," X told reporters: X is "I"

The one person who acts before the pronoun, at the head of a clause, is meant; "him" is the other
one. Refused are people who only stand behind a preposition ("in talks with X he ...") and
sentences that name two.
"""

from collections.abc import Mapping, Sequence

from dragoman.claims.sentence.row import Row
from dragoman.claims.told.genders import OF_WORD
from dragoman.records import Actor

_SPEAKING = ("speaker", "speakers")
_SAME = frozenset({("he", "him"), ("she", "her")})
NOBODYS: Mapping[int, str] = {}
_DELEGATION = 4  # tokens of "delegation led by", and what qualifies it
_QUOTES = frozenset({"”", '"'})
_HEAD = 4  # tokens before whom a sentence opens with: "On Monday, X"


def of(
    row: Row, before: Sequence[int] = (), genders: Mapping[int, str] = NOBODYS
) -> dict[int, int]:
    """The person each pronoun of a sentence means, by its first token; none where unsure.

    `before` are the persons of the text so far, the one it last told of at the end.
    """
    found: dict[int, int] = {}
    named: list[Actor] = []
    spoken = any(a.word == "i" for a in row.actors)  # "I met X, and we agreed that he would"
    first = row.actors[0].word if row.actors else ""
    writer = quoted(row) if any(a.pronoun in _SPEAKING for a in row.actors) else None
    if (other := _beside(row, before, genders)) is not None:
        found[row.actors[0].first] = other
    for actor in row.actors:
        if actor.pronoun in _SPEAKING and writer is not None:
            found[actor.first] = writer
        elif actor.word in ("he", "she") and len({a.person for a in named}) == 1:
            if named[0].person is not None and (_acts(row, named[0]) or spoken):
                found[actor.first] = named[0].person
        elif actor.word in ("he", "she") and (last := _doer(row, named)) is not None:
            found[actor.first] = last
        elif (first, actor.word) in _SAME and len(named) == 1 and _acts_where(row, named[0]):
            continue  # "She flies to Lima, where X will receive her": whoever "she" is
        elif actor.word in ("him", "her") and (met := _met(row, named, actor, before)) is not None:
            found[actor.first] = met
        elif actor.person is not None and not actor.plural:
            named.append(actor)
        elif actor.kind == "office" and not actor.plural:
            named.append(actor)  # somebody without a name
    return found


def _beside(row: Row, before: Sequence[int], genders: Mapping[int, str]) -> int | None:
    """Of "He and X" that open a sentence: "he" is the last told of who is not X, a man if told."""
    one, two = row.actors[:2] if len(row.actors) > 1 else (None, None)
    if one is None or two is None or one.word not in OF_WORD or two.person is None:
        return None
    if two.first != one.last + 1 or row.low(one.last) != "and":
        return None
    gender = OF_WORD[one.word]
    able = [i for i in reversed(before) if i != two.person and genders.get(i, gender) == gender]
    return next((i for i in able if i in genders), next(iter(able), None))


def quoted(row: Row) -> int | None:
    """Whose words a sentence gives: "I met Y," X told reporters; "I met Y," said X."""
    if _QUOTES.isdisjoint(row.said):
        return None
    told = row.closed.attributing
    for k in range(1, len(row.lows) - 1):
        if row.lows[k] in _QUOTES and row.lows[k - 1] in (",", "?", "!"):
            behind = row.noun(k + 1 + (row.lows[k + 1] in told))
            said = behind is not None and (row.lows[k + 1] in told or row.low(behind.last) in told)
            return behind.person if behind is not None and said else None
    return None


def _acts_where(row: Row, actor: Actor) -> bool:
    """Whether someone acts in a clause that "where" opens: ", where Fiji's minister"."""
    return "where" in row.lows[max(actor.first - 2, 0) : actor.first]


def _doer(row: Row, named: Sequence[Actor]) -> int | None:
    """Of "X, who came with Y, said he would", "X was received by Y; later she": the last to act."""
    told = row.closed.reports
    doing = (a for a in reversed(named) if _acts(row, a) or row.low(a.first - 1) in told)
    return next((a.person for a in doing), None)


def _other(row: Row, named: Sequence[Actor], before: Sequence[int]) -> int | None:
    """Whom "him" means beside the one subject of a sentence."""
    if len(named) != 1 or named[0].person is None or not _acts(row, named[0]):
        return None
    others = [index for index in before[-3:] if index != named[0].person]
    return others[-1] if others else None


def _met(row: Row, named: Sequence[Actor], pronoun: Actor, before: Sequence[int]) -> int | None:
    """Whom "him" means in a sentence that names its subject, or the subject and one more."""
    if len({a.person for a in named}) == 2:
        return _object(row, named, pronoun)
    return _other(row, named, before)


def _object(row: Row, named: Sequence[Actor], pronoun: Actor) -> int | None:
    """Of "X met Y and invited him" it is Y, of "X flew to Lima, where Y received him" X.

    It is Y too of "X missed his talks with Y on Monday but met her".
    """
    first, last = named[0], named[-1]
    if first.person == last.person or not _acts(row, first):
        return None
    if _acts_where(row, last):
        return first.person
    goes_on = not row.closed.going_on.isdisjoint(row.lows[last.last : pronoun.first])
    return last.person if goes_on else first.person


def opening(row: Row) -> int | None:
    """The person a sentence opens with, as who acts in it."""
    first = opener(row)
    return None if first is None else first.person


def opener(row: Row) -> Actor | None:
    """Whom a sentence opens with, as who acts in it."""
    first = next((a for a in row.actors if a.kind != "party"), None)
    if first is None:
        return None
    near = first.first < _HEAD and _acts(row, first)
    return first if near or _leads(row, first) else None


def _leads(row: Row, actor: Actor) -> bool:
    """Of "A delegation led by B is in Lima": it is B who acts."""
    led = row.low(actor.first - 1) == "by" and row.low(actor.first - 2) in row.closed.led
    return led and actor.first < _HEAD + _DELEGATION


def _dated(row: Row, actor: Actor) -> bool:
    """Whether no more than a time opens the sentence before someone: "On Monday X"."""
    k = row.time_at.get(actor.first - 1)
    return k is not None and row.times[k].first < 2 and not (row.times[k].first and row.actor(0))


def _acts(row: Row, actor: Actor) -> bool:
    """Whether someone stands where a subject does, and not behind a preposition or a verb."""
    before = row.low(actor.first - 1)
    clock = actor.first == 1 and before[:1].isdigit()  # "16:20 Gruber's office"
    return (
        clock or _dated(row, actor) or before in ("", ",", "that", "\u201c", '"', ";", ":", "and")
    )
