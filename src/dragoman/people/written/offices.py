"""A head noun in a sentence, read outwards into an office: its words, its parties, its state.

    [former] [Lao | Laos's] [deputy] [foreign] MINISTER [for X and Y] [of Laos]

The head is found by the lexicon; to the left go modifiers and portfolio words up to the party
that owns the office, to the right "of" and "for" phrases. The country is taken out of the
office's words. A name beside the office is not looked for here.
"""

from typing import Literal

from msgspec import Struct

from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.people.written import heads, personal, phrases
from dragoman.people.written.bodies import abbreviated, held, listed, owner_after, portfolio
from dragoman.people.written.line import Line
from dragoman.people.written.phrases import as_other, singular

State = Literal["holds", "former", "acting", "elect"]


class OfficeGroup(Struct, frozen=True, gc=False):
    """An office in a sentence; `first` and `last` are half-open token indices."""

    first: int
    last: int
    head: int  # token index of the head
    key: str  # the head, singular, lower case
    words: str  # as stated, without the country
    parties: tuple[str, ...]
    plural: bool
    state: State
    definite: bool  # "the", "this", or a possessor
    counterpart: bool
    possessor: int  # token index of a possessive pronoun or of the last token of a possessor; -1


def read(line: Line, h: int) -> OfficeGroup | None:
    """Read the office whose head begins at token `h`; None when no head does."""
    offices = line.grammar.offices
    n, plural = heads.length(line, h)
    if not n or (plural and _of_chamber(line, h)):
        return None
    first, lead = _left(line, h)
    owners, first, possessor = _owners(line, first, plural=plural)
    if (organ := line.party(line.inside.get(lead - 1, -1))) and organ.form == "organ":
        lead = organ.first
    state = _state(line, first, h, h + n)
    last, right, cut = phrases.after_head(line, h, h + n, plural=plural)
    if to_come := _to_come(line, last):
        last, state = last + to_come, "elect"
    key = " ".join(line.lows[h : h + n])
    key = singular(key) if plural else key
    if _of_a_body(line, key, lead, last, possessor):
        return None
    if line.words[last : last + 1] in (("I",), ("II",), ("III",)) and line.cap(last + 1):
        last += 1  # "Minister of Finance II Dato' X"
    words = _words(line, lead, h, last, cut)
    its = possessor >= 0 and line.lows[possessor] == "its"
    if key in offices.of_private and _of_private(line, h if its else lead, words, last, its=its):
        return None
    if not owners and not right:
        last, right = owner_after(line, last)
    words = _acting(line, first, lead) + words
    return OfficeGroup(
        first=first,
        last=_over_holder(line, h + n, last),
        head=h,
        key="counterpart" if as_other(key) else key,
        words=singular(words) if plural else words,
        parties=tuple(dict.fromkeys((*owners, *right))),
        plural=plural,
        state=state,
        definite=possessor >= 0 or line.low(first) in line.grammar.words.determiners,
        counterpart=as_other(key),
        possessor=possessor,
    )


def _to_come(line: Line, k: int) -> int:
    """How many tokens at `k` say that an office is not held yet: "-elect", "Designate X"."""
    elect = line.grammar.offices.elect
    if line.low(k) == "-" and line.low(k + 1) in elect:
        return 2
    return int(line.low(k) in elect and line.cap(k) and line.nameable(k + 1))


def _acting(line: Line, first: int, lead: int) -> str:
    """The word before the owner that says the office is held for a time: "acting Lao minister"."""
    acting = line.grammar.offices.acting
    return next((line.words[i] + " " for i in range(first, lead) if line.lows[i] in acting), "")


def _over_holder(line: Line, end: int, last: int) -> int:
    """Step over the name of another holder the office ends in: "adviser to President X"."""
    known = line.grammar.offices.heads
    for m in (1, 2, 3):
        at = last - m
        if at >= end and known.length(line.lows, at) == m and not held(line, at):
            whose = personal.read(line, last) if "the" not in line.lows[end:at] else None
            return whose.last if whose and not whose.titled else last
    return last


