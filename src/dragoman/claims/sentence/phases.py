"""Which day of a visit a time is: "on the second day of her visit", "at the end of his stay".

A row and the token of a visit's noun come in, where its phase is named and the number of the day
go out, counted from 1, from its end -1; 0 where no phase is named before the noun.
"""

from dragoman.claims.sentence.row import Row

_NEAR = 7  # tokens from "of" to the noun: "of a four-day official visit"


def named(row: Row, n: int) -> int:
    """The token of "day", "start" before "of" and what qualifies the noun at `n`; else 0."""
    small = row.closed.determiners | row.closed.possessives  # not "the end of visits"
    for i in range(n - 1, max(n - _NEAR, 0), -1):
        if row.lows[i] == "of":
            one = row.lows[i - 1] in row.closed.phases and row.low(i + 1) in small
            return i - 1 if one else 0
        if (
            i in row.actor_at
            or not row.lows[i][0].isalnum()
            or row.lows[i] in row.closed.conjunctions
        ):
            return 0
    return 0


def day(row: Row, n: int) -> int:
    """The day of a visit with its noun at `n`: 2 of "on the second day of", -1 of "at the end"."""
    k = named(row, n)
    return row.closed.phases[row.lows[k]] or row.closed.nth.get(row.low(k - 1), 0) if k else 0
