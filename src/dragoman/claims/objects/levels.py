"""The level at which a document says that two parties stand, and what became of it.

A scene and the focus of each sentence come in; one claim for each level of each set of parties
goes out, in lower case and in the document's own words. "From X to Y" gives Y; a change that is
only wished for gives the level that stands, and no level where none is said to stand. Refused:
partners in trade, names of papers and bodies, ties of companies.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.objects import breaking
from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import edtf
from dragoman.lexicon.levels import Levels
from dragoman.records import Focus, LevelChange, LevelClaim, Sentence

_WEIGHT: dict[LevelChange, int] = {
    "stated": 0, "reaffirmed": 1, "established": 2, "upgraded": 3, "downgraded": 3,
}  # fmt: skip
_BACK = 16
_NEWS = 60  # days that the beginning of relations is news


class _Term(Struct, frozen=True):
    """A level as it stands: half-open token indices."""

    first: int
    last: int
    level: str
    tie: bool = False  # a level only where it is raised or lowered: "diplomatic relations"
    bare: bool = False  # ... and only where a state lowers it to another: "cut ties with Chile"


def find(scene: Scene, focus: Sequence[Focus], words: Levels) -> tuple[LevelClaim, ...]:
    """Every level the document states, in order of first naming."""
    claims: list[LevelClaim] = []
    for sentence in scene.sentences:
        lows, said = sentence.lows, sentence.said
        if words.anchors.isdisjoint(said) or not words.refusing.isdisjoint(said):
            continue
        terms = list(_terms(lows, words))
        for term in terms:
            claim = _judge(scene, sentence, lows, term, terms, focus[sentence.index], words)
            if claim:
                _add(claims, claim)
    return tuple(claims)


def _add(claims: list[LevelClaim], new: LevelClaim) -> None:
    for k, old in enumerate(claims):
        if set(old.parties) != set(new.parties) or not _same(old.level, new.level):
            continue
        heavier = new if _WEIGHT[new.change] > _WEIGHT[old.change] else old
        dated = heavier.date or (new.date if new.change == old.change else None)
        claims[k] = replace(
            old,
            level=max(old.level, new.level, key=len),
            change=heavier.change,
            date=dated,
            evidence=(*old.evidence, *new.evidence),
        )
        return
    claims.append(new)


def _same(old: str, new: str) -> bool:
    """One level, or the short form of the other."""
    a, b = set(old.split()), set(new.split())
    return a <= b or b <= a


def _terms(lows: tuple[str, ...], words: Levels) -> Iterator[_Term]:
    opening = words.heads.union(words.ties.starts, words.bare.starts, words.ranks.starts)
    for k, low in enumerate(lows):
        if low not in opening:
            continue
        if (length := words.ties.length(lows, k)) and not _goes_on(lows, k + length, words):
            yield _Term(k, k + length, " ".join(lows[k : k + length]), tie=True)
        elif found := _of_envoys(lows, k, words):
            yield found
        if low not in words.heads or (k + 1 < len(lows) and _goes_on(lows, k + 1, words)):
            continue
        first = k
        while first > 0 and lows[first - 1] in words.makes | words.among:
            first -= 1
        while first < k and lows[first] not in words.makes and not _leads(lows[first]):
            first += 1
        made = words.makes & set(lows[first:k])
        if not made or (low in words.weak_heads and not made & {"comprehensive", "special"}):
            continue
        last = k + 1 + (words.tails.length(lows, k + 1) if k + 1 < len(lows) else 0)
        yield _Term(first, last, _level(lows, first, k, last))


def _of_envoys(lows: tuple[str, ...], k: int, words: Levels) -> _Term | None:
    """Of "downgraded relations to the level of chargé d'affaires": both, as far as told."""
    if length := words.ranks.length(lows, k):
        said = " ".join(lows[k : k + length]).removeprefix("to ").removeprefix("level of ")
        said = said.replace("’", "'").replace(" '", "'").replace("' ", "'")
        return _Term(k, k + length, said, tie=True)
    length = words.bare.length(lows, k)
    if not length:
        return None
    for first in range(max(k - 3, 0), k):
        over = first + words.sayings.length(lows, first)
        verb = " ".join(lows[first:over])
        if over in (k, k - 1) and words.changes.get(verb) == "downgraded":
            return _Term(k, k + length, " ".join(lows[k : k + length]), tie=True, bare=True)
    return None


def _leads(low: str) -> bool:
    """Words that open a level when something that makes one follows."""
    return low in ("major", "global", "traditional", "renewed")


def _goes_on(lows: tuple[str, ...], k: int, words: Levels) -> bool:
    ahead = lows[k : k + 4]
    if not ahead:
        return False
    if ahead[:1] == ("and",):
        return not words.continued.isdisjoint(ahead)
    return ahead[0] in words.continued


def _level(lows: tuple[str, ...], first: int, head: int, last: int) -> str:
    noun = "partnership" if lows[head] in ("partners", "partner", "partnerships") else lows[head]
    text = " ".join([*lows[first:head], noun, *lows[head + 1 : last]])
    return text.replace(" - ", "-").replace(" ,", ",")


def _judge(
    scene: Scene, sentence: Sentence, lows: tuple[str, ...], term: _Term, terms: list[_Term],
    focus: Focus, words: Levels,
) -> LevelClaim | None:  # fmt: skip
    change, at = _change(lows, term, words)
    founded = term.tie and change == "established" and lows[at] in words.founding
    if term.tie and change not in ("upgraded", "downgraded") and not founded:
        return None  # "have had diplomatic relations"
    if term.bare and not breaking.between_states(scene, sentence.index, at, term.last, words):
        return None
    first = at if at >= 0 and _WEIGHT[change] > 1 and at < term.first else term.first
    when = around.when(scene, sentence.index, first, term.last, "past", focus.date)
    open_ended = (
        change in ("upgraded", "downgraded", "established")
        and _to_come(lows, at, words)
        and not _past(when, scene.document.published)
        and not (_decided(lows, at, words) and not _ahead(when, scene))
    )
    rises = change in ("upgraded", "downgraded") and len(terms) > 1
    source = rises and _is_source(lows, term, words)
    if source is not open_ended and (source or open_ended):
        return None
    if (open_ended or source) and term.tie:
        return None  # "could downgrade relations to the level of"
    change = "stated" if open_ended or source else change
    if _WEIGHT[change] < _WEIGHT["established"] and lows[term.last - 1] in words.many:
        return None  # "to build strategic partnerships": none that stands between two
    parties = around.parties(scene, sentence.index, term.first, term.last, focus)
    if len(parties) < 2 or (founded and _old(lows, when, scene, words)):
        return None
    start, end = sentence.tokens[term.first].start, sentence.tokens[term.last - 1].end
    date = when if change not in ("stated", "reaffirmed") else None
    return LevelClaim(
        parties=parties,
        level=term.level,
        change=change,
        date=date,
        evidence=(around.evidence(scene, start, end),),
        by=lows[at] if at >= 0 else "",
    )


def _change(lows: tuple[str, ...], term: _Term, words: Levels) -> tuple[LevelChange, int]:
    """The change said nearest before the level, else right behind it."""
    weak: tuple[LevelChange, int] = ("stated", -1)
    for k in range(term.first - 1, max(-1, term.first - _BACK), -1):
        if lows[k] in (";", ":"):
            break
        if length := words.sayings.length(lows, k):
            weak = words.changes[" ".join(lows[k : k + length])], k
            break
    if weak[0] != "stated":
        return weak
    for k in range(term.last, min(term.last + 9, len(lows))):
        if length := words.sayings.length(lows, k):
            found = words.changes[" ".join(lows[k : k + length])]
            if _WEIGHT[found] > 1:
                return found, k
    return weak


def _to_come(lows: tuple[str, ...], at: int, words: Levels) -> bool:
    """Whether the change is only wished for: "to raise ties to", "talk of raising"."""
    verb = lows[at]
    if verb.endswith(("ing", "ion")):
        return not any(
            low in ("welcomed", "welcome", "celebrated", "after", "since", "announced")
            for low in lows[max(0, at - 4) : at]
        )
    if verb.endswith(("ed", "s", "up")):
        return False
    before = lows[max(0, at - _BACK) : at]
    wished = "that" in before and not words.wishes.isdisjoint(before[: before.index("that")])
    return wished or not words.future.isdisjoint(before[-3:])


def _decided(lows: tuple[str, ...], at: int, words: Levels) -> bool:
    """Whether the change was agreed on: "agreed to elevate"."""
    return not words.deciding.isdisjoint(lows[max(0, at - 4) : at])


def _ahead(when: str | None, scene: Scene) -> bool:
    """Whether a date lies after the document's."""
    limits = edtf.bounds(when) if when else None
    today = reference(scene.document)
    return limits is not None and today is not None and limits[0] > today


def _is_source(lows: tuple[str, ...], term: _Term, words: Levels) -> bool:
    """Whether the level is the one left behind: "from X", "raised the X to Y"."""
    before = lows[max(0, term.first - 3) : term.first]
    if not words.origin.isdisjoint(before):
        return True
    ahead = lows[term.last : term.last + 5]
    k = ahead.index("to") if "to" in ahead else -1
    return k >= 0 and "which" not in ahead[k : k + 2] and "to" not in before


def _old(lows: tuple[str, ...], when: str | None, scene: Scene, words: Levels) -> bool:
    """Whether relations began long ago, which is history: "established relations in 1971"."""
    limits, today = edtf.bounds(when) if when else None, reference(scene.document)
    long_ago = limits is not None and today is not None and (today - limits[1]).days > _NEWS
    return long_ago or not words.history.isdisjoint(lows)


def _past(date: str | None, published: str | None) -> bool:
    """Whether a date lies in a month or year before the document's."""
    if date is None or published is None or "/" in date or date.startswith("X"):
        return False
    return date[:7] < published[: len(date[:7])]
