"""Newsrooms on loopback: feeds and their articles, with validators, written for these tests."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from tests.sites import Ask, reply

PAIRS = (
    ("Kenya", "Portugal", "Josphat Lemayian", "Rui Calheta", "Lisbon"),
    ("Vietnam", "Mongolia", "Trần Đức Lương Hải", "Dorjiin Bat-Ochir", "Ulaanbaatar"),
    ("Peru", "Norway", "Amaru Quispe Vilca", "Sindre Ulvestad", "Oslo"),
)
DISHES = ("lentil soup", "plum cake", "rye bread", "pear jam", "bean stew", "corn pie")


def article(number: int, text: str = "", *, relevant: bool = True) -> str:
    """A page about a meeting, or about food."""
    if not relevant:
        dish = DISHES[number % len(DISHES)]
        title = f"How to make {dish} in {number + 10} minutes"
        lines = [
            f"Wash and cut everything for the {dish}, then heat the oven well.",
            f"Recipe {number} serves four people and keeps for two days in the cold.",
        ]
    else:
        one, two, first, second, city = PAIRS[number % len(PAIRS)]
        title = f"Foreign ministers of {one} and {two} meet in {city}, report {number}"
        met = f"The Foreign Minister of {one}, {first}, met the Foreign Minister of {two}, {second}"
        lines = [
            f"{met}, in {city} on {1 + number % 28} March 2025.",
            f"They spoke about fisheries, harbours and item {number} of their programme.",
        ]
    body = "".join(f"<p>{line}</p>" for line in [*lines, text] if line)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
        f'<meta property="article:published_time" content="2025-03-{1 + number % 28:02}T10:00:00Z">'
        f"</head><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def rss(base: str, entries: Iterable[tuple[str, str, str]]) -> str:
    """A feed of (path, title, words) entries."""
    items = "".join(
        f"<item><title>{title}</title><link>{base}{path}</link><guid>{path}</guid>"
        f"<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><description>{words}</description></item>"
        for path, title, words in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>The Evening Ferry</title><language>en-gb</language>{items}</channel></rss>"
    )


def tagged(ask: Ask, body: str, kind: str = "text/html; charset=utf-8") -> Iterable[bytes]:
    """An answer with a validator, or a 304."""
    tag = f'"{sha256(body.encode()).hexdigest()[:16]}"'
    if ask.headers.get("if-none-match") == tag:
        return reply(status=304, ETag=tag)
    return reply(body, kind=kind, ETag=tag)


@dataclass
class Newsroom:
    """An honest site: `/feed` and its articles; `url` is set once it is served."""

    count: int = 3
    url: str = ""
    first: int = 0
    notes: dict[int, str] = field(default_factory=dict)
    relevant: bool = True

    def __call__(self, ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        if ask.path == "/feed":
            return tagged(ask, self.feed(base), "application/rss+xml")
        if ask.path == "/":
            page = "<html><head><link rel=alternate type='application/rss+xml' href=/feed></head>"
            return tagged(ask, page + "<body>Front page</body></html>")
        number = ask.path.removeprefix("/news/")
        if number.isdigit() and int(number) < self.first + self.count:
            n = int(number)
            return tagged(ask, article(n, self.notes.get(n, ""), relevant=self.relevant))
        return reply("nothing here", 404)

    def feed(self, base: str) -> str:
        numbers = range(self.first, self.first + self.count)
        return rss(base, ((f"/news/{n}", f"Report {n}", self.notes.get(n, "")) for n in numbers))
