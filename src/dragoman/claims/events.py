"""Named and counted gatherings of a sentence: "the 12th Gulf Forum", "the joint commission".

Tokens and mentions of one sentence come in; every edition of a forum, dialogue, commission or
exercise that it names goes out, with the name as written (without article, ordinal and year).
The reader starts from head nouns and walks left over modifiers to an ordinal or an article, then
right over "on", "for" or "of". Refused are plain meetings, visits, institutions of one state
and anniversaries. The surprising thing: a lower-case word it has never seen is taken into a
name where an ordinal or "annual" stands in front of it, and nowhere else.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.lexicon.mechanisms import Head, Mechanisms
from dragoman.records import EngagementKind, Mention, Sentence, Token

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "their", "its", "our", "these", "those"})
_SMALL = frozenset(
    "the a an this that these those his her their its our my of in on at to for from by with between among during"
    " after before under over into and or but as is are was were be been has have had will would not both also all"
    " any each said than when while where who which it he she they we i no such other more".split()
)
_DASHES = frozenset("-–—‑")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_QUOTES = frozenset("\"“”'‘’«»")
_NUMBERED = re.compile(r"[-–](?:\d{1,2}|(?:19|20)\d\d|[IVXL]{1,5})(?=\s|$)")  # "Falcon-16", "Falcon-2018"
_REACH = 8  # tokens a name may reach to the left of its head


class EventName(Struct, frozen=True, kw_only=True):
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


class _Line(Struct, frozen=True):
    """A sentence laid out for reading."""

    tokens: tuple[Token, ...]
    mention: dict[int, Mention]  # by each token inside
    codes: dict[int, tuple[str, ...]]  # parties by first token
    shouted: bool  # capitals carry no meaning
    words: Mechanisms

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def word(self, i: int) -> str:
        return self.tokens[i].word if 0 <= i < len(self.tokens) else ""

    def capital(self, i: int) -> bool:
        """Whether token `i` is a capitalised word that is no small word."""
        word = self.word(i)
        return word[:1].isupper() and self.low(i) not in _SMALL and not self.shouted

    def ordinal(self, i: int) -> int | None:
        return self.words.ordinal(self.word(i), self.low(i))

    def ordinal_of(self, figure: str) -> int | None:
        return self.words.ordinal(figure, figure.lower())

    def year(self, i: int) -> bool:
        return _is_year(self.word(i))


class _Left(Struct):
    """What the walk to the left of a head found."""

    first: int
    name: int  # first token of the name
    ordinal: int | None = None
    regular: bool = False
    counted: bool = False  # a carrier stands between ordinal and name
    hole: tuple[int, int] = (0, 0)  # tokens inside the name that are left out of it
    tail: int = -1  # a Roman ordinal at its end, left out too


def find(
    sentence: Sentence, mentions: Sequence[Mention], words: Mechanisms
) -> tuple[EventName, ...]:
    """All gatherings one sentence names, in order, none inside another."""
    lows = {token.low for token in sentence.tokens}
    if lows.isdisjoint(words.anchors):
        return ()
    line = _lay(sentence, mentions, words)
    found: list[EventName] = []
    i = 0
    while i < len(line.tokens):
        length = words.heads.length([t.low for t in line.tokens[i : i + 2]], 0)
        event = _at(line, i, i + length) if length else None
        if event and (not found or event.first >= found[-1].last):
            found.append(event)
        i = max(i + 1, event.last if event else 0)
    return tuple(found)


def _lay(sentence: Sentence, mentions: Sequence[Mention], words: Mechanisms) -> _Line:
    inside: dict[int, Mention] = {}
    codes: dict[int, tuple[str, ...]] = {}
    for mention in mentions:
        if mention.kind not in ("state", "organisation"):
            continue
        for i in range(mention.first, mention.last):
            inside[i] = mention
        if mention.ref and mention.form not in ("capital", "seat"):
            codes[mention.first] = (*codes.get(mention.first, ()), mention.ref)
    long = [t.word for t in sentence.tokens if t.word[0].isalpha() and t.low not in _SMALL]
    plain = sum(w[0].isupper() for w in long) if sentence.role == "title" else 0
    shouted = len(long) > 3 and max(plain, sum(w.isupper() for w in long)) >= 0.85 * len(long)
    return _Line(sentence.tokens, inside, codes, shouted, words)


def _at(line: _Line, i: int, end: int) -> EventName | None:
    """The gathering whose head is tokens `i` to `end`, if there is one."""
    head_word = " ".join(line.low(k) for k in range(i, end))
    head = line.words.meaning[head_word]
    if _is_part(line, i, end, head):
        return None
    left = _left(line, i)
    given, year = _titled(line, end, head, left)
    last = given if given > end else _right(line, i, end, left)
    end = given
    if last is None or not _stands(line, i, last if last > end else end, head, left):
        return None
    recurring = _recurs(line, i, last, head, left)
    parties = _parties(line, left.first, last)
    return EventName(
        first=left.first,
        last=max(last, year),
        start=line.tokens[left.first].start,
        end=line.tokens[max(last, year) - 1].end,
        name=_text(line, left, last),
        ordinal=left.ordinal,
        parties=parties,
        recurring=recurring,
        kind=head.kind,
        head=head_word,
    )


def _named_behind(line: _Line, head: Head, end: int) -> bool:
    """Whether capitals behind a head are its own name or another thing: "Exercise Steppe Shield"."""
    return head.group == "exercise" or end in line.mention or line.low(end) in line.words.ends


def _is_part(line: _Line, i: int, end: int, head: Head) -> bool:
    """Whether the head only modifies what follows, or is modified into something else."""
    after = line.low(end)
    if after in line.words.continued or line.low(i - 1) in line.words.never - {"security"}:
        return True
    if line.capital(i) and line.capital(end) and not line.shouted and not _named_behind(line, head, end):
        return True
    if after in line.words.anchors and line.words.heads.length([after, line.low(end + 1)], 0):
        return True
    return after in _DASHES and line.tokens[end].start == line.tokens[end - 1].end and not line.year(end + 1)


# --- to the left ------------------------------------------------------------------------


def _left(line: _Line, head: int) -> _Left:
    """Walk left from a head over what may stand in its name, then over ordinals and carriers."""
    cue = _cue_before(line, head)
    j = head
    while j > 0 and head - j < _REACH + 4:
        step = _modifier(line, j - 1, head, cue)
        if not step:
            break
        j -= step
    left = _Left(first=j, name=j)
    _counted(line, left)
    while left.name < head and line.low(left.name) in line.words.manners:
        left.name += 1
    if left.ordinal is None and not left.regular:
        _after_head_count(line, left, head)
    return left


def _cue_before(line: _Line, head: int) -> int:
    """The token of an ordinal or "annual" with only words of a name behind it; -1 without one."""
    for k in range(head - 1, max(-1, head - 1 - _REACH), -1):
        if line.ordinal(k) is not None or line.low(k) in line.words.regular | line.words.editions:
            return k
        if line.low(k) in _SMALL - {"and"} or line.word(k) in ",;:.()":
            return -1
    return -1


def _modifier(line: _Line, k: int, head: int, cue: int) -> int:
    """How many tokens ending at `k` stand in the name; 0 at its left end."""
    low, word = line.low(k), line.word(k)
    if line.ordinal(k) is not None or low in line.words.editions | line.words.nearby:
        return 0
    if k in line.mention:
        mention = line.mention[k]
        return k - mention.first + 1
    if word in _DASHES and k and (k - 1 in line.mention or k + 1 in line.mention or _tight(line, k)):
        return 1
    if word in _POSSESSIVE:
        return _possessive(line, k)
    if word.isdigit() and line.word(k - 1) == "+":
        return 3
    if word in _QUOTES:
        return _quoted(line, k)
    if low in ("and", "&", ","):
        return _joint(line, k, cue)
    if low in _SMALL or not word[0].isalnum() or (word in line.words.never and low != "security"):
        return 0
    if line.capital(k) and line.capital(head) or low in line.words.modifiers or low in line.words.regular:
        return 1
    if line.capital(k) and (k - 1 in line.mention or not _opens(line, k)) and not line.capital(head):
        return 1 if word.isalpha() and cue >= 0 and k > cue else 0
    return 1 if 0 <= cue < k and (word[0].isalpha()) else 0


def _tight(line: _Line, k: int) -> bool:
    """Whether a dash hangs two capitalised words together."""
    tokens = line.tokens
    if k + 1 >= len(tokens) or tokens[k - 1].end != tokens[k].start or tokens[k].end != tokens[k + 1].start:
        return False
    return line.capital(k - 1) and line.capital(k + 1)


def _quoted(line: _Line, k: int) -> int:
    """A capitalised name in quotes that ends at `k`, as its number of tokens."""
    for n in range(k - 1, max(-1, k - 7), -1):
        if line.word(n) in _QUOTES:
            return k - n + 1 if n < k - 1 else 0
        if not line.word(n)[0].isupper() and n not in line.mention and line.low(n) not in ("del", "de", "-"):
            return 0
    return 0


def _opens(line: _Line, k: int) -> bool:
    return k == 0


def _possessive(line: _Line, k: int) -> int:
    """A plural's apostrophe stays in the name ("ministers' meeting"), a singular's ends it."""
    if line.word(k) in ("'", "’") and line.low(k - 1).endswith("s"):
        return 1
    return 0


