"""What a site asks of robots (RFC 9309): the home of Protego.

The text of a robots.txt, or the status it was refused with, comes in; whether an address may be
fetched goes out. No such file permits everything; a server that fails forbids everything until it
is asked again. More than 512 KiB of it is not read.
"""

import time

from protego import Protego

AGENT = "Dragoman"
LARGEST = 512 * 1024
FRESH = 86_400.0  # seconds that rules are believed
ILL = 600.0  # seconds until a failing server is asked again
_SLOWEST = 60.0  # a Crawl-delay of hours would be a refusal in disguise


class Rules:
    """The rules of one origin and when they were asked for (seconds of the epoch)."""

    __slots__ = ("_rules", "at", "text")

    def __init__(self, text: str | None, at: float) -> None:
        self.text = text  # None: the server failed
        self.at = at
        self._rules = Protego.parse(text[:LARGEST]) if text else None

    def fresh(self) -> bool:
        """Whether they need not be asked for again."""
        return time.time() - self.at < (ILL if self.text is None else FRESH)

    def permit(self, url: str) -> bool:
        """Whether Dragoman may fetch an address."""
        if self.text is None:
            return False
        return self._rules is None or bool(self._rules.can_fetch(url, AGENT))

    def delay(self) -> float:
        """Seconds between requests that the site asks for; 0 where it does not."""
        wished = self._rules.crawl_delay(AGENT) if self._rules else None
        return min(float(wished or 0.0), _SLOWEST)
