"""States and organisations: their codes, and every written form that names one.

A language goes in; `load` gives the forms of that language over the tables of states and
organisations that all languages share. `match` reads the longest form that begins at a token,
`compound` takes "Sino-Vietnamese" apart. Refused, with a `DataError`: a form whose code is in
neither table, an unknown role, the same row twice. The surprising thing: look-up is case-sensitive
("US" is a party, "us" is not), but a token in capitals is also looked up among the forms written in
capitals, so that "HA NOI" in a dateline is found. A form that several parties share gives the one
whose row stands first in the file; the rest are in `PartyMatch.others`, for a reader that knows
which parties the document names.

Rows of role `none` name no party ("South China Sea", "Latin American", "Washington Post"): a form
that stands inside one of them is not read. A possessive (`'s`, `’s`, or a bare apostrophe after s)
glued to the last token of a form is ignored; curly and straight apostrophes are the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files

# In the order of trust: a name says the party, a prefix only stands before a dash.
PartyRole = Literal["name", "demonym", "people", "capital", "seat", "organ", "prefix"]
OrganisationKind = Literal[
    "intergovernmental", "regional", "alliance", "financial", "court", "group", "movement"
]

_STATES = ("iso3", "iso2", "name", "cown", "gwn", "capital")
_ORGANISATIONS = ("code", "name", "kind")
_FORMS = ("code", "form", "role")
_NONE = "none"
_DASHES = frozenset("-‐‑–—−/")
_DASH = re.compile("[-‐‑–—−/]")
_MOST_PARTS = 8  # of a compound; "China-Laos-Cambodia-Myanmar-Thailand-Vietnam" has six
_SIGN = re.compile(r"([,&/+()])")
_POSSESSOR = re.compile(r"('[sS])(?=\s|$)")
_COMPOUNDED = frozenset({"name", "demonym", "capital", "prefix"})


class State(Struct, frozen=True):
    """A state or territory of ISO 3166. `iso2` is None where ISO withdrew the code.

    `cown` and `gwn` are its Correlates of War and Gleditsch-Ward numbers, None where it has none;
    `capital` is the seat of government that news names, None where there is none.
    """

    iso3: str
    iso2: str | None
    name: str
    cown: int | None
    gwn: int | None
    capital: str | None


class Organisation(Struct, frozen=True):
    """An organisation that can be a party or a host."""

    code: str
    name: str
    kind: OrganisationKind


class PartyMatch(NamedTuple):
    """`length` tokens name the party `code`; `others` are the parties the form may also mean."""

    code: str
    length: int
    role: PartyRole
    others: tuple[str, ...] = ()


class _Form(NamedTuple):
    """A form without its first token, and what it means."""

    rest: tuple[str, ...]
    match: PartyMatch


_Index = dict[str, tuple[_Form, ...]]
# A token a party could begin with -> where it stands in a longer name of no party, and that name.
_Traps = dict[str, list[tuple[int, tuple[str, ...]]]]


class Parties(Struct, frozen=True):
    """The parties of the world as one language writes them. Made by `load`."""

    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    forms: Mapping[str, tuple[tuple[str, PartyRole], ...]]  # as written -> (code, role), best first
    _index: _Index
    _capitals_index: _Index
    _traps: _Traps
    ambiguous: frozenset[str]  # the parties that `match` gives for a form several share

    def may_begin(self, word: str) -> bool:
        """Whether a party could begin with a word: a look that spares most words a `match`."""
        known = word in self._index or word in self._capitals_index
        return known or not (word.isascii() and word.isalpha())

    def match(self, words: Sequence[str], i: int) -> PartyMatch | None:
        """The longest form that begins at token `i`, or None.

        A `prefix` ("Sino") is read only before a dash; a form in capitals also in capitals.
        """
        word = words[i]
        if not self.may_begin(word):
            return None
        found = _longest(self._index, words, i)
        if len(word) > 1 and word.isupper():
            shouted = _longest(self._capitals_index, words, i)
            if shouted and (found is None or shouted.length > found.length):
                found = shouted
        if found is None or _trapped(self._traps, words, i, found.length):
            return None
        if found.role == "prefix" and not _dash_follows(words, i + found.length):
            return None
        return found

    def compound(self, word: str) -> tuple[str, ...] | None:
        """The codes of "Mongolia-Vietnam" or "US-Japan-ROK"; None unless every part is a party.

        A form that merely has a hyphen ("Guinea-Bissau") is no compound.
        """
        parts = _DASH.split(word)
        if not 2 <= len(parts) <= _MOST_PARTS or self._party_of([word]) is not None:
            return None
        codes: list[str] = []
        start = 0
        while start < len(parts):
            taken = self._longest_part(parts, start)
            if taken is None:
                return None
            codes.append(taken[0])
            start = taken[1]
        return tuple(codes)

    def is_state(self, code: str) -> bool:
        """Whether the code is a state's and not an organisation's."""
        return code in self.states

    def code(self, text: str) -> str | None:
        """The code of the party that someone types, as a code or a name, in any case.

        What is typed exactly as a code or a name stands first: "GUAM" is an organisation.
        """
        if text in self.states or text in self.organisations:
            return text
        bare = text.casefold()
        coded = (c for c in (*self.states, *self.organisations) if c.casefold() == bare)
        named = self._whole(text) or self._whole(text.title())
        return named or next(coded, None) or self._whole(text.upper())

    def _whole(self, text: str) -> str | None:
        """The code of the party that all the words name."""
        words = text.split()
        found = self.match(words, 0) if words else None
        return found.code if found and found.length == len(words) else None

    def _longest_part(self, parts: list[str], start: int) -> tuple[str, int] | None:
        """The code and the end of the longest run of parts that is one form."""
        for end in range(min(len(parts), start + 3), start, -1):
            code = self._party_of(["-".join(parts[start:end])])
            if code is not None:
                return code, end
        return None

    def _party_of(self, words: list[str]) -> str | None:
        """The code of a part of a compound; a dash is taken to follow."""
        found = self.match([*words, "-"], 0)
        return found.code if found and found.role in _COMPOUNDED else None


@cache
def states() -> Mapping[str, State]:
    """Every state of `states.csv` by its alpha-3 code."""
    return MappingProxyType({row[0]: _state(row) for row in files.table("states.csv", _STATES)})


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every organisation of `organisations.csv` by its code."""
    rows = files.table("organisations.csv", _ORGANISATIONS)
    return MappingProxyType({row[0]: _organisation(row) for row in rows})


