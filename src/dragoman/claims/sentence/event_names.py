"""How far a gathering's name reaches to the left of its head noun, and how it is written.

A line and the tokens of a head come in; the first and last token of the name go out, with the
ordinal, "annual" and carrier ("the third round of the") that stand around it. A lower-case word
never seen before is taken into a name only behind an ordinal or "annual".
"""

import re

from msgspec import Struct

from dragoman.claims.sentence.event_line import DASHES, QUOTES, Line
from dragoman.lexicon.owning import APOSTROPHES, POSSESSIVE

_NUMBERED = re.compile(r"[-–](?:\d{1,2}|[IVXL]{1,5})(?=\s|$)")  # "Falcon-16"
_DATED = re.compile(r"[-–](?:19|20)\d\d(?=\s|$)")  # "Falcon-2018"
_REACH = 8  # tokens a name may reach to the left of its head


class Left(Struct):
    """What the walk to the left of a head found."""

    first: int
    name: int  # first token of the name
    ordinal: int | None = None
    regular: bool = False
    counted: bool = False  # a carrier stands between ordinal and name
    hole: tuple[int, int] = (0, 0)  # tokens inside the name that are left out of it
    tail: int = -1  # a Roman ordinal at its end, left out too
    hung: bool = False  # a figure hung on its end numbers it: "Steppe Shield-16"


# --- to the left ------------------------------------------------------------------------


def walk_left(line: Line, head: int) -> Left:
    """Walk left from a head over what may stand in its name, then over ordinals and carriers."""
    cue = _cue_before(line, head)
    j = head
    while j > 0 and head - j < _REACH + 4:
        step = _modifier(line, j - 1, head, cue)
        if not step:
            break
        j -= step
    j += line.word(j) in POSSESSIVE  # of "Wednesday's SCO Summit", for no name begins with it
    left = Left(first=j, name=j)
    _counted(line, left)
    while left.name < head and (skipped := _manner(line, left.name, head)):
        left.name += skipped
    if left.ordinal is None and not left.regular:
        _after_head_count(line, left, head)
    return left


def _manner(line: Line, k: int, head: int) -> int:
    """How many tokens from `k` only tell how or by whom: "virtual", "Peru-hosted"; none of the
    "Sixth Extraordinary Summit", whose name that is.
    """
    low, words = line.low(k), line.words
    if low in words.manners and k + 1 == head and line.capital(k) and line.capital(head):
        return 0
    if low in words.manners or low.rpartition("-")[2] in words.led:
        return 1
    hung = line.word(k + 1) in DASHES and line.low(k + 2) in words.led
    return 3 if hung else 0


def _cue_before(line: Line, head: int) -> int:
    """The token of an ordinal or "annual" with only words of a name behind it; -1 without one."""
    for k in range(head - 1, max(-1, head - 1 - _REACH), -1):
        low, words = line.low(k), line.words
        if low in words.regular or low in words.editions or line.ordinal(k) is not None:
            return k
        if (low in words.small and low not in ("and", "of")) or line.word(k) in ",;:.()":
            return -1
    return -1


def _modifier(line: Line, k: int, head: int, cue: int) -> int:
    """How many tokens ending at `k` stand in the name; 0 at its left end."""
    low, words = line.low(k), line.words
    if low in words.editions or low in words.nearby or line.ordinal(k) is not None:
        return 0
    if k in line.mention:
        return k - line.mention[k].first + 1
    if low in ("and", "&", ","):
        return _joint(line, k, head, cue)
    if not low[0].isalpha():
        return _sign(line, k)
    if low in ("of", "for") and (0 <= cue < k - 1 or _articled(line, k)):
        return _of_name(line, k, head)
    if low in words.small or line.word(k) in words.never or low in words.days:
        return 0
    known = low in words.modifiers or low in words.regular
    if known or (line.capital(k) and line.capital(head)):
        return 1
    return int(0 <= cue < k)


def _of_name(line: Line, k: int, head: int) -> int:
    """Whether "of" at `k` joins two capitalised words of a name: "the 7th Bay of Fundy Forum"."""
    if line.low(k) == "for" and line.low(k - 1) in line.words.papers:
        return 0  # "the Action Plan for Strategic Dialogue"
    joined = line.capital(k - 1) and line.capital(k + 1) and line.capital(head)
    return int(joined and line.low(k - 1) not in line.words.carriers | line.words.anchors)


def _articled(line: Line, k: int) -> bool:
    """Whether the capitals before `k` begin behind an article: "the 2021 Feed for Life Forum"."""
    n = k - 1
    while line.capital(n) or line.year(n):
        n -= 1
    return n < k - 1 and line.low(n) == "the"


def _sign(line: Line, k: int) -> int:
    """How many tokens of a name end in the dash, apostrophe, quote or figure at `k`."""
    word, words = line.word(k), line.words
    if word in DASHES and k:
        return int(k - 1 in line.mention or k + 1 in line.mention or _tight(line, k))
    if word in APOSTROPHES and line.low(k - 1).endswith("s"):
        return 1  # "ministers' meeting"
    if word in POSSESSIVE and k - 1 not in line.mention and line.capital(k - 1):
        theirs = line.low(k - 1) in words.folk or line.low(k - 1) in words.meaning
        return int(theirs and line.capital(k + 1))  # "Women's Forum", and not "Costa's Forum"
    if word in QUOTES:
        return _quoted(line, k)
    return 3 if word.isdigit() and line.word(k - 1) == "+" else 0


