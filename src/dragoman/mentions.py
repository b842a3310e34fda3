"""Sentences in, mentions out: the states, organisations, places and times a sentence names.

Longest match from left to right over the tables of the lexicon; a token belongs to one mention,
but a compound ("Mongolia-Vietnam") gives one mention for each of its parties over the same
token. A capital or a seat of government stays a mention of the state with its form told
(`capital`, `seat`): whether "Beijing" speaks or is where someone went is for `claims` to say.
A form that states share ("Dominican", "Congolese") is the likeliest's until `tell_apart` has seen
of which the document spoke before; so is a town that states have, until `by_states` has.
Names of people and offices are found in `people`, which may overrule a mention ("Chad", "Jordan").
"""

from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from dragoman.dates import TimeExpression
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.parties import Parties, states
from dragoman.lexicon.places import Places
from dragoman.lexicon.words import Words
from dragoman.records import Mention, Sentence

_OWNING = frozenset({"of", "by"})  # "the mayor of the city of X" is no place of anything
_ENDS = frozenset({",", ".", ";", ")", "”"})
_PLACED = frozenset({"in", "at", "near", "from", "to"})
_LEADS = frozenset({"of", ","})  # before a name, where "city" or "capital" stands before these
_BEFORE_TOWNS = frozenset({"of", "in"})
_NAME = 3  # words of a town's name
_GROUP = 6  # tokens that may lead to "city of"
_FORMS = frozenset({"name", "demonym", "people"})  # forms that states share


