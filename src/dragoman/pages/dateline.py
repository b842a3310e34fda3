"""The dateline that opens a report: place, day and agency before the first word of news.

"MOSCOW, Sept. 20 (Xinhua) --", "Ulaanbaatar, October 9, 2025 /MONTSAME/.", "SINGAPORE — ",
"ASTANA, February 9, 2023. KAZINFORM –", "新华社北京6月14日电". The start of a line comes in; its
parts go out, or None where the line opens otherwise. A dash alone proves nothing, so a place
without agency or day must be in capitals: "Peace - a long road" is no dateline.
"""

import re

from msgspec import Struct

from dragoman.lexicon import parties, places
from dragoman.lexicon.page_words import PageWords
from dragoman.pages import days

_SMALL = frozenset("de la el al of the du da del på am in and und и".split())
REACH = 160  # characters a dateline may take
_PROSE = 100  # characters of a sentence of news

_PLACE = re.compile(
    r"[^\W\d_](?:[^\W_]|['’./-](?=[^\W_]))*\.?(?:\s(?:(?:de|la|el|al|of|the|du|da|del|på|am|in)\s)?"
    r"(?=[^\W\d_])(?:[^\W_]|['’-](?=[^\W_]))+\.?){0,5}"
)
# One of these stands in every dateline: a dash that is no hyphen, a colon before a blank, ...
_HINTS = frozenset("-–—―:/(】电電0123456789")  # most lines have none of these
_SIGN = re.compile(
    r"[\s)/.][-–―]|--|[—―(/】电電]|:\s|\d(?:\s[^\W\d_]{1,4})?\.\s|\d{4}\s[^\W\d_]|\d[)\]]\s"
    r"|\d{4},\s[^\W\d_][^,.\n]{2,30}\.\s"
)
_END = re.compile(
    r"\s*(?:(?:(?:(?<=\s)|(?<=[)/]\.)|(?<=[)/])|(?<=[^\W\d_]{3}\.)(?=-\s))[-–—―]{1,3}|--+|[—―])(?=\s|[^\W_]|[\"“«])|:(?=\s))\s*"
)
_FULL_STOP = re.compile(r"[^\W\d_]{4}\.(?=\s)")  # not "St." or "Va."
_STOP = re.compile(r"\.[-–—]?\s+(?=[^\W\d_])")
_RUN_ON = re.compile(r"(?:\.[-–—]?)?\s+(?=[A-ZÀ-Þ])")  # behind a known town and a whole day
_SLASHED = re.compile(r"/\s?[^/\n]{2,40}?\s?/\.?\s*")
_BRACKETED = re.compile(r"\s?\([^()\n]{2,40}\)[.:]?\s+(?=[^\W\d_])")
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{6,60})[)\]]\s+(?=[^\W\d_])")
_DASHED_TOWN = re.compile(r"[^\W\d_][^\n:;–—-]{1,40}\s[-–—]\s")
_AGENCY_AFTER = re.compile(r"([^\W\d_][^.\n]{1,25})\.\s+")
_GROUP = re.compile(r"\(([^()\n]{2,80})\)|/\s?([^/\n]{2,40}?)\s?/")
_FILLER = re.compile(r"[\s,.;]+|\d{1,4}(?!\d)|\[[^\[\]\n]{2,40}\]")  # "New Delhi [India], "
_EAST = re.compile(
    r"[（(【]?(?P<agency>[\u4e00-\u9fff]{1,8}?[社网網报報])(?P<place>[\u4e00-\u9fff·]{0,12}?)"
    r"(?:(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日)?\s?[电電]"
)
_EAST_BARE = re.compile(r"[【（(](?P<agency>[\u4e00-\u9fff]{2,12}?)(?:专讯|專訊|[讯訊电電])[】）)]")
_EAST_DATED = re.compile(
    r"(?:【(?P<agency>[\u4e00-\u9fff]{2,12}?)】)?\d{4}年\d{1,2}月\d{1,2}日(?:[电電讯訊]|消息)[，,]?"
)


class Dateline(Struct, frozen=True):
    """What a dateline says; `start` is where its place begins, `end` where the news begins."""

    start: int
    end: int
    place: str | None = None
    agency: str | None = None
    day: days.Day | None = None


def read(line: str, words: PageWords) -> Dateline | None:
    """The dateline at the start of a line, if there is one."""
    opening = line[:REACH]
    if _HINTS.isdisjoint(opening) or _SIGN.search(opening) is None:
        return None
    if opening.partition(":")[0].lower() in words.asks:
        return None  # "WHO: Minister X"
    eastern = (form.match(opening) for form in (_EAST, _EAST_BARE, _EAST_DATED))
    east = next((match for match in eastern if match), None)
    if east is not None:
        return _eastern(east, opening, words)
    return _western(opening, words)


