"""Sentences in, mentions out: the states, organisations, places and times a sentence names.

Longest match from left to right over the tables of the lexicon; a token belongs to one mention,
but a compound ("Mongolia-Vietnam") gives one mention for each of its parties over the same
token. A capital or a seat of government stays a mention of the state with its form told
(`capital`, `seat`): whether "Beijing" speaks or is where someone went is for `claims` to say.
Names of people and offices are found in `people`, which may overrule a mention ("Chad", "Jordan").
"""

from collections.abc import Sequence

from dragoman.dates import TimeExpression
from dragoman.lexicon.parties import Parties
from dragoman.lexicon.places import Places
from dragoman.records import Mention, Sentence, Token

_LINKS = frozenset("-–—/")


def find(
    sentence: Sentence, parties: Parties, places: Places, times: Sequence[TimeExpression]
) -> tuple[Mention, ...]:
    """Every state, organisation and place in a sentence, in order, `times` left alone."""
    words, lows = sentence.words, sentence.lows
    taken = {i for time in times for i in range(time.first, time.last)}
    dashed = [i for i, word in enumerate(words) if "-" in word]
    joined = [i for i in dashed if words[i][0].isalpha()]
    found: list[Mention] = []
    done = 0
    for i in sorted({*sentence.raised, *joined}) if joined else sentence.raised:
        if i < done or i in taken:
            continue
        near = dashed and any(i <= n < i + 3 for n in dashed)
        if not (near or parties.may_begin(words[i]) or places.may_begin(lows[i])):
            continue
        if here := _at(sentence, words, i, parties, places):
            found += here
            done = here[0].last
    return tuple(found)


def _at(
    sentence: Sentence, words: Sequence[str], i: int, parties: Parties, places: Places
) -> list[Mention]:
    party = parties.match(words, i)
    place = places.match(words, i)
    if party and not (place and place.length > party.length):
        kind = "state" if parties.is_state(party.code) else "organisation"
        return [_mention(sentence, i, i + party.length, kind, party.code, party.role)]
    if place and not (place.doubtful and not _after_preposition(sentence.tokens, i)):
        return [_mention(sentence, i, i + place.length, "place", place.country, place.kind)]
    if joined := "-" in "".join(words[i : i + 3]) and _joined(words, i, parties):
        pair, last = joined
        return [
            _mention(
                sentence, i, last, "state" if parties.is_state(c) else "organisation", c, "compound"
            )
            for c in pair
        ]
    if "-" in words[i]:
        codes = parties.compound(words[i])
        if codes:
            return [
                _mention(
                    sentence,
                    i,
                    i + 1,
                    "state" if parties.is_state(c) else "organisation",
                    c,
                    "compound",
                )
                for c in codes
            ]
    return []


def _joined(words: Sequence[str], i: int, parties: Parties) -> tuple[tuple[str, str], int] | None:
    """Two parties with a dash inside names of several words: "South Africa-Sri Lanka"."""
    k = next((n for n in range(i, min(i + 3, len(words))) if "-" in words[n]), -1)
    if k < 0:
        return None
    before, _, after = words[k].partition("-")
    one = parties.match([*words[i:k], before], 0)
    two = parties.match([after, *words[k + 1 : k + 4]], 0) if after else None
    if one is None or two is None or one.length != k - i + 1 or one.length + two.length < 3:
        return None
    return (one.code, two.code), k + two.length


def _after_preposition(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].low in ("in", "at", "near", "from", "to")


def _mention(
    sentence: Sentence, first: int, last: int, kind: str, ref: str | None, form: str
) -> Mention:
    return Mention(
        kind=kind,  # type: ignore[arg-type]  # one of MentionKind by construction
        sentence=sentence.index,
        first=first,
        last=last,
        start=sentence.tokens[first].start,
        end=sentence.tokens[last - 1].end,
        ref=ref,
        form=form,
    )