def _left(line: Line, h: int) -> tuple[int, int]:
    """Where the office's own words begin; modifiers and portfolio words stand before the head."""
    j = h
    while j > 0 and _qualifies(line, j - 1, h):
        j -= 1
    while j < h and line.lows[j] in ("and", ",", "&"):
        j += 1
    return j, j


def _qualifies(line: Line, i: int, h: int) -> bool:
    offices, low = line.grammar.offices, line.lows[i]
    if i in line.inside or i in line.timed:
        return portfolio(line, i)
    if low in offices.modifiers or low in offices.portfolios or low in offices.former:
        return low not in offices.below or line.low(h) in offices.below[low]
    if low in ("and", "&"):
        return i > 0 and portfolio(line, i - 1) and portfolio(line, i + 1)
    if low == "of":  # "Chamber of Deputies Speaker"
        return (
            line.cap(i - 1)
            and portfolio(line, i - 1)
            and line.cap(i + 1)
            and portfolio(line, i + 1)
            and not line.grammar.offices.heads.length(line.lows, i - 1)
        )
    if low == ",":
        return portfolio(line, i - 1) and portfolio(line, i + 1) and "and" in line.lows[i + 2 : h]
    people = line.grammar.people
    if i == 0 or low in people.buildings or low in people.papers or not line.cap(h):
        return False
    return (line.cap(i) and low in line.grammar.words.bodies) or _named_body(line, i, h)


def _named_body(line: Line, i: int, h: int) -> bool:
    """Whether token `i` can be of a body's name the lexicon does not hold, before a head."""
    low = line.lows[i]
    return (
        not line.capitals
        and h - i <= 5
        and low not in ("highness", "majesty", "excellency")
        and line.nameable(i)
        and not line.grammar.offices.honorifics.length(line.lows, i)
        and low not in line.grammar.offices.head_words
        and not _after_address(line, i)
    )


def _after_address(line: Line, i: int) -> bool:
    """Whether token `i` follows a rank or honorific, and so begins a name."""
    offices = line.grammar.offices
    return bool(
        offices.honorifics.length(line.lows, i - 1) or offices.ranks.length(line.lows, i - 1)
    )


_SEATED = ("seat", "capital")


def _owners(line: Line, j: int, *, plural: bool) -> tuple[list[str], int, int]:
    """The parties before an office ("Chinese and Mongolian", "Laos's"), and where they begin.

    Of "President X of Kenya and Peru's Foreign Minister" one minister is not of both.
    """
    owners: list[str] = []
    possessor = -1
    i = j - 1
    if line.low(i) in POSSESSIVE:
        possessor, i = i, i - 1
    if line.low(i) == ")" and line.low(i - 2) == "(" and i - 3 in line.inside:
        i -= 3  # "Gulf Cooperation Council (GCC) Secretary General"
    if i not in line.inside:
        i = _over_adjectives(line, i) if possessor < 0 else _over_superior(line, i)
    while i >= 0 and i in line.inside:
        start = line.inside[i]
        organ = line.party(start)
        bare = possessor < 0 and start == 1 and _led(line)
        if organ is None or (organ.form in _SEATED and (bare or _within(line, start))):
            break
        owners = [m.ref for m in line.mentions[start] if m.ref] + owners
        j = start
        i = _before_owner(line, start, plural=plural)
        listed = line.low(start - 1) in ("and", ",", "&") and not plural
        if listed and (possessor >= 0 or line.low(line.inside.get(i, 0) - 1) == "of"):
            break
    if not owners and possessor >= 0:
        return [], j, possessor
    if line.low(j - 1) in line.grammar.words.possessives:
        return owners, j - 1, j - 1
    offices = line.grammar.offices
    while (
        (low := line.low(j - 1)) in offices.former
        or low in offices.acting
        or low in line.grammar.people.passing
    ):
        j -= 1
    if line.low(j - 1) in line.grammar.words.determiners:
        j -= 1
    return owners, j, possessor