def _eastern(match: re.Match[str], opening: str, words: PageWords) -> Dateline:
    groups = match.groupdict()
    found = days.find(opening[: match.end()], words)
    return Dateline(
        match.start(),
        match.end(),
        place=groups.get("place") or None,
        agency=groups.get("agency"),
        day=found[0] if found else None,
    )


class _Parts(Struct):
    """What was met so far, in order."""

    start: int = -1
    places: list[str] = []
    groups: list[str] = []
    after: list[str] = []  # runs of words after a day or a full stop: an agency without brackets
    day: days.Day | None = None
    stopped: bool = False


def _western(opening: str, words: PageWords) -> Dateline | None:
    """Read parts from left to right until the sign that ends a dateline, or give up."""
    found = {day.start: day for day in days.find(opening, words)}
    if enclosed := _enclosed(opening, tuple(found.values())):
        return enclosed
    if not opening[:1].isupper() and not (opening[:1] in "(/[" or found):
        return None
    at, parts = 0, _Parts()
    while at < len(opening):
        end = _END.match(opening, at)
        if end and at > 0 and (parts.places or parts.groups):
            if not (parts.day is None and days.opens(opening[end.end() :], words)):
                return _finished(parts, end.end(), opening, strong=":" not in end[0], words=words)
            at = end.end()
        elif end and parts.day and parts.day.year and _DASHED_TOWN.match(opening, end.end()):
            at = end.end()  # "14 May 2031 - Lima - The"
        step = _step(opening, at, found, parts, words)
        if step is None:
            break
        at = step
    if parts.places and (at := _self_closed(opening, parts, words)):
        return _finished(parts, at, opening, strong=True, words=words)
    return _day_alone(opening, found.get(0), words)


def _enclosed(opening: str, found: tuple[days.Day, ...]) -> Dateline | None:
    """A place and a day within brackets, or a whole day: "(Tokyo, 3 March) The"."""
    match = _BRACKETS.match(opening)
    if match is None or len(found) != 1 or found[0].end != match.end(1):
        return None
    place = opening[1 : found[0].start].rstrip(" ,;-–—").partition(",")[0]
    if not place:
        return Dateline(0, match.end(), day=found[0]) if found[0].year else None
    known = places.load("en").countries(place)
    return Dateline(1, match.end(), place, day=found[0]) if known else None


def _day_alone(opening: str, day: days.Day | None, words: PageWords) -> Dateline | None:
    """A whole day by itself before the news: "14 August 2026. The"; a dash makes it an entry."""
    if day is None or not day.year:
        return None
    end = _STOP.match(opening, day.end)
    if end is None or len(opening) - end.end() < 25 or days.opens(opening[end.end() :], words):
        return None
    return Dateline(0, end.end(), day=day) if opening[end.end()].isupper() else None


def _self_closed(opening: str, parts: _Parts, words: PageWords) -> int:
    """Where a dateline without a dash ends: "Ulaanbaatar /MONTSAME/ The", "BAKU, May 5. The"."""
    if parts.groups:
        closed = _SLASHED.search(opening) or _by_agency(opening, parts, words)
        if closed is None and parts.day is not None:
            closed = _BRACKETED.match(opening, parts.day.end)
        return closed.end() if closed else 0
    if parts.day is None or not (
        parts.places[0].isupper()
        or _alone(words.noise.sub("", opening[parts.start : parts.day.start]), parts.places)
    ):
        return 0
    known = parts.day.year and places.load("en").countries(parts.places[0])
    if known and (agency := _agency_behind(opening, parts.day.end, parts.after)):
        return agency
    stop = (_RUN_ON if known else _STOP).match(opening, _past(opening, parts.day.end, words))
    if stop and not any(name.lower() in words.publishers for name in parts.after):
        parts.after.clear()  # the first words of the news
    return stop.end() if stop and not parts.after else 0


def _agency_behind(opening: str, at: int, after: list[str]) -> int:
    """Where the agency behind a day ends: "Cahul, 11 May 2031, Prut Press. The"; 0 for none."""
    name = after[0] if len(after) == 1 and len(after[0].split()) < 4 else ""
    behind = opening.startswith(", ", at) and name and opening.startswith(name, at + 2)
    end = _STOP.match(opening, at + 2 + len(name)) if behind else None
    return end.end() if end else 0


