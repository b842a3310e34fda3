"""What marks a line as the entry of a list, and the town that is set off from its words.

    09:30 – ...     • On 5 May, ...     6 June (planned): ...     ... | Vienna     ..., Doha, Qatar

An entry is marked by a bullet, an hour, a day or a town at its head, or by bars between which a day
stands. Refused as marks are bullets and hours before sentences of prose: of a report they are parts
that go on with one another.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.dates import TimeExpression
from dragoman.records import Mention, Sentence

BULLETS = frozenset("-•–—*·▪►‣●◦")
_STOPS = frozenset('.!?”":;,')
_DASHES = frozenset("-–—")
_SIGNS = frozenset({":", "|", *_DASHES})
_TOWNS = ("city", "capital")
_ASIDE = 4  # tokens of brackets behind a day: "6 June (planned):"
_FRONT = 2  # tokens before the day that an entry opens with: "• On 5 May"
_LONGEST = 9  # tokens of a heading
_ZONES = frozenset({"gmt", "utc"})


class Entry(Struct, frozen=True, gc=False):
    """A sentence with what it names, and the last one of its paragraph."""

    sentence: Sentence
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    whole: Sentence


def marked(line: Entry) -> bool:
    """Whether a line is marked as an entry."""
    dated = bool(line.times) and line.times[0].first <= _FRONT
    told = dated and not _clock(line.sentence.lows[0])
    return _opening(line) > 0 and (told or bare(line) or line.sentence.words[0].isupper())


def bare(line: Entry) -> bool:
    """Whether a line has words and is no sentence of prose."""
    words = any(low.isalpha() for low in line.sentence.lows)
    return words and line.whole.lows[-1] not in _STOPS


def tells(sentence: Sentence) -> bool:
    """Whether a sentence is one of prose, and no heading."""
    return len(sentence.lows) > _LONGEST and sentence.lows[-1] in _STOPS


def town(line: Entry) -> tuple[Mention | None, bool]:
    """The town that an entry opens or ends with, set off from its words; whether it opens it."""
    lows, first = line.sentence.lows, _opening(line)
    while first < len(lows) and lows[first] in _SIGNS:
        first += 1
    towns = [m for m in line.mentions if m.form in _TOWNS]
    front = next((m for m in towns if m.first in (0, first)), None)
    if front is not None and _set_off(lows, _past_state(line, _past_day(line, front.last))):
        return front, True
    return next((m for m in towns if _ends(line, m)), None), False


def _opening(line: Entry) -> int:
    """The tokens that mark a line as an entry: its bullet, its hour, its day; 0 for none."""
    lows = line.sentence.lows
    k = int(lows[0] in BULLETS and len(lows) > 1)
    hour = _clock(lows[k])
    told = next((t.last for t in line.times if t.first == k), k + 1 if hour else 0)
    if told and lows[told : told + 1] == ("(",):
        told = next((i + 1 for i in range(told, told + _ASIDE) if lows[i : i + 1] == (")",)), told)
    if told and (hour or _set_off(lows, told)):
        return told
    if k or ("|" in lows and line.times):
        return 1
    front = next((m for m in line.mentions if m.first == 0), None)
    return int(
        front is not None and front.form in _TOWNS and _set_off(lows, _past_day(line, front.last))
    )


def _past_day(line: Entry, k: int) -> int:
    """Behind the day that follows a town: "TUNIS, May 13 – ..."."""
    behind = (t.last for t in line.times if t.first == k + 1 and line.sentence.lows[k] == ",")
    return next(behind, k)


def _clock(low: str) -> bool:
    """Whether a token is an hour: "09:30", "9.30"."""
    hour, sign, rest = low.partition(":") if ":" in low else low.partition(".")
    whole = hour.isdigit() and len(hour) < 3 and int(hour) < 25
    return bool(sign) and whole and len(rest) == 2 and rest.isdigit()


def _set_off(lows: Sequence[str], k: int) -> bool:
    """Whether a sign stands at token `k` and something behind it."""
    return k + 1 < len(lows) and lows[k] in _SIGNS


def _past_state(line: Entry, k: int) -> int:
    """Behind the state or further town that follows a town: "Doha, Qatar"."""
    for m in line.mentions:
        if m.first == k + 1 and line.sentence.lows[k] in (",", "/"):
            return m.last
    return k


def _ends(line: Entry, found: Mention) -> bool:
    """Whether a town is the last cell of an entry, but for its state, its day and its hour."""
    lows, before = line.sentence.lows, found.first - 1
    if found.first < 2 or lows[before] not in (",", "|", "(", *_DASHES):
        return False
    if lows[before] == "," and any(m.last == before and m.form in _TOWNS for m in line.mentions):
        return False  # "Lima, Quito": the first is meant
    dated = {i for t in line.times for i in range(t.first, t.last)}
    rest = (i for i in range(_past_state(line, found.last), len(lows)) if i not in dated)
    raised = line.sentence.raised if lows[before] == "|" else ()  # "| Ljubljana, Bled"
    return all(not lows[i].isalpha() or lows[i] in _ZONES or i in raised for i in rest)
