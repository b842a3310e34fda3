"""The body an office is of: runs of portfolio words and names of ministries, committees, forces.

A line and a token come in; where the run that begins there ends goes out. What decides is the
lexicon's portfolio words and names of bodies; capitals alone only lead on to one of them.
"""

from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.people.written.line import Line


def held(line: Line, i: int) -> bool:
    """Whether a word that may head an office is what one is of: "Minister of Justice"."""
    known, before = line.grammar.offices.portfolios, line.low(i - 1)
    led = before in ("of", "for") or (before in ("and", "&") and line.low(i - 2) in known)
    return led and line.low(i) in known


def portfolio(line: Line, i: int) -> bool:
    """Whether token `i` tells what an office is about; "Malians Abroad" does too."""
    if i in line.inside:
        whole = line.mentions[line.inside[i]][0]
        if not whole.ref:  # a region: "Indo-Pacific Command"
            return line.low(i) in line.grammar.offices.portfolios
        if line.low(i + 1) in ("abroad", "expatriates", "diaspora", "emigrants"):
            return True
        joined = line.low(i - 1) in ("and", "&") and i - 2 not in line.inside
        beside = {line.low(i - 2), line.low(i + 1)} <= line.grammar.offices.portfolios
        return whole.kind == "organisation" and joined and beside  # "Foreign and CARICOM Affairs"
    return line.low(i) in line.grammar.offices.portfolios


def abbreviated(line: Line, k: int) -> int:
    """Step over an abbreviation in brackets: "the Central Committee (CC)"."""
    if (
        line.low(k) == "("
        and line.low(k + 2) == ")"
        and line.cap(k + 1)
        and len(line.words[k + 1]) > 1
        and (line.words[k + 1].isupper() or line.low(k + 1) in line.grammar.offices.portfolios)
    ):
        return k + 3
    return k


def past_aside(line: Line, k: int) -> int:
    """Past brackets in small letters behind an office: "(with residence in Ankara), X"."""
    if line.low(k) != "(" or not line.low(k + 1).isalpha() or line.cap(k + 1):
        return k
    ends = (i for i in range(k + 2, min(k + 9, len(line.lows))) if line.lows[i] == ")")
    end = next(ends, k - 1) + 1
    return end if end > k and line.low(end) == "," else k


def body_end(line: Line, j: int) -> int:
    """Where a run of portfolio words and names of bodies that begins at `j` ends."""
    offices, words = line.grammar.offices, line.grammar.words
    k, known = j, False
    while k < len(line.words):
        low = line.lows[k]
        if k in line.timed or rank_of_a_name(line, k):
            break
        if (
            (low == "ministers" and line.lows[max(k - 2, 0) : k] in line.grammar.people.cabinets)
            or portfolio(line, k)
            or low in offices.portfolios
            or (low in words.bodies and line.cap(k))
            or (low in line.grammar.people.authorities and (known or _owned(line, j)))
        ):
            known, k = True, k + 1
        elif (
            low == "(" and k > j and (end := abbreviated(line, k)) > k and body_end(line, end) > end
        ):
            k = end
        elif (
            low in offices.modifiers
            and line.cap(k)
            and not offices.heads.length(line.lows, k)
            and (line.low(k + 1) in offices.portfolios and line.cap(k + 1))
        ):
            k += 1  # "the First Army Region"
        elif (
            (low in POSSESSIVE and k > j)
            or (low in ("and", "&", ",") and k > j and _continues(line, k))
            or (low in ("of", "the", "for") and k > j and _continues(line, k) and known)
            or (line.cap(k) and (_unknown(line, k, known=known) or _initials(line, k)))
            or _among_portfolios(line, k)
            or (k == j and _owned(line, j) and line.low(k + 1) in line.grammar.people.authorities)
        ):
            k += 1
        else:
            break
    return k - (k - 1 > j and line.lows[k - 1] in POSSESSIVE)


def _owned(line: Line, j: int) -> bool:
    """Whether what begins at `j` is a state's own: "Chad's railway board", "the Lao embassy"."""
    owner = line.party(line.inside.get(j - 1, -1))
    return line.low(j - 1) in OWNING or (owner is not None and owner.form == "demonym")


def _among_portfolios(line: Line, k: int) -> bool:
    """Of "Minister for Trade, Agribusiness and Industry": an unknown word in a list of known."""
    listed = line.low(k - 1) == "," and line.low(k + 1) in ("and", "&") and line.nameable(k)
    return listed and portfolio(line, k - 2) and portfolio(line, k + 2)


def owner_after(line: Line, k: int) -> tuple[int, list[str]]:
    """The body set after an office or a name, and whose: ", Ministry of Defence of India"."""
    if forces := _forces_after(line, k):
        return forces
    j = k + 1 if line.low(k) in (",", "of") else k
    j += line.low(j) == "the"
    if j == k or line.low(j) not in line.grammar.people.ministries or not line.cap(j):
        return k, []
    end = body_end(line, j)
    party = line.party(end + 1 + (line.low(end + 1) == "the")) if line.low(end) == "of" else None
    if party is None or party.ref is None or party.form == "demonym":
        return k, []
    return party.last, [party.ref]


_OF_FORCES = ("demonym", "name", "prefix")  # "Kenyan Armed Forces", "U.S. Sixth Fleet"


