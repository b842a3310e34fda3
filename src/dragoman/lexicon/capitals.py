"""What the capitals of states are called in every language.

The tables of parties come in, forms with their state go out: 乌兰巴托, Улаанбаатар and Ulan Bator
name one city. A form with `~` is met without its ending here, as readers store it.
"""

from functools import cache

from dragoman.lexicon import files, languages, parties

_COLUMNS = ("code", "form", "role")


@cache
def capitals() -> dict[str, str]:
    """The state by each form of its capital, in any language."""
    known = {*parties.languages(), *languages.having("party_names.csv")}
    return {form: state for lang in sorted(known) for form, state in forms(lang).items()}


@cache
def forms(language: str) -> dict[str, str]:
    """The state by each form that one language has of its capital, the first one preferred."""
    found = {}
    if language == languages.first():
        found = {s.capital: s.iso3 for s in parties.states().values() if s.capital and s.iso2}
    for name in ("party_names.csv", "parties.csv"):
        if language in languages.having(name):
            rows = files.table(f"languages/{language}/{name}", _COLUMNS)
            found |= {form.rstrip("~"): code for code, form, role in rows if role == "capital"}
    return found


@cache
def called(language: str) -> dict[str, str]:
    """What a language calls the capital of each state; not for all has it a name of its own."""
    found: dict[str, str] = {}
    for form, state in forms(language).items():
        found.setdefault(state, form)
    return found
