"""What parties are called in a language.

A code comes in, a name goes out. `languages/<xx>/names.csv` holds the names of a language that is
not that of the tables; a party without a row there keeps the name of the tables, and one without
any its code.
"""

from functools import cache

from dragoman.lexicon import files, languages, parties

_COLUMNS = ("code", "name")


def name(code: str | None, language: str) -> str:
    """The name of a state or an organisation, or the code where there is none."""
    given = code or ""
    own = _names(language).get(given)
    found = parties.states().get(given) or parties.organisations().get(given)
    return own or (found.name if found else given)


@cache
def _names(language: str) -> dict[str, str]:
    if language not in languages.having("names.csv"):
        return {}
    rows = files.table(f"languages/{language}/names.csv", _COLUMNS)
    return {row[0]: row[1] for row in rows}