def _forces_after(line: Line, k: int) -> tuple[int, list[str]] | None:
    """Of "Chief of Staff, Kenyan Armed Forces": whose forces, unless more of a title follows."""
    owner = line.party(k + 1) if line.low(k) == "," else None
    if owner is None or owner.ref is None or owner.form not in _OF_FORCES:
        return None
    end = body_end(line, owner.last)
    armed = not line.grammar.offices.armed.isdisjoint(line.lows[owner.last : end])
    return (end, [owner.ref]) if armed and not line.cap(end) else None


def _initials(line: Line, k: int) -> bool:
    """Whether the word at `k` is a body's abbreviation: "of the CPCCC"."""
    return (
        line.lows[k - 1] in ("of", "the")
        and line.words[k].isupper()
        and 1 < len(line.words[k]) < 8
        and not line.capitals
    )


def rank_of_a_name(line: Line, k: int) -> bool:
    """Whether the word at `k` is a rank or title before a name: "Defence General Okoth"."""
    offices = line.grammar.offices
    if line.low(k) not in offices.titles or held(line, k):
        return False
    n = max(offices.ranks.length(line.lows, k), offices.honorifics.length(line.lows, k))
    if line.low(k + n) in line.grammar.people.general_bodies:
        return False  # "the General Staff General Okoth"
    return n > 0 and line.cap(k) and line.nameable(k + n)


def _continues(line: Line, k: int) -> bool:
    """Whether a joint inside a body ("and", ",", "of the") is followed by more of it."""
    offices = line.grammar.offices
    i = k + 1
    further = portfolio(line, i + 1) and line.cap(i + 1)  # "Climate and the Environment"
    if line.low(i) == "the" and (line.lows[k] in ("of", "for") or i + 1 in line.inside or further):
        i += 1
    low = line.low(i)
    if portfolio(line, i) and i in line.inside:
        return True
    if line.lows[k] == "," and _among_portfolios(line, i):
        return True
    if not low or (line.low(k) in ("of", "for") and i in line.inside):
        return False
    if low in offices.modifiers and offices.heads.length(line.lows, i + 1):
        return False
    if low == "ministers" and line.lows[k - 1 : k + 1] in line.grammar.people.cabinets:
        return True  # "the Council of Ministers"
    if offices.heads.length(line.lows, i) and low not in offices.portfolios:
        return False
    if low in offices.portfolios and not _head_soon(line, i):
        return line.lows[k] != "," or "and" in line.lows[i : i + 5]
    return line.lows[k] in ("of", "for", "the") and line.cap(i) and line.nameable(i)


def _head_soon(line: Line, i: int) -> bool:
    """Whether the words from `i` lead to another head: a second office, not more of this one."""
    offices = line.grammar.offices
    first = i
    while line.low(i) in offices.portfolios or line.low(i) in offices.modifiers:
        if i > first and offices.heads.length(line.lows, i):
            return True  # "and Foreign Minister", though a minister may be a modifier too
        i += 1
    return bool(i < len(line.lows) and offices.heads.length(line.lows, i))


def _unknown(line: Line, k: int, *, known: bool) -> bool:
    """Whether a capitalised word that is no portfolio word belongs to the body's name."""
    offices = line.grammar.offices
    if line.capitals and known:
        return False
    if offices.ranks.length(line.lows, k) or offices.honorifics.length(line.lows, k):
        return False
    if offices.heads.length(line.lows, k):
        return False
    if not known and k in line.inside:
        return line.lows[k - 1] in ("of", "the", "for", "in") or line.mentions[line.inside[k]][
            0
        ].form not in ("capital", "city")
    end = k
    while line.nameable(end) and line.lows[end] not in offices.portfolios:
        end += 1
    body = line.low(end) in offices.portfolios or line.low(end) in line.grammar.words.bodies
    surname = end > k and line.low(end) in offices.also_names and not line.cap(end + 1)
    if surname and k - 1 in line.inside:
        return False  # "Envoy for Chad Rui West"
    if body and line.cap(end):
        return True
    led = ("of", "for") if known else ("of", "the", "for")  # "of the Bureau of Tides"
    return line.nameable(k) and line.lows[k - 1] in led and not (known and k in line.inside)


def listed(line: Line, lead: int, k: int) -> bool:
    """Whether an office is of a body named behind a comma: "X, President and CEO, Zebra Alliance".

    Refused are states and what is a state's: its ministries, chambers and forces.
    """
    offices, words = line.grammar.offices, line.grammar.words
    if line.low(lead - 1) != ",":
        return False
    while line.low(k) in ("and", "&") and (n := offices.heads.length(line.lows, k + 1)):
        k += 1 + n
    if line.low(k) != "," or not line.cap(k + 1):
        return False
    end = k + 1
    while line.cap(end) or (line.low(end) in words.small and line.cap(end + 1)):
        end += 1
    run = line.lows[k + 1 : end]
    own = line.grammar.people.ministries | words.elected_bodies | offices.armed
    if not own.isdisjoint(run) or offices.head_words & {run[0], line.low(end + 1)}:
        return False
    closed = end >= len(line.lows) and k + 1 not in line.inside
    return closed or not words.civil_bodies.isdisjoint(run)
