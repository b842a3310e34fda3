"""Whose paper a document is: the state of officials it names without one, and why.

In order: the publisher's name, its domain, the body that heads the page, the state the language's
papers are mostly of, for a language of several states the one it is filed from, else the state
that the document names most, though none that an official named without one goes to. Whose
ministry "the ministry's spokesman" is of, the paper is of.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.frames.persons.filed import towns as filed_in
from dragoman.frames.persons.reach import unbent
from dragoman.frames.sentence import marks
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.forms import tokenise
from dragoman.lexicon.frames import Language
from dragoman.lexicon.home import domains, publishers
from dragoman.lexicon.parties import states
from dragoman.records import Document

USUAL = "the language, whose papers write so of their own"
_TOP = 6  # sentences among which a paper tells where it files from
_OPENS = frozenset("（(【")
_FEW = 3  # states that an article about one may name


def find(document: Document, rows: Sequence[Row], language: Language) -> tuple[str, str]:
    """Code and reason; an empty code where nothing tells."""
    if language.grammar.papers == "one":
        return _published(document, language) or (language.grammar.home, USUAL)
    named = Counter(code for row in rows for code in _acting(row, language))
    told = _published(document, language) or _stood(document, rows, named, language)
    return told or _most(rows, named, language)


def _published(document: Document, language: Language) -> tuple[str, str] | None:
    """Whose the publisher is."""
    name = (document.publisher or "").lower()
    known = publishers().get(name, ())
    if len(known) == 1:
        return known[0], f"the publisher, {document.publisher}"
    if "." in name and (code := domains().get(name.rsplit(".", 1)[-1])):
        return code, f"the publisher, {document.publisher}"
    heading = _headed(document.publisher or "", language)
    return (heading, "the body that publishes it") if heading else None


def _stood(
    document: Document, rows: Sequence[Row], named: Counter[str], language: Language
) -> tuple[str, str] | None:
    """Whose it is by its own bodies, or by where it is filed from."""
    papers, usual = language.grammar.papers, language.grammar.home
    if papers == "most":
        bodies = {code for row in rows for code in _bodies(row)}
        if len(bodies) == 1:
            return bodies.pop(), "the state whose body it names"
        at = _bracketed(rows[:_TOP], language) if usual not in named else None
        stated = {code for row in rows for code in _with_offices(row)}
        return (at, "the place it is filed from") if at and at not in stated else None
    if named.get(usual):
        return None
    filed = next((place.country or "" for place in filed_in(document, rows, language)), "")
    return (filed, "the place it is filed from") if _writes(filed, rows, language) else None


def _writes(state: str, rows: Sequence[Row], language: Language) -> bool:
    """Whether a state has papers in a language, as all may where none are listed, or acts."""
    printed = not language.grammar.presses or state in language.grammar.presses
    return bool(state) and (printed or any(state in _doing(row) for row in rows))


def _most(rows: Sequence[Row], named: Counter[str], language: Language) -> tuple[str, str]:
    """The usual state, or that of whose officials the text tells most."""
    usual = language.grammar.home
    if len(named) == 1 and {*named} == {*_receiving(rows)}:
        return "", USUAL  # whom an official receives is of his own state as likely
    if named.get(usual) or len(named) < 2:
        return usual, USUAL
    if language.grammar.papers == "most" and (_led(rows) or any(map(_speaks, rows))):
        return usual, USUAL
    if heading := _heading(rows):
        return heading, "the state whose official its title begins with"
    goals = {code for row in rows for code in (*_gone_to(row, language), *_others(row, language))}
    if language.grammar.papers == "several":
        named = Counter({c: n for c, n in named.items() if _writes(c, rows, language)})
    able = Counter({code: n for code, n in named.items() if code not in goals})
    if not able and language.grammar.papers == "most":
        return usual, USUAL
    if not named:
        return "", USUAL
    (first, most), *others = (able or named).most_common(2)
    several = len(named) > _FEW and 2 * most < named.total()  # a round-up is of no one's
    several = several or any(first in _seen(row) for row in rows)
    if language.grammar.papers == "most" and (several or any(most == n for _, n in others)):
        return usual, USUAL
    if language.grammar.papers == "several" and _guest(first, rows):
        return "", USUAL
    even = any(most == n for _, n in others) and language.grammar.papers == "several"
    return _acts(rows) if even else (first, "the state that is named most")


def _bracketed(rows: Sequence[Row], language: Language) -> str | None:
    """The state of a town that a paper files from in brackets, where it has papers of its own.

    "(Kuala Lumpur, 14th, report)": so do papers abroad of news at home.
    """
    for row in rows:
        for mark in row.entities:
            i = next((t.last for t in row.times if t.first == mark.last), mark.last)
            filed = row.low(mark.first - 1) in _OPENS and row.low(i) in language.grammar.wire
            codes = (m.value for m in mark.meanings if m.value in language.grammar.presses)
            if filed and (code := next(codes, None)):
                return code
    return None


def _with_offices(row: Row) -> Iterator[str]:
    """The states that a sentence names with an office of theirs."""
    for mark in row.entities:
        party = mark.party()
        if party and row.kind(mark.last) in ("head", "field"):
            yield party.value


def _bodies(row: Row) -> Iterator[str]:
    """The states of bodies that no other state has, named without their state."""
    for mark in row.entities:
        field = mark.of("field")
        if field and field.value in states() and row.kind(mark.first - 1) != "party":
            yield field.value


def _heading(rows: Sequence[Row]) -> str:
    """The state that a title begins with, with an office of it behind or before it."""
    title = next((row for row in rows if row.sentence.role == "title"), None)
    if title is None:
        return ""
    i = _past_office(title, 0)
    mark = title.entity.get(i)
    party = mark.party() if mark else None
    held = i > 0 or (mark is not None and title.kind(mark.last) in ("head", "field"))
    return party.value if party and held and party.value in states() else ""


def _past_office(row: Row, i: int) -> int:
    """Where an office that begins at a token ends; the same token where none does."""
    while row.kind(i) in ("modifier", "head", "field", "join"):
        i = row.entity[i].last
    return i


def _led(rows: Sequence[Row]) -> bool:
    """Whether a title begins with an office of no state, and its holder goes or sees somebody."""
    title = next((row for row in rows if row.sentence.role == "title"), None)
    return title is not None and bool(title.frames) and title.kind(0) in ("head", "field")


def _gone_to(row: Row, language: Language) -> Iterator[str]:
    """The state that an official named without one goes to: it is not the official's own."""
    goes = any(language.phrases[int(f.meanings[0].value)].goal for f in row.frames)
    named = [m for m in row.entities if m.of("party")] if goes else []
    if len(named) == 1 and row.follows(named[0].first, language.place.to):
        heads = [m for m in row.entities if m.of("head")]
        party = named[0].of("party")
        if party and (not heads or any(m.last <= named[0].first for m in heads)):
            yield party.value


