"""A name in Cyrillic as it is shown to readers of Latin letters, capitals and signs kept.

A name as written and the party of who bears it come in, its letters in Latin go out; None where the
party's own people are not named in Cyrillic (a foreigner's name is only heard there) or where a
letter has no Latin one. For comparing names see `folding`.
"""

import re
import unicodedata

from dragoman.lexicon import headlines, scripts
from dragoman.names.alike import script
from dragoman.names.folding import CYRILLIC
from dragoman.names.readings import CYRILLIC as LETTER

WORD = re.compile(r"\w+")


def read_in(language: str) -> str:
    """The script that readers of a language read, as its own words tell."""
    return script(headlines.load(language).nobody)


def romanised(name: str, party: str | None) -> str | None:
    """`Доржийн Бат-Очир` of MNG is `Dorjiin Bat-Ochir`."""
    rules = scripts.romanised()
    if party not in rules.cyrillic or not LETTER.search(name):
        return None
    own = rules.own.get(party, {})
    found = WORD.sub(lambda word: _word(word[0], own), unicodedata.normalize("NFC", name))
    return None if LETTER.search(found) else found


def _word(written: str, own: dict[str, str]) -> str:
    shown = "".join(_letter(c, own) for c in written)
    return shown.upper() if len(written) > 1 and written.isupper() else shown


def _letter(written: str, own: dict[str, str]) -> str:
    low = written.lower()
    latin = own.get(low) or low.translate(CYRILLIC)
    if latin == low:
        return written
    return latin.capitalize() if written != low else latin
