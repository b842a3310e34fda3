"""Rows in, things out: instruments, levels of relations, numbered editions, and areas.

Each takes its parties from those named in its sentence, else from the engagement told last. A level
is named by the document's own words.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dragoman.dates import TimeExpression, edtf, resolve
from dragoman.frames.clause import slots
from dragoman.frames.clause.standing import valued
from dragoman.frames.engagements.told import Draft
from dragoman.frames.sentence import marks
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.frames.things import editions, titles
from dragoman.lexicon import ordinals
from dragoman.lexicon.frames import Language
from dragoman.records import (
    DONE,
    Evidence,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Status,
)

_LONGEST_TITLE = 60
_BESIDE = 3  # tokens between a wish and what is wished to be done
_SIGNING = ("signed", "idle")  # idle: words that by themselves say nothing was signed, "to sign"
_TERM = timedelta(days=370)  # longer than a year: for which something is signed


class Objects(Struct, frozen=True):
    """What a document tells besides engagements."""

    instruments: tuple[InstrumentClaim, ...]
    mechanisms: tuple[MechanismClaim, ...]
    levels: tuple[LevelClaim, ...]
    areas: dict[str, tuple[Evidence, ...]]


class _Told(Struct, frozen=True):
    """The parties and the engagement that a row's things belong to."""

    parties: tuple[str, ...]
    engagement: Draft | None
    held: Draft | None = None  # the last that has been
    here: bool = False  # whether the row itself tells of the engagement


def find(
    rows: Sequence[Row], drafts: Sequence[Draft], language: Language, now: date | None
) -> Objects:  # fmt: skip
    """Everything the rows name; a thing named twice is one."""
    instruments: dict[tuple[str, ...], InstrumentClaim] = {}
    headed: dict[str, tuple[str, ...]] = {}  # told in the title, by kind
    mechanisms: dict[tuple[object, ...], MechanismClaim] = {}
    levels: dict[tuple[object, ...], LevelClaim] = {}
    areas: dict[str, tuple[Evidence, ...]] = {}
    told = _Told((), drafts[0] if drafts else None, _held(drafts[:1]))
    first = {n: draft for draft in reversed(drafts) for n in draft.rows}
    for row in rows:
        told = _telling(row, first.get(row.sentence.index), told)
        quote = (row.quote,)
        found = marks.find(row.tokens, language.objects)
        for one in _instruments(row, found, told, quote, language, now):
            if row.sentence.role == "title":
                headed[one.kind] = (one.kind, one.name.lower())
            elif key := headed.pop(one.kind, None):
                instruments.pop(key, None)  # the text has the whole name
            if not any(_again(one, told_of) for told_of in instruments.values()):
                instruments[one.kind, one.name.lower()] = one
        for edition in _mechanisms(row, found, told, quote, language, now):
            mechanisms.setdefault((edition.ordinal, frozenset(edition.parties)), edition)
        for level in _levels(row, found, told, quote, language, now):
            levels.setdefault((level.level, frozenset(level.parties)), level)
        for mark in marks.find(row.tokens, language.areas):
            areas.setdefault(mark.meanings[0].value, quote)
    return Objects(
        tuple(instruments.values()), tuple(mechanisms.values()), tuple(levels.values()),
        areas if drafts else {},
    )  # fmt: skip


def _again(one: InstrumentClaim, before: InstrumentClaim) -> bool:
    """Whether a paper is one told before: by its name, or by the last words of it."""
    same = one.kind == before.kind and set(one.parties) == set(before.parties)
    name, told = one.name.lower(), before.name.lower()
    return same and (name == told or (told.endswith(name) and one.status == before.status))


def _telling(row: Row, here: Draft | None, before: _Told) -> _Told:
    engagement = here or before.engagement
    named = tuple(
        dict.fromkeys(p.value for m in row.entities if (p := m.of("party")) and p.role != "capital")
    )
    parties = named if len(named) >= 2 else engagement.parties if engagement else ()
    held = _held([here] if here else []) or before.held
    return _Told(parties, engagement, held, here is not None)


def _held(told: Sequence[Draft]) -> Draft | None:
    """The last of some engagements that have been, none of several days."""
    done = (d for d in reversed(told) if d.status in DONE and "/" not in (d.date or ""))
    return next(done, None)


def _value(found: Sequence[Mark], kind: str, row: Row) -> str | None:
    told = [mark for mark in found if mark.of(kind) and not row.denied(mark.first)]
    free = [mark for mark in told if row.low(mark.last) not in row.relative]  # "the signed X"
    return next((m.value for mark in (*free, *told) if (m := mark.of(kind))), None)


