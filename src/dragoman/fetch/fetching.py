"""The one fetch function: checks, robots rules, pacing and redirects round single exchanges.

A `Request` comes in, an `Answer` goes out; all else is a `FetchError` whose `reason` says whether
asking again makes sense. Each hop of a redirect is a request of its own: its address, its robots
rules, its host's turn and its machine are checked anew, and headers given for one origin are
never sent to another. Threads may share a `Fetcher`.
"""

import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from dragoman.errors import FetchError, FetchReason
from dragoman.fetch import addresses, coding, urls, wire
from dragoman.fetch.addresses import Network, Resolve
from dragoman.fetch.answers import Answer, Limits, Request
from dragoman.fetch.pace import Pace, retry_after
from dragoman.fetch.robots import AGENT, LARGEST, Rules

_REDIRECTS = (301, 302, 303, 307, 308)
# A body that is wanted must be whole; of a redirect it is not read; of an error it is kept as far
# as it came.
_READ = {200: wire.body, 304: wire.nothing, **dict.fromkeys(_REDIRECTS, wire.nothing)}
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
_VALUE = re.compile(r"[\t\x20-\x7e]{0,4000}")
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


class Fetcher:
    """Everything that is shared between requests: connections, turns of hosts, robots rules."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        gap: float = 1.0,
        allowed: Sequence[Network] = (),
        resolve: Resolve = addresses.look_up,
        authorities: str | None = None,
        rules: Mapping[str, Rules] | None = None,
        rests: Mapping[str, float] | None = None,
    ) -> None:
        """`allowed` are private networks, `rules` robots rules of an earlier run by origin,
        `rests` the seconds for which hosts asked it to leave them alone, `authorities` a file of
        certificates to trust besides those of the system.
        """
        self.limits = limits or Limits()
        self.pace = Pace(gap)
        for host, seconds in (rests or {}).items():
            self.pace.rest(host, seconds)
        self._gap = gap
        self._rules: dict[str, Rules] = dict(rules or {})
        self._asking: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._wire = wire.Wire(tuple(allowed), resolve, authorities)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._wire.close()

    def fetch(self, request: Request, came: Callable[[Answer], object] | None = None) -> Answer:
        """What stands at an address; a 304 where it is unchanged. Raises `FetchError`.

        `came` is given every answer before it is judged: robots rules, redirects, errors too.
        """
        return self._judged(self._answer(request, came or _let_go), request)

    def _answer(self, request: Request, came: Callable[[Answer], object]) -> Answer:
        """The answer of the last hop, whatever its status."""
        url = urls.checked(request.url)
        headers = _own(request.headers)
        hops: list[str] = []
        spent = 0.0
        while True:
            if request.obey:
                self._ask_rules(url, request, came)
            gap = self._take_turn(url, request)
            began = time.monotonic()
            own = headers if _same(url, request.url) else ()
            try:
                answer = self._once(url, request, own, spent)
            except FetchError as error:
                if error.reason == "failed":
                    error.rest = self.pace.failed(urls.host_of(url))
                raise
            finally:
                self.pace.done(urls.host_of(url), gap)
            spent += time.monotonic() - began
            target = answer.header("location") if answer.status in _REDIRECTS else None
            if target is None:
                break
            came(answer)
            hops.append(url)
            if len(hops) > self.limits.redirects:
                raise FetchError(
                    f"{request.url}: more than {self.limits.redirects} redirects", "refused"
                )
            url = urls.joined(url, urls.told(target))
        answer = replace(answer, asked=request.url, hops=tuple(hops))
        came(answer)
        return answer

    def rest_of(self, host: str) -> float:
        """Seconds for which a host is not asked at all; 0 where its turn is worth waiting for."""
        return self.pace.rests(self.limits.patience).get(host, 0.0)

    def _take_turn(self, url: str, request: Request) -> float:
        """Wait for the turn of a host; the seconds it is left alone afterwards."""
        host = urls.host_of(url)
        rules = self._rules.get(urls.origin_of(url)) if request.obey else None
        gap = self._gap if request.gap is None else request.gap
        gap = max(gap, rules.delay() if rules else 0.0)
        wait = self.rest_of(host)
        if wait > 0:
            raise FetchError(f"{host}: is left alone for {wait:.0f} s more", "rest", wait)
        time.sleep(self.pace.reserve(host, gap))
        return gap

    def _ask_rules(self, url: str, request: Request, came: Callable[[Answer], object]) -> None:
        origin = urls.origin_of(url)
        with self._asking[origin]:  # once, whoever is led here at the same time
            rules = self._rules.get(origin)
            if rules is None or not rules.fresh():
                rules = self._rules[origin] = self._fetched_rules(origin, request, came)
        if not rules.permit(url):
            why = "its robots.txt could not be had" if rules.text is None else "its robots.txt"
            reason: FetchReason = "failed" if rules.text is None else "refused"
            raise FetchError(f"{url}: not fetched because of {why}", reason)

    def _fetched_rules(
        self, origin: str, request: Request, came: Callable[[Answer], object]
    ) -> Rules:
        ask = Request(url=f"{origin}/robots.txt", gap=request.gap, obey=False)
        try:
            answer = self._answer(ask, came)
        except FetchError as error:
            if error.reason != "failed":  # refused by us, or at rest: so is the rest of the site
                raise
            return Rules(None, time.time())
        return Rules(rules_text(answer), time.time())

    def _once(
        self, url: str, request: Request, own: Sequence[tuple[str, str]], spent: float
    ) -> Answer:
        """One exchange; the body is read only where it is wanted."""
        sent = [
            ("Host", urls.host_of(url)),
            ("User-Agent", f"{AGENT}/{version('dragoman')}"),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", coding.ACCEPTED),
            *(_validators(request) if url == urls.checked(request.of or request.url) else ()),
            *own,
        ]
        left = max(0.1, self.limits.seconds - spent)
        with self._wire.exchange(url, sent, left) as response:
            status = response.status
            headers = tuple(
                (n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in response.headers
            )
            plain, came = _READ.get(status, wire.what_came)(response, url, self.limits)
            spoken = response.extensions.get("http_version", b"HTTP/1.1").decode()
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Answer(
            asked=url, url=url, status=status, headers=headers, body=plain, at=at, received=came,
            version=spoken,
        )  # fmt: skip

    def _judged(self, answer: Answer, request: Request) -> Answer:
        """An answer that can be used, or the error that its status means."""
        host, status = urls.host_of(answer.url), answer.status
        if status == 200 or (status == 304 and (request.etag or request.modified)):
            self.pace.answered(host)
            return answer
        if status in (429, 503):
            told = retry_after(answer.header("retry-after"), time.time())
            rest = self.pace.failed(host) if told is None else told
            self.pace.rest(host, rest)
            raise FetchError(f"{answer.url}: status {status}, asks for a rest", "rest", rest)
        if status >= 500:
            raise FetchError(f"{answer.url}: status {status}", "failed", self.pace.failed(host))
        reason: FetchReason = "refused" if status in (401, 403, 407, 451) else "gone"
        raise FetchError(f"{answer.url}: status {status}", reason)


def _let_go(_answer: Answer) -> None:
    pass


def rules_text(answer: Answer) -> str | None:
    """What an answer says as robots rules: nothing where there are none, None where it failed."""
    if 400 <= answer.status < 500 and answer.status != 429:
        return ""  # whatever the page about it says
    if answer.status != 200:
        return None
    return answer.body[:LARGEST].decode("utf-8-sig", "replace")


def _same(url: str, other: str) -> bool:
    return urls.origin_of(url) == urls.origin_of(urls.checked(other))


def _own(headers: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Headers of a source, refused where one could open another line."""
    for name, value in headers:
        if not _TOKEN.fullmatch(name) or not _VALUE.fullmatch(value):
            raise FetchError(f"{name!r}: this header cannot be sent as it is written", "refused")
    return headers


def _validators(request: Request) -> Sequence[tuple[str, str]]:
    """What makes a request conditional; a validator that is no header value is left out."""
    pairs = (("If-None-Match", request.etag), ("If-Modified-Since", request.modified))
    return [(name, value) for name, value in pairs if value and _VALUE.fullmatch(value)]
