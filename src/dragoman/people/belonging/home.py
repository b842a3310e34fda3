"""Whose paper it is: the party of officials a document names without a country.

A government's own text, or a national paper's, says "the Prime Minister" of its own. The answer
is inferred, never stated, so every person who gets it carries the reason. In order: who
published it (a known name, a state in the name, the end of a domain); the body that heads the
page; then signs are weighed: words and titles only one state's papers use of its own, the
dateline, and the states named beside foreigners. A state merely talked about ("the threat posed
by X", "the war in X") weighs nothing. No sign, no answer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lexicon.facing import Facing
from dragoman.lexicon.home import Home
from dragoman.lexicon.parties import Parties
from dragoman.people.belonging import abroad, ground, transcripts
from dragoman.records import Actor, Document, Mention, Person, Sentence

_WHY = "the country is not stated; taken from {}"
_SIDE, _ABOUT_IT = "the state the text names as a side", "the state the text is about"
_OWN_WORDS = "words only its own papers use"
_ACROSS = 2.0  # of a state's people, opposite an official without a country
_SHARED = 3.0  # a title that several states have
_CUE, _TITLE, _DATELINE, _FOREIGNER, _HOSTING = (
    8.0,
    6.0,
    4.0,
    1.5,
    2.0,
)  # tuned on 130 documents, in halves
_LEAST, _LEAD = 0.3, 0.5  # below this nothing is said; by which the home stands out
_HEADED, _GROUND = 2.0, 0.25  # of what a title is about; of a state, or a list, something is in
_WORDS = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?|[,/|()]")
_DIGIT = re.compile(r"\d")
_INVERTED = re.compile(
    r"([^\W\d_]+(?: [^\W\d_]+)?): [^\W\d_]+, [^\W\d_]+$"
)  # "Premier: Okoth, Mary"
_DOMAIN = re.compile(r"\.([a-z]{2,4})$")


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
    goals = abroad.goals(sentences, mentions, actors, sides)
    cued = _cues(document.text, people, words, goals)
    here = dict.fromkeys((*((dateline,) if dateline else ()), *_dated(document, parties)))
    if known := _published(document, words, parties, cued, dateline, here):
        return known
    if code := _office_line(sentences, actors) or transcripts.state(document, words, parties):
        return code, _WHY.format("the office that heads the page")
    named = _named(sentences, mentions, actors, words, sides)
    for code in here:
        named[code] += _DATELINE
    for code, weight in cued.items():
        named[code] += weight
    for code in (*abroad.accredited(mentions, actors), *abroad.on_behalf(sentences, mentions)):
        named[code] += _HOSTING
    across = abroad.across(sentences, actors, sides)
    foreign = {c: n for c, n in abroad.foreign(actors).items() if c not in here}
    for code in {**across, **foreign, **goals}:
        faced = min(across.get(code, 0), 2) + (code in goals)
        faced += 2 * (code in goals and len(goals) > 1)  # of two that one goes to neither is home
        named[code] -= _ACROSS * faced + _FOREIGNER * min(foreign.get(code, 0), 3)
    for code in abroad.left(sentences, mentions, actors, sides) - goals.keys():
        named[code] += _DATELINE
    best = max(named, key=lambda code: named[code], default=None)  # the first named of equals
    if best is None or named[best] < _LEAST or not (cued.get(best) or _stands_out(best, named)):
        topic = _topic(sentences, mentions, {*across, *goals}, words)
        return (topic, _WHY.format(_ABOUT_IT)) if topic else None
    told = "the dateline" if best == dateline else _SIDE
    return best, _WHY.format(_OWN_WORDS if cued.get(best) else told)


def _stands_out(best: str, named: Mapping[str, float]) -> bool:
    """Whether a state is a side far more than any other, or the first of all that were named."""
    second = max((weight for code, weight in named.items() if code != best), default=0)
    return second <= 0 or named[best] - second >= _LEAD or best == next(iter(named))


def guessed(why: str) -> bool:
    """Whether neither the publisher nor words of its own tell whose paper it is."""
    return why in {_WHY.format(told) for told in ("the dateline", _SIDE, _ABOUT_IT)}


def cued(why: str) -> bool:
    """Whether words of its own tell whose paper it is: other states' officials bear them too."""
    return why == _WHY.format(_OWN_WORDS)


def _published(
    document: Document,
    words: Home,
    parties: Parties,
    cued: Mapping[str, float],
    dateline: str | None,
    here: Collection[str],
) -> tuple[str, str] | None:
    """The state of the publisher or of the body that heads the page; of a bureau its dateline."""
    code = _publisher(document.publisher or "", words, parties)
    if code and dateline and not cued.get(code) and _everywhere(document.publisher, words):
        return dateline, _WHY.format("the dateline")
    if code:
        return code, _WHY.format(f"the publisher, {document.publisher}")
    code = _header(document, words, parties, here)
    return (code, _WHY.format("the body that heads the page")) if code else None


_BYLINE, _WRITER = 60, 6  # characters of a byline, words before its town
_HEAD, _ABOUT = 6, 2  # lines that may head a page; times as often as the next: a text's topic


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


def _everywhere(publisher: str | None, words: Home) -> bool:
    """Whether an agency has bureaus everywhere, so that its dateline tells more than its name."""
    return (publisher or "").lower().strip() in words.bureaus