def _led(line: Line) -> bool:
    """Whether a sentence opens with where it goes on: "From Lima President X flies to Quito"."""
    return line.low(0) in line.grammar.words.placing or line.low(0) == "from"


def _before_owner(line: Line, start: int, *, plural: bool) -> int:
    """The last token of the owner listed before the one at `start`; -1 where none is."""
    again = plural and line.low(start - 2) == "and" and line.low(start - 1) == "the"
    i = start - 1 - again  # "the Fijian and the Tongan leaders"
    joints = 2 if line.lows[max(i - 1, 0) : i + 1] == (",", "and") else 1
    at = i - joints - (plural and line.low(i - joints) in OWNING)  # "Fiji's and Tonga's leaders"
    if line.low(i) in ("and", ",", "&") and at in line.inside:
        before = line.inside[at]
        third = joints == 1 or (line.low(before - 1) == "," and before - 2 in line.inside)
        # "the British, French, and German ministers", but not "of Fiji, and ASEAN Secretary"
        return at if third and _alike(line, before, start) else -1
    if line.low(i) in ("-", "–") and i - 1 in line.inside and _glued(line, i):
        return i - 1
    return i


def _of_a_body(line: Line, key: str, lead: int, last: int, possessor: int) -> bool:
    """Whether an office is a company's, or a body's that is named right behind it."""
    offices = line.grammar.offices
    if key in offices.commercial and _of_company(line, possessor):
        return True
    bare = key in offices.of_private | offices.commercial and key.endswith(line.low(last - 1))
    return bare and listed(line, lead, last)


def _of_company(line: Line, possessor: int) -> bool:
    """Whether the owner of an office is a company named after a state: "Airtel Kenya's"."""
    if line.low(possessor) == "its":
        return True  # "the charity said its director, X"
    start = line.inside.get(possessor - 1, 0)
    return start > 0 and line.nameable(start - 1) and start - 1 not in line.inside


def _of_chamber(line: Line, h: int) -> bool:
    """Whether people are the end of the name of a body: "Chamber of Representatives"."""
    body = line.low(h - 2) in line.grammar.offices.chambers and line.cap(h - 2)
    people = line.low(h) in line.grammar.offices.seated
    return body and people and line.low(h - 1) == "of" and line.cap(h)


def _of_private(line: Line, lead: int, words: str, last: int, *, its: bool) -> bool:
    """Whether an office is of a club, a sport or a school: "Football Federation president"."""
    offices = line.grammar.offices
    if its:
        theirs = offices.private | offices.bodies
        return any(
            low in theirs and not (low in offices.chambers and _of_chamber(line, i + 2))
            for i, low in enumerate(line.lows[:lead])
        )
    own = {*words.lower().split(), *(line.lows[last : last + 1] if line.cap(last) else ())}
    around = {*own, *line.lows[max(lead - 4, 0) : lead]}  # of "Shell | Renewables" the end, too
    near, stated = around & offices.private, own & offices.private
    close = line.low(lead - 1) in offices.private and line.cap(lead - 1)
    return bool(near) and (bool(stated) or close) and around.isdisjoint(offices.public)


def _within(line: Line, start: int) -> bool:
    """Whether what is named at `start` is where something is: "in the Kremlin Minister X"."""
    i = start - 2 if line.low(start - 1) == "the" else start - 1
    return line.low(i) in ("at", "in", "inside")


def _over_superior(line: Line, i: int) -> int:
    """The token before the office that owns this one: "the Lao president's special envoy"."""
    offices, k = line.grammar.offices, i
    while k > i - 4 and k >= 0 and k not in line.inside and line.lows[k] in offices.head_words:
        k -= 1
    return k if k < i and k in line.inside else i


def _alike(line: Line, one: int, two: int) -> bool:
    """Whether two parties can be one list, as they are not in "Lima, Japanese Minister"."""
    first, second = line.party(one), line.party(two)
    return bool(first and second and (first.form == "demonym") == (second.form == "demonym"))


