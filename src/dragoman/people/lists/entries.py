"""The entries of a list, each of its own: a diary, a chronology, a calendar, a list of headlines.

    14:00 – Signing of ...     6 May: Minister X visits ...     • Peru and Ecuador sign ...
    3 June | Talks with Austria | Vienna     DHAKA – Commerce secretaries begin ...

Sentences with what they name come in, items go out; none where fewer than three lines are marked
as entries or prose prevails. The first item is what stands above the list. No state passes from an
entry to the next, unless the lines above name two. A town that stands apart from the words of an
entry says where it takes place and is no side of it. Lines that go on ("She also met ...") belong
to the entry above.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dragoman.dates import TimeExpression, in_year, months, years
from dragoman.lexicon.phrases import Phrases
from dragoman.people.belonging.home import guessed
from dragoman.people.known.evidence import Why
from dragoman.people.lists import entry_marks
from dragoman.people.lists.entry_marks import Entry
from dragoman.records import Actor, Item, Mention, Sentence

_FEWEST = 3  # entries that make a list
_BEFORE = 2  # sentences that may introduce a list


def find(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    times: Sequence[Sequence[TimeExpression]],
    actors: Sequence[Sequence[Actor]],
    own: tuple[str, str] | None,
) -> tuple[Item, ...]:
    """The lines above a list as one item, and its entries; none where a document is no list.

    `own` is whose paper it is, with the reason: that of every entry, unless it was only guessed
    and the list is about others too.
    """
    each = zip(sentences, mentions, times, _ends(sentences), strict=True)
    lines = [Entry(*one) for one in each]
    first = _first(lines)
    if not first:
        return ()
    named = _named(mentions[:first])
    states = named if len(named) == 2 else ()
    starts = [
        s
        for s in range(first, len(lines))
        if _begins(lines, s) and not _goes_on(actors[s], sentences[s])
    ]
    whose = _whose(own, named, [a for found in actors[:first] for a in found])
    if own and (any(map(_tells, lines[:first])) or _of_all(own, mentions[first:], starts)):
        whose = own
    head = Item(0, first, states, *whose, listed=True)
    ends = pairwise([*starts, len(lines)])
    return head, *(_item(replace(head, first=s, last=end), lines[s]) for s, end in ends)


def dated(
    sentences: Sequence[Sentence],
    times: Sequence[Sequence[TimeExpression]],
    items: Sequence[Item],
    published: str | None,
    said: Phrases,
) -> tuple[tuple[TimeExpression, ...], ...]:
    """The times, those of a list in the year that a line above them names.

    What is told as past is put in no year to come.
    """
    found = [tuple(each) for each in times]
    head = items[0].last if items else len(found)
    above = {y for s in range(head) for t in times[s] if _dates(sentences[s], t) for y in years(t)}
    year = next(iter(above)) if items and len(above) == 1 else None
    for s in range(head - 1, len(found)):
        alone = _year_alone(sentences[s], times[s])
        year = year if alone is None else alone
        ahead = published is not None and year is not None and year > int(published[:4])
        if year is not None and not (ahead and said.past(sentences[s].lows)):
            found[s] = tuple(in_year(t, year) for t in found[s])
    return tuple(found)


def without_towns(
    actors: Sequence[Sequence[Actor]], items: Sequence[Item]
) -> tuple[tuple[Actor, ...], ...]:
    """The actors but for the towns in which entries take place."""
    kept = [tuple(found) for found in actors]
    for s, town in ((item.first, item.town) for item in items):
        if town is not None:
            kept[s] = tuple(a for a in kept[s] if a.kind != "party" or a.first != town.first)
    return tuple(kept)


def _ends(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The last sentence of the paragraph of each sentence."""
    last = {sentence.paragraph: sentence for sentence in sentences}
    return [last[sentence.paragraph] for sentence in sentences]


def _first(lines: Sequence[Entry]) -> int:
    """The sentence that opens a list; 0 where there is none."""
    begun = [s for s in range(1, len(lines)) if _opens(lines, s) and entry_marks.marked(lines[s])]
    if len(begun) < _FEWEST or sum(map(_tells, lines[: begun[0]])) > _BEFORE:
        return 0
    rest = range(begun[0], len(lines))
    prose = {lines[s].sentence.paragraph for s in rest if not entry_marks.bare(lines[s])}
    prose -= {lines[s].sentence.paragraph for s in begun}
    return begun[0] if 2 * len(prose) <= len(begun) else 0


def _opens(lines: Sequence[Entry], s: int) -> bool:
    """Whether a sentence opens a paragraph."""
    return lines[s].sentence.paragraph != lines[s - 1].sentence.paragraph


def _begins(lines: Sequence[Entry], s: int) -> bool:
    """Whether an entry begins with a sentence: one that is marked, or a line that is no prose."""
    return _opens(lines, s) and (entry_marks.marked(lines[s]) or entry_marks.bare(lines[s]))


def _tells(line: Entry) -> bool:
    return entry_marks.tells(line.sentence)


def _item(item: Item, line: Entry) -> Item:
    """An entry with its town; who is named behind the town that it opens with is of there."""
    town, opens = entry_marks.town(line)
    if town is None or not opens:
        return replace(item, town=town)
    return replace(item, town=town, home=town.ref, why=Why.TOWN)


def _dates(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time dates what stands below its line: "June 2031", "Visits to Fiji, 2030".

    A year within a name or told of dates nothing: "Agenda 2063 and the Union".
    """
    before = sentence.lows[time.first - 1] if time.first else ","
    ends = time.last == len(sentence.lows)
    return months(time) or (ends and before == ",")


def _year_alone(sentence: Sentence, times: Sequence[TimeExpression]) -> int | None:
    """The year that is all that a line says: "2029"."""
    told = years(times[0]) if len(times) == 1 else frozenset[int]()
    whole = len(told) == 1 and times[0].last == 1 and len(sentence.lows) < _FEWEST
    return next(iter(told)) if whole and not any(low.isalpha() for low in sentence.lows) else None


def _goes_on(actors: Sequence[Actor], sentence: Sentence) -> bool:
    """Whether a line speaks of those told of above it."""
    first = next((a for a in actors if a.kind != "party" or a.parties), None)
    back = first is not None and first.kind in ("pronoun", "sides") and not first.parties
    return back or "also" in sentence.lows


def _named(above: Sequence[Sequence[Mention]]) -> tuple[str, ...]:
    """The states that the lines above a list name."""
    named = dict.fromkeys(m.ref for found in above for m in found if m.kind == "state" and m.ref)
    return tuple(ref for ref in named if ref)


def _whose(
    own: tuple[str, str] | None, named: tuple[str, ...], above: Sequence[Actor]
) -> tuple[str | None, str]:
    """Whose officials a list names without a country, as far as the lines above it tell.

    The one state that they name; of "Programme of the visit of X of Chad to Peru" the host's.
    """
    if own and not guessed(own[1]):
        return own
    theirs = {p for a in above if a.person is not None for p in a.parties}
    rest = named if len(named) == 1 else tuple(p for p in named if p not in theirs)
    alone = len(rest) == 1 and (len(named) == 1 or len(theirs) == 1)
    return (rest[0], Why.ABOVE) if alone else (None, "")


def _of_all(
    own: tuple[str, str], mentions: Sequence[Sequence[Mention]], starts: Sequence[int]
) -> bool:
    """Whether most of the entries name the state whose paper it is taken to be."""
    naming = sum(any(m.ref == own[0] for m in found) for found in mentions)
    return 2 * naming > len(starts)
