"""The words offices, ranks and names are read by; one file a language.

`languages/<xx>/offices.toml` comes in; sets for single words and longest-match tables for
phrases go out. Plurals of heads are made here, so the file lists each head once.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from dragoman.lexicon import files

_IRREGULAR = {"man": "men", "woman": "women"}


class _File(Struct, forbid_unknown_fields=True):
    heads: list[str]
    weak: list[str]
    modifiers: list[str]
    portfolios: list[str]
    ranks: list[str]
    honorifics: list[str]
    particles: list[str]
    also_names: list[str]
    commercial: list[str]
    private: list[str]
    of_private: list[str]
    public: list[str]
    armed: list[str]
    bodies: list[str]
    chambers: list[str]
    seated: list[str]
    also_given: list[str]
    also_last: list[str]
    patronymics: list[str]
    suffixes: list[str]
    collectives: list[str]
    former: list[str]
    acting: list[str]
    elect: list[str]
    below: dict[str, list[str]] = {}
    dangling: list[str] = []
    trailing: list[str] = []


class Phrases(Struct, frozen=True):
    """Longest match over phrases of lower-case tokens."""

    starts: frozenset[str]  # the words that phrases begin with
    telling: frozenset[str]  # the longest word of each: where none of them is, no phrase is
    alone: frozenset[str]  # phrases of one word
    longer: dict[str, dict[str, tuple[tuple[str, ...], ...]]]  # by the first and second, long first

    def length(self, lows: Sequence[str], i: int) -> int:
        """Number of tokens of the longest phrase that begins at token `i`; 0 when none does."""
        if not 0 <= i < len(lows) or (low := lows[i]) not in self.starts:
            return 0
        behind = self.longer.get(low) if i + 1 < len(lows) else None
        for phrase in behind.get(lows[i + 1], ()) if behind else ():
            n = len(phrase)
            if n == 2 or tuple(lows[i : i + n]) == phrase:
                return n
        return int(low in self.alone)

    def every(self) -> Iterator[tuple[str, ...]]:
        """Each phrase, as its words."""
        yield from ((word,) for word in self.alone)
        for behind in self.longer.values():
            yield from (phrase for some in behind.values() for phrase in some)

    def within(self, lows: Sequence[str], first: int = 0, last: int | None = None) -> int:
        """The end of the first phrase that begins in `lows[first:last]`; 0 when none does."""
        first, starts = max(first, 0), self.starts
        for i, low in enumerate(lows[first:last], first):
            if low in starts and (n := self.length(lows, i)):
                return i + n
        return 0

    def beginnings(self, lows: Sequence[str]) -> list[int]:
        """The tokens at which a phrase could begin."""
        starts = self.starts
        return [i for i, low in enumerate(lows) if low in starts]

    def absent(self, said: frozenset[str]) -> bool:
        """Whether no phrase can stand in a sentence of these words: a look without a loop."""
        return self.telling.isdisjoint(said)


class Offices(Struct, frozen=True):
    """Everything the reader of offices and names looks words up in."""

    heads: Phrases
    plural_heads: Phrases
    head_words: frozenset[str]
    openings: frozenset[str]  # the words that heads and their plurals begin with
    leading: frozenset[str]  # those, and the words that ranks begin with
    titles: frozenset[str]  # the words that ranks and forms of address begin with
    weak: frozenset[str]
    modifiers: frozenset[str]
    below: dict[str, frozenset[str]]  # modifiers of a few heads only, which else are prepositions
    portfolios: frozenset[str]
    ranks: Phrases
    honorifics: Phrases
    particles: frozenset[str]
    also_names: frozenset[str]
    commercial: frozenset[str]
    private: frozenset[str]
    of_private: frozenset[str]
    public: frozenset[str]  # behind such a word, a body is a state's again
    armed: frozenset[str]
    bodies: frozenset[str]
    chambers: frozenset[str]
    seated: frozenset[str]
    also_given: frozenset[str]
    also_last: frozenset[str]
    patronymics: frozenset[str]
    suffixes: frozenset[str]
    collectives: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    elect: frozenset[str]
    trailing: frozenset[str]  # modifiers behind their office: "Chairman Emeritus"
    dangling: frozenset[str]  # adjectives that end no matter: more of a body's name follows


def phrases(texts: Iterable[str]) -> Phrases:
    """Index phrases by their first two words, longest first."""
    said = sorted({tuple(text.split()) for text in texts}, key=lambda p: (-len(p), p))
    longer: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for one in said:
        if len(one) > 1:
            behind = longer.setdefault(one[0], {})
            behind[one[1]] = (*behind.get(one[1], ()), one)
    return Phrases(
        starts=frozenset(one[0] for one in said),
        telling=frozenset(max(one, key=len) for one in said),
        alone=frozenset(one[0] for one in said if len(one) == 1),
        longer=longer,
    )


def plural(head: str) -> str:
    """The plural of a head, inflected on the noun: "secretaries of state"."""
    noun, joint, rest = _inflected(head)
    for one, many in _IRREGULAR.items():
        if noun.endswith(one):
            return noun[: -len(one)] + many + joint + rest
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return noun[:-1] + "ies" + joint + rest
    return noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s") + joint + rest


def _inflected(head: str) -> tuple[str, str, str]:
    for joint in (
        " of ",
        " in ",
        " for ",
        " at ",
        " general",
        "-general",
        "-in-",
        "-at-",
        " d'affaires",
        " d’affaires",
        " extraordinary",
        "-designate",
    ):
        noun, found, rest = head.partition(joint)
        if found:
            return noun, found, rest
    return head, "", ""


_CHOSEN = ("elect", "designate")


def _chosen(heads: Iterable[str]) -> Iterator[str]:
    """The heads of one word of who is chosen but does not yet hold them: "president-elect"."""
    for head in heads:
        if " " not in head and not head.endswith(_CHOSEN):
            yield from (f"{head}-{end}" for end in _CHOSEN)


_JOINING = frozenset({"of", "the", "in", "at", "large"})  # words in heads that are none


@cache
def load(language: str) -> Offices:
    """Read `languages/<language>/offices.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/offices.toml", _File)
    heads = [*data.heads, *_chosen(data.heads)]
    plurals = [plural(head) for head in data.heads]
    openings = frozenset(head.split()[0] for head in (*heads, *plurals))
    return Offices(
        heads=phrases(heads),
        plural_heads=phrases(plurals),
        openings=openings,
        leading=openings.union(rank.split()[0] for rank in data.ranks),
        titles=frozenset(title.split()[0] for title in (*data.ranks, *data.honorifics)),
        head_words=frozenset(w for h in (*heads, *plurals) for w in h.split()) - _JOINING,
        weak=frozenset(data.weak) | frozenset(plural(w) for w in data.weak),
        modifiers=frozenset(data.modifiers),
        below={word: frozenset(heads) for word, heads in data.below.items()},
        portfolios=frozenset(data.portfolios),
        ranks=phrases(data.ranks),
        honorifics=phrases(data.honorifics),
        particles=frozenset(data.particles),
        also_names=frozenset(data.also_names),
        commercial=frozenset(data.commercial),
        private=frozenset(data.private),
        of_private=frozenset(data.of_private),
        public=frozenset((*data.public, *data.armed)),
        armed=frozenset(data.armed),
        bodies=frozenset(data.bodies),
        chambers=frozenset(data.chambers),
        seated=frozenset(data.seated),
        also_given=frozenset(data.also_given),
        also_last=frozenset(data.also_last),
        patronymics=frozenset(data.patronymics),
        suffixes=frozenset(data.suffixes),
        collectives=frozenset(data.collectives),
        former=frozenset(data.former),
        acting=frozenset(data.acting),
        elect=frozenset(data.elect),
        trailing=frozenset(data.trailing),
        dangling=frozenset(data.dangling),
    )