def _joint(line: _Line, k: int, cue: int) -> int:
    """Whether an "and" or comma at `k` joins two modifiers of the name."""
    low, before = line.low(k), k - 1
    if before < 0:
        return 0
    if line.capital(before) and line.capital(k + 1):
        return 1 if low != "," or _and_follows(line, k) else 0
    known = line.words.modifiers
    if line.low(before) in known and line.low(k + 1) in known:
        return 1 if low != "," or _and_follows(line, k) else 0
    return 1 if 0 <= cue < before and low != "," else 0


def _and_follows(line: _Line, k: int) -> bool:
    return any(line.low(n) in ("and", "&") for n in range(k + 2, k + 6))


def _counted(line: _Line, left: _Left) -> None:
    """Take the ordinal, "annual" and carrier in front of a name into account."""
    k = left.name - 1
    if line.low(k) in ("the", "their", "its") and line.low(k - 1) == "of":
        k -= 1
    elif line.low(k) in _POSSESSIVE and k - 1 in line.mention:
        k -= 1
    if line.low(k) == "of" and line.low(k - 1) in line.words.carriers:
        left.counted = True
        left.first = k - 1
        k = _over_regular(line, k - 2, left)
    k = _over_regular(line, k, left)
    ordinal = line.ordinal(k)
    if ordinal is None and line.low(k) in line.words.editions:
        ordinal = 1
    if ordinal is not None:
        left.ordinal, left.first = ordinal, k
        _party_before(line, left, k)
    if any(line.low(n) in line.words.regular for n in range(left.name, left.name + 2)):
        left.regular = True


