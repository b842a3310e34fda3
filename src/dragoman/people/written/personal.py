"""Personal names by their shape: forms of address, ranks, then capitalised words and particles.

    General (rank) Đỗ Văn Sáng · H.E. Sheikh Hamad bin Nasser al-Suwaidi · K. J. Tauati, Jr.

No list of names is used. What makes a run of capitals a name is what stands beside it (an office,
a rank) or that the document names the person elsewhere; this module only says how far it goes.
"""

from msgspec import Struct

from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.people.written.line import Line

_MOST = 8  # tokens; the longest forms seen are six words and a suffix


class NameGroup(Struct, frozen=True, gc=False):
    """A name in a sentence: `first` includes titles, `name` is where the name itself begins."""

    first: int
    name: int
    last: int
    titled: bool


def read(line: Line, i: int) -> NameGroup | None:
    """Read titles and a name that begin at token `i`; None when no name is there."""
    if not 0 <= i < len(line.shapes) or (not line.shapes[i] and not _may_begin(line, i)):
        return None
    start = address(line, i) if line.lows[i] in line.grammar.offices.titles else i
    if start == i and i and line.lows[i - 1] == "the":
        return None  # "In the Cancillería, the Foreign Minister received"
    if line.words[i] in line.grammar.ships and line.low(i - 1) in OWNING:
        return None  # "the Indian navy's INS Satpura"
    end = _run(line, start, titled=start > i)
    if end == start or (
        end == start + 1
        and line.words[start].isupper()
        and len(line.words[start]) > 1
        and not line.capitals
        and not (
            start > i and line.lows[i] in ("mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.")
        )
        and not _labels(line, start)
    ):
        return None
    return NameGroup(i, start, end, start > i)


def _labels(line: Line, i: int) -> bool:
    """Whether the word at `i` ends a label that opens a line: "FOREIGN MINISTER DUARTE: I met"."""
    held = line.low(i - 1) in line.grammar.offices.head_words and line.low(i + 1) == ":"
    return held and all(word.isupper() for word in line.words[:i])


def _may_begin(line: Line, i: int) -> bool:
    """A cheap look before the full one: most tokens begin no name."""
    word, low = line.words[i], line.lows[i]
    offices = line.grammar.offices
    if word[0].isupper():
        return (
            low in offices.honorifics.starts
            or low in offices.ranks.starts
            or word.endswith(".")
            or len(word) == 1
        )
    return low in line.grammar.people.openings


def address(line: Line, i: int) -> int:
    """The token after the ranks and forms of address that begin at `i`."""
    offices = line.grammar.offices
    while i < len(line.lows) and line.lows[i] in offices.titles:
        n = max(offices.honorifics.length(line.lows, i), offices.ranks.length(line.lows, i))
        if not n or not _addresses(line, i, n):
            break
        i += n
        if line.low(i) in ("'", "’", ".") and line.low(i - 1) in ("dato", "adm", "hon"):
            i += 1
        if line.low(i) in ("(", ",") and line.low(i + 1) in line.grammar.people.retired:
            i += 3 if line.low(i + 2) == ")" else 2
    return i


def _addresses(line: Line, i: int, n: int) -> bool:
    """Whether these words address someone: capitals, and something nameable or titled after."""
    if not line.cap(i) and line.lows[i] not in line.grammar.people.small_styles:
        return line.lows[i] in line.grammar.people.small_ranks and line.nameable(i + n)
    after = i + n
    if line.low(after) in line.grammar.people.general_bodies and not line.capitals:
        return False  # "the Chief of the General Intelligence Directorate"
    if line.words[i] == "Don" and not line.nameable(after + 1):
        return False  # "Minister Don Costa" is called so
    if line.words[i] in ("He", "U", "M.", "Sr.", "Don", "Captain") or line.lows[i] == "i":
        return line.nameable(after) and line.words[i] != "He"
    return line.nameable(after) or bool(
        after < len(line.lows)
        and (
            line.grammar.offices.honorifics.length(line.lows, after)
            or line.grammar.offices.ranks.length(line.lows, after)
            or line.low(after) in ("(", "al", "el", "'", "’", ".")
        )
    )


