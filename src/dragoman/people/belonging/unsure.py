"""Which reasons for somebody's state are guesses from a state that is named near, often another's.

A reason, as persons carry it in `inferred`, comes in; yes or no goes out. What the text states, and
what its publisher, its dateline, words of its own papers or an office that no other state has tell,
is no guess; nor is whom the sentence sets opposite: wrong in 3 of 255 on the shared archive,
where the reasons below were wrong in 105 of 421.
"""

from dragoman.people.known.evidence import NAMED_NEAR, REASONS, Source

_NEAR: tuple[Source, ...] = ("there", "ground", "named", "focus", "city")
_GUESSES = NAMED_NEAR | {REASONS[source] for source in _NEAR}


def guess(why: str) -> bool:
    """Whether the reason given for somebody's party is a guess."""
    return why in _GUESSES