def _over_regular(line: _Line, k: int, left: _Left) -> int:
    """Step over "annual", "next", a year, and modifiers of a carrier."""
    while k >= 0:
        low = line.low(k)
        if low in line.words.regular:
            left.regular = True
        elif not (low in line.words.nearby or line.year(k) or (left.counted and low in ("plenary", "regular"))):
            break
        left.first = k
        k -= 1
    return k


def _party_before(line: _Line, left: _Left, k: int) -> None:
    """"the China-Fiji third consultation": two parties in front of the ordinal begin the name."""
    mention = line.mention.get(k - 1)
    if mention is None or left.counted:
        return
    first = mention.first
    if line.word(first - 1) in _DASHES and first - 2 in line.mention:
        first = line.mention[first - 2].first
    if len({c for n in range(first, k) for c in line.codes.get(n, ())}) > 1:
        left.first, left.hole, left.name = first, (k, left.name), first


def _after_head_count(line: _Line, left: _Left, head: int) -> None:
    """"the General Assembly's 79th session", "the Commission held its 3rd meeting"."""
    for k in range(head + 1, head + 12):
        if line.word(k) in (".", ";", ""):
            return
        ordinal = line.ordinal(k)
        owned = line.word(k - 1) in _POSSESSIVE or line.low(k - 1) in ("its", "their")
        if ordinal is not None and owned and line.low(k + 1) in line.words.carriers:
            left.ordinal, left.counted = ordinal, True
            return


# --- to the right -----------------------------------------------------------------------


