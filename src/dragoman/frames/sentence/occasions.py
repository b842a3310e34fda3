"""A sentence laid out in, the occasions it was on the sidelines of out, each with its name.

The name stands between a cue ("on the sidelines of") and what no name holds, around the noun that
tells what kind of occasion it is. Offices, states and days inside it take no part in anything. It
is brought to its base form: "юбилейного Каспийского форума" is "юбилейный Каспийский форум".
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.frames.sentence.marks import Mark
from dragoman.lexicon.frames import Language
from dragoman.lexicon.parties import organisations
from dragoman.records import Place, Token

_LONGEST = 24  # tokens of a name
_NAME = 3  # words of a person's name
_WHOLE = 6  # signs of a noun that is a name
_APART = 3  # tokens between the noun and a cue behind it: a closing quote, an ending
_BORDERS = frozenset({",", ";", "，", "；", "、", "—", "–"})
_MARKS = frozenset('“”«»"„-（）()·+')
_OPENS, _CLOSES = frozenset("«“„「"), frozenset("»”」")
_BRACKETS = ("（(", "）)")
_HEADS = ("head", "voice", "rank")


class Stage(Struct, frozen=True):
    """An occasion: the tokens of its name, half-open, and the name in its base form."""

    first: int
    last: int
    name: str  # empty where only its noun is told: "the summit"
    bodies: tuple[str, ...]  # organisations it names
    place: Place | None  # of the town it is called after
    noun: str  # that tells what kind of occasion it is, in the base form
    since: int  # where it is said that somebody attends it; its own beginning where it is not


class _Line(Struct, frozen=True):
    """What of a sentence a name may hold: marks by token, and the tokens of times and verbs."""

    tokens: Sequence[Token]
    text: str
    entity: dict[int, Mark]
    cues: tuple[Mark, ...]
    tells: frozenset[int]
    takes: frozenset[int]  # "taking part in": a name begins behind it
    timed: frozenset[int]
    language: Language

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def span(self, first: int, last: int) -> str:
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())


def find(
    tokens: Sequence[Token], text: str, entities: dict[int, Mark], cues: tuple[Mark, ...],
    told: Sequence[Mark], timed: frozenset[int], language: Language,
) -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:  # fmt: skip
    """The occasions something was beside, and all that a sentence names.

    `told` are its phrases, none of which a name holds.
    """
    nouns = [c for c in cues if c.of("occasion") and c.first not in timed]  # "on this week"
    if not nouns:
        return (), ()
    cued = [c for c in cues if c.of("beside") or (c.of("taking") and language.attending)]
    apart = [c for c in cues if not _within_names(c)]
    verbs = [f for f in told if not any(f.first < n.last and n.first < f.last for n in nouns)]
    tells = frozenset(i for m in (*apart, *verbs) for i in range(m.first, m.last))
    takes = frozenset(i for c in cues if c.of("taking") for i in range(c.first, c.last))
    line = _Line(tokens, text, entities, cues, tells, takes, timed, language)
    return tuple(_stages(line, cued, nouns)), tuple(_told_of(line, nouns))


def _within_names(cue: Mark) -> bool:
    return any(cue.of(kind) for kind in ("occasion", "topic", "taking"))


def _stages(line: _Line, cued: Sequence[Mark], nouns: Sequence[Mark]) -> Iterator[Stage]:
    ahead = line.language.grammar.owner == ["before"]  # the cue stands behind the name
    for cue in cued:
        if not cue.of("beside"):
            noun = next((n for n in nouns if _attended(line, cue, n)), None)
        elif ahead:
            noun = next((n for n in reversed(nouns) if _closed_by(line, n, cue)), None)
        else:
            noun = next((n for n in nouns if _opened_by(line, cue, n)), None)
        if noun is None:
            continue
        first = _opening(line, noun) if ahead else _beginning(line, cue, noun)
        last = _closed(line, first, noun.last) if ahead else _ending(line, noun)
        held = _parties(line, first, last)
        bodies = tuple(sorted(p for p in held if p in organisations()))
        own = len(held) - len(bodies) > 1  # what two states hold together is no occasion around it
        bare = last - first == noun.last - noun.first and not _proper_noun(line, noun)
        if first <= noun.first and last > first and not own:
            name = "" if bare else _named(line, first, last, noun)
            since = first if cue.of("beside") else cue.first
            yield Stage(
                first, last, name, bodies, _place(line, first, last), _kind(line, noun), since
            )


def _told_of(line: _Line, nouns: Sequence[Mark]) -> Iterator[Stage]:
    """The occasions that are named, whatever is said of them."""
    ahead = line.language.grammar.owner == ["before"]
    for noun in nouns:
        if ahead:
            first = _opening(line, noun)
            last = _closed(line, first, noun.last)
        else:
            bent = _base(noun) and line.language.agreeing
            first, last = _agreeing(line, noun) if bent else noun.first, _ending(line, noun)
        alone = last - first == noun.last - noun.first and not _proper_noun(line, noun)
        several = len(_parties(line, first, last) - organisations().keys()) > 1
        if first <= noun.first and not (alone or several or _common(line, first, last)):
            name = _named(line, first, last, noun)
            place = _place(line, first, last) or _held(line, first, last)
            yield Stage(first, last, name, (), place, _kind(line, noun), first)


def _common(line: _Line, first: int, last: int) -> bool:
    """Whether no word is a name's, in a language whose names have capitals: "related talks"."""
    words = (token.word for token in line.tokens[first:last])
    return line.language.grammar.titled and not any(w[:1].isupper() or w.isdigit() for w in words)


