"""The world's cities as a language writes them: its code in, an index of their names out.

They stand beside the cities of the language's own list, and count only behind a word of place.
"""

from collections.abc import Iterator
from functools import cache

from dragoman.lexicon import files, forms
from dragoman.lexicon.forms import Index, Meaning
from dragoman.lexicon.frames import Grammar, load
from dragoman.lexicon.parties import states

_LATIN, _LARGE = "latin", 150_000  # people of a city that is known without its state
_SHORT = 3  # letters that a city's name keeps whole


@cache
def cities(language: str) -> Index:
    """The world's cities beside those of the language's own list; loaded when first asked for."""
    grammar = load(language).grammar
    found = _cities(grammar) if grammar.cities else ()
    return forms.index(found, grammar.writing, frozenset(("", *grammar.endings)))


def _cities(grammar: Grammar) -> Iterator[tuple[str, Meaning]]:
    """The world's cities, in any case where the language declines them."""
    if grammar.cities == _LATIN:
        yield from _gazetteer()
        return
    path = f"scripts/cities_{grammar.cities}.csv"
    for form, country, _ in files.table(path, ("form", "country", "name")):
        bent = " ".join(_open(word, grammar) for word in form.split())
        yield bent, Meaning("place", country, base=form)


def _gazetteer() -> Iterator[tuple[str, Meaning]]:
    """Capitals and large cities under the names that languages in Latin letters leave them."""
    now_last = sorted(states().values(), key=lambda s: bool(s.iso2))
    named = {s.capital: s.iso3 for s in now_last if s.capital}
    columns = ("name", "country", "population", "kind", "doubt")
    for name, country, population, kind, doubt in files.table("places.csv", columns):
        if kind == "city" and not doubt and int(population or 0) >= _LARGE:
            named.setdefault(name, country)
    return ((name, Meaning("place", code, base=name)) for name, code in named.items())


def _open(word: str, grammar: Grammar) -> str:
    """A word that may take the language's endings, in place of its own where those are endings."""
    if not grammar.endings:
        return word
    own = word[-1] in grammar.bends and len(word) > _SHORT
    return f"{word[:-1] if own else word}~"
