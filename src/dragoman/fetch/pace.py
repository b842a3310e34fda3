"""When a host may be asked again: a gap after each request, and rests that it asked for.

Hosts and seconds come in, seconds to wait go out. Shared by all threads of a fetcher. A host that
fails again and again is left alone for twice as long each time, up to an hour.
"""

import threading
import time
from email.utils import parsedate_to_datetime

LONGEST = 7 * 86_400.0  # seconds of rest that are believed
_FIRST, _MOST = 4.0, 3_600.0  # seconds of backing off


class Pace:
    """The next moment at which each host may be asked."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._next: dict[str, float] = {}
        self._rests: dict[str, float] = {}  # those that were asked for, or follow on failures
        self._failures: dict[str, int] = {}
        self._lock = threading.Lock()

    def reserve(self, host: str, gap: float | None = None) -> float:
        """Take the host's next turn; the seconds to wait for it."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + (self._gap if gap is None else gap)
            return turn - now

    def wait(self, host: str) -> float:
        """Seconds until the host's next turn, without taking it."""
        with self._lock:
            return max(0.0, self._next.get(host, 0.0) - time.monotonic())

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for at least so long."""
        with self._lock:
            later = time.monotonic() + min(seconds, LONGEST)
            self._rests[host] = max(self._rests.get(host, later), later)
            self._next[host] = max(self._next.get(host, later), later)

    def done(self, host: str, gap: float) -> None:
        """A request is over: the gap counts from here, since an answer may be slow."""
        with self._lock:
            later = time.monotonic() + gap
            self._next[host] = max(self._next.get(host, later), later)

    def rests(self, least: float = 0.0) -> dict[str, float]:
        """Hosts that rest for more than so many seconds yet."""
        with self._lock:
            now = time.monotonic()
            return {host: at - now for host, at in self._rests.items() if at - now > least}

    def failed(self, host: str) -> float:
        """Count a failure; the seconds the host is now left alone."""
        with self._lock:
            self._failures[host] = self._failures.get(host, 0) + 1
            pause = min(_MOST, _FIRST * 2.0 ** min(self._failures[host] - 1, 20))
        self.rest(host, pause)
        return pause

    def answered(self, host: str) -> None:
        """The host is well: failures before count no longer."""
        with self._lock:
            self._failures.pop(host, None)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds of a Retry-After header, in either form; None where it is none."""
    if value is None:
        return None
    if value.isascii() and value.strip().isdigit():
        return min(float(value.strip()[:9]), LONGEST)
    try:
        then = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return min(max(0.0, then - now), LONGEST)
