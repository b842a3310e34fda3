"""Who leads a delegation: it is he whom the other side meets.

    a delegation led by B · a team of four lawmakers headed by B · with a large delegation led by B
    a delegation of the Lao Chamber of Commerce led by its president, B

A row and a token come in, the actor behind "led by" goes out; none where nobody is said to lead.
"""

from dragoman.claims.sentence.row import Row
from dragoman.records import Actor

_QUALIFIED = 5  # tokens from "a" to "delegation"
_SENDER = 12  # tokens of the name of a body that sends a delegation


def leader(row: Row, i: int) -> Actor | None:
    """Of "a delegation led by B", "a team of four lawmakers led by B": it is B who is received."""
    members = row.noun(i + 2) if row.low(i + 1) == "of" else None
    i = max(members.last - 1 if members is not None else i, _sender_end(row, i))
    i += row.low(i + 1) == ","
    leads = row.low(i + 1) in row.closed.led and row.low(i + 2) == "by"
    return row.noun(i + 3) if leads else None


def qualified(row: Row, i: int) -> Actor | None:
    """The same behind what is said of the team: "a [seven-member] team of lawmakers led by B"."""
    near = range(i, i + _QUALIFIED) if row.low(i) in row.closed.determiners else (i,)
    for k in near:
        if row.low(k) in row.closed.delegations:
            return leader(row, k)
        if not row.low(k).replace("-", "").isalpha() or k in row.actor_at:
            return None
    return None


def _sender_end(row: Row, i: int) -> int:
    """The last token of "a delegation of the Lao Chamber of Commerce": up to who leads it."""
    k = i + 1
    if row.low(k) not in ("of", "from"):
        return i
    while k < i + _SENDER and (
        row.low(k) in row.closed.determiners
        or row.low(k) in ("of", "from", "and", "for", "'s", "’s")
        or (row.words[k : k + 1] and row.words[k][:1].isupper())
    ):
        k += 1
    return k - 1


def led_by(row: Row, j: int) -> Actor | None:
    """Who leads a delegation without a party: "with a large delegation led by B"."""
    for i in range(j, min(j + 5, len(row.lows))):
        if row.lows[i] in row.closed.delegations:
            return leader(row, i)
    return None
