"""What parties are called in a language, by themselves and in the cases that sentences need.

A code comes in, a name goes out. `languages/<xx>/names.csv` holds the names of a language that is
not that of the tables: by itself, and as one says "to", "in" and "of" it with their prepositions
or endings. A party without a row there keeps the name of the tables, and one without any its code.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dragoman.lexicon import files, languages, parties

_COLUMNS = ("code", "name", "to", "in", "of")
Case = Literal["name", "to", "in_", "of"]
ALIKE = 0.75  # of a name that may have been meant


class _Forms(NamedTuple):
    name: str
    to: str
    in_: str
    of: str


@lru_cache(maxsize=4096)  # a page says the same few hundred over and over
def name(code: str | None, language: str, case: Case = "name") -> str:
    """The name of a state or an organisation, or the code where there is none."""
    given = code or ""
    own = _names(language).get(given)
    if own:
        return str(getattr(own, case))
    found = parties.states().get(given) or parties.organisations().get(given)
    return found.name if found else given


def every(language: str) -> Iterator[tuple[str, str]]:
    """What a language calls parties by themselves, each behind its code."""
    return ((code, forms.name) for code, forms in _names(language).items())


@cache
def _names(language: str) -> dict[str, _Forms]:
    if language not in languages.having("names.csv"):
        return {}
    rows = files.table(f"languages/{language}/names.csv", _COLUMNS)
    return {code: _Forms(*forms) for code, *forms in rows}


def unknown(text: str) -> str:
    """That nobody is called so, and who may be meant: `'Kenja' names no ...; did you mean ...?`."""
    known = {
        one.name.lower(): f"{one.name} ({code})"
        for table in (parties.states(), parties.organisations())
        for code, one in table.items()
    }
    near = get_close_matches(text.lower(), known, 1, ALIKE)
    hint = f"did you mean {known[near[0]]}?" if near else "try a code such as VNM or EU"
    return f"{text!r} names no state or organisation; {hint}"
