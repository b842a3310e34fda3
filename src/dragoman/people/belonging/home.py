"""Whose paper it is: the party of officials a document names without a country.

A government's own text, or a national paper's, says "the Prime Minister" of its own. The answer
is inferred, never stated, so every person who gets it carries the reason. In order: who
published it (a known name, a state in the name, the end of a domain); the body that heads the
page; then signs are weighed: words and titles only one state's papers use of its own, the
dateline, and the states named beside foreigners. A state merely talked about ("the threat posed
by X", "the war in X") weighs nothing. No sign, no answer.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from dragoman.lexicon.facing import Facing
from dragoman.lexicon.home import Home
from dragoman.lexicon.parties import Parties
from dragoman.people.belonging import abroad, by_office, ground, publisher, transcripts
from dragoman.people.known.evidence import NAMED_NEAR, Why
from dragoman.records import Actor, Document, Mention, Person, Sentence

_ACROSS = 2.0  # of a state's people, opposite an official without a country
_SHARED = 3.0  # a title that several states have
_CUE, _TITLE, _DATELINE, _FOREIGNER, _HOSTING = (
    8.0,
    6.0,
    4.0,
    1.5,
    2.0,
)  # tuned on 130 documents, in halves
_VISITED = 3.0  # of a state that the others visit, else hardly named
_MOST = 3.0  # that a state tells which one without a country faces
_LEAST = 0.5  # below this nothing is said: a single town is no side
_LEAD = 0.5  # by which the home stands out from the next state
_HEADED = 2.0  # of what a title is about
_GROUND = 0.25  # of a state something is in, and of all of a list that is


def find(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    people: Sequence[Person],
    actors: Sequence[Sequence[Actor]],
    words: Home,
    parties: Parties,
    dateline: str | None,
    sides: Facing,
) -> tuple[str, str] | None:
    """The home party of a document and the reason, or None."""
    theirs = abroad.theirs(people, actors)
    goals, hosts = abroad.goals(sentences, mentions, actors, sides, theirs)
    cued = _cues(document.text, people, words, goals)
    here = publisher.written_in(document, parties, dateline)
    known = publisher.state(document, words, parties, cued, dateline, here)
    if answers := _of_publisher(document, known, dateline, parties, mentions, actors):
        return answers[0]
    heading = _office_line(sentences, actors) or transcripts.state(document, words, parties)
    if code := heading or next((p.party for p in people if p.speaks and p.party), None):
        return code, Why.OFFICE if heading else Why.SPEAKER
    named = _named(sentences, mentions, actors, words, sides)
    across = abroad.across(sentences, actors, sides, theirs)
    across.update(by_office.rivals(people, theirs, sides))
    named.update({code: min(named[code], _MOST) for code in across if code in named})
    visited = dict.fromkeys((code for code in hosts if named[code] < 1), _VISITED)
    guests = {c: _HOSTING * n for c, n in abroad.hosting(sentences, mentions, actors).items()}
    left = abroad.left(sentences, mentions, actors, sides) - goals.keys()
    signs = (dict.fromkeys(here, _DATELINE), cued, guests, visited, dict.fromkeys(left, _DATELINE))
    for code, weight in chain.from_iterable(told.items() for told in signs):
        named[code] += weight
    foreign = {c: n for c, n in abroad.foreign(actors).items() if c not in here}
    for code in {**across, **foreign, **goals}:
        named[code] -= _others(code, across, foreign, goals)
    others = abroad.of_several(actors).union(across, goals)
    topic = _topic(sentences, mentions, others, words)
    return _best(named, cued, dateline) or _about(topic)


def _of_publisher(
    document: Document,
    known: tuple[str, str] | None,
    dateline: str | None,
    parties: Parties,
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
) -> list[tuple[str, str] | None]:
    """What the publisher answers, and be it that nobody can tell; nothing where signs are weighed.

    An agency's initials, which others share, tell little against the capital it writes from:
    "LIMA (GNA)", but "GENEVA (GNA)" is of a conference, and the minister Peru's own if no other is.
    """
    if known is None:
        return []
    told = {m.ref for found in mentions for m in found if m.form != "capital"}
    town = (document.dateline or "").partition(",")[0].split()
    capital = parties.match([word.title() for word in town], 0) if town else None
    marked = (document.publisher or "").isupper() and dateline not in (None, known[0])
    open_ = marked and capital is not None and capital.role == "capital"
    if not open_ or known[0] in told or dateline in abroad.foreign(actors):
        return [known]
    return [] if dateline in told else [None]


def _about(topic: str | None) -> tuple[str, str] | None:
    return (topic, Why.ABOUT) if topic else None


def _best(
    named: Mapping[str, float], cued: Mapping[str, float], dateline: str | None
) -> tuple[str, str] | None:
    """The state that most tells for, and what told; None where none stands out."""
    best = max(named, key=lambda code: named[code], default=None)  # the first named of equals
    if best is None or named[best] < _LEAST:
        return None
    own = cued.get(best, 0) >= _TITLE  # no mere title that several states have
    if not (own or _stands_out(best, named)):
        return None
    told = Why.DATELINE if best == dateline else Why.NAMED_SIDE
    return best, Why.OWN_WORDS if cued.get(best) else told


def _others(
    code: str, across: Mapping[str, int], foreign: Mapping[str, int], goals: Collection[str]
) -> float:
    """How much tells against a state that officials without a country face, name or visit."""
    faced = min(across.get(code, 0), 2) + (code in goals)
    faced += 2 * (code in goals and len(goals) > 1)  # of two that one goes to neither is home
    return _ACROSS * faced + _FOREIGNER * min(foreign.get(code, 0), 3)


def _stands_out(best: str, named: Mapping[str, float]) -> bool:
    """Whether a state is a side far more than any other, or the first of all that were named."""
    second = max((weight for code, weight in named.items() if code != best), default=0)
    first = next(code for code, weight in named.items() if weight > 0)
    return second <= 0 or named[best] - second >= _LEAD or best == first


def guessed(why: str) -> bool:
    """Whether neither the publisher nor words of its own tell whose paper it is."""
    return why in NAMED_NEAR or why == Why.DATELINE


def cued(why: str) -> bool:
    """Whether words of its own tell whose paper it is: other states' officials bear them too."""
    return why == Why.OWN_WORDS


