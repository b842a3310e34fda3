"""Which states stand beside an office and have it: a row and the border of an office in, they out.

Of an envoy it is the state that sends him, not that of his post. A state or town that only tells
where something was, by its case, has no office.
"""

from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar

COMMAS = frozenset({",", "，", "、"})


def sent(row: Row, grammar: Grammar, first: int) -> tuple[int, tuple[str, ...], bool]:
    """The owners before an office; of an envoy the state that sends him, which stands first."""
    if row.low(first - 1) not in grammar.accredited:
        left, owners, both = beside(row, first, -1)
        if owners and _somewhere(row, grammar, first - 1):
            return first, (), False
        if not (row.joined and owners and row.low(left - 1) in grammar.accredited):
            return left, owners, both
        return beside(row, left - 1, -1)  # "X stationed in Y": of X
    i, post, pair = beside(row, first - 1, -1)
    further, sender, _ = beside(row, i, -1)
    return (further, sender, pair) if sender else (i, post, pair)


def _somewhere(row: Row, grammar: Grammar, i: int) -> bool:
    """Whether a state or capital that stands in the dative is only where something was."""
    mark, low = row.entity[i], row.low(i)
    bent = low.endswith(tuple(grammar.asked.get("dative", {"\0": ""})))
    town = mark.meanings[0].role == "capital" and mark.last - mark.first > 1 and not row.joined
    own = low.endswith(tuple(grammar.asked.get("genitive", ()) or "\0"))  # "the city of X's mayor"
    return (town and not own) or (bent and low not in mark.meanings[0].base.lower().split())


def posted(row: Row, grammar: Grammar, i: int) -> int:
    """Past the state where an envoy is posted."""
    mark = row.entity.get(i + 1)
    there = mark is not None and (mark.of("party") or mark.of("place"))
    return mark.last if mark and there and row.low(i) in grammar.accredited else i


def beside(row: Row, i: int, step: int) -> tuple[int, tuple[str, ...], bool]:
    """The parties that stand beside token border `i`: how far, which, and whether "the two"."""
    found: list[str] = []
    while True:
        mark = row.entity.get(i if step > 0 else i - 1)
        if mark is None:
            break
        party = mark.of("party")
        if mark.of("pair"):
            return mark.last if step > 0 else mark.first, (), True
        if party is None:
            break
        found.append(party.value)
        i = mark.last if step > 0 else mark.first
        beyond = i if step > 0 else i - 1
        joined = row.low(beyond) in COMMAS or row.kind(beyond) == "join"
        next_ = row.entity.get(beyond + step)
        if row.joined and (mark := row.entity.get(beyond)) and mark.of("party"):
            continue
        owner = next_.of("party") if joined and next_ else None
        if owner is None or (owner.role == "capital" and row.low(beyond) in COMMAS):
            break  # none, or a town: "visits Hanoi, Vietnam's premier"
        i += step
    return i, tuple(found if step > 0 else reversed(found)), False
