"""Editions told by their number, behind the naming of a mechanism.

    Exercise Blue Dhow, the third of its kind · the drill, now in its 41st iteration
    the dialogue, whose fourth round begins on Monday · The second edition took place in Lima
    a year after the third, held in Muscat · the third Steppe Shield was held in Kenya in 2023
    the second JCC, behind "the Joint Commission for Cooperation (JCC)"

The events of each sentence come in; they go out with the numbers that such words give them, and
with one more event for each other edition so told. Refused are numbers of what bears a name of its
own ("the second session of the Senate"), of days and in the names of people and organisations.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.records import Sentence

_NEAR = 4  # tokens from an ordinal to the word for a series
_KEPT = 24  # mechanisms named last: a number further down counts none of those before them
_ASIDE = 6  # tokens from a name to the number in its apposition
_APART = 3  # editions between one that is counted and a bare "the third"


def find(
    scene: Scene, named: Sequence[Sequence[EventName]], words: Mechanisms
) -> list[list[EventName]]:
    """The events of each sentence, numbered, with the editions told by a number alone."""
    found = [list(row) for row in named]
    told: list[tuple[int, int]] = []  # each mechanism named so far: its sentence, its place there
    alone = _only_counted(named)
    for s, sentence in enumerate(scene.sentences):
        told += [(s, n) for n, event in enumerate(named[s]) if event.recurring]
        for k, number in _numbers(scene, s, found[s], words) if told or alone else ():
            size = len(found[s])
            before = [(i, n) for i, n in told if i < s or found[i][n].last <= k] or alone
            if before:
                _count(found, before[-_KEPT:], sentence, k, number, words)
            if len(found[s]) > size:
                told.append((s, size))
                told.sort(key=lambda at: (at[0], found[at[0]][at[1]].first))
        told = told[-_KEPT:]
    return [sorted(row, key=lambda event: event.first) for row in found]


def _only_counted(named: Sequence[Sequence[EventName]]) -> list[tuple[int, int]]:
    """The one mechanism whose editions a document counts: it may be counted before it is named."""
    places = ((s, n, e) for s, row in enumerate(named) for n, e in enumerate(row))
    counted = [(s, n, e) for s, n, e in places if e.recurring and e.ordinal is not None]
    one = len({e.name for _, _, e in counted}) == 1
    return [counted[0][:2]] if one else []


def _numbers(
    scene: Scene, s: int, events: Sequence[EventName], words: Mechanisms
) -> Iterator[tuple[int, int]]:
    """The ordinals of a sentence that count nothing named beside them, each with its token."""
    tokens, taken = scene.sentences[s].tokens, set[int]()
    for k, token in enumerate(tokens):
        number = 1 if token.low in words.editions else words.ordinal(token.word, token.low)
        if number is None:
            continue
        taken = taken or _taken(scene, s, events)
        if k not in taken:
            yield k, number


def _taken(scene: Scene, s: int, events: Sequence[EventName]) -> set[int]:
    """The tokens of names and times, in which no number counts an edition."""
    named = [(event.first, event.last) for event in events]
    named += [(mention.first, mention.last) for mention in scene.mentions[s]]
    named += [(time.first, time.last) for time in scene.times[s]]
    named += [(a.first, a.last) for a in scene.actors[s] if a.kind in ("person", "office")]
    return {-1, *(k for first, last in named for k in range(first, last))}


def _count(
    found: list[list[EventName]],
    before: Sequence[tuple[int, int]],
    sentence: Sentence,
    k: int,
    number: int,
    words: Mechanisms,
) -> None:
    """Give a number to what it counts, or add the edition that it tells of."""
    s, lows = sentence.index, sentence.lows
    i, n = before[-1]
    last, end = found[i][n], _counted(lows, k, words)
    if number == 1 and end and lows[end - 1] not in words.first:
        return  # "the first of its kind", "the first meeting since 2019"
    aged = end and lows[end - 1] in words.years and last.kind == "meeting"  # but a body grows old
    if aged:
        return
    if i == s and last.ordinal is None and end and _beside(lows, last.last, k, words):
        found[i][n] = replace(last, ordinal=number, last=end)
        return
    if last.ordinal == number:
        return  # "The 5th round was held. The fifth round": told again
    last = _counted_before(found, before, number) or last
    if last.ordinal is None and (last.kind == "conference" or number == 1):
        return  # a body just set up is to hold "its first session": that is no other than it
    if _in_series(lows, k, words):
        _number(found, before, number)
    elif of := _named_again(found, before, sentence, k, words):
        found[s].append(_edition(sentence, of, k, of.last, number))
    elif end and _of_it(lows, k, end, words):
        found[s].append(_edition(sentence, last, k, end, number))
    elif _bare(lows, k, words) and _near(lows, last, number, words, here=i == s):
        found[s].append(_edition(sentence, last, k, k + 1, number))


def _counted_before(
    found: Sequence[Sequence[EventName]], before: Sequence[tuple[int, int]], number: int
) -> EventName | None:
    """The mechanism named last that the text counts; a forum in between is none."""
    events = (found[i][n] for i, n in reversed(before))
    return next((e for e in events if e.ordinal not in (None, number)), None)


def _beside(lows: Sequence[str], first: int, k: int, words: Mechanisms) -> bool:
    """Whether a number stands in apposition to a name: ", now in its 41st", ", the third of"."""
    between = lows[first:k]
    set_off = between[:1] in ((",",), ("(",)) and len(between) < _ASIDE
    return set_off and words.beside.issuperset(between)


def _counted(lows: Sequence[str], k: int, words: Mechanisms) -> int:
    """Where a noun that is counted ends: of "third plenary session", "third of its kind"."""
    end = k + 1
    while lows[end : end + 1] and (lows[end] in words.modifiers or lows[end] in words.regular):
        end += 1
    if lows[end : end + 1] and lows[end] in words.carriers | words.years:
        return end + 1
    return k + 1 if _in_series(lows, k, words) else 0


def _in_series(lows: Sequence[str], k: int, words: Mechanisms) -> bool:
    """Of "the fourth in the series", "the third of its kind"."""
    near = lows[k + 1 : k + 1 + _NEAR]
    return near[:1] in (("in",), ("of",)) and not words.series.isdisjoint(near)


def _of_it(lows: Sequence[str], k: int, end: int, words: Mechanisms) -> bool:
    """Whether what is counted is of nothing else: of "the body", but of no "Senate".

    A "meeting" may be any, unless a word before its number says that it is of what was named.
    """
    told = lows[end - 1] in words.first or lows[k - 1] in words.owning
    if not told or lows[end - 1] in words.years or lows[end : end + 1] in (("between",), ("with",)):
        return False
    of = lows[end : end + 3]
    return of[:1] != ("of",) or of[-1] in words.series | words.anchors


def _number(found: list[list[EventName]], before: Sequence[tuple[int, int]], number: int) -> None:
    """Number the event named last that has none, unless what is named last bears this one."""
    s, n = before[-1]
    if found[s][n].ordinal == number:
        return
    free = [(i, m) for i, m in before if found[i][m].ordinal is None]
    if free:
        i, m = free[-1]
        found[i][m] = replace(found[i][m], ordinal=number)


def _named_again(
    found: Sequence[Sequence[EventName]],
    before: Sequence[tuple[int, int]],
    sentence: Sentence,
    k: int,
    words: Mechanisms,
) -> EventName | None:
    """The mechanism that the words behind a number call by its own name, its last token moved."""
    for i, n in reversed(before):
        event = found[i][n]
        for own in (_proper(event, words), _initials(event)):
            end = k + 1 + len(own)
            if own and list(sentence.lows[k + 1 : end]) == own:
                goes_on = any(low in words.meaning for low in sentence.lows[end : end + 1])
                return None if goes_on else replace(event, last=end)
        if _headed(event, sentence.lows, k, words):
            return replace(event, last=k + 2)
    return None


def _headed(event: EventName, lows: Sequence[str], k: int, words: Mechanisms) -> bool:
    """Of "the tenth Gulf Summit ... At the VIII Summit, held in": its noun, and nothing behind."""
    number = words.ordinal(lows[k].upper(), lows[k])
    near = event.ordinal is not None and number is not None
    if not near or lows[k + 1 : k + 2] != (event.head,) or lows[k - 1] not in words.owning:
        return False
    alone = lows[k + 2 : k + 3] not in (("of",), ("between",), ("with",), ("on",), ("for",))
    return alone and abs((event.ordinal or 0) - (number or 0)) in range(1, _APART + 1)


def _proper(event: EventName, words: Mechanisms) -> list[str]:
    """The words of a name that are its own: "Steppe Shield" of "Exercise Steppe Shield"."""
    kept = [w for w in event.name.split() if w.lower() not in words.meaning]
    return [w.lower() for w in kept] if kept and all(w[0].isupper() for w in kept) else []


def _initials(event: EventName) -> list[str]:
    """As what a name is called for short: "jcc" for "Joint Commission for Cooperation"."""
    big = [w[0].lower() for w in event.name.split() if w[0].isupper() and "-" not in w]
    return ["".join(big[-3:])] if len(big) > 2 else []


def _bare(lows: Sequence[str], k: int, words: Mechanisms) -> bool:
    """Of "than the sixth had", "after the ninth, which": no noun stands behind."""
    behind = lows[k + 1] if k + 1 < len(lows) else "."
    small = behind in words.small and behind != "of"
    return lows[k - 1] == "the" and (small or behind in words.ends or not behind[0].isalnum())


def _near(
    lows: Sequence[str], last: EventName, number: int, words: Mechanisms, *, here: bool
) -> bool:
    """Whether a bare number may count a mechanism of its sentence: it is near one that was counted,
    or stands with "the next round of" it.
    """
    if last.ordinal is None:
        return here and lows[last.first] in words.nearby
    return here and abs(number - last.ordinal) in range(1, _APART)


def _edition(sentence: Sentence, of: EventName, k: int, last: int, number: int) -> EventName:
    tokens = sentence.tokens
    return replace(
        of, first=k, last=last, start=tokens[k].start, end=tokens[last - 1].end,
        ordinal=number, bare=True,
    )  # fmt: skip