def _titled(line: _Line, end: int, head: Head, left: _Left) -> tuple[int, int]:
    """The end of the name and of the year behind it: "Exercise Steppe Shield 2025"."""
    if head.group == "exercise":
        bare, end = end, _given_name(line, end)
        if end > bare and not line.capital(bare):  # ", codenamed" stands between
            left.hole = (bare, next(k for k in range(bare, end) if line.capital(k)))
        if roman := line.ordinal(end - 1):
            left.ordinal, left.tail = left.ordinal or roman, end - 1
    year = end
    if line.word(end) in ("-", "–") and line.year(end + 1):
        year = end + 2
    elif line.year(end):
        year = end + 1
    return end, year


def _given_name(line: _Line, end: int) -> int:
    k = end
    for word in (",", "named", "called", "codenamed", "code-named", "dubbed"):
        k += line.low(k) == word
    quoted = line.word(k) in _QUOTES
    k += quoted
    start = k
    while k - start < 5 and (line.capital(k) or (k > start and line.low(k) in ("del", "de", "da", "al"))):
        k += 1
    if k == start or line.year(start):
        return end
    return k + (quoted and line.word(k) in _QUOTES)


def _right(line: _Line, head: int, end: int, left: _Left) -> int | None:
    """The end of the name with its "on", "for" or "of" phrase; None when a later head has it."""
    if line.low(end) not in line.words.follow:
        return end
    k = end + 1
    if line.low(k) in _ARTICLES:
        k += 1
    if line.low(end) == "of" and line.low(head) in line.words.carriers and _head_ahead(line, k):
        return None
    if not line.capital(head) and line.low(end) != "of" and _settled(line, left, head):
        return end
    sharers = line.low(end) == "of" and line.low(k) in ("two", "three", "four", "both")
    if sharers and line.low(head) not in line.words.carriers:
        return end  # "the seminar of the two parties" says whose it is, not its name
    stop = _phrase_end(line, k, line.capital(head))
    return stop if stop > k else end


def _settled(line: _Line, left: _Left, head: int) -> bool:
    """Whether a lower-case name is whole without the phrase behind it."""
    return _lower(line, left, head + 1).endswith(line.words.settled)


def _head_ahead(line: _Line, k: int) -> bool:
    """Whether the "of" phrase from `k` on has a head of its own: "meeting of the Joint Committee"."""
    for n in range(k, min(k + _REACH + 2, len(line.tokens))):
        if line.low(n) in line.words.anchors and line.low(n) not in ("exchange", "week"):
            return True
        if line.low(n) in _SMALL - {"and"} or line.word(n) in ",;:.":
            return False
    return False


def _phrase_end(line: _Line, k: int, capital: bool) -> int:
    """The end of a noun phrase from `k` on; of capitalised words where the head is."""
    end = start = k
    while k < len(line.tokens) and k - start < (16 if capital else 7):
        low = line.low(k)
        if low in line.words.ends or (low.endswith("ed") and not line.capital(k)) or line.year(k):
            break
        if low in ("and", "of", "the", "for", "on", ",", "&") and (k > start):
            if not capital and low in (",", "on", "for"):
                break
            k += 1
            continue
        if k in line.mention or line.capital(k) or (not capital and low not in _SMALL and low[0].isalpha()):
            k += 1
            end = k
            continue
        if line.word(k) in _POSSESSIVE | _DASHES:
            k += 1
            continue
        break
    return end


# --- what it is -------------------------------------------------------------------------


def _stands(line: _Line, i: int, last: int, head: Head, left: _Left) -> bool:
    """Whether enough stands beside the head for it to name something."""
    name = _lower(line, left, i + 1)
    if any(name.endswith(body) for body in line.words.institutions) and not left.counted:
        return False
    if left.ordinal is None:
        left.ordinal = _numbered(line, left, last)
    cued = left.ordinal is not None or (left.regular and _more(line, left, i, last))
    named = _capitalised(line, left.name, i)
    match head.group:
        case "cued":
            return cued and left.name < i
        case "weak":
            return _weak_stands(line, i, last, left, named)
        case "exercise":
            return cued and (left.name < i or left.counted) or _given(line, left, i, last) or named
        case "body":
            whole = left.name < i or (left.counted and line.capital(i))
            return cued and whole or _common(line, left, i)
        case _:
            return _gathers(line, i, last, left, cued=cued, named=named)