def _past(opening: str, at: int, words: PageWords) -> int:
    """Past the word a language sets behind a year, "2024 г."; before the stop of "5 мая."."""
    if opening[at - 1 : at] == ".":
        return at - 1
    after = words.noise.match(opening, at + 1) if opening[at : at + 1] == " " else None
    return after.end() if after else at


def _by_agency(opening: str, parts: _Parts, words: PageWords) -> re.Match[str] | None:
    """The agency in brackets that ends a dateline without a dash: "Vientiane (KPL) The"."""
    known = (_agency(parts, words)[0] or "").lower() in words.publishers
    return _BRACKETED.match(opening, parts.start + len(parts.places[0])) if known else None


def _alone(before: str, named: list[str]) -> bool:
    """Whether only a place, with its country or without, stands before a day: "Berlin, 3 March"."""
    if len(named) == 2 and not places.load("en").countries(named[0]):
        return False
    return len(named) < 3 and before.rstrip(" ,.–—-") == ", ".join(named)


def _step(
    opening: str, at: int, found: dict[int, days.Day], parts: _Parts, words: PageWords
) -> int | None:
    """Take the next part of a dateline; None where the text is not one."""
    if at in found:
        parts.day = parts.day or found[at]
        return found[at].end
    group = _GROUP.match(opening, at)
    if group:
        parts.groups.append(next(part for part in group.groups() if part))
        return group.end()
    if parts.groups and "/" in opening[at - 1 : at]:
        return _after_slash(opening, at)
    label = words.published.match(opening, at) if at == 0 and parts.start < 0 else None
    if label and label.end() in found:
        return label.end()
    filler = words.noise.match(opening, at) or _FILLER.match(opening, at)
    if filler and filler.end() > at:
        parts.stopped = parts.stopped or "." in filler[0]
        return filler.end()
    return _words(opening, at, found, parts)


def _after_slash(opening: str, at: int) -> int | None:
    stop = re.compile(r"\.?\s+").match(opening, at)
    return None if stop is None or _GROUP.match(opening, stop.end()) is None else stop.end()


def _words(opening: str, at: int, found: dict[int, days.Day], parts: _Parts) -> int | None:
    """Take a run of words: the place, its region, or an agency without brackets."""
    match = _PLACE.match(opening, at)
    if match is None or len(parts.places) + len(parts.after) >= 4:
        return None
    later = [start for start in found if at < start < match.end()]
    end = min(later) if later else match.end()
    full_stop = _FULL_STOP.search(opening, at, end)
    run = opening[at : full_stop.end() if full_stop else end].rstrip(" ")
    if opening[at + len(run) : at + len(run) + 1] == "/":
        run = run.partition("/")[0]  # "Dushanbe/Avesta/": the place, not the agency glued to it
    if not run or not _capitalised(run):
        return None
    if parts.places and (parts.day or parts.stopped):
        parts.after.append(run.rstrip("."))
    else:
        if parts.start < 0:
            parts.start = at
        parts.places.append(run.rstrip("."))
    parts.stopped = run.endswith(".") and len(run) > 4
    return at + len(run)


def _capitalised(run: str) -> bool:
    words = [word for word in run.split() if word not in _SMALL]
    return all(word[0].isupper() or not word[0].isalpha() for word in words) and run[0].isupper()


def _finished(
    parts: _Parts, end: int, opening: str, *, strong: bool, words: PageWords
) -> Dateline | None:
    agency, day = _agency(parts, words)
    later = _AGENCY_AFTER.match(opening, end)
    if agency is None and later and later[1].lower() in words.publishers:
        agency, end = later[1], later.end()
    place = _town(parts.places)
    if place is None and agency and _is_city(agency):
        place, agency = agency, None  # "June 11, 2031 (Seoul) -"
    bare = agency is None and parts.day is None and day is None
    if place and bare and strong and place.lower() in words.publishers and len(parts.places) == 1:
        return Dateline(parts.start, end, None, place) if len(opening) - end >= 60 else None
    if place is None and agency and agency.lower() in words.publishers and len(opening) - end > 25:
        return Dateline(0, end, None, agency, parts.day or day)
    if place is None or (bare and not _stands_alone(parts, opening, end, words, strong=strong)):
        return None
    sure = parts.day is not None and parts.day.year and _is_city(place)
    if len(place.split()) > 5 or not (agency is None or _is_name(agency, words, sure=bool(sure))):
        return None
    if len(opening) - end < 25 or days.opens(opening[end:], words):
        return None
    if place.lower() in words.labels or words.credit.fullmatch(place):
        return None
    if agency is None and place.lower() in words.publishers and len(parts.places) > 1:
        agency, place = place, parts.places[1]
    return Dateline(max(parts.start, 0), end, place, agency, parts.day or day)