def languages() -> tuple[str, ...]:
    """The languages in which parties have names (ISO 639-1)."""
    return tuple(sorted(p.parent.name for p in files.folder().glob("languages/*/parties.csv")))


@cache
def load(language: str) -> Parties:
    """The parties as `language` (ISO 639-1) writes them; the same object every time."""
    path = f"languages/{language}/parties.csv"
    rows = list(files.table(path, _FORMS))
    forms = _forms(path, (row for row in rows if row[2] != _NONE))
    written = {form: PartyMatch(*_best(means)) for form, means in forms.items()}
    index = _indexed(written.items())
    shouted = _indexed(_in_capitals(written))
    return Parties(
        states=states(),
        organisations=organisations(),
        forms=MappingProxyType({form: tuple(means) for form, means in forms.items()}),
        _index=index,
        _capitals_index=shouted,
        _traps=_trap_table(path, (row for row in rows if row[2] == _NONE), (index, shouted)),
        ambiguous=frozenset(match.code for match in written.values() if match.others),
    )


def _state(row: tuple[str, ...]) -> State:
    iso3, iso2, name, cown, gwn, capital = row
    if not all(number == "" or number.isdecimal() for number in (cown, gwn)):
        raise DataError(f"states.csv: {iso3}: cown and gwn are numbers or empty: {cown!r}, {gwn!r}")
    number, other = (int(text) if text else None for text in (cown, gwn))
    return State(iso3, iso2 or None, name, number, other, capital or None)


def _organisation(row: tuple[str, ...]) -> Organisation:
    code, name, kind = row
    if kind not in get_args(OrganisationKind):
        raise DataError(f"organisations.csv: {code}: kind {kind!r} is not one of the known kinds")
    return Organisation(code, name, cast(OrganisationKind, kind))


def _forms(path: str, rows: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, PartyRole]]]:
    """Every form with what it may mean, in the order of the file."""
    known = states().keys() | organisations().keys()
    forms: dict[str, list[tuple[str, PartyRole]]] = {}
    for code, form, role in rows:
        means = forms.setdefault(_straight(form), [])
        if code not in known:
            raise DataError(f"{path}: {form}: code {code!r} is no state and no organisation")
        if role not in get_args(PartyRole):
            raise DataError(f"{path}: {form}: role {role!r} is not one of the known roles")
        if (code, role) in means or not form.strip():
            raise DataError(f"{path}: {form!r}, {code}, {role}: empty, or listed twice")
        means.append((code, cast(PartyRole, role)))
    return forms


