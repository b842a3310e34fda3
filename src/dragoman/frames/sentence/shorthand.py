"""Rows in, the same rows out with the states that a text in characters tells by one sign.

A text that has named a state goes on with its first sign: "安外长" is the minister of a state that
it has called 安哥拉, "中安" is China and that state. The sign counts before an office, or behind
that of the home state; where two states that the text names begin with it, it is neither. Other
writings have no such signs.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.frames.sentence import marks, signs
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.forms import Meaning
from dragoman.lexicon.frames import Han, Language
from dragoman.lexicon.parties import states

_OFFICE = frozenset({"field", "head", "plural"})


def expanded(rows: Sequence[Row], language: Language) -> list[Row]:
    """The rows with such states as marks among the others."""
    han = language.grammar.han
    named = _signs(rows) if han else {}
    if han is None or not named:
        return list(rows)
    return [_with(row, [*_found(row, named, han, language)]) for row in rows]


def _signs(rows: Sequence[Row]) -> dict[str, Meaning]:
    """The first signs of the states that are named, but those that two begin with."""
    named: dict[str, dict[str, Meaning]] = {}
    for row in rows:
        for mark in row.entities:
            party = mark.of("party")
            if party and party.role == "name" and party.value in states():
                named.setdefault(row.low(mark.first), {})[party.value] = party
    alone = {sign: found for sign, found in named.items() if len(found) == 1}
    return {
        sign: Meaning("party", p.value, base=p.base, role="short")
        for sign, found in alone.items()
        for p in found.values()
    }


def _home(sign: str, language: Language) -> Meaning | None:
    """The home state, where a sign stands for it."""
    found = (m for m in language.entities.runs.get((sign,), ()) if m.role == "short")
    return next((m for m in found if m.value == language.grammar.home), None)


def _found(row: Row, named: dict[str, Meaning], han: Han, language: Language) -> Iterator[Mark]:
    for i in range(len(row.tokens)):
        state = named.get(row.low(i))
        if state is None or state.value == language.grammar.home or not _free(row, i):
            continue
        apart = _free(row, i - 1) and not signs.within(row.tokens, i - 1, language.grammar)
        home = _home(row.low(i - 1), language) if apart else None
        if home and _goes_on(row, i + 1, han):
            yield Mark(i - 1, i, (home,))
            yield Mark(i, i + 1, (state,))
        elif _before_office(row, i, han):
            yield Mark(i, i + 1, (state,))


def _free(row: Row, i: int) -> bool:
    """Whether no longer word of the lexicon has the sign at a token."""
    mark = row.entity.get(i)
    return i >= 0 and (mark is None or mark.last - mark.first == 1)


def _goes_on(row: Row, i: int, han: Han) -> bool:
    """Whether what two states have follows: "relations", "the 9th", a ministry."""
    low = row.low(i)
    return (bool(low) and low in han.shared) or row.kind(i) in _OFFICE or row.tells(i)


def _before_office(row: Row, i: int, han: Han) -> bool:
    mark = row.entity.get(i + 1)
    before = row.low(i - 1)
    apart = not before or row.tells(i - 1) or i - 1 in row.entity or before not in han.foreign
    able = apart and row.low(i) not in han.qualities  # "the new minister"
    return able and mark is not None and mark.first == i + 1 and row.kind(i + 1) in _OFFICE


def _with(row: Row, new: Sequence[Mark]) -> Row:
    if not new:
        return row
    places = {mark.first for mark in new}
    kept = [m for m in row.entities if m.first not in places]
    entities = tuple(sorted((*kept, *new), key=lambda m: m.first))
    return replace(row, entities=entities, entity=marks.at(entities), starts=row.starts | places)
