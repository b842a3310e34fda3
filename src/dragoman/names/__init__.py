"""Names as compared: folding, forms in one alphabet, and one name in several scripts.

Strings come in, folded strings and plain answers go out; nothing is refused and no list of people
is known. Whether two names are one person is asked within one party and one matter. `same_person`
is sure enough to join, `likely_one` wants an office or an engagement in common, `clearly_two`
speaks against; between them a person decides.
"""

from dragoman.names.alike import clearly_two, likely_one, same_in_document, same_person, script
from dragoman.names.anchors import anchors, sought
from dragoman.names.folding import fold, key, latin, levelled, sounded
from dragoman.names.romanising import read_in, romanised

__all__ = [
    "anchors",
    "clearly_two",
    "fold",
    "key",
    "latin",
    "levelled",
    "likely_one",
    "read_in",
    "romanised",
    "same_in_document",
    "same_person",
    "script",
    "sought",
    "sounded",
]