def _gathers(line: _Line, i: int, last: int, left: _Left, *, cued: bool, named: bool) -> bool:
    if cued and (left.name < i or last > i + 1):
        return True
    if cued and line.low(last) == "between" and len(_parties(line, i, last)) > 1:
        return True
    titled = line.capital(i) and sum(line.capital(k) for k in range(i + 1, last)) > 0
    return named or titled or _common(line, left, i)


def _given(line: _Line, left: _Left, i: int, last: int) -> bool:
    """Whether a name of its own stands behind or, in quotes, before an exercise."""
    behind = last > i + 1 and line.low(i + 1) not in line.words.follow
    return behind or any(line.word(k) in _QUOTES for k in range(left.name, i))


def _numbered(line: _Line, left: _Left, last: int) -> int | None:
    """The edition in "Steppe Shield-16": a figure of two digits hung on a name by a dash."""
    for k in range(left.name, last):
        name, dash, figure = line.word(k).rpartition("-")
        if dash and name and name[0].isupper() and len(figure) < 6:
            if figure.isdigit() and len(figure) < 3:
                return int(figure)
            if figure.isupper() and (ordinal := line.ordinal_of(figure)):
                return ordinal
    return None


def _more(line: _Line, left: _Left, i: int, last: int) -> bool:
    """Whether more than "annual" stands beside the head."""
    return last > i + 1 or any(line.low(k) not in line.words.regular for k in range(left.name, i))


def _weak_stands(line: _Line, i: int, last: int, left: _Left, named: bool) -> bool:
    if left.regular:
        return left.name < i or last > i + 1
    capitals = sum(line.capital(k) for k in range(left.name, i)) > 1
    if left.ordinal is None:
        shared = _between(line, left, i) or any(line.word(k) == "+" for k in range(left.name, i))
        return (named and line.low(i) == "meeting" and shared) or (left.counted and capitals)
    if left.counted:
        return left.name < i
    return named or capitals or any(line.word(k) in ("'", "’") for k in range(left.name, i))


def _between(line: _Line, left: _Left, i: int) -> bool:
    """Whether an organisation or two parties stand in the name itself."""
    return any(k in line.mention for k in range(left.name, i))


def _capitalised(line: _Line, first: int, head: int) -> bool:
    """"Munich Security Conference", "SCO summit": capitals that belong to the name."""
    if line.shouted:
        return False
    if line.capital(head):
        return any(line.capital(k) for k in range(first, head))
    return any(k in line.mention and line.mention[k].kind == "organisation" for k in range(first, head))


def _common(line: _Line, left: _Left, i: int) -> bool:
    """Whether the name says that two parties share it."""
    codes = {c for k in range(left.name, i) for c in line.codes.get(k, ())}
    return len(codes) > 1 or any(line.low(k) in line.words.common and line.capital(k) for k in range(left.name, i)) or (
        _lower(line, left, i + 1).endswith(line.words.settled)
    )


def _recurs(line: _Line, i: int, last: int, head: Head, left: _Left) -> bool:
    if left.ordinal is not None or left.regular:
        return True
    return head.group != "exercise" or _given(line, left, i, last) or line.capital(i)


def _parties(line: _Line, first: int, last: int) -> tuple[str, ...]:
    """The parties of the name where it has two, or those of "between A and B" behind it."""
    codes = list(dict.fromkeys(c for k in range(first, last) for c in line.codes.get(k, ())))
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


# --- as text ----------------------------------------------------------------------------


def _text(line: _Line, left: _Left, last: int) -> str:
    """The name as written, without article, ordinal and the year behind it."""
    skip = range(*left.hole)
    pieces: list[str] = []
    before = -1
    for k in range(left.name, last):
        if k in skip or k == left.tail or _is_quote(line, k) or (line.year(k) and k not in line.mention):
            continue
        gap = " " if pieces and (before != k - 1 or line.tokens[k].start > line.tokens[before].end) else ""
        pieces.append(gap + line.word(k))
        before = k
    return _NUMBERED.sub("", "".join(pieces)).strip(" ,-–\"“”")


def _is_quote(line: _Line, k: int) -> bool:
    """A quotation mark, and not the apostrophe of "ministers' meeting"."""
    word = line.word(k)
    return word in _QUOTES and not (word in _POSSESSIVE and line.low(k - 1).endswith("s"))


def _lower(line: _Line, left: _Left, last: int) -> str:
    return _text(line, left, last).lower()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
