"""Every form of a digest, in every language, is wholly in that language: names alone are kept.

A ledger is filled with all that a digest can tell, in invented words that no language has. What
then stands in a form of it and in the same form in English is one of these words, or ours.
"""

import csv
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import get_args

import feedparser
import httpx
import msgspec
import pytest
from lxml import html
from msgspec.structs import replace

from dragoman import ledger
from dragoman.digest import digest, mail
from dragoman.digest.text import text
from dragoman.ledger import collecting, health, judgements
from dragoman.ledger.judgements import Signed
from dragoman.lexicon import headlines, languages
from dragoman.records import (
    Claim,
    EngagementKind,
    InstrumentClaim,
    InstrumentStatus,
    LevelChange,
    LevelClaim,
    MechanismClaim,
    Modality,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    Status,
)
from dragoman.sources import Source, folder_of, save
from dragoman.wording import values
from tests import serving
from tests.making import engagement, evidence, reading

WORDS = "Zqorv blixt."
PAIR = ("GHA", "URY")
EVIDENCE = evidence(WORDS)
LANGUAGES = languages.having("headlines.toml")
LATIN = ("vi", "es")  # their words may look like those of English
OTHERS = tuple(code for code in LANGUAGES if code != "en")
DAY = "2025-03-05"
# What is nobody's language: our name, names of formats, codes, commands, and what is invented.
KEPT = {"dragoman", "json", "csv", "atom", *LANGUAGES, "localhost", "invalid"}
OWN = re.compile(r"zq\w*|blixt|https?://\S+|\b[egilmn]-[0-9a-z]{12}\b")


Told = tuple[Claim, str, str]  # what is told, on which day, by whom


def everything() -> Iterator[Reading]:
    """All that a digest can say, each in a document of its own."""
    for n, (claim, day, publisher) in enumerate((*_engagements(), *_papers(), *_editions())):
        found = reading(claim, text=f"{WORDS} {n}.", source=f"zq{n}.txt", published=day)
        yield replace(found, document=replace(found.document, publisher=publisher))


def _engagements() -> Iterator[Told]:
    kinds: tuple[EngagementKind, ...] = get_args(EngagementKind)
    statuses: tuple[Status, ...] = get_args(Status)
    for month, kind in enumerate(kinds, 1):
        for number, status in enumerate(statuses, 1):
            yield _met(kind, status, f"2024-{month:02}-{number * 3:02}"), DAY, "Zqpost"
    yield _met("visit", "planned", "2025-04-01/2025-04-05", "visitor"), DAY, "Zqpost"
    yield _met("call", "planned", "2025-05"), DAY, "Zqpost"
    yield _met("exchange", "proposed", "2026"), DAY, "Zqpost"
    yield _met("meeting", "held", "2025-03-04", people=6), DAY, "Zqpost"
    for name in "abcdef":
        yield _met("conference", "held", "2025-03-03"), DAY, f"Zqpost{name}"
    yield _met("signing", "planned", "2025-03-04"), "2025-02-01", "Zqpost"
    yield _met("signing", "cancelled", "2025-03-04"), DAY, "Zqpost"
    for number in range(1, 7):  # by whom nothing is told later
        yield _met("message", "held", f"2025-01-{number:02}"), f"2025-01-{number:02}", "Zqdaily"


def _met(
    kind: EngagementKind, status: Status, date: str, role: str = "participant", people: int = 2
) -> Claim:
    who = tuple(
        Participant(name=f"Zq{'abcdefgh'[n]}l Blixt", party=PAIR[n % 2], office="Foreign Minister",
                    role="host" if n % 2 else role)  # type: ignore[arg-type]
        for n in range(people)
    )  # fmt: skip
    parties = (*PAIR, "KEN") if people > 2 else PAIR
    return engagement(WORDS, kind=kind, status=status, date=date, parties=parties,
                      participants=who, place=Place(city="Zqtown", country="GHA"))  # fmt: skip


