"""What parties promised, hoped, asked or refused, and until when.

A scene and the focus of each sentence come in; one claim for each cue with a speaker and a content
goes out. The speaker is the actor before the cue; "they" and "the two sides" are the parties in
focus. Refused: words of people who bind no state, contents that are only talk ("agreed to meet"),
and whatever has no second party. The content is the text itself, never put in other words.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.claims.objects import kept
from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import edtf
from dragoman.lexicon.pledges import Cue, Pledges
from dragoman.records import Actor, Focus, PledgeClaim, Sentence

_REACH = 12  # tokens between an actor and the verb that is his
_LONGEST = 60  # tokens of a promise; a longer one ends at its last comma
_PHRASE = 6  # tokens of "in a long phone call"
_LEADS = frozenset({"on", "in", "at", "earlier", "late", ","})
_MEANT = frozenset({"sides", "pronoun"})


class _Content(Struct, frozen=True):
    first: int
    last: int


def find(scene: Scene, focus: Sequence[Focus], words: Pledges) -> tuple[PledgeClaim, ...]:
    """Every pledge of the document, in order."""
    claims: list[PledgeClaim] = []
    for sentence in scene.sentences:
        lows = sentence.lows
        if sentence.role == "title":
            continue
        claims += kept.find(scene, sentence, focus[sentence.index], words)
        if words.sayings.absent(sentence.said):
            continue
        claims += _of_sentence(scene, sentence, lows, focus[sentence.index], words)
    return tuple(claims)


def _of_sentence(
    scene: Scene, sentence: Sentence, lows: tuple[str, ...], focus: Focus, words: Pledges
) -> Iterator[PledgeClaim]:
    done = 0
    for k in words.sayings.beginnings(lows):
        sayable = k >= done and _given(lows, k, words)
        length = words.sayings.length(lows, k) if sayable else 0
        claim = _at(scene, sentence, lows, k, length, focus, words) if length else None
        if claim:
            yield claim
            told = claim.evidence[0].end
            done = max(done, sum(t.end <= told for t in sentence.tokens))
        done = max(done, k + length)


def _given(lows: tuple[str, ...], k: int, words: Pledges) -> bool:
    """Whether words at `k` can be a state's: no analyst speaks, and nobody only thinks so."""
    near = lows[max(k - 2, 0) : k]
    if not words.unsaid.isdisjoint((*near, " ".join(near))):
        return False
    return words.refusing.isdisjoint(lows[:k])


def _at(
    scene: Scene,
    sentence: Sentence,
    lows: tuple[str, ...],
    k: int,
    length: int,
    focus: Focus,
    words: Pledges,
) -> PledgeClaim | None:
    tried = words.cues[" ".join(lows[k : k + length])]
    found = ((c, _content(scene, sentence, lows, k, k + length, c, words)) for c in tried)
    cue, content = next(((c, told) for c, told in found if told), (tried[0], None))
    by = _speaker(scene, scene.actors[sentence.index], lows, k, focus, words)
    if not by or content is None:
        return None
    parties = _parties(scene, sentence, content, by, focus)
    if len(parties) < 2:
        return None
    tokens = sentence.tokens
    start, end = tokens[content.first].start, tokens[content.last - 1].end
    return PledgeClaim(
        parties=parties,
        by=by,
        what=" ".join(scene.document.text[start:end].split()),
        modality=cue.modality,
        area=_area(lows, content, words),
        due=_due(scene, sentence, content),
        evidence=(around.evidence(scene, tokens[k].start, end),),
        phrase=" ".join(lows[k : k + length]),
    )


def _speaker(
    scene: Scene, actors: Sequence[Actor], lows: tuple[str, ...], k: int, focus: Focus,
    words: Pledges,
) -> tuple[str, ...]:  # fmt: skip
    """Whose word it is: the actor before the cue, both where two are joined.

    Not the two of "the ties between A and B": who acts before them speaks.
    """
    before = [a for a in actors if a.last <= k]
    between = [n for n, a in enumerate(before) if n and lows[a.first - 1] == "between"]
    if between and lows[k - 1] in ("and", ","):
        before = before[: between[-1]]
    elif lows[k] == "would" and before and lows[max(before[-1].first - 1, 0)] in words.governing:
        return ()  # "a canal through Peru would open"
    if not before or k - before[-1].last > _REACH:
        return ()
    if lows[k - 1] == "and":
        before = _subject(lows[:k], before, words)
    before = [a for a in before if not _aside(lows, a)] or before
    if not before:
        return ()
    last = before[-1]
    if last.kind in _MEANT:
        plural = last.kind == "sides" or last.word in ("they", "we")
        return last.parties or (focus.parties if plural else ())
    joined = [last]
    for actor in reversed(before[:-1]):
        gap = lows[actor.last : joined[-1].first]
        led = lows[max(actor.first - 2, 0) : actor.first]  # "At a meeting with B, A promised"
        listed = gap == (",",) and not {"with", "to", "of"}.intersection(led)
        if listed or gap in (("and",), (",", "and"), ("and", "the")):
            joined.append(actor)
        else:
            break
    known = [_parties_of(scene, a) for a in reversed(joined)]
    if len(known) > 1 and () in known:
        return focus.parties  # "Vice President A and President B of Peru agreed"
    return tuple(dict.fromkeys(p for parties in known for p in parties))