def find(
    sentence: Sentence,
    parties: Parties,
    places: Places,
    times: Sequence[TimeExpression],
    closed: Words,
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
        may = near or parties.may_begin(words[i]) or places.may_begin(lows[i])
        here = _at(sentence, words, i, parties, places, taken, closed) if may else []
        if not here and lows[i - 1] in _BEFORE_TOWNS:
            here = _unlisted(sentence, i, found, taken, parties, closed)
        if here and _names_street(sentence, here[0], closed):
            done = here[0].last
        elif here:
            leads = lows[i - 1] in _LEADS or lows[i - 1] in closed.quarters
            found += _led(sentence, here, found, closed, places) if leads else here
            done = here[0].last
    return tuple(found)


def _names_street(sentence: Sentence, one: Mention, closed: Words) -> bool:
    """Of "in Tunis Street", "St George's Square": whether a city only lends a street its name."""
    k = one.last
    street = sentence.lows[k : k + 1] and sentence.lows[k] in closed.streets
    return bool(street) and one.form in ("city", "capital") and sentence.words[k].istitle()


# --- what leads to a name ---------------------------------------------------------------------


def _led(
    sentence: Sentence, here: list[Mention], found: list[Mention], closed: Words, places: Places
) -> list[Mention]:
    """A place with what leads to it: "in [the Swiss city of Geneva]", "to [southern Chad]".

    The states named within what leads there go out of `found`, for they only say whose it is.
    """
    one = here[0]
    able = one.kind == "place" or one.form in ("name", "capital")
    if not able or one.kind == "organisation" or len(here) > 1:
        return here
    first = _lead(sentence, one, closed)
    if first == one.first or (first and sentence.lows[first - 1] in _OWNING):
        return here
    inside = [m for m in found if m.first >= first]
    del found[len(found) - len(inside) :]
    whose = inside[-1].ref if inside and inside[-1].kind == "state" else None
    theirs = whose in places.countries(sentence.tokens[one.first].word) if whose else False
    start = sentence.tokens[first].start
    lead, ref = one.first - first, whose if theirs else one.ref
    return [replace(one, first=first, start=start, lead=lead, ref=ref)]


def _called(sentence: Sentence, k: int, closed: Words) -> bool:
    """Whether the words before token `k` call what it names a town or a part of one."""
    lows = sentence.lows
    before = lows[k - 2] if k > 1 else ""
    if lows[k - 1] == "of":
        return before in closed.towns
    return lows[k - 1] in closed.quarters or (lows[k - 1] == "," and before in closed.seated)


def _unlisted(
    sentence: Sentence, i: int, found: list[Mention], taken: Container[int], parties: Parties,
    closed: Words,
) -> list[Mention]:  # fmt: skip
    """A town no list has, by the state named beside it: "the Chadian town of X", "in X, Chad,"."""
    called = sentence.lows[i - 1] == "of"
    if i == 0 or (called and not _called(sentence, i, closed)):
        return []
    last = _name_end(sentence, i, taken, closed)
    if last == i or not (called or sentence.lows[last : last + 1] == (",",)):
        return []
    state = _of_group(sentence, i, found, closed) if called else None
    state = state if called else _state_behind(sentence, last + 1, taken, parties)
    return [_mention(sentence, i, last, "place", state, "city")] if state else []


def _name_end(sentence: Sentence, i: int, taken: Container[int], closed: Words) -> int:
    """Where capitalised words that no body has in its name end; `i` where one of them has."""
    for k in range(i, min(i + _NAME + 1, len(sentence.words))):
        word = sentence.words[k]
        if k in taken or not word.istitle():
            return k
        if sentence.lows[k] in closed.bodies or not word.isalpha():
            break
    return i


def _of_group(sentence: Sentence, i: int, found: list[Mention], closed: Words) -> str | None:
    """The state that the words before "town of" name."""
    first = _noun_group(sentence, i - 2, closed, i)
    inside = [m for m in found if m.first >= first and m.kind == "state"]
    return inside[-1].ref if inside else None


def _state_behind(
    sentence: Sentence, k: int, taken: Container[int], parties: Parties
) -> str | None:
    """The state at token `k` that closes a town's name: "Chad" of "in X, Chad, on Monday"."""
    party = parties.match(sentence.words, k) if k < len(sentence.words) else None
    if party is None or party.role != "name" or not parties.is_state(party.code):
        return None
    end = k + party.length
    closes = end in taken or end == len(sentence.lows) or sentence.lows[end] in (*_ENDS, "on")
    return party.code if closes else None


def _lead(sentence: Sentence, one: Mention, closed: Words) -> int:
    """The token at which what leads to a place begins; its own first where nothing does."""
    lows, k = sentence.lows, one.first
    if k > 1 and lows[k - 1] == "of" and lows[k - 2] in closed.towns | closed.lands:
        return _noun_group(sentence, k - 2, closed, one.first)
    ends = one.last == len(lows) or lows[one.last] in _ENDS
    if k > 1 and lows[k - 1] == "," and lows[k - 2] in closed.seated and ends:
        town = one.kind == "place" or one.form == "capital"
        return _noun_group(sentence, k - 2, closed, one.first) if town else one.first
    while k and lows[k - 1] in closed.quarters and sentence.words[k - 1].islower():
        k -= 1
    return k


def _noun_group(sentence: Sentence, k: int, closed: Words, none: int) -> int:
    """Where the words before a noun at token `k` begin, with article and state; else `none`."""
    for i in range(k - 1, max(k - _GROUP, -1), -1):
        low = sentence.lows[i]
        if low in closed.determiners or low in closed.possessives:
            return i
        if low in OWNING:
            return i - 1 if i else none
        if low in closed.prepositions or not low[0].isalpha():
            return none
    return none


def tell_apart(
    named: Sequence[tuple[Mention, ...]],
    split: Sequence[Sentence],
    parties: Parties,
    sent_from: str | None = None,
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of a document, a form that states share given to the one it spoke of before.

    `named` are the mentions of each sentence of `split`, `sent_from` is the state that the
    text was sent from: of Brazzaville, whoever is "Congolese" there. Nothing changes where the
    likeliest state is named by a form of its own, or where the sentence that first has the shared
    form names the other: "the Dominican minister arrived in Dominica" comes from elsewhere.
    """
    if not any(m.ref in parties.ambiguous for here in named for m in here):
        return tuple(named)
    shared = {m: others for m, others in _shared(named, split, parties) if others}
    plain = [{m.ref for m in here if m not in shared and m.kind != "place"} for here in named]
    first = min((m.sentence for m in shared), default=len(split))
    before = set[str | None]().union(*plain[:first]) - plain[first] if shared else set()
    before |= {sent_from} - plain[first] if shared and not before else set()
    ever = set[str | None]().union(*plain)
    return tuple(
        tuple(m if m.ref in ever else _meant(m, shared.get(m, ()), before) for m in mentions)
        for mentions in named
    )


def by_states(
    named: Sequence[tuple[Mention, ...]],
    split: Sequence[Sentence],
    places: Places,
    namesakes: Container[str],
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of a document, of towns of one name the one in a state its sentence names.

    It takes two states that are told of together: one alone may go to the namesake elsewhere.
    """
    return tuple(
        tuple(_of_a_side(m, here, s, places, namesakes) for m in here) if _with_town(here) else here
        for here, s in zip(named, split, strict=True)
    )


def _with_town(here: tuple[Mention, ...]) -> bool:
    """Whether a sentence names two states beside what may be a town."""
    return len(here) > 2 and any(m.kind == "place" or m.form == "name" for m in here)


def _of_a_side(
    one: Mention,
    here: tuple[Mention, ...],
    sentence: Sentence,
    places: Places,
    namesakes: Container[str],
) -> Mention:
    """A town in the one state beside it that has such a town; "Trinidad" may be one of Cuba's."""
    sides = {m.ref for m in here if m is not one and m.kind == "state"}
    town = one.kind == "place" and one.form == "city"
    if len(sides) < 2 or one.ref in sides or not (town or _short(one, sentence)):
        return one
    name = " ".join(sentence.words[one.first + one.lead : one.last])
    able = [c for c in places.countries(name) if c in sides and c not in namesakes]
    return replace(one, kind="place", form="city", ref=able[0]) if len(able) == 1 else one


def _short(one: Mention, sentence: Sentence) -> bool:
    """Whether less than a state's name stands where a town may: "in Trinidad"."""
    state = states().get(one.ref or "") if one.kind == "state" and one.form == "name" else None
    placed = one.first > 0 and sentence.lows[one.first - 1] in _PLACED
    said = " ".join(sentence.words[one.first : one.last])
    return state is not None and placed and state.name.startswith(f"{said} ")


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
    closed: Words,
) -> list[Mention]:
    party = parties.match(words, i)
    place = places.match(words, i)
    if party and not (place and place.length > party.length):
        kind = "state" if parties.is_state(party.code) else "organisation"
        return [_mention(sentence, i, i + party.length, kind, party.code, party.role)]
    if place and not (
        place.doubtful and not _stands_free(sentence, i, i + place.length, taken, closed)
    ):
        return [_mention(sentence, i, i + place.length, "place", place.country, place.kind)]
    dashed = "-" in "".join(words[i : i + 3])
    return _compound(sentence, words, i, parties) if dashed else []


def _compound(sentence: Sentence, words: Sequence[str], i: int, parties: Parties) -> list[Mention]:
    """The parties that a dash joins, over the same tokens: "Chad-Fiji"."""
    joined = _joined(words, i, parties)
    pair: Sequence[str] = joined[0] if joined else ()
    last = joined[1] if joined else i + 1
    if not joined and "-" in words[i]:
        pair = parties.compound(words[i]) or ()
    kinds = ("state" if parties.is_state(code) else "organisation" for code in pair)
    return [
        _mention(sentence, i, last, kind, code, "compound")
        for kind, code in zip(kinds, pair, strict=True)
    ]


def _joined(words: Sequence[str], i: int, parties: Parties) -> tuple[tuple[str, ...], int] | None:
    """Parties with a dash inside names of several words: "South Africa-Chad-Sri Lanka"."""
    k = next((n for n in range(i, min(i + 3, len(words))) if "-" in words[n]), -1)
    if k < 0:
        return None
    before, *inner, after = words[k].split("-")
    one = parties.match([*words[i:k], before], 0)
    two = parties.match([after, *words[k + 1 : k + 4]], 0) if after else None
    if one is None or two is None or one.length != k - i + 1 or one.length + two.length < 3:
        return None
    between = [found.code for word in inner if word and (found := parties.match([word], 0))]
    if len(between) < len(inner):
        return None
    return (one.code, *between, two.code), k + two.length


def _stands_free(
    sentence: Sentence, first: int, last: int, taken: Container[int], closed: Words
) -> bool:
    """Whether a doubtful place stands where places do, and begins no longer name.

    "At Norman Ade Airport" is not in Norman; where every word has a capital nothing is told by one.
    """
    tokens = sentence.tokens
    if first == 0 or not (tokens[first - 1].low in _PLACED or _called(sentence, first, closed)):
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
