"""The items of a newsletter, each news of its own: sentences with their mentions in, items out.

    LIMA | President X heads to Quito ...        3. Mongolia. President Y is expected in Tokyo.
    Oman–Yemen. Foreign Minister Z received ...  @PeruMFA | Just spoke to ...
    Envoy called in | Fiji's foreign ministry summoned ... | New bridge | The ministers of Peru ...

A heading is a line, or the opening of a paragraph, of states and their capitals alone, a state's
name before a colon ("* FIJI: ..."), or the name of an account. One heading is no newsletter, nor
are headings of one state, with nothing below (the tags of a page) or far down an article. Below
them a bare number opens an item too. Lines of other words head items only where no state is named
below most of them: those of an article go on with its subject. Refused are travellers' diaries:
who is named without a country below headings of two states is of neither.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.people.belonging.home import cued, guessed
from dragoman.people.known.evidence import Why
from dragoman.people.lists.entry_marks import BULLETS
from dragoman.records import Actor, Item, Mention, Person, Sentence

_LONGEST = 9  # tokens of a heading
_BEFORE = 2  # sentences that may introduce a newsletter
_FEWEST = 3  # headings of words that make a round-up
_JOINTS = frozenset({"and", "the", "&"})


def find(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    persons: Sequence[Person],
    own: tuple[str, str] | None,
) -> tuple[Item, ...]:
    """The items in order, from the first heading on; none where the document is one piece.

    `own` is whose paper it is, with the reason: that of every item, unless it was only guessed.
    """
    heads = list(_heads(sentences, mentions))
    if not heads and (briefs := _briefs(sentences, mentions, own)):
        return briefs
    if len(heads) < 2 or sum(map(_tells, sentences[: heads[0][0]])) > _BEFORE:
        return ()
    ends = [*(s for s, _ in heads[1:]), len(sentences)]
    full = [h for h, end in zip(heads, ends, strict=True) if _news(sentences[h[0] : end])]
    accounts = sum(_account(sentences[s]) for s, _ in full)
    if len({states for _, states in full if states}) < 2 and accounts < 2:
        return ()
    found = tuple(
        Item(s, end, states, *_home(states, own))
        for (s, states), end in zip(heads, ends, strict=True)
    )
    return () if _travels(found, actors, persons) else found


def _briefs(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    own: tuple[str, str] | None,
) -> tuple[Item, ...]:
    """The items below lines of words, each of other states; none of an article with headings."""
    starts = [s for s in range(1, len(sentences)) if _headline(sentences, s)]
    spans = list(pairwise([*starts, len(sentences)]))
    if len(starts) < _FEWEST or any(map(_tells, sentences[: starts[0]])):
        return ()
    named = [{m.ref for found in mentions[a:b] for m in found if m.ref} for a, b in spans]
    shared = Counter(ref for refs in named for ref in refs)
    if not all(named) or not all(_news(sentences[a:b]) for a, b in spans):
        return ()
    home = own if own and not (guessed(own[1]) or cued(own[1])) else (None, "")
    return (
        ()
        if 2 * max(shared.values()) > len(spans)
        else tuple(Item(a, b, (), *home) for a, b in spans)
    )


def _headline(sentences: Sequence[Sentence], s: int) -> bool:
    """Whether a line is a heading of words: short, by itself, without a stop."""
    one, beside = sentences[s], (*sentences[s - 1 : s], *sentences[s + 1 : s + 2])
    apart = all(other.paragraph != one.paragraph for other in beside)
    return apart and len(one.lows) <= _LONGEST and one.lows[-1].isalnum() and one.words[0].istitle()


def _home(states: tuple[str, ...], own: tuple[str, str] | None) -> tuple[str | None, str]:
    """Whose officials an item names without a country, and the reason."""
    if own and (not (guessed(own[1]) or cued(own[1])) or not states):
        return own
    return (states[0], Why.HEADING) if len(states) == 1 else (None, "")


def _heads(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first sentence of each item, with the states its heading names."""
    for s, sentence in enumerate(sentences):
        before = sentences[s - 1] if s else None
        if before is not None and before.paragraph == sentence.paragraph:
            continue
        if label := _label(sentence, mentions[s]):
            yield s, label
        if label or len(sentence.lows) > _LONGEST:
            continue
        if _account(sentence):
            yield s, ()
            continue
        numbered = not any(w.isalpha() for w in sentence.words)
        k = s + 1 if numbered and s + 1 < len(sentences) else s
        states = _states(sentences[k], mentions[k])
        if states or (numbered and sentences[k].paragraph == sentence.paragraph):
            yield s, states


def _label(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The state whose name and a colon open an entry: "* FIJI: Minister X met ...", no title."""
    lows, first = sentence.lows, int(sentence.lows[0] in BULLETS)
    names = (m for m in mentions if m.kind == "state" and m.form == "name" and m.first == first)
    label = next(names, None)
    if label is None or not label.ref or sentence.role == "title":
        return ()
    return (label.ref,) if lows[label.last : label.last + 1] == (":",) else ()


def _news(item: Sequence[Sentence]) -> bool:
    """Whether something is told below a heading: states in lines of their own may be tags."""
    return any(map(_tells, item))


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence is one, and no heading."""
    return len(sentence.lows) > _LONGEST and sentence.role == "body"


def _states(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The states of a line that names nothing else; none where it says more."""
    if len(sentence.lows) > _LONGEST:
        return ()
    found = [m for m in mentions if m.ref and m.kind in ("state", "place")]
    inside = {i for m in found for i in range(m.first, m.last)}
    rest = (low for i, low in enumerate(sentence.lows) if i not in inside and low not in _JOINTS)
    if any(low.isalpha() for low in rest) or any(m.form in ("demonym", "people") for m in found):
        return ()
    return tuple(dict.fromkeys(m.ref for m in found if m.ref))


def _account(sentence: Sentence) -> bool:
    """Whether a line is the name of an account: "@PeruMFA"."""
    return sentence.lows[0] == "@" and len(sentence.lows) == 2


def _travels(
    items: Sequence[Item], actors: Sequence[Sequence[Actor]], persons: Sequence[Person]
) -> bool:
    """Whether somebody without a country is named below headings of two states."""
    places: dict[int, set[tuple[str, ...]]] = {}
    for item in (item for item in items if item.states):
        for actor in (a for found in actors[item.first : item.last] for a in found):
            if actor.person is not None and persons[actor.person].party is None:
                places.setdefault(actor.person, set()).add(item.states)
    return any(len(states) > 1 for states in places.values())
