"""One sentence as the later passes see it: its tokens, the marks of each index, its times."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from dragoman import dates
from dragoman.dates import TimeExpression
from dragoman.frames.sentence import denials, marks, namesakes, occasions, signs
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.occasions import Stage
from dragoman.lexicon.frames import Language
from dragoman.records import Evidence, Sentence, Status, Token

_HIDING = ("attend", "occasion", "undenied")  # cues that may hold a phrase
_DASHES, _CLOSES = frozenset("-–—"), frozenset('»”"')
_NEAR = 4  # tokens before a phrase where the state stands that somebody is visiting
_BODY = 24  # tokens before a session in which its states stand, with the body that meets
_VERB = 4  # tokens at the end of a sentence, its verb among them
_LONGEST = 12  # characters a phrase before a token may have, where words are not set apart


class Row(Struct, frozen=True):
    """A sentence laid out. `entity` holds the mark of parties, offices and places at each token."""

    sentence: Sentence
    text: str  # of the document
    entities: tuple[Mark, ...]
    entity: dict[int, Mark]
    frames: tuple[Mark, ...]
    cues: tuple[Mark, ...]
    times: tuple[TimeExpression, ...]
    shouted: bool  # all in capitals: these tell no names then
    joined: bool  # the language sets no blanks between words
    starts: frozenset[int]  # tokens at which a word of the lexicon begins
    telling: frozenset[int]  # tokens of phrases and cues
    stages: tuple[Stage, ...]  # occasions: what stands in their names takes no part in anything
    named: tuple[Stage, ...]  # every occasion that it names
    relative: frozenset[str] = frozenset()  # behind a phrase, they make it say who somebody is
    closing: Status | None = None  # what the ending of its last word says of what it tells
    again: bool = False  # it says more of what was told: "this is his first visit"
    denials: tuple[tuple[int, int], ...] = ()  # runs of tokens: what begins in one was not
    asks: bool = False  # whether something was: it is not told
    unsure: bool = False  # it asks to confirm what is told
    ends: tuple[int, ...] = ()  # tokens at which a verb that stands last has ended its clause
    under: TimeExpression | None = None  # the day that heads its part of a chronicle

    @property
    def tokens(self) -> Sequence[Token]:
        """The words and signs of the sentence."""
        return self.sentence.tokens

    def low(self, i: int) -> str:
        """The word at a token, lower case; empty beyond the ends."""
        return self.sentence.tokens[i].low if 0 <= i < len(self.sentence.tokens) else ""

    def span(self, first: int, last: int) -> str:
        """The characters of a run of tokens, line breaks as blanks."""
        tokens = self.sentence.tokens
        return " ".join(self.text[tokens[first].start : tokens[last - 1].end].split())

    def spell(self, first: int, last: int) -> str:
        """The characters of a run of tokens without the blanks between them."""
        return "".join(t.word for t in self.tokens[first:last])

    def follows(self, i: int, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands directly before a token."""
        if not i:
            return False
        if self.joined:
            before = "".join(token.low for token in self.tokens[max(i - _LONGEST, 0) : i])
        else:
            before = self.text[self.sentence.start : self.tokens[i].start].rstrip().lower()
        for phrase in phrases:
            first = len(before) - len(phrase)
            if before.endswith(phrase) and (first < 1 or self.joined or before[first - 1] == " "):
                return True
        return False

    @property
    def quote(self) -> Evidence:
        """The sentence as what a claim rests on."""
        start, end = self.sentence.start, self.sentence.end
        return Evidence(start=start, end=end, quote=self.text[start:end])

    def denied(self, i: int) -> bool:
        """Whether what begins at a token is said not to have been: "did not meet"."""
        return any(first <= i < last for first, last in self.denials)

    def begins(self, i: int) -> bool:
        """Whether a word of the lexicon begins at a token."""
        return i in self.starts

    def tells(self, i: int) -> bool:
        """Whether a phrase or a cue stands at a token."""
        return i in self.telling

    def adjective(self, i: int) -> bool:
        """Whether a state stands at a token as an adjective."""
        mark = self.entity.get(i)
        party = mark.of("party") if mark else None
        return party is not None and party.role == "demonym"

    def kind(self, i: int) -> str:
        """The class of the entity at a token."""
        mark = self.entity.get(i)
        return mark.meanings[0].kind if mark else ""


