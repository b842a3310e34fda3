"""The people of one document: groups of all its sentences in, persons out, each once.

A name is the same person as an earlier one when one form's words are among the other's
("General Sáng" after "Đỗ Văn Sáng"), initials included, and their parties do not clash.
The fullest form is the name. A bare run of capitals counts only where it repeats a known
person, or where it stands alone as two or more words that nothing else explains.
"""

from collections.abc import Collection, Iterable, Sequence

from dragoman.lexicon.given_names import one_name
from dragoman.names import fold
from dragoman.people.introduced.groups import Group
from dragoman.people.known.answers import answers, asked_of
from dragoman.people.known.evidence import Evidence, Source, decide, reason
from dragoman.people.written import personal
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup
from dragoman.records import Holding, Person

Met = dict[tuple[int, int], int]  # sentence and first token of a named group -> person


class Entry:
    """A person while the document is being read; becomes a `Person` at the end."""

    def __init__(self, words: tuple[str, ...], name: str) -> None:
        self.words = words
        self.name = name
        self.told: list[Evidence] = []
        self.holdings: list[Holding] = []
        self.titles = set[str]()  # the words before the name: ranks, forms of address
        self.bare = True

    @property
    def best(self) -> Evidence | None:
        """What decides the party so far."""
        return decide(self.told)

    @property
    def party(self) -> str | None:
        """The party decided so far."""
        return best.party if (best := self.best) else None

    def tell(self, party: str | None, source: Source) -> None:
        """Take one more piece of evidence of the party."""
        if party:
            self.told.append(Evidence(party, source))

    def knows(self, words: Iterable[str]) -> bool:
        """Whether every word is one of this name's; "J." and "Joe" stand for Joseph."""
        mine = self.words
        return all(word in mine or any(_same(word, own) for own in mine) for word in words)


def _same(word: str, own: str) -> bool:
    if word == own or one_name(word, own):
        return True
    if word[:1] != own[:1]:
        return False
    short, long = sorted((word.rstrip("."), own.rstrip(".")), key=len)
    return len(short) == 1 and word != own and long.startswith(short)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell people apart."""
    return tuple(w for w in fold(name).split() if w not in ("jr", "sr", "ii", "iii", "iv"))


def namesakes(one: str, two: str) -> bool:
    """Whether two names end alike, as those of one person do: "Jo Costa", "Johanna P. Costa"."""
    return words_of(one)[-1:] == words_of(two)[-1:]


class Registry:
    """Persons found so far; `meet` adds or extends one, `recall` finds one by part of a name."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_word: dict[str, list[int]] = {}
        self.speaker: int | None = None  # who says "I"
        self.account = ""  # the name beside a handle, whose office is not told yet

    def meet(self, line: Line, group: Group) -> int:
        """Record a named group; return the person's index."""
        if group.name is None:
            raise ValueError("only a group with a name can be met")
        name = personal.text(line, group.name)
        words = words_of(name)
        party = group.parties[0] if group.parties else None
        if (
            group.offices
            and all(o.state == "former" for o in group.offices)
            and self._find(words, None) is not None
        ):
            party = None  # what someone once was does not tell whose he is now
        index = self._find(words, party, group.offices)
        if index is None:
            index = len(self.entries)
            self.entries.append(Entry(words, name))
        entry = self.entries[index]
        if (
            len(words) > len(entry.words)
            or (
                len(words) == len(entry.words)
                and len(name) > len(entry.name)
                and not name.isupper()
            )
            or (entry.name.isupper() and not name.isupper())
        ):
            entry.words, entry.name = words, name
        for word in words:
            known = self._by_word.setdefault(word, [])
            if index not in known:
                known.append(index)
        entry.bare = entry.bare and group.bare
        before = line.lows[group.name.first : group.name.name]
        entry.titles |= {word.rpartition("-")[2] for word in before}
        if not _outward(group):
            entry.tell(party, "stated")
        entry.holdings += [holding(line, o, party) for o in group.offices if not o.counterpart]
        return index

    def introduce(self, line: Line, group: Group, name: str) -> int:
        """Record a person whose name does not stand beside the office as running text."""
        words = words_of(name)
        index = self._find(words, None)
        if index is None:
            index = len(self.entries)
            self.entries.append(Entry(words, name))
        entry = self.entries[index]
        if len(words) > len(entry.words):
            entry.words, entry.name = words, name
        for word in words:
            known = self._by_word.setdefault(word, [])
            if index not in known:
                known.append(index)
        entry.holdings += [holding(line, o, None) for o in group.offices]
        return index

    def _find(
        self, words: tuple[str, ...], party: str | None, offices: Sequence[OfficeGroup] = ()
    ) -> int | None:
        """The latest of those with this name; of two, who holds the office: "President Costa"."""
        fits = [
            i
            for i in self.candidates(words)
            if (self.entries[i].knows(words) or _extends(self.entries[i].words, words))
            and (party is None or self.entries[i].party in (None, party))
        ]
        keys = {office.key for office in offices} if len(fits) > 1 else set[str]()
        held = [i for i in fits if any(h.key in keys for h in self.entries[i].holdings)]
        return (held or fits)[-1] if fits else None

    def candidates(self, words: Iterable[str]) -> list[int]:
        """Persons that share a word with these, in order of first mention."""
        known = [self._by_word[word] for word in words if word in self._by_word]
        return sorted(set().union(*known)) if known else []

    def recall(self, words: Sequence[str], recent: Sequence[int]) -> int | None:
        """The person these folded words are part of; the latest mentioned where several fit."""
        fits = [i for i in self.candidates(words) if self.entries[i].knows(words)]
        if not fits:
            return None
        return max(fits, key=lambda i: (recent[i] if i < len(recent) else -1, -i))

    def known(self, word: str) -> bool:
        """Whether a folded word is part of anyone's name."""
        return word in self._by_word

    def holds(self, line: Line, office: OfficeGroup, parties: Collection[str | None]) -> bool:
        """Whether the text names a holder of an office among those of these parties.

        None among the parties stands for people whose party is not known.
        """
        words = line.grammar.people
        asked = asked_of(office, words)
        return any(
            answers(asked, office.key, h.office, h.key, words)
            for entry in self.entries
            if entry.party in parties
            for h in entry.holdings
        )

    def persons(self) -> tuple[Person, ...]:
        """Everyone, in order of first mention."""
        return tuple(
            Person(
                index=i,
                name=e.name,
                party=e.party,
                inferred={"party": why} if (why := reason(e.best)) else {},
                holdings=tuple(e.holdings),
                speaks=i == self.speaker,
            )
            for i, e in enumerate(self.entries)
        )


def _extends(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a longer name contains all of a known shorter one."""
    return len(words) > len(known) and all(any(_same(k, w) for w in words) for k in known)


def _outward(group: Group) -> bool:
    """An envoy's first party may be the one sent to: never sure without a demonym."""
    return bool(group.offices) and not group.offices[0].parties and len(group.parties) > 1


def holding(line: Line, office: OfficeGroup, party: str | None) -> Holding:
    """An office as one sentence gives it; `party` where the office itself names none."""
    tokens, first = line.sentence.tokens, max(office.first, 0)
    clause = line.low(first) in line.grammar.words.borders and line.cap(first + 1)
    return Holding(
        office=office.words,
        party=office.parties[0] if office.parties and not (office.plural and party) else party,
        sentence=line.sentence.index,
        start=tokens[first + clause].start,  # of "said that President X" without "that"
        end=tokens[office.last - 1].end,
        state=office.state,
        key=office.key,
    )