def _denied(row: Row, thing: Mark, found: Sequence[Mark], kind: str) -> bool:
    """Whether a thing is denied, or what its nearest word of a kind says was done with it."""
    near = min(
        (m for m in found if m.of(kind)),
        key=lambda m: _apart(m, thing),
        default=thing,
    )
    return row.asks or row.denied(near.first) or row.denied(thing.first)


def _instruments(
    row: Row, found: Sequence[Mark], told: _Told, quote: tuple[Evidence, ...],
    language: Language, now: date | None,
) -> Iterator[InstrumentClaim]:  # fmt: skip
    if len(told.parties) < 2:
        return
    for mark in _heads(row, found, language):
        kind, done = mark.of("instrument"), _act(row, mark, found, language)
        if kind is None or done is None or _denied(row, mark, found, "act"):
            continue
        act = done.meanings[0].value
        ahead = act in _SIGNING and _ahead(row, [done], "act", language)
        wanted = act in _SIGNING and _wanted(row, done, language)
        if act == "idle" and not (ahead or wanted):
            continue
        day, term = _days(row, mark, found, now, past=act == "signed")
        signed = told.held.date if told.held and act == "signed" else None
        yield InstrumentClaim(
            name=titles.instrument(row, mark, found, language),
            kind=kind.value,  # type: ignore[arg-type]  # a key of the table
            parties=told.parties[:2],
            status="proposed" if wanted else "drafted" if ahead else act,  # type: ignore[arg-type]
            date=None if wanted or ahead else day or signed,
            period=term,
            evidence=quote,
            by=f"{language.code}/instruments:{row.span(mark.first, mark.last)}",
        )


def _act(row: Row, paper: Mark, found: Sequence[Mark], language: Language) -> Mark | None:
    """The nearest word of what was done with a paper, behind it where verbs stand last."""
    told = [m for m in found if m.of("act") and not row.denied(m.first)]
    told = [m for m in told if row.low(m.last) not in row.relative] or told  # "the signed X"
    behind = [m for m in told if m.first >= paper.last] if language.chained else []
    return min(behind or told, key=lambda m: _apart(m, paper), default=None)


def _apart(a: Mark, b: Mark) -> int:
    return max(a.first - b.last, b.first - a.last)


def _wanted(row: Row, act: Mark, language: Language) -> bool:
    """Whether somebody only wants something done: "proposed to sign it", "is ready to"."""
    if any(_leads_to(row, cue, act, language) for cue in _urging(row)):
        return True
    wishes = [c for c in row.cues if c.of("wish")]
    return any(
        0 <= act.first - c.last <= _BESIDE and _leads_to(row, c, act, language) for c in wishes
    )


def _heads(row: Row, found: Sequence[Mark], language: Language) -> Iterator[Mark]:
    """The nouns of papers, of several in a title only the last, which heads it."""
    papers = [m for m in found if m.of("instrument")]
    opens, closes = language.grammar.papers_in[:1], language.grammar.papers_in[1:]
    for n, mark in enumerate(papers):
        between = row.spell(mark.last, papers[n + 1].first) if n + 1 < len(papers) else closes
        inside = row.spell(0, mark.first).rfind(opens) > row.spell(0, mark.first).rfind(closes)
        if not (opens and inside and closes not in between):
            yield mark


def _ahead(row: Row, found: Sequence[Mark], kind: str, language: Language) -> bool:
    """Whether what is done with a thing is only planned, "will see it signed", or wanted."""
    plans = [c for c in row.cues if valued(c, "planned")]
    act = next((m for m in found if m.of(kind)), None)
    if act is None:
        return False
    if kind == "change" and any(_leads_to(row, c, act, language) for c in _urging(row)):
        return True
    if row.joined and kind == "change":  # else the sign may only lead an object
        return any(c.last == act.first for c in plans)
    ends = language.chained and any(act.first <= c.first <= act.last for c in plans)
    return bool(ends) or any(_leads_to(row, c, act, language) for c in plans)


def _urging(row: Row) -> list[Mark]:
    return [c for c in row.cues if c.of("urging")]


def _leads_to(row: Row, cue: Mark, act: Mark, language: Language) -> bool:
    """Whether a cue governs what is done, in one clause with it."""
    if cue.of("urging") and language.chained and act.last <= cue.first:  # verbs come last
        return all(row.low(i) not in BORDERS for i in range(act.last, cue.first))
    between = range(cue.first, act.first)
    return cue.first <= act.first and all(row.low(i) not in BORDERS for i in between)


