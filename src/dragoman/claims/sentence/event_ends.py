"""How far a gathering's name reaches to the right of its head noun.

A line, a head and what stood to its left come in; the token behind the name goes out, and behind
the year after it. A name goes on over "on", "for" or "of" and lists, and ends at a clause.
"""

from dragoman.claims.sentence.event_line import ARTICLES, DASHES, QUOTES, Line
from dragoman.claims.sentence.event_names import Left, lower
from dragoman.lexicon.mechanisms import Head
from dragoman.lexicon.owning import POSSESSIVE

_REACH = 10  # tokens in which a phrase shows its own head


def titled(line: Line, end: int, head: Head, left: Left) -> tuple[int, int]:
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


def _given_name(line: Line, end: int) -> int:
    k = end
    for word in (",", "named", "called", "codenamed", "code-named", "dubbed"):
        k += line.low(k) == word
    quoted = line.word(k) in QUOTES
    k += quoted
    start = k
    while k - start < 5 and (
        line.capital(k) or (k > start and line.low(k) in ("del", "de", "da", "al"))
    ):
        k += 1
    if k == start or line.year(start):
        return end
    return k + (quoted and line.word(k) in QUOTES)


def walk_right(line: Line, head: int, end: int, left: Left) -> int | None:
    """The end of the name with its "on", "for" or "of" phrase; None when a later head has it."""
    if line.low(end) not in line.words.follow:
        return end
    k = end + 1
    if line.low(end) == "of" and line.low(k) in ("a", "an"):
        return end  # "the Leaders' Summit of a region"
    if line.low(k) in ARTICLES:
        k += 1
    if line.low(end) == "of" and line.low(head) in line.words.carriers and _head_ahead(line, k):
        return None
    if not line.capital(head) and line.low(end) != "of" and _settled(line, left, head):
        return end
    sharers = line.low(end) == "of" and line.low(k) in ("two", "three", "four", "both")
    if sharers and line.low(head) not in line.words.carriers:
        return end  # "the seminar of the two parties" says whose it is, not its name
    listed = not _adjunct(line, left)
    stop = _phrase_end(line, k, capital=line.capital(head), listed=listed)
    return stop if stop > k else end


def _adjunct(line: Line, left: Left) -> bool:
    """Of "At the Summit of the Lakes, President A": a comma behind it begins the clause."""
    first = left.first - (line.low(left.first - 1) in ARTICLES)
    return first == 1 and line.low(0) in line.words.small


def _settled(line: Line, left: Left, head: int) -> bool:
    """Whether a lower-case name is whole without the phrase behind it."""
    return lower(line, left, head + 1).endswith(line.words.settled)


def _head_ahead(line: Line, k: int) -> bool:
    """Whether the phrase from `k` on has a head: "meeting of the Joint Committee"."""
    for n in range(k, min(k + _REACH, len(line.tokens))):
        if line.low(n) in line.words.anchors and line.low(n) not in ("exchange", "week"):
            return True
        if line.low(n) in line.words.small - {"and"} or line.word(n) in ",;:.":
            return False
    return False


def _phrase_end(line: Line, k: int, *, capital: bool, listed: bool) -> int:
    """The end of a noun phrase from `k` on; of capitalised words where the head is.

    One that goes on behind a year is a presidency's or the like, and no part of the name.
    """
    end = start = k
    while k < len(line.tokens) and k - start < (16 if capital else 7):
        low = line.low(k)
        if line.year(k) and (line.capital(k + 1) or k + 1 in line.mention):
            return start
        if low in line.words.ends or (low.endswith("ed") and not line.capital(k)) or line.year(k):
            break
        if low in ("and", "of", "the", "for", "on", ",", "&") and (k > start):
            if not capital and low in (",", "on", "for"):
                break
            if _another(line, k) or (low == "," and not (listed and _listing(line, k))):
                break
            if low == "and" and not capital and "and" in line.lows[start:k]:
                break  # "a dialogue on security and defence and work towards a pact"
            if low == "the" and not _leads(line, k - 1):
                break  # "the Summit on Climate the president hosted"
            k += 1
            continue
        if (
            k in line.mention
            or line.capital(k)
            or (not capital and low not in line.words.small and low[0].isalpha())
        ):
            k += 1
            end = k
            continue
        if line.word(k) in POSSESSIVE | DASHES:
            k += 1
            continue
        break
    return end


def _leads(line: Line, k: int) -> bool:
    """Whether an article may follow in a name: "on Ending the War", "of the Lakes and the Sea"."""
    return line.low(k) in line.words.small or line.word(k) in ",&" or line.low(k).endswith("ing")


def _listing(line: Line, k: int) -> bool:
    """Whether a comma stands in a list of a name: "on Trade, Science and Technology"."""
    for n in range(k + 1, k + _REACH):
        if line.low(n) in ("and", "&"):
            return True
        if not (line.capital(n) or n in line.mention or line.word(n) in ",-–"):
            return False
    return False


def _another(line: Line, k: int) -> bool:
    """Whether ", the" or "and the Lake Council" at `k` begins the name of another thing."""
    if line.low(k + 1) != "the":
        return False
    return line.low(k) == "," or (
        line.low(k) == "and" and (k + 2 in line.mention or _head_ahead(line, k + 2))
    )
