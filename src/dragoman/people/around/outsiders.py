"""Who is no official though one is named: "X's widow", "the family of X", "rebel leader X".

An actor comes in; the same, or one that means nobody who is known, goes out. Refused are relatives
with an office of their own, "President X's brother, Minister Y", and "X, a friend of Minister Y".
"""

from collections.abc import Container

from dragoman.lexicon.owning import POSSESSIVE
from dragoman.people.introduced import nouns
from dragoman.people.written.line import Line
from dragoman.records import Actor


def of(line: Line, actor: Actor, offices: Container[int]) -> Actor | None:
    """Whoever that is, in no office and of no state; `actor` himself where nothing makes him that.

    Nobody stands before a relative with an office, "President X's brother, Minister Y"; `offices`
    are where such begin.
    """
    relatives, k = line.grammar.people.relatives, actor.last + 1
    owns = line.low(k - 1) in POSSESSIVE and line.low(k) in relatives
    of = line.low(actor.first - 1) == "of" and line.low(actor.first - 2) in relatives
    opens = actor.first - 3 - (line.low(actor.first - 3) in line.grammar.words.determiners)
    of = of and line.low(opens) in line.grammar.people.upon  # no "X, a friend of Minister Y, flew"
    if actor.kind not in ("person", "office") or not (owns or of):
        rebel = line.low(actor.first - 1) in line.grammar.people.rebels
        return nouns.actor_at(line, actor.first, actor.last, kind="pronoun") if rebel else actor
    behind = k + 1 + (line.low(k + 1) == ",") if owns else k - 1 + (line.low(k - 1) == ",")
    if behind in offices:
        return None
    first, last = actor.first - 2 * of, k + 1 if owns else actor.last
    return nouns.actor_at(line, first, last, kind="pronoun")