_NEAR = 4  # tokens between a state and "we"
_HEAD = 6  # lines that may head a page


def mission(why: str) -> bool:
    """Whether an embassy tells whose paper it is: the envoy of its text is its own."""
    return why == Why.MISSION


_ABOUT = 2  # times as often as the next: then a text is about a state


def _topic(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    across: Iterable[str],
    words: Home,
) -> str | None:
    """The state named at least twice as often as any other, offices of its people included.

    Not the one someone goes to or deals with: "I will travel to Suva" is no text of Fiji's.
    """
    counts = Counter(
        m.ref for found in mentions for m in found if m.kind == "state" and m.ref
    ).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < _ABOUT * counts[1][1]):
        return None
    goals = {
        m.ref
        for sentence, found in zip(sentences, mentions, strict=True)
        for m in found
        if (before := sentence.tokens[m.first - 1].low) in ("with", "against")
        or (before == "to" and _leaves(sentence, m.first, words))
    }
    return None if counts[0][0] in goals.union(across) else counts[0][0]


def _leaves(sentence: Sentence, i: int, words: Home) -> bool:
    """Whether the words before token `i` are of someone who sets out."""
    return any(t.low in words.sets_out for t in sentence.tokens[max(i - 4, 0) : i])


def _office_line(sentences: Sequence[Sentence], actors: Sequence[Sequence[Actor]]) -> str | None:
    """The state whose office is all that a line below the title says: "President of Fiji"."""
    for sentence, acting in list(zip(sentences, actors, strict=True))[1:_HEAD]:
        one = acting[0] if len(acting) == 1 else None
        if sentence.role != "title" or one is None or one.kind not in ("office", "person"):
            continue
        if one.first <= 1 and one.last == len(sentence.lows) and len(one.parties) == 1:
            return one.parties[0] if one.office and not one.plural else None
    return None


def _cues(
    text: str, people: Sequence[Person], words: Home, goals: Mapping[str, int]
) -> defaultdict[str, float]:
    """States told by turns of phrase, and by titles of officials without a country.

    Whoever is met in a state that somebody has gone to has a title of that state: no sign. Nor is
    a title that one party alone has, but of whom the text names first: any paper says "Taoiseach".
    """
    found: defaultdict[str, float] = defaultdict(float)
    turns = [cue for cue in words.cues if cue in text]
    for cue in turns:  # "Readout of the Secretary-General" is no "Readout of"
        found[words.cues[cue]] += _CUE * (not any(cue in other for other in turns if other != cue))
    own = [
        (h.sentence, f" {h.office.lower()}")
        for n, p in enumerate(people)
        if n == 0 or by_office.sole(p, words) is None
        for h in p.holdings
        if p.party is None and not h.office.lower().startswith(words.anybodys)
    ]
    held = "".join(office for _, office in own)
    for title, codes in words.titles.items() if own else ():
        told = [s for s, office in own if f" {title}" in office] if title in held else []
        for code in codes if told else ():  # no "under-secretary of state" for one of state
            if told[0] < goals.get(code, told[0] + 1):
                found[code] += _TITLE if len(codes) == 1 else _SHARED
    return found


