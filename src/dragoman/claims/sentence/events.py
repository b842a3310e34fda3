"""Named and counted gatherings of a sentence: "the 12th Gulf Forum", "the joint commission".

Tokens and mentions of one sentence come in; every edition of a forum, dialogue, commission or
exercise that it names goes out, with the name as written (without article, ordinal and year).
The reader starts from head nouns; `event_names` walks left over modifiers to an ordinal or an
article, then right over "on", "for" or "of". Refused are plain meetings, visits, institutions of
one state and anniversaries.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.claims.sentence.event_ends import titled, walk_right
from dragoman.claims.sentence.event_line import DASHES, QUOTES, Line, lay
from dragoman.claims.sentence.event_names import Left, lower, text, walk_left
from dragoman.lexicon.mechanisms import Head, Mechanisms
from dragoman.lexicon.owning import APOSTROPHES
from dragoman.records import EngagementKind, Mention, Sentence

_ABOUT = frozenset({"on", "about"})


class EventName(Struct, frozen=True, kw_only=True, gc=False):
    """A gathering as one sentence names it; `recurring` says that it makes a mechanism claim."""

    first: int  # half-open token indices, ordinal and year included
    last: int
    start: int  # characters of the same
    end: int
    name: str
    ordinal: int | None
    parties: tuple[str, ...]  # of a bilateral name, or "between A and B"; empty otherwise
    recurring: bool
    kind: EngagementKind
    head: str  # the head noun, lower case
    bare: bool = False  # told by its number alone, behind the name: "the second edition"

    @property
    def capitalised(self) -> bool:
        """Whether any word of the name has a capital: a name of its own, not a description."""
        return any(word[:1].isupper() for word in self.name.split())


def find(
    sentence: Sentence, mentions: Sequence[Mention], words: Mechanisms
) -> tuple[EventName, ...]:
    """All gatherings one sentence names, in order, none inside another."""
    lows = sentence.lows
    if words.anchors.isdisjoint(sentence.said):
        return ()
    line = lay(sentence, mentions, words)
    found: list[EventName] = []
    done = 0
    for i in words.heads.beginnings(lows):
        length = words.heads.length(lows[i : i + 2], 0) if i >= done else 0
        event = _at(line, i, i + length) if length else None
        if event and (not found or event.first >= found[-1].last):
            found.append(event)
        done = max(done, event.last if event else 0)
    return tuple(found)


def _at(line: Line, i: int, end: int) -> EventName | None:
    """The gathering whose head is tokens `i` to `end`, if there is one."""
    head_word = " ".join(line.low(k) for k in range(i, end))
    head = line.words.meaning[head_word]
    if _is_part(line, i, end, head):
        return None
    left = walk_left(line, i)
    if left.ordinal is None and _of_paper(line, left.first):
        return None
    given, year = titled(line, end, head, left)
    last = given if given > end else walk_right(line, i, end, left)
    end = given
    if last is None or not _stands(line, i, max(end, last), head, left):
        return None
    recurring = _recurs(line, i, last, head, left)
    if left.ordinal == 1 and _again(line, last):
        left.ordinal = None
    parties = _parties(line, left.first, last)
    return EventName(
        first=left.first,
        last=max(last, year),
        start=line.tokens[left.first].start,
        end=line.tokens[max(last, year) - 1].end,
        name=text(line, left, last),
        ordinal=left.ordinal,
        parties=parties,
        recurring=recurring,
        kind=head.kind,
        head=head_word,
    )


def _of_paper(line: Line, first: int) -> bool:
    """Of "a Memorandum of Understanding on Political Consultations": what a paper is about."""
    return line.low(first - 1) in ("on", "for") and line.low(first - 2) in line.words.papers


def _again(line: Line, last: int) -> bool:
    """Of "the first (C4) since 2019", "the first in six years": others were before it."""
    k = last + 3 if line.low(last) == "(" and line.low(last + 2) == ")" else last
    long = line.low(k) == "in" and not line.words.spans.isdisjoint(line.lows[k + 1 : k + 4])
    return long or line.low(k) in line.words.resumed


def _named_behind(line: Line, head: Head, end: int) -> bool:
    """Whether capitals behind a head are its own name: "Exercise Steppe Shield"."""
    if head.group == "exercise" or "-" in line.word(end)[1:]:  # "Binational Cabinet Chile-Peru"
        return True
    return end in line.mention or line.low(end) in line.words.ends


def _is_part(line: Line, i: int, end: int, head: Head) -> bool:
    """Whether the head only modifies what follows, or is modified into something else."""
    after = line.low(end)
    if after in line.words.continued or line.low(i - 1) in line.words.never:
        return True
    if (
        line.capital(i)
        and line.capital(end)
        and not line.shouted
        and not _named_behind(line, head, end)
    ):
        return True
    if after in line.words.anchors and line.words.heads.length([after, line.low(end + 1)], 0):
        return True
    return (
        after in DASHES
        and line.tokens[end].start == line.tokens[end - 1].end
        and not line.year(end + 1)
    )


# --- what it is -------------------------------------------------------------------------


def _stands(line: Line, i: int, last: int, head: Head, left: Left) -> bool:
    """Whether enough stands beside the head for it to name something."""
    name = lower(line, left, i + 1)
    if name.endswith(line.words.institutions) and not left.counted:
        return False
    if line.words.inner.within(line.lows, left.name, i):
        return False  # "the Mayors' Forum"
    left.hung = head.group == "exercise"  # of "COVID-19 Summit" it is no number
    if left.ordinal is None and left.hung:
        left.ordinal = _numbered(line, left, last)
    cued = left.ordinal is not None or (left.regular and _more(line, left, i, last))
    named = _capitalised(line, left.name, i)
    match head.group:
        case "cued":
            return cued and left.name < i
        case "weak":
            return _weak_stands(line, i, last, left, named=named)
        case "exercise":
            return (
                (cued and (left.name < i or left.counted)) or _given(line, left, i, last) or named
            )
        case "body":
            telling = f"{line.low(i)} {line.low(i + 1)}" in line.words.meaning
            whole = left.name < i or left.counted or telling  # "the 15th Binational Cabinet"
            return (cued and whole) or _common(line, left, i)
        case _:
            return _gathers(line, i, last, left, cued=cued, named=named)


def _gathers(line: Line, i: int, last: int, left: Left, *, cued: bool, named: bool) -> bool:
    if cued and (left.name < i or last > i + 1):
        return True
    if cued and line.low(last) == "between" and len(_parties(line, i, last)) > 1:
        return True
    titled = line.capital(i) and sum(line.capital(k) for k in range(i + 1, last)) > 0
    return named or titled or _common(line, left, i)


def _given(line: Line, left: Left, i: int, last: int) -> bool:
    """Whether a name of its own stands behind or, in quotes, before an exercise."""
    behind = last > i + 1 and line.low(i + 1) not in line.words.follow
    return behind or any(line.word(k) in QUOTES for k in range(left.name, i))


def _numbered(line: Line, left: Left, last: int) -> int | None:
    """The edition in "Steppe Shield-16": a figure of two digits hung on a name by a dash."""
    for k in range(left.name, last):
        name, dash, figure = line.word(k).rpartition("-")
        if dash and name and name[0].isupper() and len(figure) < 6:
            if figure.isdecimal() and len(figure) < 3:
                return int(figure)
            if figure.isupper() and (ordinal := line.ordinal_of(figure)):
                return ordinal
    return None


def _more(line: Line, left: Left, i: int, last: int) -> bool:
    """Whether more than "annual" stands beside the head."""
    return last > i + 1 or any(line.low(k) not in line.words.regular for k in range(left.name, i))


def _weak_stands(line: Line, i: int, last: int, left: Left, *, named: bool) -> bool:
    if left.regular:
        return left.name < i or last > i + 1
    capitals = sum(line.capital(k) for k in range(left.name, i)) > 1
    if left.ordinal is None:
        shared = _between(line, left, i) or any(line.word(k) == "+" for k in range(left.name, i))
        return (named and line.low(i) == "meeting" and shared) or (left.counted and capitals)
    if left.counted:
        return left.name < i
    return named or capitals or any(line.word(k) in APOSTROPHES for k in range(left.name, i))


def _between(line: Line, left: Left, i: int) -> bool:
    """Whether an organisation or two parties stand in the name itself."""
    return any(k in line.mention for k in range(left.name, i))


def _capitalised(line: Line, first: int, head: int) -> bool:
    """As in "Munich Security Conference", "SCO summit": capitals that belong to the name."""
    if line.shouted:
        return False
    if line.capital(head):
        return any(line.capital(k) for k in range(first, head))
    return any(
        k in line.mention and line.mention[k].kind == "organisation" for k in range(first, head)
    )


def _common(line: Line, left: Left, i: int) -> bool:
    """Whether the name says that two parties share it."""
    codes = {c for k in range(left.name, i) for c in line.codes.get(k, ())}
    return (
        len(codes) > 1
        or any(line.low(k) in line.words.common and line.capital(k) for k in range(left.name, i))
        or (lower(line, left, i + 1).endswith(line.words.settled))
    )


def _recurs(line: Line, i: int, last: int, head: Head, left: Left) -> bool:
    if left.ordinal is not None or left.regular:
        return True
    if head.group == "body" and _only_acts(line, last):
        return False
    return head.group != "exercise" or _given(line, left, i, last) or line.capital(i)


def _only_acts(line: Line, k: int) -> bool:
    """Of "The Peru-Chile Commission said on Monday", "was founded": a body that has not sat."""
    while line.low(k) in line.words.owned or k in line.mention:
        k += 1
    return line.low(k) in line.words.acts


def _parties(line: Line, first: int, last: int) -> tuple[str, ...]:
    """The parties of the name where it has two, or those of "between A and B" behind it."""
    about = topic(line.lows, first, last)
    codes, told = (
        list(dict.fromkeys(c for k in span for c in line.codes.get(k, ())))
        for span in (range(first, about), range(about, last))
    )
    codes = codes + told if len(told) > 1 else codes  # "on Peru-Chile Border Affairs"
    if len(codes) > 1:
        return tuple(codes)
    if line.low(last) in ("between", "of", "among"):
        behind: list[str] = []
        for k in range(last + 1, min(last + 24, len(line.tokens))):
            if line.word(k) in (";", ".") or line.low(k) in line.words.ends:
                break
            behind += line.codes.get(k, ())
        if len(set(behind)) > 1:
            return tuple(dict.fromkeys(behind))
    return ()


def topic(lows: Sequence[str], first: int, last: int) -> int:
    """Where a name goes on to what it is about: states behind it are no parties to it."""
    return next((k for k in range(first, last) if lows[k] in _ABOUT), last)
