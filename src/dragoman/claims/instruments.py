"""Papers between states that a document names, and what became of them.

A scene and the focus of each sentence come in; one claim for each instrument goes out, with every
place that names it as evidence. A name starts at a head noun, reaches left over its modifiers and
right over its phrases; the verb near it tells its fate, and the weightiest fate in the document
stands. Refused: names without two parties, laws, company contracts, agreement as consensus.
The surprising thing: "the agreement" joins the last instrument of its kind and never makes one.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims import around
from dragoman.claims.scene import Scene
from dragoman.dates import Tense
from dragoman.lexicon.instruments import Fate, Instruments
from dragoman.records import Evidence, Focus, InstrumentClaim, InstrumentKind, Token

_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_SMALL = frozenset(
    "the a an this that these those his her their its our of in on at to for from by with between among during after"
    " before under over into and or but as is are was were be been has have had will would not both also all any each"
    " said than when while where who which it he she they we i no such other".split()
)
_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s*(?:[-–—/]|to|and)\s*((?:19|20)\d\d))?\b")
_REACH = 12
_BACK = 40
_AHEAD = 12
_UNKNOWN = Fate("unknown", 0)


class _Found(Struct, frozen=True):
    """One naming of an instrument."""

    name: str
    kind: InstrumentKind
    parties: tuple[str, ...]
    fate: Fate
    date: str | None
    period: str | None
    evidence: Evidence
    head: str
    article: str
    by: str


class _Span(Struct, frozen=True):
    first: int
    head: int
    end: int  # of the head
    last: int
    word: str
    article: str


def find(scene: Scene, focus: Sequence[Focus], words: Instruments) -> tuple[InstrumentClaim, ...]:
    """Every instrument of the document, in order of first naming."""
    claims: list[InstrumentClaim] = []
    ranks: list[int] = []
    for sentence in sorted(scene.sentences, key=lambda s: s.role == "title"):  # titles cut names short
        lows = [token.low for token in sentence.tokens]
        if words.anchors.isdisjoint(lows):
            continue
        for span in _spans(scene, sentence.index, lows, words):
            found = _judge(scene, sentence.index, lows, span, focus[sentence.index], words)
            if found:
                _add(claims, ranks, found, titled=sentence.role == "title")
    return tuple(claims)


def _add(
    claims: list[InstrumentClaim], ranks: list[int], found: _Found, *, titled: bool
) -> None:
    """Join a naming to the claim it repeats, or begin a new one where it can stand alone."""
    for k in range(len(claims) - 1, -1, -1):
        if not _same(claims[k], found) and not (titled and _kindred(claims[k], found)):
            continue
        old = claims[k]
        better = found.fate.rank > ranks[k]
        claims[k] = replace(
            old,
            name=found.name if _fuller(found.name, old.name) else old.name,
            status=found.fate.status if better else old.status,
            date=(found.date or old.date) if better else old.date or found.date,
            period=old.period or found.period,
            evidence=(*old.evidence, found.evidence),
        )
        ranks[k] = max(ranks[k], found.fate.rank)
        return
    if not _alone(found):
        return
    ranks.append(found.fate.rank)
    claims.append(
        InstrumentClaim(
            name=found.name, kind=found.kind, parties=found.parties, status=found.fate.status,
            date=found.date, period=found.period, evidence=(found.evidence,), by=found.by,
        )  # fmt: skip
    )


def _alone(found: _Found) -> bool:
    """Whether a naming can begin a claim: it has parties, and a fate or a proper name."""
    if len(found.parties) < 2:
        return False
    if _bare(found) and found.article in _DEFINITE:
        return False
    return found.fate.rank > 0 or sum(w[0].isupper() for w in found.name.split()) > 1


def _same(claim: InstrumentClaim, found: _Found) -> bool:
    if claim.period and found.period and claim.period != found.period:
        return False
    old, new = _content(claim.name), _content(found.name)
    if _bare(found) and found.article in _DEFINITE:
        return claim.kind == found.kind or found.head in ("document", "pact", "accord")
    if claim.kind != found.kind or not old or not new:
        return False
    if found.parties and claim.parties and set(found.parties) != set(claim.parties):
        return False
    common = len(old & new)
    return common == min(len(old), len(new)) or common / len(old | new) >= 0.6


def _bare(found: _Found) -> bool:
    """Whether nothing stands beside the head noun: "the agreement"."""
    if len(found.name.split()) > len(found.head.split()):
        return False
    whole = " " in found.head and found.name[0].isupper()  # "the Declaration of Principles"
    return not whole or found.kind in ("memorandum", "joint_statement")


def _kindred(claim: InstrumentClaim, found: _Found) -> bool:
    """Whether a title's short name can stand for a claim of the body: the same kind and parties."""
    return claim.kind == found.kind and set(found.parties) <= set(claim.parties)


def _content(name: str) -> frozenset[str]:
    return frozenset(w.lower().strip(",'’\"“”") for w in name.split()) - _SMALL


def _fuller(new: str, old: str) -> bool:
    """Whether a later name tells more: it has more words and the old one's are all in it."""
    return _content(old) < _content(new) and len(new.split()) <= 16