def _named(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    words: Home,
    sides: Facing,
) -> defaultdict[str, float]:
    """How much each state stands as a side, outside the offices and persons of others."""
    named: defaultdict[str, float] = defaultdict(float)
    for sentence, found, acting in zip(sentences, mentions, actors, strict=True):
        inside = {
            i for a in acting if a.kind in ("person", "office") for i in range(a.first, a.last)
        }
        own = [
            (m, m.ref)
            for m in found
            if m.kind != "organisation" and m.ref and m.first not in inside
            if not ground.suffers(sentence, m, sides)
        ]
        topic, lent = False, 1.0
        for n, (mention, ref) in enumerate(own):
            after = n > 0 and abroad.beside(sentence, mention, own[n - 1][0])
            weight = min(_weight(sentence, mention, words), lent if after else 1.0)
            topic = weight == 0 or (topic and after)  # "to A and B" tells as little of B as of A
            lent = weight if weight == _GROUND or (after and lent == _GROUND) else 1.0
            ahead = n + 1 < len(own) and abroad.beside(sentence, mention, own[n + 1][0])
            beside = (after or ahead) and not _in_list(sentence, own, n)
            named[ref] += 0 if topic else weight + (_beside(mention) if beside else 0)
    if headed := _headed(sentences, mentions, actors):
        named[headed] += _HEADED
    return named


def _beside(mention: Mention) -> int:
    """What it tells that a state stands beside another: "Moscow and Beijing watch" the less."""
    return 1 if mention.form == "capital" else 2


def _headed(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
) -> str | None:
    """The state whose things a title opens with: "Lima's new neighbours", no minister."""
    for sentence, found, acting in zip(sentences[:1], mentions, actors, strict=False):
        one = found[0] if found and sentence.role == "title" else None
        people = any(a.kind in ("person", "office") for a in acting)
        if one and one.kind == "state" and not people:
            owns = sentence.lows[one.last : one.last + 1] in (("'s",), ("’s",))
            return one.ref if owns else None
    return None


def _in_list(sentence: Sentence, own: Sequence[tuple[Mention, str]], n: int) -> bool:
    """Whether a state is one of three or more in a row: a list sets nobody on two sides."""
    near = [m for m, _ in own[max(n - 2, 0) : n + 3]]
    at = min(n, 2)
    run = 1
    for step in (-1, 1):
        i = at
        while 0 <= i + step < len(near) and abroad.beside(sentence, near[i], near[i + step]):
            run, i = run + 1, i + step
    return run > 2


def _weight(sentence: Sentence, mention: Mention, words: Home) -> float:
    """What one mention tells: a name more than an adjective, a topic nothing."""
    tokens = sentence.tokens
    i = mention.first - 1
    if i >= 0 and tokens[i].low == "the":
        i -= 1
    if i >= 0 and tokens[i].low in words.talked_of:
        return 0.0
    if i >= 0 and tokens[i].low == "with" and _ours(sentence, mention.last, words):
        return 0.0  # "With A and B we keep the peace"
    if ground.of_another(sentence.lows[max(i - 1, 0) : i + 1]):
        return 0.0
    if any(t.low in words.bordering for t in tokens[mention.last : mention.last + 1]):
        return 0.0
    if i >= 0 and tokens[i].low == "in":
        return _GROUND
    if mention.kind == "place":
        return 0.4
    return 1.0 if mention.form in ("name", "seat") else 0.5


def _ours(sentence: Sentence, k: int, words: Home) -> bool:
    """Of "With A and B we keep the peace": whether those who speak follow a state."""
    return not words.ours.isdisjoint(sentence.lows[k : k + _NEAR])


def own(actors: Iterable[Sequence[Actor]], words: Home) -> tuple[tuple[Actor, ...], ...]:
    """Give holders left unnamed the party that alone has their office: "the Taoiseach"."""
    return tuple(
        tuple(
            replace(a, parties=(words.sole[a.office.lower()],))
            if a.kind == "office" and not a.parties and a.office and a.office.lower() in words.sole
            else a
            for a in found
        )
        for found in actors
    )