def _tight(line: Line, k: int) -> bool:
    """Whether a dash hangs two capitalised words together."""
    tokens = line.tokens
    if (
        k + 1 >= len(tokens)
        or tokens[k - 1].end != tokens[k].start
        or tokens[k].end != tokens[k + 1].start
    ):
        return False
    return line.capital(k - 1) and line.capital(k + 1)


def _quoted(line: Line, k: int) -> int:
    """A capitalised name in quotes that ends at `k`, as its number of tokens."""
    for n in range(k - 1, max(-1, k - 7), -1):
        if line.word(n) in QUOTES:
            return k - n + 1 if n < k - 1 else 0
        if (
            not line.word(n)[0].isupper()
            and n not in line.mention
            and line.low(n) not in ("del", "de", "-")
        ):
            return 0
    return 0


def _joint(line: Line, k: int, head: int, cue: int) -> int:
    """1 where an "and" or comma at `k` joins two modifiers of the name, else 0."""
    low, before = line.low(k), k - 1
    if before < 0 or _placed(line, before):
        return 0
    if line.capital(before) and line.capital(k + 1):
        return 1 if low != "," or _and_follows(line, k, head) else 0
    known = line.words.modifiers
    if line.low(before) in known and line.low(k + 1) in known:
        return 1 if low != "," or _and_follows(line, k, head) else 0
    return 1 if 0 <= cue < before and low != "," else 0


def _placed(line: Line, k: int) -> bool:
    """Of "at the G7 Summit in Peru and the": a state that says where, joined to nothing."""
    return k in line.mention and line.low(line.mention[k].first - 1) == "in"


def _and_follows(line: Line, k: int, end: int) -> bool:
    return any(line.low(n) in ("and", "&") for n in range(k + 2, min(k + 6, end)))


def _counted(line: Line, left: Left) -> None:
    """Take the ordinal, "annual" and carrier in front of a name into account."""
    k = left.name - 1
    if (line.low(k) in ("the", "their", "its") and line.low(k - 1) == "of") or (
        line.low(k) in POSSESSIVE and k - 1 in line.mention
    ):
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


def _over_regular(line: Line, k: int, left: Left) -> int:
    """Step over "annual", "next", a year, and modifiers of a carrier."""
    while k >= 0:
        low = line.low(k)
        if low in line.words.regular:
            left.regular = True
        elif not (
            low in line.words.nearby
            or line.year(k)
            or (left.counted and low in line.words.modifiers | {"plenary"})
        ):
            break
        left.first = k
        k -= 1
    return k


def _party_before(line: Line, left: Left, k: int) -> None:
    """Let two parties before the ordinal begin the name: "the China-Fiji third consultation"."""
    mention = line.mention.get(k - 1)
    if mention is None or left.counted:
        return
    first = mention.first
    if line.word(first - 1) in DASHES and first - 2 in line.mention:
        first = line.mention[first - 2].first
    if len({c for n in range(first, k) for c in line.codes.get(n, ())}) > 1:
        left.first, left.hole, left.name = first, (k, left.name), first


def _after_head_count(line: Line, left: Left, head: int) -> None:
    """As in "the General Assembly's 79th session", "the Commission held its 3rd meeting"."""
    if line.words.carriers.isdisjoint(line.lows[head + 2 : head + 13]):
        return
    for k in range(head + 1, head + 12):
        if line.word(k) in (".", ";", ""):
            return
        ordinal = line.ordinal(k)
        owned = line.word(k - 1) in POSSESSIVE or line.low(k - 1) in ("its", "their")
        if ordinal is not None and owned and line.low(k + 1) in line.words.carriers:
            left.ordinal, left.counted = ordinal, True
            return


# --- as text ----------------------------------------------------------------------------


def text(line: Line, left: Left, last: int) -> str:
    """The name as written, without article, ordinal and the year behind it."""
    skip = range(*left.hole)
    pieces: list[str] = []
    before = -1
    for k in range(left.name, last):
        if (
            k in skip
            or k == left.tail
            or _is_quote(line, k)
            or (line.year(k) and k not in line.mention)
        ):
            continue
        gap = (
            " "
            if pieces and (before != k - 1 or line.tokens[k].start > line.tokens[before].end)
            else ""
        )
        pieces.append(gap + line.word(k))
        before = k
    name = _DATED.sub("", "".join(pieces))
    return (_NUMBERED.sub("", name) if left.hung else name).strip(' ,-–"“”')


def _is_quote(line: Line, k: int) -> bool:
    """A quotation mark, and not the apostrophe of "ministers' meeting"."""
    word = line.word(k)
    return word in QUOTES and not (word in POSSESSIVE and line.low(k - 1).endswith("s"))


def lower(line: Line, left: Left, last: int) -> str:
    """The name in lower case, up to token `last`."""
    return text(line, left, last).lower()