def recalled(stages: Sequence[Stage], told: Sequence[Stage]) -> tuple[Stage, ...]:
    """Occasions of which only the noun is told, with the name of the one told before, the last."""
    return tuple(
        replace(s, name=t.name, place=t.place) if not s.name and (t := _meant(s, told)) else s
        for s in stages
    )


def _meant(stage: Stage, told: Sequence[Stage]) -> Stage | None:
    like = (t for t in reversed(told) if stage.noun in t.name.lower())
    return next(like, told[-1] if told else None)


def _opened_by(line: _Line, cue: Mark, noun: Mark) -> bool:
    """Whether a cue stands before the noun of a name, no verb and no clause between them."""
    gap = range(cue.last, noun.first)
    free = all(i not in line.tells and line.tokens[i].word not in _BORDERS for i in gap)
    return cue.last <= noun.first and len(gap) <= _LONGEST and free


def _parties(line: _Line, first: int, last: int) -> frozenset[str]:
    """The states and organisations that a name holds."""
    marks = (m for i in range(first, last) if (m := line.entity.get(i)))
    named = (party for m in marks if (party := m.of("party")))
    return frozenset(p.value for p in named if p.role != "capital")


def _proper_noun(line: _Line, noun: Mark) -> bool:
    """Whether a noun is a name of its own, which needs no other words: "APEC"."""
    base = _base(noun)
    if line.language.grammar.han:
        return bool(base)
    return base[:1].isupper() or line.span(noun.first, noun.last).isupper()


def _kind(line: _Line, noun: Mark) -> str:
    return (_base(noun) or line.span(noun.first, noun.last)).lower()


def _place(line: _Line, first: int, last: int) -> Place | None:
    """The town that a name holds."""
    for i in range(first, last):
        for meaning in mark.meanings if (mark := line.entity.get(i)) else ():
            if meaning.kind == "place" or meaning.role == "capital":
                return Place(city=meaning.base, country=meaning.value)
    return None


def _held(line: _Line, first: int, last: int) -> Place | None:
    """The place that is told beside a name, no comma between them: "the forum opened in X"."""
    while first > 0 and line.tokens[first - 1].word not in _BORDERS:
        first -= 1
    while last < len(line.tokens) and line.tokens[last].word not in _BORDERS:
        last += 1
    for i in range(first + 1, last):
        mark = line.entity.get(i)
        if mark and mark.first == i and line.low(i - 1) in line.language.place.at:
            state = next((m for m in mark.meanings if m.role == "name"), None)
            town = _place(line, i, i + 1)
            if town or state:
                return town or (Place(country=state.value) if state else None)
    return None


def _attended(line: _Line, cue: Mark, noun: Mark) -> bool:
    """Whether somebody "attending X" is told of: the noun, and a word that makes it theirs."""
    attends = line.low(noun.last) in line.language.attending
    return attends and cue.last <= noun.first and _opening(line, noun) == cue.last


