"""Whom "he" and "she" mean where their own sentence has named them: one row in, persons out.

    X announced that he would visit Lima · X denied that she had met Y, whom she called a friend

The one person who acts before the pronoun, at the head of a clause, is meant. Refused are people
who only stand behind a preposition ("in talks with X he ...") and sentences that name two.
"""

from dragoman.claims.row import Row
from dragoman.records import Actor


def of(row: Row) -> dict[int, int]:
    """The person each pronoun of a sentence means, by its first token; none where unsure."""
    found: dict[int, int] = {}
    named: list[Actor] = []
    spoken = any(a.word == "i" for a in row.actors)  # "I met X, and we agreed that he would"
    for actor in row.actors:
        if actor.word in ("he", "she") and len({a.person for a in named}) == 1:
            if named[0].person is not None and (_acts(row, named[0]) or spoken):
                found[actor.first] = named[0].person
        elif actor.person is not None and not actor.plural:
            named.append(actor)
        elif actor.kind == "office" and not actor.plural:
            named.append(actor)  # somebody without a name
    return found


def _acts(row: Row, actor: Actor) -> bool:
    """Whether someone stands where a subject does, and not behind a preposition or a verb."""
    before = row.low(actor.first - 1)
    return before in ("", ",", "that", "\u201c", '"', ";", ":", "and") or actor.first == 0