# --- the name ---------------------------------------------------------------------------


def _spans(scene: Scene, s: int, lows: list[str], words: Instruments) -> Iterator[_Span]:
    tokens = scene.sentences[s].tokens
    inside = {k for m in scene.mentions[s] if m.kind == "organisation" for k in range(m.first, m.last)}
    k = 0
    while k < len(tokens):
        length = words.heads.length(lows, k) if k not in inside and lows[k] in words.anchors else 0
        if not length or not _is_head(lows, k, k + length, words):
            k += 1
            continue
        word = " ".join(lows[k : k + length])
        first = _left(scene, s, lows, k, words)
        last = _right(scene, s, lows, k, k + length, words)
        yield _Span(first, k, k + length, last, word, lows[first - 1] if first else "")
        k = last


def _is_head(lows: list[str], k: int, end: int, words: Instruments) -> bool:
    after = lows[end] if end < len(lows) else ""
    if after in words.continued or after in words.kinds or after in ("of", "on") and lows[min(end + 1, len(lows) - 1)] in words.never_of:
        return False
    if words.heads.length(lows, end) if end < len(lows) else 0:
        return False
    before = lows[k - 1] if k else ""
    return before not in words.never_of and not (end - k == 1 and before in words.bare and after not in ("on", "with"))


def _left(scene: Scene, s: int, lows: list[str], head: int, words: Instruments) -> int:
    """The first token of the name: back over modifiers to an article, a verb or a preposition."""
    tokens = scene.sentences[s].tokens
    inside = {k: m.first for m in scene.mentions[s] for k in range(m.first, m.last) if m.kind != "place"}
    capital = tokens[head].word[0].isupper()
    k = head
    while k > 0 and head - k < _REACH:
        j = k - 1
        low, word = lows[j], tokens[j].word
        if j in inside:
            k = inside[j]
        elif low in words.verbs or (low in _SMALL and not _joins(tokens, lows, j, capital, inside)):
            break
        elif not word[0].isalnum() and not _sign(tokens, j, inside):
            break
        elif low in ("'s", "’s") or (word[0].islower() and low.endswith(("ed", "ing")) and "-" not in low and low not in ("enhanced", "upgraded", "updated", "training", "drafting", "shipping", "fishing", "banking", "binding")):
            break
        else:
            k = j
    while k < head and (lows[k] in ("and", "of", "for", "on") or not tokens[k].word[0].isalnum()):
        k += 1
    return k


def _joins(
    tokens: Sequence[Token], lows: list[str], j: int, capital: bool, inside: dict[int, int]
) -> bool:
    """"Trade and Investment Agreement", "Exchange of Information Agreement"."""
    if lows[j] not in ("and", "of", "for", "on") or j == 0:
        return False
    if capital:
        return tokens[j - 1].word[0].isupper() and tokens[j + 1].word[0].isupper() and lows[j - 1] not in _SMALL
    return False


def _sign(tokens: Sequence[Token], j: int, inside: dict[int, int]) -> bool:
    return tokens[j].word in "-–—" and (j - 1 in inside or j + 1 in inside) or tokens[j].word in ("'", "’")


def _right(
    scene: Scene, s: int, lows: list[str], head: int, end: int, words: Instruments
) -> int:
    """The end of the name: over "on", "for", "in the field of" and lists, up to a clause."""
    tokens = scene.sentences[s].tokens
    first = lows[end] if end < len(lows) else ""
    if first not in words.joins or (first == "in" and not _field(lows, end)):
        return end
    if first == "to" and lows[head] not in ("agreement", "accord", "deal", "treaty"):
        return end
    named = {m.first for m in scene.mentions[s]}
    timed = {t.first for t in scene.times[s]}
    k = last = end
    while k < len(lows) and k - end < 22:
        if lows[k] in words.stops or tokens[k].word in ";.:()!?\"”" or (k in timed and "for" not in lows[k - 3 : k]):
            break
        if lows[k] in _LINKS and _leaves(lows, k, end, words, named, timed):
            break
        k += 1
        if lows[k - 1] not in _SMALL and tokens[k - 1].word[0].isalnum():
            last = k
    return last


_LINKS = frozenset({"and", ",", "in", "on", "to", "for"})


def _leaves(
    lows: list[str], k: int, end: int, words: Instruments, named: set[int], timed: set[int]
) -> bool:
    """Whether the link at `k` begins something that is no part of the name."""
    after = lows[k + 1] if k + 1 < len(lows) else ""
    match lows[k]:
        case "and":
            return _new_object(lows, k, words)
        case ",":
            return not _in_list(lows, k)
        case "in":
            return k > end and not _field(lows, k) and (k + 1 in named or k + 1 in timed)
        case "to":
            return k > end
        case "for":
            unit = lows[k + 2] if k + 2 < len(lows) else ""
            return unit in ("year", "years", "months", "days") or after in ("a", "his", "her")
        case _:
            return k > end and k + 1 in timed


def _field(lows: list[str], k: int) -> bool:
    return any(n in lows[k + 1 : k + 4] for n in ("field", "fields", "area", "areas", "sphere", "spheres"))


