"""How often a source brings something new, and when its silence is too long.

Times at which new items were seen come in, as seconds; a `Rhythm` goes out. Half the usual gap
between two items is how long to wait before looking again, within bounds; four times its longest
usual gap, and never less than three days, is too long a silence.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from dragoman.records import Record

HOUR, DAY = 3600.0, 86_400.0
SHORTEST, LONGEST, UNKNOWN = HOUR / 6, DAY, HOUR
QUIET = 3 * DAY
_TOGETHER = 60.0  # items within a minute came in one look


class Rhythm(Record):
    """Seconds: the usual gap between items, the wait until the next look, the longest silence."""

    usual: float | None
    wait: float
    silence: float


def rhythm(times: Sequence[float], every: float | None = None) -> Rhythm:
    """What the times of new items say; `every` (minutes) is a person's word on the wait."""
    ordered = sorted(times)
    gaps = sorted(b - a for a, b in pairwise(ordered) if b - a > _TOGETHER)
    usual = median(gaps) if gaps else None
    wait = UNKNOWN if usual is None else min(LONGEST, max(SHORTEST, usual / 2))
    long = gaps[min(len(gaps) - 1, int(len(gaps) * 0.9))] if gaps else 0.0
    return Rhythm(
        usual=usual,
        wait=wait if every is None else every * 60.0,
        silence=max(QUIET, 4 * long),
    )


def is_silent(renewed: float | None, rhythm: Rhythm, now: float) -> bool:
    """Whether a source that once brought news has brought none for too long."""
    return renewed is not None and now - renewed > rhythm.silence
