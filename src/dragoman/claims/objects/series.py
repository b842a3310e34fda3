"""Editions told by a name alone or by a place in a series, behind the naming of a mechanism.

    the exercise, the fourth in the series · the third Steppe Shield was held in Kenya in 2023
    the first since the 6th session in 2019 · the seventh session, held in Lima in 2021

Claims of a document come in with its sentences, and go out with the ordinal that such words give
them, and with one more claim for each other edition so named. Refused are names that no sentence
has told to be a mechanism's.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.records import MechanismClaim, Place, Sentence

_NEAR = 4  # tokens from an ordinal to the word for a series
_BEHIND = 8  # tokens from a name to its town


def counted(
    scene: Scene, claims: Sequence[MechanismClaim], words: Mechanisms
) -> list[MechanismClaim]:
    """The claims with what later sentences count of them."""
    found, alone = list(claims), _only_counted(claims)
    opening = words.series | words.carriers | {own for c in claims for own in _proper(c, words)[:1]}
    for sentence in scene.sentences if claims else ():
        if opening.isdisjoint(sentence.said):
            continue
        for k, token in enumerate(sentence.tokens[:-1]):
            number = words.ordinal(token.word, token.low)
            if number is None:
                continue
            if _in_series(sentence, k, words):
                _number(found, sentence, number)
            elif named := next((c for c in claims if _called(sentence, k + 1, c, words)), None):
                last = k + 1 + len(_proper(named, words))
                _add(found, _edition(scene, sentence, (k, last), named, number))
            elif alone is not None and _session(sentence, k + 1, words):
                _add(found, _edition(scene, sentence, (k, k + 2), alone, number))
    return found


def _only_counted(claims: Sequence[MechanismClaim]) -> MechanismClaim | None:
    """The one mechanism whose editions a document counts; none where it counts two."""
    counted = [c for c in claims if c.ordinal is not None]
    return counted[0] if len({c.name for c in counted}) == 1 else None


def _session(sentence: Sentence, k: int, words: Mechanisms) -> bool:
    """Whether a "session" stands at a token that is of nothing else, as of another body."""
    behind = sentence.lows[k + 1 : k + 1 + _NEAR]
    if sentence.lows[k] not in words.carriers or behind[:1] in (("of",), ("between",)):
        return False
    told = (says for status, says in words.status.items() if status != "held")
    return not any(says.within(behind) for says in told)


def _in_series(sentence: Sentence, k: int, words: Mechanisms) -> bool:
    """Of "the fourth in the series"."""
    return not words.series.isdisjoint(sentence.lows[k + 1 : k + 1 + _NEAR])


def _number(found: list[MechanismClaim], sentence: Sentence, number: int) -> None:
    """Give the claim without a number that is named last before a sentence, or in it, this one.

    Where what is named last bears this very number already, it is what is counted.
    """
    starts = [(c.evidence[0].start, n) for n, c in enumerate(found)]
    before = [(start, n) for start, n in starts if start < sentence.end]
    if not before or found[max(before)[1]].ordinal == number:
        return
    _, last = max(((s, n) for s, n in before if found[n].ordinal is None), default=(0, None))
    if last is not None:
        found[last] = replace(found[last], ordinal=number)


def _proper(claim: MechanismClaim, words: Mechanisms) -> list[str]:
    """The words of a name that are its own: "Steppe Shield" of "Exercise Steppe Shield"."""
    kept = [w for w in claim.name.split() if w.lower() not in words.meaning]
    return [w.lower() for w in kept] if kept and all(w[0].isupper() for w in kept) else []


def _called(sentence: Sentence, k: int, claim: MechanismClaim, words: Mechanisms) -> bool:
    own = _proper(claim, words)
    end = k + len(own)
    told = sentence.lows[end] in words.meaning if end < len(sentence.lows) else False
    return bool(own) and not told and list(sentence.lows[k:end]) == own


def _edition(
    scene: Scene, sentence: Sentence, span: tuple[int, int], named: MechanismClaim, number: int
) -> MechanismClaim:
    """The claim of "the third Steppe Shield was held in Kenya in 2023", named at a span."""
    (k, last), tokens, place = span, sentence.tokens, None
    end = last + _BEHIND
    for mention in scene.mentions[sentence.index]:
        if mention.first > last and "," in sentence.lows[last + 1 : mention.first]:
            break  # told of something else: "the 6th session in 2019, as the 7th in Lima"
        if last < mention.first <= end and tokens[mention.first - 1].low == "in":
            city = mention.form in ("city", "capital")
            said = " ".join(t.word for t in tokens[mention.named : mention.last])
            place = Place(city=said if city else None, country=mention.ref)
            break
    return replace(
        named,
        ordinal=number,
        status="held",
        date=around.when(scene, sentence.index, k, last, "past"),
        place=place,
        evidence=(around.evidence(scene, tokens[k].start, tokens[last - 1].end),),
    )


def _add(found: list[MechanismClaim], new: MechanismClaim) -> None:
    """Add an edition that is told to have been held on a day, unless it is there."""
    if new.date and all((c.name, c.ordinal) != (new.name, new.ordinal) for c in found):
        found.append(new)
