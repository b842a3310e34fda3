"""The words that follow the head of an office: "of" and "for" phrases and what they name.

    MINISTER [for Foreign Affairs] [of the sisterly Republic of Iraq] · AMBASSADOR [to Chad]

A token index after the head comes in; out go where the office ends, the parties its phrases
name, and the tokens that name them, which are no part of the office's words. Where someone goes
("the visit of the King to Oman") is refused. Whom an ambassador is sent to is read over: that
state is not the one he is of.
"""

from dragoman.lexicon.owning import POSSESSIVE
from dragoman.people.written.bodies import abbreviated, body_end, held, portfolio
from dragoman.people.written.line import Line


def as_other(key: str) -> bool:
    """Whether a head only says that its holder is what the other side is."""
    return (
        key.endswith(("counterpart", "homologue", "opposite number", "colleague")) or key == "peer"
    )


def singular(words: str) -> str:
    """The singular of an office's head as it stands at the end or before "of"."""
    head, joint, rest = words.partition(" of ")
    for many, one in (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", "")):
        if head.lower().endswith(many) and not head.lower().endswith("ss"):
            if many == "men" and not head.lower().endswith(("men",)):
                continue
            head = head[: -len(many)] + one
            break
    return head + joint + rest


def after_head(line: Line, h: int, k: int, *, plural: bool) -> tuple[int, list[str], set[int]]:
    """Read the phrases after the head at `h` from `k` on: end, parties, words of the country."""
    parties: list[str] = []
    cut: set[int] = set()
    if line.low(k) == "a.i.":
        k += 1
    k = division(line, k)
    if line.low(abbreviated(line, k)) in ("of", "for"):
        k = abbreviated(line, k)
    outward = (
        line.lows[h] in line.grammar.people.outward
        or line.lows[k - 1] in line.grammar.people.outward
    )
    while (charge := _charged(line, k)) or _goes_on(line, k, outward=outward):
        if charge:
            k, found, drop = _phrase(line, k + charge, plural=plural)
            parties += found
            cut |= drop
            continue
        k += line.lows[k] == "accredited" and k + 1 < len(line.lows)
        abroad = outward and line.lows[k] in line.grammar.people.abroad
        abroad = abroad and not (line.lows[k] == "for" and _of_its_own(line, h, k))
        if line.lows[k] == "on" and not portfolio(line, k + 1) and not abroad:
            break
        sent = _sent(line, h, k, plural=plural)
        if _journey(line, h, k, outward=outward) or (
            _of_the_day(line, k) if abroad else not sent and _setting(line, h, k)
        ):
            break
        end, found, drop = _phrase(line, k + 1, plural=plural)
        if end == k + 1:
            break
        end = abbreviated(line, end)
        if not abroad:
            parties += found
            cut |= drop
            if drop and end - 1 in drop and len(drop) >= end - k - 2:
                cut |= set(range(k, end))
        k = end
    return k, parties, cut


def _of_its_own(line: Line, h: int, k: int) -> bool:
    """Whether "for" names whose an envoy is: "the High Commissioner for Ghana"."""
    state = line.party(k + 1 + (line.low(k + 1) == "the"))
    named = state is not None and state.kind == "state" and state.form == "name"
    return named and " ".join(line.lows[h:k]) in line.grammar.people.sent_for


def _of_the_day(line: Line, k: int) -> bool:
    """Whether "in" at `k` says where it happened: "met an envoy in Lima last weekend"."""
    goal = line.party(k + 1) if line.lows[k] == "in" else None
    if goal is None or goal.last not in line.timed:
        return False
    return not {"a", "an"}.isdisjoint(line.lows[max(k - 4, 0) : k])


def division(line: Line, k: int) -> int:
    """Behind the bracket at `k` that says of what matter or region the office is: "(East)"."""
    if line.low(k) != "(" or line.low(k - 1) not in line.grammar.people.divided:
        return k
    for end in range(k + 1, min(k + 8, len(line.words))):
        if line.words[end] == ")":
            return end + 1 if end > k + 1 else k
        if not (line.cap(end) or line.lows[end] in ("and", "&", "-", "of")):
            break
    return k


def _charged(line: Line, k: int) -> int:
    """How many words at `k` say that a matter follows: "in charge of Trade"."""
    if not line.grammar.people.charged.isdisjoint(
        (" ".join(line.lows[k : k + 2]), " ".join(line.lows[k : k + 3]))
    ):
        return 2 + (line.low(k + 2) == "of")
    return 0


def _goes_on(line: Line, k: int, *, outward: bool) -> bool:
    """Whether the word at `k` may lead on to what the office is about, or where it is held."""
    accredited = outward and line.low(k) == "accredited"
    return line.low(k + accredited) in ("of", "for", "to", "on", "in", "at", "from")


def _sent(line: Line, h: int, k: int, *, plural: bool) -> bool:
    """Of "officials from Chad", "Commander of Forces in New Caledonia": a phrase of the office."""
    return (line.lows[k] == "from" and plural) or (
        line.lows[k] == "in" and line.lows[h] in line.grammar.people.stationed
    )


_LED = 6  # tokens from "visit" to the office of who makes it


def _journey(line: Line, h: int, k: int, *, outward: bool) -> bool:
    """Whether "to" at `k` tells where someone goes: "the visit of the Minister to Chad"."""
    if line.lows[k] != "to":
        return False
    led = not line.grammar.words.journeys.isdisjoint(line.lows[max(h - _LED, 0) : h])
    the = led and line.low(k + 1) == "the"  # but "Head of Mission to the Philippines"
    goal = line.party(k + 1 + the)
    if not outward and goal and goal.form in ("name", "capital"):
        return True
    return line.lows[h] in line.grammar.people.sovereign  # "a letter from the President to B"


def _setting(line: Line, h: int, k: int) -> bool:
    """Whether the preposition at `k` begins a place or a time, not a portfolio."""
    if line.lows[k] == "on" and line.party(k + 1) is None and not portfolio(line, k + 1):
        return True
    j = k + 1 + (line.low(k + 1) == "the")
    if line.lows[k] in ("at", "in") and _at_body(line, j):
        return False  # "State Secretary at the Ministry of Foreign Affairs"
    return (
        line.lows[k] in ("in", "from", "on", "at")
        and (h - 1 in line.inside or not as_other(singular(" ".join(line.lows[h:k]))))
        and (line.lows[k] != "on" or not portfolio(line, k + 1))
    )


def _at_body(line: Line, j: int) -> bool:
    """Whether a body begins at `j`: a ministry with its portfolio, an organisation's organ."""
    if (organ := line.party(j)) is not None and organ.form == "organ" and organ.first == j:
        return line.low(organ.last) not in ("in", "'s", "’s")
    if organ is not None and organ.form == "demonym":
        j = organ.last  # "at the Slovenian Ministry of Defence"
    ministry = line.low(j) in line.grammar.people.ministries and line.cap(j)
    return ministry and line.low(j + 1) in ("of", "for")


def _phrase(line: Line, j: int, *, plural: bool) -> tuple[int, list[str], set[int]]:
    """One phrase after a preposition: where it ends, its parties, the tokens that name them."""
    start = j
    if line.low(j) in ("the", "his", "her", "their", "both"):
        j += 1
    parties: list[str] = []
    drop: set[int] = set()
    if line.low(j) in line.grammar.people.kindly:
        drop.add(j)
        j += 1
    while (mention := line.party(j)) is not None:
        after = abbreviated(line, mention.last)
        here = [m.ref for m in line.mentions[j] if m.ref]
        owns = line.low(after) in POSSESSIVE
        after += owns
        body = body_end(line, after) if mention.form != "organ" else after
        if body == after:
            body, further = _of_holder(line, after, named=mention.form == "name" and not owns)
            here += further
        parties += here
        if mention.form != "organ" and (body == after or owns or mention.form == "demonym"):
            drop |= set(range(j, after))
        j = body
        if body > after:
            break
        if not plural or not (following := _another(line, j)):
            break
        j = following
        drop |= set(range(after, j))
        if line.low(j) == "the":
            drop.add(j)
            j += 1
    if parties:
        return j, parties, drop
    n = line.grammar.offices.heads.length(line.lows, j)
    if n and not held(line, j):
        end, parties, drop = after_head(line, j, j + n, plural=False)
        return end, parties, drop
    end = body_end(line, j)
    return (start, [], set()) if end == j else (end, *_parties_of_body(line, j, end))


def _of_holder(line: Line, k: int, *, named: bool) -> tuple[int, list[str]]:
    """Where the office of another that begins at `k` ends: "of the Lao [President]".

    Behind a state's bare name a mere style is no such office: "of the Holy See Cardinal X".
    """
    n = line.grammar.offices.heads.length(line.lows, k)
    style = line.low(k) in line.grammar.people.styled or line.low(k) in line.grammar.people.born
    if not n or (named and style):
        return k, []
    end, parties, _ = after_head(line, k, k + n, plural=False)
    return end, parties


def _parties_of_body(line: Line, j: int, end: int) -> tuple[list[str], set[int]]:
    """The parties a body's name holds, and the tokens of those that own it."""
    parties: list[str] = []
    drop: set[int] = set()
    for i in range(j, end):
        if (found := line.party(i)) is not None and found.ref and not _matter(line, i):
            parties.append(found.ref)
            owns = line.low(found.last) in POSSESSIVE
            if owns or found.form == "demonym":
                drop |= set(range(i, found.last + owns))
    return parties, drop


def _matter(line: Line, i: int) -> bool:
    """Whether a party is what an office is about: "Foreign, Commonwealth and Home Affairs"."""
    return line.low(i) in line.grammar.offices.portfolios and line.low(i - 1) in (",", "and")


def _another(line: Line, j: int) -> int:
    """Where the next party of a list of owners begins, or 0: "of Laos, Japan and the EU"."""
    k = j
    while line.low(k) in (",", "and", "as", "well", "&"):
        k += 1
    if k == j:
        return 0
    i = k + 1 if line.low(k) == "the" else k
    mention = line.party(i)
    if mention is None or mention.form in ("demonym", "people"):
        return 0
    return k
