"""Offices: when two wordings mean one office, and who held it on a day.

Titles as documents give them come in ("Defence Minister", "Minister of National Defence"); whether
they can be one office, and an answer about a day, go out. A deputy is never the minister. An
answer is "known" only inside what was said of one single person.
"""

from collections.abc import Sequence
from typing import Literal

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import TenureBelief
from dragoman.names import fold
from dragoman.records import Record


class Holding(Record):
    """Who held an office on a day, as far as tenures tell."""

    certainty: Literal["known", "between", "disputed", "not_known"]
    reason: str
    holders: tuple[TenureBelief, ...] = ()
    before: TenureBelief | None = None
    after: TenureBelief | None = None
