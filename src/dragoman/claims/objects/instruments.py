"""Papers between states that a document names, and what became of them.

A scene and the focus of each sentence come in; one claim for each instrument goes out, with every
place that names it as evidence. The verb near a name tells its fate, and the weightiest fate in
the document stands. Refused: names without two parties, papers of many states that two speak of,
laws, company contracts, agreement as consensus. The surprising thing: "the agreement" joins the
last instrument of its kind and never makes one, and titles are read last: they cut names short.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.objects.instrument_names import YEARS, Span, bare, one_paper, spans, text_of
from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import Tense, edtf
from dragoman.lexicon.instruments import Fate, Instruments
from dragoman.records import Evidence, Focus, InstrumentClaim, InstrumentKind, Sentence

_BACK = 40  # tokens before a name in which a verb still tells its fate
_AHEAD = 12  # and behind it
_ALIKE = 0.6  # share of common words that makes two names one
_ITEM = 3  # tokens before the name of a paper that is an item of a list
_LONG = 16  # words; a longer name has caught a clause
_PLAIN = frozenset({"memorandum", "joint_statement"})  # heads of several words that name none
_AT_ONCE = frozenset({"signed", "ratified"})  # done on a day, not since one
_OWN_ACTS = frozenset({"signed", "ratified", "ended", "suspended"})  # of who is named beside it
_UNKNOWN, _AGREED, _VALID = Fate("unknown", 0), Fate("agreed", 5), Fate("in_force", 4)


class _Found(Struct, frozen=True):
    """One naming of an instrument."""

    name: str
    kind: InstrumentKind
    parties: tuple[str, ...]
    fate: Fate
    date: str | None
    period: str | None
    evidence: Evidence
    content: frozenset[str]  # its words that tell it from others
    again: bool  # "the agreement": nothing but a definite head
    loose: bool  # "the document": one that may mean a paper of any kind
    titled: bool
    by: str
    world: bool = False  # of many states: whose it is the sentence does not say


class _Thread(Struct):
    """All namings of one instrument so far."""

    claim: InstrumentClaim
    rank: int
    content: frozenset[str]


def find(scene: Scene, focus: Sequence[Focus], words: Instruments) -> tuple[InstrumentClaim, ...]:
    """Every instrument of the document, in order of first naming."""
    threads: list[_Thread] = []
    items = _items(scene, words)
    private: set[str] = set()
    for sentence in sorted(scene.sentences, key=lambda sentence: sentence.role == "title"):
        lows, said = sentence.lows, sentence.said
        if words.anchors.isdisjoint(said) or not words.companies.isdisjoint(said):
            private |= words.anchors & said
            continue
        for span in spans(scene, sentence.index, lows, words):
            if sentence.role == "title" and span.word in private:
                continue  # the text tells that it is a company's
            if one_paper(scene, sentence, lows, span, words):
                item = items.get(sentence.index) if _opens(lows, span.first) else None
                around_it = _held(focus, sentence.index)
                found = _judge(scene, sentence, lows, span, focus[sentence.index], around_it, words)
                _add(threads, _as_item(found, item, around_it) if item else found)
    return tuple(thread.claim for thread in threads if len(thread.claim.parties) > 1)


def _as_item(found: _Found, item: Fate, told: Focus) -> _Found:
    """An item of "signed the following:", which says nothing of itself, with what that says."""
    if found.fate.rank:
        return found
    day = told.date if item.status == "signed" and told.status == "held" else None
    return replace(found, fate=item, date=found.date or day)


def _opens(lows: tuple[str, ...], first: int) -> bool:
    """Whether a name opens an item of a list: "- Treaty on", "; b) Treaty on"."""
    return first <= _ITEM or ";" in lows[first - _ITEM - 1 : first]


def _items(scene: Scene, words: Instruments) -> dict[int, Fate]:
    """What became of the papers of a list, by the sentences that follow "signed the following:"."""
    found: dict[int, Fate] = {}
    told: Fate | None = None
    for sentence in scene.sentences:
        lows = sentence.lows
        if ":" in lows[-3:] and not words.listing.isdisjoint(sentence.said):
            said = _fate_before(lows[: lows.index(":")], _end_of(lows.index(":")), words)
            told = said.fate if said.fate.rank else None
        elif told is not None and not words.anchors.isdisjoint(sentence.said):
            found[sentence.index] = told
        elif len(lows) > _ITEM:
            told = None
    return found


def _end_of(k: int) -> Span:
    return Span(k, k, k, k, "", "")


# --- one instrument, many namings ---------------------------------------------------------


def _add(threads: list[_Thread], found: _Found) -> None:
    """Join a naming to the instrument it repeats, or begin one where it can stand alone."""
    repeated = _repeated(threads, found)
    if repeated is not None:
        _join(repeated, found)
        return
    if (len(found.parties) < 2 and not found.world) or found.again:
        return
    if found.fate.rank > 0 or sum(w[0].isupper() for w in found.name.split()) > 1:
        claim = InstrumentClaim(
            name=found.name,
            kind=found.kind,
            parties=found.parties,
            status=found.fate.status,
            date=found.date,
            period=found.period,
            evidence=(found.evidence,),
            by=found.by,
        )
        threads.append(_Thread(claim, found.fate.rank, found.content))


def _join(thread: _Thread, found: _Found) -> None:
    old = thread.claim
    better = found.fate.rank > thread.rank
    longer = len(old.name.split()) < len(found.name.split()) <= _LONG
    fuller = thread.content <= found.content and longer and not found.titled
    thread.claim = replace(
        old,
        name=found.name if fuller else old.name,
        status=found.fate.status if better else old.status,
        date=(found.date or old.date) if better else (old.date or found.date),
        period=old.period or found.period,
        evidence=(*old.evidence, found.evidence),
    )
    thread.rank = max(thread.rank, found.fate.rank)
    thread.content = found.content if fuller else thread.content


def _repeated(threads: Sequence[_Thread], found: _Found) -> _Thread | None:
    """The thread that a naming repeats; "the document" repeats the last, whatever its kind."""
    for thread in reversed(threads):
        if _same(thread, found):
            return thread
    return threads[-1] if found.loose and threads else None


def _same(thread: _Thread, found: _Found) -> bool:
    """Whether a naming means the instrument of a thread."""
    claim = thread.claim
    if claim.period and found.period and claim.period != found.period:
        return False
    if found.again:
        return claim.kind == found.kind
    if found.world and claim.parties and thread.content != found.content:
        return False
    if claim.kind != found.kind or (found.parties and set(found.parties) != set(claim.parties)):
        return False
    if found.titled or not (thread.content and found.content):
        return True
    common, smaller = thread.content & found.content, min(len(thread.content), len(found.content))
    union = thread.content | found.content
    return len(common) == smaller > 0 or len(common) >= _ALIKE * len(union) > 0


# --- one naming -----------------------------------------------------------------------------


def _held(focus: Sequence[Focus], s: int) -> Focus:
    """What a sentence is about, or the one before it where this one goes on to what is ahead.

    "At the meeting they signed a pact and agreed that the next would be in Lima in May".
    """
    one, before = focus[s], focus[max(s - 1, 0)]
    ahead = one.status == "planned" and set(one.parties) == set(before.parties)
    return before if ahead else one


def _judge(
    scene: Scene,
    sentence: Sentence,
    lows: tuple[str, ...],
    span: Span,
    focus: Focus,
    held: Focus,
    words: Instruments,
) -> _Found:
    """All that the sentence says of the instrument it names; `held` is where it can be signed."""
    text, s = text_of(scene, sentence, span), sentence.index
    said = _not_yet(scene, s, _fate(_timeless(scene, s, lows), span, words), words)
    tense: Tense = "future" if said.ahead else "past"
    once = said.fate.status in _AT_ONCE
    stops = frozenset[str]() if said.ahead else words.elsewhere
    date = around.when(scene, s, span.first, said.end, tense, focus.date, at_once=once, stops=stops)
    date = None if date and _to_come(scene, date) else date
    if date is None and said.fate.status == "signed" and held.status == "held":
        date = held.date
    start = sentence.tokens[span.first].start
    owned = len(around.codes(scene.mentions[s], span.first, span.last)) > 1
    owned = owned or lows[span.first - 1 : span.first] == ("their",)  # the treaty of two
    known = not owned and words.world.within(lows[span.first : span.last]) > 0
    world = known and said.fate.status not in _OWN_ACTS
    again = _again(text, span, words) and lows[span.last : span.last + 1] != ("between",)
    return _Found(
        name=" ".join(text.split()).strip(' ,"“”'),
        kind=words.kinds[span.word],
        parties=() if world else around.parties(scene, s, span.first, span.last, focus),
        fate=said.fate,
        date=date,
        period=_period(text),
        evidence=around.evidence(scene, start, start + len(text)),
        content=_content(lows, span, words),
        again=again,
        loose=span.word in words.loose and again,
        titled=sentence.role == "title",
        by=said.by,
        world=world,
    )


def _timeless(scene: Scene, s: int, lows: tuple[str, ...]) -> tuple[str, ...]:
    """The words but for those of times: "on May 22, and signed" says nothing of what may be."""
    timed = {i for time in scene.times[s] for i in range(time.first, time.last)}
    return tuple("" if i in timed else low for i, low in enumerate(lows)) if timed else lows


def _to_come(scene: Scene, date: str) -> bool:
    """Whether a date lies ahead: "is to be signed in May" dates no draft."""
    today, limits = reference(scene.document), edtf.bounds(date)
    return bool(today and limits and limits[1] > today)


def _content(lows: tuple[str, ...], span: Span, words: Instruments) -> frozenset[str]:
    """The words that tell a name from others of its kind: none of "a memorandum"."""
    end = span.end if words.kinds[span.word] in _PLAIN else span.head + 1
    around_head = (*lows[span.first : span.head], *lows[end : span.last])
    return frozenset(low for low in around_head if low[0].isalnum()) - words.small


def _again(text: str, span: Span, words: Instruments) -> bool:
    """Whether the naming is a bare "the agreement", which only repeats."""
    if not bare(span, words):
        return False
    whole = " " in span.word and text[0].isupper()  # "the Declaration of Principles"
    return not whole or words.kinds[span.word] in _PLAIN


def _period(text: str) -> str | None:
    """The years a name says it is for: "for the 2025–2029 period" is 2025/2029."""
    years = list(YEARS.finditer(text))
    spans_ = [f"{match[1]}/{match[2]}" for match in years if match[2]]
    if spans_:
        return spans_[0]
    return years[-1][1] if years and re.search(r"\bfor\b", text) else None


# --- its fate -------------------------------------------------------------------------------


class _Said(Struct, frozen=True):
    """A fate, the words that tell it and the token behind them."""

    fate: Fate
    by: str
    end: int
    ahead: bool = False  # still to come: "will be signed"


def _not_yet(scene: Scene, s: int, said: _Said, words: Instruments) -> _Said:
    """What the present tells of a day ahead: a pact that "expires in June" is still in force."""
    if said.by not in words.present or said.fate.status in ("drafted", "proposed", "agreed"):
        return said
    date = around.coming(scene, s, said.end, weekdays=said.fate.status != "signed")
    if date is None or not _to_come(scene, date):
        return said
    fate = {"ended": _VALID, "signed": Fate("drafted", 2)}.get(said.fate.status, _UNKNOWN)
    return replace(said, fate=fate, ahead=True)


def _fate(lows: tuple[str, ...], span: Span, words: Instruments) -> _Said:
    """The weightiest fate said before the name or behind it."""
    said = _fate_before(lows, span, words)
    last = max((said, *_fates_after(lows, span, words)), key=lambda said: said.fate.rank)
    if said.fate.status == "drafted" and last.by in words.closing:
        return replace(last, fate=_AGREED)  # of "talks on a treaty were concluded": they agreed
    return last


def _fate_before(lows: tuple[str, ...], span: Span, words: Instruments) -> _Said:
    """What the nearest verb before the name says of it."""
    stop = max(-1, span.first - 1 - _BACK)
    listed = _listed(lows, span.first, words)
    for k in range(span.first - 1, stop if listed < 0 else -1, -1):
        if k >= listed >= 0:
            continue
        if lows[k] in (";", ":"):
            break
        length = words.before.length(lows, k)
        if length and k + length <= span.first and _of_it(lows, k + length, span, words):
            say = " ".join(lows[k : k + length])
            fate = _softened(words.fate_before[say], lows, k, words)
            return _Said(fate, say, span.last, _ahead(lows, k, words))
    return _Said(_UNKNOWN, "", span.last)


def _of_it(lows: tuple[str, ...], behind: int, span: Span, words: Instruments) -> bool:
    """Whether the verb that ends before `behind` may have the name for its object: not in "agreed
    to go on with what is set out in the Charter".
    """
    article = span.first - (span.article in words.small)
    return behind >= article or lows[article - 1] not in words.within


def _listed(lows: tuple[str, ...], first: int, words: Instruments) -> int:
    """The colon of "signed the following documents: ..." that token `first` stands behind."""
    for k in range(first - 1, 0, -1):
        if lows[k] == ":":
            return -1 if words.listing.isdisjoint(lows[max(0, k - 6) : k]) else k
    return -1


def _fates_after(lows: tuple[str, ...], span: Span, words: Instruments) -> Iterator[_Said]:
    """All that the clauses behind the name say of it."""
    far = _BACK if lows[span.last : span.last + 1] == ("between",) else _AHEAD
    for k in range(span.last, min(len(lows), span.last + far)):
        if lows[k] in (";", ":") or (lows[k] in words.anchors and words.heads.length(lows, k)):
            return
        length = words.after.length(lows, k)
        if length and not _of_next(lows, k, k + length, words):
            say = " ".join(lows[k : k + length])
            fate = _softened(words.fate_after[say], lows, k, words)
            yield _Said(fate, say, k + length, _ahead(lows, k, words))


def _of_next(lows: tuple[str, ...], k: int, behind: int, words: Instruments) -> bool:
    """Of "adopted the plan and signed a treaty": a verb of the paper that follows it."""
    led = lows[k - 1] == "and" and lows[behind : behind + 1] in (("a",), ("an",), ("the",))
    return led and not words.anchors.isdisjoint(lows[behind : behind + _AHEAD])


def _ahead(lows: tuple[str, ...], k: int, words: Instruments) -> bool:
    """Whether the verb at `k` tells of what is still to come: "will be signed", "to sign"."""
    before = _before(lows, k, 3, words)
    return not words.future.isdisjoint(before) and "been" not in before


def _before(lows: tuple[str, ...], k: int, near: int, words: Instruments) -> tuple[str, ...]:
    """The words that may say that the verb at `k` is ahead: "will meet A, and sign a treaty".

    Not the "for" of the years a paper is for: "the plan for 2032 was signed".
    """
    shared = lows[k] in words.bases and lows[k - 1 : k] == ("and",)
    first = max(0, k - (_BACK if shared else near))
    return tuple(
        low
        for i, low in enumerate(lows[first:k], first)
        if low != "for" or (lows[i + 1] and not lows[i + 1][0].isdigit())
    )


def _softened(fate: Fate, lows: tuple[str, ...], k: int, words: Instruments) -> Fate:
    """A fate that is still to come: agreed upon, wished for, or being prepared."""
    before = _before(lows, k, 4, words)
    if fate.rank and not words.refusing.isdisjoint(before):
        return _UNKNOWN  # "refused to sign the treaty"
    if (
        (fate.rank < 5 and fate.status != "drafted")
        or not (words.future & set(before))
        or "been" in before
    ):
        return fate
    clause = set(lows[max(0, k - 14) : k])
    if clause & words.agreeing:
        return Fate("agreed", 3)
    if fate.status == "drafted":
        return fate
    if clause & words.wishing:
        return Fate("proposed", 1)
    return Fate("drafted", 2)
