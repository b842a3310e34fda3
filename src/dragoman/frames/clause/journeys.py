"""A clause in whose phrase is of going somewhere, and whether an official goes there himself.

Words of mere going ("goes to") are said of teams, flights and tourists too. They count where an
official stands right before them, but for times, plans and ways of going, or a border does; not
where they only say of whom or what something is, and not where somebody goes to stay or to a
house of the state at home.
"""

from dragoman.frames.clause.clauses import Clause
from dragoman.frames.persons.people import Actor
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language

_OPENING, _CLOSING = frozenset("(（"), frozenset(")）")
_LETTERS = 10  # tokens of a name in brackets
_BETWEEN = ("way", "status", "said", "side")  # cues over which the verb has its subject


def himself(row: Row, clause: Clause, language: Language) -> bool:
    """Whether who holds an office goes, and to the state."""
    goal = row.entity.get(clause.mark.last)
    behind = goal.last if goal else clause.mark.last
    if row.low(behind) in row.relative:
        return False  # "the team that goes to X"
    if any(cue.first == behind and cue.of("staying") for cue in row.cues):
        return False
    able = [a for a in (*clause.ahead, *clause.actors) if a.kind in ("person", "office")]
    ends = {a.last: a for a in able}
    i = clause.mark.first
    while i > clause.first and i not in ends and row.low(i - 1) not in BORDERS:
        if row.low(i - 1) in language.he:
            return True
        before = _over(row, i, language)
        if before == i:
            return False
        i = before
    if (subject := ends.get(i)) is None:
        return sum(a.last <= i for a in able) < 2  # of several it is not told who goes
    of = row.low(subject.first - 1) in language.grammar.of  # "the greetings of the minister to X"
    idle = of or _former(row, subject, language) or _bent(row, subject, language)
    return not (idle or _seen(row, subject))


def _bent(row: Row, actor: Actor, language: Language) -> bool:
    """Whether an office is in another case than the first: "the house of the minister is in X"."""
    marks = (m for i in range(actor.first, actor.last) if (m := row.entity.get(i)))
    words = (m for m in marks if not m.of("party")) if language.grammar.agreement else ()
    mark = next(iter(words), None)
    base = mark.meanings[0].base.lower() if mark else ""
    return mark is not None and base not in ("", row.span(mark.first, mark.last).lower())


def _seen(row: Row, actor: Actor) -> bool:
    """Whether somebody stands behind another phrase of his clause: "met X and went to Y"."""
    ahead = [f.last for f in row.frames if f.last <= actor.first]
    return bool(ahead) and all(row.low(i) not in BORDERS for i in range(ahead[-1], actor.first))


def _over(row: Row, i: int, language: Language) -> int:
    """The border before a time, a cue or a town that ends at a border; the same where none does."""
    spans = [t.first for t in row.times if t.last == i]
    spans += [c.first for c in row.cues if c.last == i and any(map(c.of, _BETWEEN))]
    mark = row.entity.get(i - 1)
    ends = tuple(language.place.to_endings) if language.chained else ()  # "to X" in one word
    gone = bool(ends) and row.low(i - 1).endswith(ends) and row.kind(i - 1) != "head"
    if mark and (gone or row.follows(mark.first, language.place.at)):
        spans.append(mark.first)
    elif row.low(i - 1) in language.place.at:
        spans.append(i - 1)
    elif row.low(i - 1) in _CLOSING:  # a name in other letters: "何文远（He Wenyuan）"
        spans += [k for k in range(i - 2, max(i - _LETTERS, -1), -1) if row.low(k) in _OPENING][:1]
    return min(spans, default=i)


def _former(row: Row, actor: Actor, language: Language) -> bool:
    """Whether somebody holds his office no more."""
    former = language.grammar.han.former if language.grammar.han else ""
    return any(
        row.kind(i) == "modifier" and row.low(i) in former for i in range(actor.first, actor.last)
    )