def _others(row: Row, language: Language) -> Iterator[str]:
    """States that are abroad: who invites or is on a visit, whose officials have a short name."""
    asked = {cue.last for cue in row.cues if cue.of("answering")}
    here = (f.last for f in row.frames if language.phrases[int(f.meanings[0].value)].to == "here")
    asked |= {*here}
    for mark in row.entities:
        party = mark.of("party")
        short = party and party.role == "short" and row.kind(mark.last) in ("head", "field")
        if party and (short or mark.first in asked):
            yield party.value


def _seen(row: Row) -> Iterator[str]:
    """The states of officials behind a phrase, whom one of no state sees."""
    first = row.frames[0].first if row.frames else 0
    before = [mark for mark in row.entities if mark.last <= first]
    stated = any(p.role != "capital" for mark in before if (p := mark.of("party")))
    if stated or not any(mark.of("head") for mark in before):
        return
    for mark in row.entities:
        party = mark.of("party")
        if party and mark.first > first and row.kind(mark.last) in ("head", "field"):
            yield party.value


def _acting(row: Row, language: Language) -> Iterator[str]:
    """The states a row names, but where only something was in them."""
    for mark in row.entities:
        party = mark.of("party")
        if party and party.value in states() and not row.follows(mark.first, language.place.at):
            yield party.value


def _acts(rows: Sequence[Row]) -> tuple[str, str]:
    """Of states named as often as each other the one whose officials alone act, with the reason."""
    doing = {code for row in rows for code in _doing(row)}
    return next(iter(doing)) if len(doing) == 1 else "", "the state whose official acts"


def _doing(row: Row) -> Iterator[str]:
    """The states whose officials stand before a phrase in the base form, as who acts does."""
    until = row.frames[0].first if row.frames else 0
    for mark in row.entities:
        party, held = mark.of("party"), row.entity.get(mark.first - 1)
        while held and held.of("field"):  # "minister of defence of X"
            held = row.entity.get(held.first - 1)
        if party and held and held.of("head") and mark.last <= until and unbent(row, held):
            yield party.value


def _guest(state: str, rows: Sequence[Row]) -> bool:
    """Whether it has no town told of, where a sentence of no state tells who receives somebody."""
    received = (row for row in rows if any(cue.of("receiving") for cue in row.cues))
    if all(any(mark.party() for mark in row.entities) for row in received):
        return False
    named = (m for row in rows for mark in row.entities for m in mark.meanings)
    towns = {m.value for m in named if m.kind == "place" or m.role == "capital"}
    return bool(towns) and state not in towns


def _receiving(rows: Sequence[Row]) -> Iterator[str]:
    """The states whose officials receive others."""
    for row in rows:
        if any(cue.of("receiving") for cue in row.cues):
            yield from _doing(row)


def _speaks(row: Row) -> bool:
    """Whether a ministry speaks whose state is not named: the paper's own."""
    voices = [m for m in row.entities if m.of("voice") and row.kind(m.first - 1) == "field"]
    owned = [row.entity[m.first - 1].first for m in voices]
    return any(row.kind(first - 1) != "party" for first in owned)


def _headed(name: str, language: Language) -> str:
    """The state in a publisher's own name; none where it is a headline that deals."""
    tokens = tokenise(name, 0, len(name), language.grammar.writing)
    if marks.find(tokens, language.frames):
        return ""
    found = marks.find(tokens, language.entities)
    named = (mark.of("party") for mark in found)
    return next((one.value for one in named if one and one.role != "short"), "")
