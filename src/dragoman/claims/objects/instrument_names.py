"""Where the name of an instrument begins and ends, around its head noun, and whether it is one.

A sentence comes in; half-open token spans go out. The left end is an article, a verb or a
preposition; the right end lies behind "on", "for", "in the field of" and lists, where the clause
goes on. Refused are heads that only modify ("protocol department"), set phrases ("in agreement")
and loose nouns with nothing beside them ("a deal").
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.instruments import Instruments
from dragoman.lexicon.owning import APOSTROPHES
from dragoman.records import Sentence, Token

YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s*(?:[-–—/]|to|and)\s*((?:19|20)\d\d))?\b")
_REACH = 12  # tokens a name reaches to the left of its head
_LONGEST = 22  # and to the right of it
_LINKS = frozenset({"and", ",", "in", "on", "to", "for"})
_LISTED = 12  # tokens in which "any" leads a list
_NEAR = 5  # tokens between a memorandum and the verb of who issues it
_ENDS = frozenset(';.:()!?"”')


class Span(Struct, frozen=True):
    """A name in a sentence: half-open token indices, its head noun and the word before it."""

    first: int
    head: int
    end: int  # of the head
    last: int
    word: str  # the head, lower case
    article: str


class _Line(Struct, frozen=True):
    """A sentence with the tokens that mentions and times begin at or cover."""

    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    covered: dict[int, int]  # token in a party's name -> its first token
    organisations: frozenset[int]
    named: frozenset[int]
    timed: frozenset[int]
    words: Instruments

    def low(self, k: int) -> str:
        return self.lows[k] if 0 <= k < len(self.lows) else ""

    def capital(self, k: int) -> bool:
        return 0 <= k < len(self.tokens) and self.tokens[k].word[0].isupper()


def spans(scene: Scene, s: int, lows: tuple[str, ...], words: Instruments) -> Iterator[Span]:
    """The names of instruments in sentence `s`, from left to right."""
    line = _lay(scene, s, lows, words)
    k = 0
    while k < len(lows):
        free = lows[k] in words.anchors and k not in line.organisations
        length = words.heads.length(lows, k) if free else 0
        if not length or not _is_head(line, k, k + length):
            k += 1
            continue
        word = " ".join(lows[k : k + length])
        first, last = _left(line, k), _right(line, k + length, word)
        yield Span(first, k, k + length, last, word, line.low(first - 1))
        k = last


def _lay(scene: Scene, s: int, lows: tuple[str, ...], words: Instruments) -> _Line:
    mentions = scene.mentions[s]
    parties = [m for m in mentions if m.kind != "place"]
    return _Line(
        tokens=scene.sentences[s].tokens,
        lows=lows,
        covered={k: m.first for m in parties for k in range(m.first, m.last)},
        organisations=frozenset(
            k for m in parties if m.kind == "organisation" for k in range(m.first, m.last)
        ),
        named=frozenset(m.first for m in mentions),
        timed=frozenset(t.first for t in scene.times[s]),
        words=words,
    )


def _is_head(line: _Line, k: int, end: int) -> bool:
    """Whether the noun is the head of a name, and no part of another word or of a set phrase."""
    words, after, before = line.words, line.low(end), line.low(k - 1)
    if after in words.continued or (after in words.anchors and words.heads.length(line.lows, end)):
        return False
    if before in words.never_of or (after in ("of", "on") and line.low(end + 1) in words.never_of):
        return False
    return end - k > 1 or before not in words.bare or after in ("on", "with")


# --- to the left ------------------------------------------------------------------------


def _left(line: _Line, head: int) -> int:
    """The first token of the name: back over modifiers to an article, a verb or a preposition."""
    k = head
    while k > 0 and head - k < _REACH:
        if k - 1 in line.covered:
            k = line.covered[k - 1]
        elif _modifies(line, k - 1, head):
            k -= 1
        else:
            break
    while k < head and (
        line.lows[k] in ("and", "of", "for", "on") or not line.lows[k][0].isalnum()
    ):
        k += 1
    return _row(line, k)


def _row(line: _Line, k: int) -> int:
    """Where a title begins that opens with states in a row: "the Peru, Chad, and Fiji Treaty"."""
    first, states = k, 1
    while first > 1 and line.covered.get(first) == first and line.lows[first - 1] in (",", "and"):
        j = first - 1 - (line.lows[first - 2 : first] == (",", "and"))
        if j - 1 not in line.covered:
            break
        first, states = line.covered[j - 1], states + 1
    return first if states > 2 and line.low(first - 1) == "the" else k


def _modifies(line: _Line, j: int, head: int) -> bool:
    low, words = line.lows[j], line.words
    if not low[0].isalnum():
        near = j - 1 in line.covered or j + 1 in line.covered or line.low(j - 1).isdigit()
        return low in APOSTROPHES or (low in "-–—" and near)
    named = low in words.proper and j > 0 and line.capital(j) and line.capital(j + 1)
    if (low in words.verbs and not named) or (low in words.kinds and not line.capital(j)):
        return False
    if not line.capital(j) and line.low(j - 1) in words.modals:
        return False  # "will resume Trade Agreement talks"
    if low in words.small:
        return line.capital(head) and _joins(line, j)
    inflected = low.endswith(("ed", "ing")) and "-" not in low and low not in words.kept
    return line.capital(j) or not inflected or _gerund(line, j, head)


def _gerund(line: _Line, j: int, head: int) -> bool:
    """Whether an "-ing" right before the head is a noun: "a data sharing agreement"."""
    before = line.low(j - 1)
    noun = before[:1].isalpha() and before not in line.words.small | line.words.verbs
    return line.lows[j].endswith("ing") and j == head - 1 and noun and _articled(line, j)


def _articled(line: _Line, j: int) -> bool:
    """Whether an article stands a few words before token `j`."""
    return not {"a", "an", "the"}.isdisjoint(line.lows[max(j - 4, 0) : j])


def _joins(line: _Line, j: int) -> bool:
    """Whether a small word stands inside a title: "Exchange of Information Agreement"."""
    if line.lows[j] not in ("and", "of") or j == 0:
        return False
    before = line.lows[j - 1]
    if before in line.words.small or (line.lows[j] == "and" and before in line.words.kinds):
        return False  # "the Lima Declaration and Quito Joint Statement" are two
    return line.capital(j - 1) and line.capital(j + 1)


# --- to the right -----------------------------------------------------------------------


def _right(line: _Line, end: int, head: str) -> int:
    """The end of the name: over "on", "for", "in the field of" and lists, up to a clause."""
    words, first = line.words, line.low(end)
    if first == "between":
        return _between(line, end)
    if first not in words.joins or (first == "in" and not _in_topic(line, end)):
        return end
    if first == "to" and (head not in words.aims or line.capital(end - 1)):
        return end
    k = last = end
    while k < len(line.lows) and k - end < _LONGEST and not _stops(line, k, end):
        if line.lows[k] not in words.small and line.lows[k][0].isalnum():
            last = k + 1
        k += 1
    return last


def _between(line: _Line, end: int) -> int:
    """The end of a name that says between whom: "Agreement between the Government of Chad and the
    Government of Peru on Ports". States alone are no part of a name; bodies are.
    """
    words, bodies = line.words, end
    for k in range(end + 1, min(end + 2 * _LONGEST, len(line.lows))):
        if line.lows[k] in words.topics:
            return _right(line, k, "")
        if not (line.capital(k) or k in line.covered or line.lows[k] in words.inside):
            break
        if line.capital(k) and not (k in line.covered or line.lows[k] in words.governments):
            bodies = k + 1
    return bodies


def _stops(line: _Line, k: int, end: int) -> bool:
    """Whether token `k` is no part of the name any more."""
    low = line.lows[k]
    if low == "between" and not _of_states(line, k):
        return False  # "on cooperation between the diplomatic academies"
    if low in line.words.stops or low in _ENDS:
        return True
    if k in line.timed and "for" not in line.lows[k - 3 : k]:
        return True
    return low in _LINKS and _leaves(line, k, end)


def _of_states(line: _Line, k: int) -> bool:
    """Whether "between" at `k` names states, or those told of: "between the two countries"."""
    behind = range(k + 1, min(k + 6, len(line.lows)))
    return any(i in line.covered or line.lows[i] in line.words.pairs for i in behind)


def _leaves(line: _Line, k: int, end: int) -> bool:
    """Whether the link at `k` begins something that is no part of the name."""
    after = line.low(k + 1)
    match line.lows[k]:
        case "and":
            return _begins(line, k)
        case ",":
            return not _lists(line, k, end)
        case "in":
            aim = after == "order" and not line.capital(k + 1)  # "in order to"
            return aim or (k > end and not _in_field(line, k) and k + 1 in line.named | line.timed)
        case "to":
            return k > end
        case "for":
            lasts = not line.words.units.isdisjoint(line.lows[k + 1 : k + 5])
            return lasts or after in ("a", "his", "her")
        case "on" if after == "the":
            return line.low(k + 2) in line.words.asides
        case _:
            return k > end and k + 1 in line.timed


def _in_field(line: _Line, k: int) -> bool:
    return not line.words.fields.isdisjoint(line.lows[k + 1 : k + 4])


def _in_topic(line: _Line, k: int) -> bool:
    """Whether "in" at `k` tells what a paper is about: "Plan of Cooperation in Education"."""
    titled = line.capital(k - 1) and line.capital(k + 1)
    return _in_field(line, k) or (titled and k + 1 not in line.named | line.timed)


def _begins(line: _Line, k: int) -> bool:
    """Whether "and" begins another object or clause: "and an agreement", "and pledged"."""
    after, words = line.low(k + 1), line.words
    if after in ("a", "an") or after in words.verbs | words.stops or after.endswith("ed"):
        return True
    return after == "the" and any(low in words.kinds for low in line.lows[k + 1 : k + 5])


def _lists(line: _Line, k: int, end: int) -> bool:
    """Whether the comma at `k` stands in a list that an "and" will end, or ends before it."""
    ahead = line.lows[k + 1 : k + 8]
    if ahead[:1] == ("and",):
        return "," in line.lows[end:k] and not _begins(line, k + 1)
    small = line.words.small - {"and"}
    return "and" in ahead and small.isdisjoint(ahead[:2])


# --- whether it names one ------------------------------------------------------------------


def one_paper(
    scene: Scene, sentence: Sentence, lows: tuple[str, ...], span: Span, words: Instruments
) -> bool:
    """Whether the span names one paper: plurals and loose nouns need more beside them."""
    before = lows[max(0, span.first - 4) : span.first]
    named = "known" in before and not words.aliases.isdisjoint(before)
    if (
        not words.lacking.isdisjoint(before[-2:])
        or named
        or _national(scene, span, sentence, words)
    ):
        return False
    if _any(lows, span, words) or _ordered(lows, span, words):
        return False
    name = lows[span.first : span.last]
    alone = words.planned.within(name) > 0 and not _signed(lows, span, words)
    if alone or words.inner.within(name):
        return False  # "the National Security Memorandum": an act of one government
    if span.word in words.plurals and span.last == span.end:
        return False
    if span.word not in words.named or (span.word in words.loose and bare(span, words)):
        return True
    if span.word.startswith("statement"):
        return not words.shared.isdisjoint(lows[span.first : span.head])
    modified = span.first < span.head or span.last > span.end
    proper = sentence.tokens[span.head].word[0].isupper() or _signed(lows, span, words)
    return modified and (proper or bool(YEARS.search(text_of(scene, sentence, span))))


def _any(lows: tuple[str, ...], span: Span, words: Instruments) -> bool:
    """Of "any contract entered into", "any pact or trade agreement": none that there is."""
    led = lows[max(0, span.first - _LISTED) : span.first]
    last = max((k for k, low in enumerate(led) if low in words.anys), default=-1)
    if last < 0:
        return False
    listed = led[last + 1 :]
    return not listed or (listed[-1] == "or" and {"the", "a", ";"}.isdisjoint(listed))


def _ordered(lows: tuple[str, ...], span: Span, words: Instruments) -> bool:
    """Of "issued a memorandum", "In the Memorandum on X, the president directed": one issued it."""
    near = lows[max(0, span.first - _NEAR) : span.last + _NEAR]
    return span.word in words.ordered and not words.ordering.isdisjoint(near)


def _national(scene: Scene, span: Span, sentence: Sentence, words: Instruments) -> bool:
    """Of "the Peruvian Jobs Plan", "the ASEAN Work Plan": it is of whose one name it bears, unless
    two signed it.
    """
    mentions = scene.mentions[sentence.index]
    verb = span.first - 2
    signers = {m.ref for m in mentions if m.last <= verb}
    if verb > 0 and sentence.lows[verb] in words.signing and len(signers) > 1:
        return False
    named = [m for m in mentions if span.first <= m.first and m.last <= span.head]
    one = len(named) == 1 and named[0].kind != "place"
    return one and span.word in words.plans


def _signed(lows: tuple[str, ...], span: Span, words: Instruments) -> bool:
    """Of "signed a critical minerals deal": a verb of signing right before the noun group."""
    verb = lows[span.first - 2] if span.first > 1 else ""
    return span.article in ("a", "an") and verb in words.signing


def bare(span: Span, words: Instruments) -> bool:
    """Whether a naming is nothing but a definite head: "the agreement"."""
    return span.article in words.definite and (span.first, span.last) == (span.head, span.end)


def text_of(scene: Scene, sentence: Sentence, span: Span) -> str:
    """The words of a name as they stand in the document."""
    start, end = sentence.tokens[span.first].start, sentence.tokens[span.last - 1].end
    return scene.document.text[start:end]