def _publisher(name: str, words: Home, parties: Parties) -> str | None:
    """The state a publisher's name tells; None for those who write for the whole world."""
    low = name.lower().strip()
    if not low or low in words.international:
        return None
    pieces = [p for p in re.split(r"\s*[,/|()–—]\s*|\s-\s", low) if p]
    initials = [w.lower() for w in _WORDS.findall(name) if w.isupper() and len(w) > 2]
    for known in (low, *pieces, *initials):
        if len(codes := words.publishers.get(known, ())) == 1:
            return codes[0]
    named = _states(name, parties)
    return named[0] if len(named) == 1 else _domain(low, words)


def _domain(name: str, words: Home) -> str | None:
    end = _DOMAIN.search(name)
    return words.domains.get(end[1]) if end and " " not in name else None


def _states(text: str, parties: Parties) -> list[str]:
    """The states and organisations a line names, each once."""
    tokens = _WORDS.findall(text)
    found: list[str] = []
    i = 0
    while i < len(tokens):
        match = parties.match(tokens, i)
        if match:
            found.append(match.code)
        i += match.length if match else 1
    return list(dict.fromkeys(found))


def _office_line(sentences: Sequence[Sentence], actors: Sequence[Sequence[Actor]]) -> str | None:
    """The state whose office is all that a line below the title says: "President of Fiji"."""
    for sentence, acting in list(zip(sentences, actors, strict=True))[1:_HEAD]:
        one = acting[0] if len(acting) == 1 else None
        if sentence.role != "title" or one is None or one.kind not in ("office", "person"):
            continue
        if one.first <= 1 and one.last == len(sentence.lows) and len(one.parties) == 1:
            return one.parties[0] if one.office and not one.plural else None
    return None


_HERE = re.compile(r"\s(?:to|in)\s")  # "Mission of Fiji to", "Presidential Delegation to Fiji"
_PIECES = re.compile(r"\s+[–—|/]\s+")


def _archive(head: Sequence[str], words: Home, here: Collection[str]) -> str | None:
    """The state whose archive a line above the text is of, unless written elsewhere."""
    found = (words.archives.get(m[1].lower()) for line in head if (m := _INVERTED.match(line)))
    code = next(found, None)
    return code if not here or code in here else None


def _header(document: Document, words: Home, parties: Parties, here: Collection[str]) -> str | None:
    """The state of the ministry, embassy or office whose name stands above or below the text."""
    title = document.title or ""
    head = [line.strip() for line in document.text[: document.body].split("\n") if line.strip()]
    foot = [line.strip() for line in document.text[-400:].split("\n") if line.strip()][-2:]
    if archive := _archive(head[:_HEAD], words, here):
        return archive
    for line in (*head[:_HEAD], *foot):
        if line == title or len(line) > 90 or not line[0].isupper() or line[-1] in ".,;:":
            continue
        low = line.lower()
        if any(body in low for body in words.bodies):
            pieces = [
                p for p in _PIECES.split(line) if any(body in p.lower() for body in words.bodies)
            ]
            codes = _states(_HERE.split(pieces[0] if pieces else line)[0], parties)
            if len(codes) == 1:
                return codes[0]
        if code := _letterhead(line, parties):
            return code
        for known in (low, *re.split(r"\s*[|•–—]\s*", low)):
            if (
                known not in words.international
                and len(sole := words.publishers.get(known, ())) == 1
                and len(known) > 3
            ):
                return sole[0]
    return None


def _letterhead(line: str, parties: Parties) -> str | None:
    """The state whose name in full is all of a line: "Republic of Fiji"."""
    tokens = _WORDS.findall(line)
    name = parties.match(tokens, 0) if len(tokens) > 2 else None
    return name.code if name is not None and name.length == len(tokens) else None


def _dated(document: Document, parties: Parties) -> list[str]:
    """The state whose capital stands on the line of the date: "The Ferry, Windhoek, 3 May".

    A report from two towns is of either: "Nouakchott/Algiers, 3 May".
    """
    lines = [line for line in document.text[: document.body].split("\n") if line != document.title]
    for line in [line for line in lines if _DIGIT.search(line)][:3]:
        if len(line) < 90 and (named := _states(line, parties)):
            return named[: 1 + ("/" in line)]
    return [code for line in lines[:_HEAD] if (code := _signed(line, parties))][:1]


def _signed(line: str, parties: Parties) -> str | None:
    """The state whose capital a byline was written in: "Ana Duarte in Lima", "Our Reporter, Lima".

    All but the word before the town stands in capitals.
    """
    tokens = _WORDS.findall(line) if len(line) < _BYLINE else []
    for n in (1, 2, 3):
        town = parties.match(tokens, len(tokens) - n) if len(tokens) > n + 1 else None
        if town is not None and town.length == n and town.role == "capital":
            who, joint = tokens[: -n - 1], tokens[-n - 1]
            named = all(word[0].isupper() for word in who) and not joint[0].isupper()
            return town.code if named and len(who) < _WRITER else None
    return None


def _cues(
    text: str, people: Sequence[Person], words: Home, goals: Mapping[str, int]
) -> defaultdict[str, float]:
    """States told by turns of phrase, and by titles of officials without a country.

    Whoever is met in a state that somebody has gone to has a title of that state: no sign.
    """
    found: defaultdict[str, float] = defaultdict(float)
    for cue, code in words.cues.items():
        if cue in text:
            found[code] += _CUE
    own = [
        (h.sentence, f" {h.office.lower()}")
        for p in people
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
    if any(t.low in words.bordering for t in tokens[mention.last : mention.last + 1]):
        return 0.0
    if i >= 0 and tokens[i].low == "in":
        return _GROUND
    if mention.kind == "place":
        return 0.4
    return 1.0 if mention.form in ("name", "seat") else 0.5


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
