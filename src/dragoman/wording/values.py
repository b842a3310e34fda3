"""Single values in words: parties, places, dates, codes, counts.

Stored values come in, plain text goes out. A language is its ISO 639-1 code; None is the first.
"""

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.lexicon import capitals, headlines, languages, party_names, town_names
from dragoman.lexicon.headlines import Headlines
from dragoman.lexicon.party_names import Case
from dragoman.merge.slots import read_place
from dragoman.names import read_in, romanised, script
from dragoman.records import Place


def spoken(language: str | None = None) -> Headlines:
    """The words of a language."""
    return headlines.load(language or languages.first())


def party(code: str | None, language: str | None = None, case: Case = "name") -> str:
    """The name of a state or an organisation, or the code where there is none."""
    return party_names.name(code, language or languages.first(), case)


def city(where: Place, language: str | None = None) -> str:
    """A city as stored; a capital that the language does not call so as it does.

    Readers of Latin letters are shown others in these, where a table or the letters give them.
    """
    stored, voice = where.city or "", language or languages.first()
    state = capitals.capitals().get(stored)
    if state is None or state != where.country:
        return _legible(stored, where.country, voice)
    own = stored in capitals.forms(voice)
    return stored if own else capitals.called(voice).get(state, stored)


def _legible(city: str, state: str | None, language: str) -> str:
    if script(city) == "latin" or read_in(language) != "latin":
        return city
    return town_names.english(city, state) or romanised(city, state) or city


def place(where: Place | None, language: str | None = None) -> str:
    """`Accra, Ghana`, or the part that is known; empty when none is."""
    if where is None:
        return ""
    town, country = city(where, language), party(where.country, language)
    return town if town == country else ", ".join(part for part in (town, country) if part)


def place_value(value: str) -> str:
    """A place as merging spells the values of one, as shown."""
    where = read_place(value)
    return place(where) + ("" if where and where.city else " (no city)")


def when(value: str | None) -> str:
    """A date as shown: `2025-04-17`, `2025-04`, `2025-04-17 to 2025-04-19`, `????-11-28`."""
    return (value or "").replace("/", " to ").replace("XXXX", "????").replace("..", "open")


def precision(value: str | None) -> str:
    """How finely a date is known, in words; empty for one that is no date."""
    try:
        return spoken().precision[edtf.precision(value)] if value else ""
    except InputError:
        return ""


def word(code: str, language: str | None = None) -> str:
    """A code of kind, format or status in words."""
    said = spoken(language)
    for table in (said.kinds, said.formats, said.statuses, said.things, said.papers):
        if code in table:
            return table[code]
    return code.replace("_", " ")


def fate(code: str, language: str | None = None) -> str:
    """A status in words; of a paper it may not be known, which is no "form not stated"."""
    return spoken(language).papers["unknown"] if code == "unknown" else word(code, language)


def change(code: str, language: str | None = None) -> str:
    """What changed a level, in words."""
    return spoken(language).changes[code]


def modality(code: str, language: str | None = None) -> str:
    """How firmly a pledge was made, in words."""
    return spoken(language).modalities[code]


def rank(code: str, language: str | None = None) -> str:
    """Whose office was the highest, in words."""
    return spoken(language).ranks.get(code, code)


def sentence(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def plural(count: int, one: str) -> str:
    """`1 report`, `2 reports`, `2 parties`."""
    if count == 1:
        return f"1 {one}"
    return f"{count:,} {one[:-1]}ies" if one.endswith("ty") else f"{count:,} {one}s"