def _days(
    row: Row, paper: Mark, found: Sequence[Mark], now: date | None, *, past: bool
) -> tuple[str | None, str | None]:  # fmt: skip
    """The day that a row names and the term; what was done was on no day to come.

    Of several papers each has the time that stands nearest to it.
    """
    day = term = None
    several = sum(m.of("instrument") is not None for m in found) > 1
    near = sorted(row.times, key=lambda t: _parted(row, paper, t))
    for time in near if several else row.times:
        answer = None if time.attributive else resolve(time, now, "past")
        if answer is None:
            continue
        bounds = edtf.bounds(answer.edtf)
        long = bounds is not None and (bounds[1] - bounds[0]) >= _TERM
        if long or (past and now and slots.edtf_after(answer.edtf, now)):
            term = term or (answer.edtf if long else None)
        else:
            day = day or answer.edtf
    return day, term


def _parted(row: Row, paper: Mark, time: TimeExpression) -> tuple[bool, int]:
    """Whether a border stands between a paper and a time, and how far they are apart."""
    first, last = min(paper.last, time.last), max(paper.first, time.first)
    return any(row.low(i) in BORDERS for i in range(first, last)), last - first


def _stated(row: Row, now: date | None) -> str | None:
    for time in row.times:
        answer = None if time.attributive else resolve(time, now, "past")
        if answer:
            return answer.edtf
    return None


def _mechanisms(
    row: Row, found: Sequence[Mark], told: _Told, quote: tuple[Evidence, ...],
    language: Language, now: date | None,
) -> Iterator[MechanismClaim]:  # fmt: skip
    nouns = [m for m in found if m.of("mechanism")]
    if not nouns or len(told.parties) < 2:
        return
    status, day = _standing(row, told, now)
    text = row.text[row.sentence.start : row.sentence.end]
    timed = [(row.tokens[t.first].start, row.tokens[t.last - 1].end) for t in row.times]
    for match in language.ordinal.finditer(text):
        if any(a <= row.sentence.start + match.start(match.lastindex or 0) < b for a, b in timed):
            continue
        written = next(g for g in match.groups() if g)
        number = language.ordinals.get(written.lower()) or ordinals.figure(written)
        place = row.sentence.start + match.start()
        noun = min(nouns, key=lambda m: _away(row, m, place, language))
        away, far = _away(row, noun, place, language)
        if away and _of_office(row, _span(row, match)[1]):
            continue  # "of the 84th unit"
        if number and far <= _LONGEST_TITLE:
            yield MechanismClaim(
                name=editions.name(row, noun, _span(row, match), language),
                parties=told.parties,
                ordinal=number,
                status=status,
                date=day,
                place=None,
                evidence=quote,
                by=f"{language.code}/mechanisms:{match[0]}",
            )


def _of_office(row: Row, end: int) -> bool:
    """Whether what is numbered, up to a character of the text, is an office's."""
    behind = next((i for i, token in enumerate(row.tokens) if token.start >= end), -1)
    return row.kind(behind) in ("field", "head")


def _away(row: Row, noun: Mark, place: int, language: Language) -> tuple[bool, int]:
    """How far a noun is from a number, which stands before it where owners do."""
    apart = row.tokens[noun.first].start - place
    return apart < 0 and language.grammar.owner == ["before"], abs(apart)


def _standing(row: Row, told: _Told, now: date | None) -> tuple[Status, str | None]:
    """Whether an edition was, and when: as its engagement, or as what a row agrees on is to be."""
    if not told.here and any(cue.of("agreed") for cue in row.cues):
        days = (a.edtf for t in row.times if (a := resolve(t, now, "future")))
        if day := next((d for d in days if now and slots.edtf_after(d, now)), None):
            return "planned", day
    one = told.engagement
    return (one.status, one.date) if one else ("held", None)


def _span(row: Row, match: re.Match[str]) -> tuple[int, int]:
    """Where an edition is told, in characters of the text."""
    return row.sentence.start + match.start(), row.sentence.start + match.end()


def _levels(
    row: Row, found: Sequence[Mark], told: _Told, quote: tuple[Evidence, ...],
    language: Language, now: date | None,
) -> Iterator[LevelClaim]:  # fmt: skip
    if len(told.parties) < 2:
        return
    change = _value(found, "change", row) or "stated"
    ahead = row.closing == "planned" or _ahead(row, found, "change", language)
    if change != "stated" and ahead:
        return  # what is to be agreed on is no standing yet
    for mark in found:
        level = mark.of("level")
        if level and not _denied(row, mark, found, "change"):
            day = _stated(row, now) if change != "stated" else None
            yield LevelClaim(
                parties=told.parties[:2],
                level=(level.base or row.span(mark.first, mark.last)).lower(),
                change=change,  # type: ignore[arg-type]  # a key of the table
                date=day,
                evidence=quote,
                by=f"{language.code}/levels:{row.span(mark.first, mark.last)}",
            )
