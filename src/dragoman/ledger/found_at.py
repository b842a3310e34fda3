"""By which words a place is found: what the index holds of it, and what a question asks of that.

Places as documents spell them come in for the index, what somebody typed for the question. A
town is found by what any language calls it, a state by its code or any of its names: "Hanoi",
"Ha Noi" and 河内 are one question, "Vietnam" finds what was in any of its towns. A town of a name
that several states have is told apart as it is written: "Tripoli, Libya".
"""

from collections.abc import Iterable
from functools import cache

from dragoman.ledger.search import KEY, match_words, searchable
from dragoman.lexicon import town_names, typed_parties
from dragoman.lexicon.capitals import capitals
from dragoman.lexicon.parties import states
from dragoman.lexicon.places import folded
from dragoman.records import Place


def words_of(places: Iterable[Place]) -> str:
    """What the index holds of places that are one, in all their spellings."""
    known = tuple(places)
    towns = {name for p in known if p.city for name in town_names.every(p.city, p.country)}
    codes = {_key(p.country) for p in known if p.country}
    return " ".join((searchable(" ".join(sorted(towns))), *sorted(codes)))


def asked(text: str) -> str | None:
    """The question for what was typed, None without any word; `InputError` for a shared name."""
    town, comma, state = text.rpartition(",")
    if comma and (code := _state(state)):
        parts = (match_words(town, whole=True), _quoted(code))
        return " AND ".join(f"({part})" for part in parts if part)
    words = match_words(text, whole=True)
    if folded(text.strip()) not in _capitals() and (code := _state(text)):
        return f"{_quoted(code)} OR ({words})"  # Hong Kong is a town of China to others
    return words


def _state(text: str) -> str | None:
    """The state that is named; an organisation is no place."""
    code = typed_parties.code(text.strip()) if text.strip() else None
    return code if code in states() else None


def _key(code: str) -> str:
    """A state's code as no document writes a word."""
    return KEY + code.lower()


def _quoted(code: str) -> str:
    return f'"{_key(code)}"'


@cache
def _capitals() -> frozenset[str]:
    return frozenset(map(folded, capitals()))