def _closed_by(line: _Line, noun: Mark, cue: Mark) -> bool:
    """Whether a cue stands behind the noun of a name, nothing but its ending between them."""
    gap = range(noun.last, cue.first)
    signs = all(i == gap[-1] or line.tokens[i].word in _MARKS for i in gap)
    return noun.last <= cue.first and len(gap) <= _APART and signs


def _opening(line: _Line, noun: Mark) -> int:
    """Where the name that ends in the noun begins."""
    i = noun.first
    while i > 0 and noun.first - i < _LONGEST and not _parts(line, i - 1):
        i -= 1
    while i < noun.first and line.tokens[i].word in _BORDERS:
        i += 1
    i = _past_holder(line, i, noun)
    town = line.entity.get(i)
    whole = noun.last - noun.first >= _WHOLE  # a name of its own, before which a town is a place
    return town.last if whole and town and town.last == noun.first else i


def _closed(line: _Line, first: int, last: int) -> int:
    """The end of a name with the sign that closes what was opened inside it."""
    opens, closes = (
        {*quotes, *signs} for quotes, signs in zip((_OPENS, _CLOSES), _BRACKETS, strict=True)
    )
    opened = sum(line.tokens[i].word in opens for i in range(first, last))
    closed = sum(line.tokens[i].word in closes for i in range(first, last))
    return last + (opened > closed and line.low(last) in closes)


def _past_holder(line: _Line, i: int, noun: Mark) -> int:
    """Past the name of whoever holds the office that stands before a token."""
    office = line.entity.get(i - 1)
    named = i
    while named < min(i + _NAME, noun.first) and _proper(line, named):
        named += 1
    held = office is not None and any(office.of(kind) for kind in _HEADS)
    opens = line.tokens[named].word in _OPENS
    owns = line.low(named - 1).endswith(tuple(line.language.grammar.links) or ("\0",))
    begins = i == 0 and opens and not owns  # "Ann Lee "Green world" forum"
    return named if begins or (held and (opens or named in line.entity)) else i


def _parts(line: _Line, i: int) -> bool:
    """Whether no name reaches back over a token."""
    token, language = line.tokens[i], line.language
    outside = i in line.tells or i in line.takes or token.low in language.pronouns
    if outside or token.word in "。.!?】":
        return True
    if language.grammar.han is not None:
        between = i - 1 in line.entity and i + 1 in line.entity  # "the China—ASEAN Expo"
        return (token.word in _BORDERS and not between) or (
            token.low in language.place.at or token.low in language.grammar.han.parting
        )
    if token.word == ",":
        before = line.tokens[i - 1] if i else token
        return not before.word[:1].isupper() or "." in before.word
    mark = line.entity.get(i)
    headed = mark is not None and any(mark.of(kind) for kind in _HEADS)
    alone = i in line.timed and not line.low(i)[:1].isdigit() and line.low(i + 1) not in _MARKS
    named = "." in token.word or line.low(i - 1).endswith(".")  # an initial, and its name
    there = token.low in language.place.behind and not line.low(i - 1).isdigit()
    return named or headed or there or alone


def _beginning(line: _Line, cue: Mark, noun: Mark) -> int:
    """Where the name before or at the noun begins: behind the cue, and behind "taking part in"."""
    words = {*line.language.place.at, *line.language.place.to}
    apart, gap = line.tells | line.takes, range(cue.last, noun.first)
    first = max((i + 1 for i in gap if i in apart or line.low(i) in words), default=cue.last)
    grammar = line.language.grammar
    small = (*grammar.of, *grammar.particles)
    while first < noun.first and (line.low(first) in small or _town(line, first, words)):
        first += 1
    if _base(noun) and line.language.agreeing:
        return max(first, _agreeing(line, noun))
    return first


def _town(line: _Line, i: int, words: set[str]) -> bool:
    """Whether a town stands at a token, where it began: "underway in X"."""
    mark = line.entity.get(i)
    there = mark is not None and line.low(mark.first - 1) in words
    return there and _place(line, i, i + 1) is not None


def _agreeing(line: _Line, noun: Mark) -> int:
    """Where the words begin that agree with the noun: adjectives, figures, capitals, quotes."""
    i = noun.first
    while i > 0:
        word = line.tokens[i - 1].word
        of_figure = line.low(i - 2) == "-" and line.low(i - 3).isdigit()
        fits = word[:1].isupper() or word[:1].isdigit() or word in _MARKS or of_figure
        if not fits and not word.lower().endswith(tuple(_endings(line, noun))):
            break
        i -= 1
    return i


