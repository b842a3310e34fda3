"""What the capitals of states are called in every language.

The tables of parties come in, forms with their state go out: 乌兰巴托, Улаанбаатар and Ulan Bator
name one city. A form with `~` is met without its ending here, as readers store it.
"""

from functools import cache

from dragoman.lexicon import files, languages, parties

_COLUMNS = ("code", "form", "role")


@cache
def capitals() -> dict[str, str]:
    """The state by each form of its capital, as written in the tables."""
    found = {s.capital: s.iso3 for s in parties.states().values() if s.capital and s.iso2}
    for language in parties.languages():
        rows = files.table(f"languages/{language}/parties.csv", _COLUMNS)
        found |= {form: code for code, form, role in rows if role == "capital"}
    for language in languages.having("party_names.csv"):
        rows = files.table(f"languages/{language}/party_names.csv", _COLUMNS)
        found |= {form.rstrip("~"): code for code, form, role in rows if role == "capital"}
    return found


@cache
def called(language: str) -> dict[str, str]:
    """What a language calls the capital of each state, by itself; not all have a name of its own."""
    if language == languages.first():
        return {s.iso3: s.capital for s in parties.states().values() if s.capital and s.iso2}
    if language not in languages.having("party_names.csv"):
        return {}
    rows = files.table(f"languages/{language}/party_names.csv", _COLUMNS)
    found: dict[str, str] = {}
    for code, form, role in rows:
        if role == "capital":
            found.setdefault(code, form.rstrip("~"))
    return found