def _new_object(lows: list[str], k: int, words: Instruments) -> bool:
    """"and an agreement ...", "and pledged ...": what follows is no part of the name."""
    after = lows[k + 1] if k + 1 < len(lows) else ""
    if after in ("a", "an") or after in words.verbs or after in words.stops or after.endswith("ed"):
        return True
    near = lows[k + 1 : k + 5]
    return after == "the" and any(n in words.kinds for n in near)


def _in_list(lows: list[str], k: int) -> bool:
    ahead = lows[k + 1 : k + 8]
    return "and" in ahead and not any(w in ("which", "who", "the", "a", "he", "she", "said") for w in ahead[:2])


# --- its fate ---------------------------------------------------------------------------


def _judge(
    scene: Scene, s: int, lows: list[str], span: _Span, focus: Focus, words: Instruments
) -> _Found | None:
    tokens = scene.sentences[s].tokens
    text = scene.document.text[tokens[span.first].start : tokens[span.last - 1].end]
    if not words.companies.isdisjoint(lows) or "without" in lows[max(0, span.first - 2) : span.first]:
        return None
    modified = span.first < span.head or span.last > span.end
    if span.word in words.named and not modified or span.word in words.plurals and span.last == span.end:
        return None
    if span.word in words.named and not _proper(tokens, span) and not _dated(text):
        return None
    if span.word == "statement" and not _jointly(lows, span):
        return None
    said = _fate(lows, span, words)
    parties = around.parties(scene, s, span.first, span.last, focus)
    tense: Tense = "past" if said.fate.rank > 3 else "future"
    date = around.when(scene, s, span.first, said.end, tense, focus.date)
    if date is None and said.fate.status == "signed" and focus.status == "held":
        date = focus.date
    return _Found(
        name=" ".join(text.split()).strip(" ,\"“”"),
        kind=words.kinds[span.word],
        parties=parties,
        fate=said.fate,
        date=date,
        period=_period(text),
        evidence=around.evidence(scene, tokens[span.first].start, tokens[span.last - 1].end),
        head=span.word,
        article=span.article,
        by=said.by,
    )


def _jointly(lows: list[str], span: _Span) -> bool:
    return any(low in ("joint", "trilateral", "tripartite", "quadrilateral") for low in lows[span.first : span.head])


def _proper(tokens: Sequence[Token], span: _Span) -> bool:
    return tokens[span.head].word[0].isupper() and span.first < span.head or _in_field(tokens, span)


def _in_field(tokens: Sequence[Token], span: _Span) -> bool:
    return tokens[span.head].word[0].isupper() and span.last > span.end


def _dated(text: str) -> bool:
    return _YEARS.search(text) is not None


def _period(text: str) -> str | None:
    """"for the 2025–2029 period" is 2025/2029, "for 2026" 2026."""
    match = None
    for match in _YEARS.finditer(text):
        if match[2]:
            return f"{match[1]}/{match[2]}"
    return match[1] if match and re.search(r"\bfor\b", text) else None


class _Said(Struct, frozen=True):
    """A fate, the words that tell it and the token behind them."""

    fate: Fate
    by: str
    end: int


def _fate(lows: list[str], span: _Span, words: Instruments) -> _Said:
    """The weightiest fate said before the name or behind it."""
    behind = _fate_before(lows, span, words)
    return max((behind, *_fates_after(lows, span, words)), key=lambda said: said.fate.rank)


def _fate_before(lows: list[str], span: _Span, words: Instruments) -> _Said:
    """What the nearest verb before the name says of it."""
    stop = max(-1, span.first - 1 - _BACK)
    for k in range(span.first - 1, stop, -1):
        if lows[k] in (";", ":"):
            break
        length = words.before.length(lows, k)
        if length and k + length <= span.first:
            say = " ".join(lows[k : k + length])
            return _Said(_softened(words.fate_before[say], lows, k, words), say, span.last)
    return _Said(_UNKNOWN, "", span.last)


def _fates_after(lows: list[str], span: _Span, words: Instruments) -> Iterator[_Said]:
    """All that the clauses behind the name say of it."""
    for k in range(span.last, min(len(lows), span.last + _AHEAD)):
        if lows[k] in (";", ":") or (lows[k] in words.anchors and words.heads.length(lows, k)):
            return
        length = words.after.length(lows, k)
        if length:
            say = " ".join(lows[k : k + length])
            yield _Said(_softened(words.fate_after[say], lows, k, words), say, k + length)


def _softened(fate: Fate, lows: list[str], k: int, words: Instruments) -> Fate:
    """A fate that is still to come: agreed upon, wished for, or being prepared."""
    before = lows[max(0, k - 4) : k]
    if fate.rank < 5 and fate.status != "drafted" or not (words.future & set(before)) or "been" in before:
        return fate
    clause = set(lows[max(0, k - 14) : k])
    if clause & words.agreeing:
        return Fate("agreed", 3)
    if fate.status == "drafted":
        return fate
    if clause & words.wishing:
        return Fate("proposed", 1)
    return Fate("drafted", 2)