def _subject(said: tuple[str, ...], before: list[Actor], words: Pledges) -> list[Actor]:
    """Who acts first, of "A hopes to join B and will": whoever opens the clause, else all.

    Of "A met B, who thanked her and will" it is B; behind ", and" it may be either.
    """
    near = next((n for n, a in enumerate(before) if n and _goes_on(said, a)), 0)
    if near:
        return before[near:] if said[-2] != "," else []
    front = said[: before[0].first]
    doing = front and front[0].endswith("ing") and front[0] not in words.occasions
    if front and len(before) > 1 and (doing or front[0] in words.opening):
        main = [n for n, a in enumerate(before) if said[a.first - 1] == ","]
        return before[main[0] : main[0] + 1] if len(main) == 1 else []
    opens = not front or front[-1] not in words.governing
    last = 1
    while last < len(before) and said[before[last - 1].last : before[last].first] == ("and",):
        last += 1
    return before[:last] if opens else before


def _goes_on(said: tuple[str, ...], actor: Actor) -> bool:
    """Whether a clause tells of somebody: "B, who thanked her"."""
    return "who" in said[actor.last : actor.last + 1 + (said[actor.last] == ",")]


def _parties_of(scene: Scene, actor: Actor) -> tuple[str, ...]:
    """Whom an actor stands for, by the sentence or by what the document tells of the person."""
    party = scene.persons[actor.person].party if actor.person is not None else None
    return actor.parties or ((party,) if party else ())


def _aside(lows: tuple[str, ...], actor: Actor) -> bool:
    """Whether somebody is only whom the speaker saw: "A, meeting B, expressed hope"."""
    verb = actor.first - 1 - (lows[actor.first - 1] == "with")
    closed = actor.last < len(lows) and lows[actor.last] == ","
    return closed and verb > 0 and lows[verb].endswith("ing") and lows[verb - 1] == ","


def _content(
    scene: Scene, sentence: Sentence, lows: tuple[str, ...], k: int, behind: int, cue: Cue,
    words: Pledges,
) -> _Content | None:  # fmt: skip
    """What is pledged: from behind the cue to the end of its clause."""
    low = lows[behind] if behind < len(lows) else ""
    said = _past_adjuncts(scene, sentence.index, lows, behind, words)
    if said > behind and low in ("on", "in", "at") and said == len(lows) - 1:
        return None  # "agreed on Monday."
    if said < len(lows) and lows[said] in ("to", "that"):
        behind, low = said, lows[said]
    if low == "to" and any(m.first == said + 1 for m in scene.mentions[sentence.index]):
        return None  # "promised to Chile"
    first = _begins(scene, sentence, lows, k, behind, cue, words)
    if not 0 < first < len(lows):
        return None
    last = _unsaid(lows, first, _end(lows, first, words), words)
    if "thing" in cue.then:
        last = _without_occasion(scene, sentence.index, first, last, words)
    if low == "that" and cue.modality == "agreed" and _view(lows[first:last], words):
        return None
    while first < last and lows[first] in words.strip:
        first += 1
    of_paper = low == "on" and not words.papers.isdisjoint(lows[first : first + 3])
    idle = last - first < 2 or lows[first] in words.idle
    return None if idle or of_paper else _Content(first, last)


def _begins(
    scene: Scene,
    sentence: Sentence,
    lows: tuple[str, ...],
    k: int,
    behind: int,
    cue: Cue,
    words: Pledges,
) -> int:
    """The token at which what is pledged begins; 0 or -1 where the cue wants another word."""
    low = lows[behind] if behind < len(lows) else ""
    if "party" in cue.then:
        return _addressed(scene, sentence, lows, behind)
    if "thing" in cue.then:
        return behind * _counted(lows, behind, words)
    if "" in cue.then and behind - k > 1 and lows[k] in words.auxiliaries:
        return behind if "not" in lows[k:behind] else k + 1  # "will | hand over"
    if low in cue.then:
        return behind + 1
    return behind if "ing" in cue.then and low.endswith("ing") else -1


def _counted(lows: tuple[str, ...], k: int, words: Pledges) -> bool:
    """Whether a thing that counts is offered: "ten scholarships", "3 million", but no "toast"."""
    said = lows[k : k + 3]
    told = bool(said) and (said[0] in words.counted or said[0].isdecimal() or said[0] == "$")
    return told and words.gestures.isdisjoint(said)


