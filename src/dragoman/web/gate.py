"""The gate: what every request must be, and what every answer carries, whatever made it.

Requests that are not GET or HEAD, or are too long, are answered here in plain text (405, 414); two
addresses take a POST, small, of a form, and from a page of this server alone. Security headers are
set on all answers that pass, errors and the stylesheet included; `HEADERS` is also used by the
handler of the unforeseen error, which stands outside of this gate.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST = 4_000  # bytes of path and query together
BODY = 10_000  # bytes of a form
JUDGING = "/review"
FORMS = frozenset({JUDGING, "/sources"})
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# The page of reviews alone has a script, a file of ours that gives its buttons keys.
WITH_KEYS = f"{POLICY}; script-src 'self'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Gate:
    """ASGI middleware; see the module."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if scope["path"] == JUDGING:
                    headers["Content-Security-Policy"] = WITH_KEYS
            await send(message)

        await (_refusal(scope) or self.app)(scope, receive, marked)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if scope["method"] == "POST" and scope["path"] in FORMS:
        return _refused_form(Headers(scope=scope))
    if scope["method"] not in ("GET", "HEAD"):
        words = "These pages are only read: GET and HEAD are understood.\n"
        return PlainTextResponse(words, 405, {"Allow": "GET, HEAD"})
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST:
        return PlainTextResponse(f"The address is longer than {LONGEST} bytes.\n", 414)
    return None


def _refused_form(headers: Headers) -> PlainTextResponse | None:
    """Why a form is not taken; None for one that is."""
    if not _ours(headers):
        return PlainTextResponse("Forms are taken from these pages alone.\n", 403)
    if headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        return PlainTextResponse("A form is expected.\n", 415)
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("The length of the form is missing.\n", 411)
    if int(length) > BODY:
        return PlainTextResponse(f"A form has at most {BODY} bytes.\n", 413)
    return None


def _ours(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of this server.

    Pages that send no referrer have the origin "null"; then only Sec-Fetch-Site tells, which no
    page can set. No more can one of another server set a token: a program that has one may ask.
    """
    if headers.get("authorization", "").lower().startswith("bearer "):
        return True
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin in (None, "null"):
        return site == "same-origin"
    return urlsplit(origin).netloc == headers.get("host") and site in (None, "same-origin")