def _inside(cue: Mark, entity: dict[int, Mark]) -> bool:
    """Whether a cue is only a part of a longer word of the lexicon: a sign of a rank."""
    mark = entity.get(cue.first)
    return (
        mark is not None
        and mark.first <= cue.first < cue.last <= mark.last
        and (cue.last - cue.first < mark.last - mark.first)
    )


def _framed(
    tokens: Sequence[Token], at: dict[int, Mark], cued: Sequence[Mark], language: Language
) -> tuple[Mark, ...]:
    """The phrases of a sentence: none inside a longer cue, and none that is left open."""
    come = marks.at([c for c in cued if _hides(c, tokens, at, language)])
    undecided = {c.first for c in cued if c.of("whether")}  # "whether to visit" tells of none
    joints = language.grammar.joints
    return tuple(
        f
        for f in marks.find(tokens, language.frames)
        if f.last not in undecided
        and _fits(f, tokens, at, cued, language)
        and (not _inside(f, come) or _between_states(tokens, come[f.first], at, cued, joints))
    )


def _fits(
    phrase: Mark, tokens: Sequence[Token], at: dict[int, Mark], cued: Sequence[Mark],
    language: Language,
) -> bool:  # fmt: skip
    """Whether beside a phrase stands what its frame asks for: a place, two states, a vessel."""
    frame = language.phrases[int(phrase.meanings[0].value)]
    if frame.aboard and not any(c.of("vessel") and c.last <= phrase.first for c in cued):
        return False
    if frame.both and any(c.of("topic") and 0 <= phrase.first - c.last <= _BODY for c in cued):
        return False  # of the two states' companies
    return (phrase.last in at or not frame.onto) and (not frame.both or _of_two(tokens, phrase, at))


def _hides(cue: Mark, tokens: Sequence[Token], at: dict[int, Mark], language: Language) -> bool:
    """Whether a phrase inside a cue tells of nothing, as "the visiting minister" goes nowhere."""
    if any(cue.of(kind) for kind in _HIDING):
        return True
    near = (m for i in range(cue.first - _NEAR, cue.first) if (m := at.get(i)))
    ends = tuple(language.place.to_endings)
    gone = (tokens[m.last - 1].low.endswith(ends) for m in near if m.of("party") or m.of("ours"))
    return cue.of("guest") is not None and not any(gone)


def _of_two(tokens: Sequence[Token], phrase: Mark, at: dict[int, Mark]) -> bool:
    """Whether two states stand before a phrase in its clause: it is of them, and of no bodies."""
    states = set[str]()
    for i in range(phrase.first - 1, max(phrase.first - _BODY, 0) - 1, -1):
        mark = at.get(i)
        if tokens[i].low in denials.BORDERS:
            break
        if mark and mark.of("pair"):
            return True
        states |= {party.value} if mark and (party := mark.of("party")) else set()
    return len(states) > 1


def _between_states(
    tokens: Sequence[Token], name: Mark, at: dict[int, Mark], cues: Sequence[Mark], joints: str
) -> bool:
    """Whether what is named like an occasion is a meeting of the states that stand before it."""
    states, i = set[str](), name.first
    while (mark := at.get(i - 1)) or (states and i and tokens[i - 1].low in joints):
        party = mark.of("party") if mark else None
        if mark and mark.of("pair"):
            states = {"", "the two"}
            break
        i = mark.first if mark else i - 1
        states |= {party.value} if party else set()
    led = any(c.of("beside") and 0 <= c.first - name.last <= 1 for c in cues)
    return name.of("attend") is None and len(states) > 1 and not led


