"""Words of a lexicon by their first token: forms in, an index that gives the longest at a token.

A `~` at the end of a word stands for any of the language's endings; a form that begins with a
capital is read only so. Words are cut as the language is written, apart or sign by sign.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.characters import simplified
from dragoman.records import Token

Writing = Literal["words", "characters"]
# A mark for "any ending" that a tokeniser keeps with its word.
ANY = "ǂ"
_WORDS = re.compile(
    r"(?:[^\W\d_]\.-?){1,3}(?=\s?[^\W\d_])|\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_CHARACTERS = re.compile(r"\d+(?:[.,:/]\d+)*|[A-Za-z]+|\S")


class Meaning(Struct, frozen=True):
    """What a form stands for: a class, a value of that class, and the base form for the record."""

    kind: str
    value: str
    base: str = ""
    role: str = ""


class _Form(Struct, frozen=True):
    words: tuple[str, ...]  # lower case; a stem ends in the mark
    meaning: Meaning
    proper: bool


class Index(Struct, frozen=True):
    """Forms by their first word, the longest first."""

    whole: Mapping[str, tuple[_Form, ...]]
    stems: Mapping[str, tuple[_Form, ...]]
    endings: frozenset[str]
    longest_ending: int
    joined: bool  # words are not set apart
    heads: frozenset[str]  # the first two letters of every form
    runs: Mapping[
        tuple[str, ...], tuple[Meaning, ...]
    ]  # where words are not set apart: whole forms
    sizes: Mapping[str, tuple[int, ...]]  # and how long those are that begin so, the longest first

    def longest(self, tokens: Sequence[Token], i: int) -> tuple[int, tuple[Meaning, ...]]:
        """How many tokens the longest form at `i` takes, and what it means; 0 for none."""
        low = tokens[i].low
        if self.joined:
            return self._run(tokens, i, low)
        if low[:2] not in self.heads and low[:1] not in self.heads:
            return 0, ()
        best, found = 0, list[Meaning]()
        forms = [*self.whole.get(low, ())]
        for cut in range(len(low), max(0, len(low) - self.longest_ending - 1), -1):
            if low[cut:] in self.endings:
                forms += self.stems.get(low[:cut], ())
        for form in forms:
            size = len(form.words)
            if size >= best and self._fits(form, tokens, i):
                found = [*(found if size == best else ()), form.meaning]
                best = size
        return best and best + self._suffix(tokens, i + best), tuple(dict.fromkeys(found))

    def _run(self, tokens: Sequence[Token], i: int, low: str) -> tuple[int, tuple[Meaning, ...]]:
        """The same where words are not set apart and take no endings."""
        for size in self.sizes.get(low, ()):
            found = self.runs.get(tuple([token.low for token in tokens[i : i + size]]))
            if found and i + size <= len(tokens):
                return size, found
        return 0, ()

    def _suffix(self, tokens: Sequence[Token], i: int) -> int:
        """The tokens of an ending that a dash joins to the word before: "БНСУ-ын"."""
        if i + 1 >= len(tokens) or tokens[i].word != "-" or tokens[i - 1].end != tokens[i].start:
            return 0
        after = tokens[i + 1]
        joined = after.start == tokens[i].end and after.low and after.low in self.endings
        return 2 if joined else 0

    def _fits(self, form: _Form, tokens: Sequence[Token], i: int) -> bool:
        if i + len(form.words) > len(tokens):
            return False
        if form.proper and tokens[i].word[:1].islower():
            return False
        return all(self._is(word, tokens[i + n].low) for n, word in enumerate(form.words) if n)

    def _is(self, word: str, low: str) -> bool:
        if word[-1] != ANY:
            return word == low
        return low.startswith(word[:-1]) and low[len(word) - 1 :] in self.endings


def tokenise(text: str, start: int, end: int, writing: Writing) -> list[Token]:
    """The tokens of `text[start:end]`; every character that is no white space is in one."""
    if writing == "words":
        found = _WORDS.finditer(text, start, end)
        return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in found]
    plain = simplified(text[start:end])
    return [
        Token(m.start(), m.end(), m[0], plain[m.start() - start : m.end() - start].lower())
        for m in _CHARACTERS.finditer(text, start, end)
    ]


def index(pairs: Iterable[tuple[str, Meaning]], writing: Writing, endings: frozenset[str]) -> Index:
    """The forms with what each means, by their first word; `endings` holds the empty one."""
    whole: dict[str, list[_Form]] = {}
    stems: dict[str, list[_Form]] = {}
    for form, meaning in pairs:
        text = form.replace("~", ANY)
        words = tuple(t.low for t in tokenise(text, 0, len(text), writing))
        entry = _Form(words, meaning, form[:1].isupper())
        if words[0][-1] == ANY:
            stems.setdefault(words[0][:-1], []).append(entry)
        else:
            whole.setdefault(words[0], []).append(entry)
    forms = [form for group in (*whole.values(), *stems.values()) for form in group]
    joined = writing == "characters"
    runs = _runs(forms) if joined else {}
    return Index(
        whole=_sorted(whole),
        stems=_sorted(stems),
        endings=endings,
        longest_ending=max(map(len, endings)),
        joined=joined,
        heads=frozenset(form.words[0].rstrip(ANY)[:2] for form in forms),
        runs=runs,
        sizes=_sizes(runs),
    )


def _runs(forms: Iterable[_Form]) -> dict[tuple[str, ...], tuple[Meaning, ...]]:
    runs: dict[tuple[str, ...], dict[Meaning, None]] = {}
    for form in forms:
        runs.setdefault(form.words, {})[form.meaning] = None
    return {words: tuple(meanings) for words, meanings in runs.items()}


def _sizes(runs: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for words in runs:
        sizes.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _sorted(forms: dict[str, list[_Form]]) -> dict[str, tuple[_Form, ...]]:
    return {k: tuple(sorted(v, key=lambda f: -len(f.words))) for k, v in forms.items()}