def _run(line: Line, start: int, *, titled: bool) -> int:
    """Where the name that begins at `start` ends; `start` itself when none begins there."""
    i = start
    end = min(len(line.words), start + _MOST)
    while i < end:
        dotted = line.words[i][-1] == "." and _letter(line, i, inside=i > start)
        if dotted or (line.nameable(i) and _belongs(line, i, start)):
            i += 1
        elif i > start or titled or line.low(i) in ("al", "el"):
            step = _particles(line, i)
            if not step:
                break
            i += step
        else:
            break
    if i > start:
        i = _suffix(line, i)
    for word in line.words[start:i]:
        if len(word) > 1 and word[-1] != ".":
            return i
    return start


def _letter(line: Line, i: int, *, inside: bool) -> bool:
    """Whether token `i`, which ends in a dot, is an initial: "K." before a name, or within one."""
    word = line.words[i]
    dotted = (
        len(word) <= 6
        and word[0].isupper()
        and all(len(p) == 1 or (len(p) == 2 and p[1].islower()) for p in word[:-1].split("."))
    )
    return dotted and (
        inside
        or line.nameable(i + 1)
        or (len(line.words[i + 1 : i + 2]) == 1 and line.words[i + 1].endswith("."))
    )


def _belongs(line: Line, i: int, start: int) -> bool:
    """Whether a nameable token that is also a place, party or office word is part of this name."""
    offices = line.grammar.offices
    low = line.lows[i]
    if i in line.inside:
        return _named_like_a_place(line, i, start)
    if line.given(i) and (i == start or low in offices.also_last):
        return True
    if low in offices.head_words and (
        offices.heads.length(line.lows, i) or offices.plural_heads.length(line.lows, i)
    ):
        return False
    if (
        i > start
        and offices.honorifics.length(line.lows, i)
        and low in ("mr", "mr.", "mrs.", "ms.", "dr.", "h.e.", "shri", "smt.", "smt", "shrimati")
    ):
        return False
    if i > start and offices.ranks.length(line.lows, i) and line.nameable(i + 1) and low != "major":
        return False
    return not (i == start and low in offices.portfolios and line.low(i + 1) in offices.portfolios)


def _named_like_a_place(line: Line, i: int, start: int) -> bool:
    """Whether a party is part of a name, as in "Jordan Okello" but not in "Minister Laos"."""
    first = line.inside[i]
    mention = line.mentions[first][0]
    if mention.last - mention.first > 1:  # "Tran Hoa Lac": a town of two words ends a name
        return (
            mention.kind == "place" and i > start and line.low(i - 1) not in (",", "in", "at", "of")
        )
    if mention.kind == "place" or mention.form == "capital":
        return (i > start and line.low(i - 1) != ",") or (
            line.nameable(i + 1) and i + 1 not in line.inside
        )
    if mention.form == "organ":  # "John Kenilorea Fono", whose name a parliament has too
        return i - 2 >= start and {i - 1, i - 2}.isdisjoint(line.inside) and not line.cap(i + 1)
    if _titled_like_a_state(line, i, start):
        return True
    if mention.form == "demonym":  # "Minister Nguyen Quang Thai said"
        alone = i - 1 > start and i - 1 not in line.inside and line.nameable(i - 1)
        after = line.low(i + 1)
        return alone and not line.cap(i + 1) and after not in line.grammar.offices.head_words
    if mention.form != "name" or line.low(i + 1) in POSSESSIVE:
        return False
    if (
        i > start
        and not line.capitals
        and line.nameable(i + 1)
        and i + 1 not in line.inside
        and line.nameable(i - 1)
    ):
        return True  # "Rui Chile Andrade"
    return (
        i == start and line.nameable(i + 1) and i + 1 not in line.inside and len(line.words[i]) > 3
    )