def _papers() -> Iterator[Told]:
    """Papers, levels and pledges in every state."""
    fates: tuple[InstrumentStatus, ...] = get_args(InstrumentStatus)
    for letter, fate in zip("abcdefghijkl", fates, strict=False):
        yield InstrumentClaim(
            name=f"Zqpaper{letter}", kind="treaty", parties=PAIR, status=fate, date="2025-03-04",
            period=None, evidence=EVIDENCE,
        ), DAY, "Zqpost"  # fmt: skip
    changes: tuple[LevelChange, ...] = get_args(LevelChange)
    for other, change in zip(("PRT", "ESP", "FRA", "ITA", "POL"), changes, strict=True):
        yield LevelClaim(
            parties=("KEN", other), level="zqlevel", change=change, date="2025-03",
            evidence=EVIDENCE,
        ), DAY, "Zqpost"  # fmt: skip
    moods: tuple[Modality, ...] = get_args(Modality)
    for letter, mood in zip("abcdef", moods, strict=True):
        yield PledgeClaim(
            parties=PAIR, by=PAIR[:1], what=f"zqdeed{letter} blixt", modality=mood, area=None,
            due="2025-06/2025-08", kept="2025-03-01" if letter == "b" else None, evidence=EVIDENCE,
        ), DAY, "Zqpost"  # fmt: skip


def _editions() -> Iterator[Told]:
    """A dialogue of every May: the next is expected, and announced by nobody."""
    for number, year in enumerate((2021, 2022, 2023, 2024), 1):
        yield MechanismClaim(
            name="zqdial", parties=PAIR, ordinal=number, status="held", date=f"{year}-05-10",
            place=Place(country=PAIR[number % 2]), evidence=EVIDENCE,
        ), f"{year}-05-10", "Zqpost"  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, with sources that fail, or are silent, and a correction."""
    path = serving.fill(tmp_path_factory.mktemp("digests") / "zq.db", list(everything()))
    folder, now = folder_of(path), time.time()
    for name in ("zqill", "zqnever", "zqstill"):
        save(folder, Source(name=name, kind="feed", url=f"https://{name}.invalid/"))
    with ledger.writer(path) as book:
        lines = ledger.engagements(book, ledger.Filters(kind="exercise", status="held")).lines
        by = Signed("zqana", "2025-03-06T00:00:00Z", "zq")
        judgements.correct(book, lines[0].id, "setting", "Zqforum", by)
        collecting.prepare(book)
        long_ago = now - 400 * 86_400
        for name in ("zqill", "zqstill"):
            collecting.looked(book, name, long_ago, long_ago, error=None, renewed=True)
        for name in ("zqill", "zqnever"):
            collecting.looked(book, name, now, now, error="status zq", renewed=False)
    return path


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.fill(tmp_path_factory.mktemp("digests") / "empty.db", [])


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


@pytest.fixture(scope="module")
def bare(empty: Path) -> Iterator[httpx.Client]:
    with serving.served(empty) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


SEEN = ("aria-label", "title", "placeholder", "alt")


def page(text: str) -> str:
    """All that somebody reads or hears of a page, but what is typed into a terminal."""
    root = html.document_fromstring(text)
    for node in root.xpath("//code|//style|//script"):
        node.drop_tree()
    attributes = (value for name in SEEN for value in root.xpath(f"//@{name}"))
    return " ".join((root.xpath("string(/)"), *attributes))


def shown(web: httpx.Client, address: str) -> str:
    answer = web.get(address)
    assert answer.status_code == 200
    return page(answer.text)


def fed(web: httpx.Client, asked: str) -> str:
    feed = feedparser.parse(web.get(f"/today.atom?{asked}").content)
    return " ".join((feed.feed.title, *(f"{e.title} {e.summary}" for e in feed.entries)))


def tabled(web: httpx.Client, asked: str) -> str:
    """What of a table is said in words: the columns are codes, as of every table."""
    rows = csv.DictReader(io.StringIO(web.get(f"/today.csv?{asked}").content.decode("utf-8-sig")))
    return " ".join(f"{row['text']} {row['reasons']}" for row in rows)


def twin(web: httpx.Client, asked: str) -> str:
    found = json.loads(web.get(f"/today.json?{asked}").content)["digest"]
    lines = [word for line in found["lines"] for word in (line["text"], *line["reasons"])]
    ahead = [one["text"] for one in (*found["coming"], *found["expected"])]
    return " ".join((*lines, *ahead, *(one["why"] for one in found["expected"])))


def letter(path: Path, language: str) -> str:
    with ledger.reader(path) as book:
        lacking = health.lacking(book, time.time())
        found = mail(digest(book, None, "2024-01-01", 100, language, lacking), "http://zq.invalid")
    message = message_from_bytes(found, policy=policy.default)
    halves = {part.get_content_type(): part.get_content() for part in message.walk()
              if not part.is_multipart()}  # fmt: skip
    return " ".join((message["Subject"], halves["text/plain"], page(halves["text/html"])))


def plain(path: Path, language: str) -> str:
    with ledger.reader(path) as book:
        lacking = health.lacking(book, time.time())
        return text(digest(book, None, "2024-01-01", 100, language, lacking))


Form = Callable[[pytest.FixtureRequest, str], str]


def _asked(form: Callable[[httpx.Client, str], str], asked: str, web: str = "web") -> Form:
    return lambda request, lang: form(request.getfixturevalue(web), asked.format(lang))


FORMS: dict[str, Form] = {
    "page": _asked(shown, "/?since=2024-01-01&limit=100&lang={}"),
    "page of a day": _asked(shown, f"/?on={DAY}&lang={{}}"),
    "page with more": _asked(shown, "/?since=2024-01-01&limit=3&lang={}"),
    "page of nothing": _asked(shown, "/?on=2019-01-01&lang={}"),
    "page of an empty ledger": _asked(shown, "/?lang={}", "bare"),
    "page of an empty ledger's day": _asked(shown, "/?on=2025-01-01&lang={}", "bare"),
    "feed": _asked(fed, "since=2024-01-01&limit=100&lang={}"),
    "table": _asked(tabled, "since=2024-01-01&limit=100&lang={}"),
    "twin": _asked(twin, "since=2024-01-01&limit=100&lang={}"),
    "text": lambda request, lang: plain(request.getfixturevalue("path"), lang),
    "text of an empty ledger": lambda request, lang: plain(request.getfixturevalue("empty"), lang),
    "letter": lambda request, lang: letter(request.getfixturevalue("path"), lang),
}


def words(text: str) -> set[str]:
    """Latin words of a text, but those that are nobody's language."""
    own = OWN.sub(" ", text.lower())
    return {word for word in re.findall(r"[^\W\d_]{2,}", own) if word.isascii()} - KEPT


