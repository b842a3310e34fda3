"""Review: one question at a time, both sides with their sources, and what was decided of late.

The page asks and shows; `web.verdicts` takes the answers. Where one stopped is in the address:
`after` names the question that one left open.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.export.shapes import Entry, Feed, Shape, Table
from dragoman.ledger import Ledger, engagement, person
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_judgements import views
from dragoman.ledger.queries_review import Question, questions
from dragoman.ledger.queries_seen import seen
from dragoman.ledger.views import ClaimView, EngagementView, JudgementView, PersonView
from dragoman.merge.beliefs import Slot
from dragoman.records import Record
from dragoman.web import asking, feeds, seats
from dragoman.web.room import Room
from dragoman.web.sources import Source, numbered, sources
from dragoman.wording.headline import headline
from dragoman.wording.questions import Asked, in_words

SHOWN, LOG = 3, 12  # sources of a side, judgements
WORDS: Mapping[str, str] = {
    "same": "Are these one engagement?",
    "person": "Are these one person?",
    "contradiction": "Sources contradict each other in the",
    "year": "In which year was this?",
    "early": "Was this held? Its day had not come when it was last told so.",
    "party": "No words say of which state somebody is. Is it right?",
    "guess": "One document tells of this, and neither the day nor the place. Is it right?",
}
COLUMNS = ("key", "sort", "a", "b", "field", "why", "score", "a_name", "b_name")


class Side(Record):
    """One engagement of a question."""

    headline: str
    view: EngagementView
    sources: tuple[Source, ...]


class PersonSide(Record):
    """One person of a question."""

    view: PersonView
    words: tuple[ClaimView, ...]  # of claims that name the person


class ReviewPage(Record):
    """The question that is open now, and where it stands in the queue."""

    question: Question | None
    asked: str  # the question in words
    sides: tuple[Side, ...]
    people: tuple[PersonSide, ...]
    disputed: Slot | None
    number: int  # of the question in the queue, from 1
    open: int
    decided: int  # judgements in the ledger
    before: str | None  # the question before, to go back to
    log: tuple[JudgementView, ...]
    reviewer: str | None  # None: this page may only be looked at


def look(book: Ledger, request: Request) -> ReviewPage:
    """The first question after the one named by `after`, or the one named by `at`."""
    queue = questions(book)
    place = _place(request, [question.key for question in queue])
    found = queue[place] if place < len(queue) else None
    log = views(book.db)
    return ReviewPage(
        question=found,
        asked=_asked(found) if found else "",
        sides=_sides(book, found) if found and found.sort != "person" else (),
        people=_people(book, found) if found and found.sort == "person" else (),
        disputed=_disputed(book, found) if found and found.field else None,
        number=place + 1,
        open=len(queue),
        decided=len(log),
        before=queue[place - 1].key if 0 < place <= len(queue) else None,
        log=log[:LOG],
        reviewer=reviewer(request),
    )


def _asked(question: Question) -> str:
    field = f" {question.field}" if question.sort == "contradiction" else ""
    return WORDS[question.sort] + field


def reviewer(request: Request) -> str | None:
    """Who judges here; None where this server only shows."""
    return seats.judge(request, asking.typed(request, "who"))


def _place(request: Request, keys: list[str]) -> int:
    after, at = asking.typed(request, "after"), asking.typed(request, "at")
    if at in keys:
        return keys.index(at)
    return keys.index(after) + 1 if after in keys else 0


def _sides(book: Ledger, question: Question) -> tuple[Side, ...]:
    ids = (question.a, question.b if question.sort == "same" else None)
    return tuple(_side(book, id) for id in ids if id)


def _side(book: Ledger, id: str) -> Side:
    view = engagement(book, id)
    numbers = numbered(view.sources)
    return Side(
        headline=headline(view.line, offices=True),
        view=view,
        sources=sources(book, view.sources, numbers)[:SHOWN],
    )


def _people(book: Ledger, question: Question) -> tuple[PersonSide, ...]:
    views = [person(book, id, SHOWN) for id in (question.a, question.b) if id]
    named = ([c for v in view.person.names for c in v.claims][:SHOWN] for view in views)
    return tuple(
        PersonSide(view=view, words=claims(book, ids))
        for view, ids in zip(views, named, strict=True)
    )


def _disputed(book: Ledger, question: Question) -> Slot | None:
    slots = engagement(book, question.a).engagement.slots
    return next((slot for slot in slots if slot.name == question.field), None)


def table(book: Ledger, request: Request) -> Shape:
    """A row for each open question."""
    found = in_words(book, questions(book))
    rows = tuple(tuple(getattr(q, name) for name in COLUMNS) for q in found)
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """An entry for each open question."""
    found = in_words(book, questions(book))
    told = seen(book, (q.a for q in found))
    entries = (
        Entry(id=f"review:{q.key}", title=_told(q),
              address=f"/review?{urlencode({'at': q.key})}", updated=told[q.a].stamp)
        for q in found
    )  # fmt: skip
    return feeds.feed(request, "review", entries)


def _told(question: Asked) -> str:
    """A question with what it is about and why, on one line."""
    sides = "; ".join(filter(None, (question.a_name, question.b_name)))
    return f"{_asked(question)} {sides}: {question.why}"


ROOM = Room("/review", "review.html", look, "review", {Table: table, Feed: feed})
