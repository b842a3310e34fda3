"""What a document says of itself: its day, where it was sent from, where its news ends.

A scene and what its title tells come in, the frame of its news goes out. The lead is the first
sentences of the body. A text is alone with its day where it names none before it: then all it
tells is of that day.
"""

from collections.abc import Sequence
from datetime import date

from dragoman.claims.circumstances import of_things
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import TimeExpression, edtf, resolve
from dragoman.lexicon.words import Words
from dragoman.records import Place, Record, Sentence

_RECENT = 3  # days back that news may lie
_HEADED = 8  # tokens of a line that says where a text was given
_FRONT = 1  # tokens before a day that opens a second sentence, of another thing done then
_OPENS = 4  # tokens of a title that say what a text is
_TOWNS = ("capital", "city")
_LEAD = 2  # sentences of the body in which a dispatch tells its news


class News(Record):
    """What a document says of itself: its day, where it was sent from, where its news ends."""

    day: date | None
    dateline: Place | None
    told: str | None  # the one day the lead names, of the last three; none of several items
    lead: int  # the last sentence that tells the news
    occasion: str | None = None  # the one its title names: "Talks on the margins of the G7"
    alone: bool = False  # no day before its own is named
    seat: Place | None = None  # where its title puts the meetings: "Bilateral talks in Lima"


def news(
    scene: Scene, dateline: Place | None, occasion: str | None, seat: Place | None, closed: Words
) -> News:
    """The frame of a document's own news."""
    body = [s.index for s in scene.sentences if s.role != "title"][:_LEAD]
    lead = body[-1] if body else 0
    return News(
        day=reference(scene.document),
        dateline=dateline or _headed(scene, lead, closed),
        told=None if scene.items else _told(scene, body, closed),
        lead=lead,
        occasion=occasion,
        seat=seat,
        alone=_alone(scene) and not _recounts(scene, closed),
    )


def _told(scene: Scene, body: Sequence[int], closed: Words) -> str | None:
    """The day of the news where the lead names a single one: "on Saturday"."""
    today = reference(scene.document)
    days = set()
    told = ((s, t) for s in body for t in scene.times[s] if s == body[0] or t.first > _FRONT)
    for s, time in told:
        lows = scene.sentences[s].lows
        if _to_open(lows, time, closed) or of_things.told(lows, time, closed):
            continue
        lasts = time.bound in ("from", "until")  # "in Lima since Tuesday, met B"
        loose = lasts or time.attributive or time.anchor == "event"
        found = None if loose else resolve(time, today)
        if found and today and _days_back(found.edtf, today) in range(_RECENT + 1):
            days.add(found.edtf)
    return days.pop() if len(days) == 1 else None


def _to_open(lows: Sequence[str], time: TimeExpression, closed: Words) -> bool:
    """Of "at the fair, which opens on Friday": a day of what is there, and none of the news."""
    k = time.first - 1 - (lows[time.first - 1] == "on")
    opens = k > 0 and lows[k].endswith("s") and lows[k] not in closed.auxiliaries
    return opens and lows[k - 1] in closed.clauses


def _headed(scene: Scene, lead: int, closed: Words) -> Place | None:
    """A line above the text, or its last, that is but a place and a day: "Lusaka, 3 May".

    The publisher or a post may stand before them: "Embassy of Chad in Lusaka, 3 May".
    """
    last = scene.sentences[-1:]
    for sentence in (*scene.sentences[:lead], *last):
        above = sentence.role == "title"
        if above or (sentence in last and scene.times[sentence.index]):
            end = next((i for i, low in enumerate(sentence.lows) if low == "@"), len(sentence.lows))
            if place := _but_a_place(scene, sentence, end, closed):
                return place
    return None


def _but_a_place(scene: Scene, sentence: Sentence, end: int, closed: Words) -> Place | None:
    """The town of a line that, as far as token `end`, tells no more than where and when."""
    times = scene.times[sentence.index]
    publisher = tuple((scene.document.publisher or "").split())
    named = len(publisher) if sentence.words[: len(publisher)] == publisher else 0
    mentions = [m for m in scene.mentions[sentence.index] if m.kind != "organisation"]
    city = next((m for m in mentions if m.first >= named and m.form in _TOWNS), None)
    if city is None or end > _HEADED + named:
        return None
    days = {i for t in times for i in range(t.first, t.last)}
    inside = {i for m in mentions for i in range(m.first, m.last)} | days | {*range(named)}
    if len(inside) > 1:  # "Baku, February 7, AZERTAC"
        inside |= {i for i, w in enumerate(sentence.words) if w.isupper() and len(w) > 2}
    rest = {sentence.lows[i] for i in range(end) if i not in inside}
    if not rest <= closed.posts:
        return None
    words = " ".join(t.word for t in sentence.tokens[city.named : city.last])
    return Place(city=words, country=city.ref)


def _days_back(day: str, today: date) -> int:
    """How many days before today a single day lies; -1 for anything else."""
    single = edtf.single(day)
    return (today - single).days if single else -1


def _recounts(scene: Scene, closed: Words) -> bool:
    """Whether a title opens with what speaks of many days: "Transcript of", "Minister's speech"."""
    heads = (s for s in scene.sentences if s.role == "title")
    return any(low in closed.recounting for s in heads for low in s.lows[:_OPENS])


def _alone(scene: Scene) -> bool:
    """Whether a text names no single day before its own."""
    today = reference(scene.document)
    told = (resolve(time, today) for times in scene.times for time in times)
    days = (edtf.single(found.edtf) for found in told if found)
    return today is not None and all(day is None or day >= today for day in days)
