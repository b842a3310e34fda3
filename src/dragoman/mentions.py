"""Sentences in, mentions out: the states, organisations, places and times a sentence names.

Longest match from left to right over the tables of the lexicon; a token belongs to one mention,
but a compound ("Mongolia-Vietnam") gives one mention for each of its parties over the same
token. A capital or a seat of government stays a mention of the state with its form told
(`capital`, `seat`): whether "Beijing" speaks or is where someone went is for `claims` to say.
A form that states share ("Dominican", "Congolese") is the likeliest's until `tell_apart` has seen
of which the document spoke before.
Names of people and offices are found in `people`, which may overrule a mention ("Chad", "Jordan").
"""

from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from dragoman.dates import TimeExpression
from dragoman.lexicon.parties import Parties
from dragoman.lexicon.places import Places
from dragoman.records import Mention, Sentence

_LINKS = frozenset("-–—/")
_FORMS = frozenset({"name", "demonym", "people"})  # forms that states share


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
        if here := _at(sentence, words, i, parties, places, taken):
            found += here
            done = here[0].last
    return tuple(found)


def tell_apart(
    named: Sequence[tuple[Mention, ...]], split: Sequence[Sentence], parties: Parties
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of a document, a form that states share given to the one it spoke of before.

    `named` are the mentions of each sentence of `split`. Nothing changes where the likeliest state
    is named by a form of its own, or where the sentence that first has the shared form names the
    other: "the Dominican minister arrived in Dominica" comes from elsewhere.
    """
    if not any(m.ref in parties.ambiguous for here in named for m in here):
        return tuple(named)
    shared = {m: others for m, others in _shared(named, split, parties) if others}
    plain = [{m.ref for m in here if m not in shared and m.kind != "place"} for here in named]
    first = min((m.sentence for m in shared), default=len(split))
    before = set[str | None]().union(*plain[:first]) - plain[first] if shared else set()
    ever = set[str | None]().union(*plain)
    return tuple(
        tuple(m if m.ref in ever else _meant(m, shared.get(m, ()), before) for m in here)
        for here in named
    )


def _shared(
    named: Sequence[tuple[Mention, ...]], split: Sequence[Sentence], parties: Parties
) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    for here, sentence in zip(named, split, strict=True):
        for mention in here:
            if mention.ref in parties.ambiguous:
                yield mention, _others(mention, sentence, parties)


def _others(mention: Mention, sentence: Sentence, parties: Parties) -> tuple[str, ...]:
    match = parties.match(sentence.words, mention.first) if mention.form in _FORMS else None
    if match is None or match.code != mention.ref or not parties.is_state(match.code):
        return ()  # "the Commonwealth" is seldom Australia, and Brussels always in Belgium
    return tuple(code for code in match.others if parties.is_state(code))


def _meant(mention: Mention, others: Sequence[str], named: Container[str | None]) -> Mention:
    told = [code for code in others if code in named]
    return replace(mention, ref=told[0]) if len(told) == 1 else mention


def _at(
    sentence: Sentence,
    words: Sequence[str],
    i: int,
    parties: Parties,
    places: Places,
    taken: Container[int],
) -> list[Mention]:
    party = parties.match(words, i)
    place = places.match(words, i)
    if party and not (place and place.length > party.length):
        kind = "state" if parties.is_state(party.code) else "organisation"
        return [_mention(sentence, i, i + party.length, kind, party.code, party.role)]
    if place and not (place.doubtful and not _stands_free(sentence, i, i + place.length, taken)):
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


def _stands_free(sentence: Sentence, first: int, last: int, taken: Container[int]) -> bool:
    """Whether a doubtful place stands where places do, and begins no longer name.

    "At Norman Ade Airport" is not in Norman; where every word has a capital nothing is told by one.
    """
    tokens = sentence.tokens
    if first == 0 or tokens[first - 1].low not in ("in", "at", "near", "from", "to"):
        return False
    goes_on = last < len(tokens) and last not in taken and tokens[last].word.istitle()
    return not goes_on or 2 * len(sentence.raised) > len(tokens)


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