def _without_occasion(scene: Scene, s: int, first: int, last: int, words: Pledges) -> int:
    """The end of a thing given without when it was: "a boat | during talks", "rice | on Monday"."""
    lows = scene.sentences[s].lows
    days = {t.first - (lows[t.first - 1] == "on") for t in scene.times[s] if t.bound == "at"}
    return next(
        (k for k in range(first + 2, last) if k in days or lows[k] in words.occasions), last
    )


def _view(said: tuple[str, ...], words: Pledges) -> bool:
    """Whether what two sides agree on is how things stand, and nothing that anybody is to do."""
    bound = (i for i, low in enumerate(said) if low in words.binding)
    aimed = any(said[i] != "to" or said[i - 1] in words.being for i in bound)
    return not words.being.isdisjoint(said) and not aimed


def _past_adjuncts(scene: Scene, s: int, lows: tuple[str, ...], k: int, words: Pledges) -> int:
    """The token behind "on Wednesday" and "in Lima", where what is pledged still follows."""
    times = {t.first: t.last for t in scene.times[s]}
    places = {m.first: m.last for m in scene.mentions[s] if m.kind in ("place", "state")}
    while k < len(lows):
        there = places.get(k + 1) if lows[k] in ("in", "at") else None
        step = times.get(k) or (times.get(k + 1) if lows[k] in _LEADS else None) or there
        step = step or _past_talks(lows, k, words)
        aside = k + (lows[k] == ",")
        if step is None and (length := words.aside.length(lows, aside) if aside < len(lows) else 0):
            step = aside + length
            step += step < len(lows) and lows[step] == ","
        if step is None:
            break
        k = step
    return k


def _past_talks(lows: tuple[str, ...], k: int, words: Pledges) -> int | None:
    """The token behind "in a phone call", "at their meeting" at token `k`; else None."""
    if lows[k] not in _LEADS:
        return None
    reach = range(k + 1, min(k + _PHRASE, len(lows)))
    return next((i + 1 for i in reach if lows[i] in words.talks), None)


def _addressed(scene: Scene, sentence: Sentence, lows: tuple[str, ...], behind: int) -> int:
    """Find the token behind "urged Chile on Monday to"; -1 where no party is asked."""
    for k in range(behind + 1, min(behind + 8, len(lows) - 1)):
        if lows[k] == "to":
            named = around.codes(scene.mentions[sentence.index], behind, k)
            acting = any(a.first >= behind and a.last <= k for a in scene.actors[sentence.index])
            return k + 1 if named or acting else -1
    return -1


def _unsaid(lows: tuple[str, ...], first: int, last: int, words: Pledges) -> int:
    """The end of the content without ", the ministry said" behind it."""
    for k in range(last - 1, first, -1):
        if lows[k] == "," and not words.saying.isdisjoint(lows[k + 1 : last]):
            return k
    return last


def _end(lows: tuple[str, ...], first: int, words: Pledges) -> int:
    k = first
    while k < len(lows) and k - first < _LONGEST:
        if lows[k] in (";", ".", "!", "?", "”", '"', ":"):
            break
        if lows[k] == "," and (k + 1 >= len(lows) or lows[k + 1] in words.stops):
            break
        if lows[k] == "," and words.tails.length(lows, k + 1):
            break
        if k > first and lows[k] in words.sayings.starts and lows[k - 1] in ("and", ","):
            break
        k += 1
    if k - first == _LONGEST:
        k = max((i for i in range(first + 1, k) if lows[i] == ","), default=k)
    while k > first and lows[k - 1] in ("and", ",", "but"):
        k -= 1
    return k


def _parties(
    scene: Scene, sentence: Sentence, content: _Content, by: tuple[str, ...], focus: Focus
) -> tuple[str, ...]:
    if set(by) <= set(focus.parties):
        return focus.parties
    mentions = scene.mentions[sentence.index]
    named = around.codes(mentions, content.first, content.last)
    placed = (m.ref for m in mentions if content.first <= m.first and m.last <= content.last)
    return tuple(dict.fromkeys((*by, *(named or [ref for ref in placed if ref]))))


def _area(lows: tuple[str, ...], content: _Content, words: Pledges) -> str | None:
    """The first area that the content names."""
    k = content.first
    while k < content.last:
        length = words.areas.table.length(lows, k)
        if length and (named := words.areas.named[" ".join(lows[k : k + length])]):
            return named[0]
        k += max(1, length)
    return None


def _due(scene: Scene, sentence: Sentence, content: _Content) -> str | None:
    """Until when: the first time inside the content that is not over yet."""
    today = reference(scene.document)
    for time in scene.times[sentence.index]:
        inside = content.first <= time.first and time.last <= content.last
        if not inside or time.attributive or time.bound not in ("by", "before", "until", "at"):
            continue
        due = around.resolved(scene, time, "future")
        limits = edtf.bounds(due) if due else None
        if limits and (today is None or limits[1] >= today):
            return due
    return None
