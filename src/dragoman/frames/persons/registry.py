"""The people of a document while they are found, each under the fullest name it gives them.

Names come in as written and are brought to the base form where the language says which ending is
a case's and the document shows it. Someone who is met again by a part of the name is the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from dragoman import names
from dragoman.frames.persons.offices import Group, told_again
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar

_COMMAS = frozenset({",", "，", "、"})
_LONGEST = 10  # signs of a name
_SHORTEST = 2  # letters of a name
MEMORY = 60  # mentions after which "the minister" no longer means someone named before


class Someone(Struct, frozen=True):
    """A person of the document: the fullest name, the party, offices with the row of each."""

    name: str
    party: str | None
    offices: tuple[tuple[str, int], ...] = ()
    why: str = ""
    voice: bool = False  # speaks for others and takes no part


class Known(Struct, frozen=True):
    """Names that begin alike, whose each is, and how many characters the longest has."""

    whose: dict[str, int]
    longest: int = 0


def _beside(row: Row, a: Group, b: Group, joining: str) -> bool:
    """Whether only a name and a word for "and" stand between two offices."""
    gap = range(a.last, b.first)
    if row.joined:
        joined = bool(gap) and (row.kind(gap[-1]) == "join" or row.low(gap[-1]) in joining)
        apart = any(row.tells(i) or i in row.entity for i in gap[:-1])
        timed = any(a.last <= time.first < b.first for time in row.times)
        return joined and 2 < len(gap) <= _LONGEST and not (apart or timed)
    joins = [i for i in gap if row.kind(i) == "join" or row.low(i) in _COMMAS]
    names = [i for i in gap if i not in joins and row.tokens[i].word[:1].isupper()]
    return (
        bool(joins)
        and joins[-1] == b.first - 1
        and len(joins) == 1
        and (len(names) + len(joins) == len(gap))
    )


def asking(
    row: Row, name: tuple[int, int], beside: tuple[int, int] | None, grammar: Grammar
) -> str:
    """The word that asks a case of a name: behind it, or behind a subject `beside` it."""
    asks = _beyond(row, beside[1]) if beside else ""
    ends = tuple(grammar.asked.get(grammar.governed.get(asks, ""), ()))
    first = beside and ends and not row.low(beside[1] - 1).endswith(ends)  # "her the envoy saw"
    return asks if first else _beyond(row, name[1])


def _beyond(row: Row, i: int) -> str:
    """The word behind a name, past the time that may stand between them."""
    return row.low(next((t.last for t in row.times if t.first == i), i))


class Registry:
    """People while they are found; the only thing here that changes."""

    def __init__(self, rows: Sequence[Row], grammar: Grammar, home: str) -> None:
        self._home = home
        self._lately: list[str] = []  # states told, the last one last
        self.people: list[Someone] = []
        self._grammar = grammar
        self._words = {t.low for row in rows for t in row.tokens}
        self._anchored: dict[str, list[int]] = {}
        self._beginnings: dict[str, Known] = {}  # made when all are met

    def base(self, name: str, *, declined: bool = False, before: str = "", office: str = "") -> str:
        """The name with case endings taken off each word, where that is sure or is seen.

        `before` is the word that follows it and may ask for a case of the last word; `office` is
        the first word of the holder's office, in whose case he stands.
        """
        *first, last = name.split()
        case = self._case(office) if declined else frozenset[str]()
        bare = self._direct(last, case) or _unbent(first, last, case)
        bare = bare or self._bare(last, declined=declined)
        governs = self._grammar.governed.get(before, "")
        group = governs == "nominative"  # of names joined only the last is declined
        if bare == last and first and "." not in name and not group:
            bare = next(_stripped(last, self._grammar.final), last)
        declined = declined or (bare != last and bool(self._grammar.cases))
        agree = case or (self._agreeing(last, bare) if declined and first else case)
        words = [*(self._joined(word, declined=declined, agree=agree) for word in first), bare]
        asked = self._grammar.asked.get(governs, {})
        if words[-1] == last:
            words[-1] = next(_stripped(last, asked), last)
        return " ".join(words)

    def _direct(self, word: str, case: frozenset[str]) -> str:
        """A word in no case of its office's in the base form; empty where it is in such a case."""
        if not case or len(word) <= _SHORTEST or word.lower().endswith(tuple(case)):
            return ""
        for name, endings in self._grammar.direct.items():
            if case >= frozenset(self._grammar.cases[name]):
                return next(_stripped(word, endings), "")
        return ""

    def _case(self, word: str) -> frozenset[str]:
        """The endings that names have in the case of a word; none where that is not known."""
        if special := self._grammar.holders.get(word):
            return frozenset(self._grammar.cases[special])
        longest = max(
            (e for c in self._grammar.cases.values() for e in c if word.endswith(e)),
            key=len,
            default="",
        )
        told = (c for c in self._grammar.cases.values() if longest and longest in c)
        return frozenset(e for endings in told for e in endings)

    def oblique(self, word: str) -> bool:
        """Whether an office of several stands in a case that its holders share."""
        sure = tuple(self._grammar.cases.get("instrumental", ()))
        return word in self._grammar.holders or word.endswith(sure or "\0")

    def _agreeing(self, word: str, bare: str) -> frozenset[str]:
        """The endings of the case that a word lost an ending of; none where that is not known."""
        for endings in self._grammar.cases.values():
            for ending in endings:
                if word.lower().endswith(ending) and word != bare:
                    return frozenset(endings)
        return frozenset()

    def _joined(self, word: str, *, declined: bool, agree: frozenset[str]) -> str:
        """A name of two joined by a dash, each in its base form."""
        if direct := self._direct(word, agree):
            return direct
        parts = word.split("-")
        if len(parts) == 1 or not all(part[:1].isupper() for part in parts):
            return self._bare(word, declined=declined, agree=agree)
        return "-".join(self._bare(part, declined=declined) for part in parts)

    def _bare(self, word: str, *, declined: bool, agree: frozenset[str] = frozenset()) -> str:
        bases = [
            b
            for ending, b in _bases(word, self._grammar.perhaps)
            if len(b) > _SHORTEST - bool(agree) and (not agree or ending.endswith(tuple(agree)))
        ]
        if seen := next((b for b in bases if b.rpartition(".")[2].lower() in self._words), None):
            return seen
        endings = self._grammar.initialled if "." in word else self._grammar.nominative
        sure = next(_stripped(word, endings), None) or next(
            _stripped(word, self._grammar.nominative), None
        )
        return sure or (bases[0] if declined and bases else word)

    def called(self, name: str) -> int:
        """The person of this name, -1 where there is none."""
        base = _spaced(self.base(name))
        found = {n for anchor in names.sought(base) for n in self._anchored.get(anchor, ())}
        for n in sorted(found):
            if names.same_in_document(base, _spaced(self.people[n].name)):
                return n
        return -1

    def is_name(self, name: str) -> bool:
        """Whether a name is the whole name of someone met before."""
        n = self.called(name) if self.people else -1
        return n >= 0 and self.people[n].name == self.base(name)

    def own_part(self, row: Row, name: tuple[int, int]) -> tuple[int, int]:
        """A name without that of someone met before who stands directly behind it, as verbs do.

        "With Ivanom Petrovym Sidorov talked": who acts stands in no case of the name before.
        """
        first, last = name[0], name[1] - 1
        for i in range(first + 1, last) if self._grammar.initialled else ():
            if self.is_name(row.span(i, name[1])):
                return first, i
        ends = tuple(self._grammar.cases.get("instrumental", ()))
        if not ends or last < first + 2 or row.low(last).endswith(ends):
            return name
        bent = all(row.low(i).endswith(ends) for i in range(first, last))
        other = bent and self.called(row.span(last, name[1])) >= 0 > self.called(row.span(*name))
        return (first, last) if other else name

    def known_of(self, name: str) -> str:
        """The party that was told of someone of this name; empty where none was."""
        n = self.called(name)
        return (n >= 0 and self.people[n].party) or ""

    def beginning(self, sign: str) -> "Known":
        """Names and last parts of names that begin with a sign."""
        if not self._beginnings:
            for n, person in enumerate(self.people):
                for part in (person.name, person.name.split("·")[-1]):
                    known = self._beginnings.get(part[0], Known({}))
                    known.whose.setdefault(part, n)
                    longest = max(known.longest, len(part))
                    self._beginnings[part[0]] = Known(known.whose, longest)
        return self._beginnings.get(sign, Known({}))

    def placed(self, group: Group, last: Group | None, row: Row) -> Group:
        """The office with the state, or the office, that it takes from one told before it."""
        named = [p.value for m in row.entities if m.last <= group.first and (p := m.of("party"))]
        self._lately = [*self._lately, *named][-MEMORY:]
        parties, office = group.parties, group.office
        joining = self._grammar.han.joins if self._grammar.han else ""
        joined = last is not None and self._grammar.carries and _beside(row, last, group, joining)
        if group.there:
            others = (self._home, *self._seen_by(row, group))
            before = ((p,) for p in reversed(self._lately) if p not in others)
            here = _gone_to(row, last, group, self._grammar) if last else ()
            parties = here or next(before, ())
        elif not parties and last and joined:
            parties = last.parties
        if group.peer and not office:
            office = (
                self._whole_office(last.office) if last else self._held_before(row, group.first)
            )
        return replace(group, parties=parties, office=office)

    def _seen_by(self, row: Row, group: Group) -> Iterator[str]:
        """The states of those named in one word before a phrase that has its doer behind it."""
        until = next((f.first for f in row.frames if f.last == group.first), 0)
        words = (token.word for token in row.tokens[:until])
        return (self.known_of(w) for w in words if w[:1].isupper() and len(w) > _SHORTEST)

    def passed(self, row: Row) -> None:
        """Enter the states that a sentence told, for one that goes on with "of the country"."""
        named = [p.value for mark in row.entities if (p := mark.of("party"))]
        self._lately = [*self._lately, *named][-MEMORY:]

    def _whole_office(self, office: str) -> str:
        """The office that a short form, "the minister", means of whoever was told of last."""
        held = (o for person in reversed(self.people) for o, _ in person.offices)
        return next((o for o in held if told_again(office, o)), office)

    def _held_before(self, row: Row, i: int) -> str:
        """The office of whom a sentence names by one word before a token: "X and his colleague"."""
        words = (t.word for t in row.tokens[:i] if t.word[:1].isupper() and len(t.word) > _SHORTEST)
        found = [n for word in words if (n := self.called(word)) >= 0 and self.people[n].offices]
        return self.people[found[-1]].offices[0][0] if found else ""

    def speaks(self, n: int) -> None:
        """Enter that someone speaks for others."""
        self.people[n] = replace(self.people[n], voice=True)

    def meet(
        self, name: str, party: str | None, office: str, row: int, *,
        declined: bool = False, before: str = "", form: str = "",
    ) -> int:  # fmt: skip
        """Enter what a sentence says of someone; their number."""
        base = self.base(name, declined=declined, before=before, office=form)
        n = self.called(base)
        if n < 0:
            self.people.append(Someone(base, party))
            n = len(self.people) - 1
        known = self.people[n]
        longer = base if _fuller(base, known.name) else known.name
        held = (*known.offices, (office, row)) if office else known.offices
        self.people[n] = replace(known, name=longer, party=known.party or party, offices=held)
        for anchor in names.anchors(_spaced(longer)):
            numbers = self._anchored.setdefault(anchor, [])
            if n not in numbers[-1:]:
                numbers.append(n)
        return n