def _endings(line: _Line, noun: Mark) -> dict[str, str]:
    agreeing = line.language.agreeing
    return agreeing.get(_base(noun)[-1:], agreeing.get("", {}))


def _base(noun: Mark) -> str:
    """The noun's base form; empty where it stands as written."""
    occasion = noun.of("occasion")
    return occasion.base if occasion else ""


def _ending(line: _Line, noun: Mark) -> int:
    """Where the name that goes on behind the noun ends."""
    i, quoted = noun.last, False
    while i < len(line.tokens) and i - noun.first < _LONGEST:
        word = line.tokens[i].word
        if not quoted and not _goes_on(line, i):
            break
        quoted = word in _OPENS or (quoted and word not in _CLOSES)
        i += 1
    named = i < len(line.tokens) and _proper(line, i)
    while i > noun.last and (not _closes(line, i - 1) or _someone(line, i - 1, named=named)):
        i -= 1
    return i


def _someone(line: _Line, i: int, *, named: bool) -> bool:
    """Whether a token is of the name of whoever acts there: before another, or a surname."""
    surnames = tuple(line.language.grammar.nominative.values())
    surname = bool(surnames) and line.tokens[i].word.endswith(surnames)
    return bool(line.language.grammar.links) and _proper(line, i) and (named or surname)


def _proper(line: _Line, i: int) -> bool:
    """Whether a token may be of a person's name."""
    word = line.tokens[i].word
    return word[:1].isupper() and not word.isupper() and i not in line.entity


def _closes(line: _Line, i: int) -> bool:
    """Whether a name may end with a token: with no word that joins, and no opening sign."""
    token = line.tokens[i]
    return token.low not in line.language.grammar.linking and token.word not in {*_OPENS, "-"}


def _goes_on(line: _Line, i: int) -> bool:
    """Whether a name that has its noun goes on with a token."""
    token, grammar = line.tokens[i], line.language.grammar
    if i in line.tells or (i in line.timed and not token.word[:1].isdigit()):
        return False
    if token.word in _MARKS:
        return True
    if token.low in line.language.pronouns:
        return False
    mark = line.entity.get(i)
    if grammar.links and mark and mark.of("head") and not mark.of("plural"):
        return False  # someone's office; names are of several
    if not token.word[:1].isalnum() or token.low in line.language.place.at:
        return False
    of_figure = line.low(i - 1) == "-" and line.low(i - 2).isdigit()
    if token.word[:1].isdigit() or of_figure or (token.word[:1].isupper() and not grammar.links):
        return True
    if token.word.isupper() or (token.word[:1].isupper() and mark is not None):
        return True
    if mark is not None and (mark.of("field") or mark.of("plural")):
        return True
    if not grammar.links:
        return token.low not in line.language.joins
    if line.low(i - 1).endswith(tuple(grammar.owned)) and token.low.isalpha():
        return True  # "of Turkic states"
    return token.low in grammar.linking or token.low.endswith(tuple(grammar.links))


# --- the base form ------------------------------------------------------------------------------


def _named(line: _Line, first: int, last: int, noun: Mark) -> str:
    """The name in tokens `first` to `last`, with its words up to the noun in the base form."""
    base = _base(noun)
    if not base or line.language.grammar.han:
        return line.span(first, last)
    endings = _endings(line, noun)
    behind = line.span(noun.last, last) if noun.last < last else ""
    lead = line.span(first, noun.first) if first < noun.first else ""
    for i in range(first, noun.first):
        word = line.tokens[i].word
        lead = lead.replace(word, _bent(word, endings, counted=line.low(i - 1) == "-"), 1)
    return " ".join(part for part in (lead, base, behind) if part)


def _bent(word: str, endings: dict[str, str], *, counted: bool) -> str:
    """An adjective in the form that agrees with the noun; a figure's ending, "79-й", too."""
    if counted:
        return endings.get(f"-{word}", f"-{word}").removeprefix("-")
    for ending, becomes in endings.items():
        if word.lower().endswith(ending) and len(word) > len(ending) + 2:
            return word[: len(word) - len(ending)] + becomes
    return word
