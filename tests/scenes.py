"""Lays English text out as a scene, by the real stages: what the tests of claims start from."""

from dragoman import dates, mentions, sentences
from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon import calendar, offices, parties, people, places, stops, words
from dragoman.people import actors
from dragoman.records import Document, Focus


def scene(text: str, published: str | None = "2031-05-14") -> Scene:
    """The scene of an article that is nothing but this text."""
    document = Document(
        source="test", kind="article", title=None, publisher=None, url=None,
        published=published, language="en", sha256="", text=text,
    )  # fmt: skip
    found = sentences.split(document, stops.load("en"))
    times = tuple(dates.find(s.tokens, calendar.load("en")) for s in found)
    named = tuple(
        mentions.find(s, parties.load("en"), places.load("en"), t, words.load("en"))
        for s, t in zip(found, times, strict=True)
    )
    timed = [frozenset(i for t in row for i in range(t.first, t.last)) for row in times]
    grammar = actors.grammar(offices.load("en"), words.load("en"), people.load("en"), frozenset())
    persons, acting = actors.find(found, named, timed, grammar)
    return Scene(
        document=document, sentences=found, mentions=named, times=times,
        persons=persons, actors=acting,
    )  # fmt: skip


def focus(scene: Scene) -> list[Focus]:
    """A focus on the first two parties the text names, for every sentence."""
    found: list[str] = []
    for mentions_ in scene.mentions:
        found += [c for c in around.codes(mentions_, 0, 1 << 20) if c not in found]
    return [Focus(parties=tuple(found[:2])) for _ in scene.sentences]
