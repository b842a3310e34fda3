"""When things happened: find the words that say it, and resolve them to EDTF.

`find` takes the tokens of a sentence, `resolve` takes what it found and a reference day, and
`edtf` compares the results. There is no clock here: without a reference, "last Tuesday" stays
unresolved and "November 28" is `XXXX-11-28`. The words are data (`lexicon.calendar`).
"""

from dragoman.dates.finding import Duration, TimeExpression, find, find_durations
from dragoman.dates.periods import Tense
from dragoman.dates.resolving import Resolved, resolve
from dragoman.dates.under import in_year, months, years

__all__ = [
    "Duration", "Resolved", "Tense", "TimeExpression", "find", "find_durations", "in_year",
    "months", "resolve", "years",
]  # fmt: skip