def _gone_to(row: Row, last: Group, group: Group, grammar: Grammar) -> tuple[str, ...]:
    """The state where somebody is who sees "the minister of the country": "X, on a visit to Y"."""
    between = (m for m in row.entities if last.last <= m.first and m.last <= group.first)
    there = [m for m in between if row.low(m.first - 1) in grammar.accredited]
    topics = {c.last for c in row.cues if c.of("topic")}
    told = (p.value for m in reversed(there) if m.first - 1 not in topics and (p := m.party()))
    return tuple(told)[:1]


def _fuller(name: str, than: str) -> bool:
    """Whether a form of a name has more words than another, or is not all in capitals."""
    new, old = (_words(n) for n in (name, than))
    return new > old or (new == old and than.isupper() and not name.isupper())


def _words(name: str) -> tuple[int, int]:
    """How many words a form has, initials among them, and how many of them are whole."""
    words = _spaced(name).split()
    return len(words), sum(not word.endswith(".") for word in words)


def _unbent(first: Sequence[str], last: str, case: frozenset[str]) -> str:
    """A last name that no case bends, as the first name's ending of the case shows; else empty."""
    ends = tuple(case) or ("\0",)
    alone = len(first) == 1 and first[0].lower().endswith(ends)
    return last if alone and not last.lower().endswith(ends) else ""


def _stripped(word: str, endings: Mapping[str, str]) -> Iterator[str]:
    """The word without each ending it has, the longest ending first as the table stands."""
    return (base for _, base in _bases(word, endings))


def _bases(word: str, endings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The same, each with the ending."""
    for ending, becomes in endings.items():
        stem = word[: len(word) - len(ending)]
        if word.lower().endswith(ending) and len(stem.rpartition(".")[2] + becomes) >= _SHORTEST:
            end = becomes.upper() if word.isupper() else _cased(becomes, word, stem)
            yield ending, stem + end


def _cased(end: str, word: str, stem: str) -> str:
    """The end of a base form with the capitals that the word has in its place."""
    return "".join(
        sign.upper() if written.isupper() else sign
        for sign, written in zip_longest(end, word[len(stem) :][: len(end)], fillvalue="")
    )


def _spaced(name: str) -> str:
    return name.replace(".", ". ").replace("·", " ")
