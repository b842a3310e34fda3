"""People and the home state in, the people out, each with the state that is his.

Whoever is given no state is of the home state, unless it has no such office ("President" where
there is none) or, where only the language tells whose paper it is, nobody's name there looks so.
Such a one is of the state whose holder of the office the text tells without a name, else of the
only other state that it names, but not for a name alone, which may be rare; else of none that
is known. What is so taken says why.
"""

from collections.abc import Sequence
from unicodedata import combining, normalize

from msgspec import Struct
from msgspec.structs import replace

from dragoman.frames.persons.offices import told_again
from dragoman.frames.persons.registry import Someone
from dragoman.lexicon.frames import Grammar, Han

WHY = "the country is not stated; taken from {}"
_OFFICE = "the state whose office the text tells without a name"
_ONLY = "the only other state that it names"
_VOWELS = frozenset("aeiouy")
_LONGEST = 3  # signs of a name with a surname of one


class Told(Struct, frozen=True):
    """What a text tells beside its people: whose paper it is and why, offices, states."""

    home: str
    why: str
    usual: bool  # but the language tells whose paper it is
    offices: frozenset[tuple[str, str]]  # with the state of each, whose holder is not named
    states: set[str]


def settled(people: Sequence[Someone], told: Told, grammar: Grammar) -> tuple[Someone, ...]:
    """The people with their states: see above."""
    held = frozenset((o, p.party) for p in people for o, _ in p.offices if p.party)
    return tuple(p if p.party else _settled(p, told, held, grammar) for p in people)


def _settled(
    person: Someone, told: Told, held: frozenset[tuple[str, str]], grammar: Grammar
) -> Someone:
    if not _foreign(person, told, grammar):
        code, why = told.home, told.why
    else:
        code, why = _of_office(person, told, held), _OFFICE
        only = told.states - {told.home}
        sure = not grammar.han or told.home in told.states  # else a paper abroad tells of its own
        if not code and _lacked(person, told, grammar) and sure and len(only) == 1:
            code, why = next(iter(only)), _ONLY
    return replace(person, party=code, why=WHY.format(why)) if code else person


def lacks(home: str, office: str, grammar: Grammar) -> bool:
    """Whether a state has nobody who holds such an office."""
    return any(word in office for word in grammar.lacking.get(home, ()))


def _lacked(person: Someone, told: Told, grammar: Grammar) -> bool:
    return any(lacks(told.home, office, grammar) for office, _ in person.offices)


def _foreign(person: Someone, told: Told, grammar: Grammar) -> bool:
    """Whether somebody without a state is none of the home state's."""
    if _lacked(person, told, grammar):
        return True
    if told.home != grammar.home or not (told.usual or grammar.papers == "one"):
        return False
    if grammar.han:
        return not _chinese(person.name, grammar.han)
    return strange(person.name, grammar)


def strange(name: str, grammar: Grammar) -> bool:
    """Whether a name begins with no surname, where a language knows those of its own."""
    first, _, others = name.partition(" ")
    own = first in grammar.surnames if others else _sounds(first) == 1
    return bool(grammar.surnames) and not own and not _marked(name)


def _marked(name: str) -> bool:
    """Whether all words of a name are syllables and some bear marks: rare surnames, minorities."""
    return not name.isascii() and all(_sounds(word) == 1 for word in name.split())


def _sounds(word: str) -> int:
    """How many runs of vowels a word has: one, where each word is a syllable."""
    letters = normalize("NFD", word.lower())
    vowels = "".join("a" if c in _VOWELS else "-" for c in letters if not combining(c))
    return sum(bool(run) for run in vowels.split("-"))


def _chinese(name: str, han: Han) -> bool:
    """Whether a name is a surname and what is given, and spells no foreign one."""
    if name[:2] in han.double:
        return len(name) <= _LONGEST + 1
    return name[0] in han.surnames and len(name) <= _LONGEST


def _of_office(person: Someone, told: Told, held: frozenset[tuple[str, str]]) -> str:
    """The state whose holder of somebody's office is told without a name, if it is but one."""
    able = {
        state
        for office, state in told.offices - held
        if any(told_again(own, office) for own, _ in person.offices)
    }
    return able.pop() if len(able) == 1 else ""
