"""Words of offices, dialogues and forums in every language, in the English that merging compares.

`languages/<xx>/titles.csv` comes in; forms with their words go out. A word of a form that ends in
`~` stands for itself with any ending; no words mean that the form says nothing.
"""

from functools import cache
from typing import NamedTuple

from dragoman.errors import DataError
from dragoman.lexicon import files, languages

_COLUMNS = ("form", "words")


class Term(NamedTuple):
    """A form as titles have it, and the words it is compared by."""

    form: str
    words: str


@cache
def terms() -> tuple[Term, ...]:
    """All terms of all languages; `DataError` for words that are not lower-case ASCII."""
    found = []
    for language in languages.having("titles.csv"):
        path = f"languages/{language}/titles.csv"
        for form, words in files.table(path, _COLUMNS):
            if words != words.lower() or not words.isascii() or not form.strip("~ "):
                raise DataError(f"{path}: {form!r}: lower-case English words are due")
            found.append(Term(form, words))
    return tuple(found)