def _over_adjectives(line: Line, i: int) -> int:
    """The token before up to two plain words that follow a demonym: "Lao democratic opposition"."""
    k = i
    while (
        k >= i - 1
        and k >= 0
        and line.words[k].islower()
        and line.words[k].isalpha()
        and line.lows[k] not in line.grammar.words.small
        and line.lows[k] not in line.grammar.people.did  # "The Lao leader met Minister X"
        and line.lows[k] not in line.grammar.offices.head_words
    ):
        k -= 1
    if (
        k < i
        and k in line.inside
        and (party := line.party(line.inside[k]))
        and party.form == "demonym"
    ):
        return k
    return i


def _glued(line: Line, i: int) -> bool:
    """Whether a dash joins two words: "China–Laos", not a dateline's "BEIJING – Lao"."""
    tokens = line.sentence.tokens
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _state(line: Line, first: int, h: int, end: int) -> State:
    offices = line.grammar.offices
    before = [*"-".join(line.lows[max(first, 0) : h]).split("-"), line.low(first - 1)]
    if not offices.former.isdisjoint(before):
        return "former"
    if not offices.acting.isdisjoint(before):
        return "acting"
    if not offices.elect.isdisjoint((*before, *line.lows[h].split("-"))):
        return "elect"
    after = line.low(end)
    return "elect" if after in offices.elect else "holds"


def _bracket(line: Line, i: int) -> str:
    """The division at token `i` as stated: "(Eastern Europe)"."""
    return f"({' '.join(line.words[i + 1 : phrases.division(line, i) - 1])})"


def _words(line: Line, lead: int, h: int, last: int, cut: set[int]) -> str:
    """The office as stated: its words from `lead` on without the country and passing adjectives."""
    kept: list[str] = []
    inside = 0
    for i in range(lead, last):
        low = line.lows[i]
        if (
            i in cut
            or (low in line.grammar.people.passing and not kept and i < h)
            or abbreviated(line, i) > i
        ):
            continue
        if phrases.division(line, i) > i:
            kept.append(_bracket(line, i))
            inside = phrases.division(line, i)
        if i < inside:
            continue
        if low in ("(", ")") or (line.low(i - 1) == "(" and line.low(i + 1) == ")"):
            continue
        if kept and (low in (",", "'s", "’s", "’") or kept[-1].endswith("-")):
            kept[-1] += line.words[i]  # "then-Chancellor"
        else:
            kept.append(line.words[i])
    text = " ".join(kept).strip(" ,")
    for tail in (" of the", " of", " the", " and", " for"):
        text = text.removesuffix(tail)
    return text


def clash(line: Line, one: OfficeGroup, two: OfficeGroup) -> bool:
    """Whether two offices are of different parties, and so of different people."""
    under = one.key in line.grammar.people.under_heads and two.key in ("president", *_CROWNS)
    if under or ("president" in (one.key, two.key) and {one.key, two.key} & _CROWNS):
        return True  # "the Foreign Secretary and President X", "the King and President X"
    plain = one.definite and not one.parties
    if (
        plain
        and _PRESIDENTS & {one.words.lower(), two.words.lower()}
        and {one.key, two.key} & _HEADS
    ):
        return True  # "the President and Prime Minister X", "the Prime Minister and Vice President"
    return bool(one.parties and two.parties) and not set(one.parties) & set(two.parties)


_CROWNS = frozenset({"king", "queen"})
_PRESIDENTS = frozenset({"president", "vice president"})
_HEADS = frozenset({"prime minister", "premier", "chancellor"})


def mere_style(line: Line, title: OfficeGroup) -> bool:
    """Whether a title before a name is one of birth or of rank: "the Commissioner Ambassador X"."""
    people = line.grammar.people
    rank = title.words.lower() in people.ranked and personal.read(line, title.last) is not None
    return (title.key in people.born or rank) and not title.parties