def _town(named: list[str]) -> str | None:
    """Of "STATE HOUSE, FREETOWN": the town; of "FORT BLISS, Texas" the first, as it stands."""
    if len(named) < 2 or places.load("en").countries(named[0]):
        return next(iter(named), None)
    return next((name for name in named if _is_city(name)), named[0])


def _is_city(name: str) -> bool:
    words = name.split()
    found = places.load("en").match(words, 0)
    return found is not None and found.length == len(words) and found.kind == "city"


def _agency(parts: _Parts, words: PageWords) -> tuple[str | None, days.Day | None]:
    """The agency in brackets or after the day; brackets may hold the day as well."""
    for group in parts.groups:
        inside = days.find(group, words)
        bare = (group[: inside[0].start] if inside else group).strip(" ,;-")
        if bare or inside:
            return bare or None, (inside[0] if inside else None)
    known = [name for name in parts.places[1:] if name.lower() in words.publishers]
    if parts.after or known:
        return (parts.after or known)[-1], None
    return None, None


def _stands_alone(parts: _Parts, opening: str, end: int, words: PageWords, *, strong: bool) -> bool:
    """Tell whether a place without agency or day is a dateline: "LIMA –", "Malé, Maldives –"."""
    news = opening[end:]
    if not parts.places:
        return False
    if not strong and len(parts.places) > 1:
        return False
    if strong and len(parts.places) == 2 and max(len(p.split()) for p in parts.places) < 4:
        return len(news) >= _PROSE and news[:1].isupper()
    place, stopped = parts.places[0], opening[:end].rstrip().endswith(_STOPPED)
    if not strong and " " in place and not (_is_city(place) or _is_state(place)):
        return False  # "SECRETARY COSTA: Good morning"
    return _is_town(place, news, words, stopped=stopped) or (strong and _dashed(place, news, words))


_STOPPED = ".-"


def _is_town(place: str, news: str, words: PageWords, *, stopped: bool) -> bool:
    """Tell whether a place before a dash is a dateline: enough of a sentence follows.

    It stands in capitals, or is a town `stopped` in the Spanish way: "Santo Domingo.- The".
    """
    if len(place) < 3 or not (place.isupper() or (stopped and places.load("en").countries(place))):
        return False
    if place.lower() in words.publishers:
        return False
    return len(news) >= _PROSE or (len(news) >= 40 and news.endswith((".", "!", "?", '"', "”")))


def _dashed(place: str, news: str, words: PageWords) -> bool:
    """Of "Rabat - Morocco and Peru agreed": a known town before news that no other town opens."""
    if len(news) < _PROSE or not news[0].isupper() or place.lower() in words.publishers:
        return False
    if _is_state(place) or _of_state(news):
        return False  # "Singapore - Kenya trade talks resumed"
    return _is_city(place) and not any(_is_city(name) for name in _opening(news))


def _is_state(name: str) -> bool:
    """Whether a name is a state's, be it its capital's too."""
    words = name.split()
    found = parties.load("en").match(words, 0)
    return found is not None and found.length == len(words) and found.role == "name"


def _of_state(news: str) -> bool:
    """Whether a state and a noun of its own open the news: "Kenya relations"."""
    words = news.split(maxsplit=2)
    return len(words) > 1 and words[1].islower() and _is_state(words[0])


def _opening(news: str) -> tuple[str, str]:
    """The first word, and the first two: "Ho Chi Minh", "Lima"."""
    words = news.split(maxsplit=2)
    return words[0].rstrip(",;"), " ".join(words[:2]).rstrip(",;")


def _is_name(agency: str, words: PageWords, *, sure: bool = False) -> bool:
    """Tell whether bracketed or trailing words can be an agency: known, an outlet, or capitals.

    Behind a known town and a whole day (`sure`) any few words in capitals can.
    """
    low = agency.lower()
    if sure and len(low.split()) < 5 and _capitalised(agency):
        return True
    if {low.split()[0], low.split()[-1]} & words.publishers.keys():  # "/Corr. XYZ/"
        return True
    return (
        low in words.publishers
        or (agency[0].isupper() and words.outlet.search(low) is not None)
        or (
            re.fullmatch(r"[^\W\d_][\w.&/ -]{0,24}", agency) is not None
            and (
                agency.split(maxsplit=1)[0].isupper()
                or (len(agency.split()) == 1 and agency[0].isupper())
            )
        )
    )