def of_names(language: str) -> set[str]:
    """Words of the names of those told of, as the language writes them."""
    codes = (*PAIR, "KEN", "PRT", "ESP", "FRA", "ITA", "POL")
    return words(" ".join(values.party(code, language) for code in codes))


def of_ours(language: str) -> set[str]:
    """Every word of the sentences of a language."""
    return words(str(msgspec.to_builtins(headlines.load(language))))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", OTHERS)
def test_no_english_word_of_ours_stands_in_a_digest(
    request: pytest.FixtureRequest, language: str, form: str
) -> None:
    there = words(FORMS[form](request, language)) - of_names(language)
    english = words(FORMS[form](request, "en")) | of_ours("en")
    if language in LATIN:
        there -= of_ours(language)
        assert not there & english
    else:
        assert not there


def test_what_was_walked_tells_of_all_there_is(request: pytest.FixtureRequest) -> None:
    said = headlines.load("en")
    whole = FORMS["page"](request, "en") + FORMS["page with more"](request, "en")
    for told in (*said.ranks.values(), said.reasons["first"], said.digest["corrected"],
                 said.digest["coming"], said.digest["expected"], said.digest["silent"],
                 said.digest["missing"], said.page["others"].format(count=2),
                 said.page["all"].format(count=100)):  # fmt: skip
        if told not in ("heads of state or government", "deputy ministers"):
            assert told in whole
    for table in (said.changes, said.modalities, said.papers):
        assert all(word in whole for word in table.values())


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_of_a_language_is_left_in_english(language: str) -> None:
    mine, english = headlines.load(language), headlines.load("en")
    for table in ("changes", "modalities", "ranks", "reasons", "menu", "page", "digest", "papers",
                  "things", "statuses", "formats", "kinds"):  # fmt: skip
        for key, said in getattr(english, table).items():
            bare = re.sub(r"\{\w+\}", "", getattr(mine, table)[key])
            same = bare == re.sub(r"\{\w+\}", "", said)
            assert not (same and re.search(r"\w", bare)), (table, key)


@pytest.mark.parametrize("language", OTHERS)
def test_ways_to_other_days_keep_the_language(web: httpx.Client, language: str) -> None:
    root = html.document_fromstring(web.get(f"/?on={DAY}&lang={language}").text)
    assert root.get("lang") == language
    ways = root.xpath("//main//a[starts-with(@href, '/?') or starts-with(@href, '?')]/@href")
    assert ways
    own = [way for way in ways if "hreflang" not in way and f"lang={language}" in way]
    assert len(own) >= len(ways) - len(OTHERS)
    hidden = root.xpath("//main//form//input[@name='lang']/@value")
    assert hidden == [language] * 2