def _best(means: list[tuple[str, PartyRole]]) -> tuple[str, int, PartyRole, tuple[str, ...]]:
    """The first meaning, and the codes of the others."""
    code, role = means[0]
    others = dict.fromkeys(other for other, _ in means if other != code)
    return code, 0, role, tuple(others)


def _in_capitals(written: Mapping[str, PartyMatch]) -> Iterator[tuple[str, PartyMatch]]:
    """The forms in capitals; acronyms are left out, they are found as written."""
    for form, match in written.items():
        if form != form.upper():
            yield form.upper(), match


def _indexed(forms: Iterable[tuple[str, PartyMatch]]) -> _Index:
    """By first token, the longest first. Two forms that differ only in case: the first stays."""
    index: dict[str, dict[tuple[str, ...], PartyMatch]] = {}
    for form, match in forms:
        for tokens in _tokenised(form):
            rest = index.setdefault(tokens[0], {})
            rest.setdefault(tokens[1:], match._replace(length=len(tokens)))
    return {
        first: tuple(sorted((_Form(r, m) for r, m in rest.items()), key=lambda f: -len(f.rest)))
        for first, rest in index.items()
    }


def _tokenised(form: str) -> Iterator[tuple[str, ...]]:
    """The ways a tokeniser may cut a form: `'s` glued or apart, a hyphen that is a long dash."""
    signs = _SIGN.sub(r" \1 ", form)
    yield tuple(signs.split())
    if _POSSESSOR.search(signs):
        yield tuple(_POSSESSOR.sub(r" \1", signs).split())
    if "-" in signs:
        yield tuple(signs.replace("-", " – ").split())


def _trap_table(path: str, rows: Iterable[tuple[str, ...]], indexes: Sequence[_Index]) -> _Traps:
    """The names of no party by every token at which a party could be read inside them."""
    traps: _Traps = {}
    for code, form, role in rows:
        if code or not form.strip():
            raise DataError(f"{path}: {form!r}: a row of role {role} has a form and no code")
        for text in dict.fromkeys((_straight(form), _straight(form).upper())):
            for tokens in _tokenised(text):
                for offset, token in enumerate(tokens):
                    if any(token in index for index in indexes):
                        traps.setdefault(token, []).append((offset, tokens))
    return traps


def _trapped(traps: _Traps, words: Sequence[str], i: int, length: int) -> bool:
    """Whether the form of this length at `i` stands inside a name of no party."""
    for offset, tokens in traps.get(words[i], ()):
        inside = length < len(tokens) and offset + length <= len(tokens)
        if inside and offset <= i and _continues(tokens, words, i - offset):
            return True
    return False


def _longest(index: _Index, words: Sequence[str], i: int) -> PartyMatch | None:
    """The longest form that begins at token `i`, in one index."""
    word = words[i]
    if word.isascii() and word.isalpha():
        return _of_forms(index.get(word, ()), words, i)
    found = _of_forms(index.get(_straight(word), ()), words, i)
    bare = _bare(word)
    if found or bare is None:
        return found
    return next((match for rest, match in index.get(bare, ()) if not rest), None)


def _of_forms(forms: Sequence[_Form], words: Sequence[str], i: int) -> PartyMatch | None:
    """The first of these forms, the longest first, that the tokens behind `i` complete."""
    following = words[i + 1] if i + 1 < len(words) else ""
    plain = following.isascii()
    for rest, match in forms:
        if not rest:
            return match
        if plain and len(rest) > 1 and rest[0] != following:
            continue  # "Republic of A" begins like a hundred others
        if _continues(rest, words, i + 1):
            return match
    return None


def _continues(rest: tuple[str, ...], words: Sequence[str], i: int) -> bool:
    """Whether the tokens from `i` on are the rest of a form, the last perhaps a possessive."""
    last = len(rest) - 1
    if i + last >= len(words):
        return False
    for offset, expected in enumerate(rest):
        word = words[i + offset]
        if word == expected or _straight(word) == expected:
            continue
        if offset != last or _bare(word) != expected:
            return False
    return True


def _bare(word: str) -> str | None:
    """The word without its possessive; None when it has none."""
    word = _straight(word)
    if word.endswith(("'s", "'S")):
        return word[:-2]
    if word.endswith(("s'", "S'")):
        return word[:-1]
    return None


def _straight(text: str) -> str:
    """Curly apostrophes made straight."""
    return text if text.isascii() else text.replace("’", "'").replace("ʻ", "'")


def _dash_follows(words: Sequence[str], i: int) -> bool:
    return i < len(words) and words[i] in _DASHES