def _whole(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """States with the words for their form, "the Republic of": one mark."""
    found: list[Mark] = []
    realm: Mark | None = None
    for mark in marks:
        if _form(mark) and found and _beside(found[-1], mark):
            found[-1] = Mark(found[-1].first, mark.last, found[-1].meanings)
            continue
        if realm and mark.of("party") and realm.last == mark.first:
            mark = Mark(realm.first, mark.last, mark.meanings)  # noqa: PLW2901
        realm = mark if _form(mark) else None
        if realm is None:
            found.append(mark)
    return tuple(found)


def _form(mark: Mark) -> bool:
    return all(meaning.kind == "realm" for meaning in mark.meanings)


def _beside(state: Mark, realm: Mark) -> bool:
    return state.of("party") is not None and state.last == realm.first


def _entities(
    tokens: Sequence[Token], found: Sequence[Mark], timed: set[int], language: Language
) -> tuple[Mark, ...]:
    """Parties, offices and places of a sentence, none in a time and no office in a title."""
    titled = _titled(tokens, language.grammar.papers_in)
    found = [m for m in found if m.first not in timed and not _cut(m, timed, language)]
    named = [m for m in found if not (m.first in titled and m.of("head"))]
    known = enumerate(named)
    named = [m for n, m in known if not namesakes.person(named, n, tokens, language.grammar)]
    framed = marks.find(tokens, language.frames)
    gone = {m.last for m in framed if _onto(m, language)}
    if language.grammar.han:
        named = list(_uncut(named, framed, tokens, language))
    lone = [signs.lone(named, n, tokens, language.grammar) for n in range(len(named))]
    alone = [m.first not in gone and apart for m, apart in zip(named, lone, strict=True)]
    return _whole(tuple(m for m, out in zip(named, alone, strict=True) if not out))


def _cut(mark: Mark, timed: set[int], language: Language) -> bool:
    """Whether a mark ends in a time, where words are not set apart: of a name before "lately"."""
    return language.grammar.han is not None and mark.last - 1 in timed


def _uncut(
    named: Sequence[Mark], framed: Sequence[Mark], tokens: Sequence[Token], language: Language
) -> Iterator[Mark]:
    """Where the last sign of a phrase would begin a name: the name that begins behind it."""
    ends = {m.last - 1 for m in framed}
    for mark in named:
        if any(f.first < mark.last < f.last and mark.first < f.first for f in framed):
            continue  # "X Jianguo sees", and no parliament
        if mark.first not in ends or mark.last - mark.first == 1:
            yield mark
            continue
        size, meanings = language.entities.longest(tokens, mark.first + 1)
        if size:
            yield Mark(mark.first + 1, mark.first + 1 + size, meanings)


def _onto(mark: Mark, language: Language) -> bool:
    """Whether a phrase is one behind which only a place can stand: "visits" in one sign."""
    return language.phrases[int(mark.meanings[0].value)].onto


def lay(sentence: Sentence, text: str, language: Language) -> Row:
    """Find all that the lexicon knows in a sentence."""
    tokens = sentence.tokens
    times = tuple(_times(tokens, known := marks.find(tokens, language.entities), language))
    timed = {i for t in times for i in range(t.first, t.last)}
    entities = _entities(tokens, known, timed, language)
    at = marks.at(entities)
    cued = tuple(c for c in marks.find(tokens, language.cues) if not _inside(c, at))
    framed = _framed(tokens, at, cued, language)
    stages, told_of = occasions.find(tokens, text, at, cued, framed, frozenset(timed), language)
    inside = {i for stage in stages for i in range(stage.first, stage.last)}
    outside = (m for m in entities if m.first not in inside)
    dealt = any(f.first not in inside for f in framed) and any(map(_acting, outside))
    if inside and dealt:  # else it is the occasion itself that is told of
        framed = tuple(f for f in framed if f.first not in inside)
        entities = tuple(m for m in entities if m.first not in inside)
        at = marks.at(entities)
        times = tuple(t for t in times if t.first not in inside)
    return Row(
        sentence=sentence,
        text=text,
        entities=entities,
        entity=at,
        frames=framed,
        cues=cued,
        times=times,
        shouted=_shouted(tokens, language),
        joined=language.grammar.writing == "characters",
        starts=_starts((*entities, *framed, *cued), tokens, language),
        telling=_telling((*framed, *cued)),
        stages=stages,
        named=told_of,
        relative=language.attending,
        closing=_closing(tokens, language),
        again=_opens(tokens, language) in language.again,
        denials=denials.find(tokens, cued, framed, language),
        asks=_asks(tokens, cued, "whether") or _asks(tokens, cued, "confirming"),
        unsure=_asks(tokens, cued, "confirming"),
        ends=tuple(_ends(tokens, at, language)) if language.chained else (),
    )


def _ends(
    tokens: Sequence[Token], at: dict[int, Mark], language: Language
) -> Iterator[int]:  # fmt: skip
    """Where a clause ends: at a comma behind a verb that chains it to the next, at "and"."""
    for i, token in enumerate(tokens[1:], start=1):
        verb = tokens[i - 1].low.endswith(language.chained) and i - 1 not in at
        parts = token.low in language.grammar.parting and not (i - 1 in at and i + 1 in at)
        if parts or (verb and token.low in denials.BORDERS):
            yield i


def _of_name(tokens: Sequence[Token], time: TimeExpression) -> bool:
    """Whether a year ends a quoted name: "Northern Shield — 2031"."""
    after = tokens[time.last].word if time.last < len(tokens) else ""
    return bool(time.first) and after in _CLOSES and tokens[time.first - 1].word in _DASHES


def _times(
    tokens: Sequence[Token], known: Sequence[Mark], language: Language
) -> Iterator[TimeExpression]:
    """The times, but none right behind words of an office and of it: "second" is no Monday."""
    beside = {(b.first, b.last) for a, b in pairwise(known) if _of_office(a, b)}
    for time in dates.find(tokens, language.calendar):
        counts = tokens[time.first - 1].low in language.calendar.not_after and time.first > 0
        named = _of_name(tokens, time) or (counts and tokens[time.first].low.isalpha())
        if not named and (time.first, time.last) not in beside:
            yield time  # and not of "the fifth round", in the words of Thursday


def _of_office(before: Mark, mark: Mark) -> bool:
    kinds = before.meanings[0].kind, mark.meanings[0].kind
    return before.last == mark.first and kinds in (("head", "field"), ("field", "field"))


def _telling(words: Sequence[Mark]) -> frozenset[int]:
    """The tokens of phrases and cues, but of matters, which an office may be of."""
    return frozenset(i for m in words if not m.of("topic") for i in range(m.first, m.last))


def _starts(words: Sequence[Mark], tokens: Sequence[Token], language: Language) -> frozenset[int]:
    return frozenset(m.first for m in words if _sure(m, tokens, language))


def _asks(tokens: Sequence[Token], cues: Sequence[Mark], kind: str) -> bool:
    return any(c.of(kind) for c in cues) and any(t.word in "?？" for t in tokens[-2:])


def _sure(mark: Mark, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a mark parts two words: a town's signs, with no "in" before them, may be a name's.

    So may the one sign of a rank.
    """
    han = language.grammar.han
    if han and mark.last - mark.first == 1 and mark.of("rank"):
        return tokens[mark.first].low not in han.foreign
    town = han is not None and mark.meanings[0].kind == "place"
    return not town or mark.first == 0 or tokens[mark.first - 1].low in language.place.at


def _titled(tokens: Sequence[Token], signs: str) -> set[int]:
    """The tokens inside the titles of papers, which tell of no dealing."""
    inside, opened = set[int](), -1
    for i, token in enumerate(tokens) if signs else ():
        if token.word == signs[0]:
            opened = i
        elif token.word == signs[1] and opened >= 0:
            inside.update(range(opened + 1, i))
            opened = -1
    return inside


def _shouted(tokens: Sequence[Token], language: Language) -> bool:
    letters = (t.word for t in tokens if t.word[:1].isalpha())
    return language.grammar.writing == "words" and all(w.isupper() for w in letters)


def _acting(mark: Mark) -> bool:
    return any(mark.of(kind) for kind in ("head", "party", "rank", "peer"))


def _opens(tokens: Sequence[Token], language: Language) -> str:
    """The first two words, in lower case."""
    gap = "" if language.grammar.writing == "characters" else " "
    return gap.join(token.low for token in tokens[:2])


def _closing(tokens: Sequence[Token], language: Language) -> Status | None:
    """The standing that the last words have by their ending, where verbs stand last."""
    words = [t.low for t in tokens[-_VERB:] if t.word[:1].isalpha()] if language.closing else []
    last = " ".join(words)
    ends = ((e, status) for status, endings in language.closing.items() for e in endings)
    best = max(
        (pair for pair in ends if last.endswith(pair[0])), key=lambda p: len(p[0]), default=None
    )
    return best[1] if best else None
