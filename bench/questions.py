"""What is asked of a big ledger: for every room of the web pages, many different questions.

An open ledger and a number come in; by the path of a room, parts of the path and what follows the
"?" go out, the same on every run. Rooms that this does not know are asked with a party or a pair.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from bench.generated import OFFICES
from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.queries_review import questions as asked_about
from dragoman.web.rooms import ROOMS

Asked = tuple[dict[str, str], dict[str, str]]
KINDS = ("meeting", "call", "visit", "message")
COMMON = "minister president open line"  # words of nearly every made-up document


def questions(book: Ledger, times: int) -> dict[str, list[Asked]]:
    """So many of each room; of lists, each filter alone and together."""
    chance = random.Random(3)  # noqa: S311 - nothing secret

    def some(query: str, *values: str) -> list[str]:
        rows = book.db.execute(f"{query} ORDER BY 1 LIMIT 50000", values).fetchall()
        return [first for (first,) in chance.choices(rows, k=times)]

    def named(kind: str) -> list[Asked]:
        return [({"id": id}, {}) for id in some("SELECT id FROM belief WHERE kind = ?", kind)]

    lines = ledger.engagements(book, ledger.Filters(limit=times)).lines
    pairs = [line.parties[:2] for line in lines if len(line.parties) > 1]
    days = some("SELECT DISTINCT published FROM document WHERE published > ''")
    names = some("SELECT DISTINCT name FROM belief_name WHERE kind = 'person'")
    documents = some("SELECT id FROM document")
    few = [a if number % 2 else None for number, (a, _) in enumerate(pairs)]
    asked: dict[str, list[Asked]] = {
        **{f"/{one}/{{id}}": named(one) for one in ("mechanism", "instrument", "pledge", "level")},
        **_between(pairs, days, chance),
        "/": [({}, {"on": day}) for day in days],
        "/engagements": _lists(pairs, days, names, chance),
        "/engagement/{id}": named("engagement"),
        "/document/{id}": [({"id": id}, {}) for id in documents],
        "/party/{party}": [({"party": a}, {}) for a, _ in pairs],
        "/relation/{a}/{b}": [({"a": a, "b": b}, {}) for a, b in pairs],
        "/compare": [({}, {"pair": f"{a}-{b}"}) for a, b in pairs],
        "/people": [({}, {}), *(({}, {"name": name}) for name in names)],
        "/person/{id}": named("person"),
        "/office/{party}/{office:path}": _offices(pairs, days),
        "/map": [({}, _span(day, 365, party)) for day, party in zip(days, few, strict=False)],
        "/network": _networks(days, few, chance),
        "/sources": [({}, {"page": str(chance.randrange(1, 400))}) for _ in range(times)],
        "/review": [({}, {}), *(({}, {"after": one.key}) for one in asked_about(book))],
        "/search": [({}, {"text": text}) for text in (*COMMON.split(), *names)],
    }
    party = {"party": pairs[0][0]}  # which is enough of a question to all others
    return {room.path: asked.get(room.path, [(party, {})]) for room in ROOMS}


def _between(
    pairs: Sequence[tuple[str, ...]], days: Sequence[str], chance: random.Random
) -> dict[str, list[Asked]]:
    """What lies between parties; of pledges each filter alone, and what they owe each other."""
    parties = [pair[0] for pair in pairs]
    pledges = [
        query
        for (a, b, *_), day in zip(pairs, days, strict=False)
        for query in (
            {"party": a}, {"by": a}, {"by": a, "party": b, "status": "open"},
            {"since": day}, {"status": chance.choice(("open", "met", "lapsed"))},
            {"party": a, "page": str(chance.randrange(1, 20))},
        )
    ]  # fmt: skip
    return {
        "/mechanisms": [({}, {}), *(({}, {"party": a}) for a in parties)],
        "/instruments": [({}, {}), *(({}, {"party": a, "page": "2"}) for a in parties)],
        "/pledges": [({}, query) for query in pledges],
        "/levels": [
            ({}, q) for a in parties for q in ({"party": a}, {"party": a, "status": "any"})
        ],
    }


def _offices(pairs: Sequence[tuple[str, ...]], days: Sequence[str]) -> list[Asked]:
    return [
        ({"party": pair[0], "office": office}, {"on": day})
        for pair, day, office in zip(pairs, days, OFFICES * len(days), strict=False)
    ]


def _networks(days: Sequence[str], few: Sequence[str | None], chance: random.Random) -> list[Asked]:
    """Quarters of everyone or of a party, of parties or of people."""
    return [
        ({}, {**_span(day, 92, party), "of": chance.choice(("parties", "people"))})
        for day, party in zip(days, few, strict=False)
    ]


def _span(last: str, days: int, party: str | None) -> dict[str, str]:
    """So many days until one, of everyone or of a party."""
    end = date.fromisoformat(last)
    asked = {"since": str(end - timedelta(days=days)), "until": last}
    return {**asked, "party": party} if party else asked


def _lists(
    pairs: Sequence[tuple[str, ...]],
    days: Sequence[str],
    names: Sequence[str],
    chance: random.Random,
) -> list[Asked]:
    found = [
        query
        for (a, _), day, name in zip(pairs, days, names, strict=False)
        for query in (
            {}, {"party": a}, {"party": a, "since": day}, {"text": name},
            {"kind": chance.choice(KINDS)}, {"party": a, "kind": chance.choice(KINDS)},
            {"page": str(chance.randrange(1, 200))},
        )
    ]  # fmt: skip
    return [({}, query) for query in found]
