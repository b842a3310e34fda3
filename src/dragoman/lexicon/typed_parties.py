"""The party that someone types: by its code, or by a name that any language has for it.

What was typed comes in, a code goes out, None where nobody is called so. English stands first, as
its forms also have codes and capitals; then come the names of the other languages, in any case
and with any of their endings (Вьетнам, Вьетнама). Refused, with an `InputError`, is what may mean
two parties, as "Nga" does: what Vietnamese calls one state, and in other letters the code of
another. "NGA" and "nga" are written as codes are, and stand.
"""

from functools import cache

from dragoman.errors import InputError
from dragoman.lexicon import files, forms, languages, parties, party_names, shared_names
from dragoman.lexicon.forms import Index, Meaning
from dragoman.lexicon.frames import Grammar

_NAMES = "party_names.csv"
_COLUMNS = ("code", "form", "role")


def code(text: str) -> str | None:
    """The code of the party that someone types; `InputError` for a name that two share."""
    shared_names.refuse(text)
    known = (parties.load(language).code(text) for language in parties.languages())
    found = next(filter(None, known), None)
    if found and (text in (found, found.lower()) or text.casefold() != found.casefold()):
        return found
    own = [found] if found else []  # a code in other letters may be a name as well
    return _only(text, sorted({*own, *_elsewhere(text)}))


def _only(text: str, codes: list[str]) -> str | None:
    if len(codes) > 1:
        raise InputError(f"{text!r} may be {' or '.join(codes)}; write one of the codes")
    return codes[0] if codes else None


def _elsewhere(text: str) -> list[str]:
    """The parties that the first language other than English calls so."""
    found = (_called(text.strip(), language) for language in languages.having(_NAMES))
    return next(filter(None, found), [])


def _called(text: str, language: str) -> list[str]:
    """The parties that all the words name; whoever is called just so stands alone."""
    if exactly := _said(language).get(text.casefold()):
        return [exactly]
    capital = text[:1].upper() + text[1:]  # typed in any case
    writing, index = _index(language)
    tokens = forms.tokenise(capital, 0, len(capital), writing)
    size, meanings = index.longest(tokens, 0) if tokens else (0, ())
    return [meaning.value for meaning in meanings] if size == len(tokens) else []


@cache
def _said(language: str) -> dict[str, str]:
    """The parties by what a language calls them when it tells of them."""
    return {form.casefold(): code for code, form in party_names.every(language)}


@cache
def _index(language: str) -> tuple[forms.Writing, Index]:
    """The parties by all the names that a language reads."""
    folder = f"languages/{language}"
    grammar = files.toml(f"{folder}/grammar.toml", Grammar)
    rows = files.table(f"{folder}/{_NAMES}", _COLUMNS)
    names = ((form, Meaning("party", code)) for code, form, role in rows if role == "name")
    endings = frozenset(("", *grammar.endings))
    return grammar.writing, forms.index(names, grammar.writing, endings)