def _titled_like_a_state(line: Line, i: int, start: int) -> bool:
    """Whether a state stands in the name of somebody with a title: "Minister Lars Holland met".

    "Foreign Minister German Rojas" has it first. No headline's, for those leave out words.
    """
    offices = line.grammar.offices
    apposed = line.low(start - 1) == "," and line.low(i + 1) == ","  # "the envoy, Tom England,"
    before = line.low(start - 1 - apposed)
    titled = before in offices.head_words or bool(offices.honorifics.length(line.lows, start - 1))
    owned = i + 2 in line.inside or line.low(i + 2) in ("the", "a")
    titled |= start == 0 and line.low(i + 1) == "," and owned  # "Lars Holland, Norway's minister"
    if not titled or line.capitals or line.sentence.role == "title":
        return False
    if i == start + 1:
        owns = line.low(i + 1) in POSSESSIVE or (
            line.low(i + 1) in line.grammar.words.joints and i + 2 in line.inside
        )  # "According to President Soto Peru and Chile"
        return i - 1 not in line.inside and not line.cap(i + 1) and not owns
    adjective = line.mentions[line.inside[i]][0].form == "demonym"
    after = line.low(i + 1)
    named = line.nameable(i + 1) and i + 1 not in line.inside and not line.cap(i + 2)
    return (
        i == start and adjective and named and after not in offices.head_words | offices.portfolios
    )


def _particles(line: Line, i: int) -> int:
    """Length of particles at `i` that lead to more of the name: "bin", "van der", "al -"."""
    particles = line.grammar.offices.particles
    if _opens_glottal(line, i):
        return 1
    k = i
    while line.low(k) in particles and k < i + 3:
        k += 1
    if k == i:
        return 0
    if line.low(k) == "-" and line.nameable(k + 1):
        return k + 2 - i
    return k + 1 - i if line.nameable(k) and k not in line.inside else 0


def _opens_glottal(line: Line, i: int) -> bool:
    """Whether an apostrophe at `i` begins the next part of a name: "Tupou 'Ulukalala"."""
    if line.low(i) not in ("'", "’", "‘", "ʻ") or not line.nameable(i + 1):
        return False
    tokens = line.sentence.tokens
    return tokens[i - 1].end < tokens[i].start and tokens[i].end == tokens[i + 1].start


def _suffix(line: Line, i: int) -> int:
    """Step over "Jr." and its comma."""
    suffixes = line.grammar.offices.suffixes
    if (
        line.low(i) in line.grammar.people.after_names
        and line.words[i].isupper()
        and not line.capitals
        and line.low(i + 1) in (",", "(", "and")
    ):
        return i + 1  # "the Rt Hon Ann Hall MP, Secretary of State"
    k = i + 1 if line.low(i) == "," else i
    if line.low(k) in suffixes and line.low(k) not in ("mp", "mep", "sr"):
        if (
            k + 1 < len(line.lows)
            and line.low(k) in ("jr", "ii", "iii", "iv")
            and line.low(k + 1) == "."
        ):
            return k + 2
        return k + 1
    return i


def text(line: Line, group: NameGroup) -> str:
    """The name as written, without titles."""
    tokens = line.sentence.tokens
    words: list[str] = []
    for i in range(group.name, group.last):
        if (
            words
            and line.words[i].isupper()
            and line.lows[i] in line.grammar.people.after_names
            and not line.words[i - 1].isupper()
        ):
            continue  # letters after a name: "Moran TD"
        glued = i > group.name and tokens[i].start == tokens[i - 1].end
        if words and (glued or line.words[i] == ","):
            words[-1] += line.words[i]
        else:
            words.append(line.words[i])
    return " ".join(words)
